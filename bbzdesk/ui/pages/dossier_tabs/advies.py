"""*Advies en besluit*: the advice, laid down with its check, and the decisions with how they were sent."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import adviesbeeld, adviezen, besluiten, dossierbeeld, kladden, vragen
from bbzdesk.services.adviesbeeld import Advieskaart, Adviespagina, Besluitregel
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.dialog import ask_and_do
from bbzdesk.ui.forms.draft import DraftKeeper
from bbzdesk.ui.pages.dossier_tabs.adviesvorm import AdviceForm
from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Columns, Part, column, flow, holder, row
from bbzdesk.ui.widgets.panels import Panel
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.slot import Slot, first_control, focused_name
from bbzdesk.ui.widgets.text import Picture, Text
from bbzdesk.ui.work import Job


class AdviesTab(DossierTab):
    """The form is built once; cards and decisions around it are read anew."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(desk, dossier_id)
        self.form = AdviceForm(desk.kantoor.vandaag)
        self.form.hide()
        self.form.agreed.connect(self._lay_down)
        self._asked = False
        self._first = True
        self._cards, self._decisions = Slot(), Slot()
        self._keeper = DraftKeeper(self.form.edited, self.form.values, self._keep, parent=self)
        left = holder(column(self._cards, self.form, None, space="m"))
        right = holder(column(self._decisions, None, space="m"))
        self.show_parts(Columns(left, right, stretch=(1, 1), min_chars=104, space="m"))

    @property
    def _key(self) -> str:
        return f"advies:{self.dossier_id}"

    def load(self) -> None:
        """Read advice and decisions; the first time also what was half typed."""
        kantoor, dossier_id, key = self.desk.kantoor, self.dossier_id, self._key
        self.read(
            lambda: (adviesbeeld.pagina(kantoor, dossier_id), kladden.lees(kantoor, key)),
            lambda both: self._show(*both),
        )

    def leave(self) -> None:
        """Keep what is half typed."""
        self._keeper.flush()

    def confirm(self) -> bool:
        """Lay the advice down that is being filled in."""
        if self.form.isHidden():
            return False
        self._lay_down()
        return True

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show(self, page: Adviespagina, draft: dict[str, str]) -> None:
        if self._first and draft:
            self.form.restore(draft)
            self._asked = True
        self._first = False
        self.form.set_applications(page.aanvragen)
        cards: list[Part] = [self._card(card) for card in page.adviezen]
        if not page.aanvragen:
            cards.append(_words_panel("Advies", "Nog geen advies. Leg eerst de aanvraag vast met Nieuwe aanvraag."))
        show_form = bool(page.aanvragen) and (self._asked or not page.adviezen)
        if page.aanvragen and not show_form:
            again = Button("Nieuw advies", icon="plus")
            again.clicked.connect(self._ask_again)
            cards.append(flow(again))
        was_in_form = bool(focused_name(self.form))
        self._cards.fill(*cards)
        self._cards.setVisible(bool(cards))
        self.form.setVisible(show_form)
        self._decisions.fill(self._decision_panel(page))
        if was_in_form and not show_form and (target := first_control(self)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)  # left to itself Qt might choose *Ongedaan maken*

    def _ask_again(self) -> None:
        self._asked = True
        self.form.show()
        self.form.focus_first()
        self.load()

    def _card(self, card: Advieskaart) -> QWidget:
        icon, colour = ("vink", "bij") if card.vergewist else ("let", "letop")
        checked = row(
            Picture(icon, colour), (Text(card.vergewist_zin, wrap=True), 1), space="s", margins=(14, 2, 14, 2)
        )
        reasons = holder(column(Text(card.motivatie, wrap=True), margins=(14, 2, 14, 6)))
        return Panel(card.titel, FactRows(card.feiten), reasons, holder(checked))

    def _decision_panel(self, page: Adviespagina) -> Panel:
        if page.besluiten:
            return Panel("Besluiten", *(self._decision(line) for line in page.besluiten), lines=True)
        how = "Kies Brief of besluit om er een te maken." if page.aanvragen else "Dit kan als er een aanvraag is."
        return _words_panel("Besluiten", f"Nog geen besluit. {how}")

    def _decision(self, line: Besluitregel) -> QWidget:
        buttons: list[QWidget] = []
        if line.concept_id:
            go = Button("Ga verder", name=f"Ga verder met {line.titel}")
            go.clicked.connect(lambda: self.desk.go("besluit", line.concept_id))
            buttons.append(go)
        if line.stuk_id:
            open_ = Button("Open besluit", name=f"Open besluit: {line.titel}")
            open_.clicked.connect(lambda: self.open_decision(line))
            buttons.append(open_)
        if line.besluit_id and not line.verzonden:
            send = Button("Leg verzending vast…", name=f"Leg verzending vast van {line.titel}")
            send.clicked.connect(lambda: self.record_sending(line.besluit_id))
            buttons.append(send)
        words = column(Text(line.titel, "strong", wrap=True), Text(line.zin, wrap=True), space="none")
        return holder(column(words, flow(*buttons), space="s", margins=(14, 6, 14, 8)))

    # --- acts ---------------------------------------------------------------------------------------------------------

    def _lay_down(self) -> None:
        kantoor, form = self.desk.kantoor, self.form
        application, typed, checked = form.application, form.facts(), form.checked

        def done(_: object) -> None:
            self._asked = False
            form.clear()
            self._keeper.flush()

        self.act(
            lambda: adviezen.leg_advies_vast(kantoor, application, typed, vergewist=checked),
            done,
            refused=self._refuse,
            say="Advies vastgelegd.",
            once="advies",
        )

    def _refuse(self, fault: GebruikersFout) -> None:
        self.form.facts_form.show_faults(fault)

    def open_decision(self, line: Besluitregel) -> None:
        """Show the decision as it was made."""
        kantoor = self.desk.kantoor
        self.read(
            lambda: dossierbeeld.stuk_inhoud(kantoor, line.stuk_id), lambda content: self.show_pdf(line.titel, content)
        )

    def record_sending(self, besluit_id: str) -> None:
        """Ask when and how the decision was sent."""
        act = partial(besluiten.leg_verzending_vast, self.desk.kantoor, besluit_id)
        ask_and_do(self, self.desk, vragen.VERZENDEN, act, draft=f"verzending:{besluit_id}")

    def _keep(self, draft: dict[str, str]) -> Job:
        return self.desk.keep_draft(self._key, draft, owner=self)


def _words_panel(title: str, sentence: str) -> Panel:
    return Panel(title, holder(column(Text(sentence, "muted", wrap=True), margins=(14, 0, 14, 6))))
