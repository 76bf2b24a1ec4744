"""What was done last, and undoing it with Ctrl+Z and Ctrl+Y."""

from datetime import UTC, date, datetime

import pytest

from bbzdesk.services import geschiedenis, instellingen
from bbzdesk.services.momenten import in_woorden
from bbzdesk.store.fouten import NietOngedaan
from tests.kantoorhulp import Bureau, dossier_van, lening_van

NU = datetime(2026, 3, 2, 14, 2, tzinfo=UTC)


def _naam(b: Bureau) -> object:
    with b.kantoor.opslag.lees() as bron:
        return instellingen.gemeentefeiten(bron)["gemeente.naam"]


def _noem(b: Bureau, naam: str) -> None:
    instellingen.stel_gemeente_in(b.kantoor, {"gemeente.naam": naam})


def test_ctrl_z_en_ctrl_y_lopen_een_voor_een_terug_en_vooruit(b: Bureau) -> None:
    eerst = _naam(b)
    for naam in ("Aa", "Bb", "Cc"):
        _noem(b, naam)
    for verwacht in ("Bb", "Aa", eerst):
        gedaan = geschiedenis.voor_ongedaan(b.kantoor)
        assert gedaan is not None
        assert gedaan.kan
        geschiedenis.maak_ongedaan(b.kantoor, gedaan.id)
        assert _naam(b) == verwacht
    for verwacht in ("Aa", "Bb", "Cc"):
        opnieuw = geschiedenis.voor_opnieuw(b.kantoor)
        assert opnieuw is not None
        assert geschiedenis.maak_ongedaan(b.kantoor, opnieuw.id).wijziging.label.startswith("Opnieuw gedaan: ")
        assert _naam(b) == verwacht
    assert geschiedenis.voor_opnieuw(b.kantoor) is None
    laatste = geschiedenis.voor_ongedaan(b.kantoor)
    assert laatste is not None
    geschiedenis.maak_ongedaan(b.kantoor, laatste.id)
    assert _naam(b) == "Bb"


def test_na_iets_nieuws_is_er_niets_meer_om_opnieuw_te_doen(b: Bureau) -> None:
    _noem(b, "Aa")
    gedaan = geschiedenis.voor_ongedaan(b.kantoor)
    assert gedaan is not None
    geschiedenis.maak_ongedaan(b.kantoor, gedaan.id)
    _noem(b, "Bb")
    assert geschiedenis.voor_opnieuw(b.kantoor) is None


def test_de_lijst_zegt_wat_wanneer_wie_en_waarom_het_niet_ongedaan_kan(b: Bureau) -> None:
    lening_van(b)
    laatste = geschiedenis.laatste(b.kantoor, 5)
    assert len(laatste) == 5
    betaling = laatste[0]
    assert betaling.moet_teruggedraaid
    assert not betaling.kan
    assert "Terugdraaien" in str(betaling.waarom_niet)
    assert betaling.wanneer.startswith("vandaag om 9:")
    with pytest.raises(NietOngedaan, match="Terugdraaien"):
        geschiedenis.maak_ongedaan(b.kantoor, betaling.id)
    b.klok.zet(date(2026, 12, 1))
    assert " om 9:" in geschiedenis.laatste(b.kantoor, 1)[0].wanneer


def test_ctrl_z_gaat_over_wat_u_zelf_deed(b: Bureau) -> None:
    dossier_van(b)
    with b.kantoor.opslag.werk("Van een ander", wie="iemand-anders", nu=b.kantoor.nu) as w:
        w.uitvoeren("UPDATE instelling SET waarde = waarde WHERE id = 'opslag.id'")
    assert geschiedenis.laatste(b.kantoor, 1)[0].label == "Van een ander"
    gedaan = geschiedenis.voor_ongedaan(b.kantoor)
    assert gedaan is not None
    assert gedaan.label != "Van een ander"


@pytest.mark.parametrize(
    ("moment", "woorden"),
    [
        (datetime(2026, 3, 2, 9, 5, tzinfo=UTC), "vandaag om 9:05"),
        (datetime(2026, 3, 1, 23, 59, tzinfo=UTC), "gisteren om 23:59"),
        (datetime(2026, 2, 28, 0, 0, tzinfo=UTC), "28 februari om 0:00"),
        (datetime(2025, 12, 31, 8, 0, tzinfo=UTC), "31 december 2025 om 8:00"),
    ],
)
def test_een_moment_in_woorden(moment: datetime, woorden: str) -> None:
    assert in_woorden(moment, NU) == woorden
