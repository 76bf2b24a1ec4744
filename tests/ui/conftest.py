"""One application for all tests of the window; a warning of Qt or a window left behind fails the test that made it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

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


@pytest.fixture(autouse=True)
def _schoon(qapp: QApplication) -> Iterator[None]:
    meldingen: list[str] = []

    def bewaar(soort: QtMsgType, _plaats: object, tekst: str) -> None:
        if soort is not QtMsgType.QtInfoMsg and not tekst.startswith(OVER_DE_MACHINE):
            meldingen.append(tekst)

    vorige = qInstallMessageHandler(bewaar)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    over = [w for w in qapp.topLevelWidgets() if isinstance(w, QWidget)]
    for w in over:
        w.deleteLater()
    qInstallMessageHandler(vorige)
    assert not meldingen, f"Qt warned: {meldingen}"
    assert not over, f"left behind: {over}"
