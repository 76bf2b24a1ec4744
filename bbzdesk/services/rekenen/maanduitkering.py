"""`maanduitkering`: the provisional amount per month (Bbz art. 11 lid 1)."""

from typing import Any

from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.uitkering import VerwachteMiddelen, maanduitkering
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.situatie import lees_situatie
from bbzdesk.services.rekenen.uitvoer import bedrag, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """A situation and what is expected to come in; the amount per month."""
    peildatum, situatie = feiten.datum("peildatum"), lees_situatie(feiten)
    middelen = lees_middelen(feiten)
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = maanduitkering(situatie, middelen, peildatum, lezer, parameters)
    return {
        "verwacht_inkomen_per_maand": bedrag(uitkomst.verwacht_inkomen),
        "uitkering_per_maand": bedrag(uitkomst.uitkering),
        **verantwoording(uitkomst.regels, lezer),
    }


def lees_middelen(feiten: Feiten) -> VerwachteMiddelen:
    """Read what is expected to come in; a loss is a profit below nought."""
    return VerwachteMiddelen(
        winst_per_jaar=feiten.bedrag("verwachte_winst_per_jaar", -MAXIMUM),
        zvw_per_jaar=feiten.bedrag_of_niets("zvw_per_jaar"),
        overig_inkomen=feiten.bedrag_of_niets("overig_inkomen_per_maand") or 0,
        woonkostentoeslag=feiten.bedrag_of_niets("woonkostentoeslag") or 0,
        te_verrekenen=feiten.bedrag_of_niets("te_verrekenen") or 0,
    )
