"""The phases of a dossier in one line: past filled, present marked, coming open; a sentence where they do not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from bbzdesk.ui import theme
from bbzdesk.ui.widgets.text import Text

_GAP = 2
_BAR, _MARK, _BELOW = 5, 7, 3
# Less room than this between two words, and they read as one.
_LEAST_SPARE = 8
_ALIGN = Qt.AlignmentFlag
_WRAP = int(_ALIGN.AlignLeft | _ALIGN.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class PhaseBar(Text):
    """A label, so that a reader hears its sentence; only how it shows is painted here."""

    def __init__(self, words: Sequence[str], current: int) -> None:
        super().__init__(wrap=True)
        self._words = tuple(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_current(current)

    @property
    def current(self) -> int:
        """The number of the present phase, counted from 0."""
        return self._current

    def set_current(self, current: int) -> None:
        """Show another phase as the present one."""
        self._current = current
        self.setText(_sentence(self._words, current))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def fits(self, width: int) -> bool:
        """Whether all words stand beside each other in this width."""
        return self._spare(width) >= _LEAST_SPARE

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width will do; the height is that of one line below the bar."""
        look = theme.current()
        return QSize(40 * look.em, self.heightForWidth(96 * look.em))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow is fine: then the sentence wraps."""
        look = theme.current()
        return QSize(20 * look.em, look.line_h + _MARK + _BELOW)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """One line of words, or the lines of the sentence."""
        line = theme.current().line_h if self.fits(width) else self._sentence_rect(width).height()
        return _MARK + _BELOW + line

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The segments with their words, or with the sentence below them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fits = self.fits(self.width())
        left = 0.0
        for number, width in enumerate(self._widths(fits)):
            self._paint_segment(painter, number, left, width)
            if fits:
                self._paint_word(painter, number, left, width)
            left += width + _GAP
        if not fits:
            painter.setFont(theme.current().font(strong=True))
            painter.setPen(theme.current().color("text"))
            painter.drawText(self.rect().adjusted(0, _MARK + _BELOW, 0, 0), _WRAP, self.text())
        painter.end()

    def _widths(self, fits: bool) -> list[float]:
        if fits:
            spare = self._spare(self.width())
            return [need + spare for need in self._needs()]
        number = len(self._words)
        return [(self.width() - _GAP * (number - 1)) / number] * number

    def _paint_segment(self, painter: QPainter, number: int, left: float, width: float) -> None:
        look = theme.current()
        if number == self._current:
            painter.fillRect(QRectF(left, 0, width, _MARK), look.color("accent"))
        elif number < self._current:
            painter.fillRect(QRectF(left, 1, width, _BAR), look.color("accent"))
        else:
            painter.setPen(QPen(look.color("line_strong"), 1))
            painter.drawRect(QRectF(left, 1, width, _BAR).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_word(self, painter: QPainter, number: int, left: float, width: float) -> None:
        look, present = theme.current(), number == self._current
        painter.setFont(look.font("small", strong=present))
        painter.setPen(look.color("text" if present else "muted"))
        place = QRectF(left, _MARK + _BELOW, width, look.line_h)
        painter.drawText(place, int(_ALIGN.AlignLeft | _ALIGN.AlignVCenter), self._words[number])

    def _needs(self) -> list[int]:
        look = theme.current()
        plain, strong = QFontMetrics(look.font("small")), QFontMetrics(look.font("small", strong=True))
        return [
            (strong if number == self._current else plain).horizontalAdvance(word)
            for number, word in enumerate(self._words)
        ]

    def _spare(self, width: int) -> float:
        number = len(self._words)
        return (width - sum(self._needs()) - _GAP * (number - 1)) / number

    def _sentence_rect(self, width: int) -> QRect:
        metrics = QFontMetrics(theme.current().font(strong=True))
        return metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, self.text())


def _sentence(words: Sequence[str], current: int) -> str:
    sentence = f"Fase {current + 1} van {len(words)}: {words[current]}."
    return f"{sentence} Hierna: {words[current + 1]}." if current + 1 < len(words) else sentence
