"""What the window does by itself: it locks when nobody is there, and only then."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from bbzdesk.ui.care import Care


@pytest.fixture
def zorg(qapp) -> Iterator[Care]:
    care = Care(qapp, QObject(qapp), lock_after_minutes=0.005)  # 300 ms
    yield care
    care.stop()
    care.parent().deleteLater()


@pytest.fixture
def veld(qtbot, kleed, qapp) -> QLineEdit:
    veld = QLineEdit()
    qtbot.addWidget(veld)
    veld.show()
    veld.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is not None)
    return veld


def test_who_does_nothing_is_gone_after_a_while(zorg, qtbot):
    with qtbot.waitSignal(zorg.idle, timeout=5_000):
        zorg.start()


def test_who_types_is_there(zorg, veld, qtbot):
    gehoord = []
    zorg.idle.connect(lambda: gehoord.append("weg"))
    zorg.start()
    for _ in range(8):
        qtbot.wait(60)
        QTest.keyClick(veld.windowHandle(), Qt.Key.Key_A)
    assert gehoord == []
    assert veld.text() == "aaaaaaaa"
    qtbot.waitUntil(lambda: gehoord == ["weg"])


def test_another_time_counts_from_now(zorg, qtbot):
    zorg.start()
    zorg.set_lock_after(60)
    with qtbot.assertNotEmitted(zorg.idle, wait=500):
        pass
