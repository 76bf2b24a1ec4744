"""The dated amounts and percentages: what holds on a day, from where we have it, and adding what the office looked up."""

from datetime import date

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import Feit, Soort, lees_feit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.services import bedragen
from bbzdesk.services.bedragen import Bedragrij
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.fields import FactField
from bbzdesk.ui.forms.reading import as_typed
from bbzdesk.ui.models.columns import Column
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.pages.instellingen_tabs.bedragvorm import AmountDialog, FreeDayDialog
from bbzdesk.ui.pages.instellingen_tabs.tab import SettingsTab
from bbzdesk.ui.pages.lists import filter_line
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.filters import FilterLine
from bbzdesk.ui.widgets.layouts import Columns, flow
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.widgets.totals import TablePanel, TotalsLine

_DAY = Feit("op", "Op welke dag", Soort.DATUM)
_WORDS = "Hiermee rekent BbzDesk. Voegt u een waarde toe, dan rekent BbzDesk daarmee op de dagen waarvoor die geldt."


def _certainty(rij: Bedragrij) -> str:
    if not rij.bekend:
        return "niet gevonden; zoek de waarde op"
    return f"{rij.zekerheid}; nog te controleren" if rij.nog_te_controleren else rij.zekerheid


def _doubt(rij: Bedragrij) -> str:
    return "letop" if rij.nog_te_controleren else ""


_COLUMNS = (
    Column("naam", "Naam", "key", 60, lambda r: r.etiket, grows=True),
    Column("waarde", "Waarde", "text", 16, lambda r: r.waarde, tone=lambda r: "" if r.bekend else "letop"),
    Column("sinds", "Geldt vanaf", "date", 16, lambda r: r.sinds),
    Column("tot", "Tot en met", "text", 20, lambda r: r.tot_en_met, default=False),
    Column("zekerheid", "Hoe zeker", "text", 34, _certainty, tone=_doubt),
    Column("herkomst", "Herkomst", "text", 24, lambda r: r.herkomst, default=False),
    Column("bron", "Bron", "text", 60, lambda r: r.bron, default=False),
    Column("tabel", "Tabel", "text", 26, lambda r: r.tabel, default=False),
)


class AmountsTab(SettingsTab):
    """One list for one day. Enter on a line proposes a new value for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._table: Table | None = None
        self._line: FilterLine | None = None
        self._day: FactField | None = None
        self._totals = TotalsLine()
        self._on: date | None = None

    def load(self) -> None:
        """Read what holds on the chosen day, today to begin with."""
        kantoor, on = self.desk.kantoor, self._on or self.desk.kantoor.vandaag
        self.read(lambda: bedragen.overzicht(kantoor, on), lambda rows: self._show(rows, on))

    def command(self, name: str) -> bool:
        """*Filteren* puts the filter in hand."""
        if name == "filter" and self._line is not None:
            self._line.field.setFocus()
            return True
        return False

    def _show(self, rows: tuple[Bedragrij, ...], on: date) -> None:
        if self._table is None:
            self._build(rows, on)
        else:
            self._table.list_model.set_rows(rows)
        doubtful = sum(1 for r in rows if r.nog_te_controleren)
        self._totals.set_totals(f"{len(rows)} waarden op {voluit(on)}, {doubtful} nog te controleren", ())

    def _build(self, rows: tuple[Bedragrij, ...], on: date) -> None:
        model = TableModel(_COLUMNS, rows, identity=lambda r: r.naam)
        self._table = Table(model, "Bedragen en rente")
        self._table.opened.connect(lambda r: self._ask_amount(r.naam))
        self._day = FactField(_DAY, on)
        self._day.set_text(as_typed(_DAY, on))
        self._day.edited.connect(self._change_day)
        self._line = filter_line(self._table)
        add, free = Button("Bedrag toevoegen…", "primary", icon="plus"), Button("Vrije dag toevoegen…")
        add.clicked.connect(lambda: self._ask_amount(""))
        free.clicked.connect(self._ask_free_day)
        head = Columns(self._day, flow(free, add, side="right"), stretch=(1, 0), min_chars=70)
        self.show_parts(Text(_WORDS, "muted", wrap=True), head, self._line, (TablePanel(self._table, self._totals), 1))

    def _change_day(self) -> None:
        """Another day as soon as what is typed is one."""
        assert self._day is not None
        try:
            typed = lees_feit(_DAY, self._day.text(), self.desk.kantoor.vandaag)
        except InvoerFout:
            return
        if isinstance(typed, date) and typed != self._on:
            self._on = typed
            self.load()

    def _ask_amount(self, name: str) -> None:
        kantoor = self.desk.kantoor
        self.read(lambda: bedragen.namen(kantoor), lambda names: AmountDialog(self, self.desk, names, name).open())

    def _ask_free_day(self) -> None:
        kantoor = self.desk.kantoor
        self.read(lambda: bedragen.vrije_dagen(kantoor), lambda days: FreeDayDialog(self, self.desk, days).open())
