"""*Debiteurenlijst inlezen*: a file, its columns, what is good and what is not, and only then taking over."""

from datetime import date
from pathlib import Path

from bbzdesk.domain.datum import kort
from bbzdesk.domain.feiten import Feit, Soort, lees_feit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.uitwisseling import Inlezing
from bbzdesk.services import inleesbeeld, inlezen, kladden
from bbzdesk.services.doel import Doel
from bbzdesk.services.inleesbeeld import Inleesbeeld
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import Draft, DraftKeeper
from bbzdesk.ui.pages.inlezen_delen import MappingGrid, RemarkList
from bbzdesk.ui.pages.lists import export
from bbzdesk.ui.pages.wizard import LooseForm, WizardPage, fact_field
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.dialogs import ask
from bbzdesk.ui.widgets.filedrop import FileDrop
from bbzdesk.ui.widgets.layouts import Flow, Part, holder
from bbzdesk.ui.widgets.messages import ErrorSummary, MessageBar
from bbzdesk.ui.widgets.panels import Heading, MoneyCard, Sheet
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Job

_KEY = "inlezen"
_TITLE = "Debiteurenlijst inlezen"
_DAY = Feit("stand_op", "Stand op", Soort.DATUM)
_DAY_HINT = "De dag waarop de bedragen in het bestand kloppen."
_READING = "Bestand lezen…"


class InlezenPage(WizardPage):
    """Four steps; nothing changes before the last one. The choice of the file is kept when somebody leaves half-way."""

    section = "uitwisseling"
    steps = ("Bestand", "Indeling", "Proef", "Overnemen")

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._file: Path | None = None
        self._day = ""
        self._seen: Inleesbeeld | None = None
        self._taken: Inlezing | None = None
        self._taking = False
        desk.asked.connect(self._hear_asked)

    def _hear_asked(self, doel: Doel) -> None:
        """Who asks for this page after a list was taken over, has another list."""
        if doel.pagina == self.doel.pagina and self._taken is not None:
            self._start_over()

    def load(self) -> None:
        """Begin with the file that was chosen earlier, when there is one."""
        kantoor = self.desk.kantoor
        self.set_title(_TITLE)
        self.read(lambda: _draft(kantoor), lambda found: self._begin(*found))

    def _begin(self, file: Path | None, day: str, note: str) -> None:
        if self._begun:
            return
        self._file, self._day = file, day
        self._show_file(note)

    def show_step(self, number: int) -> None:
        """Go back to a step that was done; a file that was taken over begins anew."""
        if self._taken is not None:
            self._start_over()
        elif number == 0 or self._seen is None:
            self._show_file()
        elif number == 1:
            self._show_mapping(self._seen)
        else:
            self._show_trial(self._seen)

    def _heading(self, words: str) -> Heading:
        crumbs = (("Uitwisseling", lambda: self.desk.go("uitwisseling")),)
        return Heading(_TITLE, words, crumbs=crumbs)

    # --- 1: the file --------------------------------------------------------------------------------------------------

    def _show_file(self, note: str = "") -> None:
        drop = FileDrop("Sleep uw Excel- of csv-bestand hierheen.", "een Excel- of csv-bestand", inleesbeeld.UITGANGEN)
        drop.chosen.connect(self._choose)
        self._chosen = Text("", "strong", wrap=True)
        self._show_chosen()
        day = fact_field(_DAY, self.desk.kantoor.vandaag, _DAY_HINT)
        day.set_text(self._day)
        self._form = LooseForm({"stand_op": day}, drop, self._chosen, elsewhere={"bestand": drop})
        self._form.edited.connect(self._keep_day)
        DraftKeeper(self._form.edited, self._values, self._save_values, parent=self._form)
        self._drop = drop
        self.primary = Button("Lees het bestand", "primary")
        self.primary.clicked.connect(self._read_file)
        self.put(
            0,
            self._heading("Er verandert nog niets. Eerst ziet u wat BbzDesk in het bestand vindt."),
            Sheet(Text("Welk bestand?", "section"), self._form, space="m"),
            None,
            bar=ActionBar(self.primary, note=note),
            focus=drop if self._file is None else day.editor,
        )

    def _choose(self, file: Path) -> None:
        self._keep_day()
        self._file, self._seen = file, None
        self._form.show_faults(None)
        self._show_chosen()
        self._save_draft()

    def _show_chosen(self) -> None:
        self._chosen.setText(f"Gekozen: {self._file.name}" if self._file is not None else "")
        self._chosen.setVisible(self._file is not None)

    def _keep_day(self) -> None:
        self._day = self._form.values()["stand_op"]

    def _read_file(self) -> None:
        """Read the file on the worker, or say what is still asked."""
        self._keep_day()
        self._save_draft()
        day, faults = self._day_typed()
        if self._file is None:
            faults.insert(0, InvoerFout("bestand", "Het bestand ontbreekt. Kies het Excel- of csv-bestand."))
        if faults or self._file is None or day is None:
            self._form.show_faults(InvoerFouten(faults))
            return
        self._form.show_faults(None)
        kantoor, file = self.desk.kantoor, self._file
        self.desk.read(
            lambda: inleesbeeld.bekijk(kantoor, file, day),
            self._show_mapping,
            owner=self,
            refused=self._refuse_file,
            words=_READING,
        )

    def _refuse_file(self, fault: GebruikersFout) -> None:
        """The sentence of the file, where the file is chosen; somebody who went on meanwhile finds it in the bar."""
        if self.step == 0:
            self._form.show_faults(fault)
        else:
            self.desk.refuse(fault)

    def _day_typed(self) -> tuple[date | None, list[InvoerFout]]:
        try:
            day = lees_feit(_DAY, self._day, self.desk.kantoor.vandaag)
        except InvoerFout as fault:
            return None, [fault]
        if day is None:
            return None, [InvoerFout("stand_op", "De dag van de stand ontbreekt. Vul in wanneer het bestand klopte.")]
        return day, []

    # --- 2: which column is what ----------------------------------------------------------------------------------------

    def _show_mapping(self, seen: Inleesbeeld) -> None:
        self._seen = seen
        self._grid = MappingGrid(seen.velden, seen.kolommen)
        self._faults = ErrorSummary()
        self.primary = Button("Verder naar de proef", "primary")
        self.primary.clicked.connect(self._use_mapping)
        words = f"{seen.bestand}. {seen.kop_woorden}"
        self.step = 1
        self.put(
            1,
            self._heading(words),
            self._faults,
            Sheet(self._grid),
            None,
            bar=ActionBar(self.primary, back=self.back_button()),
            focus=self.primary,
        )

    def _use_mapping(self) -> None:
        kantoor, seen, columns = self.desk.kantoor, self._seen, self._grid.values()
        if seen is None:
            return
        self._show_mapping_faults(None)
        self.desk.read(
            lambda: inleesbeeld.met_kolommen(kantoor, seen, columns),
            self._show_trial,
            owner=self,
            refused=self._show_mapping_faults,
            words=_READING,
        )

    def _show_mapping_faults(self, fault: GebruikersFout | None) -> None:
        single = fault.fouten if isinstance(fault, InvoerFouten) else [fault] if fault else []
        shown = []
        for one in single:
            box = self._grid.boxes.get(one.veld) if isinstance(one, InvoerFout) else None
            shown.append((str(one), box or self._faults))
        self._faults.show_errors(shown)

    # --- 3: the trial ---------------------------------------------------------------------------------------------------

    def _show_trial(self, seen: Inleesbeeld) -> None:
        self._seen = seen
        self.primary = Button("Verder naar overnemen", "primary")
        self.primary.clicked.connect(lambda: self._show_take_over(seen))
        cards = Flow(
            MoneyCard("Kan worden overgenomen", str(seen.goed), "vorderingen"),
            MoneyCard("Kan niet worden overgenomen", str(seen.niet_goed), "regels van het bestand"),
            MoneyCard("Samen open", euro(seen.totaal), f"op {kort(seen.stand_op)}"),
            space="xl",
        )
        self._list = RemarkList(seen)
        self._list.sheet_asked.connect(self._export)
        reports: list[Part] = [Sheet(Text("Let op", "section"), *_lines(seen.meldingen), space="xs")]
        self.step = 2
        self.put(
            2,
            self._heading(f"Proef met {seen.bestand}. Er is nog niets overgenomen."),
            Sheet(holder(cards)),
            *(reports if seen.meldingen else []),
            self._list,
            None,
            bar=ActionBar(self.primary, back=self.back_button()),
            focus=self.primary,
        )

    def _export(self) -> None:
        if self._list.table is not None:
            note = "De regels van uw bestand waar iets mee is. De rijnummers zijn die van Excel."
            export(self, self._list.table, "Regels om na te kijken", "regels-om-na-te-kijken.xlsx", note)

    # --- 4: taking over -------------------------------------------------------------------------------------------------

    def _show_take_over(self, seen: Inleesbeeld) -> None:
        self.primary = Button(seen.werkwoord or "Kies een ander bestand", "primary")
        self.primary.clicked.connect(lambda: self._take_over(seen) if seen.werkwoord else self.show_step(0))
        self._faults = ErrorSummary()
        self.step = 3
        self.put(
            3,
            self._heading(f"Dit gaat er gebeuren met {seen.bestand}."),
            self._faults,
            Sheet(*_lines(seen.gevolg), space="s"),
            None,
            bar=ActionBar(self.primary, back=self.back_button()),
            focus=self.primary,
        )

    def _take_over(self, seen: Inleesbeeld) -> None:
        kantoor = self.desk.kantoor
        if self._taking:
            return  # a second press while it runs is the same press
        self._taking = True
        self.act(
            lambda: inleesbeeld.neem_over(kantoor, seen),
            self._show_result,
            refused=self._refuse_take_over,
            words="Vorderingen overnemen…",
        )

    def _refuse_take_over(self, fault: GebruikersFout) -> None:
        self._taking = False
        if self.step == 3:
            self._faults.show_errors([(str(fault), self._faults)])
        else:
            self.desk.refuse(fault)

    def _show_result(self, taken: Inlezing) -> None:
        self._taken, self._taking = taken, False
        self._wipe_draft()
        back = Button("Terugdraaien…")
        again = Button("Nog een bestand inlezen")
        self.primary = Button("Naar debiteuren", "primary")
        back.clicked.connect(self._ask_undo)
        again.clicked.connect(self._start_over)
        self.primary.clicked.connect(lambda: self.desk.go("debiteuren"))
        self.put(
            3,
            self._heading("Het inlezen is klaar."),
            MessageBar("goed", inleesbeeld.klaar(taken)),
            Text("Klopt er iets niet, draai het inlezen dan in één keer terug.", wrap=True),
            None,
            bar=ActionBar(self.primary, again, back),
            focus=self.primary,
        )

    def _ask_undo(self) -> None:
        if self._taken is None:
            return
        kantoor, taken = self.desk.kantoor, self._taken
        question = ask(self, "Inlezen terugdraaien", inleesbeeld.vraag_terug(taken), "Draai terug", danger=True)
        question.agreed.connect(
            lambda: self.act(
                lambda: inlezen.draai_terug(kantoor, taken.id),
                lambda _: self._start_over(),
                words="Inlezen terugdraaien…",
                say="Het inlezen is teruggedraaid.",
                undo=False,
            )
        )

    def _start_over(self) -> None:
        self._taken, self._seen, self._file, self._day = None, None, None, ""
        self._show_file()

    # --- the draft ------------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Keep the choice of the file."""
        if self.step == 0 and self._begun and self._taken is None:
            self._keep_day()
            self._save_draft()

    def _values(self) -> Draft:
        return {"bestand": str(self._file or ""), "stand_op": self._day}

    def _save_values(self, values: Draft) -> Job:
        return self.desk.keep_draft(_KEY, values, owner=self)

    def _save_draft(self) -> None:
        self._save_values(self._values())

    def _wipe_draft(self) -> None:
        self.desk.wipe_draft(_KEY, owner=self)


def _draft(kantoor: Kantoor) -> tuple[Path | None, str, str]:
    """The choice as it was kept; a file that is gone is not chosen any more."""
    draft, note = kladden.terug(kantoor, _KEY)
    file = Path(draft["bestand"]) if draft.get("bestand") else None
    return (file if file is not None and file.is_file() else None), draft.get("stand_op", ""), note


def _lines(sentences: tuple[str, ...]) -> list[Text]:
    return [Text(sentence, wrap=True) for sentence in sentences]
