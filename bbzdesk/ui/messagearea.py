"""The message bar: one sentence at the foot of the page, with *Ongedaan maken* where that can be."""

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from bbzdesk.ui.desk import Desk, Message
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.messages import MessageBar

SHOWN_FOR_MS = 10_000
# What was told this shortly before somebody went to another page was told on the way there.
_ON_THE_WAY_MS = 1_000


class MessageArea(QWidget):
    """Stands below the sheet of the page in sight: nothing on it, nor its action bar, moves when a message comes or goes."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._home = desk, parent
        self._since = QElapsedTimer()
        self._bar: MessageBar | None = None
        self._offers = False  # something can be done with it that is nowhere else so near
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 4, 24, 6)
        self._timer = QTimer(self)
        self._timer.setInterval(SHOWN_FOR_MS)
        self._timer.timeout.connect(self._go)
        desk.said.connect(self.show_message)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show this in the place of what was there. What asks for attention stays until the next message."""
        self._clear()
        self._offers = bool(message.undo or message.technical)
        self._bar = MessageBar(message.kind, message.sentence, self._action(message))
        self._layout.addWidget(self._bar)
        self._since.start()
        self.show()
        if message.kind in ("goed", "info"):
            self._timer.start()
        else:
            self._timer.stop()

    def go_along(self, page: PageView) -> None:
        """To the page that comes in sight; a remark about the page that goes is not one about this page."""
        if page.isAncestorOf(self):
            return
        if self._bar is not None and not self._offers and self._since.elapsed() >= _ON_THE_WAY_MS:
            self._clear()
        page.hold_at_foot(self)
        self.setVisible(self._bar is not None)

    def leave(self, page: PageView) -> None:
        """A page that is thrown away does not take the messages along."""
        if page.isAncestorOf(self):
            self.setParent(self._home)

    def _action(self, message: Message) -> Button:
        if message.undo:
            button = Button("Ongedaan maken", "quiet")
            button.clicked.connect(lambda: self._undo(message.undo))
        elif message.technical:
            button = Button("Kopieer technische gegevens", "quiet")
            button.clicked.connect(lambda: QApplication.clipboard().setText(message.technical))
        else:
            button = Button("Sluiten", "quiet", name="Bericht sluiten")
            button.clicked.connect(self._clear)
        return button

    def _undo(self, work_id: str) -> None:
        from bbzdesk.services import geschiedenis

        kantoor = self._desk.kantoor
        self._clear()
        self._desk.act(
            lambda: geschiedenis.maak_ongedaan(kantoor, work_id),
            lambda _: None,
            owner=self,
            say="Het is ongedaan gemaakt.",
            undo=False,
        )

    def _go(self) -> None:
        """Nobody reads for ever; but a bar in which somebody is at work stays."""
        if self._bar is None or not self._bar.holds_focus():
            self._clear()

    def _clear(self) -> None:
        self._timer.stop()
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        self.hide()
