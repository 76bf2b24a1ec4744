"""Taking a sheet over, step by step: the columns, what is not taken over and why, and what will happen."""

from datetime import date
from pathlib import Path

import pytest

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.services import debiteurenbeeld, inleesbeeld, inlezen
from bbzdesk.services.inleesbeeld import CONTROLEER, NIET, Inleesbeeld
from tests.kantoorhulp import Bureau
from tests.services.lijsthulp import LIJST, PROEFMATERIAAL, STAND_OP, lees_in

VANDAAG = date(2026, 6, 12)


@pytest.fixture
def gezien(b: Bureau) -> Inleesbeeld:
    b.klok.zet(VANDAAG)
    return inleesbeeld.bekijk(b.kantoor, LIJST, STAND_OP)


def test_de_kolommen_die_zijn_gevonden(gezien: Inleesbeeld) -> None:
    velden = {veld.veld: veld for veld in gezien.velden}
    assert (velden["restschuld"].etiket, velden["restschuld"].kolom) == ("Restschuld", "Restschuld")
    assert (velden["looptijd"].etiket, velden["looptijd"].kolom) == ("Looptijd", "Looptijd (mnd)")
    assert velden["laatste_betaling"].etiket == "Datum van de laatste betaling"
    assert velden["status"].kolom == ""
    assert gezien.kop_woorden == "De koppen staan op rij 3. Klopt die rij of een kolom niet, kies dan een andere."
    assert gezien.blad.kolommen[3].voorbeelden.startswith("•••••• 004 · ")
    dossier = gezien.blad.kolommen[0]
    assert (dossier.naam, dossier.woorden, dossier.voorbeelden) == (
        "Dossier",
        "Dossier",
        "2023-001 · 2022-002 · 2022-003",
    )


def test_wat_niet_wordt_overgenomen_staat_er_met_rij_en_reden(gezien: Inleesbeeld) -> None:
    assert (gezien.goed, gezien.niet_goed, gezien.totaal) == (9, 3, 54_250_87)
    regels = [(o.rij, o.wat) for o in gezien.opmerkingen if o.soort == NIET]
    assert regels == [(9, "Hoofdsom"), (10, "Ingangsdatum"), (13, "Restschuld")]
    assert all(o.reden.endswith(".") for o in gezien.opmerkingen)
    assert (gezien.tel(NIET), gezien.tel(CONTROLEER)) == (3, 0)


def test_wat_overnemen_gaat_doen(gezien: Inleesbeeld) -> None:
    assert gezien.werkwoord == "Neem 9 vorderingen over"
    assert gezien.gevolg[0] == (
        "BbzDesk maakt eerst een back-up, en daarna 9 dossiers, elk met een vordering, samen €\N{NO-BREAK SPACE}54.250,87."
    )
    assert "op 1 mei 2026" in gezien.gevolg[1]
    assert gezien.gevolg[2].startswith("3 regels worden niet overgenomen.")


def test_een_andere_kolom_geeft_een_andere_proef(b: Bureau, gezien: Inleesbeeld) -> None:
    kolommen = {veld.veld: veld.kolom for veld in gezien.velden}
    assert inleesbeeld.met_kolommen(b.kantoor, gezien, kolommen) is gezien
    anders = inleesbeeld.met_kolommen(b.kantoor, gezien, {**kolommen, "achterstand": ""})
    assert {veld.veld: veld.kolom for veld in anders.velden}["achterstand"] == ""
    assert all(rij.achterstand == 0 for rij in anders.proef.rijen)
    assert anders.blad.kolommen == gezien.blad.kolommen


@pytest.mark.parametrize(
    ("keuze", "veld", "woord"),
    [
        ({"achterstand": "Restschuld"}, "achterstand", "Restschuld"),
        ({"restschuld": ""}, "", "restschuld"),
    ],
)
def test_een_indeling_die_niet_kan_zegt_bij_welk_veld(
    b: Bureau, gezien: Inleesbeeld, keuze: dict[str, str], veld: str, woord: str
) -> None:
    kolommen = {v.veld: v.kolom for v in gezien.velden}
    with pytest.raises(InvoerFouten) as fouten:
        inleesbeeld.met_kolommen(b.kantoor, gezien, {**kolommen, **keuze})
    assert [fout.veld for fout in fouten.value.fouten] == [veld]
    assert woord in str(fouten.value)


def test_overnemen_en_terugdraaien_in_woorden(b: Bureau, gezien: Inleesbeeld) -> None:
    inlezing = inleesbeeld.neem_over(b.kantoor, gezien).uitkomst
    assert inleesbeeld.klaar(inlezing) == "9 vorderingen zijn overgenomen, samen €\N{NO-BREAK SPACE}54.250,87."
    assert "De 9 vorderingen van dit bestand" in inleesbeeld.vraag_terug(inlezing)
    inlezen.draai_terug(b.kantoor, inlezing.id)
    assert debiteurenbeeld.beeld(b.kantoor).regels == ()


def test_een_dag_in_de_toekomst_wordt_gevraagd_voor_het_bestand_is_gelezen(b: Bureau) -> None:
    with pytest.raises(InvoerFout) as fout:
        inleesbeeld.bekijk(b.kantoor, Path("dit-bestand-is-er-niet.csv"), date(2026, 1, 6))
    assert fout.value.veld == "stand_op"


def test_een_bestand_dat_intussen_weg_is_wordt_niet_overgenomen(b: Bureau, tmp_path: Path) -> None:
    b.klok.zet(VANDAAG)
    kopie = tmp_path / "lijst.csv"
    kopie.write_bytes(LIJST.read_bytes())
    gezien = inleesbeeld.bekijk(b.kantoor, kopie, STAND_OP)
    kopie.unlink()
    with pytest.raises(GebruikersFout, match="weggehaald"):
        inleesbeeld.neem_over(b.kantoor, gezien)
    assert debiteurenbeeld.beeld(b.kantoor).regels == ()


def test_zonder_goede_regels_is_er_niets_over_te_nemen(b: Bureau, tmp_path: Path) -> None:
    b.klok.zet(VANDAAG)
    blad = tmp_path / "leeg.csv"
    blad.write_text("Dossier;Naam;Restschuld\n1;Jansen;veel\n2;Bakker;weinig\n3;Smit;geen idee\n", encoding="utf-8")
    gezien = inleesbeeld.bekijk(b.kantoor, blad, STAND_OP)
    assert (gezien.goed, gezien.werkwoord) == (0, "")
    assert gezien.gevolg == ("Geen enkele regel kan worden overgenomen. Herstel het bestand of kies andere kolommen.",)


def test_een_echt_excelbestand(b: Bureau) -> None:
    blad = PROEFMATERIAAL / "debiteuren-a.xlsx"
    if not blad.is_file():
        pytest.skip("the sheets to try with are not here")
    b.klok.zet(VANDAAG)
    gezien = inleesbeeld.bekijk(b.kantoor, blad, STAND_OP)
    assert gezien.goed > 0
    assert "van blad " in gezien.kop_woorden
    assert all(keuze.woorden for keuze in gezien.blad.kolommen)
    assert {veld.kolom for veld in gezien.velden if veld.kolom} <= {keuze.naam for keuze in gezien.blad.kolommen}


def test_dezelfde_lijst_gaat_niet_twee_keer_in(b: Bureau) -> None:
    b.klok.zet(VANDAAG)
    lees_in(b.kantoor)
    with pytest.raises(GebruikersFout, match="al ingelezen"):
        lees_in(b.kantoor)


VREEMD = "Wie dan;Hoe dan\nJansen;1.200,50\nBakker;300,00\nSmit;80,00\n"


@pytest.mark.parametrize(
    ("tekst", "namen"),
    [(VREEMD, ["Wie dan", "Hoe dan"]), (VREEMD.partition("\n")[2], ["A", "B"])],
)
def test_een_lijst_met_onbekende_koppen_kan_een_mens_aanwijzen(
    b: Bureau, tmp_path: Path, tekst: str, namen: list[str]
) -> None:
    b.klok.zet(VANDAAG)
    blad = tmp_path / "vreemd.csv"
    blad.write_text(tekst, encoding="utf-8")
    gezien = inleesbeeld.bekijk(b.kantoor, blad, STAND_OP)
    assert gezien.kop_woorden.startswith("BbzDesk herkent de kolommen niet.")
    assert (gezien.goed, [keuze.naam for keuze in gezien.blad.kolommen]) == (0, namen)
    zelf = inleesbeeld.met_kolommen(b.kantoor, gezien, {"naam": namen[0], "restschuld": namen[1]})
    assert (zelf.goed, zelf.totaal) == (3, 1_580_50)
    with pytest.raises(InvoerFouten, match="restschuld"):
        inleesbeeld.met_kolommen(b.kantoor, gezien, {"naam": namen[0]})


def test_een_brief_is_geen_lijst(b: Bureau, tmp_path: Path) -> None:
    b.klok.zet(VANDAAG)
    brief = tmp_path / "brief.csv"
    brief.write_text("Geachte heer,\n\nHierbij stuur ik u niets.\nMet vriendelijke groet\n", encoding="utf-8")
    with pytest.raises(GebruikersFout, match="kopregel"):
        inleesbeeld.bekijk(b.kantoor, brief, STAND_OP)


def test_een_bestand_met_betalingen_van_na_de_stand_zegt_dat(b: Bureau) -> None:
    b.klok.zet(VANDAAG)
    meldingen = inleesbeeld.bekijk(b.kantoor, LIJST, date(2026, 4, 29)).meldingen
    assert meldingen[0] == (
        "In 4 regels staan betalingen van na 29 april 2026, de laatste op 1 mei 2026. "
        "Klopt de dag van de stand? Vul anders de dag in waarop het bestand is bijgewerkt."
    )
    assert not any("van na" in melding for melding in inleesbeeld.bekijk(b.kantoor, LIJST, STAND_OP).meldingen)
