"""From the data of now to the door of other data, while the window stays: nothing typed is lost, nothing stays open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services.toegang import Deur

if TYPE_CHECKING:
    from bbzdesk.ui.office import Office

_ONCE_MORE = "Kies het nog een keer om zonder deze back-up verder te gaan."
_LOOK_AGAIN_MS = 20


class Move(QObject):
    """Keeps what was typed, makes the backup after work and writes down where the work goes on; then `gone(Deur)`.

    `for_good`: the other data come in the place of those of now. A second one, after a backup that could not be made,
    goes without that backup.
    """

    gone = Signal(object)

    def __init__(self, office: "Office", deur: Deur, tell: Callable[[str], None], *, for_good: bool) -> None:
        super().__init__(office)
        self._office, self._deur, self._tell, self._for_good = office, deur, tell, for_good

    def begin(self) -> None:
        """Begin; what cannot be done is told, and then everything stays as it is."""
        self._office.leave()
        self._office.desk.work.ending.emit()  # what is half typed in a dialog, or could not be kept yet, is kept now
        after = self._write_down if self._for_good else self._look_again
        self._office.health.backup_before_closing(after, self._tell, _ONCE_MORE)

    def _write_down(self) -> None:
        from bbzdesk.services import naast

        desk, to = self._office.desk, self._deur.map
        kantoor, remember = desk.kantoor, self._remember()
        desk.read(
            lambda: naast.stap_over(kantoor, to, remember),
            lambda _: self._look_again(),
            owner=self._office,  # a page that is locked away gets its answer when somebody is back
            refused=self._refused,
        )

    def _remember(self) -> Callable[[Path], None] | None:
        places = self._office.desk.places
        return None if places is None else places.onthoud

    def _refused(self, fault: GebruikersFout) -> None:
        self._office.desk.tended.emit()  # the next attempt looks anew whether a backup is due
        self._tell(" ".join(str(fault).split("\n")))

    def _look_again(self) -> None:
        """A moment later: who gives the answer may not have let go of the office yet, as when the lock opens."""
        QTimer.singleShot(_LOOK_AGAIN_MS, self, self._go_when_quiet)

    def _go_when_quiet(self) -> None:
        """Whatever was asked of the store is answered before it closes."""
        if self._office.desk.work.busy:
            self._look_again()
        else:
            self.gone.emit(self._deur)
