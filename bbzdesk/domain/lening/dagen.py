"""Day counts: which part of a year a stretch of days is, as two whole numbers (days, days of the year).

30/360 is 30E/360. Within a whole term it is scaled so that the term is exactly one twelfth of a year, also in
February. Werkelijk/werkelijk counts days in a leap year over 366 and the others over 365 (ISDA).
"""

import calendar
from datetime import date

from bbzdesk.domain.datum import plus_maanden
from bbzdesk.domain.lening.voorwaarden import DERTIG_360, WERKELIJK_365

MAANDEN_PER_JAAR = 12
GEWOON_JAAR, SCHRIKKELJAAR = 365, 366


def dagen_30e(van: date, tot: date) -> int:
    """The days between two dates when each month has thirty days (30E/360)."""
    return (tot.year - van.year) * 360 + (tot.month - van.month) * 30 + min(tot.day, 30) - min(van.day, 30)


def is_hele_maand(van: date, tot: date) -> bool:
    """Whether a stretch is exactly one month, counted from its beginning or back from its end."""
    return plus_maanden(van, 1) == tot or plus_maanden(tot, -1) == van


class Jaardeel:
    """Counts stretches within one term; the term itself decides how 30/360 is scaled."""

    __slots__ = ("_begin", "_dagtelling", "_einde", "_heel")

    def __init__(self, dagtelling: str, begin: date, einde: date, heel: bool) -> None:
        self._dagtelling = dagtelling
        self._begin, self._einde, self._heel = begin, einde, heel

    def van_tot(self, van: date, tot: date) -> tuple[int, int]:
        """The stretch from one day up to another, that one not included, as numerator and denominator of a year."""
        if self._dagtelling == DERTIG_360:
            return self._van_tot_30(van, tot)
        if self._dagtelling == WERKELIJK_365:
            return (tot - van).days, GEWOON_JAAR
        return _werkelijk_werkelijk(van, tot)

    def _van_tot_30(self, van: date, tot: date) -> tuple[int, int]:
        if not self._heel:
            return dagen_30e(van, tot), 360
        if van == self._begin and tot == self._einde:
            return 1, MAANDEN_PER_JAAR
        return dagen_30e(van, tot), MAANDEN_PER_JAAR * dagen_30e(self._begin, self._einde)


def _werkelijk_werkelijk(van: date, tot: date) -> tuple[int, int]:
    if van.year == tot.year:
        return (tot - van).days, SCHRIKKELJAAR if calendar.isleap(van.year) else GEWOON_JAAR
    schrikkel = gewoon = 0
    for jaar in range(van.year, tot.year + 1):
        dagen = (min(tot, date(jaar + 1, 1, 1)) - max(van, date(jaar, 1, 1))).days
        if calendar.isleap(jaar):
            schrikkel += dagen
        else:
            gewoon += dagen
    if not schrikkel:
        return gewoon, GEWOON_JAAR
    if not gewoon:
        return schrikkel, SCHRIKKELJAAR
    return schrikkel * GEWOON_JAAR + gewoon * SCHRIKKELJAAR, GEWOON_JAAR * SCHRIKKELJAAR
