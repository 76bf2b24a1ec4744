"""Setting up: what is done the first time, what is not done the second time, and what repairs itself.

A stand-in for Python notes its orders instead of making environments and fetching packages, so these tests are fast
and need no network; everything else in the tree under test is the real thing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="bash scripts; Windows has start.cmd")

WORTEL = Path(__file__).resolve().parents[2]

NAMAAK = """#!/usr/bin/env bash
echo "$*" >> "$PROEF_LOG"
case "$1 ${2:-}" in
    "-m venv") map="${@: -1}"; rm -rf "$map"; mkdir -p "$map/bin"; cp "$0" "$map/bin/python"; exit 0 ;;
    "-m pip")
        case "${PROEF_PIP:-}" in
            mislukt) echo "geen verbinding" >&2; exit 1 ;;
            afgebroken) kill -9 "$PPID"; exit 1 ;;
            traag) sleep 0.5 ;;
            wees) kill -9 "$PPID"; sleep 0.7; echo "-m pip install is nog doorgegaan" >> "$PROEF_LOG" ;;
        esac
        exit 0 ;;
    "-c import ensurepip, venv") exit "${PROEF_VENV:-0}" ;;
    *"sys.exit(sys.version_info"*) [[ ! -e "${0%/bin/python}/oud" ]]; exit ;;
    "-c from PySide6"*) exit 0 ;;
    "-m ruff" | "-m mypy") [[ "${PROEF_NIET:-}" != "$2 ${3:-}" ]]; exit ;;
    "-m pytest") echo "== 1 passed in 0.01s =="; [[ "${PROEF_NIET:-}" != "pytest" ]]; exit ;;
esac
exec "@ECHT@" "$@"
"""


class Boom:
    """A copy of the installer in a folder with a space, with lock files and a program of one line."""

    def __init__(self, map_: Path) -> None:
        self.wortel = map_ / "map met spatie" / "bbzdesk"
        self.log = map_ / "opdrachten.log"
        self.namaak = map_ / "namaak"
        shutil.copytree(WORTEL / "installer", self.wortel / "installer", ignore=shutil.ignore_patterns("*.lock", "__*"))
        self.schrijf("requirements.lock", "# leeg\n")
        self.schrijf("installer/requirements-dev.lock", "# leeg, voor ontwikkelaars\n")
        self.schrijf("bbzdesk/__init__.py", "")
        self.schrijf("bbzdesk/__main__.py", "import sys\nprint('gestart', sys.argv[1:])\n")
        self.commando("python3.13", NAMAAK.replace("@ECHT@", sys.executable))
        # Whoever runs these tests as root must not get packages of the system from them.
        self.commando("apt-get", '#!/usr/bin/env bash\necho "apt-get $*" >> "$PROEF_LOG"\nexit 1\n')

    def schrijf(self, naam: str, inhoud: str) -> None:
        pad = self.wortel / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(inhoud, "utf-8")

    def commando(self, naam: str, inhoud: str) -> None:
        self.namaak.mkdir(exist_ok=True)
        pad = self.namaak / naam
        pad.write_text(inhoud, "utf-8")
        pad.chmod(0o755)

    def omgeving(self, **extra: str) -> dict[str, str]:
        return os.environ | {"PATH": f"{self.namaak}:{os.environ['PATH']}", "PROEF_LOG": str(self.log)} | extra

    def start(self, *argumenten: str, **extra: str) -> subprocess.CompletedProcess[str]:
        return self.doe("start", *argumenten, **extra)

    def doe(self, script: str, *argumenten: str, **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.wortel / "installer" / script, *argumenten],
            cwd=self.namaak, env=self.omgeving(**extra), capture_output=True, text=True, check=False,
        )  # fmt: skip

    def zet_klaar(self, *argumenten: str) -> None:
        gereedmaken = self.wortel / "installer" / "gereedmaken.py"
        python = self.namaak / "python3.13"
        subprocess.run([python, gereedmaken, "--python", python, *argumenten], env=self.omgeving(), check=True)

    def gedaan(self) -> list[str]:
        """The environments made and packages fetched since the last question, in order."""
        regels = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        namen = {"-m venv": "venv", "-m pip install": "pip", "apt-get": "apt"}
        return [kort for regel in regels for begin, kort in namen.items() if regel.startswith(begin)]


@pytest.fixture
def boom(tmp_path):
    return Boom(tmp_path)


def test_the_first_time_makes_the_environment_and_the_second_time_does_nothing(boom):
    eerste = boom.start("reken", "een lening")
    assert (eerste.returncode, eerste.stdout) == (0, "gestart ['reken', 'een lening']\n")
    assert "wordt klaargezet" in eerste.stderr
    assert boom.gedaan() == ["venv", "pip"]

    tweede = boom.start("reken", "een lening")
    assert (tweede.stdout, tweede.stderr) == (eerste.stdout, "")
    assert boom.gedaan() == []


def test_packages_are_fetched_with_hashes_and_as_wheels_only(boom):
    boom.start()
    pip = next(r for r in boom.log.read_text("utf-8").splitlines() if r.startswith("-m pip install"))
    assert "--require-hashes --only-binary :all: -r" in pip
    assert pip.endswith("requirements.lock")
    assert "://" not in pip


def test_a_changed_lock_file_fetches_again_in_the_same_environment(boom):
    boom.start()
    boom.gedaan()
    boom.schrijf("requirements.lock", "# iets anders\n")
    boom.start()
    assert boom.gedaan() == ["pip"]


def test_a_developers_environment_serves_the_program_too_but_not_the_other_way_round(boom):
    boom.start()
    boom.gedaan()
    boom.zet_klaar("--ontwikkelen")
    assert boom.gedaan() == ["pip"]
    boom.start()
    boom.zet_klaar("--ontwikkelen")
    assert boom.gedaan() == []


def test_when_fetching_fails_it_says_so_and_the_next_time_starts_anew(boom):
    mislukt = boom.start(PROEF_PIP="mislukt")
    assert mislukt.returncode == 1
    assert "geen verbinding" in mislukt.stderr
    assert "Kijk of deze computer verbinding heeft" in mislukt.stderr
    assert "Traceback" not in mislukt.stderr
    assert "gestart" not in mislukt.stdout
    boom.gedaan()

    assert boom.start().returncode == 0
    assert boom.gedaan() == ["venv", "pip"]


def test_a_set_up_that_was_killed_halfway_repairs_itself(boom):
    assert boom.start(PROEF_PIP="afgebroken").returncode != 0
    boom.gedaan()
    assert boom.start().returncode == 0
    assert boom.gedaan() == ["venv", "pip"]
    assert boom.start().stderr == ""


def test_a_fetch_that_outlives_its_killed_set_up_is_waited_for(boom):
    boom.start(PROEF_PIP="wees")
    assert boom.start().returncode == 0
    assert boom.gedaan() == ["venv", "pip", "pip", "venv", "pip"]


def test_an_environment_made_by_hand_is_adopted(boom):
    python = boom.wortel / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    shutil.copy(boom.namaak / "python3.13", python)
    (boom.wortel / ".venv" / "eigen").touch()
    assert boom.start().returncode == 0
    assert boom.gedaan() == ["pip"]
    assert (boom.wortel / ".venv" / "eigen").exists()


def test_an_environment_whose_python_is_gone_is_made_again(boom):
    boom.start()
    boom.gedaan()
    (boom.wortel / ".venv" / "bin" / "python").unlink()
    (boom.wortel / ".venv" / "bin" / "python").symlink_to("/weg/python3")
    assert boom.start().returncode == 0
    assert boom.gedaan() == ["venv", "pip"]


def test_an_environment_of_an_older_python_is_made_again(boom):
    boom.start()
    boom.gedaan()
    (boom.wortel / ".venv" / "oud").touch()
    (boom.wortel / ".venv" / ".bbzdesk-stempel").unlink()
    assert boom.start().returncode == 0
    assert boom.gedaan() == ["venv", "pip"]


def test_two_starts_at_once_set_up_once(boom):
    opdracht = [boom.wortel / "installer" / "start"]
    twee = [
        subprocess.Popen(opdracht, env=boom.omgeving(PROEF_PIP="traag"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    uitvoer = [p.communicate(timeout=30)[0] for p in twee]
    assert uitvoer == [b"gestart []\n"] * 2
    assert boom.gedaan() == ["venv", "pip"]


def test_a_python_without_venv_names_the_one_command(boom):
    uit = boom.start(PROEF_VENV="1")
    versie = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert uit.returncode == 1
    assert uit.stderr.splitlines()[-1] == f"  sudo apt-get install python{versie}-venv"


def test_no_suitable_python_is_said_in_dutch(boom, tmp_path):
    kaal = tmp_path / "kaal"
    kaal.mkdir()
    for naam in ("bash", "env", "dirname"):
        (kaal / naam).symlink_to(shutil.which(naam))
    for naam in ("python3.13", "python3"):  # a name that a version manager left behind, and one that is too old
        (kaal / naam).write_text("#!/usr/bin/env bash\nexit 1\n", "utf-8")
        (kaal / naam).chmod(0o755)
    uit = boom.start(PATH=str(kaal))
    assert uit.returncode == 1
    assert uit.stderr.startswith("BbzDesk heeft Python 3.11 of nieuwer nodig")
    assert len(uit.stderr.splitlines()) == 1


def test_the_folder_where_someone_stands_cannot_replace_a_module(boom):
    """A file json.py in a download folder must not become part of the program."""
    boom.schrijf("bbzdesk/__main__.py", "import json\nprint(json.dumps(1))\n")
    (boom.namaak / "json.py").write_text("raise SystemExit('gekaapt')", "utf-8")
    assert boom.start().stdout == "1\n"


# --- the judgement ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("niet", "code", "regel"),
    [
        ("", 0, None),
        ("ruff check", 1, "Niet in orde buiten pytest: ruff check. Pytest zelf eindigde zo:"),
        ("ruff format", 1, "Niet in orde buiten pytest: ruff format. Pytest zelf eindigde zo:"),
        ("mypy ", 1, "Niet in orde buiten pytest: mypy. Pytest zelf eindigde zo:"),
        ("pytest", 1, None),
    ],
)
def test_all_is_judged_and_the_closing_line_of_pytest_comes_last(boom, niet, code, regel):
    uit = boom.doe("test", PROEF_NIET=niet)
    regels = uit.stdout.splitlines()
    assert uit.returncode == code
    assert [r for r in regels if r.startswith("== ") and not r.endswith("==")] == [
        "== ruff check", "== ruff format", "== mypy", "== pytest",
    ]  # fmt: skip
    assert regels[-1] == "== 1 passed in 0.01s =="
    assert (regels[-2] == regel) if regel else (regels[-2] == "== pytest")


@pytest.mark.parametrize(
    ("argumenten", "laag", "rest"),
    [
        ([], "not lang", ""),
        (["--lang"], "lang or not lang", ""),
        (["-k", "een of twee", "tests/store", "--lang"], "lang or not lang", " -k een of twee tests/store"),
    ],
)
def test_the_long_tier_is_asked_for_and_the_rest_goes_to_pytest(boom, argumenten, laag, rest):
    boom.doe("test", *argumenten)
    pytest_ = next(r for r in boom.log.read_text("utf-8").splitlines() if r.startswith("-m pytest"))
    assert pytest_ == f"-m pytest -n 2 -m {laag}{rest}"


def test_ci_judges_on_when_nothing_can_be_fetched(boom):
    """Without Java or a screen reader some checks skip with their reason; that is no reason to fail."""
    shutil.copytree(WORTEL / ".ci", boom.wortel / ".ci")
    for naam in ("bash", "env", "dirname", "id", "tee", "mktemp", "tail", "rm", "cp", "mkdir"):
        (boom.namaak / naam).symlink_to(shutil.which(naam))
    uit = boom.doe("../.ci/run", PATH=str(boom.namaak), CI="true")
    assert uit.returncode == 0, uit.stderr
    assert uit.stdout.splitlines()[-1] == "== 1 passed in 0.01s =="
    if os.geteuid() == 0:
        assert "de controle met veraPDF vervalt" in uit.stderr
        assert "de controle met een schermlezer vervalt" in uit.stderr
        assert "default-jre-headless" in boom.log.read_text("utf-8")
        assert "python3-pyatspi" in boom.log.read_text("utf-8")


# --- the libraries of the system -------------------------------------------------------------------------------------


@pytest.fixture
def gereedmaken(monkeypatch):
    monkeypatch.syspath_prepend(str(WORTEL / "installer"))
    import gereedmaken

    return gereedmaken


def test_only_the_libraries_that_lack_are_named(gereedmaken, monkeypatch):
    monkeypatch.setattr(
        gereedmaken, "QT_BIBLIOTHEKEN", {"libc.so.6": "libc6", "libbestaatniet.so.9": "libbestaatniet9"}
    )
    assert gereedmaken.ontbrekende_bibliotheken() == {"libbestaatniet.so.9": "libbestaatniet9"}


def test_what_lacks_is_asked_for_in_one_command_and_the_program_still_runs(boom):
    boom.schrijf("requirements.lock", "# pyside6-essentials\n")
    bron = boom.wortel / "installer" / "gereedmaken.py"
    tekst = bron.read_text("utf-8")
    bron.write_text(tekst.replace('"libEGL.so.1": "libegl1"', '"libbestaatniet.so.9": "libbestaatniet9"'), "utf-8")
    uit = boom.start()
    assert (uit.returncode, uit.stdout) == (0, "gestart []\n")
    assert "libbestaatniet9" in uit.stderr.splitlines()[-1]
    assert uit.stderr.splitlines()[-1].startswith("  sudo apt-get install ")


def test_libraries_that_are_all_there_are_not_looked_at_twice(boom):
    boom.schrijf("requirements.lock", "# pyside6-essentials\n")
    bron = boom.wortel / "installer" / "gereedmaken.py"
    tekst = bron.read_text("utf-8")
    begin, eind = tekst.index("QT_BIBLIOTHEKEN = {"), tekst.index("}\n_PROEF")
    bron.write_text(f"{tekst[:begin]}QT_BIBLIOTHEKEN = {{'libc.so.6': 'libc6'{tekst[eind:]}", "utf-8")
    boom.start()
    assert "from PySide6" in boom.log.read_text("utf-8")
    boom.gedaan()
    boom.start()
    assert "from PySide6" not in boom.log.read_text("utf-8")


# --- the scripts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["installer/start", "installer/test", "installer/python.sh", ".ci/run"])
def test_the_script_is_sound_bash(naam):
    subprocess.run(["bash", "-n", WORTEL / naam], check=True)


@pytest.mark.parametrize("naam", ["installer/start", "installer/test", ".ci/run"])
def test_the_script_can_be_run_as_it_is_cloned(naam):
    assert os.access(WORTEL / naam, os.X_OK)
    assert "set -euo pipefail" in (WORTEL / naam).read_text("utf-8")


def test_the_windows_twin_has_windows_line_ends():
    """The command interpreter loses labels in a file with bare line feeds."""
    ruw = (WORTEL / "installer" / "start.cmd").read_bytes()
    assert ruw.count(b"\n") == ruw.count(b"\r\n") > 20


@pytest.mark.lang
def test_the_real_set_up_from_nothing(tmp_path):
    kopie = tmp_path / "echt bbzdesk"
    for naam in ("installer", "bbzdesk", "resources"):
        shutil.copytree(WORTEL / naam, kopie / naam, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(WORTEL / "requirements.lock", kopie)
    opdracht = [kopie / "installer" / "start", "--help"]
    uit = subprocess.run(opdracht, cwd=tmp_path, capture_output=True, text=True, check=False)
    if "NewConnectionError" in uit.stderr or "name resolution" in uit.stderr:
        pytest.skip("no network here, so no packages can be fetched")
    assert (uit.returncode, bool(uit.stdout)) == (0, True), uit.stderr
    assert "BbzDesk staat klaar." in uit.stderr
