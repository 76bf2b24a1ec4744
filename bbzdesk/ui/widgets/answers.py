"""One line of a checklist: the question, its answer, and a remark."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QSizePolicy, QWidget

from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import LineEdit
from bbzdesk.ui.widgets.layouts import Columns, column, holder, row
from bbzdesk.ui.widgets.text import Picture, Text

# Keeps the edge of a button from cutting letters that reach outside their own width, such as J.
_HAIR = "\u200a"
_REMARK_CHARS = 16
_ABOVE_AND_BELOW = (0, 3, 0, 3)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ONE_LINE = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is kept, as it is read, and the key that gives it."""

    key: str
    woord: str
    letter: str


ANSWERS = (
    Answer("ja", "Ja", "J"),
    Answer("nee", "Nee", "N"),
    Answer("onbekend", "Onbekend", "O"),
    Answer("nvt", "N.v.t.", "X"),
)


class Segments(QWidget):
    """A few answers joined in one bar, of which one can be chosen."""

    chosen = Signal(str)

    def __init__(self, question: str, answers: Sequence[Answer] = ANSWERS) -> None:
        super().__init__()
        self._question, self._answers = question, tuple(answers)
        self._group = QButtonGroup(self)
        self.buttons = tuple(self._button(place) for place in range(len(answers)))
        self._by_letter = {ord(answer.letter): button for answer, button in zip(answers, self.buttons, strict=True)}
        self.setLayout(row(*self.buttons, space="none"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._answers[place].key))

    @property
    def value(self) -> str:
        """The key of the answer, or nothing while there is none."""
        place = self._group.checkedId()
        return self._answers[place].key if place >= 0 else ""

    def set_value(self, key: str) -> None:
        """Show this answer without saying that someone gave it."""
        self._group.setExclusive(False)
        for answer, button in zip(self._answers, self.buttons, strict=True):
            button.setChecked(answer.key == key)
        self._group.setExclusive(True)

    def press(self, key: int) -> bool:
        """Give the answer of this key; whether there is one."""
        button = self._by_letter.get(key)
        if button:
            button.click()
        return button is not None

    def focus_chosen(self) -> None:
        """Put the chosen answer in hand, or else the first."""
        self.buttons[max(0, self._group.checkedId())].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, place: int) -> Button:
        answer = self._answers[place]
        name = f"{self._question} {answer.woord} (toets {answer.letter})"
        button = Button(f"{_HAIR}{answer.woord.replace('&', '&&')}{_HAIR}", "segment", name=name)
        button.setCheckable(True)
        button.setProperty("end", {0: "first", len(self._answers) - 1: "last"}.get(place, ""))
        self._group.addButton(button, place)
        return button


class _Remark(LineEdit):
    """A remark; beside a wide answer it is shorter than it would like."""

    def __init__(self) -> None:
        super().__init__(_REMARK_CHARS, low=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Half of its length."""
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())


class AnswerColumn:
    """The answers of a list stand in one column, as wide as the widest of these parts, so that the remarks line up."""

    def __init__(self, *parts: QWidget) -> None:
        self._parts = list(parts)

    def add(self, part: QWidget) -> None:
        """Let the column be as wide as this part at least."""
        self._parts.append(part)

    @property
    def width(self) -> int:
        """The width at the text size of now."""
        return max((part.sizeHint().width() for part in self._parts), default=0)


class _Place(QWidget):
    """The place of an answer in its column; without a column as wide as the answer itself."""

    def __init__(self, content: QWidget, answers: AnswerColumn | None) -> None:
        super().__init__()
        self._answers = answers
        fills = content.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
        self.setLayout(row((content, 1), space="none") if fills else row(content, None, space="none"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def usual_width(self) -> int:
        """The width of the column, or of the content where there is none."""
        return self._answers.width if self._answers else super().sizeHint().width()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The column, or what the content needs more."""
        hint = super().sizeHint()
        return QSize(max(self.usual_width(), super().minimumSizeHint().width()), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """An answer is never cut."""
        return self.sizeHint()


class _AnswerSide(QWidget):
    """The answer and its remark; beside an answer that is wider than its column the remark is shorter."""

    def __init__(self, place: _Place, remark: _Remark) -> None:
        super().__init__()
        self._place, self._remark = place, remark
        self._box = row(place, (remark, 1), space="m")
        self._box.setAlignment(remark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The column and a remark; more only when a wide answer leaves no room for half a remark."""
        usual = self._place.usual_width() + self._remark.sizeHint().width() + self._box.spacing()
        return QSize(max(usual, self._least()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """In a narrow window the remark is shorter first."""
        return QSize(self._least(), super().sizeHint().height())

    def _least(self) -> int:
        return self._place.sizeHint().width() + self._box.spacing() + self._remark.minimumSizeHint().width()


class LineRow(QWidget):
    """The frame of a line: number, question, the place of the answer, the remark, and what is not right yet.

    `taken` says that the line came in hand. `moved` asks for another line: so many further (or back), and whether in
    the remark. `remarked` says that a remark is complete; `answers` is the column that this line lines up with.
    """

    taken = Signal()
    moved = Signal(int, bool)
    remarked = Signal(str)
    remark_typed = Signal()

    def __init__(self, number: int, question: str, content: QWidget, *, answers: AnswerColumn | None = None) -> None:
        super().__init__()
        self.question, self.fault, self.help_text = question, "", ""
        self._in_hand = self._filling = False
        self._parts: tuple[QWidget, ...] = ()
        self.setAccessibleName(question)
        self._words = Text(question.replace("&", "&&"), wrap=True)
        self.remark = _Remark()
        self.remark.setAccessibleName(f"Opmerking bij: {question}")
        self.remark.editingFinished.connect(lambda: self.remarked.emit(self.remark.text()))
        # Not `textEdited`: a reader or a voice fills in without a key.
        self.remark.textChanged.connect(self._remark_changed)
        self._fault_text = Text("", "strong", tone="achterstand", wrap=True)
        self._fault_row = holder(
            row(Picture("let", "achterstand"), (self._fault_text, 1), space="xs", margins=(32, 0, 0, 2))
        )
        self._arrange(number, _AnswerSide(_Place(content, answers), self.remark))
        self.show_fault("")

    def set_remark(self, text: str) -> None:
        """Show this remark without saying that someone made it."""
        self._filling = True
        self.remark.setText(text)
        self._filling = False

    def show_fault(self, sentence: str) -> None:
        """Say under the line what is not right yet, or that nothing is."""
        self.fault = sentence
        self._fault_text.setText(sentence)
        self._fault_row.setVisible(bool(sentence))
        self._describe()

    def set_help(self, text: str) -> None:
        """Let a reader hear this help with the answer; the page shows it for the line in hand."""
        self.help_text = text
        self._describe()

    def watch(self, *parts: QWidget) -> None:
        """Let these parts belong to the line: they put it in hand, and their keys move between lines."""
        self._parts = parts
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The question of the line in hand is strong, and its remark says what may stand there."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_in_hand()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return isinstance(watched, QWidget) and self._moves(event, watched)
        return super().eventFilter(watched, event)

    def enter(self) -> bool:
        """Finish the answer on Enter; whether the next line may come in hand."""
        return True

    def stays_inside(self, part: QWidget, step: int) -> bool:
        """Whether Up or Down moves inside this part, as between the lines of a text."""
        return False

    def _describe(self) -> None:
        words = " ".join(part for part in (self.fault, self.help_text) if part)
        for part in self._parts:
            if part is not self.remark:
                part.setAccessibleDescription(words)

    def _moves(self, event: QKeyEvent, part: QWidget) -> bool:
        """Up and Down stay in their column; Enter goes on to the answer of the next line."""
        if event.modifiers() not in _PLAIN:
            return False
        in_remark = part is self.remark
        if event.key() in _ENTER:
            if in_remark or self.enter():
                self.remarked.emit(self.remark.text())
                self.moved.emit(1, False)
            return True
        step = _ONE_LINE.get(Qt.Key(event.key()), 0)
        if not step or self.stays_inside(part, step):
            return False
        self.moved.emit(step, in_remark)
        return True

    def _remark_changed(self) -> None:
        if not self._filling:
            self.remark_typed.emit()

    def _show_in_hand(self) -> None:
        focus = QApplication.focusWidget()
        before, self._in_hand = self._in_hand, focus is not None and self.isAncestorOf(focus)
        self._words.set_kind("strong" if self._in_hand else "")
        self.remark.setPlaceholderText("Opmerking" if self._in_hand else "")
        if self._in_hand and not before:
            self.taken.emit()

    def _arrange(self, number: int, side: QWidget) -> None:
        figure = Text(str(number), "muted", right=True)
        figure.setMinimumWidth(Text("00").sizeHint().width())
        for text in (figure, self._words):
            # The first line of words is as high as an answer, so that both stand on one line.
            text.setContentsMargins(*_ABOVE_AND_BELOW)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        answer = holder(column(row(side, None, space="none"), None, space="none"))
        question = Columns(self._words, answer, stretch=(1, 0), min_chars=80, space="m", below="none")
        line = row(figure, (question, 1), space="m")
        line.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(line, self._fault_row, space="none", margins=(14, 1, 14, 1)))


class AnswerRow(LineRow):
    """J, N, O and X answer the line that holds the focus, and only that one; in the remark they are letters.

    `keyed` follows `answered` when the answer was given with its key, so that the next line can come in hand.
    """

    answered = Signal(str)
    keyed = Signal()

    def __init__(
        self, number: int, question: str, words: Sequence[Answer] = ANSWERS, *, answers: AnswerColumn | None = None
    ) -> None:
        self.segments = Segments(question, words)
        super().__init__(number, question, self.segments, answers=answers)
        self._words.setBuddy(self.segments.buttons[0])
        self.segments.chosen.connect(self.answered)
        self.watch(*self.segments.buttons, self.remark)

    @property
    def answer(self) -> str:
        """The key of the answer, or nothing while there is none."""
        return self.segments.value

    def set_answer(self, key: str) -> None:
        """Show this answer without saying that someone gave it; nothing takes the answer away."""
        self.segments.set_value(key)

    def focus_answer(self) -> None:
        """Put the line in hand."""
        self.segments.focus_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Answer with one key. A key that a field or button has used itself never comes here."""
        if event.modifiers() in _PLAIN and not self.remark.hasFocus() and self.segments.press(event.key()):
            self.keyed.emit()
        else:
            super().keyPressEvent(event)
