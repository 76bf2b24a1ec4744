"""The line that says what takes long: after 300 ms, at the foot of the page, with *Stop* where stopping is possible."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bbzdesk.ui.widgets.progress import Progress
from bbzdesk.ui.work import Job, Work

_LOOK_EVERY_MS = 200


class BusyLine(QWidget):
    """Shows the job that runs now; nothing while everything is quick."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._job: Job | None = None
        self._line: Progress | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 4, 24, 6)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)
        work.slow.connect(self._begin)
        work.ended.connect(self._end)
        self.hide()

    def _begin(self, job: Job) -> None:
        self._clear()
        self._job, self._line = job, Progress(job.words, stoppable=job.stoppable)
        self._line.stopped.connect(self._stop)
        self._layout.addWidget(self._line)
        self.show()
        if job.stoppable:
            self._clock.start()

    def _look(self) -> None:
        if self._job is not None and self._line is not None and self._job.progress[1]:
            self._line.set_step(*self._job.progress)

    def _stop(self) -> None:
        """The work hears it at its next step and turns back what it had done."""
        if self._job is not None:
            self._job.stopped = True

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._clear()

    def _clear(self) -> None:
        self._clock.stop()
        self._job = None
        if self._line is not None:
            self._line.hide()
            self._line.deleteLater()
            self._line = None
        self.hide()
