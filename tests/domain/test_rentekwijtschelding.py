"""What the JSON of `rentekwijtschelding` cannot say: borgtocht, partners, other aid, the date of the application."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.rentekwijtschelding import (
    BORGTOCHT,
    Kwijtscheldingsfeiten,
    Vennoot,
    noot_oud_recht,
    nummer_na_aanvraag,
    rentekwijtschelding,
    rentekwijtschelding_per_vennoot,
)

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")


def jaar(begin: int) -> Dagen:
    return Dagen(date(begin, 1, 1), date(begin, 12, 31))


FEITEN = Kwijtscheldingsfeiten(
    boekjaar_aanvraag=jaar(2024),
    boekjaar=jaar(2025),
    artikel="20",
    rente=215000,
    betaald=100000,
    netto_inkomen=1500000,
    jaarnorm=1628706,
    algemene_bijstand=False,
    totaal_vermogen=0,
    schulden=0,
)


def reken(**anders: object):
    return rentekwijtschelding(replace(FEITEN, **anders), PARAMETERS.lezer())


def test_borgtocht_is_een_bedrag_om_niet_met_een_voorwaarde() -> None:
    uitkomst = reken(vorm=BORGTOCHT)
    assert (uitkomst.kwijtschelding, uitkomst.terug_te_betalen, uitkomst.om_niet) == (0, 0, 128706)
    assert [regel.artikel for regel in uitkomst.regels[-2:]] == ["Bbz art. 21 lid 2"] * 2
    assert uitkomst.regels[-1].tekst.startswith("Voorwaarde")


def test_borgtocht_zonder_recht_heeft_geen_voorwaarde() -> None:
    uitkomst = reken(vorm=BORGTOCHT, algemene_bijstand=True)
    assert uitkomst.om_niet == 0
    assert not [regel for regel in uitkomst.regels if "Voorwaarde" in regel.tekst]


def test_een_lening_geeft_niets_om_niet() -> None:
    assert reken().om_niet == 0


@pytest.mark.parametrize(
    ("bijstand", "bedrag"),
    [
        (0, 128706),
        (1500000, 128706),  # exactly the jaarnorm together
        (1500001, 128705),
        (1628705, 1),
        (1628706, 0),
        (1700000, 0),
    ],
)
def test_samen_met_andere_bijstand_niet_meer_dan_de_jaarnorm(bijstand: int, bedrag: int) -> None:
    uitkomst = reken(bijstand=bijstand)
    assert uitkomst.kwijtschelding == bedrag
    assert any(regel.artikel == "Bbz art. 21 lid 3" for regel in uitkomst.regels) is (bedrag < 128706)


@pytest.mark.parametrize(
    ("aanvraag", "computed"),
    [(date(2019, 12, 31), False), (date(2020, 1, 1), True), (date(2020, 6, 30), True)],
)
def test_in_een_boekjaar_rond_de_jaarwisseling_beslist_de_datum(aanvraag: date, computed: bool) -> None:
    uitkomst = reken(
        boekjaar_aanvraag=Dagen(date(2019, 7, 1), date(2020, 6, 30)),
        boekjaar=Dagen(date(2020, 7, 1), date(2021, 6, 30)),
        aanvraagdatum=aanvraag,
    )
    assert (uitkomst.kwijtschelding is not None) is computed
    assert (uitkomst.regels[0].artikel == "Bbz art. 60a lid 2") is not computed


def test_oud_recht_geeft_geen_enkel_bedrag_en_zegt_wat_nu() -> None:
    uitkomst = reken(boekjaar_aanvraag=jaar(2018), boekjaar=jaar(2019))
    assert (uitkomst.kwijtschelding, uitkomst.terug_te_betalen, uitkomst.om_niet) == (None, None, None)
    assert "het oude recht is van toepassing" in uitkomst.reden
    assert "1 januari 2018" in uitkomst.reden
    assert "beoordeel" in uitkomst.reden


def test_noot_over_het_oude_recht() -> None:
    noot = noot_oud_recht(date(2019, 12, 31), PARAMETERS.lezer())
    assert noot is not None
    assert "31 december 2019" in noot.tekst
    assert noot.artikel == "Bbz art. 60a lid 2"
    assert noot_oud_recht(date(2020, 1, 1), PARAMETERS.lezer()) is None


@pytest.mark.parametrize(
    ("aanvraag", "begin", "nummer"),
    [
        ("2024-01-01", "2024-01-01", 0),
        ("2024-01-01", "2023-12-31", 0),
        ("2024-01-01", "2023-01-01", -1),
        ("2024-01-01", "2024-01-02", 1),
        ("2024-01-01", "2025-01-01", 1),
        ("2024-01-01", "2025-01-02", 2),
        ("2024-01-01", "2026-01-01", 2),
        ("2024-01-01", "2026-01-02", 3),
        ("2024-02-29", "2025-03-01", 2),
        ("2024-02-29", "2025-02-28", 1),
        ("2024-07-01", "2026-07-01", 2),
        ("2024-07-01", "2025-01-01", 1),
    ],
)
def test_het_hoeveelste_boekjaar(aanvraag: str, begin: str, nummer: int) -> None:
    eerste, later = (Dagen(date.fromisoformat(dag), date.max) for dag in (aanvraag, begin))
    assert nummer_na_aanvraag(eerste, later) == nummer


def test_iedere_vennoot_met_zijn_eigen_inkomen_en_vermogen() -> None:
    vennoten = [
        Vennoot(replace(FEITEN, rente=100000, betaald=100000), True),
        Vennoot(replace(FEITEN, rente=115000, betaald=0, netto_inkomen=1628706), True),
        Vennoot(replace(FEITEN, rente=0, betaald=0, totaal_vermogen=5803501), True),
    ]
    eerste, tweede, derde = rentekwijtschelding_per_vennoot(vennoten, 215000, PARAMETERS.lezer())
    assert eerste is not None
    assert tweede is not None
    assert derde is not None
    assert (eerste.kwijtschelding, eerste.terug_te_betalen) == (100000, 100000)
    assert (tweede.kwijtschelding, tweede.terug_te_betalen) == (0, 0)
    assert derde.reden == "Het eigen vermogen is te hoog voor kwijtschelding."


def test_een_vennoot_die_niet_gevestigd_is_krijgt_niets_en_een_onbekende_blijft_onbekend() -> None:
    vennoten = [
        Vennoot(replace(FEITEN, rente=100000), False),
        Vennoot(replace(FEITEN, rente=115000), None),
    ]
    geen, onbekend = rentekwijtschelding_per_vennoot(vennoten, 215000, PARAMETERS.lezer())
    assert geen is not None
    assert (geen.kwijtschelding, geen.terug_te_betalen, geen.om_niet) == (0, 0, 0)
    assert geen.regels[0].artikel == "Bbz art. 31"
    assert onbekend is None


@pytest.mark.parametrize("samen", [214999, 215001])
def test_de_rente_van_de_vennoten_is_samen_de_rente_van_de_lening(samen: int) -> None:
    vennoten = [Vennoot(FEITEN, True)]
    with pytest.raises(InvoerFouten, match=r"2\.150,00") as gezien:
        rentekwijtschelding_per_vennoot(vennoten, samen, PARAMETERS.lezer())
    assert gezien.value.fouten[0].veld == "vennoten"


@pytest.mark.parametrize("datum", [date(2023, 12, 31), date(2025, 1, 1)])
def test_een_aanvraagdatum_buiten_het_boekjaar_van_de_aanvraag_wordt_geweigerd(datum: date) -> None:
    with pytest.raises(InvoerFouten, match="aanvraagdatum"):
        reken(aanvraagdatum=datum)


@pytest.mark.parametrize("datum", [date(2024, 1, 1), date(2024, 12, 31)])
def test_de_eerste_en_de_laatste_dag_horen_bij_het_boekjaar_van_de_aanvraag(datum: date) -> None:
    assert reken(aanvraagdatum=datum).kwijtschelding == 128706


def test_de_uitleg_komt_in_volgorde_bij_het_bedrag() -> None:
    regels = reken().regels
    assert [(regel.artikel, regel.bedrag) for regel in regels[-5:]] == [
        ("Bbz art. 21 lid 1", 215000),
        ("Bbz art. 21 lid 1", 128706),
        ("Bbz art. 21 lid 1", 128706),
        ("Bbz art. 21 lid 1", None),
        ("Bbz art. 21 lid 1", 13706),
    ]


def test_elke_hindernis_staat_in_de_uitleg() -> None:
    regels = reken(algemene_bijstand=True, artikel="24").regels
    assert [regel.bedrag for regel in regels] == [0, 0]
