"""The works of the store as a history: what was done last, and what can be undone or done again first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bbzdesk.store.identiteit import uit_tijdstip
from bbzdesk.store.lezing import Lezing


@dataclass(frozen=True, slots=True)
class Werkrij:
    """One work: its label, when, by whom (name, and id as the log has it), and whether it undoes another one."""

    id: str
    label: str
    tijdstip: datetime
    wie: str
    naam: str
    maakt_ongedaan: str | None
    ongedaan_door: str | None


_RIJEN = "SELECT w.*, COALESCE(g.naam, '') AS naam FROM werk w LEFT JOIN gebruiker g ON g.id = w.wie"


def laatste(bron: Lezing, aantal: int) -> tuple[Werkrij, ...]:
    """The last works of everybody, newest first."""
    return _werken(bron.lees(f"{_RIJEN} ORDER BY w.volgnr DESC LIMIT ?", (aantal,)))


def een(bron: Lezing, werk_id: str) -> Werkrij | None:
    """One work; None when it is not there."""
    return next(iter(_werken(bron.lees(f"{_RIJEN} WHERE w.id = ?", (werk_id,)))), None)


def laatst_gedaan(bron: Lezing, wie: str) -> Werkrij | None:
    """The last act of a user that stands: the one that *Ongedaan maken* is about."""
    sql = f"{_RIJEN} WHERE w.wie = ? AND w.maakt_ongedaan IS NULL AND w.ongedaan_door IS NULL"
    return next(iter(_werken(bron.lees(f"{sql} ORDER BY w.volgnr DESC LIMIT 1", (wie,)))), None)


def laatst_ongedaan(bron: Lezing, wie: str) -> Werkrij | None:
    """The last undoing of a user that stands, when no new act came after it: the one that *Opnieuw* is about."""
    sql = f"""
        {_RIJEN} JOIN werk gedaan ON gedaan.id = w.maakt_ongedaan
        WHERE w.wie = ? AND w.ongedaan_door IS NULL AND gedaan.maakt_ongedaan IS NULL
          AND w.volgnr > IFNULL((SELECT volgnr FROM werk WHERE maakt_ongedaan IS NULL ORDER BY volgnr DESC LIMIT 1), 0)
        ORDER BY w.volgnr DESC LIMIT 1
    """  # noqa: S608 - our own text
    return next(iter(_werken(bron.lees(sql, (wie,)))), None)


def _werken(rijen: Sequence[Any]) -> tuple[Werkrij, ...]:
    return tuple(
        Werkrij(rij.id, rij.label, uit_tijdstip(rij.tijdstip), rij.wie, rij.naam, rij.maakt_ongedaan, rij.ongedaan_door)
        for rij in rijen
    )
