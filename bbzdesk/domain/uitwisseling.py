"""What came in and went out: an imported sheet, a package handed over, a value that the municipality added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Inlezing:
    """A sheet that was taken over; the file itself is known by its hash only. `totaal` in cents."""

    id: str
    sha256: str
    ingelezen_op: datetime
    indeling: Mapping[str, Any]
    goed: int
    totaal: int
    teruggedraaid_op: datetime | None = None


@dataclass(frozen=True, slots=True)
class IngelezenVordering:
    """Where a claim came from: which sheet and row, and the booking that took it over."""

    id: str
    inlezing_id: str
    vordering_id: str
    boeking_id: str
    blad: str
    rij: int


@dataclass(frozen=True, slots=True)
class Overdracht:
    """A package that was made for a partner."""

    id: str
    dossier_id: str
    partner: str
    pakketnummer: str
    gemaakt_op: datetime
    sha512: str


@dataclass(frozen=True, slots=True)
class GemeenteWaarde:
    """A dated value added by the municipality, under the name of a parameter, with its source and who added it."""

    id: str
    naam: str
    waarde: Decimal
    eenheid: str
    vanaf: date
    tot_en_met: date | None
    bron: str
    wie: str
