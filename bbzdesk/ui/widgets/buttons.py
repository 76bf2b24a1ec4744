"""Buttons: primary, plain, quiet, danger; and a whole row as one button."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.widgets.text import NBSP

Kind = Literal["", "primary", "quiet", "danger", "segment", "view", "chip", "crumb"]
_ICON_COLOUR: dict[Kind, str] = {"primary": "on_accent", "quiet": "accent", "danger": "achterstand"}
_STRONG_WHEN_CHOSEN: tuple[Kind, ...] = ("segment", "view")
_LOW: tuple[Kind, ...] = ("segment", "chip", "crumb")


class Button(QPushButton):
    """A button with a verb on it. Its name for a reader is the verb, without the spaces that place the icon.

    A quiet one at the left of its panel is `flush`: its words begin where the text above and below it begins.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "",
        *,
        icon: str = "",
        icon_after: bool = False,
        name: str = "",
        small: bool = False,
        flush: bool = False,
    ) -> None:
        super().__init__(_beside_icon(text, icon, after=icon_after))
        self._kind, self._icon, self._small = kind, icon, small
        self.setProperty("kind", kind)
        self.setProperty("small", "true" if small else "false")
        self.setProperty("flush", "true" if flush else "false")
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAccessibleName(name or text.replace("&", ""))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._colour_icon()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The width of the words; the height of its kind, whatever the edge of the moment is."""
        return QSize(super().sizeHint().width() + self._room_for_strong(), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A button never cuts its word."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colour the icon again with the scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._colour_icon()

    def _height(self) -> int:
        look = theme.current()
        if self._small:
            return look.line_h + 5
        return look.answer_h if self._kind in _LOW else look.control_h

    def _room_for_strong(self) -> int:
        """A chosen answer or view turns strong; it has that room already, so that nothing moves."""
        if self._kind not in _STRONG_WHEN_CHOSEN:
            return 0
        look, text = theme.current(), self.text()
        wide = QFontMetrics(look.font(strong=True)).horizontalAdvance(text) - look.metrics.horizontalAdvance(text)
        return max(0, wide)

    def _colour_icon(self) -> None:
        if self._icon:
            look = theme.current()
            side = look.icon_px - (4 if self._kind == "chip" else 0)
            self.setIconSize(QSize(side, side))
            self.setIcon(look.icon(self._icon, _ICON_COLOUR.get(self._kind, "muted")))


def _beside_icon(text: str, icon: str, *, after: bool) -> str:
    """Qt puts only four pixels between icon and text."""
    if not icon or not text:
        return text
    return text + NBSP if after else NBSP + text


class RowButton(QPushButton):
    """A whole row as one button: focus, Enter and role come from the button; what it shows is a layout."""

    def __init__(self, layout: QLayout, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setLayout(layout)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the content asks."""
        return self._content().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the content needs."""
        return self._content().minimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Words in a row wrap."""
        return self._content().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the wrapped content."""
        return self._content().heightForWidth(width)

    def _content(self) -> QLayout:
        layout = self.layout()
        assert layout is not None
        return layout
