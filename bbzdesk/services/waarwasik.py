"""*Waar was ik?*: the place in the window where somebody was last, so that the work goes on there on another day.

It is kept as a draft is: in the store, encrypted, per user, and it is no act of the office.
"""

from dataclasses import dataclass

from bbzdesk.services import kladden
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.momenten import in_woorden

_THUIS = frozenset({"vandaag", "help"})  # nobody has to be led back to these


@dataclass(frozen=True, slots=True)
class Waarwas:
    """When and where in words, and the way back."""

    woorden: str
    doel: Doel


def onthoud(kantoor: Kantoor, doel: Doel, titel: str) -> None:
    """Keep the place that somebody leaves."""
    if titel and doel.pagina not in _THUIS:
        plek = {"pagina": doel.pagina, "sleutel": doel.sleutel, "tab": doel.tab, "titel": titel}
        kladden.bewaar(kantoor, kladden.PLEK, plek)


def lees(kantoor: Kantoor) -> Waarwas | None:
    """The place where this user was last; None when he was nowhere yet."""
    klad = kladden.plek(kantoor)
    if klad is None:
        return None
    waarden = klad.waarden
    wanneer = in_woorden(klad.bewaard_op, kantoor.nu)
    doel = Doel(waarden["pagina"], waarden["sleutel"], waarden["tab"])
    return Waarwas(f"{wanneer[:1].upper()}{wanneer[1:]}: {waarden['titel']}.", doel)
