"""Sheets and their heads: page heading, panel, money card, empty state."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.headlayout import DOT, Actions, FactsLine, HeadLayout
from bbzdesk.ui.widgets.layouts import Part, column, flow, holder, row
from bbzdesk.ui.widgets.reader import Role
from bbzdesk.ui.widgets.text import NBSP, Rule, Text


def facts(*parts: str) -> str:
    """Facts on one line, which breaks between facts only."""
    return DOT.join(part.replace(" ", NBSP) for part in parts)


_HEAD_TOP = 7  # above the title of a panel


class Heading(QWidget):
    """Where am I, what is it called, what can I do. The actions go under the title when the line is too short."""

    def __init__(
        self,
        title: str,
        note: str = "",
        *,
        actions: Sequence[QWidget] = (),
        crumbs: Sequence[tuple[str, Callable[[], object]]] = (),
        badges: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.title = title
        self.setAccessibleName(title)
        self.setLayout(
            HeadLayout(
                Text(title, "title", wrap=True),
                crumbs=_crumb_line(crumbs),
                badges=badges,
                facts=_note(note),
                actions=holder(Actions(*actions)) if actions else None,
            )
        )


def _note(words: str) -> Text | None:
    """One sentence, or facts that break between each other."""
    parts = words.split(DOT)
    return FactsLine(parts) if len(parts) > 1 else Text(words, "muted", wrap=True) if words else None


def _crumb_line(crumbs: Sequence[tuple[str, Callable[[], object]]]) -> QWidget | None:
    parts: list[QWidget] = []
    for number, (word, go) in enumerate(crumbs):
        if number:
            parts.append(Text("›", "small"))
        # A name may hold `&`, which a button would read as the mark of a key.
        button = Button(word.replace("&", "&&"), "crumb", name=f"Naar {word}")
        button.clicked.connect(go)
        parts.append(button)
    return flow(*parts, space="xs") if parts else None


class Panel(QFrame):
    """A white sheet with a head: title, count in grey, and one quiet link at the right."""

    reader_role = Role.Grouping

    def __init__(
        self, title: str, *rows: QWidget, count: str = "", link: Button | None = None, lines: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(f"{title} {count}".strip())
        head: list[Part] = [Text(title, "section")]
        if count:
            head.append(Text(count, "muted"))
        head += [None, *([link] if link else [])]
        parts: list[Part] = [row(*head, space="s", margins=(14, _HEAD_TOP, 10, 7))]
        for part in rows:
            parts += [Rule(), part] if lines else [part]
        self.setLayout(column(*parts, space="none", margins=(1, 0, 1, 6 if rows else 8)))


class Sheet(QFrame):
    """A panel without a head, for parts that bring their own words; a head of theirs stands as that of a panel."""

    def __init__(self, *parts: Part, space: str = "s") -> None:
        super().__init__()
        self.setProperty("role", "panel")
        top = _HEAD_TOP if parts and _is_head(parts[0]) else 12
        self.setLayout(column(*parts, space=space, margins=(16, top, 16, 14)))


def _is_head(part: Part) -> bool:
    return isinstance(part, Text) and part.property("type") == "section"


class MoneyCard(QWidget):
    """An amount with its label above and a small note below; read in that order."""

    reader_role = Role.StaticText

    def __init__(self, title: str, amount: str, note: str = "") -> None:
        super().__init__()
        parts: list[Part] = [Text(title, "muted"), Text(amount, "amount")]
        if note:
            parts.append(Text(note, "small"))
        self.setLayout(column(*parts, space="none"))
        self.setAccessibleName(f"{title}: {amount}" + (f", {note}" if note else ""))


class EmptyState(QFrame):
    """Nothing here yet: what it is, what to do, one or two buttons. No picture."""

    def __init__(self, title: str, sentence: str, *buttons: Button) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(f"{title}. {sentence}")
        head, words = Text(title, "section", wrap=True), Text(sentence, "muted", wrap=True)
        for text in (head, words):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(head, words, flow(*buttons, side="centre"), space="s", margins=(16, 18, 16, 18)))
