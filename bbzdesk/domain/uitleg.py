"""The explanation that every computation returns: its lines, and the dated parameters it used.

Screen, letter annex and test read the same lines, so an official can explain an amount from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bbzdesk.domain.feiten import procent
from bbzdesk.domain.geld import cent, euro


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
        """The value in its unit, as screen and letter write it: `€ 1.371,91`, `8%`, `13 weken`, `2`."""
        if self.eenheid == "euro":
            return euro(cent(self.waarde))
        getal = procent(self.waarde)
        return {"procent": f"{getal}%", "getal": getal}.get(self.eenheid, f"{getal} {self.eenheid}")


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
