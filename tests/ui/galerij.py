"""A page with every building block, for the tests and for the eye.

`PYTHONPATH=. .venv/bin/python tests/ui/galerij.py FOLDER`, from the root of the project, renders it in light, dark,
high contrast and at 14 and 18 points.
"""

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from bbzdesk.domain.uitleg import Regel
from bbzdesk.ui.tokens import STATUS
from bbzdesk.ui.widgets.answers import AnswerRow
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit, SelectBox, TextArea
from bbzdesk.ui.widgets.filters import FilterLine, ViewSwitch
from bbzdesk.ui.widgets.layouts import Columns, Page, PageScroll, column, flow, holder
from bbzdesk.ui.widgets.messages import ErrorSummary, MessageBar
from bbzdesk.ui.widgets.panels import EmptyState, Heading, MoneyCard, Panel, Sheet, facts
from bbzdesk.ui.widgets.status import Badge, StepRow, StepState
from bbzdesk.ui.widgets.termbar import Mark, Term, TermBar, TermWords
from bbzdesk.ui.widgets.text import Text

TERMIJN = Term(
    begin=date(2025, 11, 21), einde=date(2026, 4, 3), vandaag=date(2026, 3, 9),
    einde_zonder_verlenging=date(2026, 3, 6), woord="13 weken", verlenging="verlengd met 4 weken",
    stil=((date(2025, 12, 2), date(2025, 12, 15)),),
    merken=(
        Mark(date(2025, 11, 21), "Ontvangen", "vrijdag 21 november"), Mark(date(2025, 12, 19), "Voorschot", "besluit 17 december"),
        Mark(date(2026, 3, 6), "13 weken voorbij", "vrijdag 6 maart"), Mark(date(2026, 4, 3), "Beslissen uiterlijk", "vrijdag 3 april"),
    ),
)  # fmt: skip
REGELS = (
    Regel("Ontvangen op vrijdag 21 november 2025. Dertien weken later is 20 februari 2026.", "art. 35 lid 2"),
    Regel("De termijn stond 14 dagen stil, omdat de aanvraag nog niet compleet was.", "art. 4:15 Awb"),
    Regel("Beslis uiterlijk op vrijdag 3 april 2026.", "art. 35 lid 3"),
)


def _formulier() -> list[QWidget]:
    fouten = ErrorSummary()
    bsn = Field("Burgerservicenummer", LineEdit(18, "1234.56.78"))
    bsn.set_error("Vul het burgerservicenummer in. Het heeft 9 cijfers.")
    datum = Field("Datum van ontvangst", LineEdit(18, "3-2-27"), "Bijvoorbeeld 3-2, +14 of vandaag")
    datum.set_error("De datum van ontvangst ligt in de toekomst. Vul vandaag of een eerdere dag in.")
    datum.set_reading("= woensdag 3 februari 2027")
    soort = Field("Doelgroep", SelectBox("Gevestigd ondernemer", "Starter", "Beëindigend ondernemer"))
    keuzes = (QRadioButton("Annuïtair"), QRadioButton("Lineair"), QCheckBox("Brief meesturen"), QCheckBox("Kopie"))
    keuzes[0].setChecked(True)
    keuzes[2].setChecked(True)
    formulier = Sheet(
        Text("Nieuwe aanvraag", "section"), bsn, datum,
        flow(soort, Field("Bedrag", LineEdit(14, "25.000")), space="l"),
        Field("Toelichting (niet verplicht)", TextArea(3, "De omzet daalde door de wegopbreking.")),
        flow(*keuzes, space="l"), space="l",
    )  # fmt: skip
    fouten.show_errors([(veld.error, veld.editor) for veld in (bsn, datum)])
    return [fouten, formulier]


def _vragen() -> Panel:
    vragen = [
        AnswerRow(n, v) for n, v in enumerate(("Woont de ondernemer in onze gemeente?", "Zijn er vergunningen?"), 1)
    ]
    vragen[0].set_answer("ja")
    vragen[0].remark.setText("Kerkstraat")
    return Panel("Wie en wat", *vragen, count="1 van 2")


def _rechts() -> list[QWidget]:
    knoppen = (
        Button("Maak het besluit definitief", "primary"), Button("Bewaar concept"), Button("Zo is dit berekend", "quiet"),
        Button("Vernietig dossier…", "danger"), Button("Afdrukken", icon="printer"), Button("Nieuw", icon="omlaag", icon_after=True),
    )  # fmt: skip
    lijn = FilterLine(Button("Kolommen", icon="kolommen"))
    lijn.set_chips(("Status: Achterstand", "Soort: Kapitaal"))
    stappen = [
        StepRow(StepState.KLAAR, "Bewijsstukken compleet", "9 van 9 stukken"), StepRow(StepState.BEZIG, "Levensvatbaarheid"),
        StepRow(StepState.WACHT, "Adviesrapport", "Gevraagd op 18 februari"), StepRow(StepState.PROBLEEM, "Besluit voorschot"),
    ]  # fmt: skip
    kaarten = flow(
        MoneyCard("Toegekend", "€ 12.000,00", "lening 1, juni 2023"), MoneyCard("Achterstand", "€ 0,00", "33 van 60 termijnen"),
        space="xxl",
    )  # fmt: skip
    return [
        Sheet(Text("Stoplicht: vorm, woord, kleur", "section"), flow(*(Badge(s) for s in STATUS))),
        Sheet(Text("Knoppen", "section"), flow(*knoppen)),
        MessageBar("goed", "Taak afgerond.", Button("Ongedaan maken", "quiet")),
        MessageBar("info", "Deze aanvraag is overgenomen van het regionaal loket op 2 maart 2026."),
        Sheet(ViewSwitch("Weergaven", (("Alle", 120), ("Achterstand", 8), ("Mijn debiteuren", None))), lijn),
        Panel("Stappen", *stappen, count="1 van 4 klaar", link=Button("Toon alle fasen", "quiet", small=True), lines=True),
        Sheet(Text("Geld in één blik", "section"), kaarten),
        EmptyState(
            "Nog geen openstaande leningen", "Importeer uw Excel-overzicht, of maak een lening vanuit een besluit.",
            Button("Excel importeren…", "primary"), Button("Naar besluiten"),
        ),
    ]  # fmt: skip


def maak() -> PageScroll:
    """The page; the theme must have been applied."""
    kop = Heading(
        "Visser, fietsenmaker", facts("Gevestigd ondernemer", "Dossier 2025-0147", "Contact: A. Veenstra"),
        actions=(Button("Notitie", icon="notitie"), Button("Brief of besluit", "primary", icon="brieven")),
        crumbs=(("Dossiers", lambda: None),), badges=(Badge("bij"),),
    )  # fmt: skip
    links = holder(
        column(*_formulier(), _vragen(), Panel("Dezelfde termijn in woorden", TermWords(REGELS)), None, space="m")
    )
    rechts = holder(column(*_rechts(), None, space="m"))
    termijn = Sheet(Text("Beslistermijn", "section"), TermBar(TERMIJN))
    kolommen = Columns(links, rechts, stretch=(1, 1), min_chars=110)
    return PageScroll(Page(kop, termijn, kolommen, None), "Bouwstenen")


def _teken(map_: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from bbzdesk.ui import theme

    app = QApplication(sys.argv[:1])
    bronnen = Path(__file__).resolve().parents[2] / "resources"
    for naam, kleuren, punten, breed in (
        ("licht", "licht", 10, 1166), ("donker", "donker", 10, 1166), ("14pt", "licht", 14, 1166),
        ("18pt", "licht", 18, 960), ("contrast", "contrast", 10, 1166),
    ):  # fmt: skip
        theme.apply(app, bronnen, theme.Scheme(kleuren), punten, family="Noto Sans")
        pagina = maak()
        inhoud = pagina.widget()
        pagina.resize(breed, 900)
        pagina.show()
        app.sendPostedEvents()
        pagina.resize(breed, min(4000, inhoud.layout().heightForWidth(breed) + 4))
        for _ in range(3):
            app.sendPostedEvents()
        pagina.grab().save(str(map_ / f"galerij-{naam}.png"))
        pagina.deleteLater()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    _teken(Path(sys.argv[1]))
