"""Parts of the import: which column is what, and the rows that ask for a look."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from bbzdesk.services.bladbeeld import Kolomkeuze
from bbzdesk.services.inleesbeeld import CONTROLEER, NIET, Inleesbeeld, Opmerking, Veldkeuze
from bbzdesk.ui.models.columns import Column
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.pages.inlezen_blad import CalmBox
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import SelectBox
from bbzdesk.ui.widgets.filters import ViewSwitch
from bbzdesk.ui.widgets.layouts import column, row
from bbzdesk.ui.widgets.panels import Panel
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.text import Text

_ABSENT = "Niet in dit bestand"
_FEW = 20  # so many rows stand whole on the page; more scroll in their own list
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_COLUMNS = (
    Column("blad", "Blad", "text", 14, lambda r: r.blad, default=False),
    Column("rij", "Rij", "number", 6, lambda r: r.rij),
    Column("wat", "Wat", "key", 22, lambda r: r.wat),
    Column("reden", "Waarom", "text", 60, lambda r: r.reden, grows=True),
)
_VIEWS = (("Niet overgenomen", NIET), ("Wel overgenomen, kijk na", CONTROLEER))


class MappingGrid(QWidget):
    """Each fact with the column that holds it, and what stands in that column."""

    def __init__(self, fields: Sequence[Veldkeuze], columns: Sequence[Kolomkeuze]) -> None:
        super().__init__()
        self.boxes: dict[str, SelectBox] = {}
        self._columns = tuple(columns)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE["l"])
        grid.setVerticalSpacing(SPACE["xs"])
        grid.setColumnStretch(2, 1)
        for at, word in enumerate(("Gegeven", "Kolom in uw bestand", "Wat daar staat")):
            grid.addWidget(Text(word, "muted"), 0, at)
        found_first = sorted(fields, key=lambda field: not field.kolom)
        for line, field in enumerate(found_first, 1):
            self._add(grid, line, field)

    def values(self) -> dict[str, str]:
        """Per fact the column that was chosen; nothing when it is not in the file."""
        return {
            name: self._columns[at - 1].naam if (at := box.currentIndex()) else "" for name, box in self.boxes.items()
        }

    def _add(self, grid: QGridLayout, line: int, field: Veldkeuze) -> None:
        label, box, example = Text(field.etiket, "strong", wrap=True), CalmBox(_ABSENT), Text("", "muted", wrap=True)
        box.addItems([column.woorden for column in self._columns])
        box.setAccessibleName(field.etiket)
        label.setBuddy(box)

        def show(at: int) -> None:
            words = self._columns[at - 1].voorbeelden if at else ""
            example.setText(words)
            box.setAccessibleDescription(f"Wat daar staat: {words}" if words else "")

        box.currentIndexChanged.connect(show)
        names = [column.naam for column in self._columns]
        box.setCurrentIndex(names.index(field.kolom) + 1 if field.kolom in names else 0)
        show(box.currentIndex())
        self.boxes[field.veld] = box
        for at, part in enumerate((label, box, example)):
            grid.addWidget(part, line, at, _MIDDLE)


class RemarkList(Panel):
    """The rows that are left out, and those that are taken over but ask for a look; as a sheet to mend them by."""

    sheet_asked = Signal()

    def __init__(self, seen: Inleesbeeld) -> None:
        self.table: Table | None = None
        sheet = Button("Naar Excel", "quiet", icon="export", small=True)
        parts = [self._list(seen)] if seen.opmerkingen else [_nothing()]
        super().__init__("Regels om na te kijken", *parts, link=sheet if seen.opmerkingen else None)
        sheet.clicked.connect(self.sheet_asked)

    def _list(self, seen: Inleesbeeld) -> QWidget:
        first = 0 if seen.tel(NIET) else 1
        model = TableModel(_COLUMNS, seen.opmerkingen, identity=lambda r: (r.soort, r.blad, r.rij, r.wat, r.reden))
        if len({remark.blad for remark in seen.opmerkingen}) > 1:
            model.show_columns([column.key for column in _COLUMNS])
        views = ViewSwitch("Welke regels", [(word, seen.tel(kind)) for word, kind in _VIEWS], first)
        views.chosen.connect(lambda at: model.set_filter("soort", _of_kind(_VIEWS[at][1])))
        model.set_filter("soort", _of_kind(_VIEWS[first][1]))
        self.table = Table(model, "Regels om na te kijken")
        if len(seen.opmerkingen) <= _FEW:
            self.table.fit_to_rows()
        whole = Text("", wrap=True)
        self.table.selectionModel().currentRowChanged.connect(lambda: self._say_whole(whole))
        model.filtered.connect(lambda: self._say_whole(whole))
        self._say_whole(whole)
        body = QWidget()
        below = row((whole, 1), margins=(14, 0, 14, 2))
        body.setLayout(column(row(views, None, margins=(14, 0, 14, 0)), (self.table, 1), below, space="s"))
        return body

    def _say_whole(self, words: Text) -> None:
        """The row in hand with its whole sentence, which the table may have to cut."""
        remark = self.table.current_row() if self.table is not None else None
        words.setText(f"Rij {remark.rij}: {remark.reden}" if remark is not None else "")


def _of_kind(kind: str) -> Callable[[Opmerking], bool]:
    return lambda remark: remark.soort == kind


def _nothing() -> QWidget:
    words = QWidget()
    words.setLayout(row(Text("Alle regels zijn goed gelezen.", wrap=True), margins=(14, 0, 14, 6)))
    return words
