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
from bbzdesk.store import grootboek, records
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


def volg(w: Werk, vordering_id: str, tot: date, nieuw: Betaling | None) -> tuple[Boeking, ...]:
    """Bring the ledger of one loan in line with what really happened, up to a day; return the new bookings."""
    bestaand = betalingen_van(w, vordering_id)
    betalingen = [geboekt.betaling for geboekt in bestaand] + ([nieuw] if nieuw else [])
    tot = max(tot, verwerkt_tot(w, vordering_id), *(betaling.datum for betaling in betalingen))
    gevolgd = verloop(lening_van(w, vordering_id), betalingen, tot)
    boekingen = _boek_termijnen(w, vordering_id, gevolgd, tot)
    for plaats, verdeling in enumerate(gevolgd.verdeling):
        regels = (verdeling.kosten, verdeling.rente, verdeling.aflossing, verdeling.extra)
        if plaats == len(bestaand):
            nummer = volgend_nummer(w, vordering_id)
            boekingen += boek_verdeling(w, vordering_id, verdeling.datum, regels, nummer)
        elif _verdeling_van(bestaand[plaats].boekingen) != regels:
            boekingen += [grootboek.draai_terug(w, boeking.id) for boeking in bestaand[plaats].boekingen]
            nummer = bestaand[plaats].nummer
            boekingen += boek_verdeling(w, vordering_id, verdeling.datum, regels, nummer, herverdeeld=True)
    return tuple(boekingen)


def _boek_termijnen(w: Werk, vordering_id: str, gevolgd: Verloop, tot: date) -> list[Boeking]:
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
        wordt = (termijn.aflossing, termijn.rente)
        boekingen += _boek_termijn(w, vordering_id, (termijn.nr, termijn.vervaldatum), wordt, was)
    lening = lening_van(w, vordering_id)
    for nummer, was in bekend.items():  # a term that no longer exists, because the loan is repaid earlier
        if was != (0, 0):
            boekingen += _boek_termijn(w, vordering_id, (nummer, lening.vervaldatum(nummer)), (0, 0), was)
    return boekingen


def _boek_termijn(
    w: Werk, vordering_id: str, termijn: tuple[int, date], wordt: tuple[int, int], was: tuple[int, int] | None
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
        vastgelegd_op=w.nu,
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
    groepen: dict[tuple[date, int], list[Boeking]] = {}
    for boeking in grootboek.geldende_boekingen(bron, vordering_id):
        if boeking.soort in (BETALING, EXTRA):
            groepen.setdefault((boeking.valutadatum, _nummer(boeking)), []).append(boeking)
    return [
        Geboekt(nummer, Betaling(datum, sum(_ontvangen(boeking) for boeking in boekingen)), tuple(boekingen))
        for (datum, nummer), boekingen in sorted(groepen.items(), key=lambda groep: groep[0])
    ]


def volgend_nummer(bron: Lezing, vordering_id: str) -> int:
    """The number for the next payment of a claim; that of a payment that was turned back is not used again."""
    alle = grootboek.boekingen_van(bron, vordering_id)
    return 1 + max((_nummer(boeking) for boeking in alle if boeking.soort in (BETALING, EXTRA)), default=0)


def _nummer(boeking: Boeking) -> int:
    return int(boeking.omschrijving.split()[1])


def _ontvangen(boeking: Boeking) -> int:
    return sum(regel.bedrag for regel in boeking.regels if regel.rekening is Rekening.ONTVANGST)


def uitbetalingen_van(bron: Lezing, vordering_id: str) -> list[Uitbetaling]:
    """The parts of a loan that were paid out."""
    return [
        Uitbetaling(boeking.valutadatum, sum(r.bedrag for r in boeking.regels if r.rekening is Rekening.HOOFDSOM))
        for boeking in grootboek.geldende_boekingen(bron, vordering_id)
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
    v = voorwaarden_van(bron, vordering_id)
    uitbetalingen = uitbetalingen_van(bron, vordering_id) or [Uitbetaling(v.vanaf, v.bedrag)]
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
