"""*Tijdlijn*: everything that happened in one stream, narrowed by kind."""

from PySide6.QtWidgets import QWidget

from bbzdesk.services import dossierbeeld
from bbzdesk.services.tijdlijn import SOORTEN, Tijdlijnmoment
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import flow
from bbzdesk.ui.widgets.panels import EmptyState, Panel
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.timeline import Moment, Timeline


class TijdlijnTab(DossierTab):
    """A chip per kind that occurs; with none pressed everything is shown."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(desk, dossier_id)
        self._moments: tuple[Tijdlijnmoment, ...] = ()
        self._kinds: set[str] = set()
        self._chips, self._stream = Slot(), Slot()
        self.show_parts(self._chips, self._stream)

    def load(self) -> None:
        """Read all moments; the chips only choose among them."""
        kantoor, dossier_id = self.desk.kantoor, self.dossier_id
        self.read(lambda: dossierbeeld.tijdlijn(kantoor, dossier_id), self._show)

    def _show(self, moments: tuple[Tijdlijnmoment, ...]) -> None:
        self._moments = moments
        present = [kind for kind in SOORTEN if any(moment.soort == kind for moment in moments)]
        self._kinds &= set(present)
        if not moments:
            self._chips.fill()
            self._stream.fill(EmptyState("Nog niets gebeurd", "Wat u in dit dossier doet, komt hier te staan."))
            return
        self._chips.fill(self._line(present))
        self._fill()

    def _line(self, present: list[str]) -> QWidget:
        everything = Button(f"Alles  {len(self._moments)}", "view", name=f"Toon alles, {len(self._moments)}")
        everything.setCheckable(True)
        everything.setChecked(not self._kinds)
        everything.clicked.connect(lambda: self._choose(""))
        chips = flow(everything, *(self._chip(kind) for kind in present), space="xs")
        chips.setAccessibleName("Toon in de tijdlijn")
        return chips

    def _chip(self, kind: str) -> Button:
        word, count = SOORTEN[kind][0], sum(moment.soort == kind for moment in self._moments)
        chip = Button(f"{word}  {count}", "view", name=f"Toon {word}, {count}")
        chip.setCheckable(True)
        chip.setChecked(kind in self._kinds)
        chip.clicked.connect(lambda: self._choose(kind))
        return chip

    def _choose(self, kind: str) -> None:
        """Add a kind or take it away; *Alles* takes all of them away."""
        self._kinds = self._kinds ^ {kind} if kind else set()
        self._show(self._moments)

    def _fill(self) -> None:
        shown = [moment for moment in self._moments if not self._kinds or moment.soort in self._kinds]
        timeline = Timeline([_as_moment(moment, number) for number, moment in enumerate(shown)])
        timeline.chosen.connect(lambda key: self.desk.go_to(shown[int(key)].doel))
        count = f"{len(shown)} van {len(self._moments)}" if self._kinds else ""
        self._stream.fill(Panel("Tijdlijn", timeline, count=count))


def _as_moment(moment: Tijdlijnmoment, number: int) -> Moment:
    return Moment(f"{moment.wanneer}, {moment.geleden}", moment.icoon, moment.wat, moment.tekst, str(number))
