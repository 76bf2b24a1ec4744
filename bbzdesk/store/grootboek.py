"""The ledger in the store: booking, *terugdraaien*, and the standing of claims from the ledger alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening, Stand, terugdraaiing
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.fouten import NietOngedaan
from bbzdesk.store.identiteit import uit_tijdstip
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.werk import Werk

_LAATSTE_MOMENT = "9999"  # sorts after every moment: all that is known now


def boek(w: Werk, boeking: Boeking) -> None:
    """Write a booking; the end of the same unit of work brings the cached standing of its claims along."""
    for volgnr, regel in enumerate(boeking.regels):
        w.uitvoeren(
            "INSERT INTO boekingsregel (boeking_id, volgnr, rekening, vordering_id, bedrag, valutadatum, vastgelegd_op)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                boeking.id,
                volgnr,
                regel.rekening,
                regel.vordering,
                regel.bedrag,
                boeking.valutadatum,
                boeking.vastgelegd_op,
            ),
        )
    w.voeg_toe(
        "boeking",
        {
            "id": boeking.id,
            "soort": boeking.soort,
            "omschrijving": boeking.omschrijving,
            "valutadatum": boeking.valutadatum,
            "vastgelegd_op": boeking.vastgelegd_op,
            "draait_terug": boeking.draait_terug,
        },
    )


def draai_terug(w: Werk, boeking_id: str) -> Boeking:
    """Book the counter-booking of a booking and return it; a booking is turned back at most once."""
    gevonden = boeking(w, boeking_id)
    if gevonden is None:
        raise KeyError(f"no booking {boeking_id}")
    if gevonden.draait_terug is not None:
        raise NietOngedaan("Deze boeking draait al een andere terug. Boek het bedrag opnieuw als dat nodig is.")
    if w.een("SELECT 1 FROM boeking WHERE draait_terug = ?", (boeking_id,)):
        raise NietOngedaan("Deze boeking is al teruggedraaid. Boek het bedrag opnieuw als dat nodig is.")
    tegenboeking = terugdraaiing(gevonden, w.nieuw_id(), w.nu)
    boek(w, tegenboeking)
    return tegenboeking


def boeking(bron: Lezing, boeking_id: str) -> Boeking | None:
    """Return one booking, or None when there is none with this id."""
    gevonden = _boekingen(bron, "WHERE b.id = ?", (boeking_id,))
    return gevonden[0] if gevonden else None


def boekingen_van(bron: Lezing, vordering: str) -> tuple[Boeking, ...]:
    """Return all bookings that concern a claim, by value date and then in order of making."""
    waar = "WHERE b.id IN (SELECT boeking_id FROM boekingsregel WHERE vordering_id = ?)"
    return _boekingen(bron, waar, (vordering,))


def geldende_boekingen(bron: Lezing, vordering: str) -> tuple[Boeking, ...]:
    """The same without what was turned back and the bookings that turned it back."""
    return geldende(boekingen_van(bron, vordering))


def geldende(alle: Sequence[Boeking]) -> tuple[Boeking, ...]:
    """All bookings of a claim without what was turned back and the bookings that turned it back."""
    weg = {boeking.draait_terug for boeking in alle}
    return tuple(boeking for boeking in alle if boeking.draait_terug is None and boeking.id not in weg)


def _boekingen(bron: Lezing, waar: str, params: tuple[Any, ...]) -> tuple[Boeking, ...]:
    rijen = bron.lees(
        "SELECT b.id, b.soort, b.omschrijving, b.valutadatum, b.vastgelegd_op, b.draait_terug,"  # noqa: S608 - literals
        " r.rekening, r.bedrag, r.vordering_id"
        f" FROM boeking b JOIN boekingsregel r ON r.boeking_id = b.id {waar}"
        " ORDER BY b.valutadatum, b.vastgelegd_op, b.id, r.volgnr",
        params,
    )
    groepen: dict[str, list[Row[Any]]] = {}
    for rij in rijen:
        groepen.setdefault(rij.id, []).append(rij)
    return tuple(_uit_rijen(groep) for groep in groepen.values())


def _uit_rijen(rijen: list[Row[Any]]) -> Boeking:
    kop = rijen[0]
    return Boeking(
        id=kop.id,
        soort=kop.soort,
        omschrijving=kop.omschrijving,
        valutadatum=date.fromisoformat(kop.valutadatum),
        vastgelegd_op=uit_tijdstip(kop.vastgelegd_op),
        regels=tuple(Boekingsregel(Rekening(r.rekening), r.bedrag, r.vordering_id) for r in rijen),
        draait_terug=kop.draait_terug,
    )


_SOMMEN = """
    SELECT vordering_id,
        coalesce(sum(bedrag) FILTER (WHERE rekening = 'hoofdsom'), 0) AS hoofdsom,
        coalesce(sum(bedrag) FILTER (WHERE rekening = 'rente'), 0) AS rente,
        coalesce(sum(bedrag) FILTER (WHERE rekening = 'kosten'), 0) AS kosten,
        coalesce(sum(bedrag) FILTER (WHERE rekening = 'ontvangst'), 0) AS ontvangen
    FROM boekingsregel
    WHERE vordering_id IS NOT NULL AND valutadatum <= :op AND vastgelegd_op <= :bekend
"""
_SOMMIGE = " AND vordering_id IN (SELECT value FROM json_each(:welke))"


def stand(bron: Lezing, vordering: str, op: date, bekend_op: datetime | None = None) -> Stand:
    """The standing of a claim on a date, from all that is known now or was known at `bekend_op`."""
    return standen(bron, op, bekend_op, [vordering]).get(vordering, Stand())


def standen(
    bron: Lezing, op: date, bekend_op: datetime | None = None, welke: Sequence[str] | None = None
) -> dict[str, Stand]:
    """The standing of every claim, or of some, that has a booking by that date, in one query over the ledger."""
    params = {"op": op, "bekend": bekend_op or _LAATSTE_MOMENT, "welke": canoniek(list(welke or ()))}
    rijen = bron.lees(f"{_SOMMEN}{'' if welke is None else _SOMMIGE} GROUP BY vordering_id", params)
    return {rij.vordering_id: Stand(rij.hoofdsom, rij.rente, rij.kosten, rij.ontvangen) for rij in rijen}


def uit_evenwicht(bron: Lezing, boekingen: Iterable[str] | None = None) -> tuple[str, ...]:
    """The bookings of which the lines do not add up to nought; all bookings, or those named."""
    if boekingen is None:
        rijen = bron.lees(
            "SELECT boeking_id FROM boekingsregel GROUP BY boeking_id HAVING sum(bedrag) <> 0 OR count(*) < 2"
        )
        return tuple(rij.boeking_id for rij in rijen)
    vraag = "SELECT sum(bedrag) <> 0 OR count(*) < 2 FROM boekingsregel WHERE boeking_id = ?"
    return tuple(naam for naam in boekingen if bron.waarde(vraag, (naam,)))


def totalen(bron: Lezing, van: date, tot_en_met: date) -> Mapping[Rekening, int]:
    """The movement on each account over a period, by value date."""
    rijen = bron.lees(
        "SELECT rekening, sum(bedrag) AS som FROM boekingsregel WHERE valutadatum BETWEEN ? AND ? GROUP BY rekening",
        (van, tot_en_met),
    )
    return {Rekening(rij.rekening): rij.som for rij in rijen}
