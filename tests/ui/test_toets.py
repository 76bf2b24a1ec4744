"""Every page of the window on the practice store: nothing is cut, nameless, out of reach, English or hard to read."""

from pathlib import Path

import pytest

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import UserColours
from tests.ui import keuring
from tests.ui.wandeling import Vensterwacht, maak_oefenopslag, op_weg

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


@pytest.mark.parametrize("kleuren", ["licht", "donker", "contrast"])
def test_the_ink_can_be_read(wandeling, kleuren, monkeypatch):
    # The colours of high contrast are those of the user; these are the usual black ones.
    monkeypatch.setattr(theme, "_user_colours", lambda _: ZWART)
    wandeling(keuring.zwakke_inkt, kleuren=kleuren)
