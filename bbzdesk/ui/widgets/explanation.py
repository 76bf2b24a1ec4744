"""*Zo is dit berekend*: the lines of a computation with article and amount, and the legal values that it used."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.geld import euro
from bbzdesk.domain.uitleg import GebruikteParameter, Regel
from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Part, column, row
from bbzdesk.ui.widgets.reader import Role, announce
from bbzdesk.ui.widgets.text import Picture, Rule, Text

WORDS = "Zo is dit berekend"
_WIDE_CHARS = 60  # below it sentence, article and amount leave each other no room
_TOP, _RIGHT = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight


class Explanation(QFrame):
    """Every amount can be followed to its article and to the value of the law on that day."""

    reader_role = Role.Grouping

    def __init__(self, lines: Sequence[Regel], parameters: Sequence[GebruikteParameter] = ()) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self.setAccessibleName(WORDS)
        parts: list[Part] = [_lines(lines)]
        if parameters:
            parts += [Rule(), Text("Deze waarden uit de wet zijn gebruikt", "strong", wrap=True), _values(parameters)]
        self.setLayout(column(*parts, space="s", margins=(14, 10, 14, 12)))


class ExplanationLink(Button):
    """Opens the explanation in its place, and closes it again; its name says which of the two it is."""

    def __init__(self, panel: QWidget, about: str = "") -> None:
        super().__init__(WORDS, "quiet", small=True, flush=True)
        self._panel, self._about = panel, f" {about}" if about else ""
        self.clicked.connect(self._turn)
        self._show(opened=False)

    def _turn(self) -> None:
        opened = self._panel.isHidden()
        self._show(opened=opened)
        announce(self, "open" if opened else "dicht")

    def _show(self, *, opened: bool) -> None:
        self._panel.setVisible(opened)
        self.setText("Verberg de berekening" if opened else WORDS)
        self.setAccessibleName(f"{self.text()}{self._about}, {'open' if opened else 'dicht'}")


class _Rows(QWidget):
    """Sentence, what it rests on, figure. Too narrow for three, the second stands small under the first."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE["l"])
        self._grid.setVerticalSpacing(SPACE["xs"])
        self._grid.setColumnStretch(0, 1)
        self._cells: list[QVBoxLayout] = []
        self._asides: list[Text] = []
        self._figures: list[Text] = []
        self._wide: bool | None = None

    def add(self, words: Sequence[Part], aside: str, figure: str) -> None:
        """One line; without a figure its place stays empty."""
        # Without an alignment of its own: Qt would hold a layout at the height it has when nothing wraps.
        cell, number = column(*words, None, space="none"), len(self._cells)
        self._cells.append(cell)
        self._asides.append(Text(aside, "small"))
        self._grid.addLayout(cell, number, 0)
        self._grid.addWidget(self._asides[-1], number, 1, _TOP | _RIGHT)
        if figure:
            self._figures.append(Text(figure, "strong", right=True))
            self._grid.addWidget(self._figures[-1], number, 2, _TOP | _RIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The longest word, and beside it the widest figure."""
        least = [c.minimumSize().width() for c in self._cells] + [a.sizeHint().width() for a in self._asides]
        words = max(least, default=0)
        figures = max((figure.sizeHint().width() for figure in self._figures), default=0)
        return QSize(words + SPACE["l"] + figures, 0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height in the order that fits this width."""
        self._turn(width)
        return self._grid.totalHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the order for the new width."""
        self._turn(event.size().width())
        super().resizeEvent(event)

    def _turn(self, width: int) -> None:
        wide = width >= _WIDE_CHARS * theme.current().em
        if wide == self._wide:
            return
        self._wide = wide
        for number, (cell, aside) in enumerate(zip(self._cells, self._asides, strict=True)):
            (cell if wide else self._grid).removeWidget(aside)
            if wide:
                self._grid.addWidget(aside, number, 1, _TOP | _RIGHT)
            elif aside.text():
                cell.insertWidget(cell.count() - 1, aside)
            aside.setVisible(bool(aside.text()))
        # An empty column would keep its distance.
        self._grid.setHorizontalSpacing(SPACE["l"] if wide else SPACE["s"])
        self._grid.setVerticalSpacing(SPACE["xs"] if wide else SPACE["s"])


def _lines(lines: Sequence[Regel]) -> QWidget:
    rows = _Rows()
    for line in lines:
        rows.add([Text(line.tekst, wrap=True)], line.artikel, "" if line.bedrag is None else euro(line.bedrag))
    return rows


def _values(parameters: Sequence[GebruikteParameter]) -> QWidget:
    rows = _Rows()
    for parameter in parameters:
        words: list[Part] = [Text(parameter.etiket, wrap=True)]
        if parameter.nog_te_controleren:
            note = Text("nog te controleren", "strong", tone="letop")
            words.append(row(Picture("let", "letop", "sunken"), note, None, space="xs"))
        since = "" if parameter.vanaf is None else f"sinds {voluit(parameter.vanaf)}"
        rows.add(words, since, parameter.in_woorden)
    return rows
