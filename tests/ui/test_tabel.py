"""The table on the screen: keyboard, mouse, widths that follow the text, a row in hand, and a column that stays."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from bbzdesk.ui import theme
from bbzdesk.ui.models.table import Column, TableModel
from bbzdesk.ui.widgets.cells import action_rect, cell_width
from bbzdesk.ui.widgets.layouts import Page, PageScroll
from bbzdesk.ui.widgets.panels import Heading
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.tablemenu import columns_menu, row_menu, sort_menu
from bbzdesk.ui.widgets.totals import TablePanel, Total, TotalsLine


@dataclass(frozen=True, slots=True)
class Rij:
    nummer: int
    status: str
    naam: str
    saldo: int
    betaald: date
    doen: str


KOLOMMEN = (
    Column("status", "Stoplicht", "status", 15, lambda r: r.status),
    Column("naam", "Ondernemer", "key", 20, lambda r: r.naam),
    Column("saldo", "Saldo", "money", 4, lambda r: r.saldo),
    Column("betaald", "Laatste betaling", "date", 13, lambda r: r.betaald),
    Column("doen", "Volgende actie", "action", 20, lambda r: r.doen),
)
RIJEN = tuple(
    Rij(n, "letop" if n % 3 else "achterstand", f"Jansen {chr(65 + n)}", n * 123_456, date(2026, 3, n), "Bel" if n % 2 else "")
    for n in range(1, 13)
)  # fmt: skip


@pytest.fixture
def tabel(kleed, qtbot):
    kleed()
    gemaakt = Table(TableModel(KOLOMMEN, RIJEN, identity=lambda r: r.nummer), "Debiteuren")
    qtbot.addWidget(gemaakt)
    gemaakt.resize(900, 300)
    gemaakt.show()
    gemaakt.activateWindow()
    gemaakt.setFocus()
    qtbot.waitUntil(gemaakt.hasFocus)
    yield gemaakt
    kleed()


def kolom(tabel: Table, sleutel: str) -> int:
    return [c.key for c in tabel.list_model.columns].index(sleutel)


def kies(tabel: Table, rij: int, sleutel: str) -> None:
    tabel.setCurrentIndex(tabel.list_model.index(rij, kolom(tabel, sleutel)))


def klik(tabel: Table, rij: int, sleutel: str, *, naast: bool = False) -> None:
    plek = tabel.list_model.index(rij, kolom(tabel, sleutel))
    knop = action_rect(tabel.list_model.cell(plek), tabel.visualRect(plek))
    waar = QPoint(int(knop.right()) + 12, int(knop.center().y())) if naast else knop.center().toPoint()
    QTest.mouseClick(tabel.viewport(), Qt.MouseButton.LeftButton, pos=waar)


def acties(menu: QMenu) -> dict[str, object]:
    return {actie.text(): actie for actie in menu.actions() if actie.text()}


def test_enter_opens_the_row_and_does_the_action_on_the_action_cell(tabel, qtbot):
    kies(tabel, 0, "naam")
    with qtbot.waitSignal(tabel.opened) as open_:
        QTest.keyClick(tabel, Qt.Key.Key_Return)
    assert open_.args == [RIJEN[0]]
    kies(tabel, 0, "doen")
    with qtbot.waitSignal(tabel.acted) as gedaan:
        QTest.keyClick(tabel, Qt.Key.Key_Enter)
    assert gedaan.args == [RIJEN[0]]
    kies(tabel, 1, "doen")
    with qtbot.waitSignal(tabel.opened, timeout=1000) as zonder_actie:
        QTest.keyClick(tabel, Qt.Key.Key_Return)
    assert zonder_actie.args == [RIJEN[1]]


def test_a_click_on_the_outlined_word_acts_and_beside_it_only_chooses(tabel, qtbot):
    with qtbot.waitSignal(tabel.acted) as gedaan:
        klik(tabel, 2, "doen")
    assert gedaan.args == [RIJEN[2]]
    with qtbot.assertNotEmitted(tabel.acted):
        klik(tabel, 4, "doen", naast=True)
    assert tabel.current_row() == RIJEN[4]


def test_a_double_click_opens_but_not_on_the_action(tabel, qtbot):
    plek = tabel.visualRect(tabel.list_model.index(1, 1)).center()
    QTest.mouseClick(tabel.viewport(), Qt.MouseButton.LeftButton, pos=plek)
    with qtbot.waitSignal(tabel.opened) as open_:
        QTest.mouseDClick(tabel.viewport(), Qt.MouseButton.LeftButton, pos=plek)
    assert open_.args == [RIJEN[1]]
    plek = tabel.visualRect(tabel.list_model.index(0, 4)).center()
    with qtbot.assertNotEmitted(tabel.opened):
        QTest.mouseClick(tabel.viewport(), Qt.MouseButton.LeftButton, pos=plek)
        QTest.mouseDClick(tabel.viewport(), Qt.MouseButton.LeftButton, pos=plek)


def test_ctrl_c_copies_the_row_as_text(tabel):
    kies(tabel, 0, "naam")
    QTest.keyClick(tabel, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Let op\tJansen B\t€\xa01.234,56\t1 mrt 2026\tBel"


def test_tab_leaves_the_table(tabel):
    assert not tabel.tabKeyNavigation()


def test_a_click_on_a_head_orders_and_a_second_one_turns_it_around(tabel):
    kop = tabel.horizontalHeader()
    midden = QPoint(tabel.columnViewportPosition(2) + 20, kop.height() // 2)
    QTest.mouseClick(kop.viewport(), Qt.MouseButton.LeftButton, pos=midden)
    eerste = tabel.list_model.sorted_by
    QTest.mouseClick(kop.viewport(), Qt.MouseButton.LeftButton, pos=midden)
    assert {eerste, tabel.list_model.sorted_by} == {("saldo", False), ("saldo", True)}


def test_the_menus_order_and_choose_columns_without_a_mouse(tabel):
    acties(sort_menu(tabel))["Saldo, aflopend"].trigger()
    assert tabel.list_model.rows_shown()[0] == RIJEN[-1]
    assert acties(sort_menu(tabel))["Saldo, aflopend"].isChecked()
    acties(columns_menu(tabel))["Laatste betaling"].trigger()
    assert [c.key for c in tabel.list_model.columns] == ["status", "naam", "saldo", "doen"]
    assert tabel.horizontalHeader().sortIndicatorSection() == 2
    assert "Ondernemer" not in acties(columns_menu(tabel))
    acties(columns_menu(tabel))["Laatste betaling"].trigger()
    assert tabel.list_model.columnCount() == 5


def test_a_menu_that_a_button_keeps_shows_the_columns_of_now(tabel, qapp):
    bewaard = tabel.columns_menu()
    tabel.list_model.show_columns(["status"])
    bewaard.popup(QPoint(0, 0))
    assert not acties(bewaard)["Saldo"].isChecked()
    assert acties(bewaard)["Stoplicht"].isChecked()
    bewaard.close()


def test_the_menu_key_and_the_right_button_give_menus_that_go_away(tabel, qapp):
    kop = tabel.horizontalHeader()
    wat = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), tabel.mapToGlobal(QPoint(5, 5)))
    qapp.sendEvent(tabel.viewport(), wat)
    assert {actie.text() for actie in QApplication.activePopupWidget().actions()} >= {"Openen", "Sorteren", "Kolommen"}
    QApplication.activePopupWidget().close()
    kop.customContextMenuRequested.emit(QPoint(5, 5))
    assert [actie.text() for actie in QApplication.activePopupWidget().actions()] == ["Sorteren", "Kolommen"]
    QApplication.activePopupWidget().close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert tabel.findChildren(QMenu) == []


def test_a_model_that_has_an_order_keeps_it_in_its_table(kleed, qtbot):
    kleed()
    model = TableModel(KOLOMMEN, RIJEN)
    model.sort(2, Qt.SortOrder.DescendingOrder)
    gemaakt = Table(model, "Debiteuren")
    qtbot.addWidget(gemaakt)
    assert model.rows_shown()[0] == RIJEN[-1]
    kop = gemaakt.horizontalHeader()
    assert (kop.sortIndicatorSection(), kop.sortIndicatorOrder()) == (2, Qt.SortOrder.DescendingOrder)
    gemaakt.sort_by_key("naam")
    assert model.sorted_by == ("naam", False)
    gemaakt.sort_by_key("is er niet")
    assert model.sorted_by == ("naam", False)


def test_the_row_under_the_pointer_and_the_row_in_hand_look_different(tabel):
    def grond(rij: int) -> str:
        plek = tabel.visualRect(tabel.list_model.index(rij, 4))
        return tabel.viewport().grab().toImage().pixelColor(plek.right() - 3, plek.center().y()).name()

    look = theme.current()
    tabel.point_at(2)
    assert [grond(rij) for rij in range(3)] == [look.color(naam).name() for naam in ("accent_soft", "raised", "hover")]
    tabel.point_at(-1)
    assert grond(2) == look.color("raised").name()


def test_in_high_contrast_the_row_in_hand_stands_in_600(tabel, kleed):
    kleed(theme.Scheme.CONTRAST)
    kies(tabel, 0, "naam")
    plek = tabel.visualRect(tabel.list_model.index(1, 3))
    licht = tabel.viewport().grab(plek).toImage()
    kies(tabel, 1, "naam")
    assert tabel.viewport().grab(plek).toImage() != licht


def test_a_short_list_in_a_panel_marks_its_row_only_with_the_keyboard(tabel):
    tabel.fit_to_rows()
    assert tabel.marks_choice()
    tabel.clearFocus()
    assert not tabel.marks_choice()


@pytest.mark.parametrize("breed", [300, 1400])
def test_the_arrow_of_the_order_never_lies_over_a_title(tabel, qapp, breed):
    tabel.resize(breed, 300)
    look = theme.current()
    kop = QFontMetrics(look.font("small", strong=True))
    for at in range(4):
        tabel.sort_by(at)
        qapp.processEvents()
        assert tabel.columnWidth(at) >= kop.horizontalAdvance(KOLOMMEN[at].title) + 20 + look.icon_px
    tabel.horizontalScrollBar().setValue(tabel.horizontalScrollBar().maximum() - tabel.columnWidth(4))
    op = tabel.horizontalHeader().grab().toImage()
    tabel.sort_by(3, down=True)
    assert tabel.horizontalHeader().grab().toImage() != op


def test_a_head_says_how_the_list_is_ordered(tabel):
    tabel.sort_by(2, down=True)
    koppen = [
        tabel.list_model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) for at in (1, 2)
    ]
    assert koppen == ["Ondernemer", "Saldo, aflopend gesorteerd"]


def test_the_menu_of_a_row_opens_and_acts(tabel, qtbot):
    kies(tabel, 0, "naam")
    with qtbot.waitSignal(tabel.acted) as gedaan:
        acties(row_menu(tabel))["Bel"].trigger()
    assert gedaan.args == [RIJEN[0]]
    kies(tabel, 1, "naam")
    assert "Bel" not in acties(row_menu(tabel))
    with qtbot.waitSignal(tabel.opened):
        acties(row_menu(tabel))["Openen"].trigger()


def test_there_is_always_a_row_in_hand(tabel):
    model = tabel.list_model
    assert tabel.current_row() == RIJEN[0]
    kies(tabel, 4, "saldo")
    model.set_words("jansen")
    assert (tabel.current_row(), tabel.currentIndex().column()) == (RIJEN[4], 2)
    tabel.sort_by(2, down=True)
    assert tabel.current_row() == RIJEN[4]
    model.set_filter("zonder", lambda r: r.nummer != 5)
    assert tabel.currentIndex().isValid()
    model.set_words("niets dat er is")
    assert tabel.current_row() is None
    model.set_words("")
    assert tabel.current_row() is not None
    model.set_rows(tuple(Rij(r.nummer, "bij", r.naam, 0, r.betaald, "") for r in RIJEN))
    assert tabel.currentIndex().isValid()
    assert tabel.selectionModel().selectedRows()[0].row() == tabel.currentIndex().row()


def test_select_finds_a_row_by_its_identity(tabel):
    assert tabel.select(7)
    assert tabel.current_row() == RIJEN[6]
    assert not tabel.select(99)
    assert tabel.current_row() == RIJEN[6]


@pytest.mark.parametrize("punten", [10, 14, 18])
def test_amounts_are_never_cut_and_rows_are_as_high_as_a_control(tabel, kleed, punten):
    kleed(point_size=punten)
    look = theme.current()
    breedste = QFontMetrics(look.font(strong=True)).horizontalAdvance("€\xa014.814,72")
    assert tabel.columnWidth(2) >= breedste + 20
    assert tabel.rowHeight(0) == look.control_h
    kop = QFontMetrics(look.font("small", strong=True))
    for at, kolom_ in enumerate(KOLOMMEN):
        assert tabel.columnWidth(at) >= kop.horizontalAdvance(kolom_.title) + 20


def test_the_last_column_takes_the_spare_width(tabel, qapp):
    tabel.resize(1500, 300)
    qapp.processEvents()
    assert sum(tabel.columnWidth(at) for at in range(5)) == tabel.viewport().width()


def test_sideways_the_key_column_stays_in_sight(tabel, qapp):
    tabel.resize(380, 300)
    qapp.processEvents()
    balk = tabel.horizontalScrollBar()
    assert balk.maximum() > 0
    assert not tabel.frozen.isVisible()
    balk.setValue(balk.maximum())
    assert tabel.frozen.isVisible()
    assert tabel.frozen.columnViewportPosition(1) == 0
    assert [at for at in range(5) if not tabel.frozen.isColumnHidden(at)] == [1]
    assert tabel.first_in_sight() == 1
    tabel.verticalScrollBar().setValue(40)
    assert tabel.frozen.verticalScrollBar().value() == 40
    kies(tabel, 3, "saldo")
    assert tabel.columnViewportPosition(2) >= tabel.frozen.width() or not tabel.frozen.isVisible()
    balk.setValue(0)
    assert not tabel.frozen.isVisible()


def test_a_click_in_the_column_that_stays_chooses_the_row(tabel, qapp):
    tabel.resize(380, 300)
    qapp.processEvents()
    tabel.horizontalScrollBar().setValue(tabel.horizontalScrollBar().maximum())
    was = tabel.horizontalScrollBar().value()
    QTest.mouseClick(
        tabel.frozen.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, theme.current().control_h * 2 + 5)
    )
    assert tabel.current_row() == RIJEN[2]
    assert tabel.horizontalScrollBar().value() == was


def test_a_fitted_table_is_as_high_as_its_rows(tabel, kleed):
    tabel.fit_to_rows()
    kop = tabel.horizontalHeader().sizeHint().height()
    assert tabel.sizeHint().height() == 12 * theme.current().control_h + kop
    tabel.list_model.set_filter("een", lambda r: r.nummer == 1)
    assert tabel.sizeHint().height() == theme.current().control_h + kop
    tabel.resize(1400, 300)
    kleed(point_size=14)
    assert tabel.sizeHint().height() == theme.current().control_h + tabel.horizontalHeader().sizeHint().height()


def test_an_empty_list_says_so(tabel):
    voor = tabel.grab().toImage()
    tabel.list_model.set_words("niets dat er is")
    leeg = tabel.grab().toImage()
    tabel.nothing = ""
    assert tabel.grab().toImage() != leeg != voor


def test_a_reader_hears_column_and_value(tabel):
    lezer = QAccessible.queryAccessibleInterface(tabel)
    assert lezer.text(QAccessible.Text.Name) == "Debiteuren"
    gehoord = {lezer.child(at).text(QAccessible.Text.Name) for at in range(lezer.childCount())}
    assert "Saldo: €\xa01.234,56" in gehoord


def test_the_totals_say_what_is_shown(kleed, qtbot):
    regel = TotalsLine()
    paneel = TablePanel(Table(TableModel(KOLOMMEN, RIJEN), "Debiteuren"), regel)
    qtbot.addWidget(paneel)
    regel.set_totals(
        "12 van 214 vorderingen", [Total("Saldo", "€ 1,00"), Total("Achterstand", "€ 2,00", "achterstand")]
    )
    assert regel.accessibleName() == "12 van 214 vorderingen; Saldo € 1,00; Achterstand € 2,00"
    regel.set_totals("Geen vorderingen", [])
    assert regel.accessibleName() == "Geen vorderingen"


NAAM, PARTNER = "Van 't Hóf, Timmerwerk Van 't Hóf en Zonen", "Regionaal Zelfstandigenloket Voorbeeldstreek"


@pytest.fixture
def namen(kleed, qtbot):
    """Two long words, in columns for which the design has less room."""
    kleed()
    kolommen = (
        Column("betaald", "Overgedragen op", "date", 24, lambda r: r.betaald),
        Column("naam", "Ondernemer", "key", 20, lambda r: r.naam, grows=True),
        Column("doen", "Aan", "text", 20, lambda r: r.doen),
    )
    rij = Rij(1, "bij", NAAM, 0, date(2026, 3, 1), PARTNER)
    gemaakt = Table(TableModel(kolommen, (rij,), identity=lambda r: r.nummer), "Overgedragen", sortable=False)
    qtbot.addWidget(gemaakt)
    yield gemaakt
    kleed()


def breedtes(tabel: Table, breed: int) -> tuple[list[int], int, int]:
    """The widths of the columns, and what the name and the partner need to be whole."""
    tabel.resize(breed, 200)
    tabel.show()
    QCoreApplication.processEvents()
    look = theme.current()
    vet, gewoon = QFontMetrics(look.font(strong=True)), look.metrics
    nodig = vet.horizontalAdvance(NAAM) + 20, gewoon.horizontalAdvance(PARTNER) + 20
    return [tabel.columnWidth(at) for at in range(3)], *nodig


def test_spare_width_goes_first_to_who_would_be_cut(namen):
    wide, naam, partner = breedtes(namen, 1100)
    assert wide[1] >= naam
    assert wide[2] >= partner
    assert sum(wide) == namen.viewport().width()


def test_white_space_goes_before_a_name_is_cut(namen):
    wide, naam, partner = breedtes(namen, 700)
    assert sum(wide) <= namen.viewport().width()
    assert wide[1] >= naam
    assert wide[2] < partner
    assert wide[0] < 24 * theme.current().em


def test_a_table_that_scrolls_gives_the_name_half_of_the_room_at_most(namen):
    wide, naam, _ = breedtes(namen, 560)
    assert sum(wide) > namen.viewport().width()
    assert wide[1] == min(naam, namen.viewport().width() // 2)


@pytest.mark.parametrize("punten", [9, 10, 12, 14, 18])
def test_a_column_of_its_measured_width_cuts_no_name(kleed, punten):
    """Measured in whole pixels a name lost its last letters to half a pixel."""
    look = kleed(point_size=punten)
    metrics = QFontMetrics(look.font(strong=True))
    for einde in range(len(NAAM)):
        woord = NAAM[: einde + 1].strip()
        assert metrics.elidedText(woord, Qt.TextElideMode.ElideRight, cell_width(KOLOMMEN[1], (woord,)) - 20) == woord
    kleed()


def test_the_page_scrolls_with_the_row_in_hand(tabel, qtbot):
    """A short list stands whole on its page; on a small window its last rows are below the edge."""
    blad = PageScroll(Page(Heading("Debiteuren"), (TablePanel(tabel), 1)), "Debiteuren")
    qtbot.addWidget(blad)
    blad.resize(700, 200)
    blad.show()
    blad.activateWindow()
    qtbot.waitExposed(blad)
    tabel.setFocus()
    qtbot.waitUntil(lambda: tabel.hasFocus() and tabel.height() > 300)
    assert tabel.verticalScrollBar().maximum() == 0
    assert blad.verticalScrollBar().value() == 0  # a page begins at its title
    for _ in RIJEN:
        QTest.keyClick(tabel, Qt.Key.Key_Down)
    rij = tabel.visualRect(tabel.currentIndex())
    waar = tabel.viewport().mapTo(blad.viewport(), rij.bottomLeft())
    assert tabel.currentIndex().row() == len(RIJEN) - 1
    assert blad.verticalScrollBar().value() > 0
    assert 0 < waar.y() <= blad.viewport().height()
    assert blad.horizontalScrollBar().value() == 0
    tabel.setParent(None)
