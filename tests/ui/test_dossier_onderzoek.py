"""The viability investigation in the window: each answer saved by itself, nothing typed lost, closed with a judgement."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from kantoorhulp import aanvraag_van, deel, dossier_van
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton
from vensterhulp import Venster, open_venster

from bbzdesk.domain.zaak import Dossier, Onderzoek, OnderzoekVeld, Stuk, SwotPunt
from bbzdesk.services import kladden, onderzoekbeeld, onderzoeken
from bbzdesk.store import records
from bbzdesk.ui import pages
from bbzdesk.ui.forms.editors import FactLine, FactRadios, FactText
from bbzdesk.ui.pages.dossier_tabs.onderzoekveld import QuestionField
from bbzdesk.ui.pages.dossier_tabs.onderzoekvorm import InvestigationForm
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.buttons import RowButton
from bbzdesk.ui.widgets.pdfview import PdfView


@pytest.fixture
def v(qtbot, kleed, tmp_path: Path, monkeypatch) -> Iterator[Venster]:
    monkeypatch.setitem(pages._PAGES, "vandaag", lambda: PageView)
    with open_venster(qtbot, tmp_path) as venster:
        yield venster


@pytest.fixture
def dossier(v: Venster) -> str:
    return dossier_van(v.b)


@pytest.fixture
def vorm(v: Venster, dossier: str) -> InvestigationForm:
    """The form of an investigation that was just begun with the button."""
    v.go("dossier", dossier, "levensvatbaarheid")
    v.rest()
    v.press("Begin het onderzoek")
    return tab(v).form


def tab(v: Venster):
    return v.page.tab


def onderzoek_id(v: Venster) -> str:
    return v.alle(Onderzoek)[-1].id


def veld(vorm: InvestigationForm, nummer: int, naam: str) -> QuestionField:
    return vorm.parts[nummer].fields[naam]


def typ(gevraagd: QuestionField, tekst: str) -> None:
    """Write in a field as somebody who has not left it yet."""
    editor = gevraagd.fact_editor
    match editor:
        case FactLine():
            editor.setText(tekst)
            editor.textEdited.emit(tekst)
        case FactText():
            editor.setPlainText(tekst)
        case FactRadios():
            next(knop for knop in editor.findChildren(QRadioButton) if knop.text().startswith(tekst)).click()


def verlaat(v: Venster, gevraagd: QuestionField) -> None:
    QApplication.sendEvent(gevraagd.fact_editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    v.rest()


def antwoord(v: Venster, vorm: InvestigationForm, nummer: int, naam: str, tekst: str) -> None:
    typ(veld(vorm, nummer, naam), tekst)
    verlaat(v, veld(vorm, nummer, naam))


def waarden(v: Venster) -> dict[str, str]:
    return {rij.veld: rij.waarde for rij in v.alle(OnderzoekVeld)}


# --- filling in -----------------------------------------------------------------------------------------------------


def test_het_onderzoek_heeft_precies_vijf_onderdelen_en_een_samenvatting(vorm: InvestigationForm) -> None:
    woorden = [knop.text() for knop in vorm.switch.findChildren(QAbstractButton)]
    assert len(woorden) == 6
    assert [woord[0] for woord in woorden] == ["1", "2", "3", "4", "5", "S"]
    assert list(vorm.parts) == [1, 2, 3, 4, 5]


def test_alleen_het_vierde_onderdeel_heeft_een_swot_van_vier_lijsten(vorm: InvestigationForm) -> None:
    assert [len(deel_.swot) for deel_ in vorm.parts.values()] == [0, 0, 0, 4, 0]


def test_elk_soort_antwoord_bewaart_zichzelf_als_het_veld_wordt_verlaten(v: Venster, vorm: InvestigationForm) -> None:
    antwoord(v, vorm, 1, "prive_uitgaven", "1.450,00")
    antwoord(v, vorm, 2, "oorzaak", "De weg was opgebroken.")
    typ(veld(vorm, 2, "tijdelijk"), "Ja")
    typ(veld(vorm, 3, "kennis"), "4")
    v.rest()
    assert waarden(v) == {
        "prive_uitgaven": "145000", "oorzaak": "De weg was opgebroken.", "tijdelijk": "ja", "kennis": "4",
    }  # fmt: skip


def test_zonder_wijziging_wordt_niets_bewaard(v: Venster, vorm: InvestigationForm) -> None:
    verlaat(v, veld(vorm, 1, "prive_uitgaven"))
    verlaat(v, veld(vorm, 2, "oorzaak"))
    assert waarden(v) == {}
    assert not veld(vorm, 2, "oorzaak").error


def test_wat_niet_kan_worden_gelezen_staat_bij_het_veld_en_niet_in_het_dossier(
    v: Venster, vorm: InvestigationForm
) -> None:
    antwoord(v, vorm, 1, "prive_uitgaven", "veel")
    assert veld(vorm, 1, "prive_uitgaven").error
    assert waarden(v) == {}
    antwoord(v, vorm, 1, "prive_uitgaven", "1450")
    assert not veld(vorm, 1, "prive_uitgaven").error
    assert waarden(v) == {"prive_uitgaven": "145000"}


def test_een_bedrag_staat_er_daarna_zoals_het_is_gelezen(v: Venster, vorm: InvestigationForm) -> None:
    antwoord(v, vorm, 1, "prive_uitgaven", "1450")
    assert veld(vorm, 1, "prive_uitgaven").text() == "1.450,00"


def test_de_voortgang_van_een_onderdeel_loopt_mee(v: Venster, vorm: InvestigationForm) -> None:
    antwoord(v, vorm, 1, "prive_uitgaven", "1450")
    assert "1 van 2 vragen beantwoord" in v.words()
    eerste = vorm.switch.findChildren(QAbstractButton)[0]
    assert eerste.accessibleName() == "1 Persoon: Persoonlijke en zakelijke gegevens, 1 van 2 vragen beantwoord"


def test_wat_bekend_is_staat_er_met_zijn_bron(v: Venster, vorm: InvestigationForm) -> None:
    assert "eenmanszaak" in v.words()
    assert "uit de gegevens van het bedrijf" in v.words()


def test_ongedaan_maken_haalt_een_antwoord_weg(v: Venster, vorm: InvestigationForm) -> None:
    antwoord(v, vorm, 1, "prive_schulden", "Geen.")
    v.shell.carry_out("ongedaan")
    v.rest()
    v.rest()
    assert waarden(v) == {}
    assert veld(vorm, 1, "prive_schulden").text() == ""


def test_wat_half_is_getypt_blijft_staan_als_een_ander_veld_wordt_bewaard(v: Venster, vorm: InvestigationForm) -> None:
    typ(veld(vorm, 2, "historie"), "Begonnen in")
    antwoord(v, vorm, 2, "oorzaak", "De weg was opgebroken.")
    assert tab(v).form is vorm
    assert veld(vorm, 2, "historie").text() == "Begonnen in"
    assert "historie" not in waarden(v)


def test_ctrl_s_bewaart_ook_het_veld_dat_in_de_hand_is(v: Venster, vorm: InvestigationForm) -> None:
    typ(veld(vorm, 1, "prive_schulden"), "Geen.")
    v.shell.carry_out("pagina.opslaan")
    v.rest()
    assert waarden(v) == {"prive_schulden": "Geen."}


def test_ctrl_enter_gaat_door_alle_onderdelen_naar_het_einde(v: Venster, vorm: InvestigationForm) -> None:
    for nummer in range(1, 6):
        v.shell.carry_out("pagina.bevestigen")
        v.rest()
        assert vorm.switch.current == nummer
    v.shell.carry_out("pagina.bevestigen")
    v.rest()
    assert vorm.conclusion.summary.isVisible()


def test_tweemaal_drukken_begint_een_onderzoek(v: Venster, dossier: str) -> None:
    v.go("dossier", dossier, "levensvatbaarheid")
    v.rest()
    for _ in range(2):
        tab(v).begin()
    v.rest()
    assert len(v.alle(Onderzoek)) == 1


def test_na_de_overdracht_staat_de_weigering_bij_het_veld(v: Venster, vorm: InvestigationForm, dossier: str) -> None:
    with v.kantoor.werk("Overgedragen") as w:
        records.bewaar(w, replace(records.haal(w, Dossier, dossier), overgedragen_op=v.kantoor.vandaag))
    antwoord(v, vorm, 1, "prive_schulden", "Geen.")
    assert "is overgedragen aan de partner" in veld(vorm, 1, "prive_schulden").error
    assert waarden(v) == {}


# --- drafts ---------------------------------------------------------------------------------------------------------


def test_een_half_antwoord_staat_binnen_twee_tellen_in_het_klad(v: Venster, vorm: InvestigationForm) -> None:
    typ(veld(vorm, 2, "oorzaak"), "De weg was")
    assert tab(v)._keeper._timer.isActive()
    assert tab(v)._keeper._timer.interval() <= 2000
    tab(v)._keeper._timer.timeout.emit()
    v.rest()
    assert kladden.lees(v.kantoor, onderzoekbeeld.kladsleutel(onderzoek_id(v)))["2.oorzaak"] == "De weg was"


def test_na_opnieuw_openen_staat_het_halve_antwoord_er_weer(v: Venster, vorm: InvestigationForm, dossier: str) -> None:
    typ(veld(vorm, 2, "oorzaak"), "De weg was")
    typ(veld(vorm, 4, "markt"), "Er is")
    vorm.parts[4].swot["zwak"].line.setText("Weinig")
    vorm.conclusion.reasons.setPlainText("Het kan uit,")
    v.page.leave()
    v.rest()
    v.shell.office.close_page("dossier", dossier)
    v.rest()
    v.go("dossier", dossier, "levensvatbaarheid")
    v.rest()
    nieuw = tab(v).form
    assert nieuw is not vorm
    assert veld(nieuw, 2, "oorzaak").text() == "De weg was"
    assert nieuw.parts[4].swot["zwak"].line.text() == "Weinig"
    assert nieuw.conclusion.reasons.text() == "Het kan uit,"
    assert "teruggezet" in v.words()
    assert waarden(v) == {}


def test_een_bewaard_antwoord_staat_niet_meer_in_het_klad(v: Venster, vorm: InvestigationForm) -> None:
    typ(veld(vorm, 2, "oorzaak"), "De weg was")
    v.page.leave()
    verlaat(v, veld(vorm, 2, "oorzaak"))
    v.page.leave()
    v.rest()
    assert kladden.lees(v.kantoor, onderzoekbeeld.kladsleutel(onderzoek_id(v))) == {}


# --- SWOT -----------------------------------------------------------------------------------------------------------


def test_een_punt_komt_erbij_met_zijn_gewicht_en_gaat_weer_weg(v: Venster, vorm: InvestigationForm) -> None:
    vorm.go_to(3)
    lijst = vorm.parts[4].swot["sterk"]
    v.fill("Nieuw punt bij Sterk", "Vaste klanten")
    v.fill("Gewicht van het nieuwe punt bij Sterk", "weegt zwaar")
    v.press("Voeg toe aan Sterk")
    (punt,) = v.alle(SwotPunt)
    assert (punt.soort, punt.tekst, punt.gewicht) == ("sterk", "Vaste klanten", 3)
    assert lijst.line.text() == ""
    assert "weegt zwaar" in v.words()
    v.press("Verwijder uit Sterk: Vaste klanten")
    assert v.alle(SwotPunt) == ()


def test_een_leeg_punt_wordt_geweigerd_bij_zijn_veld(v: Venster, vorm: InvestigationForm) -> None:
    vorm.go_to(3)
    v.press("Voeg toe aan Kansen")
    assert "heeft een tekst nodig" in vorm.parts[4].swot["kans"].field.error
    assert not vorm.parts[4].swot["zwak"].field.error


def test_enter_voegt_een_punt_toe(v: Venster, vorm: InvestigationForm) -> None:
    vorm.go_to(3)
    vorm.parts[4].swot["bedreiging"].line.setFocus()
    v.keys("Nieuwe winkel")
    v.key(Qt.Key.Key_Return)
    v.rest()
    assert v.alle(SwotPunt)[0].soort == "bedreiging"


# --- closing --------------------------------------------------------------------------------------------------------


def test_afronden_noemt_wat_ontbreekt_met_de_weg_erheen(v: Venster, vorm: InvestigationForm) -> None:
    vorm.go_to(5)
    v.press("Rond het onderzoek af")
    slot = vorm.conclusion
    assert slot.summary.isVisible()
    zinnen = [w.accessibleName() for w in slot.summary.findChildren(RowButton)]
    assert len(zinnen) == 8  # five parts, the SWOT, judgement and conclusion
    assert slot._fields["onderzoek.oordeel"].error
    assert slot._fields["onderzoek.conclusie"].error
    weg = next(w for w in slot.summary.findChildren(RowButton) if "Onderdeel 3" in w.accessibleName())
    weg.click()
    assert vorm.switch.current == 2
    assert vorm.parts[3].isVisible()
    assert vorm.parts[3].isAncestorOf(QApplication.focusWidget())


def test_een_regel_van_de_samenvatting_opent_zijn_onderdeel(v: Venster, vorm: InvestigationForm) -> None:
    vorm.go_to(5)
    v.press("5 Bedrijfseconomische analyse: Nog niet gestart.")
    assert vorm.switch.current == 4


def test_het_hele_onderzoek_van_begin_tot_afgerond(v: Venster, vorm: InvestigationForm) -> None:
    gegevens = deel()
    for (nummer, naam), tekst in gegevens.onderzoek.items():
        woord = {"ja": "Ja", "nee": "Nee"}.get(tekst, tekst)
        antwoord(v, vorm, nummer, naam, woord)
    for soort, tekst, gewicht in gegevens.swot:
        onderzoeken.voeg_swot_toe(v.kantoor, onderzoek_id(v), soort, tekst, gewicht)
    vorm.go_to(5)
    typ_slot = vorm.conclusion
    next(w for w in typ_slot.judgement.findChildren(QRadioButton) if w.text() == "Positief").click()
    typ_slot.reasons.setPlainText(gegevens.conclusie)
    v.press("Rond het onderzoek af")
    (gedaan,) = v.alle(Onderzoek)
    assert (gedaan.oordeel, gedaan.conclusie) == ("positief", gegevens.conclusie)
    assert gedaan.afgerond is not None
    assert tab(v).form is None
    assert "Oordeel: positief." in v.words()
    assert kladden.lees(v.kantoor, onderzoekbeeld.kladsleutel(gedaan.id)) == {}


def test_het_rapport_staat_op_het_scherm_en_bij_de_stukken(v: Venster, dossier: str) -> None:
    aanvraag_van(v.b, dossier)
    v.go("dossier", dossier, "levensvatbaarheid")
    v.rest()
    v.press("Maak rapport")
    assert [stuk.soort for stuk in v.alle(Stuk)] == ["onderzoek"]
    (beeld,) = (w for w in tab(v).findChildren(PdfView) if w.isVisible())
    assert beeld.document.pageCount() >= 1
    v.press("Terug van")
    assert "Oordeel: positief." in v.words()


def test_het_rapport_onder_het_invullen_laat_het_formulier_staan(v: Venster, vorm: InvestigationForm) -> None:
    typ(veld(vorm, 2, "oorzaak"), "De weg was")
    vorm.go_to(5)
    v.press("Maak rapport")
    v.press("Terug van")
    assert tab(v).form is vorm
    assert veld(vorm, 2, "oorzaak").text() == "De weg was"


def test_elk_veld_heeft_een_naam_en_een_label(vorm: InvestigationForm) -> None:
    for onderdeel in vorm.parts.values():
        for gevraagd in onderdeel.fields.values():
            assert gevraagd.editor.accessibleName() == gevraagd.vraag.vraag


def test_na_een_andere_tekstgrootte_past_elk_veld_ook_op_een_tabblad_dat_niet_in_zicht_was(
    v: Venster, vorm: InvestigationForm, dossier: str, kleed
) -> None:
    ander = dossier_van(v.b, "gevestigd")
    onderzoeken.voeg_swot_toe(v.kantoor, onderzoek_id(v), "sterk", "Vaste klantenkring in de wijk en een goede naam", 3)
    v.shell.resize(1366, 768)
    v.page.refresh()
    v.rest()
    vorm.go_to(3)
    QApplication.processEvents()
    vorm.go_to(0)
    v.go("dossier", ander, "leningen")
    QApplication.processEvents()
    kleed(point_size=14)
    try:
        v.go("dossier", dossier, "levensvatbaarheid")
        QApplication.processEvents()
        vorm.go_to(3)
        for _ in range(5):
            QApplication.processEvents()
        lijnen = [deel_.line for deel_ in vorm.parts[4].swot.values()]
        assert all(lijn.height() >= lijn.sizeHint().height() for lijn in lijnen)
    finally:
        kleed()
