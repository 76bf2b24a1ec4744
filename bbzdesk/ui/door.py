"""The way in: the passphrase when the program starts, and again after the screen lock. Painted before anything heavy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.ui.navigation import Brand
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit, SelectBox
from bbzdesk.ui.widgets.layouts import Page, PageScroll, Part, column, flow, holder, row
from bbzdesk.ui.widgets.panels import Sheet
from bbzdesk.ui.widgets.text import Text

_CHARS = 34


class Door(PageScroll):
    """Asks who you are and for the passphrase; `opened(name, passphrase)` or `opened_by_code(code)`."""

    opened = Signal(str, str)
    opened_by_code = Signal(str)
    elsewhere_asked = Signal()

    def __init__(self, title: str, sentence: str, *, by_code: bool = True, elsewhere: bool = False) -> None:
        """`elsewhere` offers the data in another folder: who cannot open these is not locked in before them."""
        self._users = SelectBox()
        self._who = Field("Wie bent u?", self._users)
        self._who.hide()
        self._word = LineEdit(_CHARS)
        self._word.setEchoMode(QLineEdit.EchoMode.Password)
        self._word.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText)
        self._passphrase = Field("Wachtwoord", self._word)
        self._code_text = LineEdit(_CHARS + 14)
        self._code = Field("Herstelcode", self._code_text, "De code van uw herstelblad. Streepjes en spaties mogen.")
        self._code.hide()
        self._open = Button("Openen", "primary")
        self._show = Button("Toon wachtwoord", "quiet")
        self._show.setCheckable(True)
        self._other = Button("Ik gebruik mijn herstelblad", "quiet")
        self._elsewhere = Button("Andere gegevens openen…", "quiet")
        for way, offered in ((self._other, by_code), (self._elsewhere, elsewhere)):
            if not offered:
                way.hide()  # shown before it has its place it would be a window of its own for a moment
        self._note = Text("", "muted", wrap=True)
        self._asked = False
        self._note.hide()
        super().__init__(Page(*self._parts(title, sentence)), title)
        self._open.clicked.connect(self._ask)
        self._word.returnPressed.connect(self._ask)
        self._code_text.returnPressed.connect(self._ask)
        self._show.toggled.connect(self._show_letters)
        self._other.clicked.connect(self._turn)
        self._elsewhere.clicked.connect(self.elsewhere_asked)

    def _parts(self, title: str, sentence: str) -> Sequence[Part]:
        words = column(Text("BbzDesk", "section"), Text("Voor de Bbz-consulent", "small"), space="none")
        sheet = Sheet(
            holder(row(Brand(), words, None, space="m")),
            Text(title, "title", wrap=True),
            Text(sentence, "muted", wrap=True),
            self._who,
            self._passphrase,
            self._code,
            flow(self._open, self._show, self._other, self._elsewhere),
            self._note,
            space="l",
        )
        sheet.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        return None, holder(row(None, (sheet, 4), None)), None

    def set_users(self, names: Sequence[str]) -> None:
        """With more than one user the program asks who is there."""
        self._users.clear()
        self._users.addItems(list(names))
        self._who.setVisible(len(names) > 1)

    def ask_nothing(self) -> None:
        """The practice store is open to everybody: only say what is going on."""
        for part in (self._passphrase, self._open, self._show, self._other):
            part.hide()

    def begin(self) -> None:
        """Ready for typing; what was typed before is gone."""
        self._word.clear()
        self._code_text.clear()
        self.say("")
        self.refuse("")
        self._focus()

    def say(self, words: str) -> None:
        """What is going on, as while the store opens."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def tell_in_use(self, elsewhere: bool) -> None:
        """Another start of the program has these data open; its window comes forward."""
        if elsewhere:
            self.say("Deze gegevens zijn al open in een ander venster van BbzDesk. Dat venster komt naar voren.")

    def refuse(self, sentence: str) -> None:
        """Why the way in stays closed, beside the field that was used."""
        self._asked = False
        asked = [field for field in (self._passphrase, self._code) if field.isVisibleTo(self)]
        self.say("" if asked else sentence)  # the practice store asks nothing
        for field in (self._passphrase, self._code):
            field.set_error(sentence if field in asked else "")
        if sentence:
            self._focus()
            self._word.selectAll()

    def refuse_fault(self, fault: GebruikersFout) -> None:
        """The same for a fault that the store gave."""
        self.refuse(" ".join(str(fault).split("\n")))

    def _focus(self) -> None:
        target: QWidget = self._code_text if self._code.isVisibleTo(self) else self._word
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """A second press before the answer is the same press."""
        if self._asked:
            return
        self._asked = True
        if self._code.isVisibleTo(self):
            self.opened_by_code.emit(self._code_text.text())
        elif self._word.text():
            name = self._users.currentText() if self._users.count() > 1 else ""
            self.opened.emit(name, self._word.text())
        else:
            self.refuse("Vul uw wachtwoord in.")

    def _show_letters(self, on: bool) -> None:
        self._word.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self._show.setText("Verberg wachtwoord" if on else "Toon wachtwoord")
        self._show.setAccessibleName(self._show.text())

    def _turn(self) -> None:
        """From the passphrase to the recovery sheet, or back."""
        by_code = not self._code.isVisibleTo(self)
        self.refuse("")
        self._code.setVisible(by_code)
        self._passphrase.setVisible(not by_code)
        self._show.setVisible(not by_code)
        self._who.setVisible(not by_code and self._users.count() > 1)
        self._other.setText("Ik gebruik mijn wachtwoord" if by_code else "Ik gebruik mijn herstelblad")
        self._other.setAccessibleName(self._other.text())
        self._focus()
