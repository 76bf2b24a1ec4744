"""Reading a debtor list in: nothing changes before the last step, each problem stands where it arises, and it can go back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bbzdesk.exchange.blad import grenzen
from bbzdesk.services import debiteurenbeeld, inleesbeeld, kladden
from bbzdesk.services.doel import Doel
from bbzdesk.ui import pages
from bbzdesk.ui.pages.inlezen import InlezenPage
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.fields import SelectBox
from bbzdesk.ui.widgets.filedrop import FileDrop
from tests.services.lijsthulp import LIJST, PROEFMATERIAAL
from tests.ui.stappenhulp import dialoog, druk, is_er, staat_er, tekst, vul, zonder_naam

LEES, PROEF, OVER, NEEM = "Lees het bestand", "Verder naar de proef", "Verder naar overnemen", "Neem 9 vorderingen over"


@pytest.fixture(autouse=True)
def _alleen_deze_pagina(monkeypatch):
    # Where the wizard leads has its own tests; here it is an empty sheet.
    for naam in ("vandaag", "debiteuren", "uitwisseling"):
        monkeypatch.setitem(pages._PAGES, naam, lambda: PageView)


@pytest.fixture
def v(venster):
    venster.b.klok.zet(date(2026, 6, 12))
    venster.go("inlezen")
    venster.wait(lambda: is_er(venster, LEES))
    return venster


def kies(v, bestand: Path) -> None:
    v.wait(lambda: is_er(v, "Sleep uw", FileDrop))
    v.page._drop.take([bestand])


def tot_indeling(v, bestand: Path = LIJST) -> None:
    kies(v, bestand)
    vul(v, "Stand op", "1-5-2026")
    druk(v, LEES)
    v.wait(lambda: is_er(v, PROEF))


def tot_overnemen(v) -> None:
    tot_indeling(v)
    druk(v, PROEF)
    druk(v, OVER)
    v.wait(lambda: is_er(v, "Neem "))


def aantal(v) -> int:
    return len(debiteurenbeeld.beeld(v.kantoor).regels)


def test_van_bestand_tot_vordering_en_weer_terug(v):
    tot_overnemen(v)
    staat_er(v, "BbzDesk maakt eerst een back-up")
    assert "De bedragen gelden op 1 mei 2026." in v.words()
    assert aantal(v) == 0
    druk(v, NEEM)
    staat_er(v, "9 vorderingen zijn overgenomen, samen €\N{NO-BREAK SPACE}54.250,87.")
    assert aantal(v) == 9
    assert kladden.lees(v.kantoor, "inlezen") == {}
    druk(v, "Terugdraaien…")
    vraag = dialoog(v)
    assert "De 9 vorderingen van dit bestand" in vraag.accessibleDescription()
    vraag.confirm()
    v.rest()
    assert aantal(v) == 0
    assert v.said == "Het inlezen is teruggedraaid."
    v.wait(lambda: is_er(v, LEES))


def test_na_overnemen_is_de_weg_naar_debiteuren_een_toets(v):
    tot_overnemen(v)
    druk(v, NEEM)
    v.wait(lambda: is_er(v, "Naar debiteuren"))
    v.wait(v.page.primary.hasFocus)
    v.key(Qt.Key.Key_Return)
    v.rest()
    assert v.page.doel.pagina == "debiteuren"


def test_zonder_bestand_en_dag_staat_er_wat_nog_moet(v):
    druk(v, LEES)
    staat_er(v, "Het bestand ontbreekt.")
    assert "De dag van de stand ontbreekt." in v.words()
    vul(v, "Stand op", "32-13-2026")
    kies(v, LIJST)
    druk(v, LEES)
    v.rest()
    assert v.page.step == 0
    assert v.page._form.summary.isVisible()


def test_een_dag_in_de_toekomst_staat_bij_de_dag(v):
    kies(v, LIJST)
    vul(v, "Stand op", "13-6-2026")
    druk(v, LEES)
    staat_er(v, "Deze dag ligt in de toekomst.")
    assert v.page._form.fields["stand_op"].error.startswith("Deze dag ligt in de toekomst.")


@pytest.mark.parametrize(
    ("naam", "inhoud", "woord"),
    [
        ("stuk.xlsx", b"PK\x03\x04 dit is geen zip", "beschadigd"),
        ("niets.csv", b"", "leeg"),
        ("brief.csv", b"Geachte heer,\nhierbij stuur ik u niets.\n", "kopregel"),
        ("vijand.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel"),
    ],
)
def test_een_bestand_dat_niet_kan_zegt_waarom_bij_stap_een(v, tmp_path, naam, inhoud, woord):
    bestand = tmp_path / naam
    bestand.write_bytes(inhoud)
    kies(v, bestand)
    vul(v, "Stand op", "1-5-2026")
    druk(v, LEES)
    v.rest()
    v.wait(v.page._form.summary.isVisible)
    assert v.page.step == 0
    assert woord in v.page._form.summary.accessibleName()
    assert aantal(v) == 0


def test_een_te_groot_bestand_wordt_niet_gelezen(v, tmp_path):
    bestand = tmp_path / "groot.csv"
    with bestand.open("wb") as open_:
        open_.truncate(grenzen.BESTAND + 1)
    kies(v, bestand)
    vul(v, "Stand op", "1-5-2026")
    druk(v, LEES)
    staat_er(v, "Het bestand is groter dan 25 MB.")


def test_een_bestand_van_een_andere_soort_past_hier_niet(v):
    kies(v, Path("foto.png"))
    assert "Excel- of csv-bestand" in v.page._drop.problem
    assert v.page._file is None


def test_een_andere_kolom_kiezen(v):
    tot_indeling(v)
    staat_er(v, "De koppen staan op rij 3.")
    assert "Aïcha Bakker · Pieter de Groot · Łukasz Nowak" in v.words()
    keuze = v.find(SelectBox, "Achterstand", v.page)
    assert keuze.currentText() == "Achterstand"
    keuze.setCurrentIndex(keuze.findText("Restschuld"))
    druk(v, PROEF)
    v.rest()
    v.wait(v.page._faults.isVisible)
    assert v.page.step == 1
    assert "Restschuld" in v.page._faults.accessibleName()
    keuze.setCurrentIndex(0)
    druk(v, PROEF)
    v.wait(lambda: is_er(v, OVER))
    assert all(rij.achterstand == 0 for rij in v.page._seen.proef.rijen)


def test_de_proef_toont_wat_niet_wordt_overgenomen_en_geeft_het_mee(v, monkeypatch):
    bewaard: list[tuple[str, bytes]] = []
    monkeypatch.setattr(
        "bbzdesk.ui.pages.lists.save_file", lambda _ouder, naam, inhoud, _told: bewaard.append((naam, inhoud))
    )
    tot_indeling(v)
    druk(v, PROEF)
    v.wait(lambda: is_er(v, OVER))
    rijen = v.page._list.table.list_model.rows_shown()
    assert [(rij.rij, rij.wat) for rij in rijen] == [(9, "Hoofdsom"), (10, "Ingangsdatum"), (13, "Restschuld")]
    assert is_er(v, "Kan niet worden overgenomen: 3, regels van het bestand")
    druk(v, "Wel overgenomen, kijk na, 0")
    assert v.page._list.table.list_model.rowCount() == 0
    druk(v, "Niet overgenomen, 3")
    druk(v, "Naar Excel")
    v.rest()
    assert [(naam, inhoud[:2]) for naam, inhoud in bewaard] == [("regels-om-na-te-kijken.xlsx", b"PK")]


def test_een_stap_terug_via_de_kop(v):
    tot_overnemen(v)
    druk(v, "Stap 2: Indeling, klaar")
    v.wait(lambda: is_er(v, PROEF))
    druk(v, "Terug")
    v.wait(lambda: is_er(v, LEES))
    assert v.page._form.values() == {"stand_op": "1-5-2026"}
    assert "Gekozen: debiteuren.csv" in v.words()


def test_halverwege_weggaan_bewaart_de_keuze(v):
    kies(v, LIJST)
    vul(v, "Stand op", "1-5-2026")
    v.go("vandaag")
    assert kladden.lees(v.kantoor, "inlezen") == {"bestand": str(LIJST), "stand_op": "1-5-2026"}
    anders = InlezenPage(v.shell.desk, Doel("inlezen"))  # as after a start
    v.qtbot.addWidget(anders)
    anders.show()
    v.rest()
    assert anders._file == LIJST
    assert anders._form.values() == {"stand_op": "1-5-2026"}
    assert "teruggezet" in tekst(anders)


def test_dezelfde_lijst_twee_keer_zegt_het_bij_overnemen(v):
    inleesbeeld.neem_over(v.kantoor, inleesbeeld.bekijk(v.kantoor, LIJST, date(2026, 5, 1)))
    tot_overnemen(v)
    druk(v, "Neem ")
    staat_er(v, "al ingelezen")
    assert v.page.step == 3
    assert aantal(v) == 9


def test_zonder_goede_regels_is_er_geen_knop_om_over_te_nemen(v, tmp_path):
    blad = tmp_path / "leeg.csv"
    blad.write_text("Dossier;Naam;Restschuld\n1;Jansen;veel\n2;Bakker;weinig\n3;Smit;geen idee\n", encoding="utf-8")
    tot_indeling(v, blad)
    druk(v, PROEF)
    druk(v, OVER)
    staat_er(v, "Geen enkele regel kan worden overgenomen.")
    druk(v, "Kies een ander bestand")
    v.wait(lambda: is_er(v, LEES))


def test_elke_stap_heeft_namen(v):
    assert zonder_naam(v) == []
    tot_indeling(v)
    assert zonder_naam(v) == []
    druk(v, PROEF)
    v.wait(lambda: is_er(v, OVER))
    assert zonder_naam(v) == []
    druk(v, OVER)
    v.wait(lambda: is_er(v, "Neem "))
    assert zonder_naam(v) == []


def test_een_echt_excelbestand_komt_tot_de_proef(v):
    blad = PROEFMATERIAAL / "debiteuren-a.xlsx"
    if not blad.is_file():
        pytest.skip("the sheets to try with are not here")
    tot_indeling(v, blad)
    druk(v, PROEF)
    v.wait(lambda: is_er(v, OVER))
    assert v.page._seen.goed > 0


def test_wie_opnieuw_om_inlezen_vraagt_begint_bij_het_bestand(v):
    tot_overnemen(v)
    druk(v, NEEM)
    v.wait(lambda: is_er(v, "Naar debiteuren"))
    v.go("vandaag")
    v.shell.office.back()
    v.rest()
    assert is_er(v, "Naar debiteuren")
    v.go("vandaag")
    v.shell.desk.go("inlezen")
    v.rest()
    v.wait(lambda: is_er(v, LEES))
    assert v.page._file is None


def test_een_afgekapte_reden_staat_heel_onder_de_lijst(v):
    tot_indeling(v)
    druk(v, PROEF)
    v.wait(lambda: is_er(v, OVER))
    staat_er(v, "Rij 9: De hoofdsom is geen bedrag.")
    lijst = v.page._list.table
    lijst.setFocus()
    QTest.keyClick(lijst, Qt.Key.Key_Down)
    assert "Rij 10: De ingangsdatum 31-02-2024 bestaat niet." in v.words()
    druk(v, "Wel overgenomen, kijk na, 0")
    assert "Rij 10:" not in v.words()


def test_onbekende_koppen_kiest_u_zelf(v, tmp_path):
    blad = tmp_path / "vreemd.csv"
    blad.write_text("Wie dan;Hoe dan\nJansen;1.200,50\nBakker;300,00\nSmit;80,00\n", encoding="utf-8")
    tot_indeling(v, blad)
    staat_er(v, "BbzDesk herkent de kolommen niet.")
    druk(v, PROEF)
    v.rest()
    v.wait(v.page._faults.isVisible)
    for veld, kolom in (("Naam", "Wie dan"), ("Restschuld", "Hoe dan")):
        keuze = v.find(SelectBox, veld, v.page)
        keuze.setCurrentIndex(keuze.findText(kolom))
    druk(v, PROEF)
    druk(v, OVER)
    v.wait(lambda: is_er(v, "Neem 3 vorderingen over"))
