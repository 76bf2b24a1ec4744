"""When a backup is due and which ones may go: arithmetic on moments, without files."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

UREN, DAGEN, WEKEN, MAANDEN = 24, 14, 8, 12
TWEEDE_PLEK_MINSTENS = timedelta(days=90)
TUSSENTIJD = timedelta(hours=1)
WAARSCHUW_NA, ALARM_NA = timedelta(hours=24), timedelta(hours=72)
HERSTELTEST_NA = timedelta(days=90)

_VAKKEN: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (UREN, lambda moment: (moment.date(), moment.hour)),
    (DAGEN, lambda moment: moment.date()),
    (WEKEN, lambda moment: moment.isocalendar()[:2]),
    (MAANDEN, lambda moment: (moment.year, moment.month)),
)


def mag_weg(momenten: Iterable[datetime], nu: datetime, *, tweede_plek: bool = False) -> tuple[datetime, ...]:
    """Return the moments whose backup may go, oldest first.

    Of each hour, day, week and month the newest stays, for the last 24, 14, 8 and 12 that have one. A second
    location keeps everything for 90 days as well. A moment in the future (the clock went back) stays.
    """
    alle = sorted(set(momenten))
    blijft = {moment for aantal, vak in _VAKKEN for moment in _nieuwste_per_vak(alle, aantal, vak)}
    blijft |= {moment for moment in alle if moment > nu}
    if tweede_plek:
        blijft |= {moment for moment in alle if moment > nu - TWEEDE_PLEK_MINSTENS}
    return tuple(moment for moment in alle if moment not in blijft)


def _nieuwste_per_vak(alle: list[datetime], aantal: int, vak: Callable[[datetime], object]) -> list[datetime]:
    per_vak: dict[object, datetime] = {}
    for moment in alle:  # ascending, so the newest of each stays
        per_vak[vak(moment)] = moment
    return sorted(per_vak.values())[-aantal:]


def is_nodig(laatste: datetime | None, nu: datetime, *, gewijzigd: bool, aan_het_eind: bool = False) -> bool:
    """Whether to make a backup now: only after a change, at the end of the work or an hour after the one before."""
    if not gewijzigd:
        return False
    return laatste is None or aan_het_eind or nu - laatste >= TUSSENTIJD or laatste > nu


def waarschuwing(laatste: datetime | None, nu: datetime, *, gewijzigd: bool) -> str | None:
    """How urgent a missing backup is: `let_op` after a day, `alarm` after three days, None when all is well."""
    if not gewijzigd:
        return None
    if laatste is None or nu - laatste > ALARM_NA:
        return "alarm"
    return "let_op" if nu - laatste > WAARSCHUW_NA else None
