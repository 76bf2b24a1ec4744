"""The first contact: laid down at once, without a dossier (BM-01), and its outcome."""

from collections.abc import Mapping

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import lees_feiten
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.zaak import Contact
from bbzdesk.services import zoekindex
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.store import records


def leg_contact_vast(kantoor: Kantoor, invoer: Mapping[str, str]) -> Gedaan[Contact]:
    """Lay down a contact from the facts as typed; raises InvoerFouten with a sentence per fault.

    `aanvraag.meldingsdatum` is a legal date: from then on bijstand can be granted (Pw art. 44).
    """
    feiten = lees_feiten(invoer, ("contact.naam", "contact.kanaal", "contact.medium"), kantoor.vandaag)
    datum = feiten.get("contact.datum") or kantoor.vandaag
    if datum > kantoor.vandaag:
        raise InvoerFout(
            "contact.datum",
            f"Het contact was op {voluit(datum)}, en dat is in de toekomst. Vul vandaag of een eerdere dag in.",
        )
    with kantoor.werk("Contact vastgelegd") as w:
        contact = Contact(
            id=w.nieuw_id(),
            datum=datum,
            kanaal=feiten["contact.kanaal"],
            medium=feiten["contact.medium"],
            naam=feiten["contact.naam"],
            telefoon=feiten.get("contact.telefoon") or "",
            woonplaats=feiten.get("contact.woonplaats") or "",
            bedrijf=feiten.get("contact.bedrijf") or "",
            hulpvraag=feiten.get("contact.hulpvraag") or "",
            wil_aanvragen_op=feiten.get("aanvraag.meldingsdatum"),
        )
        records.voeg_toe(w, contact)
        tekst = zoekindex.contacttekst(contact.naam, contact.bedrijf, contact.telefoon)
        w.indexeer(zoekindex.CONTACT, contact.id, None, tekst)
    return Gedaan(contact, w.wijziging)
