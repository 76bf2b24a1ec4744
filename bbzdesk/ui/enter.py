"""Enter presses the button in hand, as it does everywhere else on this computer; Qt does so in dialogs only."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def is_enter(event: QKeyEvent) -> bool:
    """Whether this is Enter by itself, on either side of the keyboard."""
    return event.key() in _ENTER and event.modifiers() in _PLAIN


def press_in_hand(event: QKeyEvent) -> bool:
    """Press the button that has the focus when this is Enter; False when there is nothing to press."""
    focus = QApplication.focusWidget()
    if not is_enter(event) or not isinstance(focus, QPushButton):
        return False
    focus.click()
    return True


class WayIn(QWidget):
    """What stands in the window before the office is open, with buttons of its own."""

    def refuse(self, sentence: str) -> None:
        """Say why it goes no further."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter when the control in hand has no use for it."""
        if not press_in_hand(event):
            super().keyPressEvent(event)
