"""The periods of a boekjaar: they lie in it, follow each other and hold facts that agree."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import HELE_MAANDEN, Dagen
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.jaarnorm import Normperiode, jaarnorm
from bbzdesk.domain.norm import (
    ALLEENSTAAND,
    ALLEENSTAANDE_OUDER,
    GEHUWD,
    MEESTE_MEDEBEWONERS,
    Situatie,
    controleer_situatie,
)

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
JAAR = Dagen(date(2025, 1, 1), date(2025, 12, 31))
ALLEEN = Situatie(ALLEENSTAAND, date(1985, 5, 5))


def _fouten(*perioden: Normperiode) -> list[tuple[str, str]]:
    with pytest.raises(InvoerFouten) as gezien:
        jaarnorm(JAAR, perioden, 0, HELE_MAANDEN, PARAMETERS.lezer(), PARAMETERS)
    return [(fout.veld, str(fout)) for fout in gezien.value.fouten]


def _periode(van: date, tot: date, nummer: int = 0) -> Normperiode:
    return Normperiode(Dagen(van, tot), ALLEEN, veld=f"perioden[{nummer}].")


def test_een_periode_die_eindigt_voor_zij_begint() -> None:
    omgekeerd = Dagen(date(2025, 6, 30), date(2025, 6, 29))
    eerste = _periode(date(2025, 1, 1), date(2025, 12, 31))
    (fout,) = _fouten(eerste, Normperiode(omgekeerd, ALLEEN, veld="perioden[1]."))
    assert fout == ("perioden[1].tot", "Bij perioden[1].tot ligt tot vóór van. Controleer de datums.")


@pytest.mark.parametrize(
    ("van", "tot", "veld"),
    [
        (date(2024, 12, 31), date(2025, 12, 31), "perioden[0].van"),
        (date(2025, 1, 1), date(2026, 1, 1), "perioden[0].van"),
        (date(2025, 1, 2), date(2025, 12, 31), "perioden"),
        (date(2025, 1, 1), date(2025, 12, 30), "perioden"),
    ],
)
def test_een_periode_een_dag_buiten_of_binnen_het_boekjaar(van: date, tot: date, veld: str) -> None:
    ((gezien, zin),) = _fouten(_periode(van, tot))
    assert gezien == veld
    assert ("ligt niet in het boekjaar (1 januari 2025 tot en met 31 december 2025)" in zin) is (veld != "perioden")


def test_een_dag_gat_en_een_dag_overlap() -> None:
    begin = _periode(date(2025, 1, 1), date(2025, 6, 30))
    (gat,) = _fouten(begin, _periode(date(2025, 7, 2), date(2025, 12, 31), 1))
    assert gat[1].startswith("Voor 1 juli 2025 tot en met 1 juli 2025 staat niets bij perioden.")
    (overlap,) = _fouten(_periode(date(2025, 6, 30), date(2025, 12, 31), 1), begin)
    assert overlap[0] == "perioden[1].van"
    assert "begint op 30 juni 2025 en overlapt" in overlap[1]


def test_feiten_van_een_periode_die_elkaar_tegenspreken() -> None:
    periode = replace(_periode(JAAR.van, JAAR.tot), situatie=replace(ALLEEN, kinderen=True))
    assert _fouten(periode)[0][0] == "perioden[0].kinderen"


@pytest.mark.parametrize(
    ("situatie", "veld", "zin"),
    [
        (replace(ALLEEN, partner_geboortedatum=date(1985, 1, 1)), "partner_geboortedatum", "past niet bij leefvorm"),
        (Situatie(GEHUWD, date(1985, 5, 5)), "partner_geboortedatum", "is nodig bij leefvorm gehuwd"),
        (replace(ALLEEN, kinderen=True), "kinderen", "hoort leefvorm alleenstaande_ouder"),
        (replace(ALLEEN, leefvorm=ALLEENSTAANDE_OUDER, kinderen=False), "kinderen", "hoort leefvorm alleenstaand."),
        (replace(ALLEEN, kostendelende_medebewoners=-1), "kostendelende_medebewoners", "tussen 0 en 50"),
        (
            replace(ALLEEN, kostendelende_medebewoners=MEESTE_MEDEBEWONERS + 1),
            "kostendelende_medebewoners",
            "tussen 0 en 50",
        ),
    ],
)
def test_feiten_van_een_norm_die_elkaar_tegenspreken(situatie: Situatie, veld: str, zin: str) -> None:
    (fout,) = controleer_situatie(situatie, "perioden[3].")
    assert fout.veld == f"perioden[3].{veld}"
    assert zin in str(fout)


@pytest.mark.parametrize(
    "situatie",
    [
        ALLEEN,
        replace(ALLEEN, kinderen=False),
        replace(ALLEEN, leefvorm=ALLEENSTAANDE_OUDER),
        replace(ALLEEN, leefvorm=ALLEENSTAANDE_OUDER, kinderen=True),
        Situatie(GEHUWD, date(1985, 5, 5), date(1986, 5, 5), kinderen=True),
        replace(ALLEEN, kostendelende_medebewoners=0),
        replace(ALLEEN, kostendelende_medebewoners=MEESTE_MEDEBEWONERS),
    ],
)
def test_feiten_van_een_norm_die_bij_elkaar_passen(situatie: Situatie) -> None:
    assert controleer_situatie(situatie) == []
