"""Colours that can be read, measures that follow the font, and no colour outside the tokens."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QTabBar, QToolButton, QWidget

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.ui import huisstijl, theme, tokens
from bbzdesk.ui.tokens import DONKER, LICHT, PAIRS, STATUS, Scheme, UserColours, contrast

UI = Path(theme.__file__).parent
GEMEENTEKLEUREN = ("#17558F", "#004699", "#5B2C83", "#008A9E", "#7AA7D9", "#444444", "#B0308F")


@pytest.mark.parametrize("kleuren", [LICHT, DONKER], ids=["licht", "donker"])
@pytest.mark.parametrize("paar", PAIRS, ids=lambda p: f"{p.front}-op-{p.ground}")
def test_every_pair_can_be_read(kleuren, paar):
    assert contrast(kleuren[paar.front], kleuren[paar.ground]) >= paar.least


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)
    assert contrast("#17212B", "#17212B") == 1


def test_a_weak_pair_is_named():
    assert tokens.Pair("muted", "surface", 4.5) in tokens.too_weak({**LICHT, "muted": LICHT["line"]})


def test_both_schemes_hold_the_same_tokens():
    assert LICHT.keys() == DONKER.keys()


@pytest.mark.parametrize("kleur", GEMEENTEKLEUREN)
@pytest.mark.parametrize("kleuren", [LICHT, DONKER], ids=["licht", "donker"])
def test_the_colour_of_the_municipality_becomes_an_accent_that_can_be_read(kleuren, kleur):
    eigen = huisstijl.with_accent(kleuren, kleur)
    assert tokens.too_weak(eigen) == ()
    anders = {naam for naam in kleuren if eigen[naam] != kleuren[naam]}
    assert anders <= {"accent", "accent_fill", "accent_press"}


def test_a_readable_colour_stays_as_it_is():
    assert huisstijl.with_accent(LICHT, "#17558F")["accent"] == "#17558F"


@pytest.mark.parametrize(
    ("kleur", "woord"),
    [
        ("#C8102E", "status"), ("#E07A00", "status"), ("#00843D", "status"),
        ("#E0FFFF", "andere kleur"), ("blauw", "zes tekens"), ("#12345", "zes tekens"), ("", "zes tekens"),
    ],
)  # fmt: skip
def test_a_colour_that_cannot_be_the_accent_is_refused_with_a_sentence(kleur, woord):
    with pytest.raises(InvoerFout) as fout:
        huisstijl.with_accent(LICHT, kleur)
    assert fout.value.veld == "accent"
    assert woord in str(fout.value)


def test_a_refused_accent_leaves_the_window_as_it_was(kleed, qapp):
    kleed()
    with pytest.raises(InvoerFout):
        kleed(accent="#C8102E")
    assert theme.current().tokens["accent"] == LICHT["accent"]
    assert qapp.palette().color(QPalette.ColorRole.Link) == QColor(LICHT["accent"])


def test_high_contrast_uses_only_colours_of_the_user():
    eigen = UserColours("#000000", "#FFFFFF", "#FFFF00", "#1AEBFF", "#000001")
    kleuren = tokens.high_contrast(eigen)
    assert kleuren.keys() == LICHT.keys()
    assert set(kleuren.values()) <= {"#000000", "#FFFFFF", "#FFFF00", "#1AEBFF", "#000001"}
    assert kleuren["bij"] == kleuren["achterstand"] == "#FFFFFF"
    assert kleuren["bij_soft"] == "#000000"


def test_high_contrast_asks_the_system_and_not_our_own_palette(kleed):
    kleed(Scheme.DONKER)
    eerste = dict(kleed(Scheme.CONTRAST).tokens)
    kleed(Scheme.LICHT)
    assert dict(kleed(Scheme.CONTRAST).tokens) == eerste
    assert eerste["surface"] not in {LICHT["surface"], DONKER["surface"]}
    kleed()


@pytest.mark.parametrize("punten", tokens.TEXT_SIZES)
def test_heights_follow_the_font(kleed, punten):
    t = kleed(point_size=punten)
    hoogte = t.metrics.height()
    assert (t.line_h, t.control_h, t.answer_h, t.nav_h) == (hoogte, hoogte + 12, hoogte + 6, hoogte + 16)
    assert t.icon_px % 2 == 0
    assert t.icon_px >= 16
    kleed()


@pytest.mark.parametrize(("punten", "regel", "icoon"), [(10, 18, 16), (14, 26, 22), (18, 33, 28)])
def test_the_measures_of_the_design_come_out(kleed, punten, regel, icoon):
    t = kleed(point_size=punten)
    assert t.line_h == pytest.approx(regel, abs=1)
    assert t.icon_px == pytest.approx(icoon, abs=2)
    kleed()


def test_type_roles_follow_the_base_size(kleed):
    t = kleed()
    assert [t.points(rol) for rol in ("small", "body", "section", "amount", "title")] == [9, 10, 11, 13.5, 15]


def test_digits_have_one_width(kleed):
    meet = kleed().metrics.horizontalAdvance
    assert meet("111") == meet("888")


def test_no_text_is_smaller_than_ten_points_by_itself(qapp, hulpbronnen, kleed):
    assert theme.apply(qapp, hulpbronnen).base.pointSizeF() >= 10
    kleed()


def test_the_palette_dresses_a_widget_without_a_rule(kleed, qapp):
    kleed(Scheme.DONKER)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DONKER["surface"]
    assert qapp.palette().color(QPalette.ColorRole.PlaceholderText).name().upper() == DONKER["muted"]
    kleed()


def test_the_example_words_in_a_field_to_search_a_list_are_as_dark_as_in_any_field(kleed, qtbot):
    kleed()
    keuze = QComboBox()
    qtbot.addWidget(keuze)
    keuze.setEditable(True)
    keuze.show()
    assert keuze.lineEdit().palette().color(QPalette.ColorRole.PlaceholderText).name().upper() == LICHT["muted"]
    assert keuze.lineEdit().palette().color(QPalette.ColorRole.PlaceholderText).alpha() == 255


def test_the_style_is_fusion_on_every_platform(kleed, qapp):
    qapp.setStyleSheet("")
    assert qapp.style().name() == "fusion"
    kleed()


def test_the_stylesheet_leaves_no_value_open(kleed):
    blad = kleed().stylesheet()
    assert "$" not in blad
    namen = {"omlaag.svg", "omhoog.svg", "links.svg", "rechts.svg", "vink.svg", "punt.svg"}
    assert set(re.findall(r"url\(opmaak:([\w.]+)\)", blad)) == namen


@pytest.mark.parametrize("punten", tokens.TEXT_SIZES)
def test_the_arrows_of_a_row_of_tabs_can_be_hit(kleed, qtbot, punten):
    kleed(point_size=punten)
    balk = QTabBar()
    qtbot.addWidget(balk)
    for nummer in range(9):
        balk.addTab(f"Onderdeel {nummer}")
    balk.resize(300, balk.sizeHint().height())
    balk.show()
    pijlen = [knop for knop in balk.findChildren(QToolButton) if knop.isVisible()]
    assert len(pijlen) == 2
    assert all(min(knop.width(), knop.height()) >= 24 for knop in pijlen)
    kleed()


def test_arrows_and_ticks_are_files_in_the_colours_of_the_scheme(kleed):
    t = kleed(Scheme.DONKER)
    assert DONKER["muted"] in Path(t.assets.filePath("omlaag.svg")).read_text("utf-8")
    assert DONKER["on_accent"] in Path(t.assets.filePath("vink.svg")).read_text("utf-8")
    kleed()


def test_every_status_has_its_own_letter_word_and_shape(kleed):
    t = kleed()
    assert len({s.letter for s in STATUS.values()}) == len({s.icon for s in STATUS.values()}) == len(STATUS) == 7
    vormen = [bytes(t.pixmap(s.icon, "text").toImage().constBits()) for s in STATUS.values()]
    assert len(set(vormen)) == len(vormen)


def test_every_icon_is_drawn_in_the_colour_asked_for(kleed, hulpbronnen):
    t = kleed()
    namen = sorted(pad.stem for pad in (hulpbronnen / "icons").glob("*.svg"))
    assert len(namen) >= 46
    for naam in namen:
        beeld = t.pixmap(naam, "achterstand").toImage()
        kleuren = {
            beeld.pixelColor(x, y).name().upper()
            for x in range(beeld.width())
            for y in range(beeld.height())
            if beeld.pixelColor(x, y).alpha() > 127
        }
        rood = QColor(LICHT["achterstand"])
        assert kleuren, naam
        assert any(abs(QColor(k).hue() - rood.hue()) < 5 for k in kleuren), naam


def test_icons_stay_sharp_on_a_screen_of_200_percent(wortel):
    """A child process, because Qt reads the scale of the screen once."""
    code = (
        "from PySide6.QtWidgets import QApplication\nfrom pathlib import Path\nfrom bbzdesk.ui import theme\n"
        "app = QApplication([])\nt = theme.apply(app, Path('resources'), point_size=10, family='Noto Sans')\n"
        "p = t.pixmap('st-bij', 'bij')\nprint(p.width(), p.devicePixelRatio(), t.icon_px)"
    )
    omgeving = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    uit = subprocess.run(
        [sys.executable, "-c", code], cwd=wortel, env=omgeving, capture_output=True, text=True, check=True, timeout=60
    )
    assert uit.stdout.split() == ["32", "2.0", "16"]


def test_a_look_is_a_property_that_the_stylesheet_reads_again(kleed):
    kleed()
    w = QWidget()
    theme.set_look(w, "tone", "letop")
    assert w.property("tone") == "letop"
    w.deleteLater()


@pytest.mark.parametrize(
    ("kleuren", "contrast", "schema"),
    [
        ("Unknown", "NoPreference", Scheme.LICHT), ("Light", "NoPreference", Scheme.LICHT),
        ("Dark", "NoPreference", Scheme.DONKER), ("Dark", "HighContrast", Scheme.CONTRAST),
        ("Light", "HighContrast", Scheme.CONTRAST),
    ],
)  # fmt: skip
def test_the_wish_of_the_computer_is_followed(kleuren, contrast, schema):
    assert theme.scheme_for(getattr(Qt.ColorScheme, kleuren), getattr(Qt.ContrastPreference, contrast)) is schema


def test_the_computer_is_asked(qapp):
    hints = qapp.styleHints()
    verwacht = theme.scheme_for(hints.colorScheme(), hints.accessibility().contrastPreference())
    assert theme.system_scheme(qapp) is verwacht


KLEUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|Qt\.GlobalColor|QColor\(\s*[\"'\d]|\brgba?\(")


@pytest.mark.parametrize(
    "bron", ["x = '#FFEEDD'", "Qt.GlobalColor.red", "QColor('red')", "QColor( 1, 2, 3)", "rgb(1,2,3)"]
)
def test_a_planted_colour_is_found(bron):
    assert KLEUR.search(bron)


def test_no_colour_outside_the_tokens():
    gevonden = [
        f"{pad.relative_to(UI)}:{nummer}: {regel.strip()}"
        for pad in sorted(UI.rglob("*.py"))
        if pad.name != "tokens.py"
        for nummer, regel in enumerate(pad.read_text("utf-8").splitlines(), 1)
        # The sentence that shows how a colour is written is no colour.
        if KLEUR.search(regel) and "bijvoorbeeld #17558F" not in regel
    ]
    assert not gevonden, "\n".join(gevonden)
