"""Search from anywhere (Ctrl+K): what is found stands in a list under the field; arrows and Enter open it.

An empty field shows where somebody was last. Words that name a command of the menus find it too; after `>` only those.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.actions import Actions, Command
from bbzdesk.ui.commandsearch import commands_with
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.widgets.buttons import RowButton
from bbzdesk.ui.widgets.layouts import column, empty, row
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Job

if TYPE_CHECKING:
    from bbzdesk.services.waarwasik import Waarwas
    from bbzdesk.services.zoeken import Groep

_MOST_LINES = 14
_ONLY_COMMANDS = ">"
_BAR, _EDGE = 14, 24  # room for the scroll bar of the list, and beside the list


class SearchList(QFrame):
    """Asks the store while somebody types, and shows groups of what was found."""

    def __init__(self, desk: Desk, field: QLineEdit, actions: Actions) -> None:
        super().__init__(field.window())
        self.setProperty("role", "found")
        self.setAccessibleName("Gevonden")
        self._desk, self._field, self._actions = desk, field, actions
        self._asked = ""
        self._rows: list[RowButton] = []
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 4, 0, 4)
        self._lines.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        self.setLayout(column(self._scroll, space="none", margins=(1, 1, 1, 1)))
        self._job: Job | None = None
        field.textChanged.connect(self._ask)
        field.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Put the cursor in the field, with what stands there selected; an empty one shows the last places."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        if not self._field.text():
            self._ask_places()

    def close_list(self) -> None:
        """Away with the list; what was typed stays."""
        self._asked = ""  # an answer that is still under way opens nothing
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What nobody sees is not kept for a reader either."""
        super().hideEvent(event)
        self._empty()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """From the field, Down goes into the list, Enter opens the first, Esc closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event, watched)
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._close_unless_used)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent, watched: QObject) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.isVisible() or self._field.text()):
            self._step_back()
            return True
        if key == Qt.Key.Key_Down and not self._field.text() and not self.isVisible():
            self._ask_places()
            return True
        if not self.isVisible() or not self._rows:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(watched, 1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (watched if isinstance(watched, RowButton) else self._rows[0]).click()
            return True
        return False

    def _step_back(self) -> None:
        """Away with the list and with what was looked for: left on other pages it would look like a filter."""
        self.close_list()
        self._field.clear()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, watched: QObject, step: int) -> None:
        place = self._rows.index(watched) + step if isinstance(watched, RowButton) else 0
        target: QWidget = self._rows[min(place, len(self._rows) - 1)] if place >= 0 else self._field
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(target)

    def _ask_places(self) -> None:
        """Where somebody was last, for who comes back to it."""
        from bbzdesk.services import waarwasik

        kantoor = self._desk.kantoor
        self._desk.read(lambda: waarwasik.laatste(kantoor), self._show_places, owner=self)

    def _show_places(self, places: "Sequence[Waarwas]") -> None:
        if places and not self._field.text() and self._field.hasFocus():
            self._empty()
            self._lines.addWidget(_head("Laatst bekeken"))
            for place in places:
                self._add(place.titel, place.wanneer, partial(self._desk.go_to, place.doel))
            self._place()

    def _ask(self) -> None:
        """Ask at once; while an answer is under way only the newest question waits for it."""
        from bbzdesk.services import zoeken

        self._asked = asked = self._field.text().strip()
        if not asked:
            self.hide()
        elif asked.startswith(_ONLY_COMMANDS):
            self._show(asked, ())
        elif self._job is None or self._job.ended:
            kantoor = self._desk.kantoor
            self._job = self._desk.read(
                lambda: zoeken.zoek(kantoor, asked), lambda groups: self._answer(asked, groups), owner=self
            )

    def _answer(self, asked: str, groups: "tuple[Groep, ...]") -> None:
        if asked == self._asked:
            self._show(asked, groups)
        elif self._asked:
            self._ask()

    def _show(self, asked: str, groups: "tuple[Groep, ...]") -> None:
        self._empty()
        for group in groups:
            self._lines.addWidget(_head(group.titel))
            for hit in group.treffers:
                self._add(hit.tekst, hit.toelichting, partial(self._desk.go_to, hit.doel))
        self._show_commands(commands_with(asked.removeprefix(_ONLY_COMMANDS)))
        if not self._rows:
            self._lines.addWidget(_head(f"Niets gevonden voor “{asked}”. Probeer een deel van de naam of het nummer."))
        self._lines.addStretch(1)
        self._place()

    def _show_commands(self, commands: Sequence[Command]) -> None:
        if commands:
            self._lines.addWidget(_head("Acties"))
        for command in commands:
            self._add(command.plain, command.keys, self._actions[command.name].trigger)

    def _add(self, words: str, note: str, do: Callable[[], object]) -> None:
        button = RowButton(
            row((Text(words, "strong"), 0), (_Note(note), 1), space="m", margins=(14, 4, 14, 4)),
            f"{words}. {note}" if note else words,
        )
        button.clicked.connect(lambda: self._choose(do))
        button.installEventFilter(self)
        self._rows.append(button)
        self._lines.addWidget(button)

    def _choose(self, do: Callable[[], object]) -> None:
        self.hide()
        self._field.clear()
        do()

    def _empty(self) -> None:
        self._rows = []
        empty(self._lines)

    def _place(self) -> None:
        window, look = self._field.window(), theme.current()
        if self.parent() is not window:
            self.setParent(window)
        self._lay_out()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        widest = self._inside.sizeHint().width() + _BAR
        wide = min(max(self._field.width(), widest), window.width() - corner.x() - _EDGE)
        wished = self._lines.totalHeightForWidth(wide - _BAR) + 4
        high = min(wished, look.control_h * _MOST_LINES, window.height() - corner.y() - look.control_h)
        self.setGeometry(corner.x(), corner.y(), wide, high)
        self.show()
        self.raise_()

    def _lay_out(self) -> None:
        """Lines that come while the list is open are shown by Qt one moment later, and would not be measured now."""
        for place in range(self._lines.count()):
            item = self._lines.itemAt(place)
            if item is not None and (widget := item.widget()) is not None:
                widget.show()
        self._lines.activate()

    def _close_unless_used(self) -> None:
        focus = self._field.window().focusWidget()
        if focus is not self._field and not (focus is not None and self.isAncestorOf(focus)):
            self.hide()


class _Note(Text):
    """What belongs to a line; where the window is too narrow for all of it, it ends in dots. The name never does."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "muted")
        self._words = words

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for all of it, also when only a part stands there."""
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It gives way before the name does."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As much as there is room for."""
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - 2))


def _head(words: str) -> Text:
    text = Text(words, "small", wrap=True)
    text.setContentsMargins(14, 6, 14, 2)
    return text
