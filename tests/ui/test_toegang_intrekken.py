"""Taking away a colleague's access by the window: the dialog, the new codes, and the colleague at the door."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit

from bbzdesk.services import gebruikers, intrekken, kladden, opslagbeheer, toegang
from bbzdesk.store.fouten import SchijfVol
from bbzdesk.ui import files
from bbzdesk.ui.pages.instellingen_tabs import uitgifte
from bbzdesk.ui.pages.instellingen_tabs.intrekken import RevokeDialog
from bbzdesk.ui.recoverysheet import RecoverySheet
from bbzdesk.ui.widgets.dialogs import Dialog
from tests.kantoorhulp import WACHTWOORD, Klok
from tests.ui.test_deur import is_binnen, open_met
from tests.ui.test_eerste_start import DAG, tekst, venster_aan
from tests.ui.vensterhulp import Venster, deur_van

BAS, CARLA, NIEUW = "het woord van Bas", "het woord van Carla", "een heel nieuw wachtwoord"


@pytest.fixture
def drie(venster: Venster) -> Venster:
    """Anna is at work; Bas and Carla have access as well."""
    for naam, woord in (("Bas Proef", BAS), ("Carla Proef", CARLA)):
        gebruikers.voeg_toe(venster.kantoor, naam, woord)
    venster.go("instellingen", tab="gebruikers")
    return venster


def vraag(venster: Venster) -> RevokeDialog:
    venster.press("Toegang intrekken")
    return next(dialog for dialog in venster.shell.findChildren(RevokeDialog) if dialog.isVisible())


def trek_in(venster: Venster, naam: str = "Bas Proef") -> uitgifte.HandOut:
    """Bas goes; what has to be handed out."""
    dialog = vraag(venster)
    venster.fill("Van wie", naam, dialog)
    venster.fill("Typ de naam over om dit te doen", naam, dialog)
    venster.fill("Uw eigen wachtwoord", WACHTWOORD, dialog)
    venster.press("Toegang intrekken", dialog)
    return venster.page.findChild(uitgifte.HandOut)


def typ_blad_over(venster: Venster, code: str) -> None:
    for nummer in (2, 5):
        venster.fill(f"Groep {nummer}", code.split()[nummer - 1])


def woorden(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def in_hand() -> str:
    """The name of what has the focus."""
    focus = QApplication.focusWidget()
    return "" if focus is None else focus.accessibleName()


def dialogen(venster: Venster) -> list[Dialog]:
    return [dialog for dialog in venster.shell.findChildren(Dialog) if dialog.isVisible()]


# --- beforehand -----------------------------------------------------------------------------------------------------


def test_wie_alleen_is_ziet_geen_knop(venster: Venster) -> None:
    venster.go("instellingen", tab="gebruikers")
    assert "Toegang intrekken" not in venster.words()


def test_het_venster_zegt_voor_wie_gekozen_is_wat_er_gebeurt(drie: Venster) -> None:
    dialog = vraag(drie)
    assert drie.find(QComboBox, "Van wie", dialog).count() == 2
    assert "Bas Proef kan deze gegevens daarna niet meer openen" in woorden(dialog)
    assert "Carla Proef krijgt van u een startcode" in woorden(dialog)
    drie.fill("Van wie", "Carla Proef", dialog)
    assert "Carla Proef kan deze gegevens daarna niet meer openen" in woorden(dialog)
    assert "Back-ups van voor dit moment" in dialog.accessibleDescription()
    fields = dialog.findChildren(QLineEdit) + dialog.findChildren(QComboBox)
    assert all(field.accessibleName() for field in fields)
    assert drie.find(QLineEdit, "Uw eigen wachtwoord", dialog).echoMode() is QLineEdit.EchoMode.Password
    dialog.reject()


def test_wat_niet_klopt_staat_bij_zijn_veld_en_er_gebeurt_niets(drie: Venster) -> None:
    dialog = vraag(drie)
    drie.press("Toegang intrekken", dialog)
    assert "Typ Bas Proef in dit veld" in dialog._fields["bevestiging"].error
    assert "Vul uw wachtwoord in" in dialog._fields["wachtwoord"].error
    drie.fill("Typ de naam over om dit te doen", "bas proef", dialog)
    drie.fill("Uw eigen wachtwoord", "een ander woord", dialog)
    drie.press("Toegang intrekken", dialog)
    assert "Dit is niet uw wachtwoord" in dialog._fields["wachtwoord"].error
    assert not dialog._fields["bevestiging"].error
    assert drie.kantoor.opslag.gebruikers == ("Anna Proef", "Bas Proef", "Carla Proef")
    assert not drie.page.must_stay
    drie.key(Qt.Key.Key_Escape)
    assert not dialogen(drie)


def test_een_volle_schijf_is_een_zin_in_het_venster(drie: Venster, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object) -> None:
        raise SchijfVol

    with monkeypatch.context() as lap:
        lap.setattr(intrekken, "trek_in", vol)
        dialog = vraag(drie)
        drie.press("Toegang intrekken", dialog)
    assert "de schijf is vol" in woorden(dialog)
    assert "nieuw slot. Dit duurt" not in woorden(dialog), "it is not running any more"
    assert not dialog.waiting
    dialog.reject()


# --- the act --------------------------------------------------------------------------------------------------------


def test_terwijl_het_loopt_zegt_het_venster_dat_en_blijft_het_staan(drie: Venster) -> None:
    dialog = vraag(drie)
    drie.fill("Typ de naam over om dit te doen", "Bas Proef", dialog)
    drie.fill("Uw eigen wachtwoord", WACHTWOORD, dialog)
    drie.find(QAbstractButton, "Toegang intrekken", dialog).click()
    assert "De gegevens krijgen een nieuw slot" in woorden(dialog)
    dialog.reject()
    assert dialog.isVisible()
    drie.shell.close()
    assert drie.shell.isVisible()
    assert "is nog bezig" in drie.said
    drie.rest()
    assert not dialogen(drie)
    assert drie.page.findChild(uitgifte.HandOut) is not None


def test_met_het_toetsenbord_van_de_knop_tot_de_codes(drie: Venster) -> None:
    knop = drie.find(QAbstractButton, "Toegang intrekken")
    knop.setFocus()
    drie.key(Qt.Key.Key_Space)
    drie.rest()
    (dialog,) = dialogen(drie)
    drie.wait(lambda: QApplication.focusWidget() is drie.find(QComboBox, "Van wie", dialog))
    drie.key(Qt.Key.Key_Tab)
    drie.keys("Bas Proef")
    drie.key(Qt.Key.Key_Tab)
    drie.keys(WACHTWOORD)
    drie.key(Qt.Key.Key_Return)
    drie.rest()
    out = drie.page.findChild(uitgifte.HandOut)
    blad, codes = out._out.herstelcode.split(), dict(out._out.startcodes)
    drie.shell.activateWindow()  # a desktop does so when the dialog closes
    drie.wait(lambda: in_hand() == "Groep 2")
    drie.keys(blad[1])
    drie.key(Qt.Key.Key_Return)
    assert in_hand() == "Groep 5"
    drie.keys(blad[4])
    drie.key(Qt.Key.Key_Return)
    assert in_hand() == "Groep 3 van het blad van Carla Proef"
    drie.keys(codes["Carla Proef"].split()[2].lower())
    drie.key(Qt.Key.Key_Return)
    drie.rest()
    assert drie.page.findChild(uitgifte.HandOut) is None
    assert not drie.page.must_stay


def test_de_pagina_blijft_tot_alle_codes_op_papier_staan(drie: Venster) -> None:
    page, out = drie.page, trek_in(drie)
    blad, codes = out._out.herstelcode, dict(out._out.startcodes)
    assert set(codes) == {"Carla Proef"}
    for ga in (lambda: drie.go("vandaag"), lambda: drie.go("instellingen", tab="beeld"), drie.shell.office.back):
        ga()
        assert drie.page is page
        assert page.tab.must_stay
        assert page.bar.currentIndex() == 1
        assert "nergens anders staat" in drie.said
    page.bar.setCurrentIndex(3)
    assert page.bar.currentIndex() == 1, "the bar goes back"
    page.refresh()
    drie.rest()
    assert page.findChild(uitgifte.HandOut) is out
    drie.press("Verder")
    assert "Groep 2 is anders dan op uw herstelblad" in drie.words()
    assert codes["Carla Proef"].split()[0] not in drie.words(), "first the one, then the other"
    typ_blad_over(drie, blad)
    drie.press("Verder")
    assert page.findChild(RecoverySheet) is None
    assert codes["Carla Proef"].split()[0] in drie.words()
    drie.press("Klaar")
    assert "Groep 3 is anders dan op het blad van Carla Proef" in drie.words()
    drie.go("vandaag")
    assert drie.page is page
    drie.fill("Groep 3 van het blad van Carla Proef", codes["Carla Proef"].split()[2])
    drie.press("Klaar")
    drie.go("vandaag")
    assert drie.page is not page


def test_terug_naar_het_herstelblad_kan_zolang_het_er_nog_staat(drie: Venster) -> None:
    out = trek_in(drie)
    typ_blad_over(drie, out._out.herstelcode)
    drie.press("Verder")
    drie.press("Stap 1: Herstelblad")
    assert out._out.herstelcode.split()[0] in drie.words()
    drie.press("Verder")
    assert "Groep 2 is anders dan op uw herstelblad" in drie.words()


def test_daarna_staat_de_collega_er_niet_meer_en_is_er_een_backup(drie: Venster) -> None:
    out = trek_in(drie)
    typ_blad_over(drie, out._out.herstelcode)
    drie.press("Verder")
    drie.fill("Groep 3 van het blad van Carla Proef", dict(out._out.startcodes)["Carla Proef"].split()[2])
    drie.press("Klaar")
    assert drie.said == "De toegang van Bas Proef is ingetrokken. Vernietig het oude herstelblad."
    assert "Bas Proef" not in drie.words().replace(drie.said, "")
    assert "Carla Proef" in drie.words()
    kantoor = drie.kantoor
    assert not intrekken.waarschuwing(kantoor)
    assert not opslagbeheer.nodig(kantoor, kantoor.nu, aan_het_eind=True)


def test_zonder_andere_collega_is_er_alleen_het_herstelblad(drie: Venster) -> None:
    intrekken.trek_in(drie.kantoor, "Carla Proef", "Carla Proef", WACHTWOORD)
    drie.page.refresh()
    drie.rest()
    out = trek_in(drie)
    typ_blad_over(drie, out._out.herstelcode)
    drie.press("Klaar")
    assert drie.said.startswith("De toegang van Bas Proef is ingetrokken")
    assert "Toegang intrekken" not in drie.words(), "nobody is left to take it from"


def test_elk_blad_wordt_een_eigen_bestand_zonder_naam_in_de_bestandsnaam(
    drie: Venster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd: list[str] = []

    def kies(_parent: object, name: str, content: bytes, told) -> None:
        gevraagd.append(name)
        told(files.write(tmp_path / name, content))

    monkeypatch.setattr(uitgifte, "save_file", kies)
    out = trek_in(drie)
    typ_blad_over(drie, out._out.herstelcode)
    drie.press("Verder")
    drie.press("Blad van Carla Proef bewaren als PDF")
    assert gevraagd == ["startcode-1.pdf"]
    assert (tmp_path / "startcode-1.pdf").read_bytes().startswith(b"%PDF")
    assert "Druk het blad af en wis het bestand" in drie.words()


def test_het_venster_werkt_door_op_het_nieuwe_slot(drie: Venster) -> None:
    """Lists, drafts and the history read and write with what was opened anew."""
    out = trek_in(drie)
    kladden.bewaar(drie.kantoor, "proef", {"veld": "getypt"})
    assert kladden.lees(drie.kantoor, "proef") == {"veld": "getypt"}
    typ_blad_over(drie, out._out.herstelcode)
    drie.press("Verder")
    drie.fill("Groep 3 van het blad van Carla Proef", dict(out._out.startcodes)["Carla Proef"].split()[2])
    drie.press("Klaar")
    for pagina in ("vandaag", "dossiers", "debiteuren", "opslag", "contact"):
        drie.go(pagina)
        assert "nu niet te lezen" not in drie.words()
    drie.go("instellingen", tab="gemeente")
    drie.fill("Gemeente", "Anderdam")
    drie.press("Bewaren")
    assert "zijn bewaard" in drie.said


def test_op_slot_wacht_het_antwoord_en_daarna_staan_de_codes_er(drie: Venster) -> None:
    dialog = vraag(drie)
    drie.fill("Typ de naam over om dit te doen", "Bas Proef", dialog)
    drie.fill("Uw eigen wachtwoord", WACHTWOORD, dialog)
    drie.find(QAbstractButton, "Toegang intrekken", dialog).click()
    drie.shell.lock()
    drie.rest()
    drie.shell.close()
    assert drie.shell.isVisible(), "the codes would be nowhere"
    open_met(drie, WACHTWOORD)
    drie.rest()
    assert not dialogen(drie)
    assert drie.page.findChild(uitgifte.HandOut) is not None


def test_sluiten_kan_pas_na_een_waarschuwing(qtbot, kleed, tmp_path: Path) -> None:
    deur = deur_van(tmp_path / "opslag", Klok(DAG), tmp_path / "back-up")
    kantoor, _ = deur.maak("Anna Proef", WACHTWOORD)
    gebruikers.voeg_toe(kantoor, "Bas Proef", BAS)
    toegang.sluit(kantoor)
    with venster_aan(qtbot, tmp_path, deur) as venster:
        venster.fill("Wie bent u?", "Anna Proef")
        open_met(venster, WACHTWOORD)
        venster.go("instellingen", tab="gebruikers")
        trek_in(venster)
        venster.shell.close()
        venster.rest()
        assert venster.shell.isVisible()
        assert "Sluit BbzDesk nog een keer af" in venster.said
        venster.shell.close()
        venster.wait(lambda: not venster.shell.isVisible())
    with pytest.raises(Exception, match="past niet"):
        deur.open(BAS)
    with venster_aan(qtbot, tmp_path, deur) as venster:
        open_met(venster, WACHTWOORD)
        assert "Maak bij Instellingen een nieuw herstelblad" in venster.said
        page = venster.go("instellingen", tab="gebruikers")
        assert "is niet bevestigd" in venster.words()
        venster.press("Nieuw herstelblad maken")
        venster.press("Maak een nieuw blad", dialogen(venster)[0])
        typ_blad_over(venster, page.findChild(RecoverySheet)._code)
        venster.press("Klaar")
        assert "is niet bevestigd" not in venster.words()


# --- the colleague at the door --------------------------------------------------------------------------------------


def test_een_collega_komt_met_zijn_startcode_van_de_deur_tot_vandaag(qtbot, kleed, tmp_path: Path) -> None:
    deur = deur_van(tmp_path / "opslag", Klok(DAG), tmp_path / "back-up")
    kantoor, _ = deur.maak("Anna Proef", WACHTWOORD)
    for naam, woord in (("Bas Proef", BAS), ("Carla Proef", CARLA)):
        gebruikers.voeg_toe(kantoor, naam, woord)
    code = dict(intrekken.trek_in(kantoor, "Bas Proef", "Bas Proef", WACHTWOORD).uitkomst.startcodes)["Carla Proef"]
    toegang.sluit(kantoor)
    with venster_aan(qtbot, tmp_path, deur) as venster:
        assert venster.find(QComboBox, "Wie bent u?").count() == 2
        venster.fill("Wie bent u?", "Carla Proef")
        open_met(venster, CARLA)
        assert not is_binnen(venster)
        open_met(venster, code.lower().replace(" ", "-"))
        assert not is_binnen(venster), "first a passphrase of her own"
        assert "Uw startcode heeft de gegevens geopend" in tekst(venster)
        assert "Wie bent u?" not in tekst(venster)
        assert in_hand() == "Nieuw wachtwoord"
        for woord in (code, NIEUW):
            venster.fill("Nieuw wachtwoord", woord)
            venster.fill("Nieuw wachtwoord nog een keer", woord)
            venster.press("Verder")
            assert is_binnen(venster) == (woord == NIEUW)
        assert venster.page.title == "Vandaag"
        assert venster.kantoor.naam == "Carla Proef"
    with pytest.raises(Exception, match="past niet"):
        deur.open(code)
    with venster_aan(qtbot, tmp_path, deur) as venster:
        venster.fill("Wie bent u?", "Carla Proef")
        open_met(venster, NIEUW)
        assert is_binnen(venster)
