"""What the JSON of `norm` cannot say: a spouse without right to bijstand (Pw art. 24), and whose AOW age is reached."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.aow import aow, heeft_aow_leeftijd
from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.norm import GEHUWD, Situatie, norm_per_maand
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.uitleg import Uitleg

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
OUD, JONG, AOW = date(1985, 1, 1), date(2007, 1, 1), date(1955, 1, 1)


@pytest.mark.parametrize(
    ("zelf", "partner", "kinderen", "medebewoners", "norm"),
    [
        (OUD, OUD, None, 0, 101390),  # half of 2027.79
        (OUD, JONG, None, 0, 101390),  # a spouse of his own age is meant, so the age of the other does not matter
        (JONG, JONG, False, 0, 35042),
        (JONG, OUD, True, 0, 55320),
        (OUD, OUD, None, 1, 87871),  # A is 3: his own norm of art. 22a
        (OUD, JONG, None, 1, 101390),  # A is 2: a spouse under 21 does not count
        (OUD, AOW, None, 1, 94298),  # B is the norm with a spouse of AOW age
        (OUD, AOW, None, 0, 101390),
    ],
)
def test_echtgenoot_zonder_recht(
    zelf: date, partner: date, kinderen: bool | None, medebewoners: int, norm: int
) -> None:
    situatie = Situatie(GEHUWD, zelf, partner, kinderen, medebewoners, partner_zonder_recht=True)
    assert norm_per_maand(situatie, date(2026, 7, 1), PARAMETERS.lezer(), PARAMETERS, Uitleg()) == norm


@pytest.mark.parametrize(
    ("geboren", "op", "bereikt"),
    [
        ("1959-09-15", "2026-09-14", False),
        ("1959-09-15", "2026-09-15", True),
        ("1961-02-15", "2028-03-01", False),  # 67 years are not enough in 2028
        ("1961-02-15", "2028-05-14", False),
        ("1961-02-15", "2028-05-15", True),
        ("1957-02-28", "2024-01-01", True),  # 66 years and 10 months fell in 2023
        ("1950-01-01", "2026-01-01", True),  # before the first known year
        ("1990-01-01", "2026-01-01", False),
        ("1990-01-01", "2040-01-01", False),  # younger than the age of the last known year
    ],
)
def test_aow_leeftijd_bereikt(geboren: str, op: str, bereikt: bool) -> None:
    lezer = PARAMETERS.lezer()
    assert heeft_aow_leeftijd(date.fromisoformat(geboren), date.fromisoformat(op), lezer, PARAMETERS) is bereikt


def test_na_de_bekende_jaren_wordt_niet_geraden() -> None:
    with pytest.raises(OnbekendeWaarde, match=r"aow_leeftijd\.jaren"):
        heeft_aow_leeftijd(date(1965, 1, 1), date(2033, 6, 1), PARAMETERS.lezer(), PARAMETERS)


@pytest.mark.parametrize(
    ("geboren", "bereikt"),
    [
        ("1955-06-02", False),  # a day too young for 65, the lowest age there has been
        ("1954-02-01", True),  # 66 years and 4 months, the age of the first known year
        ("1954-01-31", True),
    ],
)
def test_aow_leeftijd_voor_de_bekende_jaren(geboren: str, bereikt: bool) -> None:
    lezer = PARAMETERS.lezer()
    assert heeft_aow_leeftijd(date.fromisoformat(geboren), date(2020, 6, 1), lezer, PARAMETERS) is bereikt


@pytest.mark.parametrize("geboren", ["1955-06-01", "1954-02-02"])
def test_voor_de_bekende_jaren_wordt_niet_geraden(geboren: str) -> None:
    with pytest.raises(OnbekendeWaarde, match=r"aow_leeftijd\.jaren"):
        heeft_aow_leeftijd(date.fromisoformat(geboren), date(2020, 6, 1), PARAMETERS.lezer(), PARAMETERS)


def test_een_onbekende_aow_leeftijd_in_de_rij_is_geen_bekend_jaar() -> None:
    zonder = Parameters(
        replace(waarde, waarde=None) if waarde.vanaf and waarde.vanaf.year > 2025 else waarde
        for naam in PARAMETERS.namen
        for waarde in PARAMETERS.van(naam)
    )
    with pytest.raises(OnbekendeWaarde, match="2021 tot en met 2025"):
        aow(date(1961, 1, 1), zonder.lezer(), zonder)
    assert aow(date(1957, 1, 1), zonder.lezer(), zonder).datum == date(2023, 11, 1)


def test_in_het_eerste_bekende_jaar_telt_de_leeftijd_van_dat_jaar() -> None:
    """In 2021 the age was 66 years and 4 months."""
    for geboren, bereikt in (("1955-02-01", True), ("1955-02-02", False), ("1955-06-01", False)):
        lezer = PARAMETERS.lezer()
        assert heeft_aow_leeftijd(date.fromisoformat(geboren), date(2021, 6, 1), lezer, PARAMETERS) is bereikt
