"""Loans in the ledger: granted by a decision, signed for, paid out, brought up to date each month, paid back.

What really happens to a loan follows from `domain.lening.verloop`. The ledger follows it by adding: interest that
turns out otherwise (a payment with an earlier date) is counter-booked and booked anew, so that everybody can see it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bbzdesk.domain.besluit import Besluit
from bbzdesk.domain.datum import kort, voluit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import euro
from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening
from bbzdesk.domain.lening import (
    ANNUITAIR,
    Betaling,
    Leningvoorwaarden,
    Schema,
    Uitbetaling,
    Verloop,
    maak_schema,
    reken_toe,
    verloop,
)
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vordering import LeningVoorwaarden, SchemaTermijn, VervallenTermijn, Vordering, VorderingStatus
from bbzdesk.services import backups
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk
from bbzdesk.store import grootboek, records
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vorderingen import BETALING
from bbzdesk.store.werk import Werk

KAPITAAL = "bedrijfskapitaal"
RENTE, UITBETALING, EXTRA = "rente", "uitbetaling", "extra_aflossing"
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
        if _uitbetalingen(w, vordering_id):
            raise NietMogelijk("Deze lening is al uitbetaald. Bekijk de boekingen van de lening.")
        voorwaarden = _voorwaarden(w, vordering_id)
        if not akten[0].vanaf <= datum < voorwaarden.eerste_termijn_op:
            raise InvoerFout(
                "datum",
                f"De uitbetaling hoort te liggen vanaf {voluit(akten[0].vanaf)} (akte getekend) "
                f"en vóór {voluit(voorwaarden.eerste_termijn_op)} (eerste betaling). Kies een andere datum.",
            )
        boeking = _boeking(
            kantoor, w, UITBETALING, UITBETALING, datum,
            (Boekingsregel(Rekening.HOOFDSOM, voorwaarden.bedrag, vordering_id),
             Boekingsregel(Rekening.UITBETALING, -voorwaarden.bedrag, vordering_id)),
        )  # fmt: skip
        if datum != voorwaarden.vanaf:
            records.bewaar(w, replace(voorwaarden, vanaf=datum))
            _leg_schema_vast(kantoor, w, vordering_id, maak_schema(_lening(w, vordering_id)))
    return Gedaan(boeking, w.wijziging)


def boek_betaling(kantoor: Kantoor, vordering_id: str, datum: date, bedrag: int) -> Gedaan[tuple[Boeking, ...]]:
    """Book a payment on the day it was credited (Awb art. 4:89 lid 3), divided by Awb art. 4:92.

    What is paid above all that is due is a booking of its own, *extra aflossing*. Amount in cents.
    """
    if bedrag <= 0:
        raise InvoerFout("bedrag", "Het bedrag van de betaling moet meer zijn dan nul. Vul het ontvangen bedrag in.")
    if datum > kantoor.vandaag:
        raise InvoerFout("datum", "De datum van de betaling ligt in de toekomst. Vul de dag van ontvangst in.")
    with kantoor.werk("Betaling geboekt") as w:
        if records.waar(w, LeningVoorwaarden, vordering_id=vordering_id):
            nieuw = Betaling(datum, bedrag)
            boekingen = _volg(kantoor, w, vordering_id, datum, nieuw)
        else:
            boekingen = (_boek_op_overgenomen(kantoor, w, vordering_id, datum, bedrag),)
    return Gedaan(boekingen, w.wijziging)


def draai_betaling_terug(kantoor: Kantoor, boeking_id: str) -> Gedaan[tuple[Boeking, ...]]:
    """Take a payment out of all totals (returned by the bank, booked on the wrong claim); what follows is set right.

    The booking may be either part of a payment that was divided in two.
    """
    with kantoor.werk("Betaling teruggedraaid") as w:
        boeking = grootboek.boeking(w, boeking_id)
        if boeking is None or boeking.soort not in (BETALING, EXTRA):
            raise NietMogelijk("Deze boeking is geen betaling. Kies de betaling die u wilt terugdraaien.")
        vordering_id = boeking.vorderingen[0]
        delen = [geboekt.boekingen for geboekt in _betalingen(w, vordering_id) if boeking in geboekt.boekingen]
        if not delen:
            raise NietMogelijk("Deze betaling is al teruggedraaid. Boek de betaling opnieuw als dat nodig is.")
        boekingen = [grootboek.draai_terug(w, deel.id) for deel in delen[0]]
        if records.waar(w, LeningVoorwaarden, vordering_id=vordering_id):
            boekingen += _volg(kantoor, w, vordering_id, _verwerkt_tot(w, vordering_id), None)
    return Gedaan(tuple(boekingen), w.wijziging)


def verwerk_maand(kantoor: Kantoor, tot_en_met: date) -> Gedaan[int]:
    """The maandverwerking: post the interest of all terms due up to a day, for every loan; return how many terms.

    Running it twice posts nothing twice. A backup is made first.
    """
    if tot_en_met > kantoor.vandaag:
        raise InvoerFout("tot_en_met", "De maandverwerking kan niet vooruit werken. Kies een dag tot en met vandaag.")
    backups.maak_vooraf(kantoor)
    with kantoor.werk(f"Maandverwerking tot en met {voluit(tot_en_met)}") as w:
        aantal = 0
        for voorwaarden in records.waar(w, LeningVoorwaarden):
            if _uitbetalingen(w, voorwaarden.vordering_id):
                aantal += sum(b.soort == RENTE for b in _volg(kantoor, w, voorwaarden.vordering_id, tot_en_met, None))
    return Gedaan(aantal, w.wijziging)


def verloop_van(bron: Lezing, vordering_id: str, op: date) -> Verloop:
    """A loan with its real payments, as at a date."""
    betalingen = [b.betaling for b in _betalingen(bron, vordering_id) if b.betaling.datum <= op]
    return verloop(_lening(bron, vordering_id), betalingen, op)


@dataclass(frozen=True, slots=True)
class _Geboekt:
    """A payment as it stands in the ledger: one booking, or two when part of it was extra."""

    betaling: Betaling
    boekingen: tuple[Boeking, ...]


def _volg(kantoor: Kantoor, w: Werk, vordering_id: str, tot: date, nieuw: Betaling | None) -> tuple[Boeking, ...]:
    """Bring the ledger of one loan in line with what really happened, up to a day; return the new bookings."""
    bestaand = _betalingen(w, vordering_id)
    betalingen = [geboekt.betaling for geboekt in bestaand] + ([nieuw] if nieuw else [])
    tot = max(tot, _verwerkt_tot(w, vordering_id), *(betaling.datum for betaling in betalingen))
    gevolgd = verloop(_lening(w, vordering_id), betalingen, tot)
    boekingen = _boek_termijnen(kantoor, w, vordering_id, gevolgd, tot)
    for plaats, verdeling in enumerate(gevolgd.verdeling):
        regels = (verdeling.kosten, verdeling.rente, verdeling.aflossing, verdeling.extra)
        eerder = bestaand[plaats].boekingen if plaats < len(bestaand) else ()
        if eerder and _verdeling_van(eerder) == regels:
            continue
        boekingen += [grootboek.draai_terug(w, boeking.id) for boeking in eerder]
        omschrijving = "herverdeling" if eerder else BETALING
        boekingen += _boek_verdeling(kantoor, w, vordering_id, verdeling.datum, regels, omschrijving)
    return tuple(boekingen)


def _boek_termijnen(kantoor: Kantoor, w: Werk, vordering_id: str, gevolgd: Verloop, tot: date) -> list[Boeking]:
    """Post the interest of each term that fell due, and the difference where it was posted otherwise before."""
    boekingen: list[Boeking] = []
    bekend: dict[int, tuple[int, int]] = {}
    for rij in records.waar(w, VervallenTermijn, vordering_id=vordering_id):
        aflossing, rente = bekend.get(rij.volgnr, (0, 0))
        bekend[rij.volgnr] = (aflossing + rij.aflossing, rente + rij.rente)
    for termijn in gevolgd.termijnen:
        if termijn.vervaldatum > tot:
            break
        was = bekend.pop(termijn.nr, None)
        boekingen += _boek_termijn(
            kantoor, w, vordering_id, (termijn.nr, termijn.vervaldatum), (termijn.aflossing, termijn.rente), was
        )
    lening = _lening(w, vordering_id)
    for nummer, was in bekend.items():  # a term that no longer exists, because the loan is repaid earlier
        if was != (0, 0):
            boekingen += _boek_termijn(kantoor, w, vordering_id, (nummer, lening.vervaldatum(nummer)), (0, 0), was)
    return boekingen


def _boek_termijn(
    kantoor: Kantoor,
    w: Werk,
    vordering_id: str,
    termijn: tuple[int, date],
    wordt: tuple[int, int],
    was: tuple[int, int] | None,
) -> list[Boeking]:
    if wordt == was:
        return []
    nummer, vervaldatum = termijn
    eerder_aflossing, eerder_rente = was or (0, 0)
    verschil = VervallenTermijn(
        id=w.nieuw_id(),
        vordering_id=vordering_id,
        volgnr=nummer,
        vervaldatum=vervaldatum,
        aflossing=wordt[0] - eerder_aflossing,
        rente=wordt[1] - eerder_rente,
        vastgelegd_op=kantoor.nu,
    )
    records.voeg_toe(w, verschil)
    if wordt[1] == eerder_rente:
        return []
    code = f"termijn {nummer}"
    eerder = [b for b in grootboek.geldende_boekingen(w, vordering_id) if (b.soort, b.omschrijving) == (RENTE, code)]
    boekingen = [grootboek.draai_terug(w, boeking.id) for boeking in eerder]
    if wordt[1]:
        regels = (
            Boekingsregel(Rekening.RENTE, wordt[1], vordering_id),
            Boekingsregel(Rekening.RENTEOPBRENGST, -wordt[1], vordering_id),
        )
        boekingen.append(_boeking(kantoor, w, RENTE, code, vervaldatum, regels))
    return boekingen


def _boek_verdeling(
    kantoor: Kantoor, w: Werk, vordering_id: str, datum: date, regels: tuple[int, int, int, int], omschrijving: str
) -> list[Boeking]:
    kosten, rente, aflossing, extra = regels
    op_vervallen = ((Rekening.KOSTEN, kosten), (Rekening.RENTE, rente), (Rekening.HOOFDSOM, aflossing - extra))
    boekingen = []
    for soort, posten in ((BETALING, op_vervallen), (EXTRA, ((Rekening.HOOFDSOM, extra),))):
        delen = [Boekingsregel(rekening, -bedrag, vordering_id) for rekening, bedrag in posten if bedrag]
        if delen:
            som = -sum(deel.bedrag for deel in delen)
            ontvangst = Boekingsregel(Rekening.ONTVANGST, som, vordering_id)
            boekingen.append(_boeking(kantoor, w, soort, omschrijving, datum, (ontvangst, *delen)))
    return boekingen


def _verdeling_van(boekingen: Sequence[Boeking]) -> tuple[int, int, int, int]:
    """How a payment was divided when it was booked: costs, interest, principal, of which extra."""
    som = dict.fromkeys(Rekening, 0)
    extra = 0
    for boeking in boekingen:
        for regel in boeking.regels:
            som[regel.rekening] -= regel.bedrag
            if boeking.soort == EXTRA and regel.rekening is Rekening.HOOFDSOM:
                extra -= regel.bedrag
    return som[Rekening.KOSTEN], som[Rekening.RENTE], som[Rekening.HOOFDSOM], extra


def _betalingen(bron: Lezing, vordering_id: str) -> list[_Geboekt]:
    """The payments of a loan that stand, by date and in the order of booking."""
    groepen: dict[tuple[date, Any], list[Boeking]] = {}
    for boeking in grootboek.geldende_boekingen(bron, vordering_id):
        if boeking.soort in (BETALING, EXTRA):
            groepen.setdefault((boeking.valutadatum, boeking.vastgelegd_op), []).append(boeking)
    return [
        _Geboekt(Betaling(datum, sum(_ontvangen(boeking) for boeking in boekingen)), tuple(boekingen))
        for (datum, _), boekingen in sorted(groepen.items())
    ]


def _ontvangen(boeking: Boeking) -> int:
    return sum(regel.bedrag for regel in boeking.regels if regel.rekening is Rekening.ONTVANGST)


def _uitbetalingen(bron: Lezing, vordering_id: str) -> list[Uitbetaling]:
    return [
        Uitbetaling(boeking.valutadatum, sum(r.bedrag for r in boeking.regels if r.rekening is Rekening.HOOFDSOM))
        for boeking in grootboek.geldende_boekingen(bron, vordering_id)
        if boeking.soort == UITBETALING
    ]


def _voorwaarden(bron: Lezing, vordering_id: str) -> LeningVoorwaarden:
    gevonden = records.waar(bron, LeningVoorwaarden, volgorde="vanaf", vordering_id=vordering_id)
    if not gevonden:
        raise NietMogelijk("Van deze vordering zijn geen leningvoorwaarden bekend. Kies een lening met een schema.")
    return gevonden[-1]


def _lening(bron: Lezing, vordering_id: str) -> Leningvoorwaarden:
    """The terms of a loan with its real payments out; before those, the planned one."""
    v = _voorwaarden(bron, vordering_id)
    uitbetalingen = _uitbetalingen(bron, vordering_id) or [Uitbetaling(v.vanaf, v.bedrag)]
    return Leningvoorwaarden(
        hoofdsom=v.bedrag,
        rente=v.rente_procent,
        uitbetalingen=tuple(uitbetalingen),
        eerste_vervaldatum=v.eerste_termijn_op,
        aantal_termijnen=v.looptijd_maanden,
        vorm=v.vorm,
        dagtelling=v.dagtelling,
        aflossingsvrij=v.aflossingsvrij,
        renteberekening=v.renteberekening,
    )


def _verwerkt_tot(bron: Lezing, vordering_id: str) -> date:
    """The due date of the last term that was processed; the beginning of time when none was."""
    return max(
        (rij.vervaldatum for rij in records.waar(bron, VervallenTermijn, vordering_id=vordering_id)), default=date.min
    )


def _leg_schema_vast(kantoor: Kantoor, w: Werk, vordering_id: str, schema: Schema) -> None:
    eerder = records.waar(w, SchemaTermijn, vordering_id=vordering_id)
    versie = 1 + max((rij.versie for rij in eerder), default=0)
    for t in schema.termijnen:
        rij = SchemaTermijn(w.nieuw_id(), vordering_id, versie, t.nr, t.vervaldatum, t.aflossing, t.rente, kantoor.nu)
        records.voeg_toe(w, rij)


def _boek_op_overgenomen(kantoor: Kantoor, w: Werk, vordering_id: str, datum: date, bedrag: int) -> Boeking:
    """A payment on a claim that was taken over without a schedule: costs, interest, then principal."""
    open_ = grootboek.stand(w, vordering_id, datum)
    delen = reken_toe(bedrag, open_.kosten, open_.rente, open_.hoofdsom)
    if delen.over:
        raise InvoerFout(
            "bedrag",
            f"De betaling is {euro(delen.over)} hoger dan wat op {voluit(datum)} open staat ({euro(open_.totaal)}). "
            "Controleer het bedrag of betaal het verschil terug.",
        )
    regels = (delen.kosten, delen.rente, delen.hoofdsom, 0)
    return _boek_verdeling(kantoor, w, vordering_id, datum, regels, BETALING)[0]


def _boeking(
    kantoor: Kantoor, w: Werk, soort: str, omschrijving: str, valutadatum: date, regels: tuple[Boekingsregel, ...]
) -> Boeking:
    boeking = Boeking(w.nieuw_id(), soort, omschrijving, valutadatum, kantoor.nu, regels)
    grootboek.boek(w, boeking)
    return boeking
