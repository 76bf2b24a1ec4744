"""A list that is read once more is seen, and an import on which somebody worked is not torn out from under him."""

from dataclasses import replace
from pathlib import Path

import pytest

from bbzdesk.domain.zaak import Dossier
from bbzdesk.services import inlezen
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import records
from tests.kantoorhulp import Bureau

KOP = "Dossiernummer;Naam;Hoofdsom;Restschuld\n"
RIJEN = "D-1;Jansen, Piet;10000,00;2500,00\nD-2;De Boer, Anna;8000,00;8000,00\n"


def lijst(map_: Path, naam: str, tekst: str) -> Path:
    (pad := map_ / naam).write_text(tekst, encoding="utf-8")
    return pad


@pytest.fixture
def overgenomen(b: Bureau, tmp_path: Path):
    pad = lijst(tmp_path, "lijst.csv", KOP + RIJEN)
    return inlezen.neem_over(b.kantoor, pad, inlezen.proef(b.kantoor, pad), b.kantoor.vandaag).uitkomst


def test_dezelfde_lijst_opnieuw_opgeslagen_wordt_gezien(b: Bureau, overgenomen, tmp_path: Path) -> None:
    opnieuw = inlezen.proef(b.kantoor, lijst(tmp_path, "lijst2.csv", KOP + RIJEN + "\n"))
    assert opnieuw.waarschuwingen[0].startswith("2 regels in dit bestand lijken al te zijn overgenomen")


def test_een_andere_lijst_en_een_teruggedraaide_niet(b: Bureau, overgenomen, tmp_path: Path) -> None:
    anders = lijst(tmp_path, "anders.csv", KOP + "D-3;Visser, Mark;1000,00;900,00\n")
    assert not any("al te zijn overgenomen" in zin for zin in inlezen.proef(b.kantoor, anders).waarschuwingen)
    inlezen.draai_terug(b.kantoor, overgenomen.id)
    opnieuw = inlezen.proef(b.kantoor, lijst(tmp_path, "lijst2.csv", KOP + RIJEN + "\n"))
    assert not any("al te zijn overgenomen" in zin for zin in opnieuw.waarschuwingen)


def test_waaraan_is_gewerkt_gaat_niet_meer_terug(b: Bureau, overgenomen) -> None:
    from tests.kantoorhulp import aanvraag_van

    with b.kantoor.opslag.lees() as bron:
        dossier = records.waar(bron, Dossier)[0]
    with b.kantoor.werk("proef") as w:
        records.bewaar(w, replace(dossier, categorie="starter"))
    aanvraag_van(b, dossier.id)
    with pytest.raises(NietMogelijk, match="is na het inlezen gewerkt"):
        inlezen.draai_terug(b.kantoor, overgenomen.id)
