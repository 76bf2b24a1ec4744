"""An office for the tests of services and stories: a small store, the shipped content, a clock that we set."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from bbzdesk.content.oefendata import Oefendata, Oefendossier, laad_oefendata
from bbzdesk.services import (
    aanvragen,
    adviezen,
    besluiten,
    checklists,
    contacten,
    dossiers,
    instellingen,
    leningen,
    onderzoeken,
)
from bbzdesk.services.kantoor import Inhoud, Kantoor, laad_inhoud
from bbzdesk.store import sleutels
from bbzdesk.store.opslag import Omstandigheden, Opslag
from bbzdesk.store.plaats import Computer

RESOURCES = Path(__file__).parents[1] / "resources"
WACHTWOORD = "een lang wachtwoord"


class VasteSchijf(Computer):
    """This computer, wherever the tests run: a fixed disk on which we may write."""

    def schrijfbaar(self, map_: Path) -> bool:
        return True


PROEF = Omstandigheden(waarnemer=VasteSchijf(), kosten=sleutels.PROEF, oorsprong="proef")


class Klok:
    """A clock that the test sets; each look is a second later, so that moments differ."""

    def __init__(self, dag: date) -> None:
        self.nu = datetime.combine(dag, time(9), UTC)

    def __call__(self) -> datetime:
        self.nu += timedelta(seconds=1)
        return self.nu

    def zet(self, dag: date) -> None:
        self.nu = datetime.combine(dag, time(9), UTC)


@dataclass(frozen=True)
class Bureau:
    """The desk and its clock."""

    kantoor: Kantoor
    klok: Klok


@cache
def inhoud() -> Inhoud:
    return laad_inhoud(RESOURCES)


@cache
def oefendata() -> Oefendata:
    return laad_oefendata(RESOURCES)


@contextmanager
def bureau(map_: Path, dag: date = date(2026, 1, 5)) -> Iterator[Bureau]:
    """A new store with the municipality set up."""
    klok = Klok(dag)
    opslag, _ = Opslag.maak(map_, "Anna Proef", WACHTWOORD, klok(), PROEF)
    with opslag:
        kantoor = Kantoor(opslag, inhoud(), "gebruiker-1", "Anna Proef", klok)
        instellingen.stel_gemeente_in(kantoor, oefendata().gemeente)
        yield Bureau(kantoor, klok)


def deel(naam: str = "starter") -> Oefendossier:
    return next(dossier for dossier in oefendata().dossiers if dossier.naam == naam)


def dossier_van(b: Bureau, naam: str = "starter", gegevens: Mapping[str, str] | None = None) -> str:
    """From contact to dossier; returns the id of the dossier."""
    data = deel(naam)
    b.klok.zet(data.dagen["contact_op"])
    contact = contacten.leg_contact_vast(b.kantoor, data.contact).uitkomst
    invulling = checklists.begin(b.kantoor, "telefonische-screening", "contact", contact.id).uitkomst
    for regel, antwoord in data.screening.items():
        checklists.beantwoord(b.kantoor, invulling.id, regel, antwoord)
    return dossiers.open_dossier(b.kantoor, contact.id, {**data.gegevens, **(gegevens or {})}).uitkomst.id


def aanvraag_van(b: Bureau, dossier_id: str, naam: str = "starter") -> str:
    """Application, investigation and advice; returns the id of the application."""
    data = deel(naam)
    b.klok.zet(data.dagen["aanvraag_op"])
    aanvraag = aanvragen.neem_in(b.kantoor, dossier_id, data.aanvraag).uitkomst
    b.klok.zet(data.dagen["onderzoek_op"])
    onderzoek = onderzoeken.begin(b.kantoor, dossier_id, aanvraag.id, "vijf-onderdelen").uitkomst
    for (onderdeel, veld), waarde in data.onderzoek.items():
        onderzoeken.vul_in(b.kantoor, onderzoek.id, onderdeel, {veld: waarde})
    for punt in data.swot:
        onderzoeken.voeg_swot_toe(b.kantoor, onderzoek.id, *punt)
    onderzoeken.rond_af(b.kantoor, onderzoek.id, data.oordeel, data.conclusie)
    b.klok.zet(data.dagen["advies_op"])
    adviezen.leg_advies_vast(b.kantoor, aanvraag.id, data.advies, vergewist=True)
    b.klok.zet(data.dagen["besluit_op"])
    return aanvraag.id


def besluit_van(b: Bureau, aanvraag_id: str, naam: str = "starter", **anders: str) -> besluiten.Vastgesteld:
    """A definitive decision; `anders` replaces choices (`hoofdsom="10.000,00"`)."""
    keuzes = {**deel(naam).besluit, **{f"lening.{sleutel}": waarde for sleutel, waarde in anders.items()}}
    concept = besluiten.begin(b.kantoor, aanvraag_id, "toekenning-bedrijfskapitaal", keuzes).uitkomst
    return besluiten.stel_vast(b.kantoor, concept.id).uitkomst


def lening_van(b: Bureau, naam: str = "starter", **anders: str) -> str:
    """A loan that was paid out; returns the id of the claim."""
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b, naam), naam), naam, **anders)
    assert vast.vordering_id is not None
    b.klok.zet(deel(naam).dagen["uitbetaald_op"])
    leningen.leg_akte_vast(b.kantoor, vast.vordering_id, b.kantoor.vandaag)
    leningen.betaal_uit(b.kantoor, vast.vordering_id, b.kantoor.vandaag)
    return vast.vordering_id
