"""The dialogs that add a dated value or a day equated with a holiday; each says first what will change and from when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from bbzdesk.domain.datum import met_dag
from bbzdesk.domain.feiten import Feit, Soort
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.domain.uitwisseling import GemeenteWaarde
from bbzdesk.services import bedragen, kladden
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import Draft
from bbzdesk.ui.forms.drafted import DraftedDialog
from bbzdesk.ui.forms.fields import FactField, FieldFlow
from bbzdesk.ui.widgets.fields import Field, LineEdit, SelectBox
from bbzdesk.ui.widgets.layouts import Part, holder
from bbzdesk.ui.widgets.messages import ErrorSummary
from bbzdesk.ui.widgets.panels import Panel
from bbzdesk.ui.widgets.reader import announce
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Gedaan

_NAME_CHARS = 28
_ADD = "Zoek de naam op en vul in wat in de bron staat. Oude berekeningen en besluiten veranderen niet."
_FREE = (
    "Soms stelt een koninklijk besluit een dag gelijk met een feestdag. Een termijn die op zo'n dag eindigt, loopt door "
    "tot de eerste werkdag daarna."
)
_SOURCE = "Bijvoorbeeld de Staatscourant met jaar en nummer."


class SearchBox(SelectBox):
    """A long choice in which letters of anywhere in the words find it."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(_NAME_CHARS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, words in choices:
            self.addItem(words, value)
        if (found := self.completer()) is not None:
            found.setFilterMode(Qt.MatchFlag.MatchContains)
            found.setCompletionMode(found.CompletionMode.PopupCompletion)
            found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCurrentIndex(-1)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText("Typ een deel van de naam")

    @property
    def value(self) -> str:
        """The value of the words that stand there, or nothing."""
        at = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(at)) if at >= 0 else ""

    def choose(self, value: str) -> None:
        """Show the choice with this value."""
        self.setCurrentIndex(self.findData(value))


class _ValueDialog(DraftedDialog):
    """What both share: the faults beside their fields, the sentence after it, and what is kept half typed (`key`)."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        title: str,
        sentence: str,
        fields: Mapping[str, Field],
        *parts: Part,
        key: str,
    ) -> None:
        self.desk, self._fields, self._key = desk, dict(fields), key
        self._summary = ErrorSummary()
        super().__init__(parent, title, sentence, self._summary, *parts, verb="Toevoegen")
        self.keep_as(desk, key)

    def add(self, what: "Callable[[], Gedaan[GemeenteWaarde]]") -> None:
        """Do it, and say from when it counts; the office says what is not right."""
        self.waiting = True
        kantoor, key = self.desk.kantoor, self._key
        self.hold_draft()
        turn = kladden.beurt(kantoor)
        self.desk.act(
            lambda: kladden.voltooi(kantoor, key, turn, what),
            self._finish,
            owner=self,
            refused=self.show_fault,
            undo=False,
        )

    def show_fault(self, fault: GebruikersFout) -> None:
        """Say it beside its field, the first of which comes in hand; above them stands what has no field here."""
        self.waiting = False
        self.go_on_keeping()
        for known in self._fields.values():
            known.set_error("")
        single = fault.fouten if isinstance(fault, InvoerFouten) else (fault,)
        above: list[tuple[str, QWidget]] = []
        for one in reversed(single):
            field = self._fields.get(one.veld) if isinstance(one, InvoerFout) else None
            if field is None:
                above.insert(0, (str(one), self._summary))
            else:
                field.set_error(str(one))
                field.editor.setFocus()
        self._summary.show_errors(above)
        if not above:
            announce(self, str(single[0]), urgent=True)

    def _finish(self, value: GemeenteWaarde) -> None:
        self.accept()
        self.desk.say(bedragen.bewaard(value))


class AmountDialog(_ValueDialog):
    """Name, value, period and source of one amount."""

    def __init__(self, parent: QWidget, desk: Desk, names: Sequence[tuple[str, str]], name: str = "") -> None:
        today = desk.kantoor.vandaag
        self._name = SearchBox(names)
        self._value, self._source = LineEdit(18), LineEdit()
        self._begin = FactField(Feit("vanaf", "Geldt vanaf", Soort.DATUM), today)
        self._end = FactField(
            Feit("tot_en_met", "Tot en met", Soort.DATUM), today, hint="Leeg als de waarde niet elk jaar verandert."
        )
        self._preview = Text("", "strong", wrap=True)
        fields: dict[str, Field] = {
            "naam": Field("Welk bedrag of percentage", self._name),
            "waarde": Field("Nieuwe waarde", self._value, "Zoals in de bron, bijvoorbeeld 1.371,91 of 4,85."),
            "vanaf": self._begin,
            "tot_en_met": self._end,
            "bron": Field("Bron", self._source, _SOURCE),
        }
        dates = holder(FieldFlow(self._begin, self._end))
        super().__init__(
            parent, desk, "Bedrag toevoegen", _ADD, fields,
            fields["naam"], fields["waarde"], dates, fields["bron"], self._preview, key=f"bedrag:{name}",
        )  # fmt: skip
        if name:
            self._name.choose(name)
        self._name.editTextChanged.connect(self._edited)
        for line in (self._value, self._source):
            line.textEdited.connect(self._edited)
        for field in (self._begin, self._end):
            field.edited.connect(self._edited)

    def confirm(self) -> None:
        """Add it."""
        kantoor, typed = self.desk.kantoor, self.texts()
        self.add(lambda: bedragen.voeg_toe(kantoor, typed))

    def put_back(self, texts: Draft) -> None:
        """Write what was typed before."""
        self._name.choose(texts.get("naam", ""))
        self._value.setText(texts.get("waarde", ""))
        self._begin.set_text(texts.get("vanaf", ""))
        self._end.set_text(texts.get("tot_en_met", ""))
        self._source.setText(texts.get("bron", ""))
        self._show_change()

    def texts(self) -> Draft:
        """What stands there; of the name only one that is known."""
        return {
            "naam": self._name.value,
            "waarde": self._value.text(),
            "vanaf": self._begin.text(),
            "tot_en_met": self._end.text(),
            "bron": self._source.text(),
        }

    def _edited(self) -> None:
        self.touch()
        self._show_change()

    def _show_change(self) -> None:
        """Say while typing what would change."""
        kantoor, typed = self.desk.kantoor, self.texts()
        self.desk.read(lambda: bedragen.voorbeeld(kantoor, typed), self._preview.setText, owner=self)


class FreeDayDialog(_ValueDialog):
    """The day and its decree; with the days that are there already."""

    def __init__(self, parent: QWidget, desk: Desk, known: Sequence[tuple[date, str]]) -> None:
        self._day = FactField(Feit("dag", "Vrije dag", Soort.DATUM), desk.kantoor.vandaag)
        self._source = LineEdit()
        source = Field("Bron", self._source, "Bijvoorbeeld het Staatsblad met jaar en nummer.")
        there: list[Part] = []
        if known:
            there = [Panel("Al ingevoerd", FactRows([(met_dag(day), words) for day, words in known]))]
        fields: dict[str, Field] = {"dag": self._day, "bron": source}
        super().__init__(parent, desk, "Vrije dag toevoegen", _FREE, fields, self._day, source, *there, key="vrijedag")
        self._day.edited.connect(self.touch)
        self._source.textEdited.connect(self.touch)

    def texts(self) -> Draft:
        """What stands there."""
        return {"dag": self._day.text(), "bron": self._source.text()}

    def put_back(self, texts: Draft) -> None:
        """Write what was typed before."""
        self._day.set_text(texts.get("dag", ""))
        self._source.setText(texts.get("bron", ""))

    def confirm(self) -> None:
        """Add it."""
        kantoor, day, source = self.desk.kantoor, self._day.text(), self._source.text()
        self.add(lambda: bedragen.voeg_vrije_dag_toe(kantoor, day, source))
