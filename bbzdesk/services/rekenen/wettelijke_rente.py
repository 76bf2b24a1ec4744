"""`wettelijke_rente`: legal interest over an amount (BW art. 6:119, Awb art. 4:98)."""

from typing import Any

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.wettelijke_rente import wettelijke_rente
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.uitvoer import bedrag, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """An amount and its days; the interest over them."""
    hoofdsom = feiten.bedrag("hoofdsom", minimum=1)
    dagen = Dagen(feiten.datum("van"), feiten.datum("tot_en_met"))
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = wettelijke_rente(hoofdsom, dagen, lezer, parameters)
    return {
        "rente": bedrag(uitkomst.rente),
        "boven_ondergrens": uitkomst.boven_ondergrens,
        **verantwoording(uitkomst.regels, lezer),
    }
