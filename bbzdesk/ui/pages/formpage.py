"""What the pages with a form share: drafts that come back, Enter that goes on, and an act that is done once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import kladden
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.enter import is_enter, press_in_hand
from bbzdesk.ui.forms.draft import Draft, DraftKeeper
from bbzdesk.ui.forms.form import FactForm
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Part
from bbzdesk.ui.widgets.panels import EmptyState
from bbzdesk.ui.work import Job

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Gedaan

T = TypeVar("T")

_AROUND = 24  # so much stays in sight below the control in hand


@dataclass(frozen=True, slots=True)
class DraftChange:
    """A draft was kept or forgotten: no act of the office, but *Vandaag* shows it."""

    records: tuple[tuple[str, str], ...]


class EnterPage(PageView):
    """A page on which Enter goes on: it presses the button in hand, and in a field it goes to the next one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter when the control in hand has no use for it."""
        focus = QApplication.focusWidget()
        if press_in_hand(event):
            return
        if is_enter(event) and focus is not None:
            self.enter(focus)
        else:
            super().keyPressEvent(event)

    def enter(self, focus: QWidget) -> None:
        """Go on from the control in hand."""
        self.focusNextChild()

    def show_gone(self, fault: GebruikersFout) -> None:
        """What this page is about is not there any more, or cannot be read now: say so, and show the way on."""
        go = Button("Naar Vandaag", "primary")
        go.clicked.connect(lambda: self.desk.go("vandaag"))
        title = "Dit is er niet meer" if isinstance(fault, NietMogelijk | KeyError) else "Dit is nu niet te lezen"
        self.show_parts(EmptyState(title, str(fault), go), None)

    def settle(self) -> None:
        """Show a new sheet from its top, unless what is in hand stands too low for that.

        One moment later, because only then every part has its height.
        """
        if (scroll := self._scroll) is not None:
            QTimer.singleShot(0, scroll, lambda: _to_top(scroll))


def _to_top(scroll: QScrollArea) -> None:
    scroll.verticalScrollBar().setValue(0)
    focus = QApplication.focusWidget()
    if focus is not None and scroll.isAncestorOf(focus):
        scroll.ensureWidgetVisible(focus, 0, _AROUND)


class FormPage(EnterPage):
    """A page with one form at a time. What is typed is kept; a change elsewhere never rebuilds what is being typed."""

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self.form: FactForm | None = None
        self.primary: Button | None = None
        self._keeper: DraftKeeper | None = None
        self._key = ""
        self._job: Job | None = None

    def refresh(self) -> None:
        """Read anew, unless there is a form: what somebody is about to type in stays as it is."""
        if self.form is None:
            super().refresh()

    def leave(self) -> None:
        """Keep what was typed."""
        if self._keeper is not None:
            self._keeper.flush()

    def command(self, name: str) -> bool:
        """*Stap klaar of bevestigen* presses the primary button."""
        if name == "bevestigen" and self.primary is not None:
            self.primary.click()
            return True
        return super().command(name)

    def first_focus(self) -> QWidget | None:
        """The first field that is empty, or else the first."""
        if self.form is None:
            return None
        fields = list(self.form.fields.values())
        return next((field for field in fields if not field.text().strip()), fields[0]).editor

    def show_form(self, *parts: Part, bar: QWidget) -> None:
        """Show a form from its top, with its first empty field in hand."""
        self._scroll = None  # what stood here before was another sheet: its position means nothing
        self.show_parts(*parts, bar=bar)
        if (target := self.first_focus()) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()

    def enter(self, focus: QWidget) -> None:
        """From the last field Enter goes to the primary button."""
        last = list(self.form.fields.values())[-1] if self.form else None
        if self.primary is not None and last is not None and last.isAncestorOf(focus):
            self.primary.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().enter(focus)

    def keep(self, form: FactForm, key: str, draft: Draft) -> None:
        """Put a draft back into the form, and keep from now on what is typed in it."""
        self.form, self._key = form, key
        if draft:
            form.set_values(draft, dirty=True)
        self._keeper = DraftKeeper(form.edited, form.values, self._save, parent=form)

    def let_go(self, *, wipe: bool) -> None:
        """The form has done its work, or another one comes: watch it no longer, and forget its draft."""
        if self._keeper is not None:
            if not wipe:
                self._keeper.flush()
            self._keeper.stop()
        key = self._key
        if wipe and key:
            self.desk.wipe_draft(key, owner=self, done=lambda _: self._tell_draft(key))
        self.form, self.primary, self._keeper, self._key = None, None, None, ""

    def act_once(self, what: "Callable[[], Gedaan[T]]", done: Callable[[T], None], *, say: str = "") -> None:
        """Do the act of the form; a second press before the window has heard of the first is the same press."""
        if self._job is not None and not self._job.ended:
            return
        kantoor, key = self.desk.kantoor, self._key
        if self._keeper is not None:
            self._keeper.hold()
        turn = kladden.beurt(kantoor)
        self._job = self.desk.act(
            lambda: kladden.voltooi(kantoor, key, turn, what), done, owner=self, refused=self._refused, say=say
        )

    def _refused(self, fault: GebruikersFout) -> None:
        if self._keeper is not None:
            self._keeper.go_on()
        if self.form is not None:
            self.form.show_faults(fault)
        else:
            self.desk.refuse(fault)

    def _save(self, values: Draft) -> Job:
        key = self._key
        return self.desk.keep_draft(key, values, owner=self, done=lambda _: self._tell_draft(key))

    def _tell_draft(self, key: str) -> None:
        self.desk.changed.emit(DraftChange((("klad", key),)))
