"""A letter on a page: what is shown is what is saved and printed."""

from bbzdesk.ui import files
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.pdfview import PdfView

_KEEPING = ("Afdrukken…", "Opslaan als…")


class Paper(PdfView):
    """A PDF with the name that its file gets. Without `to_keep` it is there to be looked at: its head has less tools."""

    def __init__(self, desk: Desk, title: str, file_name: str, content: bytes = b"", *, to_keep: bool = True) -> None:
        super().__init__(title, content)
        self._desk, self._file_name = desk, file_name
        self.save_asked.connect(self.save)
        for button in self.findChildren(Button):
            if button.accessibleName() in _KEEPING:
                button.setVisible(to_keep)

    def save(self) -> None:
        """Ask where to save it."""
        files.save_file(self, self._file_name, self.content, self._desk.say)
