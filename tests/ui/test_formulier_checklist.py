"""A whole screening by keyboard alone, and what a checklist gives out and keeps."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from bbzdesk.content.checklists import Checklist, Groep, Regel, laad_checklists
from bbzdesk.domain.feiten import FEITEN, Feit, Soort, lees_feit
from bbzdesk.ui.forms.checklist import ChecklistView
from bbzdesk.ui.forms.lines import short_answers
from bbzdesk.ui.widgets.layouts import Page, PageScroll

VANDAAG = date(2026, 3, 9)
K = Qt.Key


@pytest.fixture
def maak(kleed, qtbot):
    kleed()
    paginas = []

    def checklijst(checklist, breed=838, hoog=1000):
        lijst = ChecklistView(checklist, VANDAAG)
        pagina = PageScroll(Page(lijst, None), "Screening")
        qtbot.addWidget(pagina)
        paginas.append(pagina)
        pagina.resize(breed, hoog)
        pagina.show()
        pagina.activateWindow()
        with qtbot.waitActive(pagina):
            pass
        lijst.gegeven = []
        lijst.answered.connect(lambda *antwoord: lijst.gegeven.append(antwoord))
        return lijst

    return checklijst


@pytest.fixture(scope="module")
def screening(hulpbronnen):
    return laad_checklists(hulpbronnen)["telefonische-screening"]


def regel(naam, feit="", antwoord=""):
    return Regel(naam, f"Vraag {naam}?", antwoord or "feit", FEITEN.get(feit), "vragen", "art. 1", "hulp")


KORT = Checklist(
    "kort", "Kort", 1, VANDAAG, "bron",
    (
        Groep("Eerst", (regel("a", antwoord="janee"), regel("b", "bedrijf.gestart_op"))),
        Groep("Dan", (regel("c", "persoon.woont_in_nederland"), regel("d", antwoord="tekst"), regel("e", "advies.oordeel"))),
    ),
)  # fmt: skip


def druk(*toetsen, keer=1):
    for _ in range(keer):
        for toets in toetsen:
            QTest.keyClick(QApplication.focusWidget(), toets)


def schrijf(tekst):
    QTest.keyClicks(QApplication.focusWidget(), tekst)


def in_hand(lijst):
    focus = QApplication.focusWidget()
    return next((naam for naam, lijn in lijst.lines.items() if lijn.isAncestorOf(focus)), "")


def tellingen(lijst):
    return [label.text() for label in lijst.findChildren(QLabel) if " van " in label.text() and len(label.text()) < 10]


# --- the whole screening ---------------------------------------------------------------------------------------------


def test_a_whole_screening_by_keyboard_alone(maak, screening, qtbot):
    lijst = maak(screening)
    lijst.focus_open()
    druk(K.Key_J)  # woonplaats; then the next line comes in hand
    schrijf("14-6-79")
    druk(K.Key_Return)  # leeftijd
    schrijf("g")
    druk(K.Key_Return)  # gezin: gehuwd
    schrijf("b")
    druk(K.Key_Return)  # vraag: bedrijfskapitaal
    druk(K.Key_N, K.Key_J)  # spoed, inschrijving
    schrijf("1600")
    druk(K.Key_Enter)  # uren
    druk(K.Key_J, K.Key_O)  # zeggenschap, risico
    schrijf("mei 2019")
    druk(K.Key_Return)  # cannot be read: the line stays in hand
    assert in_hand(lijst) == "start"
    assert "geen datum" in lijst.lines["start"].fault
    druk(K.Key_Backspace, keer=8)
    schrijf("1-5-19")
    assert lijst.lines["start"].fault == ""
    druk(K.Key_Return)
    for tekst in ("winst 900", "opgebroken straat", "daalt", "geen"):
        schrijf(tekst)
        druk(K.Key_Return)
    druk(K.Key_X, K.Key_J)  # schulden, bank
    schrijf("nee")
    druk(K.Key_Return)  # voorliggend
    schrijf("g")
    druk(K.Key_Return)  # doelgroep
    schrijf("stukken mailen")
    druk(K.Key_Return)  # vervolg
    druk(K.Key_J, K.Key_J)  # uitleg, recht
    schrijf("vandaag")
    druk(K.Key_Return)  # meldingsdatum, the last line
    assert lijst.count == (22, 22)
    assert tellingen(lijst) == ["5 van 5", "5 van 5", "7 van 7", "5 van 5"]
    gegeven = {naam: antwoord for naam, antwoord, _ in lijst.gegeven}
    assert len(lijst.gegeven) == len(gegeven) == 22
    assert (gegeven["woonplaats"], gegeven["spoed"], gegeven["schulden"]) == ("ja", "nee", "nvt")
    assert (gegeven["leeftijd"], gegeven["gezin"], gegeven["vraag"]) == ("14-6-1979", "gehuwd", "kapitaal")
    assert (gegeven["risico"], gegeven["inkomen"], gegeven["meldingsdatum"]) == ("onbekend", "winst 900", "9-3-2026")
    assert lijst.typing() == {}


def test_what_is_given_out_can_be_read_by_the_office(maak, screening):
    lijst = maak(screening)
    lijst.lines["meldingsdatum"].focus_answer()
    schrijf("morgen")
    druk(K.Key_Return)
    assert lijst.gegeven == [("meldingsdatum", "10-3-2026", "")]
    assert lees_feit(FEITEN["aanvraag.meldingsdatum"], "10-3-2026", date(2026, 4, 1)) == date(2026, 3, 10)


# --- keys ------------------------------------------------------------------------------------------------------------


def test_up_and_down_move_between_lines_and_stay_in_the_remark(maak):
    lijst = maak(KORT)
    lijst.focus_open()
    druk(K.Key_Down)
    assert in_hand(lijst) == "b"
    druk(K.Key_Down, K.Key_Down, K.Key_Down, K.Key_Down)
    assert in_hand(lijst) == "e"
    druk(K.Key_Up)
    lijst.lines["d"].remark.setFocus()
    druk(K.Key_Up)
    assert lijst.lines["c"].remark.hasFocus()
    druk(K.Key_Return)
    assert in_hand(lijst) == "d"
    assert not lijst.lines["d"].remark.hasFocus()
    assert lijst.gegeven == []


def test_arrows_leave_a_choice_as_it_is(maak, screening):
    lijst = maak(screening)
    lijst.lines["gezin"].focus_answer()
    druk(K.Key_Down)
    assert in_hand(lijst) == "vraag"
    druk(K.Key_Up)
    assert in_hand(lijst) == "gezin"
    assert lijst.gegeven == []


def test_a_key_goes_to_the_next_line_without_an_answer_and_stays_at_the_end(maak):
    lijst = maak(KORT)
    lijst.set_answers({"b": ("1-5-2019", ""), "c": ("ja", "")})
    lijst.lines["a"].focus_answer()
    druk(K.Key_N)
    assert in_hand(lijst) == "d"
    lijst.lines["e"].focus_answer()
    druk(K.Key_1)
    assert in_hand(lijst) == "e"
    assert lijst.gegeven == [("a", "nee", ""), ("e", "positief", "")]


def test_the_space_bar_answers_and_stays(maak):
    lijst = maak(KORT)
    lijst.focus_open()
    druk(K.Key_Space)
    assert (in_hand(lijst), lijst.gegeven) == ("a", [("a", "ja", "")])


@pytest.mark.parametrize(
    ("naam", "woorden"),
    [("a", ["Ja", "Nee", "Onbekend", "N.v.t."]), ("c", ["Ja", "Nee", "Onbekend"]), ("b", []), ("d", []),
     ("e", ["Positief", "Negatief", "Nog niet", "Onbekend"])],
)  # fmt: skip
def test_each_kind_of_line_has_its_answers(naam, woorden):
    assert [antwoord.woord for antwoord in short_answers(KORT.regel(naam))] == woorden


def test_unknown_is_an_answer_to_every_fact(maak):
    lijst = maak(KORT)
    lijst.lines["b"].focus_answer()
    schrijf("?")
    druk(K.Key_Return)
    lijst.lines["d"].focus_answer()
    schrijf("o")
    druk(K.Key_Return)
    assert lijst.gegeven == [("b", "onbekend", ""), ("d", "o", "")]


# --- what is given out -----------------------------------------------------------------------------------------------


def test_a_remark_goes_with_its_answer_and_waits_for_it(maak):
    lijst = maak(KORT)
    lijst.lines["a"].remark.setFocus()
    schrijf("jan x")
    druk(K.Key_Return)
    assert (lijst.gegeven, lijst.typing()) == ([], {"a.opmerking": "jan x"})
    lijst.lines["a"].focus_answer()
    druk(K.Key_J)
    lijst.lines["a"].remark.setFocus()
    schrijf("y")
    druk(K.Key_Tab)
    assert lijst.gegeven == [("a", "ja", "jan x"), ("a", "ja", "jan xy")]
    assert lijst.typing() == {}


def test_an_answer_is_given_out_once(maak):
    lijst = maak(KORT)
    lijst.set_answers({"b": ("1-5-2019", "van de KvK")})
    lijst.lines["b"].focus_answer()
    druk(K.Key_Return, K.Key_Up, K.Key_Tab, K.Key_Tab)
    assert lijst.gegeven == []


def test_an_answer_that_is_taken_away_is_given_as_nothing(maak):
    lijst = maak(KORT)
    lijst.set_answers({"d": ("tekst", "")})
    assert lijst.count == (1, 5)
    lijst.lines["d"].focus_answer()
    QApplication.focusWidget().selectAll()
    druk(K.Key_Delete, K.Key_Return)
    assert (lijst.gegeven, lijst.count) == ([("d", "", "")], (0, 5))


def test_what_cannot_be_read_is_asked_and_kept_as_typing(maak, qtbot):
    lijst = maak(KORT)
    lijst.lines["b"].focus_answer()
    with qtbot.waitSignal(lijst.edited):
        schrijf("mei 2019")
    assert lijst.lines["b"].fault == ""
    druk(K.Key_Down)
    assert "geen datum" in lijst.lines["b"].fault
    assert (lijst.gegeven, lijst.typing(), lijst.count) == ([], {"b": "mei 2019"}, (0, 5))
    ander = maak(KORT)
    ander.set_typing(lijst.typing())
    assert ander.lines["b"].text == "mei 2019"
    assert ander.typing() == lijst.typing()


def test_an_answer_that_could_not_be_kept_stays_as_typing(maak):
    lijst = maak(KORT)
    lijst.focus_open()
    druk(K.Key_J)
    lijst.show_fault("a", "De opslag is vol. Maak ruimte.")
    assert lijst.lines["a"].fault == "De opslag is vol. Maak ruimte."
    assert (lijst.count, lijst.typing()) == ((0, 5), {"a": "ja"})
    lijst.lines["a"].focus_answer()
    druk(K.Key_J)
    assert lijst.gegeven == [("a", "ja", "")] * 2
    assert lijst.lines["a"].fault == ""


def test_counts_and_the_line_in_hand_are_said(maak, qtbot):
    lijst = maak(KORT)
    geteld, gepakt = [], []
    lijst.counted.connect(lambda *telling: geteld.append(telling))
    lijst.in_hand.connect(lambda regel: gepakt.append(regel.id))
    lijst.lines["c"].focus_answer()
    druk(K.Key_J)
    druk(K.Key_Tab)
    assert geteld == [(1, 5)]
    assert gepakt == ["c", "d"]
    assert tellingen(lijst) == ["0 van 2", "1 van 3"]


def test_answers_that_are_kept_are_shown_without_being_given_again(maak):
    lijst = maak(KORT)
    lijst.set_answers({"a": ("nvt", "x"), "b": ("onbekend", ""), "c": ("nee", ""), "e": ("nog_niet", "")})
    assert [lijn.answer for lijn in lijst.lines.values()] == ["nvt", "onbekend", "nee", "", "nog_niet"]
    assert (lijst.count, lijst.gegeven, lijst.typing()) == ((4, 5), [], {})
    lijst.set_answers({})
    assert lijst.count == (0, 5)


def test_the_line_in_hand_scrolls_into_sight(maak, screening, qapp):
    lijst = maak(screening, hoog=300)
    lijst.lines["meldingsdatum"].focus_answer()
    pagina = lijst.window()
    veld = lijst.lines["meldingsdatum"]
    onder = veld.mapTo(pagina.viewport(), veld.rect().bottomLeft()).y()
    assert 0 < onder <= pagina.viewport().height()


def test_everything_has_a_name_and_remarks_line_up(maak, screening):
    lijst = maak(screening, breed=1000)
    bediend = [w for soort in (QPushButton, QLineEdit, QComboBox) for w in lijst.findChildren(soort) if w.isVisible()]
    assert [w for w in bediend if not w.accessibleName()] == []
    assert all(lijn._words.buddy() for lijn in lijst.lines.values())
    randen = {
        (lijn.remark.mapTo(lijst, lijn.remark.rect().topLeft()).x(), lijn.remark.width())
        for lijn in lijst.lines.values()
    }
    assert len(randen) == 1, "also beside the widest list"


def test_every_question_of_the_screening_fits_one_line_also_in_hand(maak, screening, qapp):
    lijst = maak(screening)  # as wide as in a window of 1366
    for naam, lijn in lijst.lines.items():
        lijn.focus_answer()
        qapp.processEvents()
        assert lijn._words.property("type") == "strong", naam
        assert lijn._words.heightForWidth(lijn._words.width()) < 2 * lijn._words.fontMetrics().height(), naam


def test_words_grow_with_what_is_typed_and_are_walked_through(maak, qapp):
    lijst = maak(KORT)
    veld = lijst.lines["d"].editor
    een_regel = veld.height()
    lijst.lines["d"].focus_answer()
    schrijf("omzet daalt door de wegopbreking, maar er zijn opdrachten voor het hele voorjaar")
    for _ in range(30):  # words wrap, the line grows, the list is laid out anew
        qapp.processEvents()
    assert veld.height() > een_regel
    assert veld.verticalScrollBar().maximum() == 0
    druk(K.Key_Up)
    assert in_hand(lijst) == "d"
    druk(K.Key_Up, keer=2)  # from the second line of words, over the first
    assert in_hand(lijst) == "c"


def test_new_answers_leave_what_is_being_typed(maak):
    lijst = maak(KORT)
    lijst.lines["d"].focus_answer()
    schrijf("half een zi")
    lijst.lines["a"].remark.setText("ook half")
    lijst.set_answers({"a": ("ja", ""), "d": ("ouder", "kept")})
    assert (lijst.lines["a"].answer, lijst.lines["a"].remark.text()) == ("ja", "ook half")
    assert (lijst.lines["d"].text, lijst.lines["d"].remark.text()) == ("half een zi", "kept")
    assert lijst.typing() == {"a.opmerking": "ook half", "d": "half een zi"}
    assert lijst.count == (2, 5)


@pytest.mark.parametrize("bewaard", ["1-5-19", "mei 2019"])
def test_an_answer_from_elsewhere_is_passed_without_a_word(maak, bewaard):
    lijst = maak(KORT)
    lijst.set_answers({"b": (bewaard, "")})
    lijst.lines["b"].focus_answer()
    druk(K.Key_Return)
    assert (in_hand(lijst), lijst.lines["b"].fault, lijst.gegeven, lijst.count) == ("c", "", [], (1, 5))


def test_a_reader_hears_the_help_and_what_is_not_right(maak):
    lijst = maak(KORT)
    lijn = lijst.lines["b"]
    assert lijn.editor.accessibleDescription() == "hulp"
    lijst.show_fault("b", "Dit past niet.")
    assert lijn.editor.accessibleDescription() == "Dit past niet. hulp"


@pytest.mark.parametrize(("punten", "breed"), [(10, 520), (14, 660), (18, 880)])
def test_a_narrow_window_stacks_and_cuts_nothing(maak, screening, kleed, qapp, punten, breed):
    lijst = maak(screening, breed=breed)
    kleed(point_size=punten)
    for _ in range(5):
        qapp.sendPostedEvents()
    assert lijst.window().widget().width() <= lijst.window().viewport().width()
    for lijn in lijst.lines.values():
        assert lijn._words.height() + 1 >= lijn._words.heightForWidth(lijn._words.width())
        assert lijn.remark.y() >= 0
    kleed()


def test_a_long_choice_is_no_bar():
    lang = Feit("x", "X", Soort.KEUZE, (("a", "een heel lang antwoord"), ("b", "nog een lang antwoord")))
    assert short_answers(Regel("x", "X?", "feit", lang, "vragen", "", "")) == ()
