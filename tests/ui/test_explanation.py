"""*Zo is dit berekend* shows every line, article, amount and legal value, and what is still to be checked."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel

from bbzdesk.domain.uitleg import GebruikteParameter, Regel
from bbzdesk.ui.widgets.explanation import Explanation, ExplanationLink

REGELS = (
    Regel("De lening loopt 60 maanden.", "art. 20 lid 1", 3000000),
    Regel("De rente is 8 procent per jaar.", "art. 15 lid 1"),
)


def waarde(getal, eenheid="euro", vanaf=date(2026, 1, 1), controleren=False):
    return GebruikteParameter("naam", Decimal(getal), eenheid, vanaf, "Staatsblad", "A", controleren, "Maximum")


@pytest.fixture
def teksten(kleed, qtbot):
    def van(*parameters):
        paneel = Explanation(REGELS, parameters)
        qtbot.addWidget(paneel)
        return [w.text().replace("\u00a0", " ") for w in paneel.findChildren(QLabel)]

    return van


def test_each_line_has_its_article_and_its_amount(teksten):
    assert teksten() == [
        "De lening loopt 60 maanden.", "art. 20 lid 1", "€ 30.000,00", "De rente is 8 procent per jaar.", "art. 15 lid 1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("getal", "eenheid", "gezien"),
    [
        ("261048", "euro", "€ 261.048,00"),
        ("8", "procent", "8%"),
        ("13", "weken", "13 weken"),
        ("1225", "getal", "1225"),
    ],
)
def test_a_value_of_the_law_has_its_unit_and_its_day(teksten, getal, eenheid, gezien):
    gelezen = teksten(waarde(getal, eenheid))
    assert gezien in gelezen
    assert "sinds 1 januari 2026" in gelezen
    assert "nog te controleren" not in gelezen


def test_what_is_still_to_be_checked_says_so(teksten):
    assert "nog te controleren" in teksten(waarde("1", controleren=True))


def test_the_link_opens_and_closes_the_panel_and_says_which(kleed, qtbot):
    paneel = Explanation(REGELS)
    knop = ExplanationLink(paneel, "Openstaand")
    for deel in (paneel, knop):
        qtbot.addWidget(deel)
    assert (knop.accessibleName(), paneel.isHidden()) == ("Zo is dit berekend Openstaand, dicht", True)
    knop.click()
    assert (knop.accessibleName(), paneel.isHidden()) == ("Verberg de berekening Openstaand, open", False)
    knop.click()
    assert (knop.accessibleName(), paneel.isHidden()) == ("Zo is dit berekend Openstaand, dicht", True)


@pytest.mark.parametrize(("chars", "onder"), [(100, False), (45, True)])
def test_where_it_is_narrow_the_article_stands_under_its_sentence(kleed, qtbot, chars, onder):
    """The sentence keeps its width, and the amount stands alone at the right."""
    look = kleed()
    paneel = Explanation(REGELS)
    qtbot.addWidget(paneel)
    paneel.resize(chars * look.em, 400)
    paneel.show()
    qtbot.waitExposed(paneel)
    zin, artikel, bedrag = paneel.findChildren(QLabel)[:3]
    qtbot.waitUntil(lambda: (artikel.mapTo(paneel, artikel.rect().topLeft()).x() < 60) == onder)
    plek = [w.mapTo(paneel, w.rect().topLeft()) for w in (zin, artikel, bedrag)]
    assert (plek[1].y() > plek[0].y()) == onder
    assert plek[2].y() == plek[0].y()
    assert plek[2].x() + bedrag.width() > paneel.width() - 20
    assert zin.height() < 2 * look.line_h
