"""After a change of key: the new recovery sheet, then the start codes of the colleagues, each typed back from paper."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.services import intrekken
from bbzdesk.services.intrekken import Uitgifte
from bbzdesk.services.toegang import code_groepen, klopt_groep
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.files import save_file
from bbzdesk.ui.passphrase import line_of
from bbzdesk.ui.recoverysheet import CodeForm, RecoverySheet, code_group
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit
from bbzdesk.ui.widgets.layouts import Part, column, flow
from bbzdesk.ui.widgets.messages import ErrorSummary, MessageBar
from bbzdesk.ui.widgets.panels import Sheet
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.stepper import Stepper
from bbzdesk.ui.widgets.text import Rule, Text

_STEPS = ("Herstelblad", "Startcodes")
_ASKED = 3  # which group of a start code has to be typed back
_CODES = (
    "Het wachtwoord van uw collega’s past niet meer op het nieuwe slot. Met de eigen startcode kan ieder BbzDesk één "
    "keer openen en een nieuw wachtwoord kiezen. Geef iedere collega alleen het eigen blad. Typ van elk blad één groep "
    "over: zo weet u zeker dat u de code hebt."
)


class HandOut(QWidget):
    """What is on the screen once and nowhere else. `finished` comes when all of it is on paper."""

    finished = Signal()

    def __init__(self, desk: Desk, out: Uitgifte) -> None:
        super().__init__()
        self._desk, self._out = desk, out
        self._codes: Sequence[StartCode] = ()
        self._place = Slot()
        self.setLayout(column(self._place, space="none"))

    def begin(self) -> None:
        """Show the recovery sheet, with the first group to type in hand."""
        sheet = RecoverySheet(self._desk.kantoor, self._out.herstelcode, self._desk.work)
        ready = Button("Verder" if self._out.startcodes else "Klaar", "primary")
        for done in (sheet.entered, ready.clicked):
            done.connect(lambda: self._check_sheet(sheet))
        self._show(0, Text("Uw nieuwe herstelblad", "section"), sheet, flow(ready))
        sheet.begin()

    def _check_sheet(self, sheet: RecoverySheet) -> None:
        if not sheet.right():
            return
        if self._out.startcodes:
            self._show_codes()
        else:
            self.finished.emit()

    def _show_codes(self) -> None:
        numbered = enumerate(self._out.startcodes, 1)
        self._codes = [StartCode(self._desk, name, code, number) for number, (name, code) in numbered]
        self._faults = ErrorSummary()
        ready = Button("Klaar", "primary")
        ready.clicked.connect(self._check_codes)
        parts: list[Part] = [Text("De startcodes van uw collega’s", "section"), Text(_CODES, wrap=True), self._faults]
        for code in self._codes:
            parts += [Rule(), code]
            code.entered.connect(partial(self._go_on, code))
        self._show(1, *parts, Rule(), flow(ready))
        self._codes[0].field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, code: "StartCode") -> None:
        """Enter goes to the next code that still has to be typed back; after the last one it is *Klaar*."""
        following = self._codes[self._codes.index(code) + 1 :]
        if following:
            following[0].field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._check_codes()

    def _check_codes(self) -> None:
        wrong = [(code.field.error, code.field.editor) for code in self._codes if not code.right()]
        self._faults.show_errors(wrong)
        if not wrong:
            self.finished.emit()

    def _show(self, step: int, *parts: Part) -> None:
        steps = [Stepper(_STEPS, step)] if self._out.startcodes else []
        for stepper in steps:
            stepper.asked.connect(lambda _: self.begin())
        self._place.fill(*steps, Sheet(*parts, space="l"))


class StartCode(CodeForm):
    """One colleague's code: to be saved as a sheet of its own, and typed back. `entered` comes with Enter."""

    entered = Signal()

    def __init__(self, desk: Desk, name: str, code: str, number: int) -> None:
        super().__init__()
        self._desk, self._name, self._code, self._number = desk, name, code, number
        self.field = Field(f"Groep {_ASKED} van dit blad", LineEdit(14))
        self.field.editor.setAccessibleName(f"Groep {_ASKED} van het blad van {name}")
        line_of(self.field).returnPressed.connect(self.entered)
        self._told = Slot()
        save = Button("Blad bewaren als PDF…", icon="printer", name=f"Blad van {name} bewaren als PDF")
        save.clicked.connect(self._make_pdf)
        groups = [code_group(place, group) for place, group in enumerate(code_groepen(code), 1)]
        self.setLayout(
            column(
                Text(name, "section", wrap=True),
                flow(*groups, space="xl"),
                flow(save),
                self._told,
                self.field,
                space="m",
            )
        )
        self.setAccessibleName(f"Startcode van {name}")

    def right(self) -> bool:
        """Whether the group was typed as it is on the sheet; if not, that is said beside the field."""
        right = klopt_groep(self._code, _ASKED, line_of(self.field).text())
        said = f"Groep {_ASKED} is anders dan op het blad van {self._name}. Typ de groep over van dat blad."
        self.field.set_error("" if right else said)
        return right

    def _make_pdf(self) -> None:
        kantoor, name, code = self._desk.kantoor, self._name, self._code
        self._desk.read(lambda: intrekken.startblad_pdf(kantoor, name, code), self._save, owner=self)

    def _save(self, pdf: bytes) -> None:
        save_file(self, f"startcode-{self._number}.pdf", pdf, self._tell)

    def _tell(self, said: str) -> None:
        self._told.fill(MessageBar("goed", f"{said}. Druk het blad af en wis het bestand."))
