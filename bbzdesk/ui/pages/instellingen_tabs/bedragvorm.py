"""The dialogs that add a dated value or a day equated with a holiday; each says first what will change and from when."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from bbzdesk.domain.datum import met_dag
from bbzdesk.domain.feiten import Feit, Soort
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.domain.uitwisseling import GemeenteWaarde
from bbzdesk.services import bedragen
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.fields import FactField, FieldFlow
from bbzdesk.ui.widgets.dialogs import Dialog
from bbzdesk.ui.widgets.fields import Field, LineEdit, SelectBox
from bbzdesk.ui.widgets.layouts import Part, holder
from bbzdesk.ui.widgets.messages import ErrorSummary
from bbzdesk.ui.widgets.panels import Panel
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.text import Text

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


class _ValueDialog(Dialog):
    """What both share: the faults beside their fields, and the sentence after it."""

    def __init__(
        self, parent: QWidget, desk: Desk, title: str, sentence: str, fields: Mapping[str, Field], *parts: Part
    ) -> None:
        self.desk, self._fields, self._touched = desk, dict(fields), False
        self._summary = ErrorSummary()
        super().__init__(
            parent, title, sentence, self._summary, *parts, verb="Toevoegen", stays=True, dirty=lambda: self._touched
        )

    def show_fault(self, fault: GebruikersFout) -> None:
        """Say it beside its field."""
        self.waiting = False
        for known in self._fields.values():
            known.set_error("")
        single = fault.fouten if isinstance(fault, InvoerFouten) else (fault,)
        shown: list[tuple[str, QWidget]] = []
        for one in single:
            field = self._fields.get(one.veld) if isinstance(one, InvoerFout) else None
            if field is not None:
                field.set_error(str(one))
            shown.append((str(one), field.editor if field is not None else self._summary))
        self._summary.show_errors(shown)

    def finish(self, value: GemeenteWaarde) -> None:
        """It was added: say from when it counts."""
        self.accept()
        self.desk.say(bedragen.bewaard(value))

    def touch(self) -> None:
        """Something was typed."""
        self._touched = True


class AmountDialog(_ValueDialog):
    """Name, value, period and source of one amount."""

    def __init__(self, parent: QWidget, desk: Desk, names: Sequence[tuple[str, str]], name: str = "") -> None:
        today = desk.kantoor.vandaag
        self._name = SearchBox(names)
        self._value, self._source = LineEdit(18), LineEdit()
        self._begin = FactField(Feit("vanaf", "Geldt vanaf", Soort.DATUM), today)
        self._end = FactField(
            Feit("tot_en_met", "Tot en met", Soort.DATUM), today, hint="Leeg als de waarde blijft gelden."
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
            fields["naam"], fields["waarde"], dates, fields["bron"], self._preview,
        )  # fmt: skip
        if name:
            self._name.choose(name)
        self._name.editTextChanged.connect(self._edited)
        for line in (self._value, self._source):
            line.textEdited.connect(self._edited)
        for field in (self._begin, self._end):
            field.edited.connect(self._edited)

    def confirm(self) -> None:
        """Add it; the office says what is not right."""
        self.waiting = True
        kantoor, typed = self.desk.kantoor, self._typed()
        self.desk.act(
            lambda: bedragen.voeg_toe(kantoor, typed), self.finish, owner=self, refused=self.show_fault, undo=False
        )

    def _typed(self) -> dict[str, str]:
        return {
            "naam": self._name.value,
            "waarde": self._value.text(),
            "vanaf": self._begin.text(),
            "tot_en_met": self._end.text(),
            "bron": self._source.text(),
        }

    def _edited(self) -> None:
        """Say while typing what would change."""
        self.touch()
        kantoor, typed = self.desk.kantoor, self._typed()
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
        super().__init__(parent, desk, "Vrije dag toevoegen", _FREE, fields, self._day, source, *there)
        self._day.edited.connect(self.touch)
        self._source.textEdited.connect(self.touch)

    def confirm(self) -> None:
        """Add it; the office says what is not right."""
        self.waiting = True
        kantoor, day, source = self.desk.kantoor, self._day.text(), self._source.text()
        self.desk.act(
            lambda: bedragen.voeg_vrije_dag_toe(kantoor, day, source),
            self.finish,
            owner=self,
            refused=self.show_fault,
            undo=False,
        )
