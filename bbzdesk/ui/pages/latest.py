"""Reads that take long, of which only the last counts: who asks anew has no use for the answer of before."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.ui.work import Job, Stopped

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Stap
    from bbzdesk.ui.pages.page import PageView

T = TypeVar("T")


class LatestRead:
    """One at a time, with progress and *Stop*; what comes after it stops what runs."""

    def __init__(self, page: "PageView") -> None:
        self._page = page
        self._job: Job | None = None

    def start(
        self,
        what: "Callable[[Stap], T]",
        show: Callable[[T], None],
        *,
        refused: Callable[[GebruikersFout], None],
        stopped: Callable[[], None],
        words: str,
    ) -> None:
        """Read in the background; `stopped` is called when somebody pressed *Stop*, `refused` with any other sentence."""
        self.drop()

        def last(then: Callable[[Any], None]) -> Callable[[Any], None]:
            def answer(outcome: Any) -> None:
                if self._job is job:
                    self._job = None
                    then(outcome)

            return answer

        def refuse(fault: GebruikersFout) -> None:
            if isinstance(fault, Stopped):
                stopped()
            else:
                refused(fault)

        job = self._page.desk.work.start_long(what, last(show), last(refuse), owner=self._page, words=words)
        self._job = job

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        if self._job is not None:
            self._job.stopped = True
            self._job = None
