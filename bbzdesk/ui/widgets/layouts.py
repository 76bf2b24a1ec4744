"""How parts stand together: rows and columns in the distances of the design, lines that wrap, columns that stack, pages."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE

Part = QWidget | QLayout | tuple[QWidget | QLayout, int] | None
"""What stands in a row: a part, a part with its share of the spare room, or `None` for the spare room itself."""

Margins = tuple[int, int, int, int]
_NO_MARGINS: Margins = (0, 0, 0, 0)
Side = Literal["left", "centre", "right"]
_SHIFT: dict[Side, float] = {"left": 0, "centre": 0.5, "right": 1}


def row(*parts: Part, space: str = "s", margins: Margins = _NO_MARGINS) -> QHBoxLayout:
    """Parts beside each other."""
    layout = QHBoxLayout()
    _fill(layout, parts, space, margins)
    return layout


def column(*parts: Part, space: str = "s", margins: Margins = _NO_MARGINS) -> QVBoxLayout:
    """Parts below each other."""
    layout = QVBoxLayout()
    _fill(layout, parts, space, margins)
    return layout


def holder(layout: QLayout) -> QWidget:
    """A widget without a look of its own around a layout."""
    widget = Holder()
    widget.setLayout(layout)
    return widget


def empty(layout: QLayout) -> None:
    """Take everything away; hidden first, because what is thrown away stays for a moment."""
    while (item := layout.takeAt(0)) is not None:
        if old := item.widget():
            old.hide()
            old.deleteLater()


class Holder(QWidget):
    """A class of our own, because Qt itself answers for a bare `QWidget` that a reader asks for."""


def _fill(layout: QBoxLayout, parts: Sequence[Part], space: str, margins: Margins) -> None:
    layout.setSpacing(SPACE[space])
    layout.setContentsMargins(*margins)
    for part in parts:
        what, stretch = part if isinstance(part, tuple) else (part, 0)
        if what is None:
            layout.addStretch(1)
        elif isinstance(what, QLayout):
            layout.addLayout(what, stretch)
        else:
            layout.addWidget(what, stretch)


class ItemLayout(QLayout):
    """A layout of our own: it holds its items, takes no more room than it is given, and is higher where it is narrower."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take an item behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """The number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt asks past the end
        """The item at this place, or nothing."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt asks past the end
        """Give the item at this place away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """No more room than it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the more lines."""
        return True


class Flow(ItemLayout):
    """Items in a line that wraps, at the left, in the middle or at the right."""

    def __init__(self, *widgets: QWidget, space: str = "s", side: Side = "left") -> None:
        super().__init__()
        self._gap = SPACE[space]
        self._shift = self._wished_shift = _SHIFT[side]
        self.setContentsMargins(*_NO_MARGINS)
        for widget in widgets:
            self.addWidget(widget)

    def align_left(self, left: bool) -> None:
        """Stand at the left while stacked under another part; at the wished side otherwise."""
        self._shift = 0 if left else self._wished_shift

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all lines at this width."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._arrange(QRect(0, 0, inner, 0), place=False) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place the items; spare height goes half above, half below."""
        super().setGeometry(rect)
        margins = self.contentsMargins()
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        inner = rect.adjusted(margins.left(), margins.top() + spare // 2, -margins.right(), 0)
        self._arrange(inner, place=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All items in one line."""
        hints = [self._size(item) for item in self._visible()]
        width = sum(h.width() for h in hints) + self._gap * max(0, len(hints) - 1)
        return self._with_margins(width, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest item alone."""
        least = [item.minimumSize() for item in self._visible()]
        width = max((m.width() for m in least), default=0)
        return self._with_margins(width, max((m.height() for m in least), default=0))

    def _with_margins(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    @staticmethod
    def _size(item: QLayoutItem) -> QSize:
        return item.sizeHint().expandedTo(item.minimumSize())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._visible():
            wide = self._size(item).width()
            if lines and used + self._gap + wide <= width:
                lines[-1].append(item)
                used += self._gap + wide
            else:
                lines.append([item])
                used = wide
        return lines

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        top = rect.y()
        for line in self._lines(rect.width()):
            sizes = [self._size(item) for item in line]
            height = max(size.height() for size in sizes)
            if place:
                self._place(line, sizes, QRect(rect.x(), top, rect.width(), height))
            top += height + self._gap
        return max(0, top - self._gap - rect.y())

    def _place(self, line: list[QLayoutItem], sizes: list[QSize], rect: QRect) -> None:
        used = sum(size.width() for size in sizes) + self._gap * (len(sizes) - 1)
        left = rect.x() + int(max(0, rect.width() - used) * self._shift)
        for item, size in zip(line, sizes, strict=True):
            width = min(size.width(), rect.width())  # an item wider than the page wraps inside itself
            item.setGeometry(QRect(left, rect.y() + (rect.height() - size.height()) // 2, width, size.height()))
            left += size.width() + self._gap


def flow(*widgets: QWidget, space: str = "s", side: Side = "left") -> QWidget:
    """A widget that holds a `Flow`."""
    return holder(Flow(*widgets, space=space, side=side))


class Columns(QWidget):
    """Parts side by side when there is room, stacked when there is not.

    Room is counted in digits and in what the parts need at least, so the page follows the text size and never grows
    wider than the window.
    """

    def __init__(
        self, *parts: QWidget, stretch: Sequence[int], min_chars: float = 96, space: str = "l", below: str = ""
    ) -> None:
        super().__init__()
        self._parts, self._min_chars = parts, min_chars
        self._beside, self._below = SPACE[space], SPACE[below or space]
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(*_NO_MARGINS)
        self._box.setSpacing(self._beside)
        self._wide: bool | None = None
        for part, share in zip(parts, stretch, strict=True):
            self._box.addWidget(part, share)

    @property
    def stacked(self) -> bool:
        """Whether the parts stand below each other now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def needed_width(self) -> int:
        """The least width at which the parts stand side by side."""
        least = sum(part.minimumSizeHint().width() for part in self._parts)
        gaps = self._beside * (len(self._parts) - 1)
        return max(least + gaps, int(self._min_chars * theme.current().em))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest part alone: the others can stand below it."""
        return QSize(max(part.minimumSizeHint().width() for part in self._parts), 0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height in the direction that fits this width."""
        self._turn(width)
        if self._box.hasHeightForWidth():
            return self._box.totalHeightForWidth(width)
        return self._box.totalSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the direction for the new width."""
        self._turn(event.size().width())
        super().resizeEvent(event)

    def _turn(self, width: int) -> None:
        wide = width >= self.needed_width()
        if wide == self._wide:
            return  # setting the same once more would throw away what the layout has measured
        self._wide = wide
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._box.setSpacing(self._beside if wide else self._below)
        for part in self._parts:
            layout = part.layout()
            if isinstance(layout, Flow):
                layout.align_left(not wide)


class Page(QWidget):
    """The content of a page inside its scroll area.

    Without the override the least height counts every wrapped label at its narrowest, and a page that fits would get a
    scroll bar.
    """

    def __init__(self, *parts: Part, space: str = "m") -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setLayout(column(*parts, space=space, margins=(24, 10, 24, 10)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest part; the height follows from the width."""
        layout = self.layout()
        return QSize(layout.minimumSize().width() if layout else 0, 0)


class PageScroll(QScrollArea):
    """Scrolls a page up and down, never sideways."""

    def __init__(self, page: Page, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setWidget(page)
