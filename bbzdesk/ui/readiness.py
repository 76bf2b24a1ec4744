"""What the pages need is loaded behind the window, a piece at a time; and the worker may not hold the window up.

Python lets one thread work at a time. So the worker gives way to the window every millisecond, and the collector of
what nothing refers to any more looks through little at a time: it let the window stand still for up to half a second.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

from bbzdesk.ui.work import Work

_PAUSE_MS = 40  # between two pieces, so that what the user asks goes first
_GIVE_WAY_S = 0.001
# After how many new objects the collector looks; ten of these make a larger round, fifty larger ones a full one.
_ROUNDS = (10_000, 10, 50)


class Readiness(QObject):
    """Begins when the door stands there and goes on behind the first page; `end` puts everything back."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._next, self._ended = work, 0, False
        self._before = sys.getswitchinterval(), gc.get_threshold()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Load what is not loaded yet; asking twice does no harm."""
        self._ended = False
        sys.setswitchinterval(_GIVE_WAY_S)
        gc.set_threshold(*_ROUNDS)
        if not self._pause.isActive():
            self._pause.start()

    def tidy(self) -> None:
        """A full round while nobody is at work."""
        gc.collect()

    def end(self) -> None:
        """Load nothing more, and let go of what was set apart."""
        self._ended = True
        self._pause.stop()
        gc.unfreeze()
        interval, rounds = self._before
        sys.setswitchinterval(interval)
        gc.set_threshold(*rounds)

    def _go_on(self) -> None:
        from bbzdesk.services.gereed import STUKJES

        if self._work.busy:
            self._pause.start()
            return
        # What was loaded never goes; whenever Python looked through all of it, the window stood still for it.
        gc.freeze()
        if self._next < len(STUKJES):
            piece = STUKJES[self._next]
            self._next += 1
            # A library that cannot be loaded is told by the page that needs it.
            self._work.start(piece, lambda _: self._rest(), lambda _: None, owner=self)

    def _rest(self) -> None:
        """A pause before the next piece; a piece that comes back after the end begins nothing more."""
        if not self._ended:
            self._pause.start()
