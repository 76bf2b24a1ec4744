"""The one way to do anything longer than a blink: on one worker thread, in order, with the answer back in the window.

All store work runs here, so the window never waits for a disk. A job that takes long shows itself (`slow`), can be
stopped where its work allows it, and ends in one of three ways: done, refused (a sentence for the user) or a bug.

There is one exception to the one thread: keeping a draft beside the main file (`start_aside`) while a backup or a
maandverwerking has the worker for seconds. What is typed meanwhile may not wait for that, and it touches no file that a
job of the worker reads or writes.
"""

import queue
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from shiboken6 import isValid

from bbzdesk.domain.fouten import GebruikersFout

T = TypeVar("T")

SLOW_AFTER_MS = 300


class Stopped(GebruikersFout):
    """The user stopped a job. What it had done is turned back by the work it was in."""

    def __init__(self) -> None:
        super().__init__("U hebt dit gestopt. Er is niets veranderd.")


@dataclass(slots=True, eq=False)
class Job:
    """One piece of work. `words` says what it is for while it runs; `stoppable` when it asks `step` now and then.

    `told` hears the outcome before `done` does, also when the owner is no more: what was done concerns others.
    """

    what: Callable[[], Any]
    done: Callable[[Any], None]
    refused: Callable[[GebruikersFout], None]
    owner: QObject
    words: str = ""
    stoppable: bool = False
    stopped: bool = False
    ended: bool = False
    outcome: Any = None
    fault: BaseException | None = None
    told: Callable[[Any], None] | None = None
    progress: tuple[int, int] = field(default=(0, 0))

    def step(self, done: int, total: int) -> None:
        """Called by the work itself: how far it is. Raises Stopped when the user asked for it."""
        self.progress = (done, total)
        if self.stopped:
            raise Stopped


class _Worker(QThread):
    """Takes jobs from the queue until it gets none."""

    begun = Signal(object)
    finished_job = Signal(object)

    def __init__(self, jobs: "queue.SimpleQueue[Job | None]") -> None:
        super().__init__()
        self._jobs = jobs

    def run(self) -> None:
        """Run the jobs one after the other."""
        while (job := self._jobs.get()) is not None:
            self.begun.emit(job)
            try:
                job.outcome = job.what()
            except BaseException as fault:  # noqa: BLE001 - carried to the window, which judges it there
                job.fault = fault
            self.finished_job.emit(job)


class Work(QObject):
    """The queue of the window. Its worker lives until `stop`; a job until its answer was delivered."""

    slow = Signal(object)
    ended = Signal(object)
    bug = Signal(object)
    ending = Signal()  # from now on this thread waits for the worker

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._open: list[Job] = []
        self._current: Job | None = None
        self._stopped = False
        self._waits: Callable[[QObject], bool] | None = None
        self._held: list[Job] = []
        self._worker = _Worker(self._jobs)
        self._worker.begun.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        self._worker.finished_job.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._jobs_aside: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._aside: _Worker | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_AFTER_MS)
        self._patience.timeout.connect(self._call_slow)
        self._worker.start()

    @property
    def busy(self) -> bool:
        """Whether something was asked that has not been answered."""
        return bool(self._open)

    def start(
        self,
        what: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[GebruikersFout], None],
        *,
        owner: QObject,
        words: str = "",
        told: Callable[[T], None] | None = None,
    ) -> Job:
        """Do `what` on the worker, then call `done` with its result here, or `refused` with the sentence of the user.

        When `owner` no longer exists only `told` is called.
        """
        job = Job(what, done, refused, owner, words, told=told)
        self._take(job)
        return job

    def start_long(
        self,
        what: Callable[[Callable[[int, int], None]], T],
        done: Callable[[T], None],
        refused: Callable[[GebruikersFout], None],
        *,
        owner: QObject,
        words: str,
        told: Callable[[T], None] | None = None,
    ) -> Job:
        """The same for work that says how far it is: `what` gets a function to call with (done, total)."""
        job = Job(lambda: None, done, refused, owner, words, stoppable=True, told=told)
        job.what = lambda: what(job.step)
        self._take(job)
        return job

    def start_aside(self, what: Callable[[], object]) -> None:
        """Do at once what may not wait for the worker: keep a draft, and nothing else. Nobody hears of its end.

        The second thread begins with the first of these; most days have none.
        """
        if self._stopped:
            return  # as with every job: nobody takes it any more
        if self._aside is None:
            self._aside = _Worker(self._jobs_aside)
            self._aside.finished_job.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
            self._aside.start()
        job = Job(what, lambda _: None, lambda _: None, self)
        self._open.append(job)
        self._jobs_aside.put(job)

    def hold(self, waits: Callable[[QObject], bool]) -> None:
        """Keep the answers for these owners until `release`: the screen is locked, and they have nobody to show them to."""
        self._waits = waits

    def release(self) -> None:
        """Give the answers that were kept, in their order."""
        self._waits = None
        held, self._held = self._held, []
        for job in held:
            self._answer(job)

    def stop(self) -> None:
        """Let what was asked finish, then end the worker. What comes back after this is not delivered any more."""
        self.ending.emit()
        self._stopped = True
        self._patience.stop()
        self._jobs.put(None)
        self._jobs_aside.put(None)
        self._worker.wait()
        if self._aside is not None:
            self._aside.wait()
        self._open.clear()
        self._held.clear()

    def _take(self, job: Job) -> None:
        self._open.append(job)
        self._jobs.put(job)

    def _begin(self, job: Job) -> None:
        if job in self._open:
            self._current = job
            self._patience.start()

    def _call_slow(self) -> None:
        if self._current is not None and self._current.words:
            self.slow.emit(self._current)

    def _deliver(self, job: Job) -> None:
        if job not in self._open:
            return
        self._open.remove(job)
        job.ended = True
        if self._current is job:
            self._current = None
            self._patience.stop()
        self.ended.emit(job)
        if self._waits is not None and isValid(job.owner) and self._waits(job.owner):
            self._held.append(job)
        else:
            self._answer(job)

    def _answer(self, job: Job) -> None:
        if job.fault is None:
            if job.told is not None:
                job.told(job.outcome)
            if isValid(job.owner):
                job.done(job.outcome)
        elif not isinstance(job.fault, GebruikersFout):
            self.bug.emit(job.fault)
        elif isValid(job.owner):
            job.refused(job.fault)
