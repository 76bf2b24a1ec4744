"""*Levensvatbaarheid*: the five-part investigation of the newest application, filled in part by part."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import dossierrapport, onderzoekbeeld, onderzoeken
from bbzdesk.services.onderzoekbeeld import Onderzoekpagina
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import DraftKeeper
from bbzdesk.ui.pages.dossier_tabs.onderzoekaf import FinishedInvestigation
from bbzdesk.ui.pages.dossier_tabs.onderzoekvorm import InvestigationForm
from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Part
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import EmptyState
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Job

_NEXT_MS = 2  # a step that comes at once would come before what the user does


class LevensvatbaarheidTab(DossierTab):
    """Begin, fill in, close and report; a closed investigation is only read."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(desk, dossier_id)
        self.form: InvestigationForm | None = None
        self._keeper: DraftKeeper | None = None
        self._page: Onderzoekpagina | None = None

    def load(self) -> None:
        """Read the newest investigation."""
        kantoor, dossier_id = self.desk.kantoor, self.dossier_id
        self.read(lambda: onderzoekbeeld.pagina(kantoor, dossier_id), self._show)

    def leave(self) -> None:
        """Keep what is half typed."""
        if self._keeper is not None:
            self._keeper.flush()

    def save(self) -> None:
        """Save every answer that was changed, also the one that is still in hand."""
        if self.form is not None:
            self.form.send()

    def confirm(self) -> bool:
        """On to the next part; on the summary, close the investigation."""
        if self.form is None:
            return False
        self.form.confirm_part()
        return True

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show(self, page: Onderzoekpagina) -> None:
        before, self._page = self._page, page
        same = before is not None and (before.onderzoek_id, before.afgerond) == (page.onderzoek_id, page.afgerond)
        if same and self.form is not None:
            self.form.show_page(page)
            return
        self._drop_form()
        if not page.onderzoek_id:
            self.show_parts(self._nothing_yet())
        elif page.afgerond:
            self.show_parts(self._finished(page))
        else:
            self._fill_in(page)

    def _nothing_yet(self) -> QWidget:
        begin = Button("Begin het onderzoek")
        begin.clicked.connect(self.begin)
        return EmptyState(
            "Nog geen onderzoek naar de levensvatbaarheid",
            "Het onderzoek heeft vijf onderdelen en een samenvatting. U kunt op elk moment stoppen en later verder gaan.",
            begin,
        )

    def _finished(self, page: Onderzoekpagina) -> QWidget:
        shown = FinishedInvestigation(page)
        shown.report_asked.connect(self.make_report)
        shown.again_asked.connect(self.begin)
        return shown

    def _fill_in(self, page: Onderzoekpagina) -> None:
        """Make the form, then show it: in two steps, because together they would hold up the window too long."""
        form = self.form = InvestigationForm(page)
        form.answered.connect(self._answer)
        form.conclusion.finished.connect(self._finish)
        form.conclusion.report_asked.connect(self.make_report)
        for part in form.parts.values():
            part.swot_added.connect(self._add_point)
            part.swot_removed.connect(self._remove_point)
        parts: list[Part] = [Text(f"{page.titel}. {page.regel}", "muted", wrap=True)]
        if page.klad:
            form.restore(page.klad)
            parts.insert(0, MessageBar("info", f"{page.teruggezet}."))
        self._keeper = DraftKeeper(form.edited, form.draft, self._keep, parent=form)
        QTimer.singleShot(_NEXT_MS, form, lambda: self._put_up(form, parts))

    def _put_up(self, form: InvestigationForm, above: list[Part]) -> None:
        if form is self.form:  # otherwise another one is on its way
            self.show_parts(*above, form)

    def _drop_form(self) -> None:
        if self._keeper is not None:
            self._keeper.stop()
        self.form = self._keeper = None

    # --- acts ---------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin an investigation for the newest application."""
        assert self._page is not None
        kantoor, dossier_id, page = self.desk.kantoor, self.dossier_id, self._page
        self.act(
            lambda: onderzoeken.begin(kantoor, dossier_id, page.aanvraag_id, page.format),
            say="Onderzoek begonnen.",
            once="begin",
        )

    def make_report(self) -> None:
        """Make the report as it stands now, keep it and show it."""
        assert self._page is not None
        kantoor, onderzoek_id, title = self.desk.kantoor, self._page.onderzoek_id, self._page.titel
        self.act(
            lambda: dossierrapport.bewaar_onderzoek(kantoor, onderzoek_id),
            lambda pdf: self.show_pdf(title, pdf),
            words="Het rapport wordt gemaakt.",
            say="Het rapport staat bij Documenten.",
            once="rapport",
        )

    def _answer(self, number: int, name: str, text: str) -> None:
        form, kantoor, onderzoek_id = self.form, self.desk.kantoor, self._onderzoek_id
        assert form is not None
        self.act(
            lambda: onderzoeken.vul_in(kantoor, onderzoek_id, number, {name: text}),
            lambda _: form.confirm(number, name, text),
            refused=lambda fault: form.refuse(number, name, fault),
        )

    def _add_point(self, kind: str, text: str, weight: int) -> None:
        form, kantoor, onderzoek_id = self.form, self.desk.kantoor, self._onderzoek_id
        assert form is not None
        part = next(part for part in form.parts.values() if part.swot).swot[kind]

        def done(_: object) -> None:
            part.take(text)
            form.edited.emit()

        self.act(
            lambda: onderzoeken.voeg_swot_toe(kantoor, onderzoek_id, kind, text, weight),
            done,
            refused=lambda fault: part.field.set_error(str(fault)),
            once=f"swot {kind}",
        )

    def _remove_point(self, point_id: str) -> None:
        kantoor = self.desk.kantoor
        self.act(lambda: onderzoeken.verwijder_swot(kantoor, point_id), say="Punt verwijderd uit de SWOT-analyse.")

    def _finish(self, judgement: str, reasons: str) -> None:
        form, kantoor, onderzoek_id = self.form, self.desk.kantoor, self._onderzoek_id
        assert form is not None

        def refused(fault: GebruikersFout) -> None:
            form.conclusion.show_faults(fault)

        def done(_: object) -> None:
            self._drop_form()
            self._forget(onderzoek_id)

        self.act(
            lambda: onderzoeken.rond_af(kantoor, onderzoek_id, judgement, reasons),
            done,
            refused=refused,
            say="Onderzoek afgerond.",
            once="rond af",
        )

    @property
    def _onderzoek_id(self) -> str:
        assert self._page is not None
        return self._page.onderzoek_id

    def _keep(self, draft: dict[str, str]) -> Job:
        return self.desk.keep_draft(onderzoekbeeld.kladsleutel(self._onderzoek_id), draft, owner=self)

    def _forget(self, onderzoek_id: str) -> None:
        self.desk.wipe_draft(onderzoekbeeld.kladsleutel(onderzoek_id), owner=self)
