"""For pages that build themselves anew: wait until a control is there, then use it; and what may have no name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from tests.ui.vensterhulp import Venster


def is_er(v: Venster, naam: str, soort: type[QWidget] = QWidget, binnen: QWidget | None = None) -> bool:
    """Whether a control of which the name begins so can be seen on the page, or inside a part."""
    return any(w.isVisible() and w.accessibleName().startswith(naam) for w in (binnen or v.page).findChildren(soort))


def druk(v: Venster, naam: str, binnen: QWidget | None = None) -> None:
    """Press a button as soon as it is there."""
    v.wait(lambda: is_er(v, naam, QAbstractButton, binnen))
    v.press(naam, binnen or v.page)


def vul(v: Venster, etiket: str, tekst: str) -> None:
    """Fill a field in as soon as it is there."""
    v.wait(lambda: is_er(v, etiket))
    v.fill(etiket, tekst, v.page)


def dialoog(v: Venster) -> QDialog:
    """The dialog that was opened."""
    v.wait(lambda: any(d.isVisible() for d in v.shell.findChildren(QDialog)))
    return next(d for d in v.shell.findChildren(QDialog) if d.isVisible())


def tekst(w: QWidget) -> str:
    """All words that can be seen in a part."""
    return "\n".join(label.text() for label in w.findChildren(QLabel) if label.isVisible())


def staat_er(v: Venster, woorden: str) -> None:
    """Wait until the page says it: a new sheet comes in sight a moment after its words were read."""
    v.wait(lambda: woorden in v.words())


def zonder_naam(v: Venster) -> list[QWidget]:
    """What Tab reaches and a reader would not know."""
    bereikbaar = [
        w for w in v.page.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [w for w in bereikbaar if not w.accessibleName()]
