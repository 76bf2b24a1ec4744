"""Finding the backups in the folder that somebody points at."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.services import opslagbeheer, terugzetten
from tests.kantoorhulp import Klok, bureau, dossier_van

NU = Klok(date(2026, 1, 7))()


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """Two backups of one store: of the morning, and of a day later with one dossier."""
    with bureau(tmp_path / "opslag") as b:
        kantoor = replace(b.kantoor, backupmap=tmp_path / "usb")
        opslagbeheer.maak_backup(kantoor)
        dossier_van(b)
        b.klok.zet(date(2026, 1, 6))
        opslagbeheer.maak_backup(kantoor)
    return tmp_path / "usb"


def test_de_nieuwste_staat_voorop_waar_iemand_ook_wijst(usb: Path) -> None:
    opslagmap = next(usb.iterdir())
    for map_ in (usb, opslagmap):
        gevonden = terugzetten.zoek(map_, NU)
        assert [een.woorden.rpartition(", ")[2] for een in gevonden] == ["1 dossier", "0 dossiers"]
    een = terugzetten.zoek(gevonden[1].pad, NU)
    assert [e.pad for e in een] == [gevonden[1].pad]


def test_een_map_ernaast_die_geen_backup_is_telt_niet_mee(usb: Path) -> None:
    (usb / "vakantiefotos" / "2025").mkdir(parents=True)
    (usb / "lees mij.txt").write_text("niets")
    assert len(terugzetten.zoek(usb, NU)) == 2


@pytest.mark.parametrize("naam", ["leeg", "weg"])
def test_zonder_backup_zegt_een_zin_wat_er_gezocht_wordt(tmp_path: Path, naam: str) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(InvoerFout) as gevangen:
        terugzetten.zoek(tmp_path / naam, NU)
    assert gevangen.value.veld == "map"
