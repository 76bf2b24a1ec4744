"""Libraries are loaded behind the window: a piece at a time, after what the user asks, and no longer than the window."""

import gc
import sys

import pytest

from bbzdesk.services import gereed
from bbzdesk.ui.readiness import Readiness
from bbzdesk.ui.work import Work


@pytest.fixture
def work(qtbot):
    work = Work()
    yield work
    work.stop()
    work.deleteLater()


@pytest.fixture
def geladen(monkeypatch) -> list[str]:
    geladen: list[str] = []
    monkeypatch.setattr(gereed, "STUKJES", tuple(lambda naam=naam: geladen.append(naam) for naam in "abc"))
    return geladen


def test_every_piece_is_loaded_once_in_its_order(qtbot, work, geladen):
    gereedheid = Readiness(work, work)
    gereedheid.begin()
    gereedheid.begin()
    qtbot.waitUntil(lambda: len(geladen) == 3)
    gereedheid.begin()
    qtbot.wait(120)
    assert geladen == ["a", "b", "c"]
    gereedheid.end()


def test_what_the_user_asks_goes_first(qtbot, work, geladen):
    gereedheid = Readiness(work, work)
    gereedheid.begin()
    for vraag in ("vraag 1", "vraag 2"):
        work.start(lambda vraag=vraag: geladen.append(vraag), lambda _: None, lambda _: None, owner=work)
    qtbot.waitUntil(lambda: len(geladen) == 5)
    assert geladen == ["vraag 1", "vraag 2", "a", "b", "c"]
    gereedheid.end()


def test_with_the_window_it_ends_and_nothing_stays_set_apart(qtbot, work, geladen):
    vooraf = sys.getswitchinterval(), gc.get_threshold()
    gereedheid = Readiness(work, work)
    gereedheid.begin()
    qtbot.waitUntil(lambda: geladen == ["a"])
    assert gc.get_freeze_count()
    assert (sys.getswitchinterval(), gc.get_threshold()) != vooraf
    gereedheid.end()
    qtbot.wait(120)
    assert geladen == ["a"]
    assert not gc.get_freeze_count()
    assert (sys.getswitchinterval(), gc.get_threshold()) == vooraf


def test_every_piece_can_be_loaded():
    for stukje in gereed.STUKJES:
        stukje()
