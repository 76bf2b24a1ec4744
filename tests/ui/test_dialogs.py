"""Dialogs: one decision at a time, nothing typed is lost without asking, what cannot be undone asks for a word."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QScrollArea, QWidget

from bbzdesk.ui.tokens import SPACE, TEXT_SIZES, Scheme
from bbzdesk.ui.widgets.dialogs import Dialog, ask
from bbzdesk.ui.widgets.fields import Field, LineEdit
from bbzdesk.ui.widgets.text import Text


@pytest.fixture
def venster(kleed, qtbot):
    kleed()
    gemaakt = QWidget()
    qtbot.addWidget(gemaakt)
    gemaakt.show()
    yield gemaakt
    kleed()


@pytest.fixture
def datum(venster):
    regel = LineEdit(18)
    venster.gevraagd = Dialog(
        venster, "Taak verzetten", "De taak staat nu op 9 maart.", Field("Nieuwe datum", regel),
        verb="Verzetten", dirty=lambda: bool(regel.text()),
    )  # fmt: skip
    venster.gevraagd.open()
    return venster.gevraagd, regel


def knop(dialoog, woord) -> QPushButton:
    return next(k for k in dialoog.findChildren(QPushButton) if k.text() == woord)


def ruim_op():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialogen(venster):
    ruim_op()
    return venster.findChildren(QDialog)


def test_a_reader_hears_title_and_sentence(datum):
    dialoog, _ = datum
    assert dialoog.windowTitle() == dialoog.accessibleName() == "Taak verzetten"
    assert dialoog.accessibleDescription() == "De taak staat nu op 9 maart."


def test_a_dialog_opens_in_its_first_field(datum, qtbot):
    _, regel = datum
    qtbot.waitUntil(regel.hasFocus)


def test_the_verb_stands_at_the_right(datum):
    dialoog, _ = datum
    assert knop(dialoog, "Annuleren").x() < knop(dialoog, "Verzetten").x()


def test_enter_in_the_field_does_what_the_verb_says(datum, venster, qtbot):
    dialoog, regel = datum
    regel.setText("+7")
    with qtbot.waitSignal(dialoog.agreed):
        QTest.keyClick(regel, Qt.Key.Key_Return)
    assert dialogen(venster) == []


def test_escape_closes_what_is_empty(datum, venster):
    dialoog, _ = datum
    QTest.keyClick(dialoog, Qt.Key.Key_Escape)
    assert dialogen(venster) == []


@pytest.mark.parametrize("hoe", ["escape", "annuleren", "kruis"])
def test_what_was_typed_is_not_lost_without_asking(datum, hoe):
    dialoog, regel = datum
    regel.setText("+7")
    doe = {
        "escape": lambda: QTest.keyClick(dialoog, Qt.Key.Key_Escape),
        "annuleren": lambda: knop(dialoog, "Annuleren").click(),
        "kruis": dialoog.close,
    }
    doe[hoe]()
    assert dialoog.isVisible()
    assert knop(dialoog, "Ga verder met invullen").hasFocus()


def test_a_second_escape_goes_on_with_typing(datum):
    dialoog, regel = datum
    regel.setText("+7")
    for _ in range(2):
        QTest.keyClick(dialoog, Qt.Key.Key_Escape)
    assert dialoog.isVisible()
    assert regel.hasFocus()
    assert regel.text() == "+7"
    assert knop(dialoog, "Verzetten").isVisible()


def test_it_goes_on_in_the_field_in_hand(venster, qtbot):
    velden = [Field(f"Vraag {n}", LineEdit(10)) for n in range(3)]
    dialoog = Dialog(venster, "Vragen", "", *velden, verb="Bewaar", dirty=lambda: True)
    dialoog.open()
    qtbot.waitUntil(velden[0].editor.hasFocus)
    velden[2].editor.setFocus()
    for _ in range(2):
        QTest.keyClick(dialoog, Qt.Key.Key_Escape)
    assert velden[2].editor.hasFocus()


def test_after_the_question_it_can_be_closed(datum, venster):
    dialoog, regel = datum
    regel.setText("+7")
    QTest.keyClick(dialoog, Qt.Key.Key_Escape)
    knop(dialoog, "Sluit zonder te bewaren").click()
    assert dialogen(venster) == []


def test_a_dialog_on_a_dialog_is_refused(datum, venster):
    dialoog, _ = datum
    with pytest.raises(RuntimeError):
        ask(dialoog, "Nog iets", "Weet u het zeker?", "Ja")
    assert dialogen(venster) == [dialoog]


def test_a_button_pressed_twice_brings_one_dialog(datum, venster, qtbot):
    dialoog, _ = datum
    ask(venster, "Nog iets", "Weet u het zeker?", "Ja")
    assert [d for d in dialogen(venster) if d.isVisible()] == [dialoog]


def test_who_waits_for_the_office_presses_once_and_does_not_close(venster, qtbot):
    dialoog = Dialog(venster, "Taak verzetten", "", verb="Verzetten", stays=True)
    gehoord = []
    dialoog.agreed.connect(lambda: (gehoord.append(1), setattr(dialoog, "waiting", True)))
    dialoog.open()
    knop(dialoog, "Verzetten").click()
    knop(dialoog, "Verzetten").click()
    dialoog.reject()
    assert dialoog.isVisible()
    assert gehoord == [1]
    dialoog.waiting = False
    dialoog.reject()
    assert not dialoog.isVisible()


def test_a_dialog_that_stays_waits_for_who_opened_it(venster, qtbot):
    dialoog = Dialog(venster, "Taak verzetten", "", verb="Verzetten", stays=True)
    dialoog.open()
    with qtbot.waitSignal(dialoog.agreed):
        knop(dialoog, "Verzetten").click()
    assert dialoog.isVisible()
    dialoog.accept()
    assert dialogen(venster) == []


def test_a_question_starts_at_its_verb(venster, qtbot):
    dialoog = ask(venster, "Lijst afdrukken", "De lijst heeft 12 pagina's.", "Druk af")
    qtbot.waitUntil(knop(dialoog, "Druk af").hasFocus)
    with qtbot.waitSignal(dialoog.agreed):
        QTest.keyClick(knop(dialoog, "Druk af"), Qt.Key.Key_Return)


def test_enter_does_not_do_what_cannot_be_undone(venster, qtbot):
    dialoog = ask(venster, "Notitie vernietigen", "De notitie gaat voorgoed weg.", "Vernietig", danger=True)
    qtbot.waitUntil(knop(dialoog, "Annuleren").hasFocus)
    with qtbot.assertNotEmitted(dialoog.agreed):
        QTest.keyClick(dialoog, Qt.Key.Key_Return)
    assert dialogen(venster) == []


def test_danger_stands_alone_in_its_corner(venster):
    dialoog = ask(venster, "Notitie vernietigen", "De notitie gaat voorgoed weg.", "Vernietig", danger=True)
    gevaar, veilig = knop(dialoog, "Vernietig"), knop(dialoog, "Annuleren")
    assert gevaar.property("kind") == "danger"
    assert veilig.x() - gevaar.geometry().right() > 50


@pytest.mark.parametrize("getypt", ["", "2025-0148", "2025-0147 x"])
def test_without_the_word_nothing_happens(venster, qtbot, getypt):
    dialoog = ask(venster, "Dossier vernietigen", "Dit kan niet terug.", "Vernietig", danger=True, typed="2025-0147")
    veld = dialoog.findChild(Field)
    veld.editor.setText(getypt)
    with qtbot.assertNotEmitted(dialoog.agreed):
        knop(dialoog, "Vernietig").click()
    assert dialoog.isVisible()
    assert veld.error == "Typ 2025-0147 in dit veld. Zo weten wij zeker dat u dit wilt."
    qtbot.waitUntil(veld.editor.hasFocus)


@pytest.mark.parametrize("getypt", ["VERNIETIG", " vernietig "])
def test_with_the_word_it_happens(venster, qtbot, getypt):
    dialoog = ask(venster, "Dossier vernietigen", "Dit kan niet terug.", "Vernietig", danger=True, typed="VERNIETIG")
    dialoog.findChild(Field).editor.setText(getypt)
    with qtbot.waitSignal(dialoog.agreed):
        QTest.keyClick(dialoog.findChild(Field).editor, Qt.Key.Key_Return)
    assert dialogen(venster) == []


@pytest.mark.parametrize("punten", TEXT_SIZES)
def test_no_word_is_cut_also_with_a_remark_at_the_field(venster, kleed, punten, qtbot):
    kleed(point_size=punten)
    dialoog = ask(
        venster, "Dossier vernietigen", "Alle stukken van Visser gaan voorgoed weg. Dit kan niet terug. " * 2,
        "Vernietig", danger=True, typed="2025-0147",
    )  # fmt: skip
    dialoog.confirm()
    for _ in range(5):
        QTest.qWait(1)
    teksten = [w for w in dialoog.findChildren(QLabel) if w.isVisible() and w.text()]
    assert len(teksten) == 4
    assert [w.text() for w in teksten if w.height() < w.heightForWidth(w.width())] == []
    schuif = dialoog.findChild(QScrollArea)
    assert not schuif.verticalScrollBar().isVisible()
    assert schuif.viewport().height() >= schuif.widget().heightForWidth(schuif.viewport().width())


@pytest.mark.parametrize("punten", TEXT_SIZES)
def test_a_long_form_scrolls_and_keeps_its_buttons_in_sight(venster, kleed, punten, qtbot):
    kleed(point_size=punten)
    velden = [Field(f"Vraag {n}", LineEdit(18), "Zoals het op de brief staat.") for n in range(30)]
    dialoog = Dialog(venster, "Lange lijst", "Vul in wat u weet.", *velden, verb="Bewaar")
    dialoog.open()
    for _ in range(5):
        QTest.qWait(1)
    assert dialoog.height() <= dialoog.screen().availableGeometry().height()
    bewaar = knop(dialoog, "Bewaar")
    assert bewaar.mapTo(dialoog, bewaar.rect().bottomRight()).y() < dialoog.height()
    for _ in range(25):
        QTest.keyClick(dialoog.focusWidget(), Qt.Key.Key_Tab)
    ver = dialoog.focusWidget()
    assert ver in [veld.editor for veld in velden[20:]]
    qtbot.waitUntil(lambda: not ver.visibleRegion().isEmpty())
    dialoog.reject()


@pytest.mark.parametrize("woorden", range(24, 60, 3))
def test_the_buttons_stand_sixteen_below_the_words(venster, qtbot, woorden):
    """Also where the words would take one line more beside a scroll bar, which does not come."""
    zin = Text(" ".join(["woord"] * woorden), wrap=True)
    dialoog = Dialog(venster, "Taak verzetten", "De taak staat nu op 9 maart.", zin, verb="Verzetten")
    dialoog.open()
    qtbot.waitExposed(dialoog)
    onder = zin.mapTo(dialoog, zin.rect().bottomLeft()).y() + 1
    knop_ = knop(dialoog, "Verzetten")
    assert knop_.mapTo(dialoog, QPoint(0, 0)).y() - onder == SPACE["l"]
    assert not dialoog.findChild(QScrollArea).verticalScrollBar().isVisible()
    dialoog.reject()


@pytest.mark.parametrize("kleuren", list(Scheme)[:2])
def test_a_dialog_comes_loose_from_its_page(venster, kleed, qtbot, kleuren):
    look = kleed(kleuren)
    dialoog = ask(venster, "Taak verzetten", "De taak staat nu op 9 maart.", "Verzetten")
    qtbot.waitExposed(dialoog)
    plaatje = dialoog.grab().toImage()
    gronden = {plaatje.pixelColor(3, hoog).name() for hoog in range(3, plaatje.height() - 3)}
    assert gronden == {look.tokens["raised"].lower()}
    dialoog.reject()
