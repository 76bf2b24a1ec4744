"""A real screen reader interface, a real window on a screen in memory: the screening is found and operated by names.

What it needs comes with `.ci/run`; without it the test skips and says what is missing.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

# It takes some ten seconds; `.ci/run` has it done every time.
pytestmark = [] if "BBZDESK_AT_SPI" in os.environ else [pytest.mark.lang]

SYSTEEMPYTHON, BUS = Path("/usr/bin/python3"), Path("/usr/libexec/at-spi-bus-launcher")
# Without these Qt finds its way to no screen.
SCHERM = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxkbcommon-x11.so.0",
    "libxcb-shape.so.0",
)
MERK = "BBZDESK_PROEFLEZER"
GEDULD = 120


def _ontbreekt() -> list[str]:
    if not sys.platform.startswith("linux"):
        return ["Linux"]
    weg = [naam for naam in ("Xvfb", "xvfb-run", "xauth", "dbus-run-session") if shutil.which(naam) is None]
    weg += [pad.name for pad in (SYSTEEMPYTHON, BUS) if not pad.exists()]
    for bibliotheek in SCHERM:
        try:
            ctypes.CDLL(bibliotheek)
        except OSError:
            weg.append(bibliotheek)
    if not weg and subprocess.run([SYSTEEMPYTHON, "-c", "import pyatspi"], capture_output=True, check=False).returncode:
        weg.append("pyatspi")
    return weg


def _over(merk: str) -> list[str]:
    """The processes that carry our mark."""
    over = []
    for proces in psutil.process_iter(["pid", "name"]):
        try:
            if proces.environ().get(MERK) == merk and proces.status() != psutil.STATUS_ZOMBIE:
                over.append(proces.name())
        except psutil.Error:
            continue
    return over


@pytest.fixture
def omgeving(tmp_path: Path) -> dict[str, str]:
    """Folders, bus and screen of its own; nothing of the person who runs the tests is read or touched."""
    eigen = {naam: str(tmp_path / naam[4:8].lower()) for naam in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    eigen |= {"XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_RUNTIME_DIR": str(tmp_path / "r"), "HOME": str(tmp_path)}
    (tmp_path / "r").mkdir(mode=0o700)
    vreemd = (
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "DBUS_SESSION_BUS_ADDRESS",
        "AT_SPI_BUS_ADDRESS",
        "PYTHONPATH",
        "VIRTUAL_ENV",
    )
    rest = {naam: waarde for naam, waarde in os.environ.items() if naam not in vreemd}
    qt = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"}
    return rest | eigen | qt | {MERK: str(tmp_path)}


def _lees_voor(omgeving: dict[str, str], map_: Path, wortel: Path) -> list[list[str]]:
    """Let the reader work, and give what it read; a whole session of processes ends with it."""
    klant, venster = Path(__file__).with_name("at_spi_klant.py"), [sys.executable, "-m", "bbzdesk", "--oefenen"]
    scherm = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24 -nolisten tcp", "dbus-run-session", "--"]
    with (map_ / "fouten.txt").open("w+", encoding="utf-8") as fouten:
        sessie = subprocess.Popen(
            [*scherm, SYSTEEMPYTHON, klant, BUS, *venster],
            env=omgeving, cwd=wortel, stdout=subprocess.PIPE, stderr=fouten, text=True, start_new_session=True,
        )  # fmt: skip
        try:
            uit, _ = sessie.communicate(timeout=GEDULD)
        finally:
            if sessie.poll() is None:
                os.killpg(sessie.pid, signal.SIGKILL)
                sessie.wait()
        fouten.seek(0)
        assert sessie.returncode == 0, f"{uit}\n{fouten.read()}"
    return [regel.split("\t") for regel in uit.splitlines()]


def test_a_screen_reader_does_the_screening(omgeving, tmp_path, wortel):
    if weg := _ontbreekt():
        pytest.skip(f"not on this machine: {', '.join(weg)}")
    gelezen = _lees_voor(omgeving, tmp_path, wortel)
    vraag = "Woont de ondernemer in onze gemeente? Ja (toets J)"
    spoed = "Is er spoed? Nee (toets N)"
    vensters = [regel[1].split(" – ")[0] for regel in gelezen if regel[0] == "venster"]
    assert vensters == ["Vandaag", "Nieuwe melding", "Telefonische screening: Zoë ë€", "Dossiers"]
    assert ["naam", "Zoë ë€"] in gelezen
    assert [regel[1] for regel in gelezen if regel[0] == "verwijzer"] == ["Nog niet gevraagd"], "found by its label"
    antwoorden = [regel for regel in gelezen if regel[0] in ("voor", "na")]
    assert antwoorden == [
        ["voor", vraag, "False"], ["na", vraag, "True"], ["voor", spoed, "False"], ["na", spoed, "True"],
    ]  # fmt: skip
    van = next(regel[1] for regel in gelezen if regel[0] == "geteld").removeprefix("0 ")
    assert [regel[1] for regel in gelezen if regel[0] == "geteld"] == [f"0 {van}", f"2 {van}"]
    tabel = {regel[0]: regel[1:] for regel in gelezen if regel[0] in ("tabel", "koppen", "rij")}
    assert int(tabel["tabel"][0]) > 5
    assert tabel["koppen"] == ["Ondernemer, bedrijf", "Fase", "Volgende termijn", "Stoplicht", "Doelgroep", "Dossier"]
    # A reader that says only a cell still says what the cell is about.
    assert [cel.split(": ")[0] for cel in tabel["rij"]] == tabel["koppen"]
    assert gelezen[-1] == ["einde", "0"], "the window closed by its own menu, and all went well"
    einde = time.monotonic() + 10
    while (over := _over(omgeving[MERK])) and time.monotonic() < einde:
        time.sleep(0.1)
    assert over == []
