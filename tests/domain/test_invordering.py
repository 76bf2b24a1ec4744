"""The chain to a title (recht.md 10.12): where a claim stands on each day, the next step, and what misses."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.invordering import Ketenstand, waar_in_de_keten
from bbzdesk.domain.invordering_feiten import Art21Jaar, Fase, Insolventie, Invorderingsfeiten, Stap

LEZER = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters").lezer()
DAG = timedelta(days=1)
# Decision made known on Monday 3 August 2026: six weeks end on Monday 14 September. Aanmaning on Tuesday 15 September:
# two weeks end on Tuesday 29 September.
FEITEN = Invorderingsfeiten(
    openstaand=60000,
    opeisbaar_sinds=date(2026, 7, 1),
    art21=(),
    opgeeist_op=date(2026, 7, 6),
    zienswijze=True,
    besluit_bekend_op=date(2026, 8, 3),
    aanmaningen=(date(2026, 9, 15),),
    dwangbevel_op=date(2026, 9, 30),
)


def _op(dag: str, **anders) -> Ketenstand:
    return waar_in_de_keten(replace(FEITEN, **anders), date.fromisoformat(dag), LEZER)


@pytest.mark.parametrize(
    ("dag", "fase", "volgende", "vanaf"),
    [
        ("2026-06-30", Fase.NIET_OPEISBAAR, Stap.OPEISEN, "2026-07-01"),
        ("2026-07-01", Fase.OPEISBAAR, Stap.OPEISEN, "2026-07-01"),
        ("2026-07-05", Fase.OPEISBAAR, Stap.OPEISEN, "2026-07-01"),
        ("2026-07-06", Fase.OPGEEIST, Stap.TERUGVORDEREN, "2026-07-06"),
        ("2026-08-02", Fase.OPGEEIST, Stap.TERUGVORDEREN, "2026-07-06"),
        ("2026-08-03", Fase.TERUGGEVORDERD, Stap.AANMANEN, "2026-09-15"),
        ("2026-09-14", Fase.TERUGGEVORDERD, Stap.AANMANEN, "2026-09-15"),
        ("2026-09-15", Fase.AANGEMAAND, Stap.DWANGBEVEL, "2026-09-30"),
        ("2026-09-29", Fase.AANGEMAAND, Stap.DWANGBEVEL, "2026-09-30"),
        ("2026-09-30", Fase.DWANGBEVEL, Stap.BETEKENEN, "2026-09-30"),
    ],
)
def test_de_keten_van_dag_tot_dag(dag, fase, volgende, vanaf) -> None:
    stand = _op(dag)
    assert (stand.fase, stand.volgende, stand.mogelijk_vanaf) == (fase, volgende, date.fromisoformat(vanaf))
    assert stand.ontbreekt == stand.let_op == ()
    assert stand.kan_op(date.fromisoformat(vanaf))
    assert not stand.kan_op(date.fromisoformat(vanaf) - DAG)
    assert stand.regels[-1].artikel == volgende.artikel
    assert volgende.woorden in stand.regels[-1].tekst


def test_zonder_grond_is_er_geen_volgende_stap() -> None:
    stand = waar_in_de_keten(Invorderingsfeiten(100), date(2026, 7, 1), LEZER)
    assert (stand.fase, stand.volgende, stand.mogelijk_vanaf) == (Fase.NIET_OPEISBAAR, None, None)
    assert len(stand.ontbreekt) == 1
    assert not stand.kan_op(date.max)


@pytest.mark.parametrize(("openstaand", "fase"), [(-1, Fase.BETAALD), (0, Fase.BETAALD), (1, Fase.DWANGBEVEL)])
def test_wat_betaald_is_kent_geen_volgende_stap(openstaand, fase) -> None:
    stand = _op("2026-10-01", openstaand=openstaand)
    assert stand.fase is fase
    assert (stand.volgende is None) == (fase is Fase.BETAALD)


@pytest.mark.parametrize(
    ("art21", "mist", "vanaf"),
    [
        (None, 1, "2026-07-01"),
        ((Art21Jaar(date(2025, 12, 31), date(2026, 6, 1)),), 0, "2026-07-01"),
        ((Art21Jaar(date(2025, 12, 31), date(2026, 7, 5)),), 0, "2026-07-01"),
        ((Art21Jaar(date(2025, 12, 31), date(2026, 7, 6)),), 1, "2026-07-01"),
        ((Art21Jaar(date(2025, 12, 31)),), 1, "2026-07-01"),
        ((Art21Jaar(date(2025, 12, 31)), Art21Jaar(date(2026, 12, 31))), 2, "2027-01-01"),
    ],
)
def test_opeisen_wacht_op_elk_jaar_van_artikel_21(art21, mist, vanaf) -> None:
    stand = _op("2026-07-05", art21=art21)
    assert len(stand.ontbreekt) == mist
    assert stand.mogelijk_vanaf == date.fromisoformat(vanaf)
    assert stand.kan_op(stand.mogelijk_vanaf) is (mist == 0)


@pytest.mark.parametrize(("zienswijze", "mist"), [(None, 1), (False, 1), (True, 0)])
def test_voor_de_terugvordering_wordt_een_zienswijze_gevraagd(zienswijze, mist) -> None:
    assert len(_op("2026-07-10", zienswijze=zienswijze).ontbreekt) == mist


@pytest.mark.parametrize(
    ("betalen_uiterlijk", "vanaf"), [("2026-09-14", "2026-09-15"), ("2026-09-15", "2026-09-16"), ("2026-10-31", "2026-11-01")]
)  # fmt: skip
def test_een_langere_betaaltermijn_in_het_besluit_gaat_voor(betalen_uiterlijk, vanaf) -> None:
    stand = _op("2026-09-14", betalen_uiterlijk=date.fromisoformat(betalen_uiterlijk))
    assert stand.mogelijk_vanaf == date.fromisoformat(vanaf)


def test_een_betaaltermijn_die_op_zaterdag_eindigt_schuift() -> None:
    stand = _op("2026-08-08", besluit_bekend_op=date(2026, 8, 8), aanmaningen=(), dwangbevel_op=None)
    assert stand.mogelijk_vanaf == date(2026, 9, 22)  # Saturday 19 September: Monday 21 is the last day


@pytest.mark.parametrize(
    ("uitstel", "fase", "vanaf"),
    [
        (("2026-09-16", "2026-12-31"), Fase.AANGEMAAND, "2027-01-01"),
        (("2026-09-15", "2026-12-31"), Fase.TERUGGEVORDERD, "2027-01-01"),
        (("2026-09-01", "2026-09-14"), Fase.DWANGBEVEL, "2026-09-30"),
        (("2026-09-30", "2026-09-30"), Fase.AANGEMAAND, "2026-10-01"),
        (("2026-09-29", "2026-09-29"), Fase.DWANGBEVEL, "2026-09-30"),
    ],
)
def test_tijdens_uitstel_geen_aanmaning_en_geen_dwangbevel(uitstel, fase, vanaf) -> None:
    periode = Dagen(*map(date.fromisoformat, uitstel))
    stand = _op("2026-09-30", uitstel=(periode,))
    assert stand.fase is fase
    assert stand.mogelijk_vanaf == date.fromisoformat(vanaf)
    loopt = periode.van <= date(2026, 9, 30) <= periode.tot
    assert any("Er is uitstel" in zin for zin in stand.let_op) is loopt


@pytest.mark.parametrize(
    ("aanmaningen", "fase", "zin"),
    [
        (("2026-09-14",), Fase.TERUGGEVORDERD, "telt niet"),
        (("2026-09-15",), Fase.AANGEMAAND, ""),
        (("2026-09-10", "2026-09-16"), Fase.AANGEMAAND, "telt niet"),
        (("2026-09-15", "2026-09-17"), Fase.AANGEMAAND, "maar één aanmaning"),
        (("2026-09-17", "2026-09-15"), Fase.AANGEMAAND, "maar één aanmaning"),
        (("2026-09-15", "2026-09-26"), Fase.AANGEMAAND, ""),
    ],
)
def test_een_aanmaning_telt_pas_na_de_betaaltermijn_en_er_is_er_een(aanmaningen, fase, zin) -> None:
    stand = _op("2026-09-25", aanmaningen=tuple(map(date.fromisoformat, aanmaningen)))
    assert stand.fase is fase
    assert [zin in regel for regel in stand.let_op] == ([True] if zin else [])


@pytest.mark.parametrize(("dwangbevel", "fase"), [("2026-09-29", Fase.AANGEMAAND), ("2026-09-30", Fase.DWANGBEVEL)])
def test_een_dwangbevel_telt_pas_na_de_hele_aanmaningstermijn(dwangbevel, fase) -> None:
    stand = _op("2026-10-01", dwangbevel_op=date.fromisoformat(dwangbevel))
    assert stand.fase is fase
    assert any("Het dwangbevel" in zin for zin in stand.let_op) is (fase is Fase.AANGEMAAND)


def test_een_dwangbevel_zonder_geldige_aanmaning_telt_niet() -> None:
    stand = _op("2026-10-01", aanmaningen=(date(2026, 9, 1),))
    assert stand.fase is Fase.TERUGGEVORDERD
    assert len(stand.let_op) == 2


@pytest.mark.parametrize(
    ("tot", "vanaf", "loopt"), [(None, None, True), ("2026-09-30", "2026-10-01", True), ("2026-09-19", "2026-09-30", False)]
)  # fmt: skip
def test_tijdens_een_faillissement_vordert_de_gemeente_niet_zelf_in(tot, vanaf, loopt) -> None:
    einde = date.fromisoformat(tot) if tot else None
    faillissement = Insolventie("faillissement", date(2026, 9, 16), einde)
    stand = _op("2026-09-20", insolventies=(faillissement,))
    assert stand.mogelijk_vanaf == (date.fromisoformat(vanaf) if vanaf else None)
    assert any("faillissement" in zin for zin in stand.let_op) is loopt
    assert not stand.kan_op(date(2026, 9, 20))
    if tot is None:
        assert "nog niet te zeggen" in stand.regels[-1].tekst


def test_een_insolventie_en_uitstel_die_aansluiten_zijn_een_beletsel() -> None:
    wsnp = Insolventie("wsnp", date(2026, 9, 20), None)
    stand = _op("2026-09-30", uitstel=(Dagen(date(2026, 9, 16), date(2026, 9, 19)),), insolventies=(wsnp,))
    assert (stand.fase, stand.mogelijk_vanaf) == (Fase.AANGEMAAND, None)
    tijdens_de_betaaltermijn = _op(
        "2026-08-30", insolventies=(Insolventie("wsnp", date(2026, 8, 20)),), aanmaningen=(), dwangbevel_op=None
    )
    assert tijdens_de_betaaltermijn.mogelijk_vanaf is None
    assert tijdens_de_betaaltermijn.kosten_aanmaning == 2000  # as on the day asked about


@pytest.mark.parametrize(("openstaand", "kosten"), [(1, 900), (49999, 900), (50000, 2000), (50001, 2000)])
def test_de_vergoeding_hangt_af_van_de_schuld(openstaand, kosten) -> None:
    assert _op("2026-09-14", openstaand=openstaand).kosten_aanmaning == kosten
    assert _op("2026-09-20", openstaand=openstaand).kosten_aanmaning == kosten
    assert _op("2026-10-01", openstaand=openstaand).kosten_aanmaning is None


def test_de_vergoeding_is_niet_bekend_voor_juli_2026() -> None:
    vroeg = Invorderingsfeiten(
        openstaand=60000,
        opeisbaar_sinds=date(2026, 1, 1),
        art21=(),
        opgeeist_op=date(2026, 1, 1),
        zienswijze=True,
        besluit_bekend_op=date(2026, 1, 5),
        aanmaningen=(date(2026, 6, 30),),
    )
    stand = waar_in_de_keten(vroeg, date(2026, 7, 1), LEZER)
    assert stand.fase is Fase.AANGEMAAND
    assert stand.kosten_aanmaning is None
    assert any("aanmaning.grens_schuld" in zin for zin in stand.let_op)
    een_dag_later = waar_in_de_keten(replace(vroeg, aanmaningen=(date(2026, 7, 1),)), date(2026, 7, 1), LEZER)
    assert een_dag_later.kosten_aanmaning == 2000
    nog_niet = waar_in_de_keten(replace(vroeg, aanmaningen=()), date(2026, 7, 1), LEZER)
    assert nog_niet.mogelijk_vanaf == date(2026, 2, 17)
    assert nog_niet.kosten_aanmaning == 2000  # sent today, not on the first day that it could be


@pytest.mark.parametrize(("verjaart", "klaar"), [("2026-09-19", True), ("2026-09-20", False), ("2026-09-21", False)])
def test_wat_verjaard_is_kan_niet_meer_worden_ingevorderd(verjaart, klaar) -> None:
    stand = _op("2026-09-20", verjaart_na=date.fromisoformat(verjaart))
    assert stand.fase is Fase.AANGEMAAND
    assert (stand.volgende is None) is klaar
    assert any("verjaard" in zin for zin in stand.let_op) is klaar
    assert any("Stuit de verjaring" in zin for zin in stand.let_op) is not klaar


def test_wie_op_tijd_kan_aanmanen_krijgt_geen_waarschuwing_voor_de_verjaring() -> None:
    assert _op("2026-09-20", verjaart_na=date(2026, 9, 30)).let_op == ()
    assert _op("2026-09-20", verjaart_na=date(2026, 9, 29)).let_op != ()


def test_bezwaar_schort_niet_op_maar_staat_er_wel_bij() -> None:
    stand = _op("2026-09-20", in_bezwaar=True)
    assert stand.mogelijk_vanaf == date(2026, 9, 30)
    assert len(stand.let_op) == 1


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"opeisbaar_sinds": None}, ["opgeeist_op"]),
        ({"opgeeist_op": None}, ["besluit_bekend_op"]),
        ({"besluit_bekend_op": None}, ["aanmaningen"]),
        ({"aanmaningen": ()}, ["dwangbevel_op"]),
        ({"opeisbaar_sinds": date(2026, 7, 7)}, ["opgeeist_op"]),
        ({"opgeeist_op": date(2026, 8, 4)}, ["besluit_bekend_op"]),
        ({"aanmaningen": (date(2026, 9, 15), date(2026, 8, 2))}, ["aanmaningen"]),
        ({"dwangbevel_op": date(2026, 9, 14)}, ["dwangbevel_op"]),
        ({"betalen_uiterlijk": date(2026, 9, 13)}, ["betalen_uiterlijk"]),
        ({"uitstel": (Dagen(date(2026, 9, 2), date(2026, 9, 1)),)}, ["uitstel[0]"]),
        ({"insolventies": (Insolventie("wsnp", date(2026, 9, 2), date(2026, 9, 1)),)}, ["insolventies[0]"]),
    ],
)
def test_elke_stap_heeft_de_vorige_nodig(anders, velden) -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        _op("2026-10-01", **anders)
    assert [fout.veld for fout in gevangen.value.fouten] == velden


def test_een_betaaltermijn_zonder_besluit_telt_nog_niet() -> None:
    feiten = Invorderingsfeiten(100, date(2026, 7, 1), (), betalen_uiterlijk=date(2026, 7, 2))
    assert waar_in_de_keten(feiten, date(2026, 7, 3), LEZER).fase is Fase.OPEISBAAR


def test_bij_een_dwangbevel_staan_de_andere_wegen_erbij() -> None:
    artikelen = [regel.artikel for regel in _op("2026-10-01").regels]
    assert artikelen == ["Awb art. 8:4", "Pw art. 60 lid 6", "Pw art. 60 lid 5 en 60a", "Awb art. 4:123"]


@pytest.mark.parametrize(
    "anders",
    [
        {"opeisbaar_sinds": date(2026, 7, 6)},
        {"insolventies": (Insolventie("wsnp", date(2026, 9, 2), date(2026, 9, 2)),)},
    ],
)
def test_dezelfde_dag_is_geen_tegenspraak(anders) -> None:
    assert _op("2026-10-01", **anders).fase is not Fase.NIET_OPEISBAAR


def test_op_de_dag_zelf_telt_wat_die_dag_gebeurt() -> None:
    """An aanmaning or dwangbevel that comes too early is told of on its own day, and not before."""
    te_vroeg = {"aanmaningen": (date(2026, 9, 10),), "dwangbevel_op": date(2026, 9, 11)}
    assert [len(_op(f"2026-09-{dag:02}", **te_vroeg).let_op) for dag in (9, 10, 11)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("dag", "loopt"), [("2026-09-15", False), ("2026-09-16", True), ("2026-09-19", True), ("2026-09-20", False)]
)
def test_een_insolventie_of_uitstel_geldt_van_de_eerste_tot_en_met_de_laatste_dag(dag, loopt) -> None:
    van, tot = date(2026, 9, 16), date(2026, 9, 19)
    assert bool(_op(dag, insolventies=(Insolventie("surseance", van, tot),)).let_op) is loopt
    assert bool(_op(dag, uitstel=(Dagen(van, tot),)).let_op) is loopt


def test_de_vergoeding_is_die_van_de_dag_waarop_de_aanmaning_kan() -> None:
    """Known since 1 July 2026: a decision of 25 May can be followed by an aanmaning on 7 July."""
    stand = _op(
        "2026-06-15",
        besluit_bekend_op=date(2026, 5, 25),
        opgeeist_op=date(2026, 5, 4),
        opeisbaar_sinds=date(2026, 5, 1),
    )
    assert (stand.fase, stand.mogelijk_vanaf) == (Fase.TERUGGEVORDERD, date(2026, 7, 7))
    assert (stand.kosten_aanmaning, stand.let_op) == (2000, ())


def test_wat_er_nog_mist_staat_ook_in_de_uitleg_met_zijn_artikel() -> None:
    zin = "Vraag eerst om een zienswijze, of leg vast waarom dat niet hoeft."
    stand = _op("2026-07-06", zienswijze=False, besluit_bekend_op=None, aanmaningen=(), dwangbevel_op=None)
    assert zin in stand.ontbreekt
    assert (zin, "Awb art. 4:8 en 4:12") in [(regel.tekst, regel.artikel) for regel in stand.regels]
