"""Dates and birth dates: read as typed, written for people, months counted by their day."""

from datetime import date

import pytest

from bbzdesk.domain import datum
from bbzdesk.domain.datum import Geboortedatum
from bbzdesk.domain.fouten import InvoerFout

VANDAAG = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("3-2-2026", date(2026, 2, 3)),
        ("03/02/26", date(2026, 2, 3)),
        ("3.2.2026", date(2026, 2, 3)),
        ("3 februari 2026", date(2026, 2, 3)),
        ("3 feb", date(2026, 2, 3)),
        ("2 mrt 2026", date(2026, 3, 2)),
        ("1 sept. 2026", date(2026, 9, 1)),
        ("2026-02-03", date(2026, 2, 3)),
        ("03022026", date(2026, 2, 3)),
        ("3-2", date(2026, 2, 3)),
        ("29-2-2024", date(2024, 2, 29)),
        ("vandaag", VANDAAG),
        ("+14", date(2026, 12, 6)),
        ("+ 14 dagen", date(2026, 12, 6)),
        ("+1 week", date(2026, 11, 29)),
        ("+2 weken", date(2026, 12, 6)),
        ("+3 Maanden", date(2027, 2, 22)),
        ("+1 jaar", date(2027, 11, 22)),
        ("morgen", date(2026, 11, 23)),
        ("gisteren", date(2026, 11, 21)),
        ("ma", date(2026, 11, 23)),
        ("Zaterdag", date(2026, 11, 28)),
        ("zo", date(2026, 11, 29)),  # today is a Sunday: the next one
        ("1-1-46", date(2046, 1, 1)),
        ("1-1-47", date(1947, 1, 1)),
    ],
)
def test_een_datum_zoals_mensen_hem_typen(tekst: str, verwacht: date) -> None:
    assert datum.lees_datum(tekst, "veld", "datum", VANDAAG) == verwacht


@pytest.mark.parametrize("tekst", ["31-02-2019", "30-2-2026", "29-2-2025", "1-13-2026", "0-1-2026"])
def test_een_dag_die_niet_bestaat(tekst: str) -> None:
    with pytest.raises(InvoerFout, match="bestaat niet"):
        datum.lees_datum(tekst, "veld", "ingangsdatum", VANDAAG)


@pytest.mark.parametrize(
    "tekst",
    ["", "n.v.t.", "1-2-3-4", "feb 2026", "2026", "1 janetje 2026", "+", "+1 uur", "+999 jaar", "maan", "1-1-0026"],
)
def test_wat_geen_datum_is(tekst: str) -> None:
    with pytest.raises(InvoerFout, match=r"geen datum|onwaarschijnlijk") as gevangen:
        datum.lees_datum(tekst, "veld", "ingangsdatum", VANDAAG)
    assert "ingangsdatum" in str(gevangen.value)


@pytest.mark.parametrize(
    ("begin", "dagen"),
    [
        (date(2026, 10, 31), [(11, 30), (12, 31), (1, 31), (2, 28), (3, 31)]),
        (date(2026, 11, 30), [(12, 30), (1, 30), (2, 28), (3, 30)]),
        (date(2024, 1, 31), [(2, 29), (3, 31)]),
    ],
)
def test_maanden_houden_de_dag_van_de_eerste(begin: date, dagen: list[tuple[int, int]]) -> None:
    gevonden = [datum.plus_maanden(begin, nummer) for nummer in range(1, len(dagen) + 1)]
    assert [(dag.month, dag.day) for dag in gevonden] == dagen


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("30-4-1961", Geboortedatum(1961, 4, 30)),
        ("30-4-61", Geboortedatum(1961, 4, 30)),
        ("1961", Geboortedatum(1961)),
        ("00-00-1961", Geboortedatum(1961)),
        ("4-1961", Geboortedatum(1961, 4)),
        ("0-4-1961", Geboortedatum(1961, 4)),
        ("1961-04", Geboortedatum(1961, 4)),
        ("1961-04-30", Geboortedatum(1961, 4, 30)),
        ("1-1-40", Geboortedatum(1940, 1, 1)),
    ],
)
def test_een_geboortedatum_mag_deels_onbekend_zijn(tekst: str, verwacht: Geboortedatum) -> None:
    assert datum.lees_geboortedatum(tekst, "persoon.geboortedatum", VANDAAG) == verwacht


@pytest.mark.parametrize("tekst", ["23-11-2026", "1899", "0000", "00-00-0000", "0-0", "31-2-1961", "13-1961", "morgen"])
def test_een_onmogelijke_geboortedatum(tekst: str) -> None:
    with pytest.raises(InvoerFout):
        datum.lees_geboortedatum(tekst, "persoon.geboortedatum", VANDAAG)


def test_de_grenzen_van_een_deels_onbekende_geboortedatum() -> None:
    assert (Geboortedatum(1961).vroegst, Geboortedatum(1961).laatst) == (date(1961, 1, 1), date(1961, 12, 31))
    assert Geboortedatum(1960, 2).laatst == date(1960, 2, 29)
    assert Geboortedatum(1961, 4).iso == "1961-04"


def test_geboren_op_29_februari_is_jarig_op_1_maart() -> None:
    geboren = date(2008, 2, 29)
    assert datum.leeftijd(geboren, date(2026, 2, 28)) == 17
    assert datum.leeftijd(geboren, date(2026, 3, 1)) == 18


def test_schrijven() -> None:
    assert datum.voluit(date(2026, 3, 2)) == "2 maart 2026"
    assert datum.kort(date(2026, 3, 2)) == "2 mrt 2026"
    assert datum.met_dag(date(2026, 3, 2)) == "maandag 2 maart 2026"


@pytest.mark.parametrize(
    ("geboren", "volledig"),
    [
        (Geboortedatum(1961, 4, 30), True),
        (Geboortedatum(1961, 4), False),
        (Geboortedatum(1961), False),
    ],
)
def test_een_geboortedatum_is_volledig_met_jaar_maand_en_dag(geboren: Geboortedatum, volledig: bool) -> None:
    assert geboren.volledig is volledig


def test_vandaag_geboren_kan_en_morgen_niet() -> None:
    assert datum.lees_geboortedatum("22-11-2026", "veld", VANDAAG) == Geboortedatum(2026, 11, 22)
    with pytest.raises(InvoerFout, match="23 november 2026 ligt in de toekomst"):
        datum.lees_geboortedatum("23-11-2026", "veld", VANDAAG)


@pytest.mark.parametrize(
    ("geboren", "zin"),
    [
        (Geboortedatum(1961, 4, 30), "30 april 1961"),
        (Geboortedatum(1961, 4), "april 1961 (dag onbekend)"),
        (Geboortedatum(1961), "1961 (dag en maand onbekend)"),
    ],
)
def test_een_geboortedatum_in_een_zin(geboren: Geboortedatum, zin: str) -> None:
    assert geboren.voluit == zin
