"""What the outcome of the test of assets holds besides yes or no, for art. 13; and its edges as properties (Bbz art. 3)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.parameters import GEMEENTE, Waarde
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vermogen import CATEGORIEEN, GEVESTIGD, OUDERE, Vermogen, toets_vermogen

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
OP = date(2026, 7, 1)
ONDER, BOVEN, GRENS_OUDERE = 59_782_00, 251_233_00, 175_864_00


def toets(categorie: str, totaal: int, schulden: int, parameters=PARAMETERS):
    return toets_vermogen(categorie, Vermogen(totaal, schulden), OP, parameters.lezer(), Uitleg())


@pytest.mark.parametrize(
    ("totaal", "schulden", "mag", "grens", "meerdere"),
    [
        (50_000_00, 0, True, ONDER, 0),
        (ONDER, 0, True, ONDER, 0),
        (80_000_00, 0, False, ONDER, 20_218_00),  # 30 percent is 24.000: the lower limit is higher
        (300_000_00, 200_000_00, False, 90_000_00, 10_000_00),  # 30 percent is the higher of the two
        (300_000_00, 210_000_00, True, 90_000_00, 0),
        (300_000_00, 209_999_99, False, 90_000_00, 1),
        (BOVEN, 0, False, 75_369_90, 175_863_10),
        (BOVEN + 1, 0, False, BOVEN, 1),
        (0, 1, True, ONDER, 0),
    ],
)
def test_de_grens_en_wat_daarboven_ligt(totaal: int, schulden: int, mag: bool, grens: int, meerdere: int):
    uitkomst = toets(GEVESTIGD, totaal, schulden)
    assert (uitkomst.om_niet_mogelijk, uitkomst.grens, uitkomst.meerdere) == (mag, grens, meerdere)


@pytest.mark.parametrize(("eigen", "gelijk"), [(BOVEN - 1, False), (BOVEN, True), (BOVEN + 1, False)])
def test_alleen_precies_de_bovenste_grens_is_gemerkt(eigen: int, gelijk: bool):
    assert toets(GEVESTIGD, eigen, 0).gelijk_aan_bovengrens is gelijk
    assert toets(OUDERE, eigen, 0).gelijk_aan_bovengrens is False


def test_een_oudere_zelfstandige_op_zijn_grens():
    assert (toets(OUDERE, GRENS_OUDERE, 0).om_niet_mogelijk, toets(OUDERE, GRENS_OUDERE, 0).meerdere) == (True, 0)
    assert toets(OUDERE, GRENS_OUDERE + 1, 0).meerdere == 1


def test_een_ander_percentage_is_alleen_een_ander_getal():
    anders = PARAMETERS.met([
        Waarde(
            naam="bbz_vast.aandeel_eigen_vermogen", waarde=Decimal("33.333333"), eenheid="procent", vanaf=None,
            tot_en_met=None, zekerheid="A", bron="een wet die er niet is", herkomst=GEMEENTE,
        )
    ])  # fmt: skip
    uitkomst = toets(GEVESTIGD, 300_000_00, 200_000_00, anders)
    assert (uitkomst.om_niet_mogelijk, uitkomst.grens) == (False, 99_999_99)  # 99.999,999
    assert "33,333333%" in uitkomst.grond
    assert toets(GEVESTIGD, 300_000_00, 200_000_01, anders).om_niet_mogelijk


@pytest.mark.parametrize(
    ("categorie", "totaal", "artikelen"),
    [
        (GEVESTIGD, 0, ["1 h", "1 i", "3 lid 1 b", "3 lid 1 a", "3 lid 1"]),
        (GEVESTIGD, ONDER + 1, ["1 h", "1 i", "3 lid 1 b", "3 lid 1 a", "3 lid 1 b", "3 lid 1 b"]),
        (GEVESTIGD, BOVEN, ["1 h", "1 i", "3 lid 1 b", "3 lid 1 a", "3 lid 1", "3 lid 1 b", "3 lid 1 b"]),
        (GEVESTIGD, BOVEN + 1, ["1 h", "1 i", "3 lid 1 b", "3 lid 1 a", "3 lid 1 a"]),
        (OUDERE, 0, ["1 h", "1 i", "3 lid 2", "3 lid 2"]),
    ],
)
def test_de_uitleg_noemt_elk_artikel_in_volgorde(categorie: str, totaal: int, artikelen: list[str]):
    uitleg = Uitleg()
    toets_vermogen(categorie, Vermogen(totaal, 0), OP, PARAMETERS.lezer(), uitleg)
    assert [regel.artikel for regel in uitleg] == [f"Bbz art. {artikel}" for artikel in artikelen]
    assert not any("keer" in regel.tekst for regel in uitleg)


def test_het_aandeel_is_precies():
    assert Vermogen(3, 1).aandeel == Fraction(200, 3)
    assert Vermogen(2, 4).aandeel == -100
    assert Vermogen(0, 4).aandeel is None


@pytest.mark.parametrize(
    ("categorie", "totaal", "schulden", "velden"),
    [
        ("zzp", 0, 0, ["categorie"]),
        (GEVESTIGD, -1, 0, ["totaal_vermogen"]),
        (GEVESTIGD, 0, -1, ["schulden"]),
        (GEVESTIGD, MAXIMUM + 1, MAXIMUM + 1, ["totaal_vermogen", "schulden"]),
        (GEVESTIGD, MAXIMUM, MAXIMUM, []),
    ],
)
def test_wat_niet_kan(categorie: str, totaal: int, schulden: int, velden: list[str]):
    if not velden:
        assert toets(categorie, totaal, schulden).om_niet_mogelijk
        return
    with pytest.raises(InvoerFouten) as gezien:
        toets(categorie, totaal, schulden)
    assert [fout.veld for fout in gezien.value.fouten] == velden


BEDRAG = st.one_of(st.integers(0, 100_000_000), st.sampled_from([0, ONDER, BOVEN, GRENS_OUDERE, BOVEN + 1, MAXIMUM]))


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.sampled_from(CATEGORIEEN), BEDRAG, BEDRAG)
def test_de_grens_zegt_hetzelfde_als_de_uitkomst(categorie: str, totaal: int, schulden: int):
    """A gift is possible exactly when nothing is above the limit; the explanation ends with eigen vermogen."""
    uitleg = Uitleg()
    uitkomst = toets_vermogen(categorie, Vermogen(totaal, schulden), OP, PARAMETERS.lezer(), uitleg)
    assert uitkomst.om_niet_mogelijk is (uitkomst.meerdere == 0)
    assert uitkomst.om_niet_mogelijk is (uitkomst.vermogen.eigen <= uitkomst.grens)
    assert uitleg.regels[-1].bedrag == totaal - schulden
    assert uitkomst.grond.startswith(uitleg.regels[-1].artikel + ": ")


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.sampled_from(CATEGORIEEN), BEDRAG, BEDRAG, st.integers(1, 10_000_000))
def test_een_schuld_meer_maakt_het_nooit_slechter(categorie: str, totaal: int, schulden: int, erbij: int):
    if schulden + erbij <= MAXIMUM and toets(categorie, totaal, schulden).om_niet_mogelijk:
        assert toets(categorie, totaal, schulden + erbij).om_niet_mogelijk
