"""Acts of a dossier that ask for one or two days: read as people type them, refused in words of the form."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bbzdesk.domain.besluit import Verzending
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import Feit, Soort, lees_feit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.zaak import Aanvraag, Opschorting
from bbzdesk.services import aanvragen, besluiten
from bbzdesk.services.adviesbeeld import WIJZEN
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.store import records

# The fields of the three dialogs, by the name that a sentence about them carries.
STUKKEN_VRAGEN = (
    Feit("verzonden", "Brief verzonden op", Soort.DATUM),
    Feit("uiterste_datum", "Stukken uiterlijk binnen op", Soort.DATUM),
)
AANVULLEN = (Feit("hersteld_op", "Aangevuld op", Soort.DATUM),)
VERZENDEN = (
    Feit("verzonden_op", "Verzonden op", Soort.DATUM),
    Feit("wijze", "Hoe is het besluit verzonden?", Soort.KEUZE, WIJZEN),
)

_ONTBREEKT = {
    "verzonden": "Vul de dag in waarop de brief is verzonden.",
    "uiterste_datum": "Vul de laatste dag in waarop de stukken binnen mogen komen.",
    "hersteld_op": "Vul de dag in waarop de stukken binnen waren.",
    "verzonden_op": "Vul de dag in waarop het besluit is verzonden.",
    "wijze": "Kies hoe het besluit is verzonden.",
}


def vraag_stukken(kantoor: Kantoor, aanvraag_id: str, invoer: Mapping[str, str]) -> Gedaan[Opschorting]:
    """Record that documents were asked for, which suspends the term (Awb art. 4:5, 4:15). Raises InvoerFouten."""
    gelezen = _lees(STUKKEN_VRAGEN, invoer, kantoor.vandaag)
    with kantoor.opslag.lees() as bron:
        ontvangen = records.haal(bron, Aanvraag, aanvraag_id).ontvangen
    verzonden, uiterste = gelezen["verzonden"], gelezen["uiterste_datum"]
    if verzonden < ontvangen:
        zin = f"De brief is verzonden vóór de aanvraag binnen was ({voluit(ontvangen)}). Controleer de datum."
        raise InvoerFouten([InvoerFout("verzonden", zin)])
    if verzonden > kantoor.vandaag:
        zin = "De datum van verzenden ligt in de toekomst. Leg de brief vast als deze is verzonden."
        raise InvoerFouten([InvoerFout("verzonden", zin)])
    if uiterste <= verzonden:
        zin = f"De laatste dag voor de stukken hoort na {voluit(verzonden)} te liggen. Kies een latere dag."
        raise InvoerFouten([InvoerFout("uiterste_datum", zin)])
    return aanvragen.schort_op(kantoor, aanvraag_id, verzonden, uiterste)


def vul_aan(kantoor: Kantoor, opschorting_id: str, invoer: Mapping[str, str]) -> Gedaan[Opschorting]:
    """Record that the documents are in, which ends the suspension. Raises InvoerFouten."""
    hersteld = _lees(AANVULLEN, invoer, kantoor.vandaag)["hersteld_op"]
    with kantoor.opslag.lees() as bron:
        verzonden = records.haal(bron, Opschorting, opschorting_id).verzonden
    if hersteld < verzonden:
        zin = f"De stukken zijn gevraagd op {voluit(verzonden)}. Kies die dag of een latere dag."
        raise InvoerFouten([InvoerFout("hersteld_op", zin)])
    if hersteld > kantoor.vandaag:
        zin = "De datum van aanvullen ligt in de toekomst. Vul de dag in waarop de stukken binnen waren."
        raise InvoerFouten([InvoerFout("hersteld_op", zin)])
    return aanvragen.vul_aan(kantoor, opschorting_id, hersteld)


def verzend(kantoor: Kantoor, besluit_id: str, invoer: Mapping[str, str]) -> Gedaan[Verzending]:
    """Record how and when a decision was sent; the term for an objection runs from it. Raises InvoerFouten."""
    gelezen = _lees(VERZENDEN, invoer, kantoor.vandaag)
    if gelezen["verzonden_op"] > kantoor.vandaag:
        zin = "De datum van verzenden ligt in de toekomst. Leg het vast als het besluit is verzonden."
        raise InvoerFouten([InvoerFout("verzonden_op", zin)])
    return besluiten.leg_verzending_vast(kantoor, besluit_id, gelezen["verzonden_op"], gelezen["wijze"])


def _lees(feiten: tuple[Feit, ...], invoer: Mapping[str, str], vandaag: date) -> dict[str, Any]:
    """All fields, each of which must be filled in."""
    gelezen: dict[str, Any] = {}
    fouten: list[InvoerFout] = []
    for feit in feiten:
        try:
            gelezen[feit.naam] = lees_feit(feit, invoer.get(feit.naam, ""), vandaag)
        except InvoerFout as fout:
            fouten.append(fout)
        else:
            if gelezen[feit.naam] is None:
                fouten.append(InvoerFout(feit.naam, _ONTBREEKT[feit.naam]))
    if fouten:
        raise InvoerFouten(fouten)
    return gelezen
