"""A dialog that asks for a few facts and stays open until the office has taken them."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.feiten import Feit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.ui.forms.fields import FactField
from bbzdesk.ui.forms.reading import as_typed
from bbzdesk.ui.widgets.dialogs import Dialog
from bbzdesk.ui.widgets.reader import announce
from bbzdesk.ui.widgets.text import Text


class FactsDialog(Dialog):
    """`given` brings what was typed, by the name of the fact; `accept` closes when it was taken."""

    given = Signal(dict)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        facts: Sequence[Feit],
        vandaag: date,
        *,
        verb: str,
        start: Mapping[str, object] | None = None,
    ) -> None:
        self.fields = {feit.naam: FactField(feit, vandaag) for feit in facts}
        self._edited = False
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
        self._other = Text("", "strong", tone="achterstand", wrap=True)
        self._other.hide()
        super().__init__(
            parent, title, sentence, *self.fields.values(), self._other, verb=verb, stays=True,
            dirty=lambda: self._edited,
        )  # fmt: skip
        for name, value in (start or {}).items():
            self.fields[name].set_text(as_typed(self.fields[name].feit, value))
        self.agreed.connect(self._give)
        self.open()

    def refuse(self, fault: GebruikersFout) -> None:
        """Show each sentence beside its field; the first one comes in hand."""
        self.waiting = False
        single = fault.fouten if isinstance(fault, InvoerFouten) else (fault,)
        for field in self.fields.values():
            field.give_fault("")
        self._other.hide()
        for one in reversed(single):
            named = self.fields.get(one.veld) if isinstance(one, InvoerFout) else None
            if named is None:
                self._other.setText(str(one))
                self._other.show()
            else:
                named.give_fault(str(one))
                named.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, str(single[0]), urgent=True)

    def _give(self) -> None:
        self.waiting = True
        self.given.emit({name: field.text() for name, field in self.fields.items()})

    def _on_edited(self) -> None:
        self._edited = True
