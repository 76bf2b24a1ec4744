"""`hypotheeklening`: a month of a loan under mortgage after the end of the business (Bbz art. 43a and 43b)."""

from typing import Any

from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.hypotheeklening import Hypotheekfeiten, hypotheekmaand
from bbzdesk.domain.parameters import Parameters
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.maand import lees_maand_en_situatie
from bbzdesk.services.rekenen.uitvoer import bedrag, bedrag_of_niets, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """A month, its income and the facts of its norm; the repayment or the interest."""
    maand, peildatum, situatie = lees_maand_en_situatie(feiten)
    gelezen = Hypotheekfeiten(
        maand=maand,
        inkomen=feiten.bedrag("inkomen_maand", minimum=-MAXIMUM),
        bijzondere_kosten=feiten.bedrag_of_niets("bijzondere_kosten") or 0,
        restschuld=feiten.bedrag("restschuld"),
        einde_bijstand=feiten.datum("einde_bijstand"),
        situatie=situatie,
        peildatum=peildatum,
    )
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = hypotheekmaand(gelezen, lezer, parameters)
    return {
        "aflossing_maand": bedrag_of_niets(uitkomst.aflossing),
        "rente_maand": bedrag(uitkomst.rente),
        **verantwoording(uitkomst.regels, lezer),
    }
