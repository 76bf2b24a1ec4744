"""Taking away a colleague's access: what is said beforehand, what it does, and how a colleague comes back in."""

import io
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from bbzdesk.documents.model import gedrukte_teksten
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.services import gebruikers, intrekken, logboek, opslagbeheer, toegang
from bbzdesk.services.intrekken import Uitgifte
from bbzdesk.services.startblad import startblad
from bbzdesk.services.toegang import Deur
from bbzdesk.store import gebruikers as rijen
from bbzdesk.store import sleutels, sleutelwissel
from bbzdesk.store.fouten import OpslagFout, SchijfVol, VerkeerdWachtwoord
from tests.kantoorhulp import PROEF, RESOURCES, WACHTWOORD, Bureau

BAS, CARLA, NIEUW = "het woord van Bas", "het woord van Carla", "een heel nieuw wachtwoord"


@pytest.fixture
def drie(b: Bureau) -> Bureau:
    """Anna is at the desk; Bas and Carla have access too."""
    gebruikers.voeg_toe(b.kantoor, "Bas Proef", BAS)
    gebruikers.voeg_toe(b.kantoor, "Carla Proef", CARLA)
    return b


def _bas_eruit(b: Bureau) -> Uitgifte:
    return intrekken.trek_in(b.kantoor, "Bas Proef", "bas  proef", WACHTWOORD).uitkomst


def _deur(b: Bureau, map_: Path | None = None) -> Deur:
    return Deur(map_ or b.kantoor.opslag.map, RESOURCES, None, b.klok, lambda: PROEF)


def _log(b: Bureau) -> str:
    with b.kantoor.opslag.lees() as bron:
        return logboek.als_csv(bron).decode("utf-8-sig")


@contextmanager
def _dicht(b: Bureau) -> Iterator[Deur]:
    """The data closed, so that the door can open them."""
    b.kantoor.opslag.sluit()
    yield _deur(b)


def test_vooraf_staat_voor_ieder_ander_wat_er_gebeurt(drie: Bureau) -> None:
    bas, carla = intrekken.collegas(drie.kantoor)
    assert (bas.naam, carla.naam) == ("Bas Proef", "Carla Proef")
    samen = " ".join(bas.gevolgen)
    assert "Back-ups van voor dit moment gaan nog wel open met het wachtwoord dat Bas Proef had" in samen
    assert "Carla Proef krijgt van u een startcode" in samen
    assert "Het oude blad opent daarna alleen nog back-ups" in samen
    assert "printer" in samen
    assert "Anna" not in samen


def test_wie_alleen_is_heeft_niemand_om_toegang_van_in_te_trekken(b: Bureau) -> None:
    assert intrekken.collegas(b.kantoor) == ()
    gebruikers.voeg_toe(b.kantoor, "Bas Proef", BAS)
    (bas,) = intrekken.collegas(b.kantoor)
    assert "startcode" not in " ".join(bas.gevolgen)


def test_na_het_intrekken_opent_alleen_wie_mag(drie: Bureau, tmp_path: Path) -> None:
    uit = _bas_eruit(drie)
    assert uit.weg == "Bas Proef"
    ((carla, startcode),) = uit.startcodes
    assert carla == "Carla Proef"
    assert [g.naam for g in gebruikers.lijst(drie.kantoor)] == ["Anna Proef", "Carla Proef"]
    assert toegang.klopt_wachtwoord(drie.kantoor, WACHTWOORD), "your own passphrase stays"
    with _dicht(drie) as deur:
        for woord in (BAS, CARLA):
            with pytest.raises(VerkeerdWachtwoord):
                deur.open(woord)
        toegang.sluit(deur.open(startcode))
        toegang.sluit(deur.open_met_herstelcode(uit.herstelcode))
        toegang.sluit(deur.open(WACHTWOORD))


def test_het_logboek_zegt_het_zonder_namen_en_de_rij_houdt_de_naam(drie: Bureau) -> None:
    bas = next(g for g in gebruikers.lijst(drie.kantoor) if g.naam == "Bas Proef")
    gedaan = intrekken.trek_in(drie.kantoor, "Bas Proef", "Bas Proef", WACHTWOORD)
    assert gedaan.wijziging.records == (("gebruiker", bas.id),)
    (regel,) = [regel for regel in _log(drie).splitlines() if "Toegang ingetrokken" in regel]
    assert bas.id in regel
    assert drie.kantoor.wie in regel
    assert "Bas" not in _log(drie)
    with drie.kantoor.opslag.lees() as bron:
        assert rijen.Gebruiker(bas.id, "Bas Proef", "", actief=False) in rijen.alle(bron)


@pytest.mark.parametrize(
    ("wie", "bevestiging", "woord", "velden"),
    [
        ("Anna Proef", "Anna Proef", WACHTWOORD, ["wie"]),
        ("Dirk", "Dirk", WACHTWOORD, ["wie"]),
        ("Bas Proef", "Bas", WACHTWOORD, ["bevestiging"]),
        ("Bas  Proef", "Bas Proef", WACHTWOORD, ["wie"]),
        ("Bas Proef", "", "", ["bevestiging", "wachtwoord"]),
        ("Bas Proef", "Bas Proef", BAS, ["wachtwoord"]),
        ("Bas Proef", "Bas Proef", "iets anders", ["wachtwoord"]),
    ],
)
def test_wat_niet_kan_staat_bij_zijn_veld_en_laat_alles_zoals_het_was(
    drie: Bureau, wie: str, bevestiging: str, woord: str, velden: list[str]
) -> None:
    voor, log = (drie.kantoor.opslag.map / "sleutels.json").read_bytes(), _log(drie)
    with pytest.raises((InvoerFout, InvoerFouten)) as gevangen:
        intrekken.trek_in(drie.kantoor, wie, bevestiging, woord)
    fout = gevangen.value
    assert [f.veld for f in (fout.fouten if isinstance(fout, InvoerFouten) else [fout])] == velden
    assert (drie.kantoor.opslag.map / "sleutels.json").read_bytes() == voor
    assert _log(drie) == log


def test_hoe_de_naam_is_getypt_maakt_niet_uit(drie: Bureau) -> None:
    gebruikers.voeg_toe(drie.kantoor, "Zoë Proef", "het woord van Zoë")
    intrekken.trek_in(drie.kantoor, "Zoë Proef", " ZOE\u0308  proef ", WACHTWOORD)
    assert "Zoë Proef" not in drie.kantoor.opslag.gebruikers


def test_een_volle_schijf_laat_alles_zoals_het_was(drie: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    voor, log = (drie.kantoor.opslag.map / "sleutels.json").read_bytes(), _log(drie)
    echt, keren = shutil.copyfile, []

    def copyfile(van: Path, naar: Path) -> object:
        keren.append(van)
        if len(keren) == 2:
            naar.write_bytes(b"half")
            raise OSError(28, "No space left on device")
        return echt(van, naar)

    with monkeypatch.context() as lap:
        lap.setattr("shutil.copyfile", copyfile)
        with pytest.raises(SchijfVol):
            _bas_eruit(drie)
    assert (drie.kantoor.opslag.map / "sleutels.json").read_bytes() == voor
    assert _log(drie) == log
    assert not list(drie.kantoor.opslag.map.glob("*.sleutel*"))
    assert _bas_eruit(drie).weg == "Bas Proef"


@pytest.mark.parametrize("na", range(1, 4))
def test_valt_de_stroom_uit_dan_gaan_de_gegevens_open_met_het_eigen_wachtwoord(
    drie: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, na: int
) -> None:
    """Cut off after the new accesses, after the first file, and before the old key is forgotten."""
    toen, gedaan = tmp_path / "toen", []

    def stap(echt):
        def doe(*wat: object) -> None:
            if len(gedaan) == na:
                shutil.copytree(drie.kantoor.opslag.map, toen)
            gedaan.append(wat)
            echt(*wat)

        return doe

    monkeypatch.setattr(sleutels, "schrijf", stap(sleutels.schrijf))
    monkeypatch.setattr(sleutelwissel, "hernoem", stap(sleutelwissel.hernoem))
    _bas_eruit(drie)
    monkeypatch.undo()
    kantoor = _deur(drie, toen).open(WACHTWOORD)
    weer = Bureau(kantoor, drie.klok)
    assert [g.naam for g in gebruikers.lijst(kantoor)] == ["Anna Proef", "Carla Proef"]
    assert _log(weer).count("Toegang ingetrokken") == 1
    # The codes went with the power: a new sheet, and with that everybody gets in again.
    assert "Maak bij Instellingen een nieuw herstelblad" in intrekken.waarschuwing(kantoor)
    blad = gebruikers.nieuw_herstelblad(kantoor)
    assert intrekken.waarschuwing(kantoor)
    intrekken.bevestig(kantoor)
    assert not intrekken.waarschuwing(kantoor)
    toegang.sluit(kantoor)
    carla = gebruikers.neem_plaats(_deur(drie, toen).open_met_herstelcode(blad), "Carla Proef", NIEUW)
    toegang.sluit(carla)
    toegang.sluit(_deur(drie, toen).open(NIEUW, "Carla Proef"))


def test_tot_de_codes_op_papier_staan_vraagt_het_programma_erom(drie: Bureau) -> None:
    assert not intrekken.waarschuwing(drie.kantoor)
    _bas_eruit(drie)
    assert intrekken.waarschuwing(drie.kantoor)
    intrekken.bevestig(drie.kantoor)
    assert not intrekken.waarschuwing(drie.kantoor)
    assert "Nieuwe codes op papier" in _log(drie)


def test_wie_met_een_startcode_komt_kiest_eerst_een_eigen_wachtwoord(drie: Bureau) -> None:
    ((_, startcode),) = _bas_eruit(drie).startcodes
    with _dicht(drie) as deur:
        kantoor = deur.open(startcode.lower().replace(" ", ""), "Carla Proef")
        assert gebruikers.moet_kiezen(kantoor)
        for naam, woord in (("Anna Proef", NIEUW), ("Carla Proef", "kort"), ("Carla Proef", startcode)):
            with pytest.raises(InvoerFout):
                gebruikers.neem_plaats(kantoor, naam, woord)
        aan = gebruikers.neem_plaats(kantoor, "Carla Proef", NIEUW)
        assert (aan.naam, bool(aan.wie), gebruikers.moet_kiezen(aan)) == ("Carla Proef", True, False)
        assert "na gebruik van de startcode" in _log(Bureau(aan, drie.klok))
        toegang.sluit(aan)
        with pytest.raises(VerkeerdWachtwoord):
            deur.open(startcode)
        kantoor = deur.open(NIEUW)
        assert not gebruikers.moet_kiezen(kantoor)
        assert kantoor.naam == "Carla Proef"
        toegang.sluit(kantoor)


def test_een_code_van_een_blad_is_geen_eigen_wachtwoord(drie: Bureau) -> None:
    uit = _bas_eruit(drie)
    with pytest.raises(InvoerFout, match="Bedenk een eigen wachtwoord"):
        gebruikers.wijzig_wachtwoord(drie.kantoor, WACHTWOORD, uit.herstelcode)
    with pytest.raises(InvoerFout, match="Bedenk een eigen wachtwoord"):
        gebruikers.voeg_toe(drie.kantoor, "Dirk", uit.herstelcode.lower())


def test_wie_met_zijn_wachtwoord_komt_hoeft_niets_te_kiezen_en_met_het_herstelblad_wel(drie: Bureau) -> None:
    assert not gebruikers.moet_kiezen(drie.kantoor)
    blad = gebruikers.nieuw_herstelblad(drie.kantoor)
    with _dicht(drie) as deur:
        kantoor = deur.open_met_herstelcode(blad)
        assert gebruikers.moet_kiezen(kantoor)
        toegang.sluit(kantoor)


def test_een_oude_backup_gaat_open_met_het_oude_wachtwoord_en_een_nieuwe_niet(drie: Bureau, tmp_path: Path) -> None:
    kantoor = replace(drie.kantoor, backupmap=tmp_path / "b")
    opslagbeheer.maak_backup(kantoor)
    drie.klok.zet(date(2026, 1, 6))  # of two in an hour the older one goes
    blad = gebruikers.nieuw_herstelblad(kantoor)
    uit = intrekken.trek_in(kantoor, "Bas Proef", "Bas Proef", WACHTWOORD).uitkomst
    assert opslagbeheer.nodig(kantoor, kantoor.nu, aan_het_eind=True), "what was done has to be in a backup"
    opslagbeheer.maak_backup(kantoor)
    oud, nieuw = sorted(pad.parent for pad in (tmp_path / "b").rglob("bbzdesk.db"))
    deur = _deur(drie, tmp_path / "terug")
    teruggezet, _ = deur.zet_terug(oud, BAS)
    assert teruggezet.naam == "Bas Proef", "this the program says beforehand"
    toegang.sluit(teruggezet)
    deur = _deur(drie, tmp_path / "terug2")
    for fout in (lambda: deur.zet_terug(nieuw, BAS), lambda: deur.zet_terug(nieuw, "", code=blad)):
        with pytest.raises(OpslagFout):
            fout()
    terug, _ = deur.zet_terug(nieuw, "", code=uit.herstelcode)
    assert [g.naam for g in gebruikers.lijst(terug)] == ["Anna Proef", "Carla Proef"]
    toegang.sluit(terug)


def test_het_blad_van_een_collega_draagt_zijn_code_en_geen_andere(drie: Bureau) -> None:
    gebruikers.voeg_toe(drie.kantoor, "Dirk Proef", "het woord van Dirk")
    uit = _bas_eruit(drie)
    codes = dict(uit.startcodes)
    assert set(codes) == {"Carla Proef", "Dirk Proef"}
    teksten = " ".join(gedrukte_teksten(startblad(drie.kantoor, "Carla Proef", tuple(codes["Carla Proef"].split()))))
    assert all(groep in teksten for groep in codes["Carla Proef"].split())
    for ander in (codes["Dirk Proef"], uit.herstelcode):
        assert not any(re.search(rf"\b{groep}\b", teksten) for groep in ander.split())
    assert "Carla Proef" in teksten
    assert "Dirk" not in teksten
    with pikepdf.open(io.BytesIO(intrekken.startblad_pdf(drie.kantoor, "Carla Proef", codes["Carla Proef"]))) as pdf:
        assert len(pdf.pages) == 1
