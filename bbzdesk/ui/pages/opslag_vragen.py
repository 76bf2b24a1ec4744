"""What *Opslag en back-up* asks before somebody goes on in data that were set aside."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import naast
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import Draft
from bbzdesk.ui.forms.drafted import DraftedDialog
from bbzdesk.ui.passphrase import line_of
from bbzdesk.ui.widgets.fields import Field, LineEdit

_TITLE = "Voortaan met deze gegevens werken?"
_WORDS = (
    "Wat in de andere map is gedaan, staat hier niet in. Kijk op het laatste besluit dat u op papier hebt: nieuwe besluiten "
    "krijgen hier een later nummer. De gegevens in de andere map blijven zoals ze zijn."
)
_LAST = "Nummer van het laatste besluit op papier"
_NUMBER = "laatste"
_LAST_HINT = "Zoals B-2026-0007. Is er nog geen besluit, typ dan: geen."


class UseDialog(DraftedDialog):
    """Asks for the last number on paper; `used` carries the sentence about it."""

    used = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._last = Field(_LAST, LineEdit(18), _LAST_HINT)
        super().__init__(parent, _TITLE, _WORDS, self._last, verb="Werk met deze gegevens")
        line_of(self._last).textEdited.connect(self.touch)
        self.agreed.connect(self._use)
        self.keep_as(desk, "opslag:gebruik")

    def texts(self) -> Draft:
        """The number."""
        return {_NUMBER: line_of(self._last).text()}

    def put_back(self, texts: Draft) -> None:
        """Write the kept number in its field."""
        line_of(self._last).setText(texts.get(_NUMBER, ""))

    def _use(self) -> None:
        kantoor, places = self._desk.kantoor, self._desk.places
        last, remember = line_of(self._last).text().strip().upper(), None if places is None else places.onthoud
        self.waiting = True
        self._desk.read(
            lambda: naast.neem_in_gebruik(kantoor, last, remember), self._done, owner=self, refused=self._refused
        )

    def _done(self, sentence: str) -> None:
        self.waiting = False
        self.accept()
        self.used.emit(sentence)

    def _refused(self, fault: GebruikersFout) -> None:
        self.waiting = False
        self._last.set_error(" ".join(str(fault).split("\n")))
        self._last.editor.setFocus()
