"""*Zo is dit berekend*: the lines of a computation with article and amount, and the legal values that it used."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.geld import euro
from bbzdesk.domain.uitleg import GebruikteParameter, Regel
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Part, column, holder, row
from bbzdesk.ui.widgets.reader import Role, announce
from bbzdesk.ui.widgets.text import Picture, Rule, Text

WORDS = "Zo is dit berekend"
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
        super().__init__(WORDS, "quiet", small=True)
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


def _lines(lines: Sequence[Regel]) -> QWidget:
    grid = _grid()
    for number, line in enumerate(lines):
        grid.addWidget(Text(line.tekst, wrap=True), number, 0, _TOP)
        grid.addWidget(Text(line.artikel, "small", right=True), number, 1, _TOP | _RIGHT)
        if line.bedrag is not None:
            grid.addWidget(Text(euro(line.bedrag), "strong", right=True), number, 2, _TOP | _RIGHT)
    return holder(grid)


def _values(parameters: Sequence[GebruikteParameter]) -> QWidget:
    grid = _grid()
    for number, parameter in enumerate(parameters):
        since = "" if parameter.vanaf is None else f"sinds {voluit(parameter.vanaf)}"
        words: list[Part] = [Text(parameter.etiket, wrap=True)]
        if parameter.nog_te_controleren:
            note = Text("nog te controleren", "strong", tone="letop")
            words.append(row(Picture("let", "letop", "sunken"), note, None, space="xs"))
        grid.addLayout(column(*words, space="none"), number, 0, _TOP)
        grid.addWidget(Text(since, "small", right=True), number, 1, _TOP | _RIGHT)
        grid.addWidget(Text(parameter.in_woorden, "strong", right=True), number, 2, _TOP | _RIGHT)
    return holder(grid)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE["l"])
    grid.setVerticalSpacing(SPACE["xs"])
    grid.setColumnStretch(0, 1)
    return grid
