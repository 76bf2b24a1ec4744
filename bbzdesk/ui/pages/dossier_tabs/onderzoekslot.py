"""The summary of the investigation: how far each part is, the question that it must answer, judgement and conclusion."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.feiten import OORDELEN
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.services.onderzoekbeeld import BEZIG, KLAAR, LEEG, Deel, Onderzoekpagina
from bbzdesk.ui.forms.editors import FactRadios, FactText
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field
from bbzdesk.ui.widgets.layouts import column, flow
from bbzdesk.ui.widgets.messages import ErrorSummary
from bbzdesk.ui.widgets.panels import Panel, Sheet
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.status import StepRow, StepState
from bbzdesk.ui.widgets.text import Text

_STATES = {LEEG: StepState.NIET_GESTART, BEZIG: StepState.BEZIG, KLAAR: StepState.KLAAR}
_SWOT_PART = 4


class _WayToPart(QWidget):
    """What a sentence about a part leads to: asking it for the focus opens that part."""

    asked = Signal()

    def setFocus(self, *_: object) -> None:  # noqa: N802 - Qt's name
        """Open the part instead."""
        self.asked.emit()


class Conclusion(QWidget):
    """`finished` asks to close the investigation, `part_asked` to open a part, `report_asked` for the report."""

    finished = Signal(str, str)
    part_asked = Signal(int)
    report_asked = Signal()
    edited = Signal()

    def __init__(self, pagina: Onderzoekpagina) -> None:
        super().__init__()
        self.setAccessibleName("Samenvatting")
        self.judgement, self.reasons = FactRadios(OORDELEN), FactText(6)
        self._fields = {
            "onderzoek.oordeel": Field("Oordeel over de levensvatbaarheid", self.judgement),
            "onderzoek.conclusie": Field("Conclusie", self.reasons, "Leg uit waarop uw oordeel rust."),
        }
        for editor in (self.judgement, self.reasons):
            editor.edited.connect(self._on_edited)
        self.summary, self._steps = ErrorSummary(), Slot()
        self._ways = {deel.nummer: self._way(deel.nummer) for deel in pagina.delen}
        finish, report = Button("Rond het onderzoek af"), Button("Maak rapport", icon="brieven")
        finish.clicked.connect(self.finish)
        report.clicked.connect(self.report_asked)
        end = Sheet(
            Text(pagina.slotvraag, "section", wrap=True), *self._fields.values(), flow(finish, report), space="l"
        )
        self.setLayout(column(self.summary, self._steps, end, space="m"))
        self.show_parts(pagina.delen, pagina.voortgang)

    def show_parts(self, parts: Sequence[Deel], progress: str) -> None:
        """Show how far each part is."""
        rows = [self._step(deel) for deel in parts]
        self._steps.fill(Panel("Vijf onderdelen", *rows, count=progress, lines=True))

    def finish(self) -> None:
        """Ask to close the investigation."""
        self.finished.emit(self.judgement.text(), self.reasons.text())

    def show_faults(self, fault: GebruikersFout) -> None:
        """Show what is missing, each with the way to it."""
        for field in self._fields.values():
            field.set_error("")
        single = fault.fouten if isinstance(fault, InvoerFouten) else (fault,)
        self.summary.show_errors([(str(one), self._target(one)) for one in single])

    def draft(self) -> dict[str, str]:
        """What was typed; the office gets it when the investigation is closed."""
        return {"oordeel": self.judgement.text(), "conclusie": self.reasons.text()}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show what was typed earlier."""
        self.judgement.set_text(draft.get("oordeel", ""))
        self.reasons.set_text(draft.get("conclusie", ""))

    def _target(self, fault: GebruikersFout) -> QWidget:
        name = fault.veld if isinstance(fault, InvoerFout) else ""
        if field := self._fields.get(name):
            field.set_error(str(fault))
            return field.editor
        number = _SWOT_PART if name == "swot" else int(name.removeprefix("onderdeel") or 0)
        return self._ways.get(number, self.summary)

    def _way(self, number: int) -> _WayToPart:
        way = _WayToPart(self)
        way.hide()
        way.asked.connect(lambda: self.part_asked.emit(number))
        return way

    def _step(self, deel: Deel) -> StepRow:
        step = StepRow(_STATES[deel.staat], f"{deel.nummer} {deel.titel}", deel.voortgang)
        step.clicked.connect(lambda: self.part_asked.emit(deel.nummer))
        return step

    def _on_edited(self) -> None:
        for field in self._fields.values():
            if field.error and field.editor.text():  # type: ignore[attr-defined]  # both editors have a text
                field.set_error("")
        self.edited.emit()
