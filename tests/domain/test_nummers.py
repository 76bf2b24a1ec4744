"""BSN, IBAN, KvK number, postcode: spaces and dots are ignored, everything else is exact."""

from collections.abc import Callable

import pytest

from bbzdesk.domain import nummers
from bbzdesk.domain.fouten import InvoerFout


@pytest.mark.parametrize("tekst", ["999993653", "999990019", "123456782", "111222333", "9999.93.653", "9999 93 653"])
def test_een_bsn_dat_klopt(tekst: str) -> None:
    assert nummers.lees_bsn(tekst).isdigit()


def test_een_bsn_van_acht_cijfers_krijgt_zijn_nul_terug() -> None:
    assert nummers.lees_bsn("10000008") == "010000008"


@pytest.mark.parametrize(
    "tekst", ["123456789", "987654321", "000000000", "99999364", "9999936530", "99999365X", "", "١٢٣٤٥٦٧٨٢"]
)
def test_een_bsn_dat_niet_klopt(tekst: str) -> None:
    with pytest.raises(InvoerFout, match="burgerservicenummer") as gevangen:
        nummers.lees_bsn(tekst, "persoon.bsn")
    assert gevangen.value.veld == "persoon.bsn"


@pytest.mark.parametrize("tekst", ["NL91ABNA0417164300", "nl20 ingb 0001 2345 67", "BE68 5390 0754 7034"])
def test_een_iban_dat_klopt(tekst: str) -> None:
    assert nummers.lees_iban(tekst)[2:4].isdigit()


@pytest.mark.parametrize(
    "tekst", ["NL91ABNA0417164301", "NL91ABNA041716430", "NL91", "0417164300", "NL91ABNA04171643000", ""]
)
def test_een_iban_dat_niet_klopt(tekst: str) -> None:
    with pytest.raises(InvoerFout, match="IBAN"):
        nummers.lees_iban(tekst)


@pytest.mark.parametrize(
    ("lezer", "goed", "net", "slecht"),
    [
        (nummers.lees_kvk, "1234 5678", "12345678", ["1234567", "123456789", "00000000", "abcdefgh"]),
        (nummers.lees_postcode, "1234ab", "1234 AB", ["0123AB", "1234SS", "1234", "12345 AB"]),
    ],
)
def test_kvk_en_postcode(lezer: Callable[[str], str], goed: str, net: str, slecht: list[str]) -> None:
    assert lezer(goed) == net
    for tekst in slecht:
        with pytest.raises(InvoerFout):
            lezer(tekst)


def test_een_iban_staat_in_groepen_van_vier() -> None:
    assert nummers.iban_in_groepen("NL91ABNA0417164300") == "NL91 ABNA 0417 1643 00"


def test_een_bsn_is_in_lijsten_gemaskeerd() -> None:
    assert nummers.bsn_gemaskeerd("999993653") == "•••••3653"


@pytest.mark.parametrize("tekst", ["NL91ABN10417164300", "NL91ABNA041716430X", "NL910000417164300A"])
def test_een_nederlands_iban_heeft_letters_en_cijfers_op_hun_plaats(tekst: str) -> None:
    with pytest.raises(InvoerFout, match="Na NL en 2 cijfers komen 4 letters en 10 cijfers"):
        nummers.lees_iban(tekst)
