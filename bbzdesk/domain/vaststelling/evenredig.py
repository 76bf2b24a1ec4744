"""The jaarnorm in proportion to the time with bijstand: the most that all aid may come to (Bbz art. 12 lid 2 a).

How *naar evenredigheid* works is open. `jaarnorm` takes the part of the year times the jaarnorm, as the words say;
`maandnormen` adds up the norms of the months with bijstand and the bijzondere bijstand. Months and days without right to
bijstand (Pw art. 13) have no norm, so they do not count in the part either: they would be taken off twice.
"""

from fractions import Fraction

from bbzdesk.domain.boekjaar import DAGEN, Telling, aandeel, kalendermaanden, maanden_van, tel
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vaststelling.feiten import MAANDNORMEN, Vaststellingsfeiten

ARTIKEL = "Bbz art. 12 lid 2 a"


def plafond(feiten: Vaststellingsfeiten, uitleg: Uitleg, verwacht: bool = False) -> int:
    """The most that the aid over the boekjaar may come to, in cents; `verwacht` when it is a forecast."""
    if feiten.evenredig == MAANDNORMEN:
        return _som_van_maanden(feiten, uitleg)
    perioden = [periode.dagen for periode in feiten.bijstand]
    telling = tel(feiten.boekjaar, perioden, feiten.deel_van_maand, feiten.jaarnorm.uitgesloten)
    bedrag = afgerond(feiten.jaarnorm.bedrag * telling.deel)
    waarvan = "met recht op bijstand in" if feiten.jaarnorm.uitgesloten else "van"
    is_ = "is naar verwachting" if verwacht else "is"
    zin = (
        f"Over {_hoeveel(telling)} {waarvan} het boekjaar {is_} bijstand verleend. De bijstand kan dan niet meer zijn dan "
        f"dat deel van de jaarnorm: {euro(bedrag)} (leeswijze deel van de jaarnorm)."
    )
    uitleg.regel(zin, ARTIKEL, bedrag)
    return bedrag


def _som_van_maanden(feiten: Vaststellingsfeiten, uitleg: Uitleg) -> int:
    per_dag = feiten.deel_van_maand == DAGEN
    maanden = kalendermaanden(feiten.boekjaar) if per_dag else maanden_van(feiten.boekjaar)
    perioden = [periode.dagen for periode in feiten.bijstand]
    som = Fraction(0)
    for maand, norm in zip(maanden, feiten.jaarnorm.maanden, strict=True):
        telt = maand.binnen(feiten.boekjaar)
        assert telt is not None
        deel = aandeel(telt, perioden, DAGEN, feiten.jaarnorm.uitgesloten)
        if per_dag or deel == 1:
            som += norm.norm * deel
    bedrag = afgerond(som) + feiten.bijzondere_bijstand
    met = " en de bijzondere bijstand" if feiten.bijzondere_bijstand else ""
    zin = (
        f"De normen van de maanden met bijstand{met} zijn samen {euro(bedrag)}. "
        "De bijstand kan niet meer zijn (leeswijze maandnormen)."
    )
    uitleg.regel(zin, ARTIKEL, bedrag)
    return bedrag


def _hoeveel(telling: Telling) -> str:
    """Write the part as it was counted: `6 hele maanden van de 12` or `167 van de 365 dagen`."""
    if telling.in_dagen:
        return f"{telling.bedekt} van de {telling.alle} dagen"
    maanden = "hele maand" if telling.bedekt == 1 else "hele maanden"
    return f"{telling.bedekt} {maanden} van de {telling.alle}"
