"""From profit to net income: what the JSON of `vaststelling` cannot say (Bbz art. 1 e, 6 and 33)."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import DAGEN, HELE_MAANDEN, Dagen
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.inkomen import (
    CONCEPT,
    VERREKENEN,
    Correctie,
    Inkomen,
    Inkomensfeiten,
    Jaarstukken,
    Maandinkomen,
    netto_inkomen,
    partnerinkomen,
)
from bbzdesk.domain.uitleg import Uitleg

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
JAAR = Dagen(date(2025, 1, 1), date(2025, 12, 31))


def inkomen(winst: int = 0, boekjaar: Dagen = JAAR, **anders: object) -> Inkomen:
    stukken = anders.pop("stukken", Jaarstukken(winst))
    return netto_inkomen(Inkomensfeiten(stukken, **anders), boekjaar, PARAMETERS.lezer())  # type: ignore[arg-type]


def teksten(uitkomst: Inkomen) -> str:
    return " ".join(regel.tekst for regel in uitkomst.regels)


def test_een_vennoot_heeft_zijn_deel_van_de_gecorrigeerde_winst() -> None:
    posten = (Correctie("Privégebruik", 100_000), Correctie("Eigen auto", -50_000, na_verdeling=True))
    uitkomst = inkomen(stukken=Jaarstukken(2_000_000, posten, Fraction(1, 3)))
    # (20000 + 1000) / 3 - 500 = 6500; 19% is 1235
    assert (uitkomst.winst, uitkomst.forfait, uitkomst.netto) == (650_000, 123_500, 526_500)
    assert "1/3 deel" in teksten(uitkomst)
    assert [regel.bedrag for regel in uitkomst.regels[:5]] == [2_000_000, 100_000, 700_000, -50_000, 650_000]


def test_een_deel_dat_niet_op_centen_uitkomt_wordt_afgerond() -> None:
    assert inkomen(stukken=Jaarstukken(5, aandeel=Fraction(1, 2))).winst == 3
    assert inkomen(stukken=Jaarstukken(-5, aandeel=Fraction(1, 2))).winst == -3


@pytest.mark.parametrize("aandeel", [Fraction(0), Fraction(-1, 2), Fraction(101, 100)])
def test_een_aandeel_ligt_tussen_niets_en_alles(aandeel: Fraction) -> None:
    with pytest.raises(InvoerFouten, match="aandeel in de winst"):
        inkomen(stukken=Jaarstukken(100, aandeel=aandeel))


def test_het_hele_aandeel_krijgt_geen_regel() -> None:
    assert "deel." not in teksten(inkomen(100))


def test_winst_uit_een_bv_telt_zonder_forfait() -> None:
    uitkomst = inkomen(0, rechtspersoon=1_000_000)
    assert (uitkomst.netto, uitkomst.forfait) == (1_000_000, 0)
    assert any(regel.artikel == "Bbz art. 33" and regel.bedrag == 1_000_000 for regel in uitkomst.regels)


def test_verlies_van_een_bv_gaat_alleen_op_verzoek_van_het_loon_af() -> None:
    uitkomst = inkomen(0, rechtspersoon=-300_000, netto=1_000_000)
    assert (uitkomst.netto, uitkomst.andere_lezing) == (1_000_000, 700_000)
    assert "gaat niet af van ander inkomen" in teksten(uitkomst)


def test_verlies_verrekenen_op_verzoek_en_dat_staat_erbij() -> None:
    uitkomst = inkomen(-300_000, netto=1_000_000, verlies=VERREKENEN)
    assert (uitkomst.netto, uitkomst.andere_lezing) == (700_000, 1_000_000)
    assert "leeswijze verrekenen" in teksten(uitkomst)
    assert "In de andere leeswijze, zonder verrekening" in teksten(uitkomst)


def test_winst_is_in_beide_leeswijzen_hetzelfde_en_er_staat_niets_over() -> None:
    uitkomst = inkomen(800_000)
    assert uitkomst.netto == uitkomst.andere_lezing == 648_000
    assert "leeswijze" not in teksten(uitkomst)


def test_zvw_niet_aftrekken_is_een_instelling() -> None:
    assert inkomen(800_000, zvw_bijdrage=42_080).netto == 605_920
    uitkomst = inkomen(800_000, zvw_bijdrage=42_080, zvw_aftrekken=False)
    assert uitkomst.netto == 648_000
    assert [regel.bedrag for regel in uitkomst.regels if "instellingen van uw gemeente" in regel.tekst] == [0]


def test_zonder_aftrek_van_zvw_hoeft_er_niets_over_te_staan() -> None:
    assert "Zvw" not in teksten(inkomen(800_000, zvw_aftrekken=False))
    assert "geen bijdrage Zvw ingevuld" in teksten(inkomen(800_000))


@pytest.mark.parametrize(
    ("eind", "gebroken"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2025, 2, 28), False)]
)
def test_een_gebroken_boekjaar_is_gemerkt(eind: date, gebroken: bool) -> None:
    uitkomst = inkomen(800_000, Dagen(date(2025, 1, 2), eind))
    assert uitkomst.gebroken_boekjaar is gebroken
    assert ("twee kalenderjaren" in teksten(uitkomst)) is gebroken


def test_concept_is_voorlopig() -> None:
    uitkomst = inkomen(stukken=Jaarstukken(800_000, status=CONCEPT))
    assert uitkomst.voorlopig
    assert "nog concept" in teksten(uitkomst)
    assert not inkomen(800_000).voorlopig


@pytest.mark.parametrize(
    ("feit", "veld"),
    [
        ("zonder_loonheffing", "inkomen_zonder_loonheffing"),
        ("netto", "inkomen_netto"),
        ("partner", "inkomen_partner_netto"),
        ("zvw_bijdrage", "zvw_bijdrage"),
        ("overige_aftrek", "overige_aftrek"),
    ],
)
def test_een_bedrag_onder_nul_wordt_geweigerd(feit: str, veld: str) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        inkomen(0, **{feit: -1})
    assert [fout.veld for fout in gezien.value.fouten] == [veld]
    assert veld in str(gezien.value)
    inkomen(0, **{feit: 0})


def partner(
    maanden: list[tuple[str, int]], gezamenlijk: list[tuple[str, str]], lezing: str, jaar: Dagen = JAAR
) -> tuple[int, Uitleg]:
    uitleg = Uitleg()
    delen = [Maandinkomen(date.fromisoformat(maand), bedrag) for maand, bedrag in maanden]
    dagen = [Dagen(date.fromisoformat(van), date.fromisoformat(tot)) for van, tot in gezamenlijk]
    return partnerinkomen(delen, dagen, jaar, lezing, uitleg), uitleg


@pytest.mark.parametrize(
    ("gezamenlijk", "lezing", "telt"),
    [
        ([("2025-01-01", "2025-12-31")], HELE_MAANDEN, 3000),
        ([("2025-01-01", "2025-06-15")], HELE_MAANDEN, 2000),  # June has the facts of its first day
        ([("2025-01-01", "2025-06-01")], HELE_MAANDEN, 2000),
        ([("2025-01-01", "2025-05-31")], HELE_MAANDEN, 1000),
        ([("2025-06-02", "2025-12-31")], HELE_MAANDEN, 1000),
        ([("2025-01-01", "2025-06-15")], DAGEN, 1500),
        ([("2025-06-16", "2025-06-30")], DAGEN, 500),
        ([("2025-05-01", "2025-05-10"), ("2025-06-01", "2025-06-03")], DAGEN, 423),  # 10/31 and 3/30
        ([], DAGEN, 0),
        ([], HELE_MAANDEN, 0),
    ],
)
def test_inkomen_van_de_partner_telt_over_gezamenlijke_maanden(
    gezamenlijk: list[tuple[str, str]], lezing: str, telt: int
) -> None:
    totaal, _ = partner([("2025-07-01", 1000), ("2025-06-30", 1000), ("2025-05-01", 1000)], gezamenlijk, lezing)
    assert totaal == telt


def test_wat_niet_meetelt_staat_erbij() -> None:
    _, uitleg = partner([("2025-07-01", 1000), ("2025-05-01", 1000)], [("2025-01-01", "2025-06-15")], HELE_MAANDEN)
    assert [(regel.bedrag, "juli 2025" in regel.tekst) for regel in uitleg] == [(0, True)]


def test_inkomen_buiten_het_boekjaar_telt_niet() -> None:
    maanden = [("2024-12-01", 1000), ("2025-01-01", 500), ("2026-01-01", 1000)]
    assert partner(maanden, [("2024-01-01", "2026-12-31")], HELE_MAANDEN)[0] == 500


def test_een_deel_van_een_maand_in_het_boekjaar() -> None:
    jaar = Dagen(date(2025, 3, 15), date(2025, 12, 31))
    assert partner([("2025-03-01", 1700)], [("2025-03-15", "2025-03-15")], HELE_MAANDEN, jaar)[0] == 1700
    assert partner([("2025-03-01", 1700)], [("2025-03-01", "2025-03-14")], HELE_MAANDEN, jaar)[0] == 0
    assert partner([("2025-03-01", 1700)], [("2025-03-31", "2025-03-31")], DAGEN, jaar)[0] == 100


def test_een_maand_staat_er_maar_een_keer_in() -> None:
    with pytest.raises(InvoerFouten, match="twee keer"):
        partner([("2025-03-01", 1), ("2025-03-31", 1)], [], DAGEN)
