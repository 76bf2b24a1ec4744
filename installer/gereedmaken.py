"""Makes `.venv` ready: the environment, the pinned packages and, on Linux, the libraries that Qt needs.

Runs on the standard library alone, because nothing else is there yet. A second run finds the stamp and does nothing.
Everything printed is for the person who types `./installer/start`, so it is Dutch.
"""

import argparse
import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

STEMPEL = ".bbzdesk-stempel"
BEZIG = ".bbzdesk-bezig"

# What Qt opens at run time and the Debian package that brings it. The first group serves every window, also an
# invisible one; the second an X11 window. Their own dependencies come along, so they are named only for a machine
# that has half of them.
QT_BIBLIOTHEKEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_PROEF = "from PySide6 import QtGui, QtPdf, QtWidgets; QtGui.QGuiApplication([])"


class Opzetfout(Exception):
    """Setting up cannot go on; the text says why and what to do, in Dutch."""


def hoofd(argv: Sequence[str] | None = None) -> int:
    """Make everything ready; 0 when it is, 1 when a person has to do something first."""
    lezer = argparse.ArgumentParser(prog="gereedmaken", add_help=False)
    lezer.add_argument("--python", default=sys.executable)
    lezer.add_argument("--ontwikkelen", action="store_true")
    keuze = lezer.parse_args(argv)
    wortel = Path(__file__).resolve().parent.parent
    try:
        zorg_voor_omgeving(wortel, keuze.python, ontwikkelen=keuze.ontwikkelen)
        zorg_voor_qt(wortel)
    except Opzetfout as fout:
        meld(str(fout))
        return 1
    except KeyboardInterrupt:
        meld("Het klaarzetten is gestopt. De volgende keer begint het vanzelf opnieuw.")
        return 130
    return 0


def meld(zin: str) -> None:
    """Tell the person; on standard error, because standard output belongs to the program itself."""
    print(zin, file=sys.stderr, flush=True)


# --- the environment ---------------------------------------------------------------------------------------------


def zorg_voor_omgeving(wortel: Path, python: str, *, ontwikkelen: bool) -> None:
    """See to it that `.venv` holds exactly what the lock files pin."""
    if _is_klaar(wortel, ontwikkelen=ontwikkelen):
        return
    with _alleen(wortel):
        # Someone else may have finished while we waited for our turn.
        if not _is_klaar(wortel, ontwikkelen=ontwikkelen):
            _bouw(wortel, python, ontwikkelen=ontwikkelen)


def _is_klaar(wortel: Path, *, ontwikkelen: bool) -> bool:
    omgeving = wortel / ".venv"
    if (omgeving / BEZIG).exists():
        return False
    try:
        regels = (omgeving / STEMPEL).read_text("utf-8").splitlines()
    except OSError:
        return False
    nodig = _kenmerk(wortel, python_versie(omgeving), ontwikkelen=ontwikkelen)
    return regels[: len(nodig)] == nodig


def _kenmerk(wortel: Path, versie: str, *, ontwikkelen: bool) -> list[str]:
    """What the stamp must hold: the Python, the lock file, and for a developer the second lock file."""
    sloten = [wortel / "requirements.lock"]
    if ontwikkelen:
        sloten.append(wortel / "installer" / "requirements-dev.lock")
    return [f"python {versie}", *(f"{slot.name} {hashlib.sha256(slot.read_bytes()).hexdigest()}" for slot in sloten)]


def python_van(omgeving: Path) -> Path:
    """The Python of an environment."""
    return omgeving / "Scripts" / "python.exe" if os.name == "nt" else omgeving / "bin" / "python"


def python_versie(omgeving: Path) -> str:
    """The version of the environment's Python; empty when it does not run (its Python was removed, say)."""
    vraag = "import sys; print('.'.join(map(str, sys.version_info[:3])))"
    try:
        antwoord = subprocess.run([python_van(omgeving), "-c", vraag], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return antwoord.stdout.strip()


def _bouw(wortel: Path, python: str, *, ontwikkelen: bool) -> None:
    omgeving = wortel / ".venv"
    meld("BbzDesk wordt klaargezet. Dat duurt de eerste keer een paar minuten.")
    if (omgeving / BEZIG).exists() or not _is_bruikbaar(omgeving):
        _nieuwe_omgeving(omgeving, python)
    # Until this mark is gone the environment counts as half finished, and the next run starts it anew.
    (omgeving / BEZIG).touch()
    (omgeving / STEMPEL).unlink(missing_ok=True)
    # The second lock file holds all of the first one too (tests/test_huisregels.py looks after that).
    slot = wortel / "installer" / "requirements-dev.lock" if ontwikkelen else wortel / "requirements.lock"
    _installeer(omgeving, slot)
    kenmerk = _kenmerk(wortel, python_versie(omgeving), ontwikkelen=ontwikkelen)
    nieuw = omgeving / f"{STEMPEL}.nieuw"
    nieuw.write_text("\n".join(kenmerk) + "\n", encoding="utf-8")
    nieuw.replace(omgeving / STEMPEL)
    (omgeving / BEZIG).unlink()
    meld("BbzDesk staat klaar.")


def _is_bruikbaar(omgeving: Path) -> bool:
    """Whether packages can be put into this environment: its Python runs, is new enough and has pip."""
    vraag = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python_van(omgeving), "-c", vraag], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _nieuwe_omgeving(omgeving: Path, python: str) -> None:
    basis = _basis(python) if Path(python) == python_van(omgeving) else python
    _zorg_voor_venv(basis)
    omgeving.mkdir(exist_ok=True)
    klaar = _lang_werk([basis, "-m", "venv", "--clear", str(omgeving)])
    if klaar.returncode:
        # A half environment would be taken for one made by hand: mark it.
        omgeving.mkdir(exist_ok=True)
        (omgeving / BEZIG).touch()
        raise Opzetfout(
            f"De map .venv kon niet worden gemaakt: {_laatste_regel(klaar)}\n"
            f"Kijk of u in de map {omgeving.parent} mag schrijven en of de schijf vol is. Probeer het daarna opnieuw."
        )


def _basis(python: str) -> str:
    """The Python outside the environment: an environment cannot make itself again."""
    vraag = "import sys; print(getattr(sys, '_base_executable', '') or sys.executable)"
    return subprocess.run([python, "-c", vraag], capture_output=True, text=True, check=True).stdout.strip() or python


def _zorg_voor_venv(basis: str) -> None:
    """Debian and Ubuntu ship `venv` as a package of its own; get it or name the one command that does."""
    if _heeft_venv(basis):
        return
    versie = subprocess.run(
        [basis, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], capture_output=True, text=True, check=True
    ).stdout.strip()
    pakket = f"python{versie}-venv"
    if not (kan_apt() and apt_installeer([pakket]) and _heeft_venv(basis)):
        raise Opzetfout(
            f"Python {versie} mist het onderdeel venv. Voer eerst deze opdracht uit en probeer het dan opnieuw:\n"
            f"  {apt_opdracht([pakket])}"
        )


def _heeft_venv(basis: str) -> bool:
    return not subprocess.run([basis, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode


def _installeer(omgeving: Path, slot: Path) -> None:
    opdracht = [
        python_van(omgeving), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check",
        "--require-hashes", "--only-binary", ":all:", "-r", slot,
    ]  # fmt: skip
    klaar = _lang_werk(opdracht)
    if klaar.returncode:
        print(klaar.stderr.strip(), file=sys.stderr)
        raise Opzetfout(
            "Het ophalen van de onderdelen is niet gelukt; de regels hierboven zeggen waarom. "
            "Kijk of deze computer verbinding heeft en probeer het dan opnieuw."
        )


def _lang_werk(opdracht: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run what changes `.venv`. It inherits our lock: when we are killed and it goes on, the next run waits for it."""
    return subprocess.run(
        opdracht, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, close_fds=False
    )


def _laatste_regel(klaar: subprocess.CompletedProcess[str]) -> str:
    regels = (klaar.stderr or klaar.stdout).strip().splitlines()
    return regels[-1] if regels else f"code {klaar.returncode}"


@contextlib.contextmanager
def _alleen(wortel: Path) -> Iterator[None]:
    """Let one run at a time change `.venv`. The lock file of the packages is what is held, so no file is added."""
    try:
        import fcntl
    except ImportError:
        # Windows: two runs at once are unlikely there, and the mark of a half environment repairs what they break.
        yield
        return
    with (wortel / "requirements.lock").open("rb") as slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            meld("BbzDesk wordt al klaargezet door een andere opdracht. Even wachten.")
            fcntl.flock(slot, fcntl.LOCK_EX)
        os.set_inheritable(slot.fileno(), True)
        yield


# --- the libraries of the system ---------------------------------------------------------------------------------


def zorg_voor_qt(wortel: Path) -> None:
    """On Linux: see which libraries Qt misses, install them where that is ours to do, else name the one command."""
    omgeving = wortel / ".venv"
    gezien = omgeving / ".bbzdesk-qt"
    stempel = omgeving / STEMPEL
    if not sys.platform.startswith("linux") or not _heeft_qt(wortel):
        return
    if gezien.exists() and gezien.stat().st_mtime_ns >= stempel.stat().st_mtime_ns:
        return
    weg = ontbrekende_bibliotheken()
    if weg and kan_apt():
        meld(
            f"Voor het venster ontbreken onderdelen van het systeem; die worden nu opgehaald: {', '.join(weg.values())}."
        )
        apt_installeer(list(weg.values()))
        weg = ontbrekende_bibliotheken()
    if weg:
        meld(
            "Het venster van BbzDesk mist onderdelen van uw systeem. Deze opdracht zet ze erbij:\n"
            f"  {apt_opdracht(weg.values())}"
        )
        return
    if fout := _proef_met_qt(omgeving):
        meld(f"Het venster van BbzDesk start nog niet op deze computer: {fout}")
        return
    gezien.touch()


def _heeft_qt(wortel: Path) -> bool:
    return "pyside6-essentials" in (wortel / "requirements.lock").read_text("utf-8")


def ontbrekende_bibliotheken() -> dict[str, str]:
    """The libraries that cannot be loaded here, each with its Debian package. Asked anew in a fresh process."""
    vraag = (
        "import ctypes, sys\n"
        "for naam in sys.argv[1:]:\n"
        "    try:\n"
        "        ctypes.CDLL(naam)\n"
        "    except OSError:\n"
        "        print(naam)\n"
    )
    antwoord = subprocess.run(
        [sys.executable, "-c", vraag, *QT_BIBLIOTHEKEN], capture_output=True, text=True, check=True
    )
    return {naam: QT_BIBLIOTHEKEN[naam] for naam in antwoord.stdout.split()}


def _proef_met_qt(omgeving: Path) -> str:
    """Start an invisible Qt; returns what it says when that fails, else nothing."""
    klaar = subprocess.run(
        [python_van(omgeving), "-c", _PROEF],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    return _laatste_regel(klaar) if klaar.returncode else ""


def kan_apt() -> bool:
    """Whether we may install packages of the system: root, on Debian or Ubuntu."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_opdracht(pakketten: Sequence[str] | Iterator[str]) -> str:
    """The one command that a person types."""
    return f"sudo apt-get install {' '.join(dict.fromkeys(pakketten))}"


def apt_installeer(pakketten: Sequence[str]) -> bool:
    """Install packages of the system; the lists are fetched only when the first try fails."""
    opdracht = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *pakketten]
    return _apt(opdracht) or (_apt(["apt-get", "update", "-q"]) and _apt(opdracht))


def _apt(opdracht: Sequence[str]) -> bool:
    klaar = subprocess.run(
        opdracht,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return klaar.returncode == 0


if __name__ == "__main__":
    sys.exit(hoofd())
