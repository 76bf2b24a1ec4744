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
        redenen: dict[tuple[str, str], str] = {}
        for treffer, reden in _treffers(bron, naam, telefoon, bedrijf):
            redenen.setdefault((treffer.soort, treffer.object_id), reden)
        dossiers = {key: reden for (soort, key), reden in redenen.items() if soort == "dossier"}
        regels = [_dossier(bron, key, reden) for key, reden in dossiers.items()]
        contacten = [
            (records.haal(bron, Contact, key), reden) for (soort, key), reden in redenen.items() if soort == "contact"
        ]
    over = [(c, reden) for c, reden in contacten if c.id != behalve and c.dossier_id not in dossiers]
    regels += [_contact(kantoor, contact, reden) for contact, reden in over]
    return Bekend(_zin(bool(naam.strip() or telefoon.strip()), len(regels)), tuple(regels[:_MEESTE]))


def _treffers(bron: Lezing, naam: str, telefoon: str, bedrijf: str) -> Iterator[tuple[zoeken.Treffer, str]]:
    """What was found and why, the surest first: a name that looks alike is often somebody else's."""
    nummer = _cijfers(telefoon)[-_CIJFERS:]
    if len(nummer) == _CIJFERS:
        # Numbers that look alike belong to other people.
        vragen = {telefoon, nummer, _cijfers(telefoon)}
        gevonden = (t for vraag in vragen for t in zoeken.zoek(bron, vraag, _MEESTE))
        yield from ((t, "Zelfde telefoonnummer") for t in gevonden if nummer in _cijfers(t.tekst))
    for woorden, reden in ((naam, "De naam lijkt erop"), (bedrijf, "Het bedrijf lijkt erop")):
        if len(woorden.strip()) >= _LETTERS:
            gelijk = zoeken.zoek(bron, woorden, _MEESTE)
            yield from ((t, reden) for t in gelijk if t.soort in ("dossier", "contact"))


def _cijfers(tekst: str) -> str:
    return re.sub(r"\D", "", tekst)


def _dossier(bron: Lezing, dossier_id: str, reden: str) -> Bekende:
    dossier = records.haal(bron, Dossier, dossier_id)
    rollen = records.waar(bron, Rol, dossier_id=dossier_id, rol="aanvrager")
    persoon = records.haal(bron, Persoon, rollen[-1].persoon_id) if rollen else None
    bedrijf = records.haal(bron, Bedrijf, dossier.bedrijf_id).naam if dossier.bedrijf_id else ""
    naam = wie(persoon.tussenvoegsel, persoon.achternaam, bedrijf) if persoon else bedrijf or dossier.nummer
    over = f"{reden}. Dossier {dossier.nummer}, {doelgroep(dossier.categorie).lower()}"
    return Bekende(naam, over, Doel("dossier", dossier_id))


def _contact(kantoor: Kantoor, contact: Contact, reden: str) -> Bekende:
    naam = ", ".join(deel for deel in (hoofdletter(contact.naam), contact.bedrijf) if deel)
    over = f"{reden}. Contact van {dag_en_maand(contact.datum, kantoor.vandaag)}"
    return Bekende(naam, over, Doel("contact", contact.id))


def _zin(gevraagd: bool, aantal: int) -> str:
    if not gevraagd:
        return "Typ een naam of telefoonnummer. Hier ziet u of de ondernemer al bekend is."
    if not aantal:
        return "Nee: geen dossier en geen eerder contact met deze naam, dit telefoonnummer of dit bedrijf."
    return "Kijk of dit dezelfde ondernemer is. Dan werkt u daar verder."
