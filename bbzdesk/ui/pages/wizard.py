"""What the step-by-step pages share: the head with its steps, one step at a time, and a form of loose facts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bbzdesk.domain.feiten import Feit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.services.doel import Doel
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.fields import FactField
from bbzdesk.ui.forms.sight import bring_into_sight
from bbzdesk.ui.pages.formpage import EnterPage
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit
from bbzdesk.ui.widgets.layouts import Part, column
from bbzdesk.ui.widgets.messages import ErrorSummary
from bbzdesk.ui.widgets.panels import Heading
from bbzdesk.ui.widgets.stepper import Stepper

_PASSWORD_CHARS = 32


class WizardPage(EnterPage):
    """One step at a time; a step that was done is a button back to it. A change elsewhere never rebuilds a step."""

    steps: ClassVar[tuple[str, ...]] = ()

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self.step = 0
        self.primary: Button | None = None
        self._begun = False

    def refresh(self) -> None:
        """Read anew only while nothing was begun."""
        if not self._begun:
            super().refresh()

    def show_step(self, number: int) -> None:
        """Show a step; the subclass fills it."""

    def put(
        self, step: int, heading: Heading, *parts: Part, bar: ActionBar | None = None, focus: QWidget | None = None
    ) -> None:
        """Show one step, with its head and its buttons."""
        self.step, self._begun = step, True
        head = Stepper(self.steps, step)
        head.asked.connect(self.show_step)
        self.show_parts(heading, head, *parts, bar=bar)
        if focus is not None and self.isVisible():
            focus.setFocus()

    def back_button(self) -> Button:
        """To the step before this one."""
        back = Button("Terug", icon="terug")
        step = self.step
        back.clicked.connect(lambda: self.show_step(step - 1))
        return back

    def command(self, name: str) -> bool:
        """*Stap klaar of bevestigen* presses the primary button."""
        if name == "bevestigen" and self.primary is not None:
            self.primary.click()
            return True
        return super().command(name)


class LooseForm(QWidget):
    """Fields that are in no catalogue, by the name under which the office speaks of them; above them what is not right.

    A field is a fact that is read while it is typed, or any other field (a password).
    """

    edited = Signal()

    def __init__(
        self, fields: Mapping[str, FactField | Field], *above: QWidget, elsewhere: Mapping[str, QWidget] | None = None
    ) -> None:
        super().__init__()
        self.fields = dict(fields)
        self._elsewhere = dict(elsewhere or {})
        self._faults: dict[str, str] = {}
        self.summary = ErrorSummary()
        self.setLayout(column(self.summary, *above, *self.fields.values(), space="l"))
        for name, field in self.fields.items():
            editor = field.editor
            if isinstance(editor, QLineEdit):
                editor.textEdited.connect(lambda _, name=name: self._on_edited(name))

    def values(self) -> dict[str, str]:
        """What stands in the fields, as it was typed."""
        return {name: field.editor.text() for name, field in self.fields.items() if isinstance(field.editor, QLineEdit)}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Fill fields in; names of another form are passed."""
        for name, text in values.items():
            field = self.fields.get(name)
            if isinstance(field, FactField):
                field.set_text(text)
            elif field is not None and isinstance(field.editor, QLineEdit):
                field.editor.setText(text)

    def show_faults(self, fault: GebruikersFout | None) -> None:
        """Say each sentence beside its field and all of them above; what has no field here stands above only."""
        single = {one.veld if isinstance(one, InvoerFout) else "": str(one) for one in _single(fault)}
        self._faults = single
        self._show(take_focus=True)
        if single:
            bring_into_sight(self.summary)

    def clear_fault(self, *names: str) -> None:
        """What was asked here has been answered."""
        left = {name: sentence for name, sentence in self._faults.items() if name not in names}
        if left != self._faults:
            self._faults = left
            self._show(take_focus=False)

    def _show(self, *, take_focus: bool) -> None:
        for name, field in self.fields.items():
            field.set_error(self._faults.get(name, ""))
        shown = [(sentence, self._target(name)) for name, sentence in self._faults.items()]
        self.summary.show_errors(shown, take_focus=take_focus)

    def _target(self, name: str) -> QWidget:
        field = self.fields.get(name)
        return field.editor if field is not None else self._elsewhere.get(name, self.summary)

    def _on_edited(self, name: str) -> None:
        """Who is mending a field is not told so again; *Verder* looks anew."""
        self.clear_fault(name)
        self.edited.emit()


def _single(fault: GebruikersFout | None) -> Sequence[GebruikersFout]:
    if fault is None:
        return ()
    return fault.fouten if isinstance(fault, InvoerFouten) else (fault,)


def fact_field(feit: Feit, today: date, hint: str = "") -> FactField:
    """A field for one loose fact."""
    return FactField(feit, today, hint=hint)


def password_field(caption: str, hint: str = "") -> Field:
    """A field of which nobody can read along."""
    editor = LineEdit(_PASSWORD_CHARS)
    editor.setEchoMode(QLineEdit.EchoMode.Password)
    return Field(caption, editor, hint)


def show_passwords(fields: Sequence[Field], *, shown: bool) -> None:
    """Let the typist see what was typed, or hide it again."""
    for field in fields:
        if isinstance(field.editor, QLineEdit):
            field.editor.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
