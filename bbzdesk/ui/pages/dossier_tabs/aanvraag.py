"""*Aanvraag en termijn*: what was asked, when the decision is due and why, and the requests for documents."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bbzdesk.services import aanvraagbeeld, aanvragen, adviesbeeld, besluiten, vragen
from bbzdesk.services.aanvraagbeeld import Aanvraagbeeld, Opschortregel, Termijnbalk
from bbzdesk.services.adviesbeeld import Keuze
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.dialog import ask_and_do
from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.filters import ViewSwitch
from bbzdesk.ui.widgets.layouts import Columns, Part, column, flow, holder, row
from bbzdesk.ui.widgets.panels import EmptyState, Panel, Sheet
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.termbar import Mark, Term, TermBar, TermWords
from bbzdesk.ui.widgets.text import Text, Tone

_TONES: dict[str, Tone] = {"achterstand": "achterstand", "letop": "letop", "": "bij"}
_RECEIPT = "ontvangstbevestiging"


class AanvraagTab(DossierTab):
    """One application at a time; with more than one the newest is shown first."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(desk, dossier_id)
        self._chosen = ""

    def load(self) -> None:
        """Read the applications, and the one that is shown."""
        kantoor, dossier_id, chosen = self.desk.kantoor, self.dossier_id, self._chosen

        def both() -> tuple[tuple[Keuze, ...], Aanvraagbeeld | None]:
            found = adviesbeeld.pagina(kantoor, dossier_id).aanvragen
            if not found:
                return found, None
            # The one that was chosen may be undone by now.
            still = chosen in {choice.sleutel for choice in found}
            return found, aanvraagbeeld.aanvraag(kantoor, chosen if still else found[0].sleutel)

        self.read(both, lambda found: self._show(*found))

    def _show(self, choices: tuple[Keuze, ...], beeld: Aanvraagbeeld | None) -> None:
        if beeld is None:
            self.show_parts(self._nothing_yet())
            return
        switch: list[Part] = [self._switch(choices, beeld)] if len(choices) > 1 else []
        left = holder(column(Panel("Dezelfde termijn in woorden", TermWords(beeld.regels)), None, space="m"))
        asked = Panel("Wat is er gevraagd?", FactRows(beeld.gevraagd))
        right = holder(column(asked, self._requests(beeld), None, space="m"))
        self.show_parts(*switch, self._term(beeld), Columns(left, right, stretch=(52, 56), min_chars=110, space="m"))

    def _nothing_yet(self) -> QWidget:
        """The button for it is the primary of the page, in its head."""
        return EmptyState(
            "Nog geen aanvraag",
            "Is de aanvraag binnen? Leg deze vast met Nieuwe aanvraag. Vanaf de dag van ontvangst loopt de beslistermijn.",
        )

    def _switch(self, choices: tuple[Keuze, ...], beeld: Aanvraagbeeld) -> ViewSwitch:
        keys = [choice.sleutel for choice in choices]
        views = [(choice.woorden, None) for choice in choices]
        switch = ViewSwitch("Welke aanvraag", views, keys.index(beeld.aanvraag_id))
        switch.chosen.connect(lambda number: self._choose(keys[number]))
        return switch

    def _choose(self, key: str) -> None:
        self._chosen = key
        self.load()

    def _term(self, beeld: Aanvraagbeeld) -> QWidget:
        ask, confirm = Button("Stukken vragen…"), Button("Ontvangstbevestiging maken", icon="brieven")
        ask.clicked.connect(lambda: self.ask_documents(beeld.aanvraag_id))
        confirm.clicked.connect(lambda: self.make_receipt(beeld.aanvraag_id))
        over = Text(beeld.over, "strong", tone=_TONES[beeld.toon])
        words = holder(row(Text("Beslistermijn", "section"), over, None, space="m"))
        actions = [ask, confirm] if beeld.open else [confirm]
        head = Columns(words, flow(*actions, side="right"), stretch=(0, 1), min_chars=0)
        note: list[Part] = [Text(f"{beeld.besluit}.", "muted", wrap=True)] if beeld.besluit else []
        return Sheet(head, *note, TermBar(_as_term(beeld.balk)), space="s")

    def _requests(self, beeld: Aanvraagbeeld) -> Panel:
        if not beeld.opschortingen:
            nothing = Text("Er zijn geen stukken gevraagd. De termijn loopt door.", "muted", wrap=True)
            return Panel("Gevraagde stukken", holder(column(nothing, margins=(14, 0, 14, 6))))
        rows = [self._request(line) for line in beeld.opschortingen]
        return Panel("Gevraagde stukken", *rows, lines=True)

    def _request(self, line: Opschortregel) -> QWidget:
        tone: Tone = _TONES[line.toon] if line.toon else ""
        words = column(
            Text(f"Gevraagd op {line.gevraagd}, uiterlijk {line.uiterlijk}", "strong", wrap=True),
            Text(line.woorden, "muted" if not tone else "strong", tone=tone, wrap=True),
            space="none",
        )
        parts: list[Part] = [(words, 1)]
        if line.open:
            done = Button(
                "Stukken binnen…", small=True, name=f"Stukken binnen, bij stukken gevraagd op {line.gevraagd}"
            )
            done.clicked.connect(lambda: self.complete(line.opschorting_id))
            parts.append(done)
        return holder(row(*parts, space="m", margins=(14, 4, 10, 4)))

    # --- acts ---------------------------------------------------------------------------------------------------------

    def ask_documents(self, aanvraag_id: str) -> None:
        """Ask when the letter was sent and until when documents may come."""
        act = partial(aanvragen.schort_op, self.desk.kantoor, aanvraag_id)
        ask_and_do(self, self.desk, vragen.STUKKEN_VRAGEN, act, draft=f"stukken:{aanvraag_id}")

    def complete(self, opschorting_id: str) -> None:
        """Ask when the documents came in."""
        act = partial(aanvragen.vul_aan, self.desk.kantoor, opschorting_id)
        ask_and_do(self, self.desk, vragen.AANVULLEN, act, draft=f"aangevuld:{opschorting_id}")

    def make_receipt(self, aanvraag_id: str) -> None:
        """Make the letter that says that the application is in; it stays with the documents."""
        kantoor = self.desk.kantoor
        title = kantoor.inhoud.brieven[_RECEIPT].titel
        self.act(
            lambda: besluiten.maak_brief(kantoor, aanvraag_id, _RECEIPT),
            lambda made: self.show_pdf(title, made[0]),
            words="De brief wordt gemaakt.",
            say="De brief staat bij Documenten.",
            once="brief",
        )


def _as_term(balk: Termijnbalk) -> Term:
    return Term(
        begin=balk.begin,
        einde=balk.einde,
        vandaag=balk.vandaag,
        einde_zonder_verlenging=balk.einde_zonder_verlenging,
        woord=balk.woord,
        stil=balk.stil,
        merken=tuple(Mark(merk.dag, merk.wat, merk.wanneer) for merk in balk.merken),
    )
