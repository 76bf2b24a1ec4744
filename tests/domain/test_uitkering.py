"""The amount per month and the advance: what the JSON cannot say (Bbz art. 11 lid 1, 14 lid 2; Pw art. 52)."""

from datetime import date
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.norm import ALLEENSTAAND, Situatie
from bbzdesk.domain.termijnen import SOORTEN_AANVRAAG
from bbzdesk.domain.uitkering import VerwachteMiddelen, maanduitkering, voorschot

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
ALLEEN = Situatie(ALLEENSTAAND, date(1985, 5, 5))
DAG = date(2026, 7, 1)


@pytest.mark.parametrize("soort", SOORTEN_AANVRAAG)
def test_een_voorschot_is_nooit_voor_kapitaal(soort: str) -> None:
    middelen = VerwachteMiddelen(0)
    if soort == "kapitaal":
        with pytest.raises(InvoerFouten, match=r"art\. 14 lid 2"):
            voorschot(ALLEEN, middelen, soort, DAG, PARAMETERS.lezer(), PARAMETERS)
    else:
        assert voorschot(ALLEEN, middelen, soort, DAG, PARAMETERS.lezer(), PARAMETERS).ten_minste == 134849


@pytest.mark.parametrize(
    ("feit", "veld"),
    [
        ("zvw_per_jaar", "zvw_per_jaar"),
        ("overig_inkomen", "overig_inkomen_per_maand"),
        ("woonkostentoeslag", "woonkostentoeslag"),
        ("te_verrekenen", "te_verrekenen"),
    ],
)
def test_een_bedrag_onder_nul_wordt_geweigerd(feit: str, veld: str) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        maanduitkering(ALLEEN, VerwachteMiddelen(0, **{feit: -1}), DAG, PARAMETERS.lezer(), PARAMETERS)
    assert [fout.veld for fout in gezien.value.fouten] == [veld]


def test_wat_niet_is_ingevuld_telt_niet() -> None:
    uitkomst = maanduitkering(ALLEEN, VerwachteMiddelen(0), DAG, PARAMETERS.lezer(), PARAMETERS)
    assert uitkomst.uitkering == uitkomst.algemene_bijstand == uitkomst.norm == 141_946
    assert uitkomst.nog_te_verrekenen == 0


def test_norm_bijstand_en_rest_zijn_apart_te_zien() -> None:
    middelen = VerwachteMiddelen(0, overig_inkomen=150_000, woonkostentoeslag=20_000, te_verrekenen=15_000)
    uitkomst = maanduitkering(ALLEEN, middelen, DAG, PARAMETERS.lezer(), PARAMETERS)
    # 1419.46 - 1500 = -80.54; + 200 = 119.46; 150 is set off
    assert (uitkomst.norm, uitkomst.algemene_bijstand) == (141_946, 0)
    assert (uitkomst.uitkering, uitkomst.nog_te_verrekenen) == (0, 3_054)
    assert not any("te hoog" in regel.tekst for regel in uitkomst.regels)
