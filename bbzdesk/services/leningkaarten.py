"""The loans and other claims of one dossier as cards: what was lent, what is open, and how it stands."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.geld import euro
from bbzdesk.domain.stoplicht import OPGEEIST, RENTELOOS, UITSTEL, Statusregel, stoplicht
from bbzdesk.domain.vordering import LeningVoorwaarden, Vordering, VorderingStatus
from bbzdesk.services import instellingen
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.woorden import aantal_van, hoofdletter, stoplichtsleutel
from bbzdesk.store import records, standen, vorderingen
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.standen import Vorderingstand
from bbzdesk.store.vorderingen import INGETROKKEN

_AKTE, _OVERGENOMEN = "akte_getekend", "overgenomen"
_STATUSSEN = (OPGEEIST, UITSTEL, RENTELOOS)


@dataclass(frozen=True, slots=True)
class Leningkaart:
    """One claim: title, a line of terms, three amounts with their notes (label, amount, note), state, and its page.

    `stoplicht` is None as long as nothing was paid out; then `zin` says what must happen first.
    """

    vordering_id: str
    titel: str
    voorwaarden: str
    bedragen: tuple[tuple[str, str, str], ...]
    stoplicht: str | None
    zin: str
    doel: Doel


def kaarten(kantoor: Kantoor, dossier_id: str) -> tuple[Leningkaart, ...]:
    """The cards of a dossier, the newest claim first; withdrawn claims are left out."""
    vandaag = kantoor.vandaag
    with kantoor.opslag.lees() as bron:
        alle = [v for v in records.waar(bron, Vordering, dossier_id=dossier_id) if not _ingetrokken(bron, v.id)]
        welke = [vordering.id for vordering in alle]
        gevonden = standen.uit_grootboek(bron, vandaag, welke=welke) if welke else {}
        statussen = vorderingen.statussen(bron, vandaag, _STATUSSEN) if welke else {}
        kaart = (_kaart(kantoor, bron, v, gevonden.get(v.id), statussen.get(v.id, [])) for v in reversed(alle))
        return tuple(kaart)


def _ingetrokken(bron: Lezing, vordering_id: str) -> bool:
    return bool(records.waar(bron, VorderingStatus, vordering_id=vordering_id, soort=INGETROKKEN))


def _kaart(
    kantoor: Kantoor, bron: Lezing, vordering: Vordering, stand: Vorderingstand | None, statussen: list[Statusregel]
) -> Leningkaart:
    termen = records.waar(bron, LeningVoorwaarden, volgorde="vanaf", vordering_id=vordering.id)
    lening = termen[-1] if termen else None
    titel = f"{hoofdletter(vordering.soort)} {vordering.nummer or ''}".strip()
    bedragen: list[tuple[str, str, str]] = []
    if lening is not None:
        bedragen.append(("Toegekend", euro(lening.bedrag), f"op {voluit(vordering.ontstaan_op)}"))
    licht = None
    if stand is not None:
        bedragen += _standbedragen(kantoor, stand, _betaald_volgens_overzicht(bron, vordering.id))
        licht = _licht(kantoor, bron, stand, statussen)
    return Leningkaart(
        vordering_id=vordering.id,
        titel=titel,
        voorwaarden=_voorwaarden(lening, vordering),
        bedragen=tuple(bedragen),
        stoplicht=licht,
        zin="" if stand is not None else _wacht_op(bron, vordering.id),
        doel=Doel("lening", vordering.id),
    )


def _voorwaarden(lening: LeningVoorwaarden | None, vordering: Vordering) -> str:
    if lening is None:
        return vordering.omschrijving or "Overgenomen uit uw eigen overzicht, zonder schema."
    eerste = voluit(lening.eerste_termijn_op)
    return f"{procent(lening.rente_procent)}% rente, {lening.looptijd_maanden} maanden, eerste betaling {eerste}."


def _betaald_volgens_overzicht(bron: Lezing, vordering_id: str) -> str:
    """The day of the last payment that the sheet named from which the claim was taken over; empty without one."""
    statussen = records.waar(bron, VorderingStatus, vordering_id=vordering_id, soort=_OVERGENOMEN)
    return next((dag for status in statussen if (dag := status.gegevens.get("laatste_betaling"))), "")


def _standbedragen(kantoor: Kantoor, stand: Vorderingstand, volgens_overzicht: str) -> list[tuple[str, str, str]]:
    achter = stand.te_laat(kantoor.vandaag)
    betaald = "nog niets ontvangen"
    if stand.laatste_betaling is not None:
        betaald = f"laatste betaling {voluit(stand.laatste_betaling)}"
    elif volgens_overzicht:
        betaald = f"laatste betaling {voluit(date.fromisoformat(volgens_overzicht))}, volgens uw overzicht"
    if not achter.bedrag:
        termijnen = "niets te laat"
    elif achter.termijnen is None:
        termijnen = "aantal termijnen niet bekend"
    else:
        termijnen = aantal_van(achter.termijnen, "termijn", "termijnen")
    return [("Openstaand", euro(stand.totaal), betaald), ("Achterstand", euro(achter.bedrag), termijnen)]


def _licht(kantoor: Kantoor, bron: Lezing, stand: Vorderingstand, statussen: list[Statusregel]) -> str | None:
    achter = stand.te_laat(kantoor.vandaag)
    lezer = instellingen.parameters_van(kantoor.inhoud.parameters, bron).lezer()
    return stoplichtsleutel(stoplicht(stand.totaal, achter.bedrag, achter.oudste, statussen, kantoor.vandaag, lezer))


def _wacht_op(bron: Lezing, vordering_id: str) -> str:
    if records.waar(bron, VorderingStatus, vordering_id=vordering_id, soort=_AKTE):
        return "De akte is getekend. De lening is nog niet uitbetaald."
    return "Nog niet uitbetaald. Leg eerst vast wanneer de akte van schuldbekentenis is getekend."
