"""Drafts: what somebody typed and did not yet confirm. No act: no work, no before-image, no row in the log."""

TABELLEN = (
    # `inhoud` is JSON: the typed texts by field.
    """
    CREATE TABLE klad (
        id TEXT PRIMARY KEY,
        gebruiker TEXT NOT NULL,
        inhoud TEXT NOT NULL,
        bewaard_op TEXT NOT NULL
    ) STRICT
    """,
)
TRIGGERS: tuple[str, ...] = ()
ALLEEN_TOEVOEGEN: tuple[str, ...] = ()
DEFINITIEF: dict[str, str] = {}
