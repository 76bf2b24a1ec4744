"""Claims: what they are, the terms and schedules of loans, dated statuses, and the cached standing."""

TABELLEN = (
    """
    CREATE TABLE vordering (
        id TEXT PRIMARY KEY,
        opslag TEXT NOT NULL,
        dossier_id TEXT NOT NULL,
        besluit_id TEXT,
        nummer TEXT,
        soort TEXT NOT NULL,
        omschrijving TEXT NOT NULL DEFAULT '',
        ontstaan_op TEXT NOT NULL CHECK (date(ontstaan_op) IS ontstaan_op),
        zaaknummer TEXT NOT NULL DEFAULT '',
        aangemaakt_op TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX vordering_nummer ON vordering (nummer) WHERE nummer IS NOT NULL",
    "CREATE INDEX vordering_dossier ON vordering (dossier_id)",
    # A loan carries its own rate: a later amount in the law changes nothing here. The rate is a decimal as text.
    """
    CREATE TABLE lening_voorwaarden (
        id TEXT PRIMARY KEY,
        vordering_id TEXT NOT NULL REFERENCES vordering (id),
        vanaf TEXT NOT NULL CHECK (date(vanaf) IS vanaf),
        besluit_id TEXT,
        bedrag INTEGER NOT NULL CHECK (bedrag >= 0),
        rente_procent TEXT NOT NULL,
        looptijd_maanden INTEGER NOT NULL CHECK (looptijd_maanden > 0),
        vorm TEXT NOT NULL,
        eerste_termijn_op TEXT NOT NULL CHECK (date(eerste_termijn_op) IS eerste_termijn_op),
        dagtelling TEXT NOT NULL,
        aflossingsvrij INTEGER NOT NULL CHECK (aflossingsvrij >= 0),
        renteberekening TEXT NOT NULL CHECK (renteberekening IN ('saldo', 'schema')),
        UNIQUE (vordering_id, vanaf)
    ) STRICT
    """,
    """
    CREATE TABLE schema_termijn (
        id TEXT PRIMARY KEY,
        vordering_id TEXT NOT NULL REFERENCES vordering (id),
        versie INTEGER NOT NULL CHECK (versie > 0),
        volgnr INTEGER NOT NULL CHECK (volgnr > 0),
        vervaldatum TEXT NOT NULL CHECK (date(vervaldatum) IS vervaldatum),
        aflossing INTEGER NOT NULL CHECK (aflossing >= 0),
        rente INTEGER NOT NULL CHECK (rente >= 0),
        vastgelegd_op TEXT NOT NULL,
        UNIQUE (vordering_id, versie, volgnr)
    ) STRICT
    """,
    # What really fell due, written by the maandverwerking; a revision adds a row with the difference. Number 0 is an
    # arrear taken over from another administration, of which the terms are not known.
    """
    CREATE TABLE vervallen_termijn (
        id TEXT PRIMARY KEY,
        vordering_id TEXT NOT NULL REFERENCES vordering (id),
        volgnr INTEGER NOT NULL CHECK (volgnr >= 0),
        vervaldatum TEXT NOT NULL CHECK (date(vervaldatum) IS vervaldatum),
        aflossing INTEGER NOT NULL,
        rente INTEGER NOT NULL,
        vastgelegd_op TEXT NOT NULL
    ) STRICT
    """,
    # Everything that the arrears of all claims ask of it, in the order in which they ask.
    """
    CREATE INDEX vervallen_termijn_vordering
        ON vervallen_termijn (vordering_id, vervaldatum, volgnr, aflossing, rente, vastgelegd_op)
    """,
    # What happened to a claim (aanmaning, uitstel, opeising, regeling ...). A status is withdrawn by a later row.
    """
    CREATE TABLE vordering_status (
        id TEXT PRIMARY KEY,
        vordering_id TEXT NOT NULL REFERENCES vordering (id),
        soort TEXT NOT NULL,
        vanaf TEXT NOT NULL CHECK (date(vanaf) IS vanaf),
        tot_en_met TEXT CHECK (tot_en_met IS NULL OR (date(tot_en_met) IS tot_en_met AND tot_en_met >= vanaf)),
        besluit_id TEXT,
        gegevens TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(gegevens)),
        vastgelegd_op TEXT NOT NULL,
        trekt_in TEXT UNIQUE REFERENCES vordering_status (id)
    ) STRICT
    """,
    "CREATE INDEX vordering_status_vordering ON vordering_status (vordering_id, vanaf)",
    # A cache: from `vanaf` until the day `tot` the claim stood like this. `controle` rebuilds and compares it.
    """
    CREATE TABLE vordering_stand (
        vordering_id TEXT NOT NULL REFERENCES vordering (id),
        vanaf TEXT NOT NULL,
        tot TEXT NOT NULL,
        hoofdsom INTEGER NOT NULL,
        rente INTEGER NOT NULL,
        kosten INTEGER NOT NULL,
        ontvangen INTEGER NOT NULL,
        achterstand INTEGER NOT NULL,
        termijnen INTEGER,
        oudste TEXT,
        laatste_betaling TEXT,
        PRIMARY KEY (vordering_id, vanaf)
    ) STRICT, WITHOUT ROWID
    """,
    # The claims of which the cache is behind; nobody can forget to put them here, and until then the ledger answers.
    "CREATE TABLE vordering_verouderd (vordering_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    # The loans of which the ledger is in line with what really happened, until the next due date. Whatever is written
    # about a loan takes its row away, so that the maandverwerking looks at it again.
    "CREATE TABLE lening_verwerkt (vordering_id TEXT PRIMARY KEY, volgende TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


_VAN_BOEKING = "(SELECT vordering_id FROM boekingsregel WHERE boeking_id = NEW.id AND vordering_id IS NOT NULL)"


def _verandert(tabel: str, welke: str) -> str:
    """A new row makes the cached standing of its claims old, and their loans no longer brought up to date."""
    return (
        f"CREATE TRIGGER {tabel}_veroudert_stand AFTER INSERT ON {tabel} BEGIN "  # noqa: S608 - literals
        f"INSERT OR IGNORE INTO vordering_verouderd (vordering_id) SELECT DISTINCT vordering_id FROM {welke}; "
        f"DELETE FROM lening_verwerkt WHERE vordering_id IN {welke}; END"
    )


def _andere_voorwaarden(daad: str, rij: str) -> str:
    return (
        f"CREATE TRIGGER lening_voorwaarden_na_{daad.lower()} AFTER {daad} ON lening_voorwaarden "  # noqa: S608
        f"BEGIN DELETE FROM lening_verwerkt WHERE vordering_id IN ({rij}); END"
    )


TRIGGERS: tuple[str, ...] = (
    _verandert("boeking", _VAN_BOEKING),
    _verandert("vervallen_termijn", "(SELECT NEW.vordering_id AS vordering_id)"),
    _verandert("schema_termijn", "(SELECT NEW.vordering_id AS vordering_id)"),
    _andere_voorwaarden("INSERT", "NEW.vordering_id"),
    _andere_voorwaarden("UPDATE", "OLD.vordering_id, NEW.vordering_id"),
    _andere_voorwaarden("DELETE", "OLD.vordering_id"),
)
ALLEEN_TOEVOEGEN = ("schema_termijn", "vervallen_termijn", "vordering_status")
DEFINITIEF: dict[str, str] = {}
