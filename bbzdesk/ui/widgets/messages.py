"""What the program has to say: one message in a bar, or the list of what is not right yet above a form."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.widgets.buttons import Button, RowButton
from bbzdesk.ui.widgets.layouts import Part, column, empty, holder, row
from bbzdesk.ui.widgets.reader import Role, announce
from bbzdesk.ui.widgets.text import Picture, Text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MessageKind = Literal["info", "goed", "letop", "fout"]
_LOOKS: dict[MessageKind, tuple[str, str, str]] = {
    "info": ("info", "accent", "accent_soft"),
    "goed": ("vink", "bij", "bij_soft"),
    "letop": ("let", "letop", "letop_soft"),
    "fout": ("let", "achterstand", "achterstand_soft"),
}


class MessageBar(QFrame):
    """One sentence, with at most one action at the right; `lead` stands before it, and is what the eye looks for."""

    reader_role = Role.AlertMessage

    def __init__(
        self, kind: MessageKind, sentence: str, action: Button | None = None, *, icon: str = "", lead: str = ""
    ) -> None:
        super().__init__()
        own_icon, colour, ground = _LOOKS[kind]
        self.setProperty("msg", kind)
        self.setAccessibleName(f"{lead} {sentence}".strip())
        self._urgent = kind == "fout"
        parts: list[Part] = [Picture(icon or own_icon, colour, ground)]
        if lead:
            parts.append(Text(lead, "strong"))
        parts.append((Text(sentence, wrap=True), 1))
        if action:
            parts.append(action)
        self.setLayout(row(*parts, space="s", margins=(12, 4, 6, 4)))
        self._set_height()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_height()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """A reader hears the sentence when the bar appears, not when the whole window comes back."""
        super().showEvent(event)
        if not event.spontaneous():
            announce(self, self.accessibleName(), urgent=self._urgent)

    def _set_height(self) -> None:
        self.setMinimumHeight(theme.current().control_h + 10)

    def holds_focus(self) -> bool:
        """Whether someone is at work in the bar: then it may not disappear."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))


class ErrorSummary(QFrame):
    """The sentences of all fields that are not right yet, each a link to its field. Hidden while there are none."""

    reader_role = Role.AlertMessage

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("msg", "fout")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = Text("", "section", wrap=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self._links.setContentsMargins(0, 0, 0, 0)
        head = row(Picture("let", "achterstand", "achterstand_soft"), (self._title, 1), space="s")
        self.setLayout(column(head, holder(self._links), space="xs", margins=(12, 8, 12, 8)))
        shortcut = QShortcut(QKeySequence("Alt+E"), self)
        shortcut.activated.connect(self.setFocus)
        self.hide()

    def show_errors(self, errors: Sequence[tuple[str, QWidget]], *, take_focus: bool = True) -> None:
        """Show these sentences and take the focus, or disappear when all is right.

        Someone who is mending a field keeps the focus there.
        """
        empty(self._links)
        before: QWidget = self
        for sentence, target in errors:
            link = _Link(sentence, target)
            link.gone.connect(self._describe)
            self._links.addWidget(link)
            # Made after the fields, so Qt would let Tab come here last.
            QWidget.setTabOrder(before, link)
            before = link
        self._describe()
        if errors and take_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self.accessibleName(), urgent=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes to the first field of the list."""
        links = self._there()
        if event.key() in _ENTER and links:
            links[0].click()
        else:
            super().keyPressEvent(event)

    def _there(self) -> list["_Link"]:
        """The links that are there now."""
        items = (self._links.itemAt(place) for place in range(self._links.count()))
        links = [item.widget() for item in items if item is not None]
        return [link for link in links if isinstance(link, _Link) and not link.left]

    def _describe(self) -> None:
        """Heading and name count the links that are there now."""
        sentences = [link.accessibleName() for link in self._there()]
        self._title.setText(_heading(len(sentences)))
        self.setAccessibleName(" ".join((_heading(len(sentences)), *sentences)))
        self.setVisible(bool(sentences))


def _heading(number: int) -> str:
    return "Er is 1 ding dat nog niet klopt" if number == 1 else f"Er zijn {number} dingen die nog niet kloppen"


class _Link(RowButton):
    """A sentence that goes to its field, and leaves with it."""

    gone = Signal()

    def __init__(self, sentence: str, target: QWidget) -> None:
        super().__init__(row(Text(sentence, "errorlink", wrap=True), margins=(2, 1, 2, 1)), sentence)
        self.left = False
        # Slots of the target and of this link, so that neither is called after its end.
        self.clicked.connect(target.setFocus)
        target.destroyed.connect(self._leave)

    def _leave(self) -> None:
        self.left = True
        self.hide()
        self.deleteLater()
        self.gone.emit()
