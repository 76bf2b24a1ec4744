"""Schedules and payments of loans: compared with an independent computation, and with what must always hold."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.domain.datum import plus_maanden
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.lening import (
    ANNUITAIR,
    DERTIG_360,
    LINEAIR,
    SALDO,
    SCHEMA,
    WERKELIJK_365,
    WERKELIJK_WERKELIJK,
    Betaling,
    Leningvoorwaarden,
    Periode,
    Uitbetaling,
    maak_schema,
    reken_toe,
    stand,
    verdeel,
    verloop,
)
from bbzdesk.domain.lening.dagen import Jaardeel, dagen_30e
from bbzdesk.domain.lening.voorwaarden import MEESTE_TERMIJNEN


def lening(hoofdsom: int = 500_000, rente: str = "8", **anders) -> Leningvoorwaarden:
    op = anders.pop("op", date(2025, 1, 1))
    vast = {
        "uitbetalingen": (Uitbetaling(op, hoofdsom),),
        "eerste_vervaldatum": plus_maanden(op, 1),
        "aantal_termijnen": 12,
        "vorm": ANNUITAIR,
    }
    return Leningvoorwaarden(hoofdsom, Decimal(rente), **(vast | anders))


LENINGEN = st.builds(
    lening,
    hoofdsom=st.integers(1, 30_000_000),
    rente=st.decimals(0, 15, places=2).map(str),
    op=st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    aantal_termijnen=st.integers(7, 120),
    vorm=st.sampled_from([ANNUITAIR, LINEAIR]),
    dagtelling=st.sampled_from([DERTIG_360, WERKELIJK_365, WERKELIJK_WERKELIJK]),
    aflossingsvrij=st.integers(0, 6),
    renteberekening=st.sampled_from([SALDO, SCHEMA]),
)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(LENINGEN)
def test_een_schema_lost_precies_de_hoofdsom_af(voorwaarden: Leningvoorwaarden) -> None:
    schema = maak_schema(voorwaarden)
    assert sum(rij.aflossing for rij in schema.termijnen) == voorwaarden.hoofdsom
    assert schema.termijnen[-1].restschuld == 0
    assert schema.totaal_rente == sum(rij.rente for rij in schema.termijnen)
    saldo = voorwaarden.hoofdsom
    for rij in schema.termijnen:
        assert rij.rente >= 0
        assert rij.aflossing >= 0
        saldo -= rij.aflossing
        assert rij.restschuld == saldo >= 0
        assert rij.vervaldatum == plus_maanden(voorwaarden.eerste_vervaldatum, rij.nr - 1)
        if rij.nr <= voorwaarden.aflossingsvrij:
            assert rij.aflossing == 0


@settings(derandomize=True, max_examples=100, deadline=None)
@given(LENINGEN)
def test_een_annuiteit_wijkt_in_de_laatste_termijn_hooguit_de_afronding_af(voorwaarden: Leningvoorwaarden) -> None:
    if voorwaarden.vorm == LINEAIR:
        return
    schema = maak_schema(voorwaarden)
    assert schema.termijnbedrag is not None
    if schema.termijnen[-1].nr == voorwaarden.aantal_termijnen:
        # Half a cent per term, grown with interest.
        assert abs(schema.termijnen[-1].termijnbedrag - schema.termijnbedrag) <= 2 * voorwaarden.aantal_termijnen


@settings(derandomize=True, max_examples=60, deadline=None)
@given(LENINGEN)
def test_zonder_betalingen_en_zonder_peildatum_is_het_verloop_het_schema(voorwaarden: Leningvoorwaarden) -> None:
    schema, echt = maak_schema(voorwaarden), verloop(voorwaarden)
    assert echt.termijnen == schema.termijnen
    assert echt.totaal_rente == schema.totaal_rente


@settings(derandomize=True, max_examples=60, deadline=None)
@given(LENINGEN, st.integers(0, 40))
def test_wie_op_tijd_betaalt_volgt_het_schema(voorwaarden: Leningvoorwaarden, aantal: int) -> None:
    schema = maak_schema(voorwaarden)
    betaald = [rij for rij in schema.termijnen[:aantal] if rij.termijnbedrag]
    echt = verloop(voorwaarden, [Betaling(rij.vervaldatum, rij.termijnbedrag) for rij in betaald])
    assert echt.termijnen == schema.termijnen
    assert [(deel.rente, deel.aflossing) for deel in echt.verdeling] == [(rij.rente, rij.aflossing) for rij in betaald]


@settings(derandomize=True, max_examples=80, deadline=None)
@given(LENINGEN, st.integers(1, 25), st.integers(0, 400), st.integers(0, 200))
def test_met_rente_volgens_het_schema_maakt_te_laat_betalen_geen_verschil(
    voorwaarden: Leningvoorwaarden, te_laat: int, na: int, lang: int
) -> None:
    begin, helft = voorwaarden.begin, voorwaarden.hoofdsom // 2
    delen = [(begin, voorwaarden.hoofdsom - helft), (begin + timedelta(days=17), helft)]
    vrij = Periode(begin + timedelta(days=na), begin + timedelta(days=na + lang))
    gepland = replace(
        voorwaarden,
        renteberekening=SCHEMA,
        rentevrij=(vrij,),
        uitbetalingen=tuple(Uitbetaling(dag, bedrag) for dag, bedrag in delen if bedrag),
    )
    schema = maak_schema(gepland)
    laat = [Betaling(rij.vervaldatum + timedelta(days=te_laat), rij.termijnbedrag) for rij in schema.termijnen]
    assert verloop(gepland, [betaling for betaling in laat if betaling.bedrag]).termijnen == schema.termijnen


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    LENINGEN,
    st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 2_000_000)), max_size=8),
    st.integers(0, 3500),
)
def test_wat_altijd_geldt_bij_betalingen(voorwaarden: Leningvoorwaarden, posten: list, dag: int) -> None:
    betalingen = [Betaling(voorwaarden.begin + timedelta(days=na), bedrag) for na, bedrag in posten]
    peildatum = voorwaarden.begin + timedelta(days=dag)
    try:
        echt = verloop(voorwaarden, betalingen, peildatum)
    except InvoerFouten:  # more paid than was open: refused, never a negative balance
        return
    for betaling, deel in zip(betalingen, echt.verdeling, strict=True):
        assert deel.datum == betaling.datum
        assert deel.kosten + deel.rente + deel.aflossing == betaling.bedrag
        assert min(deel.kosten, deel.rente, deel.aflossing) >= 0
    stand_ = echt.stand
    assert stand_.betaald == sum(betaling.bedrag for betaling in betalingen if betaling.datum <= peildatum)
    afgelost = sum(deel.aflossing for deel in echt.verdeling if deel.datum <= peildatum)
    assert stand_.restschuld == voorwaarden.hoofdsom - afgelost
    assert 0 <= stand_.achterstand <= stand_.vervallen
    assert bool(stand_.achterstand) == bool(stand_.achterstand_termijnen)
    assert all(rij.restschuld >= 0 and rij.rente >= 0 and rij.aflossing >= 0 for rij in echt.termijnen)
    assert [rij.nr for rij in echt.termijnen] == list(range(1, len(echt.termijnen) + 1))


def _naslag(hoofdsom: str, rente: str, aantal: int) -> list[tuple[Decimal, Decimal]]:
    """An annuity from the formula of the textbook, in decimals; independent of the exact integers of the program."""
    with localcontext() as context:
        context.prec = 60
        cent = Decimal("0.01")
        saldo, per_maand = Decimal(hoofdsom), Decimal(rente) / 1200
        bedrag = saldo * per_maand / (1 - (1 + per_maand) ** (-aantal)) if per_maand else saldo / aantal
        bedrag = bedrag.quantize(cent, ROUND_HALF_UP)
        rijen = []
        for nr in range(1, aantal + 1):
            deel = (saldo * per_maand).quantize(cent, ROUND_HALF_UP)
            aflossing = saldo if nr == aantal else min(bedrag - deel, saldo)
            saldo -= aflossing
            rijen.append((deel, aflossing))
        return rijen


@pytest.mark.parametrize("hoofdsom", ["2500.00", "10157.00", "46656.00", "253420.00"])
@pytest.mark.parametrize("rente", ["0", "2", "8", "7.125"])
@pytest.mark.parametrize("aantal", [1, 2, 36, 59, 120])
def test_een_annuiteit_is_gelijk_aan_de_formule(hoofdsom: str, rente: str, aantal: int) -> None:
    schema = maak_schema(lening(int(Decimal(hoofdsom) * 100), rente, aantal_termijnen=aantal))
    assert [(Decimal(rij.rente) / 100, Decimal(rij.aflossing) / 100) for rij in schema.termijnen] == _naslag(
        hoofdsom, rente, aantal
    )


@pytest.mark.parametrize(
    ("van", "tot", "dagen"),
    [
        ("2026-01-15", "2026-03-01", 46),
        ("2026-01-31", "2026-02-28", 28),
        ("2026-02-28", "2026-03-31", 32),
        ("2024-02-29", "2024-03-01", 2),
        ("2025-12-31", "2026-01-31", 30),
        ("2026-01-30", "2026-01-31", 0),
    ],
)
def test_dagen_van_dertig(van: str, tot: str, dagen: int) -> None:
    assert dagen_30e(date.fromisoformat(van), date.fromisoformat(tot)) == dagen


@pytest.mark.parametrize(
    ("van", "tot", "deel"),
    [
        ("2025-01-01", "2025-02-01", (31, 365)),
        ("2024-01-01", "2024-02-01", (31, 366)),
        ("2023-12-15", "2024-01-15", (17 * 366 + 14 * 365, 365 * 366)),
        ("2024-12-31", "2025-01-01", (1, 366)),
        ("2025-01-01", "2025-01-01", (0, 365)),
    ],
)
def test_werkelijk_gedeeld_door_werkelijk(van: str, tot: str, deel: tuple[int, int]) -> None:
    begin, einde = date.fromisoformat(van), date.fromisoformat(tot)
    assert Jaardeel(WERKELIJK_WERKELIJK, begin, einde, heel=True).van_tot(begin, einde) == deel


def test_een_hele_termijn_is_een_twaalfde_ook_in_februari() -> None:
    schema = maak_schema(
        lening(120_000, "10", op=date(2025, 12, 31), eerste_vervaldatum=date(2026, 1, 31), vorm=LINEAIR)
    )
    assert [rij.rente for rij in schema.termijnen[:3]] == [1000, 917, 833]


def test_een_betaling_midden_in_februari_verandert_de_maand_niet() -> None:
    # Due on the 31st: 28 February to 31 March is one twelfth; the parts before and after a payment are together one.
    voorwaarden = lening(
        12_000_000, "10", op=date(2025, 12, 31), eerste_vervaldatum=date(2026, 1, 31), renteberekening=SCHEMA
    )
    vroeg = verloop(voorwaarden, [Betaling(date(2026, 1, 31), 1), Betaling(date(2026, 3, 10), 1)], date(2026, 3, 10))
    assert vroeg.termijnen[2].rente == maak_schema(voorwaarden).termijnen[2].rente


def test_gebroken_eerste_periode_bij_een_annuiteit_geeft_gelijke_termijnen() -> None:
    voorwaarden = lening(1_000_000, op=date(2025, 1, 15), eerste_vervaldatum=date(2025, 3, 1), aantal_termijnen=24)
    schema = maak_schema(voorwaarden)
    assert schema.termijnen[0].rente == 10222  # 46 days of 360
    assert abs(schema.termijnen[-1].termijnbedrag - (schema.termijnbedrag or 0)) < 24


def test_afronding_op_hele_euros_kan_eerder_klaar_zijn() -> None:
    schema = maak_schema(lening(10_000, "0", aantal_termijnen=120, afronding_termijn=100))
    assert schema.termijnbedrag == 100
    assert len(schema.termijnen) == 100


def test_een_termijnbedrag_dat_op_nul_afrondt_laat_alles_voor_de_laatste() -> None:
    schema = maak_schema(lening(1_000, "0", aantal_termijnen=120, afronding_termijn=100))
    assert schema.termijnbedrag == 0
    assert schema.termijnen[-1].aflossing == 1_000


def test_uitbetaling_na_de_eerste_vervaldatum_telt_vanaf_haar_dag() -> None:
    voorwaarden = lening(
        720_000,
        "10",
        uitbetalingen=(Uitbetaling(date(2025, 1, 1), 360_000), Uitbetaling(date(2025, 2, 16), 360_000)),
        aantal_termijnen=4,
        vorm=LINEAIR,
    )
    schema = maak_schema(voorwaarden)
    # January 3600.00; then 1800.00 for 15 days and 5400.00 for 15 days.
    assert [rij.rente for rij in schema.termijnen[:2]] == [3000, 750 + 2250]
    assert schema.termijnen[-1].restschuld == 0


def test_een_deel_dat_op_een_vervaldatum_wordt_uitbetaald_hoort_bij_de_volgende_termijn() -> None:
    voorwaarden = lening(
        400_000,
        "12",
        uitbetalingen=(Uitbetaling(date(2025, 1, 1), 100_000), Uitbetaling(date(2025, 2, 1), 300_000)),
        aantal_termijnen=4,
        termijnbedrag=150_000,
    )
    schema = maak_schema(voorwaarden)
    assert schema.termijnen[0].rente == 1000
    assert schema.termijnen[0].aflossing == 100_000  # never more than what was paid out
    assert schema.termijnen[1].rente == 3000
    assert schema.termijnen[-1].restschuld == 0


def test_rentevrij_maakt_de_annuiteit_lager() -> None:
    vrij = lening(rentevrij=(Periode(date(2025, 1, 1), date(2025, 6, 30)),))
    schema, gewoon = maak_schema(vrij), maak_schema(lening())
    assert (schema.termijnbedrag or 0) < (gewoon.termijnbedrag or 0)
    assert [rij.rente for rij in schema.termijnen[:6]] == [0] * 6
    assert abs(schema.termijnen[-1].termijnbedrag - (schema.termijnbedrag or 0)) < 12


@pytest.mark.parametrize(
    ("bedrag", "delen"),
    [
        (5, (5, 0, 0, 0, 0)),
        (10, (10, 0, 0, 0, 0)),
        (11, (10, 1, 0, 0, 0)),
        (30, (10, 20, 0, 0, 0)),
        (31, (10, 20, 1, 0, 0)),
        (60, (10, 20, 30, 0, 0)),
        (65, (10, 20, 30, 5, 0)),
        (101, (10, 20, 30, 40, 1)),
    ],
)
def test_volgorde_van_toerekening(bedrag: int, delen: tuple[int, ...]) -> None:
    deel = reken_toe(bedrag, kosten=10, verschenen_rente=20, hoofdsom=30, lopende_rente=40)
    assert (deel.kosten, deel.rente, deel.hoofdsom, deel.lopende_rente, deel.over) == delen


def test_kosten_gaan_voor_rente_en_hoofdsom() -> None:
    delen = verdeel(
        lening(),
        [Betaling(date(2025, 2, 1), 1000), Betaling(date(2025, 2, 2), 5000)],
        [Betaling(date(2025, 2, 2), 900)],
    )
    assert [(deel.kosten, deel.rente, deel.aflossing) for deel in delen] == [(0, 1000, 0), (900, 2333, 1767)]


def test_betalingen_mogen_door_elkaar_staan() -> None:
    op_tijd = [Betaling(date(2025, 2, 1), 10_000), Betaling(date(2025, 3, 1), 20_000)]
    recht, om = verdeel(lening(), op_tijd), verdeel(lening(), op_tijd[::-1])
    assert om == recht[::-1]


def test_een_betaling_na_de_peildatum_telt_niet_in_de_stand() -> None:
    betalingen = [Betaling(date(2025, 2, 1), 43_494), Betaling(date(2025, 2, 20), 100_000)]
    uitkomst = stand(lening(), betalingen, date(2025, 2, 10))
    assert uitkomst.betaald == 43_494
    assert uitkomst.achterstand == 0
    assert uitkomst == stand(lening(), betalingen[:1], date(2025, 2, 10))


def test_na_de_laatste_vervaldatum_kan_de_achterstand_nog_worden_betaald() -> None:
    voorwaarden = lening(120_000, "0")
    laat = [Betaling(date(2026, 6, 1), 120_000)]
    assert stand(voorwaarden, laat, date(2026, 5, 31)).achterstand_termijnen == 12
    assert stand(voorwaarden, laat, date(2026, 6, 1)).restschuld == 0


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"hoofdsom": 0}, "hoofdsom"),
        ({"rente": "-1"}, "rente"),
        ({"rente": "100.01"}, "rente"),
        ({"aantal_termijnen": 0}, "aantal_termijnen"),
        ({"aantal_termijnen": MEESTE_TERMIJNEN + 1}, "aantal_termijnen"),
        ({"aflossingsvrij": 12}, "aflossingsvrij"),
        ({"aflossingsvrij": -1}, "aflossingsvrij"),
        ({"afronding_termijn": 0}, "afronding_termijn"),
        ({"vorm": LINEAIR, "afronding_termijn": 100}, "afronding_termijn"),
        ({"termijnbedrag": 0}, "termijnbedrag"),
        ({"termijnbedrag": 50_050, "afronding_termijn": 100}, "afronding_termijn"),
        ({"uitbetalingen": ()}, "uitbetalingen"),
        ({"rentevrij": (Periode(date(2025, 2, 2), date(2025, 2, 1)),)}, "rentevrij[0]"),
        ({"eerste_vervaldatum": date(2199, 6, 1)}, "eerste_vervaldatum"),
    ],
)
def test_onmogelijke_voorwaarden_worden_geweigerd(anders: dict, veld: str) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        maak_schema(lening(**anders))
    assert veld in [fout.veld for fout in gezien.value.fouten]


@pytest.mark.parametrize("bedrag", [0, -1, MAXIMUM + 1])
def test_een_betaling_is_meer_dan_niets(bedrag: int) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        stand(lening(), [Betaling(date(2025, 3, 1), 1), Betaling(date(2025, 4, 1), bedrag)], date(2025, 5, 1))
    assert [fout.veld for fout in gezien.value.fouten] == ["betalingen[1].bedrag"]


def test_een_rentevrije_periode_eindigt_niet_voor_zij_begint() -> None:
    dag = date(2025, 3, 1)
    assert maak_schema(lening(rentevrij=(Periode(dag, dag),))).totaal_rente < maak_schema(lening()).totaal_rente
    with pytest.raises(InvoerFouten) as gezien:
        maak_schema(lening(rentevrij=(Periode(dag, dag), Periode(dag, dag - timedelta(days=1)))))
    assert [fout.veld for fout in gezien.value.fouten] == ["rentevrij[1]"]


def test_een_lening_die_even_op_nul_staat_gaat_door_met_het_volgende_deel() -> None:
    """The first part is repaid before the second is paid out: the terms go on."""
    delen = (Uitbetaling(date(2025, 1, 1), 10_000), Uitbetaling(date(2025, 5, 1), 10_000))
    gedeeld = lening(20_000, "0", uitbetalingen=delen, termijnbedrag=6_000)
    assert [rij.restschuld for rij in maak_schema(gedeeld).termijnen] == [4_000, 0, 0, 0, 4_000, 0]
    assert [rij.aflossing for rij in verloop(gedeeld, []).termijnen] == [6_000, 4_000, 0, 0, 6_000, 4_000]


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"uitbetalingen": ()}, ["uitbetalingen"]),  # and not that nought differs from the principal
        ({"termijnbedrag": 0}, ["termijnbedrag"]),
        ({"termijnbedrag": -1}, ["termijnbedrag"]),
        (
            {
                "aantal_termijnen": 1,
                "uitbetalingen": (Uitbetaling(date(2025, 1, 1), 1), Uitbetaling(date(2025, 2, 1), 499_999)),
            },
            ["uitbetalingen[1].datum"],
        ),
        (
            {
                "aantal_termijnen": MEESTE_TERMIJNEN,
                "uitbetalingen": (Uitbetaling(date(2025, 1, 1), 1), Uitbetaling(date(2075, 1, 1), 499_999)),
            },
            ["uitbetalingen[1].datum"],
        ),
    ],
)
def test_voorwaarden_die_niet_kunnen_geven_een_zin_per_feit(anders: dict, velden: list[str]) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        maak_schema(lening(**anders))
    assert [fout.veld for fout in gezien.value.fouten] == velden


def test_een_termijnbedrag_van_nul_hoort_dat_het_meer_moet_zijn() -> None:
    with pytest.raises(InvoerFouten, match="Het termijnbedrag moet meer zijn dan"):
        maak_schema(lening(rente="0", termijnbedrag=0))
