"""Who may open the data: the users, your own passphrase, the recovery sheet, and taking away somebody's access."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from bbzdesk.services import gebruikers, intrekken, opslagbeheer
from bbzdesk.services.gebruikers import Gebruiker
from bbzdesk.services.intrekken import Collega, Uitgifte
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.pages.instellingen_tabs.intrekken import RevokeDialog
from bbzdesk.ui.pages.instellingen_tabs.passdialog import PassphraseDialog
from bbzdesk.ui.pages.instellingen_tabs.tab import SettingsTab
from bbzdesk.ui.pages.instellingen_tabs.uitgifte import HandOut
from bbzdesk.ui.passphrase import PassphraseForm, Typed
from bbzdesk.ui.recoverysheet import RecoverySheet
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.dialogs import ask
from bbzdesk.ui.widgets.layouts import column, flow, holder
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import Panel, Sheet
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.text import Text

_USERS = (
    "Iedere gebruiker heeft een eigen naam en een eigen wachtwoord. De naam staat in het logboek bij wat iemand doet, "
    "en onder zijn brieven."
)
_YOURS = "Kies een nieuw wachtwoord als een ander het kan weten. Uw collega's merken er niets van."
_SHEET = (
    "Met het herstelblad opent u de gegevens als niemand zijn wachtwoord meer weet. Maak een nieuw blad als u het oude "
    "kwijt bent of als een ander het heeft gezien."
)
_NEW_SHEET = "De code op uw oude blad opent daarna alleen nog back-ups van voor dit moment. Houd papier of een printer bij de hand."
_REVOKE = (
    "Werkt een collega hier niet meer, of kent een ander het wachtwoord van een collega? Trek dan de toegang in. "
    "De gegevens krijgen een nieuw slot, waar het oude wachtwoord niet op past."
)
_RUNNING = "Het intrekken van de toegang is nog bezig. Wacht tot de nieuwe codes op het scherm staan."
_CODES = "Op deze pagina staat een code die nergens anders staat. Typ eerst over wat daar wordt gevraagd."


class UsersTab(SettingsTab):
    """The panels; in their place the new codes until they were typed back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sheet: RecoverySheet | None = None
        self._handing_out = False
        self._revoke: RevokeDialog | None = None

    @property
    def busy(self) -> bool:
        """Whether a new code is on the screen, or comes there, that is nowhere else."""
        return bool(self.must_stay)

    @property
    def must_stay(self) -> str:
        """Until new codes are on paper nobody goes away from them."""
        if self._revoke is not None and isValid(self._revoke) and self._revoke.waiting:
            return _RUNNING
        return _CODES if self._handing_out or self._sheet is not None else ""

    def load(self) -> None:
        """Read who may open the data."""
        kantoor = self.desk.kantoor
        self.read(
            lambda: (gebruikers.lijst(kantoor), intrekken.collegas(kantoor), intrekken.waarschuwing(kantoor)),
            lambda seen: self._show(*seen),
        )

    def _show(self, users: Sequence[Gebruiker], colleagues: Sequence[Collega], warning: str) -> None:
        here = self.desk.kantoor.naam
        lines = [(user.naam, "aan het werk in dit venster" if user.naam == here else "") for user in users]
        add, change, new = (
            Button("Gebruiker toevoegen…", icon="plus"),
            Button("Mijn wachtwoord wijzigen…"),
            Button("Nieuw herstelblad maken…"),
        )
        add.clicked.connect(self._ask_user)
        change.clicked.connect(self._ask_passphrase)
        new.clicked.connect(self._ask_sheet)
        self.show_parts(
            *([MessageBar("letop", warning)] if warning else []),
            Panel("Gebruikers", FactRows(lines), _words(_USERS, add), count=str(len(users))),
            Panel("Uw wachtwoord", _words(_YOURS, change)),
            Panel("Herstelblad", _words(_SHEET, new)),
            *self._revoke_panel(colleagues),
            None,
        )

    # --- another user -------------------------------------------------------------------------------------------------

    def _ask_user(self) -> None:
        sentence = "Laat uw collega zelf het wachtwoord typen. Niemand anders kan het later lezen."
        form = PassphraseForm(name="Naam")
        dialog = PassphraseDialog(self, "Gebruiker toevoegen", sentence, form, verb="Toevoegen")
        dialog.answered.connect(lambda typed: self._add(dialog, typed))
        dialog.open()

    def _add(self, dialog: PassphraseDialog, typed: Typed) -> None:
        kantoor = self.desk.kantoor
        self.act(
            lambda: gebruikers.voeg_toe(kantoor, typed.name, typed.new),
            lambda user: self._added(dialog, user),
            refused=dialog.refuse,
            undo=False,
        )

    def _added(self, dialog: PassphraseDialog, user: Gebruiker) -> None:
        dialog.accept()
        self.desk.say(f"{user.naam} kan BbzDesk nu openen met het eigen wachtwoord.")

    # --- your own passphrase ------------------------------------------------------------------------------------------

    def _ask_passphrase(self) -> None:
        form = PassphraseForm(old=True, new="Nieuw wachtwoord")
        dialog = PassphraseDialog(self, "Mijn wachtwoord wijzigen", "", form, verb="Wijzigen")
        dialog.answered.connect(lambda typed: self._change(dialog, typed))
        dialog.open()

    def _change(self, dialog: PassphraseDialog, typed: Typed) -> None:
        kantoor = self.desk.kantoor

        def done(_: None) -> None:
            dialog.accept()
            self.desk.say("Uw wachtwoord is gewijzigd. Oude back-ups blijven open gaan met het wachtwoord van toen.")

        self.desk.read(
            lambda: gebruikers.wijzig_wachtwoord(kantoor, typed.old, typed.new),
            done,
            owner=dialog,
            refused=dialog.refuse,
        )

    # --- the recovery sheet -------------------------------------------------------------------------------------------

    def _ask_sheet(self) -> None:
        dialog = ask(self, "Nieuw herstelblad maken?", _NEW_SHEET, "Maak een nieuw blad")
        dialog.agreed.connect(self._make_sheet)

    def _make_sheet(self) -> None:
        kantoor = self.desk.kantoor
        self.read(lambda: gebruikers.nieuw_herstelblad(kantoor), self._show_sheet)

    def _show_sheet(self, code: str) -> None:
        self._sheet = RecoverySheet(self.desk.kantoor, code, self.desk.work)
        ready = Button("Klaar", "primary")
        ready.clicked.connect(self._check_sheet)
        self._sheet.entered.connect(self._check_sheet)
        self.show_parts(Sheet(Text("Uw nieuwe herstelblad", "section"), self._sheet, flow(ready), space="l"), None)
        self._sheet.begin()

    def _check_sheet(self) -> None:
        if self._sheet is not None and self._sheet.right():
            self._sheet = None
            self.desk.say("Het nieuwe herstelblad geldt. Vernietig het oude blad.")
            self._confirm()

    # --- taking away access -------------------------------------------------------------------------------------------

    def _revoke_panel(self, colleagues: Sequence[Collega]) -> list[Panel]:
        """The last one, apart; who is alone has nobody to take it away from."""
        if not colleagues:
            return []
        revoke = Button("Toegang intrekken…", "danger")
        revoke.clicked.connect(lambda: self._ask_revoke(colleagues))
        return [Panel("Toegang intrekken", _words(_REVOKE, revoke))]

    def _ask_revoke(self, colleagues: Sequence[Collega]) -> None:
        dialog = self._revoke = RevokeDialog(self, colleagues)
        dialog.answered.connect(lambda who, name, word: self._take_away(dialog, who, name, word))
        dialog.open()

    def _take_away(self, dialog: RevokeDialog, who: str, name: str, word: str) -> None:
        """One job of the worker, which does all work of the store: nothing else touches it meanwhile."""
        kantoor = self.desk.kantoor
        self.act(
            lambda: intrekken.trek_in(kantoor, who, name, word),
            lambda out: self._hand_out(dialog, out),
            refused=dialog.refuse,
            undo=False,
        )

    def _hand_out(self, dialog: RevokeDialog, out: Uitgifte) -> None:
        self._handing_out = True
        sheet = HandOut(self.desk, out)
        sheet.finished.connect(lambda: self._handed_out(out.weg))
        dialog.waiting = False
        dialog.accept()
        self.show_parts(sheet, None)
        sheet.begin()

    def _handed_out(self, name: str) -> None:
        self._handing_out = False
        self.desk.say(f"De toegang van {name} is ingetrokken. Vernietig het oude herstelblad.")
        self._confirm()
        self._back_up()

    def _confirm(self) -> None:
        """The codes are on paper; until then every opening asks for them."""
        kantoor = self.desk.kantoor
        self.read(lambda: intrekken.bevestig(kantoor), lambda _: self.load())

    def _back_up(self) -> None:
        """A backup from before would give the access back."""
        kantoor, desk = self.desk.kantoor, self.desk
        self.desk.read(
            lambda: opslagbeheer.maak_backup_als_nodig(kantoor, sluiten=True),
            lambda said: desk.tended.emit() if said else None,
            owner=self,
            words="Back-up maken en controleren…",
        )


def _words(sentence: str, button: Button) -> QWidget:
    """What it is for, and the button that does it."""
    return holder(column(Text(sentence, "muted", wrap=True), flow(button), space="s", margins=(14, 0, 14, 4)))
