"""Holidays and the moving of terms (Algemene termijnenwet)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.domain.kalender import feestdagen, is_werkdag, pasen, verleng, waarom_vrij

# The table of the legal research: year, then nieuwjaar, Goede Vrijdag, tweede paasdag, Koningsdag, 5 mei, Hemelvaart,
# tweede pinksterdag and both days of Christmas.
TABEL = {
    2024: "01-01 03-29 04-01 04-27 05-05 05-09 05-20 12-25 12-26",
    2025: "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26",
    2026: "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26",
    2028: "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26",
    2029: "01-01 03-30 04-02 04-27 05-05 05-10 05-21 12-25 12-26",
    2030: "01-01 04-19 04-22 04-27 05-05 05-30 06-10 12-25 12-26",
}
# Easter Sundays, from a printed table.
PASEN = {
    2000: (4, 23), 2008: (3, 23), 2011: (4, 24), 2016: (3, 27), 2019: (4, 21), 2020: (4, 12), 2035: (3, 25),
    2038: (4, 25), 2049: (4, 18), 2050: (4, 10),
}  # fmt: skip


@pytest.mark.parametrize("jaar", TABEL)
def test_feestdagen_van_een_jaar(jaar: int) -> None:
    assert sorted(feestdagen(jaar)) == [date.fromisoformat(f"{jaar}-{dag}") for dag in TABEL[jaar].split()]


@pytest.mark.parametrize("jaar", PASEN)
def test_pasen(jaar: int) -> None:
    assert pasen(jaar) == date(jaar, *PASEN[jaar])


@pytest.mark.parametrize(("jaar", "dag"), [(2013, 30), (2006, 29), (2014, 26), (2031, 26), (2036, 26), (2042, 26)])
def test_koningsdag_valt_nooit_op_zondag(jaar: int, dag: int) -> None:
    assert date(jaar, 4, dag) in feestdagen(jaar)


@pytest.mark.parametrize("jaar", range(2000, 2051))
def test_tot_2050_klopt_het_patroon_van_elk_jaar(jaar: int) -> None:
    dagen = {naam: dag for dag, naam in feestdagen(jaar).items()}
    assert dagen["Goede Vrijdag"].weekday() == 4
    assert dagen["tweede paasdag"].weekday() == 0
    assert dagen["Hemelvaartsdag"].weekday() == 3
    assert dagen["tweede pinksterdag"].weekday() == 0
    assert date(jaar, 5, 5) in feestdagen(jaar)


def test_hemelvaart_op_5_mei_is_een_feestdag() -> None:
    assert is_werkdag(date(2016, 5, 4))
    assert not is_werkdag(date(2016, 5, 5))


def test_een_gelijkgestelde_dag_komt_van_buiten() -> None:
    dag = date(2026, 5, 15)
    assert waarom_vrij(dag) is None
    assert waarom_vrij(dag, {dag}) == "gelijkgestelde dag"
    assert verleng(dag, extra={dag}).laatste_dag == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("laatste", "wordt"),
    [
        ((2026, 4, 2), (2026, 4, 2)),
        ((2026, 4, 3), (2026, 4, 7)),  # Goede Vrijdag, weekend, tweede paasdag
        ((2026, 4, 6), (2026, 4, 7)),
        ((2026, 12, 25), (2026, 12, 28)),
        ((2027, 12, 31), (2027, 12, 31)),
        ((2028, 1, 1), (2028, 1, 3)),
        ((2027, 5, 5), (2027, 5, 7)),  # 5 mei and Hemelvaartsdag in a row
    ],
)
def test_een_termijn_eindigt_niet_op_een_vrije_dag(laatste: tuple, wordt: tuple) -> None:
    assert verleng(date(*laatste)).laatste_dag == date(*wordt)


def test_een_termijn_van_drie_dagen_bevat_twee_werkdagen() -> None:
    # Friday 25 December up to and including Monday 28 December holds one working day.
    uitkomst = verleng(date(2026, 12, 28), date(2026, 12, 25), werkdagen=2)
    assert uitkomst.laatste_dag == date(2026, 12, 29)
    assert uitkomst.wegens == ("minder dan 2 werkdagen",)
    assert verleng(date(2026, 12, 29), date(2026, 12, 25), werkdagen=2).wegens == ()


@settings(derandomize=True, max_examples=300)
@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_verlengen_eindigt_op_de_eerste_werkdag(dag: date) -> None:
    einde = verleng(dag).laatste_dag
    assert is_werkdag(einde)
    assert all(not is_werkdag(dag + timedelta(days=nummer)) for nummer in range((einde - dag).days))


def test_meer_werkdagen_dan_een_maand_heeft_vraagt_geen_wet() -> None:
    eerste = date(2026, 3, 2)
    assert verleng(eerste, eerste, werkdagen=22).laatste_dag == date(2026, 3, 31)
    with pytest.raises(ValueError, match="too many working days"):
        verleng(eerste, eerste, werkdagen=40)
