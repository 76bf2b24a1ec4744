"""A dialog: heading, one sentence, its parts, and the verb at the right. Never one on top of another."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLayout, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit
from bbzdesk.ui.widgets.layouts import Part, column, flow, holder
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.reader import announce
from bbzdesk.ui.widgets.text import Text

_CHARS = 58
_ROLE = QDialogButtonBox.ButtonRole
_LOSS = "Wat u hebt ingevuld, is nog niet bewaard. Wilt u dit venster toch sluiten?"


class Dialog(QDialog):
    """Opens without blocking. The verb emits `agreed` and closes, unless it `stays` until who uses it accepts.

    Esc and *Annuleren* ask first when something was typed that would be lost.
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
        _refuse_second(parent)
        super().__init__(parent)
        self._stays, self._is_dirty = stays, dirty
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        words: list[Part] = [Text(title, "section", wrap=True)]
        if sentence:
            words.append(Text(sentence, "muted", wrap=True))
        self._loss = self._loss_question()
        self._box = self._buttons(verb, danger=danger)
        layout = column(*words, *parts, None, self._loss, self._box, space="m", margins=(16, 12, 16, 12))
        # Qt would hold the dialog as high as its sentences are at their narrowest.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(layout)
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
        """Show without blocking; who opened it hears `agreed`."""
        _refuse_second(self.parentWidget())
        self.adjustSize()
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)
        super().open()

    def reject(self) -> None:
        """Close, but never throw away what was typed without asking; a second Esc goes on with typing."""
        if self._loss.isVisible():
            self._go_on()
        elif self.dirty():
            self._ask_loss()
        else:
            super().reject()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as a sentence reads well, and as high as its words then are."""
        width = max(_CHARS * theme.current().em, self._content().minimumSize().width())
        return QSize(width, self._height(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Nothing is cut."""
        width = self._content().minimumSize().width()
        return QSize(width, 0)

    def event(self, event: QEvent) -> bool:
        """Grow when a part gets more words, such as what is not right yet."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.resize(self.width(), max(self.height(), self._height(self.width())))
        return done

    def _content(self) -> QLayout:
        layout = self.layout()
        assert layout is not None
        return layout

    def _height(self, width: int) -> int:
        layout = self._content()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def _buttons(self, verb: str, *, danger: bool) -> QDialogButtonBox:
        """What cannot be undone stands alone in its corner, and Enter does not do it."""
        box = QDialogButtonBox()
        self._verb, self._cancel = Button(verb, "danger" if danger else "primary"), Button("Annuleren")
        box.addButton(self._verb, _ROLE.ResetRole if danger else _ROLE.AcceptRole)
        box.addButton(self._cancel, _ROLE.RejectRole)
        self._verb.setAutoDefault(not danger)
        self._verb.clicked.connect(self.confirm)
        self._cancel.clicked.connect(self.reject)
        return box

    def _loss_question(self) -> QWidget:
        self._keep, discard = Button("Ga verder met invullen"), Button("Sluit zonder te bewaren", "danger")
        self._keep.clicked.connect(self._go_on)
        discard.clicked.connect(self._discard)
        question = holder(column(MessageBar("letop", _LOSS), flow(discard, self._keep, side="right"), space="s"))
        question.hide()
        return question

    def _ask_loss(self) -> None:
        """In place of the buttons, so that there is one thing to decide."""
        self._box.hide()
        self._loss.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, _LOSS, urgent=True)

    def _discard(self) -> None:
        super().reject()

    def _go_on(self) -> None:
        self._loss.hide()
        self._box.show()
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> QWidget:
        """The first field, or the button that Enter presses."""
        fields = self.findChildren(Field)
        return fields[0].editor if fields else self._cancel if self._cancel.isDefault() else self._verb


class _Typed(Dialog):
    """Asks to type a word before the verb works."""

    def __init__(self, parent: QWidget, title: str, sentence: str, verb: str, word: str, *, danger: bool) -> None:
        self._word = word
        self._field = Field(f"Typ {word} om dit te doen", LineEdit(max(18, len(word) + 4)))
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


def _refuse_second(parent: QWidget | None) -> None:
    """One decision at a time: on top of a dialog another one would hide what it is about."""
    above = parent.window() if parent else None
    second = any(isinstance(window, QDialog) for window in (above, QApplication.activeModalWidget()))
    if second:
        raise RuntimeError("a dialog on a dialog; show it inside the first one")
