"""The head of a wizard: a reader hears the step, and a step that is done is a button back to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from bbzdesk.ui.tokens import TEXT_SIZES
from bbzdesk.ui.widgets.layouts import column, holder
from bbzdesk.ui.widgets.stepper import Stepper

STAPPEN = ("Soort", "Gegevens en voorwaarden", "Controleren", "Voorbeeld", "Definitief")


@pytest.fixture
def kop(kleed, qtbot):
    vensters = []

    def maak(breed=1118, huidig=2, punten=10):
        kleed(point_size=punten)
        gemaakt = Stepper(STAPPEN, huidig)
        venster = holder(column(gemaakt, None))
        qtbot.addWidget(venster)
        vensters.append(venster)
        venster.resize(breed, 200)
        venster.show()
        QTest.qWait(0)
        return gemaakt

    yield maak
    kleed()


def woorden(gemaakt):
    return [w.text() for w in gemaakt.findChildren(QLabel) if w.isVisible()]


def test_the_name_says_which_of_how_many(kop):
    assert kop().accessibleName() == "Stap 3 van 5: Controleren"


def test_every_step_has_its_word_where_there_is_room(kop):
    assert woorden(kop()) == list(STAPPEN)


def test_only_the_present_step_keeps_its_word_where_there_is_none(kop):
    assert woorden(kop(400)) == ["Controleren"]


@pytest.mark.parametrize("punten", TEXT_SIZES)
@pytest.mark.parametrize("breed", [1118, 800, 500])
def test_nothing_is_cut(kop, punten, breed):
    gemaakt = kop(breed, punten=punten)
    zichtbaar = [w for w in gemaakt.findChildren(QLabel) if w.isVisible()]
    assert [w.text() for w in zichtbaar if w.width() < w.sizeHint().width()] == []


def test_a_step_that_is_done_goes_back_to_it(kop, qtbot):
    gemaakt = kop()
    knoppen = gemaakt.findChildren(QPushButton)
    assert [k.accessibleName().split(",")[0] for k in knoppen] == ["Stap 1: Soort", "Stap 2: Gegevens en voorwaarden"]
    with qtbot.waitSignal(gemaakt.asked) as gevraagd:
        QTest.keyClick(knoppen[1], Qt.Key.Key_Space)
    assert gevraagd.args == [1]


def test_the_next_step_makes_this_one_a_button(kop):
    gemaakt = kop()
    gemaakt.set_current(3)
    QTest.qWait(0)
    assert gemaakt.accessibleName() == "Stap 4 van 5: Voorbeeld"
    zichtbaar = [k for k in gemaakt.findChildren(QPushButton) if k.isVisible()]
    assert len(zichtbaar) == 3


def test_the_last_step_ends_where_the_page_ends(kop):
    gemaakt = kop()
    laatste = [w for w in gemaakt.findChildren(QLabel) if w.isVisible()][-1]
    assert laatste.mapTo(gemaakt, laatste.rect().topRight()).x() >= gemaakt.width() - 2
