"""What every page is given: the office it works in, the queue, and the ways to go on, to tell and to hear of changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services.doel import Doel
from bbzdesk.ui.drafts import Drafts
from bbzdesk.ui.forms.draft import Draft
from bbzdesk.ui.widgets.messages import MessageKind
from bbzdesk.ui.work import Job, Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Gedaan, Kantoor, Stap
    from bbzdesk.services.plaatskeuze import Plaatsgeheugen
    from bbzdesk.services.toegang import Deur
    from bbzdesk.ui.look import Look

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the message bar.

    With `undo` (the id of a work) it offers *Ongedaan maken*; with `technical` to copy that for the maker.
    """

    sentence: str
    kind: MessageKind = "goed"
    undo: str = ""
    technical: str = ""


def tables_of(wijziging: object) -> set[str]:
    """The tables of the store that a change touched."""
    return {table for table, _ in getattr(wijziging, "records", ())}


class Desk(QObject):
    """One open office. Pages read and act through it and know nothing of each other. `look` is how the window looks.

    `deur` is the door it came in by, and `places` remembers the folder of the next start, where that is remembered.
    `changed` carries a `Wijziging` of the store: open pages look whether it concerns them.
    """

    changed = Signal(object)
    asked = Signal(object)
    said = Signal(object)
    tended = Signal()  # a backup, a check or a restore test was done
    settled = Signal()  # these data are in use again
    moving = Signal(object, bool)  # to the door of other data; whether these come in the place of those of now

    def __init__(
        self,
        kantoor: "Kantoor",
        work: Work,
        parent: QObject | None = None,
        *,
        look: "Look | None" = None,
        deur: "Deur | None" = None,
        places: "Plaatsgeheugen | None" = None,
    ) -> None:
        super().__init__(parent)
        self.kantoor, self.work, self.look, self.deur, self.places = kantoor, work, look, deur, places
        self._drafts = Drafts(kantoor, work, self)

    def read(
        self,
        what: Callable[[], T],
        show: Callable[[T], None],
        *,
        owner: QObject,
        refused: Callable[[GebruikersFout], None] | None = None,
        words: str = "",
    ) -> Job:
        """Fetch something in the background and show it."""
        return self.work.start(what, show, refused or self.refuse, owner=owner, words=words)

    def act(
        self,
        what: "Callable[[], Gedaan[T]]",
        done: Callable[[T], None],
        *,
        owner: QObject,
        refused: Callable[[GebruikersFout], None] | None = None,
        words: str = "",
        say: str = "",
        undo: bool = True,
    ) -> Job:
        """Do an act of the office: tell every page what changed, then the caller; `say` is the sentence for the bar."""

        def tell(gedaan: "Gedaan[T]") -> None:
            self.tell(gedaan)
            if say:
                self.say(say, undo=gedaan.wijziging.werk_id if undo else "")

        return self.work.start(
            what, lambda gedaan: done(gedaan.uitkomst), refused or self.refuse, owner=owner, words=words, told=tell
        )

    def act_long(
        self,
        what: "Callable[[Stap], Gedaan[T]]",
        done: Callable[[T], None],
        *,
        owner: QObject,
        words: str,
        refused: Callable[[GebruikersFout], None] | None = None,
    ) -> Job:
        """The same for an act that says how far it is: the foot of the page shows it, with *Stop*."""
        return self.work.start_long(
            what,
            lambda gedaan: done(gedaan.uitkomst),
            refused or self.refuse,
            owner=owner,
            words=words,
            told=self.tell,
        )

    def keep_draft(
        self, key: str, values: Draft, *, owner: QObject, done: Callable[[datetime], None] = lambda _: None
    ) -> Job:
        """Keep what is typed in a form, within half a second also while something long is being done.

        `done` hears the moment that is kept with it. This and `wipe_draft` are the only ways to a draft.
        """
        return self._drafts.keep(key, values, done, self.refuse, owner)

    def wipe_draft(self, key: str, *, owner: QObject, done: Callable[[datetime], None] = lambda _: None) -> Job:
        """Forget the draft of a form that was confirmed or thrown away: nothing typed before this comes back."""
        return self._drafts.keep(key, {}, done, self.refuse, owner)

    def tell(self, gedaan: "Gedaan[T]") -> None:
        """Let the open pages know what an act changed."""
        if gedaan.wijziging.records:
            self.changed.emit(gedaan.wijziging)

    def go(self, pagina: str, sleutel: str = "", tab: str = "") -> None:
        """Go to a page."""
        self.asked.emit(Doel(pagina, sleutel, tab))

    def go_to(self, doel: Doel) -> None:
        """Go where a line of work leads."""
        self.asked.emit(doel)

    def say(self, sentence: str, kind: MessageKind = "goed", *, undo: str = "") -> None:
        """One sentence in the message bar."""
        self.said.emit(Message(sentence, kind, undo))

    def refuse(self, fault: GebruikersFout) -> None:
        """Show why something cannot be done, where nothing on the page is a better place for it."""
        self.say(" ".join(str(fault).split("\n")), "letop")
