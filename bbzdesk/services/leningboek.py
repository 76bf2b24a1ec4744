"""The ledger of a loan follows what really happened: terms that fell due, payments and how they are divided.

`volg` compares `domain.lening.verloop` with the ledger and adds the difference. What was booked otherwise before is
counter-booked and booked anew (a *renteherziening* when a payment has an earlier date), so that everybody can see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening
from bbzdesk.domain.lening import Betaling, Leningvoorwaarden, Uitbetaling, Verloop, verloop
from bbzdesk.domain.vordering import LeningVoorwaarden, VervallenTermijn
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import grootboek, records, vorderingen
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vorderingen import BETALING
from bbzdesk.store.werk import Werk

RENTE, UITBETALING, EXTRA = "rente", "uitbetaling", "extra_aflossing"


@dataclass(frozen=True, slots=True)
class Geboekt:
    """A payment as it stands in the ledger: one booking, or two when part of it was extra.

    `nummer` counts the payments of a claim in the order in which they were first booked; it stays when a payment is
    divided anew, so that parts stay together and payments of one day keep their order.
    """

    nummer: int
    betaling: Betaling
    boekingen: tuple[Boeking, ...]


@dataclass(frozen=True, slots=True)
class Boek:
    """What the store holds of one loan, read once: its bookings, the terms that fell due and its newest terms."""

    vordering_id: str
    boekingen: tuple[Boeking, ...]
    vervallen: tuple[VervallenTermijn, ...]
    voorwaarden: LeningVoorwaarden

    @property
    def geldend(self) -> tuple[Boeking, ...]:
        """Without what was turned back."""
        return grootboek.geldende(self.boekingen)

    @property
    def verwerkt_tot(self) -> date:
        """The due date of the last term that was processed; the beginning of time when none was."""
        return max((rij.vervaldatum for rij in self.vervallen), default=date.min)


def lees_boek(bron: Lezing, vordering_id: str) -> Boek:
    """Read a loan; raises NietMogelijk for a claim without terms."""
    return Boek(
        vordering_id,
        grootboek.boekingen_van(bron, vordering_id),
        records.waar(bron, VervallenTermijn, vordering_id=vordering_id),
        voorwaarden_van(bron, vordering_id),
    )


def volg(w: Werk, vordering_id: str, tot: date, nieuw: Betaling | None) -> tuple[Boeking, ...]:
    """Bring the ledger of one loan in line with what really happened, up to a day; return the new bookings."""
    return volg_boek(w, lees_boek(w, vordering_id), tot, nieuw)


def volg_boek(w: Werk, boek: Boek, tot: date, nieuw: Betaling | None) -> tuple[Boeking, ...]:
    """The same for a loan that was read already.

    Doing it twice books nothing twice: what is booked changes no day, amount or order of payments, so the second time
    `verloop` says the same. Until something is written about the loan or its next term falls due it may be skipped.
    """
    vordering_id = boek.vordering_id
    bestaand = _betalingen(boek.geldend)
    betalingen = [geboekt.betaling for geboekt in bestaand] + ([nieuw] if nieuw else [])
    tot = max(tot, boek.verwerkt_tot, *(betaling.datum for betaling in betalingen))
    lening = _lening(boek.voorwaarden, _uitbetalingen(boek.geldend))
    gevolgd = verloop(lening, betalingen, tot)
    boekingen = _boek_termijnen(w, boek, lening, gevolgd, tot)
    for plaats, verdeling in enumerate(gevolgd.verdeling):
        regels = (verdeling.kosten, verdeling.rente, verdeling.aflossing, verdeling.extra)
        if plaats == len(bestaand):
            nummer = _volgend_nummer(boek.boekingen)
            boekingen += boek_verdeling(w, vordering_id, verdeling.datum, regels, nummer)
        elif _verdeling_van(bestaand[plaats].boekingen) != regels:
            boekingen += [grootboek.draai_terug(w, boeking.id) for boeking in bestaand[plaats].boekingen]
            nummer = bestaand[plaats].nummer
            boekingen += boek_verdeling(w, vordering_id, verdeling.datum, regels, nummer, herverdeeld=True)
    volgende = next((termijn.vervaldatum for termijn in gevolgd.termijnen if termijn.vervaldatum > tot), date.max)
    vorderingen.zet_verwerkt(w, vordering_id, volgende)
    return tuple(boekingen)


def _boek_termijnen(w: Werk, boek: Boek, lening: Leningvoorwaarden, gevolgd: Verloop, tot: date) -> list[Boeking]:
    """Post the interest of each term that fell due, and the difference where it was posted otherwise before."""
    boekingen: list[Boeking] = []
    bekend: dict[int, tuple[int, int]] = {}
    for rij in boek.vervallen:
        aflossing, rente = bekend.get(rij.volgnr, (0, 0))
        bekend[rij.volgnr] = (aflossing + rij.aflossing, rente + rij.rente)
    for termijn in gevolgd.termijnen:
        if termijn.vervaldatum > tot:
            break
        was = bekend.pop(termijn.nr, None)
        wordt = (termijn.aflossing, termijn.rente)
        boekingen += _boek_termijn(w, boek, (termijn.nr, termijn.vervaldatum), wordt, was)
    for nummer, was in bekend.items():  # a term that no longer exists, because the loan is repaid earlier
        if was != (0, 0):
            boekingen += _boek_termijn(w, boek, (nummer, lening.vervaldatum(nummer)), (0, 0), was)
    return boekingen


def _boek_termijn(
    w: Werk, boek: Boek, termijn: tuple[int, date], wordt: tuple[int, int], was: tuple[int, int] | None
) -> list[Boeking]:
    if wordt == was:
        return []
    vordering_id = boek.vordering_id
    nummer, vervaldatum = termijn
    eerder_aflossing, eerder_rente = was or (0, 0)
    verschil = VervallenTermijn(
        id=w.nieuw_id(),
        vordering_id=vordering_id,
        volgnr=nummer,
        vervaldatum=vervaldatum,
        aflossing=wordt[0] - eerder_aflossing,
        rente=wordt[1] - eerder_rente,
        vastgelegd_op=w.nu,
    )
    records.voeg_toe(w, verschil)
    if wordt[1] == eerder_rente:
        return []
    code = f"termijn {nummer}"
    eerder = [b for b in boek.geldend if (b.soort, b.omschrijving) == (RENTE, code)] if was else []
    boekingen = [grootboek.draai_terug(w, boeking.id) for boeking in eerder]
    if wordt[1]:
        regels = (
            Boekingsregel(Rekening.RENTE, wordt[1], vordering_id),
            Boekingsregel(Rekening.RENTEOPBRENGST, -wordt[1], vordering_id),
        )
        boekingen.append(maak_boeking(w, RENTE, code, vervaldatum, regels))
    return boekingen


def boek_verdeling(
    w: Werk,
    vordering_id: str,
    datum: date,
    regels: tuple[int, int, int, int],
    nummer: int,
    *,
    herverdeeld: bool = False,
) -> list[Boeking]:
    """Book one payment as it was divided: what was due, and apart from that what was extra."""
    omschrijving = f"betaling {nummer} herverdeeld" if herverdeeld else f"betaling {nummer}"
    kosten, rente, aflossing, extra = regels
    op_vervallen = ((Rekening.KOSTEN, kosten), (Rekening.RENTE, rente), (Rekening.HOOFDSOM, aflossing - extra))
    boekingen = []
    for soort, posten in ((BETALING, op_vervallen), (EXTRA, ((Rekening.HOOFDSOM, extra),))):
        delen = [Boekingsregel(rekening, -bedrag, vordering_id) for rekening, bedrag in posten if bedrag]
        if delen:
            som = -sum(deel.bedrag for deel in delen)
            ontvangst = Boekingsregel(Rekening.ONTVANGST, som, vordering_id)
            boekingen.append(maak_boeking(w, soort, omschrijving, datum, (ontvangst, *delen)))
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


def betalingen_van(bron: Lezing, vordering_id: str) -> list[Geboekt]:
    """The payments of a loan that stand, by date and in the order of booking."""
    return _betalingen(grootboek.geldende_boekingen(bron, vordering_id))


def _betalingen(geldend: Sequence[Boeking]) -> list[Geboekt]:
    groepen: dict[tuple[date, int], list[Boeking]] = {}
    for boeking in geldend:
        if boeking.soort in (BETALING, EXTRA):
            groepen.setdefault((boeking.valutadatum, _nummer(boeking)), []).append(boeking)
    return [
        Geboekt(nummer, Betaling(datum, sum(boeking.ontvangen for boeking in boekingen)), tuple(boekingen))
        for (datum, nummer), boekingen in sorted(groepen.items(), key=lambda groep: groep[0])
    ]


def volgend_nummer(bron: Lezing, vordering_id: str) -> int:
    """The number for the next payment of a claim; that of a payment that was turned back is not used again."""
    return _volgend_nummer(grootboek.boekingen_van(bron, vordering_id))


def _volgend_nummer(alle: Sequence[Boeking]) -> int:
    return 1 + max((_nummer(boeking) for boeking in alle if boeking.soort in (BETALING, EXTRA)), default=0)


def _nummer(boeking: Boeking) -> int:
    return int(boeking.omschrijving.split()[1])


def uitbetalingen_van(bron: Lezing, vordering_id: str) -> list[Uitbetaling]:
    """The parts of a loan that were paid out."""
    return _uitbetalingen(grootboek.geldende_boekingen(bron, vordering_id))


def _uitbetalingen(geldend: Sequence[Boeking]) -> list[Uitbetaling]:
    return [
        Uitbetaling(boeking.valutadatum, sum(r.bedrag for r in boeking.regels if r.rekening is Rekening.HOOFDSOM))
        for boeking in geldend
        if boeking.soort == UITBETALING
    ]


def voorwaarden_van(bron: Lezing, vordering_id: str) -> LeningVoorwaarden:
    """The terms of a loan that hold now; raises NietMogelijk for a claim without terms."""
    gevonden = records.waar(bron, LeningVoorwaarden, volgorde="vanaf", vordering_id=vordering_id)
    if not gevonden:
        raise NietMogelijk("Van deze vordering zijn geen leningvoorwaarden bekend. Kies een lening met een schema.")
    return gevonden[-1]


def lening_van(bron: Lezing, vordering_id: str) -> Leningvoorwaarden:
    """The terms of a loan with its real payments out; before those, the planned one."""
    return _lening(voorwaarden_van(bron, vordering_id), uitbetalingen_van(bron, vordering_id))


def _lening(v: LeningVoorwaarden, uitbetaald: Sequence[Uitbetaling]) -> Leningvoorwaarden:
    return Leningvoorwaarden(
        hoofdsom=v.bedrag,
        rente=v.rente_procent,
        uitbetalingen=tuple(uitbetaald or [Uitbetaling(v.vanaf, v.bedrag)]),
        eerste_vervaldatum=v.eerste_termijn_op,
        aantal_termijnen=v.looptijd_maanden,
        vorm=v.vorm,
        dagtelling=v.dagtelling,
        aflossingsvrij=v.aflossingsvrij,
        renteberekening=v.renteberekening,
    )


def verwerkt_tot(bron: Lezing, vordering_id: str) -> date:
    """The due date of the last term that was processed; the beginning of time when none was."""
    return max(
        (rij.vervaldatum for rij in records.waar(bron, VervallenTermijn, vordering_id=vordering_id)), default=date.min
    )


def maak_boeking(
    w: Werk, soort: str, omschrijving: str, valutadatum: date, regels: tuple[Boekingsregel, ...]
) -> Boeking:
    """Write one booking and return it; all bookings of one work have its one moment."""
    boeking = Boeking(w.nieuw_id(), soort, omschrijving, valutadatum, w.nu, regels)
    grootboek.boek(w, boeking)
    return boeking
