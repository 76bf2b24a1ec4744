"""Debtors who ask for attention: an arrear that began, in words, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.geld import euro
from bbzdesk.domain.stoplicht import OPGEEIST, RENTELOOS, UITSTEL, Stoplicht, stoplicht
from bbzdesk.domain.vordering import Achterstand
from bbzdesk.services import instellingen
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.werkregel import ACHTERSTAND, LETOP, Werkregel
from bbzdesk.services.woorden import al_dagen, dag_en_maand, stoplichtsleutel
from bbzdesk.store import overzichten, standen, vorderingen
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.standen import Vorderingstand

# An arrear asks for a call; the telephone number stands at the head of the dossier.
BEL = "Bel"
_STATUSSEN = (OPGEEIST, UITSTEL, RENTELOOS)  # the statuses that the stoplicht looks at


@dataclass(frozen=True, slots=True)
class Licht:
    """A claim with its state on a day; an arrear counts from the day after the due date."""

    vordering_id: str
    dossier_id: str
    licht: Stoplicht
    achterstand: Achterstand
    stand: Vorderingstand


def lichten(kantoor: Kantoor, bron: Lezing, op: date, dossier_id: str | None = None) -> tuple[Licht, ...]:
    """Every claim, or those of one dossier, with its state on a day; without names."""
    dossiers = overzichten.dossiers_van_vorderingen(bron, dossier_id)
    gevonden = standen.overzicht(bron, op) if dossier_id is None else standen.uit_grootboek(bron, op, welke=dossiers)
    statussen = vorderingen.statussen(bron, op, _STATUSSEN)
    lezer = instellingen.parameters_van(kantoor.inhoud.parameters, bron).lezer()
    rijen = []
    for vordering, dossier in dossiers.items():
        stand = gevonden.get(vordering)
        if stand is not None:
            achter = stand.te_laat(op)
            soorten = statussen.get(vordering, ())
            licht = stoplicht(stand.totaal, achter.bedrag, achter.oudste, soorten, op, lezer)
            rijen.append(Licht(vordering, dossier, licht, achter, stand))
    return tuple(rijen)


def met_signaal(rijen: Iterable[Licht]) -> list[Licht]:
    """The claims that ask for a call, the newest arrear first; those of which the day is not known come last."""
    gevraagd = [rij for rij in rijen if rij.licht in (Stoplicht.LET_OP, Stoplicht.ACHTERSTAND)]
    return sorted(gevraagd, key=lambda rij: (rij.achterstand.oudste or date.min, rij.vordering_id), reverse=True)


def werkregels(bron: Lezing, rijen: list[Licht], namen: dict[str, str], vandaag: date) -> list[Werkregel]:
    """The lines of these claims; `namen` says who each dossier is."""
    oudste = {rij.vordering_id: rij.achterstand.oudste for rij in rijen if rij.achterstand.oudste is not None}
    eerder = overzichten.eerder_te_laat(bron, oudste)
    termijnen = _termijnbedragen(bron, oudste)
    regels = []
    for rij in rijen:
        sleutel = stoplichtsleutel(rij.licht) or ""
        sinds = rij.achterstand.oudste
        heel = sinds is None or rij.achterstand.bedrag >= termijnen.get((rij.vordering_id, sinds), 0)
        regel = Werkregel(
            soort=sleutel,
            wie=namen.get(rij.dossier_id, ""),
            waarom=_waarom(rij.achterstand, vandaag, heel=heel, eerste_keer=rij.vordering_id not in eerder),
            wanneer=al_dagen(sinds, vandaag) if sinds else "begin onbekend",
            toon=LETOP if rij.licht is Stoplicht.LET_OP else ACHTERSTAND,
            actie=BEL,
            doel=Doel("dossier", rij.dossier_id, "overzicht"),
        )
        regels.append(regel)
    return regels


def _waarom(achter: Achterstand, vandaag: date, *, heel: bool, eerste_keer: bool) -> str:
    if achter.oudste is None:
        return f"Achterstand van {euro(achter.bedrag)} uit uw eigen overzicht."
    dag = dag_en_maand(achter.oudste, vandaag)
    keer = "Eerste keer." if eerste_keer else "Niet de eerste keer."
    if achter.termijnen == 1:
        if not heel:
            return f"Termijn van {dag} niet helemaal betaald, nog {euro(achter.bedrag)}. {keer}"
        return f"Termijn van {dag} gemist, {euro(achter.bedrag)}. {keer}"
    return f"{achter.termijnen} termijnen open sinds {dag}, samen {euro(achter.bedrag)}. {keer}"


def _termijnbedragen(bron: Lezing, oudste: dict[str, date]) -> dict[tuple[str, date], int]:
    """What fell due, or was planned, for each of these claims on the day of its oldest open term."""
    gevonden: dict[tuple[str, date], int] = {}
    welke = sorted(oudste)
    gepland = vorderingen.geplande_termijnen(bron, welke, standen.VOORUIT)
    for vordering, (dag, _, bedrag) in (*vorderingen.vervallen_termijnen(bron, welke), *gepland):
        if dag == oudste[vordering].isoformat():
            sleutel = (vordering, oudste[vordering])
            gevonden[sleutel] = gevonden.get(sleutel, 0) + bedrag
    return gevonden
