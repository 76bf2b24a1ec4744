"""What the building blocks promise: a name for a reader, the keyboard, measures that follow the font, nothing cut."""

from datetime import date

import galerij
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from bbzdesk.content.checklists import JA_NEE_ONBEKEND_NVT
from bbzdesk.ui.navigation import Navigation
from bbzdesk.ui.tokens import SPACE, STATUS, TEXT_SIZES, Scheme
from bbzdesk.ui.widgets import answers
from bbzdesk.ui.widgets.answers import ANSWERS, AnswerRow
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit, TextArea
from bbzdesk.ui.widgets.filters import FilterLine, ViewSwitch
from bbzdesk.ui.widgets.headlayout import FactsLine
from bbzdesk.ui.widgets.layouts import Columns, Page, PageScroll, column, flow, holder, row
from bbzdesk.ui.widgets.messages import ErrorSummary, MessageBar
from bbzdesk.ui.widgets.panels import EmptyState, Heading, MoneyCard, Panel, Sheet, facts
from bbzdesk.ui.widgets.status import Badge, StepRow, StepState
from bbzdesk.ui.widgets.termbar import Term, TermBar
from bbzdesk.ui.widgets.text import Text

BEDIENBAAR = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox)


@pytest.fixture
def toon(kleed, qapp):
    """Show a widget in a window of this width, and take it away after the test."""
    kleed()
    getoond: list[QWidget] = []

    def zichtbaar(widget: QWidget, breed: int = 1100, hoog: int = 900) -> QWidget:
        widget.resize(breed, hoog)
        widget.show()
        widget.activateWindow()
        rust(qapp)
        getoond.append(widget)
        return widget

    yield zichtbaar
    for widget in getoond:
        widget.close()
        widget.deleteLater()
    kleed()


def rust(app):
    for _ in range(4):
        app.sendPostedEvents()
        QTest.qWait(0)


def naam(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def rol(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


# --- the whole gallery -----------------------------------------------------------------------------------------------


def test_everything_that_can_be_operated_has_a_name(toon):
    pagina = toon(galerij.maak())
    gevonden = [w for w in pagina.findChildren(QWidget) if isinstance(w, BEDIENBAAR) and w.isVisible()]
    assert len(gevonden) > 30
    assert [w for w in gevonden if not naam(w).strip()] == []


def test_everything_that_can_be_operated_is_reached_with_tab(toon):
    pagina = toon(galerij.maak())
    bereikt, w = set(), pagina
    for _ in range(500):
        w = w.nextInFocusChain()
        bereikt.add(w)
    vast = [w for w in pagina.findChildren(QWidget) if isinstance(w, BEDIENBAAR)]
    assert [naam(w) for w in vast if w not in bereikt or not w.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def nodige_hoogte(w: QWidget) -> int:
    return w.heightForWidth(w.width()) if w.hasHeightForWidth() else w.sizeHint().height()


def afgekapt(pagina: PageScroll) -> list[str]:
    """Words that do not get their room, and a page that is wider than its window."""
    fout = []
    for w in pagina.findChildren(QWidget):
        if not w.isVisible():
            continue
        if isinstance(w, QLabel) and w.text():
            if w.wordWrap() and w.height() + 1 < w.heightForWidth(w.width()):
                fout.append(f"hoogte: {w.text()}")
            if not w.wordWrap() and w.width() + 1 < w.sizeHint().width():
                fout.append(f"breedte: {w.text()}")
        elif isinstance(w, QPushButton | QLineEdit) and w.height() < nodige_hoogte(w):
            fout.append(f"laag: {naam(w)}")
        elif isinstance(w, QPushButton) and w.text() and w.width() + 1 < w.sizeHint().width():
            fout.append(f"smal: {naam(w)}")
    if pagina.widget().width() > pagina.viewport().width():
        fout.append(f"pagina {pagina.widget().width()} breed in {pagina.viewport().width()}")
    return fout


@pytest.mark.parametrize("breed", [1366, 1024, 820])
@pytest.mark.parametrize("punten", TEXT_SIZES)
def test_nothing_is_cut_at_any_text_size(toon, kleed, punten, breed):
    kleed(point_size=punten)
    assert afgekapt(toon(galerij.maak(), breed)) == []


def test_the_search_for_cut_words_finds_a_planted_one(toon):
    tekst = Text("Een zin die langer is dan dit")
    tekst.setFixedWidth(20)
    assert afgekapt(toon(PageScroll(Page(tekst, None), "Proef"))) == ["breedte: Een zin die langer is dan dit"]


def test_a_page_that_fits_has_no_scroll_bar(toon):
    pagina = toon(galerij.maak(), 1366, 700)
    hoogte = pagina.widget().layout().heightForWidth(1366)
    pagina.resize(1366, hoogte + 2)
    QTest.qWait(20)
    assert not pagina.verticalScrollBar().isVisible()
    assert pagina.widget().height() >= hoogte
    assert isinstance(pagina, QAbstractScrollArea)
    assert all(
        not b.isVisible() for b in pagina.findChildren(QScrollBar) if b.orientation() == Qt.Orientation.Horizontal
    )


def test_a_page_of_long_sentences_that_fits_has_no_scroll_bar(toon):
    """Qt would count each sentence at its narrowest."""
    zin = "Wij beslissen binnen dertien weken, en wij laten het u weten als het langer duurt. " * 3
    pagina = toon(PageScroll(Page(*(Text(zin, wrap=True) for _ in range(8)), None), "Proef"), 900, 300)
    pagina.resize(900, pagina.widget().layout().heightForWidth(900) + 2)
    QTest.qWait(20)
    assert not pagina.verticalScrollBar().isVisible()


@pytest.mark.parametrize("soort", ["segment", "view"])
def test_a_chosen_word_has_room_to_turn_strong(kleed, soort):
    t, woord = kleed(), "Mijn debiteuren in een regeling"
    knop = Button(woord, soort)
    sterk = QFontMetrics(t.font(strong=True)).horizontalAdvance(woord)
    assert sterk > t.metrics.horizontalAdvance(woord)
    assert knop.sizeHint().width() >= sterk + 20  # the padding of both sides
    knop.deleteLater()


def test_a_letter_that_reaches_to_the_left_has_room():
    tekst = Text("Jansen")
    assert tekst.indent() == 1
    tekst.deleteLater()


def test_another_scheme_reaches_widgets_that_stand(toon, kleed):
    merk = toon(Badge("achterstand"), 200, 40)
    licht = merk.grab().toImage()
    t = kleed(Scheme.DONKER)
    donker = merk.grab().toImage()
    assert licht != donker
    assert donker.pixelColor(donker.width() - 6, 6) == QColor(t.tokens["achterstand_soft"])


def test_a_larger_text_size_reaches_widgets_that_stand(toon, kleed):
    knop = Button("Opslaan")
    toon(holder(column(knop, None)), 300, 200)
    klein = knop.height()
    t = kleed(point_size=18)
    QTest.qWait(20)
    assert knop.height() == t.control_h > klein


@pytest.mark.parametrize("soort", ["", "primary", "quiet", "danger", "segment", "view", "chip", "crumb"])
@pytest.mark.parametrize("punten", [10, 18])
def test_focus_and_choice_move_nothing(toon, kleed, qapp, soort, punten):
    kleed(point_size=punten)
    knop, elders = Button("Mijn debiteuren", soort), Button("Elders")
    knop.setCheckable(True)
    toon(holder(column(knop, elders, None)), 500, 300)
    elders.setFocus()
    rust(qapp)
    voor = knop.geometry()
    knop.setFocus()
    knop.setChecked(True)
    rust(qapp)
    assert knop.hasFocus()
    assert knop.geometry() == voor


@pytest.mark.parametrize("punten", TEXT_SIZES)
@pytest.mark.parametrize("soort", [QRadioButton, QCheckBox])
def test_the_word_of_a_tick_is_whole_with_the_focus(toon, kleed, qapp, soort, punten):
    t = kleed(point_size=punten)
    vakje = soort("Annuïtair")
    toon(flow(vakje, Button("Elders")), 600, 100)
    vakje.setFocus()
    rust(qapp)
    assert vakje.hasFocus()
    optie = QStyleOptionButton()
    vakje.initStyleOption(optie)
    radio = QStyle.SubElement.SE_RadioButtonContents
    deel = radio if soort is QRadioButton else QStyle.SubElement.SE_CheckBoxContents
    vak = vakje.style().subElementRect(deel, optie, vakje)
    assert vak.left() + t.metrics.horizontalAdvance("Annuïtair") <= vakje.width()


def test_focus_is_seen_in_both_schemes(toon, kleed, qapp):
    knop, elders = Button("Opslaan"), Button("Elders")
    toon(holder(column(knop, elders, None)), 300, 200)
    for kleuren in (Scheme.LICHT, Scheme.DONKER):
        t = kleed(kleuren)
        knop.setFocus()
        rust(qapp)
        beeld = knop.grab().toImage()
        midden = beeld.height() // 2
        assert [beeld.pixelColor(x, midden) for x in (0, 1)] == [QColor(t.tokens["focus"])] * 2


def test_in_high_contrast_a_message_keeps_a_line(toon, kleed, qapp):
    balk = toon(MessageBar("goed", "Taak afgerond."), 400, 60)
    t = kleed(Scheme.CONTRAST)
    rust(qapp)
    beeld = balk.grab().toImage()
    assert beeld.pixelColor(200, 0) == QColor(t.tokens["line"])


# --- layouts ---------------------------------------------------------------------------------------------------------


def test_a_line_of_buttons_wraps_instead_of_growing_wider(toon):
    knoppen = [Button(f"Knop nummer {n}") for n in range(8)]
    vak = toon(flow(*knoppen), 300, 400)
    assert all(k.geometry().right() <= vak.width() for k in knoppen)
    assert len({k.y() for k in knoppen}) > 1


def test_columns_stack_when_there_is_no_room(toon, qapp):
    kolommen = Columns(Text("links"), Text("rechts"), stretch=(1, 1), min_chars=60)
    toon(kolommen, 1000, 300)
    assert not kolommen.stacked
    kolommen.resize(300, 300)
    rust(qapp)
    assert kolommen.stacked


def links_boven(widget: QWidget, in_: QWidget) -> tuple[int, int]:
    punt = widget.mapTo(in_, QPoint(0, 0))
    return punt.x(), punt.y()


def test_actions_stand_right_of_the_title_or_left_under_it(toon, qapp):
    """Beside it the primary one is last; below it, under the facts, it comes first, for the keyboard too."""
    knop, eerst = Button("Notitie"), Button("Brief of besluit", "primary")
    kop = Heading("Visser, fietsenmaker", facts("Gevestigd", "Dossier 2025-0147"), actions=(knop, eerst))
    venster = toon(holder(column(kop, None)), 900, 200)
    feiten = kop.findChild(FactsLine)
    assert 450 < links_boven(knop, kop)[0] < links_boven(eerst, kop)[0]
    assert links_boven(knop, kop)[1] < links_boven(feiten, kop)[1]
    venster.resize(330, 200)
    rust(qapp)
    assert links_boven(eerst, kop)[0] == 0
    assert links_boven(knop, kop)[0] > 0
    assert links_boven(eerst, kop)[1] == links_boven(feiten, kop)[1] + feiten.height() + SPACE["s"]
    eerst.setFocus()
    QTest.keyClick(eerst, Qt.Key.Key_Tab)
    assert knop.hasFocus()


def test_a_long_way_to_a_page_does_not_move_its_actions(toon):
    """The crumbs run on above them: only the line of the title is measured."""
    weg = [(f"Een lange naam van een bedrijf {n}", lambda: None) for n in range(4)]
    kop = Heading("Visser", actions=(Button("Brief of besluit", "primary"),), crumbs=weg)
    toon(holder(column(kop, None)), 700, 200)
    knop = next(k for k in kop.findChildren(Button) if k.accessibleName() == "Brief of besluit")
    assert links_boven(knop, kop)[0] + knop.width() == kop.width()


def test_actions_stand_the_same_with_and_without_a_scroll_bar(toon):
    """The scroll bar of a tab with more on it takes the last pixels that the line of the title needs."""

    def plek(breed: int, lang: int) -> bool:
        knop = Button("Brief of besluit", "primary")
        blad = toon(
            PageScroll(Page(Heading("Visser", actions=(knop,)), *(Text("regel") for _ in range(lang))), "Blad"),
            breed,
            200,
        )
        return links_boven(knop, blad.widget())[0] > 24

    samen = [(plek(breed, 1), plek(breed, 30)) for breed in range(280, 340, 6)]
    assert {kort == lang for kort, lang in samen} == {True}
    assert {kort for kort, _ in samen} == {True, False}


def test_a_title_that_is_too_long_breaks(toon):
    kop = Heading("Van der Meer-de Groot, Schoonmaakbedrijf Van der Meer-de Groot en Zonen", badges=(Badge("bij"),))
    toon(holder(column(kop, None)), 400, 200)
    titel = next(w for w in kop.findChildren(Text) if w.text() == kop.title)
    assert titel.height() > 2 * titel.fontMetrics().height() - 4
    assert kop.minimumSizeHint().width() < 400


def test_no_line_of_facts_ends_with_a_dot(toon, qapp):
    delen = ("Startende zelfstandige", "Dossier BBZ-2026-0003", "Contact: Marieke de Boer", "BSN ...... 081")
    lijn = FactsLine(delen)
    venster = toon(holder(column(lijn, None)), 900, 200)
    hoog = lijn.height()
    for breed in range(900, 200, -35):
        venster.resize(breed, 200)
        rust(qapp)
        regels = lijn.text().split("\n")
        assert not [regel for regel in regels if regel.strip("\u00a0 ")[-1] == "·" or regel.strip("\u00a0 ")[0] == "·"]
        assert lijn.height() == lijn.heightForWidth(lijn.width())
        assert all(lijn.fontMetrics().horizontalAdvance(regel) <= lijn.width() for regel in regels)
    assert lijn.height() > hoog


def test_the_break_point_of_columns_grows_with_the_text(toon, kleed):
    kolommen = Columns(Text("links"), Text("rechts"), stretch=(1, 1), min_chars=60)
    toon(kolommen, 600, 300)
    klein = kolommen.needed_width()
    kleed(point_size=18)
    assert kolommen.needed_width() > klein


# --- fields ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("punten", TEXT_SIZES)
def test_a_field_of_nine_digits_holds_nine_digits(toon, kleed, punten):
    t = kleed(point_size=punten)
    regel = LineEdit(9, "888888888")
    toon(holder(column(regel, None)), 500, 200)
    assert regel.height() == t.control_h
    regel.setFocus()
    regel.setCursorPosition(0)
    eerste = regel.cursorRect().x()
    regel.setCursorPosition(9)
    assert regel.cursorRect().right() <= regel.width()
    assert regel.cursorRect().x() - eerste >= t.metrics.horizontalAdvance("888888888") - 2


def test_what_the_program_fills_in_is_read_from_its_first_letter(toon):
    regel = LineEdit(5)
    toon(holder(column(Button("Elders"), regel, None)), 300, 200)
    regel.setText("Kerkstraat, sinds 2014")
    assert regel.cursorPosition() == 0
    regel.setFocus()
    regel.clear()
    QTest.keyClicks(regel, "abc")
    assert (regel.text(), regel.cursorPosition()) == ("abc", 3)


def test_a_label_belongs_to_its_field(toon):
    veld = toon(holder(column(Field("Naam & adres", LineEdit(20), "Zoals op het paspoort"), None)), 400, 200)
    editor = veld.findChild(QLineEdit)
    label = next(w for w in veld.findChildren(QLabel) if w.buddy() is editor)
    assert label.text() == "Naam && adres"
    assert naam(editor) == "Naam & adres"
    assert rol(editor) == QAccessible.Role.EditableText


def test_a_reader_hears_hint_and_error_with_the_field(toon):
    veld = Field("Datum", LineEdit(18), "Bijvoorbeeld 3-2")
    toon(holder(column(veld, None)), 500, 300)
    veld.set_error("De datum ligt in de toekomst. Vul vandaag in.")
    beschrijving = QAccessible.queryAccessibleInterface(veld.editor).text(QAccessible.Text.Description)
    assert beschrijving == "Bijvoorbeeld 3-2 De datum ligt in de toekomst. Vul vandaag in."
    assert veld.editor.property("error") == "true"
    veld.set_error("")
    assert veld.editor.accessibleDescription() == "Bijvoorbeeld 3-2"
    assert not any(w.isVisible() and "toekomst" in w.text() for w in veld.findChildren(QLabel))


def test_an_error_does_not_change_the_height_of_the_field(toon, qapp):
    veld = Field("Datum", LineEdit(18))
    toon(holder(column(veld, None)), 500, 300)
    hoogte = veld.editor.height()
    veld.set_error("Vul een datum in.")
    veld.editor.setFocus()
    rust(qapp)
    assert veld.editor.height() == hoogte


@pytest.mark.parametrize("editor", ["kort", "lang", "vak"])
def test_the_reading_of_what_is_typed_stands_beside_or_below(toon, editor):
    veld = Field("Datum", {"kort": lambda: LineEdit(10), "lang": LineEdit, "vak": TextArea}[editor]())
    toon(holder(column(veld, None)), 600, 300)
    veld.set_reading("= maandag 9 maart 2026")
    QTest.qWait(20)
    lezing = next(w for w in veld.findChildren(QLabel) if w.text().startswith("="))
    hier, daar = veld.editor.mapTo(veld, QPoint(0, 0)), lezing.mapTo(veld, QPoint(0, 0))
    assert lezing.isVisible()
    assert (
        daar.x() > hier.x() + veld.editor.width() if editor == "kort" else daar.y() >= hier.y() + veld.editor.height()
    )


def test_what_a_person_typed_is_never_read_as_markup():
    tekst = Text("<b>Jansen</b>")
    assert tekst.textFormat() == Qt.TextFormat.PlainText
    tekst.deleteLater()


# --- answers ---------------------------------------------------------------------------------------------------------


def twee_regels(toon) -> tuple[AnswerRow, AnswerRow, list[tuple[int, str]]]:
    regels = AnswerRow(1, "Woont u hier?"), AnswerRow(2, "Hebt u een bedrijf?")
    gegeven: list[tuple[int, str]] = []
    for nummer, regel in enumerate(regels):
        regel.answered.connect(lambda sleutel, nummer=nummer: gegeven.append((nummer, sleutel)))
    toon(holder(column(*regels, None)))
    return *regels, gegeven


def test_the_answers_are_those_of_the_checklists():
    assert tuple(a.key for a in ANSWERS) == JA_NEE_ONBEKEND_NVT


@pytest.mark.parametrize(
    ("toets", "antwoord"), [("j", "ja"), ("n", "nee"), ("o", "onbekend"), ("x", "nvt"), ("J", "ja")]
)
def test_a_key_answers_the_line_in_hand_and_no_other(toon, toets, antwoord):
    eerste, tweede, gegeven = twee_regels(toon)
    tweede.focus_answer()
    QTest.keyClicks(QWidget.focusWidget(tweede), toets)
    assert (eerste.answer, tweede.answer) == ("", antwoord)
    assert gegeven == [(1, antwoord)]


def test_in_the_remark_the_keys_are_letters(toon):
    eerste, _, gegeven = twee_regels(toon)
    eerste.remark.setFocus()
    QTest.keyClicks(eerste.remark, "jan x")
    assert eerste.remark.text() == "jan x"
    assert (eerste.answer, gegeven) == ("", [])


def test_a_key_with_control_is_no_answer(toon):
    eerste, _, gegeven = twee_regels(toon)
    eerste.focus_answer()
    QTest.keyClick(QWidget.focusWidget(eerste), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert gegeven == []


def test_a_remark_that_a_reader_fills_in_counts_as_typed(toon, qtbot):
    regel = twee_regels(toon)[0]
    with qtbot.assertNotEmitted(regel.remark_typed):
        regel.set_remark("van vorige keer")
    with qtbot.waitSignal(regel.remark_typed):
        QAccessible.queryAccessibleInterface(regel.remark).setText(QAccessible.Text.Value, "ingesproken")


def test_the_line_in_hand_is_strong(toon):
    eerste, tweede, _ = twee_regels(toon)
    eerste.focus_answer()
    assert (eerste._words.property("type"), tweede._words.property("type")) == ("strong", "")
    tweede.remark.setFocus()
    assert (eerste._words.property("type"), tweede._words.property("type")) == ("", "strong")


def test_a_loaded_answer_is_shown_without_being_given_again(toon):
    eerste, _, gegeven = twee_regels(toon)
    eerste.set_answer("onbekend")
    assert eerste.answer == "onbekend"
    eerste.set_answer("")
    assert eerste.answer == ""
    eerste.set_answer("nee")
    assert (eerste.answer, gegeven) == ("nee", [])


def test_each_answer_says_its_question_and_key(toon):
    eerste, _, _ = twee_regels(toon)
    namen = [naam(b) for b in eerste.findChildren(QPushButton)]
    assert namen[0] == "Woont u hier? Ja (toets J)"
    assert len(namen) == len(answers.ANSWERS)
    assert naam(eerste.remark) == "Opmerking bij: Woont u hier?"


# --- filters, views, messages ----------------------------------------------------------------------------------------


def test_a_chip_clears_its_own_filter(toon):
    lijn = FilterLine()
    toon(lijn, 1000, 100)
    weg: list[str] = []
    lijn.removed.connect(weg.append)
    lijn.set_chips(("Status: Achterstand", "Soort: Kapitaal"))
    chip = next(b for b in lijn.findChildren(QPushButton) if naam(b) == "Filter Soort: Kapitaal wissen")
    chip.click()
    assert weg == ["Soort: Kapitaal"]
    lijn.set_chips(())
    assert [b for b in lijn.findChildren(QPushButton) if b.isVisible()] == []


def test_views_chips_and_field_stand_on_one_line_where_there_is_room(toon, qapp):
    """The field stays where it is when a chip comes, and nothing lies over anything else at any width."""
    weergaven = ViewSwitch("Weergaven", [(woord, 12) for woord in ("Alle", "Deze maand", "Achterstand", "Uitstel")])
    lijn = FilterLine(Button("Kolommen", icon="kolommen"), views=weergaven)
    venster = toon(holder(column(lijn, None)), 1100, 300)
    hoog, plek = lijn.height(), links_boven(lijn.field, lijn)
    assert hoog == lijn.field.height()
    lijn.set_chips(("Achterstand",))
    rust(qapp)
    assert (lijn.height(), links_boven(lijn.field, lijn)) == (hoog, plek)
    lijn.set_chips(("Stand op 23 november 2026", "Achterstand"))
    for breed in (1100, 800, 640, 460, 330):
        venster.resize(breed, 300)
        rust(qapp)
        delen = [d for d in lijn.findChildren(QWidget) if d.isVisible() and not d.findChildren(QWidget)]
        vlakken = [QRect(d.mapTo(lijn, QPoint(0, 0)), d.size()) for d in delen]
        assert not [(een, ander) for n, een in enumerate(vlakken) for ander in vlakken[:n] if een.intersects(ander)]
        assert all(lijn.rect().contains(vlak) for vlak in vlakken)


def test_tab_goes_through_the_filter_line_as_the_eye_does(toon, qapp):
    """Views, chips, field, columns, and only then the list; also after the chips have become others."""
    begin, lijst = Button("begin"), Button("lijst")
    lijn = FilterLine(Button("Kolommen"), views=ViewSwitch("Weergaven", (("Alle", 12), ("Uitstel", 3))))
    toon(holder(column(begin, lijn, lijst, None)), 1100, 200)
    for chips in ((), ("X", "Y"), ("Z",)):
        lijn.set_chips(chips)
        rust(qapp)
        begin.setFocus()
        gezien = []
        while not lijst.hasFocus():
            QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
            gezien.append(naam(qapp.focusWidget()))
        wissen = [f"Filter {chip} wissen" for chip in chips] + (["Alle filters wissen"] if chips else [])
        assert gezien == ["Alle, 12", *wissen, "Filter in deze lijst (Ctrl+F)", "Kolommen", "lijst"]


def test_control_f_goes_to_the_filter_field(toon):
    knop, lijn = Button("Iets anders"), FilterLine()
    venster = toon(holder(column(knop, lijn, None)), 1000, 200)
    knop.setFocus()
    QTest.keyClick(venster, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert lijn.field.hasFocus()


def test_one_view_is_chosen_and_its_name_holds_the_count(toon):
    weergaven = ViewSwitch("Weergaven", (("Alle", 120), ("Mijn debiteuren", None)))
    toon(weergaven, 500, 60)
    gekozen: list[int] = []
    weergaven.chosen.connect(gekozen.append)
    knoppen = weergaven.findChildren(QPushButton)
    assert [naam(k) for k in knoppen] == ["Alle, 120", "Mijn debiteuren"]
    knoppen[0].setFocus()
    QTest.keyClick(knoppen[0], Qt.Key.Key_Right)
    assert (weergaven.current, gekozen) == (1, [1])


def test_the_summary_takes_the_focus_and_leads_to_the_field(toon):
    veld, samenvatting = Field("Bsn", LineEdit(18)), ErrorSummary()
    toon(holder(column(samenvatting, veld, None)), 600, 400)
    assert not samenvatting.isVisible()
    samenvatting.show_errors([("Vul het bsn in.", veld.editor), ("Vul de datum in.", veld.editor)])
    assert samenvatting.hasFocus()
    assert naam(samenvatting) == "Er zijn 2 dingen die nog niet kloppen Vul het bsn in. Vul de datum in."
    koppeling = next(b for b in samenvatting.findChildren(QPushButton) if naam(b) == "Vul het bsn in.")
    QTest.keyClick(koppeling, Qt.Key.Key_Space)
    assert veld.editor.hasFocus()
    QTest.keyClick(veld.editor, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert samenvatting.hasFocus()
    samenvatting.show_errors([("Vul de datum in.", veld.editor)])
    assert naam(samenvatting).startswith("Er is 1 ding dat nog niet klopt")
    samenvatting.show_errors([])
    assert not samenvatting.isVisible()


def test_from_the_summary_tab_comes_to_its_links_and_enter_to_the_first_field(toon):
    naam_, datum, samenvatting = (
        Field("Naam", LineEdit(18)),
        Field("Datum", LineEdit(18)),
        ErrorSummary(),
    )
    toon(holder(column(samenvatting, naam_, datum, None)), 600, 400)
    samenvatting.show_errors([("Vul de datum in.", datum.editor), ("Vul de naam in.", naam_.editor)])
    QTest.keyClick(samenvatting, Qt.Key.Key_Tab)
    assert naam(samenvatting.window().focusWidget()) == "Vul de datum in."
    QTest.keyClick(samenvatting.window().focusWidget(), Qt.Key.Key_Tab)
    assert naam(samenvatting.window().focusWidget()) == "Vul de naam in."
    QTest.keyClick(samenvatting.window().focusWidget(), Qt.Key.Key_Tab)
    assert naam_.editor.hasFocus()
    samenvatting.setFocus()
    QTest.keyClick(samenvatting, Qt.Key.Key_Return)
    assert datum.editor.hasFocus()


def test_a_message_knows_that_someone_is_at_work_in_it(toon):
    knop, elders = Button("Ongedaan maken", "quiet"), Button("Elders")
    balk = MessageBar("goed", "Taak afgerond.", knop)
    toon(holder(column(balk, elders, None)), 600, 200)
    elders.setFocus()
    assert not balk.holds_focus()
    knop.setFocus()
    assert balk.holds_focus()
    assert naam(balk) == "Taak afgerond."


# --- what is read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", STATUS)
def test_a_badge_is_read_as_its_word(toon, status):
    merk = toon(Badge(status, "tot 1 mei"), 300, 60)
    assert naam(merk) == f"Status: {STATUS[status].woord} · tot 1 mei"
    assert [w.text() for w in merk.findChildren(QLabel)] == [f"{STATUS[status].woord} · tot 1 mei"]


def test_parts_of_the_page_are_read_in_order(toon):
    kop = Heading("Visser", crumbs=(("Dossiers", lambda: None),))
    stap = StepRow(StepState.WACHT, "Adviesrapport", "Gevraagd op 18 februari")
    geld = MoneyCard("Toegekend", "€ 12.000,00", "lening 1")
    leeg = EmptyState("Nog geen leningen", "Maak een lening vanuit een besluit.", Button("Naar besluiten"))
    toon(holder(column(kop, stap, geld, leeg, None)))
    assert naam(kop) == "Visser"
    assert naam(kop.findChild(QPushButton)) == "Naar Dossiers"
    assert naam(stap) == "Adviesrapport: Wacht op ondernemer. Gevraagd op 18 februari"
    assert rol(stap) in (QAccessible.Role.Button, QAccessible.Role.PushButton)
    assert naam(geld) == "Toegekend: € 12.000,00, lening 1"
    assert naam(leeg) == "Nog geen leningen. Maak een lening vanuit een besluit."


@pytest.mark.parametrize(
    ("vandaag", "rest"),
    [
        (date(2026, 3, 9), "nog 25 dagen"), (date(2026, 4, 2), "nog 1 dag"), (date(2026, 4, 3), "vandaag"),
        (date(2026, 4, 4), "1 dag te laat"), (date(2026, 4, 6), "3 dagen te laat"),
    ],
)  # fmt: skip
def test_the_term_bar_says_its_term_in_words(vandaag, rest):
    termijn = Term(date(2026, 1, 2), date(2026, 4, 3), vandaag, date(2026, 4, 3), "13 weken")
    assert termijn.in_woorden() == f"Beslistermijn: beslissen uiterlijk vrijdag 3 april 2026, {rest}"


@pytest.mark.parametrize(("vandaag", "dagen"), [(date(2026, 4, 3), 0), (date(2026, 4, 6), 3), (date(2026, 7, 3), 91)])
def test_days_past_the_term_stand_in_red_behind_it(toon, kleed, vandaag, dagen):
    """As long as they are on the axis, which then runs to today; the days of the term keep their own colour."""
    begin, einde = date(2026, 1, 2), date(2026, 4, 3)
    balk = toon(TermBar(Term(begin, einde, vandaag, einde, "13 weken")), 904, 160)
    look = kleed()
    plaatje, rood = balk.grab().toImage(), QColor(look.tokens["achterstand"])
    hoog = look.line_h * 2 + 10 + 3
    lang = sum(plaatje.pixelColor(x, hoog) == rood for x in range(plaatje.width()))
    assert abs(lang - 900 * dagen / (91 + dagen)) <= 6  # the gap before it and the line of today
    assert plaatje.pixelColor(40, hoog) == QColor(look.tokens["accent_fill"])


@pytest.mark.parametrize("vandaag", [date(2025, 1, 1), date(2026, 1, 2), date(2026, 4, 3), date(2030, 1, 1)])
@pytest.mark.parametrize("einde", [date(2026, 1, 2), date(2026, 4, 3)])
def test_the_term_bar_can_be_drawn_on_any_day(toon, vandaag, einde):
    balk = toon(TermBar(Term(date(2026, 1, 2), einde, vandaag, einde, "13 weken", verlenging="langer")), 400, 160)
    assert not balk.grab().isNull()


@pytest.mark.parametrize("punten", [9, *TEXT_SIZES])
def test_the_name_of_a_municipality_stands_on_one_line(toon, kleed, punten):
    look = kleed(point_size=punten)
    balk = Navigation("Marieke de Boer")
    balk.set_municipality("Gemeente Voorbeeldstad")
    toon(balk, balk.width(), 500)
    naam_ = next(w for w in balk.findChildren(Text) if w.text() == "Gemeente Voorbeeldstad")
    assert naam_.height() <= look.line_h
    breed = balk.width()
    balk.set_municipality("Gemeente Noord- en Zuid-Beveland en Schouwen-Duiveland")
    assert balk.width() <= breed


def test_a_flush_button_begins_where_its_text_begins(toon, kleed):
    """Its words stand at most three pixels in, and the edge of the focus does not move them."""
    look = kleed()
    knop, ander = Button("Toon wat ik typ", "quiet", small=True, flush=True), Button("Iets anders")
    toon(holder(column(row(knop, None), ander, None)), 300, 120)

    def eerste_inkt() -> int:
        plaatje, kleur = knop.grab().toImage(), QColor(look.tokens["accent"])
        rood = [
            x
            for x in range(3, plaatje.width())
            for y in range(4, plaatje.height() - 4)
            if plaatje.pixelColor(x, y) == kleur
        ]
        return min(rood)

    ander.setFocus()
    los = eerste_inkt()
    assert los <= 5  # three, and the bearing of the letter
    knop.setFocus()
    assert eerste_inkt() == los


def test_the_head_of_a_sheet_stands_level_with_that_of_a_panel(toon):
    vel, paneel = Sheet(Text("Advies", "section"), Text("Nog geen")), Panel("Besluiten", Text("Nog geen"))
    venster = toon(holder(column(Columns(vel, paneel, stretch=(1, 1), min_chars=20), None)), 700, 200)
    koppen = [next(t for t in deel.findChildren(Text) if t.property("type") == "section") for deel in (vel, paneel)]
    hoogtes = [kop.mapTo(venster, QPoint(0, kop.height() // 2)).y() for kop in koppen]
    assert hoogtes[0] == hoogtes[1]
