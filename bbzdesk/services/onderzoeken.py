"""The viability investigation: five parts, SWOT in the fourth, and a judgement that a person gives (Bbz art. 1 c)."""

from dataclasses import dataclass, replace
from typing import Any

from bbzdesk.content.formats import AANTAL_ONDERDELEN, Format, Veld
from bbzdesk.domain.feiten import MAX_TEKST, OORDELEN
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro, lees_bedrag
from bbzdesk.domain.zaak import Onderzoek, OnderzoekVeld, SwotPunt
from bbzdesk.services.dossiers import open_voor_wijziging
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.werk import Werk

SWOT_SOORTEN = (("sterk", "Sterk"), ("zwak", "Zwak"), ("kans", "Kansen"), ("bedreiging", "Bedreigingen"))
_SCHAAL = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True)
class Onderzoeksbeeld:
    """An investigation with its answers: per part the values by field, and the points of the SWOT."""

    onderzoek: Onderzoek
    waarden: dict[tuple[int, str], str]
    swot: tuple[SwotPunt, ...]


def begin(kantoor: Kantoor, dossier_id: str, aanvraag_id: str | None, format_naam: str) -> Gedaan[Onderzoek]:
    """Start an investigation with the format that is in force."""
    definitie = kantoor.inhoud.formats[format_naam]
    with kantoor.werk("Onderzoek naar levensvatbaarheid begonnen") as w:
        open_voor_wijziging(w, dossier_id)
        onderzoek = Onderzoek(
            id=w.nieuw_id(),
            dossier_id=dossier_id,
            aanvraag_id=aanvraag_id,
            format=format_naam,
            formatversie=definitie.versie,
            begonnen=kantoor.vandaag,
            onderzoeker=kantoor.naam,
        )
        records.voeg_toe(w, onderzoek)
    return Gedaan(onderzoek, w.wijziging)


def vul_in(kantoor: Kantoor, onderzoek_id: str, onderdeel: int, waarden: dict[str, str]) -> Gedaan[None]:
    """Answer fields of one part; raises InvoerFouten with a sentence per fault. Facts are not asked again here."""
    with kantoor.werk(f"Onderzoek, onderdeel {onderdeel}") as w:
        onderzoek = _te_wijzigen(w, onderzoek_id)
        velden = {veld.id: veld for veld in _onderdeel(kantoor, onderzoek, onderdeel) if veld.feit is None}
        gelezen = _lees(velden, waarden)
        for naam, waarde in gelezen.items():
            eerder = records.waar(w, OnderzoekVeld, onderzoek_id=onderzoek_id, onderdeel=onderdeel, veld=naam)
            veld_id = eerder[0].id if eerder else w.nieuw_id()
            records.bewaar(w, OnderzoekVeld(veld_id, onderzoek_id, onderdeel, naam, waarde))
    return Gedaan(None, w.wijziging)


def voeg_swot_toe(kantoor: Kantoor, onderzoek_id: str, soort: str, tekst: str, gewicht: int = 2) -> Gedaan[SwotPunt]:
    """Add a point to the SWOT analysis; the weight is 1 to 3."""
    if soort not in dict(SWOT_SOORTEN) or not 1 <= gewicht <= len(_SCHAAL) - 2:
        raise ValueError(f"{soort} {gewicht}")
    if not tekst.strip() or len(tekst) > MAX_TEKST:
        raise InvoerFout(
            "swot", "Een punt van de SWOT-analyse heeft een tekst nodig. Beschrijf het punt in een paar woorden."
        )
    with kantoor.werk("Punt in SWOT-analyse") as w:
        _te_wijzigen(w, onderzoek_id)
        punt = SwotPunt(w.nieuw_id(), onderzoek_id, soort, tekst.strip(), gewicht)
        records.voeg_toe(w, punt)
    return Gedaan(punt, w.wijziging)


def verwijder_swot(kantoor: Kantoor, punt_id: str) -> Gedaan[None]:
    """Take a point out of the SWOT analysis; *Ongedaan maken* brings it back."""
    with kantoor.werk("Punt uit SWOT-analyse verwijderd") as w:
        punt = records.haal(w, SwotPunt, punt_id)
        _te_wijzigen(w, punt.onderzoek_id)
        records.verwijder(w, punt)
    return Gedaan(None, w.wijziging)


def rond_af(kantoor: Kantoor, onderzoek_id: str, oordeel: str, conclusie: str) -> Gedaan[Onderzoek]:
    """Close the investigation with a judgement and its reasons; an empty part is reported and not accepted (SY-10)."""
    with kantoor.werk("Onderzoek naar levensvatbaarheid afgerond") as w:
        onderzoek = _te_wijzigen(w, onderzoek_id)
        fouten = _ontbreekt(kantoor, beeld(w, onderzoek_id))
        if oordeel not in dict(OORDELEN):
            fouten.append(
                InvoerFout("onderzoek.oordeel", "Het oordeel ontbreekt. Kies positief, negatief of nog niet.")
            )
        if not conclusie.strip():
            fouten.append(InvoerFout("onderzoek.conclusie", "De conclusie ontbreekt. Leg het oordeel uit."))
        if fouten:
            raise InvoerFouten(fouten)
        klaar = replace(onderzoek, oordeel=oordeel, conclusie=conclusie.strip(), afgerond=kantoor.vandaag)
        records.bewaar(w, klaar)
    return Gedaan(klaar, w.wijziging)


def beeld(bron: Lezing, onderzoek_id: str) -> Onderzoeksbeeld:
    """The investigation with all its answers."""
    velden = records.waar(bron, OnderzoekVeld, onderzoek_id=onderzoek_id)
    return Onderzoeksbeeld(
        onderzoek=records.haal(bron, Onderzoek, onderzoek_id),
        waarden={(veld.onderdeel, veld.veld): veld.waarde for veld in velden},
        swot=records.waar(bron, SwotPunt, onderzoek_id=onderzoek_id),
    )


def toon_waarde(veld: Veld, waarde: str | None) -> str:
    """Write an answer for people."""
    if waarde is None:
        return "niet ingevuld"
    if veld.soort == "bedrag":
        return euro(int(waarde))
    return f"{waarde} van {_SCHAAL[-1]}" if veld.soort == "schaal" else waarde


def _te_wijzigen(w: Werk, onderzoek_id: str) -> Onderzoek:
    onderzoek = records.haal(w, Onderzoek, onderzoek_id)
    open_voor_wijziging(w, onderzoek.dossier_id)
    if onderzoek.afgerond is not None:
        raise NietMogelijk("Dit onderzoek is afgerond. Begin een nieuw onderzoek als er iets is veranderd.")
    return onderzoek


def _onderdeel(kantoor: Kantoor, onderzoek: Onderzoek, nummer: int) -> tuple[Veld, ...]:
    definitie: Format = kantoor.inhoud.formats[onderzoek.format]
    if not 1 <= nummer <= AANTAL_ONDERDELEN:
        raise KeyError(nummer)
    return definitie.onderdelen[nummer - 1].velden


def _lees(velden: dict[str, Veld], waarden: dict[str, str]) -> dict[str, str]:
    gelezen: dict[str, str] = {}
    fouten: list[InvoerFout] = []
    for naam, tekst in waarden.items():
        try:
            gelezen[naam] = _lees_veld(velden[naam], tekst.strip())
        except InvoerFout as fout:
            fouten.append(fout)
    if fouten:
        raise InvoerFouten(fouten)
    return gelezen


def _lees_veld(veld: Veld, tekst: str) -> str:
    if veld.soort == "bedrag":
        return str(lees_bedrag(tekst, veld.id, f"bedrag bij “{veld.vraag}”"))
    if veld.soort == "schaal" and tekst not in _SCHAAL:
        raise InvoerFout(veld.id, f"{veld.vraag}: kies een cijfer van 1 tot en met 5.")
    if veld.soort == "janee" and tekst not in ("ja", "nee", "onbekend"):
        raise InvoerFout(veld.id, f"{veld.vraag} Kies ja, nee of onbekend.")
    if not tekst or len(tekst) > MAX_TEKST:
        raise InvoerFout(veld.id, f"{veld.vraag}: schrijf een tekst van 1 tot {MAX_TEKST} tekens.")
    return tekst


def _ontbreekt(kantoor: Kantoor, gezien: Onderzoeksbeeld) -> list[InvoerFout]:
    """A sentence for each part in which nothing was answered, and for a SWOT without points."""
    fouten = []
    for deel in kantoor.inhoud.formats[gezien.onderzoek.format].onderdelen:
        eigen: list[Any] = [veld for veld in deel.velden if veld.feit is None]
        if eigen and not any((deel.nummer, veld.id) in gezien.waarden for veld in eigen):
            fouten.append(
                InvoerFout(
                    f"onderdeel{deel.nummer}", f"Onderdeel {deel.nummer} ({deel.titel}) is nog leeg. Vul het in."
                )
            )
        if deel.swot and not gezien.swot:
            fouten.append(
                InvoerFout(
                    "swot", "De SWOT-analyse is nog leeg. Voeg sterke en zwakke punten, kansen en bedreigingen toe."
                )
            )
    return fouten
