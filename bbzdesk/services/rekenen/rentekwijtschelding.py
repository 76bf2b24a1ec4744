"""`rentekwijtschelding`: interest that is waived over one boekjaar (Bbz art. 21)."""

from typing import Any

from bbzdesk.domain.boekjaar import maak_boekjaar
from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.rentekwijtschelding import ARTIKELEN, Kwijtscheldingsfeiten, rentekwijtschelding
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.uitvoer import bedrag_of_niets, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """The facts of a loan and a boekjaar; what is waived, and what of the paid interest goes back."""
    lezer = parameters.lezer()
    begin_aanvraag, begin = feiten.datum("boekjaar_aanvraag_begin"), feiten.datum("boekjaar_begin")
    meeste = lezer.aantal("bbz_vast.boekjaar_maanden", begin)
    gelezen = Kwijtscheldingsfeiten(
        boekjaar_aanvraag=maak_boekjaar(begin_aanvraag, None, meeste),
        boekjaar=maak_boekjaar(begin, None, meeste),
        artikel=feiten.keuze("artikel", ARTIKELEN),
        rente=feiten.bedrag("rente_over_boekjaar"),
        betaald=feiten.bedrag("betaalde_rente"),
        netto_inkomen=feiten.bedrag("netto_inkomen", minimum=-MAXIMUM),
        jaarnorm=feiten.bedrag("jaarnorm"),
        algemene_bijstand=bool(feiten.bedrag_of_janee("algemene_bijstand_in_boekjaar")),
        totaal_vermogen=feiten.bedrag("totaal_vermogen"),
        schulden=feiten.bedrag("schulden"),
        aanvraagdatum=feiten.datum_of_niets("aanvraagdatum"),
    )
    feiten.klaar()
    uitkomst = rentekwijtschelding(gelezen, lezer)
    return {
        "kwijtschelding": bedrag_of_niets(uitkomst.kwijtschelding),
        "terug_te_betalen": bedrag_of_niets(uitkomst.terug_te_betalen),
        "reden": uitkomst.reden,
        **verantwoording(uitkomst.regels, lezer),
    }
