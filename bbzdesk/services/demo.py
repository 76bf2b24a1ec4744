"""The main job as one story: two invented dossiers from first contact to handover package, and a sheet taken over.

The story has its own clock, so that it comes out the same on every day. Each product is written under one folder.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from pathlib import Path

from bbzdesk.content.formats import AANTAL_ONDERDELEN, SWOT_ONDERDEEL
from bbzdesk.content.oefendata import OefenBetaling, Oefendata, Oefendossier
from bbzdesk.domain.datum import laatste_dag
from bbzdesk.domain.geld import lees_bedrag
from bbzdesk.exchange.pakket import Organisatie
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
BEWARING = overdracht.BEWARING


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
    verhaal = Verhaal(replace(kantoor, klok=klok, oefening=True), klok, doel)
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


class Verhaal:
    """The steps of a case, and what the story remembers between them. Each step yields the products it makes."""

    def __init__(self, kantoor: Kantoor, klok: Oefenklok, doel: Path) -> None:
        self.kantoor = kantoor
        self._klok = klok
        self._doel = doel
        self._ids: dict[tuple[str, str], str] = {}

    def dossier(self, deel: Oefendossier) -> list[tuple[date, Stap]]:
        """The steps of one full dossier, each with its day; some days have more than one."""
        dagen = deel.dagen
        stappen: list[tuple[date, Stap]] = [
            (dagen["contact_op"], partial(self.contact, deel)),
            (dagen["contact_op"], partial(self.open_dossier, deel)),
            (dagen["aanvraag_op"], partial(self.aanvraag, deel)),
            (dagen["stukken_gevraagd"], partial(self.vraag_stukken, deel, dagen["stukken_uiterlijk"])),
            (dagen["stukken_binnen"], partial(self.stukken_binnen, deel)),
            (dagen["onderzoek_op"], partial(self.onderzoek, deel)),
            (dagen["advies_op"], partial(self.advies, deel)),
            (dagen["besluit_op"], partial(self.concept, deel)),
            (dagen["besluit_op"], partial(self.besluit, deel)),
            (dagen["besluit_op"], partial(self.verzending, deel)),
            (dagen["akte_op"], partial(self.akte, deel)),
            (dagen["uitbetaald_op"], partial(self.uitbetaling, deel)),
        ]
        return stappen + [(betaling.datum, partial(self.betaling, deel, betaling)) for betaling in deel.betalingen]

    def contact(self, deel: Oefendossier, regels: int | None = None) -> Iterator[Product]:
        """The first call, with the screening or its first lines."""
        contact = contacten.leg_contact_vast(self.kantoor, deel.contact).uitkomst
        self._ids[deel.naam, "contact"] = contact.id
        invulling = checklists.begin(self.kantoor, "telefonische-screening", "contact", contact.id).uitkomst
        gedaan = list(deel.screening.items())[:regels]
        for regel, antwoord in gedaan:
            checklists.beantwoord(self.kantoor, invulling.id, regel, antwoord)
        if len(gedaan) == len(deel.screening):
            checklists.rond_af(self.kantoor, invulling.id)
        yield from ()

    def open_dossier(self, deel: Oefendossier) -> Iterator[Product]:
        """The dossier, from the contact and what was asked besides."""
        dossier = dossiers.open_dossier(self.kantoor, self._id(deel, "contact"), deel.gegevens).uitkomst
        self._ids[deel.naam, "dossier"] = dossier.id
        yield from ()

    def aanvraag(self, deel: Oefendossier) -> Iterator[Product]:
        """The application with the letter that says it came in."""
        aanvraag = aanvragen.neem_in(self.kantoor, self._id(deel, "dossier"), deel.aanvraag).uitkomst
        self._ids[deel.naam, "aanvraag"] = aanvraag.id
        pdf, docx = besluiten.maak_brief(self.kantoor, aanvraag.id, "ontvangstbevestiging").uitkomst
        yield self._schrijf(deel.naam, "ontvangstbevestiging.pdf", pdf, "brief: wij hebben uw aanvraag ontvangen")
        yield self._schrijf(deel.naam, "ontvangstbevestiging.docx", docx, "dezelfde brief voor Word")

    def vraag_stukken(self, deel: Oefendossier, uiterlijk: date) -> Iterator[Product]:
        """Documents are asked for, which stops the term."""
        gevraagd = aanvragen.schort_op(self.kantoor, self._id(deel, "aanvraag"), self.kantoor.vandaag, uiterlijk)
        self._ids[deel.naam, "opschorting"] = gevraagd.uitkomst.id
        yield from ()

    def stukken_binnen(self, deel: Oefendossier) -> Iterator[Product]:
        """The documents came."""
        aanvragen.vul_aan(self.kantoor, self._id(deel, "opschorting"), self.kantoor.vandaag)
        yield from ()

    def onderzoek(self, deel: Oefendossier, onderdelen: int = AANTAL_ONDERDELEN) -> Iterator[Product]:
        """The investigation with its report, or its first parts."""
        k = self.kantoor
        onderzoek = onderzoeken.begin(
            k, self._id(deel, "dossier"), self._id(deel, "aanvraag"), "vijf-onderdelen"
        ).uitkomst
        for (onderdeel, veld), waarde in deel.onderzoek.items():
            if onderdeel <= onderdelen:
                onderzoeken.vul_in(k, onderzoek.id, onderdeel, {veld: waarde})
        for soort, tekst, gewicht in deel.swot if onderdelen >= SWOT_ONDERDEEL else ():
            onderzoeken.voeg_swot_toe(k, onderzoek.id, soort, tekst, gewicht)
        if onderdelen < AANTAL_ONDERDELEN:
            return
        onderzoeken.rond_af(k, onderzoek.id, deel.oordeel, deel.conclusie)
        pdf = dossierrapport.bewaar_onderzoek(k, onderzoek.id).uitkomst
        yield self._schrijf(deel.naam, "onderzoek-levensvatbaarheid.pdf", pdf, "onderzoek in vijf onderdelen met SWOT")

    def advies(self, deel: Oefendossier) -> Iterator[Product]:
        """The advice."""
        adviezen.leg_advies_vast(self.kantoor, self._id(deel, "aanvraag"), deel.advies, vergewist=True)
        yield from ()

    def concept(self, deel: Oefendossier) -> Iterator[Product]:
        """The draft of the decision."""
        k = self.kantoor
        concept = besluiten.begin(k, self._id(deel, "aanvraag"), "toekenning-bedrijfskapitaal", deel.besluit).uitkomst
        self._ids[deel.naam, "concept"] = concept.id
        yield self._schrijf(deel.naam, "besluit-concept.pdf", besluiten.concept_pdf(k, concept.id), "besluit, concept")

    def besluit(self, deel: Oefendossier) -> Iterator[Product]:
        """The draft becomes definitive."""
        vast = besluiten.stel_vast(self.kantoor, self._id(deel, "concept")).uitkomst
        assert vast.vordering_id is not None
        self._ids[deel.naam, "besluit"] = vast.besluit.id
        self._ids[deel.naam, "vordering"] = vast.vordering_id
        yield self._schrijf(deel.naam, "besluit.pdf", vast.pdf, f"besluit {vast.besluit.nummer}, definitief")
        yield self._schrijf(deel.naam, "besluit.docx", vast.docx, "hetzelfde besluit voor Word")

    def verzending(self, deel: Oefendossier) -> Iterator[Product]:
        """The decision goes to the post."""
        besluiten.leg_verzending_vast(self.kantoor, self._id(deel, "besluit"), self.kantoor.vandaag, "post")
        yield from ()

    def akte(self, deel: Oefendossier) -> Iterator[Product]:
        """The akte is signed."""
        leningen.leg_akte_vast(self.kantoor, self._id(deel, "vordering"), self.kantoor.vandaag)
        yield from ()

    def uitbetaling(self, deel: Oefendossier) -> Iterator[Product]:
        """The loan is paid out."""
        leningen.betaal_uit(self.kantoor, self._id(deel, "vordering"), self.kantoor.vandaag)
        yield from ()

    def betaling(self, deel: Oefendossier, betaling: OefenBetaling) -> Iterator[Product]:
        """The entrepreneur pays."""
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
