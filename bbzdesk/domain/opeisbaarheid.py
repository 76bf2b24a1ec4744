"""When a loan or its arrears become due at once, and what may then be claimed: Bbz art. 39 and 41 lid 4 to 6.

That something may be claimed does not say that it must be: the college weighs and decides. What the college has to
establish (`vastgesteld`) is a fact here, never a conclusion of the program.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM, euro
from bbzdesk.domain.invordering_feiten import OPEN_EINDE, met_een_dag_erna
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.uitstel import dagen_in_maanden, getelde_dagen, samengevoegd
from bbzdesk.domain.wettelijke_rente import BEIDE, LEZINGEN, NIET_BEIDE

_DAG = timedelta(days=1)


class Grond(Enum):
    """Why the loan or its arrears are due at once: the article, and the ground in words."""

    BESTEMMING = ("Bbz art. 39 lid 2 a", "De lening is niet besteed aan haar bestemming.")
    BEEINDIGING = ("Bbz art. 39 lid 2 b", "Het bedrijf is overgedragen of beëindigd.")
    SURSEANCE = ("Bbz art. 39 lid 2 c", "Er is surséance van betaling.")
    FAILLISSEMENT = ("Bbz art. 39 lid 2 c", "Er is een faillissement.")
    NIET_NAKOMEN = ("Bbz art. 39 lid 1 a 3°", "Rente en aflossing zijn niet betaald.")
    DUURZAAM_NIET = ("Bbz art. 41 lid 4", "De ondernemer kan duurzaam niet betalen.")
    DRIE_JAAR_UITSTEL = ("Bbz art. 41 lid 4", "De drie jaar uitstel zijn voorbij.")
    KAN_BETALEN = ("Bbz art. 41 lid 5", "De ondernemer kan betalen en doet dat niet.")

    @property
    def artikel(self) -> str:
        """The article."""
        return self.value[0]

    @property
    def zin(self) -> str:
        """The ground as a sentence."""
        return self.value[1]


# Grounds that hold because the decision says so (art. 39); the others hold by law (art. 41).
_UIT_BESCHIKKING = frozenset(
    {Grond.BESTEMMING, Grond.BEEINDIGING, Grond.SURSEANCE, Grond.FAILLISSEMENT, Grond.NIET_NAKOMEN}
)
# Grounds about paying the terms: they cannot hold while the debtor has uitstel.
_OVER_BETALEN = frozenset({Grond.NIET_NAKOMEN, Grond.KAN_BETALEN})


@dataclass(frozen=True, slots=True)
class Opeisfeiten:
    """The facts of one ground. Amounts in cents; None is unknown.

    `hoofdsom` is all principal, `achterstallige_aflossing` the part of it that is overdue. `datum` is the day from which
    the ground holds; the end of three years of uitstel follows from `uitstel`. `in_beschikking` is whether the decision
    that granted the loan contains the ground. `achterstand_draagt_rente` is whether the loan's own rate runs on
    overdue principal too.
    """

    grond: Grond
    datum: date | None
    hoofdsom: int
    achterstallige_aflossing: int = 0
    achterstallige_rente: int = 0
    uitgestelde_rente: int = 0
    vastgesteld: bool | None = None
    in_beschikking: bool | None = None
    art21_vastgesteld: bool | None = None
    verzoek_om_uitstel_open: bool | None = None
    toerekenbaar: bool | None = None
    uitstel: tuple[Dagen, ...] = ()
    achterstand_draagt_rente: bool = True
    rentelezing: str = NIET_BEIDE


@dataclass(frozen=True, slots=True)
class Opeisbaarheid:
    """What may be claimed and from when; `opeisbaar` is None while a fact that decides is unknown.

    `rentedragend` is the principal on which the rate of the loan keeps running, `wettelijke_rente_over` the amount that
    legal interest runs on (None: unknown). `ontbreekt` says what has to be known or done first.
    """

    opeisbaar: bool | None
    vanaf: date | None
    hoofdsom: int
    rente: int
    rentedragend: int
    wettelijke_rente_over: int | None
    ontbreekt: tuple[str, ...]
    regels: tuple[Regel, ...]


def opeisbaarheid(feiten: Opeisfeiten, lezer: Lezer) -> Opeisbaarheid:
    """Test one ground. Raises InvoerFouten for facts that contradict each other."""
    _controleer(feiten)
    uitleg = Uitleg()
    uitleg.regel(feiten.grond.zin, feiten.grond.artikel)
    vanaf = _vanaf(feiten, lezer, uitleg)
    ontbreekt = tuple(_ontbreekt(feiten))
    for zin in ontbreekt:
        uitleg.regel(zin, feiten.grond.artikel)
    opeisbaar = _oordeel(feiten, vanaf, ontbreekt)
    hoofdsom, rente = _bedragen(feiten, vanaf) if opeisbaar is not False else (0, 0)
    rentedragend = feiten.hoofdsom - (0 if feiten.achterstand_draagt_rente else feiten.achterstallige_aflossing)
    wettelijk = 0 if opeisbaar is False else _wettelijke_rente_over(feiten)  # it runs over what may be claimed
    if opeisbaar is not False:
        _leg_uit(feiten, hoofdsom, rente, rentedragend, wettelijk, uitleg)
    return Opeisbaarheid(opeisbaar, vanaf, hoofdsom, rente, rentedragend, wettelijk, ontbreekt, uitleg.regels)


def _controleer(feiten: Opeisfeiten) -> None:
    fouten = []
    for naam in ("hoofdsom", "achterstallige_aflossing", "achterstallige_rente", "uitgestelde_rente"):
        bedrag = getattr(feiten, naam)
        if not 0 <= bedrag <= MAXIMUM:
            fouten.append(
                InvoerFout(naam, f"Bij {naam} hoort een bedrag van {euro(0)} of meer. Controleer het bedrag.")
            )
    if 0 <= feiten.hoofdsom < feiten.achterstallige_aflossing:
        zin = (
            f"De achterstallige_aflossing ({euro(feiten.achterstallige_aflossing)}) is hoger dan de hoofdsom "
            f"({euro(feiten.hoofdsom)}). Controleer de bedragen."
        )
        fouten.append(InvoerFout("achterstallige_aflossing", zin))
    if feiten.rentelezing not in LEZINGEN:
        fouten.append(InvoerFout("rentelezing", f"Bij rentelezing hoort een keuze. Kies uit: {', '.join(LEZINGEN)}."))
    if feiten.grond is Grond.DRIE_JAAR_UITSTEL:
        if feiten.datum is not None:
            zin = "Het einde van de drie jaar volgt uit het verleende uitstel. Laat datum weg."
            fouten.append(InvoerFout("datum", zin))
    elif feiten.datum is None:
        fouten.append(InvoerFout("datum", "“datum” ontbreekt. Vul in vanaf welke dag deze grond er is."))
    if feiten.grond in _OVER_BETALEN and not feiten.achterstallige_aflossing + feiten.achterstallige_rente:
        zin = "Er is geen achterstand. Vul de achterstallige rente of aflossing in, of kies een andere grond."
        fouten.append(InvoerFout("achterstallige_aflossing", zin))
    for plaats, deel in enumerate(feiten.uitstel):
        if deel.van > deel.tot:
            fouten.append(
                InvoerFout(f"uitstel[{plaats}]", f"Bij uitstel[{plaats}] ligt van na tot. Controleer de datums.")
            )
        elif deel.tot >= OPEN_EINDE and feiten.grond is Grond.DRIE_JAAR_UITSTEL:
            zin = f"Bij uitstel[{plaats}] ontbreekt de laatste dag. Vul die in: daaruit volgt of de drie jaar voorbij zijn."
            fouten.append(InvoerFout(f"uitstel[{plaats}]", zin))
    if fouten:
        raise InvoerFouten(fouten)


def _vanaf(feiten: Opeisfeiten, lezer: Lezer, uitleg: Uitleg) -> date | None:
    """The first day on which the ground holds; None when the three years are not over, or the uitstel has no end."""
    if feiten.grond is Grond.DRIE_JAAR_UITSTEL:
        return _na_drie_jaar(feiten, lezer, uitleg)
    assert feiten.datum is not None
    if feiten.grond not in _OVER_BETALEN:
        return feiten.datum
    vrij = eerste_dag_zonder(feiten.datum, feiten.uitstel)
    if vrij is None:
        zin = (
            f"Op {voluit(feiten.datum)} is er uitstel zonder laatste dag. Dan kan het pas na intrekken van het uitstel."
        )
        uitleg.regel(zin, "Awb art. 4:94 en 4:96")
    elif vrij != feiten.datum:
        zin = f"Op {voluit(feiten.datum)} is er uitstel. Dan kan het pas vanaf {voluit(vrij)}, of na intrekken van het uitstel."
        uitleg.regel(zin, "Awb art. 4:94 en 4:96")
    return vrij


def eerste_dag_zonder(dag: date, perioden: tuple[Dagen, ...]) -> date | None:
    """The first day from a date on that lies in none of the periods; None when there is no such day."""
    for blok in samengevoegd(map(met_een_dag_erna, perioden)):
        if blok.van <= dag <= blok.tot:
            return None if blok.tot == OPEN_EINDE else blok.tot + _DAG
    return dag


def _na_drie_jaar(feiten: Opeisfeiten, lezer: Lezer, uitleg: Uitleg) -> date | None:
    blokken = samengevoegd(feiten.uitstel)
    gebruikt = sum(getelde_dagen(deel) for deel in blokken)
    op = blokken[-1].tot if blokken else date.min
    totaal = dagen_in_maanden(lezer.aantal("bbz_vast.uitstel_totaal_maanden", op))
    if gebruikt < totaal:
        zin = f"Van de {totaal} dagen uitstel zijn er {gebruikt} gebruikt. De drie jaar zijn dus niet voorbij."
        uitleg.regel(zin, "Bbz art. 41 lid 2")
        return None
    vanaf = op + _DAG
    uitleg.regel(f"De {totaal} dagen uitstel zijn voorbij na {voluit(op)}.", "Bbz art. 41 lid 2 en 4")
    return vanaf


def _ontbreekt(feiten: Opeisfeiten) -> list[str]:
    """What has to be known or done before anything can be claimed on this ground."""
    ontbreekt = []
    if feiten.in_beschikking is None and feiten.grond in _UIT_BESCHIKKING:
        ontbreekt.append("Kijk of deze grond in de beschikking staat die de lening toekent.")
    if feiten.vastgesteld is None and feiten.grond is not Grond.DRIE_JAAR_UITSTEL:
        ontbreekt.append("Stel met redenen vast of deze grond er is. Dat doet het college.")
    if feiten.grond is Grond.NIET_NAKOMEN:
        if not feiten.art21_vastgesteld:
            ontbreekt.append("Stel eerst vast of er rentekwijtschelding is over elk boekjaar van artikel 21.")
        if feiten.verzoek_om_uitstel_open is None:
            ontbreekt.append("Kijk of er een verzoek om uitstel ligt.")
        if feiten.verzoek_om_uitstel_open:
            ontbreekt.append("Beslis eerst op het verzoek om uitstel.")
    return ontbreekt


def _oordeel(feiten: Opeisfeiten, vanaf: date | None, ontbreekt: tuple[str, ...]) -> bool | None:
    """False as soon as one fact excludes it; None while something is missing; else True."""
    buiten_beschikking = feiten.in_beschikking is False and feiten.grond in _UIT_BESCHIKKING
    if vanaf is None or feiten.vastgesteld is False or buiten_beschikking:
        return False
    return None if ontbreekt else True


def _bedragen(feiten: Opeisfeiten, vanaf: date | None) -> tuple[int, int]:
    """Principal and interest that may be claimed. With art. 41 lid 5 that is only what is overdue."""
    if feiten.grond is Grond.KAN_BETALEN:
        return feiten.achterstallige_aflossing, feiten.achterstallige_rente
    uitstel_loopt = vanaf is not None and eerste_dag_zonder(vanaf, feiten.uitstel) != vanaf
    uitgesteld = 0 if uitstel_loopt else feiten.uitgestelde_rente
    return feiten.hoofdsom, feiten.achterstallige_rente + uitgesteld


def _wettelijke_rente_over(feiten: Opeisfeiten) -> int | None:
    """What legal interest runs on: only overdue terms, only of a debtor who is to blame (art. 41 lid 5)."""
    if feiten.grond is not Grond.KAN_BETALEN:
        return 0
    if feiten.toerekenbaar is None:
        return None
    if not feiten.toerekenbaar:
        return 0
    ook_aflossing = feiten.rentelezing == BEIDE or not feiten.achterstand_draagt_rente
    return feiten.achterstallige_rente + (feiten.achterstallige_aflossing if ook_aflossing else 0)


def _leg_uit(
    feiten: Opeisfeiten, hoofdsom: int, rente: int, rentedragend: int, wettelijk: int | None, uitleg: Uitleg
) -> None:
    artikel = feiten.grond.artikel
    wat = "Alleen de achterstallige aflossing" if feiten.grond is Grond.KAN_BETALEN else "De hele hoofdsom"
    uitleg.regel(f"{wat} kan worden teruggevorderd. Of dat gebeurt, beslist het college.", artikel, hoofdsom)
    uitleg.regel("Daarbij komt de rente die al betaald had moeten zijn.", artikel, rente)
    if feiten.uitgestelde_rente:
        zin = "Van de uitgestelde rente telt mee wat niet meer onder uitstel valt. Daarover loopt geen rente."
        uitleg.regel(zin, "Bbz art. 41 lid 3", feiten.uitgestelde_rente)
    _leg_rente_uit(feiten, rentedragend, wettelijk, uitleg)


def _leg_rente_uit(feiten: Opeisfeiten, rentedragend: int, wettelijk: int | None, uitleg: Uitleg) -> None:
    if feiten.grond in _UIT_BESCHIKKING:
        zin = "De rente van de lening loopt door volgens de beschikking over deze hoofdsom."
        uitleg.regel(zin, "Bbz art. 15 a", rentedragend)
    else:
        zin = "De rente van de lening loopt door over wat nog niet is terugbetaald."
        uitleg.regel(zin, "Bbz art. 41 lid 6", rentedragend)
    if feiten.grond is not Grond.KAN_BETALEN:
        zin = "Wettelijke rente volgt pas als na de betaaltermijn van het besluit niet is betaald."
        uitleg.regel(zin, "Awb art. 4:97 en 4:98")
    elif wettelijk is None:
        zin = "Of er wettelijke rente is, hangt af van de vraag of de achterstand aan de ondernemer is toe te rekenen."
        uitleg.regel(zin, "Bbz art. 41 lid 5")
    else:
        leeswijze = "beide" if feiten.rentelezing == BEIDE else "niet beide"
        zin = f"Wettelijke rente loopt over dit bedrag (leeswijze: {leeswijze} rentes over achterstallige aflossing)."
        uitleg.regel(zin, "Bbz art. 41 lid 5", wettelijk)
