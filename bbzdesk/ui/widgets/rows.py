"""Rows of a panel: work to do, a line with a value, what the law asks, and facts with their label."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import Button, RowButton
from bbzdesk.ui.widgets.layouts import Part, column, holder, row
from bbzdesk.ui.widgets.reader import Role
from bbzdesk.ui.widgets.text import NBSP, Picture, Text, Tone

_TOP = Qt.AlignmentFlag.AlignTop


def _sentences(*parts: str) -> str:
    """The words of a row as a reader says them."""
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


class TaskRow(RowButton):
    """Who on top, why below, when and the one action at the right; the whole row is the button."""

    def __init__(
        self,
        who: str,
        why: str,
        when: str,
        action: str = "",
        *,
        icon: str,
        colour: str = "muted",
        tone: Tone = "",
    ) -> None:
        words = column(Text(who, "strong", wrap=True), Text(why, "muted", wrap=True), None, space="none")
        end = column(Text(when, "strong" if tone else "muted", tone=tone, right=True), space="none")
        if action:
            end.addWidget(Text(f"{action}{NBSP}›", "link", right=True))
        end.addStretch(1)
        # The icon stands at the first line, also when the reason wraps.
        picture = column(Picture(icon, colour), None, margins=(0, 2, 0, 0))
        super().__init__(
            row(picture, (words, 1), end, space="m", margins=(14, 5, 14, 5)), _sentences(who, why, when, action)
        )


class LineRow(RowButton):
    """Words at the left, their value at the right."""

    def __init__(self, text: str, value: str, *, icon: str = "", colour: str = "muted", tone: Tone = "") -> None:
        parts: list[Part] = [Picture(icon, colour)] if icon else []
        parts += [(Text(text, wrap=True), 1), Text(value, "strong" if tone else "muted", tone=tone, right=True)]
        super().__init__(row(*parts, space="m", margins=(14, 4, 14, 4)), f"{text}: {value}" if value else text)


class CheckRow(QWidget):
    """One thing that the law asks: in order, or missing with the way to mend it."""

    reader_role = Role.Grouping
    asked = Signal()

    def __init__(self, text: str, article: str, *, in_order: bool, remedy: str = "") -> None:
        super().__init__()
        self.in_order = in_order
        picture = Picture("vink", "bij") if in_order else Picture("let", "achterstand")
        words = Text(text, wrap=True) if in_order else Text(text, "strong", tone="achterstand", wrap=True)
        parts: list[Part] = [picture, (words, 1), Text(article, "small", right=True)]
        if remedy and not in_order:
            button = Button(remedy, "quiet", small=True, name=f"{remedy}: {text}")
            button.clicked.connect(self.asked)
            parts.append(button)
        self.setLayout(row(*parts, space="s", margins=(14, 1, 14 if in_order else 8, 1)))
        self.setAccessibleName(f"{text}. Dit is {'in orde' if in_order else 'nog niet in orde'}, {article}")


class FactRows(QWidget):
    """Pairs of a muted label and its value, the values below each other."""

    reader_role = Role.Grouping
    _LABEL_CHARS = 17

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(14, 0, 14, 6)
        grid.setHorizontalSpacing(SPACE["m"])
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for line, (label, value) in enumerate(pairs):
            grid.addWidget(Text(label, "muted"), line, 0, _TOP)
            grid.addWidget(Text(value, wrap=True), line, 1)
        self.setAccessibleName("; ".join(f"{label}: {value}" for label, value in pairs))
        self._set_width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_width()

    def _set_width(self) -> None:
        """The labels of all groups of a page are equally wide, so that the values stand below each other."""
        self._grid.setColumnMinimumWidth(0, self._LABEL_CHARS * theme.current().em)


def check_section(title: str, pairs: Sequence[tuple[str, str]], change: Callable[[], object] | None = None) -> QWidget:
    """A group of facts under its heading, with *Wijzig* at the right when it can be changed."""
    head: list[Part] = [Text(title, "section"), None]
    if change is not None:
        button = Button("Wijzig", "quiet", small=True, name=f"Wijzig {title}")
        button.clicked.connect(change)
        head.append(button)
    section = holder(column(row(*head, margins=(14, 5, 8, 3)), FactRows(pairs), space="none"))
    section.setAccessibleName(title)
    return section
