"""How long a telephone call lasts: a clock that can be stopped. It ticks only while somebody can see it."""

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import row
from bbzdesk.ui.widgets.text import Picture, Text

_SECOND_MS = 1000


class CallClock(QFrame):
    """Minutes and seconds with *Start* and *Stop*. A hidden clock goes on counting, because the call goes on."""

    def __init__(self, *, running: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName("Duur van het gesprek")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._before_ms = 0
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._show_time)
        self._time = Text("00:00", "strong")
        self._button = Button("Start", "quiet", small=True)
        self._button.clicked.connect(self.turn)
        self.setLayout(row(Picture("klok", "accent"), self._time, self._button, space="s", margins=(10, 3, 6, 3)))
        if running:
            self._since.start()
        self._show_state()

    @property
    def running(self) -> bool:
        """Whether the call is counted now."""
        return self._since.isValid()

    @property
    def seconds(self) -> int:
        """How long the call lasted so far."""
        now = self._since.elapsed() if self.running else 0
        return (self._before_ms + now) // _SECOND_MS

    def turn(self) -> None:
        """Stop a clock that runs, and let one that stands still go on."""
        if self.running:
            self._before_ms += self._since.elapsed()
            self._since.invalidate()
        else:
            self._since.start()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tick while in sight."""
        super().showEvent(event)
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks: no ticking."""
        super().hideEvent(event)
        self._tick.stop()

    def _show_state(self) -> None:
        word = "Stop" if self.running else "Start"
        self._button.setText(word)
        self._button.setAccessibleName(f"{word} de klok van het gesprek")
        if self.running and self.isVisible():
            self._tick.start()
        else:
            self._tick.stop()
        self._show_time()

    def _show_time(self) -> None:
        minutes, seconds = divmod(self.seconds, 60)
        self._time.setText(f"{minutes:02d}:{seconds:02d}")
