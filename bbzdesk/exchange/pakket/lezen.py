"""Reads a package back for an import, and only after it was judged good."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from bbzdesk.exchange.pakket.bevindingen import Bevindingen
from bbzdesk.exchange.pakket.bron import Deel, lees
from bbzdesk.exchange.pakket.controle import Gecontroleerd, controleer_bron, geopend
from bbzdesk.exchange.pakket.gegevens import (
    Bewaring,
    Gebeurtenis,
    GelezenPakket,
    PakketBestand,
    PakketFout,
    Soort,
    Vertrouwelijkheid,
    Voortgang,
    stil,
)
from bbzdesk.exchange.pakket.grenzen import BESTAND, SIDECAR
from bbzdesk.exchange.pakket.mdto import Knoop
from bbzdesk.exchange.pakket.sipregels import GelezenSip

_KENMERK = "identificatie/identificatieKenmerk"
_SOORT = "classificatie/begripLabel"


def lees_pakket(
    pad: Path, wachtwoord: str | None, werkmap: Path | None = None, voortgang: Voortgang = stil
) -> GelezenPakket:
    """Judge a package and return what is in it.

    Raises PakketFout with the first finding when the verdict is not good, or when it is a bare bag without a pakbon.
    """
    bevindingen = Bevindingen()
    with geopend(pad, wachtwoord, werkmap) as (bron, soort):
        gelezen = controleer_bron(bron, soort, bevindingen, voortgang)
        if not bevindingen.leeg:
            raise PakketFout(
                f"Dit pakket wordt niet ingelezen. {bevindingen.oordeel().bevindingen[0]} "
                "Vraag de afzender om een nieuw pakket."
            )
        if gelezen.sip is None or gelezen.pakbon is None:
            raise PakketFout("Dit is geen volledig overdrachtspakket. Kies het bestand dat u van de afzender kreeg.")
        return _pakket(gelezen, gelezen.sip)


def _pakket(gelezen: Gecontroleerd, sip: GelezenSip) -> GelezenPakket:
    top, dossier = sip.objecten[sip.map], cast(dict[str, Any], sip.dossier)
    lading = Deel(gelezen.bron, "data")
    assert gelezen.pakbon is not None
    return GelezenPakket(
        pakbon=gelezen.pakbon,
        opslag_id=dossier["opslag_id"],
        dossier_id=dossier["dossier_id"],
        dossiernummer=dossier["dossiernummer"],
        dossiertitel=dossier["dossiertitel"],
        zaaknummer=dossier["zaaknummer"],
        gegevens=dossier["gegevens"],
        onderdelen=tuple(_onderdelen(lading, sip, gelezen.pakbon.gemaakt_op)),
        bewaring=_bewaring(top),
        gebeurtenissen=tuple(_gebeurtenissen(top, gelezen.pakbon.gemaakt_op)),
        vertrouwelijkheid=Vertrouwelijkheid(
            top.waarde("beperkingGebruik/beperkingGebruikType/begripLabel"),
            top.waarde("beperkingGebruik/beperkingGebruikNadereBeschrijving"),
        ),
        metagegevens={pad: lees(lading, pad, SIDECAR) for pad in lading.omvang if pad.endswith(".MDTO.xml")},
    )


def _onderdelen(lading: Deel, sip: GelezenSip, gemaakt: datetime) -> Iterator[PakketBestand]:
    """The parts that a dossier has; start page, JSON and schema are of the package itself."""
    for pad, bestand in sip.bestanden.items():
        object_ = sip.objecten[pad.rpartition("/")[0]]
        if object_.waarde(_SOORT) not in set(Soort):
            continue
        yield PakketBestand(
            soort=Soort(object_.waarde(_SOORT)),
            titel=object_.waarde("naam"),
            extensie=pad.rpartition(".")[2],
            inhoud=lees(lading, pad, BESTAND),
            gemaakt_op=_tijd(object_.waarde("event/eventTijd"), gemaakt),
            mediatype=bestand.waarde("bestandsformaat/begripLabel"),
            taal=object_.waarde("taal"),
            kenmerk=object_.waarde(_KENMERK),
        )


def _tijd(tekst: str, gemaakt: datetime) -> datetime:
    """The moment of an event. MDTO allows a year, a month or nothing; then the moment of the package is the best we have."""
    for poging in (tekst, tekst[:10]):
        try:
            return datetime.fromisoformat(poging)
        except ValueError:
            continue
    return gemaakt


def _bewaring(top: Knoop) -> Bewaring:
    return Bewaring(
        looptijd=top.waarde("bewaartermijn/termijnLooptijd"),
        trigger=top.waarde("bewaartermijn/termijnTriggerStartLooptijd/begripLabel"),
        categorie=top.waarde("informatiecategorie/begripCode"),
        categorie_naam=top.waarde("informatiecategorie/begripLabel"),
        lijst=top.waarde("informatiecategorie/begripBegrippenlijst/verwijzingNaam"),
    )


def _gebeurtenissen(top: Knoop, gemaakt: datetime) -> Iterator[Gebeurtenis]:
    for event in top.alle("event"):
        yield Gebeurtenis(
            soort=event.waarde("eventType/begripLabel"),
            tijd=_tijd(event.waarde("eventTijd"), gemaakt),
            actor=event.waarde("eventVerantwoordelijkeActor/verwijzingNaam"),
            resultaat=event.waarde("eventResultaat"),
        )
