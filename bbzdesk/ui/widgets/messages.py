"""What the program has to say: one message in a bar, or the list of what is not right yet above a form."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.widgets.buttons import Button, RowButton
from bbzdesk.ui.widgets.layouts import Part, column, holder, row
from bbzdesk.ui.widgets.text import Picture, Text

MessageKind = Literal["info", "goed", "letop", "fout"]
_LOOKS: dict[MessageKind, tuple[str, str, str]] = {
    "info": ("info", "accent", "accent_soft"),
    "goed": ("vink", "bij", "bij_soft"),
    "letop": ("let", "letop", "letop_soft"),
    "fout": ("let", "achterstand", "achterstand_soft"),
}


class MessageBar(QFrame):
    """One sentence, with at most one action at the right."""

    def __init__(self, kind: MessageKind, sentence: str, action: Button | None = None, *, icon: str = "") -> None:
        super().__init__()
        own_icon, colour, ground = _LOOKS[kind]
        self.setProperty("msg", kind)
        self.setAccessibleName(sentence)
        parts: list[Part] = [Picture(icon or own_icon, colour, ground), (Text(sentence, wrap=True), 1)]
        if action:
            parts.append(action)
        self.setLayout(row(*parts, space="s", margins=(12, 4, 6, 4)))
        self._set_height()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_height()

    def _set_height(self) -> None:
        self.setMinimumHeight(theme.current().control_h + 10)

    def holds_focus(self) -> bool:
        """Whether someone is at work in the bar: then it may not disappear."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))


class ErrorSummary(QFrame):
    """The sentences of all fields that are not right yet, each a link to its field. Hidden while there are none."""

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
        while (item := self._links.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for sentence, target in errors:
            self._links.addWidget(_link(sentence, target))
        self._title.setText(_heading(len(errors)))
        self.setAccessibleName(" ".join((_heading(len(errors)), *(sentence for sentence, _ in errors))))
        self.setVisible(bool(errors))
        if errors and take_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def _heading(number: int) -> str:
    return "Er is 1 ding dat nog niet klopt" if number == 1 else f"Er zijn {number} dingen die nog niet kloppen"


def _link(sentence: str, target: QWidget) -> RowButton:
    link = RowButton(row(Text(sentence, "errorlink", wrap=True), margins=(2, 1, 2, 1)), sentence)
    link.clicked.connect(lambda: target.setFocus(Qt.FocusReason.OtherFocusReason))
    return link
