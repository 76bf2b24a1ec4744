"""What the window does by itself: lock after a while, back up every hour, come forward when it is started again."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

LOCK_AFTER_MINUTES = 10
_BACKUP_EVERY_MS = 10 * 60_000
_CALLED_EVERY_MS = 1_000
_SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)


class Care(QObject):
    """Three clocks of the open window; `start` after the door opened, `stop` before it closes."""

    idle = Signal()
    backup_time = Signal()
    look_for_call = Signal()

    def __init__(self, app: QApplication, parent: QObject, lock_after_minutes: float = LOCK_AFTER_MINUTES) -> None:
        super().__init__(parent)
        self._app = app
        self._watched: QWindow | None = None
        self._counting = False
        self._idle = self._clock(int(lock_after_minutes * 60_000), self.idle, once=True)
        self._backup = self._clock(_BACKUP_EVERY_MS, self.backup_time)
        self._call = self._clock(_CALLED_EVERY_MS, self.look_for_call)

    def set_lock_after(self, minutes: float) -> None:
        """Lock after another time; a count that runs begins anew."""
        self._idle.setInterval(int(minutes * 60_000))

    def start(self) -> None:
        """Begin to count."""
        if self._counting:
            return
        self._counting = True
        self._app.focusWindowChanged.connect(self._watch)
        self._watch(self._app.focusWindow())
        for clock in (self._idle, self._backup, self._call):
            clock.start()

    def stop(self) -> None:
        """Count no more; a window that is closed at its door never began."""
        if not self._counting:
            return
        self._counting = False
        self._app.focusWindowChanged.disconnect(self._watch)
        self._watch(None)
        for clock in (self._idle, self._backup, self._call):
            clock.stop()

    def _watch(self, window: QWindow | None) -> None:
        """Look at the window in hand only: a filter on the application would see every event of every widget."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Any key, click or movement shows that somebody is there."""
        if event.type() in _SIGNS_OF_LIFE:
            self._idle.start()
        return False

    def _clock(self, interval: int, tick: SignalInstance, *, once: bool = False) -> QTimer:
        clock = QTimer(self)
        clock.setSingleShot(once)
        clock.setInterval(interval)
        clock.timeout.connect(tick)
        return clock
