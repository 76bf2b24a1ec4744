"""Files of dossiers: what they are in the main file, their content in a file of its own."""

TABELLEN = (
    """
    CREATE TABLE stuk (
        id TEXT PRIMARY KEY,
        opslag TEXT NOT NULL,
        dossier_id TEXT,
        soort TEXT NOT NULL,
        naam TEXT NOT NULL,
        mimetype TEXT NOT NULL,
        lengte INTEGER NOT NULL CHECK (lengte >= 0),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        toegevoegd_op TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX stuk_dossier ON stuk (dossier_id)",
    "CREATE INDEX stuk_sha256 ON stuk (sha256)",
)
# In stukken.db. One content is kept once, whoever refers to it.
STUKKEN = (
    """
    CREATE TABLE inhoud (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        lengte INTEGER NOT NULL CHECK (lengte >= 0),
        ingepakt BLOB NOT NULL
    ) STRICT
    """,
)
TRIGGERS: tuple[str, ...] = ()
ALLEEN_TOEVOEGEN: tuple[str, ...] = ()
DEFINITIEF: dict[str, str] = {}
