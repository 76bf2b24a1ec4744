"""What the JSON of `beslistermijn` stops before the domain sees it: the domain refuses it too, fact by fact."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.termijnen import Aanvraagfeiten, Opschorting, beslistermijn

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
ONTVANGEN = date(2026, 11, 6)


def _velden(**anders: object) -> list[str]:
    with pytest.raises(InvoerFouten) as gezien:
        beslistermijn(Aanvraagfeiten(ONTVANGEN, "kapitaal", **anders), PARAMETERS.lezer())
    return [fout.veld for fout in gezien.value.fouten]


@pytest.mark.parametrize("weken", [-1, 14])
def test_verlengen_kan_met_nul_tot_dertien_weken(weken: int) -> None:
    assert _velden(verlenging_weken=weken) == ["verlenging_weken"]


@pytest.mark.parametrize("weken", [0, 13])
def test_nul_en_dertien_weken_kan_nog(weken: int) -> None:
    uitkomst = beslistermijn(Aanvraagfeiten(ONTVANGEN, "kapitaal", verlenging_weken=weken), PARAMETERS.lezer())
    assert uitkomst.beslissen_uiterlijk == ONTVANGEN + timedelta(weeks=13 + weken)


def test_elke_opschorting_die_niet_kan_krijgt_haar_eigen_zin() -> None:
    dag = timedelta(days=1)
    goed = Opschorting(ONTVANGEN, ONTVANGEN + dag)
    assert _velden(opschortingen=(goed, Opschorting(ONTVANGEN, ONTVANGEN))) == ["opschortingen[1].uiterste_datum"]
    assert _velden(opschortingen=(Opschorting(ONTVANGEN - dag, ONTVANGEN - 2 * dag, ONTVANGEN - 2 * dag),)) == [
        "opschortingen[0].verzonden",
        "opschortingen[0].uiterste_datum",
        "opschortingen[0].hersteld_op",
    ]
