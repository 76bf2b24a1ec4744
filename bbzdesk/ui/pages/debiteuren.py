"""*Debiteuren*: every claim with its stoplicht, as at today or another day; from here a payment, a call, the month."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bbzdesk.domain.geld import euro
from bbzdesk.services import debiteuren, debiteurenbeeld
from bbzdesk.services.debiteurenbeeld import Debiteurenbeeld, Debiteurregel
from bbzdesk.services.doel import Doel
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.files import save_file
from bbzdesk.ui.models.columns import Column
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.pages.debiteuren_vragen import ask_day, ask_month
from bbzdesk.ui.pages.lists import export, filter_line
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.pages.paper import Paper
from bbzdesk.ui.tokens import STATUS
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.filters import FilterLine, ViewSwitch
from bbzdesk.ui.widgets.panels import EmptyState, Heading
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.tiles import StatusTiles, Tile
from bbzdesk.ui.widgets.totals import TablePanel, Total, TotalsLine


def _arrear(row: Debiteurregel) -> str:
    return "achterstand" if row.achterstand else ""


_COLUMNS = (
    Column("stoplicht", "Stoplicht", "status", 15, lambda r: r.stoplicht),
    Column("wie", "Ondernemer, bedrijf", "key", 22, lambda r: r.wie, grows=True),
    Column("soort", "Soort", "text", 15, lambda r: r.soort),
    Column("saldo", "Saldo", "money", 12, lambda r: r.saldo),
    Column("achterstand", "Achterstand", "money", 12, lambda r: r.achterstand, tone=_arrear),
    Column("termijnen", "Termijnen", "number", 9, lambda r: r.termijnen),
    Column("betaald", "Laatste betaling", "date", 14, lambda r: r.laatste_betaling),
    Column("kenmerk", "Kenmerk", "text", 11, lambda r: r.kenmerk, default=False),
    Column("actie", "Volgende actie", "action", 15, lambda r: r.actie),
)
_ALL = 0
_VIEWS: tuple[tuple[str, Callable[[Debiteurregel], bool]], ...] = (
    ("Alle", lambda r: True),
    ("Deze maand", lambda r: r.aandacht),
    ("Achterstand", lambda r: r.stoplicht == "achterstand"),
    ("Uitstel", lambda r: r.stoplicht == "uitstel"),
    ("Opgeëist", lambda r: r.stoplicht == "opgeeist"),
)
_NOTHING_YET = "Er zijn nog geen vorderingen. Lees uw lijst in of maak een lening vanuit een besluit."


class DebiteurenPage(PageView):
    """The overview. Enter opens the loan of the row in hand; the outlined word does its next act."""

    section = "debiteuren"
    concerns = frozenset(
        {"vordering", "vordering_status", "vervallen_termijn", "schema_termijn", "lening_voorwaarden", "boeking",
         "dossier", "persoon", "bedrijf", "rol", "inlezing", "gemeente_waarde"}
    )  # fmt: skip

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._day: date | None = None
        self._seen: Debiteurenbeeld | None = None
        self._papers: list[Paper] = []
        self._forget()

    def _forget(self) -> None:
        """Nothing is shown yet, or a list gives way to an empty page or to paper."""
        self._table: Table | None = None
        self._line: FilterLine | None = None

    def load(self) -> None:
        """Read all claims as at the day; the model filters and sorts."""
        kantoor, day = self.desk.kantoor, self._day
        self.set_title("Debiteuren")
        self.read(lambda: debiteurenbeeld.beeld(kantoor, day), self._show, words="Debiteuren lezen…")

    def _show(self, seen: Debiteurenbeeld) -> None:
        self._seen = seen
        if self._papers:
            return  # the paper stays as it was asked for
        if not seen.regels and seen.is_vandaag:
            self._forget()
            self.show_parts(Heading("Debiteuren"), self._empty(), None)
            return
        if self._table is None:
            self._build(seen)
        else:
            self._table.list_model.set_rows(seen.regels)
        self._refill(seen)

    def _empty(self) -> EmptyState:
        read, dossiers = Button("Debiteurenlijst inlezen…", "primary"), Button("Naar de dossiers")
        read.clicked.connect(lambda: self.desk.go("inlezen"))
        dossiers.clicked.connect(lambda: self.desk.go("dossiers"))
        sentence = "Lees uw eigen Excel-overzicht in, of maak een lening vanuit een besluit."
        return EmptyState("Nog geen openstaande leningen", sentence, read, dossiers)

    # --- the list -----------------------------------------------------------------------------------------------------

    def _build(self, seen: Debiteurenbeeld) -> None:
        model = TableModel(_COLUMNS, seen.regels, identity=lambda r: r.vordering_id, quiet=_is_quiet)
        model.sort(0)
        table = Table(model, "Debiteuren")
        table.opened.connect(lambda r: self.desk.go("lening", r.vordering_id))
        table.acted.connect(lambda r: self.desk.go_to(r.doel))
        model.filtered.connect(self._count)
        self._head, self._tiles, self._totals = Slot(), StatusTiles(), TotalsLine()
        self._tiles.chosen.connect(self._choose_status)
        self._views = ViewSwitch("Weergave", [(word, 0) for word, _ in _VIEWS])
        self._views.chosen.connect(self._choose_view)
        self._line = filter_line(table, views=self._views)
        self._line.removed.connect(self._clear)
        self._line.cleared.connect(self._clear_all)
        self._table = table
        self.show_parts(self._head, self._tiles, self._line, (TablePanel(table, self._totals), 1))

    def _refill(self, seen: Debiteurenbeeld) -> None:
        """Other figures in the parts that stay."""
        assert self._table is not None
        self._head.fill(Heading("Debiteuren", seen.samenvatting, actions=self._actions()))
        self._tiles.set_tiles([Tile(stand.stoplicht, stand.aantal, stand.bedrag) for stand in seen.standen])
        self._views.set_counts([(word, self._table.list_model.count(shows)) for word, shows in _VIEWS])
        self._show_chips()
        self._count()

    def _actions(self) -> Sequence[QWidget]:
        primary = Button("Betaling boeken…", "primary", icon="plus")
        words = (
            (Button("Stand per datum…"), "stand"),
            (Button("Maandverwerking…"), "maand"),
            (Button("Afdrukken…", icon="printer"), "afdrukken"),
            (Button("Naar Excel…", icon="export"), "exporteren"),
            (primary, "betaling"),
        )
        for button, name in words:
            button.clicked.connect(lambda _=False, name=name: self.command(name))
        return [button for button, _ in words]

    def _count(self) -> None:
        """The line below the list follows what is shown."""
        if self._table is None:
            return
        model = self._table.list_model
        arrear = model.total("achterstand")
        totals = [
            Total("Saldo", euro(model.total("saldo"))),
            Total("Achterstand", euro(arrear), "achterstand" if arrear else ""),
            *(Total(word, amount) for word, amount in debiteurenbeeld.ouderdom(model.rows_shown())),
        ]
        self._totals.set_totals(debiteurenbeeld.tellen(model.rowCount(), model.size), totals)

    # --- what is shown of it --------------------------------------------------------------------------------------------

    def _choose_status(self, status: str) -> None:
        """A tile looks through the whole list, so the view goes back to all."""
        self._views.choose(_ALL)
        self._set(_ALL, status)

    def _choose_view(self, number: int) -> None:
        self._tiles.choose("")
        self._set(number, "")

    def _set(self, view: int, status: str) -> None:
        if self._table is None:
            return
        shows = _VIEWS[view][1]
        filter_ = (lambda r: r.stoplicht == status) if status else (shows if view else None)
        self._table.list_model.set_filter("welke", filter_)
        self._show_chips()

    def _show_chips(self) -> None:
        if self._line is not None:
            self._line.set_chips([*self._day_chip(), *self._status_chip()])

    def _day_chip(self) -> list[str]:
        return [self._seen.op_woorden] if self._seen is not None and not self._seen.is_vandaag else []

    def _status_chip(self) -> list[str]:
        return [STATUS[self._tiles.current].woord] if self._tiles.current else []

    def _clear(self, chip: str) -> None:
        if chip in self._day_chip():
            self._go_to_day(None)
        else:
            self._tiles.choose("")
            self._choose_view(_ALL)

    def _clear_all(self) -> None:
        if self._line is not None:
            self._line.field.clear()
        self._tiles.choose("")
        self._choose_view(_ALL)
        if self._day_chip():
            self._go_to_day(None)

    def _go_to_day(self, day: date | None) -> None:
        self._day = day
        self.load()

    # --- acts ---------------------------------------------------------------------------------------------------------

    def first_focus(self) -> Table | None:
        """The list: arrows and Enter work at once."""
        return self._table

    def command(self, name: str) -> bool:
        """What the menu and the buttons ask of this list."""
        acts: dict[str, Callable[[], Any]] = {
            "betaling": self._pay,
            "maand": lambda: ask_month(self),
            "stand": lambda: ask_day(self, self._day, self._go_to_day),
            "exporteren": self._export,
            "afdrukken": self._print,
            "filter": self._filter,
        }
        if name not in acts:
            return False
        if self._papers:
            self._command_on_paper(name)
        elif self._table is None:
            self.desk.say(_NOTHING_YET, "info")
        else:
            acts[name]()
        return True

    def _command_on_paper(self, name: str) -> None:
        if name == "afdrukken":
            self._papers[0].print_dialog()
        else:
            self.desk.say("Ga eerst terug naar de lijst. Daar kunt u dit doen.", "info")

    def _filter(self) -> None:
        if self._line is not None:
            self._line.field.setFocus()

    def _pay(self) -> None:
        row = self._table.current_row() if self._table is not None else None
        if row is None:
            self.desk.say("Kies eerst in de lijst de vordering waarop is betaald.", "info")
        else:
            self.desk.go("lening", row.vordering_id, "betaling")

    def _export(self) -> None:
        """A list that is filtered goes as it is shown; the whole list as the overview, with rates and principal."""
        if self._seen is None or self._table is None:
            return
        model = self._table.list_model
        if model.rowCount() < model.size:
            note = debiteurenbeeld.toelichting(self._seen, model.rowCount())
            export(self, self._table, "Debiteuren", "debiteuren.xlsx", note)
            return
        kantoor, seen = self.desk.kantoor, self._seen.gezien
        self.read(
            lambda: debiteuren.als_xlsx(kantoor, seen),
            lambda sheet: save_file(self, "debiteurenoverzicht.xlsx", sheet, self.desk.say),
            words="Excel-bestand maken…",
        )

    def _print(self) -> None:
        if self._seen is None:
            return
        kantoor, seen = self.desk.kantoor, self._seen.gezien
        self.read(lambda: debiteuren.als_pdf(kantoor, seen), self._show_paper, words="Overzicht maken…")

    def _show_paper(self, content: bytes) -> None:
        """The overview as it comes out of the printer, with the way back to the list."""
        assert self._seen is not None
        self._forget()
        back = Button("Terug naar de lijst", icon="terug")
        back.clicked.connect(self._leave_paper)
        paper = Paper(self.desk, "Debiteurenoverzicht", "debiteurenoverzicht.pdf", content)
        self._papers = [paper]
        self.show_parts(Heading("Debiteurenoverzicht", self._seen.samenvatting, actions=(back,)), (paper, 1))

    def _leave_paper(self) -> None:
        self._papers = []
        self.load()


def _is_quiet(row: Debiteurregel) -> bool:
    return row.stoplicht == "afgelost"
