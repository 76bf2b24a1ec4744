"""The window in a process of its own, for killing: somebody types in one field, six keys a second, until it ends.

Every key that the window has taken is told on standard output, with the moment; the parent kills when it likes. In
between something may have the store all the time (`BEZET`), as a backup or a maandverwerking has it for seconds.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from bbzdesk.services import oefenplekken
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store.verbinding import ruwe_verbinding
from bbzdesk.ui import screens, theme
from bbzdesk.ui.look import Look
from bbzdesk.ui.shell import Shell
from bbzdesk.ui.singletons import keep_singletons
from bbzdesk.ui.widgets.dialogs import Dialog
from tests.kantoorhulp import RESOURCES, deel
from tests.ui.wandeling import deur_naar

TOETS_MS = 1000 // 6
DADEN = "daden"  # in place of a field to type in: keep one call after the other
LETTERS = "de ondernemer vertelt over zijn zaak "


VRAAG = "betaling"  # the command that asks in a dialog, on the page of a loan


def veld_op(shell: Shell, plek: str, naam: str) -> QLineEdit | QPlainTextEdit:
    """Go to a place of the practice store and find a field there by the beginning of its name."""
    pagina: QWidget
    doel = dict(oefenplekken.plekken(shell.kantoor))["lening" if plek == VRAAG else plek]
    shell.desk.go_to(doel)
    screens.rest(shell)
    pagina = shell.office.page
    if plek == VRAAG:
        shell.office.page.command(VRAAG)
        screens.rest(shell)
        pagina = next(dialoog for dialoog in shell.findChildren(Dialog) if dialoog.isVisible())
    velden: list[QWidget] = [*pagina.findChildren(QPlainTextEdit), *pagina.findChildren(QLineEdit)]
    gevonden = [v for v in velden if v.isVisible() and v.accessibleName().startswith(naam)]
    assert gevonden, f"{plek} has no “{naam}”, but {sorted({v.accessibleName() for v in velden if v.isVisible()})}"
    return gevonden[0]


def tekst_van(veld: QLineEdit | QPlainTextEdit) -> str:
    return veld.text() if isinstance(veld, QLineEdit) else veld.toPlainText()


def leest(kantoor: Kantoor, begonnen: Callable[[], None]) -> None:
    """As a backup does: one reader with a lock, for which every writer waits."""
    lezer = ruwe_verbinding(kantoor.opslag.map / "bbzdesk.db", kantoor.opslag.sleutel, alleen_lezen=True)
    lezer.execute("BEGIN")
    lezer.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    begonnen()
    time.sleep(60)
    lezer.close()


def schrijft(kantoor: Kantoor, begonnen: Callable[[], None]) -> None:
    """As a maandverwerking does: one transaction that is so large that it stands half in the file already."""
    with kantoor.werk("Maandverwerking") as w:
        w.uitvoeren("PRAGMA cache_size=2")
        for nummer in range(300):
            w.voeg_toe(
                "vordering",
                {
                    "opslag": w.opslag_id,
                    "dossier_id": "dossier-1",
                    "nummer": f"half-{nummer}",
                    "soort": "lening",
                    "ontstaan_op": date(2026, 1, 1),
                    "aangemaakt_op": w.nu,
                },
            )
        begonnen()
        time.sleep(60)


BEZET: dict[str, Callable[[Kantoor, Callable[[], None]], None]] = {"leest": leest, "schrijft": schrijft}


def houd_bezet(shell: Shell, hoe: str) -> None:
    """Let the worker and the store be taken from now on."""
    kantoor, begonnen = shell.kantoor, threading.Event()
    shell.desk.read(lambda: BEZET[hoe](kantoor, begonnen.set), lambda _: None, owner=shell)
    assert begonnen.wait(20)


def typ(shell: Shell, plek: str, naam: str, bezet: str) -> None:
    """Type in one field until the end."""
    veld = veld_op(shell, plek, naam)
    if bezet:
        houd_bezet(shell, bezet)
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


def main(map_: Path, plek: str, naam: str, bezet: str) -> None:
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
            typ(shell, plek, naam, bezet)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4])
