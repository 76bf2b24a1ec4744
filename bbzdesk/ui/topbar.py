"""The bar above the page: back and forward, the search field, and what can be made new."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import LineEdit
from bbzdesk.ui.widgets.layouts import row
from bbzdesk.ui.widgets.text import Picture, Text

_WIDEST, _LEAST = 66, 16
# What can be looked for, from long to short: the field shows the longest that fits.
_HINTS = (
    "Zoek naam, telefoon, BSN, KvK, dossier of IBAN",
    "Zoek naam, BSN of dossiernummer",
    "Zoek naam of BSN",
    "",
)
_CURSOR = 8


class SearchField(LineEdit):
    """Where searching begins; what is found is shown by the search list under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleDescription(_HINTS[0])
        self.setAccessibleName("Zoeken (Ctrl+K)")
        self.setClearButtonEnabled(False)
        self._key = Text("Ctrl+K", "small")
        look = theme.current()
        self.setMaximumWidth(look.em * _WIDEST)
        self.setMinimumWidth(look.em * _LEAST)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(10, 0, 10, 0)
        inside.addWidget(Picture("zoek", "muted"))
        inside.addStretch(1)
        inside.addWidget(self._key)
        self.setTextMargins(look.icon_px + 10, 0, self._key.sizeHint().width() + 12, 0)
        self._show_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width, another hint."""
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 2 * (SPACE["s"] + _CURSOR)
        metrics = theme.current().metrics
        self.setPlaceholderText(next(hint for hint in _HINTS if metrics.horizontalAdvance(hint) <= room or not hint))


class TopBar(QFrame):
    """Back, forward, search, new."""

    back = Signal()
    forward = Signal()

    def __init__(self, new: Sequence[QAction]) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self.search = SearchField()
        back = Button("", "quiet", icon="terug", name="Terug (Alt+pijl links)")
        forward = Button("", "quiet", icon="vooruit", name="Vooruit (Alt+pijl rechts)")
        for button, words in ((back, "Terug"), (forward, "Vooruit")):
            button.setToolTip(words)
        back.clicked.connect(self.back)
        forward.clicked.connect(self.forward)
        self.new = Button("Nieuw", icon="omlaag", icon_after=True, name="Nieuw: kies wat u wilt maken")
        self._menu = QMenu(self)
        self._menu.addActions(list(new))
        self.new.clicked.connect(self._open_menu)
        self.setLayout(row(back, forward, (self.search, 3), None, self.new, space="s", margins=(16, 8, 24, 8)))

    def _open_menu(self) -> None:
        self._menu.popup(self.new.mapToGlobal(self.new.rect().bottomLeft()))
