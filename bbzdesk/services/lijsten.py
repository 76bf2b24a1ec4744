"""What a list of the window shows, as a sheet; and the folding with which such a list is filtered.

The window hands over what a person sees: these columns, these rows, in this order.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from bbzdesk.documents.xlsx import Kolom, Waarde, Werkblad, render_xlsx
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.services.debiteuren import statuskolom, statustekst
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store.vouwen import vouw

Soort = Literal["tekst", "bedrag", "datum", "getal", "status"]
Lijstkolom = tuple[str, Soort]
"""The head of a column and what its cells hold: text, whole cents, a date, a number, or the key of a stoplicht."""

_BREEDTE: Mapping[Soort, int] = {"tekst": 28, "bedrag": 16, "datum": 14, "getal": 12, "status": 16}
# The key of a status in the window: `LET_OP` is `letop` there.
_STOPLICHT: Mapping[str, Stoplicht] = {licht.name.replace("_", "").lower(): licht for licht in Stoplicht}


def gevouwen(tekst: str) -> str:
    """Small letters without accents, exactly as the search of the store folds them: both find the same words."""
    return vouw(tekst)


def als_xlsx(
    kantoor: Kantoor,
    titel: str,
    toelichting: str,
    kolommen: Sequence[Lijstkolom],
    rijen: Sequence[Sequence[Any]],
) -> bytes:
    """The list as a sheet, with a total below every column of amounts."""
    regels = [tuple(_waarde(soort, waarde) for (_, soort), waarde in zip(kolommen, rij, strict=True)) for rij in rijen]
    blad = Werkblad(
        naam=titel,
        titel=titel,
        toelichting=toelichting,
        kolommen=tuple(_kolom(kop, soort) for kop, soort in kolommen),
        rijen=regels,
        totalen=_totalen(kolommen, regels),
    )
    return render_xlsx([blad], kantoor.nu)


def _kolom(kop: str, soort: Soort) -> Kolom:
    breedte = max(_BREEDTE[soort], len(kop) + 4)
    if soort == "status":
        return Kolom(kop, "status", breedte, kleuren=statuskolom().kleuren)
    return Kolom(kop, soort, breedte)


def _waarde(soort: Soort, waarde: Any) -> Waarde:
    """Letter and word for a status; anything that a cell cannot hold becomes text."""
    if soort == "status" and waarde in _STOPLICHT:
        return statustekst(_STOPLICHT[waarde])
    return waarde if waarde is None or isinstance(waarde, str | int | Decimal | date) else str(waarde)


def _totalen(kolommen: Sequence[Lijstkolom], rijen: Sequence[Sequence[Waarde]]) -> tuple[Waarde, ...] | None:
    """The row of totals; a list without amounts has none."""
    if not any(soort == "bedrag" for _, soort in kolommen):
        return None
    sommen: list[Waarde] = [
        sum(w for rij in rijen if isinstance(w := rij[plaats], int)) if soort == "bedrag" else None
        for plaats, (_, soort) in enumerate(kolommen)
    ]
    if kolommen[0][1] != "bedrag":
        sommen[0] = "Totaal"
    return tuple(sommen)
