"""Facts about a claim that contradict each other, or lie at the end of the calendar: a sentence, never a wrong amount."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.hypotheekverloop import (
    ALLE_RENTE,
    KAN_AFLOSSEN,
    Betaalmaand,
    Hypotheekstand,
    bij_vererving,
    bij_verkoop,
    verloop,
)
from bbzdesk.domain.invordering import waar_in_de_keten
from bbzdesk.domain.invordering_feiten import OPEN_EINDE, SOORTEN_INSOLVENTIE, Insolventie, Invorderingsfeiten
from bbzdesk.domain.opeisbaarheid import Grond, Opeisfeiten, opeisbaarheid
from bbzdesk.domain.schuldregeling import Regelingsfeiten, Schuldeiser, schuldregeling
from bbzdesk.domain.stoplicht import UITSTEL, Statusregel
from bbzdesk.domain.verjaring_per_termijn import Daad, OpenTermijn, verjaring_per_termijn

LEZER = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters").lezer()
OP = date(2026, 11, 22)
KAN_BETALEN = Opeisfeiten(
    Grond.KAN_BETALEN, date(2026, 1, 1), 1000, 100, 50, vastgesteld=True, toerekenbaar=True, in_beschikking=True
)
ZONDER_EINDE = (Dagen(date(2025, 1, 1), date.max), Dagen(date(2025, 6, 1), date(2025, 6, 30)))
AANGEMAAND = Invorderingsfeiten(
    openstaand=100000,
    opeisbaar_sinds=date(2026, 7, 1),
    art21=(),
    opgeeist_op=date(2026, 7, 6),
    zienswijze=True,
    besluit_bekend_op=date(2026, 8, 3),
)
REGELING = Regelingsfeiten(
    vordering=1000,
    gedekt=0,
    schuldeisers=(Schuldeiser("bank", 1000, werkt_mee=True),),
    beschikbaar=500,
    nodig_voor_voortzetting=True,
    schending_inlichtingenplicht=False,
)
TERMIJN = OpenTermijn(1, date(2025, 1, 1), 10000)


def _velden(gevangen: pytest.ExceptionInfo[InvoerFouten]) -> list[str]:
    return [fout.veld for fout in gevangen.value.fouten]


@pytest.mark.parametrize("toerekenbaar", [None, True])
@pytest.mark.parametrize(("vastgesteld", "over"), [(False, 0), (True, 50)])
def test_wettelijke_rente_alleen_over_wat_opeisbaar_is(toerekenbaar, vastgesteld, over) -> None:
    uitkomst = opeisbaarheid(replace(KAN_BETALEN, vastgesteld=vastgesteld, toerekenbaar=toerekenbaar), LEZER)
    assert uitkomst.opeisbaar is vastgesteld
    assert uitkomst.wettelijke_rente_over == (None if vastgesteld and toerekenbaar is None else over)


@pytest.mark.parametrize("tot", [OPEN_EINDE, date.max])
def test_tijdens_uitstel_zonder_einde_is_de_achterstand_niet_opeisbaar(tot) -> None:
    uitstel = (replace(ZONDER_EINDE[0], tot=tot), ZONDER_EINDE[1])
    uitkomst = opeisbaarheid(replace(KAN_BETALEN, uitstel=uitstel), LEZER)
    assert (uitkomst.opeisbaar, uitkomst.vanaf, uitkomst.hoofdsom, uitkomst.rente) == (False, None, 0, 0)
    assert uitkomst.regels[1].tekst == (
        "Op 1 januari 2026 is er uitstel zonder laatste dag. Dan kan het pas na intrekken van het uitstel."
    )


def test_bij_uitstel_zonder_einde_telt_de_uitgestelde_rente_niet_mee() -> None:
    feiten = replace(KAN_BETALEN, grond=Grond.BEEINDIGING, uitgestelde_rente=7, uitstel=ZONDER_EINDE)
    uitkomst = opeisbaarheid(feiten, LEZER)
    assert (uitkomst.opeisbaar, uitkomst.hoofdsom, uitkomst.rente) == (True, 1000, 50)


def test_drie_jaar_uitstel_heeft_een_laatste_dag() -> None:
    feiten = replace(KAN_BETALEN, grond=Grond.DRIE_JAAR_UITSTEL, datum=None, uitstel=ZONDER_EINDE)
    with pytest.raises(InvoerFouten) as gevangen:
        opeisbaarheid(feiten, LEZER)
    assert _velden(gevangen) == ["uitstel[0]"]


@pytest.mark.parametrize(
    "anders", [{"uitstel": ZONDER_EINDE}, {"insolventies": (Insolventie("wsnp", date(2026, 9, 1), date.max),)}]
)
def test_bij_uitstel_of_insolventie_zonder_einde_is_de_volgende_dag_niet_bekend(anders) -> None:
    stand = waar_in_de_keten(replace(AANGEMAAND, **anders), OP, LEZER)
    assert stand.volgende is not None
    assert stand.mogelijk_vanaf is None


def test_een_insolventie_heeft_een_soort_die_bestaat() -> None:
    for soort in SOORTEN_INSOLVENTIE:
        waar_in_de_keten(replace(AANGEMAAND, insolventies=(Insolventie(soort, OP),)), OP, LEZER)
    with pytest.raises(InvoerFouten) as gevangen:
        waar_in_de_keten(replace(AANGEMAAND, insolventies=(Insolventie("banaan", OP),)), OP, LEZER)
    assert _velden(gevangen) == ["insolventies[0]"]


@pytest.mark.parametrize("beschikbaar", [-500, -1])
def test_bij_verkoop_is_een_negatieve_opbrengst_geen_kwijtschelding(beschikbaar) -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        bij_verkoop(Hypotheekstand(1000), beschikbaar, tegen_marktwaarde=True, lezing=ALLE_RENTE)
    assert _velden(gevangen) == ["beschikbaar"]
    assert bij_verkoop(Hypotheekstand(1000), 0, tegen_marktwaarde=True, lezing=ALLE_RENTE).kwijtschelding == 1000


@pytest.mark.parametrize("veld", ["hoofdsom", "bijgeschreven_lid_3", "bijgeschreven_lid_4", "achterstallige_rente"])
def test_een_stand_is_nooit_negatief(veld) -> None:
    stand = replace(Hypotheekstand(1000), **{veld: -1})
    with pytest.raises(InvoerFouten) as gevangen:
        verloop(stand, [], OP, LEZER)
    assert _velden(gevangen) == [f"begin.{veld}"]
    with pytest.raises(InvoerFouten) as gevangen:
        bij_vererving(stand, ALLE_RENTE)
    assert _velden(gevangen) == [f"stand.{veld}"]
    with pytest.raises(InvoerFouten) as gevangen:
        bij_verkoop(stand, 0, tegen_marktwaarde=True, lezing=ALLE_RENTE)
    assert _velden(gevangen) == [f"stand.{veld}"]


def test_voor_het_einde_van_de_bijstand_is_er_geen_aflossing() -> None:
    maanden = [Betaalmaand(date(2026, 1, 1), 100, KAN_AFLOSSEN), Betaalmaand(date(2026, 2, 1), 100, KAN_AFLOSSEN)]
    with pytest.raises(InvoerFouten) as gevangen:
        verloop(Hypotheekstand(1000), maanden, date(2026, 1, 2), LEZER)
    assert _velden(gevangen) == ["maanden[0].maand"]
    assert verloop(Hypotheekstand(1000), maanden, date(2026, 1, 1), LEZER)[-1].stand == Hypotheekstand(800)


def test_een_status_eindigt_niet_voor_zijn_begin() -> None:
    assert Statusregel(UITSTEL, OP, OP).geldt_op(OP)
    with pytest.raises(InvoerFout) as gevangen:
        Statusregel(UITSTEL, OP, date(2026, 11, 21))
    assert gevangen.value.veld == "tot"


@pytest.mark.parametrize(
    ("tweede", "velden"),
    [
        (replace(TERMIJN, vervaldatum=OP), ["termijnen[1].nr"]),
        (replace(TERMIJN, nr=2, bedrag=-1), ["termijnen[1].bedrag"]),
        (replace(TERMIJN, bedrag=-1), ["termijnen[1].nr", "termijnen[1].bedrag"]),
    ],
)
def test_open_termijnen_hebben_een_eigen_nummer_en_een_bedrag(tweede, velden) -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        verjaring_per_termijn([TERMIJN, tweede], (), (), OP, LEZER)
    assert _velden(gevangen) == velden


def test_een_daad_over_een_termijn_die_niet_open_staat_wordt_gemeld() -> None:
    """The term may have been paid since the act, so it is said and not refused."""
    daad = Daad("aanmaning", date(2026, 3, 1), frozenset({9, 1, 8}))
    uitkomst = verjaring_per_termijn([TERMIJN], [daad], (), OP, LEZER)
    assert uitkomst.regels[1].tekst == (
        "1 maart 2026: aanmaning noemt termijnen die niet open staan (8, 9). Controleer de nummers."
    )
    assert uitkomst.termijnen[0].laatste_dag == date(2031, 3, 1)
    for nummers in (None, frozenset({1})):
        regels = verjaring_per_termijn([TERMIJN], [replace(daad, termijnen=nummers)], (), OP, LEZER).regels
        assert not any("niet open staan" in regel.tekst for regel in regels)


def test_een_regeling_is_voor_doorgaan_of_voor_beeindigen() -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        schuldregeling(replace(REGELING, bij_beeindiging=True))
    assert _velden(gevangen) == ["bij_beeindiging"]
    assert schuldregeling(replace(REGELING, nodig_voor_voortzetting=False, bij_beeindiging=True)).mag is True


@pytest.mark.parametrize("werkt_mee", [None, False])
@pytest.mark.parametrize(("vordering", "mag"), [(0, True), (1, None)])
def test_wie_niets_te_vorderen_heeft_houdt_een_regeling_niet_tegen(werkt_mee, vordering, mag) -> None:
    schuldeisers = (*REGELING.schuldeisers, Schuldeiser("oud", vordering, werkt_mee))
    uitkomst = schuldregeling(replace(REGELING, schuldeisers=schuldeisers))
    assert uitkomst.mag is (mag or werkt_mee)
