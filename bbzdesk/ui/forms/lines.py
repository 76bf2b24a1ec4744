"""The lines of a checklist that are more than four answers: a fact or a few words in the same grid."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.content.checklists import Regel
from bbzdesk.domain.feiten import Feit, Soort, lees_feit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.ui.forms.editors import FactChoice, FactLine, FactNote, as_label, chars_of
from bbzdesk.ui.forms.reading import Reading, as_typed, read
from bbzdesk.ui.widgets.answers import ANSWERS, Answer, AnswerColumn, AnswerRow, LineRow
from bbzdesk.ui.widgets.layouts import holder, row
from bbzdesk.ui.widgets.text import Text

UNKNOWN = "onbekend"
_MEANS_UNKNOWN = frozenset({UNKNOWN, "o", "?"})
_UNKNOWN_ANSWER = next(answer for answer in ANSWERS if answer.key == UNKNOWN)
# More letters than this do not fit the place of the four answers.
_MOST_LETTERS = 24
_WORDS = (Soort.TEKST, Soort.LANGE_TEKST)
_SHORTER = {Soort.DATUM: 11, Soort.GEBOORTEDATUM: 11, Soort.BEDRAG: 12}


def short_answers(regel: Regel) -> Sequence[Answer]:
    """The answers that stand as a bar, each with its key; none when the line asks for a field."""
    feit = regel.feit
    if feit is None:
        return ANSWERS if regel.antwoord == "janee" else ()
    if feit.soort is Soort.JANEE:
        return ANSWERS[:3]
    if feit.soort is Soort.KEUZE and sum(len(label) for _, label in feit.keuzes) <= _MOST_LETTERS:
        chosen = (Answer(value, as_label(label), str(number)) for number, (value, label) in enumerate(feit.keuzes, 1))
        return (*chosen, _UNKNOWN_ANSWER)
    return ()


def line_for(number: int, regel: Regel, vandaag: date, answers: AnswerColumn) -> "BarRow | FieldRow":
    """The line of this kind of question, its answer in the column of all answers."""
    words = short_answers(regel)
    if words:
        return BarRow(number, regel, words, answers)
    return FieldRow(number, regel, vandaag, answers)


class BarRow(AnswerRow):
    """A question with a bar of answers; with the same words as a line with a field.

    `completed` says that an answer can be kept, `typed` that something was typed that is not complete.
    """

    completed = Signal()
    typed = Signal()

    def __init__(self, number: int, regel: Regel, words: Sequence[Answer], answers: AnswerColumn) -> None:
        super().__init__(number, regel.vraag, words, answers=answers)
        self.regel = regel
        self.set_help(regel.hulp)
        self.answered.connect(lambda _: self._complete())
        self.remarked.connect(lambda _: self.completed.emit())
        self.remark_typed.connect(self.typed)

    @property
    def text(self) -> str:
        """The answer as it stands on the line."""
        return self.answer

    def set_text(self, text: str, *, typed: bool = False) -> None:
        """Show this answer without saying that someone gave it."""
        self.set_answer(text.strip().lower())
        self.show_fault("")

    def _complete(self) -> None:
        self.show_fault("")
        self.completed.emit()


class FieldRow(LineRow):
    """A question with a field: a fact of the catalogue, or words. `onbekend` or `?` is an answer to every fact."""

    completed = Signal()
    typed = Signal()
    keyed = Signal()

    def __init__(self, number: int, regel: Regel, vandaag: date, answers: AnswerColumn) -> None:
        self.regel, self._vandaag, self._changed = regel, vandaag, False
        self._feit = regel.feit or Feit(regel.id, "Het antwoord", Soort.TEKST)
        self.editor = _editor(self._feit, vandaag)
        self._reading = Text("", "muted")
        self._reading.hide()
        beside = row((self.editor, 1) if self._fills else self.editor, self._reading, *([] if self._fills else [None]))
        content = holder(beside)
        content.setSizePolicy(self.editor.sizePolicy())
        super().__init__(number, regel.vraag, content, answers=answers)
        self.editor.setAccessibleName(regel.vraag)
        self._words.setBuddy(self.editor)
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(self.enter)
        self.remarked.connect(lambda _: self.completed.emit())
        self.remark_typed.connect(self.typed)
        if isinstance(self.editor, FactChoice):
            answers.add(self.editor)
            self.editor.activated.connect(lambda _: self.completed.emit())
        self.watch(self.editor, self.remark)
        self.set_help(regel.hulp)

    @property
    def text(self) -> str:
        """What stands in the field, as it was typed."""
        return self.editor.text()

    @property
    def answer(self) -> str:
        """The answer as it is kept: read today and written in full, so that `morgen` stays the day that was meant."""
        if self._unknown():
            return UNKNOWN
        try:
            return as_typed(self._feit, lees_feit(self._feit, self.text, self._vandaag))
        except InvoerFout:
            return ""

    def set_text(self, text: str, *, typed: bool = False) -> None:
        """Show this text without saying that someone typed it now; `typed` is a draft that was not complete."""
        self.editor.set_text(text)
        self._changed = typed
        self.show_fault("")
        self._show_reading()

    def focus_answer(self) -> None:
        """Put the line in hand."""
        self.editor.setFocus()

    def enter(self) -> bool:
        """Finish the answer; what was typed and cannot be read is asked about, and the line stays in hand."""
        fault = self._read().fault if self._changed else ""
        if fault:
            self.show_fault(fault)
        else:
            self._changed = False
            self.completed.emit()
        return not fault

    def stays_inside(self, part: QWidget, step: int) -> bool:
        """Up and Down move through the lines of a longer text first."""
        return isinstance(part, FactNote) and part.has_line_beyond(step)

    @property
    def _fills(self) -> bool:
        return isinstance(self.editor, FactChoice) or self._feit.soort in _WORDS

    def _unknown(self) -> bool:
        return self._feit.soort not in _WORDS and self.text.strip().lower() in _MEANS_UNKNOWN

    def _read(self) -> Reading:
        if self._unknown():
            return Reading(f"= {UNKNOWN}")
        return read(self._feit, self.text, self._vandaag, short=True)

    def _on_edited(self) -> None:
        self._changed = True
        self._show_reading()
        if self.fault and not self._read().fault:
            self.show_fault("")
        self.typed.emit()

    def _show_reading(self) -> None:
        words = "" if isinstance(self.editor, FactChoice) else self._read().text
        self._reading.setText(words)
        self._reading.setVisible(bool(words))


def _editor(feit: Feit, vandaag: date) -> FactLine | FactChoice | FactNote:
    if feit.soort is Soort.KEUZE:
        return FactChoice((*feit.keuzes, (UNKNOWN, UNKNOWN)), low=True)
    if feit.soort in _WORDS:
        return FactNote()
    chars = _SHORTER.get(feit.soort) or chars_of(feit)
    return FactLine(chars, vandaag if feit.soort is Soort.DATUM else None, low=True)
