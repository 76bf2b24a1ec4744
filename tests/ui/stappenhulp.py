"""For pages that build themselves anew: wait until a control is there, then use it; and what may have no name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from tests.ui.vensterhulp import Venster


def is_er(v: Venster, naam: str, soort: type[QWidget] = QWidget) -> bool:
    """Whether a control of which the name begins so can be seen on the page."""
    return any(w.isVisible() and w.accessibleName().startswith(naam) for w in v.page.findChildren(soort))


def druk(v: Venster, naam: str) -> None:
    """Press a button as soon as it is there."""
    v.wait(lambda: is_er(v, naam, QAbstractButton))
    v.press(naam, v.page)


def vul(v: Venster, etiket: str, tekst: str) -> None:
    """Fill a field in as soon as it is there."""
    v.wait(lambda: is_er(v, etiket))
    v.fill(etiket, tekst, v.page)


def dialoog(v: Venster) -> QDialog:
    """The dialog that was opened."""
    v.wait(lambda: any(d.isVisible() for d in v.page.findChildren(QDialog)))
    return next(d for d in v.page.findChildren(QDialog) if d.isVisible())


def tekst(w: QWidget) -> str:
    """All words that can be seen in a part."""
    return "\n".join(label.text() for label in w.findChildren(QLabel) if label.isVisible())


def wacht_op_woorden(v: Venster, woorden: str) -> None:
    """Wait until something is said on the page."""
    v.wait(lambda: woorden in v.words())


def zonder_naam(v: Venster) -> list[QWidget]:
    """What Tab reaches and a reader would not know."""
    bereikbaar = [
        w for w in v.page.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [w for w in bereikbaar if not w.accessibleName()]
