"""*Debiteurenlijst inlezen*: a file, its columns, what is good and what is not, and only then taking over."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bbzdesk.domain.datum import kort
from bbzdesk.domain.feiten import Feit, Soort, lees_feit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.services import inleesbeeld, kladden
from bbzdesk.services.doel import Doel
from bbzdesk.services.inleesbeeld import Inleesbeeld
from bbzdesk.services.kantoor import Kantoor, Stap
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import Draft, DraftKeeper
from bbzdesk.ui.pages.inlezen_blad import SheetChoice
from bbzdesk.ui.pages.inlezen_delen import MappingGrid, RemarkList
from bbzdesk.ui.pages.inlezen_overnemen import TakeOver, again, lines
from bbzdesk.ui.pages.latest import LatestRead
from bbzdesk.ui.pages.lists import export
from bbzdesk.ui.pages.wizard import LooseForm, WizardPage, fact_field
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.filedrop import FileDrop
from bbzdesk.ui.widgets.layouts import Flow, Part, holder
from bbzdesk.ui.widgets.messages import ErrorSummary
from bbzdesk.ui.widgets.panels import Heading, MoneyCard, Sheet
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Job

_KEY = "inlezen"
_TITLE = "Debiteurenlijst inlezen"
_DAY = Feit("stand_op", "Stand op", Soort.DATUM)
_DAY_HINT = "De dag waarop de bedragen in het bestand kloppen."
_READ, _TO_TRIAL = "Lees het bestand", "Verder naar de proef"


class InlezenPage(WizardPage):
    """Four steps; nothing changes before the last one. The choice of the file is kept when somebody leaves half-way."""

    section = "uitwisseling"
    steps = ("Bestand", "Indeling", "Proef", "Overnemen")

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._file: Path | None = None
        self._day = ""
        self._seen: Inleesbeeld | None = None
        self._rows_shown, self._looking = False, False
        self._reading = LatestRead(self)
        self._over = TakeOver(self, self._let_go, self._start_over)
        desk.asked.connect(self._hear_asked)

    def _hear_asked(self, doel: Doel) -> None:
        """Who asks for this page after a list was taken over, has another list."""
        if doel.pagina == self.doel.pagina and self._over.taken is not None:
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
        self._reading.drop()
        if self._over.taken is not None:
            self._start_over()
        elif number == 0 or self._seen is None:
            self._show_file()
        elif number == 1:
            self._show_mapping(self._seen)
        else:
            self._show_trial(self._seen)

    def heading(self, words: str) -> Heading:
        """The title of every step, with what stands on it."""
        crumbs = (("Uitwisseling", lambda: self.desk.go("uitwisseling")),)
        return Heading(_TITLE, words, crumbs=crumbs)

    # --- 1: the file --------------------------------------------------------------------------------------------------

    def say_stopped(self, sentence: str) -> None:
        """Who stopped the work finds all as it was, and the button that does it again under his hand."""
        self.desk.say(sentence, "info")
        if self.primary is not None and self.isVisible():
            self.primary.setFocus()

    def _show_file(self, note: str = "") -> None:
        drop = FileDrop(
            "Sleep uw Excel- of csv-bestand hierheen.",
            "een Excel- of csv-bestand",
            inleesbeeld.UITGANGEN,
            inleesbeeld.ANDERE_VORMEN,
        )
        drop.chosen.connect(self._choose)
        self._chosen = Text("", "strong", wrap=True)
        self._show_chosen()
        day = fact_field(_DAY, self.desk.kantoor.vandaag, _DAY_HINT)
        day.set_text(self._day)
        self._form = LooseForm({"stand_op": day}, drop, self._chosen, elsewhere={"bestand": drop})
        self._form.edited.connect(self._keep_day)
        DraftKeeper(self._form.edited, self._values, self._save_values, parent=self._form)
        self._drop = drop
        self.primary = Button(_READ, "primary")
        self.primary.clicked.connect(self._read_file)
        self.put(
            0,
            self.heading("Er verandert nog niets. Eerst ziet u wat BbzDesk in het bestand vindt."),
            Sheet(Text("Welk bestand?", "section"), self._form, space="m"),
            None,
            bar=ActionBar(self.primary, note=note),
            focus=drop if self._file is None else day.editor,
        )

    def _choose(self, file: Path) -> None:
        self._keep_day()
        self._reading.drop()
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
        self._reading.start(
            lambda stap: inleesbeeld.bekijk(kantoor, file, day, stap),
            self._show_mapping,
            refused=self._refuse_file,
            stopped=lambda: self.say_stopped(f"U hebt het lezen gestopt. {again(_READ)}"),
            words="Bestand lezen…",
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

    def _show_mapping(self, seen: Inleesbeeld, *, anew: bool = False) -> None:
        """The columns that were found; who chose another sheet or row stays where he was."""
        self._seen, self._looking = seen, False
        self._choice = SheetChoice(seen.blad, opened=self._rows_shown or not seen.goed)
        self._choice.sheet_chosen.connect(self._choose_sheet)
        self._choice.heads_chosen.connect(self._choose_heads)
        self._grid = MappingGrid(seen.velden, seen.blad.kolommen)
        self._faults = ErrorSummary()
        self.primary = Button(_TO_TRIAL, "primary")
        self.primary.clicked.connect(self._use_mapping)
        self.step = 1
        self.put(
            1,
            self.heading(f"{seen.bestand}. {seen.kop_woorden}"),
            self._faults,
            Sheet(self._choice),
            Sheet(self._grid),
            None,
            bar=ActionBar(self.primary, back=self.back_button()),
            focus=None if anew else self.primary,
        )

    def _choose_sheet(self, name: str) -> None:
        kantoor, seen = self.desk.kantoor, self._seen
        if seen is not None:
            self._look_anew(lambda stap: inleesbeeld.met_blad(kantoor, seen, name, stap))

    def _choose_heads(self, rows: tuple[int, ...]) -> None:
        kantoor, seen = self.desk.kantoor, self._seen
        if seen is not None:
            self._look_anew(lambda stap: inleesbeeld.met_kop(kantoor, seen, rows, stap))

    def _look_anew(self, what: Callable[[Stap], Inleesbeeld]) -> None:
        """Look for the columns elsewhere in the file. Until they are found, what stands there holds."""
        self._rows_shown, self._looking = self._choice.opened, True
        self._show_mapping_faults(None)
        self._reading.start(
            what,
            lambda seen: self._show_mapping(seen, anew=True),
            refused=self._keep_mapping,
            stopped=lambda: self._keep_mapping(None),
            words="Kolommen zoeken…",
        )

    def _keep_mapping(self, fault: GebruikersFout | None) -> None:
        """Another sheet or row was not read: the one of before is still chosen, with its columns."""
        self._looking = False
        self._choice.show_chosen()
        self._show_mapping_faults(fault)
        if fault is None:
            self.say_stopped("U hebt dit gestopt. Blad, koppen en kolommen zijn nog zoals ze waren.")

    def _use_mapping(self) -> None:
        kantoor, seen, columns = self.desk.kantoor, self._seen, self._grid.values()
        if seen is None:
            return
        if self._looking:
            self.desk.say("BbzDesk zoekt nog naar de kolommen. Kijk ze straks na, en ga dan verder.", "info")
            return
        self._show_mapping_faults(None)
        self._reading.start(
            lambda stap: inleesbeeld.met_kolommen(kantoor, seen, columns, stap),
            self._show_trial,
            refused=self._show_mapping_faults,
            stopped=lambda: self.say_stopped(f"U hebt de proef gestopt. {again(_TO_TRIAL)}"),
            words="Proef maken…",
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
        self.primary.clicked.connect(lambda: self._over.show(seen))
        cards = Flow(
            MoneyCard("Kan worden overgenomen", str(seen.goed), "vorderingen"),
            MoneyCard("Kan niet worden overgenomen", str(seen.niet_goed), "regels van het bestand"),
            MoneyCard("Samen open", euro(seen.totaal), f"op {kort(seen.stand_op)}"),
            space="xl",
        )
        self._list = RemarkList(seen)
        self._list.sheet_asked.connect(self._export)
        reports: list[Part] = [Sheet(Text("Let op", "section"), *lines(seen.meldingen), space="xs")]
        self.step = 2
        self.put(
            2,
            self.heading(f"Proef met {seen.bestand}. Er is nog niets overgenomen."),
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

    def _let_go(self) -> None:
        """The file was taken over: its cells and the choice of it are of no more use."""
        self._seen = None
        self._wipe_draft()

    def _start_over(self) -> None:
        self._over.taken, self._seen, self._file, self._day = None, None, None, ""
        self._show_file()

    # --- the draft ------------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Keep the choice of the file."""
        if self.step == 0 and self._begun and self._over.taken is None:
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
