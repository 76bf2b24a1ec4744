"""The dialog in which somebody chooses a passphrase; it stays open until the office accepts it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.ui.passphrase import PassphraseForm
from bbzdesk.ui.widgets.dialogs import Dialog


class PassphraseDialog(Dialog):
    """`answered` carries what was typed; `refuse` says why not, `accept` ends it."""

    answered = Signal(object)

    def __init__(self, parent: QWidget, title: str, sentence: str, form: PassphraseForm, *, verb: str) -> None:
        self._form, self._touched = form, False
        super().__init__(parent, title, sentence, form, verb=verb, stays=True, dirty=lambda: self._touched)
        form.edited.connect(self._touch)

    def confirm(self) -> None:
        """Give it out once both passphrases are the same."""
        if (typed := self._form.typed()) is not None:
            self.waiting = True
            self.answered.emit(typed)

    def refuse(self, fault: GebruikersFout) -> None:
        """Say beside the field why not."""
        self.waiting = False
        self._form.refuse(fault)

    def _touch(self) -> None:
        self._touched = True
