"""A bar of tabs, and the strip that shows whole tabs only where not all of them fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QTabBar, QToolButton

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import Button

_BACK, _ON = "Tabbladen naar links", "Tabbladen naar rechts"


class TabBar(QTabBar):
    """The tabs of a page; alone, two small buttons scroll them where they do not fit."""

    def __init__(self, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        # Who clicks a tab is at work there: what he types next must not land elsewhere.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for text in words:
            self.addTab(text.replace("&", "&&"))
        for button, said in zip(self.findChildren(QToolButton), (_BACK, _ON), strict=False):
            button.setAccessibleName(said)

    def step(self, by: int) -> None:
        """Go to the next tab, or the one before; after the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class TabStrip(QAbstractScrollArea):
    """Never shows half a tab: as many as fit stand there whole, two buttons bring the others."""

    def __init__(self, bar: TabBar) -> None:
        super().__init__()
        self._bar, self._first, self._size = bar, 0, QSize()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        bar.setUsesScrollButtons(False)
        bar.setParent(self.viewport())
        bar.currentChanged.connect(self.bring)
        self._arrows = self._arrow("links", _BACK, -1), self._arrow("rechts", _ON, 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All tabs beside each other."""
        return self._bar.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One tab and the two buttons."""
        widest = max(self._bar.tabRect(number).width() for number in range(self._bar.count()))
        return QSize(widest + self._room_for_arrows(), self._bar.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many tabs as fit now. The part with the tabs tells its changes here too; those are our own."""
        super().resizeEvent(event)
        if self.size() != self._size:
            self._size = self.size()
            self.bring()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            QTimer.singleShot(0, self, self.bring)  # the bar measures its words anew after this

    def _arrow(self, icon: str, name: str, by: int) -> Button:
        button = Button("", "quiet", icon=icon, name=name, small=True)
        button.setParent(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys go from tab to tab
        button.clicked.connect(lambda: self._place(self._first + by))
        return button

    def _room_for_arrows(self) -> int:
        return sum(arrow.sizeHint().width() for arrow in self._arrows) + SPACE["s"]

    def bring(self) -> None:
        """Let the present tab be one of those in sight."""
        current = self._bar.currentIndex()
        first = min(self._first, current)
        while first < current and self._end(current) - self._bar.tabRect(first).left() > self._room():
            first += 1
        self._place(first)

    def _fits(self) -> bool:
        return self._end(self._bar.count() - 1) <= self.width()

    def _room(self) -> int:
        return self.width() if self._fits() else self.width() - self._room_for_arrows()

    def _end(self, number: int) -> int:
        """Where the words of a tab end; the room behind them may be cut."""
        return self._bar.tabRect(number).right() + 1 - theme.current().em

    def _place(self, first: int) -> None:
        """Begin with this tab, or earlier when the last ones leave room."""
        bar, last = self._bar, self._bar.count() - 1
        bar.resize(bar.sizeHint())
        first = max(0, min(first, last))
        while first and self._end(last) - bar.tabRect(first - 1).left() <= self._room():
            first -= 1
        self._first, left = first, bar.tabRect(first).left()
        shown = [number for number in range(first, last + 1) if self._end(number) - left <= self._room()]
        end = self._end(shown[-1] if shown else first)
        self.viewport().setGeometry(0, 0, min(end - left, self.width()), self.height())
        bar.move(-left, 0)
        self._place_arrows(more_left=first > 0, more_right=bool(shown) and shown[-1] < last)

    def _place_arrows(self, *, more_left: bool, more_right: bool) -> None:
        right = self.width()
        for arrow, more in zip(reversed(self._arrows), (more_right, more_left), strict=True):
            arrow.setVisible(not self._fits())
            arrow.setEnabled(more)
            size = arrow.sizeHint()
            right -= size.width()
            arrow.setGeometry(right, (self.height() - size.height()) // 2, size.width(), size.height())
