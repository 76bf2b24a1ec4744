"""The bar of tabs where not all of them fit: whole tabs only, the present one always in sight."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from bbzdesk.ui.pages.dossier_tabs import TABS, tab_words
from bbzdesk.ui.pages.dossier_tabs.tabbar import TabBar, TabStrip
from bbzdesk.ui.widgets.layouts import column, holder


@pytest.fixture
def strook(kleed, qtbot):
    kleed()
    gemaakt = TabStrip(TabBar("Onderdelen", [tab_words(key) for key in TABS]))
    venster = holder(column(gemaakt, None))
    qtbot.addWidget(venster)

    def op(breed):
        venster.resize(breed, 200)
        venster.show()
        QTest.qWait(0)
        return gemaakt

    return op


def in_zicht(strook):
    """Which tabs stand there whole, and which are cut in their words."""
    balk, vlak = strook._bar, strook.viewport()
    zicht = QRect(balk.mapFrom(vlak, vlak.rect().topLeft()), vlak.size())
    woord = [balk.tabRect(n).adjusted(0, 0, -20, 0) for n in range(balk.count())]
    heel = [n for n, vak in enumerate(woord) if zicht.contains(vak)]
    return heel, [n for n, vak in enumerate(woord) if n not in heel and zicht.intersects(vak)]


def pijlen(strook):
    return [knop for knop in strook.findChildren(QPushButton) if knop.isVisible()]


def test_where_all_fit_there_are_no_arrows(strook):
    gezien = strook(1100)
    assert in_zicht(gezien) == (list(range(len(TABS))), [])
    assert pijlen(gezien) == []


@pytest.mark.parametrize("breed", [700, 500, 333, 220])
def test_no_tab_is_cut_and_the_present_one_is_in_sight(strook, breed):
    gezien = strook(breed)
    for nummer in (*range(len(TABS)), 3, 0):
        gezien._bar.setCurrentIndex(nummer)
        heel, half = in_zicht(gezien)
        assert half == []
        assert nummer in heel
        assert [knop.accessibleName() for knop in pijlen(gezien)] == ["Tabbladen naar links", "Tabbladen naar rechts"]


def test_the_arrows_bring_the_others_without_choosing_them(strook):
    gezien = strook(500)
    links, rechts = pijlen(gezien)
    assert not links.isEnabled()
    for _ in range(len(TABS)):
        rechts.click()
    assert not rechts.isEnabled()
    assert len(TABS) - 1 in in_zicht(gezien)[0]
    assert gezien._bar.currentIndex() == 0
    gezien._bar.setCurrentIndex(1)
    assert 1 in in_zicht(gezien)[0]
    assert links.isEnabled() is (0 not in in_zicht(gezien)[0])


def test_the_tabs_stand_whole_at_another_text_size_too(strook, kleed):
    gezien = strook(800)
    gezien._bar.setCurrentIndex(6)
    try:
        kleed(point_size=18)
        QTest.qWait(0)
        heel, half = in_zicht(gezien)
        assert half == []
        assert 6 in heel
        assert gezien.height() >= gezien._bar.height()
    finally:
        kleed()
