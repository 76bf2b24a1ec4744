"""One of the five parts of the investigation: what is known, the questions, and in the fourth the SWOT analysis."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.services.onderzoekbeeld import Deel, Swotregel
from bbzdesk.services.onderzoeken import SWOT_SOORTEN
from bbzdesk.ui.forms.fields import FieldFlow
from bbzdesk.ui.pages.dossier_tabs.onderzoekveld import KnownFacts, QuestionField
from bbzdesk.ui.pages.dossier_tabs.swotlijst import SwotList
from bbzdesk.ui.widgets.layouts import Columns, Part, column, holder, row
from bbzdesk.ui.widgets.panels import Panel, Sheet
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.text import Text

_AMOUNT_STOPS = 3  # three amounts in a line of a usual window


class PartForm(QWidget):
    """`answered` brings the field and its text. Nothing in it is ever rebuilt, only filled in."""

    answered = Signal(str, str)
    swot_added = Signal(str, str, int)
    swot_removed = Signal(str)
    edited = Signal()

    def __init__(self, deel: Deel) -> None:
        super().__init__()
        self.nummer, self.deel = deel.nummer, deel
        self.setAccessibleName(f"Onderdeel {deel.nummer}: {deel.titel}")
        self.fields = {vraag.id: self._field(vraag.id, QuestionField(vraag)) for vraag in deel.vragen}
        self.swot = {kind: self._list(kind, SwotList(title)) for kind, title in SWOT_SOORTEN} if deel.swot else {}
        self._progress = Text(deel.voortgang, "muted")
        self._known: Slot | None = None
        self.setLayout(column(*self._parts(deel), space="m"))
        self.show_part(deel, {})

    def show_part(self, deel: Deel, swot: Mapping[str, tuple[Swotregel, ...]]) -> None:
        """Show what the office knows now; what somebody is typing stays."""
        self._progress.setText(deel.voortgang)
        if self._known is not None and deel.bekend != self.deel.bekend:
            self._known.fill(KnownFacts(deel.bekend))
        self.deel = deel
        for vraag in deel.vragen:
            self.fields[vraag.id].show_saved(vraag.tekst)
        for kind, points in swot.items() if self.swot else ():
            self.swot[kind].set_points(points)

    def draft(self) -> dict[str, str]:
        """What was typed and not saved."""
        questions = {f"{self.nummer}.{name}": field.text() for name, field in self.fields.items() if field.dirty}
        points = {f"swot.{kind}": part.line.text() for kind, part in self.swot.items() if part.line.text()}
        return questions | points

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show what was half typed earlier."""
        for name, field in self.fields.items():
            if text := draft.get(f"{self.nummer}.{name}"):
                field.restore(text)
        for kind, part in self.swot.items():
            part.line.set_text(draft.get(f"swot.{kind}", ""))

    def first(self) -> QWidget:
        """Where somebody begins."""
        if self.swot:
            return next(iter(self.swot.values())).line
        return next(iter(self.fields.values())).editor

    def _field(self, name: str, field: QuestionField) -> QuestionField:
        field.answered.connect(lambda text: self.answered.emit(name, text))
        field.edited.connect(self.edited)
        return field

    def _list(self, kind: str, part: SwotList) -> SwotList:
        part.added.connect(lambda text, weight: self.swot_added.emit(kind, text, weight))
        part.removed.connect(self.swot_removed)
        part.edited.connect(self.edited)
        return part

    def _parts(self, deel: Deel) -> list[Part]:
        head = row(Text(f"{deel.nummer} {deel.titel}", "section"), self._progress, None, space="s")
        parts: list[Part] = [column(head, Text(deel.inleiding, "muted", wrap=True), space="xs")]
        if deel.bekend:
            self._known = Slot()
            self._known.fill(KnownFacts(deel.bekend))
            parts.append(Panel("Al bekend", self._known, count="dit vraagt u niet nog eens"))
        if self.swot:
            lists = list(self.swot.values())
            parts += [Columns(*lists[at : at + 2], stretch=(1, 1), min_chars=84, space="m") for at in (0, 2)]
        if self.fields:
            parts.append(Sheet(*_in_lines(self.fields.values()), space="l"))
        return parts


def _in_lines(fields: Iterable[QuestionField]) -> list[Part]:
    """Amounts that follow each other stand side by side."""
    parts: list[Part] = []
    for amounts, together in groupby(fields, key=lambda field: field.vraag.soort == "bedrag"):
        run = tuple(together)
        parts += [holder(FieldFlow(*run, stops=_AMOUNT_STOPS))] if amounts else run
    return parts
