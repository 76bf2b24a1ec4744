"""The sheets of the decision wizard, one function or class for each step. They show words and say what was asked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from bbzdesk.services.besluitbeeld import Berekening, Besluitpagina
from bbzdesk.services.besluitcontrole import Bezwaar, Groep, Herstel, Toetsregel
from bbzdesk.services.doel import Doel
from bbzdesk.ui.forms.form import FactForm
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.explanation import WORDS, Explanation
from bbzdesk.ui.widgets.layouts import Columns, Part, column, empty, flow, holder, row
from bbzdesk.ui.widgets.listing import Listing
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import MoneyCard, Panel, Sheet
from bbzdesk.ui.widgets.reader import announce
from bbzdesk.ui.widgets.rows import CheckRow, FactRows, check_section
from bbzdesk.ui.widgets.text import Rule, Text

# Computing while somebody types waits for a short rest.
_REST_MS = 300

GoStep = Callable[[int, str], None]
GoTo = Callable[[Doel], None]


def kind_step(beeld: Besluitpagina) -> QWidget:
    """Step 1: what this decision does, and what the law asks of it."""
    words = Panel("De brief bij dit besluit", FactRows(beeld.letter.rijen))
    rows = [
        holder(row((Text(what, wrap=True), 1), Text(article, "small", right=True), margins=(14, 2, 14, 2)))
        for what, article in beeld.letter.vraagt
    ]
    asks = Panel("Wat de wet in dit besluit vraagt", *rows, count=str(len(rows)))
    return Columns(holder(column(words, None)), holder(column(asks, None)), stretch=(1, 1), min_chars=96)


class ChoicesStep(QWidget):
    """Step 2: the facts that the consulent chooses, with what they come to beside them."""

    def __init__(self, beeld: Besluitpagina, today: date) -> None:
        super().__init__()
        self.form = FactForm(beeld.keuzegroepen, today, optional=beeld.mag_leeg, hints=beeld.hulp)
        self.form.set_values(beeld.waarden)
        if beeld.getypt:
            self.form.set_values(beeld.getypt, dirty=True)
        self.outcome = Outcome(beeld.berekening)
        left = Sheet(self.form)
        self.setLayout(
            column(
                Columns(holder(column(left, None)), holder(column(self.outcome, None)), stretch=(7, 5), min_chars=104)
            )
        )


class Outcome(QFrame):
    """*Zo is dit berekend* beside the form; `wanted` comes when somebody typed and rested."""

    wanted = Signal()

    def __init__(self, berekening: Berekening) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(WORDS)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.wanted)
        self._layout = column(space="s", margins=(14, 10, 14, 12))
        self.setLayout(self._layout)
        self.show_outcome(berekening)

    def ask_soon(self) -> None:
        """Somebody typed; compute when he rests."""
        self._rest.start()

    def show_outcome(self, berekening: Berekening) -> None:
        """Show these lines in the place of what was there."""
        empty(self._layout)
        for part in self._parts(berekening):
            self._layout.addWidget(part)
        if self.isVisible() and berekening.kop:
            announce(self, ". ".join(f"{title} {amount}" for title, amount, _ in berekening.kop))

    def _parts(self, berekening: Berekening) -> list[QWidget]:
        parts: list[QWidget] = [Text(WORDS, "section")]
        parts += [MessageBar("fout", sentence) for sentence in berekening.bezwaren]
        if berekening.kop:
            parts.append(flow(*(MoneyCard(*card) for card in berekening.kop), space="xl"))
        if berekening.regels:
            parts.append(Explanation(berekening.regels, berekening.parameters))
        if berekening.uitnodiging:
            parts.append(Text(berekening.uitnodiging, "muted", wrap=True))
        return parts


def check_sheet(beeld: Besluitpagina, go_step: GoStep, go_to: GoTo) -> QWidget:
    """Step 3, at the left: who, what, how it is paid back; then what the law asks, what is missing first."""
    parts: list[Part] = [_objection(bezwaar, go_step, go_to) for bezwaar in beeld.bezwaren]
    parts += [MessageBar("letop", f"{punt.zin} ({punt.artikel})") for punt in beeld.aandacht]
    sections: list[Part] = []
    for groep in beeld.groepen:
        sections += [Rule()] if sections else []
        sections.append(_group(groep, go_step, go_to))
    head = row(
        Text("Wat de wet vraagt", "section"), Text(beeld.in_orde, "muted"), None, space="s", margins=(14, 5, 8, 3)
    )
    checks = [_check(regel, go_step, go_to) for regel in beeld.toetsregels]
    sections += [Rule(), head, holder(column(*checks, space="none", margins=(0, 0, 0, 6)))]
    sheet = QFrame()
    sheet.setProperty("role", "panel")
    sheet.setAccessibleName("Het besluit in het kort")
    sheet.setLayout(column(*sections, space="none", margins=(1, 2, 1, 4)))
    return holder(column(*parts, sheet, None))


def _group(groep: Groep, go_step: GoStep, go_to: GoTo) -> QWidget:
    stap, doel = groep.stap, groep.doel
    if stap is not None:
        return check_section(groep.titel, groep.rijen, lambda: go_step(stap, ""))
    return check_section(groep.titel, groep.rijen, (lambda: go_to(doel)) if doel else None)


def _check(regel: Toetsregel, go_step: GoStep, go_to: GoTo) -> CheckRow:
    herstel = regel.herstel
    line = CheckRow(regel.tekst, regel.artikel, in_order=regel.in_orde, remedy=herstel.woorden if herstel else "")
    if herstel is not None:
        line.asked.connect(lambda: follow(herstel, go_step, go_to))
    return line


def _objection(bezwaar: Bezwaar, go_step: GoStep, go_to: GoTo) -> MessageBar:
    herstel = bezwaar.herstel
    if herstel is None:
        return MessageBar("fout", bezwaar.zin)
    button = Button("Pas aan", "quiet", small=True, name=f"Pas aan: {bezwaar.zin}")
    button.clicked.connect(lambda: follow(herstel, go_step, go_to))
    return MessageBar("fout", bezwaar.zin, button)


def follow(herstel: Herstel, go_step: GoStep, go_to: GoTo) -> None:
    """Go where something is filled in: the field in step 2, or the page that owns it."""
    if herstel.doel is not None:
        go_to(herstel.doel)
    else:
        go_step(1, herstel.veld)


def final_step(beeld: Besluitpagina, go_check: Callable[[], object]) -> QWidget:
    """Step 5: in words what will happen when the button below is pressed."""
    parts: list[Part] = []
    if not beeld.compleet:
        link = Button("Naar Controleren", "quiet", small=True)
        link.clicked.connect(go_check)
        parts.append(MessageBar("letop", beeld.nog_te_doen, link))
    steps = Listing(beeld.gevolgen, numbered=True, margins=(0, 0, 0, 0))
    words = Sheet(Text("Dit gebeurt er als u het besluit definitief maakt", "section", wrap=True), steps)
    return holder(column(*parts, words, None))
