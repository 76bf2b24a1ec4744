"""The window in a process of its own, for killing: somebody types in one field, six keys a second, until it ends.

Every key that the window has taken is told on standard output, with the moment; the parent kills when it likes.
"""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from bbzdesk.services import oefenplekken
from bbzdesk.ui import screens, theme
from bbzdesk.ui.look import Look
from bbzdesk.ui.shell import Shell
from bbzdesk.ui.singletons import keep_singletons
from tests.kantoorhulp import RESOURCES, deel
from tests.ui.wandeling import deur_naar

TOETS_MS = 1000 // 6
DADEN = "daden"  # in place of a field to type in: keep one call after the other
LETTERS = "de ondernemer vertelt over zijn zaak "


def veld_op(shell: Shell, plek: str, naam: str) -> QLineEdit | QPlainTextEdit:
    """Go to a place of the practice store and find a field there by the beginning of its name."""
    doel = dict(oefenplekken.plekken(shell.kantoor))[plek]
    shell.desk.go_to(doel)
    screens.rest(shell)
    pagina = shell.office.page
    velden: list[QWidget] = [*pagina.findChildren(QPlainTextEdit), *pagina.findChildren(QLineEdit)]
    gevonden = [v for v in velden if v.isVisible() and v.accessibleName().startswith(naam)]
    assert gevonden, f"{plek} has no “{naam}”, but {sorted({v.accessibleName() for v in velden if v.isVisible()})}"
    return gevonden[0]


def tekst_van(veld: QLineEdit | QPlainTextEdit) -> str:
    return veld.text() if isinstance(veld, QLineEdit) else veld.toPlainText()


def typ(shell: Shell, plek: str, naam: str) -> None:
    """Type in one field until the end."""
    veld = veld_op(shell, plek, naam)
    veld.setFocus()
    veld.selectAll()
    begonnen = [0]

    def toets() -> None:
        QTest.keyClick(veld, LETTERS[begonnen[0] % len(LETTERS)])
        begonnen[0] += 1
        print(f"{time.monotonic()}\t{tekst_van(veld)}", flush=True)

    klok = QTimer(shell)
    klok.timeout.connect(toets)
    klok.start(TOETS_MS)
    QApplication.exec()


def bewaar_meldingen(shell: Shell) -> None:
    """Keep one call after the other; tells each that the window said was kept."""
    for nummer in range(1_000_000):
        shell.desk.go("contact")
        screens.rest(shell)
        pagina = shell.office.page
        pagina.form.set_values({**deel().contact, "contact.naam": f"Beller {nummer}"}, dirty=True)
        next(k for k in pagina.findChildren(QPushButton) if k.accessibleName() == "Bewaar, later verder").click()
        screens.rest(shell)
        print(f"{time.monotonic()}\tBeller {nummer}", flush=True)


def main(map_: Path, plek: str, naam: str) -> None:
    """Open the window and be at work until the end."""
    keep_singletons()
    app = QApplication([])
    theme.apply(app, RESOURCES, theme.Scheme.LICHT, 10, family="Noto Sans")
    with tempfile.TemporaryDirectory() as weg:
        look = Look(app, RESOURCES, Path(weg) / "venster.ini", family="Noto Sans")
        shell = Shell(deur_naar(map_), look)
        shell.show()
        shell.activateWindow()
        screens.wait_for(lambda: shell.office is not None)
        screens.rest(shell)
        if plek == DADEN:
            bewaar_meldingen(shell)
        else:
            typ(shell, plek, naam)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
