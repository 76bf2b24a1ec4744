"""A checklist from data, made for a telephone call: every answer under one key, every line saved by itself."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from bbzdesk.content.checklists import Checklist, Groep
from bbzdesk.ui.forms.lines import BarRow, FieldRow, line_for
from bbzdesk.ui.forms.sight import bring_into_sight
from bbzdesk.ui.widgets.answers import AnswerColumn, Segments
from bbzdesk.ui.widgets.layouts import Part, column, row
from bbzdesk.ui.widgets.text import Rule, Text

Line = BarRow | FieldRow
Pair = tuple[str, str]
REMARK = ".opmerking"
_NOTHING: Pair = ("", "")


class ChecklistView(QFrame):
    """All groups on one sheet, with how many lines of each were discussed.

    `answered` gives an answer that is complete, with its remark, each time either changed; an answer that was taken
    away is given as nothing. `edited` comes with every key, for a draft of what `typing` holds.
    """

    answered = Signal(str, str, str)
    counted = Signal(int, int)
    in_hand = Signal(object)
    edited = Signal()

    def __init__(self, checklist: Checklist, vandaag: date) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(checklist.titel)
        self._checklist = checklist
        self._bar = Segments("")
        self._bar.setParent(self)
        self._bar.hide()
        self._bar.setEnabled(False)  # only a measure: nothing to reach or to read
        answers = AnswerColumn(self._bar)
        self.lines: dict[str, Line] = {
            regel.id: line_for(number, regel, vandaag, answers) for number, regel in enumerate(checklist.regels, 1)
        }
        # What was given out last, and as it stood on the line then.
        self._given = dict.fromkeys(self.lines, _NOTHING)
        self._stood = dict.fromkeys(self.lines, _NOTHING)
        self._before = dict.fromkeys(self.lines, (_NOTHING, _NOTHING))
        self._counts = {groep.titel: Text("", "muted") for groep in checklist.groepen}
        self.setLayout(column(*self._groups(), space="none", margins=(1, 0, 1, 4)))
        for regel_id in self.lines:
            self._connect(regel_id)
        self._count()

    @property
    def count(self) -> tuple[int, int]:
        """How many lines were discussed, and how many there are."""
        return sum(bool(answer) for answer, _ in self._given.values()), len(self.lines)

    def set_answers(self, answers: Mapping[str, Pair]) -> None:
        """Show the answers and remarks that are kept; lines that are not named have none.

        What somebody is typing at this moment stays on its line.
        """
        unsaved = self.typing()
        for regel_id, line in self.lines.items():
            answer, remark = answers.get(regel_id, _NOTHING)
            line.set_text(answer)
            line.set_remark(remark)
            self._given[regel_id] = (line.answer or answer, remark)
            self._stood[regel_id] = (line.text, remark)
        self.set_typing(unsaved)
        self._count()

    def typing(self) -> dict[str, str]:
        """What was typed and not given out yet: by line, and by line with `.opmerking` for its remark."""
        unsaved: dict[str, str] = {}
        for regel_id, line in self.lines.items():
            text, remark = self._stood[regel_id]
            if line.text != text:
                unsaved[regel_id] = line.text
            if line.remark.text() != remark:
                unsaved[regel_id + REMARK] = line.remark.text()
        return unsaved

    def set_typing(self, unsaved: Mapping[str, str]) -> None:
        """Put back what `typing` gave, on top of the answers that are kept."""
        for regel_id, line in self.lines.items():
            if regel_id in unsaved:
                line.set_text(unsaved[regel_id], typed=True)
            if regel_id + REMARK in unsaved:
                line.set_remark(unsaved[regel_id + REMARK])

    def show_fault(self, regel_id: str, sentence: str) -> None:
        """Say why an answer could not be kept; it stands on the line still, as something typed."""
        self._given[regel_id], self._stood[regel_id] = self._before[regel_id]
        self.lines[regel_id].show_fault(sentence)
        self._count()

    def focus_open(self) -> None:
        """Put the first line in hand that has no answer, or else the first."""
        first = next((key for key, (answer, _) in self._given.items() if not answer), next(iter(self.lines)))
        self.lines[first].focus_answer()

    def _groups(self) -> list[Part]:
        parts: list[Part] = []
        for groep in self._checklist.groepen:
            parts += [Rule()] if parts else []
            head = row(Text(groep.titel, "section"), self._counts[groep.titel], None, space="s", margins=(15, 7, 14, 4))
            rows = (self.lines[regel.id] for regel in groep.regels)
            parts.append(column(head, *rows, space="none", margins=(0, 0, 0, 4)))
        return parts

    def _connect(self, regel_id: str) -> None:
        line = self.lines[regel_id]
        line.completed.connect(lambda: self._give(regel_id))
        line.typed.connect(self.edited)
        line.keyed.connect(lambda: self._next_open(regel_id))
        line.moved.connect(lambda step, in_remark: self._move(regel_id, step, in_remark=in_remark))
        line.taken.connect(lambda: self._taken(line))

    def _give(self, regel_id: str) -> None:
        """Give an answer out once: a remark waits for its answer, and what stands there unchanged is no news."""
        line, given = self.lines[regel_id], self._given[regel_id]
        pair = (line.answer, line.remark.text().strip())
        unreadable = bool(line.text.strip()) and not pair[0]
        if unreadable or pair == given or not (pair[0] or given[0]):
            return
        self._before[regel_id] = (given, self._stood[regel_id])
        self._given[regel_id], self._stood[regel_id] = pair, (line.text, line.remark.text())
        self._count()
        self.answered.emit(regel_id, *pair)

    def _count(self) -> None:
        for groep in self._checklist.groepen:
            self._counts[groep.titel].setText(f"{self._done(groep)} van {len(groep.regels)}")
        self.counted.emit(*self.count)

    def _done(self, groep: Groep) -> int:
        return sum(bool(self._given[regel.id][0]) for regel in groep.regels)

    def _next_open(self, regel_id: str) -> None:
        """After an answer by its key the next line without one comes in hand; at the end the line stays."""
        keys = list(self.lines)
        following = keys[keys.index(regel_id) + 1 :]
        target = next((key for key in following if not self._given[key][0]), "")
        if target:
            self.lines[target].focus_answer()

    def _move(self, regel_id: str, step: int, *, in_remark: bool) -> None:
        keys = list(self.lines)
        place = keys.index(regel_id) + step
        if 0 <= place < len(keys):
            target = self.lines[keys[place]]
            if in_remark:
                target.remark.setFocus()
            else:
                target.focus_answer()

    def _taken(self, line: Line) -> None:
        self.in_hand.emit(line.regel)
        bring_into_sight(line)
