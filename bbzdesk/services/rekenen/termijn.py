"""`termijn`: the first and last day of a legal term, and why the last day moved."""

from typing import Any

from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.termijnen import SOORTEN_TERMIJN, Termijnfeiten, Verlenging, termijn
from bbzdesk.domain.termijnen.termijn import BESLISSING_OP_BEZWAAR, VERJARING
from bbzdesk.services.rekenen.feiten import WEINIG_DELEN, Feiten
from bbzdesk.services.rekenen.uitvoer import datum, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """A kind of term and its begin; the days of the term."""
    gevraagd = _lees(feiten)
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = termijn(gevraagd, lezer)
    return {
        "eerste_dag": datum(uitkomst.eerste_dag),
        "laatste_dag": datum(uitkomst.laatste_dag),
        "verlengd_wegens": list(uitkomst.verlengd_wegens),
        **verantwoording(uitkomst.regels, lezer),
    }


def _lees(feiten: Feiten) -> Termijnfeiten:
    soort, begin = feiten.keuze("soort", SOORTEN_TERMIJN), feiten.datum("begin")
    if soort == BESLISSING_OP_BEZWAAR:
        commissie, verdaagd = feiten.janee("commissie"), feiten.janee("verdaagd")
        return Termijnfeiten(soort, begin, commissie=bool(commissie), verdaagd=bool(verdaagd))
    if soort == VERJARING:
        delen = feiten.lijst("verlengingen", WEINIG_DELEN) or ()
        return Termijnfeiten(
            soort,
            begin,
            stuitingen=feiten.datums("stuitingen"),
            verlengingen=tuple(Verlenging(deel.datum("van"), deel.datum("tot")) for deel in delen),
        )
    return Termijnfeiten(soort, begin)
