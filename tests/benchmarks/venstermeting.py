"""One measurement of the window in a process of its own, so that every first visit is a first one.

`python -m tests.benchmarks.venstermeting SOORT MAP` prints one line of JSON per figure or stop. The store is used up.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from bbzdesk import app
from bbzdesk.services.doel import Doel
from bbzdesk.services.toegang import Deur
from bbzdesk.ui.look import Look
from bbzdesk.ui.shell import Shell, speak_dutch
from tests.benchmarks.hartslag import Hartslag, wacht, wacht_even

HULPBRONNEN = Path(__file__).parents[2] / "resources"
WACHTWOORD = "een lang wachtwoord"  # of the stores of `maker`
_RUST_MS = 120
_TYPEN_MS = 2500  # a passphrase is long

Verf = list[tuple[float, bool]]  # the moments of painting, and whether what was waited for could be seen


def goedkoop() -> Any:
    """A fixed disk and cheap keys; imported when the door asks for it, as in the program."""
    from bbzdesk.store import sleutels
    from bbzdesk.store.opslag import Omstandigheden
    from bbzdesk.store.plaats import Computer

    class VasteSchijf(Computer):
        def schrijfbaar(self, map_: Path) -> bool:
            return True

    return Omstandigheden(waarnemer=VasteSchijf(), kosten=sleutels.PROEF, oorsprong="meting")


class Meetvenster(Shell):
    """The window; after each paint it looks whether what was waited for stands on the screen."""

    geverfd: "Callable[[float], None] | None" = None

    def event(self, event: QEvent) -> bool:
        """Qt paints the window here."""
        gedaan = super().event(event)
        if self.geverfd is not None and event.type() == QEvent.Type.UpdateRequest:
            self.geverfd(time.perf_counter())
        return gedaan


class Meting:
    """A window with its heartbeat, and what it measured."""

    def __init__(self, deur: Deur, stand: Path, soort: type[Shell] = Meetvenster) -> None:
        self.app = QApplication.instance() or QApplication([])
        assert isinstance(self.app, QApplication)
        self.app.setApplicationName("BbzDesk")
        self.app.setCursorFlashTime(0)
        speak_dutch(self.app)
        self.look = Look(self.app, HULPBRONNEN, stand)
        self.venster = soort(deur, self.look)
        self.hart = Hartslag(self._bladzij)

    def _bladzij(self) -> str:
        office = self.venster.office
        if office is None or office._pages.currentWidget() is None:
            return "deur"
        return " ".join(deel for deel in (office.page.doel.pagina, office.page.doel.tab) if deel)

    def rust(self) -> None:
        """Wait until the worker has answered everything and the window stands still."""
        wacht(lambda: not self.venster.work.busy)
        wacht_even(_RUST_MS)
        wacht(lambda: not self.venster.work.busy)

    def tot_verf(self, daad: str, doe: Callable[[], object], staat_er: Callable[[], bool]) -> float:
        """Do something and return the milliseconds until the first paint in which it can be seen."""
        begin, verf = self._verf_van(daad, doe, lambda verf: verf and verf[-1][1], staat_er)
        return 1000 * (next(moment for moment, staat in verf if staat) - begin)

    def tot_rust(self, daad: str, doe: Callable[[], object]) -> float:
        """The same until the last paint, after which the window stands still."""
        begin, verf = self._verf_van(daad, doe, lambda _: True, lambda: True)
        return 1000 * (verf[-1][0] - begin) if verf else 0.0

    def _verf_van(
        self, daad: str, doe: Callable[[], object], klaar: Callable[[Verf], object], staat_er: Callable[[], bool]
    ) -> tuple[float, Verf]:
        self.rust()
        self.hart.daad = daad
        verf: Verf = []
        self.venster.geverfd = lambda moment: verf.append((moment, staat_er()))
        begin = time.perf_counter()
        doe()
        wacht(lambda: klaar(verf))
        self.rust()
        self.venster.geverfd = None
        return begin, verf

    def ga(self, daad: str, doel: Doel) -> float:
        """To a page, until the last of its content is painted."""
        return self.tot_rust(daad, lambda: self.venster.desk.go_to(doel))

    @contextmanager
    def open(self, daad: Callable[[], object]) -> Iterator[None]:
        """The window from the door to its end."""
        self.venster.show()
        self.hart.begin()
        try:
            daad()
            yield
        finally:
            self.hart.einde()
            meld_stilstanden(self.hart)
            self.venster.end()


def meld(naam: str, ms: "float | list[float]") -> None:
    """A figure for the table."""
    print(json.dumps({"naam": naam, "ms": ms if isinstance(ms, list) else [ms]}), flush=True)


def meld_stilstanden(hart: Hartslag) -> None:
    """The stops of this window."""
    for stilstand in hart.langste(40):
        print(json.dumps({"stilstand": asdict(stilstand)}), flush=True)


# --- through the door -----------------------------------------------------------------------------------------------


def deur_naar(map_: Path) -> Deur:
    """The door of a store that `maker` made, on its own morning."""
    morgen = datetime(2026, 6, 12, 9, tzinfo=UTC)
    return app.deur(map_, HULPBRONNEN, None, klok=lambda: morgen, omstandigheden=goedkoop)


def ontgrendel(m: Meting) -> float:
    """Type the passphrase and press Enter; the milliseconds until *Vandaag* is painted with its lines."""
    from bbzdesk.ui.door import Door
    from bbzdesk.ui.widgets.buttons import RowButton

    def regels() -> bool:
        return m.venster.office is not None and bool(m.venster.office.page.findChildren(RowButton))

    def toets() -> None:
        deur = m.venster.findChild(Door)
        deur._word.setText(WACHTWOORD)
        deur._open.click()

    m.hart.daad = "typen aan de deur"
    wacht_even(_TYPEN_MS)
    return m.tot_verf("ontgrendelen", toets, regels)


def openen(map_: Path, stand: Path) -> None:
    """From the answered passphrase to *Vandaag*."""
    m = Meting(deur_naar(map_), stand)
    with m.open(lambda: None):
        meld("naar_vandaag", ontgrendel(m) - _afleiding(map_))
        m.hart.daad = "daarna"
        wacht_even(2500)


def _afleiding(map_: Path) -> float:
    """Deriving the key costs what one wants it to cost: it is measured apart."""
    from bbzdesk.store import sleutels

    begin = time.perf_counter()
    sleutels.open_met_wachtwoord(sleutels.lees(map_), WACHTWOORD, proef=True)
    return 1000 * (time.perf_counter() - begin)


# --- at size L ------------------------------------------------------------------------------------------------------


def bladen(map_: Path, stand: Path) -> None:
    """Debtors, search, saving, visits, and other looks."""
    from tests.benchmarks import vensterdaden

    m = Meting(deur_naar(map_), stand)
    with m.open(lambda: None):
        ontgrendel(m)
        for naam, ms in vensterdaden.alles(m):
            meld(naam, ms)


# --- every page of the practice store -------------------------------------------------------------------------------


def plekken(map_: Path, stand: Path) -> None:
    """Every page for the first and for the second time, then in another scheme and text size."""
    from bbzdesk.services import oefenplekken

    deur = app.deur(map_, HULPBRONNEN, None, oefenen=True, klok=lambda: app.OP_DE_FOTO, omstandigheden=goedkoop)
    m = Meting(deur, stand)
    with m.open(lambda: wacht(lambda: m.venster.office is not None)):
        m.rust()
        m.hart.daad = "daarna"
        wacht_even(2500)
        with m.hart.buiten_beschouwing():
            alle = oefenplekken.plekken(m.venster.kantoor)
        for keer in ("eerste keer", "tweede keer"):
            tijden = [m.ga(f"{keer} {naam}", doel) for naam, doel in alle]
            meld(f"blad_{keer.replace(' ', '_')}", tijden)
        _kleed_om(m)


def _kleed_om(m: Meting) -> None:
    for daad, doe in (
        ("donker", lambda: m.look.choose_scheme("donker")),
        ("14 punten", lambda: m.look.choose_points(14)),
        ("licht", lambda: m.look.choose_scheme("licht")),
        ("10 punten", lambda: m.look.choose_points(10)),
    ):
        meld("omkleden", m.tot_rust(daad, doe))


# --- the story of the main job --------------------------------------------------------------------------------------


def verhaal(map_: Path, stand: Path) -> None:
    """The main job, from the first call to a loan that is repaid."""
    from tests.benchmarks import vensterverhaal

    vensterverhaal.speel(map_)


def maak_oefenopslag(map_: Path, stand: Path) -> None:
    """The practice store, for `plekken`."""
    deur = app.deur(map_, HULPBRONNEN, None, oefenen=True, klok=lambda: app.OP_DE_FOTO, omstandigheden=goedkoop)
    deur.open_oefening().opslag.sluit()


SOORTEN = {f.__name__: f for f in (openen, bladen, plekken, verhaal, maak_oefenopslag)}


if __name__ == "__main__":
    with TemporaryDirectory() as plek:
        SOORTEN[sys.argv[1]](Path(sys.argv[2]), Path(plek) / "venster.ini")
        sys.stdout.flush()
        os._exit(0)  # what is still alive in this process has nothing to keep
