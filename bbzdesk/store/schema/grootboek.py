"""The ledger: balanced bookings that nobody can change.

The lines come first (their foreign key waits for the commit), then the booking itself, whose trigger counts and sums
them. Once it stands, further lines are refused.
"""

TABELLEN = (
    """
    CREATE TABLE boeking (
        id TEXT PRIMARY KEY,
        soort TEXT NOT NULL,
        omschrijving TEXT NOT NULL,
        valutadatum TEXT NOT NULL CHECK (date(valutadatum) IS valutadatum),
        vastgelegd_op TEXT NOT NULL,
        draait_terug TEXT UNIQUE REFERENCES boeking (id)
    ) STRICT
    """,
    "CREATE INDEX boeking_valutadatum ON boeking (valutadatum)",
    # Both dates of the booking are repeated in its lines, so that a standing is read from one index; the trigger
    # refuses a booking whose lines say otherwise.
    """
    CREATE TABLE boekingsregel (
        boeking_id TEXT NOT NULL REFERENCES boeking (id) DEFERRABLE INITIALLY DEFERRED,
        volgnr INTEGER NOT NULL,
        rekening TEXT NOT NULL CHECK (rekening IN (
            'hoofdsom', 'rente', 'kosten', 'uitbetaling', 'ontvangst', 'renteopbrengst', 'kostenopbrengst',
            'bijstand_als_lening', 'om_niet', 'kwijtschelding', 'afboeking', 'overname', 'restitutie',
            'tussenrekening')),
        vordering_id TEXT REFERENCES vordering (id),
        bedrag INTEGER NOT NULL CHECK (bedrag <> 0 AND abs(bedrag) <= 1000000000000),
        valutadatum TEXT NOT NULL,
        vastgelegd_op TEXT NOT NULL,
        PRIMARY KEY (boeking_id, volgnr),
        CHECK (vordering_id IS NOT NULL OR rekening NOT IN ('hoofdsom', 'rente', 'kosten'))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX boekingsregel_vordering
        ON boekingsregel (vordering_id, rekening, valutadatum, vastgelegd_op, bedrag)
    """,
)
TRIGGERS = (
    """
    CREATE TRIGGER boeking_in_evenwicht BEFORE INSERT ON boeking
    WHEN (SELECT count(*) < 2 OR sum(bedrag) <> 0
              OR max(valutadatum <> NEW.valutadatum OR vastgelegd_op <> NEW.vastgelegd_op)
          FROM boekingsregel WHERE boeking_id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'boeking: niet in evenwicht'); END
    """,
    """
    CREATE TRIGGER boeking_draait_precies_terug BEFORE INSERT ON boeking
    WHEN NEW.draait_terug IS NOT NULL AND (
        EXISTS (SELECT 1 FROM boeking WHERE id = NEW.draait_terug
                AND (draait_terug IS NOT NULL OR valutadatum <> NEW.valutadatum))
        OR EXISTS (SELECT 1 FROM boekingsregel WHERE boeking_id IN (NEW.id, NEW.draait_terug)
                   GROUP BY rekening, vordering_id HAVING sum(bedrag) <> 0))
    BEGIN SELECT RAISE(ABORT, 'boeking: draait niet precies terug'); END
    """,
    """
    CREATE TRIGGER boekingsregel_na_boeking BEFORE INSERT ON boekingsregel
    WHEN EXISTS (SELECT 1 FROM boeking WHERE id = NEW.boeking_id)
    BEGIN SELECT RAISE(ABORT, 'boekingsregel: de boeking staat al vast'); END
    """,
)
ALLEEN_TOEVOEGEN = ("boeking", "boekingsregel")
DEFINITIEF: dict[str, str] = {}
