"""*Overzicht*: where the dossier stands in one sentence, its steps, its days, its money and what happened last."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from bbzdesk.services import dossierbeeld
from bbzdesk.services.dossieroverzicht import Dossieroverzicht, Geld, Komend, Stap
from bbzdesk.services.geldbeeld import Bedrag
from bbzdesk.services.tijdlijn import Tijdlijnmoment
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.explanation import Explanation, ExplanationLink
from bbzdesk.ui.widgets.layouts import Columns, Part, column, flow, holder, row
from bbzdesk.ui.widgets.panels import MoneyCard, Panel
from bbzdesk.ui.widgets.reader import announce
from bbzdesk.ui.widgets.rows import LineRow
from bbzdesk.ui.widgets.status import StepRow, StepState
from bbzdesk.ui.widgets.text import NBSP, Picture, Rule, Text, Tone
from bbzdesk.ui.widgets.timeline import Moment, Timeline

_STATES = {state.name.lower(): state for state in StepState}
_TONES: dict[str, Tone] = {"achterstand": "achterstand", "letop": "letop"}


class OverzichtTab(DossierTab):
    """Nothing is typed here: the whole tab is shown anew after a change."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(desk, dossier_id)
        self._all_steps = False

    def load(self) -> None:
        """Read the overview."""
        kantoor, dossier_id = self.desk.kantoor, self.dossier_id
        self.read(lambda: dossierbeeld.overzicht(kantoor, dossier_id), self._show)

    def _show(self, beeld: Dossieroverzicht) -> None:
        left = holder(column(self._status(beeld.status), self._steps(beeld), None, space="m"))
        days = [self._terms(beeld.termijnen)] if beeld.termijnen else []
        right = holder(column(*days, _money(beeld.geld), self._last(beeld.momenten), None, space="m"))
        self.show_parts(Columns(left, right, stretch=(60, 48), min_chars=104, space="m"))

    def _status(self, sentence: str) -> QWidget:
        copy = Button("Kopieer", "quiet", icon="kopieer", name="Kopieer deze zin")
        copy.clicked.connect(lambda: self._copy(sentence))
        bar = QFrame()
        bar.setProperty("msg", "info")
        words = (Text(f"“{sentence}”", "strong", wrap=True), 1)
        bar.setLayout(row(Picture("gesprek", "accent", "accent_soft"), words, copy, space="m", margins=(14, 4, 8, 4)))
        return bar

    def _copy(self, sentence: str) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(sentence)
        announce(self, "Gekopieerd")
        self.desk.say("De zin is gekopieerd. Plak hem in een mail of brief.")

    def _steps(self, beeld: Dossieroverzicht) -> Panel:
        """Steps that are long done stand behind *Toon alle stappen*, so that what is open is in sight."""
        rows = [holder(column(Rule(), self._step(step), space="none")) for step in beeld.stappen]
        if not beeld.gevouwen:
            return Panel("Stappen", *rows, count=beeld.klaar)
        link = Button("", "quiet", small=True)
        panel = Panel("Stappen", *rows, count=beeld.klaar, link=link)
        old = [rows[place] for place in beeld.gevouwen]
        link.clicked.connect(lambda: self._fold(old, link, all_shown=not self._all_steps))
        self._fold(old, link, all_shown=self._all_steps)
        return panel

    def _fold(self, old: Sequence[QWidget], link: Button, *, all_shown: bool) -> None:
        self._all_steps = all_shown
        for line in old:
            line.setVisible(all_shown)
        words = "Toon minder stappen" if all_shown else "Toon alle stappen"
        link.setText(words)
        link.setAccessibleName(words)

    def _step(self, step: Stap) -> StepRow:
        shown = StepRow(_STATES[step.staat], step.tekst, step.noot)
        shown.clicked.connect(lambda: self.desk.go_to(step.doel))
        return shown

    def _terms(self, days: Sequence[Komend]) -> Panel:
        return Panel("Komende termijnen", *(self._term(day) for day in days), lines=True)

    def _term(self, day: Komend) -> LineRow:
        line = LineRow(day.wat, day.wanneer, tone=_TONES.get(day.toon, ""))
        line.clicked.connect(lambda: self.desk.go_to(day.doel))
        return line

    def _last(self, moments: Sequence[Tijdlijnmoment]) -> Panel:
        more = Button("Open tijdlijn", "quiet", small=True)
        more.clicked.connect(lambda: self.desk.go("dossier", self.dossier_id, "tijdlijn"))
        if not moments:
            nothing = Text("Nog niets vastgelegd.", "muted", wrap=True)
            return Panel("Laatste momenten", holder(column(nothing, margins=(14, 0, 14, 6))))
        shown = Timeline([Moment(m.wanneer, m.icoon, m.wat, m.tekst) for m in moments])
        return Panel("Laatste momenten", shown, link=more)


def _money(geld: Geld) -> QFrame:
    amounts = (geld.toegekend, geld.openstaand, geld.achterstand)
    explained = [_explained(amount.titel, Explanation(amount.regels)) for amount in amounts if amount.regels]
    why = holder(column(*explained, space="s", margins=(14, 8, 14, 0)))
    link: list[Part] = [ExplanationLink(why)] if explained else []
    head = row(Text("Geld in één blik", "section"), None, *link, margins=(14, 7, 10, 0))
    # Each in a flow, because columns are as high as the parts that can say how high they are at a width.
    cards = Columns(*(flow(_card(amount)) for amount in amounts), stretch=(1, 1, 1), min_chars=0, below="s")
    panel = QFrame()
    panel.setProperty("role", "panel")
    panel.setAccessibleName("Geld in één blik")
    inner = row((cards, 1), margins=(14, 0, 14, 0))
    panel.setLayout(column(head, inner, why, space="xs", margins=(1, 0, 1, 12)))
    if not explained:
        why.hide()
    return panel


def _card(amount: Bedrag) -> MoneyCard:
    """Cards beside each other stand on one line, also when one has nothing to note."""
    card = MoneyCard(amount.titel, amount.tekst, amount.noot or NBSP)
    card.setAccessibleName(card.accessibleName().rstrip(f", {NBSP}"))
    return card


def _explained(title: str, explanation: Explanation) -> QWidget:
    return holder(column(Text(title, "strong"), explanation, space="xs"))
