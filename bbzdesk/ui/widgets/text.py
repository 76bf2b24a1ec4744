"""Words, small pictures and hairlines."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from bbzdesk.ui import theme

NBSP = "\u00a0"
TextType = Literal["", "title", "section", "strong", "muted", "small", "amount", "link", "errorlink"]
Tone = Literal["", "bij", "letop", "achterstand", "uitstel"]


def breakable(words: str) -> str:
    """Words with the name of a folder in it: a long one may go on in the next line where Windows has a backslash."""
    return words.replace("\\", "\\\u200b")


class Text(QLabel):
    """Words in one of the type roles. Plain text, unless it is said to be our own markup."""

    def __init__(
        self,
        text: str = "",
        kind: TextType = "",
        *,
        tone: Tone = "",
        wrap: bool = False,
        right: bool = False,
        markup: bool = False,
    ) -> None:
        super().__init__(text)
        # What a person typed may hold a `<`; it is shown as it stands.
        self.setTextFormat(Qt.TextFormat.RichText if markup else Qt.TextFormat.PlainText)
        # Room for letters that reach to the left of their origin, such as J.
        self.setIndent(1)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.set_kind(kind)
        theme.set_look(self, "tone", tone)

    def set_kind(self, kind: TextType) -> None:
        """Another type role for the same words."""
        theme.set_look(self, "type", kind)


class Picture(QWidget):
    """An icon beside its word; the word is what a reader hears, so the picture has no name."""

    def __init__(self, icon: str, colour: str = "muted", ground: str = "raised") -> None:
        super().__init__()
        self.icon, self.colour, self.ground = icon, colour, ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Square, after the text size."""
        side = theme.current().icon_px
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint in the colours of the scheme of this moment."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, theme.current().pixmap(self.icon, self.colour, self.ground))
        painter.end()


class Rule(QFrame):
    """A hairline between rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rule")
