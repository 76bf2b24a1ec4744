"""Two folders with the same data: which one is in use is written in both, and who is in the other one is told."""

import errno
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout
from bbzdesk.services import besluitnummers, naast, opslagbeheer, opslagstand, terugzetten, toegang
from bbzdesk.services.kantoor import Kantoor, NietMogelijk
from bbzdesk.services.naast import Naast
from bbzdesk.services.toegang import Deur
from bbzdesk.store import instellingen, logboek
from bbzdesk.store.fouten import VerkeerdWachtwoord
from bbzdesk.store.herstel import LAATSTE_OP_PAPIER
from tests.kantoorhulp import PROEF, RESOURCES, WACHTWOORD, Bureau, aanvraag_van, besluit_van, bureau, dossier_van

DAG = date(2026, 1, 5)


@pytest.fixture
def b(tmp_path: Path) -> Iterator[Bureau]:
    """An office with a place for backups."""
    with bureau(tmp_path / "opslag", DAG) as gewoon:
        yield replace(gewoon, kantoor=replace(gewoon.kantoor, backupmap=tmp_path / "back-up"))


def deur(b: Bureau) -> Deur:
    voorstel = terugzetten.voorstel(b.kantoor)
    return Deur(voorstel.map, RESOURCES, b.kantoor.backupmap, b.klok, lambda: PROEF)


def backup(b: Bureau) -> Path:
    opslagbeheer.maak_backup(b.kantoor)
    return terugzetten.zoek(b.kantoor.backupmap, b.kantoor.nu)[0].pad


def besluit(b: Bureau) -> str:
    return besluit_van(b, aanvraag_van(b, dossier_van(b))).besluit.nummer


def namen_in_logboek(kantoor: Kantoor) -> list[str]:
    with kantoor.opslag.lees() as bron:
        return [regel.actie for regel in logboek.alle(bron)]


# --- putting back beside ----------------------------------------------------------------------------------------------


def test_een_backup_komt_naast_de_gegevens_en_alles_staat_in_zinnen(b: Bureau, tmp_path: Path) -> None:
    pad = backup(b)
    regels = namen_in_logboek(b.kantoor)
    terug = terugzetten.zet_terug_naast(b.kantoor, deur(b), pad, WACHTWOORD, "")
    assert terug.map == tmp_path / "opslag-teruggezet-2026-01-05"
    assert terug.terug[0].startswith("De back-up van vandaag om 9:00 is teruggezet en gecontroleerd, met 0 dossiers,")
    assert "evenveel als in uw gegevens van nu" in terug.terug[1]
    assert terug.let_op == ()
    assert terug.waar == (
        f"Uw gegevens van nu zijn niet veranderd. Ze staan in {tmp_path / 'opslag'}.",
        f"De teruggezette gegevens staan in {terug.map}.",
    )
    assert namen_in_logboek(b.kantoor) == regels
    assert naast.lees(tmp_path / "opslag") is None, "the data of now are as they were"


def test_geen_nummer_wordt_twee_keer_gegeven_ook_als_niemand_het_laatste_intypt(b: Bureau) -> None:
    """The live data know which numbers they gave; the restored copy goes on after those."""
    pad = backup(b)
    nummer = besluit(b)
    hier = deur(b)
    terug = terugzetten.zet_terug_naast(b.kantoor, hier, pad, WACHTWOORD, "")
    assert f"Dit besluit staat wel in uw gegevens van nu, en niet in de back-up: {nummer}." in terug.let_op[0]
    assert (
        "1 dossier minder, 1 besluit minder" in terug.terug[1]
        or "1 dossier minder en 1 besluit minder" in terug.terug[1]
    )
    assert terug.terug[2] == f"Nieuwe besluiten krijgen in de teruggezette gegevens een nummer na {nummer}."
    kantoor = hier.open(WACHTWOORD)
    with kantoor.werk("proef") as w:
        volgend = besluitnummers.nieuw_nummer(w, date(int(nummer[2:6]), 6, 1))
    assert volgend == besluitnummers.hoogste(volgend, nummer) != nummer
    toegang.sluit(kantoor)


def test_een_besluit_dat_alleen_op_papier_staat_wordt_apart_genoemd(b: Bureau) -> None:
    pad = backup(b)
    nummer = besluit(b)
    later = f"{nummer[:7]}{int(nummer[7:]) + 1:04d}"
    terug = terugzetten.zet_terug_naast(b.kantoor, deur(b), pad, WACHTWOORD, later)
    assert nummer in terug.let_op[0]
    assert later not in terug.let_op[0]
    assert terug.let_op[1].startswith(f"Dit besluit staat op papier, en niet in de back-up: {later}.")


def test_een_wachtwoord_dat_niet_past_laat_niets_achter(b: Bureau, tmp_path: Path) -> None:
    pad = backup(b)
    with pytest.raises(VerkeerdWachtwoord):
        terugzetten.zet_terug_naast(b.kantoor, deur(b), pad, "een heel ander wachtwoord", "")
    with pytest.raises(InvoerFout, match="geen besluitnummer"):
        terugzetten.zet_terug_naast(b.kantoor, deur(b), pad, WACHTWOORD, "zeven")
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["back-up", "opslag"]


def test_een_backup_van_een_ander_kantoor_zegt_dat(b: Bureau, tmp_path: Path) -> None:
    besluit(b)
    with bureau(tmp_path / "ander") as ander:
        pad = backup(replace(ander, kantoor=replace(ander.kantoor, backupmap=tmp_path / "usb")))
    terug = terugzetten.zet_terug_naast(b.kantoor, deur(b), pad, WACHTWOORD, "")
    assert terug.terug[1:] == ("Dit is een back-up van andere gegevens dan die waarmee u nu werkt.",)
    assert terug.let_op == (), "the numbers of another office are its own"


def test_in_de_oefenopslag_wordt_niets_teruggezet(b: Bureau) -> None:
    assert terugzetten.waarom_niet(b.kantoor) is None
    assert "oefenopslag" in (terugzetten.waarom_niet(replace(b.kantoor, oefening=True)) or "")


# --- which of the two -------------------------------------------------------------------------------------------------


@pytest.fixture
def twee(b: Bureau) -> tuple[Bureau, Deur]:
    """The data of now and a backup of them beside."""
    hier = deur(b)
    terugzetten.zet_terug_naast(b.kantoor, hier, backup(b), WACHTWOORD, "")
    return b, hier


def test_wie_de_kopie_opent_leest_dat_het_werk_elders_is(twee: tuple[Bureau, Deur]) -> None:
    b, kopie = twee
    zin = naast.zin(kopie.map) or ""
    assert f"die staan sinds 5 januari 2026 in {b.kantoor.opslag.map}" in zin
    assert "Hier stelt u geen besluiten vast" in zin
    assert naast.zin(b.kantoor.opslag.map) is None
    kantoor = kopie.open(WACHTWOORD)
    assert opslagstand.regels(kantoor)[0].toon == "letop"
    toegang.sluit(kantoor)


def test_wie_overstapt_vindt_in_beide_mappen_waar_hij_nu_werkt(twee: tuple[Bureau, Deur]) -> None:
    b, kopie = twee
    onthouden: list[Path] = []
    naast.stap_over(b.kantoor, kopie.map, onthouden.append)
    oud = b.kantoor.opslag.map
    assert onthouden == [kopie.map]
    assert naast.lees(kopie.map) == Naast(oud, DAG, in_gebruik=True)
    assert naast.zin(kopie.map) is None
    assert str(kopie.map) in (naast.zin(oud) or "")
    assert namen_in_logboek(b.kantoor)[-1] == "Verder gewerkt in een andere map"
    assert str(oud) in naast.over_andere(kopie.map)
    kantoor = kopie.open(WACHTWOORD)
    assert "de gegevens van voor 5 januari 2026 staan nog in" in opslagstand.regels(kantoor)[0].waarde
    toegang.sluit(kantoor)


def test_terug_naar_de_oude_gegevens_gaat_verder_na_het_nummer_op_papier(twee: tuple[Bureau, Deur]) -> None:
    b, kopie = twee
    naast.stap_over(b.kantoor, kopie.map, None)
    onthouden: list[Path] = []
    with pytest.raises(InvoerFout):
        naast.neem_in_gebruik(b.kantoor, "7", onthouden.append)
    assert naast.zin(b.kantoor.opslag.map)
    naast.neem_in_gebruik(b.kantoor, "B-2026-0007", onthouden.append)
    assert onthouden == [b.kantoor.opslag.map]
    assert naast.zin(b.kantoor.opslag.map) is None
    assert str(b.kantoor.opslag.map) in (naast.zin(kopie.map) or "")
    with b.kantoor.werk("proef") as w:
        assert besluitnummers.nieuw_nummer(w, date(2026, 6, 1)) == "B-2026-0008"
    naast.neem_in_gebruik(b.kantoor, "B-2025-0009", None)
    with b.kantoor.opslag.lees() as bron:
        assert instellingen.alle(bron)[LAATSTE_OP_PAPIER] == "B-2026-0007", "an earlier number takes nothing back"


def test_in_gegevens_die_niet_in_gebruik_zijn_krijgt_geen_besluit_een_nummer(twee: tuple[Bureau, Deur]) -> None:
    b, kopie = twee
    aanvraag = aanvraag_van(b, dossier_van(b))
    naast.stap_over(b.kantoor, kopie.map, None)
    with pytest.raises(NietMogelijk, match="krijgt hier geen nummer") as gevangen:
        besluit_van(b, aanvraag)
    assert str(kopie.map) in str(gevangen.value)
    naast.neem_in_gebruik(b.kantoor, "B-2026-0007", None)
    assert int(besluit_van(b, aanvraag).besluit.nummer[7:]) > (7 if b.kantoor.vandaag.year == 2026 else 0)


def test_een_kopie_zonder_merk_krijgt_het_voor_iemand_erin_kijkt(b: Bureau, tmp_path: Path) -> None:
    """As the command line makes one, or the disk that was away when a backup was put back."""
    kopie = deur(b)
    toegang.sluit(kopie.zet_terug(backup(b), WACHTWOORD)[0])
    assert naast.zin(kopie.map) is None
    naast.merk_zelfde(b.kantoor.opslag.map, kopie.map, b.kantoor.vandaag)
    assert str(b.kantoor.opslag.map) in (naast.zin(kopie.map) or "")


def test_andere_gegevens_en_gegevens_die_in_gebruik_zijn_krijgen_geen_merk(
    twee: tuple[Bureau, Deur], tmp_path: Path
) -> None:
    b, kopie = twee
    with bureau(tmp_path / "ander"):
        naast.merk_zelfde(b.kantoor.opslag.map, tmp_path / "ander", b.kantoor.vandaag)
    assert naast.lees(tmp_path / "ander") is None
    naast.stap_over(b.kantoor, kopie.map, None)
    naast.merk_zelfde(b.kantoor.opslag.map, kopie.map, b.kantoor.vandaag)  # from the old data to those in use
    assert naast.zin(kopie.map) is None
    naast.merk_zelfde(b.kantoor.opslag.map, tmp_path / "weg", b.kantoor.vandaag)
    assert not (tmp_path / "weg").exists()


def test_na_twee_keer_terugzetten_wijst_de_eerste_naar_de_laatste(twee: tuple[Bureau, Deur], tmp_path: Path) -> None:
    b, eerste = twee
    tweede = deur(b)
    terugzetten.zet_terug_naast(b.kantoor, tweede, backup(b), WACHTWOORD, "")
    naast.stap_over(b.kantoor, tweede.map, None)
    assert tweede.map != eerste.map
    assert str(tweede.map) in (naast.zin(eerste.map) or "")


def test_alleen_wat_in_gebruik_is_wordt_onthouden(twee: tuple[Bureau, Deur]) -> None:
    b, kopie = twee
    onthouden: list[Path] = []
    for map_ in (kopie.map, b.kantoor.opslag.map):
        naast.onthoud_wat_in_gebruik_is(map_, onthouden.append)
    assert onthouden == [b.kantoor.opslag.map]


def test_een_map_die_weg_is_hindert_niet(twee: tuple[Bureau, Deur], tmp_path: Path) -> None:
    b, kopie = twee
    naast.stap_over(b.kantoor, kopie.map, None)
    kopie.map.rename(tmp_path / "verplaatst")
    naast.neem_in_gebruik(b.kantoor, "geen", None)
    assert naast.zin(b.kantoor.opslag.map) is None
    assert naast.over_andere(b.kantoor.opslag.map) == ""
    assert not kopie.map.exists()


@pytest.mark.parametrize("inhoud", ["", "[]", "{}", '{"map": 3, "sinds": "gisteren", "in_gebruik": false}', "[" * 5000])
def test_een_bestand_dat_niet_te_lezen_is_geeft_geen_nummers_tot_iemand_kiest(b: Bureau, inhoud: str) -> None:
    map_ = b.kantoor.opslag.map
    (map_ / naast.BESTAND).write_text(inhoud)
    assert naast.lees(map_) is None
    assert "Werk hier verder" in (naast.zin(map_) or "")
    with pytest.raises(NietMogelijk, match="Werk hier verder"):
        naast.eis_in_gebruik(b.kantoor)
    naast.neem_in_gebruik(b.kantoor, "geen", None)
    naast.eis_in_gebruik(b.kantoor)
    assert naast.zin(map_) is None


def test_gesneden_tussen_twee_mappen_nummert_geen_van_beide(twee: tuple[Bureau, Deur], monkeypatch) -> None:
    b, kopie = twee
    hier, daar, keren = b.kantoor.opslag.map, kopie.map, []
    echt = naast._schrijf

    def een_keer(map_: Path, wat: naast.Naast) -> None:
        if keren:
            raise GebruikersFout("De schijf is vol.")
        keren.append(map_)
        echt(map_, wat)

    naast.kies(hier, daar, b.kantoor.vandaag)
    monkeypatch.setattr(naast, "_schrijf", een_keer)
    with pytest.raises(GebruikersFout):
        naast.kies(daar, hier, b.kantoor.vandaag)
    assert [naast.zin(map_) is None for map_ in (hier, daar)] == [False, False]


@pytest.mark.parametrize("nummer", [errno.EACCES, errno.EROFS])
def test_een_map_die_alleen_gelezen_kan_worden_hindert_niet(
    twee: tuple[Bureau, Deur], monkeypatch: pytest.MonkeyPatch, nummer: int
) -> None:
    b, kopie = twee
    echt = naast.schrijf_atomisch

    def dicht(pad: Path, inhoud: bytes) -> None:
        if pad.parent == b.kantoor.opslag.map:
            raise OSError(nummer, "read only")
        echt(pad, inhoud)

    monkeypatch.setattr(naast, "schrijf_atomisch", dicht)
    monkeypatch.setattr(naast.os, "access", lambda *_: False)
    naast.stap_over(b.kantoor, kopie.map, None)
    assert naast.zin(kopie.map) is None


def test_een_volle_schijf_wordt_gezegd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(_pad: Path, _inhoud: bytes) -> None:
        raise OSError(28, "no room")

    (tmp_path / "bbzdesk.db").write_bytes(b"")
    monkeypatch.setattr(naast, "schrijf_atomisch", vol)
    with pytest.raises(GebruikersFout, match="Maak ruimte vrij"):
        naast.kies(tmp_path, tmp_path / "elders", DAG)


def test_een_teruggezette_map_is_gemerkt_voordat_iemand_haar_opent(b: Bureau, tmp_path: Path, monkeypatch) -> None:
    pad, hier = backup(b), deur(b)
    monkeypatch.setattr(Deur, "open", lambda *_: pytest.fail("killed here"))
    with pytest.raises(pytest.fail.Exception):
        terugzetten.zet_terug_naast(b.kantoor, hier, pad, WACHTWOORD, "")
    gemerkt = naast.lees(hier.map)
    assert gemerkt is not None
    assert (gemerkt.map, gemerkt.in_gebruik) == (b.kantoor.opslag.map, False)


def test_een_leeg_nummer_is_geen_antwoord(twee: tuple[Bureau, Deur]) -> None:
    b, kopie = twee
    naast.stap_over(b.kantoor, kopie.map, None)
    with pytest.raises(InvoerFout, match="typ dan: geen"):
        naast.neem_in_gebruik(b.kantoor, "", None)
    assert naast.zin(b.kantoor.opslag.map) is not None
