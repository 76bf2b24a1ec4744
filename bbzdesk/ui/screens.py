"""Every page as a picture (`bbzdesk schermen`): for who writes the manual, and for who looks whether all is well."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import oefenplekken
from bbzdesk.services.toegang import Deur
from bbzdesk.ui.look import Look
from bbzdesk.ui.shell import Shell, speak_dutch
from bbzdesk.ui.theme import SHIPPED_FAMILY

_STEP_MS = 10
_TURNS = 16  # a page may fetch a letter a moment after it was painted
_PATIENCE_MS = 60_000


def application() -> QApplication:
    """The application, with Dutch words."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak_dutch(app)
    return app


def render(
    deuren: tuple[Deur, Deur], resources: Path, folder: Path, scheme: str, points: int
) -> Iterator[tuple[str, Path]]:
    """Write a picture per page into `folder`; yields its name and file. `deuren`: the practice store, and an empty place."""
    app = application()
    look = Look(app, resources, folder / ".venster.ini", family=SHIPPED_FAMILY)
    look.choose_scheme(scheme)
    look.choose_points(points)
    practice, empty = deuren
    for name, deur in (("eerste-start", empty), ("deur", practice_as_real(practice))):
        window = Shell(deur, look)
        yield name, _picture(window, folder, name)
        close(window)
    window = Shell(practice, look)
    window.show()
    wait_for(lambda: window.office is not None)
    yield from _pages(window, folder)
    window.lock()
    yield "vergrendeld", _picture(window, folder, "vergrendeld")
    close(window)
    look.deleteLater()
    (folder / ".venster.ini").unlink(missing_ok=True)


def practice_as_real(deur: Deur) -> Deur:
    """The practice store behind an ordinary door, so that the door can be seen. It is made first when it is not there."""
    if not deur.bestaat():
        deur.open_oefening().opslag.sluit()
    return replace(deur, oefenen=False)


def _pages(window: Shell, folder: Path) -> Iterator[tuple[str, Path]]:
    assert window.desk is not None
    assert window.kantoor is not None
    rest(window)
    for name, doel in oefenplekken.plekken(window.kantoor):
        window.desk.go_to(doel)
        yield name, _picture(window, folder, name)


def _picture(window: Shell, folder: Path, name: str) -> Path:
    window.show()
    rest(window)
    path = folder / f"{name}.png"
    if not window.grab().save(str(path)):
        raise GebruikersFout(f"De afbeelding {path.name} kon niet worden bewaard. Kies een andere map.")
    return path


def rest(window: Shell) -> None:
    """Wait until the page has read and laid itself out."""
    wait_for(lambda: not window.work.busy)
    fetched = False
    for _ in range(_TURNS):
        _turn()
        fetched = fetched or window.work.busy
    wait_for(lambda: not window.work.busy)
    # What came after the page, a letter, is painted a moment later by a thread of Qt's own.
    for _ in range(_TURNS if fetched else 0):
        _turn()


def wait_for(true: Callable[[], bool]) -> None:
    """Let the window live until something is so; a page that never comes is a bug of ours."""
    for _ in range(_PATIENCE_MS // _STEP_MS):
        if true():
            return
        _turn()
    raise RuntimeError("the window did not come to rest")


def _turn() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_STEP_MS, loop.quit)
    loop.exec()


def close(window: Shell) -> None:
    """Close without a backup: this is a store for pictures."""
    window.end()
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
