"""`vermogenstoets`: whether bijstand can be a gift (Bbz art. 3)."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from bbzdesk.domain.categorie import CATEGORIEEN
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vermogen import Vermogen, toets_vermogen
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.uitvoer import bedrag, verantwoording

_DECIMALEN = Decimal("0.000001")  # as many as a percentage has at most


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """A day, a category, what somebody owns and owes; whether a gift is possible and on which ground."""
    peildatum = feiten.datum("peildatum")
    categorie = feiten.keuze("categorie", CATEGORIEEN)
    vermogen = Vermogen(feiten.bedrag("totaal_vermogen"), feiten.bedrag("schulden"))
    feiten.klaar()
    lezer, uitleg = parameters.lezer(), Uitleg()
    toets = toets_vermogen(categorie, vermogen, peildatum, lezer, uitleg)
    return {
        "eigen_vermogen": bedrag(vermogen.eigen),
        "aandeel": _procent(vermogen.aandeel),
        "om_niet_mogelijk": toets.om_niet_mogelijk,
        "grond": toets.grond,
        **verantwoording(uitleg, lezer),
    }


def _procent(aandeel: Fraction | None) -> str | None:
    if aandeel is None:
        return None
    afgerond = (Decimal(aandeel.numerator) / aandeel.denominator).quantize(_DECIMALEN, ROUND_HALF_UP)
    return f"{(afgerond + 0).normalize():f}"  # adding nought takes the sign from a nought
