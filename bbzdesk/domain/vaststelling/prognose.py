"""The forecast during a boekjaar: what the determination would come to at this pace (Bbz art. 11 lid 1, 12).

The profit so far is joined by what is expected for the rest. Bijstand that runs goes on at the monthly amount of its
last period, also over the rest of the month in which that period ends; it runs while no whole month passed without it.
The explanation also says which amount per month would end at nought: nothing to pay back and nothing to come.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from bbzdesk.domain.boekjaar import DAGEN, Dagen, aandeel, maanden_van
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.vaststelling.evenredig import plafond
from bbzdesk.domain.vaststelling.feiten import Bijstandsperiode, Vaststellingsfeiten, controleer
from bbzdesk.domain.vaststelling.uitkomst import Vaststelling, bereken

ARTIKEL = "Bbz art. 11 lid 1 en 12"


@dataclass(frozen=True, slots=True)
class Prognose:
    """The outcome expected, in cents.

    `maandbedrag_nu` is None when no bijstand runs; `maandbedrag_op_nul` when no month is left to change, or when the
    assets keep the bijstand a loan, so that no amount ends at nought (art. 13).
    """

    uitkomst: Vaststelling
    resterende_maanden: int
    maandbedrag_nu: int | None
    maandbedrag_op_nul: int | None
    regels: tuple[Regel, ...]


def prognose(feiten: Vaststellingsfeiten, tot_en_met: date, verwachte_winst_rest: int, lezer: Lezer) -> Prognose:
    """Forecast the determination; the facts hold the profit up to and including a day and the bijstand so far.

    Raises what `stel_vast` raises, and InvoerFouten for a day outside the boekjaar.
    """
    fouten = controleer(feiten)
    if not feiten.boekjaar.van <= tot_en_met <= feiten.boekjaar.tot:
        zin = (
            f"De datum bij tot_en_met ({voluit(tot_en_met)}) ligt niet in het boekjaar. Vul een dag in van "
            f"{voluit(feiten.boekjaar.van)} tot en met {voluit(feiten.boekjaar.tot)}."
        )
        fouten.append(InvoerFout("tot_en_met", zin))
    if fouten:
        raise InvoerFouten(fouten)
    uitleg = Uitleg()
    uitleg.regel("Dit is een verwachting, geen vaststelling.", ARTIKEL)
    stukken = feiten.inkomen.jaarstukken
    uitleg.regel(f"Dit is de winst tot en met {voluit(tot_en_met)}.", "Bbz art. 1 e", stukken.winst)
    uitleg.regel("Dit is de verwachte winst over de rest van het boekjaar.", "Bbz art. 1 e", verwachte_winst_rest)
    stukken = replace(stukken, winst=stukken.winst + verwachte_winst_rest)
    feiten = replace(feiten, inkomen=replace(feiten.inkomen, jaarstukken=stukken))
    maanden, nu = _vervolg(feiten, tot_en_met)
    if nu is not None:
        feiten = _maak_maand_vol(feiten, nu, uitleg)
    if nu is not None and maanden:
        zin = f"De bijstand loopt door met {euro(nu)} per maand, nog {_aantal(len(maanden))}."
        uitleg.regel(zin, ARTIKEL, nu * len(maanden))
    uitkomst = bereken(feiten if nu is None else _verleng(feiten, maanden, nu), lezer, verwacht=True)
    uitleg.neem_over(uitkomst.regels)
    op_nul = _op_nul(feiten, maanden, uitkomst, uitleg) if maanden else None
    return Prognose(uitkomst, len(maanden), nu, op_nul, uitleg.regels)


def _vervolg(feiten: Vaststellingsfeiten, tot_en_met: date) -> tuple[Sequence[Dagen], int | None]:
    """The whole months of the boekjaar that are still to come, and what is paid per month now when bijstand runs."""
    laatste = max(periode.dagen.tot for periode in feiten.bijstand)
    boekjaar = feiten.boekjaar
    maanden = [maand for maand in maanden_van(boekjaar) if laatste < maand.van and maand.tot <= boekjaar.tot]
    if any(maand.tot <= tot_en_met for maand in maanden):
        return [maand for maand in maanden if maand.van > tot_en_met], None
    lopend = [periode for periode in feiten.bijstand if periode.dagen.tot == laatste]
    return maanden, afgerond(sum((_per_maand(periode, feiten.boekjaar) for periode in lopend), Fraction(0)))


def _per_maand(periode: Bijstandsperiode, boekjaar: Dagen) -> Fraction:
    delen = (aandeel(maand, [periode.dagen], DAGEN) for maand in maanden_van(boekjaar))
    return periode.bedrag / sum(delen, Fraction(0))


def _maak_maand_vol(feiten: Vaststellingsfeiten, per_maand: int, uitleg: Uitleg) -> Vaststellingsfeiten:
    """Add the bijstand over the rest of the month in which the last period ends, by days."""
    laatste = max(periode.dagen.tot for periode in feiten.bijstand)
    maand = next((maand for maand in maanden_van(feiten.boekjaar) if maand.van <= laatste < maand.tot), None)
    if maand is None or laatste >= feiten.boekjaar.tot:
        return feiten
    rest = Dagen(laatste + timedelta(days=1), min(maand.tot, feiten.boekjaar.tot))
    bedrag = afgerond(per_maand * aandeel(maand, [rest], DAGEN))
    zin = f"Van {voluit(rest.van)} tot en met {voluit(rest.tot)} loopt de bijstand door; dit telt mee naar dagen."
    uitleg.regel(zin, ARTIKEL, bedrag)
    return replace(feiten, bijstand=(*feiten.bijstand, Bijstandsperiode(rest, bedrag)))


def _verleng(feiten: Vaststellingsfeiten, maanden: Sequence[Dagen], per_maand: int) -> Vaststellingsfeiten:
    """Add bijstand over the months to come."""
    if not maanden:
        return feiten
    rest = Bijstandsperiode(Dagen(maanden[0].van, maanden[-1].tot), per_maand * len(maanden))
    return replace(feiten, bijstand=(*feiten.bijstand, rest))


def _op_nul(
    feiten: Vaststellingsfeiten, maanden: Sequence[Dagen], uitkomst: Vaststelling, uitleg: Uitleg
) -> int | None:
    """The amount per month that leaves nothing to pay or to claim, rounded down so that nothing is claimed."""
    if not uitkomst.vermogen.om_niet_mogelijk:
        zin = "Het eigen vermogen is te hoog voor een bedrag om niet. Bij elk maandbedrag blijft er dus een lening."
        uitleg.regel(zin, "Bbz art. 13")
        return None
    zonder = _verleng(feiten, maanden, 0)
    al_gegeven = feiten.lening + feiten.bijzondere_bijstand
    tot_jaarnorm = uitkomst.jaarnorm - uitkomst.inkomen.netto - feiten.bijstand_participatiewet
    ruimte = min(tot_jaarnorm, plafond(zonder, Uitleg())) - al_gegeven
    if ruimte < 0:
        zin = f"Ook zonder verdere bijstand is er naar verwachting {euro(-ruimte)} te veel betaald."
        uitleg.regel(zin, ARTIKEL, -ruimte)
        return 0
    bedrag = ruimte // len(maanden)
    zin = (
        f"Met {euro(bedrag)} per maand, nog {_aantal(len(maanden))}, is er naar verwachting niets terug te betalen "
        "en niets na te betalen. Dit bedrag is naar beneden afgerond op hele centen."
    )
    uitleg.regel(zin, ARTIKEL, bedrag)
    return bedrag


def _aantal(maanden: int) -> str:
    return "1 maand" if maanden == 1 else f"{maanden} maanden"
