"""`aflossing_na_beeindiging`: what a month leaves for repayment after the end of the business (Bbz art. 43 lid 2)."""

from typing import Any

from bbzdesk.domain.beeindiging import ARTIKEL_RENTELOOS, Inkomensmaand, aflossing_van_maand
from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.norm import norm_per_maand, vraag_naar_medebewoners
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.maand import lees_maand_en_situatie
from bbzdesk.services.rekenen.uitvoer import bedrag_of_niets, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """A month, its net income and the facts of its norm; the repayment."""
    inkomen = feiten.bedrag("netto_inkomen_maand", minimum=-MAXIMUM)
    maand, peildatum, situatie = lees_maand_en_situatie(feiten)
    feiten.klaar()
    lezer, uitleg = parameters.lezer(), Uitleg()
    norm = norm_per_maand(situatie, peildatum, lezer, parameters, uitleg)
    vraag_naar_medebewoners(situatie, peildatum, lezer, uitleg)
    jaren = lezer.aantal("bbz_vast.aflossing_na_beeindiging_jaren", maand)
    aflossing = aflossing_van_maand(Inkomensmaand(maand, inkomen, norm), lezer, uitleg)
    uitleg.regel(f"Zo wordt afgelost in de {jaren} jaar na het einde van het bedrijf.", ARTIKEL_RENTELOOS)
    return {"aflossing_maand": bedrag_of_niets(aflossing), **verantwoording(uitleg, lezer)}
