"""One loan: where it stands and why, its bookings and its schedule, and what can be done with it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from bbzdesk.domain.feiten import Feit, Soort, lees_feit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout
from bbzdesk.services import leningblad
from bbzdesk.services.doel import Doel
from bbzdesk.services.leningbeeld import AKTE_VASTLEGGEN, BETALING_BOEKEN, UITBETALEN, Leningbeeld
from bbzdesk.services.leningblad import Leningblad
from bbzdesk.services.termijnstaat import TE_LAAT, Termijnregel
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.fields import FactField
from bbzdesk.ui.forms.reading import as_typed
from bbzdesk.ui.models.columns import Column
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.pages import lening_acties, lists
from bbzdesk.ui.pages.formpage import EnterPage
from bbzdesk.ui.pages.paper import Paper
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.explanation import WORDS, Explanation, ExplanationLink
from bbzdesk.ui.widgets.filters import ViewSwitch
from bbzdesk.ui.widgets.layouts import Part, column, flow, holder, row
from bbzdesk.ui.widgets.ledger import LedgerView
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import EmptyState, Heading, MoneyCard, Sheet, facts
from bbzdesk.ui.widgets.status import Badge
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.widgets.totals import TablePanel

_AS_AT = Feit("op", "Stand per datum", Soort.DATUM)
_ACTS = (AKTE_VASTLEGGEN, UITBETALEN, BETALING_BOEKEN)
LEDGER, SCHEDULE = range(2)
_TABS = {"boekingen": LEDGER, "schema": SCHEDULE}


def _tone(termijn: Termijnregel) -> str:
    return "achterstand" if termijn.staat == TE_LAAT else ""


_COLUMNS = (
    Column("nummer", "Nr.", "number", 5, lambda t: t.nummer),
    Column("uiterlijk", "Uiterlijk", "date", 12, lambda t: t.vervaldatum),
    Column("rente", "Rente", "money", 12, lambda t: t.rente),
    Column("aflossing", "Aflossing", "money", 12, lambda t: t.aflossing),
    Column("samen", "Samen", "money", 12, lambda t: t.bedrag),
    Column("betaald", "Betaald", "money", 12, lambda t: t.betaald),
    Column("stand", "Stand", "text", 22, lambda t: t.woord, tone=_tone, grows=True),
)


def _room() -> Button:
    """The room of a link where there is nothing to explain, so that all cards stand on one line."""
    button = Button(WORDS, "quiet", small=True)
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    button.hide()
    return button


class LeningPage(EnterPage):
    """A loan as at a day; booking is always about now."""

    section = "debiteuren"
    concerns = frozenset(
        {
            "vordering",
            "vordering_status",
            "boeking",
            "lening_voorwaarden",
            "schema_termijn",
            "vervallen_termijn",
            "dossier",
        }
    )

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._op: date | None = None
        self._view = _TABS.get(doel.tab, LEDGER)
        self._blad: Leningblad | None = None
        self._table: Table | None = None
        self._as_at: FactField | None = None
        self._paper: Paper | None = None

    def load(self) -> None:
        """Read the loan as at the day in the field."""
        kantoor, vordering, op = self.desk.kantoor, self.doel.sleutel, self._op
        self.desk.read(lambda: leningblad.blad(kantoor, vordering, op), self._show, owner=self, refused=self._not_shown)

    def _not_shown(self, fault: GebruikersFout) -> None:
        """A day that cannot be shown is said at its field; the day that was in sight stays."""
        if isinstance(fault, InvoerFout) and self._as_at is not None and self._blad is not None:
            self._op = None if self._blad.beeld.op == self.desk.kantoor.vandaag else self._blad.beeld.op
            self._as_at.give_fault(str(fault))
        else:
            self.show_gone(fault)

    def enter(self, focus: QWidget) -> None:
        """Enter in the field of the day shows that day."""
        if self._as_at is not None and self._as_at.editor is focus:
            self._take_day(self._as_at)
        else:
            super().enter(focus)

    def show_tab(self, tab: str) -> None:
        """Bookings or schedule."""
        self._turn(_TABS.get(tab, self._view))

    def command(self, name: str) -> bool:
        """Book a payment, export what the list shows, print the loan, take the field of the day."""
        if self._blad is None:
            return False
        match name:
            case "betaling":
                lening_acties.start(self, self._blad.beeld, BETALING_BOEKEN)
            case "exporteren":
                self._export()
            case "afdrukken":
                self._print()
            case "stand" if self._as_at is not None:
                self._as_at.editor.setFocus()
            case "tab.volgende" | "tab.vorige":
                self._turn(SCHEDULE if self._view == LEDGER else LEDGER)
            case _:
                return False
        return True

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show(self, blad: Leningblad) -> None:
        self._blad, beeld = blad, blad.beeld
        self.set_title(f"{beeld.titel}, {beeld.wie}")
        parts: list[Part] = [self._heading(beeld), self._day_line(beeld)]
        if blad.terugblik:
            parts.append(self._look_back(blad.terugblik))
        if blad.nog_te_verwerken:
            parts.append(self._to_process(blad.nog_te_verwerken))
        parts += [self._cards(blad), (self._list(beeld), 1)]
        self.show_parts(*parts)

    def _heading(self, beeld: Leningbeeld) -> Heading:
        badges = (Badge(beeld.stoplicht),) if beeld.stoplicht else ()
        crumbs = (("Debiteuren", lambda: self.desk.go("debiteuren")), (beeld.wie, lambda: self.desk.go_to(beeld.doel)))
        return Heading(beeld.titel, facts(*beeld.feiten), crumbs=crumbs, badges=badges, actions=self._actions(beeld))

    def _actions(self, beeld: Leningbeeld) -> list[QWidget]:
        """All acts that can still come are buttons; the first that can be done now is the one in the eye."""
        acts = [act for act in beeld.acties if act.sleutel in _ACTS and not act.gedaan]
        first = next((act for act in acts if act.kan), None)
        buttons: list[QWidget] = []
        for act in acts:
            button = Button(f"{act.woord}…", "primary" if act is first else "")
            button.clicked.connect(lambda _=False, key=act.sleutel: lening_acties.start(self, beeld, key))
            buttons.append(button)
        return buttons

    def _day_line(self, beeld: Leningbeeld) -> QWidget:
        field = FactField(_AS_AT, self.desk.kantoor.vandaag)
        field.set_text(as_typed(_AS_AT, beeld.op))
        field.fact_editor.left.connect(lambda: self._take_day(field))
        show = Button("Toon deze dag")
        show.clicked.connect(lambda: self._take_day(field))
        self._as_at = field
        return holder(row(field, column(None, show), None, space="m"))

    def _take_day(self, field: FactField) -> None:
        """Show the loan as on the day that was typed; an empty field is today."""
        try:
            day = lees_feit(_AS_AT, field.text(), self.desk.kantoor.vandaag)
        except InvoerFout as fault:
            field.give_fault(str(fault))
        else:
            self._go_to_day(day)

    def _go_to_day(self, day: date | None) -> None:
        shown = self._blad.beeld.op if self._blad else None
        if (day or self.desk.kantoor.vandaag) != shown:
            self._op = None if day == self.desk.kantoor.vandaag else day
            self.load()

    def _look_back(self, sentence: str) -> MessageBar:
        today = Button("Terug naar vandaag", "quiet", small=True)
        today.clicked.connect(lambda: self._go_to_day(None))
        return MessageBar("info", sentence, today)

    def _to_process(self, sentence: str) -> MessageBar:
        """Interest that is still to be posted; the maandverwerking is with the debtors."""
        go = Button("Naar Debiteuren", "quiet", small=True)
        go.clicked.connect(lambda: self.desk.go("debiteuren"))
        return MessageBar("letop", sentence, go)

    def _cards(self, blad: Leningblad) -> Sheet:
        beeld = blad.beeld
        explained = {0: (beeld.uitleg, "over openstaand"), 1: (beeld.uitleg_achterstand, "over achterstand")}
        cards: list[QWidget] = []
        panels: list[QWidget] = []
        for place, kaart in enumerate(blad.kaarten):
            parts: list[Part] = [MoneyCard(kaart.titel, kaart.bedrag, kaart.noot)]
            lines, about = explained.get(place, ((), ""))
            if lines:
                panel = Explanation(lines)
                parts.append(ExplanationLink(panel, about))
                panels.append(panel)
            else:
                parts.append(_room())
            cards.append(holder(column(*parts, None, space="xs")))
        return Sheet(Text(beeld.op_woorden, "section"), flow(*cards, space="xxl"), *panels)

    def _list(self, beeld: Leningbeeld) -> QWidget:
        views = ViewSwitch(
            "Boekingen of betaalschema",
            (("Boekingen", len(beeld.boekingen)), ("Betaalschema", len(beeld.termijnen))),
            self._view,
        )
        views.chosen.connect(self._turn)
        excel, prints = Button("Naar Excel…", icon="export"), Button("Afdrukken…", icon="printer")
        excel.clicked.connect(self._export)
        prints.clicked.connect(self._print)
        head = row((views, 1), excel, prints)
        return holder(column(head, self._ledger(beeld) if self._view == LEDGER else self._schedule(beeld), None))

    def _ledger(self, beeld: Leningbeeld) -> QWidget:
        ledger = LedgerView(beeld.boekingen)
        ledger.turn_back.connect(lambda line: lening_acties.turn_back(self, line))
        return self._table_panel(ledger)

    def _schedule(self, beeld: Leningbeeld) -> QWidget:
        if not beeld.termijnen:
            self._table = None
            return EmptyState("Geen betaalschema", "Van deze vordering is geen schema met termijnen bekend.")
        model = TableModel(_COLUMNS, beeld.termijnen, identity=lambda t: t.nummer)
        return self._table_panel(Table(model, "Betaalschema", sortable=False))

    def _table_panel(self, table: Table) -> QWidget:
        self._table = table
        table.fit_to_rows()
        return TablePanel(table)

    def _turn(self, view: int) -> None:
        if view != self._view:
            self._view = view
            if self._blad is not None:
                self._show(self._blad)

    # --- on paper and in a sheet ------------------------------------------------------------------------------------

    def _export(self) -> None:
        if self._table is None or self._blad is None:
            self.desk.say("Er is hier geen lijst die naar Excel kan. Kies Boekingen.", "info")
            return
        beeld = self._blad.beeld
        what = "Boekingen" if self._view == LEDGER else "Betaalschema"
        name = f"{what.lower()}-{beeld.titel.split()[-1]}.xlsx"
        lists.export(self, self._table, what, name, f"{beeld.titel}. {beeld.op_woorden}.")

    def _print(self) -> None:
        blad, kantoor = self._blad, self.desk.kantoor
        if blad is not None:
            self.read(lambda: leningblad.als_pdf(kantoor, blad), self._print_pages, words="De afdruk wordt gemaakt")

    def _print_pages(self, content: bytes) -> None:
        if self._paper is not None:
            self._paper.deleteLater()
        self._paper = Paper(self.desk, self.title, "lening.pdf", content)
        self._paper.setParent(self)
        self._paper.hide()
        self._paper.print_dialog()
