"""The phase bar says where a dossier is: words where they fit, a sentence where they do not, the same to a reader."""

import pytest
from PySide6.QtGui import QAccessible, QColor

from bbzdesk.ui.tokens import TEXT_SIZES
from bbzdesk.ui.widgets.phases import PhaseBar

FASEN = (
    "Melding", "Screening", "Gesprek", "Intake", "Aanvraag", "Onderzoek", "Advies", "Besluit", "Betaling",
    "Herbeoordeling", "Vaststelling", "Terugbetaling", "Afgesloten",
)  # fmt: skip


@pytest.fixture
def balk(kleed, qtbot):
    def maak(huidig=5):
        kleed()
        gemaakt = PhaseBar(FASEN, huidig)
        qtbot.addWidget(gemaakt)
        return gemaakt

    yield maak
    kleed()


def gehoord(widget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("huidig", "zin"),
    [
        (5, "Fase 6 van 13: Onderzoek. Hierna: Advies."),
        (0, "Fase 1 van 13: Melding. Hierna: Screening."),
        (12, "Fase 13 van 13: Afgesloten."),
    ],
)
def test_a_reader_hears_the_phase_in_words(balk, huidig, zin):
    gemaakt = balk(huidig)
    assert gehoord(gemaakt) == zin
    assert QAccessible.queryAccessibleInterface(gemaakt).role() == QAccessible.Role.StaticText


def test_the_words_stand_in_a_wide_line_and_a_sentence_in_a_narrow_one(balk):
    gemaakt = balk()
    assert gemaakt.fits(1118)
    assert not gemaakt.fits(700)


def test_larger_text_needs_a_wider_line(balk, kleed):
    gemaakt = balk()
    kleed(point_size=14)
    assert not gemaakt.fits(1118)


@pytest.mark.parametrize("punten", TEXT_SIZES)
@pytest.mark.parametrize("breed", [1118, 700, 240])
def test_the_sentence_has_the_height_of_its_lines(balk, kleed, punten, breed):
    gemaakt = balk(9)
    t = kleed(point_size=punten)
    hoogte = gemaakt.heightForWidth(breed)
    assert hoogte >= t.line_h
    if breed == 240:
        assert hoogte > 2 * t.line_h


def test_past_is_filled_present_is_higher_and_future_is_open(balk, kleed):
    gemaakt = balk()
    t = kleed()
    gemaakt.resize(1118, gemaakt.heightForWidth(1118))
    beeld = gemaakt.grab().toImage()
    vol = QColor(t.tokens["accent"])
    assert beeld.pixelColor(10, 3) == vol
    assert beeld.pixelColor(10, 0) != vol
    kop = [x for x in range(beeld.width()) if beeld.pixelColor(x, 0) == vol]
    assert 300 < min(kop) < max(kop) < 520  # only the sixth of thirteen reaches to the top
    assert beeld.pixelColor(beeld.width() - 20, 3) != vol


def test_another_phase_is_said_at_once(balk):
    gemaakt = balk(5)
    gemaakt.set_current(6)
    assert gemaakt.current == 6
    assert gehoord(gemaakt) == "Fase 7 van 13: Advies. Hierna: Besluit."
