"""Choosing what a list shows: the filter line with its chips, and the switch between views."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLayoutItem, QPushButton, QWidget

from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import LineEdit
from bbzdesk.ui.widgets.layouts import Flow, holder, row
from bbzdesk.ui.widgets.text import Text

_FIELD_CHARS = 24


class _Beside(Flow):
    """Parts at the left that wrap, and one part at the right: in the first line when that has room for it."""

    def __init__(self, right: QWidget, *widgets: QWidget) -> None:
        # Last: Tab comes there after the parts at its left.
        super().__init__(*widgets, right)
        self._right = right

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        visible = self._visible()
        right = next(item for item in visible if item.widget() is self._right)
        items = [item for item in visible if item is not right]
        keep = self._size(right).width() + self._gap
        bearer = 0 if not items or self._size(items[0]).width() + keep <= rect.width() else 1
        lines, top = self._wrapped(items, rect.width(), keep, bearer), rect.y()
        for number, line in enumerate(lines):
            parts = [*line, right] if number == bearer else line
            sizes = [self._at_most(part, rect.width()) for part in parts]
            height = max(size.height() for size in sizes)
            if place:
                self._put(parts, sizes, QRect(rect.x(), top, rect.width(), height), last_right=number == bearer)
            top += height + self._gap
        return max(0, top - self._gap - rect.y())

    def _wrapped(self, items: list[QLayoutItem], width: int, keep: int, bearer: int) -> list[list[QLayoutItem]]:
        """The lines of the left parts; the line that bears the right one has less room, and is always there."""
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in items:
            wide = self._size(item).width()
            while used + wide > width - (keep if len(lines) - 1 == bearer else 0):
                if not lines[-1] and len(lines) - 1 != bearer:
                    break  # wider than the page: it wraps inside itself
                lines.append([])
                used = 0
            used += wide + self._gap
            lines[-1].append(item)
        return lines if len(lines) > bearer else [*lines, []]

    def _at_most(self, item: QLayoutItem, width: int) -> QSize:
        """What is wider than the line wraps inside itself."""
        size = self._size(item)
        if size.width() > width and item.hasHeightForWidth():
            return QSize(width, item.heightForWidth(width))
        return QSize(min(size.width(), width), size.height())

    def _put(self, line: list[QLayoutItem], sizes: list[QSize], rect: QRect, *, last_right: bool) -> None:
        left = rect.x()
        for number, (item, size) in enumerate(zip(line, sizes, strict=True)):
            if last_right and number == len(line) - 1:
                left = rect.right() + 1 - size.width()
            item.setGeometry(QRect(QPoint(left, rect.y() + (rect.height() - size.height()) // 2), size))
            left += size.width() + self._gap


class FilterLine(QWidget):
    """The views of a list, the filters that work now as chips that clear themselves, and a field to filter by words."""

    removed = Signal(str)
    cleared = Signal()
    typed = Signal(str)
    begun = Signal()

    def __init__(self, *extra: QWidget, views: QWidget | None = None) -> None:
        super().__init__()
        self._chips: list[Button] = []
        self._clear = Button("Alles wissen", "quiet", small=True, name="Alle filters wissen")
        self._clear.clicked.connect(self.cleared)
        self._word = Text("Filter:", "muted")
        self.field = LineEdit(_FIELD_CHARS)
        self.field.setPlaceholderText("Filter in deze lijst")
        self.field.setAccessibleName("Filter in deze lijst (Ctrl+F)")
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.field.setFocus)
        # What Tab passes before the chips: the last view, or else the field, which then comes before them.
        buttons = views.findChildren(QPushButton) if views else []
        self._before: QWidget = buttons[-1] if buttons else self.field
        self._flow = _Beside(holder(row(self.field, *extra)), *([views] if views else []), self._word, self._clear)
        self.setLayout(self._flow)
        self.set_chips(())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say that somebody comes to filter, before his first key."""
        if event.type() == QEvent.Type.FocusIn:
            self.begun.emit()
        return super().eventFilter(watched, event)

    def set_chips(self, names: Sequence[str]) -> None:
        """Show these filters; the chip says its filter, and clears it."""
        for old in self._chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._flow.removeWidget(self._clear)
        self._chips = [self._chip(name) for name in names]
        for button in (*self._chips, self._clear):
            self._flow.addWidget(button)
        for part in (self._word, self._clear):
            part.setVisible(bool(names))
        # A new button would come behind everything on the page, and behind the list.
        for one, following in pairwise((self._before, *self._chips, self._clear)):
            QWidget.setTabOrder(one, following)

    def _chip(self, name: str) -> Button:
        chip = Button(name, "chip", icon="sluit", icon_after=True, name=f"Filter {name} wissen")
        chip.clicked.connect(lambda: self.removed.emit(name))
        return chip


class ViewSwitch(QWidget):
    """Ready-made views of one list, with how much is in each; arrows go from one to the next."""

    chosen = Signal(int)

    def __init__(self, name: str, views: Sequence[tuple[str, int | None]], current: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        buttons = [_view(word, count) for word, count in views]
        for number, button in enumerate(buttons):
            self._group.addButton(button, number)
        buttons[current].setChecked(True)
        self._group.idClicked.connect(self.chosen)
        self.setLayout(Flow(*buttons, space="xs"))

    @property
    def current(self) -> int:
        """The number of the chosen view."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Show another view as the chosen one; says nothing."""
        self._group.button(number).setChecked(True)

    def set_name(self, number: int, name: str) -> None:
        """Let a reader hear more than stands on the button."""
        self._group.button(number).setAccessibleName(name)

    def set_counts(self, views: Sequence[tuple[str, int | None]]) -> None:
        """Other numbers for the same views; the buttons stay, with focus and choice."""
        for number, (word, count) in enumerate(views):
            button, (text, name) = self._group.button(number), _view_words(word, count)
            button.setText(text)
            button.setAccessibleName(name)


def _view(word: str, count: int | None) -> Button:
    text, name = _view_words(word, count)
    button = Button(text, "view", name=name)
    button.setCheckable(True)
    return button


def _view_words(word: str, count: int | None) -> tuple[str, str]:
    """What stands on the button of a view, and how it is read out."""
    return (word, word) if count is None else (f"{word}  {count}", f"{word}, {count}")
