"""How a typed fact is read beside its field, without a window."""

from datetime import date
from decimal import Decimal

import pytest

from bbzdesk.domain.datum import Geboortedatum
from bbzdesk.domain.feiten import FEITEN, Soort, lees_feit
from bbzdesk.ui.forms.reading import Reading, as_typed, read

VANDAAG = date(2026, 3, 9)  # a Monday


@pytest.mark.parametrize(
    ("feit", "tekst", "gelezen"),
    [
        ("aanvraag.ontvangen", "3-2", "= dinsdag 3 februari 2026"),
        ("aanvraag.ontvangen", "3-2-26", "= dinsdag 3 februari 2026"),
        ("aanvraag.ontvangen", "+14", "= maandag 23 maart 2026"),
        ("aanvraag.ontvangen", "+1 week", "= maandag 16 maart 2026"),
        ("aanvraag.ontvangen", "vandaag", "= maandag 9 maart 2026"),
        ("aanvraag.ontvangen", "ma", "= maandag 16 maart 2026"),
        ("persoon.geboortedatum", "14-6-79", "= 14 juni 1979, 46 jaar"),
        ("persoon.geboortedatum", "1979", "= 1979, dag en maand onbekend"),
        ("aanvraag.gevraagd_bedrag", "1.234,56", "= €\u00a01.234,56"),
        ("aanvraag.gevraagd_bedrag", "1234.56", "= €\u00a01.234,56"),
        ("lening.rente", "8,50", "= 8,5%"),
        ("lening.aantal_termijnen", "24", ""),
        ("bedrijf.uren_per_jaar", "1225", "= 1.225 uur"),
        ("persoon.bsn", "999993653", "= 9999 93 653"),
        ("persoon.iban", "nl91abna0417164300", "= NL91 ABNA 0417 1643 00"),
        ("persoon.postcode", "1234ab", ""),
        ("persoon.postcode", "1234 AB", ""),
        ("bedrijf.kvk", "1234.5678", "= 12345678"),
        ("bedrijf.kvk", "12345678", ""),
        ("contact.naam", "De Groot", ""),
        ("aanvraag.ontvangen", "", ""),
        ("aanvraag.ontvangen", "  ", ""),
    ],
)
def test_what_is_typed_is_read_beside_the_field(feit, tekst, gelezen):
    assert read(FEITEN[feit], tekst, VANDAAG) == Reading(gelezen)


@pytest.mark.parametrize(
    ("feit", "tekst", "zin"),
    [
        ("aanvraag.gevraagd_bedrag", "1.234", "op twee manieren"),
        ("aanvraag.ontvangen", "31-2", "bestaat niet"),
        ("persoon.bsn", "999993654", "elfproef"),
        ("persoon.postcode", "1234", "4 cijfers en 2 letters"),
        ("lening.aantal_termijnen", "veel", "heel getal"),
    ],
)
def test_what_cannot_be_read_is_asked_in_a_sentence(feit, tekst, zin):
    gelezen = read(FEITEN[feit], tekst, VANDAAG)
    assert zin in gelezen.fault
    assert gelezen.text == ""


@pytest.mark.parametrize(
    ("feit", "tekst", "gelezen"),
    [
        ("bedrijf.gestart_op", "1-5-19", "= wo 1-5-2019"),
        ("persoon.geboortedatum", "14 juni 1979", "= 14-6-1979"),
        ("persoon.geboortedatum", "14-6-1979", ""),
        ("persoon.geboortedatum", "1971", "= alleen het jaar 1971"),
        ("persoon.geboortedatum", "6-1971", "= alleen juni 1971"),
        ("bedrijf.uren_per_jaar", "2100", "= 2.100 uur"),
    ],
)
def test_a_short_reading_for_a_checklist(feit, tekst, gelezen):
    assert read(FEITEN[feit], tekst, VANDAAG, short=True).text == gelezen


WAARDEN = {
    Soort.TEKST: ("De Groot & Zn.", "12-4 'a'"),
    Soort.LANGE_TEKST: ("Eerste regel\n\n  tweede\u00a0regel", "ja"),
    Soort.BEDRAG: (0, 1, 123456, -123456, 100000, 10**12),
    Soort.DATUM: (date(2026, 2, 3), date(1900, 1, 1), date(2199, 12, 31)),
    Soort.GEBOORTEDATUM: (Geboortedatum(1979, 6, 14), Geboortedatum(1979, 6), Geboortedatum(1979)),
    Soort.PERCENTAGE: (Decimal(8), Decimal("4.85"), Decimal(0), Decimal("100.00"), Decimal("0.10")),
    Soort.GETAL: (0, 24, 1225, 999_999_999),
    Soort.JANEE: (True, False),
    Soort.BSN: ("999993653",),
    Soort.IBAN: ("NL91ABNA0417164300",),
    Soort.KVK: ("12345678",),
    Soort.POSTCODE: ("1234 AB",),
}


def test_every_kind_is_in_the_round_trip():
    assert set(WAARDEN) | {Soort.KEUZE} == set(Soort)


@pytest.mark.parametrize("feit", FEITEN.values(), ids=FEITEN)
def test_a_value_that_is_written_is_read_as_the_same_value(feit):
    waarden = WAARDEN.get(feit.soort) or [waarde for waarde, _ in feit.keuzes]
    for waarde in (*waarden, None):
        assert lees_feit(feit, as_typed(feit, waarde), VANDAAG) == waarde
