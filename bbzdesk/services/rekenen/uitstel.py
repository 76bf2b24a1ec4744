"""`uitstel`: how much uitstel of payment a loan can still get (Bbz art. 41)."""

from typing import Any

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.uitstel import Uitstelvraag, uitstel
from bbzdesk.services.rekenen.feiten import WEINIG_DELEN, Feiten
from bbzdesk.services.rekenen.uitvoer import datum, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """The looptijd of a loan, earlier uitstel and what is asked; whether it fits and what is left."""
    vraag = Uitstelvraag(
        looptijd=Dagen(feiten.datum("looptijd_begin"), feiten.datum("looptijd_eind")),
        eerder=tuple(_lees_periode(deel) for deel in feiten.lijst("eerder", WEINIG_DELEN) or ()),
        gevraagd=_lees_periode(feiten.deel("gevraagd")),
    )
    feiten.klaar()
    lezer = parameters.lezer()
    ruimte = uitstel(vraag, lezer)
    return {
        "toegestaan": ruimte.toegestaan,
        "redenen": list(ruimte.redenen),
        "gebruikt_dagen": ruimte.gebruikt_dagen,
        "resterend_dagen": ruimte.resterend_dagen,
        "gebruikt_in_woorden": ruimte.gebruikt_in_woorden,
        "uiterste_datum": datum(ruimte.uiterste_datum),
        **verantwoording(ruimte.regels, lezer),
    }


def _lees_periode(feiten: Feiten) -> Dagen:
    return Dagen(feiten.datum("van"), feiten.datum("tot"))
