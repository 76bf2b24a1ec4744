"""The timeline: order, name of every moment, and which of them can be opened."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from bbzdesk.ui.widgets.timeline import Moment, Timeline

MOMENTEN = (
    Moment("ma 9 mrt, 08:41", "telefoon", "Gebeld met mevrouw Jansen", "Zij betaalt op vrijdag 13 maart."),
    Moment("do 5 mrt", "brieven", "Brief verzonden", "Herinnering termijn 1 maart.", "brief-1"),
)


@pytest.fixture
def lijn(kleed, qtbot):
    gemaakt = Timeline(MOMENTEN)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(500, 200)
    gemaakt.show()
    QTest.qWait(0)
    return gemaakt


def namen(lijn):
    rijen = (lijn.layout().itemAt(n).widget() for n in range(lijn.layout().count()))
    return [rij.accessibleName() for rij in rijen]


def test_a_reader_hears_each_moment_and_how_many_there_are(lijn):
    assert lijn.accessibleName() == "Tijdlijn, 2 momenten, het nieuwste eerst"
    assert namen(lijn) == [
        "Gebeld met mevrouw Jansen. ma 9 mrt, 08:41. Zij betaalt op vrijdag 13 maart. 1 van 2",
        "Brief verzonden. do 5 mrt. Herinnering termijn 1 maart. 2 van 2",
    ]


def test_a_moment_with_a_key_opens_what_it_is_about(lijn, qtbot):
    (knop,) = lijn.findChildren(QPushButton)
    with qtbot.waitSignal(lijn.chosen) as gekozen:
        knop.click()
    assert gekozen.args == ["brief-1"]


def test_moments_stand_below_each_other_without_overlap(lijn):
    eerste, tweede = (lijn.layout().itemAt(n).widget() for n in range(2))
    assert eerste.geometry().bottom() < tweede.y()


def test_other_moments_take_the_place_of_the_first(lijn):
    lijn.set_moments(MOMENTEN[:1])
    assert lijn.accessibleName() == "Tijdlijn, 1 moment, het nieuwste eerst"
    assert namen(lijn) == ["Gebeld met mevrouw Jansen. ma 9 mrt, 08:41. Zij betaalt op vrijdag 13 maart. 1 van 1"]
