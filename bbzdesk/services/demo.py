"""The main job as one story: two invented dossiers from first contact to handover package, and a sheet taken over.

The story has its own clock, so that it comes out the same on every day. Each product is written under one folder.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from pathlib import Path

from bbzdesk.content.oefendata import OefenBetaling, Oefendata, Oefendossier
from bbzdesk.domain.datum import laatste_dag
from bbzdesk.domain.geld import lees_bedrag
from bbzdesk.exchange.pakket import Bewaring, Organisatie
from bbzdesk.services import (
    aanvragen,
    adviezen,
    besluiten,
    checklists,
    contacten,
    debiteuren,
    dossierrapport,
    dossiers,
    inlezen,
    instellingen,
    leningen,
    logboek,
    onderzoeken,
    overdracht,
)
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.toegang import OEFENWACHTWOORD

WACHTWOORD = OEFENWACHTWOORD
PEILDATUM = date(2026, 6, 12)
PARTNER = Organisatie("Regionaal Zelfstandigenloket (oefening)", "Postvak overdracht", "overdracht@loket.example")
BEWARING = Bewaring("P10Y", "einde van de lening", "16.1", "Overeenkomst aangegaan", "Selectielijst gemeenten 2020")


class Oefenklok:
    """A clock that stands where the story is."""

    def __init__(self) -> None:
        self._nu = _ochtend(date(2026, 1, 2))

    def __call__(self) -> datetime:
        """The moment of the story; it moves on a little with every look, as in an office."""
        self._nu += timedelta(seconds=1)
        return self._nu

    def ga_naar(self, dag: date) -> None:
        """Go to the morning of a day; the story goes only forward."""
        self._nu = max(self._nu, _ochtend(dag))


def _ochtend(dag: date) -> datetime:
    """Nine o'clock in the Netherlands, on any computer: summer time runs between the last Sundays of March and October."""
    van, tot = (_laatste_zondag(dag.year, maand) for maand in (3, 10))
    return datetime.combine(dag, time(9), timezone(timedelta(hours=2 if van <= dag < tot else 1)))


def _laatste_zondag(jaar: int, maand: int) -> date:
    einde = laatste_dag(jaar, maand)
    return einde - timedelta(days=(einde.weekday() + 1) % 7)


@dataclass(frozen=True, slots=True)
class Product:
    """A file that the story made: where it stands and what it is, in a few words."""

    pad: Path
    wat: str


def speel(kantoor: Kantoor, klok: Oefenklok, data: Oefendata, lijst: Path, doel: Path) -> Iterator[Product]:
    """Play the story and write its products under `doel`, one by one as they are made."""
    verhaal = _Verhaal(replace(kantoor, klok=klok, oefening=True), klok, doel)
    instellingen.stel_gemeente_in(verhaal.kantoor, data.gemeente)
    lopend = [verhaal.dossier(dossier) for dossier in data.dossiers]
    stappen = sorted(
        ((dag, nummer, stap) for nummer, deel in enumerate(lopend) for dag, stap in deel), key=lambda s: s[:2]
    )
    for dag, _, stap in stappen:
        klok.ga_naar(dag)
        yield from stap()
    klok.ga_naar(PEILDATUM)
    yield from verhaal.lees_lijst_in(lijst)
    yield from verhaal.maak_overzicht()
    for deel in data.dossiers:
        yield from verhaal.draag_over(deel.naam)
    yield from verhaal.schrijf_logboek()


Stap = Callable[[], Iterator[Product]]


class _Verhaal:
    """What the story remembers between its steps."""

    def __init__(self, kantoor: Kantoor, klok: Oefenklok, doel: Path) -> None:
        self.kantoor = kantoor
        self._klok = klok
        self._doel = doel
        self._ids: dict[tuple[str, str], str] = {}

    def dossier(self, deel: Oefendossier) -> list[tuple[date, Stap]]:
        """The steps of one dossier, each with its day."""
        dagen = deel.dagen
        stappen: list[tuple[date, Stap]] = [
            (dagen["contact_op"], partial(self._contact, deel)),
            (dagen["aanvraag_op"], partial(self._aanvraag, deel)),
            (dagen["stukken_gevraagd"], partial(self._vraag_stukken, deel)),
            (dagen["stukken_binnen"], partial(self._stukken_binnen, deel)),
            (dagen["onderzoek_op"], partial(self._onderzoek, deel)),
            (dagen["advies_op"], partial(self._advies, deel)),
            (dagen["besluit_op"], partial(self._besluit, deel)),
            (dagen["akte_op"], partial(self._akte, deel)),
            (dagen["uitbetaald_op"], partial(self._uitbetaling, deel)),
        ]
        return stappen + [(betaling.datum, partial(self._betaling, deel, betaling)) for betaling in deel.betalingen]

    def _contact(self, deel: Oefendossier) -> Iterator[Product]:
        contact = contacten.leg_contact_vast(self.kantoor, deel.contact).uitkomst
        invulling = checklists.begin(self.kantoor, "telefonische-screening", "contact", contact.id).uitkomst
        for regel, antwoord in deel.screening.items():
            checklists.beantwoord(self.kantoor, invulling.id, regel, antwoord)
        checklists.rond_af(self.kantoor, invulling.id)
        dossier = dossiers.open_dossier(self.kantoor, contact.id, deel.gegevens).uitkomst
        self._ids[deel.naam, "dossier"] = dossier.id
        yield from ()

    def _aanvraag(self, deel: Oefendossier) -> Iterator[Product]:
        aanvraag = aanvragen.neem_in(self.kantoor, self._id(deel, "dossier"), deel.aanvraag).uitkomst
        self._ids[deel.naam, "aanvraag"] = aanvraag.id
        pdf, docx = besluiten.maak_brief(self.kantoor, aanvraag.id, "ontvangstbevestiging").uitkomst
        yield self._schrijf(deel.naam, "ontvangstbevestiging.pdf", pdf, "brief: wij hebben uw aanvraag ontvangen")
        yield self._schrijf(deel.naam, "ontvangstbevestiging.docx", docx, "dezelfde brief voor Word")

    def _vraag_stukken(self, deel: Oefendossier) -> Iterator[Product]:
        opschorting = aanvragen.schort_op(
            self.kantoor, self._id(deel, "aanvraag"), self.kantoor.vandaag, deel.dagen["stukken_uiterlijk"]
        )
        self._ids[deel.naam, "opschorting"] = opschorting.uitkomst.id
        yield from ()

    def _stukken_binnen(self, deel: Oefendossier) -> Iterator[Product]:
        aanvragen.vul_aan(self.kantoor, self._id(deel, "opschorting"), self.kantoor.vandaag)
        yield from ()

    def _onderzoek(self, deel: Oefendossier) -> Iterator[Product]:
        k = self.kantoor
        onderzoek = onderzoeken.begin(
            k, self._id(deel, "dossier"), self._id(deel, "aanvraag"), "vijf-onderdelen"
        ).uitkomst
        for (onderdeel, veld), waarde in deel.onderzoek.items():
            onderzoeken.vul_in(k, onderzoek.id, onderdeel, {veld: waarde})
        for soort, tekst, gewicht in deel.swot:
            onderzoeken.voeg_swot_toe(k, onderzoek.id, soort, tekst, gewicht)
        onderzoeken.rond_af(k, onderzoek.id, deel.oordeel, deel.conclusie)
        pdf = dossierrapport.bewaar_onderzoek(k, onderzoek.id).uitkomst
        yield self._schrijf(deel.naam, "onderzoek-levensvatbaarheid.pdf", pdf, "onderzoek in vijf onderdelen met SWOT")

    def _advies(self, deel: Oefendossier) -> Iterator[Product]:
        adviezen.leg_advies_vast(self.kantoor, self._id(deel, "aanvraag"), deel.advies, vergewist=True)
        yield from ()

    def _besluit(self, deel: Oefendossier) -> Iterator[Product]:
        k = self.kantoor
        concept = besluiten.begin(k, self._id(deel, "aanvraag"), "toekenning-bedrijfskapitaal", deel.besluit).uitkomst
        yield self._schrijf(deel.naam, "besluit-concept.pdf", besluiten.concept_pdf(k, concept.id), "besluit, concept")
        vast = besluiten.stel_vast(k, concept.id).uitkomst
        assert vast.vordering_id is not None
        self._ids[deel.naam, "vordering"] = vast.vordering_id
        yield self._schrijf(deel.naam, "besluit.pdf", vast.pdf, f"besluit {vast.besluit.nummer}, definitief")
        yield self._schrijf(deel.naam, "besluit.docx", vast.docx, "hetzelfde besluit voor Word")
        besluiten.leg_verzending_vast(k, vast.besluit.id, k.vandaag, "post")

    def _akte(self, deel: Oefendossier) -> Iterator[Product]:
        leningen.leg_akte_vast(self.kantoor, self._id(deel, "vordering"), self.kantoor.vandaag)
        yield from ()

    def _uitbetaling(self, deel: Oefendossier) -> Iterator[Product]:
        leningen.betaal_uit(self.kantoor, self._id(deel, "vordering"), self.kantoor.vandaag)
        yield from ()

    def _betaling(self, deel: Oefendossier, betaling: OefenBetaling) -> Iterator[Product]:
        bedrag = lees_bedrag(betaling.bedrag, "bedrag")
        leningen.boek_betaling(self.kantoor, self._id(deel, "vordering"), betaling.datum, bedrag)
        yield from ()

    def lees_lijst_in(self, lijst: Path) -> Iterator[Product]:
        """Take the sheet over, turn it back, and take it over again: the overview then has it once."""
        gelezen = inlezen.proef(self.kantoor, lijst)
        verslag = [f"{len(gelezen.rijen)} regels overgenomen, {len(gelezen.fout)} regels niet:"]
        verslag += [f"rij {fout.rij}: {fout.reden}" for fout in gelezen.fout]
        eerste = inlezen.neem_over(self.kantoor, lijst, gelezen, self.kantoor.vandaag).uitkomst
        inlezen.draai_terug(self.kantoor, eerste.id)
        inlezen.neem_over(self.kantoor, lijst, gelezen, self.kantoor.vandaag)
        yield self._schrijf("", "ingelezen-lijst.txt", ("\n".join(verslag) + "\n").encode(), "verslag van het inlezen")

    def maak_overzicht(self) -> Iterator[Product]:
        """The maandverwerking and the debtor overview."""
        leningen.verwerk_maand(self.kantoor, self.kantoor.vandaag)
        gezien = debiteuren.overzicht(self.kantoor, self.kantoor.vandaag)
        xlsx, pdf = debiteuren.als_xlsx(self.kantoor, gezien), debiteuren.als_pdf(self.kantoor, gezien)
        yield self._schrijf("", "debiteurenoverzicht.xlsx", xlsx, "debiteurenoverzicht met stoplicht")
        yield self._schrijf("", "debiteurenoverzicht.pdf", pdf, "hetzelfde overzicht op papier")

    def draag_over(self, naam: str) -> Iterator[Product]:
        """The handover package of one dossier."""
        map_ = self._doel / naam
        overgedragen = overdracht.draag_over(
            self.kantoor, self._ids[naam, "dossier"], PARTNER, map_, WACHTWOORD, BEWARING
        ).uitkomst
        yield Product(overgedragen.pakket.pad, "overdrachtspakket voor de partner")

    def schrijf_logboek(self) -> Iterator[Product]:
        """The log of all that happened, without personal data."""
        with self.kantoor.opslag.lees() as bron:
            inhoud = logboek.als_csv(bron)
        yield self._schrijf("", "logboek.csv", inhoud, "logboek van alles wat is gebeurd")

    def _id(self, deel: Oefendossier, soort: str) -> str:
        return self._ids[deel.naam, soort]

    def _schrijf(self, map_: str, naam: str, inhoud: bytes, wat: str) -> Product:
        pad = self._doel / map_ / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(inhoud)
        return Product(pad, wat)
