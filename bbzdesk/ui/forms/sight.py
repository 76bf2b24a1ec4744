"""Keeping what is in hand in sight: Qt scrolls for Tab only, not for a link, a key or a line that came in hand."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

# So much of the page stays in sight above and below.
_AROUND = 60


def bring_into_sight(part: QWidget) -> None:
    """Scroll the page around this part up or down until the part can be seen; of a high part the top counts."""
    scroll = _scroll_around(part)
    page = scroll.widget() if scroll else None
    if scroll and page:
        top = part.mapTo(page, QPoint(0, 0)).y()
        for height in (part.height(), 0):
            scroll.ensureVisible(0, top + height, 0, _AROUND)


def _scroll_around(part: QWidget) -> QScrollArea | None:
    parent = part.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
