"""The stoplicht of a claim as at a date: one state, and the marks beside it, decided in one place (DB-19, SY-01, PR-20).

The order of the rules is the order of importance for the office: what is finished, then what was decided, then what
is paid too late. A claim has one state and any number of marks: a mark never changes the state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout
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


class Merk(Enum):
    """What else holds for a claim: a code for narrow columns, and the word. In the order in which they are shown."""

    FAILLISSEMENT = ("fa", "Faillissement of surseance")
    SCHULDREGELING = ("sr", "Schuldregeling of Wsnp")
    VERJAARD = ("vj", "Verjaard")
    BUITEN_INVORDERING = ("bi", "Buiten invordering")
    DWANGBEVEL = ("db", "Dwangbevel of beslag")
    BETALINGSREGELING = ("br", "Betalingsregeling")
    IN_BEZWAAR = ("bz", "In bezwaar")
    BETWIST = ("bt", "Betwist")

    @property
    def code(self) -> str:
        """The two letters for narrow columns, filters and print."""
        return self.value[0]

    @property
    def woord(self) -> str:
        """The word."""
        return self.value[1]


OPGEEIST, UITSTEL, RENTELOOS = "opgeeist", "uitstel", "renteloos"
# The kinds of dated status that give a mark. A kind that is not here gives none.
MERK_VAN_STATUS = {
    "faillissement": Merk.FAILLISSEMENT,
    "surseance": Merk.FAILLISSEMENT,
    "schuldregeling": Merk.SCHULDREGELING,
    "wsnp": Merk.SCHULDREGELING,
    "verjaard": Merk.VERJAARD,
    "buiten_invordering": Merk.BUITEN_INVORDERING,
    "dwangbevel": Merk.DWANGBEVEL,
    "beslag": Merk.DWANGBEVEL,
    "betalingsregeling": Merk.BETALINGSREGELING,
    "bezwaar": Merk.IN_BEZWAAR,
    "betwist": Merk.BETWIST,
}
# Who has paid can still fight the claim; every other mark is about collecting and ends with the debt.
_BLIJFT_NA_AFLOSSING = frozenset({Merk.IN_BEZWAAR, Merk.BETWIST})


@dataclass(frozen=True, slots=True)
class Statusregel:
    """A dated status of a claim; `tot` is the last day, None while it lasts. Raises InvoerFout when it ends too early."""

    soort: str
    van: date
    tot: date | None = None

    def __post_init__(self) -> None:
        if self.tot is not None and self.tot < self.van:
            zin = f"De status eindigt ({voluit(self.tot)}) vóór het begin ({voluit(self.van)}). Controleer de datums."
            raise InvoerFout("tot", zin)

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


@dataclass(frozen=True, slots=True)
class Beeld:
    """What the office sees of a claim on a date: its state and its marks."""

    licht: Stoplicht
    merken: tuple[Merk, ...]


def merken(
    restschuld: int, statussen: Iterable[Statusregel], op: date, verjaart_na: date | None = None
) -> tuple[Merk, ...]:
    """Return the marks of a claim on a date, each once, in their fixed order.

    `verjaart_na` is the last day of the limitation where that was computed (Awb art. 4:104); from the next day on the
    claim carries the mark, also without a status that says so.
    """
    geldend = {MERK_VAN_STATUS[status.soort] for status in statussen if _geeft_merk(status, op)}
    if verjaart_na is not None and op > verjaart_na:
        geldend.add(Merk.VERJAARD)
    if restschuld <= 0:
        geldend &= _BLIJFT_NA_AFLOSSING
    return tuple(merk for merk in Merk if merk in geldend)


def beeld(
    restschuld: int,
    achterstand: int,
    oudste_open: date | None,
    statussen: Iterable[Statusregel],
    op: date,
    p: Lezer,
    verjaart_na: date | None = None,
) -> Beeld:
    """Return state and marks of a claim on a date, from one set of facts; see `stoplicht` and `merken`."""
    regels = tuple(statussen)
    licht = stoplicht(restschuld, achterstand, oudste_open, regels, op, p)
    return Beeld(licht, merken(restschuld, regels, op, verjaart_na))


def _geeft_merk(status: Statusregel, op: date) -> bool:
    return status.soort in MERK_VAN_STATUS and status.geldt_op(op)
