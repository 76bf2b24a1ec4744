"""No legal number stands in code: it comes from resources/parameters, and each parameter that code names exists."""

import ast
import re
from decimal import Decimal
from pathlib import Path

import pytest

from bbzdesk.domain.feiten import FEITEN
from bbzdesk.domain.parameters import Parameters

WORTEL = Path(__file__).parents[2]
DOMEIN = WORTEL / "bbzdesk" / "domain"
DIENSTEN = WORTEL / "bbzdesk" / "services"
BESTANDEN = [*sorted(DOMEIN.rglob("*.py")), *sorted(DIENSTEN.rglob("*.py"))]
NAAM = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
GETAL = re.compile(r"\d+([.,]\d+)?%?")
# What may stand in code, because it is arithmetic or the calendar and no choice of a lawmaker.
VRIJ = {
    0, 1, 2,  # counting, rounding half up
    12,  # months of a year
    30, 360, 365, 366,  # day counts that a decision names
    100,  # percent
}  # fmt: skip
# Bounds of the program itself and of notation, per file.
EIGEN_GRENZEN = {
    "domain/datum.py": {3, 4, 7, 20, 31, 50, 120, 1900, 2199},  # how dates are written, which centuries we read
    "domain/doelgroep_feiten.py": {24, 120},
    "domain/feiten.py": {9, 32, 200, 20_000},  # lengths of texts, control characters
    "domain/geld.py": {10},  # notation of amounts
    "domain/jaarovergang.py": {3, 4},  # how many columns a sentence names
    # The date of Easter, the days of art. 3 and their first years.
    "domain/kalender.py": {
        4, 5, 6, 7, 8, 11, 13, 15, 19, 22, 25, 26, 27, 31, 32, 39, 50, 114, 451, 2014,
    },
    "domain/lening/voorwaarden.py": {600},
    "domain/norm.py": {50},
    "domain/nummers.py": {3, 4, 5, 6, 7, 8, 9, 11, 16, 18, 20, 22, 24, 27, 28, 36, 97},  # check digits
    "domain/rentekwijtschelding.py": {20, 24},  # articles
    "services/aanvraagbeeld.py": {7},  # days of a week
    "services/bedragen.py": {500, 9999},  # the longest source and the largest number that can be typed
    "services/bekend.py": {3, 5, 8},  # how much of a name or a telephone number makes somebody known
    "services/besluitbeeld.py": {5},  # steps of the wizard
    "services/besluiten.py": {20},  # how many signs a refusal names
    "services/besluitnummers.py": {6, 7, 20},  # the places of a number like B-2026-0007
    "services/debiteurenbeeld.py": {90},  # spans of days in the totals of a list
    "services/bladbeeld.py": {3, 20, 28, 44},  # how many examples and columns are shown, and how much of each
    "services/overdrachtbeeld.py": {4, 5},  # groups of a password
    "services/brieven.py": {6},  # widths of columns, as in the next ones
    "services/debiteuren.py": {10, 14, 16, 18},
    "services/debiteurenkaart.py": {10, 14, 16, 18, 20, 26},
    "services/dossieroverzicht.py": {4, 7},  # how many moments the overview shows, how many steps fit
    "services/geschiedenis.py": {10},  # how many acts the menu shows
    "services/lijsten.py": {4, 14, 16, 28},  # widths of columns
    "services/oefenzaken.py": {20},  # days between a decision and the payment that it plans
    "services/onderzoekbeeld.py": {3, Decimal(4), Decimal(5)},  # marks and weights of a report
    "services/opslagstand.py": {1000, 300_000_000, 1_000_000_000},  # lines of the log, bytes of a disk
    "services/screeningbeeld.py": {40},  # an age that decides nothing, while the real one is asked
    "services/naast.py": {100_000},  # the largest such file that is read
    "services/plaatskeuze.py": {60, 32_768},  # the longest begin of a name, the longest path
    "services/waarwasik.py": {10},  # how many places are kept
    "services/vandaag.py": {7, 14},  # lines of a block, days that the page looks ahead
    "services/woorden.py": {3, 1000},  # the digits of a BSN that stay visible, bytes of a kilobyte
    "services/zoeken.py": {6, 9, 120},  # digits of a BSN, how many hits are shown
    "services/demo.py": {3, 6, 7, 9, 10, 2026},  # dates and amounts of the practice office
    "services/dossierrapport.py": {7},
    "services/instellingen.py": {60},  # how much of a wrong text a sentence repeats
    "services/onderzoeken.py": {3, 4, 5},  # marks of a report
    "services/overdracht.py": {400, Decimal("16.1")},  # length of a title, a category of the selectielijst
    "services/rekenen/feiten.py": {5_000, 400, 200, 20, 2000, 40},
    "services/rekenen/json_lezen.py": {2_000_000, 32, 18},
    "services/rekenen/vermogenstoets.py": {Decimal("0.000001")},  # places of a percentage in JSON
}  # fmt: skip
# Columns that no code reads yet, and why they are kept: each is a figure that an official looks up, or of a later part.
BEWAARD = {
    "bewaartermijnen": "the archive: which dossiers may be destroyed when",
    "bijzondere_bijstand_drempel": "bijzondere bijstand is granted outside the Bbz; shown with the amounts",
    "ioaz": "the IOAZ is asked about before an application; shown with the amounts",
    "kostendelersnorm.leeftijd_echtgenoot": "a spouse under 21; the norm already tells the ages apart",
    "minimumloon": "shown with the amounts",
    "normen.inrichting_alleenstaande": "a stay in an institution: the program asks for the norm",
    "normen.inrichting_gehuwden": "as above",
    "normen.inrichting_toeslag_alleenstaande": "as above",
    "normen.inrichting_toeslag_gehuwden": "as above",
    "normen.verhoging_18_20_zonder_steun_ouders": "an increase that the college decides on (Pw art. 20 lid 3)",
    "pw_overig.giften_vrij_per_jaar": "gifts: a question of the income sheet",
    "rijksvergoeding.verantwoording_maanden": "the accounting to the state",
    "termijnen_bbz.opschorting_recht_ten_hoogste": "suspension of the right to aid",
    "termijnenwet.termijn_met_werkdagen": "terms of days; the program has only terms of weeks and months",
    "termijnenwet.werkdagen": "as above",
    "vakantietoeslag": "inside the norms; shown with the amounts",
    "vermogensgrenzen_pw": "not for the Bbz (art. 60ba); for the referral to the Pw",
    "wettelijke_rente_ondergrens.schuldenaar_is_bestuursorgaan": "interest that the municipality itself owes",
    "zvw": "the contribution is a fact of the applicant; shown with the amounts",
}


def _plaats(bestand: Path) -> str:
    return bestand.relative_to(WORTEL / "bbzdesk").as_posix()


def _constanten(bestand: Path) -> list:
    boom = ast.parse(bestand.read_text(encoding="utf-8"))
    return [knoop.value for knoop in ast.walk(boom) if isinstance(knoop, ast.Constant)]


def _getallen(bestand: Path) -> set:
    """All numbers, also those that a Decimal reads from a text."""
    waarden = _constanten(bestand)
    kaal = {waarde for waarde in waarden if isinstance(waarde, int | float) and not isinstance(waarde, bool)}
    in_tekst = {Decimal(w.strip("%").replace(",", ".")) for w in waarden if isinstance(w, str) and GETAL.fullmatch(w)}
    return kaal | in_tekst


@pytest.mark.parametrize("bestand", BESTANDEN, ids=_plaats)
def test_er_staat_geen_getal_van_de_wet_in_de_code(bestand: Path) -> None:
    assert _getallen(bestand) <= VRIJ | EIGEN_GRENZEN.get(_plaats(bestand), set())


def test_elke_eigen_grens_staat_nog_in_de_code() -> None:
    """A bound that is gone leaves the list, or a number of the law could take its place unseen."""
    overbodig = {
        plaats: over
        for plaats, grenzen in EIGEN_GRENZEN.items()
        if (over := grenzen - _getallen(WORTEL / "bbzdesk" / plaats))
    }
    assert overbodig == {}


def _gelezen(parameters: Parameters) -> set[str]:
    """The columns that code names: in full, or in parts beside a text that begins with the name of their table."""
    gelezen = set()
    for bestand in sorted((WORTEL / "bbzdesk").rglob("*.py")):
        teksten = {waarde for waarde in _constanten(bestand) if isinstance(waarde, str)}
        gelezen |= teksten & parameters.namen
        for naam in parameters.namen - gelezen:
            tabel, _, kolom = naam.partition(".")
            delen = teksten | {voor + na for voor in teksten if kolom.startswith(voor) for na in teksten}
            if f"{tabel}." in teksten and kolom in delen:
                gelezen.add(naam)
    return gelezen


def test_elke_parameter_wordt_gelezen_of_staat_met_reden_in_de_lijst(parameters: Parameters) -> None:
    bewaard = {naam for naam in parameters.namen if naam in BEWAARD or naam.split(".")[0] in BEWAARD}
    gelezen = _gelezen(parameters)
    assert parameters.namen - gelezen == bewaard
    assert {naam for naam in BEWAARD if naam not in parameters.namen | {n.split(".")[0] for n in bewaard}} == set()


def test_elke_parameter_die_de_code_noemt_bestaat(parameters: Parameters) -> None:
    """Everywhere in the program: who names a column of a table of parameters names one that exists."""
    tabellen = {naam.split(".")[0] for naam in parameters.namen}
    genoemd = {}
    for bestand in sorted((WORTEL / "bbzdesk").rglob("*.py")):
        for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
            naam = knoop.value if isinstance(knoop, ast.Constant) else None
            if isinstance(naam, str) and NAAM.fullmatch(naam):
                eigen = bestand.is_relative_to(DOMEIN) and naam not in FEITEN
                if eigen or (naam.split(".")[0] in tabellen and not naam.endswith((".toml", ".py"))):
                    genoemd[naam] = bestand.name
    assert len(genoemd) > 20
    assert {naam: waar for naam, waar in genoemd.items() if naam not in parameters.namen} == {}


def test_elke_kolom_van_de_normen_die_de_code_kan_vragen_bestaat(parameters: Parameters) -> None:
    teksten = {
        knoop.value
        for knoop in ast.walk(ast.parse((DOMEIN / "norm.py").read_text(encoding="utf-8")))
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)
    }
    kolommen = {tekst for tekst in teksten if tekst.startswith(("alleenstaande_", "gehuwden_"))} - {
        "alleenstaande_ouder",
        "gehuwden_een_18_20_ander_21plus_",
    }
    assert kolommen
    assert {f"normen.{kolom}" for kolom in kolommen} <= parameters.namen


def test_bedragen_staan_maar_op_een_plaats(parameters: Parameters) -> None:
    """A grep for an amount of more than three digits hits no line of code."""
    bedragen = {
        str(waarde.waarde)
        for naam in parameters.namen
        for waarde in parameters.van(naam)
        if waarde.waarde is not None and waarde.eenheid == "euro" and waarde.waarde > Decimal(999)
    }
    for bestand in BESTANDEN:
        tekst = bestand.read_text(encoding="utf-8")
        assert not [bedrag for bedrag in bedragen if bedrag in tekst], bestand
