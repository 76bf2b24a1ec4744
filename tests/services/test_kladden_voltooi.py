"""An act and the end of its draft are one: no kill, lock or full disk offers a payment to be booked a second time."""

from datetime import date

import pytest

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import kladden, leningen
from bbzdesk.store import kladden as opgeslagen
from tests.kantoorhulp import Bureau, lening_van

TEKST = {"datum": "1-4-2026", "bedrag": "253,45"}


def boek(b: Bureau, vordering: str):
    return leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 1), 25_345)


@pytest.fixture
def half(b: Bureau) -> tuple[str, str]:
    """A loan, and the key of a payment on it that is half typed."""
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 2))
    kladden.bewaar(b.kantoor, sleutel := f"betaling:{vordering}", TEKST)
    return vordering, sleutel


def test_het_klad_gaat_weg_in_de_transactie_van_de_daad(b: Bureau, half, monkeypatch) -> None:
    vordering, sleutel = half
    monkeypatch.setattr(opgeslagen, "wis", lambda *_: pytest.fail("killed here"))
    with pytest.raises(pytest.fail.Exception):
        kladden.voltooi(b.kantoor, sleutel, kladden.beurt(b.kantoor), lambda: boek(b, vordering))
    assert kladden.lees(b.kantoor, sleutel) == {}


def test_wat_niet_gedaan_is_staat_er_nog(b: Bureau, half) -> None:
    _, sleutel = half

    def weiger():
        raise GebruikersFout("Dit kan nu niet.")

    with pytest.raises(GebruikersFout):
        kladden.voltooi(b.kantoor, sleutel, kladden.beurt(b.kantoor), weiger)
    assert kladden.lees(b.kantoor, sleutel) == TEKST


def test_ook_wat_ernaast_stond_gaat_met_de_daad_weg(b: Bureau, half, monkeypatch) -> None:
    vordering, sleutel = half
    kladden.bewaar_ernaast(b.kantoor, sleutel, {**TEKST, "bedrag": "300,00"}, kladden.beurt(b.kantoor))
    monkeypatch.setattr(opgeslagen, "wis", lambda *_: pytest.fail("killed here"))
    with pytest.raises(pytest.fail.Exception):
        kladden.voltooi(b.kantoor, sleutel, kladden.beurt(b.kantoor), lambda: boek(b, vordering))
    b.kantoor.opslag.kladblok.geef_over()  # as the next opening does
    assert kladden.lees(b.kantoor, sleutel) == {}


def test_een_ander_klad_blijft_staan(b: Bureau, half) -> None:
    vordering, sleutel = half
    kladden.bewaar(b.kantoor, "contact:nieuw", {"contact.naam": "Jansen"})
    kladden.voltooi(b.kantoor, sleutel, kladden.beurt(b.kantoor), lambda: boek(b, vordering))
    boek(b, vordering)
    assert kladden.lees(b.kantoor, "contact:nieuw") == {"contact.naam": "Jansen"}
