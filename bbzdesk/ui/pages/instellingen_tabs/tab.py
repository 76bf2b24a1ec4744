"""What all tabs of *Instellingen* are: content that is read and shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.widgets.layouts import Part, column
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.work import Job

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Gedaan

T = TypeVar("T")


class SettingsTab(QWidget):
    """One tab. A subclass reads and shows in `load`, which is called again after a change of the settings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.stale = True
        self._content = Slot()
        self.setLayout(column((self._content, 1), space="none"))

    @property
    def busy(self) -> bool:
        """Whether somebody is at work in the tab, so that it may not be shown anew."""
        return False

    @property
    def must_stay(self) -> str:
        """Why nobody may go elsewhere now; empty when he may."""
        return ""

    def load(self) -> None:
        """Read what the tab shows and show it."""

    def leave(self) -> None:
        """Keep what was typed."""

    def command(self, name: str) -> bool:
        """Carry out a command of the menu; False when it means nothing here."""
        return False

    def show_parts(self, *parts: Part) -> None:
        """Show these parts as the tab."""
        self._content.fill(*parts)

    def read(self, what: Callable[[], T], show: Callable[[T], None]) -> Job:
        """Fetch in the background, then show."""
        return self.desk.read(what, show, owner=self)

    def act(
        self,
        what: "Callable[[], Gedaan[T]]",
        done: Callable[[T], None],
        *,
        refused: Callable[[GebruikersFout], None] | None = None,
        say: str = "",
        undo: bool = True,
    ) -> None:
        """Do an act of the office; what it changed reaches every page."""
        self.desk.act(what, done, owner=self, refused=refused, say=say, undo=undo)
