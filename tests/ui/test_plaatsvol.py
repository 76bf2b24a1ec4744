"""Who was on a button that went away goes on where nothing can be undone or removed by the next press."""

from PySide6.QtWidgets import QApplication, QWidget

from bbzdesk.services.onderzoekbeeld import Swotregel
from bbzdesk.ui.pages.dossier_tabs.swotlijst import SwotList
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import column
from bbzdesk.ui.widgets.slot import Slot


def op(knop: QWidget) -> None:
    knop.setFocus()
    assert QApplication.focusWidget() is knop


def venster_met(qtbot, *delen: QWidget) -> QWidget:
    whole = QWidget()
    whole.setLayout(column(*delen))
    qtbot.addWidget(whole)
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    return whole


def test_the_namesake_is_in_hand_again(kleed, qtbot):
    slot, undo = Slot(), Button("Ongedaan maken")
    slot.fill(Button("Een"), Button("Twee"))
    whole = venster_met(qtbot, slot, undo)
    op(slot.findChildren(Button)[1])
    slot.fill(Button("Nul"), Button("Twee"))
    assert QApplication.focusWidget().accessibleName() == "Twee"
    assert whole.isVisible()


def test_without_a_namesake_the_first_control_of_the_place(kleed, qtbot):
    slot, undo = Slot(), Button("Ongedaan maken")
    slot.fill(Button("Rond het onderzoek af"))
    whole = venster_met(qtbot, slot, undo)
    op(slot.findChildren(Button)[0])
    slot.fill(Button("Maak rapport"), Button("Afdrukken"))
    assert QApplication.focusWidget().accessibleName() == "Maak rapport"
    assert whole.isVisible()


def test_after_removing_a_point_somebody_types_on(kleed, qtbot):
    lijst = SwotList("Sterk")
    lijst.set_points([Swotregel("a", "Vakman", "weegt zwaar"), Swotregel("b", "Klanten", "weegt licht")])
    whole = venster_met(qtbot, lijst)
    op(next(knop for knop in lijst.findChildren(Button) if knop.accessibleName().endswith("Vakman")))
    lijst.set_points([Swotregel("b", "Klanten", "weegt licht")])
    assert QApplication.focusWidget() is lijst.line
    assert whole.isVisible()
