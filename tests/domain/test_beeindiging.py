"""The end of the business (Bbz art. 43): repayment by income, interest that falls away, and what follows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.beeindiging import (
    Aflossingen,
    Inkomensmaand,
    Rentepost,
    aflossing_van_maand,
    aflossingen_sinds_beeindiging,
    jaren_van_aflossing,
    renteloos_vanaf_beeindiging,
)
from bbzdesk.domain.boekjaar import DAGEN, HELE_MAANDEN, Dagen
from bbzdesk.domain.datum import plus_maanden
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.gevolgen_beeindiging import (
    COLLEGE,
    ONDERNEMER,
    WET,
    Beeindigingsfeiten,
    Gevolg,
    gevolgen_van_beeindiging,
)
from bbzdesk.domain.uitleg import Uitleg

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
NORM = 140000


def maand(jaar: int, nummer: int, inkomen: int | None = 160000) -> Inkomensmaand:
    return Inkomensmaand(date(jaar, nummer, 1), inkomen, NORM)


def sinds(
    op: date, *maanden: Inkomensmaand, restschuld: int = 10**7, betaald: int = 0, deel: str = HELE_MAANDEN
) -> Aflossingen:
    return aflossingen_sinds_beeindiging(op, restschuld, maanden, betaald, deel, PARAMETERS.lezer())


@pytest.mark.parametrize(
    ("beeindigd", "van", "tot"),
    [
        ("2026-07-01", "2026-07-01", "2031-06-30"),
        ("2026-06-30", "2026-06-30", "2031-06-29"),
        ("2024-02-29", "2024-02-29", "2029-02-28"),
        ("2026-12-31", "2026-12-31", "2031-12-30"),
    ],
)
def test_vijf_jaar_vanaf_de_beeindiging(beeindigd: str, van: str, tot: str) -> None:
    jaren = jaren_van_aflossing(date.fromisoformat(beeindigd), PARAMETERS.lezer())
    assert jaren == Dagen(date.fromisoformat(van), date.fromisoformat(tot))


@pytest.mark.parametrize("beeindigd", [date(2021, 3, 1), date(2021, 3, 15), date(2021, 3, 31), date(2024, 2, 29)])
def test_met_hele_maanden_zijn_het_er_altijd_zestig(beeindigd: date) -> None:
    begin = beeindigd.replace(day=1)
    maanden = [Inkomensmaand(plus_maanden(begin, nummer), 160000, NORM) for nummer in range(-2, 64)]
    uitkomst = sinds(beeindigd, *maanden)
    tellen_mee = [deel.maand for deel in uitkomst.maanden if deel.bedrag]
    assert len(tellen_mee) == 60
    assert tellen_mee[0] == (begin if beeindigd.day == 1 else plus_maanden(begin, 1))
    assert uitkomst.te_betalen == 60 * 10000


def test_naar_dagen_tellen_de_eerste_en_de_laatste_maand_voor_een_deel() -> None:
    uitkomst = sinds(
        date(2021, 3, 16), maand(2021, 2), maand(2021, 3), maand(2021, 4), maand(2026, 3), maand(2026, 4), deel=DAGEN
    )
    # 16 of 31 days, a whole month, 15 of 31 days
    assert [deel.bedrag for deel in uitkomst.maanden] == [0, 5161, 10000, 4839, 0]


def test_niet_meer_dan_de_lening_en_in_volgorde_van_de_maanden() -> None:
    uitkomst = sinds(date(2026, 1, 1), maand(2026, 3), maand(2026, 1), maand(2026, 2), restschuld=25000)
    assert [(deel.maand.month, deel.bedrag) for deel in uitkomst.maanden] == [(1, 10000), (2, 10000), (3, 5000)]
    assert uitkomst.te_betalen == 25000


@pytest.mark.parametrize(
    ("betaald", "te_betalen", "vooruit"), [(0, 20000, 0), (19999, 1, 0), (20000, 0, 0), (20001, 0, 1)]
)
def test_tegenover_wat_is_betaald(betaald: int, te_betalen: int, vooruit: int) -> None:
    uitkomst = sinds(date(2026, 1, 1), maand(2026, 1), maand(2026, 2), betaald=betaald)
    assert (uitkomst.te_betalen, uitkomst.vooruit) == (te_betalen, vooruit)
    assert [regel.bedrag for regel in uitkomst.regels[-2:]] == [20000, betaald]


def test_een_onbekend_inkomen_blijft_onbekend() -> None:
    uitkomst = sinds(date(2026, 1, 1), maand(2026, 1), maand(2026, 2, None))
    assert [deel.bedrag for deel in uitkomst.maanden] == [10000, None]
    assert uitkomst.onbekend == (date(2026, 2, 1),)
    assert uitkomst.te_betalen == 10000
    assert any("februari 2026 is nog niet bekend" in regel.tekst for regel in uitkomst.regels)


def test_een_onbekend_inkomen_buiten_de_vijf_jaar_doet_er_niet_toe() -> None:
    uitkomst = sinds(date(2026, 2, 1), maand(2026, 1, None))
    assert uitkomst.onbekend == ()
    assert uitkomst.maanden[0].bedrag == 0


def test_een_maand_dubbel_of_niet_op_de_eerste_dag() -> None:
    with pytest.raises(InvoerFouten) as gezien:
        sinds(date(2026, 1, 1), maand(2026, 1), maand(2026, 1), replace(maand(2026, 2), maand=date(2026, 2, 2)))
    assert [fout.veld for fout in gezien.value.fouten] == ["maanden[1].maand", "maanden[2].maand"]
    assert "januari 2026" in str(gezien.value)


def test_de_uitleg_van_een_maand() -> None:
    uitleg = Uitleg()
    assert aflossing_van_maand(Inkomensmaand(date(2026, 7, 1), 180000, 141946), PARAMETERS.lezer(), uitleg) == 19027
    assert [regel.bedrag for regel in uitleg] == [38054, 19027]
    assert uitleg.regels[1].tekst == "Daarvan is 50% voor de aflossing."


@pytest.mark.parametrize(
    ("van", "tot", "betaald", "vervalt", "naar_hoofdsom"),
    [
        ("2026-07-01", "2026-07-31", 0, 3100, 0),
        ("2026-07-01", "2026-07-31", 3100, 3100, 3100),
        ("2026-06-01", "2026-06-30", 3100, 0, 0),  # the day before
        ("2026-06-16", "2026-07-15", 0, 1550, 0),  # 15 of 30 days
        ("2026-06-16", "2026-07-15", 1550, 1550, 0),
        ("2026-06-16", "2026-07-15", 1551, 1550, 1),
        ("2026-06-16", "2026-07-15", 3100, 1550, 1550),
        ("2026-07-01", "2026-07-01", 0, 3100, 0),  # the day itself
    ],
)
def test_rente_vanaf_de_beeindiging_valt_weg(
    van: str, tot: str, betaald: int, vervalt: int, naar_hoofdsom: int
) -> None:
    post = Rentepost(Dagen(date.fromisoformat(van), date.fromisoformat(tot)), 3100, betaald)
    uitleg = Uitleg()
    terug = renteloos_vanaf_beeindiging(date(2026, 7, 1), [post], uitleg)
    assert [(deel.rente, deel.naar_hoofdsom) for deel in terug] == ([(vervalt, naar_hoofdsom)] if vervalt else [])
    assert uitleg.regels[-1].bedrag == naar_hoofdsom
    assert [regel.bedrag for regel in uitleg.regels[:-1]] == ([-vervalt] if vervalt else [])


def test_meer_betaald_dan_de_rente_wordt_geweigerd() -> None:
    post = Rentepost(Dagen(date(2026, 7, 1), date(2026, 7, 31)), 3100, 3101)
    with pytest.raises(InvoerFouten, match=r"posten\[0\]"):
        renteloos_vanaf_beeindiging(date(2026, 7, 1), [post], Uitleg())


# What follows from the end of the business.

GESTOPT = Beeindigingsfeiten(
    beeindigd_op=date(2026, 3, 31),
    restschuld=2000000,
    achterstallige_rente=50000,
    hypotheek_gevraagd=False,
    schuldregeling=False,
    artikel_21_beoordeeld=True,
)


def gevolgen(**anders: object) -> tuple[Gevolg, ...]:
    return gevolgen_van_beeindiging(replace(GESTOPT, **anders), PARAMETERS.lezer())


def test_zonder_zekerheid_en_zonder_oordeel() -> None:
    eerste, oordeel, terug = gevolgen()
    assert (eerste.door, eerste.bedrag, eerste.datum) == (WET, 2050000, date(2026, 3, 31))
    assert eerste.artikel == "Bbz art. 39 lid 2 b en 43 lid 1"
    assert (oordeel.door, oordeel.artikel, oordeel.bedrag) == (COLLEGE, "Bbz art. 43 lid 2", 2050000)
    assert oordeel.tekst.startswith("Beoordeel of")
    assert (terug.door, terug.artikel, terug.bedrag) == (COLLEGE, "Bbz art. 43 lid 3; Pw art. 58 lid 2 b", 2050000)


def test_niet_verwijtbaar_kan_renteloos_en_vijf_jaar_naar_inkomen() -> None:
    renteloos, jaren, daarna = gevolgen(verwijtbaar=False)[1:4]
    assert (renteloos.door, renteloos.datum, renteloos.bedrag) == (COLLEGE, date(2026, 3, 31), 2050000)
    assert "kan renteloos" in renteloos.tekst
    assert jaren.datum == date(2031, 3, 30)
    assert "50% van het netto inkomen" in jaren.tekst
    assert "30 maart 2031" in jaren.tekst
    assert (daarna.door, daarna.datum) == (COLLEGE, date(2031, 3, 30))


def test_verwijtbaar_kan_niet_renteloos() -> None:
    lijst = gevolgen(verwijtbaar=True)
    assert lijst[1].tekst.startswith("De rest kan niet renteloos")
    assert len(lijst) == 3


@pytest.mark.parametrize(
    ("opbrengst", "zekerheden", "rest"),
    [(0, None, 2050000), (1, 1, 2049999), (2049999, 2049999, 1), (2050000, 2050000, None), (3000000, 2050000, None)],
)
def test_zekerheden_gaan_voor(opbrengst: int, zekerheden: int | None, rest: int | None) -> None:
    lijst = gevolgen(opbrengst_zekerheden=opbrengst)
    uitwinning = [gevolg.bedrag for gevolg in lijst if "uitgewonnen" in gevolg.tekst]
    assert uitwinning == ([] if zekerheden is None else [zekerheden])
    terug = [gevolg.bedrag for gevolg in lijst if "teruggevorderd" in gevolg.tekst]
    assert terug == ([] if rest is None else [rest])


def test_een_onbekende_opbrengst_laat_de_rest_onbekend() -> None:
    lijst = gevolgen(opbrengst_zekerheden=None)
    assert "nog niet bekend" in lijst[1].tekst
    assert [gevolg.bedrag for gevolg in lijst[1:]] == [None, None, None]


@pytest.mark.parametrize(
    ("waarde", "hypotheek", "rest"),
    [
        (1500000, 1500000, 550000),
        (2049999, 2049999, 1),
        (2050000, 2050000, None),
        (9000000, 2050000, None),
        (0, 0, 2050000),
    ],
)
def test_hypotheek_op_verzoek_tot_de_onbelaste_waarde(waarde: int, hypotheek: int, rest: int | None) -> None:
    lijst = gevolgen(hypotheek_gevraagd=True, onbelaste_waarde_woning=waarde)
    assert (lijst[1].door, lijst[1].bedrag, lijst[1].artikel) == (COLLEGE, hypotheek, "Bbz art. 43 lid 1 en 43a")
    terug = [gevolg.bedrag for gevolg in lijst if "teruggevorderd" in gevolg.tekst]
    assert terug == ([] if rest is None else [rest])


@pytest.mark.parametrize("anders", [{"onbelaste_waarde_woning": None}, {"opbrengst_zekerheden": None}])
def test_een_hypotheek_waarvan_het_bedrag_niet_bekend_is(anders: dict[str, object]) -> None:
    lijst = gevolgen(**({"hypotheek_gevraagd": True, "onbelaste_waarde_woning": 1500000} | anders))
    hypotheek = next(gevolg for gevolg in lijst if gevolg.artikel == "Bbz art. 43 lid 1 en 43a")
    assert hypotheek.bedrag is None
    assert "nog niet bekend" in hypotheek.tekst
    assert lijst[-1].bedrag is None


def test_de_ondernemer_wordt_naar_een_hypotheek_gevraagd() -> None:
    lijst = gevolgen(hypotheek_gevraagd=None)
    assert lijst[1].door == ONDERNEMER
    assert lijst[-1].bedrag == 2050000


def test_is_alles_uitgewonnen_dan_is_een_hypotheek_niet_meer_nodig() -> None:
    lijst = gevolgen(hypotheek_gevraagd=None, opbrengst_zekerheden=2050000)
    assert len(lijst) == 2


@pytest.mark.parametrize("beoordeeld", [None, False])
def test_eerst_de_rentekwijtschelding_en_de_schuldregeling(beoordeeld: bool | None) -> None:
    lijst = gevolgen(artikel_21_beoordeeld=beoordeeld, schuldregeling=None)
    assert [gevolg.artikel for gevolg in lijst[:2]] == ["Bbz art. 21 en 39 lid 1 a 3", "Bbz art. 42"]
    assert [gevolg.door for gevolg in lijst[:2]] == [COLLEGE, COLLEGE]


def test_met_een_schuldregeling_geldt_wat_daarin_staat() -> None:
    eerste = gevolgen(schuldregeling=True)[0]
    assert eerste.artikel == "Bbz art. 42 en 43 lid 1"
    assert "schuldregeling" in eerste.tekst


def test_een_afgeloste_lening() -> None:
    (enige,) = gevolgen(restschuld=0, achterstallige_rente=0)
    assert (enige.bedrag, enige.door) == (0, WET)
    assert len(gevolgen(restschuld=0, achterstallige_rente=1)) > 1


def test_negatieve_bedragen_worden_allemaal_genoemd() -> None:
    with pytest.raises(InvoerFouten) as gezien:
        gevolgen(restschuld=-1, achterstallige_rente=-1, opbrengst_zekerheden=-1, onbelaste_waarde_woning=-1)
    assert [fout.veld for fout in gezien.value.fouten] == [
        "restschuld",
        "achterstallige_rente",
        "opbrengst_zekerheden",
        "onbelaste_waarde_woning",
    ]


def test_de_uitleg_over_maanden_begint_met_de_vijf_jaar() -> None:
    regels = sinds(date(2026, 1, 1), maand(2026, 1)).regels
    assert regels[0].tekst == "Aflossen naar inkomen geldt van 1 januari 2026 tot en met 31 december 2030."
    assert [regel.bedrag for regel in regels] == [None, 20000, 10000, 10000, 0]


def test_de_zin_over_een_negatief_bedrag_noemt_nul() -> None:
    with pytest.raises(InvoerFouten, match="0,00 of meer"):
        gevolgen(restschuld=-1)


def test_wat_eerst_geregeld_moet_zijn_heeft_elk_zijn_zin_en_artikel() -> None:
    vooraf = {
        (gevolg.tekst, gevolg.artikel)
        for gevolg in gevolgen(schuldregeling=None, artikel_21_beoordeeld=False)
        if gevolg.artikel in ("Bbz art. 42", "Bbz art. 21 en 39 lid 1 a 3")
    }
    assert vooraf == {
        ("Beoordeel eerst de boekjaren waarover rente kan worden kwijtgescholden.", "Bbz art. 21 en 39 lid 1 a 3"),
        ("Ga na of een schuldregeling of akkoord mogelijk is.", "Bbz art. 42"),
    }
    alleen = [gevolg.tekst for gevolg in gevolgen(schuldregeling=None) if gevolg.artikel == "Bbz art. 42"]
    assert alleen == ["Ga na of een schuldregeling of akkoord mogelijk is."]


def test_de_rente_die_wegvalt_wordt_uitgelegd_met_haar_artikel() -> None:
    uitleg = Uitleg()
    post = Rentepost(Dagen(date(2026, 6, 21), date(2026, 7, 10)), 2000, 0)
    renteloos_vanaf_beeindiging(date(2026, 7, 1), [post], uitleg)
    eerste = uitleg.regels[0]
    assert eerste.tekst == "Rente over 21 juni 2026 tot en met 10 juli 2026: 10 dagen vallen weg."
    assert (eerste.artikel, eerste.bedrag) == ("Bbz art. 43 lid 2", -1000)


def test_elk_gevolg_is_een_zin_met_een_artikel() -> None:
    for anders in (
        {},
        {"verwijtbaar": False},
        {"verwijtbaar": True},
        {"schuldregeling": None, "hypotheek_gevraagd": None},
    ):
        for gevolg in gevolgen(**anders):
            assert gevolg.tekst.endswith("."), gevolg
            assert gevolg.artikel.startswith(("Bbz art. ", "Pw art. ", "Awb art. ")), gevolg
