"""Backups, putting one back, the check of a store, and the contents of stukken."""

import hashlib
import json
import os
import shutil
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from opslaghulp import NU, PROEF, WACHTWOORD, WIE, afdrukken, gezond, lening, ontvangst, open_

from bbzdesk.store import backup, bewaarbeleid, controle, grootboek, herstel, stukken
from bbzdesk.store.fouten import (
    BackupMislukt,
    GeenOpslag,
    HerstelMislukt,
    OpslagBeschadigd,
    OpslagFout,
    StukFout,
    VerkeerdWachtwoord,
)
from bbzdesk.store.openen import MetHerstelcode, MetWachtwoord
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.verbinding import ruwe_verbinding

MET = MetWachtwoord(WACHTWOORD)


def _stuk(opslag: Opslag, inhoud: bytes) -> str:
    hash_ = opslag.stukken.bewaar(inhoud)
    with opslag.werk("Stuk toegevoegd", wie=WIE, nu=NU) as w:
        w.voeg_toe(
            "stuk",
            {"opslag": w.opslag_id, "soort": "bijlage", "naam": "x", "mimetype": "text/plain", "lengte": len(inhoud),
             "sha256": hash_, "toegevoegd_op": NU},
        )  # fmt: skip
    return hash_


def _zet_terug(bron: backup.Backup, doel: Path, **meer: object) -> herstel.Herstelrapport:
    return herstel.zet_terug(bron.pad, doel, MET, "2026-014", NU, omstandigheden=PROEF, **meer)  # type: ignore[arg-type]


# --- stukken


@pytest.mark.parametrize("inhoud", [b"", b"x", b"\x00" * 10_000, os.urandom(100_000)])
def test_een_inhoud_komt_gelijk_terug(opslag: Opslag, inhoud: bytes) -> None:
    hash_ = opslag.stukken.bewaar(inhoud)
    assert hash_ == hashlib.sha256(inhoud).hexdigest()
    assert opslag.stukken.bewaar(inhoud) == hash_
    assert opslag.stukken.lees(hash_) == inhoud
    assert opslag.stukken.aanwezig() == {hash_}


def test_een_te_groot_stuk_wordt_geweigerd_op_de_byte(opslag: Opslag, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stukken.GROOTSTE_STUK == 50 * 1024 * 1024
    monkeypatch.setattr(stukken, "GROOTSTE_STUK", 1000)
    opslag.stukken.bewaar(b"x" * 1000)
    with pytest.raises(StukFout, match="50 MB"):
        opslag.stukken.bewaar(b"x" * 1001)


def test_een_ontbrekend_veranderd_of_overtollig_stuk_wordt_gemeld(opslag: Opslag) -> None:
    een, twee, drie = (_stuk(opslag, naam) for naam in (b"een", b"twee", b"drie"))
    assert gezond(opslag)
    opslag.stukken.bewaar(b"niemand verwijst hierheen")
    with opslag._stukken_engine.connect() as verbinding:
        verbinding.exec_driver_sql("DELETE FROM inhoud WHERE sha256 = ?", (een,))
        verbinding.exec_driver_sql(
            "UPDATE inhoud SET ingepakt = (SELECT ingepakt FROM inhoud WHERE sha256 = ?) WHERE sha256 = ?", (drie, twee)
        )
    zinnen = [bevinding.zin for bevinding in controle.volledig(opslag)]
    assert [zin[:30] for zin in zinnen] == [
        "Van 1 stukken ontbreekt de inh", "De inhoud van 1 stukken is ver", "Van 1 bewaarde bestanden is er",
    ]  # fmt: skip
    assert [b.ernstig for b in controle.volledig(opslag)] == [True, True, False]
    for hash_, woord in ((een, "ontbreekt"), (twee, "veranderd")):
        with pytest.raises(StukFout, match=woord):
            opslag.stukken.lees(hash_)
    assert opslag.stukken.verwijder([drie, "bestaat niet"]) == 1


# --- backup


def test_een_backup_komt_terug_met_alles_erin(opslagmap: Path, tmp_path: Path) -> None:
    with open_(opslagmap) as opslag:
        schuld = lening(opslag)
        hash_ = _stuk(opslag, b"de inhoud van een brief")
        gemaakt = backup.maak(opslag, tmp_path / "b", NU)
        assert backup.lijst(tmp_path / "b", opslag.opslag_id) == (gemaakt,)
        assert not backup.gewijzigd_sinds(opslag, gemaakt)
        with opslag.werk("Later", wie=WIE, nu=NU) as w:
            ontvangst(w, schuld, 500)
        assert backup.gewijzigd_sinds(opslag, gemaakt)
        rapport = _zet_terug(gemaakt, tmp_path / "terug", huidige={"boeking": 2, "vordering": 1})
    assert rapport.verschillen["boeking"] == -1
    assert "vordering" not in rapport.verschillen
    with open_(tmp_path / "terug") as terug:
        assert gezond(terug)
        assert terug.stukken.lees(hash_) == b"de inhoud van een brief"
        with terug.lees() as bron:
            assert grootboek.stand(bron, schuld, date(2030, 1, 1)).totaal == 100_000
            laatste = bron.lees("SELECT actie, objecten FROM logboek ORDER BY volgnr")[-1]
        assert laatste.actie == "Back-up teruggezet"
        assert ["laatste_besluit_op_papier", "2026-014"] in json.loads(laatste.objecten)
    with open_(opslagmap) as opslag:
        assert gezond(opslag)


def test_een_backup_gaat_ook_open_met_het_herstelblad(opslag: Opslag, herstelcode: str, tmp_path: Path) -> None:
    gemaakt = backup.maak(opslag, tmp_path / "b", NU)
    herstel.zet_terug(gemaakt.pad, tmp_path / "t", MetHerstelcode(herstelcode), "geen", NU, omstandigheden=PROEF)
    open_(tmp_path / "t").sluit()


def test_van_de_stukken_zijn_er_twee_kopieen_die_om_de_beurt_worden_bijgewerkt(opslag: Opslag, tmp_path: Path) -> None:
    gevuld = []
    for nummer in range(4):
        _stuk(opslag, b"inhoud %d" % nummer)
        gemaakt = backup.maak(opslag, tmp_path / "b", NU + timedelta(seconds=nummer))
        paden = backup.stukkenkopieen(gemaakt.pad.parent, opslag.sleutel)
        gevuld.append(max((pad for pad in paden if pad.exists()), key=lambda pad: pad.stat().st_mtime_ns).name[-4])
    assert gevuld == ["1", "2", "1", "2"]
    paden[0].write_bytes(b"kapot")
    _zet_terug(gemaakt, tmp_path / "t1")
    for nummer in (5, 6):
        gemaakt = backup.maak(opslag, tmp_path / "b", NU + timedelta(seconds=nummer))
    _zet_terug(gemaakt, tmp_path / "t3")
    assert len(list(gemaakt.pad.parent.glob("*.beschadigd"))) == 1
    for pad in paden:
        pad.unlink()
    with pytest.raises(HerstelMislukt, match="stukken-"):
        _zet_terug(gemaakt, tmp_path / "t2")
    assert not (tmp_path / "t2").exists()


def test_na_een_sleutelwissel_begint_een_nieuwe_kopie_en_blijft_de_oude_backup_bruikbaar(
    opslag: Opslag, tmp_path: Path
) -> None:
    _stuk(opslag, b"inhoud")
    oud = backup.maak(opslag, tmp_path / "b", NU)
    opslag.zet_wachtwoord("Bert", "het woord van Bert")
    opslag.verwijder_gebruiker("Bert", "Anna", WACHTWOORD)
    nieuw = backup.maak(opslag, tmp_path / "b", NU + timedelta(hours=1))
    for nummer, gemaakt in enumerate((oud, nieuw)):
        _zet_terug(gemaakt, tmp_path / f"t{nummer}")
        with open_(tmp_path / f"t{nummer}") as terug:
            assert gezond(terug)


def test_terugzetten_weigert_wat_niet_veilig_is(opslag: Opslag, tmp_path: Path) -> None:
    gemaakt = backup.maak(opslag, tmp_path / "b", NU)
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "x").write_text("x")
    with pytest.raises(GeenOpslag, match="staat al iets"):
        _zet_terug(gemaakt, tmp_path / "vol")
    with pytest.raises(VerkeerdWachtwoord):
        herstel.zet_terug(gemaakt.pad, tmp_path / "t", MetWachtwoord("verkeerd"), "1", NU, omstandigheden=PROEF)
    with pytest.raises(BackupMislukt, match="geen back-up"):
        herstel.zet_terug(tmp_path / "vol", tmp_path / "t", MET, "1", NU, omstandigheden=PROEF)
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["b", "opslag", "vol"]


@pytest.mark.parametrize("naam", ["bbzdesk.db", "sleutels.json", "manifest.json"])
def test_een_veranderde_backup_wordt_niet_teruggezet(opslag: Opslag, tmp_path: Path, naam: str) -> None:
    lening(opslag)
    gemaakt = backup.maak(opslag, tmp_path / "b", NU)
    pad = gemaakt.pad / naam
    goed = pad.read_bytes()
    for inhoud in (b"", goed[:-1], goed[:-10] + b"x" + goed[-9:], goed + b" "):
        if naam == "manifest.json" and inhoud == goed + b" ":
            continue
        pad.write_bytes(inhoud)
        with pytest.raises(OpslagFout):
            _zet_terug(gemaakt, tmp_path / "t")
        assert not (tmp_path / "t").exists()
    pad.unlink()
    with pytest.raises(OpslagFout):
        _zet_terug(gemaakt, tmp_path / "t")


def test_een_kopie_van_de_stukken_met_een_veranderde_inhoud_wordt_overgeslagen(opslag: Opslag, tmp_path: Path) -> None:
    hash_, ander = _stuk(opslag, b"inhoud"), _stuk(opslag, b"andere inhoud")
    gemaakt = [backup.maak(opslag, tmp_path / "b", NU + timedelta(seconds=nummer)) for nummer in range(2)][-1]
    nieuwste = max(backup.stukkenkopieen(gemaakt.pad.parent, opslag.sleutel), key=lambda pad: pad.stat().st_mtime_ns)
    verbinding = ruwe_verbinding(nieuwste, opslag.sleutel)
    verbinding.execute(
        "UPDATE inhoud SET ingepakt = (SELECT ingepakt FROM inhoud WHERE sha256 = ?) WHERE sha256 = ?", (ander, hash_)
    )
    verbinding.close()
    _zet_terug(gemaakt, tmp_path / "t")
    with open_(tmp_path / "t") as terug:
        assert terug.stukken.lees(hash_) == b"inhoud"


@pytest.mark.parametrize(("deel", "veld", "waarde"), [
    ("tellingen", "boeking", 5), ("logboek", "volgnr", 7), ("logboek", "hash", "0" * 64),
])  # fmt: skip
def test_een_manifest_dat_iets_anders_belooft_dan_er_is_valt_op(
    opslag: Opslag, tmp_path: Path, deel: str, veld: str, waarde: object
) -> None:
    gemaakt = backup.maak(opslag, tmp_path / "b", NU)
    manifest = json.loads((gemaakt.pad / "manifest.json").read_text())
    manifest[deel][veld] = waarde
    (gemaakt.pad / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(HerstelMislukt, match="inhoudsopgave"):
        _zet_terug(gemaakt, tmp_path / "t")


def test_een_backup_van_een_nieuwere_versie_wordt_niet_teruggezet(opslag: Opslag, tmp_path: Path) -> None:
    gemaakt = backup.maak(opslag, tmp_path / "b", NU)
    manifest = json.loads((gemaakt.pad / "manifest.json").read_text())
    (gemaakt.pad / "manifest.json").write_text(json.dumps(manifest | {"schema": 99}))
    with pytest.raises(OpslagFout, match="opslagversie 99"):
        _zet_terug(gemaakt, tmp_path / "t")


def test_van_een_beschadigde_opslag_komt_geen_backup_met_een_naam(opslag: Opslag, tmp_path: Path) -> None:
    lening(opslag)
    opslag.stukken.bewaar(b"x")
    with opslag._engine.connect() as verbinding:
        verbinding.exec_driver_sql("DROP TRIGGER logboek_weigert_update")
        verbinding.exec_driver_sql("UPDATE logboek SET wie = 'ander'")
    with pytest.raises(BackupMislukt, match="doorstaat de controle niet"):
        backup.maak(opslag, tmp_path / "b", NU)
    assert not list(tmp_path.glob("b/*/*.bbzbackup"))
    assert not list(tmp_path.glob("b/*/*.deel"))


def test_een_ontbrekende_inhoud_houdt_de_backup_tegen(opslag: Opslag, tmp_path: Path) -> None:
    hash_ = _stuk(opslag, b"x")
    opslag.stukken.verwijder([hash_])
    with pytest.raises(BackupMislukt, match="Van 1 stukken ontbreekt"):
        backup.maak(opslag, tmp_path / "b", NU)


def test_een_plaats_die_er_niet_is_geeft_een_zin(opslag: Opslag, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(BackupMislukt, match="niet worden geschreven"):
        backup.maak(opslag, tmp_path / "bestand" / "b", NU)
    with pytest.raises(BackupMislukt):
        backup.maak(opslag, tmp_path / ("x" * 300), NU)
    backup.maak(opslag, tmp_path / "b", NU)
    with pytest.raises(BackupMislukt, match="deze seconde"):
        backup.maak(opslag, tmp_path / "b", NU)


def test_een_backup_tijdens_schrijven_bevat_een_moment(opslag: Opslag, tmp_path: Path) -> None:
    klaar = threading.Event()

    def schrijf() -> None:
        while not klaar.is_set():
            lening(opslag)

    draad = threading.Thread(target=schrijf)
    draad.start()
    try:
        gemaakt = [backup.maak(opslag, tmp_path / "b", NU + timedelta(seconds=nummer)) for nummer in range(4)]
    finally:
        klaar.set()
        draad.join()
    for nummer, een in enumerate(gemaakt):
        assert een.tellingen["boeking"] == een.tellingen["vordering"] == een.tellingen["werk"]
        _zet_terug(een, tmp_path / str(nummer))
    with open_(tmp_path / "3") as terug:
        assert gezond(terug)


def test_twee_opslagen_delen_een_plaats_zonder_elkaar_te_raken(opslag: Opslag, tmp_path: Path) -> None:
    ander, _ = Opslag.maak(tmp_path / "ander", "Bert", WACHTWOORD, NU, PROEF)
    with ander:
        backup.maak(ander, tmp_path / "b", NU)
        backup.maak(opslag, tmp_path / "b", NU)
        assert len(backup.lijst(tmp_path / "b", opslag.opslag_id)) == 1
        assert backup.dun_uit(tmp_path / "b", opslag.opslag_id, NU + timedelta(days=900)) == ()


def test_uitdunnen_haalt_alleen_oude_mappen_weg(opslag: Opslag, tmp_path: Path) -> None:
    gemaakt = backup.maak(opslag, tmp_path / "b", NU)
    for minuut in range(1, 10):
        kopie = gemaakt.pad.with_name(f"bbzdesk-20260302-09{minuut:02d}00.bbzbackup")
        shutil.copytree(gemaakt.pad, kopie)
        manifest = json.loads((kopie / "manifest.json").read_text())
        manifest["gemaakt_op"] = (NU + timedelta(minutes=minuut)).isoformat()
        (kopie / "manifest.json").write_text(json.dumps(manifest))
    (gemaakt.pad.parent / "kapot.bbzbackup").mkdir()
    weg = backup.dun_uit(tmp_path / "b", opslag.opslag_id, NU + timedelta(days=1))
    assert len(weg) == 9
    assert sorted(pad.name for pad in gemaakt.pad.parent.iterdir() if pad.is_dir()) == [
        "bbzdesk-20260302-090900.bbzbackup", "kapot.bbzbackup",
    ]  # fmt: skip


# --- when, and which may go


def test_uitdunnen_bewaart_precies_uren_dagen_weken_en_maanden() -> None:
    begin = datetime(2023, 1, 1, 12, tzinfo=UTC)
    momenten = [begin + timedelta(hours=uur) for uur in range(3 * 365 * 24)]
    nu = momenten[-1]
    blijft = sorted(set(momenten) - set(bewaarbeleid.mag_weg(momenten, nu)))
    assert blijft[-24:] == momenten[-24:]
    dagen = {m.date() for m in blijft if m.hour == 23}
    assert {nu.date() - timedelta(days=d) for d in range(1, 14)} <= dagen
    assert nu.date() - timedelta(days=16) not in dagen
    assert {m for m in blijft if m.date() == date(2025, 10, 31)}
    assert not [m for m in blijft if m.date() == date(2025, 10, 30)]
    assert len({(m.year, m.month) for m in blijft}) == 12
    assert len(blijft) <= 24 + 14 + 8 + 12
    assert bewaarbeleid.mag_weg(blijft, nu) == ()


def test_de_tweede_plek_bewaart_negentig_dagen_alles() -> None:
    nu = datetime(2026, 3, 2, 12, tzinfo=UTC)
    momenten = [nu - timedelta(hours=uur) for uur in range(200 * 24)]
    weg = bewaarbeleid.mag_weg(momenten, nu, tweede_plek=True)
    assert max(weg) <= nu - timedelta(days=90)
    assert len([m for m in momenten if m > nu - timedelta(days=90)]) == 90 * 24


def test_een_klok_die_terug_is_gezet_kost_geen_backup() -> None:
    nu = datetime(2026, 3, 2, 12, tzinfo=UTC)
    momenten = [nu + timedelta(minutes=m) for m in range(1, 50)]
    assert bewaarbeleid.mag_weg(momenten, nu) == ()


@pytest.mark.parametrize(("laatste", "gewijzigd", "eind", "nodig"), [
    (None, True, False, True), (None, False, True, False), (59, True, False, False), (60, True, False, True),
    (1, True, True, True), (600, False, False, False), (-5, True, False, True),
])  # fmt: skip
def test_wanneer_een_backup_nodig_is(laatste: int | None, gewijzigd: bool, eind: bool, nodig: bool) -> None:
    vorige = None if laatste is None else NU - timedelta(minutes=laatste)
    assert bewaarbeleid.is_nodig(vorige, NU, gewijzigd=gewijzigd, aan_het_eind=eind) is nodig


@pytest.mark.parametrize(("uren", "verwacht"), [(1, None), (24, None), (25, "let_op"), (72, "let_op"), (73, "alarm")])
def test_hoe_dringend_een_backup_is(uren: int, verwacht: str | None) -> None:
    assert bewaarbeleid.waarschuwing(NU - timedelta(hours=uren), NU, gewijzigd=True) == verwacht
    assert bewaarbeleid.waarschuwing(NU - timedelta(hours=uren), NU, gewijzigd=False) is None
    assert bewaarbeleid.waarschuwing(None, NU, gewijzigd=True) == "alarm"


# --- the check


def test_de_controle_verandert_niets_en_vindt_elke_verstoring(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        lening(opslag)
        voor = afdrukken(opslagmap)
        assert gezond(opslag)
        assert controle.snel(opslag) == ()
        assert afdrukken(opslagmap) == voor
        with opslag._engine.connect() as verbinding:
            verbinding.exec_driver_sql("PRAGMA foreign_keys=OFF")
            for statement in (
                "DROP TRIGGER boekingsregel_weigert_update", "DROP TRIGGER logboek_weigert_delete",
                "UPDATE boekingsregel SET bedrag = bedrag + 1 WHERE volgnr = 0", "DELETE FROM logboek",
                "UPDATE boekingsregel SET vordering_id = 'weg' WHERE volgnr = 1",
            ):  # fmt: skip
                verbinding.exec_driver_sql(statement)
            verbinding.exec_driver_sql("PRAGMA foreign_keys=ON")
        assert {b.onderdeel for b in controle.volledig(opslag)} == {"verwijzingen", "grootboek", "standen", "logboek"}


def test_een_kapotte_database_geeft_een_bevinding(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        for _ in range(20):
            lening(opslag)
        with (opslagmap / "bbzdesk.db").open("r+b") as stroom:
            stroom.seek(0, os.SEEK_END)
            for blad in range(5, stroom.tell() // 4096):
                stroom.seek(blad * 4096 + 100)
                stroom.write(b"xx")
        bevindingen = controle.volledig(opslag)
    assert str(OpslagBeschadigd()) in {b.zin for b in bevindingen}
