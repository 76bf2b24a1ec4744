"""A loan under mortgage or pledge after the end of the business: Bbz art. 43a (repayment) and 43b (interest after it).

Ten years of monthly repayment from the end of the bijstand, none while the income does not exceed the norm. What is
left then bears legal interest less three points, never below nought. A month belongs to the years in which its first day lies.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.datum import plus_jaren, voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.norm import Situatie, norm_per_maand, vraag_naar_medebewoners
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.wettelijke_rente import PERCENTAGE

_MAANDEN_PER_JAAR = 12
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hypotheekfeiten:
    """The facts of one month, amounts in cents; `peildatum` is the day of the norm.

    `inkomen` and `bijzondere_kosten` are of the zelfstandige and his family. `restschuld` is what is not repaid yet,
    without interest that was added to it.
    """

    maand: date
    inkomen: int
    bijzondere_kosten: int
    restschuld: int
    einde_bijstand: date
    situatie: Situatie
    peildatum: date


@dataclass(frozen=True, slots=True)
class Hypotheekmaand:
    """The repayment that the income leaves room for (None outside the years of repayment) and the interest, in cents."""

    aflossing: int | None
    rente: int
    regels: tuple[Regel, ...]


def aflossingsjaren(einde_bijstand: date, lezer: Lezer) -> Dagen:
    """The days of repayment (art. 43a lid 1 and 2): ten years from the end of the bijstand."""
    later = plus_jaren(einde_bijstand, lezer.aantal("bbz_vast.hypotheek_aflossing_jaren", einde_bijstand))
    return Dagen(einde_bijstand, later - _DAG if later.day == einde_bijstand.day else later)


def hypotheekmaand(feiten: Hypotheekfeiten, lezer: Lezer, parameters: Parameters) -> Hypotheekmaand:
    """Compute what a month asks: repayment in the first ten years, interest after them.

    Raises InvoerFouten for contradicting facts of the norm,
    OnbekendeWaarde where norm or interest is not known and is needed.
    """
    uitleg = Uitleg()
    jaren = aflossingsjaren(feiten.einde_bijstand, lezer)
    if feiten.maand < jaren.van:
        zin = f"De aflossing begint bij het einde van de bijstand, op {voluit(jaren.van)}."
        uitleg.regel(zin, "Bbz art. 43a lid 1")
        return Hypotheekmaand(None, 0, uitleg.regels)
    if feiten.maand <= jaren.tot:
        zin = f"Aflossen gaat per maand, van {voluit(jaren.van)} tot en met {voluit(jaren.tot)}, zonder rente."
        uitleg.regel(zin, "Bbz art. 43a lid 2")
        norm = norm_per_maand(feiten.situatie, feiten.peildatum, lezer, parameters, uitleg)
        vraag_naar_medebewoners(feiten.situatie, feiten.peildatum, lezer, uitleg)
        return Hypotheekmaand(_aflossing(feiten, norm, uitleg), 0, uitleg.regels)
    zin = f"De jaren van aflossing zijn voorbij sinds {voluit(jaren.tot + _DAG)}: over wat nog open staat loopt rente."
    uitleg.regel(zin, "Bbz art. 43b lid 1")
    rente = maandrente(feiten.maand, feiten.restschuld, lezer, uitleg)
    zin = (
        "Het college beoordeelt of de ondernemer kan aflossen, alleen de rente kan betalen (lid 3) "
        "of ook de rente niet kan betalen (lid 4)."
    )
    uitleg.regel(zin, "Bbz art. 43b lid 3 en 4")
    return Hypotheekmaand(None, rente, uitleg.regels)


def rentepercentage(maand: date, lezer: Lezer) -> tuple[Decimal, Decimal, Decimal]:
    """Legal interest, the points off it, and what is left, never below nought (art. 43b lid 2)."""
    wettelijk = lezer.waarde(PERCENTAGE, maand)
    eraf = lezer.waarde("bbz_vast.hypotheek_rente_aftrek", maand)
    return wettelijk, eraf, max(Decimal(0), wettelijk - eraf)


def maandrente(maand: date, restschuld: int, lezer: Lezer, uitleg: Uitleg) -> int:
    """The interest of one month over what is not repaid yet; interest that was added bears none (art. 43b lid 5)."""
    wettelijk, eraf, hoog = rentepercentage(maand, lezer)
    zin = f"De rente is de wettelijke rente ({procent(wettelijk)}%) min {procent(eraf)} procentpunt: {procent(hoog)}% per jaar."
    uitleg.regel(zin, "Bbz art. 43b lid 2")
    rente = afgerond(restschuld * Fraction(hoog) / 100 / _MAANDEN_PER_JAAR)
    zin = f"Rente over een maand over {euro(restschuld)}. Over bijgeschreven rente loopt geen rente."
    uitleg.regel(zin, "Bbz art. 43b lid 1 en 5", rente)
    return rente


def _aflossing(feiten: Hypotheekfeiten, norm: int, uitleg: Uitleg) -> int:
    """The room above the norm after necessary special costs, at most what is left of the loan (art. 43a lid 3 and 4)."""
    if feiten.inkomen <= norm:
        zin = f"Het inkomen ({euro(feiten.inkomen)}) is niet hoger dan de norm ({euro(norm)}): er is geen aflossing."
        uitleg.regel(zin, "Bbz art. 43a lid 4", 0)
        return 0
    boven = feiten.inkomen - norm
    uitleg.regel(
        f"Het inkomen ({euro(feiten.inkomen)}) is hoger dan de norm ({euro(norm)}). Dit is het verschil.",
        "Bbz art. 43a lid 3",
        boven,
    )
    if feiten.bijzondere_kosten:
        zin = "De noodzakelijke bijzondere kosten gaan daarvan af."
        uitleg.regel(zin, "Bbz art. 43a lid 3", -feiten.bijzondere_kosten)
    ruimte = min(feiten.restschuld, max(0, boven - feiten.bijzondere_kosten))
    zin = "Er is ruimte voor deze aflossing. Het college stelt het maandbedrag vast."
    uitleg.regel(zin, "Bbz art. 43a lid 3", ruimte)
    return ruimte
