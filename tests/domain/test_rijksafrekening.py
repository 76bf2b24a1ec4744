"""The settlement with the state: old binnenvaart, and that rounding never makes a step negative or loses a cent."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.parameters import GEMEENTE, Waarde
from bbzdesk.domain.rijksafrekening import Ontvangst, Rijksafrekening, Verstrekking, rijksafrekening

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")


def reken(*verstrekkingen: Verstrekking, ontvangsten: tuple[Ontvangst, ...] = ()) -> Rijksafrekening:
    return rijksafrekening(verstrekkingen, ontvangsten, PARAMETERS.lezer())


def test_binnenvaart_wordt_helemaal_vergoed_en_niets_gaat_terug() -> None:
    uitkomst = reken(Verstrekking(2020, 1800000, binnenvaart=True))
    assert [(jaar.vergoeding, jaar.terug_te_betalen, jaar.saldo_gemeente) for jaar in uitkomst.jaren] == [
        (1800000, 0, 0)
    ]
    assert uitkomst.omslagpunt == 0
    assert uitkomst.regels[0].artikel == "Bbz art. 52 lid 1 a"
    assert "binnenvaart" in uitkomst.regels[0].tekst


def test_binnenvaart_naast_ander_kapitaal_in_een_jaar() -> None:
    uitkomst = reken(Verstrekking(2020, 1000000, binnenvaart=True), Verstrekking(2020, 1800000))
    assert uitkomst.jaren[0].vergoeding == 2800000
    assert uitkomst.omslagpunt == 1350000
    assert len(uitkomst.jaren) == 6


def test_de_stappen_zijn_samen_driekwart_en_nooit_negatief() -> None:
    for bedrag in range(2_001):
        jaren = reken(Verstrekking(2025, bedrag)).jaren
        stappen = [jaar.terug_te_betalen for jaar in jaren]
        assert min(stappen) >= 0
        assert sum(stappen) == (bedrag * 75 + 50) // 100
        assert sum(jaar.saldo_gemeente for jaar in jaren) == -sum(stappen)


@pytest.mark.parametrize("meer", [-1, 0, 1])
def test_op_het_omslagpunt_is_het_saldo_nul(meer: int) -> None:
    verstrekt = (Verstrekking(2021, 1234567), Verstrekking(2023, 7654321))
    omslagpunt = reken(*verstrekt).omslagpunt
    ontvangsten = (Ontvangst(2024, 1000000, False), Ontvangst(2026, omslagpunt - 1000000 + meer, False))
    uitkomst = reken(*verstrekt, ontvangsten=ontvangsten)
    assert sum(jaar.saldo_gemeente for jaar in uitkomst.jaren) == meer
    assert uitkomst.omslagpunt == omslagpunt


def test_de_uitleg_volgt_de_jaren() -> None:
    uitkomst = reken(Verstrekking(2026, 100), Verstrekking(2025, 100), ontvangsten=(Ontvangst(2026, 5, True),))
    teksten = [regel.tekst for regel in uitkomst.regels]
    assert teksten[0].startswith("In 2025 is")
    assert teksten[6].startswith("In 2026 is")
    assert teksten[12].startswith("In 2026 is")
    assert teksten[-1].endswith("(omslagpunt).")


def test_wat_het_rijk_niet_vergoedt_kost_de_gemeente_in_het_jaar_zelf() -> None:
    lager = Waarde(
        "rijksvergoeding.vergoeding", Decimal(90), "procent", date(2030, 1, 1), None, "A", "x", None, GEMEENTE
    )
    uitkomst = rijksafrekening([Verstrekking(2030, 10000)], [], PARAMETERS.met([lager]).lezer())
    assert (uitkomst.jaren[0].vergoeding, uitkomst.jaren[0].saldo_gemeente) == (9000, -1000)
    assert uitkomst.omslagpunt == 6750


def test_de_uitleg_van_een_ontvangst_die_blijft() -> None:
    uitkomst = reken(ontvangsten=(Ontvangst(2026, 500, False),))
    assert [regel.bedrag for regel in uitkomst.regels] == [0, 0]
    assert "die houdt de gemeente" in uitkomst.regels[0].tekst


def test_de_uitleg_van_een_stap_noemt_beide_jaren() -> None:
    assert reken(Verstrekking(2025, 10000)).regels[2].tekst == "Terug in 2027 over 2025: 20%."
