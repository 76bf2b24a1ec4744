"""One line of a checklist: the question, four answers under one key each, and a remark."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QSizePolicy, QWidget

from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import LineEdit
from bbzdesk.ui.widgets.layouts import Columns, column, holder, row
from bbzdesk.ui.widgets.text import Text

# Keeps the edge of a button from cutting letters that reach outside their own width, such as J.
_HAIR = "\u200a"
_REMARK_CHARS = 18


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
_BY_LETTER = {ord(answer.letter): number for number, answer in enumerate(ANSWERS)}


class AnswerRow(QWidget):
    """J, N, O and X answer the line that holds the focus, and only that one; in the remark they are letters."""

    answered = Signal(str)
    remarked = Signal(str)

    def __init__(self, number: int, question: str) -> None:
        super().__init__()
        self.question = question
        self.setAccessibleName(question)
        self._words = Text(question.replace("&", "&&"), wrap=True)
        self._group = QButtonGroup(self)
        buttons = [self._button(place) for place in range(len(ANSWERS))]
        self._words.setBuddy(buttons[0])
        self.remark = LineEdit(_REMARK_CHARS, low=True)
        self.remark.setAccessibleName(f"Opmerking bij: {question}")
        self.remark.editingFinished.connect(lambda: self.remarked.emit(self.remark.text()))
        self._group.idClicked.connect(lambda place: self.answered.emit(ANSWERS[place].key))
        self._arrange(number, buttons)
        for child in (*buttons, self.remark):
            child.installEventFilter(self)

    @property
    def answer(self) -> str:
        """The key of the answer, or nothing while there is none."""
        place = self._group.checkedId()
        return ANSWERS[place].key if place >= 0 else ""

    def set_answer(self, key: str) -> None:
        """Show this answer without saying that someone gave it; nothing takes the answer away."""
        self._group.setExclusive(False)
        for place, answer in enumerate(ANSWERS):
            self._group.button(place).setChecked(answer.key == key)
        self._group.setExclusive(True)

    def focus_answer(self) -> None:
        """Put the line in hand."""
        self._group.button(max(0, self._group.checkedId())).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Answer with one key. A key that a field or button has used itself never comes here."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.key() in _BY_LETTER and not self.remark.hasFocus():
            self._group.button(_BY_LETTER[event.key()]).click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The question of the line in hand is strong, and its remark says what may stand there."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            focus = QApplication.focusWidget()
            in_hand = focus is not None and self.isAncestorOf(focus)
            self._words.set_kind("strong" if in_hand else "")
            self.remark.setPlaceholderText("Opmerking" if in_hand else "")
        return super().eventFilter(watched, event)

    def _button(self, place: int) -> Button:
        answer = ANSWERS[place]
        name = f"{self.question} {answer.woord} (toets {answer.letter})"
        button = Button(f"{_HAIR}{answer.woord}{_HAIR}", "segment", name=name)
        button.setCheckable(True)
        button.setProperty("end", {0: "first", len(ANSWERS) - 1: "last"}.get(place, ""))
        self._group.addButton(button, place)
        return button

    def _arrange(self, number: int, buttons: list[Button]) -> None:
        figure = Text(str(number), "muted", right=True)
        figure.setMinimumWidth(Text("00").sizeHint().width())
        question = holder(row(figure, (self._words, 1), space="m"))
        answers = holder(row(*buttons, space="none"))
        answers.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        right = holder(row(answers, self.remark, None, space="m"))
        line = Columns(question, right, stretch=(1, 0), min_chars=84, space="m", below="xs")
        self.setLayout(column(line, space="none", margins=(14, 1, 14, 1)))
