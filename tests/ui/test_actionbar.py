"""The action bar: back at the left, the one primary at the far right, wrapping when it is narrow."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from bbzdesk.ui.widgets.actionbar import ActionBar
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import column, holder


@pytest.fixture
def opgesteld(kleed, qtbot):
    terug, later, verder = Button("Terug", icon="terug"), Button("Sluit, ga later verder"), Button("Verder", "primary")
    balk = ActionBar(verder, later, back=terug, note="Concept bewaard om 08:41")
    venster = holder(column(balk, None))
    qtbot.addWidget(venster)

    def op(breed):
        venster.resize(breed, 200)
        venster.show()
        QTest.qWait(0)
        return balk, terug, later, verder

    return op


def links(deel, balk):
    return deel.mapTo(balk, deel.rect().topLeft()).x()


def test_back_is_left_and_primary_is_right(opgesteld):
    balk, terug, later, verder = opgesteld(1000)
    noot = balk.findChild(QLabel)
    assert links(terug, balk) == 24
    assert links(terug, balk) < links(noot, balk) < links(later, balk) < links(verder, balk)
    assert links(verder, balk) + verder.width() == balk.width() - 24


def test_a_narrow_bar_wraps_and_gets_higher(opgesteld):
    hoog = opgesteld(1000)[0].height()
    balk, _, _, verder = opgesteld(420)
    assert balk.height() > hoog
    assert links(verder, balk) + verder.width() <= balk.width()


def test_the_note_changes_and_goes(opgesteld):
    balk = opgesteld(1000)[0]
    noot = balk.findChild(QLabel)
    balk.set_note("Opgeslagen om 08:54")
    assert noot.text() == "Opgeslagen om 08:54"
    balk.set_note("")
    assert not noot.isVisible()
