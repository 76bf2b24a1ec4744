"""What a fact is typed or chosen in: every editor gives a text, takes a text, and says that somebody changed it."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QSizePolicy, QWidget

from bbzdesk.domain.feiten import Feit, Soort
from bbzdesk.ui import theme
from bbzdesk.ui.forms.reading import as_typed
from bbzdesk.ui.widgets.fields import LineEdit, SelectBox, TextArea
from bbzdesk.ui.widgets.layouts import Flow

MOST_RADIOS = 3
CHOOSE = "Kies…"
JANEE = (("ja", "Ja"), ("nee", "Nee"), ("onbekend", "Onbekend"))
DATE_HINT = "Bijvoorbeeld 3-2, +14 of vandaag"

# How long an answer is, in digits.
_CHARS = {
    Soort.BEDRAG: 14, Soort.DATUM: 14, Soort.GEBOORTEDATUM: 14, Soort.PERCENTAGE: 8, Soort.GETAL: 8, Soort.BSN: 14,
    Soort.IBAN: 26, Soort.KVK: 12, Soort.POSTCODE: 9,
}  # fmt: skip
_TEXT_CHARS = {
    "email": 36,
    "tussenvoegsel": 10,
    "aanhef": 12,
    "telefoon": 16,
    "nummer": 18,
    "zaaknummer": 18,
    "woonplaats": 24,
}
_USUAL_TEXT_CHARS = 30
_LINES = 4
_NOTE_CHARS = 40
# A text that is kept as one line, and is too long to be seen in one.
_LONG_LINES = {"bezwaaradres": 2, "bezwaar_digitaal": 2}

Choices = Sequence[tuple[str, str]]


class FactLine(LineEdit):
    """A field of one line for a fact; in a date Ctrl+. puts today."""

    edited = Signal()
    left = Signal()

    def __init__(self, chars: int, today: date | None = None, *, low: bool = False) -> None:
        super().__init__(chars, low=low)
        self._today, self._filling = today, False
        # Not `textEdited`: who speaks to the computer, or fills in by a reader, changes the text without a key.
        self.textChanged.connect(self._changed)

    def set_text(self, text: str) -> None:
        """Show this text."""
        self._filling = True
        self.setText(text)
        self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Put today on Ctrl+."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self._today and control and event.key() == Qt.Key.Key_Period:
            self.setText(as_typed(_A_DATE, self._today))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the field was left; a menu or another window is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()


class FactText(TextArea):
    """A field of several lines; Tab and Ctrl+Tab are for going on, not for typing."""

    edited = Signal()
    left = Signal()

    def __init__(self, lines: int = _LINES) -> None:
        super().__init__(lines)
        self._filling = False
        # Words wrap; a space at the end of a line would call a bar for nothing.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._changed)

    def text(self) -> str:
        """What was typed, with every space as it is; Qt would turn a no-break space into a common one."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show this text."""
        self._filling = True
        self.setPlainText(text)
        self._filling = False

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()


class FactLongLine(FactText):
    """One line of text that is shown on two; Enter goes on, as in a field of one line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Enter to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class FactNote(FactText):
    """Words in a line of a checklist: one line high, and higher with what is typed, so that all of it can be read."""

    def __init__(self) -> None:
        super().__init__(1)
        self.setProperty("compact", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Queued: words wrap anew while the lines are being placed, and a wish of that moment is lost.
        grown = self.document().documentLayout().documentSizeChanged
        grown.connect(self.updateGeometry, Qt.ConnectionType.QueuedConnection)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as an answer, and a line more for each line of words."""
        look = theme.current()
        # The layout of a plain text counts its height in lines.
        lines = max(1, round(self.document().size().height()))
        return QSize(_NOTE_CHARS * look.em, look.answer_h + (lines - 1) * look.line_h)

    def has_line_beyond(self, step: int) -> bool:
        """Whether there is a line of words above or below the cursor."""
        last = self.textCursor()
        last.movePosition(last.MoveOperation.End if step > 0 else last.MoveOperation.Start)
        return self.cursorRect().top() != self.cursorRect(last).top()


class FactChoice(SelectBox):
    """A choice out of more words than three. It begins with *Kies…*, so that nothing is chosen by accident."""

    edited = Signal()
    left = Signal()

    def __init__(self, choices: Choices, *, low: bool = False) -> None:
        super().__init__(CHOOSE)
        self._low, self._filling = low, False
        self.setProperty("compact", "true" if low else "false")
        for value, label in choices:
            self.addItem(as_label(label), value)
        # The wheel scrolls the page; over a field that is not in hand it would change an answer unseen.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self._changed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a button, or in a checklist as an answer."""
        look = theme.current()
        return QSize(super().sizeHint().width(), look.answer_h if self._low else look.control_h)

    def text(self) -> str:
        """The value of the choice, or nothing while there is none."""
        return cast("str", self.currentData() or "")

    def set_text(self, text: str) -> None:
        """Show the choice with this value or this label; any other text is no choice."""
        wished = text.strip().lower()
        places = range(1, self.count())
        self._filling = True
        self.setCurrentIndex(next((n for n in places if wished in (self.itemData(n), self.itemText(n).lower())), 0))
        self._filling = False

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll unless this field is in hand."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the field was left; its own list is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()


class _Radio(QRadioButton):
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a field beside it."""
        return QSize(super().sizeHint().width(), theme.current().control_h)


class FactRadios(QGroupBox):
    """A choice out of at most three, all in sight; a reader hears them as one group. Delete takes the choice back."""

    edited = Signal()
    left = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.setFlat(True)
        self._values = tuple(value for value, _ in choices)
        self._labels = tuple(label.lower() for _, label in choices)
        self._group = QButtonGroup(self)
        flow = Flow(space="l")
        for number, (_, label) in enumerate(choices):
            radio = _Radio(as_label(label).replace("&", "&&"))
            self._group.addButton(radio, number)
            flow.addWidget(radio)
        self.setLayout(flow)
        self._aim()
        self._group.idClicked.connect(self._chosen)

    def _chosen(self, _id: int) -> None:
        self._aim()
        self.edited.emit()

    def _aim(self) -> None:
        """Who comes here is on what was chosen: on another one a space would change the answer unseen."""
        self.setFocusProxy(self._group.checkedButton() or self._group.button(0))

    def text(self) -> str:
        """The value of the choice, or nothing while there is none."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else ""

    def set_text(self, text: str) -> None:
        """Show the choice with this value or this label; any other text is no choice."""
        wished = text.strip().lower()
        self._group.setExclusive(False)
        for number, pair in enumerate(zip(self._values, self._labels, strict=True)):
            self._group.button(number).setChecked(wished in pair)
        self._group.setExclusive(True)
        self._aim()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the choice back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.text():
            self.set_text("")
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


FactEditor = FactLine | FactText | FactChoice | FactRadios
_A_DATE = Feit("", "", Soort.DATUM)


def editor_for(feit: Feit, vandaag: date, chars: int = 0) -> FactEditor:
    """The editor of this kind of fact; its width says how long the answer is, unless another width is asked."""
    match feit.soort:
        case Soort.TEKST if lines := _LONG_LINES.get(_own_name(feit)):
            return FactLongLine(lines)
        case Soort.LANGE_TEKST:
            return FactText()
        case Soort.JANEE:
            return FactRadios(JANEE)
        case Soort.KEUZE if len(feit.keuzes) <= MOST_RADIOS:
            return FactRadios(feit.keuzes)
        case Soort.KEUZE:
            return FactChoice(feit.keuzes)
        case Soort.DATUM:
            return FactLine(_CHARS[feit.soort], vandaag)
        case _:
            return FactLine(chars or chars_of(feit))


def chars_of(feit: Feit) -> int:
    """How many digits wide the answer to this fact usually is."""
    return _CHARS.get(feit.soort) or _TEXT_CHARS.get(_own_name(feit), _USUAL_TEXT_CHARS)


def _own_name(feit: Feit) -> str:
    return feit.naam.rpartition(".")[2]


def as_label(word: str) -> str:
    """A word to choose, as it stands alone: with a capital."""
    return word[:1].upper() + word[1:]


def is_wide(editor: QWidget) -> bool:
    """Whether an editor takes a line of its own."""
    return isinstance(editor, FactText)
