"""The stoplicht of a claim as at a date: one state, decided in one place (DB-19, SY-01).

The order of the rules is the order of importance for the office: what is finished, then what was decided, then what
is paid too late.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from bbzdesk.domain.parameters import Lezer


class Stoplicht(Enum):
    """A state: the letter for narrow columns and print, and the word that always stands beside it."""

    BIJ = ("B", "Bij")
    LET_OP = ("L", "Let op")
    ACHTERSTAND = ("A", "Achterstand")
    UITSTEL = ("U", "Uitstel")
    OPGEEIST = ("O", "Opgeëist")
    RENTELOOS = ("R", "Renteloos")
    AFGELOST = ("✔", "Afgelost")

    @property
    def letter(self) -> str:
        """The letter for narrow columns, filters and print."""
        return self.value[0]

    @property
    def woord(self) -> str:
        """The word."""
        return self.value[1]


OPGEEIST, UITSTEL, RENTELOOS = "opgeeist", "uitstel", "renteloos"


@dataclass(frozen=True, slots=True)
class Statusregel:
    """A dated status of a claim; `tot` is the last day, None while it lasts."""

    soort: str
    van: date
    tot: date | None = None

    def geldt_op(self, datum: date) -> bool:
        """Whether the status holds on a date."""
        return self.van <= datum and (self.tot is None or datum <= self.tot)


def stoplicht(
    restschuld: int, achterstand: int, oudste_open: date | None, statussen: Iterable[Statusregel], op: date, p: Lezer
) -> Stoplicht:
    """Return the state of a claim on a date.

    `restschuld` and `achterstand` in cents; `oudste_open` is the due date of the oldest term that is not paid, None
    when it is not known (an arrear taken over from a sheet), which then counts as an arrear. A first missed term is
    *let op* for the days of `stoplicht.let_op_dagen`.
    """
    geldend = {status.soort for status in statussen if status.geldt_op(op)}
    if restschuld <= 0:
        return Stoplicht.AFGELOST
    if OPGEEIST in geldend:
        return Stoplicht.OPGEEIST
    if RENTELOOS in geldend and achterstand <= 0:
        return Stoplicht.RENTELOOS
    if UITSTEL in geldend:
        return Stoplicht.UITSTEL
    if achterstand <= 0:
        return Stoplicht.BIJ
    if oudste_open is not None and (op - oudste_open).days <= p.aantal("stoplicht.let_op_dagen", op):
        return Stoplicht.LET_OP
    return Stoplicht.ACHTERSTAND
