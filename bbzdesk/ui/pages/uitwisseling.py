"""*Uitwisseling*: which lists came in, which dossiers went out, and whether a package is whole."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout
from bbzdesk.services import inlezen, uitwisselingbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.services.uitwisselingbeeld import Inleesregel, Pakketoordeel, Uitwisselingbeeld
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.models.columns import Column
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.pages.formpage import EnterPage
from bbzdesk.ui.pages.wizard import LooseForm, password_field
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.dialogs import ask
from bbzdesk.ui.widgets.filedrop import FileDrop
from bbzdesk.ui.widgets.layouts import Part
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import EmptyState, Heading, Panel, Sheet
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.text import Text

_IN = (
    Column("dag", "Ingelezen op", "date", 13, lambda r: r.dag),
    Column("aantal", "Vorderingen", "number", 11, lambda r: r.aantal),
    Column("totaal", "Saldo", "money", 13, lambda r: r.totaal),
    Column("staat", "Hoe staat het ervoor?", "key", 26, lambda r: r.staat, grows=True),
    Column("actie", "Wat kunt u doen?", "action", 17, lambda r: r.actie),
)
_OUT = (
    Column("dag", "Overgedragen op", "date", 15, lambda r: r.dag),
    Column("wie", "Ondernemer, bedrijf", "key", 24, lambda r: r.wie, grows=True),
    Column("partner", "Aan", "text", 21, lambda r: r.partner),
    Column("nummer", "Pakketnummer", "text", 27, lambda r: r.pakketnummer),
)
_PACKAGE = "pakket"
_APART = "De afzender geeft het wachtwoord apart van het pakket."


class UitwisselingPage(EnterPage):
    """Two lists; with the tab `pakket` the check of a package that came from somebody else."""

    section = "uitwisseling"
    concerns = frozenset({"inlezing", "overdracht"})

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._tab = doel.tab
        self._file: Path | None = None
        self._primary: Button | None = None
        desk.asked.connect(self._hear_asked)

    def _hear_asked(self, doel: Doel) -> None:
        """Who asks for *Uitwisseling* itself is not left in the check of a package."""
        if doel == Doel("uitwisseling") and self._tab:
            self._turn_to("")

    def refresh(self) -> None:
        """The lists are read anew; a check that is being filled in stays."""
        if self._tab != _PACKAGE or self._primary is None:
            super().refresh()

    def load(self) -> None:
        """Read both lists, or show the check of a package."""
        self.set_title("Uitwisseling")
        if self._tab == _PACKAGE:
            self._show_check()
            return
        kantoor = self.desk.kantoor
        self.read(lambda: uitwisselingbeeld.beeld(kantoor), self._show)

    def show_tab(self, tab: str) -> None:
        """`pakket` is the check of a package."""
        if tab != self._tab:
            self._turn_to(tab)

    def _turn_to(self, tab: str) -> None:
        self._tab, self._primary, self._file = tab, None, None
        self.load()

    # --- the lists ----------------------------------------------------------------------------------------------------

    def _show(self, seen: Uitwisselingbeeld) -> None:
        if self._tab == _PACKAGE:
            return  # the check was asked for meanwhile
        read, check = Button("Debiteurenlijst inlezen…", "primary"), Button("Pakket controleren…")
        read.clicked.connect(lambda: self.desk.go("inlezen"))
        check.clicked.connect(lambda: self._turn_to(_PACKAGE))
        heading = Heading("Uitwisseling", "Wat er binnenkwam en wat er uitging.", actions=(check, read))
        self.show_parts(heading, self._came_in(seen), self._went_out(seen), None)

    def _came_in(self, seen: Uitwisselingbeeld) -> Panel | EmptyState:
        if not seen.ingelezen:
            return EmptyState(
                "Nog niets ingelezen", "Lees uw eigen debiteurenlijst in. Eerst ziet u een proef, dan pas beslist u."
            )
        table = Table(TableModel(_IN, seen.ingelezen, identity=lambda r: r.inlezing_id), "Ingelezen debiteurenlijsten")
        table.fit_to_rows()
        table.acted.connect(self._ask_undo)
        return Panel("Ingelezen debiteurenlijsten", table, count=str(len(seen.ingelezen)))

    def _went_out(self, seen: Uitwisselingbeeld) -> Panel | EmptyState:
        if not seen.overgedragen:
            return EmptyState("Nog niets overgedragen", "Een dossier draagt u over vanaf het dossier zelf.")
        model = TableModel(_OUT, seen.overgedragen, identity=lambda r: r.overdracht_id)
        table = Table(model, "Overgedragen dossiers")
        table.fit_to_rows()
        table.opened.connect(lambda r: self.desk.go_to(r.doel))
        return Panel("Overgedragen dossiers", table, count=str(len(seen.overgedragen)))

    def _ask_undo(self, line: Inleesregel) -> None:
        kantoor = self.desk.kantoor
        question = ask(self, "Inlezen terugdraaien", line.vraag, "Draai terug", danger=True)
        question.agreed.connect(
            lambda: self.desk.act_long(
                lambda stap: inlezen.draai_terug(kantoor, line.inlezing_id, stap),
                lambda _: self.desk.say("Het inlezen is teruggedraaid."),
                owner=self,
                words="Inlezen terugdraaien…",
            )
        )

    # --- a package ----------------------------------------------------------------------------------------------------

    def _show_check(self) -> None:
        drop = FileDrop("Sleep het overdrachtspakket hierheen.", "een overdrachtspakket", (".bbzpakket",))
        drop.chosen.connect(self._choose)
        self._chosen = Text("", "strong", wrap=True)
        self._chosen.hide()
        fields = {"wachtwoord": password_field("Wachtwoord van het pakket", _APART)}
        self._form = LooseForm(fields, drop, self._chosen, elsewhere={"bestand": drop})
        self._verdict = Slot()
        self._form.edited.connect(self._forget_verdict)
        self._primary, back = Button("Controleer", "primary"), Button("Terug", icon="terug")
        self._primary.clicked.connect(self._check)
        back.clicked.connect(lambda: self._turn_to(""))
        crumbs = (("Uitwisseling", lambda: self._turn_to("")),)
        words = "BbzDesk kijkt of het pakket heel en onveranderd is. Er wordt niets overgenomen of bewaard."
        self.show_parts(
            Heading("Pakket controleren", words, crumbs=crumbs),
            Sheet(self._form, space="m"),
            self._verdict,
            None,
            bar=ActionBar(self._primary, back=back),
        )
        drop.setFocus()

    def _choose(self, file: Path) -> None:
        self._file = file
        self._chosen.setText(f"Gekozen: {file.name}")
        self._chosen.show()
        self._verdict.fill()

    def _forget_verdict(self) -> None:
        """What was found was about other words."""
        self._verdict.fill()

    def _check(self) -> None:
        self._verdict.fill()
        file, word = self._file, self._form.values()["wachtwoord"]
        if file is None:
            self._refuse(InvoerFout("bestand", "Het pakket ontbreekt. Kies het bestand dat eindigt op .bbzpakket."))
            return
        self._form.show_faults(None)
        self.desk.work.start_long(
            lambda step: uitwisselingbeeld.controleer_pakket(file, word, step),
            self._show_verdict,
            self._refuse,
            owner=self,
            words="Pakket controleren…",
        )

    def _refuse(self, fault: GebruikersFout) -> None:
        if self._tab == _PACKAGE:
            self._form.show_faults(fault)
        else:
            self.desk.refuse(fault)

    def _show_verdict(self, verdict: Pakketoordeel) -> None:
        if self._tab != _PACKAGE:
            return
        found: list[Part] = [Text(sentence, wrap=True) for sentence in verdict.bevindingen]
        parts: list[Part] = [MessageBar("goed" if verdict.goed else "fout", verdict.zin)]
        if found:
            parts.append(Sheet(Text("Wat er is gevonden", "section"), *found))
        if verdict.inhoud:
            parts.append(Panel("Wat erin zit", FactRows(verdict.inhoud)))
        self._verdict.fill(*parts)

    def enter(self, focus: QWidget) -> None:
        """From the password Enter goes on to the check itself."""
        if self._tab == _PACKAGE and self._primary is not None:
            self._primary.click()
        else:
            super().enter(focus)

    def command(self, name: str) -> bool:
        """*Stap klaar of bevestigen* checks the package."""
        if name == "bevestigen" and self._tab == _PACKAGE and self._primary is not None:
            self._primary.click()
            return True
        return super().command(name)
