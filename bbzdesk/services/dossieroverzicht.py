"""The first tab of a dossier: where it stands in one sentence, its steps, its days, its money and what happened last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.besluit import Besluit, BesluitConcept, Verzending
from bbzdesk.domain.datum import met_dag, voluit
from bbzdesk.domain.uitleg import Regel
from bbzdesk.domain.zaak import Aanvraag, Advies, Contact, Invulling, Onderzoek, Opschorting
from bbzdesk.services import dossierstappen, geldbeeld, instellingen, tijdlijn
from bbzdesk.services.doel import Doel
from bbzdesk.services.dossierstappen import Sporen, Stap
from bbzdesk.services.geldbeeld import Geld
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.termijnlijst import termijndagen
from bbzdesk.services.tijdlijn import Tijdlijnmoment
from bbzdesk.services.woorden import met_korte_dag, nog_of_te_laat
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing

__all__ = ["Dossieroverzicht", "Geld", "Komend", "Regel", "Stap", "overzicht"]

_NBSP = "\N{NO-BREAK SPACE}"
_LAATSTE = 4
_GEDAAN_IN_ZICHT = 2
_PAST = 7  # so many steps fit on the page


@dataclass(frozen=True, slots=True)
class Komend:
    """A day that counts: what must be done by it, the day in words, how urgent (`toon`), and where."""

    wat: str
    wanneer: str
    toon: str
    doel: Doel


@dataclass(frozen=True, slots=True)
class Dossieroverzicht:
    """The tab. `status` is a sentence to the entrepreneur, ready to copy; the steps at the places of `gevouwen` are long done."""

    status: str
    stappen: tuple[Stap, ...]
    gevouwen: frozenset[int]
    klaar: str
    termijnen: tuple[Komend, ...]
    geld: Geld
    momenten: tuple[Tijdlijnmoment, ...]


def overzicht(kantoor: Kantoor, dossier_id: str) -> Dossieroverzicht:
    """The overview of a dossier as it is now."""
    vandaag = kantoor.vandaag
    with kantoor.opslag.lees() as bron:
        sporen = _sporen(kantoor, bron, dossier_id)
        geld = geldbeeld.geld(kantoor, bron, dossier_id)
        komend = [dag for dag in termijndagen(kantoor, bron, dossier_id) if not _uitgewerkt(dag.soort, sporen)]
        momenten = tijdlijn.momenten_van(kantoor, bron, dossier_id)[:_LAATSTE]
    stappen = dossierstappen.stappen(sporen, geld, vandaag)
    gedaan = sum(stap.staat == dossierstappen.KLAAR for stap in stappen)
    termijnen = tuple(
        Komend(
            dag.woorden,
            f"{met_korte_dag(dag.dag, vandaag)}, {nog_of_te_laat(dag.dag, vandaag)}",
            "achterstand" if dag.dag < vandaag else "letop" if dag.dag == vandaag else "",
            dag.doel,
        )
        for dag in komend
    )
    klaar = f"{gedaan} van {len(stappen)} klaar"
    return Dossieroverzicht(
        _status(sporen, geld, vandaag), stappen, _gevouwen(stappen), klaar, termijnen, geld, tuple(momenten)
    )


def _gevouwen(stappen: Sequence[Stap]) -> frozenset[int]:
    """The steps that are shown only when asked: where all do not fit, what is done except the last two of it."""
    klaar = [plaats for plaats, stap in enumerate(stappen) if stap.staat == dossierstappen.KLAAR]
    return frozenset(klaar[:-_GEDAAN_IN_ZICHT] if len(stappen) > _PAST else ())


def _uitgewerkt(soort: str, sporen: Sporen) -> bool:
    return soort == "voorschot" and sporen.besluit is not None


def _sporen(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> Sporen:
    """What the newest application of a dossier left behind."""
    contacten = records.waar(bron, Contact, dossier_id=dossier_id)
    contact = contacten[0] if contacten else None
    invullingen: Sequence[Invulling] = ()
    if contact is not None:
        invullingen = records.waar(bron, Invulling, onderwerp_soort="contact", onderwerp_id=contact.id)
    aanvragen = records.waar(bron, Aanvraag, dossier_id=dossier_id)
    aanvraag = aanvragen[-1] if aanvragen else None
    sleutel = aanvraag.id if aanvraag else ""
    opschortingen = records.waar(bron, Opschorting, volgorde="verzonden", aanvraag_id=sleutel)
    onderzoeken = records.waar(bron, Onderzoek, dossier_id=dossier_id)
    adviezen = records.waar(bron, Advies, aanvraag_id=sleutel)
    concepten = records.waar(bron, BesluitConcept, aanvraag_id=sleutel, definitief_id=None)
    besluiten = records.waar(bron, Besluit, aanvraag_id=sleutel)
    besluit = besluiten[0] if besluiten else None
    verzendingen = records.waar(bron, Verzending, besluit_id=besluit.id) if besluit else ()
    lezer = instellingen.parameters_van(kantoor.inhoud.parameters, bron).lezer()
    return Sporen(
        dossier_id=dossier_id,
        contact=contact,
        screening=invullingen[-1] if invullingen else None,
        aanvraag=aanvraag,
        opschortingen=opschortingen,
        beslissen=dossierstappen.beslissen_uiterlijk(aanvraag, opschortingen, lezer),
        onderzoek=onderzoeken[-1] if onderzoeken else None,
        advies=adviezen[-1] if adviezen else None,
        concept=concepten[-1] if concepten else None,
        besluit=besluit,
        verzending=verzendingen[-1] if verzendingen else None,
    )


def _status(sporen: Sporen, geld: Geld, vandaag: date) -> str:
    """What one says to the entrepreneur who asks how it stands."""
    if sporen.besluit is not None:
        return _na_besluit(sporen, geld)
    if sporen.aanvraag is None:
        if geld.leningen:
            return _over_geld(geld)
        return "Wij hebben nog geen aanvraag van u ontvangen."
    uiterlijk = _beslissen(sporen.beslissen, vandaag) if sporen.beslissen else ""
    wacht = next((deel for deel in sporen.opschortingen if deel.hersteld_op is None), None)
    if wacht is not None:
        return f"Wij wachten op stukken van u. Stuur deze uiterlijk {_dag(wacht.uiterste_datum)}."
    if sporen.opschortingen:
        return f"Uw aanvraag is compleet. {uiterlijk}"
    return f"Wij hebben uw aanvraag ontvangen op {_datum(sporen.aanvraag.ontvangen)}. {uiterlijk}"


def _beslissen(uiterlijk: date, vandaag: date) -> str:
    if uiterlijk < vandaag:
        return f"Wij hadden uiterlijk {_dag(uiterlijk)} moeten beslissen. U hoort zo snel mogelijk van ons."
    return f"Wij beslissen uiterlijk {_dag(uiterlijk)}."


def _na_besluit(sporen: Sporen, geld: Geld) -> str:
    assert sporen.besluit is not None
    genomen = f"Wij hebben op {_dag(sporen.besluit.besluitdatum)} een besluit genomen"
    if geld.uitbetaald:
        return _over_geld(geld)
    if sporen.verzending is None:
        return f"{genomen}. U krijgt dit besluit nog van ons."
    bezwaar = _datum(sporen.verzending.bezwaar_uiterlijk)
    return f"{genomen} en dit verzonden op {_datum(sporen.verzending.verzonden_op)}. Bezwaar maken kan tot en met {bezwaar}."


def _over_geld(geld: Geld) -> str:
    if geld.achterstand.bedrag:
        return f"Van uw lening staat {geld.openstaand.tekst} open. {geld.achterstand.tekst} had al betaald moeten zijn."
    if geld.openstaand.bedrag <= 0:
        return "Uw lening is helemaal terugbetaald."
    return f"Van uw lening staat {geld.openstaand.tekst} open. U hebt nu geen achterstand."


def _dag(dag: date) -> str:
    return met_dag(dag).replace(" ", _NBSP)


def _datum(dag: date) -> str:
    """A date is never split over two lines."""
    return voluit(dag).replace(" ", _NBSP)
