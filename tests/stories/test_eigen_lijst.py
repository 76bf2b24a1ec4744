"""A municipality's own sheet, through the dry run into the store and out again (DB-23, SY-14)."""

import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import als_tekst, cent
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.domain.zaak import Bedrijf, Dossier, Persoon, Rol
from bbzdesk.services import debiteuren, inlezen, leningen
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import backup, controle, grootboek, records
from bbzdesk.store.fouten import BackupMislukt
from bbzdesk.store.zoeken import zoek
from tests.kantoorhulp import Bureau, bureau, dossier_van

STAND_OP = date(2026, 10, 31)
_LICHT = {
    "bij": Stoplicht.BIJ,
    "achterstand": Stoplicht.ACHTERSTAND,
    "uitstel": Stoplicht.UITSTEL,
    "opgeëist": Stoplicht.OPGEEIST,
}


@pytest.fixture
def b(tmp_path: Path) -> Bureau:
    with bureau(tmp_path / "opslag", date(2026, 11, 22)) as gemaakt:
        yield gemaakt


@pytest.fixture
def lijst(gedeeld: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(gedeeld / "proefmateriaal" / "debiteuren-a.xlsx", tmp_path))


@pytest.fixture
def waarheid(gedeeld: Path) -> dict:
    return json.loads(
        (gedeeld / "proefmateriaal" / "debiteuren-a.json").read_text(encoding="utf-8"), parse_float=Decimal
    )


def _beeld(b: Bureau) -> tuple:
    """Everything that a user can see of claims and dossiers."""
    with b.kantoor.opslag.lees() as bron:
        rest = tuple(records.waar(bron, soort) for soort in (Dossier, Persoon, Bedrijf, Rol))
        gevonden = tuple(len(zoek(bron, vraag)) for vraag in ("zijlstra", "kapsalon", "2022-001"))
        boeken = {v: s for v, s in grootboek.standen(bron, STAND_OP).items() if s.totaal}
    return debiteuren.overzicht(b.kantoor, date(2026, 11, 22)).rijen, rest, gevonden, boeken


def _neem_over(b: Bureau, lijst: Path) -> str:
    return inlezen.neem_over(b.kantoor, lijst, inlezen.proef(b.kantoor, lijst), STAND_OP).uitkomst.id


def test_het_overzicht_toont_het_totaal_van_de_lijst_tot_op_de_cent(b: Bureau, lijst: Path, waarheid: dict) -> None:
    _neem_over(b, lijst)
    gezien = debiteuren.overzicht(b.kantoor, date(2026, 11, 22))
    assert als_tekst(gezien.restschuld) == waarheid["totaal_restschuld"]
    fout = {nummer for nummer, _ in waarheid["fout"]}
    goed = {lening["nr"]: lening for lening in waarheid["leningen"] if lening["nr"] not in fout}
    assert {rij.nummer for rij in gezien.rijen} == set(goed)
    for rij in gezien.rijen:
        lening = goed[rij.nummer]
        assert rij.restschuld == cent(lening["restschuld"]), rij.nummer
        assert rij.achterstand == min(cent(lening["achterstand"]), rij.restschuld), rij.nummer
        assert rij.stoplicht is _LICHT[lening["status"]], rij.nummer
        assert rij.hoofdsom == cent(lening["hoofdsom"])
        assert (rij.laatste_betaling and rij.laatste_betaling.isoformat()) == lening["laatste"]


def test_terugdraaien_geeft_hetzelfde_beeld_als_ervoor(b: Bureau, lijst: Path) -> None:
    dossier_van(b)
    b.klok.zet(date(2026, 11, 22))
    voor = _beeld(b)
    inlezing = _neem_over(b, lijst)
    assert _beeld(b) != voor
    inlezen.draai_terug(b.kantoor, inlezing)
    assert _beeld(b) == voor
    assert controle.volledig(b.kantoor.opslag) == ()
    with pytest.raises(NietMogelijk, match="al teruggedraaid"):
        inlezen.draai_terug(b.kantoor, inlezing)
    _neem_over(b, lijst)
    assert len(debiteuren.overzicht(b.kantoor, date(2026, 11, 22)).rijen) == 124


def test_voor_het_inlezen_staat_er_een_backup(b: Bureau, lijst: Path, tmp_path: Path) -> None:
    met_backup = replace(b.kantoor, backupmap=tmp_path / "back-up")
    inlezen.neem_over(met_backup, lijst, inlezen.proef(met_backup, lijst), STAND_OP)
    (gemaakt,) = backup.lijst(tmp_path / "back-up", b.kantoor.opslag.opslag_id)
    assert gemaakt.tellingen["vordering"] == 0


def test_zonder_backup_wordt_niet_ingelezen(b: Bureau, lijst: Path, tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("a file where the folder should be")
    met_backup = replace(b.kantoor, backupmap=tmp_path / "bezet")
    voor = _beeld(b)
    with pytest.raises(BackupMislukt):
        inlezen.neem_over(met_backup, lijst, inlezen.proef(met_backup, lijst), STAND_OP)
    assert _beeld(b) == voor


def test_dezelfde_lijst_gaat_er_geen_twee_keer_in(b: Bureau, lijst: Path) -> None:
    _neem_over(b, lijst)
    voor = _beeld(b)
    with pytest.raises(NietMogelijk, match="al ingelezen"):
        _neem_over(b, lijst)
    assert _beeld(b) == voor


def test_de_proef_verandert_niets(b: Bureau, lijst: Path) -> None:
    voor = (b.kantoor.opslag.map / "bbzdesk.db").read_bytes()
    inlezen.proef(b.kantoor, lijst)
    assert (b.kantoor.opslag.map / "bbzdesk.db").read_bytes() == voor


@pytest.mark.parametrize("na", [0, 1, 60, 123])
def test_een_half_inlezen_bestaat_niet(b: Bureau, lijst: Path, monkeypatch: pytest.MonkeyPatch, na: int) -> None:
    voor = _beeld(b)
    echt, teller = grootboek.boek, [0]

    def hapert(w: object, boeking: object) -> None:
        if teller[0] == na:
            raise OSError("the plug")
        teller[0] += 1
        echt(w, boeking)

    monkeypatch.setattr(grootboek, "boek", hapert)
    with pytest.raises(OSError, match="the plug"):
        _neem_over(b, lijst)
    monkeypatch.undo()
    assert _beeld(b) == voor
    _neem_over(b, lijst)


def test_een_schuld_komt_nooit_bij_een_ander_terecht(b: Bureau, lijst: Path, tmp_path: Path) -> None:
    _neem_over(b, lijst)
    tweede = tmp_path / "tweede.csv"
    tweede.write_text(
        "Dossier;Naam;BSN;Restschuld\n"
        "D1;Jansen;999994748;7.500,50\n"  # the number of Bram Zijlstra
        "D2;ZIJLSTRA B.;999994748;100,00\n"
        "D3;Nieuw;999993653;200,00\n",
        encoding="utf-8",
    )
    gelezen = inlezen.proef(b.kantoor, tweede)
    assert [(fout.rij, fout.veld) for fout in gelezen.fout] == [(2, "bsn")]
    assert "999994748" not in gelezen.fout[0].reden
    assert gelezen.totaal_restschuld == 30000
    inlezen.neem_over(b.kantoor, tweede, gelezen, STAND_OP)
    namen = {rij.nummer: rij.naam for rij in debiteuren.overzicht(b.kantoor, STAND_OP).rijen}
    assert (namen["D2"], namen["D3"], "D1" in namen) == ("Zijlstra, Bram", "Nieuw", False)


def test_wie_later_betaalde_houdt_het_terugdraaien_tegen(b: Bureau, lijst: Path) -> None:
    inlezing = _neem_over(b, lijst)
    rij = next(rij for rij in debiteuren.overzicht(b.kantoor, STAND_OP).rijen if rij.nummer == "2022-001")
    geboekt = leningen.boek_betaling(b.kantoor, rij.vordering_id, date(2026, 11, 10), 25891).uitkomst
    nu = next(r for r in debiteuren.overzicht(b.kantoor, date(2026, 11, 22)).rijen if r.nummer == "2022-001")
    assert (nu.achterstand, nu.restschuld) == (0, rij.restschuld - 25891)
    with pytest.raises(NietMogelijk, match="vordering 2022-001 is na het inlezen geboekt"):
        inlezen.draai_terug(b.kantoor, inlezing)
    leningen.draai_betaling_terug(b.kantoor, geboekt[0].id)
    inlezen.draai_terug(b.kantoor, inlezing)
    assert debiteuren.overzicht(b.kantoor, date(2026, 11, 22)).rijen == ()


def test_een_eerdere_betaling_kan_niet_opmaken_wat_een_latere_al_nam(b: Bureau, lijst: Path) -> None:
    _neem_over(b, lijst)
    rij = debiteuren.overzicht(b.kantoor, STAND_OP).rijen[0]
    leningen.boek_betaling(b.kantoor, rij.vordering_id, date(2026, 11, 20), rij.restschuld)
    with pytest.raises(InvoerFout, match="hoger dan wat op"):
        leningen.boek_betaling(b.kantoor, rij.vordering_id, date(2026, 11, 10), 1)


def test_meer_betalen_dan_er_open_staat_wordt_gevraagd(b: Bureau, lijst: Path) -> None:
    _neem_over(b, lijst)
    rij = debiteuren.overzicht(b.kantoor, STAND_OP).rijen[0]
    with pytest.raises(InvoerFout, match="hoger dan wat op"):
        leningen.boek_betaling(b.kantoor, rij.vordering_id, date(2026, 11, 10), rij.restschuld + 1)
