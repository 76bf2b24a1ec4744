"""How one cell of a list is painted: hairline, chosen bar, status shape, amount, outlined action, focus edge."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bbzdesk.ui import theme
from bbzdesk.ui.models.table import Cell, Column, TableModel
from bbzdesk.ui.tokens import RADIUS_CONTROL, STATUS
from bbzdesk.ui.widgets.heads import SIDE

if TYPE_CHECKING:
    from bbzdesk.ui.widgets.table import Table

Index = QModelIndex | QPersistentModelIndex
_GAP = 7  # between a shape and its word
_BAR, _EDGE = 3, 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WHOLE = Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine


def cell_width(column: Column, texts: tuple[str, ...]) -> int:
    """What a column needs so that none of these texts is cut, in the heaviest weight it may take."""
    look = theme.current()
    heavy = column.kind in ("key", "status") or column.numeric
    # Rounded up: half a pixel too little, and the last letters of a name give way to three dots.
    metrics = QFontMetricsF(look.font(strong=heavy))
    widest = ceil(max((metrics.horizontalAdvance(text) for text in texts), default=0)) + 1
    beside = {"status": look.icon_px + _GAP, "action": look.icon_px + 20}.get(column.kind, 0)
    return widest + beside + 2 * SIDE


def action_rect(cell: Cell, rect: QRect) -> QRectF:
    """The outlined word of an action, inside its cell."""
    look = theme.current()
    wide = look.metrics.horizontalAdvance(cell.text) + 20 + look.icon_px
    return QRectF(rect.left() + SIDE - 1.5, rect.top() + 3.5, wide, rect.height() - 8)


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a `Table` and of the column that stays when it scrolls sideways."""

    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Rows are as high as a control."""
        return QSize(60, theme.current().control_h)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, line, bar, then what the cell says, then the focus edge."""
        model = index.model()
        assert isinstance(model, TableModel)
        cell, column = model.cell(index), model.columns[index.column()]
        rect: QRect = option.rect
        chosen = self._table.marks_choice() and bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = self._ground(index, chosen=chosen)
        self._paint_ground(painter, rect, index, ground, chosen=chosen)
        if cell.kind == "action":
            _paint_action(painter, rect, cell)
        else:
            _paint_words(painter, rect, cell, ground, right=column.numeric, strong=_stands_out(cell, chosen=chosen))
        if self._table.shows_focus(index):
            _paint_focus(painter, rect)
        painter.restore()

    def _ground(self, index: Index, *, chosen: bool) -> str:
        if chosen:
            return "accent_soft"
        return "hover" if index.row() == self._table.row_under_pointer else "raised"

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index, ground: str, *, chosen: bool) -> None:
        look = theme.current()
        painter.fillRect(rect, look.color(ground))
        painter.setPen(QPen(look.color("line"), 1))
        if not self._table.ends_at(index.row()):
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and index.column() == self._table.first_in_sight():
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height() - 1), look.color("accent"))


def _stands_out(cell: Cell, *, chosen: bool) -> bool:
    """Where soft grounds vanish, as in high contrast, the chosen row stands in 600."""
    tokens = theme.current().tokens
    return cell.strong or (chosen and tokens["accent_soft"] == tokens["raised"])


def _paint_words(painter: QPainter, rect: QRect, cell: Cell, ground: str, *, right: bool, strong: bool) -> None:
    look = theme.current()
    body = rect.adjusted(SIDE, 0, -SIDE, -1)
    colour = "muted" if cell.quiet else cell.status or cell.tone or "text"
    if cell.status:
        side = look.icon_px
        picture = look.pixmap(STATUS[cell.status].icon, colour, ground)
        painter.drawPixmap(body.left(), body.center().y() - side // 2 + 1, picture)
        body.setLeft(body.left() + side + _GAP)
    painter.setFont(look.font(strong=strong))
    painter.setPen(look.color(colour))
    text = cell.text
    if cell.kind in ("text", "key"):
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, body.width())
    painter.drawText(body, int(_RIGHT if right else _LEFT) | int(_WHOLE), text)


def _paint_action(painter: QPainter, rect: QRect, cell: Cell) -> None:
    if not cell.text:
        return
    look = theme.current()
    edge = action_rect(cell, rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("line_strong"), 1))
    painter.setBrush(look.color("raised"))
    painter.drawRoundedRect(edge, RADIUS_CONTROL, RADIUS_CONTROL)
    painter.setPen(look.color("accent"))
    painter.setFont(look.font())
    painter.drawText(edge.adjusted(9, 0, 0, 0), int(_LEFT) | int(_WHOLE), cell.text)
    arrow = look.pixmap("rechts", "accent")
    painter.drawPixmap(int(edge.right()) - look.icon_px - 3, int(edge.center().y()) - look.icon_px // 2 + 1, arrow)


def _paint_focus(painter: QPainter, rect: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.current().color("focus"), _EDGE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -2), 3, 3)
