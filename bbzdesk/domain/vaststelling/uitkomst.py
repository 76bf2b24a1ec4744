"""The determination itself: aid and income against the jaarnorm (Bbz art. 12), and the test of assets (art. 13).

The three parts of art. 12 lid 2: a pays the rest, b changes the loan into a gift, c lets the college claim back what
is too much. Where own assets are above the limit the loan stays (art. 13): all of it, or only what exceeds the limit.
That part of the loan that can be claimed back is taken off first in both readings, and there is no nabetaling.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from bbzdesk.domain.boekjaar import DAGEN, maanden_van, tel
from bbzdesk.domain.datum import MAANDEN
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.inkomen import CONCEPT, Inkomen, netto_inkomen
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.vaststelling.evenredig import plafond
from bbzdesk.domain.vaststelling.feiten import GEHEEL, Vaststellingsfeiten, controleer
from bbzdesk.domain.vermogen import Vermogenstoets, toets_vermogen

MINDER, GELIJK, MEER = "a", "b", "c"


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """What the determination comes to, in cents.

    `onderdeel` is that of art. 12 lid 2. `bijstand` is the loan so far; it is divided without a remainder:
    terug_te_vorderen + renteloze_lening + om_niet = bijstand + nabetaling. `terug_te_vorderen` is after matiging.
    """

    inkomen: Inkomen
    jaarnorm: int
    onderdeel: str
    bijstand: int
    vermogen: Vermogenstoets
    nabetaling: int
    terug_te_vorderen_ten_hoogste: int
    terug_te_vorderen: int
    om_niet: int
    renteloze_lening: int
    jaarlijkse_aflossing_ten_minste: int
    regels: tuple[Regel, ...]


def stel_vast(feiten: Vaststellingsfeiten, lezer: Lezer) -> Vaststelling:
    """Determine the bijstand over a boekjaar.

    Raises InvoerFouten for facts that cannot be and for accounts that are still a draft (art. 12 lid 1),
    OnbekendeWaarde where a percentage or a limit is not known.
    """
    if feiten.inkomen.jaarstukken.status == CONCEPT:
        zin = (
            "De jaarstukken zijn nog concept. Voor de vaststelling zijn de definitieve jaarstukken nodig: vraag ze op."
        )
        raise InvoerFouten([InvoerFout("jaarstukken", zin)])
    return bereken(feiten, lezer)


def bereken(feiten: Vaststellingsfeiten, lezer: Lezer, verwacht: bool = False) -> Vaststelling:
    """Compute what a determination would come to; a forecast (`verwacht`) does so before the accounts are there."""
    if fouten := controleer(feiten):
        raise InvoerFouten(fouten)
    uitleg = Uitleg()
    uitleg.regel(_BETAALD[verwacht], "Bbz art. 11 lid 1", feiten.lening)
    inkomen = netto_inkomen(feiten.inkomen, feiten.boekjaar, lezer, verwacht)
    uitleg.neem_over(inkomen.regels)
    uitleg.neem_over(feiten.jaarnorm.regels)
    verschil = _vergelijk(feiten, inkomen, uitleg, verwacht)
    toets = _toets(feiten, lezer, uitleg)
    nabetaling = _nabetaling(feiten, verschil, toets, uitleg, verwacht) if verschil > 0 else 0
    ten_hoogste = min(feiten.lening, max(0, -verschil))
    terug = _terug(feiten, ten_hoogste, verschil, uitleg, verwacht)
    rest = feiten.lening - terug
    lening = 0 if toets.om_niet_mogelijk else _blijft_lening(feiten, rest, toets, uitleg)
    aflossing = _aflossing(feiten, lening, lezer, uitleg)
    om_niet = rest - lening + nabetaling
    _vertel_om_niet(om_niet, uitleg, verwacht)
    return Vaststelling(
        inkomen=inkomen,
        jaarnorm=feiten.jaarnorm.bedrag,
        onderdeel=MINDER if verschil > 0 else MEER if verschil < 0 else GELIJK,
        bijstand=feiten.lening,
        vermogen=toets,
        nabetaling=nabetaling,
        terug_te_vorderen_ten_hoogste=ten_hoogste,
        terug_te_vorderen=terug,
        om_niet=om_niet,
        renteloze_lening=lening,
        jaarlijkse_aflossing_ten_minste=aflossing,
        regels=uitleg.regels,
    )


_BETAALD = {
    False: "Dit is als lening betaald aan algemene bijstand.",
    True: "Dit wordt naar verwachting als lening betaald aan algemene bijstand.",
}


def _vergelijk(feiten: Vaststellingsfeiten, inkomen: Inkomen, uitleg: Uitleg, verwacht: bool) -> int:
    """The jaarnorm less aid and income: above nought there is too little, below it too much."""
    if feiten.bijzondere_bijstand:
        zin = "De bijzondere bijstand zit in de jaarnorm en telt daarom ook bij de bijstand mee."
        uitleg.regel(zin, "Bbz art. 1 g en 12 lid 2", feiten.bijzondere_bijstand)
    if feiten.bijstand_participatiewet:
        zin = "De bijstand die in dit boekjaar volgens de Participatiewet is betaald, telt mee."
        uitleg.regel(zin, "Bbz art. 12 lid 2", feiten.bijstand_participatiewet)
    som = feiten.lening + feiten.bijzondere_bijstand + feiten.bijstand_participatiewet + inkomen.netto
    zijn = "zijn naar verwachting" if verwacht else "zijn"
    uitleg.regel(f"Bijstand en netto inkomen {zijn} samen {euro(som)}.", "Bbz art. 12 lid 2", som)
    verschil = feiten.jaarnorm.bedrag - som
    if verschil > 0:
        uitleg.regel(f"Dat is {euro(verschil)} minder dan de jaarnorm.", "Bbz art. 12 lid 2 a", verschil)
    elif verschil < 0:
        uitleg.regel(f"Dat is {euro(-verschil)} meer dan de jaarnorm.", "Bbz art. 12 lid 2 c", -verschil)
    else:
        uitleg.regel("Dat is gelijk aan de jaarnorm.", "Bbz art. 12 lid 2 b", 0)
    return verschil


def _toets(feiten: Vaststellingsfeiten, lezer: Lezer, uitleg: Uitleg) -> Vermogenstoets:
    peildatum = feiten.vermogen_peildatum or feiten.boekjaar.tot
    return toets_vermogen(feiten.categorie, feiten.vermogen, peildatum, lezer, uitleg)


def _nabetaling(feiten: Vaststellingsfeiten, tekort: int, toets: Vermogenstoets, uitleg: Uitleg, verwacht: bool) -> int:
    """The rest up to the jaarnorm, while all aid stays within the jaarnorm in proportion (art. 12 lid 2 a)."""
    if not toets.om_niet_mogelijk:
        zin = "Er komt geen nabetaling: het eigen vermogen is te hoog voor een bedrag om niet."
        uitleg.regel(zin, "Bbz art. 13", 0)
        return 0
    artikel = "Bbz art. 12 lid 2 a"
    ruimte = plafond(feiten, uitleg, verwacht) - feiten.lening - feiten.bijzondere_bijstand
    if ruimte < 0:
        betaald = "Er wordt naar verwachting meer betaald." if verwacht else "Er is al meer betaald."
        uitleg.regel(f"{betaald} Dat hoeft niet terug; er komt niets bij.", artikel)
    bedrag = min(tekort, max(0, ruimte))
    uitleg.regel(f"De {'verwachte ' if verwacht else ''}nabetaling is {euro(bedrag)}.", artikel, bedrag)
    return bedrag


def _terug(feiten: Vaststellingsfeiten, ten_hoogste: int, verschil: int, uitleg: Uitleg, verwacht: bool) -> int:
    """What is claimed back: the college may, so it weighs, and may claim less (art. 12 lid 2 c)."""
    matiging = feiten.matiging.bedrag if feiten.matiging else 0
    if matiging > ten_hoogste:
        zin = (
            f"De matiging ({euro(matiging)}) is hoger dan wat kan worden teruggevorderd ({euro(ten_hoogste)}). "
            "Verlaag de matiging."
        )
        raise InvoerFouten([InvoerFout("matiging", zin)])
    if verschil >= 0:
        return 0
    artikel = "Bbz art. 12 lid 2 c"
    _waarschuw_voor_deel_zonder_recht(feiten, uitleg)
    if ten_hoogste < -verschil:
        uitleg.regel("Terugvorderen kan nooit meer zijn dan wat als lening is betaald.", artikel, ten_hoogste)
    zin = f"De gemeente kan ten hoogste {euro(ten_hoogste)} terugvorderen. Zij weegt of dat redelijk is."
    uitleg.regel(zin, artikel, ten_hoogste)
    if feiten.matiging and matiging:
        uitleg.regel(feiten.matiging.zin, artikel, -matiging)
    terug = ten_hoogste - matiging
    zin = (
        f"Naar verwachting is {euro(terug)} terug te vorderen." if verwacht else f"Terug te vorderen is {euro(terug)}."
    )
    uitleg.regel(zin, artikel, terug)
    return terug


def _waarschuw_voor_deel_zonder_recht(feiten: Vaststellingsfeiten, uitleg: Uitleg) -> None:
    """Warn where aid was paid in a month that lost its norm because there was no right over part of it."""
    if feiten.deel_van_maand == DAGEN:
        return
    betaald = [periode.dagen for periode in feiten.bijstand if periode.bedrag]
    for maand in maanden_van(feiten.boekjaar):
        telling = tel(maand, betaald, DAGEN, feiten.jaarnorm.uitgesloten)
        if maand.binnen(feiten.boekjaar) == maand and telling.bedekt and telling.alle < maand.aantal:
            zin = (
                f"Let op: in {MAANDEN[maand.van.month - 1]} {maand.van.year} is bijstand betaald, maar die maand telt "
                "niet mee in de jaarnorm: een deel van de maand bestond geen recht. Kijk ook naar de leeswijze dagen."
            )
            uitleg.regel(zin, "Bbz art. 1 g en 60ba")


def _blijft_lening(feiten: Vaststellingsfeiten, rest: int, toets: Vermogenstoets, uitleg: Uitleg) -> int:
    """What stays a loan because own assets are above the limit, in one of two readings (art. 13)."""
    if feiten.art13_lezing == GEHEEL:
        zin = "Het eigen vermogen is te hoog. De hele rest blijft een renteloze lening (leeswijze geheel)."
        uitleg.regel(zin, "Bbz art. 13", rest)
        return rest
    lening = min(rest, toets.meerdere)
    zin = (
        f"Het eigen vermogen is {euro(toets.meerdere)} hoger dan de grens van {euro(toets.grens)}. "
        "Tot dat bedrag blijft de rest een renteloze lening (leeswijze meerdere)."
    )
    uitleg.regel(zin, "Bbz art. 13", lening)
    return lening


def _vertel_om_niet(om_niet: int, uitleg: Uitleg, verwacht: bool) -> None:
    artikel = "Bbz art. 11 lid 2 en 12 lid 2"
    if not om_niet:
        uitleg.regel("Er is geen bedrag om niet.", artikel, 0)
        return
    deel = f"Naar verwachting is {euro(om_niet)} om niet" if verwacht else f"Om niet is {euro(om_niet)}"
    uitleg.regel(f"{deel}: dit hoeft niet terug.", artikel, om_niet)
    zin = "De gemeente betaalt over het bedrag om niet zelf de loonheffing. Die zit niet in deze berekening."
    uitleg.regel(zin, "Bbz art. 4")


def _aflossing(feiten: Vaststellingsfeiten, lening: int, lezer: Lezer, uitleg: Uitleg) -> int:
    """The least to be repaid each year, rounded up: rounded down it would be less than the law asks."""
    if not lening:
        return 0
    deel = lezer.waarde("bbz_vast.aflossing_per_jaar", feiten.boekjaar.tot)
    aflossing = ceil(Fraction(deel) / 100 * lening)
    zin = (
        f"Op deze lening wordt elk jaar ten minste {procent(deel)}% afgelost, naar boven afgerond op hele centen: "
        f"{euro(aflossing)}. Dat begint in het jaar na het laatste jaar met bijstand."
    )
    uitleg.regel(zin, "Bbz art. 13", aflossing)
    return aflossing
