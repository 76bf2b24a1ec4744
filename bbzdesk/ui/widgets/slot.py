"""A place of which the content is replaced as a whole, and the focus that survives it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from bbzdesk.ui.widgets.layouts import Part, column, empty, holder


class Slot(QWidget):
    """A place that is filled anew; who was on a button is on its namesake afterwards.

    When that is gone he goes on at `go_on`, or else at the first control there is: left to itself, Qt would put him on
    the next control of the window, which may be a button that undoes or removes something.
    """

    def __init__(self) -> None:
        super().__init__()
        self.go_on: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def fill(self, *parts: Part, space: str = "m") -> None:
        """Show these parts instead of what was there."""
        name = focused_name(self)
        empty(self._box)
        if parts:
            content = holder(column(*parts, space=space))
            self._box.addWidget(content)
            # At once: the layout would do it a moment later, and what is not shown cannot take the focus.
            content.show()
        if name and not focus_named(self, name):
            target = self.go_on or first_control(self) or _enclosing(self)
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)


def focused_name(within: QWidget) -> str:
    """The name of what has the focus inside this part, or nothing; a dialog in front only borrows it."""
    focus = within.window().focusWidget()
    seen = focus is not None and within.isAncestorOf(focus) and focus.isVisibleTo(within)
    return focus.accessibleName() if focus is not None and seen else ""


def first_control(within: QWidget) -> QWidget | None:
    """The first control inside this part in the order of Tab, crumbs aside: they lead away."""
    place = within.nextInFocusChain()
    while place is not None and place is not within:
        is_control = place.focusPolicy() & Qt.FocusPolicy.TabFocus and place.property("kind") != "crumb"
        if is_control and within.isAncestorOf(place) and place.isVisibleTo(within):
            return place
        place = place.nextInFocusChain()
    return None


def _enclosing(within: QWidget) -> QWidget | None:
    """The sheet around this part, which takes the focus without doing anything."""
    above = within.parentWidget()
    while above is not None and not (isinstance(above, QScrollArea) and above.focusPolicy() & Qt.FocusPolicy.TabFocus):
        above = above.parentWidget()
    return above


def focus_named(within: QWidget, name: str) -> bool:
    """Give the focus to what can be seen inside this part under that name; False when there is nothing of that name."""
    same = (widget for widget in within.findChildren(QWidget) if widget.accessibleName() == name)
    reachable = (widget for widget in same if widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    target = next((widget for widget in reachable if widget.isVisibleTo(within)), None)
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
    return target is not None
