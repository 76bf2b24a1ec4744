"""Whether and how far a term of weeks moves: Algemene termijnenwet art. 1, 2 and 4."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from bbzdesk.domain.kalender import Verlengd, verleng
from bbzdesk.domain.parameters import Lezer

ARTIKEL = "Algemene termijnenwet art. 1"


def einde_in_weken(
    begin: date, weken: int, lezer: Lezer, extra_dagen: int = 0, vrij: AbstractSet[date] = frozenset()
) -> Verlengd:
    """The last day of a term of weeks that starts on the day after `begin`, moved where the law moves it.

    `extra_dagen` are days of suspension; `vrij` are the days equated by royal decree. A term of more than the number
    of weeks of art. 4 does not move.
    """
    laatste = begin + timedelta(weeks=weken, days=extra_dagen)
    if weken > lezer.aantal("termijnenwet.ten_hoogste", begin):
        return Verlengd(laatste, ())
    eerste = begin + timedelta(days=1)
    lang_genoeg = (laatste - begin).days >= lezer.aantal("termijnenwet.termijn_met_werkdagen", begin)
    werkdagen = lezer.aantal("termijnenwet.werkdagen", begin) if lang_genoeg else 0
    return verleng(laatste, eerste, werkdagen, vrij)
