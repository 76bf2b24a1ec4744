"""*Instellingen*: the municipality, who may open the data, the dated amounts, and how the window looks."""

from PySide6.QtWidgets import QWidget

from bbzdesk.services.doel import Doel
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.pages.dossier_tabs.tabbar import TabBar
from bbzdesk.ui.pages.formpage import EnterPage
from bbzdesk.ui.pages.instellingen_tabs import TABS, tab_class, tab_words
from bbzdesk.ui.pages.instellingen_tabs.tab import SettingsTab
from bbzdesk.ui.widgets.layouts import column, holder
from bbzdesk.ui.widgets.panels import Heading
from bbzdesk.ui.widgets.text import Rule


class InstellingenPage(EnterPage):
    """A tab is made when it is first asked for and kept with what is typed in it."""

    section = "instellingen"
    concerns = frozenset({"instelling", "gebruiker", "gemeente_waarde"})

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self.set_title("Instellingen")
        self._key = doel.tab if doel.tab in TABS else TABS[0]
        self._tabs: dict[str, SettingsTab] = {}
        self.bar = TabBar("Onderdelen van de instellingen", [tab_words(key) for key in TABS])
        self.bar.setCurrentIndex(TABS.index(self._key))
        self.bar.currentChanged.connect(self._go_to_tab)
        self._place = holder(column(space="none"))
        bar = holder(column(self.bar, Rule(), space="none"))
        self.show_parts(Heading("Instellingen"), bar, (self._place, 1))

    def load(self) -> None:
        """The tab in sight reads; the others read when they come back."""
        for tab in self._tabs.values():
            tab.stale = not tab.busy
        self._open_tab()

    def show_tab(self, tab: str) -> None:
        """Open a tab."""
        self._key = tab if tab in TABS else TABS[0]
        self.bar.blockSignals(True)
        self.bar.setCurrentIndex(TABS.index(self._key))
        self.bar.blockSignals(False)
        if self.isVisible():
            self._open_tab()

    def leave(self) -> None:
        """Let every tab keep what was typed."""
        for tab in self._tabs.values():
            tab.leave()

    @property
    def must_stay(self) -> str:
        """Why nobody may go elsewhere now: what a tab shows is nowhere else."""
        return next((tab.must_stay for tab in self._tabs.values() if tab.must_stay), "")

    def first_focus(self) -> QWidget:
        """The bar of tabs: arrows go from one to the next."""
        return self.bar

    def command(self, name: str) -> bool:
        """Tabs by their keys; the rest is of the tab in sight."""
        match name:
            case "tab.volgende":
                self.bar.step(1)
            case "tab.vorige":
                self.bar.step(-1)
            case _:
                tab = self._tabs.get(self._key)  # none while the page still reads
                return tab is not None and tab.command(name)
        return True

    @property
    def tab(self) -> SettingsTab:
        """The tab in sight."""
        return self._tabs[self._key]

    def _go_to_tab(self, place: int) -> None:
        """A tab is a place to come back to."""
        if self.must_stay:
            self.show_tab(self._key)  # the bar goes back as well
        self.desk.go("instellingen", "", TABS[place])

    def _open_tab(self) -> None:
        tab = self._tabs.get(self._key) or self._make_tab()
        for other in self._tabs.values():
            other.setVisible(other is tab)
        if tab.stale:
            tab.stale = False
            tab.load()

    def _make_tab(self) -> SettingsTab:
        tab = self._tabs[self._key] = tab_class(self._key)(self.desk)
        tab.setAccessibleName(tab_words(self._key))
        layout = self._place.layout()
        assert layout is not None
        layout.addWidget(tab)
        return tab
