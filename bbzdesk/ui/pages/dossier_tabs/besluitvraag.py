"""For which application, and with which letter: asked only when there is something to choose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.services.adviesbeeld import Besluitkeuze, Keuze
from bbzdesk.ui.widgets.dialogs import Dialog
from bbzdesk.ui.widgets.fields import Field, SelectBox


class DecisionDialog(Dialog):
    """`chosen` brings the application and the letter."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget, choice: Besluitkeuze) -> None:
        self._choice = choice
        self._application = _box(choice.aanvragen)
        self._letter = _box(choice.brieven)
        super().__init__(
            parent,
            "Brief of besluit",
            "Kies waarover u beslist. Daarna vult u het besluit verder in.",
            Field("Aanvraag", self._application),
            Field("Brief of besluit", self._letter),
            verb="Begin",
        )
        self.agreed.connect(self._give)

    def _give(self) -> None:
        application = self._choice.aanvragen[self._application.currentIndex()]
        letter = self._choice.brieven[self._letter.currentIndex()]
        self.chosen.emit(application.sleutel, letter.sleutel)


def _box(choices: tuple[Keuze, ...]) -> SelectBox:
    return SelectBox(*(choice.woorden for choice in choices))
