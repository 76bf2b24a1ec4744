"""Whether and how far a term of weeks moves: Algemene termijnenwet art. 1 and 4."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from bbzdesk.domain.kalender import Verlengd, verleng
from bbzdesk.domain.parameters import Lezer

ARTIKEL = "Algemene termijnenwet art. 1"


def einde_in_weken(
    begin: date, weken: int, lezer: Lezer, extra_dagen: int = 0, vrij: AbstractSet[date] = frozenset()
) -> Verlengd:
    """The last day of a term of weeks that starts on the day after `begin`, moved where the law moves it.

    `extra_dagen` are days of suspension; `vrij` and the parameter `gelijkgestelde_dag` are the days equated by royal
    decree (art. 3 lid 3). A term of more than the number of weeks of art. 4 does not move.
    """
    laatste = begin + timedelta(weeks=weken, days=extra_dagen)
    if weken > lezer.aantal("termijnenwet.ten_hoogste", begin):
        return Verlengd(laatste, ())
    # Art. 2 (two working days in a term of three days or more) never bites here: every week holds two.
    verlengd = verleng(laatste, extra=vrij)
    while lezer.geldt("gelijkgestelde_dag.vrij", verlengd.laatste_dag):
        vrij |= {verlengd.laatste_dag}
        verlengd = verleng(laatste, extra=vrij)
    return verlengd
