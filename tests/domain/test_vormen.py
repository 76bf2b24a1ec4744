"""The other forms of capital: borgtocht (16), preparation (29), gift and renteloze lening (13, 22, 26), and the Tozo."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.borgtocht import ANDERS, BANK, RECHTSPERSOON, Borgtochtfeiten, lening_na_uitwinning, toets_borgtocht
from bbzdesk.domain.categorie import BEEINDIGEND, GEVESTIGD, OUDERE, STARTER
from bbzdesk.domain.fouten import InvoerFouten, OnbekendeWaarde
from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.lening import ANNUITAIR, LINEAIR, Betaling, Periode, Uitbetaling, maak_schema, stand
from bbzdesk.domain.renteloos import OmNietfeiten, renteloze_lening, toets_om_niet
from bbzdesk.domain.tozo import Tozobesluit, tozolening
from bbzdesk.domain.vermogen import Vermogen
from bbzdesk.domain.voorbereiding import (
    Afloop,
    Afloopfeiten,
    Voorbereidingsfeiten,
    afloop_van_voorbereiding,
    toets_voorbereiding,
    zet_om,
)

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
LEZER = PARAMETERS.lezer()
DAG = timedelta(days=1)
OP = date(2026, 11, 22)
JANEE = (None, True, False)


def _velden(doe) -> list[str]:
    with pytest.raises(InvoerFouten) as gevangen:
        doe()
    return [fout.veld for fout in gevangen.value.fouten]


# --- borgtocht -------------------------------------------------------------------------------------------------------

BORG = Borgtochtfeiten(GEVESTIGD, 26104800, 30000000, 120, OP, BANK, None, False)


def test_een_borgtocht_die_aan_alles_voldoet() -> None:
    toets = toets_borgtocht(BORG, LEZER)
    assert toets.mag is True
    assert [voorwaarde.artikel for voorwaarde in toets.voorwaarden] == [
        "Bbz art. 20", "Bbz art. 16", "Bbz art. 16 a", "Bbz art. 16 b", "Bbz art. 16 c",
    ]  # fmt: skip
    assert [regel.artikel for regel in toets.regels[-2:]] == ["Bbz art. 16 e", "Bbz art. 16 d"]


@pytest.mark.parametrize(
    ("anders", "mag"),
    [
        ({"bedrag": 26104799}, True),
        ({"bedrag": 26104801}, False),
        ({"banklening": 26104800}, True),
        ({"banklening": 26104799}, False),
        ({"looptijd_maanden": 1}, True),
        ({"looptijd_maanden": 121}, False),
        ({"voor_rente_of_kosten": True}, False),
        ({"voor_rente_of_kosten": None}, None),
        ({"kredietgever": None}, None),
        ({"kredietgever": ANDERS}, False),
        ({"kredietgever": RECHTSPERSOON}, None),
        ({"kredietgever": RECHTSPERSOON, "erkend": True}, True),
        ({"kredietgever": RECHTSPERSOON, "erkend": False}, False),
        ({"kredietgever": None, "voor_rente_of_kosten": True}, False),
        ({"categorie": STARTER, "bedrag": 4806000}, True),
        ({"categorie": STARTER, "bedrag": 4806001}, False),
        ({"categorie": OUDERE}, False),
        ({"categorie": BEEINDIGEND}, False),
    ],
)
def test_elke_voorwaarde_van_de_borgtocht(anders, mag) -> None:
    assert toets_borgtocht(replace(BORG, **anders), LEZER).mag is mag


def test_de_zinnen_van_de_borgtocht() -> None:
    zinnen = [voorwaarde.tekst for voorwaarde in toets_borgtocht(BORG, LEZER).voorwaarden[:2]]
    assert all("niet hoger dan" in zin for zin in zinnen)
    te_hoog = toets_borgtocht(replace(BORG, bedrag=26104801, banklening=26104800), LEZER).voorwaarden[:2]
    assert all("is hoger dan" in voorwaarde.tekst for voorwaarde in te_hoog)


def test_een_cent_kan_en_meer_dan_het_programma_aankan_niet() -> None:
    assert toets_borgtocht(replace(BORG, bedrag=1, banklening=1), LEZER).mag
    assert toets_borgtocht(replace(BORG, banklening=MAXIMUM), LEZER).mag
    assert _velden(lambda: toets_borgtocht(replace(BORG, banklening=MAXIMUM + 1), LEZER)) == ["banklening"]
    assert toets_voorbereiding(replace(VOORBEREIDING, bedrag=1), LEZER).mag
    assert toets_voorbereiding(replace(VOORBEREIDING, bedrag=MAXIMUM), LEZER).mag
    assert _velden(lambda: toets_voorbereiding(replace(VOORBEREIDING, bedrag=MAXIMUM + 1), LEZER)) == ["bedrag"]
    assert toets_om_niet(replace(OM_NIET, bedrag=1), LEZER).mag
    assert toets_om_niet(replace(OM_NIET, bedrag=MAXIMUM), LEZER).mag is False
    assert _velden(lambda: toets_om_niet(replace(OM_NIET, bedrag=MAXIMUM + 1), LEZER)) == ["bedrag"]


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"bedrag": 0}, ["bedrag"]),
        ({"banklening": 0}, ["banklening"]),
        ({"looptijd_maanden": 0}, ["looptijd_maanden"]),
        ({"kredietgever": "oom"}, ["kredietgever"]),
    ],
)
def test_een_borgtocht_die_niet_kan(anders, velden) -> None:
    assert _velden(lambda: toets_borgtocht(replace(BORG, **anders), LEZER)) == velden


def test_na_uitwinning_is_er_een_lening_maar_alleen_met_toestemming() -> None:
    feiten = (1000000, OP, Decimal(0), date(2027, 1, 1), 50, LINEAIR)
    lening = lening_na_uitwinning(*feiten, toestemming=True)
    assert maak_schema(lening).termijnen[0].aflossing == 20000
    for toestemming in (None, False):
        assert _velden(lambda t=toestemming: lening_na_uitwinning(*feiten, toestemming=t)) == ["toestemming"]
    assert _velden(lambda: lening_na_uitwinning(0, *feiten[1:], toestemming=True))[0] == "hoofdsom"


# --- preparation -----------------------------------------------------------------------------------------------------

VOORBEREIDING = Voorbereidingsfeiten(Dagen(date(2026, 1, 1), date(2026, 12, 31)), 250000, True, True, True)


@pytest.mark.parametrize(
    ("anders", "mag"),
    [
        ({}, True),
        ({"periode": Dagen(date(2026, 1, 1), date(2027, 1, 1))}, False),
        ({"periode": Dagen(date(2026, 1, 1), date(2026, 1, 1))}, True),
        ({"algemene_bijstand": None}, None),
        ({"algemene_bijstand": False}, False),
        ({"voornemen": None}, None),
        ({"voornemen": False}, False),
        ({"werkt_mee_aan_begeleiding": None}, None),
        ({"werkt_mee_aan_begeleiding": False}, False),
        ({"beleidsmaximum": 250000}, True),
        ({"beleidsmaximum": 250001}, True),
        ({"beleidsmaximum": 249999}, False),
    ],
)
def test_een_voorbereidingskrediet(anders, mag) -> None:
    toets = toets_voorbereiding(replace(VOORBEREIDING, **anders), LEZER)
    assert toets.mag is mag
    zonder_beleid = any("geen hoogste bedrag" in regel.tekst for regel in toets.regels)
    assert zonder_beleid is ("beleidsmaximum" not in anders)


def test_wat_niet_bekend_is_staat_er_zo() -> None:
    toets = toets_voorbereiding(replace(VOORBEREIDING, algemene_bijstand=None, voornemen=False), LEZER)
    assert toets.voorwaarden[0].tekst == "Niet bekend: de aanvrager ontvangt algemene bijstand."
    assert toets.voorwaarden[1].tekst == "De aanvrager is niet van plan een bedrijf te beginnen."
    assert toets.voorwaarden[2].tekst == "De aanvrager werkt mee aan begeleiding."
    assert toets.voorwaarden[3].tekst.startswith("De voorbereiding duurt niet langer dan 12 maanden")
    ruim = toets_voorbereiding(replace(VOORBEREIDING, beleidsmaximum=250000), LEZER).voorwaarden[-1]
    krap = toets_voorbereiding(replace(VOORBEREIDING, beleidsmaximum=249999), LEZER).voorwaarden[-1]
    assert ("is niet hoger" in ruim.tekst, "is hoger" in krap.tekst) == (True, True)


@pytest.mark.parametrize(
    ("anders", "velden"),
    [({"bedrag": 0}, ["bedrag"]), ({"periode": Dagen(OP, OP - DAG)}, ["periode"]), ({"bedrag": -1, "periode": Dagen(OP, OP - DAG)}, ["periode", "bedrag"])],
)  # fmt: skip
def test_een_voorbereiding_die_niet_kan(anders, velden) -> None:
    assert _velden(lambda: toets_voorbereiding(replace(VOORBEREIDING, **anders), LEZER)) == velden


def test_de_afloop_van_een_voorbereiding_in_elke_combinatie() -> None:
    for begonnen, gegeven, besef in product(JANEE, JANEE, JANEE):
        if begonnen:
            verwacht = Afloop.RENTEDRAGEND
        elif begonnen is None:
            verwacht = None
        elif gegeven is False or besef is True:
            verwacht = Afloop.BLIJFT_LENING
        elif gegeven is True and besef is False:
            verwacht = Afloop.OM_NIET
        else:
            verwacht = None
        afloop = afloop_van_voorbereiding(Afloopfeiten(begonnen, gegeven, besef))
        assert afloop.afloop is verwacht
        assert len(afloop.regels) == 1


@pytest.mark.parametrize(("termijnen", "mag"), [(119, True), (120, True), (121, False)])
def test_na_de_start_is_er_rente_en_ten_hoogste_tien_jaar(termijnen, mag) -> None:
    feiten = (250000, date(2026, 1, 1), date(2026, 2, 1), termijnen, ANNUITAIR, LEZER)
    if mag:
        omzetting = zet_om(*feiten)
        assert omzetting.lening.rente == 8
        assert omzetting.lening.begin == date(2026, 1, 1)
        assert omzetting.regels[1].tekst == "De rente is 8% per jaar vanaf 1 januari 2026."
    else:
        assert _velden(lambda: zet_om(*feiten)) == ["aantal_termijnen"]


def test_de_rente_is_die_van_de_dag_van_omzetten() -> None:
    assert zet_om(100, date(2009, 6, 30), date(2009, 8, 1), 10, LINEAIR, LEZER).lening.rente == 5
    assert zet_om(100, date(2009, 7, 1), date(2009, 8, 1), 10, LINEAIR, LEZER).lening.rente == 8
    assert _velden(lambda: zet_om(0, OP, OP + DAG, 10, LINEAIR, LEZER))[0] == "hoofdsom"


# --- gift and renteloze lening ---------------------------------------------------------------------------------------

ARM = Vermogen(1000000, 0)
OM_NIET = OmNietfeiten(GEVESTIGD, 1305200, OP, ARM, True, False)


@pytest.mark.parametrize(
    ("anders", "mag"),
    [
        ({}, True),
        ({"bedrag": 1305199}, True),
        ({"bedrag": 1305201}, False),
        ({"inkomen_duurzaam_lager": None}, None),
        ({"inkomen_duurzaam_lager": False}, False),
        ({"lening_artikel_20": None}, None),
        ({"lening_artikel_20": True}, False),
        ({"vermogen": None}, None),
        ({"vermogen": None, "lening_artikel_20": True}, False),
        ({"vermogen": Vermogen(25123300, 0)}, False),
        ({"vermogen": Vermogen(5978200, 0)}, True),
        ({"vermogen": Vermogen(5978201, 0)}, False),
    ],
)
def test_bedrijfskapitaal_om_niet_voor_een_gevestigde(anders, mag) -> None:
    uitkomst = toets_om_niet(replace(OM_NIET, **anders), LEZER)
    assert uitkomst.mag is mag
    bedrag = anders.get("bedrag", 1305200)
    assert uitkomst.om_niet == {True: bedrag, False: 0, None: None}[mag]
    assert uitkomst.renteloze_lening == (None if mag is None else 0)
    assert len(uitkomst.voorwaarden) == 4


@pytest.mark.parametrize(
    ("vermogen", "lezing", "om_niet", "renteloos"),
    [
        (17586399, "geheel", 1305200, 0),
        (17586400, "geheel", 1305200, 0),
        (17586401, "geheel", 0, 1305200),
        (17586401, "meerdere", 1305199, 1),
        (17586400 + 1305200, "meerdere", 0, 1305200),
        (17586400 + 1305201, "meerdere", 0, 1305200),
        (17586400 + 1305199, "meerdere", 1, 1305199),
    ],
)
def test_een_oudere_zelfstandige_met_te_veel_vermogen_krijgt_een_renteloze_lening(
    vermogen, lezing, om_niet, renteloos
) -> None:
    feiten = OmNietfeiten(OUDERE, 1305200, OP, Vermogen(vermogen, 0), lezing=lezing)
    uitkomst = toets_om_niet(feiten, LEZER)
    assert (uitkomst.mag, uitkomst.om_niet, uitkomst.renteloze_lening) == (True, om_niet, renteloos)
    assert any(f"leeswijze {lezing}" in regel.tekst for regel in uitkomst.regels) is bool(renteloos)


def test_een_oudere_zelfstandige_aan_de_rand() -> None:
    onbekend = toets_om_niet(OmNietfeiten(OUDERE, 1305200, OP), LEZER)
    assert (onbekend.mag, onbekend.om_niet, onbekend.renteloze_lening) == (True, None, None)
    te_veel = toets_om_niet(OmNietfeiten(OUDERE, 1305201, OP, ARM), LEZER)
    assert (te_veel.mag, te_veel.om_niet, te_veel.renteloze_lening) == (False, 0, 0)


@pytest.mark.parametrize("categorie", [STARTER, BEEINDIGEND])
def test_een_starter_of_wie_stopt_krijgt_niets_om_niet(categorie) -> None:
    uitkomst = toets_om_niet(OmNietfeiten(categorie, 100, OP, ARM, True, False), LEZER)
    assert (uitkomst.mag, uitkomst.om_niet, uitkomst.renteloze_lening, len(uitkomst.regels)) == (False, 0, 0, 1)


@pytest.mark.parametrize(("anders", "velden"), [({"bedrag": 0}, ["bedrag"]), ({"lezing": "half"}, ["lezing"])])
def test_om_niet_dat_niet_kan(anders, velden) -> None:
    assert _velden(lambda: toets_om_niet(replace(OM_NIET, **anders), LEZER)) == velden


@pytest.mark.parametrize(
    ("bedrag", "eerste", "termijnen", "mag"),
    [
        (1200000, "2026-01-31", 120, True),
        (1200000, "2026-01-31", 121, False),
        (1200000, "2026-01-31", 12, True),
        (1200000, "2026-02-28", 110, True),
        (1200000, "2026-02-28", 111, False),
        (1200000, "2026-12-31", 10, True),
        (1200000, "2026-12-31", 11, False),
        (1200000, "2027-01-01", 1, False),
        (1000001, "2026-01-31", 119, True),
        (1000001, "2026-01-31", 120, True),
        (5, "2026-01-31", 5, True),
    ],
)
def test_elk_jaar_wordt_ten_minste_tien_procent_afgelost(bedrag, eerste, termijnen, mag) -> None:
    def maak():
        return renteloze_lening(bedrag, 2025, date.fromisoformat(eerste), termijnen, LEZER)

    if not mag:
        assert _velden(maak) == ["aantal_termijnen"]
        return
    uitkomst = maak()
    schema = maak_schema(uitkomst.lening)
    assert schema.totaal_rente == 0
    assert uitkomst.regels[-1].bedrag == schema.termijnen[0].aflossing == -(-bedrag // termijnen)
    assert sum(termijn.aflossing for termijn in schema.termijnen) == bedrag
    assert uitkomst.lening.begin == date(2025, 12, 31)


def test_de_aflossing_begint_in_het_jaar_na_de_bijstand() -> None:
    assert _velden(lambda: renteloze_lening(1200000, 2025, date(2025, 12, 31), 10, LEZER)) == ["eerste_vervaldatum"]
    assert _velden(lambda: renteloze_lening(1200000, 2025, date(2026, 1, 31), 0, LEZER))[0] == "aantal_termijnen"
    assert _velden(lambda: renteloze_lening(0, 2025, date(2026, 1, 31), 10, LEZER))[0] == "hoofdsom"
    regels = renteloze_lening(1200001, 2025, date(2026, 1, 1), 100, LEZER).regels
    assert regels[2].tekst == "Er zijn 100 termijnen. De laatste is op 1 april 2034."
    assert (regels[1].tekst, regels[1].bedrag) == ("Vanaf 2026 wordt elk jaar ten minste 10% afgelost.", 120001)


def test_wie_te_weinig_aflost_hoort_in_welk_jaar() -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        renteloze_lening(1200000, 2025, date(2026, 3, 1), 120, LEZER)
    assert str(gevangen.value) == (
        "In 2026 wordt €\N{NO-BREAK SPACE}1.000,00 afgelost. Ten minste €\N{NO-BREAK SPACE}1.200,00 is nodig "
        "(10% per jaar of wat er dan nog openstaat). Begin eerder of verlaag het aantal termijnen."
    )


# --- Tozo ------------------------------------------------------------------------------------------------------------

# The worked example of a municipality: paid on 15 April 2020, interest from 1 May 2020, 52 terms from July 2022.
TOZO = Tozobesluit(date(2020, 4, 15), (Uitbetaling(date(2020, 5, 1), 1015700),), date(2022, 7, 1), date(2026, 10, 1))


def _tozo(**anders):
    return tozolening(replace(TOZO, **anders), LEZER, PARAMETERS)


def test_het_voorbeeld_van_een_gemeente() -> None:
    tozo = _tozo()
    schema = maak_schema(tozo.lening)
    assert (tozo.lening.aantal_termijnen, tozo.lening.rente) == (52, 2)
    assert schema.termijnen[0].aflossing == 19533
    assert schema.termijnen[0].rente == 13543  # eight months of 2020; nothing from January 2021 to June 2022
    assert schema.termijnen[1].rente == 1660  # (10157.00 - 195.33) x 2% / 12
    assert schema.termijnen[-1].vervaldatum == date(2026, 10, 1)
    assert stand(tozo.lening, [Betaling(date(2022, 7, 1), 33076)], date(2022, 7, 31)).achterstand == 0


@pytest.mark.parametrize(
    ("bedrag", "eerder", "mag"),
    [(1015700, 0, True), (1015701, 0, False), (515700, 500000, True), (515701, 500000, False), (515699, 500000, True)],
)
def test_alle_tozo_leningen_samen_hebben_een_hoogste_bedrag(bedrag, eerder, mag) -> None:
    anders = {"uitbetalingen": (Uitbetaling(date(2020, 5, 1), bedrag),), "eerder_verstrekt": eerder}
    if mag:
        assert _tozo(**anders).lening.hoofdsom == bedrag
    else:
        assert _velden(lambda: _tozo(**anders)) == ["hoofdsom"]


@pytest.mark.parametrize(
    ("laatste", "termijnen"),
    [("2022-07-01", 1), ("2022-08-01", 2), ("2022-08-02", None), ("2022-07-31", None), ("2022-06-30", None), ("2022-06-01", None)],
)  # fmt: skip
def test_de_einddatum_van_het_besluit_moet_een_vervaldag_zijn(laatste, termijnen) -> None:
    einde = date.fromisoformat(laatste)
    if termijnen:
        assert _tozo(laatste_vervaldatum=einde).lening.aantal_termijnen == termijnen
    else:
        assert _velden(lambda: _tozo(laatste_vervaldatum=einde)) == ["laatste_vervaldatum"]


def test_een_vervaldag_aan_het_einde_van_de_maand() -> None:
    tozo = _tozo(eerste_vervaldatum=date(2022, 7, 31), laatste_vervaldatum=date(2023, 2, 28))
    assert tozo.lening.aantal_termijnen == 8


def test_het_besluit_gaat_voor_de_regeling() -> None:
    tozo = _tozo(rente=Decimal("1.5"), rentevrij=(Periode(date(2021, 1, 1), date(2021, 12, 31)),))
    assert tozo.lening.rente == Decimal("1.5")
    assert maak_schema(tozo.lening).termijnen[0].rente == 10157 + 7618  # 8 months of 2020, 6 of 2022
    assert "1,5% per jaar, volgens het besluit" in tozo.regels[2].tekst
    assert "2% per jaar, volgens de regeling" in _tozo().regels[2].tekst
    assert _tozo(rente=Decimal(0), rentevrij=()).lening.rentevrij == ()


def test_de_parameters_van_de_tozo_staan_in_de_verantwoording() -> None:
    lezer = PARAMETERS.lezer()
    tozolening(TOZO, lezer, PARAMETERS)
    assert [gebruikt.naam for gebruikt in lezer.gebruikt] == [
        "tozo.hoogste_bedrag",
        "tozo.rente",
        "tozo_rentevrij.procent",
    ]


@pytest.mark.parametrize("dag", [date(2020, 2, 29), date(2022, 1, 1)])
def test_buiten_de_jaren_van_de_tozo_vraagt_het_programma(dag) -> None:
    with pytest.raises(OnbekendeWaarde):
        _tozo(besluitdatum=dag)


def test_op_de_eerste_en_laatste_dag_van_de_tozo_kan_het() -> None:
    assert _tozo(besluitdatum=date(2020, 3, 1)).lening.rente == 2
    assert _tozo(besluitdatum=date(2021, 12, 31)).lening.rente == 2


def test_te_veel_tozo_zegt_hoeveel_het_samen_is() -> None:
    with pytest.raises(InvoerFouten, match=r"samen €.10\.158,00\. Het hoogste bedrag is €.10\.157,00"):
        _tozo(eerder_verstrekt=100)


def test_een_tozo_die_niet_kan() -> None:
    assert _velden(lambda: _tozo(eerder_verstrekt=-1)) == ["eerder_verstrekt"]
    assert _velden(lambda: _tozo(vorm="vrij", uitbetalingen=())) == ["hoofdsom", "vorm", "uitbetalingen"]


def test_de_uitleg_zegt_of_het_bedrag_past_en_wat_nog_niet_bekend_is() -> None:
    past = [regel.tekst for regel in toets_om_niet(OmNietfeiten(OUDERE, 1305200, OP), LEZER).regels]
    assert past[1:] == [
        "Het bedrag van €\N{NO-BREAK SPACE}13.052,00 is niet hoger dan het hoogste bedrag.",
        "Niet bekend is hoe hoog het vermogen is.",
    ]
    te_veel = [regel.tekst for regel in toets_om_niet(OmNietfeiten(OUDERE, 1305201, OP, ARM), LEZER).regels]
    assert te_veel[1:] == ["Het bedrag van €\N{NO-BREAK SPACE}13.052,01 is hoger dan het hoogste bedrag."]
