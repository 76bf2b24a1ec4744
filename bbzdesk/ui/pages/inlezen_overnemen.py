"""The last step of the import: what will happen, doing it with the way to stop, and what came of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.domain.uitwisseling import Inlezing
from bbzdesk.services import inleesbeeld, inlezen
from bbzdesk.services.inleesbeeld import Inleesbeeld
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.dialogs import ask
from bbzdesk.ui.widgets.messages import ErrorSummary, MessageBar
from bbzdesk.ui.widgets.panels import Sheet
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Stopped

if TYPE_CHECKING:
    from bbzdesk.ui.pages.inlezen import InlezenPage

_STEP = 3


class TakeOver:
    """`taken` is what was taken over from this page; `done` hears of it, `again` begins with another file."""

    def __init__(self, page: "InlezenPage", done: Callable[[], None], again: Callable[[], None]) -> None:
        self._page, self._done, self._again = page, done, again
        self.taken: Inlezing | None = None
        self._running = False

    def show(self, seen: Inleesbeeld) -> None:
        """What will happen, and the button that does it."""
        page = self._page
        page.step = _STEP
        page.primary = Button(seen.werkwoord or "Kies een ander bestand", "primary")
        page.primary.clicked.connect(lambda: self._take_over(seen) if seen.werkwoord else page.show_step(0))
        self._faults = ErrorSummary()
        page.put(
            _STEP,
            page.heading(f"Dit gaat er gebeuren met {seen.bestand}."),
            self._faults,
            Sheet(*lines(seen.gevolg), space="s"),
            None,
            bar=ActionBar(page.primary, back=page.back_button()),
            focus=page.primary,
        )

    def _take_over(self, seen: Inleesbeeld) -> None:
        if self._running:
            return  # a second press while it runs is the same press
        self._running = True
        self._faults.show_errors([])
        kantoor = self._page.desk.kantoor
        self._page.desk.act_long(
            lambda stap: inleesbeeld.neem_over(kantoor, seen, stap),
            self._show_result,
            owner=self._page,
            refused=lambda fault: self._refuse(seen, fault),
            words="Vorderingen overnemen…",
        )

    def _refuse(self, seen: Inleesbeeld, fault: GebruikersFout) -> None:
        """Stopped: all still stands there. Otherwise why it cannot be done; who went on meanwhile finds it in the bar."""
        self._running = False
        page = self._page
        if isinstance(fault, Stopped):
            page.say_stopped(f"U hebt het overnemen gestopt. Er is niets overgenomen. {again(seen.werkwoord)}")
        elif page.step == _STEP:
            self._faults.show_errors([(str(fault), self._faults)])
        else:
            page.desk.refuse(fault)

    def _show_result(self, taken: Inlezing) -> None:
        self.taken, self._running = taken, False
        self._done()
        page = self._page
        back, again = Button("Terugdraaien…"), Button("Nog een bestand inlezen")
        page.primary = Button("Naar debiteuren", "primary")
        back.clicked.connect(self._ask_undo)
        again.clicked.connect(self._again)
        page.primary.clicked.connect(lambda: page.desk.go("debiteuren"))
        page.put(
            _STEP,
            page.heading("Het inlezen is klaar."),
            MessageBar("goed", inleesbeeld.klaar(taken)),
            Text("Klopt er iets niet, draai het inlezen dan in één keer terug.", wrap=True),
            None,
            bar=ActionBar(page.primary, again, back),
            focus=page.primary,
        )

    def _ask_undo(self) -> None:
        if self.taken is None:
            return
        page, kantoor, taken = self._page, self._page.desk.kantoor, self.taken
        question = ask(page, "Inlezen terugdraaien", inleesbeeld.vraag_terug(taken), "Draai terug", danger=True)
        question.agreed.connect(
            lambda: page.desk.act_long(
                lambda stap: inlezen.draai_terug(kantoor, taken.id, stap),
                lambda _: self._undone(),
                owner=page,
                words="Inlezen terugdraaien…",
            )
        )

    def _undone(self) -> None:
        self._page.desk.say("Het inlezen is teruggedraaid.")
        self._again()


def lines(sentences: tuple[str, ...]) -> list[Text]:
    """Each sentence on its own line."""
    return [Text(sentence, wrap=True) for sentence in sentences]


def again(button: str) -> str:
    """What somebody who stopped the work can do now."""
    return f"Alles staat nog klaar: kies {button} om het opnieuw te doen."
