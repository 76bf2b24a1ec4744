"""A new schedule after uitstel (Bbz art. 41 lid 3, 15 b): worked by hand, and properties over many loans."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.datum import laatste_dag, plus_maanden
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.lening import ANNUITAIR, LINEAIR, Betaling, Leningvoorwaarden, Periode, Uitbetaling, maak_schema
from bbzdesk.domain.na_uitstel import (
    EERSTE_TERMIJN,
    EINDDATUM_SCHUIFT,
    EINDDATUMS,
    GESPREID,
    LAATSTE_TERMIJN,
    LOOPTIJD_GELIJK,
    TERUGBETALINGEN,
    Herziening,
    Restant,
    herzie_na_uitstel,
    restant_op,
)

LEZER = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters").lezer()
DAG = timedelta(days=1)
LENING = Leningvoorwaarden(
    hoofdsom=1200000,
    rente=Decimal(8),
    uitbetalingen=(Uitbetaling(date(2024, 1, 1), 1200000),),
    eerste_vervaldatum=date(2024, 2, 1),
    aantal_termijnen=60,
    vorm=LINEAIR,
)
# Twelve terms are paid (200.00 each); the terms of 1 February 2025 up to and including 1 January 2026 are deferred.
VRAAG = Herziening(LENING, Dagen(date(2025, 1, 2), date(2026, 1, 1)), Restant(960000), EINDDATUM_SCHUIFT, GESPREID)


def _velden(vraag: Herziening) -> list[str]:
    with pytest.raises(InvoerFouten) as gevangen:
        herzie_na_uitstel(vraag, LEZER)
    return [fout.veld for fout in gevangen.value.fouten]


def test_een_jaar_uitstel_van_alles_de_einddatum_schuift() -> None:
    nieuw = herzie_na_uitstel(VRAAG, LEZER)
    assert len(nieuw.tijdens) == 12
    assert {rij.rente for rij in nieuw.tijdens} == {6400}  # 9600.00 at 8 percent, a twelfth
    assert nieuw.uitgestelde_rente == 76800
    assert nieuw.tijdens[-1].restschuld == 960000
    assert len(nieuw.termijnen) == 48
    eerste = nieuw.termijnen[0]
    assert (eerste.vervaldatum, eerste.rente, eerste.aflossing, eerste.uitgestelde_rente) == (
        date(2026, 2, 1),
        6400,
        20000,
        1600,
    )
    assert eerste.termijnbedrag == 28000
    assert nieuw.einddatum == date(2030, 1, 1)
    assert not nieuw.langer_dan_toegestaan


def test_de_looptijd_blijft_gelijk_dan_wordt_de_termijn_hoger() -> None:
    nieuw = herzie_na_uitstel(replace(VRAAG, einddatum=LOOPTIJD_GELIJK), LEZER)
    assert len(nieuw.termijnen) == 36
    assert nieuw.einddatum == LENING.vervaldatum(60) == date(2029, 1, 1)
    assert nieuw.termijnen[0].aflossing == 26667
    assert nieuw.termijnen[-1].aflossing == 26655


@pytest.mark.parametrize(
    ("betaalt", "uitgesteld", "restschuld", "eerste"),
    [
        (0, 76800, 960000, (0, 0)),
        (6399, 12, 960000, (6399, 0)),
        (6400, 0, 960000, (6400, 0)),
        (3000, 40800, 960000, (3000, 0)),
        (16400, 0, 835501, (6400, 10000)),
    ],
)
def test_wat_betaald_wordt_gaat_eerst_naar_de_rente(betaalt, uitgesteld, restschuld, eerste) -> None:
    nieuw = herzie_na_uitstel(replace(VRAAG, betaalt_per_termijn=betaalt), LEZER)
    assert nieuw.uitgestelde_rente == uitgesteld
    assert (nieuw.tijdens[0].betaald_rente, nieuw.tijdens[0].betaald_aflossing) == eerste
    assert nieuw.tijdens[-1].restschuld == nieuw.lening.hoofdsom == restschuld


def test_open_rente_wordt_eerst_betaald_en_is_anders_uitgesteld() -> None:
    vraag = replace(VRAAG, restant=Restant(960000, 5000))
    assert herzie_na_uitstel(vraag, LEZER).uitgestelde_rente == 81800
    rij = herzie_na_uitstel(replace(vraag, betaalt_per_termijn=11500), LEZER).tijdens
    assert (rij[0].betaald_rente, rij[0].betaald_aflossing, rij[0].uitgestelde_rente) == (11400, 100, 0)
    assert rij[1].rente == 6399  # 9599.00 at 8 percent


@pytest.mark.parametrize(
    ("hoe", "eerste", "tweede", "laatste"),
    [(GESPREID, 1600, 1600, 1600), (EERSTE_TERMIJN, 76800, 0, 0), (LAATSTE_TERMIJN, 0, 0, 76800)],
)
def test_de_uitgestelde_rente_komt_terug_zoals_gekozen(hoe, eerste, tweede, laatste) -> None:
    termijnen = herzie_na_uitstel(replace(VRAAG, uitgestelde_rente=hoe), LEZER).termijnen
    delen = [termijn.uitgestelde_rente for termijn in termijnen]
    assert (delen[0], delen[1], delen[-1], sum(delen)) == (eerste, tweede, laatste, 76800)


@pytest.mark.parametrize("cent", [1, 2, 23, 24, 25, 71, 72, 73])
def test_een_paar_cent_verdeelt_zich_zonder_min(cent) -> None:
    vraag = replace(VRAAG, lening=replace(LENING, rente=Decimal(0)), restant=Restant(960000, cent))
    delen = [termijn.uitgestelde_rente for termijn in herzie_na_uitstel(vraag, LEZER).termijnen]
    assert sum(delen) == cent
    assert min(delen) >= 0


@pytest.mark.parametrize(("meer_termijnen", "te_lang"), [(59, False), (60, False), (61, True)])
def test_tien_jaar_na_de_verstrekking_is_nog_goed(meer_termijnen, te_lang) -> None:
    lening = replace(LENING, aantal_termijnen=48 + meer_termijnen)
    nieuw = herzie_na_uitstel(replace(VRAAG, lening=lening), LEZER)
    assert nieuw.einddatum == plus_maanden(date(2029, 1, 1), meer_termijnen)
    assert nieuw.langer_dan_toegestaan is te_lang
    assert any("ten hoogste 10 jaar" in regel.tekst for regel in nieuw.regels) is te_lang
    tozo = herzie_na_uitstel(replace(VRAAG, lening=lening, artikel_15=False), LEZER)
    assert not tozo.langer_dan_toegestaan


def test_de_tien_jaar_tellen_ook_na_een_tweede_uitstel_vanaf_de_verstrekking() -> None:
    lening = replace(LENING, aantal_termijnen=107)
    eerst = herzie_na_uitstel(replace(VRAAG, lening=lening), LEZER)
    assert eerst.einddatum == date(2033, 12, 1)
    opnieuw = Herziening(
        eerst.lening, Dagen(date(2026, 2, 1), date(2026, 4, 1)), Restant(960000), EINDDATUM_SCHUIFT, GESPREID
    )
    tweede = herzie_na_uitstel(opnieuw, LEZER)
    assert tweede.lening.verstrekt_op == date(2024, 1, 1)
    assert tweede.einddatum == date(2034, 3, 1)
    assert tweede.langer_dan_toegestaan


def test_de_dag_31_komt_terug_na_een_uitstel_dat_in_februari_eindigt() -> None:
    lening = replace(LENING, eerste_vervaldatum=date(2024, 1, 31))
    vraag = replace(VRAAG, lening=lening, uitstel=Dagen(date(2025, 1, 1), date(2025, 1, 31)))
    nieuw = herzie_na_uitstel(vraag, LEZER)
    dagen = [termijn.vervaldatum for termijn in nieuw.termijnen[:3]]
    assert dagen == [date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30)]
    assert {termijn.rente for termijn in nieuw.termijnen[:1]} == {6400}  # a whole month, though only 28 days
    verder = Herziening(
        nieuw.lening, Dagen(date(2025, 2, 1), date(2025, 2, 28)), Restant(960000), LOOPTIJD_GELIJK, GESPREID
    )
    assert herzie_na_uitstel(verder, LEZER).termijnen[0].vervaldatum == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("uitstel", "erin"),
    [
        (("2025-02-01", "2025-02-01"), 1),
        (("2025-02-01", "2025-03-01"), 2),
        (("2025-02-02", "2025-03-01"), 1),
        (("2025-01-31", "2025-02-28"), 1),
        (("2024-01-01", "2024-02-29"), 1),
    ],
)
def test_een_termijn_valt_in_het_uitstel_als_hij_er_vervalt(uitstel, erin) -> None:
    vraag = replace(VRAAG, uitstel=Dagen(*map(date.fromisoformat, uitstel)))
    assert len(herzie_na_uitstel(vraag, LEZER).tijdens) == erin


def test_de_aflossingsvrije_termijnen_schuiven_mee_of_lopen_af() -> None:
    lening = replace(LENING, aflossingsvrij=20)
    vraag = replace(VRAAG, lening=lening, restant=Restant(1200000))
    schuift = herzie_na_uitstel(vraag, LEZER).termijnen
    assert [termijn.aflossing for termijn in schuift[:9]] == [0] * 8 + [30000]
    gelijk = herzie_na_uitstel(replace(vraag, einddatum=LOOPTIJD_GELIJK), LEZER).termijnen
    assert gelijk[0].aflossing == 33333
    korter = replace(vraag, uitstel=Dagen(date(2025, 2, 1), date(2025, 3, 1)), einddatum=LOOPTIJD_GELIJK)
    assert [termijn.aflossing for termijn in herzie_na_uitstel(korter, LEZER).termijnen[:7]] == [0] * 6 + [30000]


def test_een_annuiteit_houdt_haar_bedrag_als_de_einddatum_schuift() -> None:
    lening = replace(LENING, vorm=ANNUITAIR)
    schema = maak_schema(lening)
    restant = Restant(schema.termijnen[11].restschuld)
    nieuw = herzie_na_uitstel(replace(VRAAG, lening=lening, restant=restant, betaalt_per_termijn=0), LEZER)
    nieuwe_annuiteit = nieuw.termijnen[0].rente + nieuw.termijnen[0].aflossing
    assert nieuwe_annuiteit == schema.termijnbedrag == 24332


def test_een_afgesproken_bedrag_blijft_als_de_einddatum_schuift_en_anders_niet() -> None:
    lening = replace(LENING, vorm=ANNUITAIR, termijnbedrag=25000)
    vraag = replace(VRAAG, lening=lening)
    assert herzie_na_uitstel(vraag, LEZER).lening.termijnbedrag == 25000
    assert herzie_na_uitstel(replace(vraag, einddatum=LOOPTIJD_GELIJK), LEZER).lening.termijnbedrag is None
    assert herzie_na_uitstel(replace(vraag, termijnbedrag=30000), LEZER).lening.termijnbedrag == 30000


def test_rentevrije_perioden_tellen_ook_tijdens_en_na_het_uitstel() -> None:
    lening = replace(LENING, rentevrij=(Periode(date(2025, 12, 1), date(2026, 1, 31)),))
    nieuw = herzie_na_uitstel(replace(VRAAG, lening=lening), LEZER)
    assert [rij.rente for rij in nieuw.tijdens] == [6400] * 11 + [0]
    assert [termijn.rente for termijn in nieuw.termijnen[:2]] == [0, 6267]


def test_een_lening_die_in_delen_wordt_uitbetaald() -> None:
    delen = (
        Uitbetaling(date(2024, 1, 1), 600000),
        Uitbetaling(date(2024, 2, 15), 300000),
        Uitbetaling(date(2024, 3, 1), 300000),
    )
    lening = replace(LENING, uitbetalingen=delen)
    vraag = Herziening(lening, Dagen(date(2024, 1, 1), date(2024, 2, 29)), Restant(600000), EINDDATUM_SCHUIFT, GESPREID)
    nieuw = herzie_na_uitstel(vraag, LEZER)
    assert [(rij.vervaldatum, rij.rente, rij.restschuld) for rij in nieuw.tijdens] == [(date(2024, 2, 1), 4000, 600000)]
    assert nieuw.lening.hoofdsom == 1200000
    # from 1 to 15 February 6000.00 (14 days of 30), then 9000.00 (16 days)
    assert nieuw.termijnen[0].rente == 1867 + 3200
    langer = herzie_na_uitstel(replace(vraag, uitstel=Dagen(date(2024, 1, 1), date(2024, 3, 1))), LEZER)
    assert [rij.rente for rij in langer.tijdens] == [4000, 5067]
    assert langer.tijdens[-1].restschuld == 900000
    assert langer.lening.hoofdsom == 1200000
    # on a due date the part that is paid out that day is open already
    op_vervaldag = replace(vraag, uitstel=Dagen(date(2024, 3, 2), date(2024, 4, 1)), restant=Restant(1160000))
    assert [rij.rente for rij in herzie_na_uitstel(op_vervaldag, LEZER).tijdens] == [7733]


def test_het_restant_volgt_uit_de_echte_betalingen() -> None:
    betaald = [Betaling(LENING.vervaldatum(nummer), 30000) for nummer in range(1, 4)]
    # due 280.00, 278.67 and 277.33 (8 percent); what is above that repays principal
    op = date(2024, 4, 30)
    assert restant_op(LENING, betaald, op).open_rente == 0
    assert restant_op(LENING, betaald[:1], date(2024, 2, 1)) == Restant(1178000)
    assert restant_op(LENING, betaald, date(2024, 2, 29)) == Restant(1178000)
    assert restant_op(LENING, [], date(2024, 3, 1)) == Restant(1200000, 16000)
    assert restant_op(LENING, [Betaling(date(2024, 2, 1), 5000)], date(2024, 3, 1)) == Restant(1200000, 11000)
    assert restant_op(LENING, [Betaling(date(2024, 1, 1), 1200000)], date(2024, 3, 1)) == Restant(0)


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"einddatum": "later"}, ["einddatum"]),
        ({"uitgestelde_rente": ""}, ["uitgestelde_rente"]),
        ({"uitstel": Dagen(date(2025, 2, 2), date(2025, 2, 1))}, ["uitstel"]),
        ({"uitstel": Dagen(date(2023, 12, 31), date(2024, 3, 1))}, ["uitstel"]),
        ({"uitstel": Dagen(date(2025, 2, 2), date(2025, 2, 28))}, ["uitstel"]),
        ({"uitstel": Dagen(date(2029, 1, 2), date(2029, 5, 1))}, ["uitstel"]),
        ({"betaalt_per_termijn": -1}, ["betaalt_per_termijn"]),
        ({"restant": Restant(960000, -1)}, ["open_rente"]),
        ({"restant": Restant(0)}, ["restschuld"]),
        ({"restant": Restant(1200001)}, ["restschuld"]),
        ({"betaalt_per_termijn": 966400}, ["betaalt_per_termijn"]),
        ({"lening": replace(LENING, aantal_termijnen=0)}, ["aantal_termijnen"]),
        ({"einddatum": "", "uitgestelde_rente": "", "betaalt_per_termijn": -1}, ["einddatum", "uitgestelde_rente", "betaalt_per_termijn"]),
    ],
)  # fmt: skip
def test_tegenstrijdige_feiten_worden_geweigerd(anders, velden) -> None:
    assert _velden(replace(VRAAG, **anders)) == velden


def test_een_cent_minder_dan_alles_mag_nog() -> None:
    nieuw = herzie_na_uitstel(
        replace(VRAAG, uitstel=Dagen(date(2025, 2, 1), date(2025, 2, 1)), betaalt_per_termijn=966399), LEZER
    )
    assert nieuw.lening.hoofdsom == 1


def test_uitstel_tot_het_einde_kan_alleen_als_de_einddatum_schuift() -> None:
    vraag = replace(VRAAG, uitstel=Dagen(date(2028, 2, 1), date(2029, 1, 1)))
    assert _velden(replace(vraag, einddatum=LOOPTIJD_GELIJK)) == ["einddatum"]
    assert herzie_na_uitstel(vraag, LEZER).einddatum == date(2030, 1, 1)


def test_de_uitleg_noemt_de_keuzes_en_wat_de_wet_zegt() -> None:
    teksten = [regel.tekst for regel in herzie_na_uitstel(replace(VRAAG, betaalt_per_termijn=3000), LEZER).regels]
    assert "Dit is de uitgestelde rente. Daarover loopt geen rente." in teksten
    assert sum("keuze in het besluit" in tekst for tekst in teksten) == 2
    assert any("gaat eerst naar de rente" in tekst for tekst in teksten)


@pytest.mark.parametrize(
    ("tot", "zin"), [("2025-02-01", "voor 1 termijn, van"), ("2025-03-01", "voor 2 termijnen, van")]
)
def test_een_termijn_heet_een_termijn(tot, zin) -> None:
    vraag = replace(VRAAG, uitstel=Dagen(date(2025, 2, 1), date.fromisoformat(tot)))
    assert zin in herzie_na_uitstel(vraag, LEZER).regels[1].tekst


@settings(max_examples=120, derandomize=True, deadline=None)
@given(
    dag=st.integers(1, 31),
    termijnen=st.integers(2, 130),
    vorm=st.sampled_from([ANNUITAIR, LINEAIR]),
    rente=st.sampled_from(["0", "2", "8", "8.25"]),
    begin=st.integers(0, 140),
    lengte=st.integers(1, 36),
    hoofdsom=st.integers(100, 5_000_000),
    open_rente=st.integers(0, 10_000),
    betaalt=st.sampled_from([0, 1, 5_000]),
    einddatum=st.sampled_from(EINDDATUMS),
    hoe=st.sampled_from(TERUGBETALINGEN),
)
def test_alles_wordt_precies_een_keer_betaald(
    dag, termijnen, vorm, rente, begin, lengte, hoofdsom, open_rente, betaalt, einddatum, hoe
) -> None:
    eerste = date(2024, 1, 1).replace(day=min(dag, laatste_dag(2024, 1).day)) + 40 * DAG
    lening = Leningvoorwaarden(
        5_000_000, Decimal(rente), (Uitbetaling(date(2024, 1, 1), 5_000_000),), eerste, termijnen, vorm
    )
    van = plus_maanden(date(2024, 1, 1), begin)
    uitstel = Dagen(van, plus_maanden(van, lengte) - DAG)
    vraag = Herziening(lening, uitstel, Restant(hoofdsom, open_rente), einddatum, hoe, betaalt)
    try:
        nieuw = herzie_na_uitstel(vraag, LEZER)
    except InvoerFouten:
        assume(False)
    afgelost = sum(rij.betaald_aflossing for rij in nieuw.tijdens) + sum(rij.aflossing for rij in nieuw.termijnen)
    assert afgelost == hoofdsom
    rente_erin = open_rente + sum(rij.rente for rij in nieuw.tijdens)
    assert sum(rij.betaald_rente for rij in nieuw.tijdens) + nieuw.uitgestelde_rente == rente_erin
    assert sum(termijn.uitgestelde_rente for termijn in nieuw.termijnen) == nieuw.uitgestelde_rente
    assert all(rij.restschuld > 0 for rij in nieuw.tijdens)
    assert all(min(rij.rente, rij.aflossing, rij.uitgestelde_rente, rij.restschuld) >= 0 for rij in nieuw.termijnen)
    assert nieuw.termijnen[-1].restschuld == 0
    assert all(rij.betaald_aflossing == 0 for rij in nieuw.tijdens if rij.uitgestelde_rente)
    oude_dagen = {lening.vervaldatum(nummer) for nummer in range(1, termijnen + 40)}
    assert {rij.vervaldatum for rij in nieuw.termijnen} <= oude_dagen
    if einddatum == LOOPTIJD_GELIJK:
        assert nieuw.einddatum <= lening.vervaldatum(termijnen)
