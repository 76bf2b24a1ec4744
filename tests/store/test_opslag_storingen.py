"""What can go wrong underneath: a full disk at every write, a killed process at any moment, a damaged file."""

import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from opslaghulp import NU, WACHTWOORD, WIE, afdrukken, gezond, lening, maak, ontvangst, open_, uitbetaling, vordering
from sqlalchemy import event

from bbzdesk.store import backup, controle, grootboek
from bbzdesk.store.fouten import BackupMislukt, OpslagFout, SchijfStoring, SchijfVol
from bbzdesk.store.opslag import Opslag

HIER = Path(__file__).parent
ALLES = 0xFFFFFFFE


def _moord(scenario: str, map_: Path, keren: int) -> str:
    opdracht = [sys.executable, str(HIER / "moordhulp.py"), scenario, str(map_), str(keren)]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=600)
    return klaar.stdout + klaar.stderr


def test_na_vijftig_keer_afbreken_is_niets_bevestigds_kwijt(opslagmap: Path) -> None:
    assert _moord("schrijven", opslagmap, 50) == ""


@pytest.mark.lang
def test_na_vijfhonderd_keer_afbreken_is_niets_bevestigds_kwijt(opslagmap: Path) -> None:
    assert _moord("schrijven", opslagmap, 500) == ""


@pytest.mark.parametrize(("scenario", "keren"), [
    ("heet_journaal", 5), ("race", 25), ("backups", 20), ("herstellen", 12), ("sleutelwissels", 15),
    ("sleutelwissel_per_stap", 1),
])  # fmt: skip
def test_afbreken_op_elk_moment_laat_oud_of_nieuw_achter(opslagmap: Path, scenario: str, keren: int) -> None:
    assert _moord(scenario, opslagmap, keren) == ""


def test_bijwerken_afbreken_na_elk_statement_laat_oud_of_nieuw_achter(tmp_path: Path) -> None:
    assert _moord("upgrades", tmp_path / "oud", 1) == ""


# --- a full disk


@contextmanager
def _ruimte(opslag: Opslag) -> Iterator[Callable[[int], None]]:
    """Let a test say how many pages each file may have; SQLite then answers as on a full disk."""
    grens = [ALLES]

    def zet(verbinding: object, *_: object) -> None:
        verbinding.execute(f"PRAGMA max_page_count={grens[0]}").fetchall()  # type: ignore[attr-defined]

    def stel(bladen: int) -> None:
        grens[0] = bladen

    for engine in (opslag._engine, opslag._stukken_engine):
        event.listen(engine, "checkout", zet)
    yield stel
    for engine in (opslag._engine, opslag._stukken_engine):
        event.remove(engine, "checkout", zet)


def _import(opslag: Opslag) -> None:
    with opslag.werk("Lijst ingelezen", wie=WIE, nu=NU) as w:
        for nummer in range(60):
            schuld = vordering(w)
            uitbetaling(w, schuld, 1000 + nummer)
            w.indexeer("vordering", schuld, None, f"Vordering van Øystein {nummer}")


def _betaling(opslag: Opslag) -> None:
    with opslag.werk("Betaling geboekt", wie=WIE, nu=NU) as w:
        for _ in range(15):
            ontvangst(w, w.waarde("SELECT id FROM vordering"), 1)


def _instelling(opslag: Opslag) -> None:
    with opslag.werk("Instelling gewijzigd", wie=WIE, nu=NU) as w:
        w.bewaar("instelling", {"id": "tekst", "waarde": '"' + "x" * 40_000 + '"'})


def _stuk(opslag: Opslag) -> None:
    opslag.stukken.bewaar(os.urandom(60_000))


def _terugdraaien(opslag: Opslag) -> None:
    with opslag.werk("Teruggedraaid", wie=WIE, nu=NU) as w:
        for rij in w.lees("SELECT id FROM boeking WHERE draait_terug IS NULL AND soort = 'uitbetaling'"):
            grootboek.draai_terug(w, rij.id)


def _foto(opslag: Opslag) -> dict[str, object]:
    with opslag.lees() as bron:
        namen = [rij[0] for rij in bron.lees("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        foto: dict[str, object] = {naam: bron.lees(f"SELECT * FROM {naam}") for naam in namen}
    return foto | {"stukken": opslag.stukken.aanwezig()}


@pytest.mark.parametrize("scenario", [_import, _betaling, _instelling, _stuk, _terugdraaien])
def test_een_volle_schijf_bij_elke_schrijfactie_verandert_niets(
    opslag: Opslag, scenario: Callable[[Opslag], None]
) -> None:
    lening(opslag)
    for _ in range(12):
        lening(opslag)
    is_stuk = scenario is _stuk
    engine = opslag._stukken_engine if is_stuk else opslag._engine
    with engine.connect() as verbinding:
        begin = verbinding.exec_driver_sql("PRAGMA page_count").scalar_one()
    voor = _foto(opslag)
    gestopt = 0
    with _ruimte(opslag) as stel:
        for bladen in range(begin, begin + 400):
            stel(bladen)
            try:
                scenario(opslag)
                break
            except SchijfVol:
                gestopt += 1
            stel(ALLES)
            assert _foto(opslag) == voor
        stel(ALLES)
    assert gestopt > 0
    lening(opslag)
    assert [bevinding for bevinding in controle.volledig(opslag) if bevinding.ernstig] == []


@contextmanager
def _grootste_bestand(lengte: int) -> Iterator[None]:
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (lengte, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))


def test_een_volle_schijf_tijdens_de_backup_laat_geen_half_bestand_met_een_naam(opslag: Opslag, tmp_path: Path) -> None:
    for _ in range(10):
        lening(opslag)
    voor = _foto(opslag)
    grootte = (opslag.map / "bbzdesk.db").stat().st_size
    for nummer, lengte in enumerate([0, 1, 100, 1000, 4096, 5000, *range(8192, grootte, grootte // 14)]):
        with pytest.raises(BackupMislukt, match="schijf is vol"), _grootste_bestand(lengte):
            backup.maak(opslag, tmp_path / f"b{nummer}", NU)
        assert not list(tmp_path.glob("b*/*/*.bbzbackup"))
        assert not list(tmp_path.glob("b*/*/bbz*.deel"))
    assert _foto(opslag) == voor
    backup.maak(opslag, tmp_path / "b0", NU)
    assert gezond(opslag)


def test_een_schijf_die_het_schrijven_zelf_weigert_verandert_niets(opslag: Opslag) -> None:
    """The operating system refuses the write itself, in the journal or in the file."""
    lening(opslag)
    voor = _foto(opslag)
    grootte = (opslag.map / "bbzdesk.db").stat().st_size
    for lengte in (0, 512, 4096, 20_000, grootte, grootte + 4096):
        with pytest.raises(SchijfStoring), _grootste_bestand(lengte):
            _import(opslag)
        assert _foto(opslag) == voor
    _import(opslag)
    assert gezond(opslag)


def test_een_volle_schijf_bij_een_nieuw_wachtwoord_of_een_nieuwe_sleutel_verandert_niets(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
        lening(opslag)
        voor = afdrukken(opslagmap)
        grootte = (opslagmap / "bbzdesk.db").stat().st_size
        for lengte in (0, 100, 4096, grootte // 2, grootte - 1):
            with pytest.raises(OpslagFout), _grootste_bestand(lengte):
                opslag.verwijder_gebruiker("Bert", "Anna", WACHTWOORD)
            (opslagmap / "sleutels.json.deel").unlink(missing_ok=True)
            assert afdrukken(opslagmap) == voor
        with pytest.raises(SchijfVol), _grootste_bestand(100):
            opslag.wijzig_wachtwoord("Anna", WACHTWOORD, "een heel nieuw woord")
        lening(opslag)
        opslag.verwijder_gebruiker("Bert", "Anna", WACHTWOORD)
    with open_(opslagmap) as opslag:
        assert gezond(opslag)


def test_een_nieuwe_opslag_op_een_volle_schijf_laat_niets_achter(tmp_path: Path) -> None:
    for lengte in (0, 4096, 50_000):
        with pytest.raises(OpslagFout), _grootste_bestand(lengte):
            maak(tmp_path / "nieuw")
        assert list(tmp_path.iterdir()) == []


def test_een_volle_schijf_heet_een_volle_schijf() -> None:
    assert "de schijf is vol" in str(SchijfVol())


# --- damage


def _lees_alles(map_: Path) -> dict[str, object] | None:
    """Everything in the store; None when the damage was noticed. Anything but an OpslagFout is a failed test."""
    try:
        with open_(map_) as opslag:
            if any(bevinding.ernstig for bevinding in controle.volledig(opslag)):
                return None
            return _foto(opslag)
    except OpslagFout:
        return None


def _gevuld(map_: Path) -> None:
    with open_(map_) as opslag:
        _import(opslag)
        hash_ = opslag.stukken.bewaar(os.urandom(20_000))
        with opslag.werk("Stuk", wie=WIE, nu=NU) as w:
            rij = {"opslag": "x", "soort": "x", "naam": "x", "mimetype": "x", "lengte": 1, "toegevoegd_op": NU}
            w.voeg_toe("stuk", {**rij, "sha256": hash_})


def _omgevallen_bits(map_: Path, keren: int) -> None:
    _gevuld(map_)
    goed = _lees_alles(map_)
    assert goed is not None
    toeval, gemerkt = random.Random(14), 0
    for keer in range(keren):
        pad = map_ / ("stukken.db" if keer % 5 == 0 else "bbzdesk.db")
        inhoud = pad.read_bytes()
        plaats = toeval.randrange(len(inhoud))
        vals = bytearray(inhoud)
        vals[plaats] ^= 1 << toeval.randrange(8)
        pad.write_bytes(vals)
        gelezen = _lees_alles(map_)
        gemerkt += gelezen is None
        assert gelezen is None or gelezen == goed, f"{pad.name} {plaats}"
        pad.write_bytes(inhoud)
    assert gemerkt > keren // 2
    assert _lees_alles(map_) == goed


def test_honderd_omgevallen_bits_worden_gemerkt_of_doen_geen_kwaad(opslagmap: Path) -> None:
    _omgevallen_bits(opslagmap, 100)


@pytest.mark.lang
def test_duizend_omgevallen_bits_worden_gemerkt_of_doen_geen_kwaad(opslagmap: Path) -> None:
    _omgevallen_bits(opslagmap, 1000)


def test_een_afgebroken_bestand_wordt_gemerkt_en_niet_overschreven(opslagmap: Path) -> None:
    _gevuld(opslagmap)
    for naam in ("bbzdesk.db", "stukken.db"):
        heel = (opslagmap / naam).read_bytes()
        bladen = len(heel) // 4096
        for lengte in (0, 1, 100, 4095, 4096, 4096 * (bladen // 2), 4096 * (bladen - 1), len(heel) - 1):
            (opslagmap / naam).write_bytes(heel[:lengte])
            assert _lees_alles(opslagmap) is None, (naam, lengte)
            assert (opslagmap / naam).read_bytes() == heel[:lengte]
        (opslagmap / naam).write_bytes(heel)
    assert _lees_alles(opslagmap) is not None


def test_het_journaal_van_een_ander_verandert_niets(opslagmap: Path) -> None:
    _gevuld(opslagmap)
    goed = _lees_alles(opslagmap)
    for inhoud in (b"", b"onzin" * 1000, os.urandom(5000)):
        (opslagmap / "bbzdesk.db-journal").write_bytes(inhoud)
        assert _lees_alles(opslagmap) == goed
