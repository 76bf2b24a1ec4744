"""One question of the investigation: a field of its kind that saves itself when it is left."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from bbzdesk.domain.feiten import Feit, Soort
from bbzdesk.services.onderzoekbeeld import SCHAAL, Bekend, Vraag
from bbzdesk.ui.forms.editors import JANEE, FactEditor, FactLine, FactRadios, FactText
from bbzdesk.ui.forms.reading import read
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.fields import Field
from bbzdesk.ui.widgets.text import Text

_AMOUNT_CHARS = 14


class QuestionField(Field):
    """`answered` comes when somebody leaves a changed field, or at once when he chooses; `edited` while he types."""

    answered = Signal(str)
    edited = Signal()

    def __init__(self, vraag: Vraag) -> None:
        self.vraag = vraag
        self.fact_editor = _editor(vraag)
        self._amount = Feit(vraag.id, vraag.vraag, Soort.BEDRAG) if vraag.soort == "bedrag" else None
        longest = "= € 1.234.567,00" if self._amount else ""
        super().__init__(vraag.vraag, self.fact_editor, vraag.hulp, longest_reading=longest)
        self._saved = self._sent = ""
        self.show_saved(vraag.tekst)
        self.fact_editor.edited.connect(self._on_edited)
        self.fact_editor.left.connect(self.send)

    def text(self) -> str:
        """What stands in the field."""
        return self.fact_editor.text()

    @property
    def dirty(self) -> bool:
        """Whether something stands here that was not saved."""
        return self.text() != self._saved

    def show_saved(self, text: str) -> None:
        """Show what the office knows; what somebody is typing stays."""
        if self.dirty:
            return
        self._saved = self._sent = text
        self.fact_editor.set_text(text)
        self._show_reading()

    def restore(self, text: str) -> None:
        """Show what was half typed earlier."""
        self.fact_editor.set_text(text)
        self._show_reading()

    def confirm(self, text: str) -> None:
        """The office has taken this answer."""
        self._saved = text
        self.set_error("")

    def refuse(self, sentence: str) -> None:
        """The office did not take it; the sentence says what is expected."""
        self._sent = self._saved
        self.set_error(sentence)

    def send(self) -> None:
        """Ask to save what stands here, once."""
        text = self.text()
        if self.dirty and text != self._sent:
            self._sent = text
            self.answered.emit(text)

    def _on_edited(self) -> None:
        self._show_reading()
        self.edited.emit()
        if isinstance(self.fact_editor, FactRadios) and self.text():
            self.send()

    def _show_reading(self) -> None:
        if self._amount is None:
            return
        reading = read(self._amount, self.text(), date.min)
        self.set_reading(reading.text)
        if self.error and self.text().strip() and not reading.fault:
            self.set_error("")


def _editor(vraag: Vraag) -> FactEditor:
    match vraag.soort:
        case "bedrag":
            return FactLine(_AMOUNT_CHARS)
        case "janee":
            return FactRadios(JANEE)
        case "schaal":
            return FactRadios(SCHAAL)
        case _:
            return FactText()


class KnownFacts(QWidget):
    """Facts that are not asked again: label, value, and where it comes from."""

    def __init__(self, facts: tuple[Bekend, ...]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 0, 14, 6)
        grid.setHorizontalSpacing(SPACE["l"])
        grid.setVerticalSpacing(SPACE["xs"])
        grid.setColumnStretch(2, 1)
        for line, fact in enumerate(facts):
            grid.addWidget(Text(fact.vraag, "muted"), line, 0)
            grid.addWidget(Text(fact.waarde), line, 1)
            grid.addWidget(Text(fact.bron, "small", wrap=True), line, 2)
        self.setAccessibleName("; ".join(f"{fact.vraag}: {fact.waarde}, {fact.bron}" for fact in facts))
