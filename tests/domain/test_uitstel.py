"""Uitstel (Bbz art. 41): the counting checked day by day against a second, naive count."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.uitstel import Uitstelvraag, einde_van_maanden, getelde_dagen, samengevoegd, uitstel

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
DAG = timedelta(days=1)
BEGIN, EIND = date(2019, 1, 1), date(2036, 12, 31)
LOOPTIJD = Dagen(BEGIN, EIND)
JAREN_VAN_BEGIN = [date(2024, 1, 1) + nummer * DAG for nummer in range(4 * 365 + 1)]


def _vraag(van: date, tot: date, *eerder: tuple[date, date]) -> Uitstelvraag:
    return Uitstelvraag(LOOPTIJD, tuple(Dagen(*deel) for deel in eerder), Dagen(van, tot))


def _schrikkeldag(dag: date) -> bool:
    return dag.month == 2 and dag.day == 29


def _naief(van: date, tot: date) -> int:
    return sum(not _schrikkeldag(van + nummer * DAG) for nummer in range((tot - van).days + 1))


@pytest.mark.parametrize("jaar", [2024, 2025, 2026, 2027])
def test_elk_jaar_van_datum_tot_datum_telt_365_dagen(jaar: int) -> None:
    for dag in JAREN_VAN_BEGIN:
        if dag.year == jaar:
            einde = einde_van_maanden(dag, 12)
            assert getelde_dagen(Dagen(dag, einde)) == 365
            assert getelde_dagen(Dagen(dag, einde + DAG)) == 366


def test_drie_jaar_aaneen_is_van_elke_begindag_1095_dagen() -> None:
    for van in JAREN_VAN_BEGIN:
        einde = einde_van_maanden(van, 36)
        assert getelde_dagen(Dagen(van, einde)) == 1095
        assert getelde_dagen(Dagen(van, einde + DAG)) == 1096


@pytest.mark.parametrize("van", JAREN_VAN_BEGIN[::7])
def test_het_derde_jaar_mag_en_een_dag_meer_niet(van: date) -> None:
    eerste = einde_van_maanden(van, 12)
    tweede = einde_van_maanden(eerste + DAG, 12)
    derde = einde_van_maanden(tweede + DAG, 12)
    eerder = ((van, eerste), (eerste + DAG, tweede))
    binnen = uitstel(_vraag(tweede + DAG, derde, *eerder), PARAMETERS.lezer())
    assert (binnen.toegestaan, binnen.resterend_dagen, binnen.uiterste_datum) == (True, 365, derde)
    erboven = uitstel(_vraag(tweede + DAG, derde + DAG, *eerder), PARAMETERS.lezer())
    assert not erboven.toegestaan
    assert erboven.uiterste_datum == derde


@pytest.mark.parametrize("al_gebruikt", [1093, 1094, 1095, 1096, 1100])
@pytest.mark.parametrize("van", [date(2028, 2, 27), date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)])
@pytest.mark.parametrize("lengte", [1, 2, 3, 4])
def test_rond_dag_1095_en_29_februari(al_gebruikt: int, van: date, lengte: int) -> None:
    eerder = (date(2020, 3, 1), _na_getelde_dagen(date(2020, 3, 1), al_gebruikt))
    tot = van + (lengte - 1) * DAG
    ruimte = uitstel(_vraag(van, tot, eerder), PARAMETERS.lezer())
    nodig = _naief(van, tot)
    over = max(0, 1095 - al_gebruikt)
    assert ruimte.gebruikt_dagen == al_gebruikt
    assert ruimte.resterend_dagen == over
    assert ruimte.toegestaan == (nodig <= over)
    assert bool(ruimte.redenen) != ruimte.toegestaan


def _na_getelde_dagen(van: date, aantal: int) -> date:
    dag, geteld = van, int(not _schrikkeldag(van))
    while geteld < aantal:
        dag += DAG
        geteld += not _schrikkeldag(dag)
    return dag


_dagen = st.integers(0, 5000).map(lambda nummer: date(2020, 1, 1) + nummer * DAG)
_periode = st.tuples(_dagen, st.integers(0, 800)).map(lambda deel: (deel[0], deel[0] + deel[1] * DAG))


@settings(max_examples=150, derandomize=True, deadline=None)
@given(eerder=st.lists(_periode, max_size=5), gevraagd=_periode)
def test_tellen_per_dag_geeft_hetzelfde(eerder, gevraagd) -> None:
    ruimte = uitstel(_vraag(*gevraagd, *eerder), PARAMETERS.lezer())
    oud = _verzameling(eerder)
    assert ruimte.gebruikt_dagen == len(oud)
    nieuw = oud | _verzameling([gevraagd])
    past = len(nieuw) <= max(1095, len(oud)) and gevraagd[1] <= einde_van_maanden(gevraagd[0], 12)
    assert ruimte.toegestaan == past
    uiterste = ruimte.uiterste_datum
    if uiterste is None:
        assert len(oud | _verzameling([(gevraagd[0], gevraagd[0])])) > max(1095, len(oud))
    else:
        assert uitstel(_vraag(gevraagd[0], uiterste, *eerder), PARAMETERS.lezer()).toegestaan
        assert not uitstel(_vraag(gevraagd[0], uiterste + DAG, *eerder), PARAMETERS.lezer()).toegestaan


def _verzameling(perioden) -> set[date]:
    dagen = {van + nummer * DAG for van, tot in perioden for nummer in range((tot - van).days + 1)}
    return {dag for dag in dagen if not _schrikkeldag(dag)}


@settings(max_examples=60, derandomize=True, deadline=None)
@given(delen=st.lists(_periode, max_size=6), omgekeerd=st.booleans())
def test_samengevoegde_perioden_liggen_los_van_elkaar(delen, omgekeerd) -> None:
    blokken = samengevoegd([Dagen(*deel) for deel in (delen[::-1] if omgekeerd else delen)])
    assert all(later.van > eerder.tot + DAG for eerder, later in pairwise(blokken))
    assert _verzameling([(blok.van, blok.tot) for blok in blokken]) == _verzameling(delen)


@pytest.mark.parametrize(
    ("eerder", "woorden"),
    [
        ([], "0 van 36 maanden"),
        ([("2024-01-31", "2024-02-29")], "1 van 36 maanden"),
        ([("2023-01-31", "2023-02-28")], "1 van 36 maanden"),
        ([("2023-01-31", "2023-03-30")], "2 van 36 maanden"),
        ([("2024-02-29", "2024-02-29")], "0 van 36 maanden"),
        ([("2024-03-01", "2024-03-01")], "1 dag van 36 maanden"),
        ([("2024-03-01", "2024-04-01")], "1 maand en 1 dag van 36 maanden"),
        ([("2024-03-01", "2024-03-20"), ("2024-05-01", "2024-05-20")], "40 dagen van 36 maanden"),
    ],
)
def test_het_gebruik_in_woorden(eerder, woorden) -> None:
    delen = [(date.fromisoformat(van), date.fromisoformat(tot)) for van, tot in eerder]
    ruimte = uitstel(_vraag(date(2026, 1, 1), date(2026, 1, 31), *delen), PARAMETERS.lezer())
    assert ruimte.gebruikt_in_woorden == woorden


def test_alle_tegenspraken_komen_samen() -> None:
    vraag = Uitstelvraag(LOOPTIJD, (Dagen(EIND, BEGIN), Dagen(BEGIN - DAG, BEGIN)), Dagen(EIND, BEGIN))
    with pytest.raises(InvoerFouten) as gevangen:
        uitstel(vraag, PARAMETERS.lezer())
    assert [fout.veld for fout in gevangen.value.fouten] == ["gevraagd", "eerder[0]", "eerder[1]"]


def test_dezelfde_verlenging_die_vaker_is_ingevuld_telt_een_keer() -> None:
    deel = (date(2025, 1, 1), date(2025, 3, 31))
    regels = uitstel(_vraag(date(2025, 4, 1), date(2025, 6, 30), deel, deel, deel, deel), PARAMETERS.lezer()).regels
    assert not any("op rij" in regel.tekst for regel in regels)
