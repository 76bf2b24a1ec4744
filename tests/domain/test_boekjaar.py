"""Months of a boekjaar, and the part of it that aid covers (Bbz art. 1 d, 12 lid 2 a)."""

from datetime import date
from fractions import Fraction

import pytest

from bbzdesk.domain.boekjaar import DAGEN, HELE_MAANDEN, Dagen, aandeel, maak_boekjaar, maanden_van
from bbzdesk.domain.fouten import InvoerFouten

JAAR_2025 = Dagen(date(2025, 1, 1), date(2025, 12, 31))


def dagen(van: str, tot: str) -> Dagen:
    return Dagen(date.fromisoformat(van), date.fromisoformat(tot))


@pytest.mark.parametrize(
    ("begin", "eind"),
    [
        ("2025-01-01", "2025-12-31"),
        ("2025-07-01", "2026-06-30"),
        ("2024-02-29", "2025-02-28"),
        ("2023-03-01", "2024-02-29"),
    ],
)
def test_een_boekjaar_zonder_einde_is_een_jaar(begin: str, eind: str) -> None:
    assert maak_boekjaar(date.fromisoformat(begin), None, 12) == dagen(begin, eind)


def test_een_boekjaar_van_een_dag_mag_en_omgekeerd_niet() -> None:
    assert maak_boekjaar(date(2025, 1, 1), date(2025, 1, 1), 12).aantal == 1
    with pytest.raises(InvoerFouten, match="vóór boekjaar_begin"):
        maak_boekjaar(date(2025, 1, 2), date(2025, 1, 1), 12)


@pytest.mark.parametrize(
    ("boekjaar", "aantal", "eerste"),
    [
        (("2025-01-01", "2025-12-31"), 12, ("2025-01-01", "2025-01-31")),
        (("2025-01-15", "2026-01-14"), 12, ("2025-01-15", "2025-02-14")),
        (("2025-03-15", "2025-12-31"), 10, ("2025-03-01", "2025-03-31")),
        (("2025-01-31", "2025-03-30"), 2, ("2025-01-31", "2025-02-27")),
        (("2025-01-05", "2025-01-20"), 1, ("2025-01-01", "2025-01-31")),
    ],
)
def test_maanden_van_een_boekjaar(boekjaar: tuple[str, str], aantal: int, eerste: tuple[str, str]) -> None:
    maanden = maanden_van(dagen(*boekjaar))
    assert len(maanden) == aantal
    assert maanden[0] == dagen(*eerste)


@pytest.mark.parametrize(
    ("bijstand", "lezing", "deel"),
    [
        ([("2025-01-01", "2025-06-16")], HELE_MAANDEN, Fraction(5, 12)),
        ([("2025-01-01", "2025-06-16")], DAGEN, Fraction(167, 365)),
        ([("2025-01-01", "2025-06-30")], HELE_MAANDEN, Fraction(1, 2)),
        ([("2025-01-02", "2025-06-30")], HELE_MAANDEN, Fraction(5, 12)),
        ([("2025-01-01", "2025-01-15"), ("2025-01-10", "2025-01-31")], HELE_MAANDEN, Fraction(1, 12)),
        ([("2025-01-01", "2025-01-15"), ("2025-01-10", "2025-01-31")], DAGEN, Fraction(31, 365)),
        ([("2024-12-01", "2025-01-31")], HELE_MAANDEN, Fraction(1, 12)),
        ([("2024-01-01", "2024-12-31")], DAGEN, Fraction(0)),
        ([("2024-01-01", "2025-01-01")], DAGEN, Fraction(1, 365)),
        ([], HELE_MAANDEN, Fraction(0)),
    ],
)
def test_aandeel_van_het_boekjaar(bijstand: list, lezing: str, deel: Fraction) -> None:
    assert aandeel(JAAR_2025, [dagen(*periode) for periode in bijstand], lezing) == deel


def test_het_uitgewerkte_plafond_naar_evenredigheid() -> None:
    # Jaarnorm 16287.06, aid from 1 January up to and including 16 June 2025.
    deel = [Dagen(date(2025, 1, 1), date(2025, 6, 16))]
    assert round(Fraction("16287.06") * aandeel(JAAR_2025, deel, DAGEN), 2) == Fraction("7451.89")
    assert Fraction("16287.06") * aandeel(JAAR_2025, deel, HELE_MAANDEN) == Fraction("6786.275")


def test_een_boekjaar_zonder_hele_maand_telt_naar_dagen() -> None:
    kort = dagen("2025-01-05", "2025-01-24")
    assert aandeel(kort, [dagen("2025-01-05", "2025-01-14")], HELE_MAANDEN) == Fraction(1, 2)
