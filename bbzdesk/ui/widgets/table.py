"""A list in a table: one row per thing, opened with Enter, its one action in the last column.

Columns are as wide as the design says and as wide as their numbers need; when they do not fit the table scrolls
sideways inside its panel, and the key column stays in sight.
"""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QSizePolicy, QTableView

from bbzdesk.ui import theme
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.widgets import tablemenu
from bbzdesk.ui.widgets.cells import CellDelegate, action_rect
from bbzdesk.ui.widgets.frozen import FrozenColumn
from bbzdesk.ui.widgets.heads import dress_heads
from bbzdesk.ui.widgets.layouts import PageScroll
from bbzdesk.ui.widgets.tablewidths import NONE_YET, measured

Index = QModelIndex | QPersistentModelIndex
_LEAST_ROWS = 8
_WHOLE_ROWS = 16  # so short a list stands whole on its page, and only the page scrolls
_ORDER = Qt.SortOrder
NOTHING = "Hier staat nu niets. Wis een filter of kies een andere weergave."


class Table(QTableView):
    """Shows a `TableModel`. Enter and double click open a row; the outlined word in the last column does its action."""

    opened = Signal(object)
    acted = Signal(object)
    _ready = False

    def __init__(self, model: TableModel, name: str, *, sortable: bool = True, nothing: str = NOTHING) -> None:
        super().__init__()
        self.nothing, self.row_under_pointer = nothing, -1
        self.sortable, self._fitted = sortable, False
        self._kept: tuple[Any, int, str] | None = None
        self._widths = NONE_YET
        self._list = model
        model.setParent(self)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        order = model.sorted_by
        self._dress()
        self.frozen = FrozenColumn(self)
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._after_reset)
        self.doubleClicked.connect(self._double_clicked)
        self.horizontalHeader().sortIndicatorChanged.connect(self._order_changed)
        self.entered.connect(lambda index: self.point_at(index.row()))
        self._ready = True
        self._measure()
        if order:
            self.sort_by_key(order[0], down=order[1])
        self._restore_current()

    @property
    def list_model(self) -> TableModel:
        """The model, by its own type."""
        return self._list

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        dress_heads(self, f"Koppen van {self.accessibleName()}", sortable=self.sortable)
        head = self.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._head_menu)
        self.setSortingEnabled(self.sortable)

    # What is where

    def key_column(self) -> int:
        """The column that names the row: it stays in sight when the table scrolls sideways."""
        kinds = [column.kind for column in self._list.columns]
        return next((kinds.index(kind) for kind in ("key", "text") if kind in kinds), 0)

    def first_in_sight(self) -> int:
        """The column at the left edge, which bears the bar of the chosen row."""
        return self.key_column() if self.frozen.isVisible() else 0

    def shows_focus(self, index: Index) -> bool:
        """Whether this cell has the keyboard."""
        return self.hasFocus() and index == self.currentIndex()

    def marks_choice(self) -> bool:
        """A short list in a panel shows the row in hand only while it has the keyboard."""
        return self.hasFocus() or not self._fitted

    def ends_at(self, row: int) -> bool:
        """The last row of a fitted table has no line below it: the panel ends there."""
        return self._fitted and row == self._list.rowCount() - 1

    def current_row(self) -> Any:
        """The row in hand, or None in an empty list."""
        index = self.currentIndex()
        return self._list.row(index) if index.isValid() else None

    def select(self, identity: Any) -> bool:
        """Make the row of this identity the one in hand; false when it is not shown."""
        at = self._list.position(identity)
        if at >= 0:
            self._go_to(at)
        return at >= 0

    def scrollTo(  # noqa: N802 - Qt's name
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell in sight, beside the column that stays; that column itself is always in sight."""
        if not self._ready:
            return
        bar, away = self.horizontalScrollBar(), self.frozen.isVisible()
        was = bar.value()
        super().scrollTo(index, hint)
        if away and index.column() == self.key_column():
            bar.setValue(was)
        elif self.frozen.isVisible():
            bar.setValue(bar.value() - max(0, self.frozen.width() - self.columnViewportPosition(index.column())))

    def _follow_on_page(self, index: Index) -> None:
        """The page scrolls with the row in hand: on a small window the table goes on below its edge."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, PageScroll):
            page = page.parentWidget()
        if page is None or (content := page.widget()) is None:
            return
        row = self.visualRect(index)
        middle = self.viewport().mapTo(content, row.center())
        # Sideways it stays: a page has nothing there.
        page.ensureVisible(page.horizontalScrollBar().value(), middle.y(), 0, row.height())

    # Acts

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens or acts, Ctrl+C copies the row; the arrows are Qt's."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_row()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            (self.acted if self._has_action(index) else self.opened).emit(self._list.row(index))
        else:
            super().keyPressEvent(event)
            if self.currentIndex().isValid():
                self._follow_on_page(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the outlined word does the action."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._on_action(index, event.position().toPoint()):
            self.acted.emit(self._list.row(index))

    def copy_row(self) -> None:
        """The row in hand to the clipboard, as text with tabs."""
        if self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(self._list.text_of_row(self.currentIndex()))

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self._has_action(index):
            self.opened.emit(self._list.row(index))

    def _has_action(self, index: Index) -> bool:
        return index.isValid() and self._list.cell(index).kind == "action" and bool(self._list.cell(index).text)

    def _on_action(self, index: QModelIndex, where: QPoint) -> bool:
        return self._has_action(index) and action_rect(self._list.cell(index), self.visualRect(index)).contains(where)

    # Menus

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """What can be done with the row, by the right button or the menu key."""
        if not self.currentIndex().isValid():
            return
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        _pop_up(tablemenu.row_menu(self), below if keyboard else event.globalPos())

    def _head_menu(self, where: QPoint) -> None:
        _pop_up(tablemenu.head_menu(self), self.horizontalHeader().mapToGlobal(where))

    def columns_menu(self) -> QMenu:
        """Which columns the list shows; for the button *Kolommen*."""
        return tablemenu.columns_menu(self)

    def sort_by(self, at: int, *, down: bool = False) -> None:
        """Order the list by a column, as a click on its head does."""
        self.horizontalHeader().setSortIndicator(at, _ORDER.DescendingOrder if down else _ORDER.AscendingOrder)

    def sort_by_key(self, key: str, *, down: bool = False) -> None:
        """The same by the key of the column; a column that is not shown orders nothing."""
        keys = [column.key for column in self._list.columns]
        if key in keys:
            self.sort_by(keys.index(key), down=down)

    def action_word(self) -> str:
        """The verb of the one thing to do with the row in hand."""
        kinds = [column.kind for column in self._list.columns]
        if "action" not in kinds or not self.currentIndex().isValid():
            return ""
        return self._list.cell(self.currentIndex().siblingAtColumn(kinds.index("action"))).text

    # What the pointer and an empty list show

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """An empty list says why, where its rows would be."""
        super().paintEvent(event)
        if self._list.rowCount() == 0:
            painter, look = QPainter(self.viewport()), theme.current()
            painter.setPen(look.color("muted"))
            room = self.viewport().rect().adjusted(10, 0, -10, 0)
            room.setHeight(look.control_h * (2 if room.height() > look.control_h * 2 else 1))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), self.nothing)
            painter.end()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """No row is under the pointer any more."""
        super().leaveEvent(event)
        self.point_at(-1)

    def point_at(self, row: int) -> None:
        """The row under the pointer, here or in the column that stays; -1 is none."""
        if row != self.row_under_pointer:
            self.row_under_pointer = row
            self.viewport().update()
            self.frozen.viewport().update()

    # Keeping the row in hand: without a current index the reader of the screen ends the program

    def _keep_current(self) -> None:
        row = self.current_row()
        self._kept = None if row is None else (self._list.identity(row), self.currentIndex().row(), self._here())

    def _here(self) -> str:
        return self._list.columns[self.currentIndex().column()].key

    def _after_reset(self) -> None:
        self.point_at(-1)
        self._show_order()
        self._measure()
        self._restore_current()

    def _order_changed(self) -> None:
        self._spread()
        self.frozen.follow()

    def _show_order(self) -> None:
        """The arrow in the head follows the model: a column that went away bears none."""
        by, head = self._list.sorted_by, self.horizontalHeader()
        keys = [column.key for column in self._list.columns]
        at = keys.index(by[0]) if by and by[0] in keys else -1
        head.blockSignals(True)
        head.setSortIndicator(at, _ORDER.DescendingOrder if by and by[1] else _ORDER.AscendingOrder)
        head.blockSignals(False)

    def _restore_current(self) -> None:
        """The same row where it still stands, else the one that took its place."""
        identity, at, column = self._kept or (None, 0, "")
        found = self._list.position(identity) if self._kept else -1
        if self._list.rowCount():
            self._go_to(found if found >= 0 else min(at, self._list.rowCount() - 1), column)

    def _go_to(self, row: int, key: str = "") -> None:
        keys = [column.key for column in self._list.columns]
        column = keys.index(key) if key in keys else self.key_column()
        self.setCurrentIndex(self._list.index(row, column))

    # Measures

    def fit_to_rows(self) -> None:
        """As high as its rows, without scrolling of its own: for a short list in a panel."""
        self._fitted = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All columns wide; all rows high when it fits its rows."""
        wide = sum(self._widths.design)
        return QSize(wide, self._height(self._list.rowCount() if self._fitted else _LEAST_ROWS))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It scrolls sideways, so it may be narrow; a short list is whole, of a long one eight rows stay in sight."""
        rows = self._list.rowCount()
        whole = self._fitted or rows <= _WHOLE_ROWS
        return QSize(30 * theme.current().em, self._height(rows if whole else _LEAST_ROWS))

    def _height(self, rows: int) -> int:
        bar = self.horizontalScrollBar()
        sideways = bar.sizeHint().height() if self._least_width() > self.width() else 0
        return max(rows, 1) * theme.current().control_h + self.horizontalHeader().sizeHint().height() + sideways

    def _measure(self) -> None:
        """Widths and heights after the text size of this moment."""
        look = theme.current()
        self._widths = measured(self._list, key=self.key_column(), sortable=self.sortable)
        self.verticalHeader().setDefaultSectionSize(look.control_h)
        self._spread()
        self.frozen.follow()
        self.updateGeometry()

    def _spread(self) -> None:
        bearer = self.horizontalHeader().sortIndicatorSection()
        for at, width in enumerate(self._widths.within(self.viewport().width(), bearer)):
            self.setColumnWidth(at, width)

    def _least_width(self) -> int:
        return self._widths.least(self.horizontalHeader().sortIndicatorSection())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Spread the columns anew."""
        super().resizeEvent(event)
        if not self._ready:
            return
        self._spread()
        self.frozen.follow()
        if self._fitted and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the scheme and the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self._ready:
            self._measure()


def _pop_up(menu: QMenu, where: QPoint) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(where)
