"""Sheets that could be read as something they do not say: cut amounts, thousands, totals and names in parts."""

import json
import os
import signal
from multiprocessing import Pipe
from pathlib import Path

import pytest
from bladbouwer import VANDAAG, bewaar, proef_van

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.exchange.blad import BladFout, indeling_uit_json, kind, lezen, naar_json, proef_inlezen


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


# --- names in parts ---------------------------------------------------------------------------------------------------

NAMEN = (
    (("Voornaam", "Achternaam"), ("Jan", "Visser"), "Jan Visser"),
    (("Achternaam", "Voorletters", "Tussenvoegsel"), ("Visser", "J.P.", "van der"), "J.P. van der Visser"),
    (("Voornamen", "Voorvoegsel", "Geslachtsnaam"), ("Johanna Maria", "de", "Groot"), "Johanna Maria de Groot"),
    (("Roepnaam", "Voorletters", "Achternaam"), ("Jan", "J.", "Visser"), "Jan Visser"),
    (("First name", "Last name"), ("Şükran", "Ünlü"), "Şükran Ünlü"),
    (("Achternaam", "Voornaam"), ("Groot, de", "Els"), "Els de Groot"),
    (("Achternaam", "Voornaam", "Tussenvoegsel"), ("de Groot", "Els", "de"), "Els de Groot"),
    (("Achternaam", "Voornaam"), ("Jan", "Jan"), "Jan Jan"),
    (("Naam", "Voornaam"), ("Visser", "Jan"), "Jan Visser"),
    (("Naam", "Voornaam"), ("Jan Visser", "Jan"), "Jan Visser"),
    (("Naam", "Voorletters"), ("Visser, Jan", "J."), "Visser, Jan"),
    (("Naam", "Voorletters"), ("Jan Visser", "J."), "Jan Visser"),
    (("Achternaam", "Voornaam", "Tussenvoegsel"), ("Visser", None, "-"), "Visser"),
    (("Voornaam", "Achternaam", "Voornaam partner", "Achternaam partner"), ("Jan", "Visser", "Els", "Groot"), "Jan Visser"),
)  # fmt: skip


@pytest.mark.parametrize(("koppen", "delen", "naam"), NAMEN)
def test_een_naam_in_delen_wordt_een_naam_in_de_gewone_volgorde(koppen, delen, naam, tmp_path):
    rijen = [["Dossiernummer", *koppen, "Restschuld"], ["D-1", *delen, 100]]
    (rij,) = proef_van(bewaar(tmp_path, rijen)).rijen
    assert rij.naam == naam


def test_de_indeling_noemt_de_kolommen_van_de_naam_en_neemt_ze_terug(tmp_path):
    rijen = [["Nr", "Voornaam", "Tussenv.", "Achternaam", "Restschuld"], ["D-1", "Jan", "van", "Visser", 100]]
    pad = bewaar(tmp_path, rijen)
    uit = naar_json(proef_van(pad))["indeling"]
    assert {veld: uit["kolommen"][veld] for veld in ("naam", "voornaam", "tussenvoegsel")} == {
        "naam": "Achternaam", "voornaam": "Voornaam", "tussenvoegsel": "Tussenv.",
    }  # fmt: skip
    letters = {"blad": "Blad1", "kopregels": [1], "kolommen": {"naam": "D", "voorletters": "B", "restschuld": "E"}}
    for indeling, naam in ((uit, "Jan van Visser"), (letters, "Jan Visser")):
        assert [rij.naam for rij in proef_van(pad, indeling_uit_json(indeling)).rijen] == [naam]


def test_een_voornaam_zonder_achternaam_is_geen_naam(tmp_path):
    proef = proef_van(bewaar(tmp_path, [["Dossiernummer", "Voornaam", "Restschuld"], ["D-1", "Jan", 100]]))
    assert proef.rijen[0].naam is None
    assert any("“Voornaam”" in zin for zin in proef.waarschuwingen)


# --- a bug of ours is not a damaged file ------------------------------------------------------------------------------


def _stuk(pad, uit):
    raise AssertionError("a child that breaks before it says anything")


def _afgebroken(pad, uit):
    os.kill(os.getpid(), signal.SIGKILL)


def test_een_storing_in_het_lezende_proces_heet_niet_een_beschadigd_bestand(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(lezen, "lees_in_kind", _stuk)
    with pytest.raises(lezen.LeesStoring, match="ended with 1"):
        proef_inlezen(csv(tmp_path, "Naam;Restschuld", "Jan;1,00"), None, VANDAAG)
    assert not issubclass(lezen.LeesStoring, GebruikersFout)


@pytest.mark.skipif(os.name != "posix", reason="signals are of Linux")
def test_een_proces_dat_het_systeem_afbreekt_ligt_aan_het_bestand(tmp_path, monkeypatch):
    monkeypatch.setattr(lezen, "lees_in_kind", _afgebroken)
    with pytest.raises(BladFout, match="beschadigd"):
        proef_inlezen(csv(tmp_path, "Naam;Restschuld", "Jan;1,00"), None, VANDAAG)


def test_een_fout_van_ons_in_de_lezer_komt_terug_met_plaats_en_zonder_inhoud(tmp_path, monkeypatch):
    def breek(inhoud):
        raise TypeError("Jan Visser")

    hier, daar = Pipe(duplex=False)
    monkeypatch.setattr(kind, "lees_inhoud", breek)
    monkeypatch.setattr(kind, "_begrens", lambda: None)
    kind.lees_in_kind(str(csv(tmp_path, "Naam;Restschuld")), daar)
    storing = json.loads(hier.recv_bytes())["storing"]
    assert storing.startswith("TypeError (kind.py:")
    assert "Visser" not in storing
    with pytest.raises(lezen.LeesStoring, match="TypeError"):
        lezen._gelukt({"storing": storing})


def _van_ons(pad, uit):
    uit.send_bytes(b'{"storing": "TypeError (kind.py)"}')


def test_een_storing_van_ons_is_geen_zin_voor_de_gebruiker(tmp_path, monkeypatch):
    monkeypatch.setattr(lezen, "lees_in_kind", _van_ons)
    with pytest.raises(lezen.LeesStoring, match="TypeError"):
        lezen.lees_werkmap(csv(tmp_path, "Naam;Restschuld"))


# --- sentences --------------------------------------------------------------------------------------------------------


def test_tekst_in_een_bestand_dat_xlsx_heet_is_geen_excel_bestand(tmp_path):
    for naam, woord in (("lijst.xlsx", "geen Excel-bestand"), ("lijst.csv", "geen kopregel")):
        with pytest.raises(BladFout, match=woord):
            proef_inlezen(csv(tmp_path, "Beste collega,", "hierbij de lijst.", naam=naam), None, VANDAAG)


def test_een_csv_die_xlsx_heet_maar_een_kop_heeft_wordt_gewoon_gelezen(tmp_path):
    proef = proef_inlezen(csv(tmp_path, "Naam;Restschuld", "Jan;1,00", naam="lijst.xlsx"), None, VANDAAG)
    assert len(proef.rijen) == 1


@pytest.mark.parametrize("kop", ["Opmerking", "Status"])
def test_een_zin_herhaalt_waar_hij_over_gaat(kop, tmp_path):
    proef = proef_van(bewaar(tmp_path, [["Naam", "Restschuld", kop], ["Jan", 5, "zie het gele mapje"]]))
    assert [twijfel.reden.endswith(f"Lees de {kop.lower()} zelf na.") for twijfel in proef.twijfel] == [True]


def test_geen_zin_van_het_inlezen_zegt_haar_over_een_ding():
    for bestand in Path(kind.__file__).parent.glob("*.py"):
        assert " haar " not in bestand.read_text("utf-8"), bestand.name
