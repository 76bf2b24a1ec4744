"""Amounts: read generously, checked exactly, written one way."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bbzdesk.domain import geld
from bbzdesk.domain.fouten import InvoerFout


@pytest.mark.parametrize(
    ("tekst", "centen"),
    [
        ("1.234,56", 123456),
        ("1234,56", 123456),
        ("1234.56", 123456),
        ("1 234,56", 123456),
        ("1.234.567,8", 123456780),
        ("1,234.56", 123456),
        ("€ 1.234", 123400),
        ("€1.234,56", 123456),
        ("EUR 12", 1200),
        ("12 euro", 1200),
        ("12,-", 1200),
        ("12,--", 1200),
        ("1.234,=", 123400),
        ("(12,00)", -1200),
        ("€ -1.234,50", -123450),
        ("12,00-", -1200),
        ("\N{MINUS SIGN}5", -500),
        ("0,05", 5),
        (",50", 50),
        ("0", 0),
        ("1.234.567", 123456700),
        ("€\N{NO-BREAK SPACE}1.234,50", 123450),
    ],
)
def test_een_bedrag_zoals_mensen_het_schrijven(tekst: str, centen: int) -> None:
    assert geld.lees_bedrag(tekst, "veld") == centen


@pytest.mark.parametrize("tekst", ["1.234", "1,234", "-1.234", "999.000"])
def test_een_bedrag_dat_op_twee_manieren_kan_wordt_gevraagd(tekst: str) -> None:
    with pytest.raises(InvoerFout, match="op twee manieren") as gevangen:
        geld.lees_bedrag(tekst, "lening.hoofdsom", "bedrag van de lening")
    assert gevangen.value.veld == "lening.hoofdsom"
    assert "bedrag van de lening" in str(gevangen.value)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "  ",
        "n.t.b.",
        "1e5",
        "1e309",
        "NaN",
        "inf",
        "12,345,6",
        "1.23.456",
        "0x10",
        "١٢",
        "1,2,3",
        "--5",
        "€",
        "0,005",
    ],
)
def test_wat_geen_bedrag_is_wordt_in_woorden_geweigerd(tekst: str) -> None:
    with pytest.raises(InvoerFout, match=r"geen bedrag|te veel cijfers"):
        geld.lees_bedrag(tekst, "veld")


def test_een_te_groot_bedrag_wordt_geweigerd() -> None:
    assert geld.lees_bedrag("10.000.000.000,00", "veld") == geld.MAXIMUM
    with pytest.raises(InvoerFout, match="te groot"):
        geld.lees_bedrag("10.000.000.000,01", "veld")


@pytest.mark.parametrize(
    ("bedrag", "centen"),
    [("0.005", 1), ("0.0049", 0), ("-0.005", -1), ("1.115", 112), ("1.125", 113)],
)
def test_halve_centen_gaan_omhoog(bedrag: str, centen: int) -> None:
    assert geld.cent(bedrag) == centen
    assert geld.afgerond(Fraction(Decimal(bedrag)) * 100) == centen


@given(st.integers(-(10**11), 10**11))
def test_wat_geschreven_is_wordt_hetzelfde_teruggelezen(centen: int) -> None:
    assert geld.lees_bedrag(geld.euro(centen), "veld") == centen
    assert geld.uit_tekst(geld.als_tekst(centen)) == centen


@pytest.mark.parametrize(
    "tekst", ["1.5", "1", "1,50", "+1.00", "1.000", " 1.00", "1.00\n", "١.٠٠", "99999999999999.00"]
)
def test_de_machinenotatie_is_streng(tekst: str) -> None:
    assert geld.uit_tekst(tekst) is None


def test_een_negatief_bedrag_houdt_zijn_minteken_bij_nul_euro() -> None:
    assert geld.als_tekst(-5) == "-0.05"
    assert geld.euro(-5) == "€\N{NO-BREAK SPACE}-0,05"


def test_een_min_achter_het_bedrag_neemt_geen_cijfer_mee() -> None:
    assert geld.lees_bedrag("12,05-", "veld") == -1205
    assert geld.lees_bedrag("7-", "veld") == -700


@pytest.mark.parametrize(("tekst", "duizend"), [("1.234", "1.234,00"), ("1,234", "1.234,00")])
def test_een_bedrag_dat_twee_dingen_kan_zijn_wordt_gevraagd(tekst: str, duizend: str) -> None:
    with pytest.raises(InvoerFout) as gezien:
        geld.lees_bedrag(tekst, "veld")
    assert f"“{tekst}” kan op twee manieren worden gelezen. Schrijf {duizend} of" in str(gezien.value)


@pytest.mark.parametrize(("lengte", "gezien"), [(30, "“" + 30 * "x" + "”"), (31, "“" + 30 * "x" + "…”")])
def test_een_lange_tekst_wordt_afgekort_in_de_zin(lengte: int, gezien: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        geld.lees_bedrag(lengte * "x", "veld")
    assert gezien in str(fout.value)


@pytest.mark.parametrize("tekst", ["12,345.6", "1,2.5", "12,34.5"])
def test_een_komma_voor_een_punt_met_losse_cijfers_wordt_niet_geraden(tekst: str) -> None:
    with pytest.raises(InvoerFout):
        geld.lees_bedrag(tekst, "veld")
