"""The MDTO description of the dossier, of its parts and of each file."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bbzdesk.exchange.pakket.gegevens import Gebeurtenis, PakketBestand, PakketInhoud
from bbzdesk.exchange.pakket.mdto import Knoop

SOORTENLIJST = "BbzDesk soorten onderdelen"
DOSSIERNUMMER, ZAAKNUMMER = "Dossiernummer", "Zaaknummer"


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A name and an identification by which one object points to another."""

    naam: str
    kenmerk: str
    bron: str


def bron_van(inhoud: PakketInhoud) -> str:
    """Where our identifications come from: the store."""
    return f"BbzDesk {inhoud.opslag_id}"


def dossier(inhoud: PakketInhoud, delen: Sequence[Verwijzing], weergave: Verwijzing, gegevens: Verwijzing) -> Knoop:
    """Describe the dossier: the top of the delivery, without a parent."""
    eigen = Verwijzing(inhoud.dossiertitel, inhoud.dossier_id, bron_van(inhoud))
    kenmerken = [
        _identificatie(inhoud.dossiernummer, f"{DOSSIERNUMMER} {inhoud.gemeente.naam}"),
        *([_identificatie(inhoud.zaaknummer, f"{ZAAKNUMMER} {inhoud.gemeente.naam}")] if inhoud.zaaknummer else ()),
    ]
    return _informatieobject(
        inhoud,
        eigen,
        niveau="Dossier",
        kenmerken=kenmerken,
        taal="nl",
        gebeurtenissen=inhoud.gebeurtenissen,
        relaties=[
            *(_verwijzing("bevatOnderdeel", deel) for deel in delen),
            _verwijzing("heeftRepresentatie", weergave),
            _verwijzing("aanvullendeMetagegevens", gegevens),
        ],
    )


def archiefstuk(
    inhoud: PakketInhoud, stuk: PakketBestand, eigen: Verwijzing, ouder: Verwijzing, bestand: Verwijzing
) -> Knoop:
    """Describe one part: a Archiefstuk of the dossier with one file."""
    return _informatieobject(
        inhoud,
        eigen,
        niveau="Archiefstuk",
        soort=str(stuk.soort),
        taal=stuk.taal,
        gebeurtenissen=[Gebeurtenis("Creatie", stuk.gemaakt_op, inhoud.gemeente.naam)],
        relaties=[_verwijzing("isOnderdeelVan", ouder), _verwijzing("heeftRepresentatie", bestand)],
    )


def schema(inhoud: PakketInhoud, nu: datetime, eigen: Verwijzing, ouder: Verwijzing, bestand: Verwijzing) -> Knoop:
    """Describe the schema of dossier.json, an information object of its own."""
    return _informatieobject(
        inhoud,
        eigen,
        niveau="Archiefstuk",
        soort="schema",
        taal="nl",
        gebeurtenissen=[Gebeurtenis("Creatie", nu, inhoud.gemeente.naam)],
        relaties=[_verwijzing("isOnderdeelVan", ouder), _verwijzing("heeftRepresentatie", bestand)],
    )


def bestand(eigen: Verwijzing, inhoud: bytes, mediatype: str, van: Verwijzing, nu: datetime) -> Knoop:
    """Describe one file; its name is its file name."""
    som = _groep(
        "checksum",
        _begrip("checksumAlgoritme", "SHA-512", "Begrippenlijst ChecksumAlgoritme MDTO"),
        Knoop("checksumWaarde", hashlib.sha512(inhoud).hexdigest()),
        Knoop("checksumDatum", nu.isoformat()),
    )
    return _groep(
        "bestand",
        _identificatie(eigen.kenmerk, eigen.bron),
        Knoop("naam", eigen.naam),
        Knoop("omvang", str(len(inhoud))),
        _begrip("bestandsformaat", mediatype, "IANA Media Types"),
        som,
        _verwijzing("isRepresentatieVan", van),
    )


def _informatieobject(  # the order below is the order of the schema
    inhoud: PakketInhoud,
    eigen: Verwijzing,
    *,
    niveau: str,
    taal: str,
    gebeurtenissen: Iterable[Gebeurtenis],
    relaties: Iterable[Knoop],
    soort: str = "",
    kenmerken: Iterable[Knoop] = (),
) -> Knoop:
    return _groep(
        "informatieobject",
        _identificatie(eigen.kenmerk, eigen.bron),
        *kenmerken,
        Knoop("naam", eigen.naam),
        _begrip("aggregatieniveau", niveau, "Begrippenlijst Aggregatieniveaus MDTO"),
        *([_begrip("classificatie", soort, SOORTENLIJST)] if soort else ()),
        Knoop("taal", taal),
        *(_event(gebeurtenis) for gebeurtenis in gebeurtenissen),
        _begrip("waardering", "Tijdelijk te bewaren", "Begrippenlijst Waarderingen MDTO", "V"),
        _bewaartermijn(inhoud),
        _begrip(
            "informatiecategorie", inhoud.bewaring.categorie_naam, inhoud.bewaring.lijst, inhoud.bewaring.categorie
        ),
        *relaties,
        _groep("archiefvormer", Knoop("verwijzingNaam", inhoud.gemeente.naam)),
        _groep(
            "activiteit", Knoop("verwijzingNaam", "Uitvoering van het Besluit bijstandverlening zelfstandigen 2004")
        ),
        _beperking(inhoud),
    )


def _groep(naam: str, *kinderen: Knoop) -> Knoop:
    return Knoop(naam, kinderen)


def _identificatie(kenmerk: str, bron: str, naam: str = "identificatie") -> Knoop:
    return _groep(naam, Knoop("identificatieKenmerk", kenmerk), Knoop("identificatieBron", bron))


def _verwijzing(naam: str, doel: Verwijzing) -> Knoop:
    identificatie = _identificatie(doel.kenmerk, doel.bron, "verwijzingIdentificatie")
    return _groep(naam, Knoop("verwijzingNaam", doel.naam), identificatie)


def _begrip(naam: str, tekst: str, lijst: str, code: str = "") -> Knoop:
    codes = (Knoop("begripCode", code),) if code else ()
    return _groep(
        naam,
        Knoop("begripLabel", tekst),
        *codes,
        _groep("begripBegrippenlijst", Knoop("verwijzingNaam", lijst)),
    )


def _event(gebeurtenis: Gebeurtenis) -> Knoop:
    resultaat = (Knoop("eventResultaat", gebeurtenis.resultaat),) if gebeurtenis.resultaat else ()
    return _groep(
        "event",
        _begrip("eventType", gebeurtenis.soort, "Begrippenlijst EventTypeLijst MDTO"),
        Knoop("eventTijd", gebeurtenis.tijd.isoformat()),
        _groep("eventVerantwoordelijkeActor", Knoop("verwijzingNaam", gebeurtenis.actor)),
        *resultaat,
    )


def _bewaartermijn(inhoud: PakketInhoud) -> Knoop:
    return _groep(
        "bewaartermijn",
        _begrip("termijnTriggerStartLooptijd", inhoud.bewaring.trigger, inhoud.bewaring.lijst),
        Knoop("termijnLooptijd", inhoud.bewaring.looptijd),
    )


def _beperking(inhoud: PakketInhoud) -> Knoop:
    tekst = inhoud.vertrouwelijkheid.toelichting
    return _groep(
        "beperkingGebruik",
        _begrip("beperkingGebruikType", inhoud.vertrouwelijkheid.label, "BbzDesk vertrouwelijkheid"),
        *([Knoop("beperkingGebruikNadereBeschrijving", tekst)] if tekst else ()),
    )
