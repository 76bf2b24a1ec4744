"""The story of the main job, driven through the window as its test does, with a heartbeat under it."""

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from bbzdesk.services import uitwisselingbeeld
from bbzdesk.ui.shell import Shell
from tests.benchmarks.hartslag import Hartslag, wacht, wacht_even
from tests.benchmarks.venstermeting import meld_stilstanden
from tests.ui import test_verhaal_venster as verhaal
from tests.ui import vensterhulp


class _Wachter:
    """What `vensterhulp` asks of pytest-qt."""

    def waitUntil(self, tot: Callable[[], object], timeout: int = 20_000) -> None:  # noqa: N802 - pytest-qt's name
        wacht(tot, timeout / 1000)


class _Venster(vensterhulp.Venster):
    """The window of the tests; it tells the heartbeat what is done, and gives each act its time."""

    hart: Hartslag

    def go(self, pagina: str, sleutel: str = "", tab: str = "") -> Any:
        self.hart.daad = f"naar {pagina} {tab}"
        return super().go(pagina, sleutel, tab)

    def press(self, name: str, inside: Any = None) -> None:
        self.hart.daad = f"druk: {name}"
        super().press(name, inside)
        wacht_even(60)

    def words(self) -> str:
        with self.hart.buiten_beschouwing():
            return super().words()


class _Consulent(verhaal.Consulent):
    """The same hand, one field at a time; what it looks up in the store itself does not count."""

    def typ(self, velden: Any, waarden: dict[str, str]) -> None:
        for naam, tekst in waarden.items():
            self.v.hart.daad = f"typ: {naam}"
            super().typ(velden, {naam: tekst})
            wacht_even(20)

    def alle(self, soort: type) -> tuple:
        with self.v.hart.buiten_beschouwing():
            return super().alle(soort)


class _Zelf:
    """What the story checks itself at the end, in the thread of the window; that does not count either."""

    def __init__(self, hart: Hartslag) -> None:
        self.hart = hart

    def controleer_pakket(self, *wat: Any) -> Any:
        with self.hart.buiten_beschouwing():
            return uitwisselingbeeld.controleer_pakket(*wat)


def speel(map_: Path) -> None:
    """Play the story on a new store in this folder."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    eerder, vensterhulp.Venster = vensterhulp.Venster, _venster  # type: ignore[misc,assignment]
    verhaal.Consulent = _Consulent  # type: ignore[misc]
    with vensterhulp.open_venster(_Wachter(), map_) as v:
        vensterhulp.Venster = eerder  # type: ignore[misc]
        verhaal.uitwisselingbeeld = _Zelf(v.hart)  # type: ignore[assignment]
        with _hartslag(v):
            verhaal.test_van_de_eerste_oproep_tot_het_overdrachtspakket(v, map_)
        meld_stilstanden(v.hart)


def _venster(qtbot: Any, shell: Shell, b: Any) -> _Venster:
    v = _Venster(qtbot, shell, b)

    def bladzij() -> str:
        return f"{v.page.doel.pagina} {v.page.doel.tab}".strip()

    v.hart = Hartslag(bladzij)
    return v


@contextmanager
def _hartslag(v: _Venster) -> Any:
    v.hart.begin()
    try:
        yield
    finally:
        v.hart.einde()
