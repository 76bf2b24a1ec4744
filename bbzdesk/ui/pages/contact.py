"""A contact: laid down while somebody tells it by telephone, shown with its outcome, and made into a dossier."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from bbzdesk.domain.zaak import Contact, Dossier
from bbzdesk.services import bekend, contacten, dossiers, dossiervorm, kladden, screeningen
from bbzdesk.services.bekend import Bekend
from bbzdesk.services.doel import Doel
from bbzdesk.services.dossiervorm import Dossiervorm
from bbzdesk.services.screeningen import Contactbeeld
from bbzdesk.services.vandaag import MELDING
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import Draft
from bbzdesk.ui.forms.form import FactForm
from bbzdesk.ui.pages.formpage import FormPage
from bbzdesk.ui.pages.known import KnownPanel, words_panel
from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Columns, column, holder
from bbzdesk.ui.widgets.panels import Heading, Panel, Sheet
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.text import Text

# In the order in which somebody tells it by telephone.
_FIELDS = (
    "contact.naam", "contact.telefoon", "contact.woonplaats", "contact.bedrijf", "contact.hulpvraag",
    "contact.kanaal", "contact.medium", "contact.datum",
)  # fmt: skip
_OPTIONAL = frozenset({"contact.telefoon", "contact.woonplaats", "contact.bedrijf", "contact.hulpvraag"})
_NEW, _DIRECT, _FORM = "", "dossier", "dossier"
_PAUSE_MS = 250
_BESIDE = 88  # so many digits wide, a box stands beside the form


class ContactPage(FormPage):
    """Without a key a new contact; with `dossier` a dossier without contact; otherwise the contact of this id."""

    section = "dossiers"
    concerns = frozenset({"contact", "invulling"})

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._tab = doel.tab
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_who)
        self._known: KnownPanel | None = None

    @property
    def _contact_id(self) -> str | None:
        return None if self.doel.sleutel in (_NEW, _DIRECT) else self.doel.sleutel

    def load(self) -> None:
        """Show the form or the contact."""
        if self.doel.sleutel == _NEW:
            self._load_new()
        elif self.doel.sleutel == _DIRECT or self._tab == _FORM:
            self._load_dossier_form()
        else:
            self._load_contact(self.doel.sleutel)

    def show_tab(self, tab: str) -> None:
        """`dossier` is the form that makes a dossier of this contact."""
        if tab != self._tab and self._contact_id is not None:
            self._turn_to(tab)

    def _turn_to(self, tab: str) -> None:
        self.leave()
        self.let_go(wipe=False)
        self._tab = tab
        self.load()

    # --- a new contact ------------------------------------------------------------------------------------------------

    def _load_new(self) -> None:
        kantoor = self.desk.kantoor
        self.set_title("Nieuwe melding")
        self.read(lambda: kladden.terug(kantoor, MELDING), lambda found: self._show_new(*found))

    def _show_new(self, draft: Draft, note: str) -> None:
        today = self.desk.kantoor.vandaag
        form = FactForm(_FIELDS, today, optional=_OPTIONAL)
        # Who calls tells his question first; who sent him is asked when there is time for it.
        form.set_values({"contact.kanaal": "onbekend", "contact.medium": "telefoon", "contact.datum": today})
        self.keep(form, MELDING, draft)
        self._known = KnownPanel()
        self._known.asked.connect(self.desk.go_to)
        form.edited.connect(self._pause.start)
        later, dossier = Button("Bewaar, later verder"), Button("Open dossier")
        self.primary = Button("Start telefonische screening", "primary", icon="telefoon")
        later.clicked.connect(
            lambda: self._save_contact("contact", "", "Melding bewaard. Zonder vervolg staat zij morgen op Vandaag.")
        )
        dossier.clicked.connect(lambda: self._save_contact("contact", _FORM, "Melding bewaard."))
        self.primary.clicked.connect(lambda: self._save_contact("screening", "", "Melding bewaard."))
        columns = Columns(Sheet(form), holder(column(self._known, None)), stretch=(7, 3), min_chars=_BESIDE)
        again = Button("Begin opnieuw", "quiet", name="Begin opnieuw: gooi dit concept weg")
        again.clicked.connect(self._begin_again)
        bar = ActionBar(self.primary, later, dossier, back=again, note=note)
        self.show_form(Heading("Nieuwe melding", "Typ wat de ondernemer vertelt."), columns, None, bar=bar)
        self._look_who()

    def _begin_again(self) -> None:
        self.let_go(wipe=True)
        self.load()

    def _look_who(self) -> None:
        form, kantoor = self.form, self.desk.kantoor
        if form is None or "contact.naam" not in form.fields:
            return
        values = form.values()
        name, phone, company = (values[f"contact.{field}"] for field in ("naam", "telefoon", "bedrijf"))
        self.read(lambda: bekend.zoek_bekenden(kantoor, name, phone, company), self._show_known)

    def _show_known(self, found: Bekend) -> None:
        if self._known is not None and self.form is not None:
            self._known.show_found(found)

    def _save_contact(self, pagina: str, tab: str, say: str) -> None:
        form, kantoor = self.form, self.desk.kantoor
        if form is None:
            return
        values = form.values()

        def done(contact: Contact) -> None:
            self._start_over()
            self.desk.go(pagina, contact.id, tab)

        self.act_once(lambda: contacten.leg_contact_vast(kantoor, values), done, say=say)

    def _start_over(self) -> None:
        """The form is empty again when somebody comes back for the next caller."""
        self._pause.stop()
        self.let_go(wipe=True)
        self._stale = True

    # --- a contact that is there --------------------------------------------------------------------------------------

    def _load_contact(self, contact_id: str) -> None:
        kantoor = self.desk.kantoor

        def look() -> tuple[Contactbeeld, Bekend]:
            seen = screeningen.contactbeeld(kantoor, contact_id)
            c = seen.contact
            return seen, bekend.zoek_bekenden(kantoor, c.naam, c.telefoon, c.bedrijf, behalve=contact_id)

        self.desk.read(look, lambda both: self._show_contact(*both), owner=self, refused=self.show_gone)

    def _show_contact(self, seen: Contactbeeld, known: Bekend) -> None:
        if self._tab == _FORM:
            return  # the form was asked for meanwhile
        self.set_title(f"Contact: {seen.titel}")
        facts = Panel("Wat is er verteld", FactRows(seen.regels))
        state = words_panel(
            "Hoe staat het ervoor?",
            Text(seen.uitkomst, "strong", wrap=True),
            Text(f"Telefonische screening: {seen.screening[:1].lower()}{seen.screening[1:]}.", wrap=True),
        )
        open_ = [words_panel("Niet besproken", *_lines(seen.niet_besproken))] if seen.niet_besproken else []
        box = KnownPanel()
        box.show_found(known)
        box.asked.connect(self.desk.go_to)
        side = holder(column(state, box, None, space="m"))
        columns = Columns(holder(column(facts, *open_, None, space="m")), side, stretch=(7, 3), min_chars=_BESIDE)
        crumbs = (("Vandaag", lambda: self.desk.go("vandaag")),)
        self.show_parts(Heading(seen.titel, crumbs=crumbs), columns, None, bar=self._contact_bar(seen))

    def _contact_bar(self, seen: Contactbeeld) -> ActionBar:
        """The next thing to do is the primary; what else can be done stands beside it."""
        next_ = seen.verder
        words = "Ga verder met de screening" if seen.bezig else "Bekijk de screening"
        screening = Button(
            words if seen.bezig or seen.afgerond else "Start telefonische screening",
            "primary" if next_ == screeningen.SCREENEN else "",
        )
        screening.clicked.connect(lambda: self.desk.go("screening", self.doel.sleutel))
        dossier = self._dossier_button(seen)
        if next_ == screeningen.KLAAR:
            self.primary = Button("Naar Vandaag", "primary")
            self.primary.clicked.connect(lambda: self.desk.go("vandaag"))
            return ActionBar(self.primary, screening, dossier)
        self.primary, other = (screening, dossier) if next_ == screeningen.SCREENEN else (dossier, screening)
        return ActionBar(self.primary, other)

    def _dossier_button(self, seen: Contactbeeld) -> Button:
        if dossier_id := seen.contact.dossier_id:
            go = Button("Naar het dossier", "primary")
            go.clicked.connect(lambda: self.desk.go("dossier", dossier_id))
            return go
        make = Button("Open dossier", "primary" if seen.verder == screeningen.OPENEN else "")
        make.clicked.connect(lambda: self._turn_to(_FORM))
        return make

    # --- a new dossier ------------------------------------------------------------------------------------------------

    def _load_dossier_form(self) -> None:
        kantoor, contact_id = self.desk.kantoor, self._contact_id
        key = f"dossier:{contact_id or 'nieuw'}"
        self.set_title("Nieuw dossier")

        def look() -> tuple[Dossiervorm, tuple[Draft, str]]:
            return dossiervorm.dossiervorm(kantoor, contact_id), kladden.terug(kantoor, key)

        self.desk.read(
            look, lambda both: self._show_dossier_form(key, both[0], *both[1]), owner=self, refused=self._no_form
        )

    def _no_form(self, fault: Exception) -> None:
        """There is a dossier already: say so, and show the contact that leads to it."""
        self.desk.say(str(fault), "letop")
        self._tab = ""
        if self._contact_id is not None:
            self._load_contact(self._contact_id)

    def _show_dossier_form(self, key: str, vorm: Dossiervorm, draft: Draft, note: str, *, whole: bool = False) -> None:
        asked = {name for _, names in vorm.groepen for name in names}
        whole = whole or not set(draft) <= asked
        groups = vorm.alle if whole else vorm.groepen
        form = FactForm(groups, self.desk.kantoor.vandaag, optional=vorm.niet_verplicht)
        form.set_values(vorm.waarden)
        self.keep(form, key, draft)
        self.primary = Button("Open dossier", "primary")
        go_on = Button("Open dossier en leg de aanvraag vast")
        self.primary.clicked.connect(lambda: self._open_dossier("dossier"))
        go_on.clicked.connect(lambda: self._open_dossier("aanvraag"))
        back = Button("Terug naar het contact") if self._contact_id else None
        if back:
            back.clicked.connect(lambda: self._turn_to(""))
        body = Sheet(form)
        if vorm.bekend and not whole:
            change = Button("Wijzig", "quiet", small=True, name="Wijzig deze gegevens")
            change.clicked.connect(lambda: self._ask_all(key, vorm))
            known = Panel("Al bekend", FactRows(vorm.bekend), link=change)
            content = Columns(body, holder(column(known, None)), stretch=(6, 4), min_chars=_BESIDE)
        else:
            content = Columns(body, stretch=(1,))
        words = f"Van {vorm.wie}. Wat al is verteld, vraagt BbzDesk niet nog een keer." if vorm.wie else ""
        bar = ActionBar(self.primary, go_on, back=back, note=note)
        self.show_form(Heading("Nieuw dossier", words), content, None, bar=bar)

    def _ask_all(self, key: str, vorm: Dossiervorm) -> None:
        typed = self.form.values() if self.form else {}
        self.let_go(wipe=False)
        self._show_dossier_form(key, vorm, typed, "", whole=True)

    def _open_dossier(self, pagina: str) -> None:
        form, kantoor, contact_id = self.form, self.desk.kantoor, self._contact_id
        if form is None:
            return
        values = form.values()

        def done(dossier: Dossier) -> None:
            self._start_over()
            self._tab = ""
            self.desk.go(pagina, dossier.id)

        self.act_once(lambda: dossiers.open_dossier(kantoor, contact_id, values), done, say="Dossier geopend.")


def _lines(words: Sequence[str]) -> list[Text]:
    return [Text(line, wrap=True) for line in words]
