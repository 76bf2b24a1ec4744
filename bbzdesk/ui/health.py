"""Is my work safe: what the status line says, and the backups that the window makes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.statusline import StatusLine


class Health(QObject):
    """Reads anew after each change, and makes a backup when one is due."""

    def __init__(self, desk: Desk, line: StatusLine) -> None:
        super().__init__(desk)
        self._desk, self._line = desk, line
        desk.changed.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show how it stands now."""
        from bbzdesk.services import opslagbeheer

        kantoor = self._desk.kantoor
        self._desk.read(lambda: opslagbeheer.statusregel(kantoor), self._show, owner=self)

    def backup_now(self) -> None:
        """Make a backup because the user asks for it."""
        from bbzdesk.services import opslagbeheer

        kantoor = self._desk.kantoor
        self._desk.read(
            lambda: opslagbeheer.maak_backup(kantoor), self._tell, owner=self, words="Back-up maken en controleren…"
        )

    def backup_if_due(self) -> None:
        """The backup of every hour, only when something changed; nobody is disturbed for it."""
        from bbzdesk.services import opslagbeheer

        kantoor = self._desk.kantoor
        self._desk.read(lambda: opslagbeheer.maak_backup_als_nodig(kantoor), lambda _: self.refresh(), owner=self)

    def backup_before_closing(self, then: Callable[[], None]) -> None:
        """The backup after work; a backup that cannot be made is told, and the window stays open once."""
        from bbzdesk.services import opslagbeheer

        kantoor = self._desk.kantoor

        def refused(fault: GebruikersFout) -> None:
            self._desk.refuse(fault)
            then()

        self._desk.read(
            lambda: opslagbeheer.maak_backup_als_nodig(kantoor, sluiten=True),
            lambda _: then(),
            owner=self,
            refused=refused,
            words="Back-up maken en afsluiten…",
        )

    def _tell(self, sentence: str) -> None:
        self._desk.say(sentence)
        self.refresh()

    def _show(self, items: tuple[tuple[str, str, str], ...]) -> None:
        self._line.show_items(items)
