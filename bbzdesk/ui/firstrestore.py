"""Putting a backup back on the first start: which one, its passphrase, and the last decision that is on paper."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout
from bbzdesk.services.toegang import Deur
from bbzdesk.ui.files import choose_folder
from bbzdesk.ui.passphrase import line_of, secret_field
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit, SelectBox
from bbzdesk.ui.widgets.layouts import column, flow
from bbzdesk.ui.widgets.messages import ErrorSummary
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor
    from bbzdesk.services.terugzetten import Gevonden

_WORDS = (
    "Kies de map met uw back-ups, bijvoorbeeld op een netwerkmap of een losse schijf. De back-up zelf verandert niet."
)
_NOT_CHOSEN = "Kies eerst de map met uw back-ups."
_CODE = "Of de herstelcode"
_CODE_HINT = "Alleen als u het wachtwoord niet meer weet. Vul dan hierboven niets in."
_LAST = "Nummer van het laatste besluit op papier (niet verplicht)"
_LAST_HINT = "Zoals B-2026-0007. Zo krijgt geen nieuw besluit een nummer dat al op papier staat."


class Restore(QWidget):
    """Asks and does it. `opened` carries the Kantoor and the decisions that are on paper but not in the backup."""

    opened = Signal(object, object)

    def __init__(self, deur: Deur, work: Work) -> None:
        super().__init__()
        self._deur, self._work = deur, work
        self._found: Sequence[Gevonden] = ()
        self._faults = ErrorSummary()
        self.first = Button("Kies de map van de back-ups…")
        self.first.clicked.connect(self._choose)
        self._folder = Text("", "muted", wrap=True)
        self._choices = SelectBox()
        self._which = Field("Back-up van", self._choices)
        self._which.hide()
        self._word = secret_field("Wachtwoord", "Het wachtwoord dat u had toen de back-up werd gemaakt.")
        self._code = Field(_CODE, LineEdit(48), _CODE_HINT)
        self._last = Field(_LAST, LineEdit(18), _LAST_HINT)
        self._note = Text("", "muted", wrap=True)
        parts = (self._folder, self._which, self._word, self._code, self._last, self._note)
        self.setLayout(column(Text(_WORDS, wrap=True), self._faults, flow(self.first), *parts, space="l"))
        line_of(self._last).returnPressed.connect(self.put_back)

    def look_in(self, folder: Path) -> None:
        """Look for backups in a folder."""
        from bbzdesk.services import terugzetten

        self._folder.setText(str(folder))
        klok = self._deur.klok
        self._work.start(lambda: terugzetten.zoek(folder, klok()), self._show_found, self._refuse, owner=self)

    def put_back(self) -> None:
        """Put the chosen backup back, and open it."""
        if not self._found:
            self._refuse(InvoerFout("map", _NOT_CHOSEN))
            return
        if self._work.busy:
            return
        self._refuse(None)
        chosen = self._found[self._choices.currentIndex()].pad
        word, code, last = self._typed()
        self._note.setText("De back-up wordt teruggezet en gecontroleerd. Dit kan enkele minuten duren…")
        self._work.start(
            lambda: self._deur.zet_terug(chosen, word, last, code=code), self._done, self._refuse, owner=self
        )

    def _typed(self) -> tuple[str, str, str]:
        code, last = line_of(self._code).text().strip(), line_of(self._last).text().strip().upper()
        word = line_of(self._word).text()
        return word, "" if word else code, last

    def _done(self, outcome: "tuple[Kantoor, tuple[str, ...]]") -> None:
        self.opened.emit(*outcome)

    def _choose(self) -> None:
        choose_folder(self, "Kies de map van de back-ups", self.look_in)

    def _show_found(self, found: "Sequence[Gevonden]") -> None:
        self._refuse(None)
        self._found = found
        self._choices.clear()
        self._choices.addItems([one.woorden for one in found])
        self._choices.updateGeometry()
        self._which.show()
        self._word.editor.setFocus()

    def _refuse(self, fault: GebruikersFout | None) -> None:
        """Beside the field it is about; what the store says belongs to the passphrase or to the backup as a whole."""
        self._note.setText("")
        by_code = bool(self._typed()[1])
        for field in (self._word, self._code, self._last):
            field.set_error("")
        if fault is None:
            self._faults.show_errors(())
            return
        sentence = " ".join(str(fault).split("\n"))
        name = fault.veld if isinstance(fault, InvoerFout) else ""
        if name == "map":
            self._found = ()
            self._which.hide()
            self._faults.show_errors([(sentence, self.first)])
            return
        field = self._last if name == "laatste_besluit" else self._code if by_code else self._word
        field.set_error(sentence)
        self._faults.show_errors([(sentence, field.editor)])


def missing_words(numbers: Sequence[str]) -> tuple[str, str]:
    """What to do with decisions that were made after the backup."""
    many = len(numbers) > 1
    listed = ", ".join(numbers)
    return (
        f"{'Deze besluiten staan' if many else 'Dit besluit staat'} op papier, en niet in de back-up: {listed}.",
        (
            f"Leg {'ze' if many else 'het'} opnieuw vast vanaf het papier. "
            f"{'Deze nummers worden' if many else 'Dit nummer wordt'} niet nog een keer gebruikt."
        ),
    )
