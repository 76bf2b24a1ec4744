"""A checklist on paper: blank for a visit, or filled in as it stands, in the same order of questions."""

from bbzdesk.content.checklists import Checklist
from bbzdesk.documents.model import Alinea, Blok, Document, Feiten, Kop
from bbzdesk.documents.pdf import render_pdf
from bbzdesk.domain.datum import voluit
from bbzdesk.services import instellingen, screeningen
from bbzdesk.services.kantoor import Kantoor

_REGEL = "______________________________"


def leeg_blad(kantoor: Kantoor, checklist: str) -> bytes:
    """The checklist with a line to write on behind every question, and the help with the questions after it."""
    definitie = kantoor.inhoud.checklists[checklist]
    blokken: list[Blok] = [Feiten((("Naam", _REGEL), ("Telefoonnummer", _REGEL), ("Datum", _REGEL)))]
    for groep in definitie.groepen:
        blokken += [Kop(1, groep.titel), Feiten(tuple((regel.vraag, _REGEL) for regel in groep.regels))]
    hulp = tuple((regel.vraag, regel.hulp) for regel in definitie.regels if regel.hulp)
    blokken += [Kop(1, "Waar let u op?"), Feiten(hulp)]
    return _pdf(kantoor, definitie, "Om in te vullen", blokken)


def ingevuld_blad(kantoor: Kantoor, contact_id: str) -> bytes:
    """The screening of a contact as it stands."""
    beeld = screeningen.beeld(kantoor, contact_id)
    contact = screeningen.contactbeeld(kantoor, contact_id)
    blokken: list[Blok] = [Feiten((*contact.regels, ("Screening", beeld.status), ("Uitkomst", beeld.uitkomst)))]
    for titel, rijen in beeld.gelezen:
        blokken += [Kop(1, titel), Feiten(rijen)]
    blokken += [Kop(1, "Wat betekent dit?"), Alinea(beeld.betekenis.zin)]
    return _pdf(kantoor, beeld.checklist, f"Contact van {voluit(beeld.contact.datum)}", blokken)


def _pdf(kantoor: Kantoor, definitie: Checklist, onderwerp: str, blokken: list[Blok]) -> bytes:
    with kantoor.opslag.lees() as bron:
        gemeente = instellingen.gemeentefeiten(bron)["gemeente.naam"] or ""
    document = Document(
        titel=definitie.titel,
        blokken=tuple(blokken),
        auteur=f"Gemeente {gemeente}".strip(),
        onderwerp=onderwerp,
        merk="OEFENING" if kantoor.oefening else "",
    )
    return render_pdf(document, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen)
