"""What is typed is kept: at most one interval can be lost."""

import pytest
from PySide6.QtCore import QObject, Signal
from shiboken6 import delete

from bbzdesk.ui.forms.draft import INTERVAL_MS, DraftKeeper

KORT = 120


class Formulier(QObject):
    edited = Signal()
    tekst = ""

    def typ(self, tekst: str) -> None:
        self.tekst = tekst
        self.edited.emit()


@pytest.fixture
def formulier(qapp):
    gemaakt = Formulier()
    yield gemaakt
    delete(gemaakt)


def houder(formulier, bewaard, interval=KORT):
    return DraftKeeper(
        formulier.edited, lambda: {"naam": formulier.tekst}, bewaard.append, interval_ms=interval, parent=formulier
    )


def test_at_most_two_seconds_are_lost():
    assert INTERVAL_MS <= 2000


def test_who_types_on_and_on_is_saved_all_the_same(formulier, qtbot):
    bewaard = []
    houder(formulier, bewaard)
    for nummer in range(12):
        formulier.typ(str(nummer))
        qtbot.wait(KORT // 4)
    assert len(bewaard) >= 2


def test_the_first_change_is_saved_once_with_all_that_was_typed(formulier, qtbot):
    bewaard = []
    keeper = houder(formulier, bewaard)
    formulier.typ("J")
    formulier.typ("Jan")
    assert keeper.unsaved
    qtbot.waitUntil(lambda: bool(bewaard), timeout=2000)
    qtbot.wait(2 * KORT)
    assert bewaard == [{"naam": "Jan"}]
    assert not keeper.unsaved


def test_flush_saves_at_once_and_only_what_is_new(formulier, qtbot):
    bewaard = []
    keeper = houder(formulier, bewaard, interval=60_000)
    keeper.flush()
    assert bewaard == []
    formulier.typ("a")
    keeper.flush()
    keeper.flush()
    assert bewaard == [{"naam": "a"}]
    formulier.typ("ab")
    keeper.flush()
    assert len(bewaard) == 2


def test_after_stop_nothing_is_saved(formulier, qtbot):
    bewaard = []
    keeper = houder(formulier, bewaard)
    formulier.typ("a")
    keeper.stop()
    formulier.typ("ab")
    qtbot.wait(2 * KORT)
    keeper.flush()
    assert bewaard == []


def test_a_save_that_fails_stays_to_be_done(formulier):
    def weigert(_: object) -> None:
        raise OSError

    keeper = DraftKeeper(formulier.edited, dict, weigert, interval_ms=60_000, parent=formulier)
    formulier.typ("a")
    with pytest.raises(OSError):
        keeper.flush()
    assert keeper.unsaved


def test_wat_tijdens_de_daad_wordt_getypt_wordt_pas_na_een_weigering_bewaard(qtbot):
    from PySide6.QtCore import QObject, Signal

    from bbzdesk.ui.forms.draft import DraftKeeper

    class Vorm(QObject):
        getypt = Signal()

    vorm, bewaard, tekst = Vorm(), [], {"bedrag": "253,45"}
    keeper = DraftKeeper(vorm.getypt, lambda: dict(tekst), bewaard.append, interval_ms=10, parent=vorm)
    vorm.getypt.emit()
    keeper.hold()
    assert bewaard == [{"bedrag": "253,45"}]
    tekst["bedrag"] = "253,456"
    vorm.getypt.emit()
    keeper.flush()
    assert len(bewaard) == 1, "done and offered once more"
    keeper.go_on()
    qtbot.waitUntil(lambda: len(bewaard) == 2)
    assert bewaard[1] == {"bedrag": "253,456"}
    keeper.stop()
