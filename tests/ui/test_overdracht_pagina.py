"""Handing a dossier over: to whom, what goes along, what is missing, and the package; nothing changes before the last step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from bbzdesk.services import kladden, overdrachtbeeld, uitwisselingbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.store import instellingen as bewaard
from bbzdesk.ui import pages
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.pages.paper import Paper
from bbzdesk.ui.widgets.table import Table
from tests.kantoorhulp import aanvraag_van, besluit_van, dossier_van
from tests.ui.stappenhulp import druk, is_er, staat_er, vul, zonder_naam

WOORD = "een lang pakketwoord"
ONDERDELEN, CONTROLEREN, PAKKET, MAAK = (
    "Verder naar de onderdelen", "Verder naar controleren", "Verder naar het pakket", "Maak het pakket",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _alleen_deze_pagina(monkeypatch):
    for naam in ("vandaag", "dossier", "instellingen"):
        monkeypatch.setitem(pages._PAGES, naam, lambda: PageView)


@pytest.fixture
def v(venster):
    venster.dossier_id = dossier_van(venster.b)
    besluit_van(venster.b, aanvraag_van(venster.b, venster.dossier_id))
    venster.go("overdracht", venster.dossier_id)
    venster.wait(lambda: is_er(venster, ONDERDELEN))
    return venster


def partner(v) -> None:
    vul(v, "Organisatie", "Regionaal loket")
    vul(v, "Contactpersoon", "J. de Wit")
    druk(v, ONDERDELEN)
    v.wait(lambda: is_er(v, CONTROLEREN))


def tot_pakket(v) -> None:
    partner(v)
    druk(v, CONTROLEREN)
    druk(v, PAKKET)
    v.wait(lambda: is_er(v, MAAK))


def overgedragen(v) -> bool:
    return bool(overdrachtbeeld.beeld(v.kantoor, v.dossier_id).al_gedaan)


def test_wat_van_de_partner_is_getypt_staat_er_later_weer_en_gaat_met_het_pakket_weg(v, tmp_path):
    sleutel = f"overdracht:{v.dossier_id}"
    vul(v, "Organisatie", "Regionaal")
    v.wait(lambda: kladden.lees(v.kantoor, sleutel).get("naam") == "Regionaal")
    v.shell.office.close_page("overdracht", v.dossier_id)
    v.go("vandaag")
    v.go("overdracht", v.dossier_id)
    v.wait(lambda: is_er(v, ONDERDELEN))
    assert v.page._form.values()["naam"] == "Regionaal"
    assert "teruggezet" in v.words()
    tot_pakket(v)
    v.page._choose_folder(tmp_path)
    vul(v, "Wachtwoord van het pakket", WOORD)
    vul(v, "Wachtwoord nog een keer", WOORD)
    with v.kantoor.opslag.lees() as bron:
        assert WOORD not in str(bron.lees("SELECT inhoud FROM klad"))
    druk(v, MAAK)
    staat_er(v, "Het pakket voor Regionaal loket is gemaakt en gecontroleerd.")
    v.rest()
    assert kladden.lees(v.kantoor, sleutel) == {}


def test_van_partner_tot_pakbon(v, tmp_path):
    partner(v)
    namen = [deel.naam for deel in v.find(Table, "In het pakket", v.page).list_model.rows_shown()]
    assert namen[0] == "Dossier als PDF"
    assert "Toekenning bedrijfskapitaal" in namen
    druk(v, CONTROLEREN)
    staat_er(v, "Alle gegevens voor het pakket zijn er.")
    druk(v, PAKKET)
    v.wait(lambda: is_er(v, MAAK))
    assert not overgedragen(v)
    v.page._choose_folder(tmp_path)
    vul(v, "Wachtwoord van het pakket", WOORD)
    vul(v, "Wachtwoord nog een keer", WOORD)
    druk(v, MAAK)
    staat_er(v, "Het pakket voor Regionaal loket is gemaakt en gecontroleerd.")
    (pad,) = tmp_path.glob("*.bbzpakket")
    assert pad.name in v.words()
    assert "langs een andere weg dan het pakket" in v.words()
    assert WOORD not in v.words()
    assert v.page.findChildren(Paper)[0].content.startswith(b"%PDF-")
    assert uitwisselingbeeld.controleer_pakket(pad, WOORD).goed
    druk(v, "Kopieer het wachtwoord")
    assert QApplication.clipboard().text() == WOORD
    QApplication.clipboard().clear()
    assert overgedragen(v)
    druk(v, "Stap 1: Partner")
    staat_er(v, "Overgedragen aan Regionaal loket")
    druk(v, "Terug naar het dossier")
    assert v.page.doel == Doel("dossier", v.dossier_id)


def test_wie_van_de_pagina_weg_is_geweest_vindt_het_wachtwoord_er_niet_meer(v, tmp_path):
    tot_pakket(v)
    v.page._choose_folder(tmp_path)
    vul(v, "Wachtwoord van het pakket", WOORD)
    vul(v, "Wachtwoord nog een keer", WOORD)
    druk(v, MAAK)
    v.wait(lambda: is_er(v, "Kopieer het wachtwoord"))
    v.page.leave()
    assert v.page._word == ""
    druk(v, "Kopieer het wachtwoord")
    assert v.said.startswith("Het wachtwoord is hier niet meer")
    assert QApplication.clipboard().text() != WOORD


def test_een_partner_die_niet_af_is_staat_bij_zijn_veld(v):
    vul(v, "E-mailadres (niet verplicht)", "loket")
    druk(v, ONDERDELEN)
    velden = v.page._form.fields
    assert velden["naam"].error.startswith("De naam van de partner ontbreekt.")
    assert velden["contact"].error
    assert velden["email"].error.startswith("Dit lijkt geen e-mailadres.")
    vul(v, "Organisatie", "Regionaal loket")
    assert velden["naam"].error == ""
    assert velden["contact"].error
    assert v.page.step == 0


def test_een_naam_van_de_gemeente_die_ontbreekt_houdt_het_pakket_tegen(v):
    with v.b.kantoor.werk("Proef") as w:
        bewaard.zet(w, {"gemeente.naam": None})
    partner(v)
    druk(v, CONTROLEREN)
    staat_er(v, "De naam van de gemeente ontbreekt.")
    assert not is_er(v, PAKKET)
    assert v.page.command("bevestigen")
    v.rest()
    assert v.page.step == 2
    with v.b.kantoor.werk("Proef") as w:
        bewaard.zet(w, {"gemeente.naam": "Voorbeeldstad"})
    druk(v, "Kijk opnieuw")
    staat_er(v, "Alle gegevens voor het pakket zijn er.")
    druk(v, PAKKET)
    v.wait(lambda: is_er(v, MAAK))


def test_naar_de_instellingen_en_weer_terug(v):
    with v.b.kantoor.werk("Proef") as w:
        bewaard.zet(w, {"gemeente.email": None})
    partner(v)
    druk(v, CONTROLEREN)
    druk(v, "Naar Instellingen")
    assert v.page.doel == Doel("instellingen", "", "gemeente")
    v.shell.office.back()
    v.rest()
    assert v.page.step == 2
    druk(v, PAKKET)
    v.wait(lambda: is_er(v, MAAK))


def test_map_en_wachtwoord_worden_gevraagd_waar_zij_horen(v, tmp_path):
    tot_pakket(v)
    druk(v, MAAK)
    staat_er(v, "De map ontbreekt.")
    assert v.page._form.fields["wachtwoord"].error.startswith("Het wachtwoord ontbreekt.")
    v.page._choose_folder(tmp_path)
    assert "De map ontbreekt." not in v.words()
    vul(v, "Wachtwoord van het pakket", WOORD)
    vul(v, "Wachtwoord nog een keer", "iets anders dan dat")
    druk(v, MAAK)
    staat_er(v, "De twee wachtwoorden zijn niet gelijk.")
    assert v.page._form.fields["herhaald"].error
    assert list(tmp_path.glob("*.bbzpakket")) == []
    assert not overgedragen(v)


def test_een_voorgesteld_wachtwoord_is_te_lezen_en_te_verbergen(v):
    tot_pakket(v)
    veld = v.find(QLineEdit, "Wachtwoord van het pakket", v.page)
    assert veld.echoMode() == QLineEdit.EchoMode.Password
    druk(v, "Stel een wachtwoord voor")
    assert len(veld.text()) >= 20
    assert v.page._form.values()["herhaald"] == veld.text()
    assert veld.echoMode() == QLineEdit.EchoMode.Normal
    druk(v, "Verberg het wachtwoord")
    assert veld.echoMode() == QLineEdit.EchoMode.Password


def test_enter_gaat_verder_zonder_muis(v):
    v.wait(lambda: v.find(QLineEdit, "Organisatie", v.page).hasFocus())
    v.keys("Loket")
    v.key(Qt.Key.Key_Return)
    v.keys("Jansen")
    assert v.page.command("bevestigen")
    v.wait(lambda: is_er(v, CONTROLEREN))
    v.wait(v.page.primary.hasFocus)
    v.key(Qt.Key.Key_Return)
    v.wait(lambda: is_er(v, PAKKET))


def test_wat_is_getypt_staat_er_nog_na_een_stap_terug(v):
    partner(v)
    druk(v, "Terug")
    v.wait(lambda: is_er(v, ONDERDELEN))
    assert v.page._form.values() == {"naam": "Regionaal loket", "contact": "J. de Wit", "email": ""}


def test_de_partner_van_de_vorige_keer_staat_klaar(v, tmp_path):
    tot_pakket(v)
    v.page._choose_folder(tmp_path)
    druk(v, "Stel een wachtwoord voor")
    druk(v, MAAK)
    staat_er(v, "is gemaakt en gecontroleerd")
    anders = dossier_van(v.b, "gevestigd")
    v.go("overdracht", anders)
    v.wait(lambda: is_er(v, ONDERDELEN))
    assert v.page._form.values() == {"naam": "Regionaal loket", "contact": "J. de Wit", "email": ""}


def test_elke_stap_heeft_namen(v):
    assert zonder_naam(v) == []
    partner(v)
    assert zonder_naam(v) == []
    druk(v, CONTROLEREN)
    v.wait(lambda: is_er(v, PAKKET))
    assert zonder_naam(v) == []
    druk(v, PAKKET)
    v.wait(lambda: is_er(v, MAAK))
    assert zonder_naam(v) == []
