"""Opening a store: every refusal is one Dutch sentence, and nothing is written."""

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from opslaghulp import NU, PROEF, WACHTWOORD, VasteSchijf, afdrukken, gezond, lening, maak, ontvangst, open_

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.store import schema, sleutels
from bbzdesk.store.fouten import (
    AlleenLezen,
    GeenOpslag,
    NieuwereOpslag,
    OpslagBeschadigd,
    OpslagFout,
    OpslagInGebruik,
    VerkeerdeHerstelcode,
    VerkeerdWachtwoord,
)
from bbzdesk.store.opslag import Omstandigheden, Opslag
from bbzdesk.store.slot import in_gebruik, roep_eerste_venster
from bbzdesk.store.verbinding import maak_engine, ruwe_verbinding, uri


def sleutel_van(map_: Path) -> bytes:
    return sleutels.open_met_wachtwoord(sleutels.lees(map_), WACHTWOORD, proef=True)[0]


def _stempel(map_: Path, pragma: str, waarde: int) -> None:
    verbinding = ruwe_verbinding(map_ / "bbzdesk.db", sleutel_van(map_))
    verbinding.execute(f"PRAGMA {pragma}={waarde}")
    verbinding.close()


def _gewone_sqlite(map_: Path) -> None:
    (map_ / "bbzdesk.db").unlink()
    met = sqlite3.connect(map_ / "bbzdesk.db")
    met.execute("CREATE TABLE x (a)")
    met.commit()
    met.close()


def _ruil_sleutels(map_: Path) -> None:
    """The keys of another store with the same key inside: only the identity differs."""
    bos, _, _ = sleutels.maak("andere-opslag", "Anna", WACHTWOORD, sleutels.PROEF)
    bos = sleutels.met_gebruiker(bos, sleutel_van(map_), "Anna", WACHTWOORD, sleutels.PROEF)
    sleutels.schrijf(map_, bos)


def _overschrijf(map_: Path, begin: int, inhoud: bytes) -> None:
    with (map_ / "bbzdesk.db").open("r+b") as stroom:
        stroom.seek(begin)
        stroom.write(inhoud)


WEIGERINGEN: list[tuple[str, Callable[[Path], object], type[OpslagFout], str]] = [
    ("nieuwere", lambda m: _stempel(m, "user_version", 99), NieuwereOpslag, "opslagversie 99"),
    ("ander programma, versleuteld", lambda m: _stempel(m, "application_id", 7), GeenOpslag, "ander programma"),
    ("ander programma", _gewone_sqlite, GeenOpslag, "ander programma"),
    ("leeg bestand", lambda m: (m / "bbzdesk.db").write_bytes(b""), GeenOpslag, "leeg"),
    ("een byte", lambda m: os.truncate(m / "bbzdesk.db", 1), OpslagBeschadigd, "beschadigd"),
    ("honderd bytes", lambda m: os.truncate(m / "bbzdesk.db", 100), OpslagBeschadigd, "beschadigd"),
    ("de helft", lambda m: os.truncate(m / "bbzdesk.db", (m / "bbzdesk.db").stat().st_size // 2 + 1), OpslagBeschadigd, "beschadigd"),
    ("kop overschreven", lambda m: _overschrijf(m, 0, b"x" * 100), OpslagBeschadigd, "beschadigd"),
    ("eerste blad veranderd", lambda m: _overschrijf(m, 2000, b"xx"), OpslagBeschadigd, "beschadigd"),
    ("geen sleutels", lambda m: (m / "sleutels.json").unlink(), GeenOpslag, "sleutels.json"),
    ("kapotte sleutels", lambda m: (m / "sleutels.json").write_text("{"), OpslagFout, "sleutels.json"),
    ("sleutels zonder inhoud", lambda m: (m / "sleutels.json").write_text("[]"), OpslagFout, "sleutels.json"),
    ("nieuwere sleutels", lambda m: (m / "sleutels.json").write_text('{"soort":"bbzdesk-sleutels","versie":9}'), OpslagFout, "versie 9"),
    ("sleutels van een ander", _ruil_sleutels, GeenOpslag, "andere gegevens"),
    ("geen stukken", lambda m: (m / "stukken.db").unlink(), GeenOpslag, "stukken.db"),
    ("geen database", lambda m: (m / "bbzdesk.db").unlink(), GeenOpslag, "bbzdesk.db"),
]  # fmt: skip


@pytest.mark.parametrize(("breek", "soort", "woord"), [w[1:] for w in WEIGERINGEN], ids=[w[0] for w in WEIGERINGEN])
def test_wat_geen_goede_opslag_is_wordt_geweigerd_zonder_iets_te_schrijven(
    opslagmap: Path,
    breek: Callable[[Path], object],
    soort: type[OpslagFout],
    woord: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    breek(opslagmap)
    voor = afdrukken(opslagmap)
    with pytest.raises(soort, match=woord):
        open_(opslagmap)
    assert afdrukken(opslagmap) == voor
    assert not in_gebruik(opslagmap)
    assert capfd.readouterr() == ("", "")


def test_een_map_die_er_niet_is_of_een_bestand_is_geen_opslag(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    for pad in (tmp_path / "weg", tmp_path / "bestand", tmp_path):
        with pytest.raises(GeenOpslag):
            open_(pad)


def test_een_verkeerd_wachtwoord_schrijft_niets(opslagmap: Path, capfd: pytest.CaptureFixture[str]) -> None:
    voor = afdrukken(opslagmap)
    for wachtwoord in ("verkeerd wachtwoord", "", WACHTWOORD + " ", WACHTWOORD.upper(), "x" * 2000):
        with pytest.raises(VerkeerdWachtwoord):
            open_(opslagmap, wachtwoord)
    with pytest.raises(VerkeerdeHerstelcode):
        Opslag.open_met_herstelcode(opslagmap, "AAAAA " * 9, NU, omstandigheden=PROEF)
    assert afdrukken(opslagmap) == voor
    assert capfd.readouterr() == ("", "")


def test_een_verkeerde_sleutel_leest_het_bestand_niet(opslagmap: Path, capfd: pytest.CaptureFixture[str]) -> None:
    voor = afdrukken(opslagmap)
    with pytest.raises(Exception, match="file is not a database"):
        maak_engine(opslagmap / "bbzdesk.db", b"\x01" * 32).connect()
    assert afdrukken(opslagmap) == voor
    assert capfd.readouterr() == ("", "")


def test_een_goedkope_afleiding_wordt_buiten_een_proef_geweigerd(opslagmap: Path) -> None:
    with pytest.raises(OpslagFout, match=r"sleutels\.json is niet door BbzDesk gemaakt"):
        open_(opslagmap, omstandigheden=Omstandigheden(waarnemer=VasteSchijf()))


def test_de_echte_kosten_werken_en_staan_in_het_bestand(tmp_path: Path) -> None:
    echt = Omstandigheden(waarnemer=VasteSchijf())
    opslag, _ = Opslag.maak(tmp_path / "echt", "Anna", WACHTWOORD, NU, echt)
    opslag.sluit()
    with Opslag.open(tmp_path / "echt", WACHTWOORD, NU, omstandigheden=echt) as opslag:
        assert opslag.naam == "Anna"
    assert all(t.kosten == sleutels.Kosten(2**17, 8, 1) for t in sleutels.lees(tmp_path / "echt").toegangen)


def test_de_opslag_is_alleen_voor_de_eigenaar(opslagmap: Path, tmp_path: Path) -> None:
    opslag, _ = maak(tmp_path / "nieuw")
    opslag.sluit()
    assert (tmp_path / "nieuw").stat().st_mode & 0o777 == 0o700
    for pad in (tmp_path / "nieuw").iterdir():
        assert pad.stat().st_mode & 0o777 == 0o600, pad.name


def test_een_nieuwe_opslag_komt_alleen_in_een_lege_map(tmp_path: Path, opslagmap: Path) -> None:
    voor = afdrukken(opslagmap)
    with pytest.raises(GeenOpslag, match="staat al iets"):
        maak(opslagmap)
    assert afdrukken(opslagmap) == voor
    (tmp_path / "leeg").mkdir()
    opslag, _ = maak(tmp_path / "leeg")
    opslag.sluit()
    with pytest.raises(InvoerFout, match="minstens 8 tekens"):
        Opslag.maak(tmp_path / "kort", "Anna", "zeven77", NU, PROEF)
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["leeg", "opslag"]


def test_een_map_waarin_we_niet_mogen_schrijven_gaat_alleen_lezend_open(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        gemaakt = lening(opslag)
    voor = afdrukken(opslagmap)
    dicht = Omstandigheden(waarnemer=VasteSchijf(schrijfbaar=False), kosten=sleutels.PROEF)
    with open_(opslagmap, omstandigheden=dicht) as opslag:
        assert opslag.alleen_lezen
        with opslag.lees() as bron:
            assert bron.waarde("SELECT id FROM vordering") == gemaakt
        with pytest.raises(AlleenLezen), opslag.werk("Betaling", wie="x", nu=NU):
            raise AssertionError
        with pytest.raises(AlleenLezen):
            opslag.stukken.bewaar(b"x")
        with pytest.raises(AlleenLezen):
            opslag.nieuw_herstelblad()
        assert gezond(opslag)
    assert afdrukken(opslagmap) == voor


def test_een_tweede_venster_krijgt_te_horen_dat_de_opslag_in_gebruik_is(opslagmap: Path) -> None:
    with open_(opslagmap) as eerste:
        assert in_gebruik(opslagmap)
        voor = afdrukken(opslagmap)
        with pytest.raises(OpslagInGebruik):
            open_(opslagmap)
        assert afdrukken(opslagmap) == voor
        assert not eerste.geroepen()
        roep_eerste_venster(opslagmap)
        assert eerste.geroepen()
        assert not eerste.geroepen()
    assert not in_gebruik(opslagmap)
    open_(opslagmap).sluit()


def test_alle_pragmas_gelden_op_elke_verbinding(opslag: Opslag) -> None:
    verwacht = {
        "foreign_keys": 1, "recursive_triggers": 1, "trusted_schema": 0, "cell_size_check": 1, "journal_mode": "delete",
        "synchronous": 3, "secure_delete": 1, "busy_timeout": 5000, "temp_store": 2,
        "application_id": schema.TOEPASSING, "user_version": schema.VERSIE,
    }  # fmt: skip
    with opslag.lees() as eerste, opslag.lees() as tweede:
        for bron in (eerste, tweede):
            assert {naam: bron.waarde(f"PRAGMA {naam}") for naam in verwacht} == verwacht


def test_een_momentopname_blijft_staan_terwijl_er_geschreven_wordt(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        lening(opslag)
        with opslag.momentopname() as bron:
            for _ in range(3):
                lening(opslag)
            assert bron.waarde("SELECT count(*) FROM vordering") == 1
            (pad,) = opslagmap.glob("momentopname-*")
            assert b"vordering" not in pad.read_bytes()
        assert not list(opslagmap.glob("momentopname-*"))
    (opslagmap / "momentopname-rest.db").write_bytes(b"na een stroomstoring")
    open_(opslagmap).sluit()
    assert not list(opslagmap.glob("momentopname-*"))


def test_een_gedeelde_opslag_houdt_zijn_rechten(opslagmap: Path) -> None:
    for naam in ("sleutels.json", "bbzdesk.db", "stukken.db"):
        (opslagmap / naam).chmod(0o660)
    with open_(opslagmap) as opslag:
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
        opslag.verwijder_gebruiker("Bert", "Anna", WACHTWOORD)
    for naam in ("sleutels.json", "bbzdesk.db", "stukken.db"):
        assert (opslagmap / naam).stat().st_mode & 0o777 == 0o660


@pytest.mark.skipif(sys.platform == "win32", reason="Windows hands the rights of a folder down by itself")
@pytest.mark.parametrize("naam", ["samen", "samen/bbz"], ids=["de map zelf", "een map erin"])
def test_in_een_map_die_een_groep_deelt_kan_de_hele_groep_erbij(tmp_path: Path, naam: str) -> None:
    """Two people on one computer: the store is for both from the moment it is made."""
    (tmp_path / "samen").mkdir()
    (tmp_path / "samen").chmod(0o2770)
    with maak(tmp_path / naam)[0] as opslag:
        lening(opslag)
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
    map_ = tmp_path / naam
    assert map_.stat().st_mode & 0o7777 == 0o2770
    assert {pad.name: oct(pad.stat().st_mode & 0o777) for pad in map_.iterdir()} == dict.fromkeys(
        ("bbzdesk.db", "stukken.db", "sleutels.json", "bbzdesk.slot"), "0o660"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows hands the rights of a folder down by itself")
@pytest.mark.parametrize("rechten", [0o2750, 0o777, 0o770])
def test_zonder_groep_die_deelt_kan_alleen_de_eigenaar_erbij(tmp_path: Path, rechten: int) -> None:
    (tmp_path / "samen").mkdir()
    (tmp_path / "samen").chmod(rechten)
    maak(tmp_path / "samen" / "bbz")[0].sluit()
    map_ = tmp_path / "samen" / "bbz"
    assert map_.stat().st_mode & 0o777 == 0o700
    assert {pad.stat().st_mode & 0o077 for pad in map_.iterdir()} == {0}


@pytest.mark.parametrize(("pad", "verwacht"), [
    (PurePosixPath("/home/anna/é #1?"), "file:///home/anna/%C3%A9%20%231%3F?mode=ro"),
    (PureWindowsPath("C:\\Users\\Anna O'Brien\\x.db"), "file:///C:/Users/Anna%20O%27Brien/x.db?mode=ro"),
    (PureWindowsPath("\\\\server\\deel\\b.db"), "file:////server/deel/b.db?mode=ro"),
])  # fmt: skip
def test_het_adres_van_een_bestand_ook_op_een_netwerkschijf(pad: PurePath, verwacht: str) -> None:
    assert uri(pad, "ro") == verwacht


def test_niets_van_wat_er_in_staat_is_zonder_sleutel_te_lezen(opslagmap: Path) -> None:
    kanarie = b"999993653 Kanarievogel"
    with open_(opslagmap) as opslag:
        opslag.stukken.bewaar(kanarie * 50)
        with opslag.werk("Gebruiker toegevoegd", wie="x", nu=NU) as w:
            w.uitvoeren("PRAGMA cache_size=2")
            for nummer in range(200):
                w.voeg_toe("gebruiker", {"naam": f"{kanarie.decode()} {nummer}", "aangemaakt_op": NU})
            w.indexeer("gebruiker", "1", None, kanarie.decode())
            assert (opslagmap / "bbzdesk.db-journal").stat().st_size > 0
            tijdens = b"".join(pad.read_bytes() for pad in opslagmap.iterdir())
    for alles in (tijdens, b"".join(pad.read_bytes() for pad in opslagmap.iterdir())):
        assert b"anarievogel" not in alles
        assert b"999993653" not in alles


def test_een_fout_in_een_vraag_noemt_geen_gegevens(opslag: Opslag) -> None:
    with pytest.raises(Exception) as gevangen, opslag.lees() as bron:
        bron.lees("SELECT * FROM bestaat_niet WHERE bsn = ?", ("999993653",))
    assert "999993653" not in str(gevangen.value)
    assert not isinstance(gevangen.value, OpslagFout)


def test_namen_met_spaties_en_vreemde_tekens_zijn_gewone_mappen(tmp_path: Path) -> None:
    for naam in ("met spatie", "é ë", "O'Brien", "procent%20 #? &", "😀", "a" * 200):
        opslag, _ = maak(tmp_path / naam)
        ontvangen = lening(opslag)
        with opslag.werk("Ontvangst", wie="x", nu=NU) as w:
            ontvangst(w, ontvangen, 500)
        opslag.sluit()
        with open_(tmp_path / naam) as opslag:
            assert gezond(opslag)
