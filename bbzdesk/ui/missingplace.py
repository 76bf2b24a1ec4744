"""The folder with the data is not there: say which one, and what can be done. Nothing begins anew unasked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import plaatskeuze
from bbzdesk.services.plaatskeuze import Oordeel
from bbzdesk.services.toegang import Deur
from bbzdesk.ui.enter import WayIn
from bbzdesk.ui.files import choose_folder
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Page, PageScroll, column, flow, holder
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import Heading, Sheet
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.text import Text, breakable
from bbzdesk.ui.work import Work

_TITLE = "Uw gegevens zijn niet gevonden"
_AGAIN = "Als u de schijf hebt aangesloten of de map hebt teruggezet."
_CHOOSE = "Als de map is verplaatst of een andere naam heeft."
_RESTORE = "Als de gegevens er echt niet meer zijn. Dan komt de back-up in een nieuwe map."
_ANEW = "Met nieuwe, lege gegevens. Uw oude gegevens komen daar niet in."


class MissingPlace(WayIn):
    """`again` to look once more, `found(Deur)` for the folder that was pointed at, and the two ways without the data."""

    again = Signal()
    found = Signal(object)
    restore_asked = Signal()
    anew_asked = Signal()

    def __init__(self, deur: Deur, work: Work, sentence: str) -> None:
        super().__init__()
        self._deur, self._work = deur, work
        self._told = Slot()
        ways: tuple[tuple[Button, str, Callable[[], None] | SignalInstance], ...] = (
            (Button("Kijk opnieuw", "primary"), _AGAIN, self.again),
            (Button("Kies de map…"), _CHOOSE, self._choose),
            (Button("Back-up terugzetten…"), _RESTORE, self.restore_asked),
            (Button("Opnieuw beginnen…"), _ANEW, self.anew_asked),
        )
        self._first = ways[0][0]
        sheet = Sheet(MessageBar("letop", breakable(sentence)), *(_way(*way) for way in ways), self._told, space="l")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageScroll(Page(Heading(_TITLE), sheet, None), _TITLE))

    def begin(self) -> None:
        """Put the first way in hand."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_in(self, folder: Path) -> None:
        """Go on with the data in this folder, when they are there."""
        deur = self._deur.naar(folder)
        self._work.start(
            lambda: plaatskeuze.beoordeel(deur), lambda verdict: self._judged(deur, verdict), self._tell, owner=self
        )

    def refuse(self, sentence: str) -> None:
        """Below the ways."""
        self._told.fill(MessageBar("letop", sentence))

    def _judged(self, deur: Deur, verdict: Oordeel) -> None:
        if why := verdict.waarom_niet_open:
            self.refuse(why)
        else:
            self.found.emit(deur)

    def _tell(self, fault: GebruikersFout) -> None:
        self.refuse(" ".join(str(fault).split("\n")))

    def _choose(self) -> None:
        choose_folder(self, "Kies de map met uw gegevens", self.look_in)


def _way(button: Button, words: str, do: Callable[[], None] | SignalInstance) -> QWidget:
    button.clicked.connect(do)
    return holder(column(flow(button), Text(words, "muted", wrap=True), space="xs"))
