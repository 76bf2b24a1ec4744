"""From the start of a process to the first paint: a bare window of Qt (`kaal`) or the door (`deur MAP`).

Prints the seconds since `T0` of the environment and ends at once. Imports nothing that the program would not.
"""

import os
import sys
import time
from pathlib import Path

WORTEL = Path(__file__).parents[2]


def _klaar() -> None:
    print(time.time() - float(os.environ["T0"]), flush=True)
    os._exit(0)


def kaal() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Venster(QMainWindow):
        def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
            QTimer.singleShot(0, _klaar)

    app = QApplication([])
    venster = Venster()
    venster.setCentralWidget(QLabel("Wachtwoord"))
    venster.resize(1366, 768)
    venster.show()
    app.exec()


def deur(map_: Path) -> None:
    sys.path.insert(0, str(WORTEL))
    from bbzdesk import app
    from bbzdesk.ui import door, shell

    def verf(zelf: door.Door, event: object) -> None:
        from PySide6.QtCore import QTimer

        gewoon(zelf, event)
        QTimer.singleShot(0, _klaar)

    gewoon, door.Door.paintEvent = door.Door.paintEvent, verf
    hulpbronnen = WORTEL / "resources"
    shell.open_venster(app.deur(map_, hulpbronnen, None), hulpbronnen, map_ / "venster.ini")


if __name__ == "__main__":
    kaal() if sys.argv[1] == "kaal" else deur(Path(sys.argv[2]))
