"""What the pages need is loaded behind the window, a piece at a time, whenever the worker has nothing to do."""

import gc

from PySide6.QtCore import QObject, QTimer

from bbzdesk.ui.work import Work

_PAUSE_MS = 40  # between two pieces, so that what the user asks goes first


class Readiness(QObject):
    """Begins when the door stands there and goes on behind the first page; ends by itself."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._next = work, 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Load what is not loaded yet; asking twice does no harm."""
        if not self._pause.isActive():
            self._pause.start()

    def end(self) -> None:
        """Load nothing more, and let go of what was set apart."""
        self._pause.stop()
        gc.unfreeze()

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
            self._work.start(piece, lambda _: self._pause.start(), lambda _: None, owner=self)
