"""After the door opened with the recovery sheet or a start code: who are you, and what is your new passphrase."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.ui.enter import WayIn
from bbzdesk.ui.passphrase import PassphraseForm
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, SelectBox
from bbzdesk.ui.widgets.layouts import Page, PageScroll
from bbzdesk.ui.widgets.panels import Heading, Sheet
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor

_WORDS = (
    "Uw herstelblad heeft de gegevens geopend. Kies wie u bent en bedenk een nieuw wachtwoord; daarmee opent u BbzDesk "
    "voortaan. Het herstelblad blijft geldig."
)
_BY_START_CODE = (
    "Uw startcode heeft de gegevens geopend. Bedenk nu een eigen wachtwoord; daarmee opent u BbzDesk voortaan. "
    "De startcode werkt daarna niet meer."
)


class Seat(WayIn):
    """Nobody works as nobody: the office opens once somebody sat down. `taken` carries his Kantoor."""

    taken = Signal(object)

    def __init__(self, kantoor: "Kantoor", work: Work) -> None:
        super().__init__()
        self._kantoor, self._work = kantoor, work
        self._users = SelectBox()
        self._form = PassphraseForm(new="Nieuw wachtwoord")
        go = Button("Verder", "primary")
        go.clicked.connect(self._take)
        self._form.entered.connect(self._take)
        words, who = _WORDS, Field("Wie bent u?", self._users)
        if kantoor.naam:  # a start code is of one user
            words = _BY_START_CODE
            who.hide()
        sheet = Sheet(Text(words, wrap=True), who, self._form, space="l")
        page = PageScroll(Page(Heading("Kies een nieuw wachtwoord"), sheet, None), "Nieuw wachtwoord")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page, 1)
        layout.addWidget(ActionBar(go))

    def begin(self) -> None:
        """Read who there are, unless that is known."""
        if self._kantoor.naam:
            self._form.begin()
            return
        from bbzdesk.services import gebruikers

        kantoor = self._kantoor
        self._work.start(
            lambda: tuple(user.naam for user in gebruikers.lijst(kantoor)),
            self._show_users,
            self._form.refuse,
            owner=self,
        )

    def _show_users(self, names: Sequence[str]) -> None:
        """With more than one user first the name is asked."""
        self._users.addItems(list(names))
        self._users.updateGeometry()
        if self._users.count() > 1:
            self._users.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._form.begin()

    def refuse(self, sentence: str) -> None:
        """Beside the passphrase."""
        self._form.refuse(GebruikersFout(sentence))

    def _take(self) -> None:
        from bbzdesk.services import gebruikers

        typed = self._form.typed()
        if typed is None:
            return
        kantoor, name = self._kantoor, self._kantoor.naam or self._users.currentText()
        self._work.start(
            lambda: gebruikers.neem_plaats(kantoor, name, typed.new), self.taken.emit, self._form.refuse, owner=self
        )
