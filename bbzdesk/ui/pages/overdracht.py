"""*Overdragen aan partner*: to whom, what goes along, what is missing, and the package with its pakbon."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from bbzdesk.domain.feiten import Feit, Soort
from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import kladden, overdrachtbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.services.overdrachtbeeld import Ontbrekend, Overdrachtbeeld, Pakketklaar
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.files import choose_folder
from bbzdesk.ui.forms.draft import Draft, DraftKeeper
from bbzdesk.ui.forms.fields import FactField
from bbzdesk.ui.models.columns import Column
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.pages.paper import Paper
from bbzdesk.ui.pages.wizard import LooseForm, WizardPage, password_field, show_passwords
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Columns, Part, column, flow, holder, row
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import Heading, Panel, Sheet
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.text import Text
from bbzdesk.ui.work import Job

_TITLE = "Overdragen aan partner"
_NAME = Feit("naam", "Organisatie", Soort.TEKST)
_CONTACT = Feit("contact", "Contactpersoon", Soort.TEKST)
_EMAIL = Feit("email", "E-mailadres", Soort.TEKST)
_CHARS = 48  # the name of a joint office of several municipalities is long
_PARTS = (
    Column("naam", "Onderdeel", "key", 50, lambda r: r.naam, grows=True),
    Column("omvang", "Omvang", "text", 18, lambda r: r.omvang),
)
_WORD_HINT = (
    "Minstens 12 tekens, zonder accenten. Het wachtwoord staat nergens in BbzDesk: bewaar het tot de partner het heeft."
)


class OverdrachtPage(WizardPage):
    """Four steps; nothing changes before the package is made. Without a package the dossier stays as it is."""

    section = "dossiers"
    steps = ("Partner", "Onderdelen", "Controleren", "Pakket")
    typed = Signal()

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._partner: dict[str, str] = {}
        self._folder: Path | None = None
        self._making, self._made = False, False
        self._word = ""  # of the package just made, as long as this page is in sight
        self._keeper = DraftKeeper(self.typed, lambda: self._partner, self._keep_draft, parent=self)

    def load(self) -> None:
        """Read what would go along, and the partner as far as he was typed before."""
        kantoor, dossier_id, key = self.desk.kantoor, self.doel.sleutel, self._key
        self.set_title(_TITLE)
        self.desk.read(
            lambda: (overdrachtbeeld.beeld(kantoor, dossier_id), kladden.terug(kantoor, key)),
            lambda both: self._begin(both[0], *both[1]),
            owner=self,
            refused=self.show_gone,
        )

    def leave(self) -> None:
        """Keep what was typed; the password of the package that was made is kept no longer."""
        self._keeper.flush()
        self._word = ""

    @property
    def _key(self) -> str:
        return f"overdracht:{self.doel.sleutel}"

    def _begin(self, seen: Overdrachtbeeld, draft: Draft, note: str) -> None:
        self._seen = seen
        if seen.al_gedaan:
            self._show_done_before()
            return
        self._partner = self._partner or draft or dict(seen.partner)
        self._show_partner(note)

    def show_step(self, number: int) -> None:
        """One of the four; what was typed is still there."""
        if self._made:
            self.load()
            return
        self._keep()
        (self._show_partner, self._show_parts, self._show_check, self._show_package)[number]()

    def _heading(self, words: str) -> Heading:
        crumbs = (
            ("Dossiers", lambda: self.desk.go("dossiers")),
            (self._seen.wie, lambda: self.desk.go("dossier", self._seen.dossier_id)),
        )
        return Heading(_TITLE, words, crumbs=crumbs)

    def _show_done_before(self) -> None:
        back = Button("Terug naar het dossier", "primary")
        back.clicked.connect(lambda: self.desk.go("dossier", self._seen.dossier_id))
        self.primary = back
        self.show_parts(self._heading(f"Dossier {self._seen.nummer}"), MessageBar("info", self._seen.al_gedaan), None,
                        bar=ActionBar(back))  # fmt: skip

    # --- 1: to whom ---------------------------------------------------------------------------------------------------

    def _show_partner(self, note: str = "") -> None:
        today = self.desk.kantoor.vandaag
        name = FactField(_NAME, today, chars=_CHARS)
        contact = FactField(_CONTACT, today, hint="Wie het pakket ontvangt.", chars=_CHARS)
        email = FactField(_EMAIL, today, optional=True, chars=_CHARS)
        self._form = LooseForm({"naam": name, "contact": contact, "email": email})
        self._form.set_values(self._partner)
        self._form.edited.connect(self._take)
        self.primary = Button("Verder naar de onderdelen", "primary")
        self.primary.clicked.connect(self._use_partner)
        stop = Button("Terug naar het dossier", icon="terug")
        stop.clicked.connect(lambda: self.desk.go("dossier", self._seen.dossier_id))
        words = f"Dossier {self._seen.nummer} van {self._seen.wie}. U maakt een pakket dat de partner kan openen."
        self.put(
            0,
            self._heading(words),
            Sheet(Text("Aan wie draagt u over?", "section"), self._form, space="m"),
            None,
            bar=ActionBar(self.primary, back=stop, note=note),
            focus=name.editor,
        )

    def _take(self) -> None:
        self._keep()
        self.typed.emit()

    def _keep_draft(self, typed: Draft) -> Job:
        return self.desk.keep_draft(self._key, typed, owner=self)

    def _use_partner(self) -> None:
        self._keep()
        try:
            overdrachtbeeld.lees_partner(self._partner)
        except GebruikersFout as fault:
            self._form.show_faults(fault)
            return
        self.show_step(1)

    def _keep(self) -> None:
        """What was typed at the first step stays, also when somebody goes on by the head."""
        if self.step == 0:
            self._partner = self._form.values()

    # --- 2: what goes along -------------------------------------------------------------------------------------------

    def _show_parts(self) -> None:
        self.step = 1
        table = Table(TableModel(_PARTS, self._seen.onderdelen), "In het pakket", sortable=False)
        table.fit_to_rows()
        self.primary = Button("Verder naar controleren", "primary")
        self.primary.clicked.connect(lambda: self.show_step(2))
        self.put(
            1,
            self._heading(f"Dit gaat mee naar {self._partner['naam'].strip()}."),
            MessageBar("letop", overdrachtbeeld.BIJZONDER),
            Panel("In het pakket", table, count=str(len(self._seen.onderdelen))),
            None,
            bar=ActionBar(self.primary, back=self.back_button()),
            focus=self.primary,
        )

    # --- 3: what is missing -------------------------------------------------------------------------------------------

    def _show_check(self) -> None:
        """Read anew: somebody may come back from the settings."""
        kantoor, dossier_id = self.desk.kantoor, self.doel.sleutel
        self.step = 2
        self.read(lambda: overdrachtbeeld.beeld(kantoor, dossier_id), self._show_missing)

    def _show_missing(self, seen: Overdrachtbeeld) -> None:
        self._seen = seen
        self.step = 2
        again = Button("Kijk opnieuw", "" if seen.kan else "primary")
        again.clicked.connect(self._show_check)
        on = Button("Verder naar het pakket", "primary")
        on.clicked.connect(lambda: self.show_step(3))
        self.primary = on if seen.kan else again
        lines: list[Part] = [self._missing(fact) for fact in seen.ontbreekt]
        good = MessageBar("goed", "Alle gegevens voor het pakket zijn er.")
        partner = self._partner
        facts = FactRows(
            [
                ("Dossier", f"{seen.nummer}, {seen.wie}"),
                ("Partner", partner["naam"].strip()),
                ("Contactpersoon", partner["contact"].strip()),
                ("E-mailadres", partner["email"].strip() or "niet ingevuld"),
                ("Onderdelen", seen.samen),
            ]
        )
        self.put(
            2,
            self._heading("Klopt alles? Na het maken van het pakket is het dossier overgedragen."),
            *(lines or [good]),
            Panel("Dit draagt u over", facts),
            None,
            bar=ActionBar(self.primary, *([again] if lines and seen.kan else []), back=self.back_button()),
            focus=self.primary,
        )

    def _missing(self, fact: Ontbrekend) -> MessageBar:
        go = Button("Naar Instellingen", "quiet", small=True)
        go.clicked.connect(lambda: self.desk.go_to(fact.doel))
        return MessageBar("fout" if fact.nodig else "letop", fact.zin, go)

    # --- 4: the package -----------------------------------------------------------------------------------------------

    def _show_package(self) -> None:
        self.step = 3
        choose = Button("Map kiezen…")
        choose.clicked.connect(lambda: choose_folder(self, "Map voor het pakket", self._choose_folder))
        self._where = Text("", "strong", wrap=True)
        self._name_folder()
        word = password_field("Wachtwoord van het pakket", _WORD_HINT)
        again = password_field("Wachtwoord nog een keer")
        propose, show = Button("Stel een wachtwoord voor"), Button("Toon het wachtwoord")
        folder = holder(column(Text("Map", "strong"), row(choose, (self._where, 1), space="m"), space="xs"))
        self._form = LooseForm({"wachtwoord": word, "herhaald": again}, folder, elsewhere={"map": choose})
        propose.clicked.connect(lambda: self._propose(show))
        show.setCheckable(True)

        def reveal(on: bool) -> None:
            words = "Verberg het wachtwoord" if on else "Toon het wachtwoord"
            show.setText(words)
            show.setAccessibleName(words)
            show_passwords((word, again), shown=on)

        show.toggled.connect(reveal)
        self.primary = Button("Maak het pakket", "primary")
        self.primary.clicked.connect(self._make)
        self.put(
            3,
            self._heading(f"Het pakket voor {self._partner['naam'].strip()} wordt versleuteld met een wachtwoord."),
            Sheet(self._form, flow(propose, show), space="m"),
            MessageBar("letop", overdrachtbeeld.WACHTWOORD_APART),
            None,
            bar=ActionBar(self.primary, back=self.back_button()),
            focus=choose,
        )

    def _choose_folder(self, folder: Path) -> None:
        self._folder = folder
        if self.step == 3 and not self._made:
            self._form.clear_fault("map")
            self._name_folder()

    def _name_folder(self) -> None:
        self._where.setText(str(self._folder) if self._folder is not None else "Nog geen map gekozen")

    def _propose(self, show: Button) -> None:
        """Fill a password in twice, and show it: it has to be passed on."""
        word = overdrachtbeeld.stel_wachtwoord_voor()
        self._form.set_values({"wachtwoord": word, "herhaald": word})
        self._form.clear_fault("wachtwoord", "herhaald")
        show.setChecked(True)

    def _make(self) -> None:
        if self._making:
            return  # a second press while it runs is the same press
        self._making = True
        kantoor, dossier_id, partner, folder = self.desk.kantoor, self.doel.sleutel, self._partner, self._folder
        word, again = self._form.values()["wachtwoord"], self._form.values()["herhaald"]
        self._form.show_faults(None)
        self.desk.act_long(
            lambda step: overdrachtbeeld.draag_over(kantoor, dossier_id, partner, folder, word, again, step),
            self._show_result,
            owner=self,
            refused=self._refuse,
            words="Pakket maken en controleren…",
        )

    def _refuse(self, fault: GebruikersFout) -> None:
        self._making = False
        if self.step == 3:
            self._form.show_faults(fault)
        else:
            self.desk.refuse(fault)

    def _show_result(self, made: Pakketklaar) -> None:
        self._making, self._made = False, True
        self.desk.wipe_draft(self._key, owner=self)
        self.step = 3
        self.primary = Button("Terug naar het dossier", "primary")
        self.primary.clicked.connect(lambda: self.desk.go("dossier", self._seen.dossier_id))
        facts = FactRows(
            [("Bestand", made.bestand), ("Map", made.map_), ("Pakketnummer", made.pakketnummer), ("Aan", made.partner)]
        )
        self._word = self._form.values()["wachtwoord"]
        copy = Button("Kopieer het wachtwoord")
        copy.clicked.connect(self._copy_word)
        paper = Paper(self.desk, "Pakbon", f"pakbon-{made.pakketnummer}.pdf", made.pakbon)
        apart = MessageBar("letop", overdrachtbeeld.WACHTWOORD_APART)
        side = holder(column(Panel("Het pakket", facts), apart, flow(copy), None))
        columns = Columns(side, paper, stretch=(5, 6), min_chars=110)
        self._forget_word()
        self.put(
            3,
            self._heading("Het dossier is overgedragen."),
            MessageBar("goed", made.zin),
            (columns, 1),
            bar=ActionBar(self.primary),
            focus=self.primary,
        )

    def _copy_word(self) -> None:
        """To the clipboard, for who passes it on now; after this page it is nowhere."""
        if self._word:
            QApplication.clipboard().setText(self._word)
            self.desk.say("Het wachtwoord staat op het klembord. Geef het apart van het pakket door.", "info")
        else:
            self.desk.say("Het wachtwoord is hier niet meer: u bent van deze pagina weg geweest.", "letop")

    def _forget_word(self) -> None:
        """The password stays in no field."""
        self._form.set_values({"wachtwoord": "", "herhaald": ""})
