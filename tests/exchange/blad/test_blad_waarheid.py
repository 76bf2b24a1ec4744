"""The sheet of a municipality with its truth beside it: every loan, every faulty row, the total to the cent."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bladbouwer import VANDAAG

from bbzdesk.exchange.blad import Proef, indeling_uit_json, naar_json, proef_inlezen

MAP = Path(os.environ.get("BBZ_PROEFMATERIAAL", Path(__file__).parents[4] / "shared" / "proefmateriaal"))
pytestmark = pytest.mark.skipif(not (MAP / "debiteuren-a.xlsx").exists(), reason="the trial material is not here")
WOORDEN = {
    "hoofdsom geen bedrag": ("hoofdsom", "geen bedrag"),
    "datum bestaat niet": ("ingangsdatum", "bestaat niet"),
    "restschuld boven hoofdsom": ("restschuld", "hoger dan de hoofdsom"),
    "BSN elfproef": ("bsn", "elfproef"),
}


@pytest.fixture(scope="module")
def proef() -> Proef:
    return proef_inlezen(MAP / "debiteuren-a.xlsx", None, VANDAAG)


@pytest.fixture(scope="module")
def waarheid() -> dict[str, Any]:
    return json.loads((MAP / "debiteuren-a.json").read_text("utf-8"))


def test_precies_de_rijen_met_een_gebrek_staan_in_de_lijst_met_hun_reden(proef, waarheid):
    import openpyxl

    blad = openpyxl.load_workbook(MAP / "debiteuren-a.xlsx", read_only=False).worksheets[0]
    gevonden = {blad.cell(regel.rij, 1).value: regel for regel in proef.fout}
    assert set(gevonden) == {nr for nr, _ in waarheid["fout"]}
    assert len(proef.fout) == len(waarheid["fout"])
    for nr, reden in waarheid["fout"]:
        veld, woord = WOORDEN[reden]
        assert gevonden[nr].veld == veld
        assert woord in gevonden[nr].reden


def test_alle_waarden_van_alle_goede_rijen(proef, waarheid):
    slecht = {nr for nr, _ in waarheid["fout"]}
    goed = {lening["nr"]: lening for lening in waarheid["leningen"] if lening["nr"] not in slecht}
    assert len(proef.rijen) == len(goed) == 124
    for rij in proef.rijen:
        lening = goed[rij.dossier]
        assert (rij.naam, rij.bedrijf, rij.bsn, rij.iban) == (
            lening["naam"], lening["bedrijf"], lening["bsn"], lening["iban"],
        )  # fmt: skip
        assert (rij.soort, rij.rente, rij.looptijd) == (lening["soort"], lening["rente"], lening["maanden"])
        assert rij.ingangsdatum == date.fromisoformat(lening["start"])
        assert (rij.laatste_betaling and rij.laatste_betaling.isoformat()) == lening["laatste"]
        assert rij.status == lening["status"].replace("ë", "e")
        for veld in ("hoofdsom", "restschuld", "achterstand"):
            assert getattr(rij, veld) == round(lening[veld] * 100)


def test_het_totaal_tot_op_de_cent(proef, waarheid):
    import openpyxl

    blad = openpyxl.load_workbook(MAP / "debiteuren-a.xlsx").worksheets[0]
    alle = [rij[10] for rij in blad.iter_rows(min_row=5, values_only=True) if isinstance(rij[10], int | float)]
    uit = naar_json(proef)
    assert uit["totaal_restschuld"] == str(waarheid["totaal_restschuld"]) == "1098713.98"
    assert len(alle) == len(waarheid["leningen"])
    assert uit["totaal_alle_rijen"] == f"{sum(round(bedrag * 100) for bedrag in alle) / 100:.2f}"
    assert uit["goed"] == 124


def test_de_getoonde_indeling_geeft_teruggegeven_hetzelfde(proef):
    uit = json.loads(json.dumps(naar_json(proef)))
    nogmaals = proef_inlezen(MAP / "debiteuren-a.xlsx", indeling_uit_json(uit["indeling"]), VANDAAG)
    assert nogmaals == proef


def test_geen_reden_noemt_een_bsn_iban_of_naam(proef, waarheid):
    for regel in (*proef.fout, *proef.twijfel):
        for lening in waarheid["leningen"]:
            assert not any(lening[veld] in regel.reden for veld in ("naam", "bsn", "iban", "bedrijf"))
