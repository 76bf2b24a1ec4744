"""*Waar was ik?*: the places in the window where somebody was last, so that the work goes on there on another day.

They are kept as a draft is: in the store, encrypted, per user, and it is no act of the office.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bbzdesk.services import kladden
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.momenten import in_woorden
from bbzdesk.services.woorden import hoofdletter

_THUIS = frozenset({"vandaag", "help"})  # nobody has to be led back to these
_MEESTE = 10
_PLEKKEN = "plekken"


@dataclass(frozen=True, slots=True)
class Waarwas:
    """A place by its title, when somebody left it in words, and the way back."""

    titel: str
    wanneer: str
    doel: Doel

    @property
    def woorden(self) -> str:
        """When and where, in one sentence."""
        return f"{hoofdletter(self.wanneer)}: {self.titel}."


def onthoud(kantoor: Kantoor, doel: Doel, titel: str) -> None:
    """Keep the place that somebody leaves, before the ones where he was earlier; each place once."""
    if not titel or doel.pagina in _THUIS:
        return
    nieuw = {
        "pagina": doel.pagina,
        "sleutel": doel.sleutel,
        "tab": doel.tab,
        "titel": titel,
        "op": kantoor.nu.isoformat(),
    }
    eerder = [plek for plek in _plekken(kantoor) if (plek["pagina"], plek["sleutel"]) != (doel.pagina, doel.sleutel)]
    kladden.bewaar(kantoor, kladden.PLEK, {_PLEKKEN: json.dumps([nieuw, *eerder][:_MEESTE])})


def lees(kantoor: Kantoor) -> Waarwas | None:
    """The place where this user was last; None when he was nowhere yet."""
    return next(iter(laatste(kantoor)), None)


def laatste(kantoor: Kantoor) -> tuple[Waarwas, ...]:
    """The places where this user was, the newest first."""
    nu = kantoor.nu
    return tuple(
        Waarwas(
            plek["titel"],
            in_woorden(datetime.fromisoformat(plek["op"]), nu),
            Doel(plek["pagina"], plek["sleutel"], plek["tab"]),
        )
        for plek in _plekken(kantoor)
    )


def _plekken(kantoor: Kantoor) -> list[Mapping[str, str]]:
    klad = kladden.plek(kantoor)
    if klad is None or _PLEKKEN not in klad.waarden:
        return []
    plekken: list[Mapping[str, str]] = json.loads(klad.waarden[_PLEKKEN])
    return plekken
