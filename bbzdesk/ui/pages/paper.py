"""A letter on a page: what is shown is what is saved and printed."""

from bbzdesk.ui import files
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.widgets.pdfview import PdfView


class Paper(PdfView):
    """A PDF with the name that its file gets."""

    def __init__(self, desk: Desk, title: str, file_name: str, content: bytes = b"") -> None:
        super().__init__(title, content)
        self._desk, self._file_name = desk, file_name
        self.save_asked.connect(self.save)

    def save(self) -> None:
        """Ask where to save it."""
        files.save_file(self, self._file_name, self.content, self._desk.say)
