"""Decisions: drafts that may change, definitive ones that never do, and how they were sent."""

TABELLEN = (
    """
    CREATE TABLE besluit_concept (
        id TEXT PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        aanvraag_id TEXT NOT NULL REFERENCES aanvraag (id),
        brief TEXT NOT NULL,
        keuzes TEXT NOT NULL CHECK (json_valid(keuzes)),
        definitief_id TEXT REFERENCES besluit (id)
    ) STRICT
    """,
    # `momentopname` holds the facts, amounts, versions and text that the decision was taken with.
    """
    CREATE TABLE besluit (
        id TEXT PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        aanvraag_id TEXT NOT NULL REFERENCES aanvraag (id),
        nummer TEXT NOT NULL UNIQUE,
        brief TEXT NOT NULL,
        briefversie INTEGER NOT NULL,
        gevolg TEXT NOT NULL,
        besluitdatum TEXT NOT NULL CHECK (date(besluitdatum) IS besluitdatum),
        vastgesteld_op TEXT NOT NULL,
        vastgesteld_door TEXT NOT NULL,
        momentopname TEXT NOT NULL CHECK (json_valid(momentopname)),
        pdf_sha256 TEXT NOT NULL CHECK (length(pdf_sha256) = 64)
    ) STRICT
    """,
    "CREATE INDEX besluit_dossier ON besluit (dossier_id)",
    # Besluit, bekendmaking and verzending are separate dates; the objection term runs from the bekendmaking.
    """
    CREATE TABLE verzending (
        id TEXT PRIMARY KEY,
        besluit_id TEXT NOT NULL REFERENCES besluit (id),
        verzonden_op TEXT NOT NULL CHECK (date(verzonden_op) IS verzonden_op),
        bekendgemaakt_op TEXT NOT NULL CHECK (date(bekendgemaakt_op) IS bekendgemaakt_op),
        wijze TEXT NOT NULL,
        bezwaar_uiterlijk TEXT NOT NULL CHECK (date(bezwaar_uiterlijk) IS bezwaar_uiterlijk)
    ) STRICT
    """,
    "CREATE INDEX verzending_besluit ON verzending (besluit_id)",
)
TRIGGERS: tuple[str, ...] = ()
ALLEEN_TOEVOEGEN = ("besluit", "verzending")
DEFINITIEF: dict[str, str] = {}
