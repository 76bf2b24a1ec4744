"""The words of Help: every state of the stoplicht has its sentence, and each is short and plain."""

import pytest

from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.services.begrippen import BEGRIPPEN, STOPLICHT
from bbzdesk.services.woorden import stoplichtsleutel

ZINNEN = [*STOPLICHT.values(), *(uitleg for _, uitleg in BEGRIPPEN)]


def test_elke_stand_van_het_stoplicht_wordt_uitgelegd() -> None:
    assert set(STOPLICHT) == {stoplichtsleutel(licht) for licht in Stoplicht}


@pytest.mark.parametrize("zin", ZINNEN)
def test_een_uitleg_is_kort_en_gewoon(zin: str) -> None:
    assert zin.endswith(".")
    assert all(len(deel.split()) <= 15 for deel in zin.split(". "))
    assert not {"indien", "conform", "middels", "reeds", "dient"} & set(zin.lower().split())
