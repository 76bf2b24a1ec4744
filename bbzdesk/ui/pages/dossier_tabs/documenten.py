"""*Documenten*: the letters, decisions, reports and other files of the dossier."""

from PySide6.QtWidgets import QWidget

from bbzdesk.services import dossierbeeld
from bbzdesk.services.dossierbeeld import Stukregel
from bbzdesk.ui.files import save_file
from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab, file_name
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import column, holder, row
from bbzdesk.ui.widgets.panels import EmptyState, Panel, facts
from bbzdesk.ui.widgets.text import Picture, Text

_PDF = "application/pdf"


class DocumentenTab(DossierTab):
    """A line per file: open it here when it is a PDF, or save it."""

    def load(self) -> None:
        """Read which files there are; their content only when it is asked for."""
        kantoor, dossier_id = self.desk.kantoor, self.dossier_id
        self.read(lambda: dossierbeeld.stukken(kantoor, dossier_id), self._show)

    def _show(self, lines: tuple[Stukregel, ...]) -> None:
        if lines:
            count = "1 stuk" if len(lines) == 1 else f"{len(lines)} stukken"
            self.show_parts(Panel("Documenten", *(self._line(line) for line in lines), count=count, lines=True))
        else:
            self.show_parts(
                EmptyState("Nog geen documenten", "Brieven, besluiten en rapporten die u maakt, komen hier te staan.")
            )

    def _line(self, line: Stukregel) -> QWidget:
        save = Button("Opslaan als…", "quiet", small=True, name=f"Opslaan als: {line.naam}, {line.wanneer}")
        save.clicked.connect(lambda: self.save_as(line))
        buttons: list[QWidget] = [save]
        if line.mimetype == _PDF:
            open_ = Button("Open", "quiet", small=True, name=f"Open {line.naam}, {line.wanneer}")
            open_.clicked.connect(lambda: self.open(line))
            buttons.insert(0, open_)
        words = column(
            Text(line.naam, "strong", wrap=True), Text(facts(line.soort, line.wanneer, line.grootte), "small"),
            space="none",
        )  # fmt: skip
        return holder(row(Picture("brieven"), (words, 1), *buttons, space="m", margins=(14, 4, 10, 4)))

    def open(self, line: Stukregel) -> None:
        """Show a PDF in the place of the list."""
        kantoor = self.desk.kantoor
        self.read(
            lambda: dossierbeeld.stuk_inhoud(kantoor, line.stuk_id), lambda content: self.show_pdf(line.naam, content)
        )

    def save_as(self, line: Stukregel) -> None:
        """Ask where to save a file."""
        kantoor, name = self.desk.kantoor, file_name(line.naam, line.mimetype)
        self.read(
            lambda: dossierbeeld.stuk_inhoud(kantoor, line.stuk_id),
            lambda content: save_file(self, name, content, self.desk.say),
        )
