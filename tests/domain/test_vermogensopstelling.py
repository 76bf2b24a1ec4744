"""From a list of things and debts to totaal vermogen, and what of it counts for the right to bijstand (Bbz art. 7, 8)."""

import pytest

from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vermogen import Vermogen
from bbzdesk.domain.vermogensopstelling import BEZITSOORTEN, SCHULDSOORTEN, Bezitting, Schuld, stel_op

BEZIT = [
    Bezitting("Woning", 300_000_00, bedrijf_of_woning=True),
    Bezitting("Werkplaats", 80_000_00, bedrijf_of_woning=True),
    Bezitting("Voorraad hout", 12_000_00, "voorraad", aftrek=2_000_00, bedrijf_of_woning=True),
    Bezitting("Spaargeld", 9_000_00),
    Bezitting("Inboedel", 4_000_00, "gebruikelijk"),
    Bezitting("Smartengeld", 25_000_00, "immateriele_schade"),
]
SCHULDEN = [
    Schuld("Hypotheek", 260_000_00, bedrijf_of_woning=True),
    Schuld("Niet uitbetaald loon", 3_000_00, "loon_kinderen", bedrijf_of_woning=True),
    Schuld("Belasting", 1_500_00, "belastingreserve", bedrijf_of_woning=True),
    Schuld("Auto", 2_500_00),
]


def test_een_huishouden_met_bedrijf_en_woning():
    uitleg = Uitleg()
    opstelling = stel_op(BEZIT, SCHULDEN, uitleg)
    assert opstelling.vermogen == Vermogen(totaal=399_000_00, schulden=267_000_00)
    assert opstelling.vermogen.eigen == 132_000_00
    assert opstelling.voor_het_recht == 6_500_00  # the savings, less the debt that has nothing to do with the business
    assert [(regel.artikel, regel.bedrag) for regel in uitleg] == [
        ("Bbz art. 8 lid 1", 300_000_00),
        ("Bbz art. 8 lid 1", 80_000_00),
        ("Bbz art. 8 lid 2 b", 10_000_00),
        ("Bbz art. 8 lid 1", 9_000_00),
        ("Bbz art. 1 h; Pw art. 34 lid 2 a", 0),
        ("Bbz art. 1 h; Pw art. 34 lid 2 e", 0),
        ("Bbz art. 8 lid 1", -260_000_00),
        ("Bbz art. 8 lid 4 a", -3_000_00),
        ("Bbz art. 8 lid 4 b", -1_500_00),
        ("Bbz art. 8 lid 1", -2_500_00),
        ("Bbz art. 1 h", 399_000_00),
        ("Bbz art. 1 i", 132_000_00),
        ("Bbz art. 7", 6_500_00),
    ]
    assert "telt niet mee" in uitleg.regels[4].tekst
    assert uitleg.regels[2].tekst == "Voorraad hout: de aanschafwaarde min incourante delen."


def test_wie_niets_heeft_en_niets_schuldig_is():
    assert stel_op([], [], Uitleg()).vermogen == Vermogen(0, 0)


def test_schulden_zonder_bezit_geven_een_vermogen_onder_nul():
    opstelling = stel_op([], [Schuld("Lening", 5_000_00)], Uitleg())
    assert (opstelling.vermogen.eigen, opstelling.voor_het_recht) == (-5_000_00, -5_000_00)


@pytest.mark.parametrize("soort", sorted(BEZITSOORTEN))
def test_een_aftrek_past_alleen_bij_voorraad_en_immaterieel(soort: str):
    bezit = [Bezitting("Iets", 100, soort, aftrek=100)]
    if soort in ("voorraad", "immaterieel"):
        assert stel_op(bezit, [], Uitleg()).vermogen.totaal == 0
        return
    with pytest.raises(InvoerFouten) as gezien:
        stel_op(bezit, [], Uitleg())
    assert [fout.veld for fout in gezien.value.fouten] == ["bezittingen[0].aftrek"]


@pytest.mark.parametrize(
    ("bezit", "schuld", "velden"),
    [
        (Bezitting("Boot", 100, "schip"), None, ["bezittingen[1].soort"]),
        (Bezitting("Boot", -1), None, ["bezittingen[1].waarde"]),
        (Bezitting("Boot", MAXIMUM + 1), None, ["bezittingen[1].waarde"]),
        (Bezitting("Boot", 100, "voorraad", aftrek=101), None, ["bezittingen[1].aftrek"]),
        (Bezitting("Boot", 100, "voorraad", aftrek=-1), None, ["bezittingen[1].aftrek"]),
        (Bezitting("Boot", 0, "voorraad", aftrek=1), None, ["bezittingen[1].aftrek"]),
        (Bezitting("Boot", MAXIMUM), Schuld("Bank", -1), ["schulden[0].bedrag"]),
        (Bezitting("Boot", 0), Schuld("Bank", MAXIMUM + 1, "roodstand"), ["schulden[0].soort", "schulden[0].bedrag"]),
        (Bezitting("Boot", -1, "schip"), Schuld("Bank", -1), ["bezittingen[1].soort", "bezittingen[1].waarde", "schulden[0].bedrag"]),
    ],
)  # fmt: skip
def test_wat_niet_kan_wordt_in_een_keer_gemeld(bezit: Bezitting, schuld: Schuld | None, velden: list[str]):
    with pytest.raises(InvoerFouten) as gezien:
        stel_op([Bezitting("Fiets", 1), bezit], [schuld] if schuld else [], Uitleg())
    assert [fout.veld for fout in gezien.value.fouten] == velden


def test_elke_soort_heeft_haar_artikel():
    assert {naam: soort.artikel.removeprefix("Bbz art. 8 ") for naam, soort in BEZITSOORTEN.items()} == {
        "gewoon": "lid 1",
        "onderhanden_werk": "lid 2 a",
        "gewassen_bij_crisis": "lid 3",
        "voorraad": "lid 2 b",
        "immaterieel": "lid 2 c",
        "levensverzekering": "lid 2 d",
        "ledenkapitaal": "lid 2 e",
        "grond": "lid 2 f",
        "gebruikelijk": "Bbz art. 1 h; Pw art. 34 lid 2 a",
        "immateriele_schade": "Bbz art. 1 h; Pw art. 34 lid 2 e",
    }
    assert list(SCHULDSOORTEN) == ["gewoon", "loon_kinderen", "belastingreserve"]


def test_een_schuld_van_nul_euro_is_een_schuld_en_een_negatieve_niet():
    assert stel_op([], [Schuld("Afgelost", 0)], Uitleg()).vermogen == Vermogen(0, 0)
    assert stel_op([], [Schuld("Heel groot", MAXIMUM)], Uitleg()).vermogen.schulden == MAXIMUM
    for bedrag in (-1, MAXIMUM + 1):
        with pytest.raises(InvoerFouten) as gezien:
            stel_op([], [Schuld("Auto", bedrag)], Uitleg())
        assert [fout.veld for fout in gezien.value.fouten] == ["schulden[0].bedrag"]
