"""Claims in bulk: what fell due and what was paid on it, as at a date, in a fixed number of queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from bbzdesk.domain.stoplicht import Statusregel
from bbzdesk.domain.vordering import Achterstand, achterstand_uit
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.werk import Werk

BETALING = "betaling"
INGETROKKEN = "ingetrokken"
_ALTIJD = "9999"  # sorts after every moment: all that is known now

Termijn = tuple[str, int, int]  # due date, number, cents

_ALLE, _SOMMIGE = "", " AND {} IN (SELECT value FROM json_each(:welke))"

# Terms that fell due, straight from an index that holds all of this.
_VERVALLEN = """
    SELECT vordering_id, vervaldatum, volgnr, sum(aflossing + rente) AS bedrag FROM vervallen_termijn
    WHERE vervaldatum <= :op AND vastgelegd_op <= :bekend{sommige}
    GROUP BY vordering_id, vervaldatum, volgnr
"""
# The schedule in force of each claim, and the last term of it that was processed.
_LOPEND = """
    lopend AS MATERIALIZED (
        SELECT v.id AS vordering_id,
            (SELECT s.versie FROM schema_termijn s WHERE s.vordering_id = v.id AND s.vastgelegd_op <= :bekend
             ORDER BY s.versie DESC LIMIT 1) AS versie,
            coalesce((SELECT max(t.volgnr) FROM vervallen_termijn t
                      WHERE t.vordering_id = v.id AND t.vastgelegd_op <= :bekend), 0) AS verwerkt
        FROM vordering v WHERE true{sommige}
    )
"""
# Of a loan that was paid out but not brought up to date: the planned terms after the last one processed. Looking at the
# next term first, and no further than terms of 28 days reach, leaves the rest of each schedule unread.
_GEPLAND = """
    WITH {lopend}
    SELECT t.vordering_id, t.vervaldatum, t.volgnr, t.aflossing + t.rente AS bedrag FROM lopend l
    CROSS JOIN schema_termijn n ON n.rowid = (
        SELECT s.rowid FROM schema_termijn s
        WHERE s.vordering_id = l.vordering_id AND s.versie = l.versie AND s.volgnr > l.verwerkt
        ORDER BY s.volgnr LIMIT 1)
    CROSS JOIN schema_termijn t ON t.vordering_id = l.vordering_id AND t.versie = l.versie
        AND t.volgnr BETWEEN n.volgnr AND n.volgnr + (julianday(:op) - julianday(n.vervaldatum)) / 28
    WHERE n.vervaldatum <= :op AND t.vervaldatum <= :op AND EXISTS (
        SELECT 1 FROM boekingsregel u WHERE u.vordering_id = l.vordering_id AND u.rekening = 'uitbetaling'
        AND u.valutadatum <= :op AND u.vastgelegd_op <= :bekend)
"""
_VOLGENDE = """
    WITH {lopend}
    SELECT t.vordering_id, t.vervaldatum, t.volgnr, t.aflossing + t.rente AS bedrag FROM lopend l
    CROSS JOIN schema_termijn t ON t.vordering_id = l.vordering_id AND t.versie = l.versie AND t.volgnr IN (
        SELECT s.volgnr FROM schema_termijn s
        WHERE s.vordering_id = l.vordering_id AND s.versie = l.versie AND s.volgnr > l.verwerkt
        ORDER BY s.volgnr LIMIT :aantal)
"""
# For all claims from the bookings to their lines: the other way round looks up a booking for every line there is.
_BETAALD = """
    SELECT r.vordering_id, sum(r.bedrag) AS bedrag FROM {van}
    WHERE b.soort = :soort AND b.valutadatum <= :op AND b.vastgelegd_op <= :bekend AND r.rekening = 'ontvangst'{sommige}
    GROUP BY r.vordering_id
"""
_VAN_BOEKING = "boeking b CROSS JOIN boekingsregel r ON r.boeking_id = b.id"
_VAN_REGEL = "boekingsregel r CROSS JOIN boeking b ON b.id = r.boeking_id"


def _voor(vraag: str, kolom: str, welke: Sequence[str] | None, **delen: str) -> str:
    """Complete a query, for all claims or for those that the parameter `welke` names."""
    sommige = _ALLE if welke is None else _SOMMIGE.format(kolom)
    return vraag.format(sommige=sommige, **delen)


def _keuze(welke: Sequence[str] | None) -> dict[str, object]:
    return {} if welke is None else {"welke": canoniek(list(welke))}


def _lopend(welke: Sequence[str] | None) -> str:
    return _voor(_LOPEND, "v.id", welke)


def achterstanden(
    bron: Lezing, op: date, bekend_op: datetime | None = None, welke: Sequence[str] | None = None
) -> dict[str, Achterstand]:
    """The arrears of all claims, or of some, as at a date; a claim without arrears is left out."""
    params: Mapping[str, object] = {"op": op, "bekend": bekend_op or _ALTIJD, "soort": BETALING, **_keuze(welke)}
    van = _VAN_BOEKING if welke is None else _VAN_REGEL
    vraag = _voor(_BETAALD, "r.vordering_id", welke, van=van)
    betaald = {rij.vordering_id: rij.bedrag for rij in bron.lees(vraag, params)}
    termijnen: dict[str, list[Termijn]] = {}
    for vraag in (_voor(_VERVALLEN, "vordering_id", welke), _GEPLAND.format(lopend=_lopend(welke))):
        for rij in bron.lees(vraag, params):
            termijnen.setdefault(rij.vordering_id, []).append((rij.vervaldatum, rij.volgnr, rij.bedrag))
    return {
        vordering: achterstand_van(sorted(rijen), betaald.get(vordering, 0))
        for vordering, rijen in termijnen.items()
        if sum(bedrag for _, _, bedrag in rijen) > betaald.get(vordering, 0)
    }


def achterstand_van(termijnen: Sequence[Termijn], betaald: int) -> Achterstand:
    """The arrear in terms in order of time, of which this much was paid."""
    op_volgorde = [(volgnr, date.fromisoformat(vervaldatum), bedrag) for vervaldatum, volgnr, bedrag in termijnen]
    return achterstand_uit(op_volgorde, betaald)


def vervallen_termijnen(bron: Lezing, welke: Sequence[str]) -> Iterator[tuple[str, Termijn]]:
    """Every term of some claims that ever fell due, each with its claim."""
    params = {"op": _ALTIJD, "bekend": _ALTIJD, **_keuze(welke)}
    for rij in bron.lees(_voor(_VERVALLEN, "vordering_id", welke), params):
        yield rij.vordering_id, (rij.vervaldatum, rij.volgnr, rij.bedrag)


def geplande_termijnen(bron: Lezing, welke: Sequence[str], aantal: int) -> Iterator[tuple[str, Termijn]]:
    """The next planned terms of some claims, paid out or not: so many after the last one processed."""
    params = {"bekend": _ALTIJD, "aantal": aantal, **_keuze(welke)}
    for rij in bron.lees(_VOLGENDE.format(lopend=_lopend(welke)), params):
        yield rij.vordering_id, (rij.vervaldatum, rij.volgnr, rij.bedrag)


_TE_VERWERKEN = """
    SELECT l.vordering_id FROM lening_voorwaarden l
    WHERE EXISTS (SELECT 1 FROM boekingsregel u WHERE u.vordering_id = l.vordering_id AND u.rekening = 'uitbetaling')
    AND NOT EXISTS (SELECT 1 FROM lening_verwerkt k WHERE k.vordering_id = l.vordering_id AND k.volgende > ?)
    GROUP BY l.vordering_id ORDER BY min(l.id)
"""


def te_verwerken(bron: Lezing, tot: date) -> list[str]:
    """The loans that were paid out and of which a term falls due by a day, or of which something was written since."""
    return [rij.vordering_id for rij in bron.lees(_TE_VERWERKEN, (tot,))]


def zet_verwerkt(w: Werk, vordering: str, volgende: date) -> None:
    """Note that the ledger of a loan is in line until its next due date; triggers forget it when anything changes."""
    w.uitvoeren(
        "INSERT INTO lening_verwerkt (vordering_id, volgende) VALUES (?, ?)"
        " ON CONFLICT (vordering_id) DO UPDATE SET volgende = excluded.volgende WHERE volgende <> excluded.volgende",
        (vordering, volgende),
    )


def statussen(bron: Lezing, op: date, soorten: Iterable[str]) -> dict[str, list[Statusregel]]:
    """The statuses of these kinds that hold on a date, per claim; what a later row withdrew is left out."""
    rijen: Sequence[Any] = bron.lees(
        "SELECT vordering_id, soort, vanaf, tot_en_met FROM vordering_status s"
        " WHERE soort IN (SELECT value FROM json_each(:soorten)) AND vanaf <= :op"
        " AND (tot_en_met IS NULL OR tot_en_met >= :op) AND trekt_in IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM vordering_status l WHERE l.trekt_in = s.id)",
        {"op": op, "soorten": canoniek(list(soorten))},
    )
    gevonden: dict[str, list[Statusregel]] = {}
    for vordering, soort, vanaf, tot_en_met in rijen:
        tot = date.fromisoformat(tot_en_met) if tot_en_met else None
        gevonden.setdefault(vordering, []).append(Statusregel(soort, date.fromisoformat(vanaf), tot))
    return gevonden


# Per claim from its newest payment backwards, which is nearly always the first one looked at.
_LAATSTE = """
    SELECT v.id, (
        SELECT r.valutadatum FROM boekingsregel r JOIN boeking b ON b.id = r.boeking_id
        WHERE r.vordering_id = v.id AND r.rekening = 'ontvangst' AND r.bedrag > 0 AND r.valutadatum <= :op
        AND r.vastgelegd_op <= :bekend AND b.draait_terug IS NULL
        AND NOT EXISTS (SELECT 1 FROM boeking t WHERE t.draait_terug = b.id AND t.vastgelegd_op <= :bekend)
        ORDER BY r.valutadatum DESC LIMIT 1) AS dag
    FROM vordering v WHERE true{sommige}
"""


def laatste_betalingen(
    bron: Lezing, op: date, bekend_op: datetime | None = None, welke: Sequence[str] | None = None
) -> dict[str, date]:
    """The day of the last payment that stands of each claim, or of some, up to a date."""
    params = {"op": op, "bekend": bekend_op or _ALTIJD, **_keuze(welke)}
    rijen = bron.lees(_voor(_LAATSTE, "v.id", welke), params)
    return {rij.id: date.fromisoformat(rij.dag) for rij in rijen if rij.dag is not None}


class Kop(NamedTuple):
    """What the overview says of a claim besides its standing. Amount in cents, rate in percent; None when unknown.

    A tuple: the overview makes thousands at a time, and a frozen dataclass takes five times as long.
    """

    vordering_id: str
    dossier_id: str
    nummer: str
    naam: str
    bedrijf: str
    soort: str
    hoofdsom: int | None
    rente: Decimal | None
    laatste_betaling: date | None


# People and companies once per dossier, then its claims.
_KOPPEN = """
    WITH hoofd AS MATERIALIZED (
        SELECT d.id AS dossier_id, b.naam AS bedrijf,
            concat_ws(', ', nullif(p.achternaam, ''), nullif(concat_ws(
                ' ', nullif(p.voornamen, ''), nullif(p.tussenvoegsel, '')), '')) AS naam
        FROM dossier d
        LEFT JOIN bedrijf b ON b.id = d.bedrijf_id
        LEFT JOIN rol r ON r.dossier_id = d.id AND r.rol = 'aanvrager'
            AND r.van <= :op AND (r.tot IS NULL OR r.tot >= :op)
        LEFT JOIN persoon p ON p.id = r.persoon_id
        GROUP BY d.id
    )
    SELECT v.id, v.dossier_id, coalesce(v.nummer, ''), h.naam, coalesce(h.bedrijf, ''), v.soort
    FROM hoofd h CROSS JOIN vordering v ON v.dossier_id = h.dossier_id
    WHERE v.id NOT IN (SELECT vordering_id FROM vordering_status WHERE soort = :ingetrokken)
"""
_VOORWAARDEN = "SELECT vordering_id, bedrag, rente_procent FROM lening_voorwaarden ORDER BY vanaf"
_OVERGENOMEN = """
    SELECT vordering_id, gegevens ->> 'hoofdsom' AS hoofdsom, gegevens ->> 'rente' AS rente,
        gegevens ->> 'laatste_betaling' AS laatste_betaling
    FROM vordering_status WHERE soort = 'overgenomen'
"""
_Bekend = tuple[int | None, Decimal | None, date | None]
_ONBEKEND: _Bekend = (None, None, None)


def overgenomen(bron: Lezing) -> dict[str, tuple[int | None, str]]:
    """Per claim that came from a sheet what that said of principal and balance (cents, and as it was written)."""
    rijen: Sequence[Any] = bron.lees(
        "SELECT vordering_id, gegevens ->> 'hoofdsom', gegevens ->> 'restschuld' FROM vordering_status"
        " WHERE soort = 'overgenomen'"
    )
    return {vordering: (hoofdsom, restschuld or "") for vordering, hoofdsom, restschuld in rijen}


def koppen(bron: Lezing, op: date) -> tuple[Kop, ...]:
    """All claims with the names of their debtor, in no order; withdrawn claims are left out."""
    bekend = _bekend(bron)
    rijen: Sequence[Any] = bron.lees(_KOPPEN, {"op": op, "ingetrokken": INGETROKKEN})
    return tuple(
        Kop(vordering, dossier, nummer, naam, bedrijf, soort, *bekend.get(vordering, _ONBEKEND))
        for vordering, dossier, nummer, naam, bedrijf, soort in rijen
    )


def _bekend(bron: Lezing) -> dict[str, _Bekend]:
    """Per claim what its newest terms say of amount and rate, and otherwise the sheet from which it was taken over."""
    procent = cache(Decimal)  # few different rates, many claims
    voorwaarden: Sequence[Any] = bron.lees(_VOORWAARDEN)
    bekend: dict[str, _Bekend] = {vordering: (bedrag, procent(rente), None) for vordering, bedrag, rente in voorwaarden}
    for rij in bron.lees(_OVERGENOMEN):
        hoofdsom, rente, _ = bekend.get(rij.vordering_id, _ONBEKEND)
        bekend[rij.vordering_id] = (
            rij.hoofdsom if hoofdsom is None else hoofdsom,
            procent(rij.rente) if rente is None and rij.rente else rente,
            date.fromisoformat(rij.laatste_betaling) if rij.laatste_betaling else None,
        )
    return bekend
