"""The first start on a computer: begin, practise or put a backup back; then place, passphrase, recovery sheet, municipality."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import plaatskeuze
from bbzdesk.services.plaatskeuze import Oordeel
from bbzdesk.services.toegang import Deur
from bbzdesk.ui import theme
from bbzdesk.ui.enter import WayIn
from bbzdesk.ui.firstplace import PlaceStep
from bbzdesk.ui.navigation import Brand
from bbzdesk.ui.passphrase import PassphraseForm
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import LineEdit
from bbzdesk.ui.widgets.layouts import Page, PageScroll, Part, column, flow, holder, row
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import Sheet
from bbzdesk.ui.widgets.stepper import Stepper
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor
    from bbzdesk.ui.forms.draft import DraftKeeper
    from bbzdesk.ui.forms.form import FactForm
    from bbzdesk.ui.recoverysheet import RecoverySheet

_WIDEST = 100  # a line of words that is longer is hard to read back
_STEPS = ("Waar", "Wachtwoord", "Herstelblad", "Gemeente")
_WELCOME = (
    "BbzDesk houdt uw Bbz-dossiers bij: van de eerste melding tot de laatste aflossing. Het werkt op deze computer, "
    "zonder internet. Wat wilt u doen?"
)
_BEGIN = "In vier stappen: de plaats, een wachtwoord, uw herstelblad en uw gemeente. Dit duurt ongeveer vijf minuten."
_PRACTISE = (
    "Een eigen oefenopslag met verzonnen ondernemers. Niets telt echt mee. Later begint u met uw eigen gegevens."
)
_RESTORE = "Uw gegevens van een andere computer, of van voor een storing, komen op deze computer terug."
_MUNICIPALITY = "Deze gegevens staan op elke brief. U kunt ze later veranderen bij Instellingen."


class FirstStart(WayIn):
    """Ends with `opened(Kantoor)`, with `practice_asked`, or with `found(Deur)` for data that are there already.

    `made` comes as soon as there is a store that is open, after `placed(Deur)` where it is in a folder of his choice.
    """

    placed = Signal(object)
    made = Signal(object)
    opened = Signal(object)
    found = Signal(object)
    practice_asked = Signal()

    def __init__(self, deur: Deur, work: Work, *, practice: bool = False, choose: bool = False) -> None:
        """`practice` and `choose` offer to practise first and to choose another folder than that of the door."""
        super().__init__()
        self._deur, self._proposed = deur, deur.map
        self._work, self._practice, self._choose = work, practice, choose
        self._kantoor: Kantoor | None = None
        self._keeper: DraftKeeper | None = None
        self._told: MessageBar | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._pages = QStackedWidget()
        self._layout.addWidget(self._pages)

    # --- what to do ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show the three ways to begin."""
        start, practise, restore = (
            Button("Beginnen", "primary"),
            Button("Eerst oefenen"),
            Button("Back-up terugzetten…"),
        )
        start.clicked.connect(self._ask_place)
        practise.clicked.connect(self.practice_asked)
        restore.clicked.connect(self._show_restore)
        ways = [(start, _BEGIN), (practise, _PRACTISE), (restore, _RESTORE)]
        if not self._practice:
            ways.remove((practise, _PRACTISE))
        parts = [column(flow(button), Text(words, "muted", wrap=True), space="xs") for button, words in ways]
        self._show(None, [Text(_WELCOME, wrap=True), *parts], None, first=start)

    # --- where ---------------------------------------------------------------------------------------------------------

    def _ask_place(self) -> None:
        deur = self._deur
        self._work.start(lambda: plaatskeuze.beoordeel(deur), self._show_place, self._tell, owner=self)

    def _show_place(self, verdict: Oordeel) -> None:
        step = PlaceStep(self._deur.map, verdict, usual=self._deur.map == self._proposed, choose=self._choose)
        step.chosen.connect(self.put_in)
        step.usual_asked.connect(lambda: self.put_in(self._proposed))
        if verdict.bezwaar:
            go, then = Button("Kijk opnieuw", "primary"), self._ask_place
        elif verdict.bestaat:
            go, then = Button("Open deze gegevens", "primary"), lambda: self.found.emit(self._deur)
        else:
            go, then = Button("Verder", "primary"), self._show_passphrase
        go.clicked.connect(then)
        parts: list[Part] = [Text("Waar staan uw gegevens?", "section"), step]
        self._show(0, parts, ActionBar(go, back=self._back_to(self.begin)), first=go)

    def put_in(self, folder: Path) -> None:
        """Look whether the data can go in this folder, and show it."""
        self._deur = self._deur.naar(folder)
        self._ask_place()

    # --- a backup ------------------------------------------------------------------------------------------------------

    def begin_restore(self) -> None:
        """Go straight to the backups."""
        self._show_restore()

    def _show_restore(self) -> None:
        from bbzdesk.ui.firstrestore import Restore

        restore = Restore(self._deur, self._work, choose=self._choose)
        restore.placed.connect(self._take_place)
        restore.restored.connect(self._restored)
        go = Button("Zet deze back-up terug", "primary")
        go.clicked.connect(restore.put_back)
        parts: list[Part] = [Text("Welke back-up?", "section"), restore]
        self._show(None, parts, ActionBar(go, back=self._back_to(self.begin)), first=restore.first)

    def _take_place(self, deur: Deur) -> None:
        self._deur = deur

    def _restored(self, outcome: "tuple[Kantoor, tuple[str, ...]]") -> None:
        kantoor, missing = outcome
        self._hold(kantoor)
        if not missing:
            self._finish()
            return
        from bbzdesk.services.terugzetten import over_papier

        go = Button("Verder", "primary")
        go.clicked.connect(self._finish)
        parts = [
            Text("Uw gegevens zijn terug", "section"),
            *(Text(words, wrap=True) for words in over_papier(missing)),
        ]
        self._show(None, parts, ActionBar(go), first=go)

    # --- passphrase ----------------------------------------------------------------------------------------------------

    def _show_passphrase(self) -> None:
        form = PassphraseForm(name="Uw naam")
        make = Button("Maak de opslag", "primary")
        make.clicked.connect(lambda: self._make(form, make))
        form.entered.connect(make.click)
        parts: list[Part] = [Text("Kies een wachtwoord", "section"), form]
        self._show(1, parts, ActionBar(make, back=self._back_to(self._ask_place)))

    def _make(self, form: PassphraseForm, button: Button) -> None:
        typed = form.typed()
        if typed is None or self._work.busy:
            return

        def refused(fault: GebruikersFout) -> None:
            button.setText("Maak de opslag")
            form.refuse(fault)

        button.setText("De opslag wordt gemaakt…")
        self._work.start(lambda: self._deur.maak(typed.name, typed.new), self._made, refused, owner=self)

    # --- recovery sheet ------------------------------------------------------------------------------------------------

    def _made(self, made: "tuple[Kantoor, str]") -> None:
        from bbzdesk.ui.recoverysheet import RecoverySheet

        kantoor, code = made
        self._hold(kantoor)
        sheet = RecoverySheet(kantoor, code, self._work)
        go = Button("Verder", "primary")
        go.clicked.connect(lambda: self._check_groups(sheet))
        sheet.entered.connect(go.click)
        self._show(2, [Text("Uw herstelblad", "section"), sheet], ActionBar(go))

    def _check_groups(self, sheet: "RecoverySheet") -> None:
        kantoor = self._kantoor
        if sheet.right() and kantoor is not None:
            from bbzdesk.services import intrekken

            self._work.start(
                lambda: intrekken.bevestig(kantoor), lambda _: self._show_municipality(), self._tell, owner=self
            )

    def _hold(self, kantoor: "Kantoor") -> None:
        self._kantoor = kantoor
        self.placed.emit(self._deur)
        self.made.emit(kantoor)

    # --- municipality --------------------------------------------------------------------------------------------------

    def _show_municipality(self) -> None:
        from bbzdesk.ui.forms.municipality import municipality_form

        assert self._kantoor is not None
        form = municipality_form(self._kantoor.vandaag)
        form.set_values({"gemeente.contactpersoon": self._kantoor.naam})
        self._keeper = self._keep(self._kantoor, form)
        save = Button("Bewaar en begin", "primary")
        save.clicked.connect(lambda: self._save_municipality(form))
        later = Button("Later invullen")
        later.clicked.connect(self._go_on_later)
        parts: list[Part] = [Text("Uw gemeente", "section"), Text(_MUNICIPALITY, wrap=True), form]
        self._show(3, parts, ActionBar(save, later))

    def _keep(self, kantoor: "Kantoor", form: "FactForm") -> "DraftKeeper":
        """Keep what is typed where *Instellingen* finds it."""
        from bbzdesk.services.instellingen import GEMEENTEKLAD
        from bbzdesk.ui.drafts import Drafts
        from bbzdesk.ui.forms.draft import DraftKeeper

        drafts = Drafts(kantoor, self._work, form)
        keeper = DraftKeeper(
            form.edited,
            form.values,
            lambda typed: drafts.keep(GEMEENTEKLAD, typed, lambda _: None, form.show_faults, form),
            parent=form,
        )
        self._work.ending.connect(keeper.flush)
        return keeper

    def _save_municipality(self, form: "FactForm") -> None:
        from bbzdesk.services import instellingen, kladden

        kantoor, values = self._kantoor, form.values()
        assert kantoor is not None
        if self._keeper is not None:
            self._keeper.flush()
        turn = kladden.beurt(kantoor)
        self._work.start(
            lambda: kladden.voltooi(
                kantoor, instellingen.GEMEENTEKLAD, turn, lambda: instellingen.stel_gemeente_in(kantoor, values)
            ),
            lambda _: self._finish(),
            form.show_faults,
            owner=self,
        )

    def _go_on_later(self) -> None:
        """What was typed waits on *Instellingen*."""
        if self._keeper is not None:
            self._keeper.flush()
        self._finish()

    def _finish(self) -> None:
        if self._keeper is not None:
            self._keeper.stop()
        self.opened.emit(self._kantoor)

    # --- showing -------------------------------------------------------------------------------------------------------

    def _back_to(self, go: Callable[[], object]) -> Button:
        back = Button("Terug", icon="links")
        back.clicked.connect(go)
        return back

    def _show(
        self, step: int | None, parts: Sequence[Part], bar: ActionBar | None, *, first: QWidget | None = None
    ) -> None:
        """Show one step; `first` takes the focus, or else the first field."""
        self._clear_told()
        sheet = Sheet(*parts, space="l")
        stepper = [] if step is None else [Stepper(_STEPS, step)]
        head = holder(row(Brand(), Text("Welkom bij BbzDesk", "title"), None, space="m"))
        body = holder(column(head, *stepper, sheet, space="l"))
        body.setMaximumWidth(theme.current().em * _WIDEST)
        page = PageScroll(Page(holder(row(None, (body, 100), None)), None), "Eerste start")
        whole = holder(column((page, 1), *([bar] if bar else []), space="none"))
        old = self._pages.currentWidget()
        self._pages.addWidget(whole)
        self._pages.setCurrentWidget(whole)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        target = first or next((line for line in sheet.findChildren(LineEdit) if line.isVisibleTo(whole)), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Below the step, until the next one."""
        self._clear_told()
        self._told = MessageBar("letop", sentence)
        self._layout.addWidget(self._told)

    def _tell(self, fault: GebruikersFout) -> None:
        self.refuse(" ".join(str(fault).split("\n")))

    def _clear_told(self) -> None:
        if self._told is not None:
            self._told.hide()
            self._told.deleteLater()
            self._told = None
