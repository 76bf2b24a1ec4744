"""Choosing a passphrase: twice the same, with the name or the old one where that is asked; sentences beside the field."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit
from bbzdesk.ui.widgets.layouts import column, flow
from bbzdesk.ui.widgets.messages import ErrorSummary

CHARS = 34
HINT = "Minstens 8 tekens, en liever meer. Een zin van vier of vijf gewone woorden is goed te onthouden."
_DIFFERENT = "De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw."
_NAME, _OLD, _NEW, _AGAIN = "naam", "oud", "wachtwoord", "nog_een_keer"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed; `name` and `old` are empty where they are not asked."""

    name: str
    old: str
    new: str


class PassphraseForm(QWidget):
    """The fields. `entered` comes with Enter in the last one; `typed` gives what was typed once both are the same."""

    entered = Signal()
    edited = Signal()

    def __init__(self, *, name: str = "", old: bool = False, new: str = "Wachtwoord") -> None:
        """`name` is the caption of the field for a name, where one is asked."""
        super().__init__()
        self._fields: dict[str, Field] = {}
        if name:
            self._fields[_NAME] = Field(name, LineEdit(CHARS), "Zoals de naam onder brieven staat.")
        if old:
            self._fields[_OLD] = secret_field("Uw wachtwoord van nu")
        self._fields[_NEW] = secret_field(new, HINT)
        self._fields[_AGAIN] = secret_field(f"{new} nog een keer")
        self._faults = ErrorSummary()
        self._show = Button("Toon wat ik typ", "quiet", flush=True)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._show_letters)
        self.setLayout(column(self._faults, *self._fields.values(), flow(self._show), space="l"))
        for field in self._fields.values():
            line_of(field).textEdited.connect(self.edited)
        fields = list(self._fields.values())
        for field, following in pairwise(fields):
            line_of(field).returnPressed.connect(following.editor.setFocus)
        line_of(self._fields[_AGAIN]).returnPressed.connect(self.entered)

    def typed(self) -> Typed | None:
        """What was typed; when the two passphrases differ that is said, and there is nothing."""
        texts = {key: line_of(field).text() for key, field in self._fields.items()}
        if texts[_NEW] != texts[_AGAIN]:
            self.refuse(InvoerFout(_AGAIN, _DIFFERENT))
            return None
        self.refuse(None)
        return Typed(texts.get(_NAME, ""), texts.get(_OLD, ""), texts[_NEW])

    def refuse(self, fault: GebruikersFout | None) -> None:
        """Say beside the field why not; what is about no field concerns the passphrase that has to be known."""
        for field in self._fields.values():
            field.set_error("")
        faults = fault.fouten if isinstance(fault, InvoerFouten) else [fault] if fault else []
        shown: list[tuple[str, QWidget]] = []
        for one in faults:
            place = one.veld if isinstance(one, InvoerFout) else _OLD
            field = self._fields.get(place, self._fields[_NEW])
            field.set_error(str(one))
            shown.append((str(one), field.editor))
        self._faults.show_errors(shown)

    def begin(self) -> None:
        """Put the first field in hand."""
        next(iter(self._fields.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_letters(self, on: bool) -> None:
        for key, field in self._fields.items():
            if key != _NAME:
                line_of(field).setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self._show.setText("Verberg wat ik typ" if on else "Toon wat ik typ")
        self._show.setAccessibleName(self._show.text())


def secret_field(caption: str, hint: str = "") -> Field:
    """A field of which the letters are hidden, and of which a keyboard on the screen remembers nothing."""
    editor = LineEdit(CHARS)
    editor.setEchoMode(QLineEdit.EchoMode.Password)
    editor.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText)
    return Field(caption, editor, hint)


def line_of(field: Field) -> LineEdit:
    """The editor of a field of one line."""
    assert isinstance(field.editor, LineEdit)
    return field.editor
