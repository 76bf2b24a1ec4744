"""The telephone screening of a contact: where it stands, its answers, and the outcome that is kept with the contact."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bbzdesk.content.checklists import Checklist, Regel
from bbzdesk.domain.feiten import FEITEN, toon_feit
from bbzdesk.domain.zaak import Antwoord, Contact, Invulling
from bbzdesk.services import checklists
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk
from bbzdesk.services.momenten import in_woorden
from bbzdesk.services.screeningbeeld import Betekenis, betekenis_van
from bbzdesk.services.woorden import aantal_van
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing

SCREENING = "telefonische-screening"
MOGELIJK, TWIJFEL, GEEN, DOSSIER = "mogelijk_bbz", "twijfel", "geen_bbz", "dossier"
# What is the next thing to do with a contact.
NAAR_DOSSIER, OPENEN, SCREENEN, KLAAR = "naar dossier", "openen", "screenen", "klaar"
UITKOMSTEN: Mapping[str, str] = {
    "": "Nog geen uitkomst",
    MOGELIJK: "Mogelijk Bbz: open een dossier",
    TWIJFEL: "Twijfel: eerst navragen",
    GEEN: "Geen Bbz, doorverwezen",
    DOSSIER: "Dossier geopend",
}


@dataclass(frozen=True, slots=True)
class Contactbeeld:
    """A contact as the window shows it; `screening` says where the screening stands, `bezig` that it can go on.

    `niet_besproken` are the questions that stayed open when it was closed. `verder` is the next thing to do: `naar
    dossier`, `openen`, `screenen`, or `klaar` for who was referred to somebody else.
    """

    contact: Contact
    titel: str
    regels: tuple[tuple[str, str], ...]
    uitkomst: str
    screening: str
    bezig: bool
    afgerond: bool
    niet_besproken: tuple[str, ...]
    verder: str


@dataclass(frozen=True, slots=True)
class Screeningbeeld:
    """A screening with its answers and remarks by line. Without `invulling` it has not begun."""

    contact: Contact
    wie: str
    checklist: Checklist
    invulling: Invulling | None
    antwoorden: Mapping[str, tuple[str, str]]
    gelezen: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    status: str
    uitkomst: str
    mag_beginnen: bool
    verder: str
    betekenis: Betekenis

    @property
    def afgerond(self) -> bool:
        """Whether the screening was closed: then its answers are to be read."""
        return self.invulling is not None and self.invulling.afgerond is not None


def contactbeeld(kantoor: Kantoor, contact_id: str) -> Contactbeeld:
    """A contact in words."""
    with kantoor.opslag.lees() as bron:
        contact = _contact(bron, contact_id)
        invulling = _invulling(bron, contact_id)
        over = checklists.open_regels(kantoor, bron, invulling.id) if invulling else ()
    feiten = {
        "contact.naam": contact.naam,
        "contact.telefoon": contact.telefoon,
        "contact.woonplaats": contact.woonplaats,
        "contact.bedrijf": contact.bedrijf,
        "contact.hulpvraag": contact.hulpvraag,
        "contact.kanaal": contact.kanaal,
        "contact.medium": contact.medium,
        "contact.datum": contact.datum,
        "aanvraag.meldingsdatum": contact.wil_aanvragen_op,
    }
    regels = tuple((FEITEN[naam].etiket, toon_feit(FEITEN[naam], w)) for naam, w in feiten.items() if w)
    afgerond = invulling is not None and invulling.afgerond is not None
    return Contactbeeld(
        contact,
        wie(contact),
        regels,
        UITKOMSTEN[contact.uitkomst],
        _status(kantoor, invulling),
        invulling is not None and not afgerond,
        afgerond,
        tuple(regel.vraag for regel in over) if afgerond else (),
        _verder(contact, invulling),
    )


def beeld(kantoor: Kantoor, contact_id: str) -> Screeningbeeld:
    """The screening of a contact as it stands, with what its answers mean."""
    with kantoor.opslag.lees() as bron:
        contact = _contact(bron, contact_id)
        invulling = _invulling(bron, contact_id)
        definitie = kantoor.inhoud.checklists[invulling.checklist if invulling else SCREENING]
        gegeven = records.waar(bron, Antwoord, invulling_id=invulling.id) if invulling else ()
        betekenis = betekenis_van(kantoor, bron, contact, invulling)
    antwoorden = {antwoord.regel: antwoord for antwoord in gegeven}
    return Screeningbeeld(
        contact=contact,
        wie=wie(contact),
        checklist=definitie,
        invulling=invulling,
        antwoorden={regel: (antwoord.antwoord, antwoord.opmerking) for regel, antwoord in antwoorden.items()},
        gelezen=_gelezen(definitie, antwoorden, invulling),
        status=_status(kantoor, invulling),
        uitkomst=UITKOMSTEN[contact.uitkomst],
        mag_beginnen=invulling is None and not kantoor.opslag.alleen_lezen,
        verder=_verder(contact, invulling),
        betekenis=betekenis,
    )


def betekenis(kantoor: Kantoor, contact_id: str) -> Betekenis:
    """What the answers so far mean."""
    with kantoor.opslag.lees() as bron:
        contact = _contact(bron, contact_id)
        return betekenis_van(kantoor, bron, contact, _invulling(bron, contact_id))


def begin(kantoor: Kantoor, contact_id: str) -> Gedaan[Invulling]:
    """Start the screening of a contact."""
    return checklists.begin(kantoor, SCREENING, "contact", contact_id)


def leg_uitkomst_vast(kantoor: Kantoor, contact_id: str, uitkomst: str) -> Gedaan[tuple[Regel, ...]]:
    """Keep the outcome with the contact and close the screening; return the lines that stayed open.

    In doubt the screening stays open, so that it stays on *Vandaag* and goes on after asking. The day from which the
    entrepreneur wants to apply is kept with the contact (Pw art. 44).
    """
    with kantoor.werk(f"Uitkomst van het contact: {UITKOMSTEN[uitkomst]}") as w:
        contact = records.haal(w, Contact, contact_id)
        invulling = _invulling(w, contact_id)
        over = checklists.open_regels(kantoor, w, invulling.id) if invulling else ()
        if invulling and invulling.afgerond is None and uitkomst != TWIJFEL:
            records.bewaar(w, replace(invulling, afgerond=kantoor.nu))
        gemeld = checklists.feiten_uit(kantoor, w, "contact", contact_id).get("aanvraag.meldingsdatum")
        blijft = contact.uitkomst if contact.dossier_id else uitkomst
        records.bewaar(w, replace(contact, uitkomst=blijft, wil_aanvragen_op=gemeld or contact.wil_aanvragen_op))
    return Gedaan(over, w.wijziging)


def zin_over_open(regels: tuple[Regel, ...]) -> str:
    """Say how many questions stayed open; the page of the contact names them."""
    if not regels:
        return "Alle vragen zijn besproken."
    return f"{aantal_van(len(regels), 'vraag is', 'vragen zijn')} niet besproken."


def _contact(bron: Lezing, contact_id: str) -> Contact:
    gevonden = records.waar(bron, Contact, id=contact_id)
    if not gevonden:
        raise NietMogelijk("Dit contact is weg, want de melding is ongedaan gemaakt. Ga naar Vandaag of zoek opnieuw.")
    return gevonden[0]


def _invulling(bron: Lezing, contact_id: str) -> Invulling | None:
    gevonden = records.waar(bron, Invulling, onderwerp_soort="contact", onderwerp_id=contact_id)
    return gevonden[-1] if gevonden else None


def wie(contact: Contact) -> str:
    """A contact in a few words."""
    return ", ".join(deel for deel in (contact.naam, contact.bedrijf) if deel)


def _verder(contact: Contact, invulling: Invulling | None) -> str:
    """Who was referred on may still apply, but nothing waits to be done (Awb art. 4:1)."""
    if contact.dossier_id:
        return NAAR_DOSSIER
    if contact.uitkomst == GEEN:
        return KLAAR
    return OPENEN if invulling is not None and invulling.afgerond is not None else SCREENEN


def _status(kantoor: Kantoor, invulling: Invulling | None) -> str:
    if invulling is None:
        return "Nog niet begonnen"
    if invulling.afgerond is None:
        return f"Begonnen {in_woorden(invulling.begonnen, kantoor.nu)}, nog niet af"
    return f"Afgerond {in_woorden(invulling.afgerond, kantoor.nu)}"


def _gelezen(
    definitie: Checklist, antwoorden: Mapping[str, Antwoord], invulling: Invulling | None
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Per group the questions with their answers in words, for reading and for paper."""
    if invulling is None:
        return ()
    return tuple(
        (
            groep.titel,
            tuple(
                (regel.vraag, antwoord_in_woorden(regel, antwoorden.get(regel.id), invulling)) for regel in groep.regels
            ),
        )
        for groep in definitie.groepen
    )


def antwoord_in_woorden(regel: Regel, gegeven: Antwoord | None, invulling: Invulling) -> str:
    """An answer with its remark as people read it."""
    if gegeven is None or not gegeven.antwoord:
        return "niet besproken"
    antwoord = {"nvt": "n.v.t."}.get(gegeven.antwoord, gegeven.antwoord)
    if regel.feit is not None:
        antwoord = toon_feit(regel.feit, checklists.lees_antwoord(regel.feit, gegeven.antwoord, invulling))
    return f"{antwoord} ({gegeven.opmerking})" if gegeven.opmerking else antwoord
