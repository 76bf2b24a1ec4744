"""Making a decision definitive, and then: the letter, and *Wat nu?* with the way to what is still to be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import besluiten, besluitkopie, nabesluit, vragen
from bbzdesk.services.besluitbeeld import CONTROLEREN, GEGEVENS, Besluitpagina, klad_sleutel
from bbzdesk.services.besluiten import Vastgesteld
from bbzdesk.services.nabesluit import KLAAR, LATER, NaBesluit, Vervolg
from bbzdesk.ui import files
from bbzdesk.ui.forms.dialog import ask_and_do
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.pages.paper import Paper
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.dialogs import ask
from bbzdesk.ui.widgets.layouts import Columns, column, holder
from bbzdesk.ui.widgets.panels import Panel
from bbzdesk.ui.widgets.status import StepRow, StepState

MAKE_FINAL = "Maak het besluit definitief"
_FOR_EVER = "Het besluit krijgt nu een nummer en verandert daarna niet meer. Dit kunt u niet ongedaan maken."
_NOT_CHOSEN = "Wat u hier hebt getypt, staat nog niet in het besluit. Kijk het na en kies Verder naar controleren."
_STATES = {KLAAR: StepState.KLAAR, LATER: StepState.KAN_NIET}


class MakeFinal:
    """The end of the wizard: ask for the word, and do it; or lead to the step where something stands in the way."""

    def __init__(self, page: PageView, concept: str, go_step: Callable[[int], object]) -> None:
        self._page, self._concept, self._go_step = page, concept, go_step

    def ask(self, beeld: Besluitpagina) -> None:
        """Ask to type the word, when all is in order."""
        if beeld.getypt:
            self._page.desk.say(_NOT_CHOSEN, "letop")
            self._go_step(GEGEVENS)
        elif not beeld.compleet:
            self._page.desk.say(beeld.nog_te_doen, "letop")
            self._go_step(CONTROLEREN)
        else:
            dialog = ask(self._page, MAKE_FINAL, _FOR_EVER, MAKE_FINAL, typed="definitief")
            dialog.agreed.connect(self._make)

    def _make(self) -> None:
        kantoor, concept = self._page.desk.kantoor, self._concept
        self._page.act(
            lambda: besluiten.stel_vast(kantoor, concept),
            self._made,
            refused=self._refused,
            words="Het besluit wordt definitief gemaakt",
            say="Het besluit is definitief.",
            undo=False,
        )

    def _made(self, _: Vastgesteld) -> None:
        self._page.desk.wipe_draft(klad_sleutel(self._concept), owner=self._page)

    def _refused(self, fault: GebruikersFout) -> None:
        self._page.desk.refuse(fault)
        self._go_step(CONTROLEREN)


class Aftermath:
    """What a definitive decision shows and does."""

    def __init__(self, page: PageView, na: NaBesluit) -> None:
        self._page, self._na = page, na
        self.paper = Paper(page.desk, f"Besluit {na.nummer}", f"{na.bestandsnaam}.pdf", na.pdf)

    def body(self) -> QWidget:
        """*Wat nu?* beside the letter."""
        return Columns(holder(column(self._steps(), None)), self.paper, stretch=(51, 49), min_chars=110)

    def actions(self) -> list[QWidget]:
        """The buttons at the right of the title."""
        na = self._na
        word = Button("Kopie voor Word…")
        word.clicked.connect(self._save_word)
        actions: list[QWidget] = [word]
        if not na.verzonden:
            send = Button("Leg verzending vast…", "primary")
            send.clicked.connect(self._ask_sending)
            actions.append(send)
        if na.vordering_id:
            loan = Button("Open lening", "primary" if na.verzonden else "")
            loan.clicked.connect(lambda: self._page.desk.go("lening", na.vordering_id))
            actions.append(loan)
        return actions

    def _steps(self) -> Panel:
        return Panel("Wat nu?", *(self._line(deel) for deel in self._na.vervolg), lines=True)

    def _line(self, deel: Vervolg) -> StepRow:
        line = StepRow(_STATES.get(deel.staat, StepState.NIET_GESTART), deel.wat, deel.uitleg)
        line.clicked.connect(lambda: self._go(deel.sleutel))
        return line

    def _go(self, key: str) -> None:
        """A line leads to where it is done."""
        if key == nabesluit.VERSTUREN and not self._na.verzonden:
            self._ask_sending()
        elif key in (nabesluit.TEKENEN, nabesluit.UITBETALEN):
            self._page.desk.go("lening", self._na.vordering_id)
        else:
            self.paper.print_dialog()

    def _save_word(self) -> None:
        page, kantoor, besluit_id = self._page, self._page.desk.kantoor, self._na.besluit_id
        name = f"{self._na.bestandsnaam}.docx"
        page.read(
            lambda: besluitkopie.als_docx(kantoor, besluit_id),
            lambda content: files.save_file(page, name, content, page.desk.say),
        )

    def _ask_sending(self) -> None:
        kantoor, besluit_id = self._page.desk.kantoor, self._na.besluit_id
        act = partial(besluiten.leg_verzending_vast, kantoor, besluit_id)
        ask_and_do(self._page, self._page.desk, vragen.VERZENDEN, act, draft=f"verzending:{besluit_id}")
