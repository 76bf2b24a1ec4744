"""Why a claim stands as it does: lines that add up to the cent, each with its article."""

from collections.abc import Sequence
from datetime import date

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.grootboek import Boeking, Rekening
from bbzdesk.domain.uitleg import Regel
from bbzdesk.services import leningboek
from bbzdesk.services.termijnstaat import OPEN, TE_LAAT, Termijnregel
from bbzdesk.services.woorden import aantal_van
from bbzdesk.store import grootboek
from bbzdesk.store.vorderingen import BETALING

_WETTELIJKE_VOLGORDE = "Awb art. 4:92"
_RENTE, _SCHEMA = "Bbz art. 15 a", "Bbz art. 39 lid 1"
# Account against which the claim was booked -> what happened, and the article it rests on.
_TEGEN = {
    Rekening.UITBETALING: ("Uitbetaald", _SCHEMA),
    Rekening.OVERNAME: ("Overgenomen uit uw eigen overzicht", "uw administratie"),
    Rekening.RENTEOPBRENGST: ("Rente", _RENTE),
    Rekening.KOSTENOPBRENGST: ("Kosten", "Awb art. 4:113"),
    Rekening.BIJSTAND_ALS_LENING: ("Bijstand als lening", "Bbz art. 12"),
    Rekening.OM_NIET: ("Terugvordering van bijstand om niet", "Pw art. 58"),
    Rekening.KWIJTSCHELDING: ("Kwijtgescholden", "besluit van de gemeente"),
    Rekening.AFBOEKING: ("Afgeboekt", "besluit van de gemeente"),
    Rekening.RESTITUTIE: ("Terugbetaald aan de ondernemer", "uw administratie"),
    Rekening.TUSSENREKENING: ("Verrekend", "uw administratie"),
}


def van_stand(boekingen: Sequence[Boeking], termijnen: Sequence[Termijnregel], op: date) -> tuple[Regel, ...]:
    """What is open on a day: what was added and what went off, and the sum as the last line."""
    geldend = [boeking for boeking in grootboek.geldende(boekingen) if boeking.valutadatum <= op]
    regels = []
    ontvangen = [boeking for boeking in geldend if boeking.soort in (BETALING, leningboek.EXTRA)]
    for rekening, (wat, artikel) in _TEGEN.items():
        delen = [boeking for boeking in geldend if boeking not in ontvangen and _tegen(boeking) is rekening]
        if delen:
            zin = f"{wat} op {voluit(delen[0].valutadatum)}." if len(delen) == 1 else f"{wat}, {len(delen)} keer."
            regels.append(Regel(zin, artikel, sum(map(_effect, delen))))
    if ontvangen:
        aantal = aantal_van(len({_welke_betaling(boeking) for boeking in ontvangen}), "betaling", "betalingen")
        volgorde = "eerst van de kosten, dan van de rente, dan van de hoofdsom"
        regels.append(Regel(f"{aantal}, afgetrokken {volgorde}.", _WETTELIJKE_VOLGORDE, sum(map(_effect, ontvangen))))
    if onverwerkt := [t for t in termijnen if t.vervaldatum <= op and not t.verwerkt and t.staat in (OPEN, TE_LAAT)]:
        wat = aantal_van(len(onverwerkt), "vervallen termijn", "vervallen termijnen")
        regels.append(Regel(f"De rente van {wat} is nog niet geboekt. Dat doet de maandverwerking.", _RENTE))
    totaal = sum(map(_effect, geldend))
    return (*regels, Regel(f"Dit staat open op {voluit(op)}.", "", totaal))


def van_achterstand(termijnen: Sequence[Termijnregel], achterstand: int, op: date) -> tuple[Regel, ...]:
    """The terms that are due and not paid, what was paid on them, and the arrear as the last line."""
    laatste = Regel(f"Dit is te laat op {voluit(op)}.", "", achterstand)
    if not achterstand:
        return (Regel(f"Alles wat tot {voluit(op)} betaald moest zijn, is betaald.", _SCHEMA, 0),)
    regels = []
    for termijn in termijnen:
        if termijn.open and termijn.vervaldatum <= op:
            zin = f"Termijn {termijn.nummer}, uiterlijk te betalen op {voluit(termijn.vervaldatum)}."
            regels.append(Regel(zin, _SCHEMA, termijn.bedrag))
            if termijn.betaald:
                regels.append(Regel(f"Al betaald op termijn {termijn.nummer}.", _WETTELIJKE_VOLGORDE, -termijn.betaald))
    verschil = achterstand - sum(regel.bedrag or 0 for regel in regels)
    if verschil:
        zin = "Achterstand uit uw eigen overzicht, na aftrek van wat sindsdien is betaald."
        if regels:
            zin = "Er staat niet meer open dan dit."
        regels.append(Regel(zin, "uw administratie" if not regels else _WETTELIJKE_VOLGORDE, verschil))
    return (*regels, laatste)


def _effect(boeking: Boeking) -> int:
    return sum(boeking.op_vordering)


def _tegen(boeking: Boeking) -> Rekening:
    """The account on the other side of the claim."""
    return next(regel.rekening for regel in boeking.regels if regel.rekening in _TEGEN)


def _welke_betaling(boeking: Boeking) -> tuple[date, str]:
    return boeking.valutadatum, boeking.omschrijving.split()[1]
