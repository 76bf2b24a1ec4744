"""Cells as people type them: read right, or asked; never silently wrong."""

from datetime import date
from decimal import Decimal

import pytest
from bladbouwer import VANDAAG

from bbzdesk.exchange.blad import betekenis, waarden
from bbzdesk.exchange.blad.dagen import datum
from bbzdesk.exchange.blad.model import DATUM, GETAL, JANEE, MELDING, PROCENT, TEKST, Cel
from bbzdesk.exchange.blad.stijl import Stijl
from bbzdesk.exchange.blad.tekst import kolomletter, kolomnummer, woorden
from bbzdesk.exchange.blad.waarden import Onleesbaar
from bbzdesk.exchange.blad.xlsx import dag_van

EUR = "€"


def t(tekst: str) -> Cel:
    return Cel(TEKST, tekst)


def n(tekst: str) -> Cel:
    return Cel(GETAL, tekst)


@pytest.mark.parametrize(
    ("cel", "centen"),
    [
        (n("1234.56"), 123456), (n("1234"), 123400), (n("0.1"), 10), (n("1234.5600000000001"), 123456),
        (n("1.8123449999999999E4"), 1812345), (n("-5"), -500), (n("2.675"), 268), (n("1E3"), 100000),
        (t("1.234,56"), 123456), (t("1234,56"), 123456), (t("1234.56"), 123456), (t("1,234.56"), 123456),
        (t("€ 1.234,56"), 123456), (t("€1.234,56"), 123456), (t("1.234,56 €"), 123456), (t("EUR 1.234,56"), 123456),
        (t("1.234,56 euro"), 123456), (t("1 234,56"), 123456), (t("1\u00a0234,56"), 123456), (t("1\u202f234,56"), 123456),
        (t("1'234.56"), 123456), (t("1’234,56"), 123456), (t("€ 1.234"), 123400), (t("1234"), 123400), (t("12,-"), 1200),
        (t("€ 1.250,-"), 125000), (t("€ 1.250,--"), 125000), (t("1.250,="), 125000), (t("(12,00)"), -1200),
        (t("12,00-"), -1200), (t("-12,00"), -1200), (t("- 12,00"), -1200), (t("€ -12,00"), -1200), (t("-€ 12,00"), -1200),
        (t("€ 1.234,56-"), -123456), (t("\N{MINUS SIGN}12,00"), -1200), (t("-/- 12,00"), -1200), (t("1.234.567,89"), 123456789),
        (t("1.234.567"), 123456700), (t("$1,234.56"), 123456), (t("'1.234,56"), 123456), (t(" 1.234,5 "), 123450),
        (t("+12,00"), 1200), (t("€ -"), 0), (t("0"), 0), (t("n.v.t."), None), (t("geen"), None), (None, None),
    ],
)  # fmt: skip
def test_een_bedrag_op_elke_nederlandse_manier(cel, centen):
    assert waarden.bedrag(cel, "hoofdsom", None).waarde == centen


@pytest.mark.parametrize(
    "cel",
    [
        t("n.t.b."), t("1.234"), t("1,234"), t("12.34.56"), t("1,2,3"), t("12,345"), t("ca. 1.000"), t("1e309"), t("NaN"), t("inf"),
        t("1.234,56 en 12"), t("zie brief"), t("9" * 20), n("1E300"), n("1E12"), Cel(MELDING, "#REF!"), Cel(JANEE, "ja"),
        Cel(DATUM, "2024-01-01"), Cel(PROCENT, "0.08"), Cel("f", ""), t("1" * 5000), t("١٢٣"), t("1.23.456,00"), t("--5"),
    ],
)  # fmt: skip
def test_wat_geen_bedrag_is_of_twee_bedragen_kan_zijn_wordt_gevraagd(cel):
    with pytest.raises(Onleesbaar):
        waarden.bedrag(cel, "hoofdsom", None)


@pytest.mark.parametrize(
    ("tekst", "decimaal", "centen"),
    [("1.234", ",", 123400), ("1,234", ".", 123400), ("-1.234", ",", -123400), ("1.234-", ",", -123400)],
)
def test_de_rest_van_de_kolom_maakt_een_bedrag_duidelijk_en_dat_wordt_gezegd(tekst, decimaal, centen):
    gelezen = waarden.bedrag(t(tekst), "restschuld", decimaal)
    assert gelezen.waarde == centen
    assert "gelezen als 1.234,00" in gelezen.twijfel


@pytest.mark.parametrize(("tekst", "decimaal"), [("1.234", "."), ("1,234", ",")])
def test_drie_cijfers_achter_het_teken_voor_centen_is_geen_bedrag(tekst, decimaal):
    with pytest.raises(Onleesbaar, match="drie cijfers"):
        waarden.bedrag(t(tekst), "restschuld", decimaal)


def _stijl(dag_voorop=None, datum1904=False) -> Stijl:
    velden = ("ingangsdatum", "laatste_betaling")
    return Stijl({}, dict.fromkeys(velden, dag_voorop), dict.fromkeys(velden, False), False, False, datum1904)


def _dag(cel, **stijl) -> date | None:
    return datum(cel, "ingangsdatum", _stijl(**stijl), VANDAAG)[0]


@pytest.mark.parametrize(
    ("cel", "iso"),
    [
        (Cel(DATUM, "2024-02-29"), "2024-02-29"), (t("1-2-24"), "2024-02-01"), (t("01-02-2024"), "2024-02-01"),
        (t("1/2/2024"), "2024-02-01"), (t("1.2.2024"), "2024-02-01"), (t("31-12-'24"), "2024-12-31"), (t("2024-02-01"), "2024-02-01"),
        (t("2024/2/1"), "2024-02-01"), (t("20240201"), "2024-02-01"), (t("01022024"), "2024-02-01"), (n("20240201"), "2024-02-01"),
        (n("1022024"), "2024-02-01"), (t("1 feb 2024"), "2024-02-01"), (t("1-feb-24"), "2024-02-01"), (t("1 februari 2024"), "2024-02-01"),
        (t("1 mrt. 2024"), "2024-03-01"), (t("Mar 1, 2024"), "2024-03-01"), (t("October 5, 2024"), "2024-10-05"), (t("5-Oct-2024"), "2024-10-05"),
        (t("2024-02-01T00:00:00"), "2024-02-01"), (t("2024-02-01 00:00:00"), "2024-02-01"), (t("1-2-2024 0:00"), "2024-02-01"),
        (t("do 1 februari 2024"), "2024-02-01"), (n("45323"), "2024-02-01"), (n("45323.5"), "2024-02-01"), (t("45323"), "2024-02-01"),
        (t("-"), None), (t("n.v.t."), None), (t("geen"), None), (None, None),
    ],
)  # fmt: skip
def test_een_datum_op_elke_manier(cel, iso):
    assert _dag(cel) == (iso and date.fromisoformat(iso))


@pytest.mark.parametrize(
    "cel",
    [
        t("31-02-2019"), t("2024-02-30"), t("2024-13-01"), t("00-00-2024"), t("32-1-2024"), Cel(DATUM, ""), Cel(DATUM, "1900-01-05"), n("60"), n("2019"),
        t("2019"), n("12"), n("-45000"), n("1E9"), t("voorjaar 2019"), t("1-2"), t("vandaag"), t("+14"), t("1-2-3-2024"), Cel(JANEE, "ja"),
        Cel(MELDING, "#N/A"), t("29-2-2023"), t("1-1-1024"), t("1-2-20244"), n("99999999"), Cel(PROCENT, "0.5"), t("01-02-03-04"),
    ],
)  # fmt: skip
def test_een_dag_die_niet_bestaat_of_niet_te_lezen_is(cel):
    with pytest.raises(Onleesbaar):
        _dag(cel)


def test_dag_en_maand_zonder_aanwijzing_worden_gevraagd():
    assert "3 februari 2024" in datum(t("3-2-2024"), "ingangsdatum", _stijl(), VANDAAG)[1]
    assert datum(t("3-2-2024"), "ingangsdatum", _stijl(dag_voorop=True), VANDAAG)[1] == ""
    gelezen, twijfel = datum(t("2/3/2024"), "ingangsdatum", _stijl(dag_voorop=False), VANDAAG)
    assert gelezen == date(2024, 2, 3)
    assert twijfel


def test_een_dagnummer_telt_vanaf_het_jaar_van_de_werkmap():
    assert _dag(n("43861"), datum1904=True) == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("dag", "vanaf1904", "iso"),
    [("59", False, "1900-02-28"), ("60", False, ""), ("61", False, "1900-03-01"), ("45323", False, "2024-02-01"), ("43861", True, "2024-02-01"),
     ("-1", False, ""), ("0", False, ""), ("2958466", False, ""), ("1e6", False, "4637-11-26")],
)  # fmt: skip
def test_dagnummers_van_excel(dag, vanaf1904, iso):
    assert dag_van(dag, vanaf1904) == iso


@pytest.mark.parametrize(
    ("cel", "als_deel", "procent", "twijfel"),
    [
        (n("8"), False, "8", False), (n("0.08"), True, "8", False), (n("0.08"), False, "8", True), (Cel(PROCENT, "0.08"), False, "8", False),
        (t("8%"), False, "8", False), (t("8,00%"), False, "8", False), (t("8,5 %"), False, "8.5", False), (t("8 procent"), False, "8", False),
        (t("0,08"), True, "8", False), (t("0,5%"), False, "0.5", False), (n("0"), True, "0", False), (Cel(PROCENT, "0"), False, "0", False),
        (t("8% per jaar"), False, "8", False), (n("0.5"), False, "0.5", False), (n("30"), False, "30", False), (Cel(PROCENT, "0.085"), False, "8.5", False),
        (n("2.9999999999999999E-2"), True, "3", False),
    ],
)  # fmt: skip
def test_de_rente_op_elke_manier(cel, als_deel, procent, twijfel):
    gelezen = waarden.percentage(cel, als_deel)
    assert gelezen.waarde == Decimal(procent)
    assert bool(gelezen.twijfel) is twijfel


@pytest.mark.parametrize(
    "cel", [n("31"), n("-1"), t("acht"), Cel(PROCENT, "8"), t("wettelijk"), Cel(DATUM, "2024-01-01"), t("8-9%")]
)
def test_een_rente_die_niet_kan(cel):
    with pytest.raises(Onleesbaar):
        waarden.percentage(cel, als_deel=False)


@pytest.mark.parametrize(
    ("cel", "in_jaren", "maanden"),
    [(n("60"), False, 60), (n("60.0"), False, 60), (t("60 mnd"), False, 60), (t("5 jaar"), False, 60), (n("5"), True, 60), (t("60 maanden"), True, 60), (n("480"), False, 480)],
)  # fmt: skip
def test_de_looptijd_in_maanden(cel, in_jaren, maanden):
    assert waarden.looptijd(cel, in_jaren).waarde == maanden


@pytest.mark.parametrize(
    "cel", [n("0"), n("481"), n("-1"), n("36.5"), t("36-48"), t("onbepaald"), Cel(DATUM, "2024-01-01")]
)
def test_een_looptijd_die_niet_kan(cel):
    with pytest.raises(Onleesbaar):
        waarden.looptijd(cel, in_jaren=False)


@pytest.mark.parametrize(
    ("cel", "bsn"),
    [
        (n("999993653"), "999993653"), (t("999993653"), "999993653"), (t("9999.93.653"), "999993653"), (t("999 993 653"), "999993653"),
        (t("9999-93-653"), "999993653"), (n("9.99993653E8"), "999993653"), (t("999993653.0"), "999993653"), (n("10000008"), "010000008"),
        (t("010000008"), "010000008"), (t("10000008"), "010000008"), (t("BSN: 999993653"), "999993653"), (t("'010000008"), "010000008"), (t("-"), None),
    ],
)  # fmt: skip
def test_een_bsn_op_elke_manier(cel, bsn):
    assert waarden.nummer(cel, "bsn").waarde == bsn


@pytest.mark.parametrize(
    "cel",
    [
        n("999993654"),
        t("999939653"),
        t("99999366"),
        n("1234567"),
        n("999993653.5"),
        t("onbekend nummer"),
        t("0"),
        n("1e20"),
        Cel(JANEE, "ja"),
        t("000000000"),
    ],
)
def test_een_bsn_dat_niet_klopt_wordt_niet_herhaald_in_de_reden(cel):
    with pytest.raises(Onleesbaar) as reden:
        waarden.nummer(cel, "bsn")
    assert cel.waarde not in str(reden.value) or len(cel.waarde) < 3


@pytest.mark.parametrize(
    ("tekst", "status", "begrepen"),
    [
        ("OPGEEIST", "opgeeist", True), ("Opgeëist per 1-3-2025", "opgeeist", True), ("lening is opeisbaar gesteld", "opgeeist", True),
        ("uitstel verleend", "uitstel", True), ("uitstel t/m 31-12-2027", "uitstel", True), ("uitstel t/m 31-12-2023", None, False),
        ("geen uitstel", None, False), ("uitstel afgewezen", None, False), ("uitstel aangevraagd", None, False), ("niet opgeëist", None, False),
        ("achterstand 3 mnd", "achterstand", True), ("geen achterstand", None, True), ("2e aanmaning verstuurd", "achterstand", True),
        ("betaalt niet", "achterstand", True), ("loopt goed", "bij", True), ("Lopend", "bij", True), ("betaalt per automatische incasso", "achterstand", True),
        ("verhuisd naar elders", None, False), ("bijstand", None, False), ("uitstel tot 1-6-2027, daarna opgeëist", "opgeeist", True),
    ],
)  # fmt: skip
def test_wat_een_opmerking_zegt_over_de_stand(tekst, status, begrepen):
    assert betekenis.stand(tekst, VANDAAG) == (status, begrepen)


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [("BK", "bedrijfskapitaal"), ("Bedrijfskrediet", "bedrijfskapitaal"), ("rentedragende lening bedrijfskapitaal", "bedrijfskapitaal"), ("LO", "levensonderhoud"),
     ("Periodieke bijstand", "levensonderhoud"), ("TOZO 3 kapitaal", "Tozo"), ("tozo-lening", "Tozo"), ("krediethypotheek", "hypotheek"), ("auto", None)],
)  # fmt: skip
def test_de_soort_lening(tekst, soort):
    assert betekenis.soort(tekst) == soort


@pytest.mark.parametrize(
    ("nummer", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_kolommen_hebben_letters(nummer, letters):
    assert kolomletter(nummer) == letters
    assert kolomnummer(letters) == nummer


def test_een_kolom_voorbij_het_blad_bestaat_niet():
    assert kolomnummer("XFE") is None
    assert kolomnummer("K1") is None


def test_woorden_zonder_accent_leesteken_en_hoofdletter():
    assert woorden("Rente (%) / Łódź_ID DossierNr €") == "rente % lodz id dossier nr eur"
