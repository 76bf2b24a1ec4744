"""The entry point: what opens a window, what is an order, and what happens when something goes wrong."""

import errno
import logging
import os
import re
import subprocess
import sys
import threading
import types
from pathlib import Path

import pytest

from bbzdesk import __main__ as start
from bbzdesk import app, paths
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten

GEHEIM = "Jansen 999993653"


@pytest.fixture
def opdrachten(monkeypatch):
    """A command line that notes what it is asked; `doe` decides what it does."""
    gevraagd = []
    module = types.ModuleType("bbzdesk.cli")
    module.doe = lambda: 0

    def hoofd(argumenten):
        gevraagd.append(list(argumenten))
        return module.doe()

    module.hoofd = hoofd
    monkeypatch.setitem(sys.modules, "bbzdesk.cli", module)
    return types.SimpleNamespace(gevraagd=gevraagd, laat=lambda doe: setattr(module, "doe", doe))


@pytest.fixture
def logboek(tmp_path, monkeypatch):
    pad = tmp_path / "log" / "bbzdesk.log"
    monkeypatch.setattr(paths, "technisch_logboek", lambda: pad)
    return pad


@pytest.fixture
def zonder_scherm(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def werp(fout):
    def doe():
        raise fout

    return doe


# --- window or order -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("argumenten", [["reken", "lening"], ["--help"], ["-h"], ["--versie"], ["demo", "--map", "x"]])
def test_a_word_or_a_question_for_help_goes_to_the_command_line(opdrachten, argumenten):
    opdrachten.laat(lambda: 2)
    assert start.main(argumenten) == 2
    assert opdrachten.gevraagd == [argumenten]


def test_without_a_display_the_demo_runs_in_a_fresh_folder_and_says_why(opdrachten, zonder_scherm, capsys):
    assert start.main([]) == 0
    assert start.main(["--oefenen"]) == 0
    (_, _, eerste), (_, _, tweede) = opdrachten.gevraagd
    assert opdrachten.gevraagd[0][:2] == ["demo", "--map"]
    assert Path(eerste).parent == paths.gegevensmap() / "oefenen-demo"
    assert eerste != tweede
    assert list(Path(tweede).iterdir()) == []
    zin = capsys.readouterr().err.splitlines()[0]
    assert zin.startswith("Deze computer heeft geen beeldscherm; daarom")
    assert zin.endswith(f"{eerste}.")


@pytest.mark.parametrize("argumenten", [["--map", "uit"], ["--oefenen", "--map=uit"], ["--map", "uit", "--oefenen"]])
def test_the_demo_goes_to_the_folder_that_was_named(opdrachten, zonder_scherm, argumenten):
    start.main(argumenten)
    assert opdrachten.gevraagd == [["demo", "--map", "uit"]]


def test_a_real_store_is_not_replaced_by_a_demo(opdrachten, zonder_scherm, capsys):
    assert start.main(["--opslag", "mijn"]) == 2
    assert opdrachten.gevraagd == []
    assert "de opslag gaat hier niet open" in capsys.readouterr().err


@pytest.mark.parametrize("scherm", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_opens_and_without_one_there_is_a_reason(scherm, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert start.waarom_geen_venster({scherm: ":0"}) is None
    assert start.waarom_geen_venster({scherm: ""}) == "Deze computer heeft geen beeldscherm"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_display(platform, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    assert start.waarom_geen_venster({}) is None


def test_the_window_is_handed_its_front_door(monkeypatch, hulpbronnen, tmp_path):
    gekregen = []
    schil = types.ModuleType("bbzdesk.ui.shell")
    schil.open_venster = lambda *wat: gekregen.append(wat) or 0
    monkeypatch.setitem(sys.modules, "bbzdesk.ui.shell", schil)
    monkeypatch.setattr(start, "waarom_geen_venster", lambda omgeving: None)
    assert [start.main(a) for a in ([], ["--oefenen"], ["--opslag", str(tmp_path)])] == [0, 0, 0]
    deuren = [deur for deur, *_ in gekregen]
    assert [deur.map for deur in deuren] == [paths.opslag(), paths.oefenopslag(), tmp_path]
    assert [deur.oefenen for deur in deuren] == [False, True, False]
    assert {(deur.hulpbronnen, deur.backupmap) for deur in deuren} == {(hulpbronnen, paths.backups())}
    assert {(bronnen, stand) for _, bronnen, stand, *_ in gekregen} == {(hulpbronnen, paths.vensterstand())}
    geheugens = [geheugen for *_, geheugen in gekregen]
    assert (geheugens[0].bestand, geheugens[0].gewone) == (paths.opslagkeuze(), paths.opslag())
    assert geheugens[1:] == [None, None], "practice and a folder named for once are not remembered"
    oefendeur = gekregen[0][3]()
    assert (oefendeur.map, oefendeur.oefenen) == (paths.oefenopslag(), True)


def test_the_next_start_opens_the_folder_that_was_chosen(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "gegevensmap", lambda: tmp_path / "BbzDesk")
    gekregen = []
    schil = types.ModuleType("bbzdesk.ui.shell")
    schil.open_venster = lambda *wat: gekregen.append(wat) or 0
    monkeypatch.setitem(sys.modules, "bbzdesk.ui.shell", schil)
    monkeypatch.setattr(start, "waarom_geen_venster", lambda omgeving: None)
    start.main([])
    gekregen[0][-1].onthoud(tmp_path / "samen")
    start.main([])
    assert [deur.map for deur, *_ in gekregen] == [tmp_path / "BbzDesk" / "opslag", tmp_path / "samen"]


def test_an_order_of_the_command_line_finds_the_chosen_folder_too(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(paths, "gegevensmap", lambda: tmp_path / "BbzDesk")
    app.plaatsgeheugen(paths.opslagkeuze(), paths.opslag()).onthoud(tmp_path / "samen")
    assert start.main(["controle", "--wachtwoord-van-invoer"]) == 3
    assert f"In {tmp_path / 'samen'} is geen opslag." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["--snel"], "BbzDesk kent “--snel” niet. Met --help ziet u wat er kan."),
        (["--oefenen", "verder"], "BbzDesk kent “verder” niet. Met --help ziet u wat er kan."),
        (["--opslag"], "Achter --opslag hoort een map, bijvoorbeeld --opslag mijn-map."),
        (["--map="], "Achter --map hoort een map, bijvoorbeeld --map mijn-map."),
        (["--oefenen=ja"], "BbzDesk kent “--oefenen” niet. Met --help ziet u wat er kan."),
        (["--oefenen", "--opslag", "x"], "Kies --oefenen of --opslag: oefenen gebeurt in een eigen opslag."),
    ],
)
def test_an_unknown_argument_is_named_in_one_sentence(opdrachten, capsys, argumenten, zin):
    assert start.main(argumenten) == 2
    assert capsys.readouterr().err == f"{zin}\n"


# --- the last net ----------------------------------------------------------------------------------------------------


def test_a_problem_of_the_user_is_its_own_sentence(opdrachten, logboek, capsys):
    fouten = [InvoerFout("a", "Vul a in."), InvoerFout("b", "Vul b in.")]
    opdrachten.laat(werp(InvoerFouten(fouten)))
    assert start.main(["reken"]) == 2
    assert capsys.readouterr().err == "Vul a in.\nVul b in.\n"
    assert not logboek.exists()


def test_a_bug_is_one_sentence_with_the_place_of_the_log(opdrachten, logboek, capsys):
    opdrachten.laat(werp(KeyError(GEHEIM)))
    assert start.main(["reken"]) == 3
    uit = capsys.readouterr()
    assert len(uit.err.splitlines()) == 1
    assert str(logboek) in uit.err
    assert "KeyError" not in uit.err
    assert uit.out == ""


def test_the_log_says_what_and_where_but_nothing_of_a_person(opdrachten, logboek):
    def doe():
        try:
            int(GEHEIM)
        except ValueError as fout:
            raise RuntimeError(f"dossier van {GEHEIM}") from fout

    opdrachten.laat(doe)
    start.main(["reken", GEHEIM])
    (regel,) = logboek.read_text("utf-8").splitlines()
    assert re.search(r"ERROR \d+ bbzdesk programmafout\\nRuntimeError < test_start\.py:\d+ doe < ", regel)
    assert "bbzdesk/__main__.py" in regel
    assert " | door ValueError < test_start.py:" in regel
    assert "Jansen" not in regel
    assert "999993653" not in regel
    assert str(Path(__file__).parent) not in regel


def test_nobody_can_forge_a_line_of_the_log(opdrachten, logboek):
    opdrachten.laat(lambda: logging.getLogger("bbzdesk.x").warning("a\n2026 ERROR b\r\x1b[2J\u2028c") or 0)
    start.main(["reken"])
    (regel,) = logboek.read_text("utf-8").splitlines()
    assert regel.endswith(r"a\n2026 ERROR b\x0d\x1b[2J\x2028c")


def test_the_log_is_five_files_of_at_most_a_megabyte(opdrachten, logboek):
    def doe():
        for _ in range(700):
            logging.getLogger("bbzdesk.x").warning("x" * 10_000)
        return 0

    opdrachten.laat(doe)
    start.main(["reken"])
    bestanden = list(logboek.parent.iterdir())
    assert len(bestanden) == 5
    assert max(bestand.stat().st_size for bestand in bestanden) <= 1_000_000


def test_a_log_that_cannot_be_written_stops_nothing(opdrachten, tmp_path, monkeypatch, capsys):
    (tmp_path / "bestand").touch()
    monkeypatch.setattr(paths, "technisch_logboek", lambda: tmp_path / "bestand" / "bbzdesk.log")
    opdrachten.laat(werp(RuntimeError()))
    assert start.main(["reken"]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("code", "begin"),
    [
        (errno.ENOSPC, "De schijf is vol"),
        (errno.EACCES, "BbzDesk mag in deze map"),
        (errno.EIO, "Er is iets misgegaan"),
    ],
)
def test_a_full_or_closed_disk_is_said_as_such(opdrachten, logboek, capsys, code, begin):
    opdrachten.laat(werp(OSError(code, "x")))
    assert start.main(["demo"]) == 3
    assert capsys.readouterr().err.startswith(begin)


def test_ctrl_c_ends_with_a_sentence(opdrachten, logboek, capsys):
    opdrachten.laat(werp(KeyboardInterrupt()))
    assert start.main(["demo"]) == 130
    assert capsys.readouterr().err.startswith("U hebt BbzDesk gestopt.")
    assert not logboek.exists()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_a_thread_or_a_slot_is_told_too(opdrachten, logboek, capsys):
    def doe():
        draad = threading.Thread(target=werp(RuntimeError(GEHEIM)))
        draad.start()
        draad.join()
        sys.excepthook(TypeError, TypeError(GEHEIM), None)
        return 0

    opdrachten.laat(doe)
    eerder = sys.excepthook
    assert start.main(["reken"]) == 0
    assert sys.excepthook is eerder
    assert capsys.readouterr().err.count("Er is iets misgegaan in BbzDesk zelf") == 2
    assert len(logboek.read_text("utf-8").splitlines()) == 2
    assert GEHEIM not in logboek.read_text("utf-8")


# --- the process -----------------------------------------------------------------------------------------------------

_PROCES = """
import sys, types
from bbzdesk.__main__ import main
cli = types.ModuleType("bbzdesk.cli")
def hoofd(argumenten):
    {doe}
    return 0
cli.hoofd = hoofd
sys.modules["bbzdesk.cli"] = cli
sys.exit(main(["reken"]))
"""


def proces(wortel, doe, **extra):
    opdracht = [sys.executable, "-c", _PROCES.format(doe=doe)]
    return subprocess.Popen(opdracht, cwd=wortel, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **extra)


def test_a_reader_that_leaves_early_is_no_bug(wortel):
    kind = proces(wortel, "[print('x' * 1000) for _ in range(1000)]")
    kind.stdout.read(10)
    kind.stdout.close()
    assert kind.stderr.read() == b""
    kind.stderr.close()
    assert kind.wait(timeout=20) == 141


@pytest.mark.parametrize("codering", ["cp1252", "ascii"])
def test_output_is_utf8_whatever_the_system_prefers(wortel, codering):
    kind = proces(wortel, "print('€ 1.234,56 ł')", env=os.environ | {"PYTHONIOENCODING": codering, "PYTHONUTF8": "0"})
    uit, fout = kind.communicate(timeout=20)
    assert (uit.decode("utf-8").strip(), fout) == ("€ 1.234,56 ł", b"")


# --- the places ------------------------------------------------------------------------------------------------------


def test_the_resources_are_found_in_source_tree_frozen_folder_and_wheel(hulpbronnen, monkeypatch, tmp_path):
    assert paths.hulpbronnen() == hulpbronnen
    (tmp_path / "resources" / "parameters").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.hulpbronnen() == tmp_path / "resources"
    monkeypatch.delattr(sys, "_MEIPASS")
    # In site-packages the folder of another package is not ours, however it is called.
    (tmp_path / "site" / "resources").mkdir(parents=True)
    (tmp_path / "site" / "bbzdesk" / "resources" / "parameters").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "site" / "bbzdesk" / "paths.py"))
    assert paths.hulpbronnen() == tmp_path / "site" / "bbzdesk" / "resources"


def test_a_program_without_its_resources_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(GebruikersFout, match="Installeer BbzDesk opnieuw"):
        paths.hulpbronnen()


def test_practice_backup_and_log_stand_apart_from_the_store():
    mappen = [paths.oefenopslag(), paths.backups(), paths.technisch_logboek().parent, paths.nieuwe_demomap().parent]
    assert len({paths.opslag(), *mappen}) == 5
    assert all(map_.parent == paths.gegevensmap() for map_ in mappen)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folder of a Linux account")
def test_the_store_of_a_linux_account(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.opslag() == tmp_path / ".local" / "share" / "bbzdesk" / "opslag"
