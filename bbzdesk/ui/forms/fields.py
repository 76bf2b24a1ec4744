"""One fact in a form: its editor with label, reading and check; and the layout in which fields stand side by side."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QLayoutItem

from bbzdesk.domain.feiten import Feit, Soort
from bbzdesk.ui import theme
from bbzdesk.ui.forms.editors import editor_for, is_wide
from bbzdesk.ui.forms.reading import Reading, read
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.fields import Field
from bbzdesk.ui.widgets.layouts import Flow

OPTIONAL = "(niet verplicht)"

# The room kept for the reading of each kind.
_LONGEST = {
    Soort.DATUM: "= donderdag 28 september 2026", Soort.GEBOORTEDATUM: "= 28 september 1961, 64 jaar",
    Soort.BEDRAG: "= € 1.234.567,00", Soort.BSN: "= 9999 99 999", Soort.PERCENTAGE: "= 14,85%",
    Soort.IBAN: "= NL91 ABNA 0417 1643 00", Soort.KVK: "= 12345678", Soort.GETAL: "= 1.225 uur",
}  # fmt: skip
# The stops at which fields begin stand so many digits apart. A usual text fills two of them, a date with its reading three.
_STEP_CHARS = 18
_ANY_WIDTH = 1 << 20


class FactField(Field):
    """A fact as a person fills it in. What it is read as stands beside it while typing; what is expected after leaving.

    `edited` comes with each change by a person, `righted` when a sentence beside the field has disappeared. Where the
    form says once what is optional, the label is not `marked`; a reader hears it with the field all the same.
    """

    edited = Signal()
    righted = Signal()

    def __init__(
        self,
        feit: Feit,
        vandaag: date,
        *,
        optional: bool = False,
        marked: bool = True,
        hint: str = "",
        caption: str = "",
        chars: int = 0,
    ) -> None:
        self.feit, self.optional, self._vandaag = feit, optional, vandaag
        self.fact_editor = editor_for(feit, vandaag, chars)
        words = caption or feit.etiket
        name = f"{words} {OPTIONAL}" if optional else words
        super().__init__(
            name if marked else words, self.fact_editor, hint, longest_reading=_LONGEST.get(feit.soort, ""), name=name
        )
        self._changed, self._given = False, False
        self.fact_editor.edited.connect(self._on_edited)
        self.fact_editor.left.connect(self._on_left)

    @property
    def wide(self) -> bool:
        """Whether the field takes a line of its own."""
        return is_wide(self.editor)

    def text(self) -> str:
        """What stands in the field, as it was typed."""
        return self.fact_editor.text()

    def set_text(self, text: str) -> None:
        """Fill the field in; that is no edit of a person, and what stood beside it is gone."""
        self.fact_editor.set_text(text)
        self._changed = False
        self.set_error("")
        self.set_reading(self._read().text)

    def give_fault(self, sentence: str) -> None:
        """Show what the office says about this fact; it stays until something right is typed."""
        self._given = bool(sentence)
        self.set_error(sentence)

    def set_error(self, sentence: str) -> None:
        """Say what is not right above the field; a long sentence asks more room."""
        super().set_error(sentence)
        self._describe()
        self.updateGeometry()

    def set_reading(self, text: str) -> None:
        """Say how the text is read; a reader hears it with the field."""
        super().set_reading(text)
        self._describe()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the field and its words; a sentence wraps at a comfortable width."""
        layout = self.layout()
        assert layout is not None
        width = max(layout.minimumSize().width(), self.editor.sizeHint().width(), self.words_width())
        return QSize(width, layout.totalHeightForWidth(width))

    def _describe(self) -> None:
        words = (self._hint, self.error, self._reading.text())
        self.editor.setAccessibleDescription(" ".join(part for part in words if part))

    def _read(self) -> Reading:
        return read(self.feit, self.text(), self._vandaag)

    def _on_edited(self) -> None:
        self._changed = True
        reading = self._read()
        self.set_reading(reading.text)
        if self.error and not reading.fault and self._is_enough():
            self.give_fault("")
            self.righted.emit()
        self.edited.emit()

    def _is_enough(self) -> bool:
        """An empty field is right when it may stay empty, and when only the way of writing was asked about."""
        return bool(self.text().strip()) or self.optional or not self._given

    def _on_left(self) -> None:
        """Ask about the way of writing once the field is left, and only when somebody changed it."""
        if not self._changed:
            return
        self._changed = False
        if fault := self._read().fault:
            self.set_error(fault)


class FieldFlow(Flow):
    """Fields side by side that begin at the stops of one grid, so that edges line up from line to line.

    In a line the labels stand at one height and the inputs at one height. A sentence runs on over the label of the next
    field, as long as that has no sentence itself; where a field begins depends on no sentence, so nothing jumps aside.
    Fields of one kind can each take the same number of stops.
    """

    def __init__(self, *fields: Field, stops: int = 1) -> None:
        self._heights: dict[int, int] = {}
        self._stops = stops
        super().__init__(*fields, space="l")

    def invalidate(self) -> None:
        """Forget what was measured."""
        self._heights = {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all lines at this width, measured once."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All fields in one line."""
        width = max((place.right for line in self._placed(_ANY_WIDTH) for place in line), default=0)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest field alone; the height follows from the width."""
        return QSize(max((item.minimumSize().width() for item in self._visible()), default=0), 0)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        top = rect.y()
        for line in self._placed(rect.width()):
            _let_words_run_on(line, rect.width())
            heads = [spot.field.head_height(spot.width) for spot in line]
            # What a field is given more than it needs, it puts between its head and its input.
            heights = [spot.height + max(heads) - head for spot, head in zip(line, heads, strict=True)]
            if place:
                for spot, height in zip(line, heights, strict=True):
                    spot.item.setGeometry(QRect(rect.x() + spot.left, top, spot.width, height))
            top += max(heights) + self._gap
        return max(0, top - self._gap - rect.y())

    def _placed(self, width: int) -> "list[list[_Spot]]":
        """The lines at this width; what does not fit at its stop goes to the next line, never between the stops."""
        step = _STEP_CHARS * theme.current().em
        lines: list[list[_Spot]] = []
        for item in self._visible():
            field = item.widget()
            assert isinstance(field, Field)
            wide = min(field.plain_width(), width)
            stop = self._stop_after(lines[-1][-1], step) if lines else 0
            if stop and stop + wide <= width:
                lines[-1].append(_Spot(item, field, stop, wide))
            else:
                lines.append([_Spot(item, field, 0, wide)])
        return lines

    def _stop_after(self, last: "_Spot", step: int) -> int:
        """The first stop behind a field, or the one behind as many stops as each field takes."""
        return max(-(-(last.right + SPACE["s"]) // step), last.left // step + self._stops) * step


@dataclass(slots=True)
class _Spot:
    """Where a field stands in its line."""

    item: QLayoutItem
    field: Field
    left: int
    width: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def height(self) -> int:
        if self.item.hasHeightForWidth():
            return self.item.heightForWidth(self.width)
        return self.item.sizeHint().height()


def _let_words_run_on(line: list[_Spot], width: int) -> None:
    """Give each sentence the room up to the next one, or to the end of the line."""
    end = width
    for spot in reversed(line):
        if spot.field.has_words:
            room = end - spot.left
            spot.width = max(spot.width, min(spot.field.words_width(), room))
            end = spot.left - SPACE["l"]
