"""Where in the window there is something to see on the practice store: one place per page, tab and step."""

from bbzdesk.domain.besluit import Besluit, BesluitConcept
from bbzdesk.domain.vordering import Vordering
from bbzdesk.domain.zaak import Contact
from bbzdesk.services import dossierlijst
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store import records

_VAST = ("vandaag", "dossiers", "debiteuren", "uitwisseling", "inlezen", "opslag", "help")
_DOSSIERTABS = ("overzicht", "tijdlijn", "aanvraag", "levensvatbaarheid", "besluit", "leningen", "documenten")
_INSTELLINGEN = ("gemeente", "gebruikers", "bedragen", "beeld")
_BESLUITSTAPPEN = ("soort", "gegevens", "controleren", "voorbeeld", "definitief")


def plekken(kantoor: Kantoor) -> tuple[tuple[str, Doel], ...]:
    """Every page with a name for its picture, in the order of the work."""
    dossiers = {regel.wie: regel.dossier_id for regel in dossierlijst.lijst(kantoor)}
    with kantoor.opslag.lees() as bron:
        contacten = {contact.naam: contact.id for contact in records.waar(bron, Contact)}
        concept = next(c for c in records.waar(bron, BesluitConcept) if c.definitief_id is None)
        lening = records.waar(bron, Vordering, dossier_id=dossiers["Jansen, Timmerwerk Jansen"])[0].id
        besloten = records.waar(bron, Besluit)[-1].dossier_id
    onderzoek, bezig = dossiers["Visser, Fietsenmaker Visser"], dossiers["El Amrani, Bakkerij El Amrani"]
    return (
        *((pagina, Doel(pagina)) for pagina in _VAST),
        ("contact", Doel("contact")),
        ("contact-bekend", Doel("contact", contacten["De Groot"])),
        ("contact-dossier", Doel("contact", "dossier")),
        ("screening", Doel("screening", contacten["De Groot"])),
        ("aanvraag-nieuw", Doel("aanvraag", bezig)),
        *((f"dossier-{tab}", Doel("dossier", onderzoek, tab)) for tab in _DOSSIERTABS),
        ("dossier-besluit-verzenden", Doel("dossier", besloten, "besluit")),
        ("dossier-leningen-lopend", Doel("dossier", dossiers["Jansen, Timmerwerk Jansen"], "leningen")),
        *((f"besluit-{stap}", Doel("besluit", concept.id, stap)) for stap in _BESLUITSTAPPEN),
        ("lening", Doel("lening", lening)),
        ("overdracht", Doel("overdracht", onderzoek)),
        *((f"instellingen-{tab}", Doel("instellingen", "", tab)) for tab in _INSTELLINGEN),
    )
