"""The files with amounts: all of the research is there, and a wrong file is refused with file, place and remedy."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bbzdesk.content.lezen import InhoudFout
from bbzdesk.content.parameters import laad_parameters, laad_tabellen, lees_parametertabel
from bbzdesk.domain.fouten import OnbekendeWaarde

MEEGELEVERD = Path(__file__).parents[2] / "resources" / "parameters"

GOED = """
[tabel]
naam = "proef"
titel = "Proef"
artikel = "Bbz art. 20"
eenheid = "euro"

[kolommen]
duur = "maanden"

[[waarden]]
vanaf = 2025-01-01
tot_en_met = 2025-12-31
zekerheid = "A"
bron = "Staatscourant"
bedrag = "100.50"
duur = "12"

[[waarden]]
vanaf = 2026-01-01
zekerheid = "D"
bron = "uit het geheugen"
gecontroleerd_tot = 2026-12-31
bedrag = "onbekend"
duur = "18"
"""


def schrijf(map_: Path, tekst: str, naam: str = "proef.toml") -> Path:
    pad = map_ / naam
    pad.write_text(tekst, encoding="utf-8")
    return pad


def test_een_goed_bestand(tmp_path: Path) -> None:
    schrijf(tmp_path, GOED)
    parameters = laad_parameters(tmp_path)
    assert parameters.namen == {"proef.bedrag", "proef.duur"}
    waarde = parameters.op("proef.bedrag", date(2025, 6, 1))
    assert (waarde.waarde, waarde.eenheid, waarde.bron) == (Decimal("100.50"), "euro", "Staatscourant")
    assert parameters.op("proef.duur", date(2030, 1, 1)).eenheid == "maanden"
    with pytest.raises(OnbekendeWaarde):
        parameters.op("proef.bedrag", date(2026, 1, 1))


def test_een_rij_met_alleen_onbekend_heeft_geen_zekerheid_nodig(tmp_path: Path) -> None:
    gat = GOED.replace('zekerheid = "D"\n', "").replace('duur = "18"', 'duur = "onbekend"')
    schrijf(tmp_path, gat)
    with pytest.raises(OnbekendeWaarde):
        laad_parameters(tmp_path).op("proef.duur", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("vanaf = 2026-01-01", "vanaf = 2025-12-31", "overlapt"),
        ("vanaf = 2026-01-01\n", "", "overlapt"),
        ("vanaf = 2026-01-01", "vanaf = 2026-01-02", "tussen 1 januari 2026 en 2 januari 2026 staat niets"),
        ("tot_en_met = 2025-12-31\n", "", "overlapt"),
        ("tot_en_met = 2025-12-31", "tot_en_met = 2024-12-31", "ligt na"),
        ('bedrag = "100.50"', 'bedrag = "100,50"', "Schrijf een getal met een punt"),
        ('bedrag = "100.50"', "bedrag = 100.50", "tussen aanhalingstekens"),
        ('bedrag = "100.50"', 'bedrag = "-1.00"', "Schrijf een getal met een punt"),
        ('bedrag = "100.50"', 'bedrag = "1e5"', "Schrijf een getal met een punt"),
        ('bedrag = "100.50"', 'bedrga = "100.50"', "eerste rij"),
        ('bedrag = "100.50"\n', "", "eerste rij"),
        ('duur = "18"\n', "", "“duur” ontbreekt"),
        ('zekerheid = "A"', 'zekerheid = "E"', "Kies uit: A, B, C, D"),
        ('zekerheid = "A"\n', "", "Kies uit: A, B, C, D"),
        ('bron = "Staatscourant"\n', "", "“bron” ontbreekt"),
        ('bron = "Staatscourant"', 'bron = " "', "“bron” is leeg"),
        ('duur = "maanden"', 'duur = "eeuwen"', "Kies uit"),
        ('duur = "maanden"', 'duurr = "maanden"', "[kolommen]"),
        ('eenheid = "euro"', 'eenheid = "gulden"', "Kies uit"),
        ('naam = "proef"', 'naam = "Proef 1"', "kan geen naam zijn"),
        ('artikel = "Bbz art. 20"', 'artikel = "Bbz art. 20"\nbladzijde = 3', "“bladzijde” is hier niet bekend"),
        ("[kolommen]", "[kolomen]", "“kolomen” is hier niet bekend"),
        ("vanaf = 2026-01-01", 'vanaf = "2026-01-01"', "datum zonder aanhalingstekens"),
        ("vanaf = 2026-01-01", "vanaf = 2026-01-01T12:00:00", "heeft een tijd"),
        ("[tabel]", "[tabel", "niet te lezen"),
    ],
)
def test_een_verkeerd_bestand_wordt_geweigerd(tmp_path: Path, oud: str, nieuw: str, zin: str) -> None:
    assert oud in GOED
    schrijf(tmp_path, GOED.replace(oud, nieuw, 1))
    with pytest.raises(InhoudFout) as gezien:
        laad_parameters(tmp_path)
    assert str(gezien.value).startswith("proef.toml")
    assert zin in str(gezien.value)


def test_een_waarde_zonder_rijen_wordt_geweigerd(tmp_path: Path) -> None:
    schrijf(tmp_path, GOED[: GOED.index("[[waarden]]")])
    with pytest.raises(InhoudFout, match="waarden"):
        laad_parameters(tmp_path)


def test_een_rij_zonder_waarde_wordt_geweigerd(tmp_path: Path) -> None:
    schrijf(tmp_path, GOED[: GOED.index('bedrag = "100.50"')].replace('[kolommen]\nduur = "maanden"\n', ""))
    with pytest.raises(InhoudFout, match="geen enkele waarde"):
        laad_parameters(tmp_path)


def test_een_dubbele_naam_wordt_geweigerd(tmp_path: Path) -> None:
    schrijf(tmp_path, GOED)
    schrijf(tmp_path, GOED, "tweede.toml")
    with pytest.raises(InhoudFout, match=r"tweede\.toml.*bestaat al"):
        laad_parameters(tmp_path)


def test_een_lege_of_ontbrekende_map_wordt_geweigerd(tmp_path: Path) -> None:
    for map_ in (tmp_path, tmp_path / "weg"):
        with pytest.raises(InhoudFout, match="geen parameters"):
            laad_parameters(map_)


def test_een_te_groot_bestand_wordt_geweigerd(tmp_path: Path) -> None:
    pad = schrijf(tmp_path, GOED + "#" * 1_000_001)
    with pytest.raises(InhoudFout, match="te groot"):
        lees_parametertabel(pad, tmp_path)


def test_een_bestand_van_de_gemeente_houdt_zijn_herkomst(tmp_path: Path) -> None:
    tabel = lees_parametertabel(schrijf(tmp_path, GOED), tmp_path, herkomst="gemeente")
    assert {waarde.herkomst for waarde in tabel.waarden} == {"gemeente"}


# One value per row of the research that a person checked against it.
STEEKPROEF = [
    ("bbz_bedragen.bovengrens_eigen_vermogen", "2024-06-01", "237758"),
    ("bbz_bedragen.ondergrens_eigen_vermogen", "2026-12-31", "59782"),
    ("bbz_bedragen.grens_oudere_zelfstandige", "2025-01-01", "170725"),
    ("bbz_bedragen.kapitaal_gevestigd", "2011-01-01", "181234"),
    ("bbz_bedragen.om_niet_gevestigd", "2025-12-31", "12671"),
    ("bbz_bedragen.kapitaal_starter", "2026-01-01", "48060"),
    ("bbz_bedragen.minimum_inkomen_oudere_zelfstandige", "2023-12-31", "9852"),
    ("bbz_bedragen.kapitaal_oudere_zelfstandige", "2020-05-05", "10157"),
    ("bbz_vast.aandeel_eigen_vermogen", "2026-01-01", "30"),
    ("bbz_vast.uitstel_totaal_maanden", "2026-01-01", "36"),
    ("forfait.procent", "2013-07-01", "23"),
    ("forfait.procent", "2026-12-31", "19"),
    ("rente_bedrijfskapitaal.procent", "2009-06-30", "5"),
    ("rente_bedrijfskapitaal.procent", "2009-07-01", "8"),
    ("rente_bedrijfskapitaal.procent", "2030-01-01", "8"),
    ("normen.alleenstaande_21_tot_aow", "2026-07-01", "1419.46"),
    ("normen.gehuwden_21_tot_aow", "2024-12-31", "1869.21"),
    ("normen.inrichting_toeslag_gehuwden", "2026-01-01", "106.00"),
    ("normen.verhoging_18_20_zonder_steun_ouders", "2026-07-01", "762.24"),
    ("vermogensgrenzen_pw.eigen_woning", "2026-01-01", "67500"),
    ("vakantietoeslag.procent", "2026-01-01", "5"),
    ("kostendelersnorm.leeftijd_medebewoner", "2022-12-31", "21"),
    ("kostendelersnorm.leeftijd_medebewoner", "2023-01-01", "27"),
    ("zvw.laag", "2026-06-01", "4.85"),
    ("zvw.maximum_bijdrage_inkomen", "2023-06-01", "66952"),
    ("wettelijke_rente.procent", "2024-12-31", "7"),
    ("wettelijke_rente.procent", "2026-01-01", "4"),
    ("wettelijke_rente_ondergrens.schuldenaar_is_burger", "2026-01-01", "20"),
    ("aow_leeftijd.maanden", "2028-01-01", "3"),
    ("urencriterium.uren_per_kalenderjaar", "2026-01-01", "1225"),
    ("dwangsom.maximum", "2026-01-01", "1442"),
    ("aanmaning.hoge_vergoeding", "2026-11-22", "20"),
    ("voorschot.ten_minste", "2025-12-31", "90"),
    ("voorschot.ten_minste", "2026-01-01", "95"),
    ("pw_overig.terugwerkende_kracht_maanden", "2026-01-01", "3"),
    ("bijzondere_bijstand_drempel.bedrag", "2025-01-01", "170"),
    ("minimumloon.per_uur", "2026-07-01", "14.99"),
    ("duur_gevestigd.verlenging", "2026-01-01", "24"),
    ("duur_starter.ten_hoogste", "2026-12-31", "36"),
    ("duur_starter_aangekondigd.ten_hoogste", "2027-01-01", "18"),
    ("ioaz.verwacht_inkomen_lager_dan", "2026-07-01", "36780"),
    ("bewaartermijnen.afgebroken_sociaal_domein", "2026-01-01", "42"),
    ("rijksvergoeding.terug_jaar_3", "2026-01-01", "15"),
    ("termijnen_bbz.beslissen", "2026-01-01", "13"),
    ("termijnen_awb.verjaring", "2026-01-01", "5"),
    ("termijnenwet.ten_hoogste", "2026-01-01", "12"),
]


@pytest.mark.parametrize(("naam", "dag", "waarde"), STEEKPROEF)
def test_meegeleverde_waarde(naam: str, dag: str, waarde: str) -> None:
    assert laad_parameters(MEEGELEVERD).op(naam, date.fromisoformat(dag)).waarde == Decimal(waarde)


@pytest.mark.parametrize(
    ("naam", "dag"),
    [
        ("forfait.procent", "2016-06-01"),
        ("forfait.procent", "2019-12-31"),
        ("forfait.procent", "2024-01-01"),
        ("forfait.procent", "2027-01-01"),
        ("bbz_bedragen.kapitaal_starter", "2027-01-01"),
        ("bbz_bedragen.kapitaal_starter", "2010-12-31"),
        ("normen.alleenstaande_21_tot_aow", "2020-01-01"),
        ("normen.inrichting_alleenstaande", "2025-03-01"),
        ("zvw.laag", "2027-01-01"),
        ("aanmaning.lage_vergoeding", "2020-01-01"),
    ],
)
def test_een_bekend_gat_blijft_een_gat(naam: str, dag: str) -> None:
    with pytest.raises(OnbekendeWaarde) as gezien:
        laad_parameters(MEEGELEVERD).op(naam, date.fromisoformat(dag))
    assert naam in str(gezien.value)


def test_binnen_een_jaar_stijgen_alle_bbz_bedragen_met_dezelfde_factor() -> None:
    """Art. 60 lid 1 has one percentage a year for all amounts, so a slip of the pen shows."""
    parameters = laad_parameters(MEEGELEVERD)
    kolommen = sorted(naam for naam in parameters.namen if naam.startswith("bbz_bedragen."))
    assert len(kolommen) == 8
    for jaar in range(2012, 2027):
        factoren = []
        for kolom in kolommen:
            nu, toen = (parameters.op(kolom, date(j, 1, 1)).waarde or Decimal() for j in (jaar, jaar - 1))
            factoren.append(nu / toen)
        assert max(factoren) - min(factoren) < Decimal("0.0003"), jaar


def test_elke_tabel_heeft_titel_artikel_en_bron() -> None:
    for tabel in laad_tabellen(MEEGELEVERD):
        assert tabel.titel
        assert tabel.artikel
        for waarde in tabel.waarden:
            assert waarde.bron
            assert waarde.zekerheid in "ABCD"
