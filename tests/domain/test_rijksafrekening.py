"""The settlement with the state: old binnenvaart, and that rounding never makes a step negative or loses a cent."""

from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
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
