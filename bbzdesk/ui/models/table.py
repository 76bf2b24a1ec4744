"""The model of every list: frozen rows, sorted and filtered here, because a proxy over Python rows takes a second.

`_order` holds the places of all rows in the chosen order, `_shown` those that pass the filters; the rows themselves
never move, and what a cell says is worked out once.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from bbzdesk.services.lijsten import Soort
from bbzdesk.ui.models.columns import EXPORT, Cell, Column, Kind, Row, folded, longest_dates
from bbzdesk.ui.tokens import STATUS

__all__ = ["Cell", "Column", "Kind", "Row", "Shown", "TableModel"]

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CANDIDATES = 4


class Shown(NamedTuple):
    """What a person sees now, for a service that makes a file of it."""

    titles: tuple[str, ...]
    kinds: tuple[Soort, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def columns(self) -> tuple[tuple[str, Soort], ...]:
        """Heads with their kinds, as `services.lijsten.als_xlsx` takes them."""
        return tuple(zip(self.titles, self.kinds, strict=True))


class TableModel(QAbstractTableModel):
    """A list of rows. `identity` says which row is the same after new data came; `quiet` which rows stand muted."""

    columns_changed = Signal()
    filtered = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row] = (),
        *,
        identity: Callable[[Row], Any] = lambda row: row,
        quiet: Callable[[Row], bool] = lambda row: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.all_columns = tuple(columns)
        self.columns = tuple(column for column in columns if column.default)
        self.identity, self._quiet = identity, quiet
        self._predicates: dict[str, Callable[[Row], bool]] = {}
        self._words: tuple[str, ...] = ()
        self._sorted_by: tuple[str, bool] | None = None
        self._take(tuple(rows))

    # What there is

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The rows that pass the filters."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The columns that were chosen."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """The text, the side it stands at, and what a reader says."""
        if not index.isValid():
            return None
        if role == _ROLE.DisplayRole:
            return self.cell(index).text
        if role == _ROLE.AccessibleTextRole:
            return self.cell(index).spoken
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].numeric else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        """The title of a column; rows have no head."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _ROLE.DisplayRole:
            return self.columns[section].title
        if role == _ROLE.AccessibleTextRole:
            return self._spoken_head(self.columns[section])
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if self.columns[section].numeric else _LEFT
        return None

    def _spoken_head(self, column: Column) -> str:
        if self._sorted_by is None or self._sorted_by[0] != column.key:
            return column.title
        return f"{column.title}, {'aflopend' if self._sorted_by[1] else 'oplopend'} gesorteerd"

    def cell(self, index: Index) -> Cell:
        """What one cell says; worked out once."""
        place, column = self._shown[index.row()], self.columns[index.column()]
        cell = self._cells.get((place, column.key))
        if cell is None:
            row = self._rows[place]
            cell = self._cells[place, column.key] = column.cell(row, quiet=self._quiet(row))
        return cell

    def row(self, index: Index) -> Row:
        """The row of an index."""
        return self._rows[self._shown[index.row()]]

    def rows_shown(self) -> tuple[Row, ...]:
        """The rows as they stand on the screen, from top to bottom."""
        return tuple(self._rows[place] for place in self._shown)

    @property
    def size(self) -> int:
        """The number of rows without any filter."""
        return len(self._rows)

    def position(self, identity: Any) -> int:
        """Where the row of this identity stands now, or -1."""
        for at, place in enumerate(self._shown):
            if self.identity(self._rows[place]) == identity:
                return at
        return -1

    def count(self, predicate: Callable[[Row], bool]) -> int:
        """How many of all rows a view or a tile would show."""
        return sum(1 for row in self._rows if predicate(row))

    def total(self, key: str) -> int:
        """The sum of a column of amounts over the rows that are shown, in cents."""
        column = self._column(key)
        return sum(column.value(self._rows[place]) or 0 for place in self._shown)

    def shown(self) -> Shown:
        """Heads, kinds and raw values of what is shown."""
        columns = self.columns
        rows = tuple(tuple(column.value(row) for column in columns) for row in self.rows_shown())
        return Shown(tuple(c.title for c in columns), tuple(EXPORT[c.kind] for c in columns), rows)

    def text_of_row(self, index: Index) -> str:
        """The row as text with tabs, as a sheet takes it from the clipboard."""
        return "\t".join(self.cell(self.index(index.row(), at)).text for at in range(len(self.columns)))

    def widest(self, at: int) -> tuple[str, ...]:
        """Texts of a column among which the widest is: digits are of one width, so the largest amount is the widest."""
        column = self.columns[at]
        if column.key not in self._widest:
            self._widest[column.key] = self._measure(column)
        return self._widest[column.key]

    # What changes

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other rows, or newer ones, in the order and under the filters that were chosen."""
        self.beginResetModel()
        self._take(tuple(rows))
        self.endResetModel()
        self.filtered.emit()

    def set_words(self, text: str) -> None:
        """Show the rows that hold all of these words, in any cell; capitals and accents do not count."""
        words = tuple(folded(text).split())
        if words != self._words:
            self._words = words
            self._refilter()

    def set_filter(self, name: str, predicate: Callable[[Row], bool] | None) -> None:
        """Set or clear one filter; filters of different names must all hold."""
        if predicate is None and name not in self._predicates:
            return
        self._predicates.pop(name, None)
        if predicate is not None:
            self._predicates[name] = predicate
        self._refilter()

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns, in the order of the list; the key column always stays."""
        chosen = tuple(c for c in self.all_columns if c.key in keys or c.kind == "key")
        if chosen == self.columns or not chosen:
            return
        self.beginResetModel()
        self.columns = chosen
        self.endResetModel()
        self.columns_changed.emit()

    @property
    def sorted_by(self) -> tuple[str, bool] | None:
        """The key of the column that orders the rows, and whether it goes down."""
        return self._sorted_by

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; equal ones keep their order, empty ones come last. -1 is the order they came in."""
        down = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = (self.columns[column].key, down) if 0 <= column < len(self.columns) else None
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        places = [self._shown[index.row()] for index in kept]
        self._sort()
        self._apply_filters()
        where = {place: at for at, place in enumerate(self._shown)} if kept else {}
        moved = [self.index(where[p], index.column()) for p, index in zip(places, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    # How

    def _take(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self._cells: dict[tuple[int, str], Cell] = {}
        self._keys: dict[str, list[Any]] = {}
        self._widest: dict[str, tuple[str, ...]] = {}
        self._haystack: list[str] = []
        self._order = list(range(len(rows)))
        self._sort()
        self._apply_filters()

    def _sort(self) -> None:
        if self._sorted_by is None:
            self._order.sort()
            return
        key, down = self._sorted_by
        keys = self._sort_keys(key)
        filled = [place for place in self._order if keys[place] is not None]
        empty = [place for place in self._order if keys[place] is None]
        filled.sort(key=keys.__getitem__, reverse=down)
        self._order = filled + empty

    def _sort_keys(self, key: str) -> list[Any]:
        if key not in self._keys:
            column = self._column(key)
            self._keys[key] = [column.sort_key(column.value(row)) for row in self._rows]
        return self._keys[key]

    def _refilter(self) -> None:
        self.beginResetModel()
        self._apply_filters()
        self.endResetModel()
        self.filtered.emit()

    def _apply_filters(self) -> None:
        shown = self._order
        for predicate in self._predicates.values():
            shown = [place for place in shown if predicate(self._rows[place])]
        if self._words:
            self.prepare()
            for word in self._words:
                shown = [place for place in shown if word in self._haystack[place]]
        self._shown = list(shown)

    def prepare(self) -> None:
        """Fold the words of all rows, once: when somebody goes to the field of the filter, before his first key."""
        if not self._haystack:
            self._haystack = [self._searchable(row) for row in self._rows]

    def _searchable(self, row: Row) -> str:
        return "\n".join(folded(column.written(column.value(row)).removeprefix("€\xa0")) for column in self.all_columns)

    def _column(self, key: str) -> Column:
        return next(column for column in self.all_columns if column.key == key)

    def _measure(self, column: Column) -> tuple[str, ...]:
        if column.kind == "date":
            return longest_dates()
        if column.kind == "status":
            return tuple(look.woord for look in STATUS.values())
        values = [value for row in self._rows if (value := column.value(row)) is not None]
        if not values:
            return ()
        if column.numeric and not column.text:
            return tuple(column.written(value) for value in (min(values), max(values)))
        texts = {column.written(value) for value in values}
        return tuple(sorted(texts, key=len)[-_CANDIDATES:])
