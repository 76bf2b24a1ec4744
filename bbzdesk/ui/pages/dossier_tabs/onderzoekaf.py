"""An investigation that was closed: everything to read, the judgement first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.services.onderzoekbeeld import Deel, Onderzoekpagina
from bbzdesk.services.onderzoeken import SWOT_SOORTEN
from bbzdesk.ui.pages.dossier_tabs.onderzoekveld import KnownFacts
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import column, flow
from bbzdesk.ui.widgets.panels import Panel, Sheet
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.text import Text


class FinishedInvestigation(QWidget):
    """Asks for the report, or to begin anew."""

    report_asked = Signal()
    again_asked = Signal()

    def __init__(self, page: Onderzoekpagina) -> None:
        super().__init__()
        report = Button("Maak rapport", icon="brieven")
        again = Button("Begin een nieuw onderzoek")
        report.clicked.connect(self.report_asked)
        again.clicked.connect(self.again_asked)
        judgement = Sheet(
            Text(page.slotvraag, "section", wrap=True),
            Text(f"Oordeel: {page.oordeel_woord}.", "strong"),
            Text(page.conclusie, wrap=True),
            Text(page.regel, "small", wrap=True),
            flow(report, again),
            space="m",
        )
        parts = [_part(deel, page) for deel in page.delen]
        self.setLayout(column(judgement, *parts, space="m"))


def _part(deel: Deel, page: Onderzoekpagina) -> Panel:
    rows: list[QWidget] = [KnownFacts(deel.bekend)] if deel.bekend else []
    if deel.swot:
        points = [(title, point) for kind, title in SWOT_SOORTEN for point in page.swot[kind]]
        rows.append(FactRows([(title, f"{point.tekst} ({point.gewicht})") for title, point in points]))
    if deel.vragen:
        rows.append(_Answers(deel))
    return Panel(f"{deel.nummer} {deel.titel}", *rows)


class _Answers(QWidget):
    """Questions with their answer below: the questions are too long to stand beside them."""

    def __init__(self, deel: Deel) -> None:
        super().__init__()
        pairs = [
            column(Text(vraag.vraag, "muted", wrap=True), Text(vraag.toon, wrap=True), space="none")
            for vraag in deel.vragen
        ]
        self.setLayout(column(*pairs, space="s", margins=(14, 2, 14, 6)))
        self.setAccessibleName("; ".join(f"{vraag.vraag} {vraag.toon}" for vraag in deel.vragen))
