"""The provisional amount per month and the advance: Bbz art. 11 lid 1 and 14 lid 2, Participatiewet art. 19 and 52.

The amount per month is the norm less the income expected, with a woonkostentoeslag and less what is set off. An
advance is at least a percentage of the algemene bijstand, and that is the norm less income (Pw art. 19 lid 2).
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from bbzdesk.domain.aow import heeft_aow_leeftijd
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.norm import Situatie, norm_per_maand, vraag_naar_medebewoners
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Regel, Uitleg

ARTIKEL = "Bbz art. 11 lid 1"
VERREKENING = "Awb art. 4:93 en 4:95 lid 4"
KAPITAAL = "kapitaal"


@dataclass(frozen=True, slots=True)
class VerwachteMiddelen:
    """What is expected to come in, in cents: a profit (negative: a loss) and Zvw per year, the rest per month.

    `overig_inkomen` is net, of the zelfstandige and the partner. `woonkostentoeslag` is paid with it, `te_verrekenen`
    is an advance or another amount that is set off this month.
    """

    winst_per_jaar: int
    zvw_per_jaar: int | None = None
    overig_inkomen: int = 0
    woonkostentoeslag: int = 0
    te_verrekenen: int = 0


@dataclass(frozen=True, slots=True)
class Maanduitkering:
    """The amount per month, in cents.

    `verwacht_inkomen` is what the business is expected to bring, net and per month; `algemene_bijstand` the norm less
    all income; `nog_te_verrekenen` what could not be set off this month.
    """

    norm: int
    verwacht_inkomen: int
    algemene_bijstand: int
    uitkering: int
    nog_te_verrekenen: int
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Voorschot:
    """The least an advance may be, in cents, and the provisional amount it runs ahead of."""

    ten_minste: int
    maanduitkering: Maanduitkering
    regels: tuple[Regel, ...]


def maanduitkering(
    situatie: Situatie, middelen: VerwachteMiddelen, peildatum: date, lezer: Lezer, parameters: Parameters
) -> Maanduitkering:
    """Compute the provisional amount per month on a day.

    Raises InvoerFouten for facts that cannot be, OnbekendeWaarde where a norm or percentage of that day is not known.
    """
    _controleer(middelen)
    uitleg = Uitleg()
    norm = norm_per_maand(situatie, peildatum, lezer, parameters, uitleg)
    vraag_naar_medebewoners(situatie, peildatum, lezer, uitleg)
    if heeft_aow_leeftijd(situatie.geboortedatum, peildatum, lezer, parameters):
        zin = "Let op: de aanvrager heeft de AOW-leeftijd bereikt. Dan is er geen recht op bijstand als zelfstandige."
        uitleg.regel(zin, "Bbz art. 1 b")
    verwacht = _verwacht_inkomen(middelen, peildatum, lezer, uitleg)
    if middelen.overig_inkomen:
        uitleg.regel("Het andere inkomen per maand gaat van de norm af.", "Pw art. 19 lid 2", -middelen.overig_inkomen)
    verschil = norm - verwacht - middelen.overig_inkomen
    if middelen.woonkostentoeslag:
        uitleg.regel("De woonkostentoeslag komt erbij.", "Pw art. 35", middelen.woonkostentoeslag)
    recht = max(0, verschil + middelen.woonkostentoeslag)
    verrekend = min(recht, middelen.te_verrekenen)
    rest = middelen.te_verrekenen - verrekend
    if middelen.te_verrekenen:
        uitleg.regel("Dit gaat eraf, omdat het al is betaald of wordt verrekend.", VERREKENING, -verrekend)
    if rest:
        zin = f"Er is deze maand te weinig om alles te verrekenen. Daarna blijft {euro(rest)} over."
        uitleg.regel(zin, VERREKENING, rest)
    if verschil + middelen.woonkostentoeslag < 0:
        uitleg.regel("Het inkomen is te hoog voor een uitkering in deze maand.", ARTIKEL, 0)
    uitkering = recht - verrekend
    vorm = ", voorlopig als renteloze lening" if uitkering else ""
    zin = f"De uitkering is {euro(uitkering)} per maand{vorm}."
    uitleg.regel(zin, ARTIKEL, uitkering)
    return Maanduitkering(norm, verwacht, max(0, verschil), uitkering, rest, uitleg.regels)


def voorschot(
    situatie: Situatie,
    middelen: VerwachteMiddelen,
    soort: str,
    peildatum: date,
    lezer: Lezer,
    parameters: Parameters,
) -> Voorschot:
    """Compute the least an advance may be: a dated percentage of the norm less income, rounded up to whole cents.

    `soort` is that of the application; an advance is never for capital (Bbz art. 14 lid 2). Raises InvoerFouten then,
    and what `maanduitkering` raises.
    """
    if soort == KAPITAAL:
        zin = "Voor bedrijfskapitaal is er geen voorschot (Bbz art. 14 lid 2). Een voorschot is er alleen voor levensonderhoud."
        raise InvoerFouten([InvoerFout("soort", zin)])
    maand = maanduitkering(situatie, middelen, peildatum, lezer, parameters)
    deel = lezer.waarde("voorschot.ten_minste", peildatum)
    ten_minste = ceil(Fraction(deel) / 100 * maand.algemene_bijstand)
    uitleg = Uitleg()
    uitleg.neem_over(maand.regels)
    if maand.algemene_bijstand != maand.uitkering:
        zin = "De algemene bijstand is de norm min het inkomen."
        uitleg.regel(zin, "Pw art. 19 lid 2", maand.algemene_bijstand)
    zin = (
        f"Een voorschot is ten minste {procent(deel)}% van de algemene bijstand, naar boven afgerond op hele centen: "
        f"{euro(ten_minste)}."
    )
    uitleg.regel(zin, "Pw art. 52", ten_minste)
    zin = "Een voorschot is er alleen voor levensonderhoud, nooit voor bedrijfskapitaal."
    uitleg.regel(zin, "Bbz art. 14 lid 2")
    return Voorschot(ten_minste, maand, uitleg.regels)


def _controleer(middelen: VerwachteMiddelen) -> None:
    bedragen = {
        "zvw_per_jaar": middelen.zvw_per_jaar or 0,
        "overig_inkomen_per_maand": middelen.overig_inkomen,
        "woonkostentoeslag": middelen.woonkostentoeslag,
        "te_verrekenen": middelen.te_verrekenen,
    }
    fouten = [
        InvoerFout(veld, f"Het bedrag bij {veld} is lager dan nul. Vul een bedrag van nul of hoger in.")
        for veld, bedrag in bedragen.items()
        if bedrag < 0
    ]
    if fouten:
        raise InvoerFouten(fouten)


def _verwacht_inkomen(middelen: VerwachteMiddelen, peildatum: date, lezer: Lezer, uitleg: Uitleg) -> int:
    """The profit expected, less the percentage of art. 6 lid 2 of the year of the day, and less Zvw, per month."""
    if middelen.winst_per_jaar <= 0:
        zin = "Er wordt geen winst verwacht. Het inkomen uit het bedrijf is dan nul."
        uitleg.regel(zin, ARTIKEL, 0)
        return 0
    winst = middelen.winst_per_jaar
    uitleg.regel(f"De verwachte winst is {euro(winst)} per jaar.", ARTIKEL, winst)
    deel = lezer.waarde("forfait.procent", peildatum)
    belasting = afgerond(Fraction(deel) / 100 * winst)
    zin = f"Belasting en premies zijn gesteld op {procent(deel)}% (percentage van {peildatum.year})."
    uitleg.regel(zin, "Bbz art. 6 lid 2", -belasting)
    zvw = middelen.zvw_per_jaar or 0
    if zvw:
        uitleg.regel("De bijdrage Zvw per jaar gaat eraf.", "Pw art. 31 lid 3 b", -zvw)
    maanden = lezer.aantal("bbz_vast.boekjaar_maanden", peildatum)
    inkomen = afgerond(Fraction(max(0, winst - belasting - zvw), maanden))
    zin = f"Het verwachte inkomen uit het bedrijf is op {voluit(peildatum)} {euro(inkomen)} per maand."
    uitleg.regel(zin, "Bbz art. 6", inkomen)
    return inkomen
