"""A line of csv with more columns than the header: a comma inside an amount has cut it in two."""

import re
from collections.abc import Iterable

from bbzdesk.exchange.blad.indelen import Plaatsing
from bbzdesk.exchange.blad.model import BEDRAGEN, Blad, Rij

TE_BREED = (
    "Deze regel heeft meer kolommen dan de kop. Waarschijnlijk staat er een komma in een bedrag. "
    "Zet dat bedrag tussen aanhalingstekens of lees de lijst in als .xlsx."
)
_GEHEEL = re.compile(r"[-+(]?\s*(€|eur)?\s*[-+]?[\d. ]+", re.IGNORECASE)
_VERVOLG = re.compile(r"\d{2}\)?|\d{3}([.,]\d{1,2})?\)?")


def kopbreedte(blad: Blad, plaatsing: Plaatsing) -> int:
    """How many columns the header of a csv file has; nought when there is no header, or in a workbook."""
    return max((rij.breedte for rij in blad.rijen if rij.nr in plaatsing.kopregels), default=0)


def is_te_breed(rij: Rij, kolommen: int, plaatsing: Plaatsing) -> bool:
    """Whether the cells of a row stand under the wrong heads.

    A line may end with more separators than the header has; that shifts nothing. Only when an amount goes on in the
    next column (`1000,50,` under three heads) such a line was cut too.
    """
    if not kolommen or rij.breedte <= kolommen:
        return False
    return max(rij.cellen) > kolommen or _gaat_verder(rij, (plaatsing.kolommen.get(veld) for veld in BEDRAGEN))


def _gaat_verder(rij: Rij, kolommen: Iterable[int | None]) -> bool:
    for kolom in kolommen:
        cel, volgende = rij.cellen.get(kolom or 0), rij.cellen.get((kolom or 0) + 1)
        if cel and volgende and _GEHEEL.fullmatch(cel.waarde) and _VERVOLG.fullmatch(volgende.waarde):
            return True
    return False
