"""The form of an advice: for which application, by whom, what and why, and the explicit check of how it was made."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from bbzdesk.services.adviesbeeld import VERGEWIST, Keuze
from bbzdesk.ui.forms.form import FactForm
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, SelectBox
from bbzdesk.ui.widgets.layouts import column, flow
from bbzdesk.ui.widgets.text import Text

_NAMES = ("advies.adviseur", "advies.datum", "advies.oordeel", "lening.hoofdsom", "advies.motivatie")
_OPTIONAL = ("advies.datum", "lening.hoofdsom")


class AdviceForm(QFrame):
    """`agreed` asks to lay the advice down; what was typed stays until the office has taken it."""

    agreed = Signal()
    edited = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName("Advies vastleggen")
        self.facts_form = FactForm(
            _NAMES, vandaag, optional=_OPTIONAL, labels={"lening.hoofdsom": "Bedrag dat het advies noemt"},
            hints={"advies.datum": "Leeg is vandaag."},
        )  # fmt: skip
        self.facts_form.edited.connect(self.edited)
        self._keys: tuple[str, ...] = ()
        self._which = SelectBox()
        self._choice = Field("Bij welke aanvraag", self._which)
        self._check = QCheckBox(VERGEWIST)
        self._check.setAccessibleName(VERGEWIST)
        self._check.toggled.connect(self.edited)
        button = Button("Leg advies vast")
        button.clicked.connect(self.agreed)
        title = Text("Advies vastleggen", "section")
        parts = (title, self._choice, self.facts_form, self._check, flow(button))
        self.setLayout(column(*parts, space="l", margins=(16, 12, 16, 14)))

    @property
    def application(self) -> str:
        """The application that the advice is about."""
        return self._keys[max(0, self._which.currentIndex())]

    @property
    def checked(self) -> bool:
        """Whether somebody said that the advice was made with care."""
        return self._check.isChecked()

    def set_applications(self, choices: Sequence[Keuze]) -> None:
        """Offer these applications; the choice that was made stays when it can."""
        keys = tuple(choice.sleutel for choice in choices)
        if keys != self._keys:
            chosen = self.application if self._keys else ""
            self._keys = keys
            self._which.clear()
            self._which.addItems([choice.woorden for choice in choices])
            self._which.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
        self._choice.setVisible(len(keys) > 1)

    def facts(self) -> dict[str, str]:
        """What was typed, for the office."""
        return self.facts_form.values()

    def values(self) -> dict[str, str]:
        """What was typed, for the draft."""
        return {**self.facts(), "vergewist": "ja" if self.checked else ""}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show what was half typed earlier."""
        self._check.setChecked(bool(draft.get("vergewist")))
        self.facts_form.set_values(draft, dirty=True)

    def clear(self) -> None:
        """An empty form for the next advice."""
        self._check.setChecked(False)
        self.facts_form.set_values(dict.fromkeys(self.facts(), ""))
        self.edited.emit()

    def focus_first(self) -> None:
        """Put the first field in hand."""
        self.facts_form.focus_first()
