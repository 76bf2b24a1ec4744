"""What can be done with a loan, each in one dialog: sign, pay out, book a payment, turn one back."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.domain.geld import euro
from bbzdesk.services import leningblad, leningen, vragen
from bbzdesk.services.leningbeeld import AKTE_VASTLEGGEN, BETALING_BOEKEN, UITBETALEN, Boekregel, Leningbeeld
from bbzdesk.services.leningblad import Verdeelbeeld
from bbzdesk.ui.forms.dialog import ask_and_do
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.dialogs import ask
from bbzdesk.ui.widgets.explanation import Explanation
from bbzdesk.ui.widgets.layouts import column, empty
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.reader import announce
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.text import Text

_REST_MS = 300
_INVITE = "Vul datum en bedrag in. Dan ziet u hier hoe de betaling wordt verdeeld."


def start(page: PageView, beeld: Leningbeeld, key: str) -> None:
    """Begin an act, or say why it cannot be done now."""
    actie = beeld.actie(key)
    if not actie.kan:
        page.desk.say(actie.waarom_niet, "letop")
        return
    acts = {AKTE_VASTLEGGEN: _sign, UITBETALEN: _pay_out, BETALING_BOEKEN: _book}
    acts[key](page, beeld.vordering_id)


def turn_back(page: PageView, regel: Boekregel) -> None:
    """Ask, in words of what will happen, and take a payment out of all totals."""
    kantoor, boeking = page.desk.kantoor, regel.sleutel
    words = leningblad.terugdraaien_in_woorden(regel)
    dialog = ask(page, "Betaling terugdraaien", words, "Draai de betaling terug", danger=True)
    dialog.agreed.connect(
        lambda: page.act(
            lambda: leningen.draai_betaling_terug(kantoor, boeking), say="De betaling is teruggedraaid.", undo=False
        )
    )


def _sign(page: PageView, vordering_id: str) -> None:
    act = partial(leningen.leg_akte_vast, page.desk.kantoor, vordering_id)
    ask_and_do(page, page.desk, vragen.AKTE, act, draft=f"akte:{vordering_id}")


def _pay_out(page: PageView, vordering_id: str) -> None:
    act = partial(leningen.betaal_uit, page.desk.kantoor, vordering_id)
    ask_and_do(page, page.desk, vragen.UITBETALEN, act, draft=f"uitbetaling:{vordering_id}")


class Division(QFrame):
    """How a payment will be divided, shown before it is booked."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Zo wordt de betaling verdeeld")
        self._layout = column(space="s")
        self.setLayout(self._layout)
        self.invite()

    def invite(self) -> None:
        """Nothing to show yet."""
        self._fill(Text(_INVITE, "muted", wrap=True))

    def show_division(self, gezien: Verdeelbeeld) -> None:
        """The parts, and what stays open."""
        parts: list[QWidget] = [
            Text("Zo wordt de betaling verdeeld", "strong"), Explanation(gezien.regels), FactRows(gezien.daarna)
        ]  # fmt: skip
        if gezien.let_op:
            parts.append(MessageBar("info", gezien.let_op))
        self._fill(*parts)
        announce(self, ". ".join(f"{regel.tekst} {euro(regel.bedrag or 0)}" for regel in gezien.regels))

    def show_refusal(self, fault: GebruikersFout) -> None:
        """Why it cannot be booked like this."""
        self._fill(MessageBar("letop", str(fault)))

    def _fill(self, *parts: QWidget) -> None:
        empty(self._layout)
        for part in parts:
            self._layout.addWidget(part)


def _book(page: PageView, vordering_id: str) -> None:
    """Date and amount; before booking the division is shown."""
    kantoor, division = page.desk.kantoor, Division()
    act = partial(leningen.boek_betaling, kantoor, vordering_id)
    dialog = ask_and_do(page, page.desk, vragen.BETALING, act, division, draft=f"betaling:{vordering_id}")
    rest = QTimer(dialog)
    rest.setSingleShot(True)
    rest.setInterval(_REST_MS)

    def preview() -> None:
        values = dialog.values()
        day, amount = values["datum"], values["bedrag"]
        if day is None or amount is None:
            division.invite()
            return
        page.desk.read(
            lambda: leningblad.verdeelbeeld(kantoor, vordering_id, day, amount),
            division.show_division,
            owner=dialog,
            refused=division.show_refusal,
        )

    dialog.edited.connect(rest.start)
    dialog.answered.connect(rest.stop)
    rest.timeout.connect(preview)
