"""Labelled transactions and the before-images by which they are undone."""

TABELLEN = (
    """
    CREATE TABLE werk (
        volgnr INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        wie TEXT NOT NULL,
        tijdstip TEXT NOT NULL,
        maakt_ongedaan TEXT REFERENCES werk (id),
        ongedaan_door TEXT REFERENCES werk (id)
    ) STRICT
    """,
    # `oud` NULL: the row was added; `nieuw` NULL: it was removed, or the table is append-only.
    """
    CREATE TABLE voorbeeld (
        werk_id TEXT NOT NULL REFERENCES werk (id),
        volgnr INTEGER NOT NULL,
        tabel TEXT NOT NULL,
        sleutel TEXT NOT NULL,
        oud TEXT,
        nieuw TEXT,
        PRIMARY KEY (werk_id, volgnr)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX voorbeeld_rij ON voorbeeld (sleutel, tabel)",
)
TRIGGERS: tuple[str, ...] = ()
ALLEEN_TOEVOEGEN: tuple[str, ...] = ()
DEFINITIEF: dict[str, str] = {}
