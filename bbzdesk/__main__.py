"""Starts BbzDesk: the window, or one order of the command line; with the technical log and the last net under both."""

import contextlib
import errno
import logging
import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from bbzdesk import paths
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout

GOED, INVOER_NIET_GOED, NIET_GELUKT = 0, 2, 3
# What a shell gives to a command that Ctrl+C or a closed pipe ended.
AFGEBROKEN, LEZER_WEG = 130, 141

_log = logging.getLogger("bbzdesk")


def main(argv: Sequence[str] | None = None) -> int:
    """Run BbzDesk with these arguments and return its exit code; nothing but `SystemExit` leaves this function."""
    argumenten = list(sys.argv[1:] if argv is None else argv)
    _schrijf_utf8()
    with _technisch_log(paths.technisch_logboek()), _haken():
        return _met_net(argumenten)


def _met_net(argumenten: Sequence[str]) -> int:
    """Turn whatever goes wrong into one sentence and an exit code."""
    try:
        code = _kies(argumenten)
        if sys.stdout:  # a windowed program on Windows has none
            sys.stdout.flush()
    except GebruikersFout as fout:
        _zeg(str(fout))
        return INVOER_NIET_GOED
    except KeyboardInterrupt:
        _zeg("U hebt BbzDesk gestopt. Wat al was opgeslagen, blijft staan.")
        return AFGEBROKEN
    except BrokenPipeError:
        # Python would complain once more when it closes standard output at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return LEZER_WEG
    except Exception as fout:  # noqa: BLE001 - the last net: a bug of ours becomes one sentence, never a traceback
        meld_programmafout(type(fout), fout, fout.__traceback__)
        return NIET_GELUKT
    return code


def _kies(argumenten: Sequence[str]) -> int:
    """Divide the arguments: a word or a question for help is for the command line, the rest is for the window."""
    if argumenten and (not argumenten[0].startswith("-") or argumenten[0] in ("-h", "--help", "--versie")):
        return _opdracht(argumenten)
    keuze = lees_vensterkeuze(argumenten)
    reden = waarom_geen_venster(os.environ)
    if reden is None:
        return _open_venster(keuze)
    if keuze.opslag is not None:
        raise GebruikersFout(
            f"{reden}, dus de opslag gaat hier niet open. Met --help ziet u wat er zonder venster kan."
        )
    map_ = keuze.map_ or paths.nieuwe_demomap()
    _zeg(f"{reden}; daarom laat BbzDesk zien wat het maakt, met oefengegevens, in de map {map_}.")
    return _opdracht(["demo", "--map", str(map_)])


def _opdracht(argumenten: Sequence[str]) -> int:
    from bbzdesk.cli import hoofd

    return hoofd(argumenten)


# --- the window ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vensterkeuze:
    """What may follow `bbzdesk` when a window is asked for. `map_` serves only where the demo takes its place."""

    opslag: Path | None = None
    oefenen: bool = False
    map_: Path | None = None


def lees_vensterkeuze(argumenten: Sequence[str]) -> Vensterkeuze:
    """Read `--opslag MAP`, `--oefenen` and `--map MAP`; raises InvoerFout that names what it does not know."""
    mappen: dict[str, Path] = {}
    oefenen = False
    rest = list(argumenten)
    while rest:
        naam, is_teken, waarde = rest.pop(0).partition("=")
        if naam == "--oefenen" and not is_teken:
            oefenen = True
        elif naam in ("--opslag", "--map"):
            waarde = waarde if is_teken else rest.pop(0) if rest else ""
            if not waarde:
                raise InvoerFout(naam, f"Achter {naam} hoort een map, bijvoorbeeld {naam} mijn-map.")
            mappen[naam] = Path(waarde)
        else:
            raise InvoerFout(naam, f"BbzDesk kent “{naam}” niet. Met --help ziet u wat er kan.")
    if oefenen and "--opslag" in mappen:
        raise InvoerFout("--opslag", "Kies --oefenen of --opslag: oefenen gebeurt in een eigen opslag.")
    return Vensterkeuze(mappen.get("--opslag"), oefenen, mappen.get("--map"))


def waarom_geen_venster(omgeving: Mapping[str, str]) -> str | None:
    """The reason why no window can open here, as the beginning of a sentence; None when one can."""
    if sys.platform.startswith("linux") and not (omgeving.get("DISPLAY") or omgeving.get("WAYLAND_DISPLAY")):
        return "Deze computer heeft geen beeldscherm"
    return None


def _open_venster(keuze: Vensterkeuze) -> int:
    """Hand the window its front door; it returns when the user closes it."""
    from bbzdesk import app
    from bbzdesk.ui.shell import open_venster

    hulpbronnen, geheugen = paths.hulpbronnen(), app.plaatsgeheugen(paths.opslagkeuze(), paths.opslag())
    opslag = paths.oefenopslag() if keuze.oefenen else keuze.opslag or geheugen.map
    deur = app.deur(opslag, hulpbronnen, paths.backups(), oefenen=keuze.oefenen)
    return open_venster(
        deur,
        hulpbronnen,
        paths.vensterstand(),
        lambda: app.deur(paths.oefenopslag(), hulpbronnen, paths.backups(), oefenen=True),
        # A folder that was named for this one time is not remembered, and practice has a place of its own.
        None if keuze.oefenen or keuze.opslag else geheugen,
    )


# --- the last net --------------------------------------------------------------------------------------------------


def meld_programmafout(soort: type[BaseException], fout: BaseException, spoor: TracebackType | None) -> None:
    """Log what is a bug of ours and tell the user in one sentence; where the disk is the cause, say that."""
    _log.error("programmafout", exc_info=(soort, fout, spoor))
    if isinstance(fout, OSError) and (oorzaak := _SCHIJF.get(fout.errno or 0)):
        _zeg(oorzaak)
        return
    _zeg(
        "Er is iets misgegaan in BbzDesk zelf; wat al was opgeslagen, blijft staan. "
        f"Geef dit bestand aan uw beheerder, er staan geen persoonsgegevens in: {paths.technisch_logboek()}"
    )


_GEEN_TOEGANG = (
    "BbzDesk mag in deze map niet lezen of schrijven. Kies een andere map, of vraag uw beheerder om toegang."
)
_SCHIJF = {
    errno.ENOSPC: "De schijf is vol, dus BbzDesk kan niets meer bewaren. Maak ruimte en probeer het opnieuw.",
    errno.EACCES: _GEEN_TOEGANG,
    errno.EPERM: _GEEN_TOEGANG,
    errno.EROFS: _GEEN_TOEGANG,
}


@contextlib.contextmanager
def _haken() -> Iterator[None]:
    """Catch what never reaches `main`: an exception in a slot of Qt, in a thread, or while cleaning up."""
    eerder = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook = _onopgevangen
    threading.excepthook = lambda a: _onopgevangen(a.exc_type, a.exc_value or a.exc_type(), a.exc_traceback)
    # While cleaning up nothing of the user's is lost: the log is enough.
    sys.unraisablehook = lambda a: _log.error("opruimen", exc_info=a.exc_value or True)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = eerder


def _onopgevangen(soort: type[BaseException], fout: BaseException, spoor: TracebackType | None) -> None:
    if issubclass(soort, KeyboardInterrupt | SystemExit):
        return
    meld_programmafout(soort, fout, spoor)


def _zeg(zin: str) -> None:
    # A closed standard error is no reason to fail twice.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        print(zin, file=sys.stderr, flush=True)  # noqa: T201 - this is how a command tells its user something


def _schrijf_utf8() -> None:
    """Make input and output UTF-8 everywhere; Windows would use a code page without € as soon as it is a pipe."""
    for stroom, fouten in ((sys.stdin, "strict"), (sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stroom, TextIOWrapper):
            stroom.reconfigure(encoding="utf-8", errors=fouten)


# --- the technical log ---------------------------------------------------------------------------------------------


class _EenRegel(logging.Formatter):
    """One record is one line, and an exception is its type and its places in the code.

    The text of an exception is left out, because it may quote what the user typed; so are the folders above the
    code, because they may hold the name of an account.
    """

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).translate(_LEESTEKENS)

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name that logging calls
        fout = ei[1] if isinstance(ei, tuple) else None
        delen = []
        while fout is not None:
            plaatsen = (f"{_plek(p.filename)}:{p.lineno} {p.name}" for p in traceback.extract_tb(fout.__traceback__))
            delen.append(" < ".join((type(fout).__qualname__, *reversed(list(plaatsen)))))
            fout = fout.__cause__ or (None if fout.__suppress_context__ else fout.__context__)
        return " | door ".join(delen)


# Control characters, and the separators that some programs take for a new line, cannot forge a line of the log.
_LEESTEKENS = {teken: f"\\x{teken:02x}" for teken in (*range(32), *range(127, 160), 0x2028, 0x2029)} | {10: "\\n"}


def _plek(bestand: str) -> str:
    delen = Path(bestand).parts
    for anker in ("bbzdesk", "site-packages"):
        if anker in delen:
            return "/".join(delen[len(delen) - 1 - delen[::-1].index(anker) :])
    return delen[-1]


class _Logbestand(RotatingFileHandler):
    """Five files of at most 1 MB; folder and file come with the first line, not with every order."""

    def __init__(self, bestand: Path) -> None:
        super().__init__(bestand, maxBytes=1_000_000, backupCount=4, encoding="utf-8", delay=True)
        self.setFormatter(_EenRegel("%(asctime)s %(levelname)s %(process)d %(name)s %(message)s"))

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging calls
        """A log that cannot be written (disk full, read-only) must not stop the work nor print a traceback."""


@contextlib.contextmanager
def _technisch_log(bestand: Path) -> Iterator[None]:
    log = _Logbestand(bestand)
    _log.addHandler(log)
    _log.setLevel(logging.INFO)
    try:
        yield
    finally:
        _log.removeHandler(log)
        log.close()


if __name__ == "__main__":
    multiprocessing.freeze_support()  # a frozen program starts itself again for the child that reads a sheet
    sys.exit(main())
