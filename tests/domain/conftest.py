"""Every line of every explanation that these tests make is a sentence, or the heading of some, on an article."""

import re
from collections.abc import Iterator

import pytest

from bbzdesk.domain.uitleg import Uitleg

WET = re.compile(r"((Bbz|Pw|Awb|BW|AOW|Algemene termijnenwet) art\. \d|Stb\. \d{4}, \d|Tozo \(vervallen\))")


@pytest.fixture(autouse=True, scope="session")
def _elke_regel_is_een_zin_met_een_artikel() -> Iterator[None]:
    """Look along with the real explanation; nothing of it is replaced."""
    echt = Uitleg.regel

    def kijk_mee(uitleg: Uitleg, tekst: str, artikel: str, bedrag: int | None = None) -> None:
        assert tekst.endswith((".", ":")), tekst
        assert not WET.match(tekst), tekst
        assert WET.match(artikel), artikel
        echt(uitleg, tekst, artikel, bedrag)

    with pytest.MonkeyPatch.context() as lap:
        lap.setattr(Uitleg, "regel", kijk_mee)
        yield
