"""Handing a dossier over, step by step: to whom, what goes along, what is missing, and the package with its pakbon."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.zaak import Dossier
from bbzdesk.exchange.pakket import WACHTWOORD_MINIMAAL, Organisatie, Voortgang
from bbzdesk.exchange.pakket.gegevens import stil
from bbzdesk.services import dossierbeeld, instellingen, overdracht
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.services.woorden import aantal_van, wie
from bbzdesk.store import instellingen as bewaard
from bbzdesk.store import overzichten, records

BIJZONDER = (
    "In dit dossier staan het burgerservicenummer en gegevens over inkomen, vermogen en gezin. "
    "Draag alleen over aan een partner die deze gegevens mag hebben."
)
WACHTWOORD_APART = (
    "Geef het wachtwoord door langs een andere weg dan het pakket: bel of geef het persoonlijk. "
    "Zet het nooit in dezelfde e-mail."
)
_GEMEENTE = {
    "gemeente.naam": "De naam van de gemeente ontbreekt. Zonder naam kan er geen pakket worden gemaakt.",
    "gemeente.contactpersoon": "De contactpersoon van de gemeente ontbreekt. Uw eigen naam komt dan op de pakbon.",
    "gemeente.email": "Het e-mailadres van de gemeente ontbreekt. De pakbon heeft dan geen adres voor antwoord.",
}
_NODIG = ("gemeente.naam",)
# Letters that nobody confuses on paper or by telephone; five groups of four are a hundred bits.
_LETTERS, _GROEPEN, _GROEP = "abcdefghjkmnpqrstuvwxyz23456789", 5, 4


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One thing that goes along."""

    naam: str
    omvang: str


@dataclass(frozen=True, slots=True)
class Ontbrekend:
    """A fact that is missing; without one that is `nodig` there is no package."""

    zin: str
    nodig: bool
    doel: Doel


@dataclass(frozen=True, slots=True)
class Overdrachtbeeld:
    """What a handover of this dossier would be. With `al_gedaan` it has been done, and says to whom and when."""

    dossier_id: str
    wie: str
    nummer: str
    al_gedaan: str
    partner: Mapping[str, str]
    onderdelen: tuple[Onderdeel, ...]
    samen: str
    ontbreekt: tuple[Ontbrekend, ...]

    @property
    def kan(self) -> bool:
        """Whether a package can be made now."""
        return not any(feit.nodig for feit in self.ontbreekt)


@dataclass(frozen=True, slots=True)
class Pakketklaar:
    """The package as it was made: where it is, and the paper that goes with it."""

    bestand: str
    map_: str
    pakketnummer: str
    partner: str
    zin: str
    pakbon: bytes


def beeld(kantoor: Kantoor, dossier_id: str) -> Overdrachtbeeld:
    """What would go along, and what is missing."""
    with kantoor.opslag.lees() as bron:
        dossier = records.haal(bron, Dossier, dossier_id)
        rij = overzichten.dossiers(bron, kantoor.vandaag, [dossier_id])[dossier_id]
        gemeente = instellingen.gemeentefeiten(bron)
        partner = bewaard.alle(bron).get(overdracht.PARTNER) or {}
    onderdelen = _onderdelen(kantoor, dossier_id)
    return Overdrachtbeeld(
        dossier_id=dossier_id,
        wie=wie(rij.tussenvoegsel, rij.achternaam, rij.bedrijf) or rij.nummer,
        nummer=dossier.nummer,
        al_gedaan=dossierbeeld.kop(kantoor, dossier_id).overgedragen,
        partner={veld: str(partner.get(veld, "")) for veld in ("naam", "contact", "email")},
        onderdelen=onderdelen,
        samen=aantal_van(len(onderdelen), "onderdeel", "onderdelen"),
        ontbreekt=tuple(
            Ontbrekend(zin, naam in _NODIG, Doel("instellingen", "", "gemeente"))
            for naam, zin in _GEMEENTE.items()
            if not gemeente[naam]
        ),
    )


def lees_partner(invoer: Mapping[str, str]) -> Organisatie:
    """The partner as typed; raises InvoerFouten."""
    naam, contact, email = (invoer.get(veld, "").strip() for veld in ("naam", "contact", "email"))
    fouten = []
    if not naam:
        fouten.append(InvoerFout("naam", "De naam van de partner ontbreekt. Vul de organisatie in."))
    if not contact:
        fouten.append(InvoerFout("contact", "De contactpersoon ontbreekt. Vul in wie het pakket ontvangt."))
    if email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        fouten.append(InvoerFout("email", "Dit lijkt geen e-mailadres. Schrijf het als naam@organisatie.nl."))
    if fouten:
        raise InvoerFouten(fouten)
    return Organisatie(naam, contact, email)


def stel_wachtwoord_voor() -> str:
    """A password that is easy to read out: `k7mp-3xqd-w9ha-hc4t-zn2v`."""
    groepen = ("".join(secrets.choice(_LETTERS) for _ in range(_GROEP)) for _ in range(_GROEPEN))
    return "-".join(groepen)


def draag_over(
    kantoor: Kantoor,
    dossier_id: str,
    partner: Mapping[str, str],
    map_: Path | None,
    wachtwoord: str,
    herhaald: str,
    voortgang: Voortgang = stil,
) -> Gedaan[Pakketklaar]:
    """Make the package in a folder; raises InvoerFouten by the fields `map`, `wachtwoord` and `herhaald`."""
    organisatie = lees_partner(partner)
    if fouten := [*_bezwaar_map(map_), *_bezwaar_wachtwoord(wachtwoord, herhaald)]:
        raise InvoerFouten(fouten)
    assert map_ is not None
    gedaan = overdracht.draag_over(kantoor, dossier_id, organisatie, map_, wachtwoord, overdracht.BEWARING, voortgang)
    uit = gedaan.uitkomst
    klaar = Pakketklaar(
        bestand=uit.pakket.pad.name,
        map_=str(uit.pakket.pad.parent),
        pakketnummer=uit.pakket.pakketnummer,
        partner=organisatie.naam,
        zin=f"Het pakket voor {organisatie.naam} is gemaakt en gecontroleerd.",
        pakbon=uit.pakbon,
    )
    return Gedaan(klaar, gedaan.wijziging)


def _onderdelen(kantoor: Kantoor, dossier_id: str) -> tuple[Onderdeel, ...]:
    """What is made for the package stands first; its size is known when it has been made."""
    stukken = dossierbeeld.stukken(kantoor, dossier_id)
    return (
        Onderdeel("Dossier als PDF", "wordt gemaakt"),
        Onderdeel("Debiteurenkaart in Excel", "wordt gemaakt"),
        Onderdeel("Alle gegevens als open bestand (JSON)", "wordt gemaakt"),
        *(Onderdeel(stuk.naam, stuk.grootte) for stuk in reversed(stukken)),
    )


def _bezwaar_map(map_: Path | None) -> list[InvoerFout]:
    if map_ is None:
        return [InvoerFout("map", "De map ontbreekt. Kies de map waarin het pakket moet komen.")]
    if not map_.is_dir():
        return [InvoerFout("map", "Deze map is er niet meer. Kies een andere map.")]
    return []


def _bezwaar_wachtwoord(wachtwoord: str, herhaald: str) -> list[InvoerFout]:
    """The package asks for characters that every zip program reads alike."""
    if not wachtwoord:
        return [
            InvoerFout("wachtwoord", "Het wachtwoord ontbreekt. Bedenk er een, of laat BbzDesk er een voorstellen.")
        ]
    if len(wachtwoord) < WACHTWOORD_MINIMAAL:
        zin = (
            f"Het wachtwoord is te kort om de gegevens te beschermen. Gebruik ten minste {WACHTWOORD_MINIMAAL} tekens."
        )
        return [InvoerFout("wachtwoord", zin)]
    if not re.fullmatch(r"[ -~]*", wachtwoord):
        zin = "Niet elk programma kent alle tekens van dit wachtwoord. Gebruik letters zonder accent, cijfers en leestekens."
        return [InvoerFout("wachtwoord", zin)]
    if wachtwoord != herhaald:
        return [InvoerFout("herhaald", "De twee wachtwoorden zijn niet gelijk. Typ het wachtwoord opnieuw.")]
    return []
