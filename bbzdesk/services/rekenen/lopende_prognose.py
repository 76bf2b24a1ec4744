"""`lopende_prognose`: what the determination would come to at this pace (Bbz art. 11 lid 1, 12)."""

from typing import Any

from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.vaststelling import prognose
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.uitvoer import bedrag_of_niets, verantwoording
from bbzdesk.services.rekenen.vaststelling import lees_vaststelling, maak_vaststellingsfeiten, schrijf_vaststelling


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """The facts of a determination so far; its outcome at this pace, and the amount per month that ends at nought."""
    gelezen = lees_vaststelling(feiten)
    tot_en_met = feiten.datum("tot_en_met")
    verwacht = feiten.bedrag("verwachte_winst_rest", -MAXIMUM)
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = prognose(maak_vaststellingsfeiten(gelezen, lezer, parameters), tot_en_met, verwacht, lezer)
    return {
        **schrijf_vaststelling(uitkomst.uitkomst),
        "resterende_maanden": uitkomst.resterende_maanden,
        "maandbedrag_nu": bedrag_of_niets(uitkomst.maandbedrag_nu),
        "maandbedrag_op_nul": bedrag_of_niets(uitkomst.maandbedrag_op_nul),
        **verantwoording(uitkomst.regels, lezer),
    }
