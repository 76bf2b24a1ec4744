"""How the window looks for its user: after the system or as chosen, remembered, and in Dutch to the last button."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QLocale, Qt
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


def test_the_window_follows_the_system_until_somebody_chooses(beeld, monkeypatch, qapp):
    look = beeld()
    monkeypatch.setattr(theme, "system_scheme", lambda app: theme.Scheme.DONKER)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current().tokens == DONKER
    look.choose_scheme("licht")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current().tokens == LICHT


def test_high_contrast_takes_the_colours_of_the_user(beeld, monkeypatch, qapp):
    beeld()
    monkeypatch.setattr(theme, "system_scheme", lambda app: theme.Scheme.CONTRAST)
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.current().tokens["accent_soft"] == theme.current().tokens["raised"]


def test_the_door_is_there_before_anything_heavy():
    """Opening costs a look at a small window; the store, the letters and the pages come behind it."""
    zwaar = ("sqlalchemy", "sqlcipher3", "cryptography", "reportlab", "openpyxl", "docx", "lxml", "PySide6.QtPdf")
    code = f"import sys, bbzdesk.ui.shell, bbzdesk.app; print([m for m in {zwaar!r} if m in sys.modules])"
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert klaar.stdout.strip() == "[]"
