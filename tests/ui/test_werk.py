"""The queue of the window: in order, on another thread, with the answer back here, and no end that nobody hears of."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.ui.work import SLOW_AFTER_MS, Stopped, Work


@pytest.fixture
def werk(qapp) -> Iterator[Work]:
    work = Work()
    yield work
    work.stop()


@pytest.fixture
def gehoord() -> list:
    return []


def nooit(*_):
    raise AssertionError("nobody should be called")


def test_the_work_is_done_elsewhere_and_the_answer_comes_here(werk, gehoord, qtbot):
    werk.start(threading.get_ident, lambda elders: gehoord.extend((elders, threading.get_ident())), nooit, owner=werk)
    qtbot.waitUntil(lambda: bool(gehoord))
    assert gehoord[0] != gehoord[1] == threading.get_ident()


def test_jobs_are_done_in_the_order_in_which_they_were_asked(werk, gehoord, qtbot):
    for nummer in range(20):
        werk.start(lambda nummer=nummer: nummer, gehoord.append, nooit, owner=werk)
    qtbot.waitUntil(lambda: not werk.busy)
    assert gehoord == list(range(20))


def test_a_sentence_for_the_user_goes_to_who_asked(werk, gehoord, qtbot):
    def weiger():
        raise GebruikersFout("Dit kan nu niet.")

    werk.start(weiger, nooit, lambda fout: gehoord.append(str(fout)), owner=werk)
    qtbot.waitUntil(lambda: bool(gehoord))
    assert gehoord == ["Dit kan nu niet."]


def test_a_bug_is_told_apart_and_the_next_job_still_runs(werk, gehoord, qtbot):
    bugs = []
    werk.bug.connect(bugs.append)
    werk.start(lambda: 1 // 0, nooit, nooit, owner=werk)
    werk.start(lambda: "verder", gehoord.append, nooit, owner=werk)
    qtbot.waitUntil(lambda: bool(gehoord))
    assert isinstance(bugs[0], ZeroDivisionError)
    assert gehoord == ["verder"]


def test_who_is_gone_is_not_called(werk, gehoord, qtbot):
    begonnen, ga = threading.Event(), threading.Event()
    eigenaar = QObject()
    werk.start(lambda: (begonnen.set(), ga.wait(5)), nooit, nooit, owner=eigenaar)
    assert begonnen.wait(5)
    eigenaar.deleteLater()
    qtbot.waitUntil(lambda: not _leeft(eigenaar))
    ga.set()
    werk.start(lambda: "na", gehoord.append, nooit, owner=werk)
    qtbot.waitUntil(lambda: bool(gehoord))


def _leeft(ding: QObject) -> bool:
    from shiboken6 import isValid

    return isValid(ding)


def test_what_takes_long_shows_itself_once_and_what_is_quick_does_not(werk, gehoord, qtbot):
    traag = []
    werk.slow.connect(lambda job: traag.append(job.words))
    werk.start(lambda: None, gehoord.append, nooit, owner=werk, words="vlug")
    ga = threading.Event()
    werk.start(lambda: ga.wait(10), gehoord.append, nooit, owner=werk, words="traag")
    qtbot.waitUntil(lambda: bool(traag), timeout=SLOW_AFTER_MS * 20)
    ga.set()
    qtbot.waitUntil(lambda: len(gehoord) == 2)
    assert traag == ["traag"]


def test_long_work_can_be_stopped_where_it_says_how_far_it_is(werk, gehoord, qtbot):
    begonnen = threading.Event()

    def lang(stap):
        for nummer in range(10_000):
            stap(nummer, 10_000)
            begonnen.set()
            threading.Event().wait(0.001)

    job = werk.start_long(lang, nooit, gehoord.append, owner=werk, words="Inlezen…")
    assert begonnen.wait(5)
    job.stopped = True
    qtbot.waitUntil(lambda: bool(gehoord))
    assert isinstance(gehoord[0], Stopped)
    assert 0 <= job.progress[0] < 10_000


def test_stopping_lets_what_was_asked_finish(qapp):
    gedaan = []
    work = Work()
    for nummer in range(5):
        work.start(lambda nummer=nummer: gedaan.append(nummer), nooit, nooit, owner=work)
    work.stop()
    assert gedaan == list(range(5))
    assert not work.busy


def test_what_was_done_is_told_also_when_its_owner_is_gone(werk, gehoord, qtbot):
    owner = QObject()
    werk.start(lambda: "gedaan", nooit, nooit, owner=owner, told=gehoord.append)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: bool(gehoord))
    assert gehoord == ["gedaan"]


def test_a_bug_is_told_also_when_its_owner_is_gone(werk, gehoord, qtbot):
    owner = QObject()
    werk.bug.connect(gehoord.append)
    werk.start(lambda: 1 // 0, nooit, nooit, owner=owner)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: bool(gehoord))
    assert isinstance(gehoord[0], ZeroDivisionError)


def test_answers_wait_behind_the_lock_and_come_in_their_order(werk, gehoord, qtbot):
    page, door = QObject(werk), QObject(werk)
    werk.hold(lambda owner: owner is not door)
    werk.start(lambda: 1, gehoord.append, nooit, owner=page)
    werk.start(lambda: 2, gehoord.append, nooit, owner=page)
    werk.start(lambda: 3, gehoord.append, nooit, owner=door)
    qtbot.waitUntil(lambda: not werk.busy)
    assert gehoord == [3]
    werk.release()
    assert gehoord == [3, 1, 2]


def test_aside_is_done_while_the_worker_is_busy_and_in_order(werk, gehoord, qtbot):
    los = threading.Event()
    werk.start(lambda: los.wait(20), lambda _: None, nooit, owner=werk)
    for nummer in range(5):
        werk.start_aside(lambda nummer=nummer: gehoord.append((nummer, threading.get_ident())))
    qtbot.waitUntil(lambda: len(gehoord) == 5)
    assert [nummer for nummer, _ in gehoord] == list(range(5))
    assert len({draad for _, draad in gehoord} - {threading.get_ident()}) == 1
    los.set()
    qtbot.waitUntil(lambda: not werk.busy)


def test_a_bug_aside_is_told_and_a_sentence_for_the_user_is_not(werk, gehoord, qtbot):
    def weiger():
        raise GebruikersFout("De schijf is vol.")

    werk.bug.connect(gehoord.append)
    werk.start_aside(weiger)
    werk.start_aside(lambda: 1 // 0)
    qtbot.waitUntil(lambda: not werk.busy)
    assert [type(fout) for fout in gehoord] == [ZeroDivisionError], "the worker tells the user, who asked it too"


def test_who_stops_has_what_was_asked_aside_and_nothing_begins_after_it(qapp):
    work, gedaan = Work(), []
    work.ending.connect(lambda: work.start_aside(lambda: gedaan.append("op tijd")))
    work.stop()
    work.start_aside(lambda: gedaan.append("te laat"))
    assert gedaan == ["op tijd"]
    assert not work._aside.isRunning()
