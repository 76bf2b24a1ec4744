"""Which ground makes a loan or its arrears due at once, for how much and from when (Bbz art. 39, 41 lid 4 to 6)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.opeisbaarheid import Grond, Opeisfeiten, opeisbaarheid
from bbzdesk.domain.wettelijke_rente import BEIDE, NIET_BEIDE

LEZER = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters").lezer()
DAG = timedelta(days=1)
OP = date(2026, 10, 1)
DRIE_JAAR = (Dagen(date(2023, 1, 1), date(2024, 12, 31)), Dagen(date(2025, 6, 1), date(2026, 5, 31)))
UIT_BESCHIKKING = (Grond.BESTEMMING, Grond.BEEINDIGING, Grond.SURSEANCE, Grond.FAILLISSEMENT)
HELE_LENING = (*UIT_BESCHIKKING, Grond.NIET_NAKOMEN, Grond.DUURZAAM_NIET)


def _feiten(grond: Grond, **anders) -> Opeisfeiten:
    alles = {
        "datum": OP,
        "hoofdsom": 1000000,
        "achterstallige_aflossing": 40000,
        "achterstallige_rente": 12000,
        "uitgestelde_rente": 3000,
        "vastgesteld": True,
        "in_beschikking": True,
        "art21_vastgesteld": True,
        "verzoek_om_uitstel_open": False,
        "toerekenbaar": False,
    }
    return Opeisfeiten(grond=grond, **(alles | anders))


def _drie_jaar(**anders) -> Opeisfeiten:
    return _feiten(Grond.DRIE_JAAR_UITSTEL, **({"datum": None, "uitstel": DRIE_JAAR} | anders))


@pytest.mark.parametrize("grond", HELE_LENING)
def test_de_hele_lening_met_de_open_rente(grond) -> None:
    uitkomst = opeisbaarheid(_feiten(grond), LEZER)
    assert (uitkomst.opeisbaar, uitkomst.vanaf) == (True, OP)
    assert (uitkomst.hoofdsom, uitkomst.rente) == (1000000, 15000)
    assert uitkomst.rentedragend == 1000000
    assert uitkomst.wettelijke_rente_over == 0
    assert uitkomst.ontbreekt == ()


def test_wie_kan_betalen_is_alleen_de_achterstand_schuldig() -> None:
    uitkomst = opeisbaarheid(_feiten(Grond.KAN_BETALEN, in_beschikking=None), LEZER)
    assert (uitkomst.opeisbaar, uitkomst.hoofdsom, uitkomst.rente) == (True, 40000, 12000)
    assert uitkomst.rentedragend == 1000000


@pytest.mark.parametrize(
    ("toerekenbaar", "draagt", "lezing", "over"),
    [
        (None, True, NIET_BEIDE, None),
        (False, True, BEIDE, 0),
        (True, True, NIET_BEIDE, 12000),
        (True, True, BEIDE, 52000),
        (True, False, NIET_BEIDE, 52000),
        (True, False, BEIDE, 52000),
    ],
)
def test_wettelijke_rente_alleen_bij_een_toerekenbare_achterstand(toerekenbaar, draagt, lezing, over) -> None:
    feiten = _feiten(Grond.KAN_BETALEN, toerekenbaar=toerekenbaar, achterstand_draagt_rente=draagt, rentelezing=lezing)
    uitkomst = opeisbaarheid(feiten, LEZER)
    assert uitkomst.wettelijke_rente_over == over
    assert uitkomst.rentedragend == (1000000 if draagt else 960000)
    genoemd = "leeswijze: beide" if lezing == BEIDE else "leeswijze: niet beide"
    assert any(genoemd in regel.tekst for regel in uitkomst.regels) == (over is not None)


@pytest.mark.parametrize("grond", UIT_BESCHIKKING)
def test_een_grond_die_niet_in_de_beschikking_staat_geldt_niet(grond) -> None:
    assert opeisbaarheid(_feiten(grond, in_beschikking=None), LEZER).opeisbaar is None
    uitkomst = opeisbaarheid(_feiten(grond, in_beschikking=False), LEZER)
    assert (uitkomst.opeisbaar, uitkomst.hoofdsom, uitkomst.rente) == (False, 0, 0)


@pytest.mark.parametrize("grond", [Grond.DUURZAAM_NIET, Grond.KAN_BETALEN])
def test_een_grond_van_de_wet_hoeft_niet_in_de_beschikking(grond) -> None:
    assert opeisbaarheid(_feiten(grond, in_beschikking=False), LEZER).opeisbaar is True


@pytest.mark.parametrize("grond", [*HELE_LENING, Grond.KAN_BETALEN])
def test_onbekend_blijft_onbekend_en_nee_blijft_nee(grond) -> None:
    onbekend = opeisbaarheid(_feiten(grond, vastgesteld=None), LEZER)
    assert onbekend.opeisbaar is None
    assert onbekend.ontbreekt == ("Stel met redenen vast of deze grond er is. Dat doet het college.",)
    assert opeisbaarheid(_feiten(grond, vastgesteld=False), LEZER).opeisbaar is False


@pytest.mark.parametrize(
    ("anders", "mist"),
    [
        ({}, 0),
        ({"art21_vastgesteld": None}, 1),
        ({"art21_vastgesteld": False}, 1),
        ({"verzoek_om_uitstel_open": None}, 1),
        ({"verzoek_om_uitstel_open": True}, 1),
        ({"in_beschikking": None, "vastgesteld": None, "art21_vastgesteld": None, "verzoek_om_uitstel_open": None}, 4),
    ],
)
def test_niet_nakomen_wacht_op_artikel_21_en_op_een_verzoek_om_uitstel(anders, mist) -> None:
    uitkomst = opeisbaarheid(_feiten(Grond.NIET_NAKOMEN, **anders), LEZER)
    assert len(uitkomst.ontbreekt) == mist
    assert uitkomst.opeisbaar is (None if mist else True)
    assert opeisbaarheid(
        _feiten(Grond.BESTEMMING, art21_vastgesteld=None, verzoek_om_uitstel_open=True), LEZER
    ).opeisbaar


@pytest.mark.parametrize(
    ("datum", "vanaf"),
    [("2026-04-30", "2026-04-30"), ("2026-05-01", "2026-06-01"), ("2026-05-31", "2026-06-01"), ("2026-06-01", "2026-06-01")],
)  # fmt: skip
@pytest.mark.parametrize("grond", [Grond.NIET_NAKOMEN, Grond.KAN_BETALEN])
def test_tijdens_uitstel_is_er_geen_verplichting_om_te_betalen(grond, datum, vanaf) -> None:
    uitstel = (Dagen(date(2026, 5, 1), date(2026, 5, 15)), Dagen(date(2026, 5, 16), date(2026, 5, 31)))
    uitkomst = opeisbaarheid(_feiten(grond, datum=date.fromisoformat(datum), uitstel=uitstel), LEZER)
    assert uitkomst.vanaf == date.fromisoformat(vanaf)
    assert any(regel.artikel == "Awb art. 4:94 en 4:96" for regel in uitkomst.regels) == (datum != vanaf)


def test_bij_beeindiging_tijdens_uitstel_telt_de_uitgestelde_rente_nog_niet_mee() -> None:
    uitstel = (Dagen(OP, OP),)
    uitkomst = opeisbaarheid(_feiten(Grond.BEEINDIGING, uitstel=uitstel), LEZER)
    assert (uitkomst.opeisbaar, uitkomst.vanaf, uitkomst.rente) == (True, OP, 12000)
    assert opeisbaarheid(_feiten(Grond.BEEINDIGING, datum=OP + DAG, uitstel=uitstel), LEZER).rente == 15000


@pytest.mark.parametrize(("dagen_minder", "opeisbaar"), [(0, True), (1, False), (-1, True)])
def test_na_drie_jaar_uitstel_is_alles_opeisbaar(dagen_minder, opeisbaar) -> None:
    einde = date(2026, 5, 31) - dagen_minder * DAG
    uitkomst = opeisbaarheid(
        _drie_jaar(uitstel=(DRIE_JAAR[0], Dagen(date(2025, 6, 1), einde)), vastgesteld=None, in_beschikking=None), LEZER
    )
    assert uitkomst.opeisbaar is opeisbaar
    assert uitkomst.vanaf == (einde + DAG if opeisbaar else None)
    assert (uitkomst.hoofdsom, uitkomst.rente) == ((1000000, 15000) if opeisbaar else (0, 0))


def test_zonder_uitstel_zijn_de_drie_jaar_niet_voorbij() -> None:
    uitkomst = opeisbaarheid(_drie_jaar(uitstel=()), LEZER)
    assert (uitkomst.opeisbaar, uitkomst.vanaf) == (False, None)
    assert "0 gebruikt" in uitkomst.regels[1].tekst


@pytest.mark.parametrize(
    ("feiten", "velden"),
    [
        (_feiten(Grond.BESTEMMING, hoofdsom=-1, achterstallige_aflossing=0), ["hoofdsom"]),
        (_feiten(Grond.BESTEMMING, achterstallige_rente=-1), ["achterstallige_rente"]),
        (_feiten(Grond.BESTEMMING, uitgestelde_rente=-1), ["uitgestelde_rente"]),
        (_feiten(Grond.BESTEMMING, achterstallige_aflossing=1000001), ["achterstallige_aflossing"]),
        (_feiten(Grond.BESTEMMING, rentelezing="dubbel"), ["rentelezing"]),
        (_feiten(Grond.BESTEMMING, datum=None), ["datum"]),
        (_drie_jaar(datum=OP), ["datum"]),
        (_feiten(Grond.KAN_BETALEN, achterstallige_aflossing=0, achterstallige_rente=0), ["achterstallige_aflossing"]),
        (_feiten(Grond.NIET_NAKOMEN, achterstallige_aflossing=0, achterstallige_rente=0), ["achterstallige_aflossing"]),
        (_feiten(Grond.BESTEMMING, uitstel=(Dagen(OP, OP - DAG),)), ["uitstel[0]"]),
    ],
)
def test_tegenstrijdige_feiten_worden_geweigerd(feiten, velden) -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        opeisbaarheid(feiten, LEZER)
    assert [fout.veld for fout in gevangen.value.fouten] == velden


@pytest.mark.parametrize("anders", [{"achterstallige_rente": 0}, {"achterstallige_aflossing": 0}])
def test_een_achterstand_van_een_soort_is_genoeg(anders) -> None:
    assert opeisbaarheid(_feiten(Grond.KAN_BETALEN, **anders), LEZER).opeisbaar is True


def test_elke_grond_met_elk_feit_heeft_een_uitleg_en_vordert_nooit_meer_dan_er_is() -> None:
    janee = (None, True, False)
    for grond, vast, besch, art21, verzoek, toe in product(Grond, janee, janee, janee, janee, janee):
        datum = None if grond is Grond.DRIE_JAAR_UITSTEL else OP
        feiten = _feiten(
            grond, datum=datum, vastgesteld=vast, in_beschikking=besch, art21_vastgesteld=art21,
            verzoek_om_uitstel_open=verzoek, toerekenbaar=toe, uitstel=DRIE_JAAR,
        )  # fmt: skip
        uitkomst = opeisbaarheid(feiten, LEZER)
        assert uitkomst.regels[0].tekst == grond.zin
        assert 0 <= uitkomst.hoofdsom <= 1000000
        assert 0 <= uitkomst.rente <= 15000
        if uitkomst.opeisbaar:
            assert not uitkomst.ontbreekt
            assert any("beslist het college" in regel.tekst for regel in uitkomst.regels)


def test_de_uitleg_noemt_uitgestelde_rente_alleen_als_die_er_is() -> None:
    met = opeisbaarheid(_feiten(Grond.DUURZAAM_NIET), LEZER).regels
    zonder = opeisbaarheid(replace(_feiten(Grond.DUURZAAM_NIET), uitgestelde_rente=0), LEZER).regels
    assert len(met) == len(zonder) + 1


@pytest.mark.parametrize(
    ("grond", "begin"), [(Grond.KAN_BETALEN, "Alleen de achterstallige aflossing"), (Grond.DUURZAAM_NIET, "De hele hoofdsom")]
)  # fmt: skip
def test_de_uitleg_zegt_of_het_om_alles_gaat(grond, begin) -> None:
    assert opeisbaarheid(_feiten(grond), LEZER).regels[1].tekst.startswith(begin)


@pytest.mark.parametrize(
    ("grond", "tekst", "artikel"),
    [
        (
            Grond.BEEINDIGING,
            "De rente van de lening loopt door volgens de beschikking over deze hoofdsom.",
            "Bbz art. 15 a",
        ),
        (
            Grond.KAN_BETALEN,
            "De rente van de lening loopt door over wat nog niet is terugbetaald.",
            "Bbz art. 41 lid 6",
        ),
    ],
)
def test_waarom_de_rente_van_de_lening_doorloopt(grond: Grond, tekst: str, artikel: str) -> None:
    regels = opeisbaarheid(_feiten(grond), LEZER).regels
    assert [(r.artikel, r.bedrag) for r in regels if r.tekst == tekst] == [(artikel, 1000000)]


def test_een_achterstand_van_de_hele_hoofdsom_kan_en_een_cent_meer_niet() -> None:
    alles = _feiten(Grond.KAN_BETALEN, achterstallige_aflossing=1000000)
    assert opeisbaarheid(alles, LEZER).hoofdsom == 1000000
    with pytest.raises(InvoerFouten):
        opeisbaarheid(replace(alles, achterstallige_aflossing=1000001), LEZER)
