"""What somebody types is kept before it is saved: at most two seconds of typing can be lost."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, SignalInstance

# Two seconds are promised; what is left of them is for the worker (`drafts.PATIENCE_MS`) and the disk.
INTERVAL_MS = 1200

Draft = dict[str, str]


class DraftKeeper(QObject):
    """Saves what is typed, a moment after the first change that was not saved yet.

    The timer starts at the first key and is not started anew by the next ones: who types on and on is saved as well.
    `save` may give back what it asked of the worker: when that fails, as on a full disk, the draft is still unsaved.
    """

    def __init__(
        self,
        edited: SignalInstance,
        values: Callable[[], Draft],
        save: Callable[[Draft], object],
        *,
        interval_ms: int = INTERVAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._edited, self._values, self._save = edited, values, save
        self._unsaved, self._watching, self._held = False, True, False
        self._asked: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self.flush)
        edited.connect(self._changed)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._unsaved or getattr(self._asked, "fault", None) is not None

    def flush(self) -> None:
        """Save at once what is not saved yet, as on leaving the page or locking the screen."""
        self._timer.stop()
        if self.unsaved and not self._held:
            # Typed while saving counts as new; a save that fails is tried again at the next change.
            self._unsaved = False
            try:
                self._asked = self._save(self._values())
            except Exception:
                self._unsaved = True
                raise

    def hold(self) -> None:
        """The form is being done: save what is typed, then nothing more until it is refused.

        What is kept after the press would be offered once more after a lock or a kill.
        """
        self.flush()
        self._held = True

    def go_on(self) -> None:
        """It was refused: what is typed counts again."""
        self._held = False
        if self._unsaved:
            self._timer.start()

    def stop(self) -> None:
        """Watch no longer, and save nothing more: the form itself is saved or thrown away."""
        self._timer.stop()
        self._unsaved, self._asked = False, None
        if self._watching:
            self._watching = False
            self._edited.disconnect(self._changed)

    def _changed(self) -> None:
        self._unsaved = True
        if not self._timer.isActive() and not self._held:
            self._timer.start()
