"""Is my work safe: what the status line says, and the backups that the window makes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from bbzdesk.services.doel import Doel
from bbzdesk.ui.desk import Desk, tables_of
from bbzdesk.ui.statusline import StatusLine
from bbzdesk.ui.work import Job

_ONCE_MORE = "Sluit BbzDesk nog een keer af om zonder deze back-up te stoppen; uw gegevens zijn gewoon opgeslagen."


class Health(QObject):
    """Reads anew after each change, and makes a backup when one is due."""

    def __init__(self, desk: Desk, line: StatusLine) -> None:
        super().__init__(desk)
        self._desk, self._line = desk, line
        self._told: Job | None = None
        desk.changed.connect(self._hear)
        desk.tended.connect(self._look_again)
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
        self._desk.read(
            lambda: opslagbeheer.maak_backup_als_nodig(kantoor),
            lambda said: self._desk.tended.emit() if said else None,
            owner=self,
        )

    def backup_before_closing(
        self, then: Callable[[], None], tell: Callable[[str], None], once_more: str = _ONCE_MORE
    ) -> None:
        """The backup after work. When it cannot be made `tell` gets the sentence and the window stays open, once.

        A bug in it keeps the window open once as well: nobody is locked in.
        """
        from bbzdesk.services import opslagbeheer

        kantoor, before = self._desk.kantoor, self._told
        if before is not None:
            if before.fault is not None:
                then()
            return  # else it is being made
        self._told = self._desk.read(
            lambda: opslagbeheer.maak_backup_als_nodig(kantoor, sluiten=True),
            lambda _: then(),
            owner=self,
            refused=lambda fault: tell(f"{' '.join(str(fault).split())} {once_more}"),
            words="Back-up maken…",
        )

    def _hear(self, change: object) -> None:
        """After more work the backup at closing is tried again; a draft alone is no work."""
        if tables_of(change) != {"klad"}:
            self._look_again()

    def _look_again(self) -> None:
        self._told = None
        self.refresh()

    def _tell(self, sentence: str) -> None:
        self._desk.say(sentence)
        self._desk.tended.emit()

    def _show(self, items: tuple[tuple[str, str, Doel], ...]) -> None:
        self._line.show_items(items)
