"""What all pages are: a scrolled sheet with an optional action bar, filled from a service, filled anew on a change."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services.doel import Doel
from bbzdesk.ui.desk import Desk, tables_of
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Page, PageScroll, Part, empty
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import EmptyState
from bbzdesk.ui.widgets.slot import first_control, focus_named, focused_name
from bbzdesk.ui.work import Job

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Gedaan

T = TypeVar("T")


class PageView(QWidget):
    """A page of the window. A subclass sets `section` and `concerns` and says in `load` what to read and show.

    `concerns` are the tables of the store whose changes make the page read anew; nothing polls.
    """

    section: ClassVar[str] = ""
    concerns: ClassVar[frozenset[str]] = frozenset()
    retitled = Signal(str)

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__()
        self.desk, self.doel, self.title = desk, doel, ""
        self._stale = True
        self._wants_focus = False
        self._scroll: PageScroll | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._sheet_place, self._foot_place, self._bar_place = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        layout.addLayout(self._sheet_place, 1)
        layout.addLayout(self._foot_place)
        layout.addLayout(self._bar_place)
        desk.changed.connect(self._hear)

    # --- what a page does -------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read what the page shows and show it. Called when it is first shown and after a change that concerns it."""

    def show_tab(self, tab: str) -> None:
        """Go to a tab of this page; a page without tabs does nothing."""

    def leave(self) -> None:
        """Keep what was typed: another page comes, the screen is locked or the window closes."""

    @property
    def must_stay(self) -> str:
        """Why nobody may go to another page now: here stands what is nowhere else. Empty when he may."""
        return ""

    def command(self, name: str) -> bool:
        """Carry out a command of the menu (`besluit`, `exporteren`, `opslaan` …); False when it means nothing here."""
        return False

    def first_focus(self) -> QWidget | None:
        """What takes the focus when the page comes; None for the first control."""
        return None

    def hold_at_foot(self, widget: QWidget) -> None:
        """Give what tells something its place below the sheet and above the action bar, which then stays where it is."""
        self._foot_place.addWidget(widget)

    # --- what a page uses -------------------------------------------------------------------------------------------

    def set_title(self, title: str) -> None:
        """The title of the window follows the page."""
        self.title = title
        if self._scroll is not None:
            self._scroll.setAccessibleName(title)
        self.retitled.emit(title)

    def show_parts(self, *parts: Part, bar: QWidget | None = None) -> None:
        """Show these parts as the page, in the place of what was there; scroll position and focus stay."""
        self.show_sheet(self.make_sheet(*parts), bar)

    def make_sheet(self, *parts: Part) -> PageScroll:
        """These parts as a sheet that scrolls, not shown yet: a long page is made in one step and shown in the next."""
        return PageScroll(Page(*parts), self.title or "Pagina")

    def show_sheet(self, sheet: PageScroll, bar: QWidget | None = None) -> None:
        """Show a sheet in the place of what was there."""
        position = 0 if self._scroll is None else self._scroll.verticalScrollBar().value()
        focused = focused_name(self)
        empty(self._sheet_place)
        empty(self._bar_place)
        self._scroll = sheet
        self._sheet_place.addWidget(self._scroll, 1)
        if bar is not None:
            self._bar_place.addWidget(bar)
        if focused:
            for part in (sheet, bar):
                if part is not None:
                    part.show()  # what is not in sight yet takes no focus
            if not focus_named(self, focused):
                self.take_focus()  # what somebody pressed is gone: he goes on at the beginning, not elsewhere
        elif self._wants_focus and self.isVisible():
            self.take_focus()
        if position:
            QTimer.singleShot(0, sheet, lambda: sheet.verticalScrollBar().setValue(position))

    def read(self, what: Callable[[], T], show: Callable[[T], None], *, words: str = "") -> Job:
        """Fetch in the background, then show."""
        return self.desk.read(what, show, owner=self, refused=self._not_read, words=words)

    def _not_read(self, fault: GebruikersFout) -> None:
        """Say why; a page that has nothing to show yet says it in its place, with the way to try again.

        A page out of sight tells nothing: it tries again when it comes.
        """
        if not self.isVisible():
            self._stale = True
            return
        self.desk.refuse(fault)
        if self._scroll is None:
            again = Button("Probeer het opnieuw", "primary")
            again.clicked.connect(self.refresh)
            self.show_parts(EmptyState("Dit is nu niet te lezen", str(fault), again), None)

    def act(
        self,
        what: "Callable[[], Gedaan[T]]",
        done: Callable[[T], None] = lambda _: None,
        *,
        refused: Callable[[GebruikersFout], None] | None = None,
        words: str = "",
        say: str = "",
        undo: bool = True,
    ) -> None:
        """Do an act of the office; what it changed reaches every page."""
        self.desk.act(what, done, owner=self, refused=refused, words=words, say=say, undo=undo)

    def note(self, kind: str, sentence: str) -> MessageBar:
        """A message that belongs to the page itself."""
        return MessageBar(kind, sentence)  # type: ignore[arg-type]  # the pages name the kinds

    # --- how it stays up to date ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew: now when the page is in sight, otherwise when it comes back."""
        if self.isVisible():
            self._stale = False
            self.load()
        else:
            self._stale = True

    def prepare(self) -> bool:
        """Read what the page will show while another page is in sight; False when there is nothing new to read."""
        if self.isVisible() or not self._stale:
            return False
        self._stale = False
        self.load()
        return True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read when the page comes in sight for the first time or after a change."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.load()

    def take_focus(self) -> None:
        """Put the focus on the page, unless somebody is at work in it; a page that still reads takes it when it shows."""
        if focused_name(self):
            return
        first = self.first_focus()
        # What a page calls its first may be of a sheet that just went.
        target = (first if first is not None and isValid(first) else None) or self._first_control() or self._scroll
        self._wants_focus = target is None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_control(self) -> QWidget | None:
        """On the sheet, or else in the action bar."""
        bar = self._bar_place.itemAt(0)
        parts = (self._scroll, bar.widget() if bar is not None else None)
        return next((found for part in parts if part is not None and (found := first_control(part))), None)

    def _hear(self, wijziging: object) -> None:
        if tables_of(wijziging) & self.concerns:
            self.refresh()
