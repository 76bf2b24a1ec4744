"""What came in and went out, and the values that the municipality added itself."""

TABELLEN = (
    """
    CREATE TABLE inlezing (
        id TEXT PRIMARY KEY,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        ingelezen_op TEXT NOT NULL,
        indeling TEXT NOT NULL CHECK (json_valid(indeling)),
        goed INTEGER NOT NULL,
        totaal INTEGER NOT NULL,
        teruggedraaid_op TEXT
    ) STRICT
    """,
    """
    CREATE TABLE inlezing_vordering (
        id TEXT PRIMARY KEY,
        inlezing_id TEXT NOT NULL REFERENCES inlezing (id),
        vordering_id TEXT NOT NULL UNIQUE REFERENCES vordering (id),
        boeking_id TEXT NOT NULL REFERENCES boeking (id),
        blad TEXT NOT NULL,
        rij INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE overdracht (
        id TEXT PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        partner TEXT NOT NULL,
        pakketnummer TEXT NOT NULL UNIQUE,
        gemaakt_op TEXT NOT NULL,
        sha512 TEXT NOT NULL CHECK (length(sha512) = 128)
    ) STRICT
    """,
    # One row per value, as in resources/parameters: name `tabel.kolom`, decimal as text, dates both included.
    """
    CREATE TABLE gemeente_waarde (
        id TEXT PRIMARY KEY,
        naam TEXT NOT NULL,
        waarde TEXT NOT NULL,
        eenheid TEXT NOT NULL,
        vanaf TEXT NOT NULL CHECK (date(vanaf) IS vanaf),
        tot_en_met TEXT CHECK (tot_en_met IS NULL OR (date(tot_en_met) IS tot_en_met AND tot_en_met >= vanaf)),
        bron TEXT NOT NULL CHECK (bron <> ''),
        wie TEXT NOT NULL,
        UNIQUE (naam, vanaf)
    ) STRICT
    """,
)
TRIGGERS: tuple[str, ...] = ()
ALLEEN_TOEVOEGEN: tuple[str, ...] = ()
DEFINITIEF: dict[str, str] = {}
