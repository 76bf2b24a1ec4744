"""Everything that happened in a dossier as one stream, newest first."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.besluit import Besluit, Verzending
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import FEITEN, toon_feit
from bbzdesk.domain.geld import euro
from bbzdesk.domain.uitwisseling import Overdracht
from bbzdesk.domain.vordering import Vordering, VorderingStatus
from bbzdesk.domain.zaak import Aanvraag, Advies, Contact, Invulling, Onderzoek, Opschorting, Stuk
from bbzdesk.services import leningboek
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.leningbeeld import boeking_in_woorden
from bbzdesk.services.leningen import AKTE
from bbzdesk.services.woorden import geleden, met_korte_dag
from bbzdesk.store import grootboek, records
from bbzdesk.store.lezing import Lezing

# Kind of moment -> word of its filter, and icon.
SOORTEN: Mapping[str, tuple[str, str]] = {
    "contact": ("Contact", "gesprek"),
    "screening": ("Screening", "telefoon"),
    "aanvraag": ("Aanvraag", "werklijst"),
    "stukken_gevraagd": ("Stukken gevraagd", "mail"),
    "stukken_binnen": ("Stukken binnen", "bijlage"),
    "stuk": ("Brieven en stukken", "brieven"),
    "onderzoek": ("Onderzoek", "zoek"),
    "advies": ("Advies", "notitie"),
    "besluit": ("Besluit", "schild"),
    "verzending": ("Verzending", "mail"),
    "akte": ("Akte", "potlood"),
    "uitbetaling": ("Uitbetaling", "debiteuren"),
    "betaling": ("Betaling", "debiteuren"),
    "terugdraaiing": ("Terugdraaiing", "herstel"),
    "overdracht": ("Overdracht", "uitwisseling"),
}


@dataclass(frozen=True, slots=True)
class Tijdlijnmoment:
    """One thing that happened; `wanneer` is the day in words, `geleden` how long ago."""

    soort: str
    dag: date
    wanneer: str
    geleden: str
    icoon: str
    wat: str
    tekst: str
    doel: Doel


_Los = tuple[date, str, str, str, str, Doel]  # day, order within the day, kind, what, text, where


def tijdlijn(kantoor: Kantoor, dossier_id: str, soorten: Collection[str] | None = None) -> tuple[Tijdlijnmoment, ...]:
    """All moments of a dossier, or those of some kinds, newest first."""
    with kantoor.opslag.lees() as bron:
        momenten = momenten_van(kantoor, bron, dossier_id)
    return tuple(moment for moment in momenten if soorten is None or moment.soort in soorten)


def momenten_van(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> list[Tijdlijnmoment]:
    """The same inside a reading."""
    los = [
        *_begin(kantoor, bron, dossier_id),
        *_aanvragen(bron, dossier_id),
        *_oordelen(kantoor, bron, dossier_id),
        *_geld(bron, dossier_id),
        *_overdrachten(bron, dossier_id),
    ]
    los.sort(key=lambda moment: moment[:2], reverse=True)
    vandaag = kantoor.vandaag
    return [
        Tijdlijnmoment(
            soort, dag, met_korte_dag(dag, vandaag), geleden(dag, vandaag), SOORTEN[soort][1], wat, tekst, doel
        )
        for dag, _, soort, wat, tekst, doel in los
    ]


def _begin(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> Iterator[_Los]:
    contacten = records.waar(bron, Contact, dossier_id=dossier_id)
    for contact in contacten:
        medium = toon_feit(FEITEN["contact.medium"], contact.medium)
        yield contact.datum, contact.id, "contact", f"Contact: {medium}", contact.hulpvraag, Doel("contact", contact.id)
    onderwerpen = [("contact", contact.id) for contact in contacten] + [("dossier", dossier_id)]
    for soort, sleutel in onderwerpen:
        for invulling in records.waar(bron, Invulling, onderwerp_soort=soort, onderwerp_id=sleutel):
            if invulling.afgerond is not None:
                wat = f"{kantoor.inhoud.checklists[invulling.checklist].titel} afgerond"
                doel = Doel("screening", sleutel) if soort == "contact" else Doel("dossier", dossier_id, "overzicht")
                yield invulling.afgerond.date(), invulling.id, "screening", wat, "", doel


def _aanvragen(bron: Lezing, dossier_id: str) -> Iterator[_Los]:
    doel = Doel("dossier", dossier_id, "aanvraag")
    for aanvraag in records.waar(bron, Aanvraag, dossier_id=dossier_id):
        wat = f"Aanvraag ontvangen: {toon_feit(FEITEN['aanvraag.soort'], aanvraag.soort)}"
        gevraagd = f"Gevraagd: {euro(aanvraag.gevraagd_bedrag)}." if aanvraag.gevraagd_bedrag is not None else ""
        yield aanvraag.ontvangen, aanvraag.id, "aanvraag", wat, gevraagd, doel
        for deel in records.waar(bron, Opschorting, aanvraag_id=aanvraag.id):
            tot = f"De beslistermijn staat stil. Uiterlijk binnen op {voluit(deel.uiterste_datum)}."
            yield deel.verzonden, deel.id, "stukken_gevraagd", "Stukken gevraagd", tot, doel
            if deel.hersteld_op is not None:
                loopt = "De beslistermijn loopt weer."
                yield deel.hersteld_op, deel.id, "stukken_binnen", "Aanvraag aangevuld", loopt, doel


def _oordelen(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> Iterator[_Los]:
    for onderzoek in records.waar(bron, Onderzoek, dossier_id=dossier_id):
        doel = Doel("dossier", dossier_id, "levensvatbaarheid")
        yield onderzoek.begonnen, onderzoek.id, "onderzoek", "Onderzoek naar levensvatbaarheid begonnen", "", doel
        if onderzoek.afgerond is not None:
            wat = f"Onderzoek afgerond: {toon_feit(FEITEN['onderzoek.oordeel'], onderzoek.oordeel)}"
            yield onderzoek.afgerond, f"{onderzoek.id} ", "onderzoek", wat, onderzoek.conclusie, doel
    besluittab = Doel("dossier", dossier_id, "besluit")
    for advies in records.waar(bron, Advies, dossier_id=dossier_id):
        wat = f"Advies van {advies.adviseur}: {toon_feit(FEITEN['advies.oordeel'], advies.oordeel)}"
        yield advies.datum, advies.id, "advies", wat, advies.motivatie, besluittab
    for besluit in records.waar(bron, Besluit, dossier_id=dossier_id):
        titel = kantoor.inhoud.brieven[besluit.brief].titel
        yield besluit.besluitdatum, besluit.id, "besluit", f"Besluit {besluit.nummer}", f"{titel}.", besluittab
        for post in records.waar(bron, Verzending, besluit_id=besluit.id):
            bezwaar = f"Bezwaar is mogelijk tot en met {voluit(post.bezwaar_uiterlijk)}."
            yield post.verzonden_op, post.id, "verzending", f"Besluit {besluit.nummer} verzonden", bezwaar, besluittab
    for stuk in records.waar(bron, Stuk, dossier_id=dossier_id):
        if stuk.soort != "besluit":  # the decision itself stands there already
            wat, doel = f"Stuk bewaard: {stuk.naam}", Doel("dossier", dossier_id, "documenten")
            yield stuk.toegevoegd_op.date(), stuk.id, "stuk", wat, "", doel


def _geld(bron: Lezing, dossier_id: str) -> Iterator[_Los]:
    for vordering in records.waar(bron, Vordering, dossier_id=dossier_id):
        doel, nummer = Doel("lening", vordering.id), vordering.nummer or ""
        for akte in records.waar(bron, VorderingStatus, vordering_id=vordering.id, soort=AKTE):
            wat = "Akte van schuldbekentenis getekend"
            yield akte.vanaf, akte.id, "akte", wat, f"Lening {nummer}.", doel
        boekingen = grootboek.boekingen_van(bron, vordering.id)
        weg = {boeking.draait_terug for boeking in boekingen}
        for boeking in boekingen:
            bedrag = boeking.ontvangen
            if boeking.soort == leningboek.UITBETALING:
                tekst = f"{euro(sum(boeking.op_vordering))} op lening {nummer}."
                yield boeking.valutadatum, boeking.id, "uitbetaling", "Lening uitbetaald", tekst, doel
            elif bedrag and boeking.draait_terug is None:
                daarna = " Later teruggedraaid." if boeking.id in weg else ""
                tekst = f"{euro(bedrag)} op vordering {nummer}.{daarna}"
                yield (
                    boeking.valutadatum,
                    boeking.id,
                    "betaling",
                    f"{boeking_in_woorden(boeking)} ontvangen",
                    tekst,
                    doel,
                )
            elif bedrag:
                tekst = f"{euro(-bedrag)} op vordering {nummer}. De betaling was van {voluit(boeking.valutadatum)}."
                dag = boeking.vastgelegd_op.date()
                yield dag, boeking.id, "terugdraaiing", boeking_in_woorden(boeking), tekst, doel


def _overdrachten(bron: Lezing, dossier_id: str) -> Iterator[_Los]:
    doel = Doel("dossier", dossier_id, "overzicht")
    for overdracht in records.waar(bron, Overdracht, dossier_id=dossier_id):
        wat, tekst = f"Overgedragen aan {overdracht.partner}", f"Pakket {overdracht.pakketnummer}."
        yield overdracht.gemaakt_op.date(), overdracht.id, "overdracht", wat, tekst, doel
