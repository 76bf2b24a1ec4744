"""Settings of the store and its users."""

TABELLEN = (
    # One row per setting; `id` is its name (`opslag.id`, `gemeente.naam`), `waarde` is JSON.
    """
    CREATE TABLE instelling (
        id TEXT PRIMARY KEY,
        waarde TEXT NOT NULL CHECK (json_valid(waarde))
    ) STRICT
    """,
    """
    CREATE TABLE gebruiker (
        id TEXT PRIMARY KEY,
        naam TEXT NOT NULL UNIQUE,
        functie TEXT NOT NULL DEFAULT '',
        actief INTEGER NOT NULL DEFAULT 1 CHECK (actief IN (0, 1)),
        aangemaakt_op TEXT NOT NULL
    ) STRICT
    """,
)
TRIGGERS: tuple[str, ...] = ()
ALLEEN_TOEVOEGEN: tuple[str, ...] = ()
DEFINITIEF: dict[str, str] = {}
