"""The monkey on the practice store: no exception, no warning, nothing left over, and a store that is whole afterwards."""

import shutil
import sys
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bbzdesk.services.toegang import OEFENWACHTWOORD
from bbzdesk.store import controle
from bbzdesk.ui import screens
from tests.kantoorhulp import PROEF, VasteSchijf
from tests.ui.aap import Aap
from tests.ui.wandeling import Wandeling, deur_naar, maak_oefenopslag, op_weg, venster_op

MAAT = (1366, 768)
DADEN, LEZEND = 1500, 500
# Ten pages are kept, and the largest has some hundreds of parts.
MEESTE_DELEN = 6000


class _Dicht(VasteSchijf):
    def schrijfbaar(self, map_: Path) -> bool:
        return False


@pytest.fixture(scope="session")
def oefenopslag(tmp_path_factory) -> Path:
    return maak_oefenopslag(tmp_path_factory.mktemp("aap") / "oefenen")


@pytest.fixture
def stuk(monkeypatch, tmp_path, kleed) -> list[str]:
    """What went wrong, as Python tells it; files that the monkey saves go away with the test."""
    gevonden: list[str] = []
    monkeypatch.setattr(
        sys, "excepthook", lambda _s, fout, _t: gevonden.append("".join(traceback.format_exception(fout)))
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    yield gevonden
    kleed()


def laat_los(w: Wandeling, zaad: int, daden: int, stuk: list[str]) -> None:
    """Let it go, and look afterwards whether the house still stands."""
    aap = Aap(w, zaad, OEFENWACHTWOORD)
    for _ in range(daden):
        aap.doe()
        assert not stuk, "\n".join((*stuk, *aap.gedaan[-25:]))
    screens.rest(w.shell)
    assert len(QApplication.allWidgets()) < MEESTE_DELEN
    assert not [b for b in controle.volledig(w.shell.kantoor.opslag) if b.ernstig]


@pytest.mark.lang
@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_de_aap_maakt_niets_stuk(oefenopslag, tmp_path, stuk, zaad) -> None:
    with op_weg(oefenopslag, tmp_path, 10, MAAT) as w:
        laat_los(w, zaad, DADEN, stuk)


@pytest.mark.lang
def test_de_aap_verandert_niets_aan_wat_alleen_gelezen_kan_worden(oefenopslag, tmp_path, stuk) -> None:
    shutil.copytree(oefenopslag, tmp_path / "oefenen")
    voor = (tmp_path / "oefenen" / "bbzdesk.db").read_bytes()
    deur = replace(deur_naar(tmp_path / "oefenen"), omstandigheden=lambda: replace(PROEF, waarnemer=_Dicht()))
    with venster_op(deur, tmp_path, 10, MAAT) as w:
        screens.wait_for(lambda: w.shell.office is not None)
        screens.rest(w.shell)
        laat_los(w, 4, LEZEND, stuk)
    assert (tmp_path / "oefenen" / "bbzdesk.db").read_bytes() == voor
