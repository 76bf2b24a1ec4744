"""What all tabs of a dossier are: content that is read and shown, and in its place a document while one is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.files import save_file
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Part, column, holder, row
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.work import Job

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Gedaan

T = TypeVar("T")

_ENDINGS = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


class DossierTab(QWidget):
    """One tab. A subclass reads and shows in `load`, which is called again after every change of the dossier."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__()
        self.desk, self.dossier_id = desk, dossier_id
        self.stale = True
        self._jobs: dict[str, Job] = {}
        self._content, self._document = Slot(), Slot()
        self._sheet = holder(column(self._content, None, space="none"))
        self._document.hide()
        self.setLayout(column(self._sheet, (self._document, 1), space="none"))

    def load(self) -> None:
        """Read what the tab shows and show it."""

    def leave(self) -> None:
        """Keep what was typed."""

    def save(self) -> None:
        """Save what was typed and can be saved now (Ctrl+S)."""

    def confirm(self) -> bool:
        """Do what the main button of the tab does (Ctrl+Enter); False when there is none."""
        return False

    def show_parts(self, *parts: Part) -> None:
        """Show these parts as the tab."""
        self._content.fill(*parts)

    def read(self, what: Callable[[], T], show: Callable[[T], None]) -> Job:
        """Fetch in the background, then show."""
        return self.desk.read(what, show, owner=self)

    def act(
        self,
        what: "Callable[[], Gedaan[T]]",
        done: Callable[[T], None] = lambda _: None,
        *,
        refused: Callable[[GebruikersFout], None] | None = None,
        words: str = "",
        say: str = "",
        once: str = "",
    ) -> None:
        """Do an act of the office; what it changed reaches every page.

        With `once` a second press of the same button is passed over as long as the first is being done.
        """
        if once and is_under_way(self._jobs.get(once)):
            return
        job = self.desk.act(what, done, owner=self, refused=refused, words=words, say=say)
        if once:
            self._jobs[once] = job

    # --- a document in the place of the content -----------------------------------------------------------------------

    def show_pdf(self, title: str, content: bytes) -> None:
        """Show a document; what stood here is hidden, not thrown away, so that nothing typed is lost."""
        from bbzdesk.ui.widgets.pdfview import PdfView

        back = Button("Terug", icon="links", name=f"Terug van {title}")
        back.clicked.connect(self.close_pdf)
        view = PdfView(title, content)
        view.save_asked.connect(lambda: save_file(self, file_name(title), content, self.desk.say))
        self._sheet.hide()
        self._document.fill(row(back, None), (view, 1), space="s")
        self._document.show()
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pdf(self) -> None:
        """Show the tab itself again."""
        self._document.hide()
        self._document.fill()
        self._sheet.show()
        self.focusNextChild()


def is_under_way(job: Job | None) -> bool:
    """Whether a piece of work was asked and the window has not heard of its end; it may be done before it is heard."""
    return job is not None and not job.ended


def measure_anew(part: QWidget) -> None:
    """Let the page ask again how high a part is that just came in sight.

    While it was hidden the text size may have changed, and what stands around it remembers the height of before.
    """

    def ask() -> None:
        above: QWidget | None = part
        while above is not None:
            above.updateGeometry()
            above = above.parentWidget()

    QTimer.singleShot(0, part, ask)


def scroll_to_top(part: QWidget) -> None:
    """Begin at the top of the page: what comes in sight is read from its beginning."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.verticalScrollBar().setValue(0)


def file_name(title: str, kind: str = "application/pdf") -> str:
    """The name that is proposed for a file with this title."""
    ending = _ENDINGS.get(kind, "")
    name = title.translate(_NOT_IN_NAMES).strip()
    return name if name.lower().endswith(ending) else f"{name}{ending}"
