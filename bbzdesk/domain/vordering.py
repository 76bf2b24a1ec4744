"""Claims as the case file knows them: what they are, dated statuses, and the line of the debtor overview."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from bbzdesk.domain.stoplicht import Stoplicht


@dataclass(frozen=True, slots=True)
class Vordering:
    """A claim of the municipality; `nummer` is its payment reference (aflosnummer)."""

    id: str
    opslag: str
    dossier_id: str
    besluit_id: str | None
    nummer: str | None
    soort: str
    omschrijving: str
    ontstaan_op: date
    zaaknummer: str
    aangemaakt_op: datetime


@dataclass(frozen=True, slots=True)
class VorderingStatus:
    """A dated status row; `gegevens` holds what belongs to it (amounts in cents)."""

    id: str
    vordering_id: str
    soort: str
    vanaf: date
    tot_en_met: date | None
    besluit_id: str | None
    gegevens: Mapping[str, Any]
    vastgelegd_op: datetime
    trekt_in: str | None = None


@dataclass(frozen=True, slots=True)
class LeningVoorwaarden:
    """The terms of a loan from a date on; a loan carries its own rate (Bbz art. 15 a). Amount in cents, rate in percent."""

    id: str
    vordering_id: str
    vanaf: date
    besluit_id: str | None
    bedrag: int
    rente_procent: Decimal
    looptijd_maanden: int
    vorm: str
    eerste_termijn_op: date
    dagtelling: str
    aflossingsvrij: int
    renteberekening: str


@dataclass(frozen=True, slots=True)
class SchemaTermijn:
    """One planned term of a schedule; the newest `versie` is the one in force. Amounts in cents."""

    id: str
    vordering_id: str
    versie: int
    volgnr: int
    vervaldatum: date
    aflossing: int
    rente: int
    vastgelegd_op: datetime


@dataclass(frozen=True, slots=True)
class VervallenTermijn:
    """What really fell due on a day, or the difference that a revision made. Number 0: an arrear that was taken over."""

    id: str
    vordering_id: str
    volgnr: int
    vervaldatum: date
    aflossing: int
    rente: int
    vastgelegd_op: datetime


@dataclass(frozen=True, slots=True)
class Achterstand:
    """What is due and not paid: cents, how many terms, and the due date of the oldest (None when not known)."""

    bedrag: int = 0
    termijnen: int | None = 0
    oudste: date | None = None


def te_laat(achterstand: Achterstand, totaal: int, op: date) -> Achterstand:
    """What of an arrear is overdue at the end of a day, never more than what is open (`totaal`, cents).

    A term is overdue from the day after its due date: who pays on the day itself is on time.
    """
    if achterstand.oudste is not None and achterstand.oudste >= op:
        return Achterstand()
    return Achterstand(min(achterstand.bedrag, max(totaal, 0)), achterstand.termijnen, achterstand.oudste)


def achterstand_uit(termijnen: Sequence[tuple[int, date, int]], betaald: int) -> Achterstand:
    """Find the arrear in terms (number, due date, cents), oldest first, of which `betaald` cents were paid in order."""
    open_termijnen = []
    rest = betaald
    for nummer, vervaldatum, bedrag in termijnen:
        rest -= bedrag
        if rest < 0 < bedrag:
            open_termijnen.append((nummer, vervaldatum))
    if rest >= 0 or not open_termijnen:
        return Achterstand()
    overgenomen = open_termijnen[0][0] == 0
    return Achterstand(
        -rest, None if overgenomen else len(open_termijnen), None if overgenomen else open_termijnen[0][1]
    )


class Debiteur(NamedTuple):
    """One line of the debtor overview as at a date. Amounts in cents; `rente` in percent a year, None when unknown.

    `oudste` is the due date of the oldest term that is overdue, None without one or when it is not known. A tuple,
    because an overview holds thousands and a frozen dataclass takes five times as long to make.
    """

    vordering_id: str
    dossier_id: str
    nummer: str
    naam: str
    bedrijf: str
    soort: str
    hoofdsom: int | None
    rente: Decimal | None
    restschuld: int
    achterstand: int
    termijnen_achter: int | None
    laatste_betaling: date | None
    stoplicht: Stoplicht
    oudste: date | None = None
