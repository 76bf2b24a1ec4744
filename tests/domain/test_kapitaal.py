"""The test of a rentedragende lening before a decision (Bbz art. 2 lid 2, 15, 20, 24)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.kapitaal import toets_lening
from bbzdesk.domain.uitleg import Uitleg

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
OP = date(2026, 7, 1)


def toets(categorie: str, hoofdsom: int, looptijd: int, peildatum: date = OP, besluit: date = OP):
    return toets_lening(categorie, hoofdsom, looptijd, peildatum, besluit, PARAMETERS.lezer(), Uitleg())


@pytest.mark.parametrize(
    ("categorie", "hoofdsom", "looptijd", "velden"),
    [
        ("starter", 48_060_00, 120, []),
        ("starter", 48_060_01, 120, ["lening.hoofdsom"]),
        ("starter", 1, 1, []),
        ("starter", 0, 1, ["lening.hoofdsom"]),
        ("starter", 1, 0, ["lening.aantal_termijnen"]),
        ("starter", 1, 121, ["lening.aantal_termijnen"]),
        ("gevestigd", 261_048_00, 120, []),
        ("gevestigd", 261_048_01, 121, ["lening.hoofdsom", "lening.aantal_termijnen"]),
    ],
)
def test_tot_het_maximum_en_tien_jaar(categorie: str, hoofdsom: int, looptijd: int, velden: list[str]):
    uitkomst = toets(categorie, hoofdsom, looptijd)
    assert [bezwaar.veld for bezwaar in uitkomst.bezwaren] == velden
    assert uitkomst.mag is (velden == [])
    assert (uitkomst.rente, uitkomst.langste_looptijd) == (Decimal(8), 120)


@pytest.mark.parametrize("categorie", ["oudere_zelfstandige", "beeindigend", "zzp"])
def test_een_andere_groep_krijgt_geen_rentedragende_lening(categorie: str):
    with pytest.raises(InvoerFout) as gezien:
        toets(categorie, 1_00, 12)
    assert gezien.value.veld == "dossier.categorie"


def test_het_maximum_is_van_de_peildatum_en_de_rente_van_het_besluit():
    uitleg = Uitleg()
    uitkomst = toets_lening("starter", 47_000_00, 12, date(2025, 12, 31), date(2026, 1, 15), PARAMETERS.lezer(), uitleg)
    assert uitkomst.maximum == 46_656_00
    assert [bezwaar.veld for bezwaar in uitkomst.bezwaren] == ["lening.hoofdsom"]
    assert "Bbz art. 24" in str(uitkomst.bezwaren[0])
    assert [regel.artikel for regel in uitleg] == ["Bbz art. 24", "Bbz art. 15 a", "Bbz art. 15 b"]
    assert [regel.tekst for regel in uitleg] == [
        "Het hoogste bedrag op 31 december 2025, per bedrijf.",
        "De rente is 8% per jaar en blijft de hele looptijd gelijk.",
        "De looptijd is ten hoogste 120 maanden.",
    ]
