"""The legal interest of a debtor who is no business partner: BW art. 6:119, with the floor of Awb art. 4:98 lid 2.

Compound: each whole year after the first day, the interest of that year joins the principal. Actual days over 365.
Rounded once, at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.datum import plus_jaren, voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Regel, Uitleg

ARTIKEL = "BW art. 6:119"
PERCENTAGE = "wettelijke_rente.procent"
_DAGEN_PER_JAAR = 365
_DAG = timedelta(days=1)

NIET_BEIDE, BEIDE = "niet_beide", "beide"
LEZINGEN = (NIET_BEIDE, BEIDE)
AFLOSSING, RENTE, UITGESTELDE_RENTE = "aflossing", "rente", "uitgestelde_rente"
SOORTEN_ACHTERSTAND = (AFLOSSING, RENTE, UITGESTELDE_RENTE)


@dataclass(frozen=True, slots=True)
class WettelijkeRente:
    """The interest in cents, and whether it reaches the amount below which none is due."""

    rente: int
    boven_ondergrens: bool
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Achterstallig:
    """An amount in arrears and the days over which interest counts, the first and the last included.

    `soort` says what it is; `draagt_eigen_rente` is for a repayment that still bears the rate of the loan.
    """

    soort: str
    bedrag: int
    dagen: Dagen
    draagt_eigen_rente: bool = False


def wettelijke_rente(hoofdsom: int, dagen: Dagen, lezer: Lezer, parameters: Parameters) -> WettelijkeRente:
    """Compute the legal interest over an amount, the first and the last day included.

    Raises InvoerFouten when the days are turned round, OnbekendeWaarde where the percentage is not known.
    """
    uitleg = Uitleg()
    rente = _rente(hoofdsom, dagen, lezer, parameters, uitleg)
    return _afgerond(rente, dagen.tot, lezer, uitleg)


def wettelijke_rente_over_achterstand(
    achterstand: Sequence[Achterstallig],
    toerekenbaar: bool | None,
    lezing: str,
    lezer: Lezer,
    parameters: Parameters,
) -> WettelijkeRente | None:
    """Compute the legal interest over overdue terms of a loan (Bbz art. 41 lid 5); None while `toerekenbaar` is unknown.

    Whether the debtor is to blame is decided by a person. Interest under uitstel bears none (art. 41 lid 3). A
    repayment that bears the loan's own rate bears the legal interest too only in the reading `beide`.
    """
    if toerekenbaar is None:
        return None
    uitleg = Uitleg()
    if not toerekenbaar:
        zin = "Er is geen wettelijke rente: de achterstand is niet aan de ondernemer toe te rekenen."
        uitleg.regel(zin, "Bbz art. 41 lid 5", 0)
        return WettelijkeRente(0, False, uitleg.regels)
    som = Fraction(0)
    for deel in achterstand:
        if _telt_mee(deel, lezing, uitleg):
            som += _rente(deel.bedrag, deel.dagen, lezer, parameters, uitleg)
    laatste = max((deel.dagen.tot for deel in achterstand), default=date.min)
    return _afgerond(som, laatste, lezer, uitleg)


def _telt_mee(deel: Achterstallig, lezing: str, uitleg: Uitleg) -> bool:
    if deel.soort == UITGESTELDE_RENTE:
        zin = f"Over {euro(deel.bedrag)} aan rente met uitstel loopt geen rente."
        uitleg.regel(zin, "Bbz art. 41 lid 3", 0)
        return False
    if deel.soort == AFLOSSING and deel.draagt_eigen_rente and lezing == NIET_BEIDE:
        zin = f"Over {euro(deel.bedrag)} aan aflossing loopt de rente van de lening al, dus geen wettelijke rente (leeswijze niet beide)."
        uitleg.regel(zin, "Bbz art. 41 lid 5 en 6", 0)
        return False
    if deel.soort == AFLOSSING and deel.draagt_eigen_rente:
        zin = f"Over {euro(deel.bedrag)} aan aflossing loopt ook de rente van de lening (leeswijze beide)."
        uitleg.regel(zin, "Bbz art. 41 lid 5 en 6")
    return True


def _afgerond(rente: Fraction, op: date, lezer: Lezer, uitleg: Uitleg) -> WettelijkeRente:
    bedrag = afgerond(rente)
    uitleg.regel("De wettelijke rente samen, één keer afgerond.", ARTIKEL, bedrag)
    grens = lezer.centen("wettelijke_rente_ondergrens.schuldenaar_is_burger", op)
    boven = bedrag >= grens
    wat = f"{euro(grens)} of meer, dus verschuldigd" if boven else f"minder dan {euro(grens)}, dus niet verschuldigd"
    uitleg.regel(f"De rente is {wat}.", "Awb art. 4:98 lid 2")
    return WettelijkeRente(bedrag, boven, uitleg.regels)


def _rente(hoofdsom: int, dagen: Dagen, lezer: Lezer, parameters: Parameters, uitleg: Uitleg) -> Fraction:
    """The exact interest, year by year, each year cut where the percentage changes."""
    if dagen.tot < dagen.van:
        zin = (
            f"De datum bij tot_en_met ({voluit(dagen.tot)}) ligt vóór van ({voluit(dagen.van)}). Controleer de datums."
        )
        raise InvoerFouten([InvoerFout("tot_en_met", zin)])
    saldo = Fraction(hoofdsom)
    jaar, begin = 0, dagen.van
    while begin <= dagen.tot:
        jaar += 1
        volgende = _verjaardag(dagen.van, jaar)
        einde = min(volgende - _DAG, dagen.tot)
        rente = sum((_deel(saldo, stuk, lezer, uitleg) for stuk in _stukken(begin, einde, parameters)), Fraction(0))
        saldo += rente
        if volgende <= dagen.tot:
            zin = (
                f"Na een heel jaar, op {voluit(volgende)}, komt de rente bij het bedrag: samen {euro(afgerond(saldo))}."
            )
            uitleg.regel(zin, "BW art. 6:119 lid 2")
        begin = volgende
    return saldo - hoofdsom


def _deel(saldo: Fraction, stuk: Dagen, lezer: Lezer, uitleg: Uitleg) -> Fraction:
    hoog = lezer.waarde(PERCENTAGE, stuk.van)
    lezer.waarde(PERCENTAGE, stuk.tot)  # the last day decides whether the value was checked that far
    rente = saldo * Fraction(hoog) / 100 * Fraction(stuk.aantal, _DAGEN_PER_JAAR)
    uitleg.regel(_zin(stuk, hoog, saldo), ARTIKEL, afgerond(rente))
    return rente


def _zin(stuk: Dagen, hoog: Decimal, saldo: Fraction) -> str:
    dagen = f"{stuk.aantal} {'dag' if stuk.aantal == 1 else 'dagen'}"
    return (
        f"{voluit(stuk.van)} tot en met {voluit(stuk.tot)}: {dagen} tegen {procent(hoog)}% per jaar "
        f"over {euro(afgerond(saldo))}."
    )


def _verjaardag(van: date, jaren: int) -> date:
    """The day on which so many whole years are over; from 29 February that is 1 March in a year without one."""
    later = plus_jaren(van, jaren)
    return later if later.day == van.day else later + _DAG


def _stukken(begin: date, einde: date, parameters: Parameters) -> list[Dagen]:
    """Cut the days where another value may begin to hold."""
    grenzen = {waarde.vanaf for waarde in parameters.van(PERCENTAGE) if waarde.vanaf is not None}
    grenzen |= {waarde.tot_en_met + _DAG for waarde in parameters.van(PERCENTAGE) if waarde.tot_en_met is not None}
    knippen = [begin, *sorted(dag for dag in grenzen if begin < dag <= einde), einde + _DAG]
    return [Dagen(van, tot - _DAG) for van, tot in pairwise(knippen)]
