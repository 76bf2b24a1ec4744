"""A dossier in the window: its head and tabs, and every act that starts there, on a real store."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from kantoorhulp import aanvraag_van, besluit_van, deel, dossier_van, lening_van
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QWidget
from vensterhulp import Venster, open_venster

from bbzdesk.domain.besluit import BesluitConcept, Verzending
from bbzdesk.domain.vordering import Vordering
from bbzdesk.domain.zaak import Advies, Dossier, Opschorting, Stuk
from bbzdesk.services import aanvragen, besluiten, kladden
from bbzdesk.store import records
from bbzdesk.ui import pages
from bbzdesk.ui.forms.dialog import FactDialog
from bbzdesk.ui.pages.dossier import DossierPage
from bbzdesk.ui.pages.dossier_tabs import TABS, documenten, tab_key
from bbzdesk.ui.pages.dossier_tabs.tab import file_name
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.dialogs import Dialog
from bbzdesk.ui.widgets.pdfview import PdfView
from bbzdesk.ui.widgets.phases import PhaseBar
from bbzdesk.ui.widgets.status import StepRow
from bbzdesk.ui.widgets.timeline import Timeline


@pytest.fixture
def v(qtbot, kleed, tmp_path: Path, monkeypatch) -> Iterator[Venster]:
    # The pages around the dossier have their own tests; here they are empty sheets.
    for naam in ("vandaag", "besluit", "lening", "overdracht", "aanvraag", "dossiers"):
        monkeypatch.setitem(pages._PAGES, naam, lambda: PageView)
    with open_venster(qtbot, tmp_path) as venster:
        yield venster


def open_dossier(v: Venster, dossier_id: str, tab: str = "") -> DossierPage:
    pagina = v.go("dossier", dossier_id, tab)
    v.rest()
    assert isinstance(pagina, DossierPage)
    return pagina


def aanvraag(v: Venster, dossier_id: str) -> str:
    v.b.klok.zet(deel().dagen["aanvraag_op"])
    return aanvragen.neem_in(v.b.kantoor, dossier_id, deel().aanvraag).uitkomst.id


def dialoog(v: Venster, soort: type[Dialog] = FactDialog) -> Dialog:
    gevonden = [d for d in v.shell.findChildren(soort) if d.isVisible()]
    assert len(gevonden) == 1
    return gevonden[0]


def draag_over(v: Venster, dossier_id: str) -> None:
    with v.kantoor.werk("Overgedragen") as w:
        dossier = records.haal(w, Dossier, dossier_id)
        records.bewaar(w, replace(dossier, overgedragen_op=v.kantoor.vandaag))


# --- head and tabs --------------------------------------------------------------------------------------------------


def test_het_hoofd_zegt_wie_het_is_en_waar_het_dossier_staat(v: Venster) -> None:
    pagina = open_dossier(v, dossier_van(v.b))
    assert v.shell.windowTitle().startswith("El Amrani, Kapsalon")
    assert "Dossier\N{NO-BREAK SPACE}BBZ-2026-0001" in v.words()
    (fasen,) = pagina.findChildren(PhaseBar)
    assert fasen.isVisible()
    assert "Intake" in fasen.accessibleName()


def test_de_fasen_staan_alleen_bij_het_overzicht(v: Venster) -> None:
    pagina = open_dossier(v, dossier_van(v.b))
    pagina.command("tab.volgende")
    assert not pagina.findChildren(PhaseBar)[0].isVisible()


def test_wie_een_tabblad_aanklikt_is_daar_aan_het_werk(v: Venster) -> None:
    bar = open_dossier(v, dossier_van(v.b), "overzicht").bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(2).center())
    v.rest()
    assert bar.currentIndex() == 2
    assert QApplication.focusWidget() is bar


@pytest.mark.parametrize("tab", TABS)
def test_elk_tabblad_opent_ook_in_een_leeg_dossier(v: Venster, tab: str) -> None:
    pagina = open_dossier(v, dossier_van(v.b), tab)
    assert pagina.tab.isVisible()
    assert sum(ander.isVisible() for ander in pagina._tabs.values()) == 1


@pytest.mark.parametrize("tab", TABS)
def test_elk_tabblad_heeft_een_hoofdknop(v: Venster, tab: str) -> None:
    dossier = dossier_van(v.b)
    for woord in ("Nieuwe aanvraag", "Brief of besluit"):
        pagina = open_dossier(v, dossier, tab)
        hoofd = [
            knop for knop in pagina.findChildren(Button) if knop.isVisible() and knop.property("kind") == "primary"
        ]
        assert [knop.accessibleName() for knop in hoofd] == [woord]
        aanvraag(v, dossier)
        v.shell.office.close_page("dossier", dossier)


def test_wat_lang_klaar_is_komt_op_verzoek_in_zicht(v: Venster) -> None:
    vordering = lening_van(v.b)
    with v.b.kantoor.opslag.lees() as bron:
        dossier = records.haal(bron, Vordering, vordering).dossier_id
    pagina = open_dossier(v, dossier)

    def in_zicht() -> list[str]:
        return [stap.accessibleName().partition(":")[0] for stap in pagina.findChildren(StepRow) if stap.isVisible()]

    gevouwen = in_zicht()
    assert "Aanvraag" not in gevouwen
    knop = v.find(Button, "Toon alle stappen")
    knop.setFocus()
    v.key(Qt.Key.Key_Space)
    assert len(in_zicht()) > len(gevouwen)
    assert QApplication.focusWidget() is knop, "and there is the way back"
    assert knop.accessibleName() == "Toon minder stappen"
    pagina.tab.load()
    v.rest()
    assert len(in_zicht()) > len(gevouwen), "a change elsewhere folds nothing"
    v.press("Toon minder stappen")
    assert in_zicht() == gevouwen


@pytest.mark.parametrize("tab", TABS)
def test_elke_bediening_heeft_een_naam(v: Venster, tab: str) -> None:
    vordering = lening_van(v.b)
    with v.b.kantoor.opslag.lees() as bron:
        dossier = records.haal(bron, Vordering, vordering).dossier_id
    pagina = open_dossier(v, dossier, tab)
    naamloos = [
        w for w in pagina.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.accessibleName()
        and not (isinstance(w, QAbstractButton) and w.text())
    ]  # fmt: skip
    assert not naamloos


def test_tab_komt_langs_elk_bereikbaar_deel_en_weer_terug(v: Venster) -> None:
    pagina = open_dossier(v, dossier_van(v.b), "advies")
    pagina.bar.setFocus()
    gezien = []
    for _ in range(80):
        gezien.append(QApplication.focusWidget())
        v.key(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is pagina.bar:
            break
    assert QApplication.focusWidget() is pagina.bar
    knoppen = {w.accessibleName() for w in gezien if isinstance(w, QAbstractButton)}
    assert {"Brief of besluit", "Overdragen…", "Nieuwe aanvraag"} <= knoppen


def test_ctrl_pgdown_gaat_naar_het_volgende_tabblad_en_terug_komt_terug(v: Venster) -> None:
    pagina = open_dossier(v, dossier_van(v.b), "overzicht")
    v.shell.carry_out("pagina.tab.volgende")
    v.rest()
    assert pagina._key == "tijdlijn"
    v.shell.carry_out("pagina.tab.vorige")
    v.shell.carry_out("pagina.tab.vorige")
    v.rest()
    assert pagina._key == "documenten"
    v.shell.carry_out("terug")
    v.rest()
    assert pagina._key == "overzicht"
    assert pagina.bar.currentIndex() == 0


def test_een_ander_tabblad_begint_bovenaan(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag_van(v.b, dossier)
    v.shell.resize(1024, 700)
    pagina = open_dossier(v, dossier, "levensvatbaarheid")
    QApplication.processEvents()
    balk = pagina._scroll.verticalScrollBar()
    balk.setValue(balk.maximum())
    assert balk.value() > 0
    pagina.command("tab.volgende")
    assert balk.value() == 0


@pytest.mark.parametrize(("naam", "tab"), [("besluit", "advies"), ("advies", "advies"), ("", "overzicht"), ("x", "overzicht")])  # fmt: skip
def test_een_doel_vindt_zijn_tabblad(naam: str, tab: str) -> None:
    assert tab_key(naam) == tab


def test_een_dossier_dat_ongedaan_is_gemaakt_zegt_dat_en_komt_terug_met_opnieuw(v: Venster) -> None:
    dossier = dossier_van(v.b)
    pagina = open_dossier(v, dossier, "leningen")
    v.shell.carry_out("ongedaan")
    v.rest()
    v.rest()
    assert "Dit dossier is er niet meer" in v.words()
    assert not pagina.bar.isVisible()
    v.shell.carry_out("opnieuw")
    v.rest()
    v.rest()
    assert pagina.bar.isVisible()
    assert "Nog geen leningen" in v.words()


def test_een_aanvraag_die_was_gekozen_en_weg_is_maakt_plaats_voor_de_andere(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    v.b.klok.zet(deel().dagen["besluit_op"])
    tweede = aanvragen.neem_in(v.b.kantoor, dossier, {**deel().aanvraag, "aanvraag.soort": "levensonderhoud"})
    pagina = open_dossier(v, dossier, "aanvraag")
    v.press("Levensonderhoud, ontvangen")
    assert pagina.tab._chosen == tweede.uitkomst.id
    v.shell.carry_out("ongedaan")
    v.rest()
    v.rest()
    assert "bedrijfskapitaal" in v.words()
    assert "levensonderhoud" not in v.words()


# --- the overview and the timeline ----------------------------------------------------------------------------------


def test_de_statuszin_gaat_naar_het_klembord(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    open_dossier(v, dossier, "overzicht")
    v.press("Kopieer deze zin")
    assert QGuiApplication.clipboard().text().startswith("Wij hebben uw aanvraag ontvangen op")


def test_zo_is_dit_berekend_gaat_open_en_dicht(v: Venster) -> None:
    vordering = lening_van(v.b)
    with v.b.kantoor.opslag.lees() as bron:
        dossier = records.haal(bron, Vordering, vordering).dossier_id
    open_dossier(v, dossier, "overzicht")
    assert "Samen toegekend." not in v.words()
    v.press("Zo is dit berekend")
    assert "Samen toegekend." in v.words()


def test_een_stap_gaat_naar_waar_hij_wordt_gedaan(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    pagina = open_dossier(v, dossier, "overzicht")
    v.press("Levensvatbaarheid:")
    assert pagina._key == "levensvatbaarheid"


def test_de_tijdlijn_toont_alles_of_alleen_wat_is_gekozen(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag_van(v.b, dossier)
    pagina = open_dossier(v, dossier, "tijdlijn")

    def wat() -> str:
        return pagina.tab.findChildren(Timeline)[-1].accessibleName()

    assert "Advies van" in v.words()
    v.press("Toon Aanvraag")
    assert "Aanvraag ontvangen" in v.words()
    assert "Advies van" not in v.words()
    assert wat().startswith("Tijdlijn, 1 moment")
    v.press("Toon alles")
    assert "Advies van" in v.words()


# --- the application ------------------------------------------------------------------------------------------------


def test_stukken_vragen_zet_de_termijn_stil(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    open_dossier(v, dossier, "aanvraag")
    v.press("Stukken vragen…")
    v.fill("Stukken uiterlijk binnen op", "+14", dialoog(v))
    v.press("Leg vast", dialoog(v))
    assert len(v.alle(Opschorting)) == 1
    assert "stil" in v.said
    assert "Wij wachten" in v.words()


def test_wat_niet_kan_staat_bij_het_veld_en_de_vraag_blijft_open(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    open_dossier(v, dossier, "aanvraag")
    v.press("Stukken vragen…")
    v.fill("Stukken uiterlijk binnen op", "1-1-2020", dialoog(v))
    v.press("Leg vast", dialoog(v))
    gezien = dialoog(v)
    assert isinstance(gezien, FactDialog)
    assert "Kies een latere dag." in gezien.fields["uiterste_datum"].error
    assert not v.alle(Opschorting)
    v.fill("Stukken uiterlijk binnen op", "+14", gezien)
    v.press("Leg vast", gezien)
    assert len(v.alle(Opschorting)) == 1


def test_aangevuld_laat_de_termijn_weer_lopen(v: Venster) -> None:
    dossier = dossier_van(v.b)
    sleutel = aanvraag(v, dossier)
    vandaag = v.b.kantoor.vandaag
    aanvragen.schort_op(v.b.kantoor, sleutel, vandaag, vandaag.replace(day=28))
    open_dossier(v, dossier, "aanvraag")
    v.press("Stukken binnen")
    v.fill("Aangevuld op", "1-1-2020", dialoog(v))
    v.press("Leg vast", dialoog(v))
    gezien = dialoog(v)
    assert isinstance(gezien, FactDialog)
    assert gezien.fields["hersteld_op"].error
    v.fill("Aangevuld op", "vandaag", gezien)
    v.press("Leg vast", gezien)
    assert v.alle(Opschorting)[0].hersteld_op == v.kantoor.vandaag


def test_de_ontvangstbevestiging_staat_op_het_scherm_en_bij_documenten(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    pagina = open_dossier(v, dossier, "aanvraag")
    v.press("Ontvangstbevestiging maken")
    titel = "Ontvangstbevestiging van de aanvraag"
    assert [stuk.naam for stuk in v.alle(Stuk)] == [titel]
    v.press(f"Terug van {titel}")
    assert "Beslistermijn" in v.words()
    pagina = open_dossier(v, dossier, "documenten")
    v.press(f"Open {titel}")
    (beeld,) = (w for w in pagina.tab.findChildren(PdfView) if w.isVisible())
    assert beeld.document.pageCount() >= 1


def test_een_document_wordt_bewaard_onder_zijn_titel(v: Venster, monkeypatch) -> None:
    bewaard = []
    monkeypatch.setattr(documenten, "save_file", lambda _, naam, inhoud, __: bewaard.append((naam, inhoud[:5])))
    dossier = dossier_van(v.b)
    besluiten.maak_brief(v.b.kantoor, aanvraag(v, dossier), "ontvangstbevestiging")
    open_dossier(v, dossier, "documenten")
    v.press("Opslaan als: Ontvangstbevestiging")
    assert bewaard == [("Ontvangstbevestiging van de aanvraag.pdf", b"%PDF-")]


def test_een_naam_voor_een_bestand_heeft_geen_tekens_die_windows_weigert() -> None:
    assert file_name("Brief: 1/2") == "Brief- 1-2.pdf"
    assert (
        file_name("cijfers.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") == "cijfers.xlsx"
    )


# --- advice and decisions -------------------------------------------------------------------------------------------


def kies_oordeel(v: Venster, woord: str) -> None:
    knop = next(w for w in v.page.findChildren(QRadioButton) if w.isVisible() and w.text() == woord)
    knop.click()


def test_een_advies_wordt_vastgelegd_met_de_controle_als_eigen_vinkje(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    open_dossier(v, dossier, "advies")
    v.fill("Adviseur", "M. de Boer")
    v.fill("Motivering van het advies", "Het plan is haalbaar.")
    kies_oordeel(v, "Positief")
    v.find(QCheckBox, "Ik heb nagegaan").click()
    v.press("Leg advies vast")
    (advies,) = v.alle(Advies)
    assert (advies.adviseur, advies.oordeel, advies.vergewist) == ("M. de Boer", "positief", True)
    assert "Nagegaan: het advies is zorgvuldig gemaakt" in v.words()
    assert kladden.lees(v.kantoor, f"advies:{dossier}") == {}


def test_een_leeg_advies_zegt_bij_elk_veld_wat_ontbreekt(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    pagina = open_dossier(v, dossier, "advies")
    v.press("Leg advies vast")
    velden = pagina.tab.form.facts_form.fields
    assert {naam for naam, veld in velden.items() if veld.error} == {
        "advies.adviseur", "advies.oordeel", "advies.motivatie",
    }  # fmt: skip
    assert not v.alle(Advies)


def test_een_half_advies_is_er_nog_als_het_dossier_opnieuw_opent(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    pagina = open_dossier(v, dossier, "advies")
    v.fill("Adviseur", "M. de Boer")
    pagina.leave()
    v.rest()
    v.shell.office.close_page("dossier", dossier)
    v.rest()
    pagina = open_dossier(v, dossier, "advies")
    assert pagina.tab.form.facts()["advies.adviseur"] == "M. de Boer"


def test_wat_wordt_getypt_blijft_staan_als_het_dossier_verandert(v: Venster) -> None:
    dossier = dossier_van(v.b)
    sleutel = aanvraag(v, dossier)
    pagina = open_dossier(v, dossier, "advies")
    v.fill("Adviseur", "M. de Boer")
    vorm = pagina.tab.form
    vandaag = v.kantoor.vandaag
    v.shell.desk.tell(aanvragen.schort_op(v.kantoor, sleutel, vandaag, vandaag.replace(day=28)))
    v.rest()
    assert pagina.tab.form is vorm
    assert vorm.facts()["advies.adviseur"] == "M. de Boer"


def test_de_verzending_van_een_besluit_wordt_vastgelegd(v: Venster) -> None:
    dossier = dossier_van(v.b)
    besluit_van(v.b, aanvraag_van(v.b, dossier))
    open_dossier(v, dossier, "advies")
    v.press("Leg verzending vast van Toekenning bedrijfskapitaal")
    v.press("Leg verzending vast", dialoog(v))
    gezien = dialoog(v)
    assert isinstance(gezien, FactDialog)
    assert gezien.fields["wijze"].error == "Kies hoe het besluit is verzonden."
    v.fill("Manier van verzenden", "Per post", gezien)
    v.press("Leg verzending vast", gezien)
    (verzending,) = v.alle(Verzending)
    assert verzending.wijze == "post"
    assert "Bezwaar mogelijk tot en met" in v.words()


def test_een_besluit_opent_zoals_het_is_gemaakt(v: Venster) -> None:
    dossier = dossier_van(v.b)
    besluit_van(v.b, aanvraag_van(v.b, dossier))
    pagina = open_dossier(v, dossier, "advies")
    v.press("Open besluit: Toekenning bedrijfskapitaal")
    assert [w.title for w in pagina.tab.findChildren(PdfView) if w.isVisible()] == ["Toekenning bedrijfskapitaal"]


# --- brief of besluit, overdragen, aanvraag -------------------------------------------------------------------------


def nu(v: Venster) -> tuple[str, str]:
    doel = v.shell.office._now
    return doel.pagina, doel.sleutel


def test_brief_of_besluit_begint_meteen_bij_een_aanvraag(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    open_dossier(v, dossier)
    v.shell.carry_out("pagina.besluit")
    v.rest()
    (concept,) = v.alle(BesluitConcept)
    assert nu(v) == ("besluit", concept.id)


def test_tweemaal_drukken_maakt_een_concept(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    pagina = open_dossier(v, dossier)
    for _ in range(2):
        pagina.command("besluit")
    v.rest()
    v.rest()
    assert len(v.alle(BesluitConcept)) == 1


def test_tweemaal_drukken_legt_een_advies_vast(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    open_dossier(v, dossier, "advies")
    v.fill("Adviseur", "M. de Boer")
    v.fill("Motivering van het advies", "Het plan is haalbaar.")
    kies_oordeel(v, "Negatief")
    for _ in range(2):
        v.shell.carry_out("pagina.bevestigen")
    v.rest()
    v.rest()
    assert [advies.oordeel for advies in v.alle(Advies)] == ["negatief"]


def test_een_concept_dat_er_al_is_gaat_verder(v: Venster) -> None:
    dossier = dossier_van(v.b)
    concept = besluiten.begin(v.b.kantoor, aanvraag(v, dossier), "toekenning-bedrijfskapitaal", {}).uitkomst
    open_dossier(v, dossier)
    v.press("Brief of besluit")
    assert nu(v) == ("besluit", concept.id)
    assert len(v.alle(BesluitConcept)) == 1


def test_bij_twee_aanvragen_vraagt_het_venster_welke(v: Venster) -> None:
    dossier = dossier_van(v.b)
    eerste, tweede = aanvraag(v, dossier), aanvraag(v, dossier)
    open_dossier(v, dossier)
    v.press("Brief of besluit")
    gezien = dialoog(v, Dialog)
    v.press("Begin", gezien)
    (concept,) = v.alle(BesluitConcept)
    assert concept.aanvraag_id == tweede != eerste


def test_zonder_aanvraag_zegt_het_venster_wat_eerst_moet(v: Venster) -> None:
    open_dossier(v, dossier_van(v.b))
    v.press("Brief of besluit")
    assert "nog geen aanvraag" in v.said


def test_overdragen_en_een_nieuwe_aanvraag_gaan_naar_hun_pagina(v: Venster) -> None:
    dossier = dossier_van(v.b)
    open_dossier(v, dossier)
    v.press("Overdragen…")
    assert nu(v) == ("overdracht", dossier)
    open_dossier(v, dossier)
    v.press("Nieuwe aanvraag")
    assert nu(v) == ("aanvraag", dossier)


def test_een_lening_gaat_naar_haar_pagina(v: Venster) -> None:
    vordering = lening_van(v.b)
    with v.b.kantoor.opslag.lees() as bron:
        dossier = records.haal(bron, Vordering, vordering).dossier_id
    open_dossier(v, dossier, "leningen")
    v.press("Open lening: Bedrijfskapitaal")
    assert nu(v) == ("lening", vordering)


# --- after a handover -----------------------------------------------------------------------------------------------


def test_na_de_overdracht_zegt_het_dossier_dat_en_weigert_het(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag(v, dossier)
    draag_over(v, dossier)
    open_dossier(v, dossier, "aanvraag")
    assert any("Overgedragen aan" in regel for regel in v.words().splitlines())
    v.press("Stukken vragen…")
    v.fill("Stukken uiterlijk binnen op", "+14", dialoog(v))
    v.press("Leg vast", dialoog(v))
    gezien = dialoog(v)
    assert isinstance(gezien, FactDialog)
    assert "is overgedragen aan de partner" in gezien.summary.accessibleName()
    assert not v.alle(Opschorting)
    gezien.accept()
    v.press("Brief of besluit")
    assert "is overgedragen aan de partner" in v.said
