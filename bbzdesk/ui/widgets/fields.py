"""One question of a form: label above, hint, what is not right, the field, and how the program reads what is typed."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.widgets.layouts import Part, column, holder, row
from bbzdesk.ui.widgets.text import Picture, Text

# Edge, padding and the room that Qt keeps for the cursor, left and right together.
_SIDES = 24
# Edge, padding and the margin of the text, above and below together.
_TEXT_AREA_SIDES = 20
# A longer field may be so short in a narrow window; what is typed scrolls in it.
_NEEDED_CHARS = 40


class LineEdit(QLineEdit):
    """A field of one line. Its width tells how long the answer is; without a number it takes the room there is."""

    def __init__(self, chars: int = 0, text: str = "", *, low: bool = False) -> None:
        super().__init__(text)
        self._chars, self._low = chars, low
        self.setProperty("compact", "true" if low else "false")
        policy = QSizePolicy.Policy
        wide = policy.Expanding if not chars else policy.Fixed if chars <= _NEEDED_CHARS else policy.Maximum
        self.setSizePolicy(wide, policy.Fixed)
        self.textChanged.connect(self._show_beginning)
        self._show_beginning()

    def _show_beginning(self) -> None:
        """What the program fills in is read from its first letter; Qt would show the end."""
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
    """A field of several lines; Tab goes on to the next field."""

    def __init__(self, lines: int = 3, text: str = "") -> None:
        super().__init__(text)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lines."""
        look = theme.current()
        return QSize(40 * look.em, self._lines * look.line_h + _TEXT_AREA_SIDES)

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

    `longest_reading` keeps room beside the field for a reading that comes and goes while somebody types.
    """

    def __init__(self, caption: str, editor: QWidget, hint: str = "", *, longest_reading: str = "") -> None:
        super().__init__()
        self.caption, self.editor, self._hint, self.error = caption, editor, hint, ""
        # A label with a buddy would read `&` as the mark of a key.
        label = Text(caption.replace("&", "&&"), "strong")
        label.setBuddy(editor)
        self.setFocusProxy(editor)
        editor.setAccessibleName(caption)
        self._error_text = Text("", "strong", tone="achterstand", wrap=True)
        self._error_row = holder(row(Picture("let", "achterstand"), (self._error_text, 1), space="xs"))
        self._reading = _Reading(longest_reading)
        self.setLayout(column(*self._parts(label), space="xs"))
        self.set_error("")
        self.set_reading("")

    def _parts(self, label: Text) -> list[Part]:
        grows = self.editor.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
        line: Part = self.editor if grows else row(self.editor, self._reading, None, space="m")
        hint: list[Part] = [Text(self._hint, "small", wrap=True)] if self._hint else []
        # A field over the full width has its reading below it.
        return [label, *hint, self._error_row, line, *([self._reading] if grows else [])]

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
        self._reading.setVisible(bool(text or self._reading.longest))
