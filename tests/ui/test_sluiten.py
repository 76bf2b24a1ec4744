"""Closing the window: a backup of what changed, nobody locked in, nothing lost; and what the window does by the hour."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from bbzdesk.services import backups, instellingen, opslagbeheer, toegang
from bbzdesk.ui.care import Care
from bbzdesk.ui.door import Door
from bbzdesk.ui.look import Look
from tests.kantoorhulp import RESOURCES, WACHTWOORD, Klok
from tests.ui.test_deur import open_met
from tests.ui.test_eerste_start import DAG, tekst, venster_aan
from tests.ui.vensterhulp import Venster, deur_van


@pytest.fixture
def binnen(qtbot, kleed, tmp_path: Path) -> Iterator[Venster]:
    """The window, opened by its door, on a store that is its own to close."""
    deur = deur_van(tmp_path / "opslag", Klok(DAG), tmp_path / "back-up")
    toegang.sluit(deur.maak("Anna Proef", WACHTWOORD)[0])
    with venster_aan(qtbot, tmp_path, deur) as venster:
        open_met(venster, WACHTWOORD)
        yield venster


def verander(venster: Venster, naam: str = "Anderdam") -> None:
    desk, kantoor = venster.shell.desk, venster.kantoor
    desk.act(
        lambda: instellingen.stel_gemeente_in(kantoor, {"gemeente.naam": naam}), lambda _: None, owner=venster.shell
    )
    venster.rest()


def sluit(venster: Venster) -> bool:
    """Close it as a user does; whether it went."""
    venster.shell.close()
    venster.rest()
    round_: list[bool] = []
    QTimer.singleShot(0, venster.shell, lambda: round_.append(True))
    venster.wait(lambda: bool(round_))
    return not venster.shell.isVisible()


def bewaarde_naam(tmp_path: Path) -> str:
    kantoor = deur_van(tmp_path / "opslag", Klok(DAG)).open(WACHTWOORD)
    try:
        return instellingen.naam_van_de_gemeente(kantoor)
    finally:
        toegang.sluit(kantoor)


def test_na_een_wijziging_laat_sluiten_een_backup_achter(binnen: Venster, tmp_path: Path) -> None:
    verander(binnen)
    kantoor = binnen.kantoor
    assert sluit(binnen)
    assert list((tmp_path / "back-up").rglob("manifest.json"))
    assert binnen.kantoor is None, "the store was let go"
    assert kantoor.naam == "Anna Proef"
    assert bewaarde_naam(tmp_path) == "Gemeente Anderdam"


def test_zonder_wijziging_komt_er_geen_tweede_backup(binnen: Venster, tmp_path: Path) -> None:
    verander(binnen)
    opslagbeheer.maak_backup(binnen.kantoor)
    eerst = len(list((tmp_path / "back-up").rglob("manifest.json")))
    assert sluit(binnen)
    assert len(list((tmp_path / "back-up").rglob("manifest.json"))) == eerst == 1


def test_een_backup_die_niet_lukt_zegt_dat_en_de_tweede_keer_sluit_het_venster(binnen: Venster, tmp_path: Path) -> None:
    (tmp_path / "back-up").write_text("hier staat een bestand waar een map hoort")
    verander(binnen)
    assert not sluit(binnen)
    assert "De back-up is niet gelukt" in binnen.said
    assert "Sluit BbzDesk nog een keer af" in binnen.said
    assert sluit(binnen)
    assert bewaarde_naam(tmp_path) == "Gemeente Anderdam"


def test_na_nieuw_werk_wordt_de_backup_weer_geprobeerd(binnen: Venster, tmp_path: Path) -> None:
    (tmp_path / "back-up").write_text("in de weg")
    verander(binnen)
    assert not sluit(binnen)
    (tmp_path / "back-up").unlink()
    verander(binnen, "Elders")
    assert sluit(binnen)
    assert list((tmp_path / "back-up").rglob("manifest.json"))


def test_wie_op_slot_sluit_leest_de_zin_op_de_deur(binnen: Venster, tmp_path: Path) -> None:
    (tmp_path / "back-up").write_text("in de weg")
    verander(binnen)
    binnen.shell.lock()
    binnen.rest()
    assert not sluit(binnen)
    assert isinstance(binnen.shell._stack.currentWidget(), Door)
    assert "De back-up is niet gelukt" in tekst(binnen)
    assert sluit(binnen)


def test_ook_een_programmafout_bij_het_afsluiten_sluit_niemand_op(binnen: Venster, monkeypatch) -> None:
    verander(binnen)

    def stuk(*_: object, **__: object) -> str:
        raise RuntimeError("a bug of ours")

    gemeld: list[BaseException] = []
    binnen.shell.work.bug.disconnect(binnen.shell.tell_bug)
    binnen.shell.work.bug.connect(gemeld.append)
    monkeypatch.setattr(opslagbeheer, "maak_backup_als_nodig", stuk)
    assert not sluit(binnen)
    assert len(gemeld) == 1
    assert sluit(binnen)


def test_wat_half_getypt_is_staat_er_na_het_sluiten_nog(binnen: Venster, tmp_path: Path) -> None:
    binnen.go("instellingen", tab="gemeente")
    binnen.fill("Gemeente", "Half getypt")
    assert sluit(binnen)
    kantoor = deur_van(tmp_path / "opslag", Klok(DAG)).open(WACHTWOORD)
    from bbzdesk.services import kladden

    assert kladden.lees(kantoor, "instellingen:gemeente")["gemeente.naam"] == "Half getypt"
    toegang.sluit(kantoor)


def test_elk_uur_een_backup_als_er_iets_veranderde(binnen: Venster, tmp_path: Path) -> None:
    verander(binnen)
    binnen.shell._backup_if_due()
    binnen.rest()
    assert list((tmp_path / "back-up").rglob("manifest.json"))
    assert not backups.nodig(binnen.kantoor, binnen.kantoor.nu)
    binnen.shell._backup_if_due()
    binnen.rest()
    assert len(list((tmp_path / "back-up").rglob("manifest.json"))) == 1


def test_de_minuten_tot_het_slot_komen_uit_de_keuze_en_blijven(qapp, kleed, tmp_path: Path) -> None:
    look = Look(qapp, RESOURCES, tmp_path / "v.ini", family="Noto Sans")
    care = Care(qapp, look, look.lock_minutes)
    look.lock_changed.connect(care.set_lock_after)
    assert (look.lock_minutes, care._idle.interval()) == (10, 600_000)
    look.choose_lock_minutes(30)
    assert care._idle.interval() == 1_800_000
    assert not care._idle.isActive(), "nothing counts while the door is closed"
    look._settings.sync()
    again = Look(qapp, RESOURCES, tmp_path / "v.ini", family="Noto Sans")
    assert again.lock_minutes == 30
    for one in (look, again):
        one.deleteLater()


def test_wie_aan_de_deur_sluit_sluit_gewoon(qtbot, qapp, kleed, tmp_path: Path) -> None:
    deur = deur_van(tmp_path / "opslag", Klok(DAG))
    toegang.sluit(deur.maak("Anna Proef", WACHTWOORD)[0])
    with venster_aan(qtbot, tmp_path, deur, care=Care(qapp, qapp)) as venster:
        assert sluit(venster)
    with venster_aan(qtbot, tmp_path, deur, care=Care(qapp, qapp)) as venster:
        open_met(venster, WACHTWOORD)
        assert sluit(venster)
