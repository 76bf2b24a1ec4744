"""The telephone screening: every answer is kept at once, and beside the questions stands what they mean so far."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import bekend, checklistblad, checklists, kladden, screeningbeeld, screeningen
from bbzdesk.services.bekend import Bekend
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Gedaan
from bbzdesk.services.screeningbeeld import Betekenis
from bbzdesk.services.screeningen import Screeningbeeld
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.files import save_file
from bbzdesk.ui.forms.checklist import ChecklistView
from bbzdesk.ui.forms.draft import Draft, DraftKeeper
from bbzdesk.ui.pages.formpage import EnterPage
from bbzdesk.ui.pages.screening_panels import HelpLine, SidePanels, read_panel
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.callclock import CallClock
from bbzdesk.ui.widgets.layouts import Columns, column, flow, holder
from bbzdesk.ui.widgets.panels import Heading
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Job

_NEXT_MS = 2  # a step that comes at once would come before what the user does
_DATE_LINE = "meldingsdatum"
_KEPT = "Wordt meteen opgeslagen"


class ScreeningPage(EnterPage):
    """The screening of one contact; its key is the contact. What was answered before stands there again."""

    section = "dossiers"
    concerns = frozenset({"antwoord", "invulling", "contact"})

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self.view: ChecklistView | None = None
        self.primary: Button | None = None
        self._keeper: DraftKeeper | None = None
        self._side: SidePanels | None = None
        self._bar: ActionBar | None = None
        self._drafted = self._met = self._begun = False
        self._under_way = 0  # acts of this page that were not answered yet
        self._invulling_id = ""
        self._clock = CallClock()
        self._put_clock_away()

    # --- reading ------------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the screening; a contact without one begins it."""
        kantoor, contact_id = self.desk.kantoor, self.doel.sleutel
        self.set_title("Telefonische screening")

        def look() -> tuple[Screeningbeeld, Bekend, tuple[Draft, str]]:
            seen = screeningen.beeld(kantoor, contact_id)
            c = seen.contact
            known = bekend.zoek_bekenden(kantoor, c.naam, c.telefoon, c.bedrijf, behalve=contact_id)
            return seen, known, kladden.terug(kantoor, self._key)

        self.desk.read(
            look, lambda found: self._show(found[0], found[1], *found[2]), owner=self, refused=self.show_gone
        )

    @property
    def _key(self) -> str:
        return f"screening:{self.doel.sleutel}"

    def refresh(self) -> None:
        """A change of this page itself is shown already."""
        if not self._under_way:
            self.leave()
            super().refresh()

    def leave(self) -> None:
        """Keep what was typed and not answered yet."""
        if self._keeper is not None:
            self._keeper.flush()

    def command(self, name: str) -> bool:
        """*Afdrukken* gives the list as it stands; *bevestigen* is the primary outcome."""
        if name == "afdrukken":
            self._print()
            return True
        if name == "bevestigen" and self.primary is not None:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)  # what is being typed is an answer now
            self.primary.click()
            return True
        return super().command(name)

    def first_focus(self) -> QWidget | None:
        """The first question without an answer."""
        if self.view is None:
            return None
        self.view.focus_open()
        return QApplication.focusWidget()

    def _show(self, seen: Screeningbeeld, known: Bekend, draft: Draft, note: str) -> None:
        if seen.mag_beginnen and not self._begun:
            self._begin()
        elif seen.invulling is None or seen.afgerond:
            self._show_read(seen)
        else:
            self._show_questions(seen, known, draft, note)

    def _begin(self) -> None:
        kantoor, contact_id = self.desk.kantoor, self.doel.sleutel
        self._begun = True  # who undoes the beginning does not want another one
        self._clock.turn()
        self._act(lambda: screeningen.begin(kantoor, contact_id), lambda _: self.load())

    def _put_clock_away(self) -> None:
        """The call goes on while the page is built anew."""
        self._clock.setParent(self)
        self._clock.hide()

    # --- asking -------------------------------------------------------------------------------------------------------

    def _show_questions(self, seen: Screeningbeeld, known: Bekend, draft: Draft, note: str) -> None:
        assert seen.invulling is not None
        self._invulling_id = seen.invulling.id
        self.set_title(f"Telefonische screening: {seen.wie}")
        side = self._side = SidePanels(known)
        side.known.asked.connect(self.desk.go_to)
        side.date.asked.connect(self._go_to_date)
        side.show_meaning(seen.betekenis)
        view = self._checklist(seen, draft)
        counter, help_line = Text("", "strong"), HelpLine()
        view.counted.connect(lambda done, total: counter.setText(_counted(done, total)))
        view.in_hand.connect(lambda regel: help_line.show_help(*screeningbeeld.hulp_bij(regel)))
        counter.setText(_counted(*view.count))
        help_line.show_help(*screeningbeeld.hulp_bij(seen.checklist.regels[0]))
        columns = Columns(holder(column(view, None)), side, stretch=(76, 30), min_chars=120)
        bar = self._bar = self._outcome_bar(note)

        self._put_clock_away()
        sheet = self.make_sheet(self._heading(seen, counter, self._clock), columns, None)
        foot = holder(column(help_line, bar, space="none"))
        self._clock.show()

        def put_up() -> None:
            if view is not self.view:  # another sheet is on its way
                sheet.deleteLater()
                foot.deleteLater()
                return
            self.show_sheet(sheet, foot)
            if not self._met:
                self._met = True
                view.focus_open()
                self.settle()

        # Making the lines and laying them out are two steps: together they would hold up the window too long.
        QTimer.singleShot(_NEXT_MS, self, put_up)

    def _checklist(self, seen: Screeningbeeld, draft: Draft) -> ChecklistView:
        view = self.view = ChecklistView(seen.checklist, self.desk.kantoor.vandaag)
        view.set_answers(seen.antwoorden)
        view.set_typing(draft)
        self._drafted = bool(draft)
        view.answered.connect(self._answer)
        self._keeper = DraftKeeper(view.edited, view.typing, self._save_draft, parent=view)
        return view

    def _heading(self, seen: Screeningbeeld, *parts: QWidget) -> Heading:
        contact_id = self.doel.sleutel
        printer = Button("Afdrukken…", icon="printer", name="Afdrukken: de lijst zoals die nu is ingevuld")
        printer.clicked.connect(self._print)
        blank = Button("Leeg formulier…", name="Leeg formulier: de lijst om met de hand in te vullen")
        blank.clicked.connect(self._print_blank)
        crumbs = (
            ("Vandaag", lambda: self.desk.go("vandaag")),
            (seen.wie, lambda: self.desk.go("contact", contact_id)),
        )
        return Heading("Telefonische screening", actions=(*parts, printer, blank), crumbs=crumbs)

    def _outcome_bar(self, note: str) -> ActionBar:
        possible = self.primary = Button("Mogelijk Bbz: open dossier", "primary")
        no, doubt = Button("Geen Bbz, verwijs door"), Button("Twijfel")
        possible.clicked.connect(lambda: self._close(screeningen.MOGELIJK))
        no.clicked.connect(lambda: self._close(screeningen.GEEN))
        doubt.clicked.connect(lambda: self._close(screeningen.TWIJFEL))
        others = flow(Text("Uitkomst", "strong"), no, doubt)
        return ActionBar(possible, back=others, note=note or _KEPT)

    def _go_to_date(self) -> None:
        if self.view is not None and _DATE_LINE in self.view.lines:
            self.view.lines[_DATE_LINE].focus_answer()

    # --- keeping ------------------------------------------------------------------------------------------------------

    def _act(
        self,
        what: Callable[[], Gedaan[Any]],
        done: Callable[[Any], None],
        refused: Callable[[GebruikersFout], None] | None = None,
    ) -> None:
        """An act of this page: while it is under way, its own change is no reason to read anew."""
        self._under_way += 1

        def finish(outcome: Any) -> None:
            self._under_way -= 1
            done(outcome)

        def refuse(fault: GebruikersFout) -> None:
            self._under_way -= 1
            (refused or self.desk.refuse)(fault)

        self.act(what, finish, refused=refuse, undo=False)

    def _answer(self, regel_id: str, answer: str, remark: str) -> None:
        kantoor, invulling = self.desk.kantoor, self._invulling_id
        view = self.view

        def keep() -> Gedaan[Any]:
            if not answer:
                return checklists.neem_terug(kantoor, invulling, regel_id)
            return checklists.beantwoord(kantoor, invulling, regel_id, answer, remark)

        def refused(fault: GebruikersFout) -> None:
            if view is not None and view is self.view:
                view.show_fault(regel_id, str(fault))

        self._act(keep, lambda _: self._kept(), refused)

    def _kept(self) -> None:
        kantoor, contact_id = self.desk.kantoor, self.doel.sleutel
        if self._drafted and self.view is not None:
            self._save_draft(self.view.typing())
        if not self._under_way:
            self.read(lambda: (screeningen.betekenis(kantoor, contact_id), kantoor.nu), lambda both: self._saved(*both))

    def _saved(self, meaning: Betekenis, moment: datetime) -> None:
        if self._side is not None:
            self._side.show_meaning(meaning)
        if self._bar is not None:
            self._bar.set_note(f"Opgeslagen om {moment.hour}:{moment.minute:02d}")

    def _save_draft(self, typing: Draft) -> Job:
        self._drafted = bool(typing)
        return self.desk.keep_draft(self._key, typing, owner=self)

    # --- closing ------------------------------------------------------------------------------------------------------

    def _close(self, outcome: str) -> None:
        kantoor, contact_id = self.desk.kantoor, self.doel.sleutel
        if self.view is None:
            return  # pressed twice
        tab = "dossier" if outcome == screeningen.MOGELIJK else ""
        self.leave()
        self.view, self._keeper = None, None

        def keep() -> Gedaan[Any]:
            done = screeningen.leg_uitkomst_vast(kantoor, contact_id, outcome)
            return Gedaan((screeningen.zin_over_open(done.uitkomst), done.wijziging.werk_id), done.wijziging)

        def closed(told: tuple[str, str]) -> None:
            sentence, work_id = told
            self._stale, self._met = True, False
            if self._drafted and outcome != screeningen.TWIJFEL:
                self._save_draft({})
            self.desk.say(f"Uitkomst bewaard. {sentence}", undo=work_id)
            self.desk.go("contact", contact_id, tab)

        def refused(fault: GebruikersFout) -> None:
            self.desk.refuse(fault)
            self.load()

        self._act(keep, closed, refused)

    def _show_read(self, seen: Screeningbeeld) -> None:
        """A closed screening is read; who undoes the outcome can go on with it."""
        self.view, self._keeper, self._side, self._bar = None, None, None, None
        self._put_clock_away()
        self._scroll = None  # another sheet: it is read from its top
        self.set_title(f"Telefonische screening: {seen.wie}")
        state = self.note("info", f"{seen.status}. Uitkomst: {seen.uitkomst}.")
        groups = [read_panel(title, rows) for title, rows in seen.gelezen]
        self.show_parts(self._heading(seen), state, *groups, None, bar=self._read_bar(seen))

    def _read_bar(self, seen: Screeningbeeld) -> ActionBar:
        contact_id, dossier_id = self.doel.sleutel, seen.contact.dossier_id or ""
        make = Button("Open dossier", "primary" if seen.verder == screeningen.OPENEN else "")
        make.clicked.connect(lambda: self.desk.go("contact", contact_id, "dossier"))
        match seen.verder:
            case screeningen.NAAR_DOSSIER:
                self.primary = Button("Naar het dossier", "primary")
                self.primary.clicked.connect(lambda: self.desk.go("dossier", dossier_id))
                return ActionBar(self.primary)
            case screeningen.OPENEN:
                self.primary = make
                return ActionBar(make)
            case _:
                self.primary = Button("Naar Vandaag", "primary")
                self.primary.clicked.connect(lambda: self.desk.go("vandaag"))
                return ActionBar(self.primary, make)

    # --- paper --------------------------------------------------------------------------------------------------------

    def _print(self) -> None:
        kantoor, contact_id = self.desk.kantoor, self.doel.sleutel
        self._save_pdf(lambda: checklistblad.ingevuld_blad(kantoor, contact_id), "telefonische-screening.pdf")

    def _print_blank(self) -> None:
        kantoor = self.desk.kantoor
        self._save_pdf(
            lambda: checklistblad.leeg_blad(kantoor, screeningen.SCREENING), "telefonische-screening-leeg.pdf"
        )

    def _save_pdf(self, make: Callable[[], bytes], name: str) -> None:
        self.read(make, lambda pdf: save_file(self, name, pdf, self.desk.say), words="PDF maken…")


def _counted(done: int, total: int) -> str:
    return f"{done} van {total} besproken"
