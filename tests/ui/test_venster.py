"""The window itself: the door, the pages and their history, the screen lock, messages, and what it leaves behind."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from bbzdesk.ui.actions import MENUS
from bbzdesk.ui.door import Door


def test_after_the_door_stands_vandaag_with_the_name_of_the_municipality(venster):
    assert venster.page.title == "Vandaag"
    assert venster.shell.windowTitle() == "Vandaag – BbzDesk"
    assert venster.shell.office.navigation._municipality.text() == "Gemeente Voorbeeldstad"


def test_back_and_forward_walk_the_pages_that_were_seen(venster):
    venster.go("dossiers")
    venster.go("contact")
    venster.press("Terug")
    assert venster.page.title == "Dossiers"
    venster.press("Terug")
    assert venster.page.title == "Vandaag"
    venster.press("Vooruit")
    assert venster.page.title == "Dossiers"


def test_ctrl_and_a_figure_goes_to_a_part(venster):
    venster.shell.carry_out("deel.dossiers")
    venster.rest()
    assert venster.page.title == "Dossiers"
    assert venster.shell.office.navigation._parts.currentItem().text() == "Dossiers"


def test_a_page_stays_as_it_was_when_you_come_back(venster):
    first = venster.go("dossiers")
    venster.go("vandaag")
    assert venster.go("dossiers") is first


def test_the_lock_hides_the_office_and_its_commands_and_gives_all_back(venster):
    office = venster.shell.office
    venster.shell.lock()
    assert not office.isVisible()
    assert venster.shell.windowTitle() == "BbzDesk"
    assert not venster.shell.actions_["deel.dossiers"].isEnabled()
    door = venster.shell.findChild(Door)
    word = venster.find(QLineEdit, "Wachtwoord", door)
    word.setText("een ander wachtwoord")
    venster.press("Openen", door)
    assert not office.isVisible()
    assert "Dit is niet het wachtwoord" in venster.find(QLineEdit, "Wachtwoord", door).accessibleDescription()
    word.setText("een lang wachtwoord")
    venster.press("Openen", door)
    assert office.isVisible()
    assert venster.shell.actions_["deel.dossiers"].isEnabled()


def test_search_finds_and_enter_opens(venster):
    from tests.kantoorhulp import dossier_van

    dossier_id = dossier_van(venster.b)
    search = venster.shell.office.search
    search.open()
    venster.keys("amrani")
    venster.wait(search.isVisible)
    venster.key(Qt.Key.Key_Return)
    venster.rest()
    assert (venster.page.doel.pagina, venster.page.doel.sleutel) == ("dossier", dossier_id)


def test_an_empty_search_shows_where_somebody_was_last(venster):
    from tests.kantoorhulp import dossier_van

    dossier_id = dossier_van(venster.b)
    venster.go("dossier", dossier_id)
    venster.go("vandaag")
    search = venster.shell.office.search
    venster.shell.carry_out("zoek")
    venster.wait(search.isVisible)
    assert "El Amrani" in search._rows[0].accessibleName()
    venster.key(Qt.Key.Key_Return)
    venster.rest()
    assert venster.page.doel.sleutel == dossier_id
    venster.go("vandaag")
    venster.shell.office.top.search.setFocus()
    assert not search.isVisible()
    venster.key(Qt.Key.Key_Down)
    venster.wait(search.isVisible)


def test_nobody_was_anywhere_yet_so_an_empty_search_shows_nothing(venster):
    venster.go("vandaag")
    venster.shell.carry_out("zoek")
    venster.rest()
    assert not venster.shell.office.search.isVisible()


def test_a_command_is_found_by_its_words_and_carried_out(venster):
    venster.go("vandaag")
    search = venster.shell.office.search
    search.open()
    venster.keys("meld")
    venster.wait(search.isVisible)
    names = ["Nieuwe melding. Ctrl+N", "Nieuw dossier zonder melding. Ctrl+Shift+N"]
    assert [row.accessibleName() for row in search._rows] == names
    venster.keys(" nieuw")
    venster.rest()
    venster.key(Qt.Key.Key_Return)
    venster.rest()
    assert venster.page.doel.pagina == "contact"
    assert venster.shell.office.top.search.text() == ""


def test_after_a_sign_only_commands_are_found(venster):
    venster.go("vandaag")
    search = venster.shell.office.search
    search.open()
    venster.keys("> back")
    venster.wait(search.isVisible)
    assert [row.accessibleName() for row in search._rows] == ["Nu een back-up maken", "Opslag en back-up. Ctrl+6"]
    venster.keys("zzz")
    venster.rest()
    assert not search._rows


def test_esc_closes_the_list_and_empties_the_field(venster):
    search, field = venster.shell.office.search, venster.shell.office.top.search
    venster.go("vandaag")
    search.open()
    venster.keys("amra")
    venster.wait(search.isVisible)
    venster.key(Qt.Key.Key_Escape)
    assert not search.isVisible()
    assert field.text() == ""
    assert field.hasFocus()


def test_the_list_of_what_is_found_shows_its_lines_at_every_key(venster):
    from tests.kantoorhulp import dossier_van

    dossier_van(venster.b)
    search = venster.shell.office.search
    search.open()
    for letter in "amrani":
        venster.keys(letter)
        venster.rest()
        assert search.isVisible()
        assert search.height() > 2 * search._rows[0].height(), letter


def test_what_is_done_can_be_undone_from_the_bar(venster):
    from bbzdesk.services import instellingen

    desk, kantoor = venster.shell.desk, venster.kantoor
    desk.act(lambda: instellingen.stel_gemeente_in(kantoor, {"gemeente.naam": "Anderdam"}), lambda _: None,
             owner=venster.shell, say="Bewaard.")  # fmt: skip
    venster.rest()
    name = venster.shell.office.navigation._municipality
    assert name.text() == "Gemeente Anderdam"
    venster.press("Ongedaan maken")
    venster.rest()
    assert name.text() == "Gemeente Voorbeeldstad"


def test_ctrl_z_says_what_it_undid(venster):
    venster.shell.carry_out("ongedaan")
    venster.rest()
    assert venster.said == "Ongedaan gemaakt: Gegevens van de gemeente ingesteld."


def test_who_types_on_while_the_store_answers_sees_the_newest_question(venster, monkeypatch):
    from bbzdesk.services import zoeken
    from tests.kantoorhulp import dossier_van

    dossier_van(venster.b)
    gevraagd = []
    echt = zoeken.zoek
    monkeypatch.setattr(zoeken, "zoek", lambda kantoor, vraag: gevraagd.append(vraag) or echt(kantoor, vraag))
    search = venster.shell.office.search
    search.open()
    venster.keys("kapsalon")
    venster.rest()
    venster.wait(search.isVisible)
    assert gevraagd == ["k", "kapsalon"]
    assert "El Amrani" in search._rows[0].accessibleName()


def test_waar_was_ik_leads_back_to_the_page_that_was_left(venster):
    from tests.kantoorhulp import dossier_van

    dossier_id = dossier_van(venster.b)
    venster.go("dossier", dossier_id, "tijdlijn")
    venster.go("vandaag")
    venster.rest()
    venster.press("Ga verder: Vandaag om")
    assert (venster.page.doel.pagina, venster.page.doel.sleutel) == ("dossier", dossier_id)


def test_the_navigation_says_how_much_waits(venster):
    from bbzdesk.services import contacten
    from tests.kantoorhulp import deel

    parts = venster.shell.office.navigation._parts
    assert parts.item(0).data(Qt.ItemDataRole.AccessibleTextRole) in (None, "Vandaag")
    kantoor = venster.kantoor
    venster.shell.desk.act(
        lambda: contacten.leg_contact_vast(kantoor, deel().contact), lambda _: None, owner=venster.shell
    )
    venster.rest()
    venster.b.klok.zet(date(2026, 1, 7))
    venster.shell.office.counts.refresh()
    venster.rest()
    assert parts.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Vandaag, 1"


def test_no_menu_takes_the_keys_of_another_menu_or_of_a_page():
    menus = [title for title, _ in MENUS]
    letters = [title[title.index("&") + 1].lower() for title in menus]
    assert len(letters) == len(set(letters)), menus
    assert "e" not in letters  # Alt+E leads to what is not right yet


def test_a_remark_stays_behind_with_its_page_and_an_offer_comes_along(venster, monkeypatch):
    from bbzdesk.ui import messagearea

    venster.go("dossiers")
    desk, area = venster.shell.desk, venster.shell.office.messages
    desk.say("Deze lening is al uitbetaald.", "letop")
    venster.go("debiteuren")
    assert area.isVisible()  # told on the way there
    monkeypatch.setattr(messagearea, "_ON_THE_WAY_MS", 0)
    venster.go("vandaag")
    assert venster.said == ""
    assert not area.isVisible()
    desk.said.emit(messagearea.Message("De uitkomst is bewaard.", undo="werk"))
    venster.go("dossiers")
    assert venster.said.startswith("De uitkomst is bewaard.")
    assert venster.page.isAncestorOf(area)
    assert area.isVisible()


def test_a_message_moves_no_action_bar(venster):
    from bbzdesk.ui.widgets.actionbar import ActionBar

    bar = venster.go("contact").findChild(ActionBar)
    before = bar.mapTo(venster.shell, bar.rect().topLeft())
    venster.shell.desk.say("Kies eerst een uitkomst.", "letop")
    venster.rest()
    assert venster.shell.office.messages.isVisible()
    assert bar.mapTo(venster.shell, bar.rect().topLeft()) == before


def test_a_page_that_is_thrown_away_leaves_the_messages(venster):
    from shiboken6 import isValid

    venster.go("contact")
    venster.shell.desk.say("Bewaard.")
    venster.shell.office.close_page("contact", "")
    venster.go("vandaag")
    assert isValid(venster.shell.office.messages)
    assert venster.said.startswith("Bewaard.")


def test_enter_presses_the_button_in_hand_on_every_page_and_beside_it(venster):
    from PySide6.QtWidgets import QAbstractButton

    venster.go("dossiers")
    venster.go("vandaag")
    venster.find(QAbstractButton, "Nieuwe melding", venster.page).setFocus()
    venster.key(Qt.Key.Key_Return)
    venster.rest()
    assert venster.page.doel.pagina == "contact"
    venster.find(QAbstractButton, "Terug (Alt+pijl links)").setFocus()
    venster.key(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    venster.rest()
    assert venster.page.doel.pagina == "vandaag"
