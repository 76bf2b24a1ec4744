"""Answering a checklist: a line at a time, each answer saved, the facts among them read by the catalogue."""

from dataclasses import replace
from typing import Any

from bbzdesk.content.checklists import JA_NEE_ONBEKEND_NVT, Checklist, Regel
from bbzdesk.domain.feiten import MAX_TEKST, Feit, lees_feit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.zaak import Antwoord, Invulling
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing

ONBEKEND = "onbekend"


def begin(kantoor: Kantoor, checklist: str, onderwerp_soort: str, onderwerp_id: str) -> Gedaan[Invulling]:
    """Start a checklist for a contact or a dossier, in the version that is in force."""
    definitie = kantoor.inhoud.checklists[checklist]
    with kantoor.werk(f"{definitie.titel} begonnen") as w:
        invulling = Invulling(w.nieuw_id(), checklist, definitie.versie, onderwerp_soort, onderwerp_id, kantoor.nu)
        records.voeg_toe(w, invulling)
    return Gedaan(invulling, w.wijziging)


def beantwoord(
    kantoor: Kantoor, invulling_id: str, regel_id: str, antwoord: str, opmerking: str = ""
) -> Gedaan[Antwoord]:
    """Answer one line, or answer it anew; raises InvoerFout when the answer does not fit the line."""
    with kantoor.werk("Antwoord in checklist") as w:
        invulling = records.haal(w, Invulling, invulling_id)
        if invulling.afgerond is not None:
            raise NietMogelijk("Deze checklist is afgerond. Begin een nieuwe checklist als er iets is veranderd.")
        regel = _regel(kantoor.inhoud.checklists[invulling.checklist], regel_id)
        _controleer(kantoor, regel, antwoord, opmerking)
        eerder = records.waar(w, Antwoord, invulling_id=invulling_id, regel=regel_id)
        nieuw = Antwoord(eerder[0].id if eerder else w.nieuw_id(), invulling_id, regel_id, antwoord.strip(), opmerking)
        records.bewaar(w, nieuw)
    return Gedaan(nieuw, w.wijziging)


def neem_terug(kantoor: Kantoor, invulling_id: str, regel_id: str) -> Gedaan[None]:
    """Take the answer of a line away: it is open again."""
    with kantoor.werk("Antwoord in checklist weggehaald") as w:
        if records.haal(w, Invulling, invulling_id).afgerond is not None:
            raise NietMogelijk("Deze checklist is afgerond. Begin een nieuwe checklist als er iets is veranderd.")
        for antwoord in records.waar(w, Antwoord, invulling_id=invulling_id, regel=regel_id):
            records.verwijder(w, antwoord)
    return Gedaan(None, w.wijziging)


def open_regels(kantoor: Kantoor, bron: Lezing, invulling_id: str) -> tuple[Regel, ...]:
    """The lines that were not answered yet, so that closing can name them (TS-03)."""
    invulling = records.haal(bron, Invulling, invulling_id)
    gedaan = {antwoord.regel for antwoord in records.waar(bron, Antwoord, invulling_id=invulling_id)}
    return tuple(regel for regel in kantoor.inhoud.checklists[invulling.checklist].regels if regel.id not in gedaan)


def rond_af(kantoor: Kantoor, invulling_id: str) -> Gedaan[tuple[Regel, ...]]:
    """Close a checklist and return the lines that stayed open; whether that is enough is for the consulent to say."""
    with kantoor.werk("Checklist afgerond") as w:
        invulling = records.haal(w, Invulling, invulling_id)
        over = open_regels(kantoor, w, invulling_id)
        records.bewaar(w, replace(invulling, afgerond=kantoor.nu))
    return Gedaan(over, w.wijziging)


def feiten_uit(kantoor: Kantoor, bron: Lezing, onderwerp_soort: str, onderwerp_id: str) -> dict[str, Any]:
    """The facts that were answered in the checklists of a contact or dossier; the latest answer counts."""
    feiten: dict[str, Any] = {}
    for invulling in records.waar(bron, Invulling, onderwerp_soort=onderwerp_soort, onderwerp_id=onderwerp_id):
        definitie = kantoor.inhoud.checklists[invulling.checklist]
        for antwoord in records.waar(bron, Antwoord, invulling_id=invulling.id):
            regel = definitie.regel(antwoord.regel)
            if regel is not None and regel.feit is not None and antwoord.antwoord != ONBEKEND:
                feiten[regel.feit.naam] = lees_antwoord(regel.feit, antwoord.antwoord, invulling)
    return feiten


def lees_antwoord(feit: Feit, antwoord: str, invulling: Invulling) -> Any:
    """The fact behind an answer, read as on the day the checklist was begun; None when it is unknown."""
    return None if antwoord.lower() == ONBEKEND else lees_feit(feit, antwoord, invulling.begonnen.date())


def _regel(definitie: Checklist, regel_id: str) -> Regel:
    regel = definitie.regel(regel_id)
    if regel is None:
        raise KeyError(f"{definitie.naam} has no line {regel_id}")
    return regel


def _controleer(kantoor: Kantoor, regel: Regel, antwoord: str, opmerking: str) -> None:
    if regel.feit is not None and antwoord.strip().lower() != ONBEKEND:
        lees_feit(regel.feit, antwoord, kantoor.vandaag)
    elif regel.antwoord == "janee" and antwoord not in JA_NEE_ONBEKEND_NVT:
        raise InvoerFout(regel.id, f"{regel.vraag} Kies ja, nee, onbekend of n.v.t.")
    if max(len(antwoord), len(opmerking)) > MAX_TEKST:
        raise InvoerFout(regel.id, f"{regel.vraag} De tekst is te lang. Er passen {MAX_TEKST} tekens in.")
