"""Rows of a panel: the whole row is a button and says all its words; what is missing has its remedy beside it."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from bbzdesk.ui.widgets.rows import CheckRow, FactRows, LineRow, TaskRow, check_section


@pytest.fixture
def taak(kleed, qtbot):
    rij = TaskRow(
        "El Amrani, bakkerij", "Beslissen of de termijn verlengen.", "3 dagen te laat", "Open besluit",
        icon="st-achterstand", colour="achterstand", tone="achterstand",
    )  # fmt: skip
    qtbot.addWidget(rij)
    return rij


def teksten(widget):
    return [w.text().replace("\u00a0", " ") for w in widget.findChildren(QLabel)]


def test_a_task_says_who_why_when_and_what_to_do(taak):
    assert (
        taak.accessibleName()
        == "El Amrani, bakkerij. Beslissen of de termijn verlengen. 3 dagen te laat. Open besluit."
    )
    assert teksten(taak) == [
        "El Amrani, bakkerij", "Beslissen of de termijn verlengen.", "3 dagen te laat", "Open besluit ›",
    ]  # fmt: skip


def test_the_whole_task_is_one_button(taak, qtbot):
    with qtbot.waitSignal(taak.clicked):
        taak.click()
    assert taak.findChildren(QPushButton) == []


def test_only_what_is_late_has_a_colour(taak, kleed, qtbot):
    gewoon = TaskRow("Yilmaz", "Driegesprek.", "10:00 uur", icon="gesprek")
    qtbot.addWidget(gewoon)
    assert [w.property("tone") for w in gewoon.findChildren(QLabel)] == ["", "", ""]
    assert "achterstand" in [w.property("tone") for w in taak.findChildren(QLabel)]


def test_a_task_in_a_narrow_column_gets_higher(taak):
    assert taak.heightForWidth(300) > taak.heightForWidth(900)


@pytest.mark.parametrize(("waarde", "naam"), [("vandaag", "Beslissen: vandaag"), ("", "Beslissen")])
def test_a_line_says_its_value(kleed, qtbot, waarde, naam):
    rij = LineRow("Beslissen", waarde)
    qtbot.addWidget(rij)
    assert rij.accessibleName() == naam


def test_what_is_missing_has_its_remedy(kleed, qtbot):
    rij = CheckRow("Bijlage 2 ontbreekt", "art. 3:49 Awb", in_order=False, remedy="Voeg toe")
    qtbot.addWidget(rij)
    assert rij.accessibleName() == "Bijlage 2 ontbreekt. Dit is nog niet in orde, art. 3:49 Awb"
    (knop,) = rij.findChildren(QPushButton)
    assert knop.accessibleName() == "Voeg toe: Bijlage 2 ontbreekt"
    with qtbot.waitSignal(rij.asked):
        knop.click()


def test_what_is_in_order_asks_nothing(kleed, qtbot):
    rij = CheckRow("Bestemming", "art. 39 lid 1", in_order=True, remedy="Voeg toe")
    qtbot.addWidget(rij)
    assert rij.accessibleName() == "Bestemming. Dit is in orde, art. 39 lid 1"
    assert rij.findChildren(QPushButton) == []


def test_values_of_all_groups_stand_below_each_other(kleed, qtbot):
    kort, lang = FactRows([("Wie", "A")]), FactRows([("Rente en looptijd", "8 procent")])
    for groep in (kort, lang):
        qtbot.addWidget(groep)
        groep.resize(500, 60)
        groep.show()
    assert len({groep.findChildren(QLabel)[1].x() for groep in (kort, lang)}) == 1
    assert lang.accessibleName() == "Rente en looptijd: 8 procent"


def test_the_column_of_labels_grows_with_the_text(kleed, qtbot):
    groep = FactRows([("Wie", "A")])
    qtbot.addWidget(groep)
    groep.show()
    klein = groep.layout().columnMinimumWidth(0)
    kleed(point_size=18)
    groot = groep.layout().columnMinimumWidth(0)
    kleed()
    assert groot > klein


def test_a_group_can_be_changed_when_there_is_a_way(kleed, qtbot):
    geroepen = []
    groep = check_section("Wie", [("Bedrijf", "Bakkerij")], lambda: geroepen.append("Wie"))
    vast = check_section("Wie", [("Bedrijf", "Bakkerij")])
    for deel in (groep, vast):
        qtbot.addWidget(deel)
    (knop,) = groep.findChildren(QPushButton)
    assert knop.accessibleName() == "Wijzig Wie"
    knop.click()
    assert geroepen == ["Wie"]
    assert vast.findChildren(QPushButton) == []
