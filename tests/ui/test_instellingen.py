"""*Instellingen* by the window: the municipality, the users, the dated amounts and the looks."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit

from bbzdesk.services import bedragen, instellingen, kladden, toegang
from bbzdesk.ui.pages.instellingen_tabs import TABS, bedragvorm
from bbzdesk.ui.recoverysheet import RecoverySheet
from bbzdesk.ui.widgets.table import Table
from tests.kantoorhulp import WACHTWOORD
from tests.ui.vensterhulp import Venster, deur_van

NIEUW = "een heel nieuw wachtwoord"
RENTE = "Rente van de lening, per jaar"


def vraag(venster: Venster, knop: str) -> QDialog:
    """Press what opens a dialog."""
    venster.press(knop)
    return next(dialog for dialog in venster.shell.findChildren(QDialog) if dialog.isVisible())


def weg(dialog: QDialog) -> None:
    dialog._discard()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("tab", TABS)
def test_elk_tabblad_gaat_open_en_elk_veld_heeft_een_naam(venster: Venster, tab: str) -> None:
    page = venster.go("instellingen", tab=tab)
    assert page.bar.currentIndex() == TABS.index(tab)
    fields = [w for w in page.findChildren(QLineEdit) + page.findChildren(QComboBox) if w.isVisible()]
    assert all(field.accessibleName() for field in fields)
    assert not page.tab.stale


def test_de_tabbladen_lopen_rond_met_het_toetsenbord(venster: Venster) -> None:
    page = venster.go("instellingen", tab=TABS[-1])
    venster.shell.carry_out("pagina.tab.volgende")
    venster.rest()
    assert page.tab is page._tabs[TABS[0]]


# --- the municipality -----------------------------------------------------------------------------------------------


def test_de_gemeente_staat_er_ingevuld_en_bewaren_verandert_haar(venster: Venster) -> None:
    venster.go("instellingen", tab="gemeente")
    assert venster.find(QLineEdit, "Gemeente").text() == "Voorbeeldstad"
    venster.fill("Gemeente", "Anderdam")
    venster.fill("Rechtbank (niet verplicht)", "")
    venster.press("Bewaren")
    assert "De gegevens van de gemeente zijn bewaard" in venster.said
    feiten = instellingen.gemeente_nu(venster.kantoor)
    assert (feiten["gemeente.naam"], feiten["gemeente.rechtbank"]) == ("Anderdam", None)
    assert feiten["gemeente.afdeling"] == "Team Ondernemers", "what was not touched stays"
    assert kladden.alle(venster.kantoor) == ()


def test_wat_niet_klopt_staat_bij_zijn_veld(venster: Venster) -> None:
    page = venster.go("instellingen", tab="gemeente")
    venster.fill("Gemeente", "")
    venster.fill("Rekeningnummer van de gemeente (niet verplicht)", "NL00")
    venster.press("Bewaren")
    fields = page.tab.form.fields
    assert fields["gemeente.naam"].error
    assert fields["gemeente.iban"].error
    assert instellingen.gemeente_nu(venster.kantoor)["gemeente.naam"] == "Voorbeeldstad"
    assert page.tab.busy, "what was typed is not thrown away"


def test_wat_half_is_getypt_komt_terug(venster: Venster) -> None:
    page = venster.go("instellingen", tab="gemeente")
    venster.fill("Afdeling (niet verplicht)", "Half")
    venster.go("vandaag")
    assert kladden.lees(venster.kantoor, "instellingen:gemeente")["gemeente.afdeling"] == "Half"
    venster.shell.office.close_page("instellingen", "")
    again = venster.go("instellingen", tab="gemeente")
    assert again is not page
    assert venster.find(QLineEdit, "Afdeling (niet verplicht)").text() == "Half"
    assert "Concept van" in venster.words()


# --- the users ------------------------------------------------------------------------------------------------------


def test_een_gebruiker_erbij(venster: Venster) -> None:
    venster.go("instellingen", tab="gebruikers")
    assert "Anna Proef" in venster.words()
    dialog = vraag(venster, "Gebruiker toevoegen")
    venster.fill("Naam", "Anna Proef", dialog)
    venster.fill("Wachtwoord", NIEUW, dialog)
    venster.fill("Wachtwoord nog een keer", NIEUW, dialog)
    venster.press("Toevoegen", dialog)
    assert "Er is al een gebruiker" in venster.find(QLineEdit, "Naam", dialog).accessibleDescription()
    venster.fill("Naam", "Bas Proef", dialog)
    venster.press("Toevoegen", dialog)
    assert venster.said == "Bas Proef kan BbzDesk nu openen met het eigen wachtwoord."
    assert "Bas Proef" in venster.words()
    assert venster.kantoor.opslag.gebruikers == ("Anna Proef", "Bas Proef")


def test_het_eigen_wachtwoord_wijzigen(venster: Venster) -> None:
    venster.go("instellingen", tab="gebruikers")
    dialog = vraag(venster, "Mijn wachtwoord wijzigen")
    venster.fill("Uw wachtwoord van nu", "iets anders dan dat", dialog)
    venster.fill("Nieuw wachtwoord", NIEUW, dialog)
    venster.fill("Nieuw wachtwoord nog een keer", NIEUW, dialog)
    venster.press("Wijzigen", dialog)
    assert "past niet" in venster.find(QLineEdit, "Uw wachtwoord van nu", dialog).accessibleDescription()
    venster.fill("Uw wachtwoord van nu", WACHTWOORD, dialog)
    venster.press("Wijzigen", dialog)
    assert toegang.klopt_wachtwoord(venster.kantoor, NIEUW)
    assert not toegang.klopt_wachtwoord(venster.kantoor, WACHTWOORD)


def test_een_nieuw_herstelblad_blijft_staan_tot_het_is_overgetypt(venster: Venster, tmp_path) -> None:
    page = venster.go("instellingen", tab="gebruikers")
    venster.press("Maak een nieuw blad", vraag(venster, "Nieuw herstelblad maken"))
    sheet = page.findChild(RecoverySheet)
    code = sheet._code
    venster.press("Klaar")
    assert page.findChild(RecoverySheet) is sheet
    page.refresh()
    venster.rest()
    assert page.findChild(RecoverySheet) is sheet, "the code is nowhere else"
    for number in (2, 5):
        venster.fill(f"Groep {number}", code.split()[number - 1])
    venster.press("Klaar")
    assert "Vernietig het oude blad" in venster.said
    deur = deur_van(tmp_path / "opslag", venster.b.klok)
    venster.kantoor.opslag._slot.laat_los()
    kantoor = deur.open_met_herstelcode(code)
    assert kantoor.naam == ""
    toegang.sluit(kantoor)


# --- the amounts ----------------------------------------------------------------------------------------------------


def rijen(venster: Venster) -> dict[str, str]:
    return {r.etiket: r.waarde for r in venster.page.tab._table.list_model.rows_shown()}


def test_de_bedragen_van_een_andere_dag(venster: Venster) -> None:
    venster.go("instellingen", tab="bedragen")
    assert rijen(venster)[RENTE] == "8%"
    nu = rijen(venster)
    venster.fill("Op welke dag", "1-2-2025")
    venster.rest()
    assert rijen(venster) != nu
    assert "1 februari 2025" in venster.words()
    venster.fill("Op welke dag", "1-2")
    venster.page.tab._line.field.setText("rente lening")
    assert set(rijen(venster)) >= {RENTE}
    assert len(rijen(venster)) < 10


def test_een_bedrag_toevoegen_zegt_eerst_wat_er_verandert_en_vanaf_wanneer(venster: Venster) -> None:
    venster.go("instellingen", tab="bedragen")
    dialog = vraag(venster, "Bedrag toevoegen")
    venster.press("Toevoegen", dialog)
    assert "Kies in de lijst" in dialog._fields["naam"].error
    assert dialog._fields["bron"].error
    dialog._name.setEditText(RENTE)
    venster.fill("Nieuwe waarde", "8,5", dialog)
    venster.fill("Geldt vanaf", "1-1-2027", dialog)
    venster.fill("Bron", "Staatscourant 2026, 1", dialog)
    venster.rest()
    assert dialog._preview.text() == "Vanaf 1 januari 2027 rekent BbzDesk met 8,5% in plaats van 8%."
    venster.press("Toevoegen", dialog)
    assert "Het geldt vanaf 1 januari 2027" in venster.said
    venster.fill("Op welke dag", "2-1-2027")
    venster.rest()
    assert rijen(venster)[RENTE] == "8,5%"


def test_enter_op_een_regel_stelt_een_nieuwe_waarde_voor(venster: Venster) -> None:
    page = venster.go("instellingen", tab="bedragen")
    table = page.findChild(Table)
    table.select("rente_bedrijfskapitaal.procent")
    table.opened.emit(table.current_row())
    venster.rest()
    dialog = next(d for d in venster.shell.findChildren(bedragvorm.AmountDialog) if d.isVisible())
    assert dialog._name.value == "rente_bedrijfskapitaal.procent"
    weg(dialog)


def test_de_naam_wordt_gevonden_aan_letters_midden_in_de_woorden(venster: Venster) -> None:
    venster.go("instellingen", tab="bedragen")
    dialog = vraag(venster, "Bedrag toevoegen")
    found = dialog._name.completer()
    found.setCompletionPrefix("van de lening, per")
    assert found.completionCount() == 1
    assert found.currentCompletion() == RENTE
    dialog._name.setEditText("iets dat er niet is")
    assert dialog._name.value == ""
    weg(dialog)


def test_een_dag_die_met_een_feestdag_gelijk_is_gesteld(venster: Venster) -> None:
    venster.go("instellingen", tab="bedragen")
    dialog = vraag(venster, "Vrije dag toevoegen")
    venster.press("Toevoegen", dialog)
    assert "De dag ontbreekt" in dialog._fields["dag"].error
    venster.fill("Vrije dag", "15-5-2026", dialog)
    venster.fill("Bron", "Stb. 2025, 1", dialog)
    venster.press("Toevoegen", dialog)
    assert venster.said == "15 mei 2026 telt nu als feestdag bij termijnen."
    assert bedragen.vrije_dagen(venster.kantoor) == ((date(2026, 5, 15), "Stb. 2025, 1 (ingevoerd door de gemeente)"),)
    dialog = vraag(venster, "Vrije dag toevoegen")
    venster.fill("Vrije dag", "15-5-2026", dialog)
    venster.fill("Bron", "Stb. 2025, 1", dialog)
    venster.press("Toevoegen", dialog)
    assert "staat er al" in dialog._fields["dag"].error
    weg(dialog)


# --- the looks ------------------------------------------------------------------------------------------------------


def test_wat_u_bij_beeld_kiest_geldt_meteen_en_het_menu_vinkt_mee(venster: Venster) -> None:
    venster.go("instellingen", tab="beeld")
    look = venster.shell.desk.look
    venster.fill("Tekstgrootte", "14 punten")
    venster.fill("Kleuren", "Donker")
    venster.fill("Vergrendelen als u niets doet, na", "30 minuten")
    assert (look.points, look.scheme, look.lock_minutes) == (14, "donker", 30)
    assert QApplication.instance().font().pointSize() == 14
    assert venster.shell.actions_._sizes["14"].isChecked()
    assert venster.shell.actions_._schemes["donker"].isChecked()
    venster.fill("Tekstgrootte", "10 punten")
    venster.fill("Kleuren", "Licht")


def test_de_naam_van_een_bedrag_staat_er_helemaal(v: Venster):
    v.go("instellingen", "", "bedragen")
    tabel = v.find(Table, "Bedragen")
    namen = [tabel.list_model.index(rij, 0).data() for rij in range(tabel.list_model.rowCount())]
    langste = max(tabel.fontMetrics().horizontalAdvance(naam) for naam in namen)
    assert tabel.columnWidth(0) > langste
