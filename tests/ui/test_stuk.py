"""What goes wrong around the window: places that are gone, a disk that refuses, bugs, and people who press twice."""

import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from bbzdesk.domain.zaak import Contact
from bbzdesk.services import bedragen, instellingen, kladden, leningen, zoeken
from bbzdesk.store import controle, records
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.pages import PAGES
from bbzdesk.ui.pages.page import PageView
from tests.kantoorhulp import WACHTWOORD, deel, dossier_van, lening_van
from tests.ui.vensterhulp import Venster


@pytest.fixture
def stuk(monkeypatch, venster: Venster) -> list[BaseException]:
    """The bugs that were told."""
    gemeld: list[BaseException] = []

    def meld(_soort, fout, _spoor) -> None:
        gemeld.append(fout)
        venster.shell.show_bug(fout)

    monkeypatch.setattr(sys, "excepthook", meld)
    return gemeld


# --- places that are not there ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sleutel", ["", "bestaat-niet"])
@pytest.mark.parametrize("pagina", PAGES)
def test_een_plek_die_er_niet_is_zegt_dat(venster: Venster, stuk, pagina: str, sleutel: str) -> None:
    venster.go(pagina, sleutel, "nergens")
    venster.go("vandaag")
    venster.shell.office.back()
    venster.rest()
    assert not stuk
    assert venster.words().strip()


@pytest.mark.parametrize("pagina", ["dossier", "aanvraag", "overdracht"])
def test_een_dossier_dat_onder_de_pagina_verdwijnt(venster: Venster, stuk, pagina: str) -> None:
    venster.go(pagina, dossier_van(venster.b))
    for opdracht in ("ongedaan", "opnieuw"):
        for _ in range(6):
            venster.shell.carry_out(opdracht)
            venster.rest()
    assert not stuk


def test_een_aanvraag_bij_een_verdwenen_dossier_wordt_een_zin(venster: Venster, stuk) -> None:
    venster.go("aanvraag", dossier_van(venster.b))
    venster.shell.carry_out("ongedaan")
    venster.rest()
    for naam, tekst in (("aanvraag.soort", "starter"), ("aanvraag.ontvangen", "5-1-2026")):
        if (veld := venster.page.form.fields.get(naam)) is not None:
            veld.set_text(tekst)
    venster.page.command("bevestigen")
    venster.rest()
    assert not stuk
    assert venster.page.form.summary.isVisible() or venster.said


def test_wie_te_vaak_terug_wil_houdt_de_lening(venster: Venster, stuk) -> None:
    venster.go("lening", lening_van(venster.b))
    for _ in range(5):
        venster.shell.carry_out("ongedaan")
    venster.rest()
    assert not stuk


@pytest.mark.parametrize("pagina", PAGES)
def test_een_opdracht_aan_een_pagina_die_nog_leest(venster: Venster, stuk, pagina: str) -> None:
    sleutel = dossier_van(venster.b) if pagina in ("dossier", "aanvraag", "overdracht") else ""
    venster.shell.desk.go(pagina, sleutel)
    for naam in venster.shell.actions_._by_name:
        if naam.startswith("pagina.") and naam != "pagina.afdrukken":
            venster.shell.desk.go(pagina, sleutel)
            venster.shell.carry_out(naam)
    venster.rest()
    for vraag in venster.shell.findChildren(QDialog):
        vraag.done(0)
    assert not stuk


# --- pressing twice, leaving, closing ---------------------------------------------------------------------------------


def test_tien_keer_ongedaan_in_een_adem(venster: Venster, stuk) -> None:
    venster.go("dossier", dossier_van(venster.b))
    for _ in range(10):
        venster.shell.carry_out("ongedaan")
    venster.rest()
    assert not stuk
    assert controle.volledig(venster.kantoor.opslag) == ()


def test_een_toets_die_ingedrukt_blijft_is_een_keer_drukken(venster: Venster) -> None:
    herhalend = [naam for naam, daad in venster.shell.actions_._by_name.items() if daad.autoRepeat()]
    assert herhalend == []


@pytest.mark.parametrize(("tab", "knop", "werkwoord"), [
    ("gebruikers", "Gebruiker toevoegen", "Toevoegen"), ("bedragen", "Vrije dag toevoegen", "Toevoegen"),
])  # fmt: skip
def test_een_vraag_die_op_antwoord_wacht_hoort_een_tweede_druk_niet(
    venster: Venster, stuk, tab, knop, werkwoord
) -> None:
    venster.go("instellingen", tab=tab)
    venster.press(knop)
    vraag = next(d for d in venster.shell.findChildren(QDialog) if d.isVisible())
    ingevuld = {
        "Naam": "Bas Proef", "Wachtwoord": "een heel nieuw wachtwoord", "Wachtwoord nog een keer": "een heel nieuw wachtwoord",
        "Vrije dag": "1-5-2026", "Bron": "Staatsblad 2026, 1",
    }  # fmt: skip
    for veld in [v for v in vraag.findChildren(QLineEdit) if v.isVisible()]:
        veld.setText(ingevuld[veld.accessibleName()])
    doe = venster.find(QAbstractButton, werkwoord, vraag)
    for _ in range(4):
        doe.click()
    venster.rest()
    assert not stuk
    assert not isValid(vraag)
    assert len(bedragen.vrije_dagen(venster.kantoor)) == (tab == "bedragen")


@pytest.mark.parametrize("knop", ["Bewaar, later verder", "Open dossier", "Start telefonische screening"])
def test_enter_dat_blijft_hangen_bewaart_een_melding(venster: Venster, stuk, knop: str) -> None:
    venster.go("contact")
    venster.page.form.set_values(deel().contact, dirty=True)
    gekozen = venster.find(QAbstractButton, knop)
    for _ in range(8):
        gekozen.click()
    venster.rest()
    with venster.kantoor.opslag.lees() as bron:
        assert len(records.waar(bron, Contact)) == 1
    assert not stuk


def test_de_maandverwerking_laat_het_venster_vrij_en_kan_stoppen(venster: Venster, stuk, monkeypatch) -> None:
    def zonder_einde(_kantoor, _dag, stap):
        while True:
            stap(1, 10)
            time.sleep(0.01)

    lening_van(venster.b)
    venster.go("debiteuren")
    venster.page.command("maand")
    venster.rest()
    monkeypatch.setattr(leningen, "verwerk_maand", zonder_einde)
    next(d for d in venster.shell.findChildren(QDialog) if d.isVisible()).confirm()
    venster.wait(lambda: any(k.text() == "Stop" and k.isVisible() for k in venster.shell.findChildren(QAbstractButton)))
    assert not [d for d in venster.shell.findChildren(QDialog) if d.isVisible()]
    venster.press("Stop")
    assert "gestopt" in venster.said
    assert not stuk


def test_weggaan_terwijl_een_daad_loopt(venster: Venster, stuk) -> None:
    kantoor, pagina = venster.kantoor, venster.go("contact")
    pagina.act(lambda: instellingen.stel_gemeente_in(kantoor, {"gemeente.naam": "Elders"}), say="Bewaard.")
    venster.shell.office.close_page("contact", "")
    venster.rest()
    assert "Bewaard." in venster.said
    assert not stuk


def test_sluiten_terwijl_een_daad_loopt_doet_haar_nog(venster: Venster, stuk) -> None:
    kantoor, gehoord = venster.kantoor, threading.Event()

    def daad():
        gehoord.wait(0.2)
        return instellingen.stel_gemeente_in(kantoor, {"gemeente.naam": "Elders"})

    venster.page.act(daad)
    venster.shell.close()
    venster.shell.close()
    venster.wait(lambda: not venster.shell.work.busy)
    assert instellingen.naam_van_de_gemeente(kantoor) == "Gemeente Elders"
    assert not stuk


# --- a disk that refuses ----------------------------------------------------------------------------------------------


@contextmanager
def schijf_vol() -> Iterator[None]:
    """Nothing can be written any more."""
    voor = resource.getrlimit(resource.RLIMIT_FSIZE)
    oud = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, voor[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, voor)
        signal.signal(signal.SIGXFSZ, oud)


def test_wat_op_een_volle_schijf_niet_kon_wordt_later_toch_bewaard(venster: Venster, stuk) -> None:
    venster.go("contact")
    with schijf_vol():
        venster.fill("Naam", "Tijdens de storing")
        venster.shell.office.leave()
        venster.rest()
        assert "schijf" in venster.said
        venster.press("Bewaar, later verder")
        assert venster.page.form.values()["contact.naam"] == "Tijdens de storing"
    venster.go("dossiers")
    venster.shell.office.leave()
    venster.rest()
    assert kladden.lees(venster.kantoor, "contact:nieuw")["contact.naam"] == "Tijdens de storing"
    assert not stuk


def test_een_pagina_die_niet_gelezen_kan_worden_zegt_niet_dat_zij_weg_is(venster: Venster, stuk, tmp_path) -> None:
    dossier = dossier_van(venster.b)
    weg = tmp_path / "weg"
    (tmp_path / "opslag").rename(weg)
    venster.go("aanvraag", dossier)
    weg.rename(tmp_path / "opslag")
    assert "er niet meer" not in venster.words()
    assert not stuk


def test_een_bestand_dat_onder_het_venster_stuk_gaat(venster: Venster, stuk, tmp_path) -> None:
    bestand = tmp_path / "opslag" / "bbzdesk.db"
    heel = bestand.read_bytes()
    bestand.write_bytes(b"kapot" * 5000)
    venster.go("contact")
    assert "beschadigd" in venster.said
    assert "nu niet te lezen" in venster.words()
    for opdracht in ("ongedaan", "opslag.backup", "pagina.opslaan"):
        venster.shell.carry_out(opdracht)
        venster.rest()
    venster.press("Probeer het opnieuw")
    assert "nu niet te lezen" in venster.words()
    bestand.write_bytes(heel)
    assert not stuk


# --- a bug of ours ----------------------------------------------------------------------------------------------------


def test_na_een_programmafout_bij_het_zoeken_kan_er_weer_gezocht_worden(venster: Venster, stuk, monkeypatch) -> None:
    zoekveld = venster.shell.office.top.search
    venster.shell.office.search.open()
    with monkeypatch.context() as even:
        even.setattr(zoeken, "zoek", lambda *_: 1 // 0)
        venster.keys("jan")
        venster.wait(lambda: bool(stuk))
        venster.rest()
    assert "misgegaan" in venster.said
    zoekveld.clear()
    venster.shell.office.search.open()
    venster.keys("jansen")
    venster.wait(venster.shell.office.search.isVisible)


@pytest.mark.parametrize("pagina", PAGES)
def test_een_programmafout_bij_het_lezen_laat_het_venster_bruikbaar(
    venster: Venster, stuk, monkeypatch, pagina
) -> None:
    sleutel = dossier_van(venster.b) if pagina in ("dossier", "aanvraag", "overdracht") else ""
    lees = Desk.read

    def lees_niet(zelf, wat, toon, *, owner, **anders):
        return lees(zelf, (lambda: 1 // 0) if isinstance(owner, PageView) else wat, toon, owner=owner, **anders)

    with monkeypatch.context() as even:
        even.setattr(Desk, "read", lees_niet)
        venster.go(pagina, sleutel)
    if stuk:
        assert "misgegaan" in venster.said
    stuk.clear()
    venster.shell.carry_out("vernieuw")
    venster.rest()
    assert not stuk
    assert venster.words().strip()
    venster.go("vandaag")
    assert venster.page.title == "Vandaag"


@pytest.mark.parametrize(("pagina", "veld"), [
    ("contact", "Naam"), ("aanvraag", "Waarvoor is het geld (niet verplicht)"), ("instellingen", "Gemeente"),
    ("overdracht", "Organisatie"),
])  # fmt: skip
def test_op_slot_in_het_midden_van_het_typen(venster: Venster, stuk, pagina: str, veld: str) -> None:
    venster.go(pagina, dossier_van(venster.b) if pagina in ("aanvraag", "overdracht") else "")
    venster.fill(veld, "half get")
    venster.shell.lock()
    venster.rest()
    deur = venster.shell._stack.currentWidget()
    deur._word.setText(WACHTWOORD)
    deur._ask()
    venster.rest()
    editor = next(
        w for kind in (QLineEdit, QPlainTextEdit) for w in venster.page.findChildren(kind) if w.accessibleName() == veld
    )
    assert (editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()) == "half get"
    assert not stuk
