"""One question of a form: label above, hint, what is not right, the field, and how the program reads what is typed."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.layouts import Part, column, holder, row
from bbzdesk.ui.widgets.text import Picture, Text

# Edge, padding and the room that Qt keeps for the cursor, left and right together.
_SIDES = 24
# Edge, padding and the margin of the text, above and below together.
_TEXT_AREA_SIDES = 21
# A longer field may be so short in a narrow window; what is typed scrolls in it.
_NEEDED_CHARS = 40
# A sentence above a narrow field may be this wide before it wraps.
_SENTENCE_CHARS = 46
# A longer line of words is hard to read back.
_LINE_CHARS = 80


class LineEdit(QLineEdit):
    """A field of one line. Its width tells how long the answer is; without a number it takes the room there is."""

    def __init__(self, chars: int = 0, text: str = "", *, low: bool = False) -> None:
        super().__init__(text)
        self._chars, self._low = chars, low
        self.setProperty("compact", "true" if low else "false")
        policy = QSizePolicy.Policy
        wide = policy.Expanding if not chars else policy.Fixed if chars <= _NEEDED_CHARS else policy.Maximum
        self.setSizePolicy(wide, policy.Fixed)
        self.setCursorPosition(0)

    def setText(self, text: str | None, /) -> None:  # noqa: N802 - Qt's name
        """What the program fills in is read from its first letter; Qt would show the end.

        Only here, not at every change: keys also arrive in a window that does not know yet that it is in front.
        """
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """After the font: `chars` digits wide, and as high as a button, or in a checklist as an answer."""
        look = theme.current()
        width = self._chars * look.em + _SIDES if self._chars else super().sizeHint().width()
        return QSize(width, look.answer_h if self._low else look.control_h)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A field with a length never gets shorter, unless it is longer than a narrow window."""
        chars = min(self._chars, _NEEDED_CHARS)
        width = chars * theme.current().em + _SIDES if chars else super().minimumSizeHint().width()
        return QSize(width, self.sizeHint().height())


class TextArea(QPlainTextEdit):
    """A field of several lines, no longer than the eye finds back; Tab goes on to the next field."""

    def __init__(self, lines: int = 3, text: str = "") -> None:
        super().__init__(text)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lines, and a good line of words wide."""
        look = theme.current()
        return QSize(_LINE_CHARS * look.em, self._lines * look.line_h + _TEXT_AREA_SIDES)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower is fine, lower is not."""
        return QSize(10 * theme.current().em, self.sizeHint().height())


class SelectBox(QComboBox):
    """A choice out of a few words; as wide as its longest word."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.addItems(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a button."""
        return QSize(super().sizeHint().width(), theme.current().control_h)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The words are never cut."""
        return self.sizeHint()


class _Reading(Text):
    """The reading beside a field; with a longest example its room is kept, so that nothing moves while typing."""

    def __init__(self, longest: str) -> None:
        super().__init__("", "muted")
        self.longest = longest

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The room of the longest example at least."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(theme.current().metrics.horizontalAdvance(self.longest) + 2, hint.height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A reading is never cut."""
        return self.sizeHint()


class Field(QWidget):
    """A field with everything around it that a person and a screen reader need.

    `longest_reading` keeps room beside the field for a reading that comes and goes while somebody types. `name` is
    what a reader hears, when that says more than the label.
    """

    def __init__(
        self, caption: str, editor: QWidget, hint: str = "", *, longest_reading: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self.caption, self.editor, self._hint, self.error = caption, editor, hint, ""
        # A label with a buddy would read `&` as the mark of a key.
        self._label = Text(caption.replace("&", "&&"), "strong")
        self._label.setBuddy(editor)
        self.setFocusProxy(editor)
        editor.setAccessibleName(name or caption)
        self._error_text = Text("", "strong", tone="achterstand", wrap=True)
        self._error_row = holder(row(Picture("let", "achterstand"), (self._error_text, 1), space="xs"))
        self._reading = _Reading(longest_reading)
        self._hint_text = Text(hint, "small", wrap=True) if hint else None
        self.setLayout(column(*self._parts(), space="xs"))
        self.set_error("")
        self.set_reading("")

    def _parts(self) -> list[Part]:
        grows = self.editor.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
        below = grows or isinstance(self.editor, TextArea)
        beside: list[Part] = [] if below else [self._reading]
        line: Part = self.editor if grows else row(self.editor, *beside, None, space="m")
        hint: list[Part] = [self._hint_text] if self._hint_text else []
        # Room to spare stands above the input. A long field has its reading below it.
        return [self._label, *hint, self._error_row, None, line, *([self._reading] if below else [])]

    @property
    def has_words(self) -> bool:
        """Whether a sentence stands between the label and the input."""
        return bool(self._hint or self.error)

    def head_height(self, width: int) -> int:
        """How high the label and the sentences above the input are, at this width."""
        words = (self._hint_text, self._error_row if self.error else None)
        return self._label.sizeHint().height() + sum(
            SPACE["xs"] + part.heightForWidth(width) for part in words if part is not None
        )

    def plain_width(self) -> int:
        """As wide as the label and the input with its reading; sentences can wrap."""
        reading = self._reading.sizeHint().width() + SPACE["m"] if self._reads() else 0
        return max(self._label.sizeHint().width(), self.editor.sizeHint().width() + reading)

    def words_width(self) -> int:
        """As wide as the sentences above the input, up to where they had better wrap."""
        look = theme.current()
        strong, small = QFontMetrics(look.font(strong=True)), QFontMetrics(look.font("small"))
        error = strong.horizontalAdvance(self.error) + look.icon_px + SPACE["xs"] if self.error else 0
        return min(_SENTENCE_CHARS * look.em, max(error, small.horizontalAdvance(self._hint)) + 4)

    def _reads(self) -> bool:
        return bool(self._reading.text() or self._reading.longest)

    def set_error(self, sentence: str) -> None:
        """Say what is not right above the field, or that nothing is."""
        self.error = sentence
        self._error_text.setText(sentence)
        self._error_row.setVisible(bool(sentence))
        theme.set_look(self.editor, "error", "true" if sentence else "false")
        self.editor.setAccessibleDescription(" ".join(part for part in (self._hint, sentence) if part))

    def set_reading(self, text: str) -> None:
        """Say how the program reads what was typed, as in *= maandag 9 maart 2026*."""
        self._reading.setText(text)
        self._reading.setVisible(self._reads())
