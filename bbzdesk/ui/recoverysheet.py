"""A new recovery code: shown in groups, saved as one page, and typed back so that we know it is on paper."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services.toegang import code_groepen, herstelblad_pdf, klopt_groep
from bbzdesk.ui.files import save_file
from bbzdesk.ui.passphrase import line_of
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit
from bbzdesk.ui.widgets.layouts import column, empty, flow, holder, row
from bbzdesk.ui.widgets.messages import ErrorSummary, MessageBar
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ASKED = (2, 5)  # which groups have to be typed back
_WORDS = (
    "Met deze code komt u bij uw gegevens als u uw wachtwoord niet meer weet. Zonder code en zonder wachtwoord "
    "kan niemand erbij, ook de maker niet. Schrijf de code over of druk het herstelblad af, en bewaar het in een kluis."
)
_ASK = "Typ twee groepen over van uw blad. Zo weet u zeker dat u de code hebt."


class CodeForm(QWidget):
    """Fields in which Enter goes where the form says; the page around it goes no further with the same key."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter on a button is the page's to press."""
        if event.key() not in _ENTER or isinstance(QApplication.focusWidget(), QPushButton):
            super().keyPressEvent(event)


class RecoverySheet(CodeForm):
    """The code and the two groups to type back. `entered` comes with Enter in the last one."""

    entered = Signal()

    def __init__(self, kantoor: "Kantoor", code: str, work: Work) -> None:
        super().__init__()
        self._kantoor, self._code, self._work = kantoor, code, work
        self._faults = ErrorSummary()
        self._typed = {number: Field(f"Groep {number}", LineEdit(14)) for number in _ASKED}
        self._told = holder(column(space="none"))
        save = Button("Herstelblad bewaren als PDF…", icon="printer")
        copy = Button("Kopieer de code", "quiet", icon="kopieer")
        save.clicked.connect(self._make_pdf)
        copy.clicked.connect(self._copy)
        groups = [code_group(number, group) for number, group in enumerate(code_groepen(code), 1)]
        typed = flow(*self._typed.values(), space="l")
        self.setLayout(
            column(Text(_WORDS, wrap=True), self._faults, flow(*groups, space="xl"), flow(save, copy), self._told,
                   Text(_ASK, wrap=True), typed, space="l")
        )  # fmt: skip
        for number, following in pairwise(_ASKED):
            line_of(self._typed[number]).returnPressed.connect(self._typed[following].editor.setFocus)
        line_of(self._typed[_ASKED[-1]]).returnPressed.connect(self.entered)

    def right(self) -> bool:
        """Whether both groups were typed as they are on the sheet; what is not is said beside its field."""
        wrong: list[tuple[str, QWidget]] = []
        for number, field in self._typed.items():
            right = klopt_groep(self._code, number, line_of(field).text())
            sentence = (
                "" if right else f"Groep {number} is anders dan op uw herstelblad. Typ de groep over van het blad."
            )
            field.set_error(sentence)
            if sentence:
                wrong.append((sentence, field.editor))
        self._faults.show_errors(wrong)
        return not wrong

    def begin(self) -> None:
        """Put the first group to type in hand."""
        self._typed[_ASKED[0]].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_pdf(self) -> None:
        kantoor, code = self._kantoor, self._code
        self._work.start(lambda: herstelblad_pdf(kantoor, code), self._save, self._refuse, owner=self)

    def _save(self, pdf: bytes) -> None:
        save_file(
            self, "herstelblad.pdf", pdf, lambda said: self._tell(f"{said}. Druk het blad af en wis het bestand.")
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._tell("De code staat op het klembord. Plak de code waar u deze bewaart, niet in een e-mail.")

    def _refuse(self, fault: GebruikersFout) -> None:
        self._tell(" ".join(str(fault).split("\n")), good=False)

    def _tell(self, sentence: str, *, good: bool = True) -> None:
        layout = self._told.layout()
        assert layout is not None
        empty(layout)
        layout.addWidget(MessageBar("goed" if good else "letop", sentence))


def code_group(number: int, group: str) -> QWidget:
    """One group with its number; a reader spells neither together with the next."""
    words = holder(row(Text(str(number), "muted"), Text(group, "section"), space="xs"))
    words.setAccessibleName(f"Groep {number}: {' '.join(group)}")
    return words
