"""Version 2: drafts that survive the end of the program."""

NAAR = 2
SQL = (
    """
    CREATE TABLE klad (
        id TEXT PRIMARY KEY,
        gebruiker TEXT NOT NULL,
        inhoud TEXT NOT NULL,
        bewaard_op TEXT NOT NULL
    ) STRICT
    """,
)
