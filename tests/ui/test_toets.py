"""Every page of the window on the practice store: nothing is cut, nameless, out of reach, English or hard to read."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QWidget

from bbzdesk.ui import screens, theme
from bbzdesk.ui.shell import speak_dutch
from bbzdesk.ui.tokens import UserColours
from bbzdesk.ui.widgets.filedialog import file_dialog
from tests.ui import keuring
from tests.ui.wandeling import Vensterwacht, deur_naar, maak_oefenopslag, op_weg, venster_op

GROOT, KLEIN = (1366, 768), (1024, 700)
ZWART = UserColours("#000000", "#FFFFFF", "#FFFF00", "#1AEBFF", "#000000")


@pytest.fixture(scope="session")
def oefenopslag(tmp_path_factory) -> Path:
    return maak_oefenopslag(tmp_path_factory.mktemp("oefenopslag") / "oefenen")


@pytest.fixture
def wandeling(kleed, oefenopslag, tmp_path):
    """`wandel(look_at, ...)` goes everywhere and gathers what is not right, by place."""

    def wandel(kijk, punten=10, maat=GROOT, kleuren="licht"):
        with op_weg(oefenopslag, tmp_path, punten, maat, kleuren) as w:
            gevonden = [f"{plek}: {regel}" for plek in w.plekken() for regel in kijk(w.shell)]
        assert not gevonden, "\n" + "\n".join(gevonden)

    yield wandel
    kleed()


@pytest.mark.parametrize(("punten", "maat"), [(10, GROOT), (14, GROOT), (18, KLEIN)])
def test_nothing_is_cut(wandeling, punten, maat):
    wandeling(lambda venster: keuring.afgekapt(venster, maat), punten, maat)


def test_no_part_is_a_window_of_its_own(wandeling):
    wacht = Vensterwacht()
    wandeling(lambda _: [naam for naam in wacht.neem() if naam != "Shell"])


def test_everything_has_a_name_and_a_role(wandeling):
    wandeling(lambda venster: keuring.zonder_naam_of_rol(venster) + keuring.gelijke_namen(venster))


def test_tab_passes_everything_once_and_comes_back(wandeling):
    wandeling(keuring.tabronde)


def test_the_words_are_dutch_and_plain(wandeling):
    wandeling(lambda venster: keuring.vreemde_woorden(keuring.woorden(venster)))


@pytest.fixture
def ingangen(kleed, oefenopslag, tmp_path):
    """What stands before the office: the first start, the door, and the door after the screen lock."""

    def open_(punten, maat):
        kopie, leeg = tmp_path / "oefenen", tmp_path / "leeg"
        shutil.copytree(oefenopslag, kopie)
        for naam, deur in (("eerste start", deur_naar(leeg, oefenen=False)), ("deur", deur_naar(kopie, oefenen=False))):
            with venster_op(deur, tmp_path, punten, maat) as w:
                yield naam, w.shell
        with venster_op(deur_naar(kopie), tmp_path, punten, maat) as w:
            screens.wait_for(lambda: w.shell.office is not None)
            w.shell.lock()
            screens.rest(w.shell)
            yield "vergrendeld", w.shell

    yield open_
    kleed()


@pytest.mark.parametrize(("punten", "maat"), [(10, GROOT), (18, KLEIN)])
def test_the_ways_in_are_as_well_kept(ingangen, punten, maat):
    looks = (
        lambda v: keuring.afgekapt(v, maat), keuring.zonder_naam_of_rol, keuring.gelijke_namen, keuring.tabronde,
        lambda v: keuring.vreemde_woorden(keuring.woorden(v)), keuring.zwakke_inkt,
    )  # fmt: skip
    gevonden = [
        f"{naam}: {regel}" for naam, venster in ingangen(punten, maat) for kijk in looks for regel in kijk(venster)
    ]
    assert not gevonden, "\n" + "\n".join(gevonden)


def test_the_dialogs_that_qt_makes_are_dutch_too(qapp, kleed, qtbot):
    vertalers = [*qapp.findChildren(QTranslator)]
    speak_dutch(qapp)
    try:
        blad = QWidget()
        qtbot.addWidget(blad)
        kiezer = file_dialog(blad, "Kies een bestand")
        kiezer.setOption(QFileDialog.Option.DontUseNativeDialog)
        veld = QLineEdit("tekst", blad)
        menu = veld.createStandardContextMenu()
        soort = QDialogButtonBox.StandardButton
        knoppen = QDialogButtonBox(soort.Save | soort.Cancel | soort.Yes | soort.No | soort.Close, parent=blad)
        blad.show()
        kiezer.show()
        gelezen = [*keuring.woorden(kiezer), *keuring.woorden_in_menu(menu), *(k.text() for k in knoppen.buttons())]
        menu.deleteLater()
    finally:
        for vertaler in set(qapp.findChildren(QTranslator)) - set(vertalers):
            qapp.removeTranslator(vertaler)
            vertaler.deleteLater()
    assert {"&Openen", "Bestands&naam:", "&Soort bestand:", "&Map:"} <= set(gelezen)
    assert keuring.vreemde_woorden(iter(gelezen)) == []


@pytest.mark.parametrize("kleuren", ["licht", "donker", "contrast"])
def test_the_ink_can_be_read(wandeling, kleuren, monkeypatch):
    # The colours of high contrast are those of the user; these are the usual black ones.
    monkeypatch.setattr(theme, "_user_colours", lambda _: ZWART)
    wandeling(keuring.zwakke_inkt, kleuren=kleuren)
