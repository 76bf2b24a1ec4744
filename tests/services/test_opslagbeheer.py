"""Is the work safe: backups in two places, the restore test, the check, and how the window says it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout
from bbzdesk.services import backups, geschiedenis, instellingen, opslagbeheer, opslagstand
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import backup
from bbzdesk.store.fouten import BackupMislukt, HerstelMislukt
from tests.kantoorhulp import Bureau, bureau, dossier_van, lening_van


@pytest.fixture
def b(tmp_path: Path) -> Iterator[Bureau]:
    """A desk with a place for backups."""
    with bureau(tmp_path / "opslag") as gemaakt:
        (tmp_path / "usb").mkdir()
        yield Bureau(replace(gemaakt.kantoor, backupmap=tmp_path / "b"), gemaakt.klok)


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    return tmp_path / "usb"


def _werk(b: Bureau) -> None:
    instellingen.stel_gemeente_in(b.kantoor, {"gemeente.naam": f"Gemeente {b.kantoor.nu}"})


def _regel(b: Bureau, woorden: str) -> opslagbeheer.Regel:
    return next(regel for regel in opslagbeheer.stand(b.kantoor).regels if regel.woorden == woorden)


def _vooruit(b: Bureau, tijd: timedelta) -> None:
    b.klok.nu += tijd


def test_een_backup_is_nodig_na_een_uur_werk_en_bij_het_afsluiten(b: Bureau) -> None:
    assert opslagbeheer.nodig(b.kantoor, b.kantoor.nu)
    assert "vandaag om 9:00" in opslagbeheer.maak_backup(b.kantoor)
    _vooruit(b, timedelta(hours=2))
    assert not opslagbeheer.nodig(b.kantoor, b.kantoor.nu, aan_het_eind=True)
    assert opslagbeheer.maak_backup_als_nodig(b.kantoor, sluiten=True) is None
    _werk(b)
    assert opslagbeheer.maak_backup_als_nodig(b.kantoor) is not None
    _werk(b)
    assert opslagbeheer.maak_backup_als_nodig(b.kantoor) is None
    assert opslagbeheer.maak_backup_als_nodig(b.kantoor, sluiten=True) is not None


def test_de_tweede_plaats_krijgt_elke_backup_ook(b: Bureau, usb: Path) -> None:
    assert _regel(b, "Tweede plaats").toon == "letop"
    gedaan = opslagbeheer.zet_tweede_plaats(b.kantoor, usb)
    assert "dezelfde schijf" in gedaan.uitkomst
    assert list(usb.iterdir()) == []
    assert opslagbeheer.stand(b.kantoor).tweede_plaats == str(usb)
    assert opslagbeheer.maak_backup(b.kantoor).endswith("op deze computer en op de tweede plaats.")
    eerste, tweede = backups.plaatsen(b.kantoor)
    assert eerste.moment is not None
    assert tweede.moment is not None
    assert _regel(b, "Back-up op de tweede plaats").toon == "bij"
    opslagbeheer.zet_tweede_plaats(b.kantoor, None)
    assert backups.tweede_plaats(b.kantoor) is None


def test_een_losgekoppelde_tweede_plaats_houdt_niets_tegen(b: Bureau, usb: Path) -> None:
    opslagbeheer.zet_tweede_plaats(b.kantoor, usb)
    usb.rmdir()
    assert "niet bereikbaar" in opslagbeheer.maak_backup(b.kantoor)
    assert not opslagbeheer.nodig(b.kantoor, b.kantoor.nu, aan_het_eind=True)
    assert _regel(b, "Back-up op de tweede plaats").toon == "letop"
    usb.mkdir()
    assert opslagbeheer.nodig(b.kantoor, b.kantoor.nu), "once it is back it gets its backup"


def test_een_tweede_plaats_die_weigert_staat_in_de_zin(b: Bureau, usb: Path) -> None:
    opslagbeheer.zet_tweede_plaats(b.kantoor, usb)
    backup.map_van(usb, b.kantoor.opslag.opslag_id).write_text("in de weg")
    zin = opslagbeheer.maak_backup(b.kantoor)
    assert "Op de tweede plaats niet. De back-up is niet gelukt" in zin
    assert backups.plaatsen(b.kantoor)[0].moment is not None


@pytest.mark.parametrize(("map_", "zin"), [("weg", "is er niet"), ("opslag", "op een andere schijf"), ("b", "andere")])
def test_een_tweede_plaats_die_niet_kan_zegt_waarom(b: Bureau, tmp_path: Path, map_: str, zin: str) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(InvoerFout, match=zin):
        opslagbeheer.zet_tweede_plaats(b.kantoor, tmp_path / map_)
    assert backups.tweede_plaats(b.kantoor) is None


def test_een_tweede_plaats_waar_schrijven_niet_lukt(b: Bureau, usb: Path) -> None:
    (usb / "bbzdesk-proef.tmp").mkdir()  # stands in the way of the test file, also for root
    with pytest.raises(InvoerFout, match="niet worden geschreven"):
        opslagbeheer.zet_tweede_plaats(b.kantoor, usb)


def test_de_hersteltest_zet_de_nieuwste_terug_en_ruimt_op(b: Bureau, tmp_path: Path) -> None:
    (tmp_path / "tijdelijk").mkdir()
    with pytest.raises(NietMogelijk, match="Maak eerst een back-up"):
        opslagbeheer.hersteltest(b.kantoor, tmp_path / "tijdelijk")
    lening_van(b)
    opslagbeheer.maak_backup(b.kantoor)
    assert _regel(b, "Hersteltest").toon == ""
    zin = opslagbeheer.hersteltest(b.kantoor, tmp_path / "tijdelijk")
    assert "is teruggezet en volledig, met 1 dossier en" in zin
    assert list((tmp_path / "tijdelijk").iterdir()) == []
    assert _regel(b, "Hersteltest").toon == "bij"
    assert "Hersteltest gedaan" in opslagbeheer.logboek_csv(b.kantoor).decode("utf-8-sig")
    assert geschiedenis.laatste(b.kantoor, 1)[0].label != "Hersteltest gedaan", "there is nothing to undo"
    _vooruit(b, timedelta(days=91))
    assert _regel(b, "Hersteltest").toon == "letop"
    assert "meer dan 90 dagen" in _regel(b, "Hersteltest").waarde


def test_wie_nooit_een_hersteltest_doet_krijgt_na_negentig_dagen_een_advies(b: Bureau) -> None:
    _vooruit(b, timedelta(days=91))
    assert _regel(b, "Hersteltest").toon == "letop"


def test_een_kapotte_backup_komt_de_hersteltest_niet_door(b: Bureau, tmp_path: Path) -> None:
    lening_van(b)
    opslagbeheer.maak_backup(b.kantoor)
    plaats = backups.plaatsen(b.kantoor)[0]
    assert plaats.laatste is not None
    bestand = plaats.laatste.pad / "bbzdesk.db"
    inhoud = bytearray(bestand.read_bytes())
    inhoud[len(inhoud) // 2] ^= 1
    bestand.write_bytes(inhoud)
    with pytest.raises(HerstelMislukt, match=r"bbzdesk\.db in deze back-up ontbreekt of is veranderd"):
        opslagbeheer.hersteltest(b.kantoor, tmp_path)
    assert _regel(b, "Hersteltest").toon == ""
    assert not list(tmp_path.glob("hersteltest-*"))


def test_de_hersteltest_kijkt_ook_of_de_gegevens_kloppen(b: Bureau, tmp_path: Path) -> None:
    vordering = lening_van(b)
    with b.kantoor.opslag.werk("Stand verpest", wie="x", nu=b.kantoor.nu) as w:
        w.uitvoeren("UPDATE vordering_stand SET hoofdsom = hoofdsom + 1 WHERE vordering_id = ?", (vordering,))
    opslagbeheer.maak_backup(b.kantoor)
    with pytest.raises(HerstelMislukt, match=r"niet alles klopt\. Bij 1 vorderingen"):
        opslagbeheer.hersteltest(b.kantoor, tmp_path)
    assert _regel(b, "Hersteltest").toon == ""


def test_de_hersteltest_neemt_de_tweede_plaats_als_de_eerste_weg_is(b: Bureau, usb: Path, tmp_path: Path) -> None:
    import shutil

    opslagbeheer.zet_tweede_plaats(b.kantoor, usb)
    opslagbeheer.maak_backup(b.kantoor)
    shutil.rmtree(tmp_path / "b")
    assert "is geslaagd" in opslagbeheer.hersteltest(b.kantoor, tmp_path)


def test_de_hersteltest_van_een_backup_met_een_oude_sleutel_zegt_wat_te_doen(b: Bureau, tmp_path: Path) -> None:
    from tests.kantoorhulp import WACHTWOORD

    b.kantoor.opslag.zet_wachtwoord("Bert", "het woord van Bert")
    opslagbeheer.maak_backup(b.kantoor)
    b.kantoor.opslag.verwijder_gebruiker("Bert", "Anna Proef", WACHTWOORD)
    with pytest.raises(HerstelMislukt, match="Maak een nieuwe back-up"):
        opslagbeheer.hersteltest(b.kantoor, tmp_path)


def test_de_controle_vindt_wat_niet_klopt_en_onthoudt_dat(b: Bureau) -> None:
    assert opslagbeheer.controleer(b.kantoor) == ()
    assert _regel(b, "Controle van de gegevens").toon == "bij"
    vordering = lening_van(b)
    with b.kantoor.opslag.werk("Stand verpest", wie="x", nu=b.kantoor.nu) as w:
        w.uitvoeren("UPDATE vordering_stand SET hoofdsom = hoofdsom + 1 WHERE vordering_id = ?", (vordering,))
    (zin,) = opslagbeheer.controleer(b.kantoor)
    assert "wijkt de bewaarde stand af" in zin
    assert _regel(b, "Controle van de gegevens").toon == "achterstand"


def test_het_logboek_gaat_mee_als_csv_en_dat_staat_er_zelf_in(b: Bureau) -> None:
    assert "Logboek geëxporteerd" in opslagbeheer.logboek_csv(b.kantoor).decode("utf-8-sig").splitlines()[-1]


def test_elke_regel_van_de_stand_zegt_iets(b: Bureau, usb: Path) -> None:
    opslagbeheer.zet_tweede_plaats(b.kantoor, usb)
    opslagbeheer.maak_backup(b.kantoor)
    stand = opslagbeheer.stand(b.kantoor)
    assert all(regel.woorden and regel.waarde for regel in stand.regels)
    assert {regel.toon for regel in stand.regels} <= {"bij", "letop", "achterstand", ""}
    assert "er ontbreekt niets" in _regel(b, "Logboek").waarde
    assert "opslagversie" in _regel(b, "Programma").waarde


def test_een_backup_van_dagen_geleden_is_een_alarm_zodra_er_is_gewerkt(b: Bureau) -> None:
    opslagbeheer.maak_backup(b.kantoor)
    for dagen, toon in ((0, "bij"), (2, "letop"), (4, "achterstand")):
        b.klok.zet(date(2026, 1, 5) + timedelta(days=dagen))
        if dagen:
            _werk(b)
        assert opslagbeheer.gezondheid(b.kantoor)[0].toon == toon


def test_de_bedragen_van_het_nieuwe_jaar(b: Bureau) -> None:
    for dag, toon in ((date(2026, 6, 12), "bij"), (date(2026, 12, 20), "letop"), (date(2027, 1, 5), "achterstand")):
        b.klok.zet(dag)
        regel = opslagstand.bedragen(b.kantoor)
        assert regel.toon == toon
        assert regel.doel.tab == "bedragen"


def test_de_statusregel_zegt_opgeslagen_backup_en_bedragen(b: Bureau) -> None:
    assert [woorden for _, woorden, _ in opslagbeheer.statusregel(b.kantoor)] == [
        "Opgeslagen vandaag om 9:00",
        "Back-up nog niet gemaakt",
        "Bedragen 2026",
    ]
    oefenen = replace(b.kantoor, oefening=True)
    assert len(opslagbeheer.statusregel(oefenen)) == 2
    assert not opslagbeheer.nodig(oefenen, b.kantoor.nu, aan_het_eind=True)


def test_zonder_map_voor_backups_is_het_een_zin(b: Bureau) -> None:
    with pytest.raises(NietMogelijk, match="geen map voor back-ups"):
        opslagbeheer.maak_backup(replace(b.kantoor, backupmap=None))


def test_twee_backups_in_een_seconde_is_een_zin(b: Bureau) -> None:
    stil = replace(b.kantoor, klok=lambda: b.klok.nu)
    opslagbeheer.maak_backup(stil)
    with pytest.raises(BackupMislukt, match="deze seconde"):
        opslagbeheer.maak_backup(stil)


def test_weinig_ruimte_is_te_zien(b: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier_van(b)
    for vrij, toon in ((5_000_000_000, "bij"), (1_000_000_000, "letop"), (1_000_000, "achterstand")):
        monkeypatch.setattr(
            opslagstand.shutil, "disk_usage", lambda _, vrij=vrij: opslagstand.shutil._ntuple_diskusage(0, 0, vrij)
        )
        assert opslagstand.ruimte(b.kantoor).toon == toon
    assert issubclass(NietMogelijk, GebruikersFout)
