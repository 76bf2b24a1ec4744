"""The first start on a computer: where the data stand, a passphrase, the recovery sheet, and the municipality."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.services.toegang import Deur
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit
from bbzdesk.ui.widgets.layouts import Page, PageScroll, Part, flow
from bbzdesk.ui.widgets.messages import ErrorSummary, MessageBar
from bbzdesk.ui.widgets.panels import Heading, Sheet
from bbzdesk.ui.widgets.stepper import Stepper
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor
    from bbzdesk.ui.forms.form import FactForm

_STEPS = ("Waar", "Wachtwoord", "Herstelblad", "Gemeente")
_ASKED_GROUPS = (2, 5)  # which groups of the recovery code have to be typed back
_CHARS = 34


class FirstStart(QWidget):
    """Four steps; only after the recovery sheet was typed back the store counts as made. Ends with `opened(Kantoor)`."""

    opened = Signal(object)

    def __init__(self, deur: Deur, work: Work) -> None:
        super().__init__()
        self._deur, self._work = deur, work
        self._kantoor: Kantoor | None = None
        self._code = ""
        self._form: FactForm | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._pages = QStackedWidget()
        self._layout.addWidget(self._pages)

    def begin(self) -> None:
        """Show the first step, with what the program thinks of the place."""
        self._work.start(self._deur.keur_plaats, self._show_place, self._tell, owner=self)

    # --- where ---------------------------------------------------------------------------------------------------------

    def _show_place(self, objection: str | None) -> None:
        go = Button("Verder", "primary")
        go.clicked.connect(self._show_passphrase)
        words = (
            "BbzDesk bewaart alles in één map op deze computer. De gegevens staan daar versleuteld. "
            "Er gaat niets naar internet."
        )
        parts: list[Part] = [
            Text("Waar staan uw gegevens?", "section"),
            Text(words, wrap=True),
            Text(str(self._deur.map), "strong", wrap=True),
        ]
        if objection:
            parts.append(MessageBar("letop", objection))
        else:
            parts.append(
                MessageBar("goed", "Deze map is geschikt: een vaste schijf van deze computer, zonder synchronisatie.")
            )
        self._show(0, parts, ActionBar(go))
        go.setVisible(objection is None)

    # --- passphrase ----------------------------------------------------------------------------------------------------

    def _show_passphrase(self) -> None:
        self._name = Field("Uw naam", LineEdit(_CHARS), "Zoals uw naam onder brieven staat.")
        hint = "Minstens 12 tekens. Een zin van vier of vijf gewone woorden is goed te onthouden."
        self._word = Field("Wachtwoord", LineEdit(_CHARS), hint)
        self._again = Field("Wachtwoord nog een keer", LineEdit(_CHARS))
        for field in (self._word, self._again):
            _line(field).setEchoMode(QLineEdit.EchoMode.Password)
        self._faults = ErrorSummary()
        make = Button("Maak de opslag", "primary")
        make.clicked.connect(self._make)
        _line(self._again).returnPressed.connect(self._make)
        back = Button("Terug", icon="terug")
        back.clicked.connect(self.begin)
        parts = [Text("Kies een wachtwoord", "section"), self._faults, self._name, self._word, self._again]
        self._show(1, parts, ActionBar(make, back=back))

    def _make(self) -> None:
        name, word, again = (_line(field).text() for field in (self._name, self._word, self._again))
        if word != again:
            self._refuse(InvoerFout("nog_een_keer", "De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw."))
            return
        self._refuse(None)
        self._work.start(
            lambda: self._deur.maak(name, word), self._made, self._refuse, owner=self, words="De opslag wordt gemaakt…"
        )

    def _refuse(self, fault: GebruikersFout | None) -> None:
        fields = {"naam": self._name, "wachtwoord": self._word, "nog_een_keer": self._again}
        for field in fields.values():
            field.set_error("")
        faults = fault.fouten if isinstance(fault, InvoerFouten) else [fault] if fault else []
        shown: list[tuple[str, QWidget]] = []
        for one in faults:
            field = fields.get(one.veld if isinstance(one, InvoerFout) else "", self._word)
            field.set_error(str(one))
            shown.append((str(one), field.editor))
        self._faults.show_errors(shown)

    # --- recovery sheet ------------------------------------------------------------------------------------------------

    def _made(self, made: "tuple[Kantoor, str]") -> None:
        from bbzdesk.services.toegang import code_groepen

        self._kantoor, self._code = made
        groups = [Text(f"{n}.  {group}", "section") for n, group in enumerate(code_groepen(self._code), 1)]
        self._typed = [Field(f"Groep {n}", LineEdit(14)) for n in _ASKED_GROUPS]
        self._faults = ErrorSummary()
        copy, save = (
            Button("Herstelblad bewaren als PDF…", icon="printer"),
            Button("Kopieer de code", "quiet", icon="kopieer"),
        )
        save.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._code))
        copy.clicked.connect(self._save_sheet)
        go = Button("Verder", "primary")
        go.clicked.connect(self._check_groups)
        words = (
            "Met deze code komt u bij uw gegevens als u uw wachtwoord niet meer weet. Zonder code en zonder wachtwoord "
            "kan niemand erbij, ook de maker niet. Schrijf de code over of druk het herstelblad af, en bewaar het in een kluis."
        )
        typed = flow(*self._typed, space="l")
        ask = Text("Typ twee groepen over van uw blad. Zo weet u zeker dat u de code hebt.", wrap=True)
        parts = [Text("Uw herstelblad", "section"), Text(words, wrap=True), self._faults,
                 flow(*groups, space="xl"), flow(copy, save), ask, typed]  # fmt: skip
        self._show(2, parts, ActionBar(go))

    def _save_sheet(self) -> None:
        from bbzdesk.services.toegang import herstelblad_pdf

        kantoor, code = self._kantoor, self._code
        assert kantoor is not None
        self._work.start(
            lambda: herstelblad_pdf(kantoor, code),
            self._save_pdf,
            self._tell,
            owner=self,
        )

    def _save_pdf(self, pdf: bytes) -> None:
        from bbzdesk.ui.files import save_file

        save_file(self, "herstelblad.pdf", pdf)

    def _check_groups(self) -> None:
        from bbzdesk.services.toegang import klopt_groep

        wrong: list[tuple[str, QWidget]] = []
        for number, field in zip(_ASKED_GROUPS, self._typed, strict=True):
            right = klopt_groep(self._code, number, _line(field).text())
            sentence = "" if right else f"Groep {number} is anders dan op uw herstelblad. Typ hem over van het blad."
            field.set_error(sentence)
            if not right:
                wrong.append((sentence, field.editor))
        self._faults.show_errors(wrong)
        if not wrong:
            self._show_municipality()

    # --- municipality --------------------------------------------------------------------------------------------------

    def _show_municipality(self) -> None:
        from bbzdesk.services.instellingen import GEMEENTEFEITEN
        from bbzdesk.ui.forms.form import FactForm

        assert self._kantoor is not None
        needed = {"gemeente.naam"}
        self._form = FactForm(GEMEENTEFEITEN, self._kantoor.vandaag, optional=set(GEMEENTEFEITEN) - needed)
        save = Button("Bewaar en begin", "primary")
        save.clicked.connect(self._save_municipality)
        later = Button("Later invullen")
        later.clicked.connect(self._finish)
        words = "Deze gegevens staan op elke brief. U kunt ze later veranderen bij Instellingen."
        self._show(3, [Text("Uw gemeente", "section"), Text(words, wrap=True), self._form], ActionBar(save, later))

    def _save_municipality(self) -> None:
        from bbzdesk.services import instellingen

        kantoor, form = self._kantoor, self._form
        assert kantoor is not None
        assert form is not None
        values = form.values()
        self._work.start(
            lambda: instellingen.stel_gemeente_in(kantoor, values),
            lambda _: self._finish(),
            form.show_faults,
            owner=self,
        )

    def _finish(self) -> None:
        self._code = ""
        self.opened.emit(self._kantoor)

    # --- showing -------------------------------------------------------------------------------------------------------

    def _show(self, step: int, parts: Sequence[Part], bar: ActionBar) -> None:
        sheet = Sheet(*parts, space="l")
        page = PageScroll(Page(Heading("Welkom bij BbzDesk"), Stepper(_STEPS, step), sheet, None), "Eerste start")
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page, 1)
        layout.addWidget(bar)
        old = self._pages.currentWidget()
        self._pages.addWidget(whole)
        self._pages.setCurrentWidget(whole)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        first = next((w for w in sheet.findChildren(LineEdit) if w.isVisibleTo(whole)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, fault: GebruikersFout) -> None:
        bar = MessageBar("letop", " ".join(str(fault).split("\n")))
        self._layout.addWidget(bar)


def _line(field: Field) -> LineEdit:
    assert isinstance(field.editor, LineEdit)
    return field.editor
