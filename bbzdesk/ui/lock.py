"""The screen lock: while the door is closed nothing of the office can be seen, heard by a reader, reached or opened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from bbzdesk.ui.office import Office
    from bbzdesk.ui.work import Work


@dataclass(frozen=True, slots=True)
class _Away:
    """A dialog that is put away, and how it stood."""

    dialog: QDialog
    modality: Qt.WindowModality
    in_hand: QWidget | None


class ScreenLock:
    """Puts the office away behind the door and brings it back as it was, with every half-typed form and dialog."""

    def __init__(self, window: QMainWindow, stack: QStackedWidget, work: "Work") -> None:
        self._window, self._stack, self._work = window, stack, work
        self._away: list[_Away] = []
        self._in_hand: QWidget | None = None
        self.closed = False

    def close(self, office: "Office", show_door: Callable[[], QWidget]) -> None:
        """Show the door in the place of the office. Answers of the work wait: they would open, name or tell something."""
        self.closed = True
        self._in_hand = self._window.focusWidget()
        office.leave()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        office.search.close_list()
        self._put_dialogs_away()
        door = show_door()
        # In the stack it would still be read aloud: a hidden page keeps its place in the tree of names.
        self._stack.removeWidget(office)
        self._work.hold(lambda owner: isinstance(owner, QWidget) and owner is not door)

    def open(self, office: "Office") -> None:
        """Bring the office back; what was answered meanwhile comes now."""
        if (door := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(door)
            door.deleteLater()
        self._stack.addWidget(office)
        self._stack.setCurrentWidget(office)
        self.closed = False
        self._bring_dialogs_back()
        self._take_in_hand(office)
        self._work.release()

    def _take_in_hand(self, office: "Office") -> None:
        """Who was typing types on in the same field."""
        place, self._in_hand = self._in_hand, None
        if place is not None and isValid(place) and office.isAncestorOf(place) and place.isVisibleTo(office):
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_dialogs_away(self) -> None:
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                self._away.append(_Away(dialog, dialog.windowModality(), dialog.focusWidget()))
                dialog.hide()

    def _bring_dialogs_back(self) -> None:
        """As they were: a dialog that `open` showed would come back without holding off the page behind it."""
        away, self._away = self._away, []
        for one in away:
            if isValid(one.dialog):
                one.dialog.setWindowModality(one.modality)
                one.dialog.show()
                if one.in_hand is not None and isValid(one.in_hand):
                    one.in_hand.setFocus(Qt.FocusReason.OtherFocusReason)
