"""Legal interest over overdue terms (Bbz art. 41 lid 5), its named readings, and the arithmetic against a plain loop."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.geld import afgerond
from bbzdesk.domain.parameters import GEMEENTE, Waarde
from bbzdesk.domain.wettelijke_rente import (
    AFLOSSING,
    BEIDE,
    NIET_BEIDE,
    RENTE,
    UITGESTELDE_RENTE,
    Achterstallig,
    wettelijke_rente,
    wettelijke_rente_over_achterstand,
)

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
JAAR = Dagen(date(2025, 1, 1), date(2025, 12, 31))  # 6 percent
AFLOSSING_MET_RENTE = Achterstallig(AFLOSSING, 100000, JAAR, draagt_eigen_rente=True)
AFLOSSING_ZONDER = Achterstallig(AFLOSSING, 50000, JAAR)
ACHTERSTALLIGE_RENTE = Achterstallig(RENTE, 40000, JAAR)
UITGESTELD = Achterstallig(UITGESTELDE_RENTE, 70000, JAAR)


def over(achterstand: list[Achterstallig], toerekenbaar: bool | None = True, lezing: str = NIET_BEIDE):
    return wettelijke_rente_over_achterstand(achterstand, toerekenbaar, lezing, PARAMETERS.lezer(), PARAMETERS)


@pytest.mark.parametrize(
    ("delen", "lezing", "rente"),
    [
        ([ACHTERSTALLIGE_RENTE], NIET_BEIDE, 2400),  # over overdue interest too
        ([AFLOSSING_ZONDER], NIET_BEIDE, 3000),
        ([AFLOSSING_MET_RENTE], NIET_BEIDE, 0),
        ([AFLOSSING_MET_RENTE], BEIDE, 6000),
        ([UITGESTELD], BEIDE, 0),
        ([UITGESTELD], NIET_BEIDE, 0),
        ([AFLOSSING_MET_RENTE, AFLOSSING_ZONDER, ACHTERSTALLIGE_RENTE, UITGESTELD], NIET_BEIDE, 5400),
        ([AFLOSSING_MET_RENTE, AFLOSSING_ZONDER, ACHTERSTALLIGE_RENTE, UITGESTELD], BEIDE, 11400),
    ],
)
def test_waarover_wettelijke_rente_loopt(delen: list[Achterstallig], lezing: str, rente: int) -> None:
    uitkomst = over(delen, lezing=lezing)
    assert uitkomst is not None
    assert uitkomst.rente == rente
    assert uitkomst.boven_ondergrens is (rente >= 2000)


@pytest.mark.parametrize("lezing", [NIET_BEIDE, BEIDE])
def test_de_uitleg_noemt_de_leeswijze(lezing: str) -> None:
    uitkomst = over([AFLOSSING_MET_RENTE], lezing=lezing)
    assert uitkomst is not None
    assert f"leeswijze {lezing.replace('_', ' ')}" in uitkomst.regels[0].tekst
    assert uitkomst.regels[0].artikel == "Bbz art. 41 lid 5 en 6"


def test_zonder_toerekenbare_tekortkoming_is_er_geen_rente() -> None:
    uitkomst = over([ACHTERSTALLIGE_RENTE], toerekenbaar=False)
    assert uitkomst is not None
    assert (uitkomst.rente, uitkomst.boven_ondergrens) == (0, False)
    assert uitkomst.regels[0].artikel == "Bbz art. 41 lid 5"


def test_zolang_de_toerekenbaarheid_niet_is_beoordeeld_is_er_geen_antwoord() -> None:
    assert over([ACHTERSTALLIGE_RENTE], toerekenbaar=None) is None


def test_de_ondergrens_geldt_voor_het_totaal_en_er_wordt_een_keer_afgerond() -> None:
    # 0.25 at 6 percent is 0.015 each: together 0.03 and not 0.04; 333.50 gives 20.01
    uitkomst = over([Achterstallig(RENTE, 25, JAAR), Achterstallig(RENTE, 25, JAAR)])
    assert uitkomst is not None
    assert uitkomst.rente == 3
    klein = over([Achterstallig(RENTE, 20000, JAAR), Achterstallig(RENTE, 13350, JAAR)])
    assert klein is not None
    assert (klein.rente, klein.boven_ondergrens) == (2001, True)


def test_geen_achterstand_geen_rente() -> None:
    uitkomst = over([])
    assert uitkomst is not None
    assert uitkomst.rente == 0


def test_een_percentage_van_de_gemeente_telt_vanaf_zijn_dag() -> None:
    eigen = PARAMETERS.met(
        [Waarde("wettelijke_rente.procent", Decimal(5), "procent", date(2027, 1, 1), None, "A", "Stb.", None, GEMEENTE)]
    )
    lezer = eigen.lezer()
    dagen = Dagen(date(2026, 12, 31), date(2027, 1, 1))
    uitkomst = wettelijke_rente(10000000, dagen, lezer, eigen)
    assert uitkomst.rente == afgerond(Fraction(10000000 * 9, 100 * 365))
    assert [(deel.waarde, deel.nog_te_controleren) for deel in lezer.gebruikt[:2]] == [(4, False), (5, False)]


@given(
    st.integers(1, 10**9),
    st.dates(date(2009, 7, 1), date(2026, 12, 31)),
    st.integers(0, 2500),
)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_gelijk_aan_dag_voor_dag_optellen(hoofdsom: int, van: date, dagen: int) -> None:
    """The naive way: each day its own interest, added to the amount on each birthday of `van`."""
    saldo, jaar = Fraction(hoofdsom), Fraction(0)
    for nummer in range(dagen + 1):
        dag = van + timedelta(days=nummer)
        verjaardag = (dag.month, dag.day) == (van.month, van.day)
        if (van.month, van.day) == (2, 29) and dag.year % 4:
            verjaardag = (dag.month, dag.day) == (3, 1)
        if nummer and verjaardag:
            saldo, jaar = saldo + jaar, Fraction(0)
        procent = PARAMETERS.op("wettelijke_rente.procent", dag).waarde
        assert procent is not None
        jaar += saldo * Fraction(procent) / 36500
    uitkomst = wettelijke_rente(hoofdsom, Dagen(van, van + timedelta(days=dagen)), PARAMETERS.lezer(), PARAMETERS)
    assert uitkomst.rente == afgerond(saldo + jaar - hoofdsom)


def test_de_uitleg_van_een_achterstand_noemt_elk_deel() -> None:
    uitkomst = over([UITGESTELD, AFLOSSING_MET_RENTE, AFLOSSING_ZONDER])
    assert uitkomst is not None
    assert [(regel.artikel, regel.bedrag) for regel in uitkomst.regels] == [
        ("Bbz art. 41 lid 3", 0),
        ("Bbz art. 41 lid 5 en 6", 0),
        ("BW art. 6:119", 3000),
        ("BW art. 6:119", 3000),
        ("Awb art. 4:98 lid 2", None),
    ]


def test_alleen_een_aflossing_met_eigen_rente_heeft_een_leeswijze() -> None:
    uitkomst = over([AFLOSSING_ZONDER, ACHTERSTALLIGE_RENTE], lezing=BEIDE)
    assert uitkomst is not None
    assert not [regel for regel in uitkomst.regels if "leeswijze" in regel.tekst]


def test_zonder_verwijt_staat_er_nul_in_de_uitleg() -> None:
    uitkomst = over([ACHTERSTALLIGE_RENTE], toerekenbaar=False)
    assert uitkomst is not None
    assert [regel.bedrag for regel in uitkomst.regels] == [0]
