"""From the first call to the application, as a consulent does it: with the keyboard alone, and nothing typed is lost."""

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from bbzdesk.domain.zaak import Aanvraag, Antwoord, Contact, Dossier, Invulling, Persoon, Stuk
from bbzdesk.services import contacten, kladden, screeningen
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store.opslag import Opslag
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.lines import BarRow
from bbzdesk.ui.pages.contact import ContactPage
from bbzdesk.ui.pages.formpage import FormPage
from bbzdesk.ui.pages.screening import ScreeningPage
from bbzdesk.ui.work import Work
from tests.kantoorhulp import PROEF, WACHTWOORD, deel, dossier_van, inhoud
from tests.ui.vensterhulp import Venster, open_venster

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
MEEST = 60


def ascii_(tekst: str) -> str:
    return unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode()


def focus() -> QWidget:
    gevonden = QApplication.focusWidget()
    assert gevonden is not None
    return gevonden


def druk(toets: Qt.Key) -> None:
    QTest.keyClick(focus(), toets)


def wacht_op_focus(v: Venster) -> None:
    """A page that was just filled takes the focus one moment later."""
    v.wait(lambda: (nu := QApplication.focusWidget()) is not None and v.page.isAncestorOf(nu))


def tab_naar(is_het) -> None:
    for _ in range(MEEST):
        if is_het(focus()):
            return
        druk(TAB)
    raise AssertionError("Tab never comes there")


def tab_naar_knop(naam: str) -> None:
    tab_naar(lambda w: isinstance(w, QPushButton) and w.accessibleName() == naam)


def vul(tekst: str) -> None:
    """Type or choose in the control that has the focus."""
    veld = focus()
    if isinstance(veld, QRadioButton):
        assert tekst == "ja"
        QTest.keyClick(veld, Qt.Key.Key_Space)
    elif isinstance(veld, QComboBox):
        QTest.keyClicks(veld, tekst.split(maxsplit=1)[0])
    else:
        if isinstance(veld, QPlainTextEdit) or veld.text():
            veld.selectAll()
        QTest.keyClicks(veld, ascii_(tekst))


def vul_formulier(v: Venster, waarden: dict[str, str]) -> None:
    """Go through the form with Tab, from its first field to its primary button."""
    pagina = v.page
    assert isinstance(pagina, FormPage)
    assert pagina.form is not None
    v.wait(lambda: QApplication.focusWidget() is not None and pagina.form.isAncestorOf(focus()))
    for naam, veld in pagina.form.fields.items():
        if not waarden.get(naam) and not (naam in waarden and veld.text()):
            continue
        tab_naar(veld.isAncestorOf)
        if waarden[naam]:
            vul(waarden[naam])
        else:
            focus().selectAll()
            druk(Qt.Key.Key_Delete)
    tab_naar(list(pagina.form.fields.values())[-1].isAncestorOf)
    druk(ENTER)
    assert focus() is pagina.primary


def leg_melding_vast(v: Venster, **anders: str) -> str:
    data = {**deel().contact, **anders}
    v.go("contact")
    vul_formulier(v, {**data, "contact.kanaal": "werkcoach van UWV"})
    druk(ENTER)
    v.rest()
    zie(v, "van 22 besproken")
    wacht_op_focus(v)
    return v.page.doel.sleutel


def beantwoord(v: Venster, antwoorden: dict[str, str]) -> None:
    pagina = v.page
    assert isinstance(pagina, ScreeningPage)
    for regel_id, regel in pagina.view.lines.items():
        assert regel.isAncestorOf(focus()), regel_id
        if isinstance(regel, BarRow):
            druk({"ja": Qt.Key.Key_J, "nee": Qt.Key.Key_N, "onbekend": Qt.Key.Key_O}[antwoorden[regel_id]])
        else:
            vul(antwoorden[regel_id])
            druk(ENTER)
    v.rest()


def zie(v: Venster, woorden: str) -> None:
    """What stands on the page; a page that was just filled is in sight one moment later."""
    v.wait(lambda: woorden in v.words())


def nu_open(v: Venster) -> Doel:
    return v.shell.office._now


def test_from_the_call_to_the_application_with_the_keyboard_alone(v):
    data = deel()
    contact_id = leg_melding_vast(v)
    assert nu_open(v) == Doel("screening", contact_id)
    (contact,) = v.alle(Contact)
    assert (contact.naam, contact.kanaal, contact.medium) == ("El Amrani", "uwv", "telefoon")
    assert contact.bedrijf == ascii_(data.contact["contact.bedrijf"])
    assert contact.datum == data.dagen["contact_op"]

    beantwoord(v, data.screening)
    zie(v, "22 van 22 besproken")
    zie(v, "Mogelijk een startende zelfstandige")
    tab_naar_knop("Mogelijk Bbz: open dossier")
    druk(ENTER)
    v.rest()
    assert v.said == "Uitkomst bewaard. Alle vragen zijn besproken."
    assert {a.regel: a.antwoord for a in v.alle(Antwoord)}["gezin"] == "alleenstaande_ouder"
    assert nu_open(v) == Doel("contact", contact_id, "dossier")
    (contact,) = v.alle(Contact)
    assert (contact.uitkomst, contact.wil_aanvragen_op) == ("mogelijk_bbz", data.dagen["aanvraag_op"])

    zie(v, "14 juni 1988")
    assert "persoon.geboortedatum" not in v.page.form.fields
    vul_formulier(v, {naam: ascii_(tekst) for naam, tekst in data.gegevens.items()})
    druk(ENTER)
    v.rest()
    (dossier,), (persoon,) = v.alle(Dossier), v.alle(Persoon)
    assert nu_open(v) == Doel("dossier", dossier.id)
    assert (persoon.naam, persoon.achternaam, persoon.bsn) == ("Zoe El Amrani", "El Amrani", "999993653")
    assert persoon.telefoon == data.contact["contact.telefoon"]
    assert dossier.categorie == "starter"

    v.b.klok.zet(data.dagen["aanvraag_op"])
    v.go("aanvraag", dossier.id)
    assert v.page.form.values()["aanvraag.soort"] == "kapitaal"
    vul_formulier(v, {n: w for n, w in data.aanvraag.items() if n not in ("aanvraag.soort", "aanvraag.bankafwijzing")})
    tab_naar_knop("Leg vast en maak ontvangstbevestiging")
    druk(ENTER)
    v.rest()
    (aanvraag,) = v.alle(Aanvraag)
    assert nu_open(v) == Doel("dossier", dossier.id, "aanvraag")
    assert (aanvraag.soort, aanvraag.gevraagd_bedrag, aanvraag.bankafwijzing) == ("kapitaal", 1_250_000, True)
    assert aanvraag.ontvangen == aanvraag.meldingsdatum == data.dagen["aanvraag_op"]
    assert [(stuk.dossier_id, stuk.soort) for stuk in v.alle(Stuk)] == [(dossier.id, "brief")]
    assert kladden.alle(v.kantoor) == ()


def test_what_is_not_right_stands_beside_its_field_and_the_focus_goes_there(v):
    v.go("contact")
    vul_formulier(v, {"contact.telefoon": "06-1", "contact.datum": "32-1-2026"})
    druk(ENTER)
    v.rest()
    velden = v.page.form.fields
    assert velden["contact.naam"].error == "Vul de naam in."
    assert "datum" in velden["contact.datum"].error
    assert focus() is v.page.form.summary
    assert v.alle(Contact) == ()


def test_a_contact_typed_twice_over_the_enter_key_is_one_contact(v):
    v.go("contact")
    vul_formulier(v, {"contact.naam": "Jansen", "contact.kanaal": "bank"})
    v.page.primary.click()
    v.page.primary.click()
    v.rest()
    assert len(v.alle(Contact)) == 1
    assert len(v.alle(Invulling)) == 1


def test_while_typing_the_box_says_who_this_is(v):
    contacten.leg_contact_vast(v.kantoor, deel().contact)
    v.go("contact")
    wacht_op_focus(v)
    v.keys("el am")
    zie(v, "El Amrani, Kapsalon Zoë & Co")
    v.press("El Amrani, Kapsalon Zoë & Co")
    assert nu_open(v).sleutel == v.alle(Contact)[0].id


def test_a_half_typed_contact_is_back_when_the_page_was_dropped(v):
    v.go("contact")
    wacht_op_focus(v)
    v.keys("Jans")
    v.go("vandaag")
    v.shell.office.close_page("contact", "")
    v.go("contact")
    assert v.page.form.values()["contact.naam"] == "Jans"
    zie(v, "Concept van vandaag om 9:00 teruggezet")


def test_a_half_typed_contact_is_back_after_the_store_was_opened_anew(qtbot, kleed, tmp_path):
    with open_venster(qtbot, tmp_path) as v:
        v.go("contact")
        wacht_op_focus(v)
        v.keys("Jans")
        v.shell.office.leave()
        v.rest()
        klok, wie = v.b.klok, v.kantoor.wie

    with Opslag.open(tmp_path / "opslag", WACHTWOORD, klok(), omstandigheden=PROEF) as opslag:
        work = Work()
        desk = Desk(Kantoor(opslag, inhoud(), wie, "Anna Proef", klok), work)
        page = ContactPage(desk, Doel("contact"))
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.form is not None and not work.busy)
        assert page.form.values()["contact.naam"] == "Jans"
        work.stop()


def test_a_screening_that_was_left_goes_on_where_it_was(v):
    contact_id = leg_melding_vast(v)
    druk(Qt.Key.Key_J)
    v.keys("14-6-1988")
    druk(ENTER)
    v.keys("alleenstaand")
    druk(ENTER)
    v.rest()
    v.go("vandaag")
    v.shell.office.close_page("screening", contact_id)
    v.go("screening", contact_id)
    zie(v, "3 van 22 besproken")
    wacht_op_focus(v)
    assert v.page.view.lines["vraag"].isAncestorOf(focus())


def test_an_answer_in_typing_is_kept_as_a_draft(v):
    contact_id = leg_melding_vast(v)
    druk(Qt.Key.Key_J)
    v.keys("14-6-")
    v.go("vandaag")
    v.shell.office.close_page("screening", contact_id)
    v.go("screening", contact_id)
    assert v.page.view.typing() == {"leeftijd": "14-6-"}
    zie(v, "1 van 22 besproken")


def test_an_outcome_names_what_stayed_open_and_can_be_undone(v):
    contact_id = leg_melding_vast(v)
    druk(Qt.Key.Key_J)
    v.rest()
    v.press("Geen Bbz, verwijs door")
    assert v.said == "Uitkomst bewaard. 21 vragen zijn niet besproken."
    assert nu_open(v) == Doel("contact", contact_id)
    zie(v, "Geen Bbz, doorverwezen")
    assert v.page.primary.text() == "Naar Vandaag"
    zie(v, "Niet besproken")
    v.go("screening", contact_id)
    assert v.page.view is None
    zie(v, "niet besproken")
    v.press("Ongedaan maken")
    v.rest()
    assert v.page.view is not None
    assert not screeningen.beeld(v.kantoor, contact_id).afgerond


def test_the_clock_of_the_call_ticks_only_in_sight(v):
    leg_melding_vast(v)
    klok = v.page._clock
    assert klok.running
    assert klok._tick.isActive()
    v.go("vandaag")
    assert not klok._tick.isActive()
    assert klok.running


def test_a_dossier_without_contact_asks_everything(v):
    v.go("contact", "dossier")
    zie(v, "Nieuw dossier")
    assert {"persoon.achternaam", "huishouden.leefvorm", "partner.naam"} <= set(v.page.form.fields)
    v.press("Open dossier")
    assert v.page.form.fields["persoon.achternaam"].error == "Vul de achternaam in."


def test_what_is_known_can_be_changed_in_the_same_form(v):
    contact_id = contacten.leg_contact_vast(v.kantoor, deel().contact).uitkomst.id
    v.go("contact", contact_id, "dossier")
    zie(v, "Al bekend")
    v.fill("Voornamen (niet verplicht)", "Samira")
    v.press("Wijzig deze gegevens")
    waarden = v.page.form.values()
    assert (waarden["persoon.voornamen"], waarden["persoon.telefoon"]) == ("Samira", "06-00000001")


def test_an_undone_contact_is_gone_and_the_page_says_so(v):
    v.go("contact")
    vul_formulier(v, {"contact.naam": "Jansen", "contact.kanaal": "bank"})
    v.press("Bewaar, later verder")
    v.press("Ongedaan maken")
    zie(v, "Dit is er niet meer")
    assert v.alle(Contact) == ()


def test_an_undone_screening_does_not_begin_again_by_itself(v):
    contact_id = leg_melding_vast(v)
    v.shell.actions_["ongedaan"].trigger()
    v.rest()
    zie(v, "Nog niet begonnen. Uitkomst: Nog geen uitkomst.")
    assert v.alle(Invulling) == ()
    assert nu_open(v) == Doel("screening", contact_id)


def test_a_name_with_an_ampersand_stands_there_whole(v):
    contact_id = contacten.leg_contact_vast(v.kantoor, deel().contact).uitkomst.id
    v.go("screening", contact_id)
    zie(v, "0 van 22 besproken")
    assert v.find(QPushButton, "Naar El Amrani, Kapsalon Zoë & Co").text() == "El Amrani, Kapsalon Zoë && Co"


@pytest.mark.parametrize("punten", [10, 14])
@pytest.mark.parametrize("welke", ["nieuw", "screening", "contact", "dossier", "aanvraag"])
def test_every_control_has_a_name_and_no_sheet_is_wider_than_the_window(v, kleed, request, welke, punten):
    data = deel()
    contact_id = contacten.leg_contact_vast(v.kantoor, data.contact).uitkomst.id
    plaats = {"nieuw": ("contact",), "screening": ("screening", contact_id), "contact": ("contact", contact_id),
              "dossier": ("contact", contact_id, "dossier")}  # fmt: skip
    if welke == "aanvraag":
        plaats["aanvraag"] = ("aanvraag", dossier_van(v.b))
    kleed(point_size=punten)
    request.addfinalizer(kleed)
    v.shell.resize(1366, 768)
    v.go(*plaats[welke])
    woorden = {"nieuw": "Typ wat", "screening": "van 22 besproken", "contact": "Wat is er verteld",
               "dossier": "Al bekend", "aanvraag": "Waarvoor is het geld"}  # fmt: skip
    zie(v, woorden[welke])
    te_bereiken = [
        w for w in v.page.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    namen = [QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in te_bereiken]
    assert namen
    assert "" not in namen
    scroll = v.page.findChild(QScrollArea)
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()


def test_in_doubt_the_screening_goes_on_later(v):
    contact_id = leg_melding_vast(v)
    druk(Qt.Key.Key_J)
    v.rest()
    v.press("Twijfel")
    zie(v, "Twijfel: eerst navragen")
    assert v.page.primary.text() == "Ga verder met de screening"
    v.press("Ga verder met de screening")
    zie(v, "1 van 22 besproken")
    assert nu_open(v) == Doel("screening", contact_id)


def test_an_answer_that_cannot_be_kept_says_so_at_its_line(v):
    contact_id = leg_melding_vast(v)
    screeningen.leg_uitkomst_vast(v.kantoor, contact_id, screeningen.GEEN)
    druk(Qt.Key.Key_J)
    v.rest()
    assert v.page.view.lines["woonplaats"].fault.startswith("Deze checklist is afgerond.")


def test_an_answer_that_cannot_be_read_is_asked_about_at_its_line(v):
    leg_melding_vast(v)
    druk(Qt.Key.Key_J)
    v.keys("32-1-1980")
    druk(ENTER)
    v.rest()
    regel = v.page.view.lines["leeftijd"]
    assert regel.fault
    assert regel.isAncestorOf(focus())
    assert [a.regel for a in v.alle(Antwoord)] == ["woonplaats"]


def test_an_answer_that_is_emptied_is_open_again(v):
    leg_melding_vast(v)
    druk(Qt.Key.Key_J)
    v.keys("14-6-1988")
    druk(ENTER)
    v.page.view.lines["leeftijd"].focus_answer()
    focus().selectAll()
    druk(Qt.Key.Key_Delete)
    druk(ENTER)
    v.rest()
    assert [a.regel for a in v.alle(Antwoord)] == ["woonplaats"]
    zie(v, "1 van 22 besproken")


def test_undoing_an_answer_shows_the_question_open(v):
    leg_melding_vast(v)
    druk(Qt.Key.Key_J)
    v.rest()
    v.shell.actions_["ongedaan"].trigger()
    v.rest()
    zie(v, "0 van 22 besproken")
    assert v.alle(Antwoord) == ()


@pytest.mark.parametrize(("knop", "naam"), [("Afdrukken", "ingevuld.pdf"), ("Leeg formulier", "leeg.pdf")])
def test_the_list_goes_on_paper(v, tmp_path, knop, naam):
    leg_melding_vast(v)
    v.press(knop)
    v.wait(lambda: v.page.findChild(QFileDialog) is not None)
    dialoog = v.page.findChild(QFileDialog)
    assert "Amrani" not in dialoog.selectedFiles()[0]
    dialoog.fileSelected.emit(str(tmp_path / naam))
    dialoog.close()
    v.rest()
    assert (tmp_path / naam).read_bytes().startswith(b"%PDF")
    assert v.said == f"Bewaard: {naam}"


@pytest.mark.parametrize("pagina", ["contact", "aanvraag"])
def test_the_forms_of_dossier_and_application_come_back_half_typed(v, pagina):
    if pagina == "contact":
        sleutel = contacten.leg_contact_vast(v.kantoor, deel().contact).uitkomst.id
        tab, naam = "dossier", "persoon.voornamen"
    else:
        sleutel, tab, naam = dossier_van(v.b), "", "aanvraag.bestemming"
    v.go(pagina, sleutel, tab)
    v.wait(lambda: v.page.form is not None and v.page.form.isVisible())
    v.page.form.fields[naam].editor.setFocus()
    v.keys("half")
    v.go("vandaag")
    v.shell.office.close_page(pagina, sleutel)
    v.go(pagina, sleutel, tab)
    zie(v, "teruggezet")
    assert v.page.form.values()[naam] == "half"


def test_who_has_a_dossier_is_led_to_it(v):
    dossier_id = dossier_van(v.b)
    (contact,) = v.alle(Contact)
    v.go("contact", contact.id, "dossier")
    zie(v, "Wat is er verteld")
    assert v.said == "Bij dit contact is al een dossier geopend. Open dat dossier."
    v.press("Naar het dossier")
    assert nu_open(v) == Doel("dossier", dossier_id)


def test_a_contact_of_tomorrow_is_asked_about(v):
    v.go("contact")
    vul_formulier(v, {"contact.naam": "Jansen", "contact.kanaal": "bank", "contact.datum": "morgen"})
    druk(ENTER)
    v.rest()
    assert "in de toekomst" in v.page.form.fields["contact.datum"].error
    assert v.alle(Contact) == ()


def test_a_half_typed_contact_stands_on_vandaag_and_can_be_thrown_away(v):
    v.go("contact")
    wacht_op_focus(v)
    v.keys("Jansen")
    v.go("vandaag")
    zie(v, "De melding is een concept.")
    v.press("Jansen. De melding is een concept.")
    zie(v, "Nieuwe melding")
    v.press("Begin opnieuw")
    v.wait(lambda: v.page.form is not None and v.page.form.isVisible())
    assert v.page.form.values()["contact.naam"] == ""
    v.go("vandaag")
    zie(v, "Vandaag")
    v.rest()
    assert "Jansen" not in v.words()
    assert kladden.alle(v.kantoor) == ()


def test_a_call_is_kept_with_a_name_alone_so_that_the_next_one_can_be_taken(venster):
    venster.go("contact")
    venster.keys("Pieters")
    venster.press("Bewaar, later verder")
    assert venster.said.startswith("Melding bewaard.")
    assert "nog niet gevraagd" in venster.words()


def test_what_has_to_be_chosen_is_not_asked_to_be_filled_in(venster):
    venster.go("contact")
    venster.page.form.fields["contact.medium"].set_text("")
    venster.press("Start telefonische screening")
    assert venster.page.form.fields["contact.medium"].error == "Kies hoe het contact ging."


def test_a_screening_that_is_dropped_while_it_is_put_up_leaves_nothing_behind(v):
    contact = contacten.leg_contact_vast(v.kantoor, deel().contact).uitkomst
    v.shell.desk.go("screening", contact.id)
    v.wait(lambda: v.page.view is not None)
    v.shell.office.close_page("screening", contact.id)
    v.go("contact")
