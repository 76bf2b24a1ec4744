"""A new application in a dossier: what was said by telephone is filled in, the day of receipt starts the term."""

from bbzdesk.domain.zaak import Aanvraag
from bbzdesk.services import aanvragen, besluiten, dossiervorm, kladden
from bbzdesk.services.dossiervorm import AANVRAAG, Aanvraagvorm
from bbzdesk.ui.forms.draft import Draft
from bbzdesk.ui.forms.form import FactForm
from bbzdesk.ui.pages.formpage import FormPage
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.panels import Heading, Sheet

_CONFIRMATION = "ontvangstbevestiging"


class AanvraagPage(FormPage):
    """The form of one application; its key is the dossier."""

    section = "dossiers"

    def load(self) -> None:
        """Read what is known of this application, and what was typed before."""
        kantoor, dossier_id = self.desk.kantoor, self.doel.sleutel
        self.set_title("Nieuwe aanvraag")
        self.desk.read(
            lambda: (dossiervorm.aanvraagvorm(kantoor, dossier_id), kladden.terug(kantoor, f"aanvraag:{dossier_id}")),
            lambda both: self._show(both[0], *both[1]),
            owner=self,
            refused=self.show_gone,
        )

    def _show(self, vorm: Aanvraagvorm, draft: Draft, note: str) -> None:
        dossier_id = self.doel.sleutel
        hints = {"aanvraag.ontvangen": "Vanaf deze dag loopt de termijn"}
        form = FactForm(AANVRAAG, self.desk.kantoor.vandaag, optional=vorm.niet_verplicht, hints=hints)
        form.set_values(vorm.waarden)
        self.keep(form, f"aanvraag:{dossier_id}", draft)
        self.primary = Button("Leg de aanvraag vast", "primary")
        confirm = Button("Leg vast en maak ontvangstbevestiging", icon="mail")
        self.primary.clicked.connect(lambda: self._take_in(confirm=False))
        confirm.clicked.connect(lambda: self._take_in(confirm=True))
        self.set_title(f"Nieuwe aanvraag: {vorm.wie}")
        crumbs = (("Dossiers", self._to_list), (vorm.nummer, lambda: self.desk.go("dossier", dossier_id)))
        heading = Heading("Nieuwe aanvraag", vorm.wie, crumbs=crumbs)
        self.show_form(heading, Sheet(form), None, bar=ActionBar(self.primary, confirm, note=note))

    def _to_list(self) -> None:
        self.desk.go("dossiers")

    def _take_in(self, *, confirm: bool) -> None:
        form, kantoor, dossier_id = self.form, self.desk.kantoor, self.doel.sleutel
        if form is None:
            return
        values = form.values()

        def done(aanvraag: Aanvraag) -> None:
            self.let_go(wipe=True)
            self._stale = True
            if confirm:
                self._confirm(aanvraag.id)
            self.desk.go("dossier", dossier_id, "aanvraag")

        self.act_once(lambda: aanvragen.neem_in(kantoor, dossier_id, values), done, say="Aanvraag vastgelegd.")

    def _confirm(self, aanvraag_id: str) -> None:
        kantoor = self.desk.kantoor
        self.act(
            lambda: besluiten.maak_brief(kantoor, aanvraag_id, _CONFIRMATION),
            words="Ontvangstbevestiging maken…",
            say="Aanvraag vastgelegd. De ontvangstbevestiging staat bij de stukken van het dossier.",
            undo=False,
        )
