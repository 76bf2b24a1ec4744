"""*Dossiers*: everybody in one list, found by a few letters."""

from collections.abc import Callable
from dataclasses import replace

from bbzdesk.services import dossierlijst
from bbzdesk.services.dossierlijst import GESLOTEN, OPEN, OVERGEDRAGEN, Dossierregel
from bbzdesk.ui.models.columns import Column
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.pages.lists import export, filter_line
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.filters import FilterLine, ViewSwitch
from bbzdesk.ui.widgets.panels import EmptyState, Heading
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.totals import TablePanel

_COLUMNS = (
    Column("wie", "Ondernemer, bedrijf", "key", 30, lambda r: r.wie, grows=True),
    Column("fase", "Fase", "text", 16, lambda r: r.fase_woord),
    Column("termijn", "Volgende termijn", "date", 23, lambda r: r.termijn, tone=lambda r: r.termijn_toon),
    Column("wat", "Wat", "text", 30, lambda r: r.termijn_woorden, default=False),
    Column("stoplicht", "Stoplicht", "status", 15, lambda r: r.stoplicht),
    Column("doelgroep", "Doelgroep", "text", 24, lambda r: r.doelgroep),
    Column("nummer", "Dossier", "text", 16, lambda r: r.nummer),
    Column("contactpersoon", "Consulent", "text", 20, lambda r: r.contactpersoon, default=False),
)
_VIEWS = (("Open", OPEN), ("Overgedragen", OVERGEDRAGEN), ("Gesloten", GESLOTEN), ("Alle", ""))


class DossiersPage(PageView):
    """The list with its views; Enter opens a dossier."""

    section = "dossiers"
    concerns = frozenset(
        {"dossier", "persoon", "rol", "bedrijf", "aanvraag", "opschorting", "besluit", "boeking", "vordering",
         "vordering_status", "verzending", "onderzoek", "advies"}
    )  # fmt: skip
    _table: Table | None = None
    _line: FilterLine | None = None

    def load(self) -> None:
        """Read all lines; the model filters and sorts."""
        kantoor = self.desk.kantoor
        self.set_title("Dossiers")
        self.read(lambda: dossierlijst.lijst(kantoor), self._show)

    def _show(self, rows: tuple[Dossierregel, ...]) -> None:
        if not rows:
            self._table = None
            self.show_parts(self._heading(), self._empty(), None)
        elif self._table is None:
            self._build(rows)
        else:
            self._table.list_model.set_rows(rows)
            self._count_views()

    def _heading(self) -> Heading:
        new = Button("Nieuwe melding", "primary", icon="plus")
        new.clicked.connect(lambda: self.desk.go("contact"))
        sheet = Button("Naar Excel…", icon="export")
        sheet.clicked.connect(lambda: self.command("exporteren"))
        return Heading("Dossiers", actions=(sheet, new))

    def _empty(self) -> EmptyState:
        new, read = Button("Nieuwe melding", "primary"), Button("Debiteurenlijst inlezen…")
        new.clicked.connect(lambda: self.desk.go("contact"))
        read.clicked.connect(lambda: self.desk.go("inlezen"))
        return EmptyState(
            "Nog geen dossiers",
            "Maak een melding als een ondernemer belt, of lees uw eigen debiteurenlijst in.",
            new,
            read,
        )

    def _build(self, rows: tuple[Dossierregel, ...]) -> None:
        vandaag = self.desk.kantoor.vandaag
        columns = [replace(c, text=lambda dag: dossierlijst.termijn_kort(dag, vandaag)) if c.key == "termijn" else c
                   for c in _COLUMNS]  # fmt: skip
        model = TableModel(columns, rows, identity=lambda r: r.dossier_id, quiet=lambda r: r.staat != OPEN)
        table = Table(model, "Dossiers")
        table.opened.connect(lambda r: self.desk.go_to(r.doel))
        self._views = views = ViewSwitch("Weergave", [(word, 0) for word, _ in _VIEWS])
        views.chosen.connect(lambda number: model.set_filter("weergave", _in_view(_VIEWS[number][1])))
        model.set_filter("weergave", _in_view(OPEN))
        self._line = filter_line(table, views=views)
        self._table = table
        self._count_views()
        self.show_parts(self._heading(), self._line, (TablePanel(table), 1))

    def _count_views(self) -> None:
        assert self._table is not None
        count = self._table.list_model.count
        self._views.set_counts([(word, count(_in_view(state))) for word, state in _VIEWS])

    def first_focus(self) -> Table | None:
        """The list: arrows and Enter work at once."""
        return self._table

    def command(self, name: str) -> bool:
        """Filter or export the list."""
        if self._table is None or self._line is None:
            return False
        if name == "filter":
            self._line.field.setFocus()
        elif name == "exporteren":
            export(self, self._table, "Dossiers", "dossiers.xlsx", "De dossiers zoals ze in de lijst stonden.")
        else:
            return False
        return True


def _in_view(state: str) -> Callable[[Dossierregel], bool]:
    return lambda r: not state or r.staat == state
