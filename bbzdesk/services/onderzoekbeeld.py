"""The viability investigation as a page shows it: per part what is known, what was answered and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bbzdesk.content.formats import Format, Onderdeel, Veld
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import FEITEN, toon_feit
from bbzdesk.domain.geld import getal
from bbzdesk.domain.zaak import Aanvraag, Onderzoek, SwotPunt
from bbzdesk.services import dossiers, kladden, onderzoeken
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.onderzoeken import Onderzoeksbeeld
from bbzdesk.services.woorden import aantal_van
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing

LEEG, BEZIG, KLAAR = "leeg", "bezig", "klaar"
SCHAAL = (("1", "1 (zwak)"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5 (sterk)"))
GEWICHTEN = ((1, "weegt licht"), (2, "weegt gewoon"), (3, "weegt zwaar"))
# Part of a fact's name -> where it is kept, so that nobody looks for the field here.
_BRONNEN = {
    "persoon": "uit de gegevens van de ondernemer",
    "partner": "uit de gegevens van de partner",
    "huishouden": "uit het huishouden",
    "bedrijf": "uit de gegevens van het bedrijf",
    "aanvraag": "uit de aanvraag",
    "dossier": "uit het dossier",
}


@dataclass(frozen=True, slots=True)
class Bekend:
    """A fact that is shown and not asked again, with where it comes from."""

    vraag: str
    waarde: str
    bron: str


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question of a part: its kind decides the field; `tekst` is the answer as people type it, `toon` as they read it."""

    id: str
    vraag: str
    soort: str
    hulp: str
    tekst: str
    toon: str


@dataclass(frozen=True, slots=True)
class Swotregel:
    """A point of the SWOT analysis, with its weight in words."""

    id: str
    tekst: str
    gewicht: str


@dataclass(frozen=True, slots=True)
class Deel:
    """One of the five parts. `staat` is leeg, bezig or klaar; `voortgang` the same in words; `kort` a short title."""

    nummer: int
    titel: str
    kort: str
    inleiding: str
    bekend: tuple[Bekend, ...]
    vragen: tuple[Vraag, ...]
    swot: bool
    staat: str
    voortgang: str


@dataclass(frozen=True, slots=True)
class Onderzoekpagina:
    """The newest investigation of a dossier. Without one `onderzoek_id` is empty and it can begin."""

    onderzoek_id: str
    aanvraag_id: str | None
    format: str
    titel: str
    regel: str
    delen: tuple[Deel, ...]
    swot: Mapping[str, tuple[Swotregel, ...]]
    slotvraag: str
    oordeel: str
    oordeel_woord: str
    conclusie: str
    afgerond: bool
    voortgang: str
    klad: Mapping[str, str]
    teruggezet: str


def pagina(kantoor: Kantoor, dossier_id: str) -> Onderzoekpagina:
    """The newest investigation with all its answers, and what was half typed."""
    with kantoor.opslag.lees() as bron:
        aanvragen = records.waar(bron, Aanvraag, dossier_id=dossier_id)
        eerder = records.waar(bron, Onderzoek, dossier_id=dossier_id)
        aanvraag_id = aanvragen[-1].id if aanvragen else None
        if not eerder:
            return _nog_geen(kantoor, aanvraag_id)
        return _gevuld(kantoor, bron, eerder[-1].id, aanvraag_id)


def kladsleutel(onderzoek_id: str) -> str:
    """Under which what is half typed is kept."""
    return f"onderzoek:{onderzoek_id}"


def _nog_geen(kantoor: Kantoor, aanvraag_id: str | None) -> Onderzoekpagina:
    definitie = _nieuwste_format(kantoor)
    return Onderzoekpagina(
        onderzoek_id="", aanvraag_id=aanvraag_id, format=definitie.naam, titel=definitie.titel, regel="", delen=(),
        swot={}, slotvraag=definitie.slotvraag, oordeel="", oordeel_woord="", conclusie="", afgerond=False,
        voortgang="", klad={}, teruggezet="",
    )  # fmt: skip


def _gevuld(kantoor: Kantoor, bron: Lezing, onderzoek_id: str, aanvraag_id: str | None) -> Onderzoekpagina:
    gezien = onderzoeken.beeld(bron, onderzoek_id)
    onderzoek = gezien.onderzoek
    definitie = kantoor.inhoud.formats[onderzoek.format]
    feiten = dossiers.feiten_van(dossiers.beeld(bron, onderzoek.dossier_id, kantoor.vandaag))
    delen = tuple(_deel(deel, gezien, feiten) for deel in definitie.onderdelen)
    klaar = sum(deel.staat == KLAAR for deel in delen)
    klad, teruggezet = kladden.terug(kantoor, kladsleutel(onderzoek_id))
    return Onderzoekpagina(
        onderzoek_id=onderzoek_id,
        aanvraag_id=aanvraag_id,
        format=onderzoek.format,
        titel=definitie.titel,
        regel=_regel(onderzoek),
        delen=delen,
        swot={soort: _swot(gezien.swot, soort) for soort, _ in onderzoeken.SWOT_SOORTEN},
        slotvraag=definitie.slotvraag,
        oordeel=onderzoek.oordeel,
        oordeel_woord=toon_feit(FEITEN["onderzoek.oordeel"], onderzoek.oordeel) if onderzoek.oordeel else "",
        conclusie=onderzoek.conclusie,
        afgerond=onderzoek.afgerond is not None,
        voortgang=f"{klaar} van {len(delen)} onderdelen klaar",
        klad=klad,
        teruggezet=teruggezet,
    )


def _nieuwste_format(kantoor: Kantoor) -> Format:
    """The format that is in force today."""
    geldig = [definitie for definitie in kantoor.inhoud.formats.values() if definitie.vanaf <= kantoor.vandaag]
    return max(geldig or kantoor.inhoud.formats.values(), key=lambda definitie: definitie.vanaf)


def _regel(onderzoek: Onderzoek) -> str:
    begonnen = f"Begonnen op {voluit(onderzoek.begonnen)}"
    door = f" door {onderzoek.onderzoeker}" if onderzoek.onderzoeker else ""
    klaar = f", afgerond op {voluit(onderzoek.afgerond)}" if onderzoek.afgerond else ""
    return f"{begonnen}{door}{klaar}."


def _deel(deel: Onderdeel, gezien: Onderzoeksbeeld, feiten: Mapping[str, Any]) -> Deel:
    eigen = [veld for veld in deel.velden if veld.feit is None]
    vragen = tuple(_vraag(veld, gezien.waarden.get((deel.nummer, veld.id))) for veld in eigen)
    beantwoord = sum(bool(vraag.tekst) for vraag in vragen) + (deel.swot and bool(gezien.swot))
    alle = len(vragen) + deel.swot
    swot = f", {aantal_van(len(gezien.swot), 'punt', 'punten')} in de SWOT" if deel.swot else ""
    return Deel(
        nummer=deel.nummer,
        titel=deel.titel,
        kort=deel.kort,
        inleiding=deel.inleiding,
        bekend=tuple(_bekend(veld, feiten) for veld in deel.velden if veld.feit is not None),
        vragen=vragen,
        swot=deel.swot,
        staat=KLAAR if beantwoord == alle else BEZIG if beantwoord else LEEG,
        voortgang=f"{sum(bool(v.tekst) for v in vragen)} van {aantal_van(len(vragen), 'vraag', 'vragen')} beantwoord{swot}",
    )


def _bekend(veld: Veld, feiten: Mapping[str, Any]) -> Bekend:
    assert veld.feit is not None
    waarde = feiten.get(veld.feit.naam)
    bron = _BRONNEN.get(veld.feit.naam.partition(".")[0], "uit het dossier")
    return Bekend(veld.vraag, "nog niet bekend" if waarde is None else toon_feit(veld.feit, waarde), bron)


def _vraag(veld: Veld, waarde: str | None) -> Vraag:
    tekst = "" if waarde is None else getal(int(waarde)) if veld.soort == "bedrag" else waarde
    return Vraag(veld.id, veld.vraag, veld.soort, veld.hulp, tekst, onderzoeken.toon_waarde(veld, waarde))


def _swot(punten: tuple[SwotPunt, ...], soort: str) -> tuple[Swotregel, ...]:
    """The heaviest first, then in the order in which they were added."""
    woorden = dict(GEWICHTEN)
    zwaarste = sorted((punt for punt in punten if punt.soort == soort), key=lambda punt: -punt.gewicht)
    return tuple(Swotregel(punt.id, punt.tekst, woorden[punt.gewicht]) for punt in zwaarste)
