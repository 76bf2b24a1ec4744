"""*Terugzetten* while at work: a backup beside the data of now, and going over to it, by the window."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit

from bbzdesk.services import instellingen, kladden, naast, opslagbeheer, toegang
from bbzdesk.services.plaatskeuze import Plaatsgeheugen
from bbzdesk.store import backup as store_backup
from bbzdesk.store.fouten import BackupMislukt
from bbzdesk.ui.door import Door
from tests.kantoorhulp import WACHTWOORD, Klok
from tests.ui.test_deur import open_met
from tests.ui.test_eerste_start import DAG, tekst, venster_aan
from tests.ui.vensterhulp import Venster, deur_van

TERUG = "opslag-teruggezet-2026-01-05"
VERDER, BLIJF = "Werk verder met de teruggezette gegevens", "Blijf bij de huidige gegevens"
LAATSTE = "Nummer van het laatste besluit op papier (niet verplicht)"


@pytest.fixture
def geheugen(tmp_path: Path) -> Plaatsgeheugen:
    return Plaatsgeheugen(tmp_path / "eigen" / "opslag.txt", tmp_path / "opslag")


@pytest.fixture
def v(qtbot, kleed, tmp_path: Path, geheugen: Plaatsgeheugen) -> Iterator[Venster]:
    """The window, opened by its door, with a backup of *Voorbeeldstad* while it is *Anderdam* now."""
    deur = deur_van(geheugen.map, Klok(DAG), tmp_path / "back-up")
    kantoor, _ = deur.maak("Anna Proef", WACHTWOORD)
    instellingen.stel_gemeente_in(kantoor, {"gemeente.naam": "Voorbeeldstad"})
    opslagbeheer.maak_backup(kantoor)
    instellingen.stel_gemeente_in(kantoor, {"gemeente.naam": "Anderdam"})
    toegang.sluit(kantoor)
    with venster_aan(qtbot, tmp_path, deur, places=geheugen) as venster:
        open_met(venster, WACHTWOORD)
        venster.rest()
        yield venster


def zet_terug(v: Venster, laatste: str = "") -> None:
    v.go("opslag")
    v.press("Back-up terugzetten…")
    v.rest()
    v.fill("Wachtwoord", WACHTWOORD)
    v.fill(LAATSTE, laatste)
    v.press("Zet deze back-up terug")
    v.rest()


def gemeente(v: Venster) -> str:
    return v.shell.office.navigation._municipality.text()


def naar_de_deur(v: Venster) -> None:
    """Wait until the window stands before the door of the other data."""
    v.wait(lambda: v.shell.office is None and v.shell.findChild(Door) is not None)
    v.rest()


# --- putting back -----------------------------------------------------------------------------------------------------


def test_de_pagina_kent_de_backups_en_zegt_waar_de_gegevens_komen(v: Venster, tmp_path: Path) -> None:
    v.go("opslag")
    v.press("Back-up terugzetten…")
    v.rest()
    gezien = tekst(v)
    assert v.page.title == "Back-up terugzetten"
    assert "blijven zoals ze zijn" in gezien
    assert str(tmp_path / "back-up") in gezien
    assert f"De teruggezette gegevens komen in: {tmp_path / TERUG}" in gezien
    assert v.shell.focusWidget() is v.find(QLineEdit, "Wachtwoord"), (
        "the newest backup was found: only the passphrase is asked"
    )


def test_teruggezet_staat_er_in_zinnen_en_nu_is_niet_veranderd(v: Venster, tmp_path: Path) -> None:
    zet_terug(v, "b-2026-0003")
    gezien = tekst(v)
    assert "is teruggezet en gecontroleerd, met 0 dossiers" in gezien
    assert "Deze besluiten staan op papier, en niet in de back-up: B-2026-0001, B-2026-0002, B-2026-0003." in gezien
    assert "een nummer na B-2026-0003" in gezien
    assert f"Uw gegevens van nu zijn niet veranderd. Ze staan in {tmp_path / 'opslag'}." in gezien
    assert f"De teruggezette gegevens staan in {tmp_path / TERUG}." in gezien
    assert v.shell.focusWidget().accessibleName() == BLIJF
    assert gemeente(v) == "Gemeente Anderdam"


def test_een_wachtwoord_dat_niet_past_staat_bij_zijn_veld(v: Venster, tmp_path: Path) -> None:
    v.go("terugzetten")
    v.fill("Wachtwoord", "een heel ander wachtwoord")
    v.press("Zet deze back-up terug")
    assert "Het wachtwoord past niet" in v.find(QLineEdit, "Wachtwoord").accessibleDescription()
    assert not (tmp_path / TERUG).exists()


def test_een_wachtwoord_blijft_niet_staan_op_een_pagina_waar_niemand_kijkt(v: Venster) -> None:
    v.go("terugzetten")
    v.fill("Wachtwoord", WACHTWOORD)
    v.fill(LAATSTE, "B-2026-0003")
    v.go("vandaag")
    v.go("terugzetten")
    assert v.find(QLineEdit, "Wachtwoord").text() == ""
    assert v.find(QLineEdit, LAATSTE).text() == "B-2026-0003"


def test_het_nummer_op_papier_wordt_bewaard_terwijl_u_typt_en_het_wachtwoord_niet(v: Venster) -> None:
    v.go("terugzetten")
    v.fill("Wachtwoord", WACHTWOORD)
    v.fill(LAATSTE, "B-2026-0003")
    v.shell.office.leave()
    v.rest()
    bewaard = kladden.lees(v.kantoor, "opslag:terugzetten")
    assert list(bewaard.values()) == ["B-2026-0003"]
    v.shell.office.close_page("terugzetten", "")
    v.go("opslag")
    v.go("terugzetten")
    assert v.find(QLineEdit, LAATSTE).text() == "B-2026-0003"
    v.press("Annuleren")
    assert kladden.lees(v.kantoor, "opslag:terugzetten") == {}
    v.go("terugzetten")
    assert v.find(QLineEdit, LAATSTE).text() == ""


def test_met_het_toetsenbord_van_vraag_tot_antwoord(v: Venster) -> None:
    v.go("terugzetten")
    v.keys(WACHTWOORD)
    v.key(Qt.Key.Key_Tab)
    v.key(Qt.Key.Key_Tab)
    assert v.shell.focusWidget().accessibleName() == LAATSTE
    v.key(Qt.Key.Key_Return)
    v.wait(lambda: "is teruggezet en gecontroleerd" in tekst(v))
    v.rest()
    v.key(Qt.Key.Key_Return)  # the choice that changes nothing has the focus
    v.rest()
    assert v.page.title == "Opslag en back-up"


def test_annuleren_gaat_terug_zonder_iets_te_doen(v: Venster, tmp_path: Path) -> None:
    v.go("terugzetten")
    v.press("Annuleren")
    assert v.page.title == "Opslag en back-up"
    assert not (tmp_path / TERUG).exists()


# --- staying ----------------------------------------------------------------------------------------------------------


def test_blijven_werkt_gewoon_verder(v: Venster, tmp_path: Path, geheugen) -> None:
    zet_terug(v)
    v.press(BLIJF)
    assert (v.page.title, gemeente(v)) == ("Opslag en back-up", "Gemeente Anderdam")
    assert f"gooi dan de map {tmp_path / TERUG} weg" in v.said
    assert geheugen.map == tmp_path / "opslag"
    assert "niet de gegevens waarmee u werkt" not in tekst(v)
    zet_terug(v)
    assert f"{TERUG}-2" in tekst(v), "a second one comes beside the first"


# --- going over -------------------------------------------------------------------------------------------------------


def test_verder_met_de_teruggezette_gegevens(v: Venster, tmp_path: Path, geheugen) -> None:
    zet_terug(v)
    oud = v.kantoor
    v.press(VERDER)
    naar_de_deur(v)
    assert f"in de map {tmp_path / TERUG}" in tekst(v)
    assert geheugen.map == tmp_path / TERUG
    open_met(v, WACHTWOORD)
    v.rest()
    assert v.kantoor.opslag.map == tmp_path / TERUG
    assert gemeente(v) == "Gemeente Voorbeeldstad"
    assert "niet de gegevens waarmee u werkt" not in tekst(v)
    v.go("opslag")
    assert "de gegevens van voor 5 januari 2026 staan nog in" in tekst(v)
    weer = deur_van(tmp_path / "opslag", oud.klok).open(WACHTWOORD)  # the old store was let go of
    toegang.sluit(weer)


def test_wat_getypt_was_is_eerst_bewaard_en_er_is_een_backup(v: Venster, tmp_path: Path) -> None:
    v.go("contact", "")
    veld = next(w for w in v.page.findChildren(QLineEdit) if w.isVisible() and not w.text())
    veld.setFocus()
    veld.setText("Half getypt")
    veld.textEdited.emit("Half getypt")
    zet_terug(v)
    oud, eerder = v.kantoor, store_backup.laatste(tmp_path / "back-up", v.kantoor.opslag.opslag_id)
    v.press(VERDER)
    naar_de_deur(v)
    weer = deur_van(tmp_path / "opslag", oud.klok, tmp_path / "back-up").open(WACHTWOORD)
    bewaard = [kladden.lees(weer, sleutel) for sleutel in ("contact:nieuw", "contact:")]
    assert any("Half getypt" in str(klad) for klad in bewaard)
    laatste = store_backup.laatste(tmp_path / "back-up", weer.opslag.opslag_id)
    assert laatste.gemaakt_op > eerder.gemaakt_op, "what changed was backed up before it was left"
    toegang.sluit(weer)


def test_een_backup_die_niet_lukt_houdt_een_keer_tegen(v: Venster, monkeypatch: pytest.MonkeyPatch) -> None:
    def mislukt(*_: object, **__: object) -> str:
        raise BackupMislukt("De schijf voor back-ups is vol.")

    zet_terug(v)
    monkeypatch.setattr(opslagbeheer, "maak_backup_als_nodig", mislukt)
    v.press(VERDER)
    v.rest()
    assert "Kies het nog een keer om zonder deze back-up verder te gaan." in v.said
    v.press(VERDER)
    naar_de_deur(v)


def test_na_het_overstappen_doet_alles_het_nog(v: Venster, tmp_path: Path) -> None:
    zet_terug(v)
    v.press(VERDER)
    naar_de_deur(v)
    open_met(v, WACHTWOORD)
    v.rest()
    v.shell.carry_out("zoek")
    v.keys("back-up")
    v.rest()
    v.key(Qt.Key.Key_Escape)
    v.shell.carry_out("nieuw.contact")
    v.rest()
    assert v.page.doel.pagina == "contact"
    v.shell.lock()
    v.fill("Wachtwoord", WACHTWOORD)
    v.press("Openen")
    assert v.page.doel.pagina == "contact"
    v.go("opslag")
    v.press("Back-up nu")
    assert "gemaakt en gecontroleerd" in v.words()
    kantoor = v.kantoor
    v.shell.close()
    v.wait(lambda: not v.shell.isVisible())
    toegang.sluit(deur_van(tmp_path / TERUG, kantoor.klok).open(WACHTWOORD))


def test_wie_voor_de_deur_sluit_laat_niets_open(v: Venster, tmp_path: Path) -> None:
    zet_terug(v)
    klok = v.kantoor.klok
    v.press(VERDER)
    naar_de_deur(v)
    v.shell.close()
    v.wait(lambda: not v.shell.isVisible())
    for map_ in (tmp_path / "opslag", tmp_path / TERUG):
        toegang.sluit(deur_van(map_, klok).open(WACHTWOORD))


def test_met_een_map_op_de_opdrachtregel_wordt_er_niets_onthouden_en_dat_staat_er(qtbot, kleed, tmp_path: Path) -> None:
    deur = deur_van(tmp_path / "opslag", Klok(DAG), tmp_path / "back-up")
    kantoor, _ = deur.maak("Anna Proef", WACHTWOORD)
    opslagbeheer.maak_backup(kantoor)
    toegang.sluit(kantoor)
    with venster_aan(qtbot, tmp_path, deur) as v:
        open_met(v, WACHTWOORD)
        zet_terug(v)
        assert "onthoudt de nieuwe map niet" in tekst(v)
        v.press(VERDER)
        naar_de_deur(v)
        open_met(v, WACHTWOORD)
        assert v.kantoor.opslag.map == tmp_path / TERUG


def test_met_het_herstelblad_teruggezet_en_verder(qtbot, kleed, tmp_path: Path, geheugen) -> None:
    deur = deur_van(geheugen.map, Klok(DAG), tmp_path / "back-up")
    kantoor, code = deur.maak("Anna Proef", WACHTWOORD)
    opslagbeheer.maak_backup(kantoor)
    toegang.sluit(kantoor)
    with venster_aan(qtbot, tmp_path, deur, places=geheugen) as v:
        open_met(v, WACHTWOORD)
        v.go("terugzetten")
        v.fill("Of de herstelcode", code)
        v.press("Zet deze back-up terug")
        v.press(VERDER)
        naar_de_deur(v)
        v.press("Ik gebruik mijn herstelblad")
        v.fill("Herstelcode", code)
        v.press("Openen")
        assert "Kies een nieuw wachtwoord" in tekst(v)


def test_tijdens_ander_werk_is_een_druk_op_de_knop_niet_weg(v: Venster) -> None:
    v.go("terugzetten")
    v.fill("Wachtwoord", WACHTWOORD)
    v.shell.work.start(lambda: time.sleep(0.2), lambda _: None, lambda _: None, owner=v.shell)
    knop = v.find(QAbstractButton, "Zet deze back-up terug")
    knop.click()
    knop.click()
    v.rest()
    assert "is teruggezet en gecontroleerd" in tekst(v)


def test_van_de_deur_van_de_kopie_kan_men_terug(v: Venster, tmp_path: Path, geheugen) -> None:
    """Who does not know the passphrase of then is not locked in before that door."""
    zet_terug(v)
    v.press(VERDER)
    naar_de_deur(v)
    for map_, zin in ((tmp_path, "staan geen gegevens van BbzDesk"), (tmp_path / "opslag", "Open uw gegevens")):
        v.press("Andere gegevens openen")
        dialog = v.shell.findChild(QFileDialog)
        dialog.fileSelected.emit(str(map_))
        dialog.reject()
        v.rest()
        assert zin in tekst(v)
    open_met(v, WACHTWOORD)
    v.rest()
    assert "Dit zijn niet de gegevens waarmee u werkt" in tekst(v)
    assert geheugen.map == tmp_path / TERUG


def test_een_scherm_dat_intussen_vergrendelt_wacht_met_overstappen(v: Venster, tmp_path: Path) -> None:
    zet_terug(v)
    v.find(QAbstractButton, VERDER).click()
    v.shell.lock()
    v.rest()
    assert v.shell.office is not None
    assert "Het scherm is vergrendeld" in tekst(v)
    v.fill("Wachtwoord", WACHTWOORD)
    v.press("Openen")
    naar_de_deur(v)
    open_met(v, WACHTWOORD)
    v.rest()
    assert v.kantoor.opslag.map == tmp_path / TERUG


def test_twee_keer_drukken_gaat_een_keer(v: Venster) -> None:
    zet_terug(v)
    knop = v.find(QAbstractButton, VERDER)
    knop.click()
    knop.click()
    naar_de_deur(v)
    assert len([deur for deur in v.shell.findChildren(Door) if deur.isVisible()]) == 1


def test_een_map_waar_niet_in_kan_worden_geschreven_houdt_tegen_en_kan_nog_eens(
    v: Venster, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(_pad: Path, _inhoud: bytes) -> None:
        raise OSError(28, "no room")

    zet_terug(v)
    echt = naast.schrijf_atomisch
    monkeypatch.setattr(naast, "schrijf_atomisch", vol)
    v.press(VERDER)
    v.wait(lambda: "Maak ruimte vrij" in v.said)
    assert v.shell.office is not None
    monkeypatch.setattr(naast, "schrijf_atomisch", echt)
    v.press(VERDER)
    naar_de_deur(v)


# --- the other one ----------------------------------------------------------------------------------------------------


def open_andere(v: Venster, map_: Path) -> None:
    v.go("opslag")
    v.press("Andere gegevens openen")
    dialog = v.shell.findChild(QFileDialog)
    dialog.fileSelected.emit(str(map_))
    dialog.reject()
    v.rest()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_wie_in_de_andere_map_kijkt_wordt_gewaarschuwd_en_de_volgende_start_is_gewoon(
    v: Venster, tmp_path: Path, geheugen
) -> None:
    zet_terug(v)
    v.press(BLIJF)
    open_andere(v, tmp_path / TERUG)
    naar_de_deur(v)
    open_met(v, WACHTWOORD)
    v.rest()
    assert (
        f"Dit zijn niet de gegevens waarmee u werkt; die staan sinds 5 januari 2026 in {tmp_path / 'opslag'}."
        in tekst(v)
    )
    assert "Hier stelt u geen besluiten vast" in tekst(v)
    assert geheugen.map == tmp_path / "opslag"


def test_toch_hier_verder_vraagt_het_laatste_besluit_en_haalt_de_band_weg(v: Venster, tmp_path: Path, geheugen) -> None:
    zet_terug(v)
    v.press(BLIJF)
    open_andere(v, tmp_path / TERUG)
    naar_de_deur(v)
    open_met(v, WACHTWOORD)
    v.go("opslag")
    v.press("Werk hier verder")
    v.fill("Nummer van het laatste besluit op papier", "zeven")
    v.press("Werk met deze gegevens")
    assert "geen besluitnummer" in tekst(v)
    v.fill("Nummer van het laatste besluit op papier", "b-2026-0007")
    v.press("Werk met deze gegevens")
    v.rest()
    assert "niet de gegevens waarmee u werkt" not in tekst(v)
    assert geheugen.map == tmp_path / TERUG
    assert naast.zin(tmp_path / "opslag")


def test_een_map_zonder_gegevens_of_met_deze_gegevens_gaat_niet_open(v: Venster, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    open_andere(v, tmp_path / "leeg")
    assert "In deze map staan geen gegevens van BbzDesk" in v.words()
    open_andere(v, tmp_path / "opslag")
    assert "U werkt al met de gegevens in deze map." in v.words()


def test_in_de_oefenopslag_gaat_er_geen_backup_terug(qtbot, kleed, tmp_path: Path) -> None:
    deur = deur_van(tmp_path / "oefenen", Klok(DAG), tmp_path / "back-up", oefenen=True)
    toegang.sluit(deur.maak("Anna Proef", toegang.OEFENWACHTWOORD)[0])
    with venster_aan(qtbot, tmp_path, deur) as v:
        v.wait(lambda: v.shell.office is not None)
        v.go("opslag")
        for knop in ("Back-up terugzetten…", "Andere gegevens openen…"):
            v.press(knop)
            assert "In de oefenopslag zet u geen back-up terug" in v.words()
        v.go("terugzetten")
        assert "Dit kan hier niet" in v.words()
