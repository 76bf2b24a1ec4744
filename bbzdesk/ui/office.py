"""The window while an office is open: navigation, top bar, the open pages with their history, messages, status line."""

from collections import OrderedDict

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bbzdesk.services.doel import Doel
from bbzdesk.ui.actions import Actions
from bbzdesk.ui.ahead import Ahead
from bbzdesk.ui.busy import BusyLine
from bbzdesk.ui.counts import Counts
from bbzdesk.ui.desk import Desk, Message, tables_of
from bbzdesk.ui.enter import press_in_hand
from bbzdesk.ui.health import Health
from bbzdesk.ui.history import History
from bbzdesk.ui.messagearea import MessageArea
from bbzdesk.ui.navigation import Navigation
from bbzdesk.ui.pages import PAGES, page_class
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.search import SearchList
from bbzdesk.ui.statusline import StatusLine
from bbzdesk.ui.topbar import TopBar
from bbzdesk.ui.widgets.layouts import column, holder, row

_ONCE_MORE = "Sluit BbzDesk nog een keer af om zonder die codes te stoppen."
_KEPT = 10  # pages that stay ready; more would only hold memory


class Office(QWidget):
    """Knows which page is open and which were before it; what a page shows is the page's own."""

    locked = Signal()
    titled = Signal(str)

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self.desk = desk
        self._open: OrderedDict[tuple[str, str], PageView] = OrderedDict()
        self._past: list[Doel] = []
        self._future: list[Doel] = []
        self._now: Doel | None = None
        self._warned = ""
        self.navigation = Navigation(desk.kantoor.naam)
        self.top = TopBar(actions.new)
        self.search = SearchList(desk, self.top.search, actions)
        self._pages = QStackedWidget()
        self.messages = MessageArea(desk, self)
        self.status = StatusLine()
        self.health = Health(desk, self.status)
        self.history = History(desk)
        self.counts = Counts(desk, self.navigation)
        self.ahead = Ahead(self)
        right = column(self.top, (self._pages, 1), BusyLine(desk.work), space="none")
        body = row(self.navigation, (holder(right), 1), space="none")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(holder(body), 1)
        layout.addWidget(self.status)
        self._connect()

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.desk.go)
        self.status.asked.connect(self.desk.go_to)
        self.status.locked.connect(self.locked)
        self.top.back.connect(self.back)
        self.top.forward.connect(self.forward)
        self.desk.asked.connect(self.go)
        self.desk.changed.connect(self._hear)
        self._read_name()
        self._read_warning()

    @property
    def page(self) -> PageView:
        """The page in sight."""
        page = self._pages.currentWidget()
        assert isinstance(page, PageView)
        return page

    def go(self, doel: Doel) -> None:
        """Go to a page; where we were stays behind the button *Terug*."""
        if doel.pagina not in PAGES:
            raise KeyError(doel.pagina)
        if self._must_stay():
            return
        if self._now is not None and doel != self._now:
            self._past.append(self._now)
            self._future.clear()
        self._show(doel)

    def back(self) -> None:
        """To the page before this one."""
        if self._past and self._now is not None and not self._must_stay():
            self._future.append(self._now)
            self._show(self._past.pop())

    def forward(self) -> None:
        """To the page we came back from."""
        if self._future and self._now is not None and not self._must_stay():
            self._past.append(self._now)
            self._show(self._future.pop())

    def _must_stay(self) -> bool:
        """Whether the page in sight shows what is nowhere else; then it says so."""
        why = self.page.must_stay if self._pages.count() else ""
        if why:
            self.desk.say(why, "letop")
        else:
            self._warned = ""
        return bool(why)

    def why_not_close(self, *, firmly: bool) -> str:
        """Why the window stays open; empty when it may go. Nobody is locked in: it is said once, unless `firmly`."""
        why = next((page.must_stay for page in self._open.values() if page.must_stay), "")
        if firmly or not why:
            return why
        before, self._warned = self._warned, why
        return "" if why == before else f"{why} {_ONCE_MORE}"

    def leave(self) -> None:
        """Let every page keep what was typed in it, and keep where somebody was."""
        for page in self._open.values():
            page.leave()
        self._remember()

    def _remember(self) -> None:
        """The place for *Waar was ik?* on another day."""
        from bbzdesk.services import waarwasik

        if self._now is not None and self._pages.count():
            kantoor, doel, title = self.desk.kantoor, self._now, self.page.title
            self.desk.read(lambda: waarwasik.onthoud(kantoor, doel, title), lambda _: None, owner=self)

    def say(self, message: Message) -> None:
        """Show a sentence that comes from the window itself."""
        self.messages.show_message(message)

    def _show(self, doel: Doel) -> None:
        if self._pages.count():
            self.page.leave()
            self._remember()
        page = self._page_for(doel)
        self._now = doel
        self.messages.go_along(page)
        self._pages.setCurrentWidget(page)
        if doel.tab:
            page.show_tab(doel.tab)
        self.navigation.show_section(page.section)
        self.titled.emit(page.title)
        page.take_focus()

    def page_ahead(self, doel: Doel) -> PageView | None:
        """The page of a place where nobody is yet, to be made ready; None when a page would have to go for it."""
        page = self._open.get((doel.pagina, doel.sleutel))
        return self._new_page(doel) if page is None and len(self._open) < _KEPT else page

    def _page_for(self, doel: Doel) -> PageView:
        key = (doel.pagina, doel.sleutel)
        page = self._open.get(key) or self._new_page(doel)
        self._open.move_to_end(key)
        self._let_go(page)
        return page

    def _new_page(self, doel: Doel) -> PageView:
        page = page_class(doel.pagina)(self.desk, doel)
        page.retitled.connect(lambda title: self._retitle(page, title))
        self._open[doel.pagina, doel.sleutel] = page
        self._pages.addWidget(page)
        return page

    def _let_go(self, keep: PageView) -> None:
        """The pages that were not seen for longest go; what was typed in them was kept when they were left."""
        while len(self._open) > _KEPT:
            _, page = self._open.popitem(last=False)
            if page is keep:
                continue
            page.leave()
            self._pages.removeWidget(page)
            page.deleteLater()

    def close_page(self, pagina: str, sleutel: str) -> None:
        """Drop a page that has done its work, such as a form that was saved."""
        page = self._open.pop((pagina, sleutel), None)
        if page is not None:
            self.messages.leave(page)
            self._pages.removeWidget(page)
            page.deleteLater()
        self._past = [doel for doel in self._past if (doel.pagina, doel.sleutel) != (pagina, sleutel)]

    def _hear(self, wijziging: object) -> None:
        self._warned = ""
        if "instelling" in tables_of(wijziging):
            self._read_name()

    def _read_name(self) -> None:
        """The name of the municipality under the mark."""
        from bbzdesk.services import instellingen

        kantoor = self.desk.kantoor
        self.desk.read(lambda: instellingen.naam_van_de_gemeente(kantoor), self.navigation.set_municipality, owner=self)

    def _read_warning(self) -> None:
        """Codes that were on the screen when the power went are on no paper."""
        from bbzdesk.services import intrekken

        desk, kantoor = self.desk, self.desk.kantoor
        desk.read(
            lambda: intrekken.waarschuwing(kantoor), lambda why: desk.say(why, "letop") if why else None, owner=self
        )

    def _retitle(self, page: PageView, title: str) -> None:
        if self._pages.currentWidget() is page:
            self.titled.emit(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button in hand, wherever in the window it is."""
        if not press_in_hand(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The navigation shows words only where there is room for them."""
        super().resizeEvent(event)
        self.navigation.fit_window(event.size().width())
