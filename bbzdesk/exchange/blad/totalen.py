"""Comparing the totals that the sheet itself shows with our sum of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bbzdesk.domain.geld import euro
from bbzdesk.exchange.blad import waarden
from bbzdesk.exchange.blad.model import FORMULE, Cel
from bbzdesk.exchange.blad.tekst import rijnummers


@dataclass(frozen=True, slots=True)
class Totaalregel:
    """A total row: its number, the cell under the restschuld, and where it stands among the loans."""

    rij: int
    cel: Cel | None
    na: int  # how many loans of the sheet stand above it


def vergelijk_totalen(
    blad: str, regels: Sequence[Totaalregel], bedragen: Sequence[int | None], decimaal: str | None
) -> list[str]:
    """Say which rows were taken for totals, and which of them show another amount than their rows add up to."""
    if not regels:
        return []
    meldingen = [f"Op blad {blad} is {rijnummers([regel.rij for regel in regels])} een totaal; dat telt niet mee."]
    vanaf = 0
    for regel in regels:
        getoond = _getoond(regel.cel, decimaal)
        sommen = [_som(bedragen[vanaf : regel.na]), _som(bedragen[: regel.na]), _som(bedragen)]
        if getoond is not None and getoond not in sommen:
            meldingen.append(
                f"Het totaal op blad {blad} rij {regel.rij} is {euro(getoond)}. De rijen erboven zijn samen "
                f"{euro(sommen[1])}. Controleer de optelling in het werkblad."
            )
        vanaf = regel.na
    return meldingen


def _som(bedragen: Sequence[int | None]) -> int:
    return sum(bedrag for bedrag in bedragen if bedrag is not None)


def _getoond(cel: Cel | None, decimaal: str | None) -> int | None:
    if cel is None or cel.soort == FORMULE:
        return None
    try:
        waarde = waarden.bedrag(cel, "restschuld", decimaal).waarde
    except waarden.Onleesbaar:
        return None
    return waarde if isinstance(waarde, int) else None
