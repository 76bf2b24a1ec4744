"""In which folder the data stand: remembering it, missing it, and judging another one."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import plaatskeuze, toegang
from bbzdesk.services.plaatskeuze import Oordeel, Plaatsgeheugen
from bbzdesk.services.toegang import Deur
from tests.kantoorhulp import PROEF, RESOURCES, WACHTWOORD, Klok, VasteSchijf

DAG = date(2026, 3, 2)


@pytest.fixture
def geheugen(tmp_path: Path) -> Plaatsgeheugen:
    return Plaatsgeheugen(tmp_path / "eigen" / "opslag.txt", tmp_path / "eigen" / "opslag")


def deur_van(map_: Path) -> Deur:
    return Deur(map_, RESOURCES, None, Klok(DAG), lambda: PROEF)


def vul(map_: Path) -> None:
    toegang.sluit(deur_van(map_).maak("Anna Proef", WACHTWOORD)[0])


# --- remembering ------------------------------------------------------------------------------------------------------


def test_zonder_keuze_geldt_de_gewone_map_en_is_er_niets_kwijt(geheugen: Plaatsgeheugen) -> None:
    assert geheugen.map == geheugen.gewone
    assert geheugen.waarom_kwijt(deur_van(geheugen.map)) is None


def test_een_gekozen_map_wordt_onthouden_als_een_regel_tekst(geheugen: Plaatsgeheugen, tmp_path: Path) -> None:
    gekozen = tmp_path / "Samen werken – één map"
    geheugen.onthoud(gekozen)
    assert geheugen.map == gekozen
    assert geheugen.bestand.read_bytes() == os.fsencode(gekozen) + b"\n"
    assert [pad.name for pad in geheugen.bestand.parent.iterdir()] == ["opslag.txt"], "nothing half is left"


def test_terug_naar_de_gewone_map_vergeet_de_keuze(geheugen: Plaatsgeheugen, tmp_path: Path) -> None:
    geheugen.onthoud(geheugen.gewone)
    assert not geheugen.bestand.exists()
    geheugen.onthoud(tmp_path / "samen")
    geheugen.onthoud(geheugen.gewone)
    assert not geheugen.bestand.exists()
    assert geheugen.map == geheugen.gewone


def test_wat_al_onthouden_is_wordt_niet_opnieuw_geschreven(geheugen: Plaatsgeheugen, tmp_path: Path) -> None:
    geheugen.onthoud(tmp_path / "samen")
    nummer = geheugen.bestand.stat().st_ino
    geheugen.onthoud(tmp_path / "samen")
    assert geheugen.bestand.stat().st_ino == nummer


def test_een_map_met_wat_kladblok_van_windows_erbij_zet(geheugen: Plaatsgeheugen, tmp_path: Path) -> None:
    geheugen.bestand.parent.mkdir()
    geheugen.bestand.write_bytes(b"\xef\xbb\xbf" + os.fsencode(tmp_path / "samen") + b"\r\n")
    assert geheugen.map == tmp_path / "samen"


def test_wat_niet_onthouden_kan_worden_zegt_een_zin(geheugen: Plaatsgeheugen, tmp_path: Path) -> None:
    geheugen.bestand.parent.write_text("a file where the folder should be")
    with pytest.raises(GebruikersFout, match="kan niet onthouden dat uw gegevens in de map"):
        geheugen.onthoud(tmp_path / "samen")


# --- missing ----------------------------------------------------------------------------------------------------------


def test_een_onthouden_map_die_er_niet_is_wordt_genoemd(geheugen: Plaatsgeheugen, tmp_path: Path) -> None:
    vul(geheugen.gewone)
    geheugen.onthoud(tmp_path / "schijf" / "samen")
    zin = geheugen.waarom_kwijt(deur_van(geheugen.map))
    assert zin is not None
    assert zin.startswith(f"De map {tmp_path / 'schijf' / 'samen'} met uw gegevens is er nu niet: sluit de schijf aan")
    assert not (tmp_path / "schijf").exists()


def test_een_onthouden_map_zonder_gegevens_wordt_genoemd(geheugen: Plaatsgeheugen, tmp_path: Path) -> None:
    geheugen.onthoud(tmp_path / "samen")
    (tmp_path / "samen").mkdir()
    assert "staan geen gegevens van BbzDesk meer" in (geheugen.waarom_kwijt(deur_van(geheugen.map)) or "")
    (tmp_path / "samen").rmdir()
    vul(tmp_path / "samen")
    assert geheugen.waarom_kwijt(deur_van(geheugen.map)) is None


@pytest.mark.parametrize("inhoud", [b"", b"\n", b"niet/vanaf/de/wortel\n", b"/met\0een nul\n", b"\xff\xfe/\0x\0"])
def test_een_geheugen_dat_niets_zegt_begint_niet_stil_op_de_gewone_plaats(
    geheugen: Plaatsgeheugen, inhoud: bytes
) -> None:
    vul(geheugen.gewone)
    geheugen.bestand.write_bytes(inhoud)
    assert geheugen.map == geheugen.gewone
    assert "kan niet meer lezen in welke map" in (geheugen.waarom_kwijt(deur_van(geheugen.map)) or "")


# --- judging ----------------------------------------------------------------------------------------------------------


def test_een_lege_of_nieuwe_map_is_goed_en_er_wordt_niets_geschreven(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    for naam in ("leeg", "nieuw"):
        assert plaatskeuze.beoordeel(deur_van(tmp_path / naam)) == Oordeel(bestaat=False)
    assert [pad.name for pad in tmp_path.iterdir()] == ["leeg"]


def test_een_map_met_gegevens_kan_open(tmp_path: Path) -> None:
    vul(tmp_path / "samen")
    assert plaatskeuze.beoordeel(deur_van(tmp_path / "samen")) == Oordeel(bestaat=True)


def test_een_map_met_iets_anders_en_een_gesynchroniseerde_map_niet(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"x")
    assert "staat al iets" in plaatskeuze.beoordeel(deur_van(tmp_path)).bezwaar
    assert "gesynchroniseerd" in plaatskeuze.beoordeel(deur_van(tmp_path / "OneDrive" / "bbz")).bezwaar
    vul(tmp_path / "bbz")
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "bbz").rename(tmp_path / "Dropbox" / "bbz")
    oordeel = plaatskeuze.beoordeel(deur_van(tmp_path / "Dropbox" / "bbz"))
    assert (oordeel.bestaat, "gesynchroniseerd" in oordeel.bezwaar) == (True, True)


def test_een_hele_schijf_niet(tmp_path: Path) -> None:
    assert "een hele schijf" in plaatskeuze.beoordeel(deur_van(Path(tmp_path.anchor))).bezwaar


def test_een_map_waarnaast_niets_mag_wijst_een_map_erin_aan(tmp_path: Path) -> None:
    """A store is built beside its place; in a folder that was prepared for two people that is often not allowed."""

    class AlleenErin(VasteSchijf):
        def schrijfbaar(self, map_: Path) -> bool:
            return map_ == tmp_path / "samen"

    (tmp_path / "samen").mkdir()
    deur = replace(deur_van(tmp_path / "samen"), omstandigheden=lambda: replace(PROEF, waarnemer=AlleenErin()))
    assert "Maak in deze map een nieuwe map" in plaatskeuze.beoordeel(deur).bezwaar
    assert not plaatskeuze.beoordeel(deur.naar(tmp_path / "samen" / "bbz")).bezwaar


# --- where a backup can go --------------------------------------------------------------------------------------------


def test_een_backup_komt_naast_de_gegevens_in_een_map_die_er_nog_niet_is(tmp_path: Path) -> None:
    eerste = plaatskeuze.map_ernaast(tmp_path / "opslag", DAG)
    assert eerste == tmp_path / "opslag-teruggezet-2026-03-02"
    eerste.mkdir()
    tweede = plaatskeuze.map_ernaast(eerste, DAG)
    assert tweede == tmp_path / "opslag-teruggezet-2026-03-02-2"
    tweede.mkdir()
    assert plaatskeuze.map_ernaast(tweede, DAG).name == "opslag-teruggezet-2026-03-02-3"


def test_opnieuw_beginnen_gaat_naar_de_gewone_map_of_ernaast(tmp_path: Path) -> None:
    gewone = tmp_path / "opslag"
    assert plaatskeuze.vrije_plaats(gewone, DAG, "nieuw") == gewone
    vul(gewone)
    assert plaatskeuze.vrije_plaats(gewone, DAG, "nieuw") == tmp_path / "opslag-nieuw-2026-03-02"
    assert plaatskeuze.map_ernaast(tmp_path / "opslag-nieuw-2026-03-02", DAG).name == "opslag-teruggezet-2026-03-02"


def test_waar_een_bestand_van_die_naam_staat_komt_het_nieuwe_ernaast(tmp_path: Path) -> None:
    (tmp_path / "opslag").write_text("een bestand")
    assert plaatskeuze.vrije_plaats(tmp_path / "opslag", DAG, "nieuw") == tmp_path / "opslag-nieuw-2026-03-02"
