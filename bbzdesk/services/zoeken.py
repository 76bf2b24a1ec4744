"""Searching from anywhere: what is found in groups, each with its place in the window; a BSN is never shown whole."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.nummers import elfproef
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.woorden import bsn_verborgen, doelgroep, hoofdletter, wie
from bbzdesk.services.zoekindex import BESLUIT, CONTACT, DOSSIER, STUK, VORDERING
from bbzdesk.store import overzichten, zoeken
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vouwen import vouw
from bbzdesk.store.zoeken import Treffer

_TITELS = {
    DOSSIER: "Dossiers",
    CONTACT: "Contacten",
    VORDERING: "Vorderingen",
    BESLUIT: "Besluiten",
    STUK: "Stukken",
}
_PER_GROEP, _MEESTE = 6, 120
_NUMMER = re.compile(r"[\d\s.\-]{5,}|[a-z]{2}\d{2}[\sa-z\d]{3,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vondst:
    """One thing found: what it is called, what belongs to it, and where it is."""

    tekst: str
    toelichting: str
    doel: Doel


@dataclass(frozen=True, slots=True)
class Groep:
    """What was found of one kind, best first."""

    titel: str
    treffers: tuple[Vondst, ...]


def zoek(kantoor: Kantoor, vraag: str) -> tuple[Groep, ...]:
    """Find what fits the question, in groups; a number may be typed with spaces, dots or dashes."""
    with kantoor.opslag.lees() as bron:
        gevonden = _met_dossiers(bron, vraag, _treffers(bron, vraag))
        per_soort: dict[str, list[Treffer]] = {}
        for treffer in gevonden:
            groep = per_soort.setdefault(treffer.soort, [])
            if len(groep) < _PER_GROEP:
                groep.append(treffer)
        getoond = [treffer for groep in per_soort.values() for treffer in groep]
        wie_is = _namen(kantoor, bron, getoond)
        data = overzichten.zoekgegevens(bron, [t.object_id for t in getoond if t.soort != DOSSIER])
    return tuple(
        Groep(titel, tuple(_vondst(treffer, wie_is, data, vraag) for treffer in per_soort[soort]))
        for soort, titel in _TITELS.items()
        if soort in per_soort
    )


def _treffers(bron: Lezing, vraag: str) -> tuple[Treffer, ...]:
    kaal = _kaal(vraag)
    if kaal and vouw(kaal) != vouw(vraag):
        gevonden = tuple(t for t in zoeken.zoek(bron, kaal, _MEESTE) if _woord_met(t.tekst, kaal))
        if gevonden:
            return gevonden
    return zoeken.zoek(bron, vraag, _MEESTE)


def _met_dossiers(bron: Lezing, vraag: str, gevonden: tuple[Treffer, ...]) -> tuple[Treffer, ...]:
    """Where a word fits more than was read, the many files of a name must not push its dossiers out."""
    if len(gevonden) < _MEESTE:
        return gevonden
    dossiers = zoeken.zoek_soort(bron, vraag, DOSSIER, _PER_GROEP)
    return (*dossiers, *(treffer for treffer in gevonden if treffer.soort != DOSSIER))


def _kaal(vraag: str) -> str:
    """A number without spaces, dots and dashes; empty when the question is no number."""
    return re.sub(r"[\s.\-]", "", vraag) if _NUMMER.fullmatch(vraag.strip()) else ""


def _woord_met(tekst: str, begin: str) -> str:
    """The word of a text that begins so; empty when there is none."""
    gezocht = vouw(begin)
    return next((woord for woord in tekst.split() if gezocht and vouw(woord).startswith(gezocht)), "")


_Namen = Mapping[str, tuple[str, str]]


def _namen(kantoor: Kantoor, bron: Lezing, treffers: list[Treffer]) -> _Namen:
    """Per dossier of these hits who it is, and its number and group."""
    welke = {treffer.dossier_id for treffer in treffers if treffer.dossier_id is not None}
    rijen = overzichten.dossiers(bron, kantoor.vandaag, welke) if welke else {}
    return {
        sleutel: (
            wie(rij.tussenvoegsel, rij.achternaam, rij.bedrijf) or rij.nummer,
            f"Dossier {rij.nummer}, {doelgroep(rij.categorie).lower()}",
        )
        for sleutel, rij in rijen.items()
    }


def _vondst(treffer: Treffer, wie_is: _Namen, data: Mapping[str, overzichten.Zoekgegeven], vraag: str) -> Vondst:
    naam, over = wie_is.get(treffer.dossier_id or "", ("", ""))
    gegeven = data.get(treffer.object_id)
    tekst = gegeven.tekst if gegeven else treffer.tekst
    match treffer.soort:
        case "dossier":
            erbij = _nummer_in_woorden(_woord_met(treffer.tekst, _kaal(vraag)))
            toelichting = f"{over}, {erbij}" if erbij and erbij not in over else over
            return Vondst(naam, toelichting, Doel("dossier", treffer.object_id, "overzicht"))
        case "contact":
            dag = f"Contact van {voluit(gegeven.dag)}" if gegeven and gegeven.dag else "Contact"
            return Vondst(tekst, dag, Doel("contact", treffer.object_id))
        case "vordering":
            soort = "vordering" if tekst == "onbekend" else tekst
            nummer = gegeven.nummer if gegeven else ""
            return Vondst(f"{hoofdletter(soort)} {nummer}".strip(), naam, Doel("lening", treffer.object_id))
        case "besluit":
            return Vondst(f"Besluit {tekst}", naam, Doel("dossier", treffer.dossier_id or "", "besluit"))
        case _:
            return Vondst(tekst, naam, Doel("dossier", treffer.dossier_id or "", "documenten"))


def _nummer_in_woorden(woord: str) -> str:
    """The number by which a dossier was found; a BSN can be recognised but not copied."""
    if len(woord) == 9 and woord.isdigit() and elfproef(woord):
        return f"BSN {bsn_verborgen(woord)}"
    return woord
