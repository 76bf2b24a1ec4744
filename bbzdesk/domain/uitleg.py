"""The explanation that every computation returns: its lines, and the dated parameters it used.

Screen, letter annex and test read the same lines, so an official can explain an amount from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bbzdesk.domain.feiten import procent
from bbzdesk.domain.geld import cent, euro

_MEERVOUD = {"jaren": "jaar"}  # a number of years is written with the singular
_ENKELVOUD = {"maanden": "maand", "weken": "week", "dagen": "dag", "jaren": "jaar"}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of an explanation: a Dutch sentence, the article it rests on, and the amount in cents it arrives at."""

    tekst: str
    artikel: str
    bedrag: int | None = None


@dataclass(frozen=True, slots=True)
class GebruikteParameter:
    """A dated value that a computation used; `etiket` is how people call it.

    `nog_te_controleren` when its certainty is C or D, or it was not checked for that date, and nobody confirmed it.
    """

    naam: str
    waarde: Decimal
    eenheid: str
    vanaf: date | None
    bron: str
    zekerheid: str
    nog_te_controleren: bool
    etiket: str

    @property
    def in_woorden(self) -> str:
        """The value in its unit, as screen and letter write it."""
        return in_woorden(self.waarde, self.eenheid)


def in_woorden(waarde: Decimal, eenheid: str) -> str:
    """A dated value in its unit, the same on screen and in a letter: `€ 1.371,91`, `8%`, `13 weken`, `1 maand`, `2`."""
    getal = procent(waarde)
    if eenheid == "euro":
        in_centen = waarde * 100 == int(waarde * 100)
        return euro(cent(waarde)) if in_centen else f"€\N{NO-BREAK SPACE}{getal}"
    if eenheid == "procent":
        return f"{getal}%"
    if eenheid == "getal":
        return getal
    return f"{getal} {_ENKELVOUD.get(eenheid, eenheid) if waarde == 1 else _MEERVOUD.get(eenheid, eenheid)}"


class Uitleg:
    """Collects the lines of one computation in the order in which a person would say them."""

    def __init__(self) -> None:
        self._regels: list[Regel] = []

    def regel(self, tekst: str, artikel: str, bedrag: int | None = None) -> None:
        """Add a line: a sentence, its article, and the amount in cents."""
        self._regels.append(Regel(tekst, artikel, bedrag))

    def neem_over(self, regels: tuple[Regel, ...]) -> None:
        """Add the lines of a computation that this one used."""
        self._regels.extend(regels)

    def __iter__(self) -> Iterator[Regel]:
        return iter(self._regels)

    @property
    def regels(self) -> tuple[Regel, ...]:
        """The lines so far."""
        return tuple(self._regels)
