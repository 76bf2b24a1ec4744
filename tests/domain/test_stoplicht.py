"""The stoplicht and its marks over every combination of states (T-124, PR-20)."""

from datetime import date, timedelta
from itertools import chain, combinations, product
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.stoplicht import (
    MERK_VAN_STATUS,
    OPGEEIST,
    RENTELOOS,
    UITSTEL,
    Beeld,
    Merk,
    Statusregel,
    Stoplicht,
    beeld,
    merken,
    stoplicht,
)

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
LEZER = PARAMETERS.lezer()
DAG = timedelta(days=1)
OP = date(2026, 11, 22)
BEDRAGEN = (-1, 0, 1)
OUDSTE = (None, *(OP - dagen * DAG for dagen in (-1, 0, 1, 13, 14, 15, 400)))
BESLUITEN = (OPGEEIST, UITSTEL, RENTELOOS)


def _deelverzamelingen(soorten):
    return list(chain.from_iterable(combinations(soorten, aantal) for aantal in range(len(soorten) + 1)))


def _lopend(soorten) -> list[Statusregel]:
    return [Statusregel(soort, OP - 30 * DAG) for soort in soorten]


def _verwacht(restschuld: int, achterstand: int, oudste: date | None, besluiten) -> Stoplicht:
    """The table of the office, written down a second time, from the last rule to the first."""
    if achterstand <= 0:
        licht = Stoplicht.BIJ
    elif oudste is not None and oudste >= date(2026, 11, 8):
        licht = Stoplicht.LET_OP
    else:
        licht = Stoplicht.ACHTERSTAND
    if UITSTEL in besluiten:
        licht = Stoplicht.UITSTEL
    if RENTELOOS in besluiten and achterstand <= 0:
        licht = Stoplicht.RENTELOOS
    if OPGEEIST in besluiten:
        licht = Stoplicht.OPGEEIST
    return Stoplicht.AFGELOST if restschuld <= 0 else licht


def test_elke_stand_met_elk_besluit_geeft_een_stoplicht() -> None:
    gezien = set()
    for restschuld, achterstand, oudste in product(BEDRAGEN, BEDRAGEN, OUDSTE):
        for besluiten in _deelverzamelingen(BESLUITEN):
            licht = stoplicht(restschuld, achterstand, oudste, _lopend(besluiten), OP, LEZER)
            assert licht is _verwacht(restschuld, achterstand, oudste, besluiten)
            gezien.add(licht)
    assert gezien == set(Stoplicht)


def test_elke_verzameling_statussen_geeft_haar_merken_en_verandert_het_stoplicht_niet() -> None:
    soorten = tuple(MERK_VAN_STATUS)
    for statussen in _deelverzamelingen(soorten):
        regels = _lopend((*statussen, "overgenomen"))
        verwacht = [merk for merk in Merk if any(MERK_VAN_STATUS[soort] is merk for soort in statussen)]
        assert list(merken(1, regels, OP)) == verwacht
        over = [merk for merk in verwacht if merk in (Merk.IN_BEZWAAR, Merk.BETWIST)]
        assert list(merken(0, regels, OP)) == over
        assert beeld(1, 0, None, regels, OP, LEZER) == Beeld(Stoplicht.BIJ, tuple(verwacht))


@pytest.mark.parametrize("besluiten", _deelverzamelingen(BESLUITEN))
def test_beeld_is_stoplicht_en_merken_samen(besluiten) -> None:
    for merksoorten, restschuld, achterstand, oudste in product(
        _deelverzamelingen(("faillissement", "betwist", "verjaard")), BEDRAGEN, BEDRAGEN, OUDSTE
    ):
        regels = _lopend((*besluiten, *merksoorten))
        gezien = beeld(restschuld, achterstand, oudste, iter(regels), OP, LEZER)
        assert gezien.licht is _verwacht(restschuld, achterstand, oudste, besluiten)
        assert gezien.merken == merken(restschuld, regels, OP)


@pytest.mark.parametrize("soort", [*BESLUITEN, *MERK_VAN_STATUS])
@pytest.mark.parametrize(
    ("van", "tot", "geldt"),
    [(0, None, True), (1, None, False), (-9, -1, False), (-9, 0, True), (0, 0, True), (-9, 9, True), (1, 9, False)],
)
def test_een_status_geldt_van_zijn_eerste_tot_en_met_zijn_laatste_dag(soort, van, tot, geldt) -> None:
    regel = Statusregel(soort, OP + van * DAG, None if tot is None else OP + tot * DAG)
    gezien = beeld(1, 0, None, [regel], OP, LEZER)
    assert (gezien != Beeld(Stoplicht.BIJ, ())) == geldt


@pytest.mark.parametrize(("verjaart_na", "verjaard"), [(None, False), (OP - DAG, True), (OP, False), (OP + DAG, False)])
def test_na_de_laatste_dag_van_de_verjaring_staat_het_merk_er_vanzelf(verjaart_na, verjaard) -> None:
    assert merken(1, [], OP, verjaart_na) == ((Merk.VERJAARD,) if verjaard else ())
    assert merken(0, [], OP, verjaart_na) == ()
    assert beeld(1, 0, None, [], OP, LEZER, verjaart_na).merken == merken(1, [], OP, verjaart_na)


def test_letters_en_woorden_zijn_uniek() -> None:
    assert len({licht.letter for licht in Stoplicht} | {merk.code for merk in Merk}) == len(Stoplicht) + len(Merk)
    assert len({licht.woord for licht in Stoplicht} | {merk.woord for merk in Merk}) == len(Stoplicht) + len(Merk)
    assert set(MERK_VAN_STATUS.values()) == set(Merk)
    assert not set(MERK_VAN_STATUS) & set(BESLUITEN)


@pytest.mark.parametrize("merk", Merk)
def test_een_merk_heeft_een_code_van_twee_letters_en_een_woord(merk: Merk) -> None:
    assert (merk.code, merk.woord) == merk.value
    assert len(merk.code) == 2 < len(merk.woord)
