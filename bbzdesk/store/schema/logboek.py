"""The log: ids and labels only, chained by hash, never shortened."""

TABELLEN = (
    """
    CREATE TABLE logboek (
        volgnr INTEGER PRIMARY KEY,
        tijdstip TEXT NOT NULL,
        wie TEXT NOT NULL,
        oorsprong TEXT NOT NULL,
        actie TEXT NOT NULL,
        werk_id TEXT,
        objecten TEXT NOT NULL CHECK (json_valid(objecten)),
        resultaat TEXT NOT NULL CHECK (resultaat IN ('ok', 'geweigerd', 'mislukt')),
        vorige TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
)
TRIGGERS: tuple[str, ...] = ()
ALLEEN_TOEVOEGEN = ("logboek",)
DEFINITIEF: dict[str, str] = {}
