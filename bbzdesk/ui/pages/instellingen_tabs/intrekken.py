"""Taking away a colleague's access: the dialog that says what it means and asks for it twice."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.services.intrekken import Collega
from bbzdesk.ui import theme
from bbzdesk.ui.forms.sight import bring_into_sight
from bbzdesk.ui.passphrase import CHARS, line_of, secret_field
from bbzdesk.ui.widgets.dialogs import Dialog
from bbzdesk.ui.widgets.fields import Field, LineEdit, SelectBox
from bbzdesk.ui.widgets.layouts import Part
from bbzdesk.ui.widgets.messages import ErrorSummary, MessageBar
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.text import Text

_WHO, _NAME, _WORD = "wie", "bevestiging", "wachtwoord"
_BUSY = "De gegevens krijgen een nieuw slot. Dit duurt meestal minder dan een minuut; laat BbzDesk open staan."


class RevokeDialog(Dialog):
    """`answered` carries the name, the name as typed and your own passphrase; `refuse` says why not."""

    answered = Signal(str, str, str)

    def __init__(self, parent: QWidget, colleagues: Sequence[Collega]) -> None:
        self._colleagues = colleagues
        self._who = _Names(*(colleague.naam for colleague in colleagues))
        self._fields = {
            _WHO: Field("Van wie", self._who),
            _NAME: Field("Typ de naam over om dit te doen", LineEdit(CHARS)),
            _WORD: secret_field("Uw eigen wachtwoord"),
        }
        self._faults, self._meaning, self._state = ErrorSummary(), Slot(), Slot()
        super().__init__(
            parent, "Toegang intrekken", "", *self._parts(), verb="Toegang intrekken", danger=True, stays=True
        )
        # The name that is typed is what protects here; Enter after it does what it says.
        self._verb.setDefault(True)
        self._who.currentIndexChanged.connect(self._show_meaning)
        self._show_meaning()

    def _parts(self) -> list[Part]:
        who, name, word = self._fields.values()
        return [self._faults, who, self._meaning, name, word, self._state]

    @property
    def waiting(self) -> bool:
        """Whether the office is at it."""
        return self._waiting

    @waiting.setter
    def waiting(self, waits: bool) -> None:
        """Say so as long as it lasts, also when it ends in a bug of ours."""
        self._waiting = waits
        self._say(*([MessageBar("info", _BUSY)] if waits else []))

    def confirm(self) -> None:
        """Give out what was typed; the office judges it."""
        self._say_faults([])
        self.waiting = True
        name, word = (line_of(self._fields[key]).text() for key in (_NAME, _WORD))
        self.answered.emit(self._who.currentText(), name, word)

    def refuse(self, fault: GebruikersFout) -> None:
        """Say why not: beside the field, or below them all; nothing has changed."""
        self.waiting = False
        if isinstance(fault, InvoerFout | InvoerFouten):
            self._say_faults(fault.fouten if isinstance(fault, InvoerFouten) else [fault])
        else:
            self._say(MessageBar("letop", " ".join(str(fault).split("\n"))))

    def _say(self, *bar: MessageBar) -> None:
        """Below the fields; in sight, also where large letters make the dialog scroll."""
        self._state.fill(*bar)
        if bar:
            QTimer.singleShot(0, self._state, lambda: bring_into_sight(self._state))

    def _say_faults(self, faults: Sequence[InvoerFout]) -> None:
        said = {fault.veld: str(fault) for fault in faults}
        for key, field in self._fields.items():
            field.set_error(said.get(key, ""))
        self._faults.show_errors([(said[key], field.editor) for key, field in self._fields.items() if key in said])
        if said:
            QTimer.singleShot(0, self._faults, lambda: bring_into_sight(self._faults))

    def _show_meaning(self) -> None:
        """What happens, for the one who is chosen."""
        meaning = self._colleagues[self._who.currentIndex()].gevolgen
        self._meaning.fill(*(Text(f"•  {line}", wrap=True) for line in meaning), space="xs")
        self.setAccessibleDescription(" ".join(meaning))


class _Names(SelectBox):
    """A name may be longer than the dialog is wide; the sentences below have all of it."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), CHARS * theme.current().em), hint.height())
