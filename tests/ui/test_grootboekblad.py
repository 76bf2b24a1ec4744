"""The ledger of a claim on the screen: what was turned back stays to be read, and only what can be is offered."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bbzdesk.services.leningbeeld import Boekregel
from bbzdesk.ui.widgets.ledger import TURN_BACK, LedgerView

REGELS = (
    Boekregel(date(2025, 6, 1), "Uitbetaling lening", 1_200_000, 0, 0, 1_200_000, False, False, "a"),
    Boekregel(date(2025, 7, 2), "Betaling", -20_000, -4_331, 0, 1_200_000, True, False, "b"),
    Boekregel(date(2025, 7, 3), "Betaling", -16_331, -8_000, 0, 1_183_669, False, True, "c"),
)


@pytest.fixture
def blad(kleed, qtbot):
    kleed()
    gemaakt = LedgerView(REGELS)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(1000, 200)
    gemaakt.show()
    return gemaakt


def tekst(blad: LedgerView, rij: int, kolom: int) -> str:
    return blad.list_model.index(rij, kolom).data()


def test_a_line_turned_back_says_so_in_words_and_is_muted(blad):
    assert tekst(blad, 1, 1) == "Betaling · teruggedraaid"
    model = blad.list_model
    assert all(model.cell(model.index(1, at)).quiet for at in range(6))
    assert tekst(blad, 2, 1) == "Betaling"
    assert not model.cell(model.index(2, 1)).quiet


def test_only_what_can_be_turned_back_is_offered(blad, qtbot):
    assert [tekst(blad, rij, 5) for rij in range(3)] == ["", "", TURN_BACK]
    blad.setCurrentIndex(blad.list_model.index(2, 5))
    with qtbot.waitSignal(blad.turn_back) as terug:
        QTest.keyClick(blad, Qt.Key.Key_Return)
    assert terug.args == [REGELS[2]]


def test_the_order_of_the_bookings_cannot_be_changed(blad):
    assert not blad.isSortingEnabled()
    kop = blad.horizontalHeader()
    QTest.mouseClick(kop.viewport(), Qt.MouseButton.LeftButton)
    assert blad.list_model.sorted_by is None


def test_new_lines_keep_the_line_in_hand(blad):
    blad.select("c")
    blad.list_model.set_rows((*REGELS, Boekregel(date(2025, 8, 1), "Rente", 0, 8_000, 0, 1_191_669, False, False, "d")))
    assert blad.current_row().sleutel == "c"


def test_costs_have_a_column_where_there_are_any(kleed, qtbot):
    kleed()
    met = LedgerView((*REGELS, Boekregel(date(2025, 8, 1), "Kosten", 0, 0, 4_500, 1_188_169, False, False, "e")))
    qtbot.addWidget(met)
    assert "Kosten" in [kolom.title for kolom in met.list_model.columns]
    zonder = LedgerView(REGELS)
    qtbot.addWidget(zonder)
    assert "Kosten" not in [kolom.title for kolom in zonder.list_model.columns]
