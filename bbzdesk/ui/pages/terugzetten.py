"""*Back-up terugzetten* while at work: in a new folder beside the data of now, which stay as they are."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from bbzdesk.services import kladden, terugzetten
from bbzdesk.services.doel import Doel
from bbzdesk.services.terugzetten import Teruggezet, Voorstel
from bbzdesk.services.toegang import Deur
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.firstrestore import Restore
from bbzdesk.ui.forms.draft import Draft, DraftKeeper
from bbzdesk.ui.pages.formpage import EnterPage
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Part
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import EmptyState, Heading, Sheet
from bbzdesk.ui.widgets.text import Text, breakable

_TITLE = "Back-up terugzetten"
_WORDS = (
    "De back-up komt in een nieuwe map, naast uw gegevens van nu. Uw gegevens van nu blijven zoals ze zijn. Daarna leest u "
    "wat er is teruggezet en kiest u waarmee u verder werkt."
)
_DRAFT, _NUMBER = "opslag:terugzetten", "laatste"
_MOVE = "Werk verder met de teruggezette gegevens"
_STAY = "Blijf bij de huidige gegevens"
_WHAT_NEXT = (
    "U kunt nu kiezen. Werkt u verder met de teruggezette gegevens, dan opent u ze met het wachtwoord van toen."
)
_ONCE = "BbzDesk is nu gestart met een map die op de opdrachtregel staat, en onthoudt de nieuwe map niet. Noem die map bij de volgende start."
_STAYED = (
    "U werkt gewoon verder met uw huidige gegevens. Hebt u de teruggezette gegevens niet nodig, gooi dan de map {} weg."
)


class TerugzettenPage(EnterPage):
    """First the questions, then what was put back and the choice between the two."""

    section = "opslag"

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._asked: Restore | None = None
        self._keeper: DraftKeeper | None = None
        self._put_back: tuple[Deur, Teruggezet] | None = None
        self._go: Button | None = None

    def load(self) -> None:
        """Look where the backups are, once."""
        self.set_title(_TITLE)
        kantoor = self.desk.kantoor
        if why := terugzetten.waarom_niet(kantoor):
            self._show_why_not(why)
        elif self._asked is None and self._put_back is None:
            self.read(
                lambda: (terugzetten.voorstel(kantoor), kladden.lees(kantoor, _DRAFT)), lambda seen: self._ask(*seen)
            )

    def leave(self) -> None:
        """Keep the number that was typed; a passphrase does not stay on a page that nobody looks at."""
        if self._asked is not None and self._put_back is None:
            self._asked.forget()
            if self._keeper is not None:
                self._keeper.flush()

    def first_focus(self) -> QWidget | None:
        """The folder of the backups comes first."""
        return self._asked.first if self._asked is not None and self._put_back is None else None

    def _show_why_not(self, why: str) -> None:
        back = Button("Naar Opslag en back-up", "primary")
        back.clicked.connect(lambda: self.desk.go("opslag"))
        self.show_parts(Heading(_TITLE), EmptyState("Dit kan hier niet", why, back), None)

    # --- asking -------------------------------------------------------------------------------------------------------

    def _ask(self, proposal: Voorstel, draft: Draft) -> None:
        assert self.desk.deur is not None
        kantoor = self.desk.kantoor
        deur = self.desk.deur.naar(proposal.map)

        def put(deur: Deur, backup: Path, word: str, code: str, last: str) -> tuple[Deur, Teruggezet]:
            return deur, terugzetten.zet_terug_naast(kantoor, deur, backup, word, last, code=code)

        self._asked = restore = Restore(deur, self.desk.work, put)
        restore.restored.connect(self._show)
        restore.set_last(draft.get(_NUMBER, ""))
        desk = self.desk
        self._keeper = DraftKeeper(
            restore.typed,
            lambda: {_NUMBER: restore.last},
            lambda texts: desk.keep_draft(_DRAFT, texts, owner=desk),
            parent=restore,
        )
        go, back = Button("Zet deze back-up terug", "primary"), Button("Annuleren")
        go.clicked.connect(restore.put_back)
        self._go = go
        back.clicked.connect(self._cancel)
        sheet = Sheet(Text(_WORDS, wrap=True), restore, space="l")
        self.show_parts(Heading(_TITLE), sheet, None, bar=ActionBar(go, back))
        self.take_focus()
        if proposal.backups is not None:
            restore.look_in(proposal.backups)

    def command(self, name: str) -> bool:
        """*Stap klaar of bevestigen* puts the chosen backup back."""
        if name == "bevestigen" and self._asked is not None and self._put_back is None and self._go is not None:
            self._go.click()
            return True
        return super().command(name)

    def _cancel(self) -> None:
        """Throw away what was typed, and go back."""
        self._done_typing()
        self._asked = None
        self._stale = True  # who comes back begins anew
        self.desk.go("opslag")

    def _done_typing(self) -> None:
        if self._keeper is not None:
            self._keeper.stop()
            self._keeper = None
        self.desk.wipe_draft(_DRAFT, owner=self.desk)

    # --- what came of it ----------------------------------------------------------------------------------------------

    def _show(self, outcome: tuple[Deur, Teruggezet]) -> None:
        self._put_back = outcome
        self._done_typing()
        _, back = outcome
        move, stay = Button(_MOVE, "primary"), Button(_STAY)
        move.clicked.connect(self._move)
        stay.clicked.connect(self._stay)
        once = [] if self.desk.places is not None else [MessageBar("info", _ONCE)]
        parts: list[Part] = [
            MessageBar("goed", back.terug[0]),
            *(Text(words, wrap=True) for words in back.terug[1:]),
            *(MessageBar("letop", words) for words in back.let_op),
            *(Text(breakable(words), "strong", wrap=True) for words in back.waar),
            Text(_WHAT_NEXT, wrap=True),
            *once,
        ]
        self.show_parts(Heading("De back-up is teruggezet"), Sheet(*parts, space="l"), None, bar=ActionBar(move, stay))
        stay.setFocus()

    def _move(self) -> None:
        if self._put_back is not None:
            self.desk.moving.emit(self._put_back[0], True)

    def _stay(self) -> None:
        if self._put_back is None:
            return
        folder = self._put_back[0].map
        self._asked = self._put_back = None
        self._stale = True  # who comes back begins with the questions
        self.desk.go("opslag")
        self.desk.say(_STAYED.format(folder), "info")
