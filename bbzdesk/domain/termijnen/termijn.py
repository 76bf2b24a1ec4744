"""The terms of the office by kind: first day, last day, and why the last day moved."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.datum import laatste_dag, plus_maanden, voluit
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.termijnen.termijnenwet import ARTIKEL, einde_in_weken
from bbzdesk.domain.termijnen.verjaring import Verlenging, verjaring
from bbzdesk.domain.uitleg import Regel, Uitleg

BESLISSING_OP_BEZWAAR, JAARSTUKKEN, VERJARING = "beslissing_op_bezwaar", "jaarstukken", "verjaring"

# kind: the parameter with its weeks, its article, and how `begin` is called in a sentence
_IN_WEKEN = {
    "bezwaar": ("termijnen_awb.bezwaar", "Awb art. 6:7 en 6:8", "de bekendmaking"),
    "beroep": ("termijnen_awb.beroep", "Awb art. 6:7 en 6:8", "de bekendmaking"),
    "betaling": ("termijnen_awb.betaling", "Awb art. 4:87", "de bekendmaking"),
    "aanmaning": ("termijnen_awb.aanmaning", "Awb art. 4:112", "de verzending"),
    "ingebrekestelling": ("termijnen_awb.ingebrekestelling", "Awb art. 4:17 lid 3", "de ontvangst"),
    "buiten_behandeling": ("termijnen_awb.buiten_behandeling", "Awb art. 4:5 lid 4", "het aanvullen of verlopen"),
}
SOORTEN_TERMIJN = (*_IN_WEKEN, BESLISSING_OP_BEZWAAR, JAARSTUKKEN, VERJARING)


@dataclass(frozen=True, slots=True)
class Termijnfeiten:
    """A kind of term and the day it runs from; the other facts belong to one kind each.

    `vrij` are days that a royal decree equates with holidays (Algemene termijnenwet art. 3 lid 3).
    """

    soort: str
    begin: date
    commissie: bool = False
    verdaagd: bool = False
    stuitingen: tuple[date, ...] = ()
    verlengingen: tuple[Verlenging, ...] = ()
    vrij: AbstractSet[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Looptijd:
    """The first and the last day of a term, and why it ends later than the bare count."""

    eerste_dag: date
    laatste_dag: date
    verlengd_wegens: tuple[str, ...]
    regels: tuple[Regel, ...]


def termijn(feiten: Termijnfeiten, lezer: Lezer) -> Looptijd:
    """Compute the days of one term. Raises InvoerFouten for facts that contradict each other."""
    uitleg = Uitleg()
    if feiten.soort == VERJARING:
        uitkomst = verjaring(feiten.begin, feiten.stuitingen, feiten.verlengingen, lezer, uitleg)
        return Looptijd(feiten.begin, uitkomst.laatste_dag, uitkomst.wegens, uitleg.regels)
    eerste = feiten.begin + timedelta(days=1)
    if feiten.soort == JAARSTUKKEN:
        maanden = lezer.aantal("termijnen_bbz.jaarstukken", feiten.begin)
        einde = _plus_hele_maanden(feiten.begin, maanden)
        zin = f"De termijn is {maanden} maanden na {voluit(feiten.begin)}: tot en met {voluit(einde)}."
        uitleg.regel(zin, "Bbz art. 38 lid 2")
        return Looptijd(eerste, einde, (), uitleg.regels)
    weken, artikel, vanaf = _weken(feiten, lezer)
    verlengd = einde_in_weken(feiten.begin, weken, lezer, vrij=feiten.vrij)
    kaal = feiten.begin + timedelta(weeks=weken)
    uitleg.regel(
        f"De termijn begint op de dag na {vanaf}, {voluit(eerste)}, en is {weken} weken: tot en met {voluit(kaal)}.",
        artikel,
    )
    for reden in verlengd.wegens:
        uitleg.regel(f"De termijn eindigt niet op {reden}.", ARTIKEL)
    return Looptijd(eerste, verlengd.laatste_dag, verlengd.wegens, uitleg.regels)


def _weken(feiten: Termijnfeiten, lezer: Lezer) -> tuple[int, str, str]:
    if feiten.soort != BESLISSING_OP_BEZWAAR:
        naam, artikel, vanaf = _IN_WEKEN[feiten.soort]
        return lezer.aantal(naam, feiten.begin), artikel, vanaf
    naam = "beslissing_op_bezwaar_met_commissie" if feiten.commissie else "beslissing_op_bezwaar"
    weken = lezer.aantal(f"termijnen_awb.{naam}", feiten.begin)
    if feiten.verdaagd:
        weken += lezer.aantal("termijnen_awb.verdaging", feiten.begin)
    return weken, "Awb art. 7:10", "het einde van de bezwaartermijn"


def _plus_hele_maanden(dag: date, maanden: int) -> date:
    """The day so many whole months after the end of a day: the end of a month stays the end of a month."""
    later = plus_maanden(dag, maanden)
    return laatste_dag(later.year, later.month) if dag == laatste_dag(dag.year, dag.month) else later
