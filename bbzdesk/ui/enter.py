"""Enter presses the button in hand, as it does everywhere else on this computer; Qt does so in dialogs only."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WayIn(QWidget):
    """What stands in the window before the office is open, with buttons of its own."""

    def refuse(self, sentence: str) -> None:
        """Say why it goes no further."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter when the control in hand has no use for it."""
        focus = QApplication.focusWidget()
        if event.key() in _ENTER and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)
