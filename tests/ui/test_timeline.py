"""The timeline: order, name of every moment, and which of them can be opened."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

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


def test_the_date_stands_beside_the_first_line_of_a_long_title(kleed, qtbot):
    look = kleed()
    lang = Timeline(
        (Moment("di 25 augustus", "brieven", "Stuk bewaard: ontvangstbevestiging van de aanvraag", "", "stuk-1"),)
    )
    qtbot.addWidget(lang)
    lang.resize(260, 200)
    lang.show()
    qtbot.waitExposed(lang)
    wat, wanneer = lang.findChildren(QLabel)
    assert wat.height() > 2 * look.line_h - 4
    boven = [w.mapTo(lang, QPoint(0, 0)).y() for w in (wat, wanneer)]
    assert boven[0] == boven[1]
    assert wanneer.height() < look.line_h + 2
    assert wat.text().endswith("aanvraag\u00a0›")  # black, with the sign of what opens


def test_the_spine_runs_from_icon_to_icon_also_after_one_line(kleed, qtbot):
    look = kleed()
    kort = Timeline((Moment("ma 9 mrt", "telefoon", "Gebeld"), Moment("do 5 mrt", "brieven", "Brief verzonden")))
    qtbot.addWidget(kort)
    kort.resize(400, 120)
    kort.show()
    qtbot.waitExposed(kort)
    plaatje, lijn = kort.grab().toImage(), QColor(look.tokens["line"])
    midden = 14 + look.icon_px // 2
    hoog = [y for y in range(plaatje.height()) if plaatje.pixelColor(midden, y) == lijn]
    assert len(hoog) >= 6
