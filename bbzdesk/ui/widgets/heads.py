"""The heads of a table: small words on a sunken ground, and the arrow of the order that never lies over a word."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from bbzdesk.ui import theme
from bbzdesk.ui.models.table import TableModel

SIDE = 10  # room at both sides of a head and of the cells below it
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DOWN = Qt.SortOrder.DescendingOrder


def dress_heads(view: QTableView, name: str, *, sortable: bool) -> None:
    """Heads in one line, of fixed widths, that order the list; no numbers beside the rows."""
    view.setHorizontalHeader(Heads(view))
    rows, head = view.verticalHeader(), view.horizontalHeader()
    rows.hide()
    head.setAccessibleName(name)
    head.setSectionsClickable(sortable)
    head.setSortIndicatorShown(sortable)
    head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    for part in (rows, head):
        part.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        part.setMinimumSectionSize(1)


class Heads(QHeaderView):
    """Paints its own sections: the style would lay the arrow over a title that stands at the right."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        """Ground, line, title, and the arrow: behind a title at the left, before one at the right."""
        model, look = self.model(), theme.current()
        assert isinstance(model, TableModel)
        column, body = model.columns[logicalIndex], rect.adjusted(SIDE, 0, -SIDE, -1)
        painter.save()
        painter.fillRect(rect, look.color("sunken"))
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(look.color("muted"))
        painter.setFont(look.font("small", strong=True))
        painter.drawText(body, int(_RIGHT if column.numeric else _LEFT), column.title)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            self._paint_arrow(painter, body, column.title, right=column.numeric)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, body: QRect, title: str, *, right: bool) -> None:
        look = theme.current()
        arrow = look.pixmap("omlaag" if self.sortIndicatorOrder() == _DOWN else "omhoog", "muted", "sunken")
        title_left = body.right() - painter.fontMetrics().horizontalAdvance(title)
        left = title_left - look.icon_px if right else body.right() - look.icon_px + 4
        painter.drawPixmap(left, body.center().y() - look.icon_px // 2 + 1, arrow)
