"""A dialog that asks a few facts and stays open until the office accepts them."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.feiten import lees_feit, vraag_om
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.services import kladden
from bbzdesk.services.vragen import Vraag
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import Draft
from bbzdesk.ui.forms.drafted import DraftedDialog
from bbzdesk.ui.forms.fields import FactField, FieldFlow
from bbzdesk.ui.forms.reading import as_typed
from bbzdesk.ui.widgets.layouts import Part, holder
from bbzdesk.ui.widgets.messages import ErrorSummary
from bbzdesk.ui.widgets.reader import announce

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Gedaan


class FactDialog(DraftedDialog):
    """Fields with their checks. `answered` gives the values that were read; `show_fault` says why not, `accept` ends it.

    `edited` comes when what stands there is another, also when a draft was put back.
    """

    answered = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget, vraag: Vraag, today: date, *parts: Part) -> None:
        self.fields = {feit.naam: FactField(feit, today) for feit in vraag.feiten}
        self._today = today
        self.summary = ErrorSummary()
        body: list[Part] = [self.summary, holder(FieldFlow(*self.fields.values())), *parts]
        super().__init__(parent, vraag.titel, vraag.zin, *body, verb=vraag.werkwoord)
        if vraag.vandaag:
            self.fill(vraag.vandaag, today)
        for field in self.fields.values():
            field.edited.connect(self._on_edited)

    def fill(self, name: str, value: object) -> None:
        """Write a value in a field, as people type it."""
        field = self.fields[name]
        field.set_text(as_typed(field.feit, value))

    def values(self) -> dict[str, Any]:
        """What stands there, read; a field that is empty or cannot be read is None."""
        return {name: self._read(field) for name, field in self.fields.items()}

    def texts(self) -> Draft:
        """What stands there, as it was typed."""
        return {name: field.text() for name, field in self.fields.items()}

    def put_back(self, texts: Draft) -> None:
        """Write what was typed before."""
        for name, field in self.fields.items():
            field.set_text(texts.get(name, ""))
        self.edited.emit()

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
        """Say it beside its field, the first of which comes in hand; what has no field here stands above them."""
        self.waiting = False
        self.go_on_keeping()
        single = fault.fouten if isinstance(fault, InvoerFouten) else (fault,)
        for field in self.fields.values():
            field.give_fault("")
        above: list[tuple[str, QWidget]] = []
        for one in reversed(single):
            named = self.fields.get(one.veld) if isinstance(one, InvoerFout) else None
            if named is None:
                above.insert(0, (str(one), self.summary))
            else:
                named.give_fault(str(one))
                named.editor.setFocus()
        self.summary.show_errors(above)
        if not above:
            announce(self, str(single[0]), urgent=True)

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
        return InvoerFout(field.feit.naam, vraag_om(field.feit))

    def _on_edited(self) -> None:
        self.touch()
        self.edited.emit()


def ask_and_do(
    page: QWidget, desk: Desk, vraag: Vraag, act: "Callable[..., Gedaan[Any]]", *parts: Part, draft: str
) -> FactDialog:
    """Ask, do the act with the answers as its arguments, and say that it is done; refused it stays open.

    Under the key `draft`, which names the record, half an answer is kept.
    """
    kantoor = desk.kantoor
    dialog = FactDialog(page, vraag, kantoor.vandaag, *parts)

    def do(values: dict[str, Any]) -> None:
        dialog.hold_draft()
        turn = kladden.beurt(kantoor)
        desk.act(
            lambda: kladden.voltooi(kantoor, draft, turn, lambda: act(**values)),
            lambda _: dialog.accept(),
            owner=page,
            refused=dialog.show_fault,
            say=vraag.gedaan,
            undo=vraag.terug,
        )

    dialog.answered.connect(do)
    dialog.keep_as(desk, draft)
    dialog.open()
    return dialog
