"""The head of a wizard: where am I, what is done, what comes. A step that is done is a button back to it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import RowButton
from bbzdesk.ui.widgets.layouts import Margins, empty, holder, row
from bbzdesk.ui.widgets.reader import Role
from bbzdesk.ui.widgets.text import Rule, Text

# The line between two steps is never shorter than this.
_LEAST_LINE = SPACE["m"]
_MARGINS: Margins = (2, 2, 8, 2)
_LAST: Margins = (2, 2, 0, 2)  # it ends where the page ends


class Stepper(QWidget):
    """Numbered circles with words; where they do not fit only the present step keeps its word."""

    reader_role = Role.Grouping
    asked = Signal(int)

    def __init__(self, names: Sequence[str], current: int = 0) -> None:
        super().__init__()
        self._names = tuple(names)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE["s"])
        self._words: list[Text] = []
        self._steps: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_current(current)

    @property
    def current(self) -> int:
        """The number of the present step, counted from 0."""
        return self._current

    def set_current(self, current: int) -> None:
        """Go to another step."""
        self._current = current
        self.setAccessibleName(f"Stap {current + 1} van {len(self._names)}: {self._names[current]}")
        self._clear()
        for number in range(len(self._names)):
            if number:
                self._box.addWidget(Rule(), 1)
            self._box.addWidget(self._step(number))
        self._show_words(self.width())

    def needed_width(self) -> int:
        """The least width at which every step has its word."""
        steps = sum(self._step_width(number) for number in range(len(self._names)))
        return steps + (len(self._names) - 1) * (_LEAST_LINE + 2 * SPACE["s"])

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All circles and the present word."""
        circles = (len(self._names) - 1) * (_side() + _MARGINS[0] + _MARGINS[2] + 2 * SPACE["s"])
        return QSize(self._step_width(self._current) + circles, _side() + _MARGINS[1] + _MARGINS[3])

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All words."""
        return QSize(self.needed_width(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the words that fit."""
        self._show_words(event.size().width())
        super().resizeEvent(event)

    def _show_words(self, width: int) -> None:
        wide = width >= self.needed_width()
        for number, word in enumerate(self._words):
            word.setVisible(wide or number == self._current)

    def _step_width(self, number: int) -> int:
        return _side() + SPACE["s"] + self._words[number].sizeHint().width() + _MARGINS[0] + _MARGINS[2]

    def _clear(self) -> None:
        empty(self._box)
        self._words = []

    def _step(self, number: int) -> QWidget:
        word = Text(self._names[number], "strong" if number == self._current else "muted")
        self._words.append(word)
        margins = _LAST if number == len(self._names) - 1 else _MARGINS
        line = row(_Dot(number, self._current), word, space="s", margins=margins)
        if number < self._current:
            button = RowButton(line, f"Stap {number + 1}: {self._names[number]}, klaar. Ga terug naar deze stap")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda: self.asked.emit(number))
            return button
        step = holder(line)
        step.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        present = "u bent hier" if number == self._current else "volgt nog"
        step.setAccessibleName(f"Stap {number + 1}: {self._names[number]}, {present}")
        return step


def _side() -> int:
    return theme.current().answer_h


class _Dot(QWidget):
    """The circle of a step: a tick, the present number on a filled ground, or a number to come."""

    def __init__(self, number: int, current: int) -> None:
        super().__init__()
        self._number, self._done, self._present = number, number < current, number == current
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_side(), _side())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look, side = theme.current(), self.width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent_fill" if self._present else "accent" if self._done else "line_strong"
        painter.setPen(QPen(look.color(edge), 1.5))
        painter.setBrush(look.color("accent_fill" if self._present else "raised"))
        painter.drawEllipse(QRectF(1.5, 1.5, side - 3, side - 3))
        if self._done:
            tick = look.icon_px - 2
            painter.drawPixmap((side - tick) // 2, (side - tick) // 2, look.pixmap("vink", "accent", size=tick))
        else:
            painter.setPen(look.color("on_accent" if self._present else "muted"))
            painter.setFont(look.font("small", strong=True))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number + 1))
        painter.end()
