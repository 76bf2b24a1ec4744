"""The cached standing of each claim: from which day until which day it stood how, one row per stretch.

A change in the ledger, the terms or the schedule of a claim marks it (triggers of the schema). At the end of the same
unit of work `werk_bij` computes its stretches anew, each claim once. What is marked, or lies beyond the planned terms
that were looked at, is answered from the ledger: `uit_grootboek`, which knows no cache.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from typing import Any, NamedTuple

from bbzdesk.domain.vordering import Achterstand, te_laat
from bbzdesk.store import grootboek, vorderingen
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vorderingen import BETALING, Termijn
from bbzdesk.store.werk import Werk

VOORUIT = 3  # planned terms that are looked at; a maandverwerking that is later than this costs time, not correctness
_ALTIJD = "9999-12-31"
_PARTIJ = 500
_GEEN = Achterstand()

_KOLOMMEN = (
    "vordering_id, vanaf, tot, hoofdsom, rente, kosten, ontvangen, achterstand, termijnen, oudste, laatste_betaling"
)
Rij = tuple[Any, ...]


class Vorderingstand(NamedTuple):
    """How a claim stands on a date: what is open, received and due but not paid, in cents; and the last payment.

    A tuple, for the same reason as `vorderingen.Kop`.
    """

    hoofdsom: int
    rente: int
    kosten: int
    ontvangen: int
    achterstand: Achterstand
    laatste_betaling: date | None

    @property
    def totaal(self) -> int:
        """Principal, interest and costs together."""
        return self.hoofdsom + self.rente + self.kosten

    def te_laat(self, op: date) -> Achterstand:
        """What of the arrear is overdue at the end of a day (`domain.vordering.te_laat`)."""
        return te_laat(self.achterstand, self.totaal, op)


# Per claim one look at the stretch in which the date lies; the rest of its history stays unread.
_OP_DATUM = """
    SELECT s.vordering_id, s.hoofdsom, s.rente, s.kosten, s.ontvangen, s.achterstand, s.termijnen, s.oudste,
        s.laatste_betaling, s.tot
    FROM vordering v CROSS JOIN vordering_stand s ON s.vordering_id = v.id AND s.vanaf = (
        SELECT max(m.vanaf) FROM vordering_stand m WHERE m.vordering_id = v.id AND m.vanaf <= ?)
"""


def overzicht(bron: Lezing, op: date) -> dict[str, Vorderingstand]:
    """The standing of every claim that has a booking by that date: what `uit_grootboek` says, from the cache."""
    dag = op.isoformat()
    onzeker = {rij[0] for rij in bron.lees("SELECT vordering_id FROM vordering_verouderd")}
    gevonden = {}
    rijen: Sequence[Any] = bron.lees(_OP_DATUM, (op,))
    for vordering, hoofdsom, rente, kosten, ontvangen, bedrag, termijnen, oudste, laatste, tot in rijen:
        if tot <= dag:
            onzeker.add(vordering)
            continue
        achter = Achterstand(bedrag, termijnen, _datum(oudste)) if bedrag else _GEEN
        gevonden[vordering] = Vorderingstand(hoofdsom, rente, kosten, ontvangen, achter, _datum(laatste))
    if onzeker:
        for vordering in onzeker:
            gevonden.pop(vordering, None)
        gevonden |= uit_grootboek(bron, op, welke=onzeker)
    return gevonden


def uit_grootboek(
    bron: Lezing, op: date, bekend_op: datetime | None = None, welke: Iterable[str] | None = None
) -> dict[str, Vorderingstand]:
    """The same from the ledger alone, for all claims or some; also as it was known at a moment."""
    welke = None if welke is None else sorted(welke)
    achter = vorderingen.achterstanden(bron, op, bekend_op, welke)
    laatste = vorderingen.laatste_betalingen(bron, op, bekend_op, welke)
    return {
        vordering: Vorderingstand(
            stand.hoofdsom,
            stand.rente,
            stand.kosten,
            stand.ontvangen,
            achter.get(vordering, _GEEN),
            laatste.get(vordering),
        )
        for vordering, stand in grootboek.standen(bron, op, bekend_op, welke).items()
    }


def _datum(tekst: str | None) -> date | None:
    return None if tekst is None else date.fromisoformat(tekst)


def werk_bij(w: Werk) -> None:
    """Compute the claims anew that were marked in this work. The unit of work does it before it ends."""
    gemerkt = [rij[0] for rij in w.lees("SELECT vordering_id FROM vordering_verouderd")]
    if gemerkt:
        _schrijf(w, gemerkt)
        w.uitvoeren("DELETE FROM vordering_verouderd")


def herbouw(w: Werk) -> None:
    """Fill the cache anew from the ledger."""
    w.uitvoeren("DELETE FROM vordering_stand")
    _schrijf(w, _alle(w))
    w.uitvoeren("DELETE FROM vordering_verouderd")


def afwijkende(bron: Lezing) -> tuple[str, ...]:
    """The claims whose cache differs from the ledger; empty when all is well.

    Every stretch is computed anew; and on the last day of the ledger the cache must say what the ledger alone says,
    which is another way of counting.
    """
    anders = {rij[0] for rij in bron.lees("SELECT vordering_id FROM vordering_verouderd")}
    for welke in _partijen(_alle(bron)):
        bewaard, herbouwd = _bewaard(bron, welke), bereken(bron, welke)
        anders |= {rij[0] for rij in set(bewaard.values()) ^ {rij for rijen in herbouwd.values() for rij in rijen}}
    if laatste := bron.waarde("SELECT max(valutadatum) FROM boeking"):
        op = date.fromisoformat(laatste)
        cache, los = overzicht(bron, op), uit_grootboek(bron, op)
        anders |= {vordering for vordering in cache.keys() | los.keys() if cache.get(vordering) != los.get(vordering)}
    return tuple(sorted(anders))


def _alle(bron: Lezing) -> list[str]:
    return [rij.id for rij in bron.lees("SELECT id FROM vordering ORDER BY id")]


def _partijen(rijen: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rijen[begin : begin + _PARTIJ] for begin in range(0, len(rijen), _PARTIJ))


def _bewaard(bron: Lezing, welke: Sequence[str]) -> dict[tuple[str, str], Rij]:
    vraag = f"SELECT {_KOLOMMEN} FROM vordering_stand WHERE vordering_id IN (SELECT value FROM json_each(?))"  # noqa: S608 - literals
    rijen: Sequence[Any] = bron.lees(vraag, (canoniek(welke),))
    return {(rij[0], rij[1]): tuple(rij) for rij in rijen}


_WEG = """
    DELETE FROM vordering_stand
    WHERE (vordering_id, vanaf) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
"""
_ZET = f"""
    INSERT OR REPLACE INTO vordering_stand ({_KOLOMMEN})
    SELECT {", ".join(f"value ->> {plaats}" for plaats in range(11))} FROM json_each(?)
"""  # noqa: S608 - literals


def _schrijf(w: Werk, vorderingen_: Sequence[str]) -> None:
    """Only stretches that changed: a month later nearly all of them are still the same."""
    for welke in _partijen(vorderingen_):
        bewaard = _bewaard(w, welke)
        nieuw = {(rij[0], rij[1]): rij for rijen in bereken(w, welke).values() for rij in rijen}
        if weg := [plek for plek in bewaard if plek not in nieuw]:
            w.uitvoeren(_WEG, (canoniek(weg),))
        if anders := [rij for plek, rij in nieuw.items() if bewaard.get(plek) != rij]:
            w.uitvoeren(_ZET, (canoniek(anders),))


@dataclass(slots=True)
class _Feiten:
    """What is known of one claim: per day what was booked, the terms that fell due, and the next planned ones."""

    boekingen: dict[str, Any] = field(default_factory=dict)
    vervallen: list[Termijn] = field(default_factory=list)
    gepland: list[Termijn] = field(default_factory=list)


_PER_DAG = """
    SELECT r.vordering_id, r.valutadatum AS dag,
        coalesce(sum(r.bedrag) FILTER (WHERE r.rekening = 'hoofdsom'), 0) AS hoofdsom,
        coalesce(sum(r.bedrag) FILTER (WHERE r.rekening = 'rente'), 0) AS rente,
        coalesce(sum(r.bedrag) FILTER (WHERE r.rekening = 'kosten'), 0) AS kosten,
        coalesce(sum(r.bedrag) FILTER (WHERE r.rekening = 'ontvangst'), 0) AS ontvangen,
        coalesce(sum(r.bedrag) FILTER (WHERE b.soort = :soort), 0) AS betaald,
        max(r.rekening = 'uitbetaling') AS uitbetaald,
        max(b.id IS NOT NULL AND r.bedrag > 0 AND b.draait_terug IS NULL
            AND NOT EXISTS (SELECT 1 FROM boeking t WHERE t.draait_terug = b.id)) AS betaling
    FROM boekingsregel r LEFT JOIN boeking b ON r.rekening = 'ontvangst' AND b.id = r.boeking_id
    WHERE r.vordering_id IN (SELECT value FROM json_each(:welke))
    GROUP BY r.vordering_id, r.valutadatum
"""


def bereken(bron: Lezing, welke: Sequence[str]) -> Mapping[str, list[Rij]]:
    """The stretches of some claims, from the ledger, the terms and the schedules."""
    feiten = {vordering: _Feiten() for vordering in welke}
    for rij in bron.lees(_PER_DAG, {"soort": BETALING, "welke": canoniek(welke)}):
        feiten[rij.vordering_id].boekingen[rij.dag] = rij
    for vordering, termijn in vorderingen.vervallen_termijnen(bron, welke):
        feiten[vordering].vervallen.append(termijn)
    for vordering, termijn in vorderingen.geplande_termijnen(bron, welke, VOORUIT + 1):
        feiten[vordering].gepland.append(termijn)
    return {vordering: _stukken(vordering, gevonden) for vordering, gevonden in feiten.items()}


def _stukken(vordering: str, feiten: _Feiten) -> list[Rij]:
    """Walk over the days on which something happens; a day that changes nothing begins no stretch."""
    if not feiten.boekingen:
        return []
    uitbetaald = any(rij.uitbetaald for rij in feiten.boekingen.values())
    gepland = sorted(feiten.gepland) if uitbetaald else []
    einde = gepland[VOORUIT][0] if len(gepland) > VOORUIT else _ALTIJD
    begin = min(feiten.boekingen)
    dagen = {*feiten.boekingen, *(dag for dag, _, _ in feiten.vervallen), *(dag for dag, _, _ in gepland)}
    dagen_erin = sorted(dag for dag in dagen if begin <= dag < einde)
    if not dagen_erin:  # nothing before the end of what was looked at: a stretch of no days
        return [(vordering, begin, begin, 0, 0, 0, 0, 0, 0, None, None)]
    standen: list[tuple[str, Rij]] = []
    for dag, stand in zip(dagen_erin, _standen(feiten, gepland, dagen_erin), strict=True):
        if not standen or standen[-1][1] != stand:
            standen.append((dag, stand))
    grenzen = [*(dag for dag, _ in standen[1:]), einde]
    return [(vordering, dag, tot, *stand) for (dag, stand), tot in zip(standen, grenzen, strict=True)]


def _standen(feiten: _Feiten, gepland: list[Termijn], dagen: Sequence[str]) -> Iterator[Rij]:
    hoofdsom = rente = kosten = ontvangen = betaald = 0
    laatste = None
    telling = _Termijnen(feiten.vervallen)
    for dag in dagen:
        if rij := feiten.boekingen.get(dag):
            hoofdsom += rij.hoofdsom
            rente += rij.rente
            kosten += rij.kosten
            ontvangen += rij.ontvangen
            betaald += rij.betaald
            if rij.betaling:
                laatste = dag
            if rij.uitbetaald and gepland:  # from the payment out on, what is planned counts as due
                telling, gepland = _Termijnen([*feiten.vervallen, *gepland]), []
        achter = telling.achterstand(dag, betaald)
        oudste = achter.oudste.isoformat() if achter.oudste else None
        yield hoofdsom, rente, kosten, ontvangen, achter.bedrag, achter.termijnen, oudste, laatste


class _Termijnen:
    """Terms in order with their running total, so that what was paid long ago is not looked at again."""

    def __init__(self, termijnen: list[Termijn]) -> None:
        self._termijnen = sorted(termijnen)
        self._dagen = [dag for dag, _, _ in self._termijnen]
        self._samen = [0, *accumulate(bedrag for _, _, bedrag in self._termijnen)]

    def achterstand(self, dag: str, betaald: int) -> Achterstand:
        """The arrear at the end of a day."""
        aantal = bisect_right(self._dagen, dag)
        if self._samen[aantal] <= betaald:
            return _GEEN
        eerste = next(plaats for plaats in range(aantal) if self._samen[plaats + 1] > betaald)
        return vorderingen.achterstand_van(self._termijnen[eerste:aantal], betaald - self._samen[eerste])
