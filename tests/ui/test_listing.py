"""A list of sentences: the marks stand in a column of their own, so that a longer sentence hangs below its words."""

import pytest
from PySide6.QtTest import QTest

from bbzdesk.ui.widgets.layouts import column, holder
from bbzdesk.ui.widgets.listing import Listing
from bbzdesk.ui.widgets.text import Text

ZINNEN = ("Kort.", "Een zin die te lang is voor deze breedte en daarom op een volgende regel verder gaat.", "En <b>.")


@pytest.mark.parametrize(("genummerd", "tekens"), [(True, ["1.", "2.", "3."]), (False, ["•"] * 3)])
def test_all_words_begin_at_one_edge_also_on_the_next_line(kleed, qtbot, genummerd, tekens):
    kleed()
    lijst = Listing(ZINNEN, numbered=genummerd, margins=(0, 0, 0, 0))
    venster = holder(column(lijst, None))
    qtbot.addWidget(venster)
    venster.resize(240, 300)
    venster.show()
    QTest.qWait(0)
    delen = lijst.findChildren(Text)
    merken, woorden = delen[::2], delen[1::2]
    assert [deel.text() for deel in merken] == tekens
    assert tuple(deel.text() for deel in woorden) == ZINNEN
    assert len({deel.x() for deel in woorden}) == 1
    assert all(merk.geometry().right() < woord.x() for merk, woord in zip(merken, woorden, strict=True))
    assert woorden[1].height() >= 2 * woorden[0].height()
    assert merken[1].y() == woorden[1].y(), "the mark stands at the first line"
    assert lijst.accessibleName() == "Lijst van 3"
