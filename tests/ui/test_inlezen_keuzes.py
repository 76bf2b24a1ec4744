"""Reading a debtor list in: what takes long can be stopped, and the sheet and the heads can be chosen by hand."""

import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bbzdesk.exchange.blad import lezen
from bbzdesk.services import debiteurenbeeld, inleesbeeld, inlezen
from bbzdesk.ui import pages
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.fields import SelectBox
from bbzdesk.ui.widgets.progress import Progress
from bbzdesk.ui.widgets.table import Table
from tests.exchange.blad.bladbouwer import bewaar
from tests.services.lijsthulp import LIJST
from tests.ui import keuring
from tests.ui.stappenhulp import dialoog, druk, is_er, staat_er, vul, zonder_naam

LEES, PROEF, OVER, NEEM = "Lees het bestand", "Verder naar de proef", "Verder naar overnemen", "Neem 9 vorderingen over"
KOP = ["Dossier", "Naam", "Restschuld"]
RIJEN = [["D-1", "Jansen", 100], ["D-2", "Bakker", 200], ["D-3", "Smit", 300]]
SAMENVATTING = [
    ["Naam", "Soort", "Restschuld", "Hoofdsom", "Rente", "Looptijd"],
    ["Bbz", "bedrijfskapitaal", 21100, 36000, 8, 60],
    ["Tozo", "levensonderhoud", 2100, 3600, 2, 42],
]


@pytest.fixture(autouse=True)
def _alleen_deze_pagina(monkeypatch):
    for naam in ("vandaag", "debiteuren", "uitwisseling"):
        monkeypatch.setitem(pages._PAGES, naam, lambda: PageView)


@pytest.fixture
def v(venster):
    venster.b.klok.zet(date(2026, 6, 12))
    venster.go("inlezen")
    venster.wait(lambda: is_er(venster, LEES))
    return venster


def kies(v, bestand: Path) -> None:
    v.page._drop.take([bestand])
    vul(v, "Stand op", "1-5-2026")


def tot_indeling(v, bestand: Path = LIJST) -> None:
    kies(v, bestand)
    druk(v, LEES)
    v.wait(lambda: is_er(v, PROEF))


def toets(waar: QWidget, welke: Qt.Key) -> None:
    """One key for a control that has the keyboard."""
    waar.setFocus()
    QTest.keyClick(waar, welke)


class Pauze:
    """Holds the work at one of its steps until the test lets it go on."""

    def __init__(self) -> None:
        self.bezig, self.verder = threading.Event(), threading.Event()

    def __call__(self, *_wat: object) -> None:
        self.bezig.set()
        assert self.verder.wait(20)


@pytest.fixture
def pauze():
    wacht = Pauze()
    yield wacht
    wacht.verder.set()


def stop(v, pauze: Pauze) -> None:
    """Press *Stop* in the line that shows how far it is, and let the work hear it."""
    v.wait(lambda: is_er(v, "Stop: ", binnen=v.shell))
    assert pauze.bezig.is_set()
    knop = v.find(Progress, "", v.shell)._stop
    knop.setFocus()
    knop.click()
    pauze.verder.set()
    v.rest()


def test_overnemen_zegt_hoever_het_is_en_stopt_zonder_iets_te_veranderen(v, pauze, monkeypatch):
    echt = inlezen._neem_rij_over

    def bij_de_derde(kantoor, w, inlezing, rij, *rest):
        if rij.rij == 6:
            pauze()
        echt(kantoor, w, inlezing, rij, *rest)

    monkeypatch.setattr(inlezen, "_neem_rij_over", bij_de_derde)
    tot_indeling(v)
    druk(v, PROEF)
    druk(v, OVER)
    v.wait(lambda: is_er(v, NEEM))
    v.page.primary.click()
    v.wait(lambda: is_er(v, "Vorderingen overnemen… 2 van 9", Progress, v.shell))
    v.page.primary.click()  # a second press is the same press
    stop(v, pauze)
    assert v.said == (
        "U hebt het overnemen gestopt. Er is niets overgenomen. "
        "Alles staat nog klaar: kies Neem 9 vorderingen over om het opnieuw te doen."
    )
    assert v.page.step == 3
    assert v.shell.focusWidget() is v.page.primary
    assert not is_er(v, "Er is 1 ding")
    assert debiteurenbeeld.beeld(v.kantoor).regels == ()
    v.page.primary.click()
    staat_er(v, "9 vorderingen zijn overgenomen")
    assert v.page._seen is None  # a large sheet is not kept in memory after that
    assert len(debiteurenbeeld.beeld(v.kantoor).regels) == 9


def test_terugdraaien_kan_worden_gestopt_en_dan_blijft_alles_overgenomen(v, pauze, monkeypatch):
    tot_indeling(v)
    druk(v, PROEF)
    druk(v, OVER)
    druk(v, NEEM)
    echt = inlezen._draai_rij_terug
    monkeypatch.setattr(inlezen, "_draai_rij_terug", lambda *wat: (pauze(), echt(*wat)))
    druk(v, "Terugdraaien…")
    dialoog(v).confirm()
    stop(v, pauze)
    assert v.said == "U hebt dit gestopt. Er is niets veranderd."
    assert len(debiteurenbeeld.beeld(v.kantoor).regels) == 9
    assert is_er(v, "Terugdraaien…")


def test_lezen_kan_worden_gestopt_en_bestand_en_dag_staan_er_nog(v, pauze, monkeypatch):
    monkeypatch.setattr(lezen, "_wacht", lambda buis, seconden, stap: (pauze(), stap(0, 0)))
    kies(v, LIJST)
    v.page.primary.click()
    stop(v, pauze)
    assert v.said.startswith("U hebt het lezen gestopt. Alles staat nog klaar: kies Lees het bestand")
    assert v.page.step == 0
    assert "Gekozen: debiteuren.csv" in v.words()
    assert v.page._form.values() == {"stand_op": "1-5-2026"}
    assert not v.page._form.summary.isVisible()
    assert v.shell.focusWidget() is v.page.primary


def test_de_proef_kan_worden_gestopt_en_de_gekozen_kolommen_staan_er_nog(v, pauze, monkeypatch):
    tot_indeling(v)
    keuze = v.find(SelectBox, "Achterstand", v.page)
    keuze.setCurrentIndex(0)
    echt = inleesbeeld.met_kolommen
    monkeypatch.setattr(
        inleesbeeld, "met_kolommen", lambda k, s, c, stap: echt(k, s, c, lambda *hoever: (pauze(), stap(*hoever)))
    )
    v.page.primary.click()
    stop(v, pauze)
    assert v.said.startswith("U hebt de proef gestopt. Alles staat nog klaar: kies Verder naar de proef")
    assert v.page.step == 1
    assert v.page._grid.values()["achterstand"] == ""
    assert v.page._grid.values()["restschuld"] == "Restschuld"


def test_een_ander_blad_met_het_toetsenbord(v, tmp_path):
    tot_indeling(v, bewaar(tmp_path, SAMENVATTING, [KOP, *RIJEN]))
    blad = v.find(SelectBox, "Blad", v.page)
    assert blad.currentText() == "Blad1"
    toets(blad, Qt.Key.Key_Down)
    staat_er(v, "De koppen staan op rij 1 van blad Blad2.")
    v.rest()
    assert v.shell.focusWidget() is v.find(SelectBox, "Blad", v.page)
    assert v.page._grid.values()["dossier"] == "Dossier"
    druk(v, PROEF)
    druk(v, OVER)
    v.wait(lambda: is_er(v, "Neem 3 vorderingen over"))


def test_een_andere_koprij_uit_de_lijst_of_uit_de_eerste_rijen(v, tmp_path):
    tot_indeling(v, bewaar(tmp_path, [["Naam", "Dossier", "Restschuld", "Hoofdsom"], [], KOP, *RIJEN]))
    rij = v.find(SelectBox, "Rij met de koppen", v.page)
    assert rij.currentText().startswith("Rij 1: Naam")
    assert not is_er(v, "De eerste rijen", Table)
    druk(v, "Toon de eerste rijen")
    tabel = v.find(Table, "De eerste rijen van het blad", v.page)
    assert tabel.current_row().nr == 1
    toets(tabel, Qt.Key.Key_Down)
    toets(tabel, Qt.Key.Key_Return)
    staat_er(v, "De koppen staan op rij 3")
    v.rest()
    tabel = v.find(Table, "De eerste rijen van het blad", v.page)
    assert (tabel.current_row().nr, tabel.current_row().is_kop) == (3, True)
    assert v.shell.focusWidget() is tabel
    assert v.page._grid.values()["naam"] == "Naam"
    assert zonder_naam(v) == []
    rij = v.find(SelectBox, "Rij met de koppen", v.page)
    toets(rij, Qt.Key.Key_Home)
    staat_er(v, "BbzDesk herkent de kolommen niet.")
    druk(v, "Verberg de eerste rijen")
    assert not is_er(v, "De eerste rijen", Table)


def test_een_csv_heeft_geen_bladen_om_uit_te_kiezen(v):
    tot_indeling(v)
    assert is_er(v, "Rij met de koppen", SelectBox)
    assert not is_er(v, "Blad", SelectBox)


def test_een_ander_blad_dat_wordt_gestopt_laat_alles_zoals_het_was(v, tmp_path, pauze, monkeypatch):
    tot_indeling(v, bewaar(tmp_path, SAMENVATTING, [KOP, *RIJEN]))
    v.find(SelectBox, "Rente", v.page).setCurrentIndex(0)
    echt = inleesbeeld.met_blad
    monkeypatch.setattr(
        inleesbeeld, "met_blad", lambda k, s, naam, stap: echt(k, s, naam, lambda *hoever: (pauze(), stap(*hoever)))
    )
    blad = v.find(SelectBox, "Blad", v.page)
    toets(blad, Qt.Key.Key_Down)
    v.page.primary.click()
    assert v.said.startswith("BbzDesk zoekt nog naar de kolommen.")
    stop(v, pauze)
    assert v.said == "U hebt dit gestopt. Blad, koppen en kolommen zijn nog zoals ze waren."
    assert blad.currentText() == "Blad1"
    assert v.page._grid.values()["rente"] == ""
    druk(v, PROEF)
    v.wait(lambda: is_er(v, OVER))


def test_van_twee_keuzes_kort_na_elkaar_telt_de_laatste(v, tmp_path, pauze, monkeypatch):
    tot_indeling(v, bewaar(tmp_path, SAMENVATTING, [KOP, *RIJEN], [KOP, RIJEN[0]]))
    gevraagd: list[str] = []
    echt = inleesbeeld.met_blad

    def met_blad(kantoor, seen, naam, stap):
        gevraagd.append(naam)
        if len(gevraagd) == 1:
            pauze()
        return echt(kantoor, seen, naam, stap)

    monkeypatch.setattr(inleesbeeld, "met_blad", met_blad)
    blad = v.find(SelectBox, "Blad", v.page)
    toets(blad, Qt.Key.Key_Down)
    v.wait(pauze.bezig.is_set)
    toets(blad, Qt.Key.Key_Down)
    pauze.verder.set()
    v.rest()
    assert gevraagd == ["Blad2", "Blad3"]
    assert v.page._seen.blad.blad == "Blad3"
    assert v.find(SelectBox, "Blad", v.page).currentText() == "Blad3"
    assert v.said == ""


def test_wie_tijdens_het_lezen_een_ander_bestand_kiest_krijgt_het_eerste_niet_meer(v, tmp_path, pauze, monkeypatch):
    echt = inleesbeeld.bekijk

    def bekijk(*wat):
        pauze()
        return echt(*wat)

    monkeypatch.setattr(inleesbeeld, "bekijk", bekijk)
    kies(v, LIJST)
    v.page.primary.click()
    v.wait(pauze.bezig.is_set)
    v.page._drop.take([bewaar(tmp_path, [KOP, *RIJEN], naam="ander.xlsx")])
    pauze.verder.set()
    v.rest()
    assert v.page.step == 0
    assert "Gekozen: ander.xlsx" in v.words()
    druk(v, LEES)
    staat_er(v, "ander.xlsx. De koppen staan op rij 1")


def test_onder_de_koppen_staat_niets_en_u_blijft_bij_de_indeling(v, tmp_path):
    tot_indeling(v, bewaar(tmp_path, [KOP]))
    staat_er(v, "Onder de koppen staat geen enkele regel.")
    druk(v, PROEF)
    v.wait(v.page._faults.isVisible)
    assert v.page.step == 1
    assert is_er(v, "De eerste rijen van het blad", Table)  # open, as there is something to choose


def test_wie_zijn_bestand_na_de_proef_opslaat_wordt_gewaarschuwd(v, tmp_path):
    pad = bewaar(tmp_path, [KOP, *RIJEN])
    tot_indeling(v, pad)
    druk(v, PROEF)
    druk(v, OVER)
    v.wait(lambda: is_er(v, "Neem 3"))
    bewaar(tmp_path, [KOP, *RIJEN, ["D-4", "Visser", 400]])
    druk(v, "Neem 3")
    v.wait(v.page._over._faults.isVisible)
    assert "na de proef veranderd" in v.page._over._faults.accessibleName()
    assert debiteurenbeeld.beeld(v.kantoor).regels == ()
    druk(v, "Stap 2: Indeling, klaar")
    druk(v, PROEF)
    druk(v, OVER)
    v.wait(lambda: is_er(v, "Neem 4 vorderingen over"))


@pytest.mark.parametrize(
    ("naam", "begin"),
    [
        ("oud.xls", "Dit bestand heeft de oude vorm van Excel (.xls)."),
        ("lijst.ods", "Dit is een bestand van LibreOffice (.ods)."),
        ("brief.docx", "Hier past een Excel- of csv-bestand"),
    ],
)
def test_een_lijst_in_een_andere_vorm_zegt_meteen_wat_u_kunt_doen(v, naam, begin):
    v.page._drop.take([Path(naam)])
    assert v.page._drop.problem.startswith(begin)
    assert v.page._file is None


@pytest.mark.parametrize("begin", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7"])
def test_een_ander_bestand_met_de_naam_van_een_excelbestand_wordt_in_een_zin_geweigerd(v, tmp_path, begin):
    pad = tmp_path / "lijst.xlsx"
    pad.write_bytes(begin + bytes(600))
    kies(v, pad)
    druk(v, LEES)
    v.wait(v.page._form.summary.isVisible)
    assert "kies Opslaan als .xlsx" in v.page._form.summary.accessibleName()
    assert v.page.step == 0


@pytest.mark.parametrize(("punten", "maat"), [(10, (1366, 768)), (14, (1366, 768)), (18, (1024, 700))])
def test_de_indeling_past_op_het_scherm_en_elk_onderdeel_heeft_een_eigen_naam(v, tmp_path, punten, maat):
    v.shell.desk.look.choose_points(punten)
    v.shell.resize(*maat)
    lang = [["Overzicht van de uitstaande leningen van de afdeling Werk en Inkomen"], [*KOP, *["Nog een kolom"] * 12]]
    tot_indeling(v, bewaar(tmp_path, [*lang, *[[*rij, *["waarde"] * 12] for rij in RIJEN]], [KOP, *RIJEN]))
    druk(v, "Toon de eerste rijen")
    v.rest()
    assert keuring.afgekapt(v.shell, maat) == []
    assert keuring.zonder_naam_of_rol(v.shell) == []
    assert keuring.gelijke_namen(v.shell) == []
    assert keuring.vreemde_woorden(keuring.woorden(v.shell)) == []
    v.shell.desk.look.choose_points(10)
