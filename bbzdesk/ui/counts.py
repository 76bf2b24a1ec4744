"""How much waits in each part, beside its word in the navigation; read anew after an act, once at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.navigation import Navigation

if TYPE_CHECKING:
    from collections.abc import Mapping


class Counts(QObject):
    """Asks again after each change; while an answer is under way one more question waits, not one per act."""

    def __init__(self, desk: Desk, navigation: Navigation) -> None:
        super().__init__(desk)
        self._desk, self._navigation = desk, navigation
        self._under_way = self._again = False
        desk.changed.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Count now, or once more when the count that runs is there."""
        from bbzdesk.services import vandaag

        if self._under_way:
            self._again = True
            return
        self._under_way, self._again = True, False
        kantoor = self._desk.kantoor
        self._desk.read(lambda: vandaag.tellingen(kantoor), self._show, owner=self, refused=self._refused)

    def _show(self, counts: "Mapping[str, int]") -> None:
        for page, count in counts.items():
            self._navigation.set_count(page, count)
        self._next()

    def _refused(self, _fault: GebruikersFout) -> None:
        """What stands in the way is told by the page that meets it too."""
        self._next()

    def _next(self) -> None:
        self._under_way = False
        if self._again:
            self.refresh()
