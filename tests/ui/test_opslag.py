"""*Opslag en back-up* by the window: what it says, and what each button leaves behind."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog

from bbzdesk.services import instellingen, opslagbeheer, opslaguitleg
from bbzdesk.ui.pages.opslag import StateRow
from tests.ui.vensterhulp import Venster


def regels(venster: Venster) -> dict[str, str]:
    """The lines as a reader hears them."""
    names = [row.accessibleName() for row in venster.page.findChildren(StateRow) if row.isVisible()]
    return dict(name.split(": ", 1) for name in names)


def test_een_backup_maken_staat_meteen_op_de_pagina_en_in_de_statusregel(venster: Venster, tmp_path: Path) -> None:
    venster.go("opslag")
    assert "nog niet gemaakt" in regels(venster)["Back-up op deze computer"]
    venster.press("Back-up nu")
    assert list((tmp_path / "back-up").rglob("manifest.json"))
    assert "(in orde)" in regels(venster)["Back-up op deze computer"]
    assert "gemaakt en gecontroleerd" in venster.words()
    assert any("Back-up vandaag" in words for words in venster.shell.office.status._items)


def test_een_backup_uit_het_menu_komt_ook_op_de_pagina(venster: Venster) -> None:
    venster.go("opslag")
    venster.shell.carry_out("opslag.backup")
    venster.rest()
    venster.rest()
    assert "(in orde)" in regels(venster)["Back-up op deze computer"]


def test_de_controle_zegt_dat_alles_klopt(venster: Venster) -> None:
    venster.go("opslag")
    venster.press("Gegevens controleren")
    assert "Alles klopt" in venster.words()
    assert "alles klopt" in regels(venster)["Controle van de gegevens"]


def test_de_controle_noemt_elke_bevinding(venster: Venster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opslagbeheer, "controleer", lambda _: ("Een stuk ontbreekt.", "Het logboek sluit niet."))
    venster.go("opslag")
    venster.press("Gegevens controleren")
    assert "Een stuk ontbreekt." in venster.words()
    assert "Het logboek sluit niet." in venster.words()


def test_de_hersteltest_vraagt_eerst_een_backup_en_slaagt_daarna(venster: Venster) -> None:
    venster.go("opslag")
    venster.press("Hersteltest")
    assert "nog geen back-up om te proberen" in venster.words()
    venster.press("Back-up nu")
    venster.press("Hersteltest")
    assert "De hersteltest is geslaagd" in venster.words()
    assert "(in orde)" in regels(venster)["Hersteltest"]


def test_een_tweede_plaats_en_een_map_die_niet_kan(venster: Venster, tmp_path: Path) -> None:
    page = venster.go("opslag")
    page.set_second_place(tmp_path / "opslag")
    venster.rest()
    assert "Kies een map op een andere schijf" in venster.words()
    (tmp_path / "usb").mkdir()
    page.set_second_place(tmp_path / "usb")
    venster.rest()
    assert "De tweede plaats is ingesteld" in venster.words()
    assert "Tweede plaats" not in regels(venster)
    venster.press("Back-up nu")
    assert list((tmp_path / "usb").rglob("manifest.json"))


@pytest.mark.parametrize(
    ("knop", "naam", "begin"),
    [
        ("Logboek bewaren", "logboek.csv", b"\xef\xbb\xbfvolgnr;"),
        ("Diagnosebestand", "diagnose.txt", b"\xef\xbb\xbfDiagnosebestand van BbzDesk"),
    ],
)
def test_wat_u_bewaart_komt_waar_u_kiest(venster: Venster, tmp_path: Path, knop: str, naam: str, begin: bytes) -> None:
    venster.go("opslag")
    venster.press(knop)
    dialog = venster.shell.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / naam))
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert (tmp_path / naam).read_bytes().startswith(begin)


def test_het_diagnosebestand_noemt_niemand(venster: Venster, tmp_path: Path) -> None:
    from tests.kantoorhulp import dossier_van, oefendata

    dossier_van(venster.b)
    tekst = opslaguitleg.diagnose(venster.kantoor).decode("utf-8-sig")
    assert "Tabel dossier: 1 regels" in tekst
    geheim = {str(tmp_path), "Anna Proef", "Voorbeeldstad", "Amrani", *oefendata().gemeente.values()}
    assert not [woord for woord in geheim if woord and woord in tekst]


def test_wat_wel_en_niet_versleuteld_is_staat_er_in_gewone_woorden(venster: Venster) -> None:
    venster.go("opslag")
    woorden = venster.words()
    uitleg = opslaguitleg.uitleg()
    assert all(zin in woorden for zin in (*uitleg.versleuteld, *uitleg.niet_versleuteld, *uitleg.beloften))


def test_een_wijziging_elders_laat_de_pagina_opnieuw_kijken(venster: Venster) -> None:
    venster.go("opslag")
    voor = regels(venster)["Logboek"]
    desk, kantoor = venster.shell.desk, venster.kantoor
    desk.act(lambda: instellingen.stel_gemeente_in(kantoor, {"gemeente.naam": "Elders"}), lambda _: None, owner=desk)
    venster.rest()
    assert regels(venster)["Logboek"] != voor


def test_de_bedragen_in_de_statusregel_leiden_naar_hun_tabblad(venster: Venster) -> None:
    venster.go("instellingen", tab="beeld")
    item = next(item for words, item in venster.shell.office.status._items.items() if words.startswith("Bedragen"))
    item.click()
    venster.rest()
    assert (venster.page.doel.pagina, venster.page._key) == ("instellingen", "bedragen")
