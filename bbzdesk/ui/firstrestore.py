"""Putting a backup back: which one, its passphrase, the last decision that is on paper, and where the data come."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout
from bbzdesk.services import plaatskeuze
from bbzdesk.services.plaatskeuze import Oordeel
from bbzdesk.services.toegang import Deur
from bbzdesk.ui.files import choose_folder
from bbzdesk.ui.firstplace import CHOOSE
from bbzdesk.ui.passphrase import line_of, secret_field
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit, SelectBox
from bbzdesk.ui.widgets.layouts import column, flow, holder
from bbzdesk.ui.widgets.messages import ErrorSummary
from bbzdesk.ui.widgets.text import Text, breakable
from bbzdesk.ui.work import Job, Work

if TYPE_CHECKING:
    from bbzdesk.services.terugzetten import Gevonden

_WORDS = (
    "Kies de map met uw back-ups, bijvoorbeeld op een netwerkmap of een losse schijf. De back-up zelf verandert niet."
)
_NOT_CHOSEN = "Kies eerst de map met uw back-ups."
_CODE = "Of de herstelcode"
_CODE_HINT = "Alleen als u het wachtwoord niet meer weet. Vul dan hierboven niets in."
_LAST = "Nummer van het laatste besluit op papier (niet verplicht)"
_THERE = (
    "In deze map staan al gegevens van BbzDesk. Kies een nieuwe of een lege map; die gegevens blijven zoals ze zijn."
)
_LAST_HINT = "Zoals B-2026-0007. Zo krijgt geen nieuw besluit een nummer dat al op papier staat."


Put = Callable[[Deur, Path, str, str, str], Any]
"""Puts a backup back through a door: the backup, the passphrase, the recovery code, the last decision on paper."""


def put_back_and_open(deur: Deur, backup: Path, word: str, code: str, last: str) -> Any:
    """As the first store of this computer: the Kantoor, and the decisions that are on paper but not in the backup."""
    return deur.zet_terug(backup, word, last, code=code)


class Restore(QWidget):
    """Asks and does it. `restored` carries what came of it; `placed` the door, when another folder was chosen."""

    restored = Signal(object)
    placed = Signal(object)
    typed = Signal()  # the number on paper; what is secret is not told

    def __init__(self, deur: Deur, work: Work, put: Put = put_back_and_open, *, choose: bool = True) -> None:
        """`choose`: the data may come in another folder than that of the door."""
        super().__init__()
        self._deur, self._work, self._put = deur, work, put
        self._found: Sequence[Gevonden] = ()
        self._job: Job | None = None
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
        self._place = Text("", wrap=True)
        self._other = Button(CHOOSE, name=f"{CHOOSE} voor de teruggezette gegevens")
        self._other.clicked.connect(self._choose_place)
        if not choose:
            self._other.hide()  # shown by itself it would be a window of its own for a moment
        self._note = Text("", "muted", wrap=True)
        self._show_place()
        where = holder(column(self._place, flow(self._other), space="s"))
        parts = (self._folder, self._which, self._word, self._code, self._last, where, self._note)
        self.setLayout(column(Text(_WORDS, wrap=True), self._faults, flow(self.first), *parts, space="l"))
        line_of(self._last).returnPressed.connect(self.put_back)
        line_of(self._last).textEdited.connect(self.typed)

    def look_in(self, folder: Path) -> None:
        """Look for backups in a folder."""
        from bbzdesk.services import terugzetten

        self._folder.setText(breakable(str(folder)))
        klok = self._deur.klok
        self._work.start(lambda: terugzetten.zoek(folder, klok()), self._show_found, self._refuse, owner=self)

    def put_back(self) -> None:
        """Put the chosen backup back, and open it."""
        if not self._found:
            self._refuse(InvoerFout("map", _NOT_CHOSEN))
            return
        if self._job is not None and not self._job.ended:
            return  # pressed twice
        self._refuse(None)
        put, deur, chosen = self._put, self._deur, self._found[self._choices.currentIndex()].pad
        word, code, last = self._typed()
        self._note.setText("De back-up wordt teruggezet en gecontroleerd. Dit kan enkele minuten duren…")
        self._job = self._work.start(
            lambda: put(deur, chosen, word, code, last), self.restored.emit, self._refuse, owner=self
        )

    def put_in(self, folder: Path) -> None:
        """Let the data come in another folder, when that is good for it."""
        deur = self._deur.naar(folder)
        self._work.start(
            lambda: plaatskeuze.beoordeel(deur), lambda verdict: self._judged(deur, verdict), self._refuse, owner=self
        )

    def _judged(self, deur: Deur, verdict: Oordeel) -> None:
        if objection := verdict.bezwaar or (_THERE if verdict.bestaat else ""):
            self._refuse(InvoerFout("plaats", objection))
            return
        self._refuse(None)
        self._deur = deur
        self._show_place()
        self.placed.emit(deur)

    def _show_place(self) -> None:
        self._place.setText(f"De teruggezette gegevens komen in: {breakable(str(self._deur.map))}")
        self._place.setAccessibleName(f"De teruggezette gegevens komen in: {self._deur.map}")

    def _choose_place(self) -> None:
        choose_folder(self, "Kies een map voor de teruggezette gegevens", self.put_in)

    def _typed(self) -> tuple[str, str, str]:
        code, last = line_of(self._code).text().strip(), line_of(self._last).text().strip().upper()
        word = line_of(self._word).text()
        return word, "" if word else code, last

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

    @property
    def last(self) -> str:
        """The number of the last decision on paper, as typed."""
        return line_of(self._last).text()

    def set_last(self, number: str) -> None:
        """Write that number in its field."""
        line_of(self._last).setText(number)

    def forget(self) -> None:
        """Let go of the passphrase and the code: somebody goes away from here."""
        for field in (self._word, self._code):
            line_of(field).clear()

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
        if name in ("map", "plaats"):
            self._faults.show_errors([(sentence, self.first if name == "map" else self._other)])
            return
        field = self._last if name == "laatste_besluit" else self._code if by_code else self._word
        field.set_error(sentence)
        self._faults.show_errors([(sentence, field.editor)])
