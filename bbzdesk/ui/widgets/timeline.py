"""What happened in a dossier, newest first, along a thin spine."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import RowButton
from bbzdesk.ui.widgets.layouts import column, empty, holder, row
from bbzdesk.ui.widgets.reader import Role
from bbzdesk.ui.widgets.text import NBSP, Text

_TOP = 2


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened. With a `sleutel` the moment is a button that opens it."""

    wanneer: str
    icon: str
    wat: str
    tekst: str = ""
    sleutel: str = ""


class Timeline(QWidget):
    """Moments in the order in which they are given, the newest first; a reader hears which of how many each is."""

    reader_role = Role.List
    chosen = Signal(str)

    def __init__(self, moments: Sequence[Moment] = ()) -> None:
        super().__init__()
        self._box = column(space="none")
        self.setLayout(self._box)
        self.set_moments(moments)

    def set_moments(self, moments: Sequence[Moment]) -> None:
        """Show these moments instead."""
        empty(self._box)
        total = len(moments)
        self.setAccessibleName(f"Tijdlijn, {total} moment{'' if total == 1 else 'en'}, het nieuwste eerst")
        for number, moment in enumerate(moments, 1):
            self._box.addWidget(self._row(moment, number, total))

    def _row(self, moment: Moment, number: int, total: int) -> QWidget:
        said = " ".join(f"{part.rstrip('.')}." for part in (moment.wat, moment.wanneer, moment.tekst) if part)
        name = f"{said} {number} van {total}"
        line = row(_Spine(moment.icon, last=number == total), (_words(moment), 1), space="m", margins=(14, 0, 14, 0))
        if moment.sleutel:
            button = RowButton(line, name)
            button.clicked.connect(lambda: self.chosen.emit(moment.sleutel))
            return button
        return _Item(line, name)


class _Item(QWidget):
    """A moment that only tells."""

    reader_role = Role.ListItem

    def __init__(self, layout: QLayout, name: str) -> None:
        super().__init__()
        self.setLayout(layout)
        self.setAccessibleName(name)


def _words(moment: Moment) -> QWidget:
    when = Text(moment.wanneer, "small", right=True)
    what = Text(f"{moment.wat}{NBSP}›" if moment.sleutel else moment.wat, "strong", wrap=True)
    head = row((what, 1), when, space="s")
    head.setAlignment(when, Qt.AlignmentFlag.AlignTop)
    words = column(head, space="none", margins=(0, 0, 0, SPACE["s"]))
    if moment.tekst:
        words.addWidget(Text(moment.tekst, wrap=True))
    return holder(words)


class _Spine(QWidget):
    """The icon of a moment and the line down to the next one, also after a moment of one line."""

    def __init__(self, icon: str, *, last: bool) -> None:
        super().__init__()
        self._icon, self._last = icon, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = theme.current().icon_px
        return QSize(side, side + _TOP)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look = theme.current()
        side, middle = look.icon_px, self.width() // 2
        painter = QPainter(self)
        painter.drawPixmap(0, _TOP, look.pixmap(self._icon, "muted"))
        if not self._last:
            top = _TOP + side + _TOP
            painter.fillRect(middle, top, 1, max(0, self.height() - top), look.color("line"))
        painter.end()
