"""`norm`: the bijstandsnorm per month (Pw art. 20 to 24)."""

from typing import Any

from bbzdesk.domain.norm import norm_per_maand, vraag_naar_medebewoners
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.situatie import lees_situatie
from bbzdesk.services.rekenen.uitvoer import bedrag, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """Facts of a situation and a day; the norm per month."""
    peildatum = feiten.datum("peildatum")
    situatie = lees_situatie(feiten)
    feiten.klaar()
    lezer, uitleg = parameters.lezer(), Uitleg()
    norm = norm_per_maand(situatie, peildatum, lezer, parameters, uitleg)
    vraag_naar_medebewoners(situatie, peildatum, lezer, uitleg)
    return {"norm_per_maand": bedrag(norm), **verantwoording(uitleg, lezer)}
