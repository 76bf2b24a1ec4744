"""The investigation as a form: five parts and a summary, one in sight at a time, each answer saved by itself."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services.onderzoekbeeld import Deel, Onderzoekpagina
from bbzdesk.ui.pages.dossier_tabs.onderzoekdeel import PartForm
from bbzdesk.ui.pages.dossier_tabs.onderzoekslot import Conclusion
from bbzdesk.ui.pages.dossier_tabs.tab import measure_anew, scroll_to_top
from bbzdesk.ui.widgets.filters import ViewSwitch
from bbzdesk.ui.widgets.layouts import column

SUMMARY = "Samenvatting"


class InvestigationForm(QWidget):
    """Built once for one investigation; what the office knows is filled in, what is typed stays."""

    answered = Signal(int, str, str)
    edited = Signal()

    def __init__(self, pagina: Onderzoekpagina) -> None:
        super().__init__()
        names = [*map(_words, pagina.delen), SUMMARY]
        self.switch = ViewSwitch("Onderdelen van het onderzoek", [(name, None) for name in names])
        self.parts = {deel.nummer: self._part(PartForm(deel)) for deel in pagina.delen}
        self.conclusion = Conclusion(pagina)
        self.conclusion.part_asked.connect(self.open_part)
        self.conclusion.edited.connect(self.edited)
        self.switch.chosen.connect(self._show_part)
        self.setLayout(column(self.switch, *self.parts.values(), self.conclusion, space="m"))
        self._show_part(0)
        self.show_page(pagina)

    def show_page(self, pagina: Onderzoekpagina) -> None:
        """Show what the office knows now."""
        for deel in pagina.delen:
            self.parts[deel.nummer].show_part(deel, pagina.swot)
            # A name holds the word on the button, or who speaks to the computer cannot press it.
            self.switch.set_name(deel.nummer - 1, f"{_words(deel)}: {deel.titel}, {deel.voortgang}")
        self.conclusion.show_parts(pagina.delen, pagina.voortgang)

    def open_part(self, number: int) -> None:
        """Open a part with its first field in hand."""
        self.go_to(number - 1)
        self.parts[number].first().setFocus()

    def go_to(self, place: int) -> None:
        """Show the part at this place, counted from 0; after the parts comes the summary."""
        self.switch.choose(place)
        self._show_part(place)

    def send(self) -> None:
        """Ask to save every answer that was changed."""
        for part in self.parts.values():
            for field in part.fields.values():
                field.send()

    def confirm_part(self) -> None:
        """Save, and go on to the next part; after the last one comes the summary, and there the end."""
        self.send()
        place = self.switch.current + 1
        if place in self.parts:
            self.go_to(place)
            self._first_of(place).setFocus()
        else:
            self.conclusion.finish()

    def _first_of(self, place: int) -> QWidget:
        following = self.parts.get(place + 1)
        return self.conclusion.judgement if following is None else following.first()

    def confirm(self, number: int, name: str, text: str) -> None:
        """The office has taken an answer; it need not be in the draft any more."""
        self.parts[number].fields[name].confirm(text)
        self.edited.emit()

    def refuse(self, number: int, name: str, fault: GebruikersFout) -> None:
        """Say beside the field what is expected."""
        self.parts[number].fields[name].refuse(str(fault))

    def draft(self) -> dict[str, str]:
        """All that was typed and is nowhere else."""
        kept = self.conclusion.draft()
        for part in self.parts.values():
            kept |= part.draft()
        return kept

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show what was half typed earlier."""
        self.conclusion.restore(draft)
        for part in self.parts.values():
            part.restore(draft)

    def _part(self, part: PartForm) -> PartForm:
        part.answered.connect(lambda name, text: self.answered.emit(part.nummer, name, text))
        part.edited.connect(self.edited)
        return part

    def _show_part(self, place: int) -> None:
        shown = [*self.parts.values(), self.conclusion]
        for number, part in enumerate(shown):
            part.setVisible(number == place)
        measure_anew(shown[place])
        scroll_to_top(self)


def _words(deel: Deel) -> str:
    return f"{deel.nummer} {deel.kort}"
