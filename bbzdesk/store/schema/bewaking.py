"""Triggers that refuse to change what is final.

REPLACE is a DELETE and an INSERT; `recursive_triggers=ON` makes it fire the first of these.
"""

DEFINITIEVE_RIJ = "op een definitieve rij"  # how a refusal can be told from other broken rules


def alleen_toevoegen(tabel: str) -> tuple[str, ...]:
    """Triggers for a table in which every row is final at once."""
    return (_weiger(tabel, "UPDATE", ""), _weiger(tabel, "DELETE", ""))


def definitief(tabel: str, wanneer: str) -> tuple[str, ...]:
    """Triggers for a table in which a row is final once `wanneer` (about OLD) holds."""
    return (_weiger(tabel, "UPDATE", f" WHEN {wanneer}"), _weiger(tabel, "DELETE", f" WHEN {wanneer}"))


def _weiger(tabel: str, daad: str, wanneer: str) -> str:
    return (
        f"CREATE TRIGGER {tabel}_weigert_{daad.lower()} BEFORE {daad} ON {tabel}{wanneer} "
        f"BEGIN SELECT RAISE(ABORT, '{tabel}: {daad} {DEFINITIEVE_RIJ}'); END"
    )
