"""A dialog: heading, one sentence, its parts, and the verb at the right. Never one on top of another."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLayout,
    QScrollArea,
    QStyle,
    QWidget,
)

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit
from bbzdesk.ui.widgets.layouts import Part, column, flow, holder
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.reader import announce
from bbzdesk.ui.widgets.text import Text

_CHARS = 58
# At least so many lines are in sight above the buttons, and so many the frame of the window takes from the screen.
_LINES, _FRAME = 3, 3
_GAP = "l"  # above the buttons
_ROLE = QDialogButtonBox.ButtonRole
_LOSS = "Wat u hebt ingevuld, is nog niet bewaard. Wilt u dit venster toch sluiten?"


class Dialog(QDialog):
    """Opens without blocking. The verb emits `agreed` and closes, unless it `stays` until who uses it accepts.

    Esc and *Annuleren* ask first when something was typed that would be lost. While it is `waiting` for an answer of the
    office a second press is the same press, and it does not close.
    """

    agreed = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        *parts: Part,
        verb: str,
        danger: bool = False,
        stays: bool = False,
        dirty: Callable[[], bool] | None = None,
    ) -> None:
        if isinstance(parent.window(), QDialog):
            # One decision at a time: on top of a dialog another one would hide what it is about.
            raise RuntimeError("a dialog on a dialog; show it inside the first one")  # noqa: TRY004 - it is when, not what
        super().__init__(parent)
        # Its window is out of reach meanwhile; what the window itself can do, such as locking, goes on to work.
        self.addActions(parent.window().actions())
        self.waiting = False
        self._stays, self._is_dirty = stays, dirty
        self._before: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        words: list[Part] = [Text(title, "section", wrap=True)]
        if sentence:
            words.append(Text(sentence, "muted", wrap=True))
        self._loss = self._loss_question()
        self._body = _Body(column(*words, *parts, None, space="m", margins=(16, 12, 16, 0)))
        self._box = self._buttons(verb, danger=danger)
        foot = column(self._loss, self._box, space="m", margins=(16, 0, 16, 12))
        self._area = _scrolled(self._body)
        layout = column((self._area, 1), foot, space=_GAP)
        # Qt would hold the dialog as high as its sentences are at their narrowest.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(layout)
        self._body.changed.connect(self._grow)
        # Only a button inside its dialog can become the one that Enter presses.
        (self._cancel if danger else self._verb).setDefault(True)

    def dirty(self) -> bool:
        """Whether closing would lose something."""
        return self._is_dirty is not None and self._is_dirty()

    def confirm(self) -> None:
        """What the verb does."""
        self.agreed.emit()
        if not self._stays:
            self.accept()

    def open(self) -> None:
        """Show without blocking; who opened it hears `agreed`.

        A button that was pressed twice asks for its dialog twice: the second one does not come.
        """
        if isinstance(QApplication.activeModalWidget(), QDialog):
            self.deleteLater()
            return
        self.adjustSize()
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)
        super().open()

    def reject(self) -> None:
        """Close, but never throw away what was typed without asking; a second Esc goes on with typing."""
        if self.waiting:
            return  # the answer closes it, or says why not
        if self._loss.isVisible():
            self._go_on()
        elif self.dirty():
            self._ask_loss()
        else:
            super().reject()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as a sentence reads well, and as high as its words then are; a form that is too high scrolls."""
        width = max(_CHARS * theme.current().em, self.minimumSizeHint().width())
        return QSize(width, min(self._height(width), self._most()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Nothing is cut."""
        foot = self._foot()
        width = max(self._body.minimumSizeHint().width() + self._bar_width(), foot.minimumSize().width())
        return QSize(width, foot.minimumSize().height() + _LINES * theme.current().line_h)

    def event(self, event: QEvent) -> bool:
        """The question about what would be lost needs room as well."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def _grow(self) -> None:
        """Make room when a part gets more words, such as what is not right yet."""
        if self.isVisible():
            wished = min(self._height(self.width()), self._most())
            self.resize(self.width(), max(self.height(), wished))
            self._choose_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A scroll bar only where the words do not fit."""
        super().resizeEvent(event)
        self._choose_bar()

    def _choose_bar(self) -> None:
        """Decided here: a scroll bar that stood there for a moment makes the words narrower and so holds its own place."""
        fits = self._height(self.width()) <= self.height()
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)

    def _foot(self) -> QLayout:
        """What stays in sight: the buttons, or the question in their place."""
        layout = self.layout()
        assert layout is not None
        item = layout.itemAt(1)
        assert item is not None
        foot = item.layout()
        assert foot is not None
        return foot

    def _height(self, width: int) -> int:
        foot = self._foot()
        low = foot.heightForWidth(width) if foot.hasHeightForWidth() else foot.sizeHint().height()
        return self._body.heightForWidth(width) + SPACE[_GAP] + low

    def _most(self) -> int:
        """The height of the screen without the frame of the window."""
        return self.screen().availableGeometry().height() - _FRAME * theme.current().line_h

    def _bar_width(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)

    def _buttons(self, verb: str, *, danger: bool) -> QDialogButtonBox:
        """What cannot be undone stands alone in its corner, and Enter does not do it."""
        box = QDialogButtonBox()
        self._verb, self._cancel = Button(verb, "danger" if danger else "primary"), Button("Annuleren")
        box.addButton(self._verb, _ROLE.ResetRole if danger else _ROLE.AcceptRole)
        box.addButton(self._cancel, _ROLE.RejectRole)
        self._verb.setAutoDefault(not danger)
        self._verb.clicked.connect(self._press)
        self._cancel.clicked.connect(self.reject)
        return box

    def _loss_question(self) -> QWidget:
        self._keep, discard = Button("Ga verder met invullen", "primary"), Button("Sluit zonder te bewaren")
        self._keep.clicked.connect(self._go_on)
        discard.clicked.connect(self._discard)
        question = holder(column(MessageBar("letop", _LOSS), flow(discard, self._keep, side="right"), space="s"))
        question.hide()
        return question

    def _press(self) -> None:
        if not self.waiting:
            self.confirm()

    def _ask_loss(self) -> None:
        """In place of the buttons, so that there is one thing to decide."""
        self._before = self.focusWidget()
        self._box.hide()
        self._loss.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, _LOSS, urgent=True)

    def _discard(self) -> None:
        super().reject()

    def _go_on(self) -> None:
        """Back to the field in hand."""
        self._loss.hide()
        self._box.show()
        before = self._before
        in_hand = before if before is not None and self._body.isAncestorOf(before) else self._first()
        in_hand.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> QWidget:
        """The first field, or the button that Enter presses."""
        fields = self.findChildren(Field)
        return fields[0].editor if fields else self._cancel if self._cancel.isDefault() else self._verb


class _Body(QWidget):
    """The words and fields; the height follows from the width."""

    changed = Signal()

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setProperty("role", "dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setLayout(layout)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.changed.emit()
        return done

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        layout = self.layout()
        return QSize(layout.minimumSize().width() if layout else 0, 0)


def _scrolled(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Its fields take the focus, not the area.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area


class _Typed(Dialog):
    """Asks to type a word before the verb works."""

    def __init__(self, parent: QWidget, title: str, sentence: str, verb: str, word: str, *, danger: bool) -> None:
        self._word = word
        self._field = Field(f"Typ “{word}” om dit te doen", LineEdit(max(18, len(word) + 4)))
        super().__init__(parent, title, sentence, self._field, verb=verb, danger=danger)
        # The word is what protects here; Enter after it does what it says.
        self._verb.setDefault(True)

    def confirm(self) -> None:
        """Only after the word; upper and lower case are the same to us."""
        editor = self._field.editor
        assert isinstance(editor, LineEdit)
        if editor.text().strip().casefold() == self._word.casefold():
            super().confirm()
            return
        self._field.set_error(f"Typ {self._word} in dit veld. Zo weten wij zeker dat u dit wilt.")
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(editor, self._field.error, urgent=True)


def ask(parent: QWidget, title: str, sentence: str, verb: str, *, danger: bool = False, typed: str = "") -> Dialog:
    """Ask one question; `agreed` says that the verb was chosen. With `typed` that word has to be typed first."""
    if typed:
        dialog: Dialog = _Typed(parent, title, sentence, verb, typed, danger=danger)
    else:
        dialog = Dialog(parent, title, sentence, verb=verb, danger=danger)
    dialog.open()
    return dialog
