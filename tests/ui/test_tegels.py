"""The status tiles: totals per colour and a filter at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bbzdesk.ui.tokens import STATUS
from bbzdesk.ui.widgets.tiles import StatusTile, StatusTiles, Tile

TEGELS = (Tile("bij", 163, "€ 1.384.520,60"), Tile("achterstand", 17, "€ 201.336,85"), Tile("afgelost", 4, "dit jaar"))


@pytest.fixture
def tegels(kleed, qtbot):
    kleed()
    gemaakt = StatusTiles(TEGELS)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(800, 80)
    gemaakt.show()
    return gemaakt


def knoppen(tegels: StatusTiles) -> list[StatusTile]:
    return [deel for deel in tegels.findChildren(StatusTile) if deel.isVisibleTo(tegels)]


def test_a_tile_says_word_count_and_amount(tegels):
    namen = [knop.accessibleName() for knop in knoppen(tegels)]
    assert namen == [
        "Bij: 163 vorderingen, € 1.384.520,60",
        "Achterstand: 17 vorderingen, € 201.336,85",
        "Afgelost: 4 vorderingen, dit jaar",
    ]


def test_one_tile_is_chosen_and_it_can_be_switched_off(tegels, qtbot):
    gekozen = []
    tegels.chosen.connect(gekozen.append)
    bij, achter, _ = knoppen(tegels)
    bij.click()
    achter.setFocus()
    QTest.keyClick(achter, Qt.Key.Key_Space)
    assert [knop.isChecked() for knop in knoppen(tegels)] == [False, True, False]
    assert tegels.current == "achterstand"
    achter.click()
    assert gekozen == ["bij", "achterstand", ""]
    assert tegels.current == ""


def test_choosing_from_elsewhere_says_nothing(tegels, qtbot):
    with qtbot.assertNotEmitted(tegels.chosen):
        tegels.choose("bij")
        tegels.choose("")
    assert tegels.current == ""


def test_new_figures_keep_the_tiles_and_the_choice(tegels, qapp):
    eerst = knoppen(tegels)
    tegels.choose("bij")
    tegels.set_tiles((Tile("bij", 1, "€ 2,00"), *TEGELS[1:]))
    assert knoppen(tegels) == eerst
    assert eerst[0].accessibleName() == "Bij: 1 vordering, € 2,00"
    tegels.set_tiles(TEGELS[:2])
    qapp.processEvents()
    assert len(knoppen(tegels)) == 2
    assert tegels.current == "bij"


def test_tiles_fill_their_line_but_stay_tiles(tegels, qapp):
    qapp.processEvents()
    breed = [knop.width() for knop in knoppen(tegels)]
    wens = [knop.sizeHint().width() for knop in knoppen(tegels)]
    assert all(b > w for b, w in zip(breed, wens, strict=True))
    tegels.resize(3000, 80)
    qapp.processEvents()
    assert max(knop.width() for knop in knoppen(tegels)) < 400


ALLE = tuple(Tile(status, 12, "€ 12.345,60") for status in STATUS)


@pytest.mark.parametrize("breed", [700, 760, 803])
def test_tiles_on_two_lines_stand_in_a_grid(tegels, qapp, breed):
    """Four and three of one width, and the first line ends at the edge."""
    tegels.set_tiles(ALLE)
    tegels.resize(breed, 200)
    qapp.processEvents()
    rijen: dict[int, list[StatusTile]] = {}
    for knop in knoppen(tegels):
        rijen.setdefault(knop.y(), []).append(knop)
    assert [len(rij) for rij in rijen.values()] == [4, 3]
    boven, onder = rijen.values()
    assert [k.geometry().left() for k in boven[:3]] == [k.geometry().left() for k in onder]
    assert boven[-1].geometry().right() == breed - 1
    assert max(k.width() for k in boven) - min(k.width() for k in boven) <= 1


def test_the_last_tile_ends_at_the_edge_after_a_refresh_too(tegels, qapp):
    tegels.set_tiles(ALLE)
    tegels.resize(1106, 80)
    for bedrag in ("€ 1,00", "€ 1.384.520,60", "€ 4,35"):
        tegels.set_tiles((Tile("bij", 3, bedrag), *ALLE[1:]))
        qapp.processEvents()
        assert knoppen(tegels)[-1].geometry().right() == 1105
