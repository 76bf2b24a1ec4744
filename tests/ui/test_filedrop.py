"""A file is dropped or chosen; another kind of file gets one sentence that says what fits."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton

from bbzdesk.ui.widgets.filedrop import FileDrop


@pytest.fixture
def vak(kleed, qtbot):
    gemaakt = FileDrop("Sleep het overzicht hierheen, of kies het zelf.", "een Excel-bestand", (".xlsx", ".xls"))
    qtbot.addWidget(gemaakt)
    gemaakt.resize(500, 100)
    gemaakt.show()
    return gemaakt


@pytest.fixture
def laat_los(vak):
    def doe(*namen):
        inhoud = QMimeData()
        inhoud.setUrls([QUrl.fromLocalFile(naam) for naam in namen])
        vast = (Qt.DropAction.CopyAction, inhoud, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        vak.dragEnterEvent(QDragEnterEvent(QPointF(9, 9), *vast))
        boven = vak.property("over")
        vak.dropEvent(QDropEvent(QPointF(9, 9), *vast))
        return boven

    return doe


@pytest.mark.parametrize("naam", ["/map/lijst.xlsx", "/map/LIJST.XLS"])
def test_a_file_of_the_right_kind_is_taken(vak, laat_los, qtbot, naam):
    with qtbot.waitSignal(vak.chosen) as gekozen:
        assert laat_los(naam) == "true"
    assert gekozen.args == [Path(naam)]
    assert vak.problem == ""
    assert vak.property("over") == "false"


@pytest.mark.parametrize(
    ("namen", "zin"),
    [
        (["/map/lijst.pdf"], "Hier past een Excel-bestand (.xlsx of .xls). Kies zo'n bestand."),
        (
            ["/map/a.xlsx", "/map/b.xlsx"],
            "Hier past één bestand tegelijk: een Excel-bestand (.xlsx of .xls). Kies zo'n bestand.",
        ),
    ],
)
def test_what_does_not_fit_gets_a_sentence(vak, laat_los, qtbot, namen, zin):
    with qtbot.assertNotEmitted(vak.chosen):
        laat_los(*namen)
    assert vak.problem == zin


def test_the_sentence_goes_when_a_file_fits(vak, laat_los):
    laat_los("/map/lijst.pdf")
    laat_los("/map/lijst.xlsx")
    assert vak.problem == ""


def test_the_button_opens_a_dialog_without_blocking(vak, qtbot):
    knop = vak.findChild(QPushButton)
    assert knop.accessibleName() == "Bestand kiezen: Sleep het overzicht hierheen, of kies het zelf."
    knop.click()
    dialoog = vak.findChild(QFileDialog)
    assert dialoog.nameFilters() == ["Een Excel-bestand (*.xlsx *.xls)"]
    with qtbot.waitSignal(vak.chosen) as gekozen:
        dialoog.fileSelected.emit("/map/lijst.xlsx")
    assert gekozen.args == [Path("/map/lijst.xlsx")]
    dialoog.reject()
    qtbot.waitUntil(lambda: vak.findChild(QFileDialog) is None)


def test_choosing_a_file_begins_with_the_documents_of_the_user(kleed, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Documents").mkdir()
    drop = FileDrop("Kies het overzicht.", "een Excel-bestand", (".xlsx",))
    qtbot.addWidget(drop)
    dialog = drop.browse()
    assert dialog.directory().absolutePath() == str(tmp_path / "Documents")
    dialog.reject()


def test_a_kind_that_people_bring_and_that_is_not_read_says_what_to_do(kleed, qtbot):
    zin = "Dit is een oude lijst. Sla haar op als .xlsx."
    vak = FileDrop("Sleep de lijst hierheen.", "een Excel-bestand", (".xlsx",), {".xls": zin})
    qtbot.addWidget(vak)
    with qtbot.assertNotEmitted(vak.chosen):
        vak.take([Path("/map/LIJST.XLS")])
    assert vak.problem == zin
    vak.take([Path("/map/a.xls"), Path("/map/b.xls")])
    assert vak.problem.startswith("Hier past één bestand tegelijk")
    dialoog = vak.browse()
    assert dialoog.nameFilters() == ["Een Excel-bestand (*.xlsx *.xls)"]
    dialoog.reject()
