"""The real window on a real small store, for the tests: go somewhere, find a control by its name, wait for the worker."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from bbzdesk.services.doel import Doel
from bbzdesk.services.toegang import Deur
from bbzdesk.store import records
from bbzdesk.ui.look import Look
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.shell import Shell
from tests.kantoorhulp import PROEF, RESOURCES, WACHTWOORD, Bureau, Klok, bureau

W = TypeVar("W", bound=QWidget)
R = TypeVar("R")

__all__ = ["WACHTWOORD", "Venster", "deur_van", "open_venster"]


class Venster:
    """The window as a test uses it: by the names that a person or a screen reader knows."""

    def __init__(self, qtbot, shell: Shell, b: Bureau) -> None:
        self.qtbot, self.shell, self.b = qtbot, shell, b

    @property
    def kantoor(self):
        return self.shell.kantoor

    @property
    def page(self) -> PageView:
        return self.shell.office.page

    @property
    def said(self) -> str:
        """The sentence in the message bar."""
        bar = self.shell.office.messages._bar
        return "" if bar is None else bar.accessibleName()

    def go(self, pagina: str, sleutel: str = "", tab: str = "") -> PageView:
        """Go to a page and wait until it has read what it shows."""
        self.shell.desk.go_to(Doel(pagina, sleutel, tab))
        self.rest()
        return self.page

    def rest(self) -> None:
        """Wait until the worker has answered everything and what came of it is in sight."""
        self.qtbot.waitUntil(lambda: not self.shell.work.busy, timeout=20_000)
        shown: list[bool] = []
        QTimer.singleShot(0, self.shell, lambda: shown.append(True))  # after the shows that Qt still had to do
        self.qtbot.waitUntil(lambda: bool(shown) and not self.shell.work.busy, timeout=20_000)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is true."""
        self.qtbot.waitUntil(until, timeout=20_000)

    def alle(self, soort: type[R]) -> tuple[R, ...]:
        """All records of a kind that the store has."""
        with self.kantoor.opslag.lees() as bron:
            return records.waar(bron, soort)

    def find(self, kind: type[W], name: str, inside: QWidget | None = None) -> W:
        """The one visible control of a kind with this accessible name, or whose name begins with it."""
        found = [w for w in (inside or self.shell).findChildren(kind) if w.isVisible() and w.accessibleName()]
        exact = [w for w in found if w.accessibleName() == name]
        begins = exact or [w for w in found if w.accessibleName().startswith(name)]
        assert begins, f"no {kind.__name__} “{name}”; there are: {sorted({w.accessibleName() for w in found})}"
        return begins[0]

    def press(self, name: str, inside: QWidget | None = None) -> None:
        """Press a button by its name, and wait for what comes of it."""
        self.find(QAbstractButton, name, inside).click()
        self.rest()

    def fill(self, label: str, text: str, inside: QWidget | None = None) -> None:
        """Write in a field by its label, as somebody who leaves it afterwards."""
        field = next(
            (w for w in (inside or self.shell).findChildren(QWidget)
             if w.isVisible() and w.accessibleName() == label and isinstance(w, QLineEdit | QPlainTextEdit | QComboBox)),
            None,
        )  # fmt: skip
        assert field is not None, f"no field “{label}”"
        field.setFocus()
        match field:
            case QLineEdit():
                field.setText(text)
                field.textEdited.emit(text)
                field.editingFinished.emit()
            case QPlainTextEdit():
                field.setPlainText(text)
            case QComboBox():
                field.setCurrentIndex(field.findText(text, Qt.MatchFlag.MatchFixedString))

    def keys(self, text: str) -> None:
        """Type ASCII letters where the focus is."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)

    def words(self) -> str:
        """Everything that stands on the page, for looking whether something is said."""
        from PySide6.QtWidgets import QLabel

        return "\n".join(w.text() for w in self.page.findChildren(QLabel) if w.isVisible())


def deur_van(map_: Path, klok: Klok, backups: Path | None = None, *, oefenen: bool = False) -> Deur:
    """The front door to a test store."""
    return Deur(map_, RESOURCES, backups, klok, lambda: PROEF, oefenen)


@contextmanager
def open_venster(qtbot, tmp_path: Path, dag: date = date(2026, 1, 5)) -> Iterator[Venster]:
    """A window on a new store with the municipality set up, as after opening the door."""
    look = Look(QApplication.instance(), RESOURCES, tmp_path / "venster.ini", family="Noto Sans")
    with bureau(tmp_path / "opslag", dag) as b:
        shell = Shell(deur_van(tmp_path / "opslag", b.klok, tmp_path / "back-up"), look)
        shell.show()
        shell.enter(replace(b.kantoor, backupmap=tmp_path / "back-up"))
        venster = Venster(qtbot, shell, b)
        try:
            venster.rest()
            yield venster
        finally:
            shell.kantoor = None  # the store is the test's own
            shell.end()
            shell.hide()
            shell.deleteLater()
            look.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
