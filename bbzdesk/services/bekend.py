"""Whether somebody on the telephone is known already: earlier contacts and dossiers by name, telephone and company."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bbzdesk.domain.zaak import Bedrijf, Contact, Dossier, Persoon, Rol
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.woorden import dag_en_maand, doelgroep, hoofdletter, wie
from bbzdesk.store import records, zoeken
from bbzdesk.store.lezing import Lezing

_MEESTE = 5
_LETTERS = 3  # of fewer letters half of the office is known
_CIJFERS = 8  # the part of a telephone number that is the same however it is written


@dataclass(frozen=True, slots=True)
class Bekende:
    """Somebody who is known: who, from what, and where that is."""

    naam: str
    toelichting: str
    doel: Doel


@dataclass(frozen=True, slots=True)
class Bekend:
    """The answer in one sentence, with what was found."""

    zin: str
    regels: tuple[Bekende, ...]


def zoek_bekenden(kantoor: Kantoor, naam: str, telefoon: str = "", bedrijf: str = "", behalve: str = "") -> Bekend:
    """Look for a caller in all contacts and dossiers; `behalve` is the contact that is being made now."""
    with kantoor.opslag.lees() as bron:
        treffers = {(treffer.soort, treffer.object_id): treffer for treffer in _treffers(bron, naam, telefoon, bedrijf)}
        dossiers = {dossier_id for soort, dossier_id in treffers if soort == "dossier"}
        regels = [_dossier(bron, dossier_id) for dossier_id in dossiers]
        contacten = [records.haal(bron, Contact, key) for soort, key in treffers if soort == "contact"]
    over = [contact for contact in contacten if contact.id != behalve and contact.dossier_id not in dossiers]
    regels += [_contact(kantoor, contact) for contact in over]
    return Bekend(_zin(bool(naam.strip() or telefoon.strip()), len(regels)), tuple(regels[:_MEESTE]))


def _treffers(bron: Lezing, naam: str, telefoon: str, bedrijf: str) -> Iterator[zoeken.Treffer]:
    nummer = _cijfers(telefoon)[-_CIJFERS:]
    if len(nummer) == _CIJFERS:
        # Numbers that look alike belong to other people.
        vragen = {telefoon, nummer, _cijfers(telefoon)}
        yield from (t for vraag in vragen for t in zoeken.zoek(bron, vraag, _MEESTE) if nummer in _cijfers(t.tekst))
    for woorden in (naam, bedrijf):
        if len(woorden.strip()) >= _LETTERS:
            yield from (t for t in zoeken.zoek(bron, woorden, _MEESTE) if t.soort in ("dossier", "contact"))


def _cijfers(tekst: str) -> str:
    return re.sub(r"\D", "", tekst)


def _dossier(bron: Lezing, dossier_id: str) -> Bekende:
    dossier = records.haal(bron, Dossier, dossier_id)
    rollen = records.waar(bron, Rol, dossier_id=dossier_id, rol="aanvrager")
    persoon = records.haal(bron, Persoon, rollen[-1].persoon_id) if rollen else None
    bedrijf = records.haal(bron, Bedrijf, dossier.bedrijf_id).naam if dossier.bedrijf_id else ""
    naam = wie(persoon.tussenvoegsel, persoon.achternaam, bedrijf) if persoon else bedrijf or dossier.nummer
    return Bekende(naam, f"Dossier {dossier.nummer}, {doelgroep(dossier.categorie)}", Doel("dossier", dossier_id))


def _contact(kantoor: Kantoor, contact: Contact) -> Bekende:
    naam = ", ".join(deel for deel in (hoofdletter(contact.naam), contact.bedrijf) if deel)
    return Bekende(naam, f"Contact van {dag_en_maand(contact.datum, kantoor.vandaag)}", Doel("contact", contact.id))


def _zin(gevraagd: bool, aantal: int) -> str:
    if not gevraagd:
        return "Typ een naam of telefoonnummer. Hier ziet u of de ondernemer al bekend is."
    if not aantal:
        return "Nee: geen dossier en geen eerder contact met deze naam, dit telefoonnummer of dit bedrijf."
    return "Kijk of dit dezelfde ondernemer is. Dan werkt u daar verder."
