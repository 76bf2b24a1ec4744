"""The decision wizard: from the kind of decision to a definitive one that never changes, and what comes after it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import besluitbeeld, besluiten
from bbzdesk.services.besluitbeeld import (
    CONTROLEREN,
    DEFINITIEF,
    SOORT,
    STAPPEN,
    STAPSLEUTELS,
    VOORBEELD,
    Besluitpagina,
)
from bbzdesk.services.doel import Doel
from bbzdesk.services.nabesluit import NaBesluit
from bbzdesk.ui import files
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import DraftKeeper
from bbzdesk.ui.pages import besluit_stappen as stappen
from bbzdesk.ui.pages.besluit_na import MAKE_FINAL, Aftermath, MakeFinal
from bbzdesk.ui.pages.formpage import EnterPage
from bbzdesk.ui.pages.paper import Paper
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Columns, Part
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import Heading
from bbzdesk.ui.widgets.stepper import Stepper
from bbzdesk.ui.widgets.wordbadge import WordBadge
from bbzdesk.ui.work import Job

_TITLES = (
    "Dit besluit neemt u", "Vul de gegevens in", "Controleer het besluit", "Bekijk de brief", MAKE_FINAL,
)  # fmt: skip
_AFTER_PAINTING_MS = 120
_NEXT = (
    "Verder naar gegevens",
    "Verder naar controleren",
    "Verder naar voorbeeld",
    "Verder naar definitief",
    MAKE_FINAL,
)


class BesluitPage(EnterPage):
    """Five steps that can be left and resumed; the step and what was typed are kept in a draft."""

    section = "dossiers"
    concerns = frozenset(
        {"besluit", "besluit_concept", "verzending", "vordering_status", "boeking", "onderzoek", "advies", "persoon",
         "bedrijf", "huishouden", "rol", "dossier", "aanvraag", "opschorting", "instelling", "gemeente_waarde"}
    )  # fmt: skip

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._beeld: Besluitpagina | None = None
        self._step = -1
        self._field = ""
        self._choices: stappen.ChoicesStep | None = None
        self._keeper: DraftKeeper | None = None
        self._bar: ActionBar | None = None
        self._preview: Paper | None = None
        self._kept = ""
        self._onward: Button | None = None
        self._moved = False
        self._final = MakeFinal(self, doel.sleutel, self._go_step)

    # --- reading and showing ----------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the wizard; what is being typed stays as it is."""
        if self._choices is not None and self._choices.form.dirty:
            return
        kantoor, concept = self.desk.kantoor, self.doel.sleutel
        self.desk.read(lambda: besluitbeeld.pagina(kantoor, concept), self._show, owner=self, refused=self.show_gone)

    def show_gone(self, fault: GebruikersFout) -> None:
        """The draft is there no more, as after undoing its beginning: nothing of its wizard stays in hand."""
        self._stop_keeping()
        self._beeld = self._bar = self._onward = self._preview = None
        super().show_gone(fault)

    def show_tab(self, tab: str) -> None:
        """Go to a step by its name."""
        if tab not in STAPSLEUTELS:
            return
        if self._beeld is None:
            self._step = STAPSLEUTELS.index(tab)
        elif self._open_beeld() is not None and self._step != STAPSLEUTELS.index(tab):
            self._ask_step(STAPSLEUTELS.index(tab))

    def enter(self, focus: QWidget) -> None:
        """From the last field Enter goes to the way on."""
        fields = list(self._choices.form.fields.values()) if self._choices else []
        last = fields[-1] if fields else None
        if self._onward is not None and last is not None and last.isAncestorOf(focus):
            self._onward.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().enter(focus)

    def first_focus(self) -> QWidget | None:
        """At a step without fields the way on."""
        return None if self._choices is not None and self._choices.form.fields else self._onward

    def leave(self) -> None:
        """Keep what was typed."""
        if self._keeper is not None:
            self._keeper.flush()

    def command(self, name: str) -> bool:
        """Save the draft, go on to the next step, print the letter."""
        match name:
            case "opslaan" if self._choices is not None:
                self._keep_choices(lambda: self.desk.say("Uw keuzes zijn bewaard."))
            case "bevestigen" if self._open_beeld() is not None:
                self._next()
            case "afdrukken" if self._preview is not None:
                self._preview.print_dialog()
            case _:
                return False
        return True

    def _open_beeld(self) -> Besluitpagina | None:
        """What the wizard shows while it can still be changed."""
        beeld = self._beeld
        return beeld if beeld is not None and beeld.na is None and not beeld.gesloten else None

    def _show(self, beeld: Besluitpagina) -> None:
        if self._choices is not None and self._choices.form.dirty and not self._moved:
            return  # somebody began to type while this was being read
        if self._beeld is None:
            self._kept = beeld.teruggezet
            self._step = beeld.stap if self._step < 0 else self._step
        self._beeld = beeld
        self._stop_keeping()
        self._preview = self._bar = self._onward = None
        if beeld.na is not None:
            self._show_final(beeld, beeld.na)
        elif beeld.gesloten:
            self._show_closed(beeld)
        else:
            self._show_step(beeld)

    def _show_step(self, beeld: Besluitpagina) -> None:
        self.set_title(f"{_TITLES[self._step]} ({beeld.wie})")
        stepper = Stepper(STAPPEN, self._step)
        stepper.asked.connect(self._ask_step)
        body = self._body(beeld)
        self._bar = self._make_bar()
        if self._moved:
            self._scroll = None  # another step begins at its top
        self.show_parts(self._heading(beeld, _TITLES[self._step]), stepper, (body, 1), bar=self._bar)
        if (paper := self._preview) is not None:
            # Making the letter at the same moment would hold up the painting of the step itself.
            QTimer.singleShot(_AFTER_PAINTING_MS, paper, lambda: self._fetch_preview(paper))
        if self._moved:
            self._focus_step()
            self.settle()
        self._field, self._moved = "", False

    def _focus_step(self) -> None:
        """Who goes to a step stands at its first field, or at the field that he came for; else at the way on."""
        for sheet in (self._scroll, self._bar):
            if sheet is not None:
                sheet.show()  # what is not in sight yet takes no focus
        if self._choices is None or not self._choices.form.fields:
            if self._onward is not None:
                self._onward.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._field in self._choices.form.fields:
            self._choices.form.fields[self._field].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choices.form.focus_first()

    def _body(self, beeld: Besluitpagina) -> QWidget:
        match self._step:
            case besluitbeeld.SOORT:
                return stappen.kind_step(beeld)
            case besluitbeeld.GEGEVENS:
                return self._choices_step(beeld)
            case besluitbeeld.CONTROLEREN:
                self._preview = self._paper(to_keep=False)
                sheet = stappen.check_sheet(beeld, self._go_step, self.desk.go_to)
                return Columns(sheet, self._preview, stretch=(51, 49), min_chars=110)
            case besluitbeeld.VOORBEELD:
                self._preview = self._paper()
                return self._preview
        return stappen.final_step(beeld, lambda: self._go_step(CONTROLEREN))

    def _choices_step(self, beeld: Besluitpagina) -> QWidget:
        self._choices = choices = stappen.ChoicesStep(beeld, self.desk.kantoor.vandaag)
        choices.form.edited.connect(choices.outcome.ask_soon)
        choices.outcome.wanted.connect(self._compute)
        self._keeper = DraftKeeper(choices.form.edited, choices.form.values, self._keep_draft, parent=choices)
        if choices.form.dirty:
            choices.outcome.ask_soon()
        return choices

    def _heading(self, beeld: Besluitpagina, title: str) -> Heading:
        crumbs = [*self._crumbs(beeld), (f"Besluit maken: {beeld.titel.lower()}", lambda: self._go_step(SOORT))]
        badges = (WordBadge(beeld.termijn.woorden, beeld.termijn.toon),) if beeld.termijn else ()
        return Heading(title, crumbs=crumbs, actions=badges)

    def _make_bar(self) -> ActionBar:
        stop = Button("Sluit, ga later verder")
        stop.clicked.connect(self._stop)
        back = Button("Terug", icon="terug")
        back.clicked.connect(lambda: self._go_step(self._step - 1))
        onward = Button(_NEXT[self._step], "primary")
        onward.clicked.connect(self._next)
        self._onward = onward
        others = [stop]
        if self._step == VOORBEELD:
            word = Button("Kopie voor Word…")
            word.clicked.connect(self._save_draft_word)
            others.insert(0, word)
        return ActionBar(onward, *others, back=back if self._step else None, note=self._kept)

    # --- going on ---------------------------------------------------------------------------------------------------

    def _next(self) -> None:
        beeld = self._open_beeld()
        if beeld is None:
            return
        if self._step == DEFINITIEF:
            self._final.ask(beeld)
        elif self._choices is not None:
            self._keep_choices(lambda: self._go_step(CONTROLEREN))
        else:
            self._go_step(self._step + 1)

    def _ask_step(self, step: int) -> None:
        """What comes after the choices is about them: who goes there by the steps has chosen too."""
        if self._choices is not None and self._choices.form.dirty and step > self._step:
            self._keep_choices(lambda: self._go_step(step))
        else:
            self._go_step(step)

    def _go_step(self, step: int, field: str = "") -> None:
        """Show another step; where we are is kept, so that the wizard opens there again."""
        self.leave()
        self._step, self._field, self._moved = step, field, True
        typed = self._typed()
        self._stop_keeping()
        self._keep_draft(typed)
        self.load()

    def _typed(self) -> dict[str, str]:
        """What was typed and is not in the decision yet, also at the steps that do not show it."""
        if self._choices is None:
            return dict(self._beeld.getypt) if self._beeld is not None else {}
        return self._choices.form.values() if self._choices.form.dirty else {}

    def _stop(self) -> None:
        """Everything is kept; the wizard opens at this step again."""
        beeld = self._beeld
        self.leave()
        self.desk.say("Het concept is bewaard. U gaat later verder bij deze stap.", "info")
        if beeld is not None:
            self.desk.go("dossier", beeld.dossier_id)

    def _stop_keeping(self) -> None:
        if self._keeper is not None:
            self._keeper.stop()
        self._keeper = self._choices = None

    # --- what is typed ----------------------------------------------------------------------------------------------

    def _keep_draft(self, typed: dict[str, str]) -> Job:
        key, draft = besluitbeeld.klad_sleutel(self.doel.sleutel), besluitbeeld.als_klad(self._step, typed)
        return self.desk.keep_draft(key, draft, owner=self, done=self._note)

    def _note(self, kept: datetime) -> None:
        self._kept = words = besluitbeeld.bewaard_in_woorden(kept)
        if self._bar is not None:
            self._bar.set_note(words)

    def _compute(self) -> None:
        choices = self._choices
        if choices is None:
            return
        kantoor, concept, typed = self.desk.kantoor, self.doel.sleutel, choices.form.values()
        self.read(lambda: besluitbeeld.proef(kantoor, concept, typed), self._show_outcome)

    def _show_outcome(self, berekening: besluitbeeld.Berekening) -> None:
        if self._choices is not None:
            self._choices.outcome.show_outcome(berekening)

    def _keep_choices(self, then: Callable[[], object]) -> None:
        """The choices take effect now; a field that is not right yet says so."""
        choices = self._choices
        if choices is None:
            return
        kantoor, concept, typed = self.desk.kantoor, self.doel.sleutel, choices.form.values()

        def done(_: object) -> None:
            choices.form.dirty = False
            self.leave()
            self._keep_draft({})  # what was typed is kept in the decision itself now
            then()

        self.act(lambda: besluiten.wijzig(kantoor, concept, typed), done, refused=choices.form.show_faults)

    # --- the letter -------------------------------------------------------------------------------------------------

    def _paper(self, *, to_keep: bool = True) -> Paper:
        return Paper(self.desk, "Voorbeeld van de brief", "concept-besluit.pdf", to_keep=to_keep)

    def _fetch_preview(self, paper: Paper) -> None:
        kantoor, concept = self.desk.kantoor, self.doel.sleutel

        def show(content: bytes) -> None:
            if self._preview is paper:
                paper.set_content(content)

        self.read(lambda: besluiten.concept_pdf(kantoor, concept), show, words="De brief wordt gemaakt")

    def _save_draft_word(self) -> None:
        kantoor, concept = self.desk.kantoor, self.doel.sleutel
        self.read(
            lambda: besluiten.concept_docx(kantoor, concept),
            lambda content: files.save_file(self, "concept-besluit.docx", content, self.desk.say),
        )

    # --- definitief -------------------------------------------------------------------------------------------------

    def _show_final(self, beeld: Besluitpagina, na: NaBesluit) -> None:
        title = f"Besluit {na.nummer}"
        self.set_title(title)
        after = Aftermath(self, na)
        self._preview = after.paper
        badge = WordBadge("Definitief", "bij")
        heading = Heading(title, na.zin, crumbs=self._crumbs(beeld), badges=(badge,), actions=after.actions())
        self.show_parts(heading, (after.body(), 1))

    def _crumbs(self, beeld: Besluitpagina) -> list[tuple[str, Callable[[], object]]]:
        return [
            ("Dossiers", lambda: self.desk.go("dossiers")),
            (beeld.wie, lambda: self.desk.go("dossier", beeld.dossier_id)),
        ]

    def _show_closed(self, beeld: Besluitpagina) -> None:
        """A handed over dossier: the decision can be read, nothing more."""
        self.set_title(_TITLES[CONTROLEREN])
        self._preview = self._paper()
        parts: list[Part] = [
            Heading(beeld.titel, crumbs=self._crumbs(beeld)), MessageBar("letop", beeld.gesloten), (self._preview, 1),
        ]  # fmt: skip
        self.show_parts(*parts)
        self._fetch_preview(self._preview)
