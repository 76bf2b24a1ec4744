"""A form from the catalogue of facts: sections, fields side by side, the checks, and the list of what is not right."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from bbzdesk.domain.feiten import FEITEN
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.ui.forms.fields import OPTIONAL, FactField, FieldFlow
from bbzdesk.ui.forms.reading import as_typed
from bbzdesk.ui.forms.sight import bring_into_sight
from bbzdesk.ui.forms.together import in_lines
from bbzdesk.ui.widgets.layouts import Part, column, holder
from bbzdesk.ui.widgets.messages import ErrorSummary
from bbzdesk.ui.widgets.text import Text

Group = tuple[str, Sequence[str]]
_ALL = "Alle velden zijn nodig."
_ALL_NEEDED = f"Alle velden zijn nodig, behalve waar {OPTIONAL} staat."
_NONE_NEEDED = "Geen van deze velden is verplicht. Vul in wat u weet."
# More names than these are no sentence that somebody keeps in mind.
_FEW = 4


class FactForm(QWidget):
    """Fields by the names of their facts, with or without groups that have a title.

    The form checks how a fact is written; what is missing or impossible the office says, through `show_faults`.
    """

    edited = Signal()

    def __init__(
        self,
        names: Sequence[str] | Sequence[Group],
        vandaag: date,
        *,
        optional: Collection[str] = frozenset(),
        hints: Mapping[str, str] | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.dirty = False
        self._faults: list[tuple[str, FactField | None]] = []
        self.fields: dict[str, FactField] = {}
        groups = _grouped(names)
        needed = [FEITEN[name].etiket for _, group in groups for name in group if name not in optional]
        few = _are_few(needed, sum(len(group) for _, group in groups))
        for name in (name for _, group in groups for name in group):
            self.fields[name] = FactField(
                FEITEN[name],
                vandaag,
                optional=name in optional,
                marked=not few,
                hint=(hints or {}).get(name, ""),
                caption=(labels or {}).get(name, ""),
            )
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
            field.righted.connect(self._on_righted)
        self.summary = ErrorSummary()
        sections = [self._section(title, group) for title, group in groups]
        words = _only(needed) if few else _ALL_NEEDED if optional else _ALL
        top = holder(column(self.summary, Text(words, "muted", wrap=True), space="l"))
        self.setLayout(column(top, column(*sections, space="xxl"), space="l"))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def values(self) -> dict[str, str]:
        """What stands in the fields, as it was typed; of a choice its value."""
        return {name: field.text() for name, field in self.fields.items()}

    def set_values(self, values: Mapping[str, Any], *, dirty: bool = False) -> None:
        """Fill fields in, from what was typed earlier (texts) or from facts; other names than of this form are passed."""
        for name, value in values.items():
            if field := self.fields.get(name):
                field.set_text(value if isinstance(value, str) else as_typed(field.feit, value))
        self.clear_faults()
        self.dirty = dirty

    def show_faults(self, fout: GebruikersFout) -> None:
        """Show each sentence beside its field and all of them above the form; the focus goes there."""
        self.clear_faults()
        single = fout.fouten if isinstance(fout, InvoerFouten) else (fout,)
        for one in single:
            field = self.fields.get(one.veld) if isinstance(one, InvoerFout) else None
            self._faults.append((str(one), field))
            if field:
                field.give_fault(str(one))
        self._show_summary(take_focus=True)

    def clear_faults(self) -> None:
        """Take all sentences away."""
        self._faults = []
        for field in self.fields.values():
            field.give_fault("")
        self._show_summary(take_focus=False)

    def focus_first(self) -> None:
        """Put the first field in hand."""
        next(iter(self.fields.values())).editor.setFocus()

    def _section(self, title: str, names: Sequence[str]) -> QWidget:
        parts: list[Part] = [Text(title, "section")] if title else []
        for line in in_lines(names):
            for wide, together in groupby((self.fields[name] for name in line), key=lambda field: field.wide):
                run = tuple(together)
                parts += run if wide else [holder(FieldFlow(*run))]
        return holder(column(*parts, space="l"))

    def _show_summary(self, *, take_focus: bool) -> None:
        self.summary.show_errors(
            [(sentence, field.editor if field else self.summary) for sentence, field in self._faults],
            take_focus=take_focus,
        )

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The field that a link of the summary leads to may be below the edge of the page."""
        if new is None or not self.isAncestorOf(new):
            return
        for part in (self.summary, *self.fields.values()):
            if part is new or part.isAncestorOf(new):
                bring_into_sight(part)

    def _on_edited(self) -> None:
        self.dirty = True
        self.edited.emit()

    def _on_righted(self) -> None:
        """A field that is right leaves the list; the focus stays with who is typing."""
        left = [(sentence, field) for sentence, field in self._faults if field is None or field.error]
        if left != self._faults:
            self._faults = left
            self._show_summary(take_focus=False)


def _are_few(needed: Sequence[str], of: int) -> bool:
    """Whether it is shorter to say what is needed than what is not."""
    return len(needed) <= min(_FEW, of / 2)


def _only(needed: Sequence[str]) -> str:
    """Say once what is needed, as *Alleen “Naam” en “Bedrijf” zijn nodig*."""
    if not needed:
        return _NONE_NEEDED
    *first, last = [f"“{label}”" for label in needed]
    return f"Alleen {', '.join(first)} en {last} zijn nodig." if first else f"Alleen {last} is nodig."


def _grouped(names: Sequence[str] | Sequence[Group]) -> Sequence[Group]:
    loose = [name for name in names if isinstance(name, str)]
    return [("", loose)] if loose else [part for part in names if not isinstance(part, str)]
