"""Which sheet and which heads are read: the choice of the program, and that of a person; and a sheet that changes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import debiteurenbeeld, inleesbeeld, inlezen
from bbzdesk.services.inleesbeeld import Inleesbeeld
from bbzdesk.store import records
from tests.exchange.blad.bladbouwer import bewaar
from tests.kantoorhulp import Bureau
from tests.services.lijsthulp import LIJST, STAND_OP

VANDAAG = date(2026, 6, 12)
KOP = ["Dossier", "Naam", "Restschuld"]
RIJEN: list[list[Any]] = [["D-1", "Jansen", 100], ["D-2", "Bakker", 200], ["D-3", "Smit", 300]]
SAMENVATTING = [
    ["Naam", "Soort", "Restschuld", "Hoofdsom", "Rente", "Looptijd"],
    ["Bbz", "bedrijfskapitaal", 21100, 36000, 8, 60],
    ["Tozo", "levensonderhoud", 2100, 3600, 2, 42],
]


@pytest.fixture
def zie(b: Bureau, tmp_path: Path) -> Callable[..., Inleesbeeld]:
    """Look at a workbook of these sheets."""
    b.klok.zet(VANDAAG)

    def kijk(*bladen: list[list[Any]]) -> Inleesbeeld:
        return inleesbeeld.bekijk(b.kantoor, bewaar(tmp_path, *bladen), STAND_OP)

    return kijk


def woorden(gezien: Inleesbeeld) -> list[str]:
    return [keuze.woorden for keuze in gezien.blad.bladen]


def test_wie_een_ander_blad_kiest_krijgt_alleen_dat_blad(b: Bureau, zie: Callable[..., Inleesbeeld]) -> None:
    gezien = zie(SAMENVATTING, [KOP, *RIJEN], [])
    assert woorden(gezien) == ["Blad1", "Blad2"]  # an empty sheet is no choice
    assert (gezien.blad.blad, gezien.goed) == ("", 2)
    lijst = inleesbeeld.met_blad(b.kantoor, gezien, "Blad2")
    assert (lijst.blad.blad, lijst.goed, lijst.totaal) == ("Blad2", 3, 600_00)
    assert woorden(lijst) == ["Blad1", "Blad2"]
    assert "rij 1 van blad Blad2" in lijst.kop_woorden
    terug = inleesbeeld.met_blad(b.kantoor, lijst, "")
    assert terug == gezien


def test_van_bladen_die_samen_worden_gelezen_kan_er_een_worden_gekozen(
    b: Bureau, zie: Callable[..., Inleesbeeld]
) -> None:
    gezien = zie([KOP, *RIJEN[:2]], [KOP, *RIJEN])
    assert woorden(gezien) == ["Blad1 en Blad2 samen", "Blad1", "Blad2"]
    assert (gezien.goed, gezien.niet_goed) == (3, 2)
    een = inleesbeeld.met_blad(b.kantoor, gezien, "Blad1")
    assert (een.goed, een.niet_goed, een.meldingen) == (2, 0, ())
    kolommen = {"naam": "Naam", "restschuld": "Restschuld"}
    assert {rij.blad for rij in inleesbeeld.met_kolommen(b.kantoor, een, kolommen).proef.rijen} == {"Blad1"}
    assert een.blad.voorgesteld == ("Blad1", "Blad2")


def test_een_andere_koprij_zoekt_de_kolommen_opnieuw(b: Bureau, zie: Callable[..., Inleesbeeld]) -> None:
    gezien = zie([["Naam", "Dossier", "Restschuld", "Hoofdsom", "Rente"], [], KOP, *RIJEN])
    assert gezien.blad.kopregels == (1,)
    keuzes = {keuze.kopregels: keuze.woorden for keuze in gezien.blad.koppen}
    assert keuzes[()] == "Er zijn geen koppen"
    assert keuzes[(3,)] == "Rij 3: Dossier · Naam · Restschuld"
    assert [rij.nr for rij in gezien.blad.rijen if rij.is_kop] == [1]
    goed = inleesbeeld.met_kop(b.kantoor, gezien, (3,))
    assert (goed.blad.kopregels, goed.goed, goed.totaal) == ((3,), 3, 600_00)
    assert {veld.veld: veld.kolom for veld in goed.velden if veld.kolom} == {
        "dossier": "Dossier", "naam": "Naam", "restschuld": "Restschuld",
    }  # fmt: skip
    assert goed.kop_woorden.startswith("De koppen staan op rij 3 van blad Blad1.")


def test_een_koprij_van_twee_rijen_en_geen_koprij(b: Bureau, zie: Callable[..., Inleesbeeld]) -> None:
    gezien = zie([["Klant", "Klant", "Bedrag"], ["nummer", "naam", "open"], *RIJEN])
    assert (1, 2) in [keuze.kopregels for keuze in gezien.blad.koppen]
    twee = inleesbeeld.met_kop(b.kantoor, gezien, (1, 2))
    assert [kolom.naam for kolom in twee.blad.kolommen] == ["Klant nummer", "Klant naam", "Bedrag open"]
    zonder = inleesbeeld.met_kop(b.kantoor, gezien, ())
    assert [kolom.woorden for kolom in zonder.blad.kolommen] == ["Kolom A", "Kolom B", "Kolom C"]
    assert zonder.kop_woorden.startswith("BbzDesk herkent de kolommen niet.")
    zelf = inleesbeeld.met_kolommen(b.kantoor, zonder, {"naam": "B", "restschuld": "C"})
    assert zelf.blad.kopregels == ()
    assert [rij.naam for rij in zelf.proef.rijen][-3:] == ["Jansen", "Bakker", "Smit"]


def test_de_eerste_rijen_staan_er_zoals_in_het_bestand(b: Bureau) -> None:
    b.klok.zet(VANDAAG)
    blad = inleesbeeld.bekijk(b.kantoor, LIJST, STAND_OP).blad
    assert blad.letters[:3] == ("A", "B", "C")
    kop, eerste = blad.rijen[1:3]
    assert (kop.nr, kop.is_kop, kop.cellen[0]) == (3, True, "Dossier")
    assert (eerste.nr, eerste.cellen[3]) == (4, "•••••• 004")
    assert [keuze.woorden for keuze in blad.bladen] == ["csv"]


def test_twee_kolommen_met_een_kop_hebben_hun_letter_erbij(zie: Callable[..., Inleesbeeld]) -> None:
    gezien = zie([[*KOP, "Restschuld"], *[[*rij, 5] for rij in RIJEN]])
    assert [kolom.woorden for kolom in gezien.blad.kolommen][2:] == ["Restschuld (kolom C)", "Restschuld (kolom D)"]


def test_onder_de_koppen_staat_niets(b: Bureau, zie: Callable[..., Inleesbeeld]) -> None:
    gezien = zie([KOP])
    zin = "Onder de koppen staat geen enkele regel. Kies een andere rij, een ander blad of een ander bestand."
    assert gezien.kop_woorden == f"De koppen staan op rij 1 van blad Blad1. {zin}"
    with pytest.raises(GebruikersFout, match="geen enkele regel"):
        inleesbeeld.met_kolommen(b.kantoor, gezien, {"naam": "Naam", "restschuld": "Restschuld"})


def test_onbekende_koppen_staan_eerder_boven_waarden_dan_in_een_titel(zie: Callable[..., Inleesbeeld]) -> None:
    titel = ["Lijst van de afdeling", "Versie drie", "Concept"]
    gezien = zie([titel, [], ["Wie", "Nummertje", "Nog te gaan"], *RIJEN])
    assert gezien.blad.kopregels == (3,)


def test_een_lange_koprij_wordt_ingekort(zie: Callable[..., Inleesbeeld]) -> None:
    gezien = zie([["x" * 50, *KOP], *[["", *rij] for rij in RIJEN]])
    woorden = gezien.blad.koppen[1].woorden
    assert woorden == f"Rij 1: {'x' * 27}… · Dossi…"


def test_een_blad_met_een_notitie_kan_worden_gekozen_en_zegt_dat_er_niets_staat(
    b: Bureau, zie: Callable[..., Inleesbeeld]
) -> None:
    gezien = zie([KOP, *RIJEN], [["Nog bellen met Jansen"]])
    notitie = inleesbeeld.met_blad(b.kantoor, gezien, "Blad2")
    assert (notitie.goed, notitie.werkwoord) == (0, "")


# --- a file that changes meanwhile ------------------------------------------------------------------------------------


def test_wie_zijn_regels_in_excel_herstelt_krijgt_een_nieuwe_proef(
    b: Bureau, zie: Callable[..., Inleesbeeld], tmp_path: Path
) -> None:
    gezien = zie([KOP, *RIJEN, ["D-4", "Visser", "veel"]])
    kolommen = {veld.veld: veld.kolom for veld in gezien.velden}
    assert (gezien.goed, gezien.niet_goed) == (3, 1)
    bewaar(tmp_path, [KOP, *RIJEN, ["D-4", "Visser", 400]])
    with pytest.raises(GebruikersFout, match="na de proef veranderd"):
        inleesbeeld.neem_over(b.kantoor, gezien)
    hersteld = inleesbeeld.met_kolommen(b.kantoor, gezien, kolommen)
    assert (hersteld.goed, hersteld.niet_goed, hersteld.totaal) == (4, 0, 1_000_00)
    assert inleesbeeld.neem_over(b.kantoor, hersteld).uitkomst.goed == 4


def test_een_blad_dat_weg_is_wordt_gezegd(b: Bureau, zie: Callable[..., Inleesbeeld], tmp_path: Path) -> None:
    gezien = inleesbeeld.met_blad(b.kantoor, zie(SAMENVATTING, [KOP, *RIJEN]), "Blad2")
    bewaar(tmp_path, SAMENVATTING)
    with pytest.raises(GebruikersFout, match="Blad Blad2 staat niet meer in het bestand"):
        inleesbeeld.met_kop(b.kantoor, gezien, (1,))


# --- stopping ---------------------------------------------------------------------------------------------------------


class Gestopt(GebruikersFout):
    pass


@pytest.mark.parametrize("bij", [0, 5, 9])
def test_wie_het_overnemen_stopt_heeft_niets_overgenomen_en_kan_het_opnieuw_doen(b: Bureau, bij: int) -> None:
    b.klok.zet(VANDAAG)
    gezien = inleesbeeld.bekijk(b.kantoor, LIJST, STAND_OP)

    def stap(gedaan: int, _totaal: int) -> None:
        if gedaan == bij:
            raise Gestopt("U hebt dit gestopt.")

    with pytest.raises(Gestopt):
        inleesbeeld.neem_over(b.kantoor, gezien, stap)
    with b.kantoor.opslag.lees() as bron:
        assert records.waar(bron, inlezen.Inlezing) == ()
        assert records.waar(bron, inlezen.Persoon) == ()
    assert debiteurenbeeld.beeld(b.kantoor).regels == ()
    assert inleesbeeld.neem_over(b.kantoor, gezien).uitkomst.goed == 9


@pytest.mark.parametrize("bij", [0, 4])
def test_wie_het_terugdraaien_stopt_houdt_alle_vorderingen(b: Bureau, bij: int) -> None:
    b.klok.zet(VANDAAG)
    inlezing = inleesbeeld.neem_over(b.kantoor, inleesbeeld.bekijk(b.kantoor, LIJST, STAND_OP)).uitkomst

    def stap(gedaan: int, totaal: int) -> None:
        assert totaal == 9
        if gedaan == bij:
            raise Gestopt("U hebt dit gestopt.")

    with pytest.raises(Gestopt):
        inlezen.draai_terug(b.kantoor, inlezing.id, stap)
    assert len(debiteurenbeeld.beeld(b.kantoor).regels) == 9
    inlezen.draai_terug(b.kantoor, inlezing.id)
    assert debiteurenbeeld.beeld(b.kantoor).regels == ()


@pytest.mark.parametrize("daad", ["bekijk", "met_kop", "met_kolommen"])
def test_ook_de_proef_zegt_hoever_hij_is_en_kan_worden_gestopt(b: Bureau, daad: str) -> None:
    b.klok.zet(VANDAAG)
    gezien = inleesbeeld.bekijk(b.kantoor, LIJST, STAND_OP)
    daden: dict[str, Callable[[inleesbeeld.Stap], object]] = {
        "bekijk": lambda stap: inleesbeeld.bekijk(b.kantoor, LIJST, STAND_OP, stap),
        "met_kop": lambda stap: inleesbeeld.met_kop(b.kantoor, gezien, (3,), stap),
        "met_kolommen": lambda stap: inleesbeeld.met_kolommen(
            b.kantoor, gezien, {"naam": "Naam", "restschuld": "Restschuld"}, stap
        ),
    }
    gehoord: list[tuple[int, int]] = []

    def stap(gedaan: int, totaal: int) -> None:
        gehoord.append((gedaan, totaal))
        if gedaan == 5:
            raise Gestopt("U hebt dit gestopt.")

    with pytest.raises(Gestopt):
        daden[daad](stap)
    assert gehoord[-1][0] == 5
    assert gehoord[-1][1] > 10
