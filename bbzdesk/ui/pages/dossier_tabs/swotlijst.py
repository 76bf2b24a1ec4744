"""One of the four lists of the SWOT analysis: its points with their weight, and a line to add one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from bbzdesk.services.onderzoekbeeld import GEWICHTEN, Swotregel
from bbzdesk.ui.forms.editors import FactLine
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, SelectBox
from bbzdesk.ui.widgets.layouts import column, flow, holder, row
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.text import Rule, Text

_USUAL = 1


class SwotList(QFrame):
    """`added` asks to add a point (text, weight), `removed` to take one away; the line of typing is never rebuilt."""

    added = Signal(str, int)
    removed = Signal(str)
    edited = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self._title = title
        self._count, self._rows = Text("", "muted"), Slot()
        self.line = FactLine(0)
        self.field = Field(f"Nieuw punt bij {title}", self.line)
        self._weight = SelectBox(*(words for _, words in GEWICHTEN))
        self._weight.setCurrentIndex(_USUAL)
        self._weight.setAccessibleName(f"Gewicht van het nieuwe punt bij {title}")
        add = Button("Voeg toe", icon="plus", name=f"Voeg toe aan {title}")
        add.clicked.connect(self.send)
        self.line.returnPressed.connect(self.send)
        self._rows.go_on = self.line  # not the next *Verwijder*: one press more would take that away too
        self.line.edited.connect(self._on_edited)
        adding = column(self.field, flow(self._weight, add), space="xs", margins=(14, 6, 14, 10))
        head = row(Text(title, "section"), self._count, None, space="s", margins=(14, 7, 10, 7))
        self.setLayout(column(head, self._rows, Rule(), holder(adding), None, space="none", margins=(1, 0, 1, 0)))

    def set_points(self, points: Sequence[Swotregel]) -> None:
        """Show these points."""
        self._count.setText("" if not points else "1 punt" if len(points) == 1 else f"{len(points)} punten")
        parts = [part for point in points for part in (Rule(), self._row(point))]
        self._rows.fill(*(parts or [Rule(), _nothing()]), space="none")

    def send(self) -> None:
        """Ask to add what stands in the line."""
        self.added.emit(self.line.text(), GEWICHTEN[self._weight.currentIndex()][0])

    def take(self, text: str) -> None:
        """The point was added: the line is free for the next one, unless somebody typed on."""
        self.field.set_error("")
        if self.line.text() == text:
            self.line.set_text("")
            self._weight.setCurrentIndex(_USUAL)

    def _on_edited(self) -> None:
        self.field.set_error("")
        self.edited.emit()

    def _row(self, point: Swotregel) -> QFrame:
        remove = Button("Verwijder", "quiet", small=True, name=f"Verwijder uit {self._title}: {point.tekst}")
        remove.clicked.connect(lambda: self.removed.emit(point.id))
        line = QFrame()
        words = (Text(point.tekst, wrap=True), 1)
        line.setLayout(row(words, Text(point.gewicht, "small"), remove, space="m", margins=(14, 2, 8, 2)))
        return line


def _nothing() -> QFrame:
    empty = QFrame()
    empty.setLayout(row(Text("Nog geen punten.", "muted"), None, margins=(14, 4, 14, 4)))
    return empty
