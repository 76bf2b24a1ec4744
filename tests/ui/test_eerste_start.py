"""The first start on a computer, by the window: from an empty folder to Vandaag, to practice, or back from a backup."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from bbzdesk.services import besluitnummers, kladden, opslagbeheer, toegang
from bbzdesk.services.plaatskeuze import Plaatsgeheugen
from bbzdesk.services.toegang import Deur
from bbzdesk.ui import recoverysheet
from bbzdesk.ui.care import Care
from bbzdesk.ui.firstrestore import Restore
from bbzdesk.ui.look import Look
from bbzdesk.ui.passphrase import PassphraseForm
from bbzdesk.ui.recoverysheet import RecoverySheet
from bbzdesk.ui.shell import Shell
from tests.kantoorhulp import RESOURCES, WACHTWOORD, Bureau, Klok, bureau
from tests.ui.vensterhulp import Venster, deur_van

DAG = date(2026, 1, 5)


@contextmanager
def venster_aan(
    qtbot,
    tmp_path: Path,
    deur: Deur,
    practice: Callable[[], Deur] | None = None,
    care: Care | None = None,
    places: Plaatsgeheugen | None = None,
) -> Iterator[Venster]:
    """The window before its door, that closes what it opened itself."""
    look = Look(QApplication.instance(), RESOURCES, tmp_path / "venster.ini", family="Noto Sans")
    shell = Shell(deur, look, care=care, practice=practice, places=places)
    shell.show()
    venster = Venster(qtbot, shell, Bureau(None, deur.klok))  # type: ignore[arg-type]  # no desk yet
    try:
        begun: list[bool] = []
        QTimer.singleShot(0, shell, lambda: begun.append(True))  # after what the window asked for itself
        qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
        venster.rest()
        yield venster
    finally:
        shell.end()
        if care is not None:
            care.deleteLater()
        shell.hide()
        shell.deleteLater()
        look.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def leeg(qtbot, kleed, tmp_path: Path) -> Iterator[Venster]:
    """The window on a computer without any data."""
    with venster_aan(qtbot, tmp_path, deur_van(tmp_path / "opslag", Klok(DAG), tmp_path / "back-up")) as venster:
        yield venster


def tekst(venster: Venster) -> str:
    """What stands in the window; a long folder has places in it where it may go on in the next line."""
    gezien = [label.text() for label in venster.shell.findChildren(QLabel) if label.isVisible()]
    return "\n".join(gezien).replace("\u200b", "")


def naar_wachtwoord(venster: Venster) -> None:
    venster.press("Beginnen")
    venster.press("Verder")


def kies_wachtwoord(venster: Venster, naam: str, woord: str, weer: str) -> None:
    venster.fill("Uw naam", naam)
    venster.fill("Wachtwoord", woord)
    venster.fill("Wachtwoord nog een keer", weer)
    venster.press("Maak de opslag")


def bezwaren(venster: Venster) -> dict[str, str]:
    """What stands beside each field that is not right."""
    form = venster.shell.findChildren(PassphraseForm)[-1]
    return {key: field.error for key, field in form._fields.items() if field.error}


def typ_groepen(venster: Venster, *, juist: bool) -> None:
    blad = venster.shell.findChildren(RecoverySheet)[-1]
    groepen = toegang.code_groepen(blad._code)
    for nummer in recoverysheet._ASKED:
        venster.fill(f"Groep {nummer}", groepen[nummer - 1].lower() if juist else groepen[0])
    venster.press("Verder")


def test_van_een_lege_map_naar_vandaag(leeg: Venster, tmp_path: Path) -> None:
    naar_wachtwoord(leeg)
    kies_wachtwoord(leeg, "Anna Proef", WACHTWOORD, WACHTWOORD)
    assert "Uw herstelblad" in tekst(leeg)
    typ_groepen(leeg, juist=True)
    assert leeg.find(QLineEdit, "Contactpersoon").text() == "Anna Proef"
    leeg.fill("Gemeente", "Voorbeeldstad")
    leeg.press("Bewaar en begin")
    leeg.wait(lambda: leeg.shell.office is not None)
    leeg.rest()
    assert kladden.alle(leeg.kantoor) == ()
    assert leeg.page.title == "Vandaag"
    assert "Eerste stappen" in leeg.words()
    assert leeg.shell.office.navigation._municipality.text() == "Gemeente Voorbeeldstad"
    assert (leeg.kantoor.naam, leeg.kantoor.backupmap) == ("Anna Proef", tmp_path / "back-up")


def test_de_hele_eerste_start_gaat_met_het_toetsenbord(leeg: Venster) -> None:
    enter = Qt.Key.Key_Return
    for _ in range(2):  # Beginnen, Verder
        leeg.key(enter)
        leeg.rest()
    for tekst_ in ("Anna Proef", WACHTWOORD, WACHTWOORD):
        leeg.keys(tekst_)
        leeg.key(enter)
    leeg.rest()
    groepen = toegang.code_groepen(leeg.shell.findChildren(RecoverySheet)[-1]._code)
    leeg.keys(groepen[1])
    leeg.key(enter)
    leeg.keys(groepen[4])
    leeg.key(enter)
    leeg.rest()
    leeg.keys("Voorbeeldstad")
    leeg.find(QAbstractButton, "Bewaar en begin").setFocus()
    leeg.key(enter)
    leeg.rest()
    leeg.rest()
    assert leeg.shell.office.navigation._municipality.text() == "Gemeente Voorbeeldstad"


def test_de_gemeente_mag_later(leeg: Venster) -> None:
    naar_wachtwoord(leeg)
    kies_wachtwoord(leeg, "Anna Proef", WACHTWOORD, WACHTWOORD)
    typ_groepen(leeg, juist=True)
    leeg.press("Later invullen")
    leeg.rest()
    assert leeg.page.title == "Vandaag"
    assert kladden.alle(leeg.kantoor) == ()


def test_wat_van_de_gemeente_is_getypt_wacht_bij_instellingen(leeg: Venster) -> None:
    naar_wachtwoord(leeg)
    kies_wachtwoord(leeg, "Anna Proef", WACHTWOORD, WACHTWOORD)
    typ_groepen(leeg, juist=True)
    leeg.fill("Gemeente", "Voorbeeld")
    leeg.wait(lambda: bool(kladden.alle(leeg.kantoor)))  # a kill from now on loses nothing
    leeg.fill("Gemeente", "Voorbeeldstad")
    leeg.press("Later invullen")
    leeg.wait(lambda: leeg.shell.office is not None)
    leeg.go("instellingen", tab="gemeente")
    assert leeg.find(QLineEdit, "Gemeente", leeg.page).text() == "Voorbeeldstad"
    assert "teruggezet" in leeg.words()
    leeg.press("Bewaren")
    assert kladden.alle(leeg.kantoor) == ()


def test_de_plaats_staat_er_voluit_en_een_map_die_niet_kan_gaat_niet_verder(qtbot, kleed, tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    deur = deur_van(tmp_path / "OneDrive" / "opslag", Klok(DAG))
    with venster_aan(qtbot, tmp_path, deur) as venster:
        venster.press("Beginnen")
        assert str(deur.map) in tekst(venster)
        assert "gesynchroniseerd door" in tekst(venster)
        with pytest.raises(AssertionError, match="no QAbstractButton “Verder”"):
            venster.press("Verder")
        venster.press("Kijk opnieuw")
        venster.press("Terug")
        assert "Wat wilt u doen?" in tekst(venster)


@pytest.mark.parametrize(
    ("naam", "woord", "weer", "veld", "zin"),
    [
        ("Anna Proef", "te kort", "te kort", "wachtwoord", "heeft 7 tekens"),
        ("Anna Proef", WACHTWOORD, WACHTWOORD + "x", "nog_een_keer", "niet gelijk"),
        ("  ", WACHTWOORD, WACHTWOORD, "naam", "De naam ontbreekt"),
    ],
)
def test_wat_niet_kan_staat_bij_zijn_veld_en_er_wordt_niets_gemaakt(
    leeg: Venster, tmp_path: Path, naam: str, woord: str, weer: str, veld: str, zin: str
) -> None:
    naar_wachtwoord(leeg)
    kies_wachtwoord(leeg, naam, woord, weer)
    gezegd = bezwaren(leeg)
    assert list(gezegd) == [veld]
    assert zin in gezegd[veld]
    assert leeg.find(QLineEdit, "Wachtwoord").text() == woord, "what was typed stays"
    assert not (tmp_path / "opslag").exists()


def test_groepen_die_niet_kloppen_houden_het_herstelblad_open(leeg: Venster) -> None:
    naar_wachtwoord(leeg)
    kies_wachtwoord(leeg, "Anna Proef", WACHTWOORD, WACHTWOORD)
    typ_groepen(leeg, juist=False)
    assert "Groep 2 is anders dan op uw herstelblad" in tekst(leeg)
    assert "Uw gemeente" not in tekst(leeg)
    typ_groepen(leeg, juist=True)
    assert "Uw gemeente" in tekst(leeg)


def test_wie_halverwege_sluit_laat_een_opslag_achter_die_opengaat(qtbot, kleed, tmp_path: Path) -> None:
    deur = deur_van(tmp_path / "opslag", Klok(DAG))
    with venster_aan(qtbot, tmp_path, deur) as venster:
        naar_wachtwoord(venster)
        kies_wachtwoord(venster, "Anna Proef", WACHTWOORD, WACHTWOORD)
    kantoor = deur.open(WACHTWOORD)
    assert kantoor.naam == "Anna Proef"
    toegang.sluit(kantoor)


def test_eerst_oefenen_gaat_naar_de_oefenopslag(qtbot, kleed, tmp_path: Path) -> None:
    oefenmap = tmp_path / "oefenen"
    toegang.sluit(deur_van(oefenmap, Klok(DAG)).maak("Anna Proef", toegang.OEFENWACHTWOORD)[0])
    echt, oefen = deur_van(tmp_path / "opslag", Klok(DAG)), deur_van(oefenmap, Klok(DAG), oefenen=True)
    with venster_aan(qtbot, tmp_path, echt, practice=lambda: oefen) as venster:
        venster.press("Eerst oefenen")
        venster.wait(lambda: venster.shell.office is not None)
        venster.rest()
        assert venster.kantoor.oefening
        assert "OEFENMODUS" in tekst(venster)
        assert "oefening" in venster.shell.windowTitle()
    assert not echt.bestaat()


def test_zonder_oefendeur_wordt_oefenen_niet_aangeboden(leeg: Venster) -> None:
    assert "oefenopslag" not in tekst(leeg)


# --- a backup back --------------------------------------------------------------------------------------------------


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """The backups of another computer, on a disk."""
    with bureau(tmp_path / "oud") as b:
        opslagbeheer.maak_backup(replace(b.kantoor, backupmap=tmp_path / "usb"))
    return tmp_path / "usb"


def zoek_in(venster: Venster, map_: Path) -> Restore:
    venster.press("Back-up terugzetten")
    stap = venster.shell.findChildren(Restore)[-1]
    stap.look_in(map_)
    venster.rest()
    return stap


def test_een_backup_terugzetten(leeg: Venster, usb: Path) -> None:
    zoek_in(leeg, usb)
    leeg.fill("Wachtwoord", "een ander wachtwoord")
    leeg.press("Zet deze back-up terug")
    assert "Het wachtwoord past niet" in leeg.find(QLineEdit, "Wachtwoord").accessibleDescription()
    leeg.fill("Wachtwoord", WACHTWOORD)
    leeg.press("Zet deze back-up terug")
    leeg.wait(lambda: leeg.shell.office is not None)
    leeg.rest()
    assert leeg.shell.office.navigation._municipality.text() == "Gemeente Voorbeeldstad"


def test_besluiten_die_alleen_op_papier_staan_worden_genoemd(leeg: Venster, usb: Path) -> None:
    zoek_in(leeg, usb)
    leeg.fill("Wachtwoord", WACHTWOORD)
    leeg.fill("Nummer van het laatste besluit op papier (niet verplicht)", "b-2025-0002")
    leeg.press("Zet deze back-up terug")
    assert "Deze besluiten staan op papier, en niet in de back-up: B-2025-0001, B-2025-0002." in tekst(leeg)
    leeg.press("Verder")
    leeg.rest()
    assert leeg.page.title == "Vandaag"
    with leeg.kantoor.opslag.lees() as bron:
        assert besluitnummers.ontbrekende_nummers(bron, "B-2025-0001") == ("B-2025-0001",)


def test_met_het_herstelblad_komt_een_backup_ook_terug(leeg: Venster, tmp_path: Path) -> None:
    oud = deur_van(tmp_path / "oud", Klok(DAG), tmp_path / "usb")
    kantoor, code = oud.maak("Anna Proef", WACHTWOORD)
    opslagbeheer.maak_backup(kantoor)
    toegang.sluit(kantoor)
    zoek_in(leeg, tmp_path / "usb")
    leeg.fill("Of de herstelcode", "0000")
    leeg.press("Zet deze back-up terug")
    assert "herstelcode" in leeg.find(QLineEdit, "Of de herstelcode").accessibleDescription()
    leeg.fill("Of de herstelcode", code)
    leeg.press("Zet deze back-up terug")
    assert "Kies een nieuw wachtwoord" in tekst(leeg)
    leeg.fill("Nieuw wachtwoord", WACHTWOORD + "!")
    leeg.fill("Nieuw wachtwoord nog een keer", WACHTWOORD + "!")
    leeg.press("Verder")
    assert (leeg.page.title, leeg.kantoor.naam) == ("Vandaag", "Anna Proef")


def test_een_map_zonder_backup_zegt_wat_er_gezocht_wordt(leeg: Venster, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    zoek_in(leeg, tmp_path / "leeg")
    assert "geen back-up van BbzDesk" in tekst(leeg)
    leeg.press("Zet deze back-up terug")
    leeg.wait(lambda: "Kies eerst de map met uw back-ups." in tekst(leeg))
