"""Work that takes longer than a blink: what is being done, how far it is, and *Stop*."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy

from bbzdesk.ui import theme
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import row
from bbzdesk.ui.widgets.reader import Role, announce
from bbzdesk.ui.widgets.text import Text


class _Bar(QProgressBar):
    """Thin, because the figure stands beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Its room stays, so that nothing jumps when the total becomes known.
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        look = theme.current()
        return QSize(30 * look.em, look.line_h // 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        look = theme.current()
        return QSize(8 * look.em, look.line_h // 2)


class Progress(QFrame):
    """One line. Who uses it shows it after 300 ms; the bar is there only once the total is known."""

    reader_role = Role.Grouping
    stopped = Signal()

    def __init__(self, words: str, total: int = 0, *, stoppable: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "progress")
        self._words = Text(words, wrap=True)
        self._bar = _Bar(words)
        self._figure = Text("", "muted")
        self._stop = Button("Stop", name=f"Stop: {words}")
        self._stop.clicked.connect(self._ask_to_stop)
        self._stop.setVisible(stoppable)
        self.setLayout(
            row((self._words, 3), (self._bar, 2), self._figure, self._stop, space="m", margins=(12, 4, 6, 4))
        )
        self.set_step(0, total, words)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """A reader hears what takes so long."""
        super().showEvent(event)
        if not event.spontaneous():
            announce(self, self.accessibleName())

    def set_step(self, done: int, total: int = 0, words: str = "") -> None:
        """So many done, of so many when that is known; other words when the work goes over to something else."""
        if words:
            self._words.setText(words)
            self._bar.setAccessibleName(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._figure.setText(f"{done} van {total}" if total else "")
        for part in (self._bar, self._figure):
            part.setVisible(bool(total))
        self.setAccessibleName(" ".join(part for part in (self._words.text(), self._figure.text()) if part))

    def _ask_to_stop(self) -> None:
        """A second press would ask the same again."""
        self.set_step(0, 0, "Het werk stopt zodra het kan.")
        self._stop.hide()
        self.stopped.emit()
