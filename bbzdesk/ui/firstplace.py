"""Where the data stand: the folder in full, what it is good for in words, and the way to another folder."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.services.plaatskeuze import Oordeel
from bbzdesk.ui.files import choose_folder
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import column, flow
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.text import Text, breakable

CHOOSE = "Andere map kiezen…"
_WHERE = "BbzDesk bewaart alles in één map op deze computer. De gegevens staan daar versleuteld. Er gaat niets naar internet."
_SHARED = (
    "Werkt u met een collega op deze computer? Kies dan allebei dezelfde map, in een map waar u allebei in mag. Eén van u "
    "tegelijk kan die gegevens openen."
)
_GOOD = "Deze map is geschikt: een vaste schijf van deze computer, zonder synchronisatie."
_THERE = (
    "In deze map staan al gegevens van BbzDesk. U kunt ze openen met uw wachtwoord of herstelblad. Hebt u nog geen "
    "wachtwoord? Vraag dan een collega u toe te voegen bij Instellingen, Gebruikers."
)


class PlaceStep(QWidget):
    """Shows one folder and how it was judged; `chosen(Path)` or `usual_asked` when it has to be another one."""

    chosen = Signal(object)
    usual_asked = Signal()

    def __init__(self, folder: Path, verdict: Oordeel, *, usual: bool, choose: bool) -> None:
        """`usual`: this is the folder that was proposed; `choose`: it may be another one."""
        super().__init__()
        other = Button(CHOOSE)
        other.clicked.connect(lambda: choose_folder(self, "Kies de map voor uw gegevens", self.chosen.emit))
        back = Button("Toch de voorgestelde map", "quiet")
        back.clicked.connect(self.usual_asked)
        ways = [] if not choose else [flow(other)] if usual else [flow(other, back)]
        place = Text(breakable(str(folder)), "strong", wrap=True)
        place.setAccessibleName(f"Map: {folder}")
        words = [Text(_WHERE, wrap=True), *([Text(_SHARED, "muted", wrap=True)] if choose else [])]
        self.setLayout(column(*words, place, _bar(verdict), *ways, space="l"))


def _bar(verdict: Oordeel) -> MessageBar:
    if verdict.bezwaar:
        return MessageBar("letop", verdict.bezwaar)
    return MessageBar("info", _THERE) if verdict.bestaat else MessageBar("goed", _GOOD)
