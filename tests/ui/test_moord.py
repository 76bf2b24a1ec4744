"""The program is killed while somebody types: at most two seconds of typing are lost, and the store is whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bbzdesk.domain.zaak import Contact
from bbzdesk.store import controle, records
from bbzdesk.ui import screens
from bbzdesk.ui.widgets.dialogs import Dialog
from tests.ui.moordkind import BEZET, DADEN, VRAAG, tekst_van, veld_op
from tests.ui.wandeling import maak_oefenopslag, op_weg

HUIS = Path(__file__).parents[2]
BELOOFD = 2.0  # seconds of typing
PLEKKEN = (
    ("contact", "Naam"),
    ("contact-dossier", "Achternaam"),
    ("screening", "Opmerking"),
    ("aanvraag-nieuw", "Waarvoor is het geld"),
    ("dossier-levensvatbaarheid", "Privéschulden"),
    ("dossier-besluit", "Motivering"),
    ("besluit-gegevens", "Motivering"),
    ("instellingen-gemeente", "Gemeente"),
    (VRAAG, "Bedrag"),
)
# A page, one that keeps its step with it, and a dialog.
TERWIJL_BEZET = (("contact", "Naam"), ("besluit-gegevens", "Motivering"), (VRAAG, "Bedrag"))


@pytest.fixture(scope="session")
def oefenopslag(tmp_path_factory) -> Path:
    return maak_oefenopslag(tmp_path_factory.mktemp("moord") / "oefenen")


def typ_en_vermoord(
    map_: Path, plek: str, veld: str, seconden: float, bezet: str = ""
) -> tuple[float, list[tuple[float, str]]]:
    """Let a child type, kill it so many seconds after its first key; the moment, and what stood there when."""
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HUIS)}
    opdracht = [sys.executable, "-m", "tests.ui.moordkind", str(map_), plek, veld, bezet]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True, cwd=HUIS, env=omgeving) as kind:
        assert kind.stdout is not None
        eerste = kind.stdout.readline()
        assert eerste, "the child typed nothing"
        time.sleep(seconden)
        kind.send_signal(signal.SIGKILL)
        dood = time.monotonic()
        regels = [eerste, *kind.stdout]
    getypt = [regel.rstrip("\n").split("\t", 1) for regel in regels if regel.endswith("\n")]
    return dood, [(float(moment), tekst) for moment, tekst in getypt]


@pytest.mark.lang
@pytest.mark.parametrize(("plek", "veld"), PLEKKEN)
def test_na_een_moord_staat_het_getypte_er_weer(kleed, oefenopslag, tmp_path, plek: str, veld: str) -> None:
    map_ = tmp_path / "kind"
    shutil.copytree(oefenopslag, map_)
    dood, getypt = typ_en_vermoord(map_, plek, veld, random.Random(plek).uniform(2.5, 5.5))
    staat_er_weer(map_, tmp_path, plek, veld, dood, getypt)


@pytest.mark.lang
@pytest.mark.parametrize("bezet", BEZET)
@pytest.mark.parametrize(("plek", "veld"), TERWIJL_BEZET)
def test_ook_als_een_lange_taak_de_opslag_heeft(kleed, oefenopslag, tmp_path, plek: str, veld: str, bezet: str) -> None:
    map_ = tmp_path / "kind"
    shutil.copytree(oefenopslag, map_)
    seconden = random.Random(plek + bezet).uniform(2.5, 5.5)
    dood, getypt = typ_en_vermoord(map_, plek, veld, seconden, bezet)
    assert (map_ / "kladblok.db").exists(), "the worker never had time for it"
    assert (map_ / "bbzdesk.db-journal").exists() == (bezet == "schrijft")
    staat_er_weer(map_, tmp_path, plek, veld, dood, getypt)


def staat_er_weer(
    map_: Path, tmp_path: Path, plek: str, veld: str, dood: float, getypt: list[tuple[float, str]]
) -> None:
    """After opening it anew all that was typed two seconds before the kill is back, and the store is whole."""
    beloofd = [tekst for moment, tekst in getypt if moment <= dood - BELOOFD][-1]
    with op_weg(map_, tmp_path, 10, (1366, 768)) as w:
        terug = tekst_van(veld_op(w.shell, plek, veld))
        assert terug.startswith(beloofd)
        assert getypt[-1][1].startswith(terug)
        screens.rest(w.shell)
        assert controle.volledig(w.shell.kantoor.opslag) == ()
        assert not (w.shell.kantoor.opslag.map / "kladblok.db").exists()
        for dialoog in w.shell.findChildren(Dialog):
            dialoog.hide()


@pytest.mark.lang
@pytest.mark.parametrize("zaad", range(5))
def test_een_moord_tijdens_een_daad_laat_alles_of_niets(kleed, oefenopslag, tmp_path, zaad: int) -> None:
    map_ = tmp_path / "kind"
    shutil.copytree(oefenopslag, map_)
    _, gezegd = typ_en_vermoord(map_, DADEN, "", random.Random(zaad).uniform(0.3, 1.5))
    with op_weg(map_, tmp_path, 10, (1366, 768)) as w:
        with w.shell.kantoor.opslag.lees() as bron:
            bewaard = {contact.naam for contact in records.waar(bron, Contact)}
        assert {naam for _, naam in gezegd} <= bewaard, "what the window called kept is there"
        assert len([naam for naam in bewaard if naam.startswith("Beller")]) <= len(gezegd) + 1
        assert controle.volledig(w.shell.kantoor.opslag) == ()
