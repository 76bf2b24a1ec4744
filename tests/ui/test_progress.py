"""Progress: words always, a bar when the total is known, and Stop."""

import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton

from bbzdesk.ui.widgets.progress import Progress


@pytest.fixture
def voortgang(kleed, qtbot):
    def maak(totaal=0):
        regel = Progress("De debiteuren worden gelezen", totaal)
        qtbot.addWidget(regel)
        regel.resize(600, 50)
        regel.show()
        return regel

    return maak


def test_without_a_total_there_is_no_bar(voortgang):
    regel = voortgang()
    assert not regel.findChild(QProgressBar).isVisible()
    assert regel.accessibleName() == "De debiteuren worden gelezen"


def test_with_a_total_it_says_how_far(voortgang):
    regel = voortgang(120)
    regel.set_step(43, 120)
    balk = regel.findChild(QProgressBar)
    assert balk.isVisible()
    assert (balk.value(), balk.maximum()) == (43, 120)
    assert balk.accessibleName() == "De debiteuren worden gelezen"
    assert regel.accessibleName() == "De debiteuren worden gelezen 43 van 120"


def test_nothing_jumps_when_the_total_becomes_known(voortgang):
    regel = voortgang()
    hoog, knop = regel.sizeHint().height(), regel.findChild(QPushButton)
    plaats = knop.geometry()
    regel.set_step(1, 10)
    assert (regel.sizeHint().height(), knop.geometry()) == (hoog, plaats)


def test_stop_is_asked_once_and_says_what_happens(voortgang, qtbot):
    regel = voortgang(10)
    knop = regel.findChild(QPushButton)
    assert knop.accessibleName() == "Stop: De debiteuren worden gelezen"
    with qtbot.waitSignal(regel.stopped):
        knop.click()
    assert not knop.isVisible()
    assert "stopt zodra het kan" in regel.accessibleName()
