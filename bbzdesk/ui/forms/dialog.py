"""A dialog that asks a few facts and stays open until the office accepts them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.feiten import Feit, lees_feit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.ui.forms.fields import FactField, FieldFlow
from bbzdesk.ui.widgets.dialogs import Dialog
from bbzdesk.ui.widgets.layouts import Part, holder
from bbzdesk.ui.widgets.messages import ErrorSummary


class FactDialog(Dialog):
    """Fields with their checks. `answered` gives the values that were read; `show_fault` says why not, `accept` ends it."""

    answered = Signal(object)
    edited = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        facts: Sequence[Feit],
        today: date,
        *parts: Part,
        verb: str,
        values: Mapping[str, str] | None = None,
    ) -> None:
        self.fields = {feit.naam: FactField(feit, today) for feit in facts}
        self._today, self._touched = today, False
        for name, text in (values or {}).items():
            self.fields[name].set_text(text)
        self._summary = ErrorSummary()
        body: list[Part] = [self._summary, holder(FieldFlow(*self.fields.values())), *parts]
        super().__init__(parent, title, sentence, *body, verb=verb, stays=True, dirty=lambda: self._touched)
        for field in self.fields.values():
            field.edited.connect(self._on_edited)

    def values(self) -> dict[str, Any]:
        """What stands there, read; a field that is empty or cannot be read is None."""
        return {name: self._read(field) for name, field in self.fields.items()}

    def confirm(self) -> None:
        """Give the values out, or say beside the fields what is still asked; a second press is the same press."""
        if self.waiting:
            return
        faults = [fault for field in self.fields.values() if (fault := self._fault(field)) is not None]
        if faults:
            self.show_fault(InvoerFouten(faults))
        else:
            self.waiting = True
            self.answered.emit(self.values())

    def show_fault(self, fault: GebruikersFout) -> None:
        """Say it beside its field; what has no field here stands above them."""
        self.waiting = False
        single = fault.fouten if isinstance(fault, InvoerFouten) else (fault,)
        above: list[tuple[str, QWidget]] = []
        for one in single:
            field = self.fields.get(one.veld) if isinstance(one, InvoerFout) else None
            if field is not None:
                field.give_fault(str(one))
                field.editor.setFocus()
            else:
                above.append((str(one), self._summary))
        self._summary.show_errors(above)

    def _read(self, field: FactField) -> Any:
        try:
            return lees_feit(field.feit, field.text(), self._today)
        except InvoerFout:
            return None

    def _fault(self, field: FactField) -> InvoerFout | None:
        try:
            if lees_feit(field.feit, field.text(), self._today) is not None:
                return None
        except InvoerFout as fault:
            return fault
        return InvoerFout(field.feit.naam, f"{field.feit.etiket} ontbreekt. Vul dit in.")

    def _on_edited(self) -> None:
        self._touched = True
        self.edited.emit()
