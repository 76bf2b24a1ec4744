"""One fact in a form: its editor with label, reading and check; and the layout in which fields stand side by side."""

from datetime import date

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLayoutItem, QWidget

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
    Soort.IBAN: "= NL91 ABNA 0417 1643 00", Soort.POSTCODE: "= 1234 MM", Soort.GETAL: "= 1.225",
}  # fmt: skip
# A sentence beside a narrow field may be this wide before it wraps.
_SENTENCE_CHARS = 46


class FactField(Field):
    """A fact as a person fills it in. What it is read as stands beside it while typing; what is expected after leaving.

    `edited` comes with each change by a person, `righted` when a sentence beside the field has disappeared.
    """

    edited = Signal()
    righted = Signal()

    def __init__(self, feit: Feit, vandaag: date, *, optional: bool = False, hint: str = "", caption: str = "") -> None:
        self.feit, self.optional, self._vandaag = feit, optional, vandaag
        self.fact_editor = editor_for(feit, vandaag)
        words = caption or feit.etiket
        super().__init__(
            f"{words} {OPTIONAL}" if optional else words,
            self.fact_editor,
            hint,
            longest_reading=_LONGEST.get(feit.soort, ""),
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
        width = max(layout.minimumSize().width(), self.editor.sizeHint().width(), self._width_of_words())
        return QSize(width, layout.totalHeightForWidth(width))

    def _describe(self) -> None:
        words = (self._hint, self.error, self._reading.text())
        self.editor.setAccessibleDescription(" ".join(part for part in words if part))

    def _width_of_words(self) -> int:
        look = theme.current()
        strong, small = QFontMetrics(look.font(strong=True)), QFontMetrics(look.font("small"))
        error = strong.horizontalAdvance(self.error) + look.icon_px + SPACE["xs"] if self.error else 0
        return min(_SENTENCE_CHARS * look.em, max(error, small.horizontalAdvance(self._hint)) + 4)

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
    """Fields side by side, standing on one line; the height of each follows its own wrapped words."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__(*fields, space="l")

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest field alone; the height follows from the width."""
        return QSize(max((item.minimumSize().width() for item in self._visible()), default=0), 0)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        top = rect.y()
        for line in self._lines(rect.width()):
            sizes = [_within(item, rect.width()) for item in line]
            height = max(size.height() for size in sizes)
            left = rect.x()
            for item, size in zip(line, sizes, strict=True):
                if place:
                    item.setGeometry(QRect(left, top + height - size.height(), size.width(), size.height()))
                left += size.width() + self._gap
            top += height + self._gap
        return max(0, top - self._gap - rect.y())


def _within(item: QLayoutItem, width: int) -> QSize:
    """The size of a field in a line of this width."""
    hint = item.sizeHint()
    wide = min(hint.width(), width)
    return QSize(wide, item.heightForWidth(wide) if item.hasHeightForWidth() else hint.height())
