"""The determination: what the JSON cannot say, and what holds for every input (Bbz art. 11 to 13, 19, 38)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import DAGEN, HELE_MAANDEN, Dagen
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.inkomen import CONCEPT, Inkomensfeiten, Jaarstukken
from bbzdesk.domain.jaarnorm import Normperiode, jaarnorm
from bbzdesk.domain.norm import ALLEENSTAAND, Situatie
from bbzdesk.domain.vaststelling import (
    ART13_LEZINGEN,
    EVENREDIG_NAAR,
    GEHEEL,
    MAANDNORMEN,
    MEERDERE,
    NAAR_JAARNORM,
    Bijstandsperiode,
    DirectOmNietFeiten,
    Matiging,
    NietVastTeStellen,
    Opvraagfeiten,
    Vaststelling,
    Vaststellingsfeiten,
    direct_om_niet,
    gegeven_jaarnorm,
    niet_vast_te_stellen,
    prognose,
    stel_vast,
)
from bbzdesk.domain.vermogen import BEEINDIGEND, CATEGORIEEN, GEVESTIGD, OUDERE, STARTER, Vermogen

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
JAAR = Dagen(date(2025, 1, 1), date(2025, 12, 31))
ALLEEN = Situatie(ALLEENSTAAND, date(1985, 5, 5))


def norm(boekjaar: Dagen = JAAR, bijzonder: int = 0, lezing: str = HELE_MAANDEN):
    return jaarnorm(boekjaar, [Normperiode(boekjaar, ALLEEN)], bijzonder, lezing, PARAMETERS.lezer(), PARAMETERS)


NORM = norm()
BASIS = Vaststellingsfeiten(
    boekjaar=JAAR,
    bijstand=(Bijstandsperiode(JAAR, 1_000_000),),
    inkomen=Inkomensfeiten(Jaarstukken(1_200_000)),
    categorie=GEVESTIGD,
    vermogen=Vermogen(0, 0),
    jaarnorm=NORM,
)


def vast(feiten: Vaststellingsfeiten = BASIS, **anders: object) -> Vaststelling:
    return stel_vast(replace(feiten, **anders), PARAMETERS.lezer())  # type: ignore[arg-type]


def teksten(uitkomst: object) -> str:
    return " ".join(regel.tekst for regel in uitkomst.regels)  # type: ignore[attr-defined]


def test_op_concept_jaarstukken_wordt_niets_vastgesteld() -> None:
    with pytest.raises(InvoerFouten, match="nog concept"):
        vast(inkomen=Inkomensfeiten(Jaarstukken(1, status=CONCEPT)))


def test_een_prognose_mag_op_concept_jaarstukken() -> None:
    feiten = replace(BASIS, inkomen=Inkomensfeiten(Jaarstukken(1_200_000, status=CONCEPT)))
    uitkomst = prognose(feiten, JAAR.tot, 0, PARAMETERS.lezer())
    assert uitkomst.uitkomst.inkomen.voorlopig
    assert uitkomst.uitkomst.terug_te_vorderen == 343_294


def test_de_reden_van_een_matiging_staat_in_de_uitleg() -> None:
    met = vast(matiging=Matiging(100_000, "de zelfstandige heeft hoge zorgkosten"))
    assert "Reden: de zelfstandige heeft hoge zorgkosten." in teksten(met)
    assert "De reden hoort in het besluit." in teksten(vast(matiging=Matiging(100_000)))
    assert "niet terug. Reden" not in teksten(vast(matiging=Matiging(0, "niets")))
    assert "reden" not in teksten(vast())


def test_bijstand_van_de_participatiewet_telt_mee_en_wordt_hier_niet_teruggevorderd() -> None:
    uitkomst = vast(bijstand_participatiewet=50_000)
    assert (uitkomst.onderdeel, uitkomst.terug_te_vorderen) == ("c", 393_294)
    veel = vast(bijstand_participatiewet=2_000_000)
    assert veel.terug_te_vorderen_ten_hoogste == 1_000_000
    assert "volgens de Participatiewet" in teksten(veel)
    assert "Participatiewet" not in teksten(vast())


def test_een_grens_van_precies_de_lening_noemt_geen_maximum() -> None:
    zin = "nooit meer zijn dan wat als lening is betaald"
    precies = Inkomensfeiten(Jaarstukken(0), netto=NORM.bedrag)
    assert zin not in teksten(vast(inkomen=precies))
    assert zin in teksten(vast(inkomen=replace(precies, netto=NORM.bedrag + 1)))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"bijstand": ()}, "bijstand"),
        ({"bijstand": (Bijstandsperiode(JAAR, -1, "bijstand[0]."),)}, "bijstand[0].bedrag"),
        ({"bijzondere_bijstand": -1}, "bijzondere_bijstand"),
        ({"bijstand_participatiewet": -1}, "bijstand_participatiewet"),
        ({"matiging": Matiging(-1)}, "matiging"),
        ({"jaarnorm": gegeven_jaarnorm(1_628_706, 0), "evenredig": MAANDNORMEN}, "evenredig"),
    ],
)
def test_feiten_die_niet_kunnen(anders: dict, veld: str) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        vast(**anders)
    assert [fout.veld for fout in gezien.value.fouten] == [veld]


@pytest.mark.parametrize(
    ("evenredig", "lezing", "zin"),
    [
        (NAAR_JAARNORM, HELE_MAANDEN, "Over 5 hele maanden van de 12 van het boekjaar"),
        (NAAR_JAARNORM, DAGEN, "Over 167 van de 365 dagen van het boekjaar"),
        (MAANDNORMEN, HELE_MAANDEN, "De normen van de maanden met bijstand zijn samen €\u00a06.727,25."),
        (MAANDNORMEN, DAGEN, "De normen van de maanden met bijstand zijn samen €\u00a07.444,82."),
    ],
)
def test_de_uitleg_zegt_welke_leeswijze_is_gebruikt(evenredig: str, lezing: str, zin: str) -> None:
    periode = Bijstandsperiode(Dagen(date(2025, 1, 1), date(2025, 6, 16)), 0)
    uitkomst = vast(
        bijstand=(periode,),
        inkomen=Inkomensfeiten(Jaarstukken(0)),
        evenredig=evenredig,
        deel_van_maand=lezing,
        jaarnorm=norm(lezing=lezing),
    )
    assert zin in teksten(uitkomst)
    naam = "maandnormen" if evenredig == MAANDNORMEN else "deel van de jaarnorm"
    assert f"(leeswijze {naam})" in teksten(uitkomst)


def test_woonkostentoeslag_staat_bij_de_maandnormen() -> None:
    uitkomst = vast(
        bijstand=(Bijstandsperiode(JAAR, 0),),
        inkomen=Inkomensfeiten(Jaarstukken(0)),
        evenredig=MAANDNORMEN,
        bijzondere_bijstand=1000,
        jaarnorm=norm(bijzonder=1000),
    )
    assert "De normen van de maanden met bijstand en de bijzondere bijstand zijn samen" in teksten(uitkomst)
    assert uitkomst.nabetaling == NORM.bedrag


def test_maandnormen_in_een_boekjaar_met_een_halve_maand() -> None:
    jaar = Dagen(date(2025, 3, 15), date(2025, 12, 31))
    feiten = replace(
        BASIS,
        boekjaar=jaar,
        bijstand=(Bijstandsperiode(Dagen(jaar.van, date(2025, 4, 30)), 0),),
        inkomen=Inkomensfeiten(Jaarstukken(0)),
        evenredig=MAANDNORMEN,
    )
    # March does not count as a whole month; by days it is 17 of 31, all of them with bijstand
    assert vast(feiten, jaarnorm=norm(jaar)).nabetaling == 134_545
    assert vast(feiten, jaarnorm=norm(jaar, 0, DAGEN), deel_van_maand=DAGEN).nabetaling == 73_783 + 134_545


@pytest.mark.parametrize("lezing", [HELE_MAANDEN, DAGEN])
def test_maandnormen_van_de_15e_tot_de_14e(lezing: str) -> None:
    jaar = Dagen(date(2025, 1, 15), date(2026, 1, 14))
    feiten = replace(
        BASIS,
        boekjaar=jaar,
        bijstand=(Bijstandsperiode(Dagen(jaar.van, date(2025, 3, 14)), 0),),
        inkomen=Inkomensfeiten(Jaarstukken(0)),
        evenredig=MAANDNORMEN,
    )
    # two months from date to date; by days 17 of 31 of January, February, and 14 of 31 of March
    assert vast(feiten, jaarnorm=norm(jaar, 0, lezing), deel_van_maand=lezing).nabetaling == 269_090


def test_bijstand_van_de_participatiewet_telt_in_de_prognose() -> None:
    half = replace(BASIS, bijstand=(Bijstandsperiode(Dagen(JAAR.van, date(2025, 6, 30)), 600_000),))
    feiten = replace(half, inkomen=Inkomensfeiten(Jaarstukken(800_000)), bijstand_participatiewet=60_000)
    # 16287.06 - 6480 - 6000 - 600 over six months
    assert prognose(feiten, date(2025, 6, 30), 0, PARAMETERS.lezer()).maandbedrag_op_nul == 53_451


def test_een_boekjaar_binnen_een_maand_telt_naar_dagen() -> None:
    jaar = Dagen(date(2025, 1, 5), date(2025, 1, 24))
    feiten = replace(
        BASIS,
        boekjaar=jaar,
        bijstand=(Bijstandsperiode(Dagen(jaar.van, date(2025, 1, 14)), 0),),
        inkomen=Inkomensfeiten(Jaarstukken(0)),
        jaarnorm=gegeven_jaarnorm(100_000, 0),
    )
    uitkomst = vast(feiten)
    assert uitkomst.nabetaling == 50_000
    assert "Over 10 van de 20 dagen" in teksten(uitkomst)


def test_het_forfait_van_artikel_4_staat_erbij_zodra_er_iets_om_niet_is() -> None:
    assert "betaalt over het bedrag om niet zelf de loonheffing" in teksten(vast())
    alles_terug = vast(inkomen=Inkomensfeiten(Jaarstukken(9_000_000)))
    assert [regel.bedrag for regel in alles_terug.regels if regel.tekst == "Er is geen bedrag om niet."] == [0]
    assert "loonheffing" not in teksten(alles_terug).split("Er is geen bedrag om niet.")[1]


@pytest.mark.parametrize(("lezing", "naam"), [(GEHEEL, "geheel"), (MEERDERE, "meerdere")])
def test_de_uitleg_zegt_hoe_artikel_13_is_gelezen(lezing: str, naam: str) -> None:
    uitkomst = vast(vermogen=Vermogen(6_000_000, 0), art13_lezing=lezing, inkomen=Inkomensfeiten(Jaarstukken(0)))
    assert f"(leeswijze {naam})" in teksten(uitkomst)
    assert "Er komt geen nabetaling" in teksten(uitkomst)
    assert uitkomst.vermogen.om_niet_mogelijk is False


# --- what holds for every input ---------------------------------------------------------------------------------------

BEDRAG = st.integers(0, 4_000_000)
DAG = st.integers(0, 364).map(lambda nummer: date.fromordinal(JAAR.van.toordinal() + nummer))


@st.composite
def feiten_van_een_jaar(draw: st.DrawFn) -> Vaststellingsfeiten:
    perioden = []
    for _ in range(draw(st.integers(1, 3))):
        van, tot = sorted((draw(DAG), draw(DAG)))
        perioden.append(Bijstandsperiode(Dagen(van, tot), draw(BEDRAG)))
    bijzonder = draw(st.sampled_from([0, 90_000]))
    lezing = draw(st.sampled_from([HELE_MAANDEN, DAGEN]))
    return Vaststellingsfeiten(
        boekjaar=JAAR,
        bijstand=tuple(perioden),
        inkomen=Inkomensfeiten(Jaarstukken(draw(st.integers(-2_000_000, 6_000_000))), netto=draw(BEDRAG)),
        categorie=draw(st.sampled_from(CATEGORIEEN)),
        vermogen=Vermogen(draw(st.integers(0, 40_000_000)), draw(st.integers(0, 30_000_000))),
        jaarnorm=norm(bijzonder=bijzonder, lezing=lezing),
        bijzondere_bijstand=bijzonder,
        deel_van_maand=lezing,
        evenredig=draw(st.sampled_from(EVENREDIG_NAAR)),
        art13_lezing=draw(st.sampled_from(ART13_LEZINGEN)),
    )


@settings(derandomize=True, max_examples=300, deadline=None)
@given(feiten_van_een_jaar())
def test_de_bijstand_gaat_zonder_rest_op(feiten: Vaststellingsfeiten) -> None:
    uit = vast(feiten)
    assert uit.terug_te_vorderen + uit.renteloze_lening + uit.om_niet == feiten.lening + uit.nabetaling
    assert min(uit.nabetaling, uit.terug_te_vorderen, uit.renteloze_lening, uit.om_niet) >= 0
    assert uit.terug_te_vorderen == uit.terug_te_vorderen_ten_hoogste <= feiten.lening
    assert not (uit.nabetaling and (uit.terug_te_vorderen or uit.renteloze_lening))
    alles = feiten.lening + feiten.bijzondere_bijstand + uit.inkomen.netto
    assert uit.nabetaling == 0 or alles + uit.nabetaling <= uit.jaarnorm
    assert uit.onderdeel == ("a" if alles < uit.jaarnorm else "c" if alles > uit.jaarnorm else "b")
    assert 0 <= uit.jaarlijkse_aflossing_ten_minste * 10 - uit.renteloze_lening < 10


@settings(derandomize=True, max_examples=200, deadline=None)
@given(feiten_van_een_jaar())
def test_meerdere_is_nooit_slechter_dan_geheel(feiten: Vaststellingsfeiten) -> None:
    geheel, meerdere = vast(feiten, art13_lezing=GEHEEL), vast(feiten, art13_lezing=MEERDERE)
    assert meerdere.renteloze_lening <= geheel.renteloze_lening
    assert meerdere.terug_te_vorderen == geheel.terug_te_vorderen


@settings(derandomize=True, max_examples=200, deadline=None)
@given(feiten_van_een_jaar(), DAG, st.integers(-1_000_000, 1_000_000))
def test_met_het_maandbedrag_op_nul_is_er_niets_terug_te_betalen(
    feiten: Vaststellingsfeiten, tot_en_met: date, rest: int
) -> None:
    eerste = prognose(feiten, tot_en_met, rest, PARAMETERS.lezer())
    if not eerste.maandbedrag_op_nul:
        return
    begin = date(2025, 13 - eerste.resterende_maanden, 1)
    uit, nu = eerste.uitkomst, eerste.maandbedrag_nu or 0
    tot_begin = uit.terug_te_vorderen + uit.renteloze_lening + uit.om_niet - uit.nabetaling
    lopende_maand = tot_begin - nu * eerste.resterende_maanden - feiten.lening
    laatste = max(periode.dagen.tot for periode in feiten.bijstand)
    if lopende_maand:
        deel = Bijstandsperiode(Dagen(laatste + timedelta(days=1), begin - timedelta(days=1)), lopende_maand)
        feiten = replace(feiten, bijstand=(*feiten.bijstand, deel))
    erbij = Bijstandsperiode(Dagen(begin, JAAR.tot), eerste.maandbedrag_op_nul * eerste.resterende_maanden)
    feiten = replace(feiten, bijstand=(*feiten.bijstand, erbij))
    daarna = prognose(feiten, JAAR.tot, rest, PARAMETERS.lezer()).uitkomst
    assert daarna.terug_te_vorderen == 0
    assert daarna.nabetaling < eerste.resterende_maanden


# --- the right cannot be established ----------------------------------------------------------------------------------

GEVRAAGD = Opvraagfeiten(
    boekjaar=JAAR,
    lening=1_000_000,
    peildatum=date(2026, 10, 2),
    jaarstukken_ontvangen=False,
    verzoeken=(date(2026, 7, 15), date(2026, 9, 1)),
    laatste_termijn=date(2026, 10, 1),
    zienswijze_gevraagd=True,
)


def niet_vast(**anders: object) -> NietVastTeStellen:
    return niet_vast_te_stellen(replace(GEVRAAGD, **anders), PARAMETERS.lezer())  # type: ignore[arg-type]


def test_na_alle_stappen_kan_de_hele_lening_terug() -> None:
    uitkomst = niet_vast()
    assert uitkomst.mogelijk is True
    assert [voorwaarde.voldaan for voorwaarde in uitkomst.voorwaarden] == [True] * 5
    assert (uitkomst.terug_te_vorderen_ten_hoogste, uitkomst.terug_te_vorderen) == (1_000_000, 1_000_000)
    assert "Zij weegt of dat redelijk is." in teksten(uitkomst)


def test_matiging_ook_hier() -> None:
    uitkomst = niet_vast(matiging=Matiging(400_000, "er is wel gewerkt"))
    assert (uitkomst.terug_te_vorderen_ten_hoogste, uitkomst.terug_te_vorderen) == (1_000_000, 600_000)
    assert "Reden: er is wel gewerkt." in teksten(uitkomst)
    assert "De reden hoort in het besluit." in teksten(niet_vast(matiging=Matiging(1)))
    assert "reden" not in teksten(niet_vast(matiging=Matiging(0)))
    assert niet_vast(matiging=Matiging(1_000_000)).terug_te_vorderen == 0


@pytest.mark.parametrize(
    ("anders", "plaats", "mogelijk"),
    [
        ({"peildatum": date(2026, 10, 1)}, 3, False),  # the last day of the last term
        ({"laatste_termijn": None}, 3, False),
        ({"jaarstukken_ontvangen": True}, 1, False),
        ({"jaarstukken_ontvangen": None}, 1, None),
        ({"verzoeken": (date(2026, 9, 1),)}, 2, False),
        ({"verzoeken": (date(2026, 9, 1), date(2026, 9, 1))}, 2, False),
        ({"verzoeken": ()}, 2, False),
        ({"zienswijze_gevraagd": False}, 4, False),
        ({"zienswijze_gevraagd": None}, 4, None),
    ],
)
def test_een_stap_die_ontbreekt_houdt_het_tegen(anders: dict, plaats: int, mogelijk: bool | None) -> None:
    uitkomst = niet_vast(**anders)
    oordelen = [voorwaarde.voldaan for voorwaarde in uitkomst.voorwaarden]
    assert oordelen[plaats] is mogelijk
    assert [oordeel for nummer, oordeel in enumerate(oordelen) if nummer != plaats] == [True] * 4
    assert uitkomst.mogelijk is mogelijk
    bedrag = None if mogelijk is None else 0
    assert (uitkomst.terug_te_vorderen_ten_hoogste, uitkomst.terug_te_vorderen) == (bedrag, bedrag)
    assert ("Vul eerst aan" in teksten(uitkomst)) is (mogelijk is None)
    assert all(voorwaarde.tekst in teksten(uitkomst) for voorwaarde in uitkomst.voorwaarden)


def test_de_stappen_in_woorden() -> None:
    slot = (
        "Het recht op bijstand is niet vast te stellen. De gemeente kan de hele lening van €\u00a010.000,00 "
        "terugvorderen. Zij weegt of dat redelijk is."
    )
    assert [(regel.tekst, regel.bedrag) for regel in niet_vast(matiging=Matiging(1)).regels] == [
        ("De termijn voor de jaarstukken, tot en met 30 juni 2026, is voorbij.", None),
        ("De jaarstukken zijn niet ontvangen.", None),
        ("De gemeente heeft 2 keer om de jaarstukken gevraagd; herhaald vragen is nodig.", None),
        ("De laatste termijn, tot en met 1 oktober 2026, is voorbij.", None),
        ("De zelfstandige heeft een zienswijze kunnen geven.", None),
        (slot, 1_000_000),
        ("De gemeente vordert €\u00a00,01 niet terug. De reden hoort in het besluit.", -1),
    ]
    anders = niet_vast(
        peildatum=date(2026, 6, 30),
        jaarstukken_ontvangen=True,
        verzoeken=(),
        laatste_termijn=date(2026, 7, 1),
        zienswijze_gevraagd=False,
    )
    assert [(regel.tekst, regel.bedrag) for regel in anders.regels] == [
        ("De termijn voor de jaarstukken, tot en met 30 juni 2026, loopt nog.", None),
        ("De jaarstukken zijn ontvangen: stel de bijstand vast.", None),
        ("De gemeente heeft 0 keer om de jaarstukken gevraagd; herhaald vragen is nodig.", None),
        ("De laatste termijn, tot en met 1 juli 2026, loopt nog.", None),
        ("De zelfstandige kon nog geen zienswijze geven.", None),
        ("De lening kan op deze grond nog niet worden teruggevorderd.", 0),
    ]
    assert "Niet bekend is of om een zienswijze is gevraagd." in teksten(niet_vast(zienswijze_gevraagd=None))


def test_een_onbekende_beslist_niet_waar_een_ander_al_nee_zegt() -> None:
    assert niet_vast(zienswijze_gevraagd=None, jaarstukken_ontvangen=True).mogelijk is False


@pytest.mark.parametrize(("dag", "voorbij"), [("2026-06-30", False), ("2026-07-01", True)])
def test_de_termijn_van_zes_maanden_moet_voorbij_zijn(dag: str, voorbij: bool) -> None:
    uitkomst = niet_vast(
        peildatum=date.fromisoformat(dag),
        verzoeken=(date(2026, 3, 1), date(2026, 4, 1)),
        laatste_termijn=date(2026, 5, 1),
    )
    assert uitkomst.voorwaarden[0].voldaan is voorbij
    assert uitkomst.mogelijk is voorbij


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"lening": -1}, "lening"),
        ({"matiging": Matiging(-1)}, "matiging"),
        ({"matiging": Matiging(1_000_001)}, "matiging"),
        ({"verzoeken": (JAAR.tot,)}, "verzoeken"),
        ({"verzoeken": (date(2026, 10, 3),), "laatste_termijn": None}, "verzoeken"),
        ({"laatste_termijn": date(2026, 9, 1)}, "laatste_termijn"),
    ],
)
def test_stappen_die_elkaar_tegenspreken(anders: dict, veld: str) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        niet_vast(**anders)
    assert [fout.veld for fout in gezien.value.fouten] == [veld]


def test_stappen_op_de_uiterste_dagen_mogen() -> None:
    verzoeken = (date(2026, 1, 1), GEVRAAGD.peildatum)
    assert niet_vast(verzoeken=verzoeken, laatste_termijn=date(2026, 10, 3)).mogelijk is False
    assert niet_vast(verzoeken=(date(2026, 1, 1), date(2026, 9, 30))).mogelijk is True
    assert niet_vast(lening=0).terug_te_vorderen == 0


# --- art. 19: a gift from the start -----------------------------------------------------------------------------------

KORT = DirectOmNietFeiten(
    categorie=GEVESTIGD,
    tijdvak=Dagen(date(2026, 1, 1), date(2026, 6, 30)),
    peildatum=date(2026, 1, 1),
    regelmatig_inkomen=True,
    duurzaam_lager_dan_norm=True,
    vermogen=Vermogen(5_978_200, 0),
)


def direct(**anders: object):
    return direct_om_niet(replace(KORT, **anders), PARAMETERS.lezer())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("anders", "plaats", "oordeel"),
    [
        ({"tijdvak": Dagen(date(2026, 1, 1), date(2026, 6, 29))}, 1, True),
        ({"tijdvak": Dagen(date(2026, 1, 1), date(2026, 7, 1))}, 1, False),
        ({"tijdvak": Dagen(date(2025, 8, 31), date(2026, 2, 28))}, 1, True),
        ({"tijdvak": Dagen(date(2025, 8, 31), date(2026, 3, 1))}, 1, False),
        ({"tijdvak": Dagen(date(2026, 1, 1), date(2026, 1, 1))}, 1, True),
        ({"categorie": STARTER}, 0, False),
        ({"categorie": BEEINDIGEND}, 0, False),
        ({"categorie": OUDERE}, 0, False),
        ({"regelmatig_inkomen": False}, 2, False),
        ({"regelmatig_inkomen": None}, 2, None),
        ({"duurzaam_lager_dan_norm": False}, 3, False),
        ({"duurzaam_lager_dan_norm": None}, 3, None),
        ({"vermogen": None}, 4, None),
        ({"vermogen": Vermogen(5_978_201, 0)}, 4, False),
        ({"vermogen": Vermogen(5_978_201, 0), "peildatum": date(2025, 12, 31)}, 4, False),
        ({"vermogen": Vermogen(5_803_500, 0), "peildatum": date(2025, 12, 31)}, 4, True),
    ],
)
def test_de_voorwaarden_van_artikel_19(anders: dict, plaats: int, oordeel: bool | None) -> None:
    uitkomst = direct(**anders)
    assert len(uitkomst.voorwaarden) == 5
    assert uitkomst.voorwaarden[plaats].voldaan is oordeel
    assert uitkomst.voldoet is oordeel
    assert all(voorwaarde.tekst in teksten(uitkomst) for voorwaarde in uitkomst.voorwaarden)


def test_artikel_19_in_woorden() -> None:
    assert teksten(direct()).endswith("De bijstand is meteen een bedrag om niet. Er is achteraf geen vaststelling.")
    assert teksten(direct(vermogen=None)).endswith("hangt af van wat nog niet bekend is.")
    assert teksten(direct(vermogen=None, categorie=STARTER)).endswith("De bijstand is voorlopig een renteloze lening.")
    assert "De aanvrager is een gevestigde zelfstandige." in teksten(direct())
    assert "De aanvrager is geen gevestigde zelfstandige." in teksten(direct(categorie=STARTER))
    assert "duurt niet langer dan 6 maanden (tot en met 30 juni 2026)" in teksten(direct())
    assert "duurt langer dan 6 maanden" in teksten(direct(tijdvak=Dagen(date(2026, 1, 1), date(2026, 7, 1))))
    assert "Het vermogen is hoger dan de grens" in teksten(direct(vermogen=Vermogen(9_000_000, 0)))


def test_een_tijdvak_achterstevoren() -> None:
    with pytest.raises(InvoerFouten, match="eindigt voor het begint"):
        direct(tijdvak=Dagen(date(2026, 1, 2), date(2026, 1, 1)))
