"""A letter as it will be on paper: pages, real size or fitted, printing and saving.

Qt's PDF and printing are loaded when the first letter is shown: they are not needed to start.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QGuiApplication, QPalette
from PySide6.QtWidgets import QDialog, QFrame, QStyle, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Columns, column, flow, holder, row
from bbzdesk.ui.widgets.printing import PrintJob
from bbzdesk.ui.widgets.text import Rule, Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LINES = 20
_POINTS_PER_INCH = 72
_REAL, _FIT = "Ware grootte", "Passend"


class PdfView(QFrame):
    """Scrolls through the pages; the paper stays paper in a dark scheme."""

    save_asked = Signal()

    def __init__(self, title: str, content: bytes = b"") -> None:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        super().__init__()
        self.title = title
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._view = QPdfView(self)
        self._view.setDocument(self.document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view.setProperty("role", "paper")
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._page_words = Text("", "muted")
        self._fitted = True
        self._build()
        self._view.installEventFilter(self)
        self._colour_ground()
        self._view.pageNavigator().currentPageChanged.connect(self._show_page)
        self.set_content(content)

    @property
    def page(self) -> int:
        """The page in sight, counted from 0."""
        return self._view.pageNavigator().currentPage()

    @property
    def content(self) -> bytes:
        """The file that is shown, as it would be saved."""
        return bytes(self._buffer.data().data())

    def set_content(self, content: bytes) -> None:
        """Show another letter from its first page."""
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        if content:
            self.document.load(self._buffer)
        for button in self._turning:
            button.setVisible(self.document.pageCount() > 1)
        self._fit()
        self.go_to(0)
        self._show_page(0)

    def go_to(self, page: int) -> None:
        """Show the top of a page; before the first and after the last there is nothing."""
        if 0 <= page < self.document.pageCount():
            self._view.pageNavigator().jump(page, QPointF())

    def print_dialog(self) -> None:
        """Ask for a printer without blocking, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Afdrukken")
        dialog.setMinMax(1, max(1, self.document.pageCount()))
        dialog.accepted.connect(lambda: self._print(printer))
        # Its own `open` wants a slot of C++; this one only shows it without blocking.
        QDialog.open(dialog)

    def _print(self, printer: "QPrinter") -> None:
        """With the window as parent, so that leaving this page does not leave half a letter in the printer."""
        PrintJob(self.window(), self.content, printer)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Half a page is in sight."""
        return QSize(super().minimumSizeHint().width(), _LINES * theme.current().line_h)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same: it takes the room there is."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The paper follows the room, and its ground the scheme, once the style has given the pages their old colours."""
        if event.type() == QEvent.Type.StyleChange:
            self._colour_ground()
        elif event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        previous = Button("", "quiet", icon="links", name="Vorige pagina", small=True)
        following = Button("", "quiet", icon="rechts", name="Volgende pagina", small=True)
        self._turning = (previous, following)
        self._size = Button(_REAL, "quiet", small=True)
        prints = Button("Afdrukken…", "quiet", icon="printer", small=True)
        saves = Button("Opslaan als…", "quiet", small=True)
        previous.clicked.connect(lambda: self.go_to(self.page - 1))
        following.clicked.connect(lambda: self.go_to(self.page + 1))
        self._size.clicked.connect(self._turn_size)
        prints.clicked.connect(self.print_dialog)
        saves.clicked.connect(self.save_asked)
        title = flow(Text(self.title, "section"), self._page_words)
        tools = flow(previous, following, self._size, prints, saves, space="xs")
        head = _Head(title, tools)
        self.setLayout(
            column(
                holder(row((head, 1), margins=(14, 4, 8, 4))),
                Rule(),
                (self._view, 1),
                space="none",
                margins=(1, 1, 1, 1),
            )
        )

    def _turn_size(self) -> None:
        self._fitted = not self._fitted
        self._fit()

    def _fit(self) -> None:
        """Paper is never larger than it is; where that fits there is nothing to choose."""
        from PySide6.QtPdfWidgets import QPdfView

        modes, narrow = QPdfView.ZoomMode, self._room() < self._real_width()
        self._view.setZoomMode(modes.FitToWidth if narrow and self._fitted else modes.Custom)
        self._view.setZoomFactor(1.0)
        word = _REAL if self._fitted else _FIT
        self._size.setText(word)
        self._size.setAccessibleName(word)
        self._size.setVisible(narrow)

    def _room(self) -> int:
        """The width for paper, also when a scroll bar stands beside it: one that comes and goes changes nothing."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        edges = self._view.documentMargins()
        return self._view.contentsRect().width() - bar - edges.left() - edges.right()

    def _real_width(self) -> int:
        """The widest page on this screen, counted as the view counts."""
        per_point = QGuiApplication.primaryScreen().logicalDotsPerInch() / _POINTS_PER_INCH
        wide = (self.document.pagePointSize(page).width() for page in range(self.document.pageCount()))
        return round(max(wide, default=0.0) * per_point)

    def _show_page(self, page: int) -> None:
        total = self.document.pageCount()
        words = f"pagina {page + 1} van {total}" if total else self._why_empty()
        self._page_words.setText(words)
        self._view.setAccessibleName(f"{self.title}, {words}")
        if total and QAccessible.isActive():
            self._view.setAccessibleDescription(self.document.getAllText(page).text())

    def _why_empty(self) -> str:
        return "dit bestand is niet als PDF te lezen" if self._buffer.size() else "nog geen pagina's"

    def _colour_ground(self) -> None:
        """Qt paints the ground of its pages with the colour for dark edges."""
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.current().color("sunken"))
        self._view.setPalette(palette)


class _Head(Columns):
    """Title and buttons beside each other, when neither of them has to wrap."""

    def __init__(self, title: QWidget, tools: QWidget) -> None:
        super().__init__(title, tools, stretch=(1, 0), min_chars=0, space="s", below="none")
        self._least = (title, tools)

    def needed_width(self) -> int:
        return sum(part.sizeHint().width() for part in self._least) + SPACE["s"]
