"""The fact catalogue: every kind reads what people type and writes what people read."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bbzdesk.domain.datum import Geboortedatum
from bbzdesk.domain.feiten import (
    FEITEN,
    MAX_NAAM,
    Feit,
    Soort,
    feit_als_json,
    lees_feit,
    lees_feiten,
    toon_feit,
    vraag_om,
)
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten

VANDAAG = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("naam", "tekst", "waarde", "getoond"),
    [
        ("persoon.achternaam", "Ö", "Ö", "Ö"),
        ("lening.hoofdsom", "€ 12.500", 1250000, "€\N{NO-BREAK SPACE}12.500,00"),
        ("lening.rente", "8%", Decimal(8), "8%"),
        ("lening.rente", "4,850", Decimal("4.850"), "4,85%"),
        ("lening.aantal_termijnen", "60", 60, "60"),
        ("aanvraag.ontvangen", "6-11-2026", date(2026, 11, 6), "6 november 2026"),
        ("persoon.geboortedatum", "1961", Geboortedatum(1961), "1961 (dag en maand onbekend)"),
        ("huishouden.kinderen", "nee", False, "nee"),
        ("huishouden.leefvorm", "gehuwd of samenwonend", "gehuwd", "gehuwd of samenwonend"),
        ("persoon.iban", "nl91abna0417164300", "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00"),
        ("persoon.postcode", "1234ab", "1234 AB", "1234 AB"),
        ("bedrijf.kvk", "12 34 56 78", "12345678", "12345678"),
    ],
)
def test_lezen_en_tonen(naam: str, tekst: str, waarde: Any, getoond: str) -> None:
    assert lees_feit(FEITEN[naam], tekst, VANDAAG) == waarde
    assert toon_feit(FEITEN[naam], waarde) == getoond


@pytest.mark.parametrize("feit", FEITEN.values(), ids=lambda feit: feit.naam)
def test_niets_getypt_is_onbekend(feit: Feit) -> None:
    assert lees_feit(feit, "  ", VANDAAG) is None
    assert toon_feit(feit, None) == "onbekend"


@pytest.mark.parametrize(
    "feit", [feit for feit in FEITEN.values() if feit.soort not in (Soort.TEKST, Soort.LANGE_TEKST)]
)
def test_onzin_wordt_geweigerd_in_een_zin_bij_het_veld(feit: Feit) -> None:
    with pytest.raises(InvoerFout) as gevangen:
        lees_feit(feit, "onzin!?", VANDAAG)
    assert gevangen.value.veld == feit.naam
    assert str(gevangen.value).endswith(".")


def test_een_naam_van_200_tekens_past_en_een_van_201_niet() -> None:
    feit = FEITEN["persoon.achternaam"]
    assert lees_feit(feit, "N" * MAX_NAAM, VANDAAG) == "N" * MAX_NAAM
    with pytest.raises(InvoerFout, match="Achternaam heeft 201 tekens"):
        lees_feit(feit, "N" * (MAX_NAAM + 1), VANDAAG)


@pytest.mark.parametrize("teken", ["\x00", "\x1b", "\u202e", "\u200b", "\x7f"])
def test_een_onzichtbaar_teken_wordt_geweigerd(teken: str) -> None:
    with pytest.raises(InvoerFout, match="onzichtbaar"):
        lees_feit(FEITEN["persoon.achternaam"], f"Jan{teken}sen", VANDAAG)


@pytest.mark.parametrize("einde", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028"])
def test_elk_regeleinde_wordt_een_gewoon_regeleinde(einde: str) -> None:
    assert lees_feit(FEITEN["contact.hulpvraag"], f"a{einde}b", VANDAAG) == "a\nb"
    assert lees_feit(FEITEN["persoon.achternaam"], f"De{einde}Wit", VANDAAG) == "De Wit"


def test_alle_fouten_van_een_formulier_komen_samen() -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        lees_feiten({"persoon.bsn": "1", "bedrijf.kvk": "2"}, ("persoon.bsn", "persoon.achternaam"), VANDAAG)
    assert [fout.veld for fout in gevangen.value.fouten] == ["persoon.bsn", "bedrijf.kvk", "persoon.achternaam"]


@pytest.mark.parametrize(
    ("feit", "zin"),
    [
        (FEITEN["persoon.achternaam"], "Vul de achternaam in."),
        (FEITEN["aanvraag.ontvangen"], "Vul in wanneer de aanvraag is ontvangen."),
        (FEITEN["advies.oordeel"], "Kies wat het advies is."),
        (FEITEN["lening.uitbetalen_op"], "Wij betalen uit op: vul een datum in."),
        (FEITEN["aanvraag.gevraagd_bedrag"], "Gevraagd bedrag: vul een bedrag in."),
        (FEITEN["lening.vorm"], "Vorm van de aflossing: kies wat past."),
        (FEITEN["huishouden.kinderen"], "Kinderen jonger dan 18 jaar: kies ja of nee."),
        (FEITEN["contact.woonplaats"], "Woonplaats: vul dit in."),
        (FEITEN["persoon.bsn"], "Burgerservicenummer: vul 9 cijfers in."),
    ],
)
def test_om_wat_ontbreekt_wordt_gevraagd_in_goed_nederlands(feit: Feit, zin: str) -> None:
    assert vraag_om(feit) == zin
    with pytest.raises(InvoerFouten) as fout:
        lees_feiten({}, (feit.naam,), VANDAAG)
    assert [str(een) for een in fout.value.fouten] == [zin]


def test_onbekend_is_een_antwoord() -> None:
    assert lees_feit(FEITEN["huishouden.kinderen"], "onbekend", VANDAAG) is None


@pytest.mark.parametrize("tekst", ["101", "-1", "NaN", "acht"])
def test_een_percentage_ligt_tussen_0_en_100(tekst: str) -> None:
    with pytest.raises(InvoerFout):
        lees_feit(FEITEN["lening.rente"], tekst, VANDAAG)


@pytest.mark.parametrize(("tekst", "waarde"), [("0", "0"), ("100", "100"), ("100%", "100"), ("4,85 %", "4.85")])
def test_de_grenzen_van_een_percentage_tellen_mee(tekst: str, waarde: str) -> None:
    assert lees_feit(FEITEN["lening.rente"], tekst, VANDAAG) == Decimal(waarde)


def test_een_getal_heeft_hoogstens_negen_cijfers() -> None:
    feit = FEITEN["lening.aantal_termijnen"]
    assert lees_feit(feit, "999.999.999", VANDAAG) == 999_999_999
    with pytest.raises(InvoerFout, match="schrijf een heel getal"):
        lees_feit(feit, "1000000000", VANDAAG)


@pytest.mark.parametrize(
    ("naam", "tekst", "machine"),
    [
        ("persoon.geboortedatum", "30-4-1961", "1961-04-30"),
        ("persoon.geboortedatum", "4-1961", "1961-04"),
        ("lening.hoofdsom", "1.234,50", "1234.50"),
        ("lening.rente", "4,85", "4.85"),
        ("lening.aantal_termijnen", "24", 24),
        ("huishouden.kinderen", "ja", True),
        ("persoon.achternaam", "De Wit", "De Wit"),
    ],
)
def test_een_feit_voor_een_machine(naam: str, tekst: str, machine: object) -> None:
    feit = FEITEN[naam]
    assert feit_als_json(feit, lees_feit(feit, tekst, VANDAAG)) == machine
    assert feit_als_json(feit, None) is None
