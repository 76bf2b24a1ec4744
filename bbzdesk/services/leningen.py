"""Loans in the ledger: granted by a decision, signed for, paid out, brought up to date each month, paid back.

How the ledger keeps in line with what really happened stands in `leningboek`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bbzdesk.domain.besluit import Besluit
from bbzdesk.domain.datum import kort, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening, Stand
from bbzdesk.domain.lening import (
    ANNUITAIR,
    Betaling,
    Leningvoorwaarden,
    Schema,
    Toerekening,
    Uitbetaling,
    Verloop,
    maak_schema,
    reken_toe,
    verloop,
)
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vordering import LeningVoorwaarden, SchemaTermijn, Vordering, VorderingStatus
from bbzdesk.services import backups, leningboek, zoekindex
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk, Stap, geen_stap
from bbzdesk.store import grootboek, records, vorderingen
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vorderingen import BETALING
from bbzdesk.store.werk import Werk

KAPITAAL = "bedrijfskapitaal"
AKTE = "akte_getekend"


def voorwaarden_uit(feiten: Mapping[str, Any]) -> Leningvoorwaarden:
    """The terms of the loan that a decision grants, as planned."""
    return Leningvoorwaarden(
        hoofdsom=feiten["lening.hoofdsom"],
        rente=feiten["lening.rente"],
        uitbetalingen=(Uitbetaling(feiten["lening.uitbetalen_op"], feiten["lening.hoofdsom"]),),
        eerste_vervaldatum=feiten["lening.eerste_vervaldatum"],
        aantal_termijnen=feiten["lening.aantal_termijnen"],
        vorm=feiten["lening.vorm"],
        aflossingsvrij=feiten.get("lening.aflossingsvrij") or 0,
    )


def leg_schema_uit(lening: Leningvoorwaarden, schema: Schema, uitleg: Uitleg) -> None:
    """Explain a schedule in the lines that screen and letter show."""
    if lening.vorm == ANNUITAIR:
        uitleg.regel(
            "Elke maand hetzelfde bedrag aan rente en aflossing samen.", "Bbz art. 39 lid 1", schema.termijnbedrag
        )
    else:
        uitleg.regel("Elke maand dezelfde aflossing, met de rente over wat nog open staat.", "Bbz art. 39 lid 1")
    eerste = schema.termijnen[0]
    uitleg.regel(f"Rente in de eerste termijn, tot en met {kort(eerste.vervaldatum)}.", "Bbz art. 15 a", eerste.rente)
    uitleg.regel(f"Rente over {len(schema.termijnen)} maanden samen.", "Bbz art. 15 a", schema.totaal_rente)


def nieuw_nummer(bron: Lezing, op: date) -> str:
    """The next payment reference (aflosnummer)."""
    return f"L{op.year}-{records.volgend_nummer(bron, Vordering, 'nummer', f'L{op.year}-'):04d}"


def verstrek(kantoor: Kantoor, w: Werk, besluit: Besluit, lening: Leningvoorwaarden, nummer: str) -> str:
    """Carry out the effect `verstrek_lening`: the claim with its terms and its first schedule. Nothing is paid out yet."""
    vordering = Vordering(
        id=w.nieuw_id(),
        opslag=w.opslag_id,
        dossier_id=besluit.dossier_id,
        besluit_id=besluit.id,
        nummer=nummer,
        soort=KAPITAAL,
        omschrijving="",
        ontstaan_op=besluit.besluitdatum,
        zaaknummer="",
        aangemaakt_op=kantoor.nu,
    )
    records.voeg_toe(w, vordering)
    zoekindex.indexeer_vordering(w, vordering)
    voorwaarden = LeningVoorwaarden(
        id=w.nieuw_id(),
        vordering_id=vordering.id,
        vanaf=lening.begin,
        besluit_id=besluit.id,
        bedrag=lening.hoofdsom,
        rente_procent=lening.rente,
        looptijd_maanden=lening.aantal_termijnen,
        vorm=lening.vorm,
        eerste_termijn_op=lening.eerste_vervaldatum,
        dagtelling=lening.dagtelling,
        aflossingsvrij=lening.aflossingsvrij,
        renteberekening=lening.renteberekening,
    )
    records.voeg_toe(w, voorwaarden)
    _leg_schema_vast(kantoor, w, vordering.id, maak_schema(lening))
    return vordering.id


def leg_akte_vast(kantoor: Kantoor, vordering_id: str, getekend_op: date) -> Gedaan[None]:
    """Record that the akte van schuldbekentenis was signed; before that nothing is paid out (BE-22)."""
    if getekend_op > kantoor.vandaag:
        raise InvoerFout("getekend_op", "De datum van tekenen ligt in de toekomst. Vul de dag in waarop is getekend.")
    with kantoor.werk("Akte van schuldbekentenis getekend") as w:
        status = VorderingStatus(w.nieuw_id(), vordering_id, AKTE, getekend_op, None, None, {}, kantoor.nu)
        records.voeg_toe(w, status)
    return Gedaan(None, w.wijziging)


def betaal_uit(kantoor: Kantoor, vordering_id: str, datum: date) -> Gedaan[Boeking]:
    """Book the payment out of a whole loan; another day than planned makes a new schedule from the real day."""
    with kantoor.werk("Lening uitbetaald") as w:
        akten = records.waar(w, VorderingStatus, vordering_id=vordering_id, soort=AKTE)
        if not akten:
            raise NietMogelijk(
                "De akte van schuldbekentenis is nog niet getekend. Leg eerst vast wanneer deze is getekend."
            )
        if leningboek.uitbetalingen_van(w, vordering_id):
            raise NietMogelijk("Deze lening is al uitbetaald. Bekijk de boekingen van de lening.")
        voorwaarden = leningboek.voorwaarden_van(w, vordering_id)
        if not akten[0].vanaf <= datum < voorwaarden.eerste_termijn_op:
            raise InvoerFout(
                "datum",
                f"De uitbetaling hoort te liggen vanaf {voluit(akten[0].vanaf)} (akte getekend) "
                f"en vóór {voluit(voorwaarden.eerste_termijn_op)} (eerste betaling). Kies een andere datum.",
            )
        boeking = leningboek.maak_boeking(w, leningboek.UITBETALING, leningboek.UITBETALING, datum,
            (Boekingsregel(Rekening.HOOFDSOM, voorwaarden.bedrag, vordering_id),
             Boekingsregel(Rekening.UITBETALING, -voorwaarden.bedrag, vordering_id)),
        )  # fmt: skip
        if datum != voorwaarden.vanaf:
            records.bewaar(w, replace(voorwaarden, vanaf=datum))
            _leg_schema_vast(kantoor, w, vordering_id, maak_schema(leningboek.lening_van(w, vordering_id)))
    return Gedaan(boeking, w.wijziging)


def boek_betaling(kantoor: Kantoor, vordering_id: str, datum: date, bedrag: int) -> Gedaan[tuple[Boeking, ...]]:
    """Book a payment on the day it was credited (Awb art. 4:89 lid 3), divided by Awb art. 4:92.

    What is paid above all that is due is a booking of its own, *extra aflossing*. Amount in cents.
    """
    _weiger_onmogelijk(kantoor, datum, bedrag)
    with kantoor.werk("Betaling geboekt") as w:
        if records.waar(w, LeningVoorwaarden, vordering_id=vordering_id):
            nieuw = Betaling(datum, bedrag)
            boekingen = _volg_met(w, vordering_id, nieuw)
        else:
            boekingen = (_boek_op_overgenomen(w, vordering_id, datum, bedrag),)
    return Gedaan(boekingen, w.wijziging)


def _weiger_onmogelijk(kantoor: Kantoor, datum: date, bedrag: int) -> None:
    if bedrag <= 0:
        raise InvoerFout("bedrag", "Het bedrag van de betaling moet meer zijn dan nul. Vul het ontvangen bedrag in.")
    if datum > kantoor.vandaag:
        raise InvoerFout("datum", "De datum van de betaling ligt in de toekomst. Vul de dag van ontvangst in.")


def _volg_met(w: Werk, vordering_id: str, nieuw: Betaling) -> tuple[Boeking, ...]:
    """Follow the loan with one payment more; a fault in it is told in words of the payment, not of a list."""
    try:
        return leningboek.volg(w, vordering_id, nieuw.datum, nieuw)
    except InvoerFouten:
        _weiger_voor_uitbetaling(w, vordering_id, nieuw)
        raise _te_hoog(nieuw) from None


def _weiger_voor_uitbetaling(bron: Lezing, vordering_id: str, nieuw: Betaling) -> None:
    uitbetaald = leningboek.uitbetalingen_van(bron, vordering_id)
    if not uitbetaald or nieuw.datum < min(deel.datum for deel in uitbetaald):
        raise InvoerFout(
            "datum", "De datum van de betaling ligt vóór de uitbetaling van de lening. Controleer de datum."
        ) from None


def _te_hoog(nieuw: Betaling) -> InvoerFout:
    return InvoerFout(
        "bedrag",
        f"De betaling van {euro(nieuw.bedrag)} is hoger dan alles wat op de lening nog open staat. "
        "Controleer het bedrag of betaal het verschil terug.",
    )


def draai_betaling_terug(kantoor: Kantoor, boeking_id: str) -> Gedaan[tuple[Boeking, ...]]:
    """Take a payment out of all totals (returned by the bank, booked on the wrong claim); what follows is set right.

    The booking may be either part of a payment that was divided in two.
    """
    with kantoor.werk("Betaling teruggedraaid") as w:
        boeking = grootboek.boeking(w, boeking_id)
        if boeking is None or boeking.soort not in (BETALING, leningboek.EXTRA):
            raise NietMogelijk("Deze boeking is geen betaling. Kies de betaling die u wilt terugdraaien.")
        vordering_id = boeking.vorderingen[0]
        delen = [
            geboekt.boekingen for geboekt in leningboek.betalingen_van(w, vordering_id) if boeking in geboekt.boekingen
        ]
        if not delen:
            raise NietMogelijk("Deze betaling is al teruggedraaid. Boek de betaling opnieuw als dat nodig is.")
        boekingen = [grootboek.draai_terug(w, deel.id) for deel in delen[0]]
        if records.waar(w, LeningVoorwaarden, vordering_id=vordering_id):
            boekingen += leningboek.volg(w, vordering_id, leningboek.verwerkt_tot(w, vordering_id), None)
    return Gedaan(tuple(boekingen), w.wijziging)


def verwerk_maand(kantoor: Kantoor, tot_en_met: date, stap: Stap = geen_stap) -> Gedaan[int]:
    """The maandverwerking: post the interest of all terms due up to a day, for every loan; return how many terms.

    Running it twice posts nothing twice; a loan that is in line already is not even read. A backup is made first.
    `stap` hears how far it is; what it raises stops the work, and then nothing has happened.
    """
    if tot_en_met > kantoor.vandaag:
        raise InvoerFout("tot_en_met", "De maandverwerking kan niet vooruit werken. Kies een dag tot en met vandaag.")
    backups.maak_vooraf(kantoor)
    with kantoor.werk(f"Maandverwerking tot en met {voluit(tot_en_met)}") as w:
        aantal = 0
        te_doen = tuple(vorderingen.te_verwerken(w, tot_en_met))
        for gedaan, vordering_id in enumerate(te_doen):
            stap(gedaan, len(te_doen))
            boek = leningboek.lees_boek(w, vordering_id)
            if any(boeking.soort == leningboek.UITBETALING for boeking in boek.geldend):
                nieuw = leningboek.volg_boek(w, boek, tot_en_met, None)
                aantal += sum(boeking.soort == leningboek.RENTE for boeking in nieuw)
    return Gedaan(aantal, w.wijziging)


def verloop_van(bron: Lezing, vordering_id: str, op: date) -> Verloop:
    """A loan with its real payments, as at a date."""
    betalingen = [b.betaling for b in leningboek.betalingen_van(bron, vordering_id) if b.betaling.datum <= op]
    return verloop(leningboek.lening_van(bron, vordering_id), betalingen, op)


def _leg_schema_vast(kantoor: Kantoor, w: Werk, vordering_id: str, schema: Schema) -> None:
    eerder = records.waar(w, SchemaTermijn, vordering_id=vordering_id)
    versie = 1 + max((rij.versie for rij in eerder), default=0)
    for t in schema.termijnen:
        rij = SchemaTermijn(w.nieuw_id(), vordering_id, versie, t.nr, t.vervaldatum, t.aflossing, t.rente, kantoor.nu)
        records.voeg_toe(w, rij)


def _boek_op_overgenomen(w: Werk, vordering_id: str, datum: date, bedrag: int) -> Boeking:
    """A payment on a claim that was taken over without a schedule: costs, interest, then principal."""
    delen, _ = _verdeel_overgenomen(w, vordering_id, datum, bedrag)
    regels = (delen.kosten, delen.rente, delen.hoofdsom, 0)
    nummer = leningboek.volgend_nummer(w, vordering_id)
    return leningboek.boek_verdeling(w, vordering_id, datum, regels, nummer)[0]


def _verdeel_overgenomen(bron: Lezing, vordering_id: str, datum: date, bedrag: int) -> tuple[Toerekening, Stand]:
    """How such a payment is divided, and what was open before it."""
    open_ = grootboek.stand(bron, vordering_id, datum)
    # A payment with an earlier date than one that is already booked can use up only what that one left.
    rest = min(open_.totaal, grootboek.stand(bron, vordering_id, date.max).totaal)
    delen = reken_toe(bedrag, open_.kosten, open_.rente, open_.hoofdsom)
    if bedrag > rest:
        raise InvoerFout(
            "bedrag",
            f"De betaling is {euro(bedrag - rest)} hoger dan wat op {voluit(datum)} open staat ({euro(rest)}). "
            "Controleer het bedrag of betaal het verschil terug.",
        )
    return delen, open_


@dataclass(frozen=True, slots=True)
class Proefbetaling:
    """How a payment would be divided (Awb art. 4:92), and what stays open on its day; nothing was written.

    Amounts in cents. `aflossing` is what was due, `extra` what is repaid above that; `herverdeeld` counts the payments that are divided
    anew; `achterstand_daarna` is None for a claim without a schedule.
    """

    bedrag: int
    kosten: int
    rente: int
    aflossing: int
    extra: int
    hoofdsom_daarna: int
    achterstand_daarna: int | None
    herverdeeld: int


def proefbetaling(kantoor: Kantoor, vordering_id: str, datum: date, bedrag: int) -> Proefbetaling:
    """Work out what booking a payment would do, without booking it; refuses what booking would refuse."""
    _weiger_onmogelijk(kantoor, datum, bedrag)
    with kantoor.opslag.lees() as bron:
        if records.waar(bron, LeningVoorwaarden, vordering_id=vordering_id):
            return _proef_op_lening(bron, vordering_id, Betaling(datum, bedrag))
        delen, open_ = _verdeel_overgenomen(bron, vordering_id, datum, bedrag)
    return Proefbetaling(bedrag, delen.kosten, delen.rente, delen.hoofdsom, 0, open_.hoofdsom - delen.hoofdsom, None, 0)


def _proef_op_lening(bron: Lezing, vordering_id: str, nieuw: Betaling) -> Proefbetaling:
    boek = leningboek.lees_boek(bron, vordering_id)
    eerder = [geboekt.betaling for geboekt in leningboek.betalingen_van(bron, vordering_id)]
    lening = leningboek.lening_van(bron, vordering_id)
    _weiger_voor_uitbetaling(bron, vordering_id, nieuw)
    tot = max(nieuw.datum, boek.verwerkt_tot, *(betaling.datum for betaling in eerder))
    try:
        verdeling = verloop(lening, [*eerder, nieuw], tot).verdeling
        daarna = verloop(lening, [*eerder, nieuw], nieuw.datum).stand
    except InvoerFouten:
        raise _te_hoog(nieuw) from None
    was = verloop(lening, eerder, tot).verdeling if eerder else ()
    deel = verdeling[-1]
    return Proefbetaling(
        bedrag=nieuw.bedrag,
        kosten=deel.kosten,
        rente=deel.rente,
        aflossing=deel.aflossing - deel.extra,
        extra=deel.extra,
        hoofdsom_daarna=daarna.restschuld,
        achterstand_daarna=daarna.achterstand,
        herverdeeld=sum(oud != anders for oud, anders in zip(was, verdeling, strict=False)),
    )
