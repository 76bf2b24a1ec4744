"""One application for all tests of the window.

A warning of Qt fails the test that made it; so does a window, a thread or a timer that it leaves behind.
"""

import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from bbzdesk.ui import theme
from tests.ui.vensterhulp import Venster, open_venster

# What Qt says about a machine without a display is not about our code.
OVER_DE_MACHINE = ("This plugin does not support",)


@pytest.fixture(scope="session")
def kleed(qapp: QApplication, hulpbronnen: Path):
    """`theme.apply` with the typeface of the pictures, so that measures are the same on every machine."""

    def kleed_aan(scheme=theme.Scheme.LICHT, point_size=10, **keuze) -> theme.Theme:
        return theme.apply(qapp, hulpbronnen, scheme, point_size, family="Noto Sans", **keuze)

    kleed_aan()
    return kleed_aan


@pytest.fixture
def venster(qtbot, kleed, tmp_path: Path) -> Iterator["Venster"]:
    """The real window on a small new store; see `vensterhulp`."""
    with open_venster(qtbot, tmp_path) as v:
        yield v


@pytest.fixture
def v(venster: Venster) -> Venster:
    """The same under a short name; a module that needs more of it has a `v` of its own."""
    return venster


# What was started, by us: Qt has no list of it.
_gestart: "weakref.WeakSet[QThread | QTimer]" = weakref.WeakSet()


def _schrijf_op(soort: type[QThread] | type[QTimer]) -> None:
    echt = soort.start

    def start(zelf, *gegevens):
        _gestart.add(zelf)
        return echt(zelf, *gegevens)

    soort.start = start


for _soort in (QThread, QTimer):
    _schrijf_op(_soort)


def _loopt(ding: QThread | QTimer) -> bool:
    if not isValid(ding):
        return False
    return ding.isRunning() if isinstance(ding, QThread) else ding.isActive()


@pytest.fixture(autouse=True)
def _schoon(qapp: QApplication) -> Iterator[None]:
    meldingen: list[str] = []

    def bewaar(soort: QtMsgType, _plaats: object, tekst: str) -> None:
        if soort is not QtMsgType.QtInfoMsg and not tekst.startswith(OVER_DE_MACHINE):
            meldingen.append(tekst)

    vorige = qInstallMessageHandler(bewaar)
    draden = set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    over: list[object] = [w for w in qapp.topLevelWidgets() if isinstance(w, QWidget)]
    for w in over:
        w.deleteLater()
    over += [(ding, ding.parent()) for ding in _gestart if _loopt(ding)]
    over += [draad for draad in threading.enumerate() if draad not in draden and not draad.daemon]
    _gestart.clear()
    qInstallMessageHandler(vorige)
    assert not meldingen, f"Qt warned: {meldingen}"
    assert not over, f"left behind: {over}"
