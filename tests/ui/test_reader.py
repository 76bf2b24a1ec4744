"""A screen reader hears what appears, and only then; a link of the error summary leaves with its field."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from bbzdesk.ui.widgets import reader
from bbzdesk.ui.widgets.bands import PracticeBand
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import LineEdit
from bbzdesk.ui.widgets.layouts import column
from bbzdesk.ui.widgets.messages import ErrorSummary, MessageBar
from bbzdesk.ui.widgets.status import Badge
from bbzdesk.ui.widgets.stepper import Stepper
from bbzdesk.ui.widgets.timeline import Moment, Timeline


@pytest.fixture
def gehoord(kleed, monkeypatch):
    """The events that would go to a reader, in words; there is no reader on a test machine."""
    zinnen = []

    class Lezer:
        AnnouncementPoliteness, Event = QAccessible.AnnouncementPoliteness, QAccessible.Event
        actief = True

        @classmethod
        def isActive(cls):  # noqa: N802 - Qt's name
            return cls.actief

        @staticmethod
        def updateAccessibility(event):  # noqa: N802 - Qt's name
            soort = event.type()
            zinnen.append(event.message() if soort == QAccessible.Event.Announcement else soort.name)

    monkeypatch.setattr(reader, "QAccessible", Lezer)
    return zinnen, Lezer


@pytest.fixture
def formulier(kleed, qtbot):
    venster = QWidget()
    qtbot.addWidget(venster)
    fouten, velden = ErrorSummary(), [LineEdit(10), LineEdit(10)]
    venster.setLayout(column(fouten, *velden, None))
    venster.show()
    return venster, fouten, velden


def sluit(widget):
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def koppelingen(fouten):
    return [k.accessibleName() for k in fouten.findChildren(QPushButton) if not k.isHidden()]


def test_a_message_is_said_when_it_appears(gehoord, qtbot):
    zinnen, _ = gehoord
    balk = MessageBar("goed", "Taak afgerond.")
    qtbot.addWidget(balk)
    assert zinnen == []
    balk.show()
    assert zinnen == ["Taak afgerond."]


def test_a_problem_is_an_alert(gehoord, qtbot):
    zinnen, _ = gehoord
    balk = MessageBar("fout", "De schijf is vol.")
    qtbot.addWidget(balk)
    balk.show()
    assert zinnen == ["Alert", "De schijf is vol."]


def test_the_summary_is_an_alert_with_all_sentences(gehoord, formulier):
    zinnen, _ = gehoord
    _, fouten, velden = formulier
    fouten.show_errors([("Vul de datum in.", velden[0]), ("Vul het bedrag in.", velden[1])])
    assert zinnen == ["Alert", "Er zijn 2 dingen die nog niet kloppen Vul de datum in. Vul het bedrag in."]


def test_without_a_reader_nothing_is_made(gehoord, qtbot):
    zinnen, lezer = gehoord
    lezer.actief = False
    balk = MessageBar("fout", "De schijf is vol.")
    qtbot.addWidget(balk)
    balk.show()
    assert zinnen == []


def test_the_real_reader_takes_what_is_said(kleed, qtbot):
    balk = MessageBar("fout", "De schijf is vol.")
    qtbot.addWidget(balk)
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    try:
        balk.show()
        reader.announce(balk, "Nog een keer.", urgent=True)
    finally:
        QAccessible.setActive(was)


def test_a_link_goes_to_its_field(formulier):
    _, fouten, velden = formulier
    fouten.show_errors([("Vul de datum in.", velden[0]), ("Vul het bedrag in.", velden[1])])
    fouten.findChildren(QPushButton)[1].click()
    assert velden[1].hasFocus()


def test_a_link_leaves_with_its_field(formulier):
    _, fouten, velden = formulier
    fouten.show_errors([("Vul de datum in.", velden[0]), ("Vul het bedrag in.", velden[1])])
    sluit(velden[0])
    assert koppelingen(fouten) == ["Vul het bedrag in."]
    assert fouten.accessibleName() == "Er is 1 ding dat nog niet klopt Vul het bedrag in."
    sluit(velden[1])
    assert not fouten.isVisible()


def test_a_form_can_go_as_a_whole(formulier, qtbot):
    venster, fouten, velden = formulier
    los = QWidget(venster)
    los.setLayout(column(LineEdit(5)))
    fouten.show_errors([("Vul de datum in.", los.findChild(LineEdit)), ("Vul het bedrag in.", velden[0])])
    sluit(los)
    assert koppelingen(fouten) == ["Vul het bedrag in."]


@pytest.mark.parametrize("doel", [0, 1], ids=["het overzicht zelf", "de bladzij eromheen"])
def test_a_link_to_what_holds_it_goes_without_a_word(kleed, qtbot, qapp, doel):
    venster = QWidget()
    qtbot.addWidget(venster)
    bladzij, fouten = QWidget(), ErrorSummary()
    bladzij.setLayout(column(fouten))
    venster.setLayout(column(bladzij))
    venster.show()
    fouten.show_errors([("De schijf is vol.", (fouten, bladzij)[doel])])
    fouten.findChildren(QPushButton)[0].click()
    with qtbot.captureExceptions() as fout:
        sluit(bladzij)
    assert fout == []


def rol(widget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.parametrize(
    ("maak", "verwacht"),
    [
        (lambda: MessageBar("info", "Taak afgerond."), QAccessible.Role.AlertMessage),
        (ErrorSummary, QAccessible.Role.AlertMessage),
        (lambda: Timeline([Moment("vandaag", "notitie", "Notitie")]), QAccessible.Role.List),
        (lambda: Badge("bij"), QAccessible.Role.StaticText),
        (PracticeBand, QAccessible.Role.StaticText),
        (lambda: Stepper(("Een", "Twee")), QAccessible.Role.Grouping),
        (lambda: Button("Opslaan"), QAccessible.Role.Button),
    ],
    ids=["melding", "overzicht", "tijdlijn", "merk", "band", "stappen", "knop"],
)
def test_what_we_built_has_the_role_of_what_it_is(kleed, qtbot, maak, verwacht):
    widget = maak()
    qtbot.addWidget(widget)
    assert rol(widget) == verwacht


def test_a_moment_is_an_item_of_its_list(kleed, qtbot):
    lijn = Timeline([Moment("vandaag", "notitie", "Notitie")])
    qtbot.addWidget(lijn)
    punt = QAccessible.queryAccessibleInterface(lijn).child(0)
    assert (punt.role(), punt.text(QAccessible.Text.Name)) == (QAccessible.Role.ListItem, "Notitie. vandaag. 1 van 1")


def test_a_name_that_changes_is_heard(kleed, qtbot):
    lijn = Timeline()
    qtbot.addWidget(lijn)
    gezien = QAccessible.queryAccessibleInterface(lijn)
    lijn.set_moments([Moment("vandaag", "notitie", "Notitie")])
    assert gezien.text(QAccessible.Text.Name) == "Tijdlijn, 1 moment, het nieuwste eerst"
