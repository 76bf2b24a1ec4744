"""Holidays and the moving of terms: Algemene termijnenwet art. 1 to 4, valid for the dates up to 2050 and tested there.

Days that a royal decree equates with holidays (art. 3 lid 3) differ per year: they are an argument.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bbzdesk.domain.datum import WEEKDAGEN, met_dag

_DAG = timedelta(days=1)
_ZATERDAG, _ZONDAG = 5, 6
_EERSTE_KONINGSDAG = 2014  # before that the Queen's birthday was celebrated on 30 April


def pasen(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a = jaar % 19
    eeuw, rest = divmod(jaar, 100)
    d, e = divmod(eeuw, 4)
    g = (8 * eeuw + 13) // 25
    h = (19 * a + eeuw - d - g + 15) % 30
    i, k = divmod(rest, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    maand, dag = divmod(h + l_ - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


@cache
def feestdagen(jaar: int) -> dict[date, str]:
    """The days of a year that count as holidays for a term (Algemene termijnenwet art. 3), by name.

    Easter Day and Whit Sunday are Sundays already. Goede Vrijdag is equated (art. 3 lid 2); 5 May counts every year.
    """
    paasdag = pasen(jaar)
    koning = _koningsdag(jaar)
    return {
        date(jaar, 1, 1): "nieuwjaarsdag",
        paasdag - 2 * _DAG: "Goede Vrijdag",
        paasdag + _DAG: "tweede paasdag",
        koning: "Koningsdag" if jaar >= _EERSTE_KONINGSDAG else "Koninginnedag",
        date(jaar, 5, 5): "Bevrijdingsdag",
        paasdag + 39 * _DAG: "Hemelvaartsdag",
        paasdag + 50 * _DAG: "tweede pinksterdag",
        date(jaar, 12, 25): "eerste kerstdag",
        date(jaar, 12, 26): "tweede kerstdag",
    }


def _koningsdag(jaar: int) -> date:
    """27 April, or the day before when that is a Sunday; until 2013 it was 30 April in the same way."""
    dag = date(jaar, 4, 27) if jaar >= _EERSTE_KONINGSDAG else date(jaar, 4, 30)
    return dag - _DAG if dag.weekday() == _ZONDAG else dag


def waarom_vrij(dag: date, extra: AbstractSet[date] = frozenset()) -> str | None:
    """Why a day does not count as the last day of a term: its name; None for a working day."""
    if naam := feestdagen(dag.year).get(dag):
        return naam
    if dag in extra:
        return "gelijkgestelde dag"
    return WEEKDAGEN[dag.weekday()] if dag.weekday() in (_ZATERDAG, _ZONDAG) else None


def is_werkdag(dag: date, extra: AbstractSet[date] = frozenset()) -> bool:
    """Whether a day is no Saturday, Sunday or holiday."""
    return waarom_vrij(dag, extra) is None


@dataclass(frozen=True, slots=True)
class Verlengd:
    """The last day of a term after the Algemene termijnenwet, and the reasons for each day it moved."""

    laatste_dag: date
    wegens: tuple[str, ...]


def verleng(
    laatste_dag: date, eerste_dag: date | None = None, werkdagen: int = 0, extra: AbstractSet[date] = frozenset()
) -> Verlengd:
    """Move the last day of a term past weekend and holidays (art. 1).

    Where the first day and a number of working days are given, the term also holds at least so many (art. 2).
    """
    wegens: list[str] = []
    einde = laatste_dag
    if eerste_dag is not None:
        while sum(is_werkdag(eerste_dag + nummer * _DAG, extra) for nummer in range((einde - eerste_dag).days + 1)) < (
            werkdagen
        ):
            einde += _DAG
            wegens.append(f"minder dan {werkdagen} werkdagen")
            if (einde - eerste_dag).days > 30:  # every stretch of a month holds more working days than any law asks
                raise ValueError("too many working days asked")
    while (reden := waarom_vrij(einde, extra)) is not None:
        wegens.append(met_dag(einde) if reden in WEEKDAGEN else f"{met_dag(einde)} ({reden})")
        einde += _DAG
    return Verlengd(einde, tuple(dict.fromkeys(wegens)))
