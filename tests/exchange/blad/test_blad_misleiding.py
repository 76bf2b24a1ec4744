"""Sheets that could be read as something they do not say: cut amounts, thousands, totals and names in parts."""

from pathlib import Path

import pytest
from bladbouwer import VANDAAG, bewaar, proef_van

from bbzdesk.exchange.blad import BladFout, indeling_uit_json, lezen, naar_json, proef_inlezen


def csv(map_: Path, *regels: str, naam: str = "lijst.csv") -> Path:
    pad = map_ / naam
    pad.write_text("\n".join(regels) + "\n", "utf-8")
    return pad


# --- a comma in an amount ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("regel", ["2,Piet,1000,50", "2,Piet,1,000.50", "2,Piet,1,000,50", "2,Piet,€ 1000,50"])
def test_een_bedrag_dat_door_een_komma_is_gesplitst_is_een_gebrek_van_die_regel(regel, tmp_path):
    proef = proef_van(csv(tmp_path, "Dossiernummer,Naam,Restschuld", "1,Jan,2000", regel, "3,Els,3000"))
    assert [(rij.dossier, rij.restschuld) for rij in proef.rijen] == [("1", 200_000), ("3", 300_000)]
    (gebrek,) = proef.fout
    assert (gebrek.rij, gebrek.veld) == (3, "restschuld")
    assert gebrek.reden.startswith("Deze regel heeft meer kolommen dan de kop.")
    assert "komma in een bedrag" in gebrek.reden
    assert proef.totaal_alle_rijen == 500_000


def test_ook_als_alle_regels_zijn_gesplitst_wordt_er_niets_overgenomen(tmp_path):
    pad = csv(tmp_path, "Dossiernummer,Naam,Restschuld", "1,Jan,1000,50", "2,Piet,2000,75")
    proef = proef_inlezen(pad, None, VANDAAG)  # through the child process: the width of a line travels along
    assert not proef.rijen
    assert [gebrek.rij for gebrek in proef.fout] == [2, 3]


def test_een_gesplitst_bedrag_dat_nog_net_onder_de_kop_past(tmp_path):
    pad = csv(tmp_path, "Dossiernummer,Naam,Restschuld,Opmerking", "1,Jan,1000,50,", "2,Piet,2000,")
    proef = proef_van(pad)
    assert [rij.dossier for rij in proef.rijen] == ["2"]
    assert [gebrek.rij for gebrek in proef.fout] == [2]


@pytest.mark.parametrize("regel", ["1;Jan;1000,50;", "1;Jan;1000,50", '1;Jan;"1000,50";;'])
def test_scheidingstekens_aan_het_einde_van_een_regel_doen_geen_kwaad(regel, tmp_path):
    proef = proef_van(csv(tmp_path, "Dossiernummer;Naam;Restschuld", regel))
    assert [rij.restschuld for rij in proef.rijen] == [100_050]
    assert not proef.fout


def test_een_kolom_zonder_kop_telt_als_kolom(tmp_path):
    proef = proef_van(csv(tmp_path, "Dossiernummer,Naam,Restschuld,", "1,Jan,1000.00,telefonisch", "2,Els,5.00,"))
    assert len(proef.rijen) == 2


# --- thousands and cents ----------------------------------------------------------------------------------------------

EENHEDEN = (
    "x 1.000", "(x 1.000)", "x € 1.000", "(x1000)", "× 1.000", "* 1.000", "in duizenden", "in duizenden euro’s", "(k€)", "k€", "€k", "KEUR", "(k)",
    "in centen", "(eurocent)", "(cent)", "in € 1.000", "per 1.000 euro", "(€ 1.000)", "(€ 000)", "in miljoenen", "(mln)", "x € 1.000.000", "x 1 000",
)  # fmt: skip


@pytest.mark.parametrize("eenheid", EENHEDEN)
def test_bedragen_in_duizenden_of_centen_worden_niet_overgenomen_maar_gevraagd(eenheid, tmp_path):
    kop = f"Restschuld {eenheid}"
    proef = proef_van(
        bewaar(tmp_path, [["Dossier", "Naam", kop], ["1", "Jan", 12.5], ["2", "Els", 8], ["Totaal", None, 20.5]])
    )
    assert not proef.rijen
    assert [(gebrek.rij, gebrek.veld) for gebrek in proef.fout] == [(2, "restschuld"), (3, "restschuld")]
    assert f"“{kop}”" in proef.fout[0].reden
    assert "Schrijf hele bedragen" in proef.fout[0].reden
    assert not any("De rijen erboven" in zin for zin in proef.waarschuwingen)


@pytest.mark.parametrize("plaats", ["noot", "noot los", "rij onder de kop"])
def test_een_eenheid_boven_de_tabel_of_onder_de_kop_telt_ook(plaats, tmp_path):
    rijen = [["Dossier", "Naam", "Restschuld"], ["1", "Jan", 12.5]]
    if plaats == "rij onder de kop":
        rijen.insert(1, ["(nr)", "(tekst)", "(x € 1.000)"])
    else:
        rijen = [["Bedragen x € 1.000" if plaats == "noot" else "(in duizenden euro’s)"], *rijen]
    proef = proef_van(bewaar(tmp_path, rijen))
    assert not proef.rijen
    assert [gebrek.veld for gebrek in proef.fout] == ["restschuld"]


@pytest.mark.parametrize(
    "kop", ["Restschuld 31-12-2025", "Restschuld (€)", "Restschuld in euro", "Restschuld EUR", "Restschuld per 1-1-2026", "Restschuld in hele euro's"]
)  # fmt: skip
def test_een_gewone_kop_is_geen_eenheid(kop, tmp_path):
    rijen = [
        ["Overzicht leningen tot € 1.000.000"],
        ["Alle bedragen zijn op de cent afgerond"],
        ["Dossier", "Naam", kop],
        ["1", "Jan", 12.5],
    ]
    proef = proef_van(bewaar(tmp_path, rijen))
    assert [rij.restschuld for rij in proef.rijen] == [1250]


def test_alleen_de_kolom_met_de_eenheid_is_een_gebrek(tmp_path):
    rijen = [["Dossier", "Naam", "Hoofdsom (k€)", "Restschuld"], ["1", "Jan", 12.5, 8000], ["2", "Els", None, 900]]
    proef = proef_van(bewaar(tmp_path, rijen))
    assert [(gebrek.rij, gebrek.veld) for gebrek in proef.fout] == [(2, "hoofdsom")]
    assert [rij.dossier for rij in proef.rijen] == ["2"]


# --- a total under a number -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kop", ["BSN", "IBAN"])
@pytest.mark.parametrize("woord", ["Totaal", "Subtotaal", "Totaal 2 leningen"])
def test_een_totaal_onder_bsn_of_iban_is_een_totaal_en_wordt_vergeleken(kop, woord, tmp_path):
    nummers = ("999993653", "999990019") if kop == "BSN" else ("NL43BBZD0683341958", "NL91BBZD0930295722")
    regels = [f"{kop};Naam;Restschuld", f"{nummers[0]};Jan;1000,50", f"{nummers[1]};Els;10,00"]
    goed = proef_van(csv(tmp_path, *regels, f"{woord};;1010,50"))
    assert not goed.fout
    assert goed.totaal_restschuld == 101_050
    assert not any("Controleer de optelling" in zin for zin in goed.waarschuwingen)
    anders = proef_van(csv(tmp_path, *regels, f"{woord};;1011,00"))
    assert any("Controleer de optelling" in zin for zin in anders.waarschuwingen)


def test_een_naam_die_met_totaal_begint_blijft_een_lening_ook_met_een_half_bsn(tmp_path):
    proef = proef_van(csv(tmp_path, "BSN;Naam;Restschuld", "12345;Totaal Bouw;5,00", "999993653;Jan;7,00"))
    assert [(gebrek.rij, gebrek.veld) for gebrek in proef.fout] == [(2, "bsn")]
