"""`lening`: the schedule of a loan, what payments do to it, and where it stands (Bbz art. 15, 39; Awb art. 4:92)."""

from datetime import date
from decimal import Decimal
from typing import Any

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.geld import euro
from bbzdesk.domain.lening import (
    Betaling,
    Leningvoorwaarden,
    Periode,
    Termijn,
    Uitbetaling,
    Verloop,
    maak_schema,
    verloop,
)
from bbzdesk.domain.lening.voorwaarden import (
    ANNUITAIR,
    DAGTELLINGEN,
    DERTIG_360,
    MEESTE_TERMIJNEN,
    RENTEBEREKENINGEN,
    SALDO,
    VORMEN,
)
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.services.rekenen.feiten import WEINIG_DELEN, Feiten
from bbzdesk.services.rekenen.uitvoer import bedrag, bedrag_of_niets, datum, verantwoording

_DAGTELLING = {
    "30/360": "Elke hele maand telt als een twaalfde jaar; een gebroken eerste periode telt naar dagen van 30 per maand.",
    "werkelijk/365": "De rente telt naar het werkelijke aantal dagen, gedeeld door 365.",
    "werkelijk/werkelijk": "De rente telt naar het werkelijke aantal dagen, gedeeld door de dagen van dat jaar.",
}


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """The terms of a loan, with or without payments and a reference day."""
    lening = _lees_voorwaarden(feiten)
    delen = feiten.lijst("betalingen")
    betalingen = None if delen is None else [Betaling(deel.datum("datum"), deel.bedrag("bedrag", 1)) for deel in delen]
    peildatum = feiten.datum_of_niets("peildatum")
    feiten.klaar()
    maak_schema(lening)  # refuses terms that cannot be a plan
    uitkomst = verloop(lening, betalingen or (), peildatum)
    uitvoer: dict[str, Any] = {
        "termijnbedrag": bedrag_of_niets(uitkomst.termijnbedrag),
        "totaal_rente": bedrag(uitkomst.totaal_rente),
        "termijnen": [_termijn(termijn) for termijn in uitkomst.termijnen],
    }
    if betalingen is not None:
        uitvoer["verdeling"] = [
            {
                "datum": datum(deel.datum),
                "kosten": bedrag(deel.kosten),
                "rente": bedrag(deel.rente),
                "aflossing": bedrag(deel.aflossing),
            }
            for deel in uitkomst.verdeling
        ]
    if peildatum is not None:
        uitvoer["stand"] = _stand(uitkomst)
    lezer = parameters.lezer()
    uitleg = _leg_uit(lening, uitkomst, bool(betalingen), peildatum, lezer)
    return {**uitvoer, **verantwoording(uitleg, lezer)}


def _rente_van_artikel_15(lening: Leningvoorwaarden, lezer: Lezer) -> Decimal | None:
    """The yearly rate of the law on the day of the first payout, in percent; None where that is not known."""
    try:
        return lezer.waarde("rente_bedrijfskapitaal.procent", lening.begin)
    except OnbekendeWaarde:
        return None


def _lees_voorwaarden(feiten: Feiten) -> Leningvoorwaarden:
    hoofdsom = feiten.bedrag("hoofdsom", 1)
    return Leningvoorwaarden(
        hoofdsom=hoofdsom,
        rente=feiten.procent("rente"),
        uitbetalingen=_lees_uitbetalingen(feiten, hoofdsom),
        eerste_vervaldatum=feiten.datum("eerste_vervaldatum"),
        aantal_termijnen=feiten.geheel("aantal_termijnen", 1, MEESTE_TERMIJNEN),
        vorm=feiten.keuze("vorm", VORMEN),
        dagtelling=feiten.keuze("dagtelling", DAGTELLINGEN, DERTIG_360),
        aflossingsvrij=feiten.geheel_of_niets("aflossingsvrij", 0, MEESTE_TERMIJNEN) or 0,
        termijnbedrag=feiten.bedrag_of_niets("termijnbedrag", 1),
        afronding_termijn=feiten.bedrag_of_niets("afronding_termijn", 1) or 1,
        rentevrij=tuple(
            Periode(deel.datum("van"), deel.datum("tot")) for deel in feiten.lijst("rentevrij", WEINIG_DELEN) or ()
        ),
        renteberekening=feiten.keuze("renteberekening", RENTEBEREKENINGEN, SALDO),
    )


def _lees_uitbetalingen(feiten: Feiten, hoofdsom: int) -> tuple[Uitbetaling, ...]:
    op = feiten.datum_of_niets("uitbetaald_op")
    delen = feiten.lijst("uitbetalingen", WEINIG_DELEN)
    if op is not None and delen is not None:
        feiten.meld("uitbetaald_op", "Vul “uitbetaald_op” of “uitbetalingen” in, niet allebei.")
    if op is None and delen is None:
        feiten.meld("uitbetaald_op", "“uitbetaald_op” ontbreekt. Vul de datum van uitbetaling in, of “uitbetalingen”.")
    if delen is not None:
        return tuple(Uitbetaling(deel.datum("datum"), deel.bedrag("bedrag", 1)) for deel in delen)
    return (Uitbetaling(op or date.min, hoofdsom),)


def _termijn(termijn: Termijn) -> dict[str, Any]:
    return {
        "nr": termijn.nr,
        "vervaldatum": datum(termijn.vervaldatum),
        "rente": bedrag(termijn.rente),
        "aflossing": bedrag(termijn.aflossing),
        "termijnbedrag": bedrag(termijn.termijnbedrag),
        "restschuld": bedrag(termijn.restschuld),
    }


def _stand(uitkomst: Verloop) -> dict[str, Any]:
    stand = uitkomst.stand
    return {
        "restschuld": bedrag(stand.restschuld),
        "vervallen": bedrag(stand.vervallen),
        "betaald": bedrag(stand.betaald),
        "achterstand": bedrag(stand.achterstand),
        "achterstand_termijnen": stand.achterstand_termijnen,
    }


def _leg_uit(
    lening: Leningvoorwaarden, uitkomst: Verloop, met_betalingen: bool, peildatum: date | None, lezer: Lezer
) -> Uitleg:
    uitleg = Uitleg()
    rente_van_de_wet = _rente_van_artikel_15(lening, lezer)
    artikel = "Bbz art. 15 a" if lening.rente == rente_van_de_wet else "Bbz art. 39 lid 1 a"
    zin = f"De hoofdsom is {euro(lening.hoofdsom)} en de rente is {procent(lening.rente)}% per jaar."
    uitleg.regel(zin, artikel, lening.hoofdsom)
    if rente_van_de_wet is not None and lening.rente != rente_van_de_wet:
        zin = f"Let op: voor bedrijfskapitaal is de rente {procent(rente_van_de_wet)}% per jaar. Kijk in het besluit."
        uitleg.regel(zin, "Bbz art. 15 a")
    langste = 12 * lezer.aantal("bbz_vast.looptijd_jaren", lening.begin)
    if lening.aantal_termijnen > langste:
        zin = f"Let op: voor bedrijfskapitaal is de looptijd ten hoogste {langste} maanden. Kijk in het besluit."
        uitleg.regel(zin, "Bbz art. 15 b")
    for vrij in lening.rentevrij:
        zin = f"Van {voluit(vrij.van)} tot en met {voluit(vrij.tot)} loopt er geen rente."
        uitleg.regel(zin, "Bbz art. 39 lid 1 a")
    uitleg.regel(_DAGTELLING[lening.dagtelling], "Bbz art. 39 lid 1 a")
    if lening.vorm == ANNUITAIR:
        assert uitkomst.termijnbedrag is not None
        wat = "afgesproken" if lening.termijnbedrag is not None else "berekend (annuïteit)"
        zin = f"Het bedrag per termijn is {wat}; de laatste termijn neemt het verschil."
        uitleg.regel(zin, "Bbz art. 39 lid 1 a", uitkomst.termijnbedrag)
    else:
        uitleg.regel(
            "Elke termijn heeft dezelfde aflossing; de laatste termijn neemt het verschil.", "Bbz art. 39 lid 1 a"
        )
    if lening.aflossingsvrij:
        uitleg.regel(f"De eerste {lening.aflossingsvrij} termijnen zijn zonder aflossing.", "Bbz art. 39 lid 1 a")
    if met_betalingen:
        zin = "Een betaling gaat eerst af van de kosten, dan van de verschenen rente, dan van de hoofdsom en de lopende rente."
        uitleg.regel(zin, "Awb art. 4:92")
        zin = "Wat meer is betaald dan er open stond, is extra aflossing: de lening is dan eerder klaar."
        uitleg.regel(zin, "Awb art. 4:92")
    uitleg.regel("Dit is alle rente van de termijnen samen.", artikel, uitkomst.totaal_rente)
    if peildatum is not None:
        zin = f"Op {voluit(peildatum)} is dit vervallen en nog niet betaald."
        uitleg.regel(zin, "Bbz art. 39 lid 1 a", uitkomst.stand.achterstand)
    return uitleg
