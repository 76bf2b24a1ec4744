"""How the window looks for its user: after the system or as chosen, remembered, and in Dutch to the last button."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialogButtonBox, QMainWindow

from bbzdesk.ui import theme
from bbzdesk.ui.look import SYSTEM, Look
from bbzdesk.ui.shell import speak_dutch
from bbzdesk.ui.tokens import DONKER, LICHT


@pytest.fixture
def beeld(qapp, kleed, hulpbronnen, tmp_path):
    gemaakt = []

    def maak() -> Look:
        gemaakt.append(Look(qapp, hulpbronnen, tmp_path / "venster.ini", family="Noto Sans"))
        return gemaakt[-1]

    yield maak
    for look in gemaakt:
        look.deleteLater()
    kleed()


def test_a_choice_holds_at_once_and_at_the_next_start(beeld):
    eerst = beeld()
    assert (eerst.scheme, eerst.points) == (SYSTEM, 0)
    eerst.choose_scheme("donker")
    eerst.choose_points(14)
    assert theme.current().tokens == DONKER
    assert theme.current().base.pointSize() == 14
    opnieuw = beeld()
    assert (opnieuw.scheme, opnieuw.points) == ("donker", 14)


def test_what_the_file_cannot_mean_counts_as_the_system(beeld, tmp_path):
    (tmp_path / "venster.ini").write_text("[beeld]\nkleuren=paars\ntekstgrootte=900\n")
    look = beeld()
    assert look.points == 0
    assert theme.current().tokens == LICHT


def test_the_window_comes_back_where_it_was(beeld, qtbot):
    look = beeld()
    venster = QMainWindow()
    qtbot.addWidget(venster)
    venster.setGeometry(40, 50, 640, 480)
    look.remember(venster)
    ander = QMainWindow()
    qtbot.addWidget(ander)
    beeld().restore(ander)
    assert ander.size() == venster.size()


def test_buttons_that_qt_makes_are_in_dutch(qapp, kleed, qtbot):
    speak_dutch(qapp)
    knoppen = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(knoppen)
    assert {knop.text().replace("&", "") for knop in knoppen.buttons()} == {"Opslaan", "Annuleren"}
    assert QLocale().toString(1234.5, "f", 2) == "1.234,50"


@pytest.mark.parametrize(("higher", "maximised"), [(0, True), (-200, False)], ids=["even hoog", "lager"])
def test_a_window_that_would_fall_below_the_edge_fills_the_screen(qtbot, qapp, higher, maximised):
    window = QMainWindow()
    qtbot.addWidget(window)
    room = qapp.primaryScreen().availableGeometry()
    window.resize(room.width() - 100, room.height() + higher)
    Look.fit(window)
    assert window.isMaximized() is maximised
