"""Where every half-typed form is kept: in the store, and beside it while the store has no time.

A draft is a job of the worker like any other. One that did not end within a moment waits for something long; the same
texts then go to the file beside the store, which waits for nothing. The job does its work all the same, and the file
goes with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import kladden
from bbzdesk.services.kladden import Beurt
from bbzdesk.ui.forms.draft import Draft
from bbzdesk.ui.work import Job, Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor

# With the interval of `DraftKeeper` 1.6 of the two seconds that are promised; what is left is for the disk.
PATIENCE_MS = 400


@dataclass(frozen=True, slots=True)
class _Asked:
    """A draft that the worker was asked to keep."""

    job: Job
    values: Draft
    turn: Beurt


class Drafts(QObject):
    """Keeps and wipes the drafts of one office. A draft without any text is wiped."""

    def __init__(self, kantoor: "Kantoor", work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._kantoor, self._work = kantoor, work
        self._waiting: dict[str, _Asked] = {}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setTimerType(Qt.TimerType.PreciseTimer)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._keep_aside)
        work.ended.connect(self._hear)
        work.ending.connect(self._keep_aside)

    def keep(
        self,
        key: str,
        values: Draft,
        done: Callable[[datetime], None],
        refused: Callable[[GebruikersFout], None],
        owner: QObject,
    ) -> Job:
        """Keep these texts in place of what was kept under this key; `done` hears the moment that stands with them."""
        kantoor, turn = self._kantoor, kladden.beurt(self._kantoor)
        job = self._work.start(lambda: kladden.bewaar(kantoor, key, values, turn), done, refused, owner=owner)
        self._waiting[key] = _Asked(job, values, turn)
        if not self._patience.isActive():
            self._patience.start()
        return job

    def _hear(self, job: Job) -> None:
        """What was kept waits no longer; what could not be kept tries the other file."""
        if job.fault is None:
            self._waiting = {key: asked for key, asked in self._waiting.items() if asked.job is not job}
        if not self._waiting:
            self._patience.stop()

    def _keep_aside(self) -> None:
        self._patience.stop()
        waiting, self._waiting = self._waiting, {}
        for key, asked in waiting.items():
            self._work.start_aside(partial(kladden.bewaar_ernaast, self._kantoor, key, asked.values, asked.turn))
