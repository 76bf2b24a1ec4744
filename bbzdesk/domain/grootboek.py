"""The ledger of claims: a small fixed chart, balanced bookings in integer cents, and the standing of a claim.

Debit is positive, credit negative. A booking never changes; *terugdraaien* is a second booking with all signs
turned, on the same value date, so that both disappear from every total.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bbzdesk.domain.geld import MAXIMUM


class Rekening(StrEnum):
    """The accounts; the first three are what somebody owes, the others say why that changed."""

    HOOFDSOM = "hoofdsom"
    RENTE = "rente"
    KOSTEN = "kosten"
    UITBETALING = "uitbetaling"
    ONTVANGST = "ontvangst"
    RENTEOPBRENGST = "renteopbrengst"
    KOSTENOPBRENGST = "kostenopbrengst"
    BIJSTAND_ALS_LENING = "bijstand_als_lening"
    OM_NIET = "om_niet"
    KWIJTSCHELDING = "kwijtschelding"
    AFBOEKING = "afboeking"
    OVERNAME = "overname"
    RESTITUTIE = "restitutie"
    TUSSENREKENING = "tussenrekening"


VORDERINGSREKENINGEN = frozenset({Rekening.HOOFDSOM, Rekening.RENTE, Rekening.KOSTEN})


@dataclass(frozen=True, slots=True)
class Boekingsregel:
    """One line: an account, an amount in cents (debit positive) and the claim that it concerns."""

    rekening: Rekening
    bedrag: int
    vordering: str | None = None

    def __post_init__(self) -> None:
        if self.bedrag == 0 or abs(self.bedrag) > MAXIMUM:
            raise ValueError(f"a booking line of {self.bedrag} cents")
        if self.rekening in VORDERINGSREKENINGEN and self.vordering is None:
            raise ValueError(f"a line on {self.rekening} names no claim")


@dataclass(frozen=True, slots=True)
class Boeking:
    """A balanced booking. `soort` and `omschrijving` are codes of ours, never free text about a person."""

    id: str
    soort: str
    omschrijving: str
    valutadatum: date
    vastgelegd_op: datetime
    regels: tuple[Boekingsregel, ...]
    draait_terug: str | None = None

    def __post_init__(self) -> None:
        if len(self.regels) < 2 or sum(regel.bedrag for regel in self.regels) != 0:
            raise ValueError(f"booking {self.id} does not balance")
        if self.vastgelegd_op.tzinfo is None:
            raise ValueError(f"booking {self.id} has a moment without time zone")

    @property
    def vorderingen(self) -> tuple[str, ...]:
        """The claims that this booking concerns, each once, in the order of the lines."""
        return tuple(dict.fromkeys(regel.vordering for regel in self.regels if regel.vordering is not None))

    @property
    def op_vordering(self) -> tuple[int, int, int]:
        """What it does to principal, interest and costs, in cents."""
        return self._som(Rekening.HOOFDSOM), self._som(Rekening.RENTE), self._som(Rekening.KOSTEN)

    @property
    def ontvangen(self) -> int:
        """What was received with it, in cents."""
        return self._som(Rekening.ONTVANGST)

    def _som(self, rekening: Rekening) -> int:
        return sum(regel.bedrag for regel in self.regels if regel.rekening is rekening)


def terugdraaiing(boeking: Boeking, nieuw_id: str, vastgelegd_op: datetime) -> Boeking:
    """The booking that takes another one out of all totals, on its own value date."""
    if boeking.draait_terug is not None:
        raise ValueError(f"booking {boeking.id} is itself a counter-booking")
    return Boeking(
        id=nieuw_id,
        soort=boeking.soort,
        omschrijving=boeking.omschrijving,
        valutadatum=boeking.valutadatum,
        vastgelegd_op=vastgelegd_op,
        regels=tuple(Boekingsregel(regel.rekening, -regel.bedrag, regel.vordering) for regel in boeking.regels),
        draait_terug=boeking.id,
    )


@dataclass(frozen=True, slots=True)
class Stand:
    """What is open on a claim, and what was received on it, in cents."""

    hoofdsom: int = 0
    rente: int = 0
    kosten: int = 0
    ontvangen: int = 0

    @property
    def totaal(self) -> int:
        """Principal, interest and costs together."""
        return self.hoofdsom + self.rente + self.kosten


def stand(boekingen: Iterable[Boeking], vordering: str, op: date, bekend_op: datetime | None = None) -> Stand:
    """The standing of a claim on a date, from all that is known now or was known at `bekend_op`."""
    som = dict.fromkeys(Rekening, 0)
    for boeking in boekingen:
        if boeking.valutadatum > op or (bekend_op is not None and boeking.vastgelegd_op > bekend_op):
            continue
        for regel in boeking.regels:
            if regel.vordering == vordering:
                som[regel.rekening] += regel.bedrag
    return Stand(som[Rekening.HOOFDSOM], som[Rekening.RENTE], som[Rekening.KOSTEN], som[Rekening.ONTVANGST])
