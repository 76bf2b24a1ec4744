"""*Uitwisseling*: what came in and went out, an import turned back, and a package judged."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from bbzdesk.services import debiteurenbeeld, overdrachtbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.ui import pages
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.table import Table
from tests.kantoorhulp import dossier_van
from tests.services.lijsthulp import lees_in
from tests.ui.stappenhulp import dialoog, druk, is_er, staat_er, vul, zonder_naam

PARTNER = {"naam": "Regionaal loket", "contact": "J. de Wit", "email": ""}
WOORD = "een lang pakketwoord"
IN, UIT = "Ingelezen debiteurenlijsten", "Overgedragen dossiers"


@pytest.fixture(autouse=True)
def _alleen_deze_pagina(monkeypatch):
    for naam in ("vandaag", "dossier", "inlezen"):
        monkeypatch.setitem(pages._PAGES, naam, lambda: PageView)


def open_(v) -> None:
    v.go("uitwisseling")
    v.wait(lambda: is_er(v, "Pakket controleren…"))


def test_leeg_zegt_wat_hier_komt(venster):
    open_(venster)
    assert "Nog niets ingelezen" in venster.words()
    assert "Nog niets overgedragen" in venster.words()
    assert zonder_naam(venster) == []
    druk(venster, "Debiteurenlijst inlezen…")
    assert venster.page.doel.pagina == "inlezen"


def test_een_inlezing_terugdraaien_met_het_toetsenbord(venster):
    venster.b.klok.zet(date(2026, 6, 12))
    lees_in(venster.b.kantoor)
    open_(venster)
    lijst = venster.find(Table, IN, venster.page)
    lijst.setFocus()
    lijst.setCurrentIndex(lijst.list_model.index(0, 4))
    venster.key(Qt.Key.Key_Return)
    vraag = dialoog(venster)
    assert "verdwijnen uit alle lijsten en totalen" in vraag.accessibleDescription()
    vraag.confirm()
    venster.rest()
    assert debiteurenbeeld.beeld(venster.kantoor).regels == ()
    venster.wait(lambda: is_er(venster, IN, Table))
    (regel,) = venster.find(Table, IN, venster.page).list_model.rows_shown()
    assert (regel.staat, regel.actie) == ("Teruggedraaid op 12 jun 2026", "")


def test_wie_terugdraaien_annuleert_houdt_alles(venster):
    venster.b.klok.zet(date(2026, 6, 12))
    lees_in(venster.b.kantoor)
    open_(venster)
    lijst = venster.find(Table, IN, venster.page)
    lijst.acted.emit(lijst.current_row())
    dialoog(venster).reject()
    venster.rest()
    assert len(debiteurenbeeld.beeld(venster.kantoor).regels) == 9


def test_wat_elders_wordt_ingelezen_staat_er_vanzelf(venster):
    venster.b.klok.zet(date(2026, 6, 12))
    open_(venster)
    kantoor = venster.kantoor

    def lees():
        from bbzdesk.services import inleesbeeld
        from tests.services.lijsthulp import LIJST

        return inleesbeeld.neem_over(kantoor, inleesbeeld.bekijk(kantoor, LIJST, date(2026, 5, 1)))

    venster.shell.desk.act(lees, lambda _: None, owner=venster.shell)
    venster.rest()
    venster.wait(lambda: is_er(venster, IN, Table))


@pytest.fixture
def met_pakket(venster, tmp_path):
    """A dossier that was handed over, and its package."""
    dossier_id = dossier_van(venster.b)
    klaar = overdrachtbeeld.draag_over(venster.kantoor, dossier_id, PARTNER, tmp_path, WOORD, WOORD).uitkomst
    open_(venster)
    return venster, dossier_id, tmp_path / klaar.bestand


def test_een_overdracht_staat_er_en_leidt_naar_het_dossier(met_pakket):
    v, dossier_id, pakket = met_pakket
    lijst = v.find(Table, UIT, v.page)
    (regel,) = lijst.list_model.rows_shown()
    assert (regel.partner, f"{regel.pakketnummer}.bbzpakket") == ("Regionaal loket", pakket.name)
    lijst.setFocus()
    v.key(Qt.Key.Key_Return)
    v.rest()
    assert v.page.doel == Doel("dossier", dossier_id, "overzicht")


def oordeel(v) -> str:
    bars = [bar for bar in v.page.findChildren(MessageBar) if bar.isVisible()]
    return bars[0].accessibleName() if bars else ""


def controleer(v, woord: str) -> str:
    vul(v, "Wachtwoord van het pakket", woord)
    druk(v, "Controleer")
    v.rest()
    v.wait(lambda: bool(oordeel(v)))
    return oordeel(v)


def test_een_pakket_wordt_beoordeeld_in_woorden(met_pakket):
    v, _, pakket = met_pakket
    druk(v, "Pakket controleren…")
    v.wait(lambda: is_er(v, "Controleer"))
    assert zonder_naam(v) == []
    v.page._choose(pakket)
    assert controleer(v, WOORD).startswith("Dit pakket is heel en onveranderd.")
    staat_er(v, "Gemeente Voorbeeldstad")
    staat_er(v, pakket.stem)
    assert controleer(v, "een ander wachtwoord").startswith("Het wachtwoord past niet bij dit pakket.")
    pakket.write_bytes(pakket.read_bytes()[:-400])
    assert controleer(v, WOORD).startswith("Dit pakket kunt u zo niet gebruiken.")
    druk(v, "Terug")
    v.wait(lambda: is_er(v, UIT, Table))


def test_zonder_pakket_of_wachtwoord_staat_er_wat_nog_moet(met_pakket):
    v, _, pakket = met_pakket
    v.go("uitwisseling", "", "pakket")
    druk(v, "Controleer")
    staat_er(v, "Het pakket ontbreekt.")
    v.page._choose(pakket)
    assert v.page.command("bevestigen")
    staat_er(v, "Het wachtwoord ontbreekt.")
    vul(v, "Wachtwoord van het pakket", WOORD)
    assert "Het wachtwoord ontbreekt." not in v.words()
    pakket.unlink()
    druk(v, "Controleer")
    v.rest()
    v.wait(lambda: bool(oordeel(v)) or v.page._form.summary.isVisible())


def test_wie_naar_uitwisseling_gaat_blijft_niet_in_de_controle_hangen(venster):
    open_(venster)
    druk(venster, "Pakket controleren…")
    venster.wait(lambda: is_er(venster, "Controleer"))
    venster.shell.desk.go("uitwisseling")
    venster.rest()
    venster.wait(lambda: is_er(venster, "Pakket controleren…"))
