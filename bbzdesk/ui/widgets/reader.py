"""What a screen reader is told: the role of what we built ourselves, and a sentence when something appears.

Without a reader nothing of this happens.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a sentence said. What is urgent may break off what is being read, and counts as an alert."""
    if not QAccessible.isActive() or not sentence:
        return
    event = QAccessibleAnnouncementEvent(widget, sentence)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
    QAccessible.updateAccessibility(event)


def _with_role(key: str, thing: QObject) -> QAccessibleWidget | None:
    """Qt asks this when a reader first looks at something: a class says its role in `reader_role`."""
    role = getattr(type(thing), "reader_role", None)
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None


# Once for the program: Qt keeps a list, and this module is read once.
QAccessible.installFactory(_with_role)
