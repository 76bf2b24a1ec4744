"""The bands above everything say in words what the colour says."""

import pytest
from PySide6.QtGui import QColor

from bbzdesk.ui.tokens import Scheme, contrast
from bbzdesk.ui.widgets.bands import PracticeBand, ReadOnlyBand

REDEN = "A. Veenstra heeft de gegevens nu open."


@pytest.mark.parametrize("kleuren", list(Scheme))
@pytest.mark.parametrize(
    ("maak", "zin", "grond", "letter"),
    [
        (PracticeBand, "OEFENMODUS: verzonnen gegevens", "oefen", "on_oefen"),
        (lambda: ReadOnlyBand(REDEN), f"Alleen lezen: {REDEN}", "achterstand", "raised"),
    ],
    ids=["oefenmodus", "alleen lezen"],
)
def test_a_band_is_seen_and_heard(kleed, qtbot, kleuren, maak, zin, grond, letter):
    t = kleed(kleuren)
    band = maak()
    qtbot.addWidget(band)
    band.resize(800, 30)
    band.show()
    assert band.sentence == band.accessibleName() == zin
    assert band.grab().toImage().pixelColor(3, 3) == QColor(t.tokens[grond])
    if kleuren is not Scheme.CONTRAST:  # those colours are the user's own
        assert contrast(t.tokens[letter], t.tokens[grond]) >= 4.5
    kleed()


def test_a_long_reason_wraps(kleed, qtbot):
    band = ReadOnlyBand(REDEN * 4)
    qtbot.addWidget(band)
    assert band.layout().heightForWidth(400) > band.layout().heightForWidth(1300)
