"""The largest lists are read and made behind the page in sight, so that they open at once.

Reading thousands of claims takes longer than a person should wait for a list. So when nothing was asked of the worker
for a moment, such a page is made as if somebody had gone there; after a change that concerns it, it reads anew in the
next quiet moment. Who is sooner than that waits for the reading itself.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from bbzdesk.services.doel import Doel

if TYPE_CHECKING:
    from bbzdesk.ui.office import Office

_PAGES = (Doel("debiteuren"), Doel("dossiers"))
_QUIET_MS = 200  # nobody goes to a list so soon after the last answer


class Ahead(QObject):
    """Makes one page ready after each quiet moment, once until something changes; nothing behind the lock."""

    def __init__(self, office: "Office") -> None:
        super().__init__(office)
        self._office, self._work = office, office.desk.work
        self._made: set[Doel] = set()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._next)
        self._work.ended.connect(self._wait)
        office.desk.changed.connect(self._forget)

    def _wait(self) -> None:
        self._quiet.start()

    def _forget(self) -> None:
        self._made.clear()

    def _next(self) -> None:
        if self._work.busy or not self._office.isVisible():
            return  # the answer that comes begins the moment anew
        for doel in _PAGES:
            if doel not in self._made:
                self._made.add(doel)
                page = self._office.page_ahead(doel)
                if page is not None and page.prepare():
                    return
