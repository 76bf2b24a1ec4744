"""*Dossier*: one entrepreneur, with everything about him behind a bar of tabs."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bbzdesk.services import adviesbeeld, besluiten, dossierbeeld
from bbzdesk.services.adviesbeeld import Besluitkeuze
from bbzdesk.services.doel import Doel
from bbzdesk.services.dossierbeeld import Dossierkop
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.pages.dossier_tabs import TABS, tab_class, tab_key, tab_words
from bbzdesk.ui.pages.dossier_tabs.besluitvraag import DecisionDialog
from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab, is_under_way, measure_anew, scroll_to_top
from bbzdesk.ui.pages.dossier_tabs.tabbar import TabBar, TabStrip
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Part, column, holder
from bbzdesk.ui.widgets.panels import EmptyState, Heading, facts
from bbzdesk.ui.widgets.phases import PhaseBar
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.status import Badge
from bbzdesk.ui.widgets.text import Rule
from bbzdesk.ui.work import Job

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor


class DossierPage(PageView):
    """The head stays while tabs change. A tab is made when it is first asked for and kept with what is typed in it."""

    section = "dossiers"
    concerns = frozenset(
        {"dossier", "persoon", "rol", "bedrijf", "huishouden", "contact", "invulling", "aanvraag", "opschorting",
         "onderzoek", "onderzoek_veld", "swot", "advies", "besluit_concept", "besluit", "verzending", "vordering",
         "vordering_status", "lening_voorwaarden", "boeking", "stuk", "overdracht"}
    )  # fmt: skip

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._key = tab_key(doel.tab)
        self._kop: Dossierkop | None = None
        self._tabs: dict[str, DossierTab] = {}
        self._deciding: Job | None = None
        self._head, self._phases = Slot(), Slot()
        self.bar = TabBar("Onderdelen van het dossier", [tab_words(key) for key in TABS])
        self.bar.setCurrentIndex(TABS.index(self._key))
        self.bar.currentChanged.connect(self._go_to_tab)
        self._place = holder(column(space="none"))
        self._strip = TabStrip(self.bar)
        self._bar_line = holder(column(self._strip, Rule(), space="none"))
        self.show_parts(self._head, self._phases, self._bar_line, (self._place, 1))

    # --- reading and showing ------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the head, then the tab in sight; the other tabs read when they come back."""
        kantoor, dossier_id = self.desk.kantoor, self.doel.sleutel
        self.read(lambda: _head_of(kantoor, dossier_id), self._show)

    def show_tab(self, tab: str) -> None:
        """Open a tab."""
        if self._key != tab_key(tab):
            scroll_to_top(self.bar)
        self._key = tab_key(tab)
        self.bar.blockSignals(True)
        self.bar.setCurrentIndex(TABS.index(self._key))
        self.bar.blockSignals(False)
        self._strip.bring()
        if self.isVisible() and self._kop is not None:
            self._open_tab()

    def leave(self) -> None:
        """Let every tab keep what was typed."""
        for tab in self._tabs.values():
            tab.leave()

    def first_focus(self) -> QWidget:
        """The bar of tabs: arrows go from one to the next."""
        return self.bar

    @property
    def tab(self) -> DossierTab:
        """The tab in sight."""
        return self._tabs[self._key]

    def _show(self, kop: Dossierkop | None) -> None:
        for part in (self._bar_line, self._place):
            part.setVisible(kop is not None)
        if kop is None:
            self._show_gone()
            return
        self._show_head(kop)
        for tab in self._tabs.values():
            tab.stale = True
        self._open_tab()

    def _show_gone(self) -> None:
        """Opening the dossier was undone while it was in sight, or a draft leads to what is no more."""
        self._kop = None
        self._phases.hide()
        go = Button("Naar de dossiers", "primary")
        go.clicked.connect(lambda: self.desk.go("dossiers"))
        self._head.fill(
            EmptyState("Dit dossier is er niet meer", "Het openen van dit dossier is ongedaan gemaakt.", go)
        )

    def _open_tab(self) -> None:
        tab = self._tabs.get(self._key) or self._make_tab()
        for other in self._tabs.values():
            other.setVisible(other is tab)
        measure_anew(tab)
        self._phases.setVisible(self._key == TABS[0])
        if tab.stale:
            tab.stale = False
            tab.load()

    def _make_tab(self) -> DossierTab:
        tab = self._tabs[self._key] = tab_class(self._key)(self.desk, self.doel.sleutel)
        tab.setAccessibleName(tab_words(self._key))
        layout = self._place.layout()
        assert layout is not None
        layout.addWidget(tab)
        return tab

    def _go_to_tab(self, place: int) -> None:
        """A tab is a place to come back to."""
        self.desk.go("dossier", self.doel.sleutel, TABS[place])

    def _show_head(self, kop: Dossierkop) -> None:
        if kop == self._kop:
            return
        self._kop = kop
        self.set_title(kop.titel)
        badges = (Badge(kop.stoplicht),) if kop.stoplicht else ()
        crumbs = (("Dossiers", lambda: self.desk.go("dossiers")),)
        heading = Heading(kop.titel, facts(*kop.feiten), actions=self._actions(kop), crumbs=crumbs, badges=badges)
        gone: list[Part] = [self.note("info", kop.overgedragen)] if kop.overgedragen else []
        self._head.fill(heading, *gone, space="s")
        self._phases.fill(PhaseBar(kop.fasen, kop.fase))

    def _actions(self, kop: Dossierkop) -> tuple[Button, ...]:
        """The primary of the whole page stands here, so that the tabs have none."""
        new = Button("Nieuwe aanvraag", "" if kop.heeft_aanvraag else "primary", icon="plus")
        decide = Button("Brief of besluit", "primary" if kop.heeft_aanvraag else "", icon="brieven")
        hand_over = Button("Overdragen…")
        new.clicked.connect(lambda: self.desk.go("aanvraag", self.doel.sleutel))
        hand_over.clicked.connect(lambda: self.command("overdragen"))
        decide.clicked.connect(lambda: self.command("besluit"))
        return (new, hand_over, decide) if kop.heeft_aanvraag else (hand_over, decide, new)

    # --- commands -----------------------------------------------------------------------------------------------------

    def command(self, name: str) -> bool:
        """Tabs by their keys; a decision; the handover."""
        match name:
            case "tab.volgende":
                self.bar.step(1)
            case "tab.vorige":
                self.bar.step(-1)
            case "besluit":
                self._decide()
            case "overdragen":
                self.desk.go("overdracht", self.doel.sleutel)
            case "bevestigen" | "opslaan" if self._key not in self._tabs:
                return False  # the page still reads
            case "bevestigen":
                return self.tab.confirm()
            case "opslaan":
                # The window itself keeps the drafts and says that all was kept.
                self.tab.save()
                return False
            case _:
                return False
        return True

    def _decide(self) -> None:
        """A second press while the first is being done would begin a second draft."""
        kantoor, dossier_id = self.desk.kantoor, self.doel.sleutel
        if not is_under_way(self._deciding):
            self._deciding = self.desk.read(
                lambda: adviesbeeld.besluitkeuze(kantoor, dossier_id), self._choose, owner=self
            )

    def _choose(self, choice: Besluitkeuze) -> None:
        """Continue a draft, begin at once when there is nothing to choose, or ask."""
        if choice.concept_id:
            self.desk.go("besluit", choice.concept_id)
        elif choice.vanzelf is not None:
            self._begin(*choice.vanzelf)
        else:
            dialog = DecisionDialog(self, choice)
            dialog.chosen.connect(self._begin)
            dialog.open()

    def _begin(self, application: str, letter: str) -> None:
        kantoor = self.desk.kantoor
        self._deciding = self.desk.act(
            lambda: besluiten.begin(kantoor, application, letter, {}),
            lambda draft: self.desk.go("besluit", draft.id),
            owner=self,
            say="Concept begonnen.",
        )


def _head_of(kantoor: "Kantoor", dossier_id: str) -> Dossierkop | None:
    """The head of a dossier; None when it is not there any more."""
    try:
        return dossierbeeld.kop(kantoor, dossier_id)
    except KeyError:
        return None
