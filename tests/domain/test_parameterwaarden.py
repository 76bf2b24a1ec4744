"""Dated parameters: looked up on a date, gaps ask, the municipality wins on the dates it covers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.parameters import GEMEENTE, Parameters, Waarde


def _waarde(vanaf: str, tot: str | None, getal: str | None, **anders: object) -> Waarde:
    einde = date.fromisoformat(tot) if tot else None
    waarde = Decimal(getal) if getal else None
    velden = {"zekerheid": "A", "bron": "proef", **anders}
    return Waarde("norm.x", waarde, "euro", date.fromisoformat(vanaf), einde, **velden)


REEKS = (
    _waarde("2024-01-01", "2024-06-30", "10.00"),
    _waarde("2024-07-01", "2024-12-31", None),
    _waarde("2025-01-01", "2025-12-31", "12.00"),
    _waarde("2026-01-01", None, "13.00", gecontroleerd_tot=date(2026, 12, 31)),
)


@pytest.mark.parametrize(
    ("dag", "centen"),
    [
        ("2024-01-01", 1000),
        ("2024-06-30", 1000),
        ("2025-01-01", 1200),
        ("2025-12-31", 1200),
        ("2026-01-01", 1300),
        ("2040-01-01", 1300),
    ],
)
def test_de_waarde_van_de_dag(dag: str, centen: int) -> None:
    assert Parameters(REEKS).lezer().centen("norm.x", date.fromisoformat(dag)) == centen


@pytest.mark.parametrize("dag", ["2023-12-31", "2024-07-01", "2024-12-31"])
def test_een_gat_vraagt_en_noemt_wat_bekend_is(dag: str) -> None:
    with pytest.raises(OnbekendeWaarde) as gevangen:
        Parameters(REEKS).op("norm.x", date.fromisoformat(dag))
    zin = str(gevangen.value)
    assert "1 januari 2024 tot en met 30 juni 2024 en vanaf 1 januari 2025" in zin
    assert "norm.x" in zin


@pytest.mark.parametrize(
    ("dag", "centen"), [("2025-12-31", 1200), ("2026-02-01", 1400), ("2026-08-01", 1400), ("2027-01-01", 1300)]
)
def test_de_gemeente_gaat_voor_op_de_dagen_die_zij_invult(dag: str, centen: int) -> None:
    later = _waarde("2026-07-01", None, "13.00")
    eigen = _waarde("2026-01-01", "2026-12-31", "14.00", herkomst=GEMEENTE)
    parameters = Parameters([*REEKS, later]).met([eigen])
    assert parameters.lezer().centen("norm.x", date.fromisoformat(dag)) == centen


def test_een_waarde_van_de_gemeente_vult_een_gat() -> None:
    eigen = _waarde("2024-07-01", "2024-12-31", "11.00", herkomst=GEMEENTE)
    assert Parameters(REEKS).met([eigen]).op("norm.x", date(2024, 8, 1)).waarde == Decimal(11)


@pytest.mark.parametrize(
    ("anders", "dag", "onzeker"),
    [
        ({"zekerheid": "B"}, "2026-01-01", False),
        ({"zekerheid": "C"}, "2026-01-01", True),
        ({"zekerheid": "D", "bevestigd": True}, "2026-01-01", False),
        ({"gecontroleerd_tot": date(2026, 12, 31)}, "2026-12-31", False),
        ({"gecontroleerd_tot": date(2026, 12, 31)}, "2027-01-01", True),
    ],
)
def test_wat_niet_zeker_is_wordt_zo_genoemd(anders: dict, dag: str, onzeker: bool) -> None:
    lezer = Parameters([_waarde("2026-01-01", None, "13.00", **anders)]).lezer()
    lezer.waarde("norm.x", date.fromisoformat(dag))
    assert [gebruikt.nog_te_controleren for gebruikt in lezer.gebruikt] == [onzeker]


def test_wat_een_berekening_gebruikte_staat_er_een_keer_in() -> None:
    lezer = Parameters(REEKS).lezer()
    for dag in (date(2025, 1, 1), date(2025, 6, 1), date(2026, 1, 1)):
        lezer.waarde("norm.x", dag)
    assert [gebruikt.waarde for gebruikt in lezer.gebruikt] == [Decimal(12), Decimal(13)]


def test_een_naam_die_niet_bestaat_is_een_fout_van_ons() -> None:
    with pytest.raises(KeyError):
        Parameters(REEKS).op("norm.y", date(2025, 1, 1))


def test_een_heel_getal_moet_heel_zijn() -> None:
    assert Parameters([_waarde("2026-01-01", None, "13.00")]).lezer().aantal("norm.x", date(2026, 1, 1)) == 13
    with pytest.raises(ValueError, match="no whole number"):
        Parameters([_waarde("2026-01-01", None, "13.50")]).lezer().aantal("norm.x", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("waarden", "bekend"),
    [
        ([_waarde("2026-01-01", None, None)], "Bekend is geen enkele waarde."),
        ([replace(_waarde("2020-01-01", "2020-12-31", "1"), vanaf=None)], "Bekend is tot en met 31 december 2020."),
        ([_waarde("2030-01-01", None, "1")], "Bekend is vanaf 1 januari 2030."),
        (
            [_waarde("2020-01-01", "2020-12-31", "1"), _waarde("2021-01-01", "2021-12-31", "2")],
            "Bekend is 1 januari 2020 tot en met 31 december 2021.",
        ),
        (
            [_waarde("2020-01-01", "2020-12-30", "1"), _waarde("2021-01-01", "2021-12-31", "2")],
            "Bekend is 1 januari 2020 tot en met 30 december 2020 en 1 januari 2021 tot en met 31 december 2021.",
        ),
    ],
)
def test_de_zin_noemt_wat_wel_bekend_is(waarden: list[Waarde], bekend: str) -> None:
    with pytest.raises(OnbekendeWaarde) as gevangen:
        Parameters(waarden).op("norm.x", date(2026, 6, 1))
    assert bekend in str(gevangen.value)
    assert str(gevangen.value).startswith("De waarde van norm.x (norm.x) is op 1 juni 2026 niet bekend.")
