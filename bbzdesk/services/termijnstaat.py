"""The terms of a loan on a day: as planned, as they turned out, and whether each is paid, open or too late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.geld import euro
from bbzdesk.domain.grootboek import Boeking
from bbzdesk.domain.vordering import SchemaTermijn, VervallenTermijn
from bbzdesk.services import leningboek
from bbzdesk.store import grootboek, records
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vorderingen import BETALING

BETAALD, OPEN, TE_LAAT, KOMT, VERVALT = "betaald", "open", "te_laat", "komt", "vervalt"


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """One term. Amounts in cents; `rente` and `aflossing` as they turned out, or as planned while it was not processed.

    `staat` is one of betaald, open, te_laat, komt, vervalt; `woord` says it, with what is still open.
    """

    nummer: int
    vervaldatum: date
    rente: int
    aflossing: int
    gepland_rente: int
    gepland_aflossing: int
    betaald: int
    staat: str
    woord: str
    verwerkt: bool

    @property
    def vervallen(self) -> bool:
        """Whether it fell due: paid or not."""
        return self.staat in (BETAALD, OPEN, TE_LAAT)

    @property
    def bedrag(self) -> int:
        """What falls due."""
        return self.rente + self.aflossing

    @property
    def open(self) -> int:
        """What of it is not paid."""
        return self.bedrag - self.betaald


def termijnen(bron: Lezing, vordering_id: str, boekingen: Sequence[Boeking], op: date) -> tuple[Termijnregel, ...]:
    """The newest schedule of a loan with what became of it; empty for a claim without a schedule."""
    gepland = records.waar(bron, SchemaTermijn, volgorde="volgnr", vordering_id=vordering_id)
    versie = max((rij.versie for rij in gepland), default=0)
    nieuwste = [rij for rij in gepland if rij.versie == versie]
    echt = _echt(records.waar(bron, VervallenTermijn, vordering_id=vordering_id))
    geldend = [boeking for boeking in grootboek.geldende(boekingen) if boeking.valutadatum <= op]
    te_verdelen = sum(boeking.ontvangen for boeking in geldend if boeking.soort == BETALING)
    uitbetaald = any(boeking.soort == leningboek.UITBETALING for boeking in geldend)
    klaar = uitbetaald and sum(sum(boeking.op_vordering) for boeking in geldend) <= 0
    regels = []
    for rij in nieuwste:
        aflossing, rente = echt.get(rij.volgnr, (rij.aflossing, rij.rente))
        bedrag = aflossing + rente
        vervallen = uitbetaald and rij.vervaldatum <= op
        betaald = min(bedrag, te_verdelen) if vervallen else 0
        te_verdelen -= betaald
        staat = _staat(bedrag - betaald, rij.vervaldatum, op, vervallen=vervallen, klaar=klaar)
        regels.append(
            Termijnregel(
                nummer=rij.volgnr,
                vervaldatum=rij.vervaldatum,
                rente=rente,
                aflossing=aflossing,
                gepland_rente=rij.rente,
                gepland_aflossing=rij.aflossing,
                betaald=betaald,
                staat=staat,
                woord=_woord(staat, bedrag - betaald, betaald),
                verwerkt=rij.volgnr in echt,
            )
        )
    return tuple(regels)


def _echt(vervallen: Sequence[VervallenTermijn]) -> dict[int, tuple[int, int]]:
    """Per term what really fell due: repayment and interest, with all differences of later revisions."""
    echt: dict[int, tuple[int, int]] = {}
    for rij in vervallen:
        aflossing, rente = echt.get(rij.volgnr, (0, 0))
        echt[rij.volgnr] = (aflossing + rij.aflossing, rente + rij.rente)
    return echt


def _staat(open_: int, vervaldatum: date, op: date, *, vervallen: bool, klaar: bool) -> str:
    if klaar and (not vervallen or open_):
        return VERVALT
    if not vervallen:
        return KOMT
    if open_ <= 0:
        return BETAALD
    return OPEN if vervaldatum == op else TE_LAAT


def _woord(staat: str, open_: int, betaald: int) -> str:
    match staat:
        case "betaald":
            return "Betaald"
        case "komt":
            return "Komt nog"
        case "vervalt":
            return "Niet meer nodig"
        case "open":
            return f"Vandaag, {euro(open_)}"
        case _:
            return f"Te laat, nog {euro(open_)}" if betaald else f"Te laat, {euro(open_)}"
