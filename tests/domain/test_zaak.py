"""Names as letters and lists write them."""

import pytest

from bbzdesk.domain.zaak import Persoon


@pytest.mark.parametrize(
    ("voornamen", "tussenvoegsel", "naam", "lijstnaam"),
    [
        ("Anna", "van den", "Anna van den Berg", "Berg, Anna van den"),
        ("Anna", "", "Anna Berg", "Berg, Anna"),
        ("", "van den", "van den Berg", "Berg, van den"),
        ("", "", "Berg", "Berg"),
    ],
)
def test_een_naam_in_een_brief_en_in_een_lijst(voornamen: str, tussenvoegsel: str, naam: str, lijstnaam: str) -> None:
    persoon = Persoon(id="p", voornamen=voornamen, tussenvoegsel=tussenvoegsel, achternaam="Berg")
    assert (persoon.naam, persoon.lijstnaam) == (naam, lijstnaam)
