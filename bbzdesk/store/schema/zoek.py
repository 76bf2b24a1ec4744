"""The search index: an own folded column, words with prefixes, and trigrams for typing errors.

Both FTS tables keep no text of their own (`content='zoek'`); triggers keep them in step, so an undo restores the index
by restoring the row. `secure-delete` takes a removed word out of the index itself.
"""

TABELLEN = (
    """
    CREATE TABLE zoek (
        rij INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        soort TEXT NOT NULL,
        object_id TEXT NOT NULL,
        dossier_id TEXT,
        tekst TEXT NOT NULL,
        gevouwen TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX zoek_dossier ON zoek (dossier_id)",
    """
    CREATE VIRTUAL TABLE zoek_woord USING fts5 (
        gevouwen, content='zoek', content_rowid='rij', prefix='1 2 3', tokenize="unicode61 remove_diacritics 0"
    )
    """,
    """
    CREATE VIRTUAL TABLE zoek_drietal USING fts5 (
        gevouwen, content='zoek', content_rowid='rij', tokenize='trigram', detail=none
    )
    """,
    "INSERT INTO zoek_woord (zoek_woord, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO zoek_drietal (zoek_drietal, rank) VALUES ('secure-delete', 1)",
)
TRIGGERS = (
    """
    CREATE TRIGGER zoek_erbij AFTER INSERT ON zoek BEGIN
        INSERT INTO zoek_woord (rowid, gevouwen) VALUES (NEW.rij, NEW.gevouwen);
        INSERT INTO zoek_drietal (rowid, gevouwen) VALUES (NEW.rij, NEW.gevouwen);
    END
    """,
    """
    CREATE TRIGGER zoek_eraf AFTER DELETE ON zoek BEGIN
        INSERT INTO zoek_woord (zoek_woord, rowid, gevouwen) VALUES ('delete', OLD.rij, OLD.gevouwen);
        INSERT INTO zoek_drietal (zoek_drietal, rowid, gevouwen) VALUES ('delete', OLD.rij, OLD.gevouwen);
    END
    """,
    """
    CREATE TRIGGER zoek_anders AFTER UPDATE ON zoek BEGIN
        INSERT INTO zoek_woord (zoek_woord, rowid, gevouwen) VALUES ('delete', OLD.rij, OLD.gevouwen);
        INSERT INTO zoek_woord (rowid, gevouwen) VALUES (NEW.rij, NEW.gevouwen);
        INSERT INTO zoek_drietal (zoek_drietal, rowid, gevouwen) VALUES ('delete', OLD.rij, OLD.gevouwen);
        INSERT INTO zoek_drietal (rowid, gevouwen) VALUES (NEW.rij, NEW.gevouwen);
    END
    """,
)
ALLEEN_TOEVOEGEN: tuple[str, ...] = ()
DEFINITIEF: dict[str, str] = {}
