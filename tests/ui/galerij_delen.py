"""A page with the parts of wizards, lists and letters, for the tests and for the eye; see `galerij`.

`PYTHONPATH=. .venv/bin/python tests/ui/galerij_delen.py FOLDER`, from the root of the project, renders it.
"""

import os
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QFrame, QWidget

from bbzdesk.domain.uitleg import GebruikteParameter, Regel
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.bands import PracticeBand, ReadOnlyBand
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.explanation import Explanation, ExplanationLink
from bbzdesk.ui.widgets.filedrop import FileDrop
from bbzdesk.ui.widgets.layouts import Columns, Page, PageScroll, column, holder, row
from bbzdesk.ui.widgets.panels import MoneyCard, Panel
from bbzdesk.ui.widgets.phases import PhaseBar
from bbzdesk.ui.widgets.progress import Progress
from bbzdesk.ui.widgets.rows import CheckRow, LineRow, TaskRow, check_section
from bbzdesk.ui.widgets.stepper import Stepper
from bbzdesk.ui.widgets.text import Rule, Text
from bbzdesk.ui.widgets.timeline import Moment, Timeline

FASEN = (
    "Melding", "Screening", "Gesprek", "Intake", "Aanvraag", "Onderzoek", "Advies", "Besluit", "Betaling",
    "Herbeoordeling", "Vaststelling", "Terugbetaling", "Afgesloten",
)  # fmt: skip
STAPPEN = ("Soort", "Gegevens en voorwaarden", "Controleren", "Voorbeeld", "Definitief")
REGELS = (
    Regel("De lening is in 60 maanden terug te betalen, elke maand hetzelfde bedrag.", "art. 20 lid 1", 3000000),
    Regel("De rente is 8 procent per jaar.", "art. 15 lid 1"),
    Regel("De ondernemer betaalt elke maand rente en aflossing samen.", "art. 20 lid 3", 60829),
)
WAARDEN = (
    GebruikteParameter("r", Decimal(8), "procent", date(2023, 1, 1), "", "A", False, "Rente op een lening"),
    GebruikteParameter("m", Decimal(261048), "euro", date(2026, 1, 1), "", "C", True, "Hoogste bedrag van een lening"),
)
MOMENTEN = (
    Moment("ma 9 mrt, 08:41", "telefoon", "Gebeld met mevrouw Jansen", "Zij betaalt de termijn op vrijdag 13 maart."),
    Moment("do 5 mrt", "brieven", "Brief verzonden", "Herinnering termijn 1 maart, € 212,40.", "brief-1"),
    Moment("di 3 mrt", "notitie", "Notitie"),
)


def _taken() -> Panel:
    te_laat = TaskRow(
        "El Amrani, bakkerij", "Beslissen of de termijn verlengen. De beslistermijn liep af op vrijdag 6 maart.",
        "3 dagen te laat", "Open besluit", icon="st-achterstand", colour="achterstand", tone="achterstand",
    )  # fmt: skip
    gesprek = TaskRow(
        "Yilmaz, naaiatelier", "Driegesprek met de klantmanager. Het formulier staat klaar.", "10:00 uur",
        "Open formulier", icon="gesprek",
    )  # fmt: skip
    return Panel("Te laat en vandaag", te_laat, gesprek, count="2", lines=True)


def _controle() -> QFrame:
    blad = QFrame()
    blad.setProperty("role", "panel")
    wie = [("Ondernemer", "Y. El Amrani en S. El Amrani (partners)"), ("Namens", "het college, door A. Veenstra")]
    delen: list[QWidget] = [
        check_section("Wie", wie, lambda: None), Rule(), check_section("Wat", [("Zekerheid", "Pandrecht op de oven")]), Rule(),
        holder(row(Text("Wat de wet vraagt", "section"), Text("2 van 3 in orde", "muted"), None, margins=(14, 5, 14, 3))),
        CheckRow("Bijlage 2 ontbreekt: het onderzoeksrapport", "art. 3:49 Awb", in_order=False, remedy="Voeg toe"),
        CheckRow("Bestemming van de lening", "art. 39 lid 1 a 1°", in_order=True),
        CheckRow("Direct opeisbaar bij overdracht, einde of faillissement", "art. 39 lid 2", in_order=True),
    ]  # fmt: skip
    blad.setLayout(column(*delen, space="none", margins=(1, 3, 1, 8)))
    return blad


def _rechts() -> list[QWidget]:
    uitleg = Explanation(REGELS, WAARDEN)
    link = ExplanationLink(uitleg, "Geld in één blik")
    link.click()
    geld = Panel(
        "Geld in één blik", holder(row(MoneyCard("Toegekend", "€ 12.000,00"), margins=(14, 0, 14, 8))),
        holder(row((uitleg, 1), margins=(14, 0, 14, 8))), link=link,
    )  # fmt: skip
    termijnen = Panel(
        "Komende termijnen", LineRow("Herinnering aan het adviesbureau", "vandaag", tone="letop"),
        LineRow("Back-up op twee plaatsen", "vr 16:40", icon="vink", colour="bij", tone="bij"), lines=True,
    )  # fmt: skip
    lezen = Progress("De debiteuren worden gelezen", 120)
    lezen.set_step(43, 120)
    vak = FileDrop("Sleep het Excel-overzicht hierheen, of kies het bestand zelf.", "een Excel-bestand", (".xlsx",))
    vak.take([Path("overzicht.pdf")])
    return [termijnen, geld, lezen, Progress("De reservekopie wordt gemaakt"), vak]


def maak() -> PageScroll:
    """The page; the theme must have been applied."""
    lijn = Panel("Tijdlijn", Timeline(MOMENTEN), link=Button("Nieuwe notitie", "quiet", small=True))
    links = holder(column(_taken(), _controle(), lijn, None, space="m"))
    balk = ActionBar(
        Button("Verder naar voorbeeld", "primary"), Button("Sluit, ga later verder"), back=Button("Terug", icon="terug"),
        note="Concept bewaard om 08:41",
    )  # fmt: skip
    kolommen = Columns(links, holder(column(*_rechts(), None, space="m")), stretch=(1, 1), min_chars=110)
    banden = (PracticeBand(), ReadOnlyBand("A. Veenstra heeft de gegevens nu open. Wijzigen kan als zij klaar is."))
    return PageScroll(Page(*banden, PhaseBar(FASEN, 5), Stepper(STAPPEN, 2), kolommen, balk, None), "Vensterdelen")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    import galerij

    galerij.maak = maak
    galerij._teken(Path(sys.argv[1]))
