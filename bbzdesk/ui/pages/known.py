"""The box *Bekend in BbzDesk*: who this caller may be, found while somebody types."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bbzdesk.services.bekend import Bekend, Bekende
from bbzdesk.ui.widgets.buttons import RowButton
from bbzdesk.ui.widgets.layouts import column, empty, holder, row
from bbzdesk.ui.widgets.text import Text


class KnownPanel(QFrame):
    """What was found, each line the way to it. The box stays; only its lines change."""

    asked = Signal(object)

    def __init__(self, title: str = "Bekend in BbzDesk?") -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self._sentence = Text("", "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        head = row(Text(title, "section"), None, margins=(14, 7, 10, 5))
        words = holder(column(self._sentence, margins=(14, 0, 14, 6)))
        self.setLayout(column(head, words, holder(self._rows), space="none", margins=(1, 0, 1, 6)))
        self._found: Bekend | None = None

    def show_found(self, found: Bekend) -> None:
        """Show this answer; the same answer again changes nothing, so the focus stays."""
        if found == self._found:
            return
        self._found = found
        self._sentence.setText(found.zin)
        empty(self._rows)
        for somebody in found.regels:
            self._rows.addWidget(self._line(somebody))

    def _line(self, somebody: Bekende) -> QWidget:
        words = column(
            Text(somebody.naam, "strong", wrap=True), Text(somebody.toelichting, "muted", wrap=True), space="none"
        )
        line = RowButton(row((words, 1), margins=(14, 4, 14, 4)), f"{somebody.naam}. {somebody.toelichting}")
        line.clicked.connect(lambda: self.asked.emit(somebody.doel))
        return line


def words_panel(title: str, *words: QWidget) -> QFrame:
    """A box with a title and some words."""
    frame = QFrame()
    frame.setProperty("role", "panel")
    frame.setAccessibleName(title)
    frame.setLayout(column(Text(title, "section"), *words, space="xs", margins=(15, 7, 15, 9)))
    return frame
