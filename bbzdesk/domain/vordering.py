"""Claims as the case file knows them: what they are, dated statuses, and the line of the debtor overview."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

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
class Debiteur:
    """One line of the debtor overview as at a date. Amounts in cents; `rente` in percent a year, None when unknown."""

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
