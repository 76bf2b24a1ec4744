"""Searching: found however it is typed, and forgotten when it is removed."""

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opslaghulp import NU, WIE

from bbzdesk.store import zoeken
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.vouwen import vouw

NAMEN = {
    "1": "Łukasz Wójcik Schildersbedrijf",
    "2": "Jan IJzerman",
    "3": "Søren Ørsted-Æbel",
    "4": "Şükrü Yıldız",
    "5": "Đorđe Straßer",
    "6": "Zoë van 't Hooft-Müller",
    "7": "Bakkerij De Gouden Krakeling 2026-0014",
    "8": "Pietersen, Pietje",
    "9": "Œuvre Coiffure d'Élodie",
}


@pytest.fixture
def gevuld(opslag: Opslag) -> Opslag:
    with opslag.werk("Gevuld", wie=WIE, nu=NU) as w:
        for nummer, naam in NAMEN.items():
            w.indexeer("dossier", nummer, f"d{nummer}", naam)
    return opslag


def _zoek(opslag: Opslag, vraag: str) -> list[str]:
    with opslag.lees() as bron:
        return [treffer.object_id for treffer in zoeken.zoek(bron, vraag)]


@pytest.mark.parametrize(("vraag", "eerste"), [
    ("lukasz", "1"), ("wojcik", "1"), ("WÓJCIK", "1"), ("Łuk", "1"), ("ijzer", "2"), ("ĳzerman", "2"), ("Ÿzerman", "2"),
    ("soren", "3"), ("orsted", "3"), ("aebel", "3"), ("sukru", "4"), ("yildiz", "4"), ("dorde", "5"), ("strasser", "5"),
    ("straßer", "5"), ("zoe", "6"), ("muller hooft", "6"), ("hooft-muller", "6"), ("2026-0014", "7"), ("krake", "7"),
    ("oeuvre", "9"), ("elodie", "9"), ("p", "8"), ("bakkerij gou", "7"),
])  # fmt: skip
def test_gevonden_zoals_mensen_het_typen(gevuld: Opslag, vraag: str, eerste: str) -> None:
    assert _zoek(gevuld, vraag)[0] == eerste


@pytest.mark.parametrize(("vraag", "eerste"), [
    ("lucasz", "1"), ("wojick", "1"), ("ijzermna", "2"), ("ijsermann", "2"), ("yildis", "4"), ("krakelin", "7"),
    ("krakeeling", "7"), ("pieterson", "8"), ("strassser", "5"), ("schilderbedrijf", "1"), ("bakerij", "7"),
])  # fmt: skip
def test_een_typefout_wordt_vergeven(gevuld: Opslag, vraag: str, eerste: str) -> None:
    assert eerste in _zoek(gevuld, vraag)[:3]


@pytest.mark.parametrize(
    "vraag",
    ["", "   ", "xq", "zzzzzz", '"', "' OR 1=1 --", "NEAR(", "a AND", "gevouwen:x", "*", "-", "^p^", "\x00", "😀"],
)
def test_vreemde_vragen_geven_een_gewoon_antwoord(gevuld: Opslag, vraag: str) -> None:
    assert isinstance(_zoek(gevuld, vraag), list)


def test_meer_dan_vijftig_treffers_komen_er_niet(opslag: Opslag) -> None:
    with opslag.werk("Gevuld", wie=WIE, nu=NU) as w:
        for nummer in range(80):
            w.indexeer("dossier", str(nummer), None, f"Jansen {nummer}")
    assert len(_zoek(opslag, "jan")) == 50
    assert len(_zoek(opslag, "j")) == 50


def test_een_andere_naam_vervangt_de_oude_en_ongedaan_maken_zet_hem_terug(gevuld: Opslag) -> None:
    with gevuld.werk("Naam verbeterd", wie=WIE, nu=NU) as w:
        w.indexeer("dossier", "2", "d2", "Jan Koperman")
        w.indexeer("dossier", "3", "d3", "")
    assert (_zoek(gevuld, "koperman"), _zoek(gevuld, "ijzerman"), _zoek(gevuld, "soren")) == (["2"], [], [])
    gevuld.maak_ongedaan(w.id, wie=WIE, nu=NU)
    assert (_zoek(gevuld, "koperman"), _zoek(gevuld, "ijzerman"), _zoek(gevuld, "soren")) == ([], ["2"], ["3"])
    with gevuld.werk("Controle", wie=WIE, nu=NU) as w:
        for tabel in ("zoek_woord", "zoek_drietal"):
            w.uitvoeren(f"INSERT INTO {tabel} ({tabel}, rank) VALUES ('integrity-check', 1)")


def test_wat_vernietigd_is_staat_nergens_meer(gevuld: Opslag) -> None:
    with gevuld.werk("Vernietigd", wie=WIE, nu=NU) as w:
        w.vernietig("zoek", "dossier:8")
    assert _zoek(gevuld, "pietersen") == []
    with gevuld.lees() as bron:
        tabellen = [rij[0] for rij in bron.lees("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        alles = b"".join(
            cel if isinstance(cel, bytes) else str(cel).encode()
            for tabel in tabellen
            for rij in bron.lees(f"SELECT * FROM {tabel}")
            for cel in rij
        ).lower()
    assert b"krakeling" in alles
    assert b"pietersen" not in alles
    assert b"pietje" not in alles


@pytest.mark.parametrize(("tekst", "gevouwen"), [
    ("Łódź", "lodz"), ("Ĳsselĳk", "ijsselijk"), ("Ångström", "angstrom"), ("İstanbul", "istanbul"), ("ﬁets", "fiets"),
    ("a_b-c.d", "a b c d"), ("  ", ""), ("Þór", "thor"),
])  # fmt: skip
def test_vouwen(tekst: str, gevouwen: str) -> None:
    assert vouw(tekst) == gevouwen


def _los(woorden: list[str], tekst: list[str]) -> float:
    """Every word against every word, without looking at letters first."""
    return min(
        max((difflib.SequenceMatcher(None, woord, ander).ratio() for ander in tekst), default=0) for woord in woorden
    )


_WOORDEN = st.lists(st.text("aeinrst", min_size=1, max_size=7), min_size=1, max_size=4)


@settings(max_examples=400, deadline=None)
@given(woorden=_WOORDEN, tekst=_WOORDEN)
def test_eerst_naar_letters_kijken_verandert_geen_uitkomst(woorden: list[str], tekst: list[str]) -> None:
    snel, los = zoeken._lijkt(woorden, tekst), _los(woorden, tekst)
    assert (snel if snel >= 0.7 else 0) == (los if los >= 0.7 else 0)
