"""A form from the catalogue of facts: what it shows, when it asks, and what the keyboard does."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton
from test_formulier_lezen import WAARDEN

from bbzdesk.domain.feiten import FEITEN, lees_feit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.ui import theme
from bbzdesk.ui.forms import together
from bbzdesk.ui.forms.editors import FactChoice, FactRadios, FactText
from bbzdesk.ui.forms.form import FactForm
from bbzdesk.ui.widgets.layouts import Page, PageScroll

VANDAAG = date(2026, 3, 9)
NAMEN = ("persoon.bsn", "persoon.tussenvoegsel", "aanvraag.ontvangen", "aanvraag.gevraagd_bedrag")


@pytest.fixture
def maak(kleed, qtbot):
    kleed()
    paginas = []  # qtbot holds no page itself

    def formulier(namen=NAMEN, breed=900, **keuze):
        form = FactForm(namen, VANDAAG, **keuze)
        pagina = PageScroll(Page(form, None), "Formulier")
        qtbot.addWidget(pagina)
        paginas.append(pagina)
        pagina.resize(breed, 800)
        pagina.show()
        pagina.activateWindow()
        with qtbot.waitActive(pagina):
            pass
        return form

    return formulier


def typ(form, naam, tekst):
    """Type in a field as a person does, over what stood there."""
    veld = form.fields[naam].editor
    veld.setFocus()
    veld.selectAll()
    QTest.keyClick(veld, Qt.Key.Key_Delete)
    QTest.keyClicks(veld, tekst)
    return veld


def verlaat(veld):
    QTest.keyClick(veld, Qt.Key.Key_Tab)


def gelezen(form, naam):
    return form.fields[naam]._reading.text()


def test_the_form_says_once_what_is_needed_and_marks_the_rest(maak):
    form = maak(optional={"persoon.tussenvoegsel"}, labels={"aanvraag.ontvangen": "Datum van ontvangst"})
    woorden = [label.text() for label in form.findChildren(QLabel)]
    assert woorden.count("Alle velden zijn nodig, behalve waar (niet verplicht) staat.") == 1
    assert "Tussenvoegsel (niet verplicht)" in woorden
    assert "Datum van ontvangst" in woorden


def test_groups_have_a_title(maak):
    form = maak([("Wie", ["persoon.bsn"]), ("Wat", ["aanvraag.ontvangen"])])
    titels = [label.text() for label in form.findChildren(QLabel) if label.property("type") == "section"]
    assert [titel for titel in titels if titel] == ["Wie", "Wat"]
    assert list(form.values()) == ["persoon.bsn", "aanvraag.ontvangen"]


def test_the_reading_stands_beside_the_field_while_typing(maak):
    form = maak()
    typ(form, "aanvraag.ontvangen", "+14")
    assert gelezen(form, "aanvraag.ontvangen") == "= maandag 23 maart 2026"
    typ(form, "aanvraag.gevraagd_bedrag", "1234.56")
    assert gelezen(form, "aanvraag.gevraagd_bedrag") == "= €\u00a01.234,56"
    assert form.values()["aanvraag.ontvangen"] == "+14"


def test_a_reading_does_not_move_its_neighbours(maak, qapp):
    form = maak(("lening.hoofdsom", "lening.rente"))
    plaats = form.fields["lening.rente"].x()
    assert plaats > 0
    typ(form, "lening.hoofdsom", "1234567,89")
    qapp.sendPostedEvents()
    assert form.fields["lening.rente"].x() == plaats


def test_short_fields_stand_side_by_side_and_wrap(maak, qapp):
    form = maak(("persoon.postcode", "persoon.woonplaats"))
    postcode, plaats = form.fields.values()
    assert plaats.x() > postcode.x()
    form.window().resize(280, 800)
    for _ in range(4):
        qapp.sendPostedEvents()
    assert (plaats.x(), postcode.x()) == (0, 0)
    assert plaats.y() > postcode.y()


NAMEN_VAN_IEMAND = ("persoon.voornamen", "persoon.tussenvoegsel", "persoon.achternaam", "persoon.aanhef")
ADRES = ("persoon.straat", "persoon.postcode", "persoon.woonplaats")


def begin(form, naam):
    return form.fields[naam].mapTo(form, QPoint(0, 0)).x()


def hoogte(form, deel):
    return deel.mapTo(form, QPoint(0, 0)).y()


def test_what_belongs_together_stands_on_one_line_and_edges_line_up(maak):
    form = maak((*NAMEN_VAN_IEMAND, "persoon.geboortedatum", "persoon.bsn", *ADRES), breed=1100)
    for regel in (NAMEN_VAN_IEMAND, ("persoon.geboortedatum", "persoon.bsn"), ADRES):
        assert len({hoogte(form, form.fields[naam]) for naam in regel}) == 1
        assert [begin(form, naam) for naam in regel] == sorted({begin(form, naam) for naam in regel})
    assert begin(form, "persoon.tussenvoegsel") == begin(form, "persoon.postcode")
    assert begin(form, "persoon.achternaam") == begin(form, "persoon.bsn") == begin(form, "persoon.woonplaats")
    stap = 18 * theme.current().em
    assert {begin(form, naam) % stap for naam in form.fields} == {0}


def test_the_lines_name_known_facts_once_and_keep_the_order_of_the_form():
    namen = [naam for regel in together._LINES for naam in regel]
    assert len(namen) == len(set(namen))
    assert set(namen) <= set(FEITEN)
    assert [naam for regel in together.in_lines(list(FEITEN)) for naam in regel] == list(FEITEN)


def test_what_does_not_fit_goes_to_the_next_line_at_a_stop(maak):
    form = maak((*NAMEN_VAN_IEMAND, *ADRES), breed=500)
    stap = 18 * theme.current().em
    assert {begin(form, naam) % stap for naam in form.fields} == {0}
    assert hoogte(form, form.fields["persoon.achternaam"]) > hoogte(form, form.fields["persoon.voornamen"])
    assert hoogte(form, form.fields["persoon.straat"]) > hoogte(form, form.fields["persoon.aanhef"])


def test_a_hint_or_a_sentence_moves_no_label_and_no_input_out_of_its_line(maak, qapp):
    form = maak(ADRES, hints={"persoon.woonplaats": "Waar hij staat ingeschreven"}, breed=1100)
    links = {naam: begin(form, naam) for naam in ADRES}
    form.fields["persoon.postcode"].give_fault("Een postcode heeft 4 cijfers en 2 letters, zoals 1234 AB.")
    for _ in range(5):
        qapp.sendPostedEvents()
    velden = [form.fields[naam] for naam in ADRES]
    labels = [next(w for w in veld.findChildren(QLabel) if w.buddy() is veld.editor) for veld in velden]
    assert len({hoogte(form, label) for label in labels}) == 1
    assert len({hoogte(form, veld.editor) for veld in velden}) == 1
    assert {naam: begin(form, naam) for naam in ADRES} == links


def test_a_sentence_runs_on_past_its_narrow_field(maak, qapp):
    form = maak(ADRES, breed=1100)
    form.fields["persoon.postcode"].give_fault("Een postcode heeft 4 cijfers en 2 letters.")
    for _ in range(5):
        qapp.sendPostedEvents()
    zin = next(w for w in form.fields["persoon.postcode"].findChildren(QLabel) if w.text().startswith("Een postcode"))
    assert zin.height() < 2 * zin.fontMetrics().height()


def test_a_long_text_is_no_wider_than_a_good_line(maak):
    form = maak(("aanvraag.bestemming",), breed=1300)
    assert form.fields["aanvraag.bestemming"].editor.width() == 80 * theme.current().em


def test_a_long_address_is_seen_whole_and_stays_one_line(maak):
    form = maak(("gemeente.bezwaaradres", "gemeente.rechtbank"))
    veld = form.fields["gemeente.bezwaaradres"].editor
    adres = "het college van burgemeester en wethouders van Voorbeeldstad, Postbus 1, 1234 AA Voorbeeldstad"
    veld.set_text(adres)
    assert veld.verticalScrollBar().maximum() == 0
    veld.setFocus()
    QTest.keyClick(veld, Qt.Key.Key_Return)
    assert veld.text() == adres


@pytest.mark.parametrize(
    ("nodig", "zin"),
    [
        (("persoon.achternaam",), "Alleen “Achternaam” is nodig."),
        (("persoon.voornamen", "persoon.achternaam"), "Alleen “Voornamen” en “Achternaam” zijn nodig."),
        ((), "Geen van deze velden is verplicht. Vul in wat u weet."),
    ],
)
def test_where_little_is_needed_that_is_said_once(maak, nodig, zin):
    form = maak(NAMEN_VAN_IEMAND, optional=set(NAMEN_VAN_IEMAND) - set(nodig))
    woorden = [label.text() for label in form.findChildren(QLabel)]
    assert zin in woorden
    assert not any("niet verplicht" in woord for woord in woorden)
    # A reader hears it with the field.
    assert form.fields["persoon.aanhef"].editor.accessibleName() == "Aanhef (niet verplicht)"


def test_where_all_is_needed_nothing_is_said_of_the_rest(maak):
    woorden = [label.text() for label in maak().findChildren(QLabel)]
    assert "Alle velden zijn nodig." in woorden


def test_the_way_of_writing_is_asked_after_leaving_not_while_typing(maak):
    form = maak()
    veld = typ(form, "persoon.bsn", "12345")
    assert form.fields["persoon.bsn"].error == ""
    verlaat(veld)
    assert "9 cijfers" in form.fields["persoon.bsn"].error
    assert not form.summary.isVisible()
    typ(form, "persoon.bsn", "999993653")
    assert form.fields["persoon.bsn"].error == ""


def test_an_ambiguous_amount_is_asked(maak):
    form = maak()
    verlaat(typ(form, "aanvraag.gevraagd_bedrag", "1.234"))
    assert "op twee manieren" in form.fields["aanvraag.gevraagd_bedrag"].error


def test_passing_an_empty_or_unchanged_field_asks_nothing(maak):
    form = maak()
    form.set_values({"persoon.bsn": "123"})
    for field in form.fields.values():
        field.editor.setFocus()
        verlaat(field.editor)
    assert [field.error for field in form.fields.values()] == [""] * 4


def test_faults_stand_beside_their_fields_and_above_the_form(maak):
    form = maak()
    form.show_faults(
        InvoerFouten([InvoerFout("persoon.bsn", "Vul het bsn in."), InvoerFout("lening[2].bedrag", "Te hoog.")])
    )
    assert form.fields["persoon.bsn"].error == "Vul het bsn in."
    assert form.summary.hasFocus()
    naam = QAccessible.queryAccessibleInterface(form.summary).text(QAccessible.Text.Name)
    assert naam.endswith("Vul het bsn in. Te hoog.")
    form.clear_faults()
    assert form.fields["persoon.bsn"].error == ""
    assert not form.summary.isVisible()


@pytest.mark.parametrize("fout", [InvoerFout("persoon.bsn", "Een zin."), GebruikersFout("Een zin.")])
def test_one_fault_alone_stands_in_the_summary_too(maak, fout):
    form = maak()
    form.show_faults(fout)
    assert form.summary.isVisible()
    assert (form.fields["persoon.bsn"].error == "Een zin.") == isinstance(fout, InvoerFout)


def test_a_sentence_disappears_when_the_field_becomes_right_and_the_focus_stays(maak):
    form = maak()
    form.show_faults(
        InvoerFouten([InvoerFout("persoon.bsn", "Vul in."), InvoerFout("aanvraag.ontvangen", "Ligt in de toekomst.")])
    )
    veld = typ(form, "persoon.bsn", "99999001")
    assert form.fields["persoon.bsn"].error == "Vul in."
    QTest.keyClick(veld, Qt.Key.Key_9)
    assert form.fields["persoon.bsn"].error == ""
    assert veld.hasFocus()
    assert form.summary.isVisible()
    typ(form, "aanvraag.ontvangen", "gisteren")
    assert not form.summary.isVisible()


def test_a_needed_field_that_is_made_empty_keeps_its_sentence(maak):
    form = maak(optional={"aanvraag.ontvangen"})
    form.set_values({"persoon.bsn": "1", "aanvraag.ontvangen": "99-99"})
    form.show_faults(InvoerFouten([InvoerFout("persoon.bsn", "Vul in."), InvoerFout("aanvraag.ontvangen", "Zo niet.")]))
    typ(form, "persoon.bsn", "")
    typ(form, "aanvraag.ontvangen", "")
    assert form.fields["persoon.bsn"].error == "Vul in."
    assert form.fields["aanvraag.ontvangen"].error == ""


@pytest.mark.parametrize("naam", ["persoon.tussenvoegsel", "aanvraag.gevraagd_bedrag"])
def test_what_a_reader_fills_in_is_an_edit(maak, qtbot, naam):
    """Who speaks to the computer presses no key; what he says is kept as well."""
    form = maak()
    with qtbot.waitSignal(form.edited):
        QAccessible.queryAccessibleInterface(form.fields[naam].editor).setText(QAccessible.Text.Value, "1250 ë€")
    assert form.values()[naam] == "1250 ë€"


def test_filling_in_is_no_edit_and_typing_is(maak, qtbot):
    form = maak()
    with qtbot.assertNotEmitted(form.edited):
        form.set_values({"persoon.bsn": "999993653", "aanvraag.gevraagd_bedrag": 123456, "contact.naam": "van elders"})
    assert not form.dirty
    assert form.values()["aanvraag.gevraagd_bedrag"] == "1.234,56"
    with qtbot.waitSignal(form.edited):
        typ(form, "aanvraag.ontvangen", "3")
    assert form.dirty
    form.set_values(form.values(), dirty=True)
    assert form.dirty


def test_every_fact_comes_out_of_the_form_as_it_went_in(kleed, qtbot):
    form = FactForm(list(FEITEN), VANDAAG)
    qtbot.addWidget(form)
    for beurt in range(6):
        erin = {}
        for naam, feit in FEITEN.items():
            waarden = WAARDEN.get(feit.soort) or [waarde for waarde, _ in feit.keuzes]
            erin[naam] = waarden[beurt % len(waarden)]
        form.set_values(erin)
        assert {naam: lees_feit(FEITEN[naam], tekst, VANDAAG) for naam, tekst in form.values().items()} == erin
    form.set_values(dict.fromkeys(FEITEN))
    assert set(form.values().values()) == {""}


def test_control_period_puts_today_in_a_date(maak, qtbot):
    form = maak()
    veld = form.fields["aanvraag.ontvangen"].editor
    veld.setFocus()
    with qtbot.waitSignal(form.edited):
        QTest.keyClick(veld, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert form.values()["aanvraag.ontvangen"] == "9-3-2026"
    assert gelezen(form, "aanvraag.ontvangen") == "= maandag 9 maart 2026"


def test_few_choices_are_radio_buttons_in_a_group_that_is_read(maak, qtbot):
    form = maak(("huishouden.kinderen", "lening.vorm"))
    groep = form.fields["huishouden.kinderen"].editor
    assert isinstance(groep, FactRadios)
    toegang = QAccessible.queryAccessibleInterface(groep)
    assert toegang.role() == QAccessible.Role.Grouping
    assert toegang.text(QAccessible.Text.Name) == "Kinderen jonger dan 18 jaar"
    assert [knop.text() for knop in groep.findChildren(QRadioButton)] == ["Ja", "Nee", "Onbekend"]
    assert form.values() == {"huishouden.kinderen": "", "lening.vorm": ""}
    eerste = groep.findChildren(QRadioButton)[0]
    eerste.setFocus()
    with qtbot.waitSignal(form.edited):
        QTest.keyClick(eerste, Qt.Key.Key_Space)
    assert form.values()["huishouden.kinderen"] == "ja"
    QTest.keyClick(eerste, Qt.Key.Key_Delete)
    assert form.values()["huishouden.kinderen"] == ""


def test_many_choices_begin_with_nothing_chosen(maak, qtbot):
    form = maak(("dossier.categorie",))
    keuze = form.fields["dossier.categorie"].editor
    assert isinstance(keuze, FactChoice)
    assert (keuze.currentText(), form.values()["dossier.categorie"]) == ("Kies…", "")
    keuze.setFocus()
    with qtbot.waitSignal(form.edited):
        QTest.keyClick(keuze, Qt.Key.Key_S)
    assert form.values()["dossier.categorie"] == "starter"
    form.set_values({"dossier.categorie": "Gevestigde zelfstandige"})
    assert form.values()["dossier.categorie"] == "gevestigd"
    form.set_values({"dossier.categorie": "iets anders"})
    assert form.values()["dossier.categorie"] == ""


@pytest.mark.parametrize("toets", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_tab_is_not_trapped_in_a_long_text(maak, toets):
    form = maak(("aanvraag.bestemming", "persoon.bsn"))
    veld = form.fields["aanvraag.bestemming"].editor
    assert isinstance(veld, FactText)
    veld.setFocus()
    QTest.keyClick(veld, Qt.Key.Key_Tab, toets)
    assert veld.text() == ""
    if toets == Qt.KeyboardModifier.NoModifier:
        assert form.fields["persoon.bsn"].editor.hasFocus()


def test_every_field_says_its_label(maak):
    form = maak(list(FEITEN))
    for naam, field in form.fields.items():
        assert field.editor.accessibleName() == FEITEN[naam].etiket
        assert any(label.buddy() is field.editor for label in field.findChildren(QLabel))
    assert all(veld.accessibleName() for veld in form.findChildren(QLineEdit))


def test_a_link_of_the_summary_brings_its_field_into_sight(maak, qapp):
    form = maak(list(FEITEN), optional=FEITEN)
    balk = form.window().verticalScrollBar()
    form.show_faults(InvoerFout("gemeente.rechtbank", "Vul de rechtbank in."))
    for _ in range(4):
        qapp.sendPostedEvents()
    assert balk.value() == 0
    koppeling = next(k for k in form.summary.findChildren(QPushButton) if k.accessibleName() == "Vul de rechtbank in.")
    QTest.keyClick(koppeling, Qt.Key.Key_Space)
    veld = form.fields["gemeente.rechtbank"]
    onder = veld.mapTo(form.window().viewport(), veld.rect().bottomLeft()).y()
    assert veld.editor.hasFocus()
    assert 0 < onder <= form.window().viewport().height()
    form.show_faults(InvoerFout("gemeente.rechtbank", "Vul de rechtbank in."))
    assert form.summary.hasFocus()
    assert balk.value() < 100


def test_a_reader_hears_hint_fault_and_reading(maak):
    form = maak(hints={"aanvraag.ontvangen": "Bijvoorbeeld 3-2"})
    veld = typ(form, "aanvraag.ontvangen", "+14")
    assert veld.accessibleDescription() == "Bijvoorbeeld 3-2 = maandag 23 maart 2026"
    form.show_faults(InvoerFout("aanvraag.ontvangen", "Ligt in de toekomst."))
    assert "Ligt in de toekomst." in veld.accessibleDescription()


@pytest.mark.parametrize(("punten", "breed"), [(10, 620), (14, 800), (18, 960)])
def test_no_sentence_is_cut(maak, kleed, qapp, punten, breed):
    form = maak(list(FEITEN)[:40], breed=breed)
    kleed(point_size=punten)
    form.show_faults(
        InvoerFouten([InvoerFout(naam, "Dit is een lange zin. Vul " + "iets in " * 8) for naam in form.fields])
    )
    for _ in range(5):
        qapp.sendPostedEvents()
    te_laag = [
        label.text()
        for label in form.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.height() + 1 < label.heightForWidth(label.width())
    ]
    assert te_laag == []
    assert form.width() <= breed
    kleed()
