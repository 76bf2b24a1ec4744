"""A bar of tabs; where they do not fit, two small buttons scroll them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QTabBar, QToolButton

_SCROLL_WORDS = ("Tabbladen naar links", "Tabbladen naar rechts")


class TabBar(QTabBar):
    """The tabs of a page or of a form in it."""

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
        for button, said in zip(self.findChildren(QToolButton), _SCROLL_WORDS, strict=False):
            button.setAccessibleName(said)

    def step(self, by: int) -> None:
        """Go to the next tab, or the one before; after the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
