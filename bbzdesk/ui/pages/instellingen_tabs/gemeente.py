"""The facts of the municipality, which every letter prints."""

from typing import Any

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import instellingen, kladden
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import Draft, DraftKeeper
from bbzdesk.ui.forms.form import FactForm
from bbzdesk.ui.forms.municipality import municipality_form
from bbzdesk.ui.pages.instellingen_tabs.tab import SettingsTab
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import flow
from bbzdesk.ui.widgets.panels import Sheet
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Job

_KEY = instellingen.GEMEENTEKLAD
_WORDS = (
    "Deze gegevens staan op elke brief en elk besluit dat u vanaf nu maakt. Wat al definitief is, verandert niet mee. "
    "Laat leeg wat uw gemeente niet heeft."
)
_SAVED = "De gegevens van de gemeente zijn bewaard. Ze staan op elke brief die u vanaf nu maakt."


class MunicipalityTab(SettingsTab):
    """One form, filled with what is known. What is typed is kept until *Bewaren*."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form: FactForm | None = None
        self._keeper: DraftKeeper | None = None

    @property
    def busy(self) -> bool:
        """Whether something is typed that was not saved."""
        return self.form is not None and self.form.dirty

    def load(self) -> None:
        """Read what is set, and the draft of before."""
        kantoor = self.desk.kantoor
        self.read(
            lambda: (instellingen.gemeente_nu(kantoor), kladden.terug(kantoor, _KEY)),
            lambda both: self._show(both[0], *both[1]),
        )

    def leave(self) -> None:
        """Keep what was typed."""
        if self._keeper is not None:
            self._keeper.flush()

    def command(self, name: str) -> bool:
        """*Bevestigen* saves."""
        if name == "bevestigen" and self.form is not None:
            self._save()
            return True
        return False

    def _show(self, known: dict[str, Any], draft: Draft, since: str) -> None:
        self.form = municipality_form(self.desk.kantoor.vandaag)
        self.form.set_values(known)
        if draft:
            self.form.set_values(draft, dirty=True)
        self._keeper = DraftKeeper(self.form.edited, self.form.values, self._keep, parent=self.form)
        save = Button("Bewaren", "primary")
        save.clicked.connect(self._save)
        foot = flow(save, Text(since, "muted"), space="m") if since else flow(save)
        self.show_parts(Sheet(Text(_WORDS, wrap=True), self.form, foot, space="l"), None)

    def _keep(self, values: Draft) -> Job:
        return self.desk.keep_draft(_KEY, values, owner=self)

    def _save(self) -> None:
        form, kantoor = self.form, self.desk.kantoor
        assert form is not None
        values = form.values()
        if self._keeper is not None:
            self._keeper.flush()
        turn = kladden.beurt(kantoor)  # what is typed after this is a new draft
        form.dirty = False  # the change that this makes shows the form anew
        self.act(
            lambda: kladden.voltooi(kantoor, _KEY, turn, lambda: instellingen.stel_gemeente_in(kantoor, values)),
            lambda _: None,
            refused=self._refuse,
            say=_SAVED,
        )

    def _refuse(self, fault: GebruikersFout) -> None:
        if self.form is not None:
            self.form.dirty = True
            self.form.show_faults(fault)
