"""Limitation of a loan term by term (recht.md 10.13): what interrupts, what lengthens, and from which day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.verjaring_per_termijn import (
    STUIT,
    STUIT_NIET,
    VERLENGT,
    Daad,
    OpenTermijn,
    Verlengend,
    verjaring_per_termijn,
)

LEZER = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters").lezer()
DAG = timedelta(days=1)
OP = date(2026, 11, 22)
TERMIJNEN = (
    OpenTermijn(1, date(2021, 11, 1), 10000),
    OpenTermijn(2, date(2021, 12, 1), 20000),
    OpenTermijn(3, date(2022, 1, 1), 40000),
)


def _laatste_dagen(daden=(), perioden=(), op=OP, termijnen=TERMIJNEN) -> list[str]:
    uitkomst = verjaring_per_termijn(termijnen, daden, perioden, op, LEZER)
    return [rij.laatste_dag.isoformat() for rij in uitkomst.termijnen]


def test_elke_termijn_verjaart_op_zijn_eigen_dag() -> None:
    uitkomst = verjaring_per_termijn(TERMIJNEN, (), (), OP, LEZER)
    assert _laatste_dagen() == ["2026-11-01", "2026-12-01", "2027-01-01"]
    assert (uitkomst.verjaard, uitkomst.eerstvolgende) == (10000, date(2026, 12, 1))
    assert [rij.is_verjaard(OP) for rij in uitkomst.termijnen] == [True, False, False]
    assert uitkomst.regels[-1].tekst == "De eerste laatste dag die nog komt is 1 december 2026."


@pytest.mark.parametrize(("op", "verjaard", "komend"), [
    ("2026-11-01", 0, "2026-11-01"),
    ("2026-11-02", 10000, "2026-12-01"),
    ("2027-01-01", 30000, "2027-01-01"),
    ("2027-01-02", 70000, None),
])  # fmt: skip
def test_op_de_laatste_dag_is_een_termijn_nog_niet_verjaard(op, verjaard, komend) -> None:
    uitkomst = verjaring_per_termijn(TERMIJNEN, (), (), date.fromisoformat(op), LEZER)
    assert uitkomst.verjaard == verjaard
    assert uitkomst.eerstvolgende == (date.fromisoformat(komend) if komend else None)
    assert uitkomst.regels[0].bedrag == verjaard


@pytest.mark.parametrize("soort", STUIT)
def test_wat_stuit_begint_een_nieuwe_termijn_voor_wat_toen_vervallen_was(soort) -> None:
    assert _laatste_dagen([Daad(soort, date(2021, 12, 2))]) == ["2026-12-02", "2026-12-02", "2027-01-01"]
    assert _laatste_dagen([Daad(soort, date(2021, 12, 1))]) == ["2026-12-01", "2026-12-01", "2027-01-01"]
    assert _laatste_dagen([Daad(soort, date(2021, 11, 30))]) == ["2026-11-30", "2026-12-01", "2027-01-01"]


@pytest.mark.parametrize("soort", STUIT_NIET)
def test_wat_niet_stuit_verandert_niets_en_zegt_waarom(soort) -> None:
    uitkomst = verjaring_per_termijn(TERMIJNEN, [Daad(soort, date(2024, 1, 1))], (), OP, LEZER)
    assert [rij.laatste_dag.isoformat() for rij in uitkomst.termijnen] == _laatste_dagen()
    assert uitkomst.regels[0].tekst == f"1 januari 2024: {STUIT_NIET[soort]}"


def test_een_daad_over_een_termijn_stuit_alleen_die() -> None:
    daad = Daad("erkenning", date(2024, 3, 1), frozenset({2}))
    assert _laatste_dagen([daad]) == ["2026-11-01", "2029-03-01", "2027-01-01"]


@pytest.mark.parametrize(("dag", "stuit"), [("2026-11-01", True), ("2026-11-02", False)])
def test_na_de_laatste_dag_stuit_niets_meer(dag, stuit) -> None:
    laatste = _laatste_dagen([Daad("dwangbevel", date.fromisoformat(dag))])[0]
    assert laatste == ("2031-11-01" if stuit else "2026-11-01")


@pytest.mark.parametrize(("op", "telt"), [("2024-02-29", False), ("2024-03-01", True)])
def test_een_daad_telt_vanaf_zijn_eigen_dag(op, telt) -> None:
    laatste = _laatste_dagen([Daad("aanmaning", date(2024, 3, 1))], op=date.fromisoformat(op))
    assert laatste[0] == ("2029-03-01" if telt else "2026-11-01")


@pytest.mark.parametrize("soort", VERLENGT)
def test_uitstel_en_insolventie_verlengen_met_hun_dagen(soort) -> None:
    periode = Verlengend(soort, date(2023, 1, 1), date(2023, 1, 31))
    assert _laatste_dagen(perioden=[periode]) == ["2026-12-02", "2027-01-01", "2027-02-01"]
    # the days before the term began do not count
    al_eerder = Verlengend(soort, date(2021, 11, 1), date(2021, 12, 2))
    assert _laatste_dagen(perioden=[al_eerder]) == ["2026-12-02", "2026-12-02", "2027-01-01"]


def test_wat_nog_loopt_verlengt_tot_nu_toe() -> None:
    periode = Verlengend("wsnp", date(2026, 10, 23))
    assert _laatste_dagen(perioden=[periode])[0] == "2026-12-02"  # 31 days up to and including today
    assert _laatste_dagen(perioden=[periode], op=date(2026, 10, 23))[0] == "2026-11-02"
    assert _laatste_dagen(perioden=[periode], op=date(2026, 10, 22))[0] == "2026-11-01"


def test_een_aanmaning_tijdens_uitstel_stuit_niet() -> None:
    uitstel = Verlengend("uitstel", date(2024, 1, 1), date(2024, 1, 10))
    for dag, stuit in (
        (date(2023, 12, 31), True),
        (date(2024, 1, 1), False),
        (date(2024, 1, 10), False),
        (date(2024, 1, 11), True),
    ):
        laatste = _laatste_dagen([Daad("aanmaning", dag)], [uitstel])[0]
        assert (laatste != "2026-11-11") is stuit
    lopend = Verlengend("uitstel", date(2024, 1, 1))
    uitkomst = verjaring_per_termijn(TERMIJNEN, [Daad("aanmaning", OP)], [lopend], OP, LEZER)
    assert "Deze telt niet" in uitkomst.regels[0].tekst
    erkend = verjaring_per_termijn(TERMIJNEN, [Daad("erkenning", OP)], [lopend], OP, LEZER)
    assert "stuit de verjaring" in erkend.regels[0].tekst
    faillissement = Verlengend("faillissement", date(2024, 1, 1), date(2024, 1, 10))
    assert _laatste_dagen([Daad("aanmaning", date(2024, 1, 5))], [faillissement])[0] == "2029-01-10"


def test_daden_in_elke_volgorde_geven_hetzelfde() -> None:
    daden = [Daad("aanmaning", date(2025, 1, 1)), Daad("brief", date(2024, 1, 1)), Daad("erkenning", date(2023, 1, 1))]
    assert _laatste_dagen(daden) == _laatste_dagen(daden[::-1]) == ["2030-01-01"] * 3
    uitkomst = verjaring_per_termijn(TERMIJNEN, daden, (), OP, LEZER)
    assert [regel.tekst[:14] for regel in uitkomst.regels[:3]] == ["1 januari 2023", "1 januari 2024", "1 januari 2025"]
    assert uitkomst.termijnen[0].wegens == ("stuiting op 1 januari 2023", "stuiting op 1 januari 2025")
    assert uitkomst.termijnen[0].regels


def test_zonder_open_termijnen_is_er_niets() -> None:
    uitkomst = verjaring_per_termijn((), (), (), OP, LEZER)
    assert (uitkomst.termijnen, uitkomst.verjaard, uitkomst.eerstvolgende) == ((), 0, None)


@pytest.mark.parametrize(
    ("daden", "perioden", "velden"),
    [
        ([Daad("mail", OP)], [], ["daden[0]"]),
        ([], [Verlengend("vakantie", OP)], ["perioden[0]"]),
        ([], [Verlengend("uitstel", OP, OP - DAG)], ["perioden[0]"]),
        ([Daad("brief", OP), Daad("", OP)], [Verlengend("uitstel", OP, OP), Verlengend("", OP)], ["daden[1]", "perioden[1]"]),
    ],
)  # fmt: skip
def test_wat_niet_bestaat_wordt_geweigerd(daden, perioden, velden) -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        verjaring_per_termijn(TERMIJNEN, daden, perioden, OP, LEZER)
    assert [fout.veld for fout in gevangen.value.fouten] == velden
