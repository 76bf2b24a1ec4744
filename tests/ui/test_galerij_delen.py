"""The parts of wizards, lists and letters together: nothing is cut, nameless or out of reach of the keyboard."""

import galerij_delen
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from test_widgets import BEDIENBAAR, afgekapt, naam

from bbzdesk.ui.tokens import TEXT_SIZES


@pytest.fixture
def bladzij(kleed, qtbot, qapp):
    def maak(breed=1166, punten=10):
        kleed(point_size=punten)
        pagina = galerij_delen.maak()
        qtbot.addWidget(pagina)
        pagina.resize(breed, 900)
        pagina.show()
        for _ in range(4):
            qapp.sendPostedEvents()
            QTest.qWait(0)
        return pagina

    yield maak
    kleed()


def bedienbaar(pagina):
    return [w for w in pagina.findChildren(QWidget) if isinstance(w, BEDIENBAAR) and w.isVisible()]


@pytest.mark.parametrize("breed", [1366, 1024, 820])
@pytest.mark.parametrize("punten", TEXT_SIZES)
def test_nothing_is_cut_at_any_text_size(bladzij, punten, breed):
    assert afgekapt(bladzij(breed, punten)) == []


def test_everything_that_can_be_operated_has_a_name(bladzij):
    pagina = bladzij()
    gevonden = bedienbaar(pagina)
    assert len(gevonden) > 15
    assert [w for w in gevonden if not naam(w).strip()] == []


def test_everything_that_can_be_operated_is_reached_with_tab(bladzij):
    pagina = bladzij()
    bereikt, w = set(), pagina
    for _ in range(300):
        w = w.nextInFocusChain()
        bereikt.add(w)
    gevonden = bedienbaar(pagina)
    assert [naam(w) for w in gevonden if w not in bereikt or not w.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def test_the_name_holds_the_word_on_the_button(bladzij):
    """Who speaks to the computer says the word that is seen."""
    pagina = bladzij()
    knoppen = [w for w in bedienbaar(pagina) if w.text()]
    assert [naam(w) for w in knoppen if w.text().strip("\u00a0 …") not in naam(w)] == []
