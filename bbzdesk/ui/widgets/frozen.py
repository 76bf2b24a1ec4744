"""The key column that stays while a table scrolls sideways: a second view on the same model and the same selection."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from bbzdesk.ui.widgets.heads import dress_heads

if TYPE_CHECKING:
    from bbzdesk.ui.widgets.table import Table


class FrozenColumn(QTableView):
    """Lies over the left edge of its table as soon as the key column has gone from there."""

    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table
        self.setProperty("role", "frozen")
        self.setAccessibleName(f"{table.accessibleName()}: vaste kolom")
        self.setModel(table.list_model)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self._dress()
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(self.follow)
        table.horizontalScrollBar().rangeChanged.connect(self.follow)
        self.doubleClicked.connect(table.doubleClicked)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: table.point_at(index.row()))
        self.hide()

    def _dress(self) -> None:
        dress_heads(self, f"Kop van {self.accessibleName()}", sortable=self._table.sortable)
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        # The table keeps the keyboard; this one only shows.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def follow(self) -> None:
        """Stand where the key column would be, as wide and as high; or not at all."""
        table, key = self._table, self._table.key_column()
        gone = table.columnViewportPosition(key) < 0
        if gone:
            self._stand(key)
        if gone != self.isVisibleTo(table):
            self.setVisible(gone)
            table.viewport().update()

    def _stand(self, key: int) -> None:
        table = self._table
        for at in range(table.list_model.columnCount()):
            self.setColumnHidden(at, at != key)
        wide, head = table.columnWidth(key), table.horizontalHeader().height()
        self.setColumnWidth(key, wide)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setFixedHeight(head)
        self.setGeometry(0, 0, wide + 1, head + table.viewport().height())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        theirs, mine = table.horizontalHeader(), self.horizontalHeader()
        mine.setSortIndicator(theirs.sortIndicatorSection(), theirs.sortIndicatorOrder())

    def _sort(self, at: int) -> None:
        by = self._table.list_model.sorted_by
        self._table.sort_by(at, down=by == (self._table.list_model.columns[at].key, False))
