"""Another folder for the data: choosing it at the first start, opening what stands there, and missing it at a later start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import intrekken, opslagbeheer, toegang
from bbzdesk.services.plaatskeuze import Plaatsgeheugen
from bbzdesk.ui.firstrestore import Restore
from tests.kantoorhulp import WACHTWOORD, Klok
from tests.ui.test_eerste_start import DAG, kies_wachtwoord, tekst, typ_groepen, venster_aan
from tests.ui.vensterhulp import Venster, deur_van

NIEUW = "een heel ander wachtwoord"


@pytest.fixture
def geheugen(tmp_path: Path) -> Plaatsgeheugen:
    return Plaatsgeheugen(tmp_path / "eigen" / "opslag.txt", tmp_path / "eigen" / "opslag")


@contextmanager
def start(qtbot, tmp_path: Path, geheugen: Plaatsgeheugen) -> Iterator[Venster]:
    """One start of the program, as the composition root does it."""
    deur = deur_van(geheugen.map, Klok(DAG), tmp_path / "back-up")
    with venster_aan(qtbot, tmp_path, deur, places=geheugen) as venster:
        yield venster


def kies(venster: Venster, knop: str, map_: Path) -> None:
    """Point at a folder in the dialog of a button."""
    venster.press(knop)
    dialog = venster.shell.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(map_))
    dialog.reject()
    venster.rest()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def maak(tmp_path: Path, map_: Path) -> None:
    kantoor, _ = deur_van(map_, Klok(DAG), tmp_path / "back-up").maak("Anna Proef", WACHTWOORD)
    intrekken.bevestig(kantoor)
    toegang.sluit(kantoor)


def open_met(venster: Venster, woord: str) -> None:
    venster.fill("Wachtwoord", woord)
    venster.press("Openen")
    venster.wait(lambda: venster.shell.office is not None)
    venster.rest()


# --- the first start --------------------------------------------------------------------------------------------------


def test_een_andere_map_kiezen_en_de_volgende_start_opent_die(qtbot, kleed, tmp_path: Path, geheugen) -> None:
    samen = tmp_path / "samen"
    with start(qtbot, tmp_path, geheugen) as venster:
        venster.press("Beginnen")
        kies(venster, "Andere map kiezen", samen)
        assert str(samen) in tekst(venster)
        assert "Deze map is geschikt" in tekst(venster)
        venster.press("Verder")
        kies_wachtwoord(venster, "Anna Proef", WACHTWOORD, WACHTWOORD)
        typ_groepen(venster, juist=True)
        venster.press("Later invullen")
        assert venster.kantoor.opslag.map == samen
    assert not geheugen.gewone.exists()
    with start(qtbot, tmp_path, geheugen) as venster:
        assert f"in de map {samen}" in tekst(venster)
        open_met(venster, WACHTWOORD)
        assert venster.kantoor.opslag.map == samen


def test_terug_naar_de_voorgestelde_map(qtbot, kleed, tmp_path: Path, geheugen) -> None:
    with start(qtbot, tmp_path, geheugen) as venster:
        venster.press("Beginnen")
        with pytest.raises(AssertionError):
            venster.find(QAbstractButton, "Toch de voorgestelde map")
        kies(venster, "Andere map kiezen", tmp_path / "samen")
        venster.press("Toch de voorgestelde map")
        assert str(geheugen.gewone) in tekst(venster)
        venster.press("Verder")
        kies_wachtwoord(venster, "Anna Proef", WACHTWOORD, WACHTWOORD)
        assert venster.kantoor.opslag.map == geheugen.gewone
    assert not geheugen.bestand.exists()


@pytest.mark.parametrize(
    ("naam", "zin"), [("vol", "staat al iets"), ("OneDrive/bbz", "gesynchroniseerd door")], ids=["vol", "wolk"]
)
def test_een_map_die_niet_kan_wordt_geweigerd_met_de_reden(
    qtbot, kleed, tmp_path: Path, geheugen, naam: str, zin: str
) -> None:
    (tmp_path / naam).mkdir(parents=True)
    (tmp_path / naam / "iets.txt").write_text("iets")
    with start(qtbot, tmp_path, geheugen) as venster:
        venster.press("Beginnen")
        kies(venster, "Andere map kiezen", tmp_path / naam)
        assert zin in tekst(venster)
        with pytest.raises(AssertionError, match="no QAbstractButton “Verder”"):
            venster.press("Verder")
        venster.press("Toch de voorgestelde map")
        venster.press("Verder")
        assert "Kies een wachtwoord" in tekst(venster)


def test_de_tweede_consulent_opent_wat_er_al_staat(qtbot, kleed, tmp_path: Path, geheugen) -> None:
    samen = tmp_path / "samen"
    maak(tmp_path, samen)
    with start(qtbot, tmp_path, geheugen) as venster:
        venster.press("Beginnen")
        kies(venster, "Andere map kiezen", samen)
        assert "In deze map staan al gegevens van BbzDesk" in tekst(venster)
        venster.press("Open deze gegevens")
        assert "Open uw gegevens" in tekst(venster)
        assert geheugen.map == geheugen.gewone, "only who gets in is remembered"
        open_met(venster, WACHTWOORD)
        assert venster.page.title == "Vandaag"
    assert geheugen.map == samen


def test_met_het_toetsenbord_van_map_naar_wachtwoord(qtbot, kleed, tmp_path: Path, geheugen) -> None:
    with start(qtbot, tmp_path, geheugen) as venster:
        venster.key(Qt.Key.Key_Return)  # Beginnen
        venster.rest()
        venster.key(Qt.Key.Key_Backtab)
        assert venster.shell.focusWidget().accessibleName() == "Terug"
        venster.key(Qt.Key.Key_Backtab)
        assert venster.shell.focusWidget().accessibleName() == "Andere map kiezen…"
        for _ in range(2):
            venster.key(Qt.Key.Key_Tab)
        venster.key(Qt.Key.Key_Return)
        venster.rest()
        assert "Kies een wachtwoord" in tekst(venster)


def test_een_start_met_een_map_op_de_opdrachtregel_kiest_en_onthoudt_niets(qtbot, kleed, tmp_path: Path) -> None:
    with venster_aan(qtbot, tmp_path, deur_van(tmp_path / "opslag", Klok(DAG))) as venster:
        venster.press("Beginnen")
        assert "Verder" in venster.find(QAbstractButton, "Verder").text()
        with pytest.raises(AssertionError):
            venster.find(QAbstractButton, "Andere map kiezen")


def test_een_keuze_die_niet_onthouden_kan_worden_zegt_dat(
    qtbot, kleed, tmp_path: Path, geheugen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weiger(_zelf: Plaatsgeheugen, _map: Path) -> None:
        raise GebruikersFout("BbzDesk kan dit niet onthouden.")

    monkeypatch.setattr(Plaatsgeheugen, "onthoud", weiger)
    maak(tmp_path, geheugen.gewone)
    with start(qtbot, tmp_path, geheugen) as venster:
        open_met(venster, WACHTWOORD)
        venster.wait(lambda: venster.said == "BbzDesk kan dit niet onthouden.")


# --- a backup at the first start --------------------------------------------------------------------------------------


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """The backups of another computer, on a disk."""
    kantoor, _ = deur_van(tmp_path / "oud", Klok(DAG), tmp_path / "usb").maak("Anna Proef", WACHTWOORD)
    opslagbeheer.maak_backup(kantoor)
    toegang.sluit(kantoor)
    return tmp_path / "usb"


def zoek_in(venster: Venster, map_: Path) -> None:
    venster.shell.findChildren(Restore)[-1].look_in(map_)
    venster.rest()


def test_een_backup_komt_terug_in_een_map_naar_keuze(qtbot, kleed, tmp_path: Path, geheugen, usb: Path) -> None:
    with start(qtbot, tmp_path, geheugen) as venster:
        venster.press("Back-up terugzetten")
        zoek_in(venster, usb)
        assert f"De teruggezette gegevens komen in: {geheugen.gewone}" in tekst(venster)
        assert venster.shell.isActiveWindow(), "no part of it was a window of its own for a moment"
        kies(venster, "Andere map kiezen", tmp_path / "oud")
        assert "staan al gegevens van BbzDesk" in tekst(venster)
        assert f"komen in: {geheugen.gewone}" in tekst(venster)
        kies(venster, "Andere map kiezen", tmp_path / "samen")
        assert f"komen in: {tmp_path / 'samen'}" in tekst(venster)
        venster.fill("Wachtwoord", WACHTWOORD)
        venster.press("Zet deze back-up terug")
        venster.wait(lambda: venster.shell.office is not None)
        venster.rest()
        assert venster.kantoor.opslag.map == tmp_path / "samen"
    assert geheugen.map == tmp_path / "samen"


# --- missing ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def kwijt(tmp_path: Path, geheugen: Plaatsgeheugen) -> Path:
    """A folder on a disk that is not there; another store stands in the usual place."""
    geheugen.onthoud(tmp_path / "schijf" / "samen")
    maak(tmp_path, geheugen.gewone)
    return geheugen.map


def test_een_map_die_er_niet_is_wordt_gezegd_en_er_begint_niets(
    qtbot, kleed, tmp_path: Path, geheugen, kwijt: Path
) -> None:
    with start(qtbot, tmp_path, geheugen) as venster:
        assert f"De map {kwijt} met uw gegevens is er nu niet" in tekst(venster)
        assert venster.shell.focusWidget().accessibleName() == "Kijk opnieuw"
        venster.press("Kijk opnieuw")
        assert "is er nu niet" in tekst(venster)
        assert not kwijt.exists()
        maak(tmp_path, kwijt)
        venster.press("Kijk opnieuw")
        open_met(venster, WACHTWOORD)
        assert venster.kantoor.opslag.map == kwijt


def test_de_map_aanwijzen_waar_de_gegevens_nu_staan(qtbot, kleed, tmp_path: Path, geheugen, kwijt: Path) -> None:
    (tmp_path / "leeg").mkdir()
    maak(tmp_path, tmp_path / "elders")
    with start(qtbot, tmp_path, geheugen) as venster:
        kies(venster, "Kies de map", tmp_path / "leeg")
        assert "In deze map staan geen gegevens van BbzDesk" in tekst(venster)
        assert geheugen.map == kwijt
        kies(venster, "Kies de map", tmp_path / "elders")
        open_met(venster, WACHTWOORD)
    assert geheugen.map == tmp_path / "elders"


def test_zonder_de_map_een_backup_terug_naast_wat_er_staat(
    qtbot, kleed, tmp_path: Path, geheugen, kwijt: Path, usb: Path
) -> None:
    with start(qtbot, tmp_path, geheugen) as venster:
        venster.press("Back-up terugzetten")
        zoek_in(venster, usb)
        venster.fill("Wachtwoord", WACHTWOORD)
        venster.press("Zet deze back-up terug")
        venster.wait(lambda: venster.shell.office is not None)
        venster.rest()
    assert geheugen.map == geheugen.gewone.with_name("opslag-teruggezet-2026-01-05")


def test_zonder_de_map_opnieuw_beginnen_gaat_langs_de_eerste_stappen(
    qtbot, kleed, tmp_path: Path, geheugen, kwijt: Path
) -> None:
    with start(qtbot, tmp_path, geheugen) as venster:
        venster.press("Opnieuw beginnen")
        venster.press("Beginnen")
        assert str(geheugen.gewone.with_name("opslag-nieuw-2026-01-05")) in tekst(venster)
    assert geheugen.map == kwijt, "nothing was made, so nothing is forgotten"
