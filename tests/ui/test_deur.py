"""The way in: passphrase, recovery sheet, several users, and a store that cannot be opened or only be read."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from bbzdesk.services import gebruikers, toegang
from bbzdesk.services.toegang import Deur
from bbzdesk.ui import arrival
from bbzdesk.ui.bug import SENTENCE
from bbzdesk.ui.door import Door
from bbzdesk.ui.passphrase import PassphraseForm
from tests.kantoorhulp import PROEF, RESOURCES, WACHTWOORD, Klok, VasteSchijf
from tests.ui.test_eerste_start import DAG, tekst, venster_aan
from tests.ui.vensterhulp import Venster, deur_van

NIEUW = "een heel nieuw wachtwoord"


class _Dicht(VasteSchijf):
    def schrijfbaar(self, map_: Path) -> bool:
        return False


@pytest.fixture
def deur(tmp_path: Path) -> Deur:
    return deur_van(tmp_path / "opslag", Klok(DAG), tmp_path / "back-up")


@pytest.fixture
def code(deur: Deur) -> str:
    """A store of Anna; the code of her sheet."""
    kantoor, code = deur.maak("Anna Proef", WACHTWOORD)
    toegang.sluit(kantoor)
    return code


@pytest.fixture
def met_bas(deur: Deur, code: str) -> str:
    """Bas has his own passphrase as well."""
    kantoor = deur.open(WACHTWOORD)
    gebruikers.voeg_toe(kantoor, "Bas Proef", NIEUW)
    toegang.sluit(kantoor)
    return code


def bezwaar(venster: Venster, veld: str = "Wachtwoord") -> str:
    return venster.find(QLineEdit, veld).accessibleDescription()


def open_met(venster: Venster, woord: str) -> None:
    venster.fill("Wachtwoord", woord)
    venster.press("Openen")


def is_binnen(venster: Venster) -> bool:
    return venster.shell.office is not None and venster.shell.office.isVisible()


@pytest.mark.usefixtures("code")
def test_een_verkeerd_wachtwoord_staat_bij_het_veld_en_het_goede_opent(qtbot, kleed, tmp_path, deur) -> None:
    with venster_aan(qtbot, tmp_path, deur) as venster:
        open_met(venster, "")
        assert bezwaar(venster) == "Vul uw wachtwoord in."
        open_met(venster, "een ander wachtwoord")
        assert "past niet bij deze gegevens" in bezwaar(venster)
        assert not is_binnen(venster)
        venster.find(QLineEdit, "Wachtwoord").clear()
        venster.keys(WACHTWOORD)
        venster.key(Qt.Key.Key_Return)
        venster.rest()
        assert is_binnen(venster)
        assert venster.page.title == "Vandaag"


def test_het_herstelblad_vraagt_daarna_een_nieuw_wachtwoord(qtbot, kleed, tmp_path, deur, code) -> None:
    with venster_aan(qtbot, tmp_path, deur) as venster:
        venster.press("Ik gebruik mijn herstelblad")
        venster.fill("Herstelcode", "0000 1111")
        venster.press("Openen")
        assert "herstelcode" in bezwaar(venster, "Herstelcode")
        venster.fill("Herstelcode", code.replace(" ", "-").lower())
        venster.press("Openen")
        assert not is_binnen(venster), "nobody works as nobody"
        assert "Kies een nieuw wachtwoord" in tekst(venster)
        venster.fill("Nieuw wachtwoord", NIEUW)
        venster.fill("Nieuw wachtwoord nog een keer", "iets anders")
        venster.press("Verder")
        assert "niet gelijk" in venster.shell.findChild(PassphraseForm)._fields["nog_een_keer"].error
        venster.fill("Nieuw wachtwoord nog een keer", NIEUW)
        venster.press("Verder")
        assert is_binnen(venster)
        assert venster.kantoor.naam == "Anna Proef"
        assert venster.shell.desk.kantoor is venster.kantoor
    assert deur.open(NIEUW).naam == "Anna Proef"


def test_wie_zijn_herstelblad_gebruikt_kiest_wie_hij_is(qtbot, kleed, tmp_path, deur, met_bas) -> None:
    with venster_aan(qtbot, tmp_path, deur) as venster:
        venster.press("Ik gebruik mijn herstelblad")
        venster.fill("Herstelcode", met_bas)
        venster.press("Openen")
        venster.fill("Wie bent u?", "Bas Proef")
        venster.fill("Nieuw wachtwoord", NIEUW + "!")
        venster.fill("Nieuw wachtwoord nog een keer", NIEUW + "!")
        venster.press("Verder")
        assert venster.kantoor.naam == "Bas Proef"
        assert venster.kantoor.wie


@pytest.mark.usefixtures("met_bas")
def test_met_twee_gebruikers_vraagt_de_deur_wie_u_bent(qtbot, kleed, tmp_path, deur) -> None:
    with venster_aan(qtbot, tmp_path, deur) as venster:
        assert venster.find(QComboBox, "Wie bent u?").count() == 2
        venster.fill("Wie bent u?", "Bas Proef")
        open_met(venster, WACHTWOORD)
        assert not is_binnen(venster), "the passphrase of Anna does not open the door for Bas"
        open_met(venster, NIEUW)
        assert venster.kantoor.naam == "Bas Proef"


@pytest.mark.usefixtures("code")
def test_met_een_gebruiker_vraagt_de_deur_niet_wie_u_bent(qtbot, kleed, tmp_path, deur) -> None:
    with venster_aan(qtbot, tmp_path, deur) as venster:
        assert not venster.shell.findChild(Door)._who.isVisible()


@pytest.mark.usefixtures("code")
def test_een_opslag_die_elders_open_is_zegt_dat_en_roept_dat_venster(qtbot, kleed, tmp_path, deur) -> None:
    elders = deur.open(WACHTWOORD)
    with venster_aan(qtbot, tmp_path, deur) as venster:
        assert "al open in een ander venster" in tekst(venster)
        assert elders.opslag.geroepen()
        open_met(venster, WACHTWOORD)
        assert "al geopend in een ander venster" in bezwaar(venster)
        toegang.sluit(elders)
        open_met(venster, WACHTWOORD)
        assert is_binnen(venster)


@pytest.mark.usefixtures("code")
def test_een_tweede_start_gaat_weg_zodra_dat_gelezen_is(qtbot, kleed, tmp_path, deur, monkeypatch) -> None:
    monkeypatch.setattr(arrival, "READING_MS", 50)
    elders = deur.open(WACHTWOORD)
    with venster_aan(qtbot, tmp_path, deur) as venster:
        venster.wait(lambda: not venster.shell.isVisible())
    toegang.sluit(elders)


@pytest.mark.usefixtures("code")
def test_een_tweede_start_blijft_als_het_eerste_venster_intussen_dicht_is(
    qtbot, kleed, tmp_path, deur, monkeypatch
) -> None:
    monkeypatch.setattr(arrival, "READING_MS", 400)
    elders = deur.open(WACHTWOORD)
    with venster_aan(qtbot, tmp_path, deur) as venster:
        toegang.sluit(elders)
        venster.wait(lambda: "al open" not in tekst(venster))
        open_met(venster, WACHTWOORD)
        assert is_binnen(venster)


@pytest.mark.usefixtures("code")
def test_twee_keer_enter_opent_een_keer(qtbot, kleed, tmp_path, deur) -> None:
    with venster_aan(qtbot, tmp_path, deur) as venster:
        venster.fill("Wachtwoord", WACHTWOORD)
        knop = venster.find(QAbstractButton, "Openen")
        knop.click()
        knop.click()
        venster.rest()
        assert is_binnen(venster)


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("bestand", ["bbzdesk.db", "sleutels.json"])
def test_een_beschadigde_opslag_krijgt_een_zin_en_geen_kantoor(qtbot, kleed, tmp_path, deur, bestand) -> None:
    (deur.map / bestand).write_bytes(b"stuk" * 2000)
    with venster_aan(qtbot, tmp_path, deur) as venster:
        open_met(venster, WACHTWOORD)
        assert "beschadigd" in bezwaar(venster)
        assert not is_binnen(venster)


@pytest.mark.usefixtures("code")
def test_een_opslag_die_alleen_gelezen_kan_worden_zegt_dat_in_een_band(qtbot, kleed, tmp_path, deur) -> None:
    dicht = replace(deur, omstandigheden=lambda: replace(PROEF, waarnemer=_Dicht()))
    with venster_aan(qtbot, tmp_path, dicht) as venster:
        open_met(venster, WACHTWOORD)
        assert is_binnen(venster)
        assert "Alleen lezen: De gegevens kunnen alleen worden gelezen" in tekst(venster)


def test_met_het_herstelblad_is_wat_alleen_gelezen_kan_worden_te_lezen(qtbot, kleed, tmp_path, deur, code) -> None:
    dicht = replace(deur, omstandigheden=lambda: replace(PROEF, waarnemer=_Dicht()))
    with venster_aan(qtbot, tmp_path, dicht) as venster:
        venster.press("Ik gebruik mijn herstelblad")
        venster.fill("Herstelcode", code)
        venster.press("Openen")
        assert is_binnen(venster), "a passphrase cannot be written here; reading goes on"


def test_oefenen_gaat_open_zonder_vraag(qtbot, kleed, tmp_path) -> None:
    oefen = Deur(tmp_path / "oefenen", RESOURCES, None, Klok(date(2026, 1, 5)), lambda: PROEF, oefenen=True)
    toegang.sluit(deur_van(oefen.map, Klok(DAG)).maak("Anna Proef", toegang.OEFENWACHTWOORD)[0])
    with venster_aan(qtbot, tmp_path, oefen) as venster:
        venster.wait(lambda: is_binnen(venster))
        venster.rest()
        assert "OEFENMODUS" in tekst(venster)
        assert not [door for door in venster.shell.findChildren(Door) if door.isVisible()]


def test_een_oefenopslag_die_elders_open_is_zegt_dat_ook_zonder_vraag(qtbot, kleed, tmp_path) -> None:
    oefen = deur_van(tmp_path / "oefenen", Klok(DAG), oefenen=True)
    elders = deur_van(oefen.map, Klok(DAG)).maak("Anna Proef", toegang.OEFENWACHTWOORD)[0]
    with venster_aan(qtbot, tmp_path, oefen) as venster:
        venster.wait(lambda: "al geopend in een ander venster" in tekst(venster))
        assert not is_binnen(venster)
    toegang.sluit(elders)


def test_een_programmafout_voor_het_kantoor_staat_op_het_scherm(qtbot, kleed, tmp_path, deur) -> None:
    with venster_aan(qtbot, tmp_path, deur) as venster:
        venster.shell.show_bug(RuntimeError("a bug of ours"))
        venster.wait(lambda: SENTENCE in tekst(venster))


@pytest.mark.usefixtures("code")
def test_geen_deel_van_de_deur_is_even_een_venster_van_zichzelf(qtbot, kleed, tmp_path, deur) -> None:
    """A control that is shown before it has its place flashes on the screen, and takes the focus of the window."""
    getoond = []

    class Kijker(QObject):
        def eventFilter(self, ding: QObject, gebeurtenis: QEvent) -> bool:  # noqa: N802 - Qt's name
            if gebeurtenis.type() == QEvent.Type.Show and isinstance(ding, QAbstractButton) and ding.isWindow():
                getoond.append(ding.text())
            return False

    kijker = Kijker()
    QApplication.instance().installEventFilter(kijker)
    try:
        with venster_aan(qtbot, tmp_path, deur):
            assert getoond == []
    finally:
        QApplication.instance().removeEventFilter(kijker)
