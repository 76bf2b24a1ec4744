"""A PDF file to a printer, in steps so short that the window stays in hand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter

from bbzdesk.ui.tokens import LICHT

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

# Finer than this no printer of an office shows, and a page at 1200 dots takes half a gigabyte.
_MOST_DOTS = 300
_POINTS_PER_INCH = 72


class PrintJob(QObject):
    """Prints on its own copy of the letter, so that the page which showed it may go on or close."""

    finished = Signal()

    def __init__(self, parent: QObject, content: bytes, printer: "QPrinter") -> None:
        from PySide6.QtPdf import QPdfDocument

        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(self._buffer)
        self._steps = print_steps(document, printer)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(0)

    def _go_on(self) -> None:
        if next(self._steps, None) is None:
            self._timer.stop()
            self.finished.emit()
            self.deleteLater()


def print_document(document: "QPdfDocument", printer: "QPrinter") -> None:
    """Print in one go, for who has no window to keep in hand."""
    for _ in print_steps(document, printer):
        pass


def print_steps(document: "QPdfDocument", printer: "QPrinter") -> Iterator[int]:
    """Print the pages that the printer was asked for, each on paper of its own size; the page number after each step."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for page in range(first - 1, last):
            picture = _picture(document, page, min(_MOST_DOTS, printer.resolution()))
            yield page
            _set_paper(printer, document.pagePointSize(page))
            if painter.isActive():
                printer.newPage()
            else:
                painter.begin(printer)
            painter.drawImage(printer.pageLayout().fullRectPixels(printer.resolution()), picture)
            yield page
    finally:
        painter.end()


def _picture(document: "QPdfDocument", page: int, dots: int) -> QImage:
    """On white: Qt renders without a ground, and a printer is slow with what can be seen through."""
    size = (document.pagePointSize(page) * dots / _POINTS_PER_INCH).toSize()
    picture = QImage(QSize(size), QImage.Format.Format_RGB32)
    picture.fill(QColor(LICHT["paper"]))
    painter = QPainter(picture)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    return picture


def _set_paper(printer: "QPrinter", points: QSizeF) -> None:
    lying = points.width() > points.height()
    printer.setPageSize(QPageSize(points.transposed() if lying else points, QPageSize.Unit.Point))
    directions = QPageLayout.Orientation
    printer.setPageOrientation(directions.Landscape if lying else directions.Portrait)
