"""Every page of the window on the practice store: nothing is cut, nameless, out of reach, English or hard to read."""

import ast
import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QWidget

from bbzdesk.ui import screens, stylesheet, theme
from bbzdesk.ui.shell import speak_dutch
from bbzdesk.ui.tokens import DONKER, LICHT, PAIRS, UserColours, contrast
from bbzdesk.ui.widgets.filedialog import file_dialog
from tests.ui import keuring
from tests.ui.wandeling import Vensterwacht, deur_naar, maak_oefenopslag, op_weg, venster_op

GROOT, KLEIN = (1366, 768), (1024, 700)
ZWART = UserColours("#000000", "#FFFFFF", "#FFFF00", "#1AEBFF", "#000000")


@pytest.fixture(scope="session")
def oefenopslag(tmp_path_factory) -> Path:
    return maak_oefenopslag(tmp_path_factory.mktemp("oefenopslag") / "oefenen")


def _wandel(opslag, map_, kijk, punten=10, maat=GROOT, kleuren="licht") -> dict[str, list[str]]:
    """Go everywhere; what each look found, by place."""
    gevonden = {soort: [] for soort in kijk}
    with op_weg(opslag, map_, punten, maat, kleuren) as wandeling:
        for plek in wandeling.plekken():
            for soort, oordeel in kijk.items():
                gevonden[soort] += [f"{plek}: {regel}" for regel in oordeel(wandeling.shell)]
    return gevonden


@pytest.fixture(scope="session")
def ronde(kleed, oefenopslag, tmp_path_factory) -> dict[str, list[str]]:
    """One walk in the usual size and colours, with every look. Tab comes last: it changes what has the keyboard."""
    wacht = Vensterwacht()
    gevonden = _wandel(oefenopslag, tmp_path_factory.mktemp("ronde"), {
        "venster": lambda _: [naam for naam in wacht.neem() if naam != "Shell"],
        "afgekapt": lambda venster: keuring.afgekapt(venster, GROOT),
        "naam en rol": keuring.zonder_naam_of_rol,
        "gelijke namen": keuring.gelijke_namen,
        "woorden": lambda venster: keuring.vreemde_woorden(keuring.woorden(venster)),
        "inkt": keuring.zwakke_inkt,
        "tab": keuring.tabronde,
    })  # fmt: skip
    kleed()
    return gevonden


@pytest.mark.parametrize("soort", ["venster", "afgekapt", "naam en rol", "gelijke namen", "woorden", "inkt", "tab"])
def test_every_page_is_in_order(ronde, soort):
    assert not ronde[soort], "\n" + "\n".join(ronde[soort])


@pytest.fixture
def wandeling(kleed, oefenopslag, tmp_path):
    def wandel(kijk, **keuze):
        gevonden = _wandel(oefenopslag, tmp_path, {"": kijk}, **keuze)[""]
        assert not gevonden, "\n" + "\n".join(gevonden)

    yield wandel
    kleed()


@pytest.mark.parametrize(("punten", "maat"), [(14, GROOT), (18, KLEIN)])
def test_nothing_is_cut_in_larger_letters(wandeling, punten, maat):
    wandeling(lambda venster: keuring.afgekapt(venster, maat), punten=punten, maat=maat)


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


# --- the colours that are written down -------------------------------------------------------------------------------

_REGEL = re.compile(r"([^{}]+)\{([^{}]*)\}")
_EIGENSCHAP = re.compile(r"(?:^|;)\s*(color|background):\s*\$(\w+)")


def _paren_in_opmaak() -> set[tuple[str, str]]:
    """Words and the ground they stand on, where the stylesheet says both: in one rule, or for the words of a holder."""
    gronden, inkt = {}, {}
    for kiezers, inhoud in _REGEL.findall(stylesheet._TEMPLATE.template.replace("${", "$(")):
        gegeven = dict(_EIGENSCHAP.findall(inhoud))
        for kiezer in (k.strip() for k in kiezers.split(",")):
            gronden |= {kiezer: gegeven["background"]} if "background" in gegeven else {}
            inkt |= {kiezer: gegeven["color"]} if "color" in gegeven else {}
    houders = {kiezer: kiezer.removesuffix(" QLabel") for kiezer in inkt}
    return {(inkt[k], gronden[houder]) for k, houder in houders.items() if houder in gronden}


def _paren_in_code() -> set[tuple[str, str]]:
    """The colour and the ground of every icon, where they are written down."""
    paren = set()
    for bestand in Path(theme.__file__).parent.rglob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text("utf-8"))):
            if not isinstance(knoop, ast.Call):
                continue
            wie = knoop.func.attr if isinstance(knoop.func, ast.Attribute) else getattr(knoop.func, "id", "")
            if wie in ("Picture", "pixmap", "icon"):
                gegeven = [a.value if isinstance(a, ast.Constant) else None for a in knoop.args[1:3]]
                kleur, grond = [*gegeven, *("muted", "raised")[len(gegeven) :]]
                paren |= {(kleur, grond)} if kleur in LICHT and grond in LICHT else set()
    return paren


@pytest.mark.parametrize("kleuren", [LICHT, DONKER], ids=["licht", "donker"])
@pytest.mark.parametrize(
    ("paren", "minstens"), [(_paren_in_opmaak, 4.5), (_paren_in_code, 3)], ids=["woorden", "tekens"]
)
def test_every_pair_of_colours_can_be_told_apart(kleuren, paren, minstens):
    gevonden = paren()
    assert len(gevonden) > 5
    bekend = {(paar.front, paar.ground) for paar in PAIRS}
    vreemd = sorted(gevonden - bekend)
    assert [(voor, op) for voor, op in vreemd if contrast(kleuren[voor], kleuren[op]) < minstens] == []


@pytest.mark.parametrize("kleuren", ["donker", "contrast"])
def test_the_ink_can_be_read(wandeling, kleuren, monkeypatch):
    # The colours of high contrast are those of the user; these are the usual black ones.
    monkeypatch.setattr(theme, "_user_colours", lambda _: ZWART)
    wandeling(keuring.zwakke_inkt, kleuren=kleuren)
