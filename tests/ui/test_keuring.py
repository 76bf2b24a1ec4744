"""What walks over the pages finds what is planted: a look that sees nothing proves nothing."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.navigation import Brand
from bbzdesk.ui.tokens import LICHT
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, LineEdit, SelectBox
from bbzdesk.ui.widgets.layouts import column, holder
from bbzdesk.ui.widgets.text import Text
from tests.ui import keuring

MAAT = (400, 300)


@pytest.fixture
def venster(kleed, qtbot, qapp):
    def maak(*delen: QWidget) -> QWidget:
        blad = holder(column(*delen, None))
        blad.setProperty("role", "page")
        blad.setWindowTitle("Proef")
        qtbot.addWidget(blad)
        blad.resize(*MAAT)
        blad.show()
        blad.activateWindow()
        for _ in range(4):
            qapp.sendPostedEvents()
            QTest.qWait(0)
        return blad

    return maak


def smal(w: QWidget) -> QWidget:
    w.setFixedWidth(24)
    return w


def test_what_is_well_is_not_reported(venster):
    blad = venster(Field("Naam", LineEdit(10)), Field("Soort", SelectBox("Starter", "Gevestigd")), Button("Bewaar"))
    blad.findChild(QPushButton).setFocus()
    assert keuring.afgekapt(blad, MAAT) == []
    assert keuring.zonder_naam_of_rol(blad) + keuring.gelijke_namen(blad) == []
    assert keuring.tabronde(blad) == []
    assert keuring.vreemde_woorden(keuring.woorden(blad)) == []
    assert keuring.zwakke_inkt(blad) == []


@pytest.mark.parametrize(
    "maak",
    [lambda: smal(Text("Een zin die langer is")), lambda: smal(Button("Bewaar concept")), lambda: smal(Brand()),
     lambda: smal(SelectBox("Gevestigde zelfstandige"))],
    ids=["tekst", "knop", "eigen tekening", "keuze"],
)  # fmt: skip
def test_what_is_cut_is_found(venster, maak):
    assert len(keuring.afgekapt(venster(maak()), MAAT)) == 1


def test_a_hint_that_does_not_fit_is_found(venster):
    veld = LineEdit(6)
    veld.setPlaceholderText("Een voorbeeld dat te lang is")
    assert keuring.afgekapt(venster(veld), MAAT)[0].startswith("plaatshouder")


def test_what_sticks_out_or_lies_over_another_is_found(venster):
    houder = QFrame()
    houder.setFixedSize(100, 40)
    for links in (0, 20, 90):
        Text("Woorden").setParent(houder)
        houder.findChildren(Text)[-1].move(links, 0)
    soorten = {regel.split(":")[0].split(" ")[0] for regel in keuring.afgekapt(venster(houder), MAAT)}
    assert {"steekt", "over"} <= soorten


def test_another_size_than_asked_is_found(venster):
    assert keuring.afgekapt(venster(), (100, 100)) == ["venster 400x300 in plaats van 100x100"]


def test_what_has_no_name_is_found(venster):
    assert len(keuring.zonder_naam_of_rol(venster(QPushButton(), LineEdit(4), SelectBox("Een")))) == 3


def test_a_name_without_the_word_on_the_button_is_found(venster):
    assert keuring.zonder_naam_of_rol(venster(Button("Bewaar", name="Vastleggen")))[0].startswith(
        "naam zonder zijn woord"
    )


def test_two_of_the_same_name_are_found(venster):
    assert keuring.gelijke_namen(venster(Button("Wijzig"), Button("Wijzig"))) == ["2 keer “Wijzig” in “”"]


def test_what_holds_the_keyboard_is_found(venster):
    val = QPlainTextEdit()
    blad = venster(val, Button("Bewaar"))
    val.setFocus()
    assert keuring.tabronde(blad)[0].startswith("Tab blijft hangen")


class Springer(Button):
    """Sends Tab past its neighbour."""

    naar: QWidget

    def focusNextPrevChild(self, volgende):  # noqa: N802 - Qt's name
        self.naar.setFocus()
        return True


def test_what_tab_passes_by_is_found(venster):
    springer, laatste = Springer("Bewaar"), Button("Sluit")
    springer.naar = laatste
    blad = venster(springer, Button("Verder"), laatste)
    springer.setFocus()
    assert keuring.tabronde(blad) == ["niet met Tab te bereiken: Button “Verder” in Holder"]


@pytest.mark.parametrize("zin", ["Cancel", "U dient te betalen.", "Dit is een ongeldige datum.", "Save as…"])
def test_words_that_do_not_belong_are_found(venster, zin):
    assert len(keuring.vreemde_woorden(keuring.woorden(venster(Text(zin))))) == 1


@pytest.mark.parametrize("zin", ["Back-up gemaakt", "Noodzakelijk", "Foutloos", "Editie"])
def test_dutch_words_that_look_like_them_are_not(venster, zin):
    assert keuring.vreemde_woorden(keuring.woorden(venster(Text(zin)))) == []


def test_weak_ink_is_found(venster, kleed, monkeypatch):
    monkeypatch.setattr(theme, "LICHT", {**LICHT, "muted": LICHT["line_strong"]})
    kleed()
    try:
        assert [regel[:13] for regel in keuring.zwakke_inkt(venster(Text("Voor de Bbz-consulent", "muted")))] == [
            "contrast 3.6 "
        ]
    finally:
        monkeypatch.undo()
        kleed()
