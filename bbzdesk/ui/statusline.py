"""The line at the bottom: is my work safe? Every item is a button that leads to where it is explained."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QWidget

from bbzdesk.services.doel import Doel
from bbzdesk.ui import theme
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Flow, row

_LOOKS = {
    "": ("info", "muted"),
    "bij": ("vink", "bij"),
    "letop": ("let", "letop"),
    "achterstand": ("let", "achterstand"),
}


class _Item(Button):
    """Words with a sign in the colour of their meaning, on the ground of the line."""

    def __init__(self, words: str, icon: str, colour: str) -> None:
        self._sign = (icon, colour)
        super().__init__(words, "state", icon=icon)  # type: ignore[arg-type]  # a kind of the status line only

    def _height(self) -> int:
        return theme.current().line_h + 10

    def _colour_icon(self) -> None:
        look = theme.current()
        icon, colour = self._sign
        self.setIconSize(QSize(look.icon_px, look.icon_px))
        self.setIcon(look.icon(icon, colour, "nav"))


class StatusLine(QFrame):
    """Saved, backup, amounts; and at the right the screen lock."""

    asked = Signal(object)
    locked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "state")
        self._flow = Flow(space="xs")
        holder = QWidget()
        holder.setLayout(self._flow)
        self._items: dict[str, _Item] = {}
        lock = _Item("Vergrendelen", "slot", "muted")
        lock.clicked.connect(self.locked)
        self.setLayout(row((holder, 1), lock, space="none", margins=(8, 1, 12, 1)))

    def show_items(self, items: Sequence[tuple[str, str, Doel]]) -> None:
        """Show (tone, words, where it leads); the first is usually *Opgeslagen*."""
        for old in self._items.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._items = {}
        for tone, words, doel in items:
            item = _Item(words, *_LOOKS[tone])
            item.clicked.connect(lambda _=False, doel=doel: self.asked.emit(doel))
            self._items[words] = item
            self._flow.addWidget(item)
