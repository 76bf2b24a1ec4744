"""A walk over every page of the window on the practice store: the store is made once, each walk has a copy of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from bbzdesk import app
from bbzdesk.services import oefenplekken
from bbzdesk.services.toegang import Deur
from bbzdesk.ui import screens
from bbzdesk.ui.look import Look
from bbzdesk.ui.shell import Shell
from tests.kantoorhulp import PROEF, RESOURCES


def deur_naar(map_: Path, *, oefenen: bool = True) -> Deur:
    """The door to a practice store on the fixed morning of the pictures, with quick keys."""
    klok, backups = (lambda: app.OP_DE_FOTO), map_.with_name("back-up")
    return app.deur(map_, RESOURCES, backups, oefenen=oefenen, klok=klok, omstandigheden=lambda: PROEF)


def maak_oefenopslag(map_: Path) -> Path:
    """The practice store, made and closed again."""
    deur_naar(map_).open_oefening().opslag.sluit()
    return map_


class Vensterwacht(QObject):
    """Hears every window that opens: a part that is shown before it has its place flashes and takes the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.gezien: list[str] = []
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:  # noqa: N802 - Qt's name
        if gebeurtenis.type() == QEvent.Type.Show and isinstance(wie, QWidget) and wie.isWindow():
            self.gezien.append(type(wie).__name__)
        return False

    def neem(self) -> list[str]:
        """The windows that opened since the last time."""
        gezien, self.gezien = self.gezien, []
        return gezien


class Wandeling:
    """One window that goes from place to place."""

    def __init__(self, shell: Shell, look: Look) -> None:
        self.shell, self.look = shell, look

    def plekken(self) -> Iterator[str]:
        """Go everywhere; yields the name of the place when its page has come to rest."""
        for naam, doel in oefenplekken.plekken(self.shell.kantoor):
            self.shell.desk.go_to(doel)
            screens.rest(self.shell)
            yield naam


@contextmanager
def venster_op(
    deur: Deur, map_: Path, punten: int, maat: tuple[int, int], kleuren: str = "licht"
) -> Iterator[Wandeling]:
    """A window of this size before this door, dressed in this scheme and text size."""
    look = Look(QApplication.instance(), RESOURCES, map_ / "venster.ini", family=screens.SHIPPED_FAMILY)
    look.choose_scheme(kleuren)
    look.choose_points(punten)
    shell = Shell(deur, look)
    shell.resize(*maat)
    shell.show()
    shell.activateWindow()
    try:
        screens.rest(shell)
        yield Wandeling(shell, look)
    finally:
        screens.close(shell)
        look.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def op_weg(opslag: Path, map_: Path, punten: int, maat: tuple[int, int], kleuren: str = "licht") -> Iterator[Wandeling]:
    """The window with the office open, on a copy of the practice store."""
    kopie = map_ / "oefenen"
    shutil.copytree(opslag, kopie)
    with venster_op(deur_naar(kopie), map_, punten, maat, kleuren) as wandeling:
        screens.wait_for(lambda: wandeling.shell.office is not None)
        screens.rest(wandeling.shell)
        yield wandeling
