"""The boekjaar and its months: Bbz art. 1 d. It may differ from the calendar year, and may be short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from bbzdesk.domain.datum import laatste_dag, plus_maanden, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten

HELE_MAANDEN, DAGEN = "hele_maanden", "dagen"
DELEN_VAN_MAAND = (HELE_MAANDEN, DAGEN)
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dagen:
    """A stretch of days, the last one included."""

    van: date
    tot: date

    @property
    def aantal(self) -> int:
        """The number of days."""
        return (self.tot - self.van).days + 1

    def binnen(self, ander: "Dagen") -> "Dagen | None":
        """The part that also lies in another stretch; None when there is none."""
        van, tot = max(self.van, ander.van), min(self.tot, ander.tot)
        return Dagen(van, tot) if van <= tot else None


def maak_boekjaar(begin: date, eind: date | None, meeste_maanden: int) -> Dagen:
    """A boekjaar from its begin; without an end it has all its months. Raises InvoerFouten when it is too long or turned round."""
    later = plus_maanden(begin, meeste_maanden)
    vol = later - _DAG if later.day == begin.day else later
    if eind is None:
        return Dagen(begin, vol)
    if eind < begin:
        zin = f"Het boekjaar_eind ({voluit(eind)}) ligt vóór boekjaar_begin ({voluit(begin)}). Controleer de datums."
        raise InvoerFouten([InvoerFout("boekjaar_eind", zin)])
    if eind > vol:
        zin = f"Het boekjaar is langer dan {meeste_maanden} maanden. Vul een boekjaar_eind in tot en met {voluit(vol)}."
        raise InvoerFouten([InvoerFout("boekjaar_eind", zin)])
    return Dagen(begin, eind)


def maanden_van(boekjaar: Dagen) -> tuple[Dagen, ...]:
    """The months of a boekjaar.

    A boekjaar of whole months counted from date to date has those; any other has calendar months, of which the first
    and the last may lie partly outside it.
    """
    van_datum_tot_datum = _van_datum_tot_datum(boekjaar)
    return van_datum_tot_datum or kalendermaanden(boekjaar)


def kalendermaanden(boekjaar: Dagen) -> tuple[Dagen, ...]:
    """The calendar months that lie wholly or partly in a boekjaar."""
    maanden = []
    eerste = boekjaar.van.replace(day=1)
    while eerste <= boekjaar.tot:
        maanden.append(Dagen(eerste, laatste_dag(eerste.year, eerste.month)))
        eerste = plus_maanden(eerste, 1)
    return tuple(maanden)


def _van_datum_tot_datum(boekjaar: Dagen) -> tuple[Dagen, ...]:
    grenzen = [boekjaar.van]
    while grenzen[-1] <= boekjaar.tot:
        grenzen.append(plus_maanden(boekjaar.van, len(grenzen)))
    if grenzen[-1] != boekjaar.tot + _DAG:
        return ()
    return tuple(Dagen(van, tot - _DAG) for van, tot in pairwise(grenzen))


@dataclass(frozen=True, slots=True)
class Telling:
    """How many months or days of those that count are covered."""

    bedekt: int
    alle: int
    in_dagen: bool

    @property
    def deel(self) -> Fraction:
        """The part that is covered; nought when nothing counts."""
        return Fraction(self.bedekt, self.alle) if self.alle else Fraction(0)


def tel(boekjaar: Dagen, perioden: Sequence[Dagen], deel_van_maand: str, zonder: Sequence[Dagen] = ()) -> Telling:
    """Count what the periods cover of a boekjaar: by whole months, or by days (Bbz art. 12 lid 2 a, art. 60ba).

    Days that overlap count once; with whole months a month that is covered in part does not count. Days in `zonder`
    (no right to bijstand) and, with whole months, months with such a day count on neither side: the norms that are
    spread do not hold them either.
    """
    weg = _dagen(boekjaar, zonder)
    dagen = {dag for dag in _loop(boekjaar) if dag not in weg}
    bedekt = _dagen(boekjaar, perioden) & dagen
    hele = [maand for maand in maanden_van(boekjaar) if maand.binnen(boekjaar) == maand]
    hele = [maand for maand in hele if dagen.issuperset(_loop(maand))]
    if deel_van_maand == DAGEN or not hele:  # a boekjaar within one month has no whole month to count
        return Telling(len(bedekt), len(dagen), in_dagen=True)
    vol = [maand for maand in hele if bedekt.issuperset(_loop(maand))]
    return Telling(len(vol), len(hele), in_dagen=False)


def aandeel(boekjaar: Dagen, perioden: Sequence[Dagen], deel_van_maand: str, zonder: Sequence[Dagen] = ()) -> Fraction:
    """Which part of a boekjaar the periods cover, as `tel` counts it."""
    return tel(boekjaar, perioden, deel_van_maand, zonder).deel


def _dagen(boekjaar: Dagen, perioden: Sequence[Dagen]) -> set[date]:
    delen = [periode.binnen(boekjaar) for periode in perioden]
    return {dag for deel in delen if deel is not None for dag in _loop(deel)}


def _loop(dagen: Dagen) -> list[date]:
    return [dagen.van + nummer * _DAG for nummer in range(dagen.aantal)]
