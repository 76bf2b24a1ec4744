"""`beslistermijn`: when an application must be decided (Bbz art. 35, Awb art. 4:13 to 4:17, Pw art. 52)."""

from typing import Any

from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.termijnen import SOORTEN_AANVRAAG, Aanvraagfeiten, Dwangsom, Opschorting, beslistermijn
from bbzdesk.services.rekenen.feiten import WEINIG_DELEN, Feiten
from bbzdesk.services.rekenen.uitvoer import bedrag, datum, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """The day of receipt and what happened since; the days that follow from it."""
    lezer = parameters.lezer()
    ontvangen = feiten.datum("ontvangen")
    meeste = lezer.aantal("termijnen_bbz.verlenging_ten_hoogste", ontvangen)
    aanvraag = Aanvraagfeiten(
        ontvangen=ontvangen,
        soort=feiten.keuze("soort", SOORTEN_AANVRAAG),
        verlenging_weken=feiten.geheel_of_niets("verlenging_weken", 0, meeste) or 0,
        opschortingen=tuple(_lees_opschorting(deel) for deel in feiten.lijst("opschortingen", WEINIG_DELEN) or ()),
        ingebrekestelling_ontvangen=feiten.datum_of_niets("ingebrekestelling_ontvangen"),
    )
    feiten.klaar()
    uitkomst = beslistermijn(aanvraag, lezer)
    return {
        "beslissen_uiterlijk": datum(uitkomst.beslissen_uiterlijk),
        "voorschot_uiterlijk": datum(uitkomst.voorschot_uiterlijk),
        "vervolgvoorschotten": [datum(dag) for dag in uitkomst.vervolgvoorschotten],
        "dwangsom": _dwangsom(uitkomst.dwangsom),
        **verantwoording(uitkomst.regels, lezer),
    }


def _lees_opschorting(feiten: Feiten) -> Opschorting:
    return Opschorting(
        verzonden=feiten.datum("verzonden"),
        uiterste_datum=feiten.datum("uiterste_datum"),
        hersteld_op=feiten.datum_of_niets("hersteld_op"),
    )


def _dwangsom(dwangsom: Dwangsom | None) -> dict[str, Any] | None:
    if dwangsom is None:
        return None
    return {
        "vanaf": datum(dwangsom.vanaf),
        "bedrag_per_peildatum": [
            {"peildatum": datum(dag), "bedrag": bedrag(centen)} for dag, centen in dwangsom.bedrag_per_peildatum
        ],
    }
