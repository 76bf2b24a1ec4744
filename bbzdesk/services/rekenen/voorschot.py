"""`voorschot`: the least an advance for the cost of living may be (Pw art. 52)."""

from typing import Any

from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.termijnen.beslistermijn import LEVENSONDERHOUD
from bbzdesk.domain.uitkering import voorschot
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.maanduitkering import lees_middelen
from bbzdesk.services.rekenen.situatie import lees_situatie
from bbzdesk.services.rekenen.uitvoer import bedrag, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """The facts of a maanduitkering; its outcome, with the least an advance may be."""
    peildatum, situatie = feiten.datum("peildatum"), lees_situatie(feiten)
    middelen = lees_middelen(feiten)
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = voorschot(situatie, middelen, LEVENSONDERHOUD, peildatum, lezer, parameters)
    return {
        "verwacht_inkomen_per_maand": bedrag(uitkomst.maanduitkering.verwacht_inkomen),
        "uitkering_per_maand": bedrag(uitkomst.maanduitkering.uitkering),
        "ten_minste": bedrag(uitkomst.ten_minste),
        **verantwoording(uitkomst.regels, lezer),
    }
