"""Who may open this store: a second user, passphrases, and a new recovery sheet."""

import pytest

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.services import gebruikers, logboek
from bbzdesk.store.fouten import VerkeerdeHerstelcode, VerkeerdWachtwoord
from bbzdesk.store.opslag import Opslag
from tests.kantoorhulp import PROEF, WACHTWOORD, Bureau

BERT = "het woord van Bert"


def _open(b: Bureau, woord: str) -> str:
    """Who gets in with this passphrase."""
    map_ = b.kantoor.opslag.map
    b.kantoor.opslag.sluit()
    with Opslag.open(map_, woord, b.kantoor.nu, omstandigheden=PROEF) as opslag:
        return opslag.naam or ""


def _acties(b: Bureau) -> str:
    with b.kantoor.opslag.lees() as bron:
        return logboek.als_csv(bron).decode("utf-8-sig")


def test_een_tweede_gebruiker_krijgt_een_eigen_wachtwoord_en_een_eigen_nummer(b: Bureau) -> None:
    nieuw = gebruikers.voeg_toe(b.kantoor, " Bert  Proef ", BERT).uitkomst
    assert [gebruiker.naam for gebruiker in gebruikers.lijst(b.kantoor)] == ["Anna Proef", "Bert Proef"]
    assert nieuw.id in {gebruiker.id for gebruiker in gebruikers.lijst(b.kantoor)}
    assert "Bert" not in _acties(b), "the log holds no names"
    assert _open(b, BERT) == "Bert Proef"


@pytest.mark.parametrize(
    ("naam", "woord", "veld"),
    [
        ("", BERT, "naam"),
        ("B" * 101, BERT, "naam"),
        ("anna proef", BERT, "naam"),
        ("Bert", "kort", "wachtwoord"),
        ("Bert", "x" * 1025, "wachtwoord"),
    ],
)
def test_wat_niet_kan_staat_bij_zijn_veld_en_verandert_niets(b: Bureau, naam: str, woord: str, veld: str) -> None:
    voor = gebruikers.lijst(b.kantoor)
    with pytest.raises(InvoerFout) as gevangen:
        gebruikers.voeg_toe(b.kantoor, naam, woord)
    assert gevangen.value.veld == veld
    assert gebruikers.lijst(b.kantoor) == voor
    assert b.kantoor.opslag.gebruikers == ("Anna Proef",)


def test_het_eigen_wachtwoord_wijzigen_vraagt_het_oude(b: Bureau) -> None:
    with pytest.raises(VerkeerdWachtwoord):
        gebruikers.wijzig_wachtwoord(b.kantoor, "iets anders", "een nieuw wachtwoord")
    with pytest.raises(InvoerFout):
        gebruikers.wijzig_wachtwoord(b.kantoor, WACHTWOORD, "kort")
    gebruikers.wijzig_wachtwoord(b.kantoor, WACHTWOORD, "een nieuw wachtwoord")
    assert "Wachtwoord gewijzigd" in _acties(b)
    assert _open(b, "een nieuw wachtwoord") == "Anna Proef"
    with pytest.raises(VerkeerdWachtwoord):
        _open(b, WACHTWOORD)


def test_een_nieuw_herstelblad_vervangt_het_vorige(b: Bureau) -> None:
    eerste, tweede = (gebruikers.nieuw_herstelblad(b.kantoor) for _ in range(2))
    map_ = b.kantoor.opslag.map
    b.kantoor.opslag.sluit()
    with pytest.raises(VerkeerdeHerstelcode):
        Opslag.open_met_herstelcode(map_, eerste, b.kantoor.nu, omstandigheden=PROEF)
    Opslag.open_met_herstelcode(map_, tweede, b.kantoor.nu, omstandigheden=PROEF).sluit()


def test_wie_terugkomt_houdt_zijn_nummer(b: Bureau) -> None:
    eerst = gebruikers.voeg_toe(b.kantoor, "Bert", BERT).uitkomst
    b.kantoor.opslag.verwijder_gebruiker("Bert", "Anna Proef", WACHTWOORD)
    assert [gebruiker.naam for gebruiker in gebruikers.lijst(b.kantoor)] == ["Anna Proef"]
    assert gebruikers.voeg_toe(b.kantoor, "Bert", BERT).uitkomst.id == eerst.id
