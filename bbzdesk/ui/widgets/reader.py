"""What a screen reader is told: the role of what we built ourselves, and a sentence when something appears.

Without a reader nothing of this happens.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role
_HOLDERS = {"QWidget": Role.Grouping, "QFrame": Role.Grouping, "QScrollArea": Role.Pane, "QPdfView": Role.Document}


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
    """Qt asks this when a reader first looks at something: a class says its role in `reader_role`.

    A holder with a name is a group; Qt itself would give it a role that readers pass over.
    """
    if not isinstance(thing, QWidget):
        return None
    role = getattr(type(thing), "reader_role", None)
    if role is None and thing.accessibleName():
        role = _HOLDERS.get(_class_of_qt(thing))
    return None if role is None else QAccessibleWidget(thing, role)


def _class_of_qt(thing: QWidget) -> str:
    return next(kind.__name__ for kind in type(thing).__mro__ if kind.__module__.startswith("PySide6"))


# Once for the program: Qt keeps a list, and this module is read once.
QAccessible.installFactory(_with_role)
