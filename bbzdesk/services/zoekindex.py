"""What can be found by typing: the texts of the search index, made in one place so that every number is in it."""

import re
from collections.abc import Sequence

from bbzdesk.domain.vordering import Vordering
from bbzdesk.domain.zaak import Aanvraag, Bedrijf, Dossier, Persoon, Rol
from bbzdesk.store import records
from bbzdesk.store.werk import Werk

DOSSIER, CONTACT, VORDERING, BESLUIT, STUK = "dossier", "contact", "vordering", "besluit", "stuk"


def indexeer_dossier(w: Werk, dossier_id: str) -> None:
    """Make a dossier findable by its people, its company and all their numbers, as they are now."""
    dossier = records.haal(w, Dossier, dossier_id)
    personen = [records.haal(w, Persoon, rol.persoon_id) for rol in records.waar(w, Rol, dossier_id=dossier_id)]
    bedrijf = records.haal(w, Bedrijf, dossier.bedrijf_id) if dossier.bedrijf_id is not None else None
    zaken = [aanvraag.zaaknummer for aanvraag in records.waar(w, Aanvraag, dossier_id=dossier_id)]
    w.indexeer(DOSSIER, dossier_id, dossier_id, dossiertekst(dossier, personen, bedrijf, zaken))


def dossiertekst(
    dossier: Dossier, personen: Sequence[Persoon], bedrijf: Bedrijf | None, ook: Sequence[str] = ()
) -> str:
    """The text under which a dossier is found."""
    delen = [dossier.nummer, dossier.zaaknummer]
    for persoon in personen:
        delen += [persoon.naam, persoon.bsn or "", persoon.iban or "", *_telefoon(persoon.telefoon)]
    if bedrijf is not None:
        delen += [bedrijf.naam, bedrijf.kvk or ""]
    return _tekst([*delen, *ook])


def indexeer_vordering(w: Werk, vordering: Vordering) -> None:
    """Make a claim findable by its payment reference and its case number; without either it is not in the index."""
    w.indexeer(VORDERING, vordering.id, vordering.dossier_id, _tekst([vordering.nummer or "", vordering.zaaknummer]))


def contacttekst(naam: str, bedrijf: str, telefoon: str) -> str:
    """The text under which a contact is found."""
    return _tekst([naam, bedrijf, *_telefoon(telefoon)])


def _telefoon(nummer: str) -> list[str]:
    """A telephone number as typed and as bare digits: people type it either way."""
    return list(dict.fromkeys([nummer, re.sub(r"[\s.\-()]", "", nummer)]))


def _tekst(delen: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(deel for deel in delen if deel))
