"""No legal number stands in code: it comes from resources/parameters, and each parameter that code names exists."""

import ast
import re
from decimal import Decimal
from pathlib import Path

import pytest

from bbzdesk.domain.parameters import Parameters

WORTEL = Path(__file__).parents[2]
DOMEIN = WORTEL / "bbzdesk" / "domain"
BESTANDEN = [
    *(DOMEIN / f"{naam}.py" for naam in ("aow", "norm", "jaarnorm", "boekjaar")),
    *sorted((DOMEIN / "lening").glob("*.py")),
    *sorted((DOMEIN / "termijnen").glob("*.py")),
    *(DOMEIN / f"{naam}.py" for naam in ("inkomen", "uitkering")),
    *sorted((DOMEIN / "vaststelling").glob("*.py")),
    *(
        DOMEIN / f"{naam}.py"
        for naam in (
            "rentekwijtschelding",
            "wettelijke_rente",
            "beeindiging",
            "gevolgen_beeindiging",
            "hypotheeklening",
            "hypotheekverloop",
            "schuldregeling",
            "rijksafrekening",
        )
    ),
    *sorted(DOMEIN.glob("doelgroep*.py")),
    *sorted(DOMEIN.glob("vermogen*.py")),
    *(DOMEIN / f"{naam}.py" for naam in ("categorie", "samenwerking")),
    *(
        DOMEIN / f"{naam}.py"
        for naam in ("uitstel", "na_uitstel", "opeisbaarheid", "verjaring_per_termijn", "stoplicht")
    ),
    *sorted(DOMEIN.glob("invordering*.py")),
    *(DOMEIN / f"{naam}.py" for naam in ("borgtocht", "voorbereiding", "renteloos", "tozo")),
    *sorted((WORTEL / "bbzdesk" / "services" / "rekenen").glob("*.py")),
]
NAAM = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
# What may stand in code, because it is arithmetic or the calendar and no choice of a lawmaker.
VRIJ = {
    0, 1, 2,  # counting, rounding half up
    12,  # months of a year
    30, 360, 365, 366,  # day counts that a decision names
    100,  # percent
}  # fmt: skip
# Bounds of the program itself, per file.
EIGEN_GRENZEN = {
    "voorwaarden.py": {600},
    "norm.py": {20, 21, 50},
    "feiten.py": {5_000, 400, 200, 20, 2000, 40},
    "doelgroep_feiten.py": {24, 120},
    "json_lezen.py": {2_000_000, 32, 18},
}


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda pad: f"{pad.parent.name}/{pad.name}")
def test_er_staat_geen_getal_van_de_wet_in_de_code(bestand: Path) -> None:
    boom = ast.parse(bestand.read_text(encoding="utf-8"))
    getallen = {
        knoop.value
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Constant)
        and isinstance(knoop.value, int | float)
        and not isinstance(knoop.value, bool)
    }
    assert getallen <= VRIJ | EIGEN_GRENZEN.get(bestand.name, set())


def test_elke_parameter_die_de_code_noemt_bestaat(parameters: Parameters) -> None:
    """Everywhere in the program: who names a column of a table of parameters names one that exists."""
    tabellen = {naam.split(".")[0] for naam in parameters.namen}
    genoemd = {}
    for bestand in sorted((WORTEL / "bbzdesk").rglob("*.py")):
        for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
            naam = knoop.value if isinstance(knoop, ast.Constant) else None
            if isinstance(naam, str) and NAAM.fullmatch(naam):
                eigen = bestand in BESTANDEN and bestand.parent.name != "rekenen"
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
