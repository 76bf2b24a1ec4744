"""Opening a debtor sheet safely: a child process reads the cells, the parent waits no longer than it should."""

import json
import multiprocessing
import signal
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bbzdesk.exchange.blad import grenzen
from bbzdesk.exchange.blad.grenzen import BESCHADIGD, TE_GROOT, BladFout
from bbzdesk.exchange.blad.kind import lees_in_kind
from bbzdesk.exchange.blad.model import Blad, Cel, Rij, Werkmap

_UITLOOP = 2.0  # seconds that a child gets to end after it closed its end of the pipe


class LeesStoring(RuntimeError):
    """A bug of ours in the reading process; the text says where, without anything from the file."""


_BERICHTEN = 256 * 1024 * 1024  # bytes of all messages together
_VRAAG = 0.1  # seconds between two questions whether to go on
Stap = Callable[[int, int], None]
"""Asked now and then: so many rows done, of so many (0, 0 while that is not known). What it raises ends the reading."""


def geen_stap(_gedaan: int, _totaal: int) -> None:
    """Nobody looks how far it is."""


def lees_werkmap(pad: Path, seconden: float = grenzen.SECONDEN, stap: Stap = geen_stap) -> Werkmap:
    """Read all cells of an .xlsx or csv file.

    Raises BladFout with one sentence when the file is absent, too large, of another kind, broken or hostile, and
    LeesStoring when the reader itself went wrong.
    """
    _controleer_bestand(pad)
    with closing(_uit_kind(pad, seconden, stap)) as berichten:
        kop = next(berichten)
        bladen = tuple(_blad(blad, berichten) for blad in kop["bladen"])
    return Werkmap(kop["soort"], bladen, kop["datum1904"], tuple(kop["waarschuwingen"]))


def _controleer_bestand(pad: Path) -> None:
    try:
        omvang = pad.stat().st_size if pad.is_file() else None
        if omvang is not None:
            with pad.open("rb"):
                pass
    except OSError:
        omvang = None
    if omvang is None:
        raise BladFout("Het bestand is er niet of mag niet worden geopend. Controleer de map en de naam.")
    if omvang > grenzen.BESTAND:
        raise BladFout(
            "Het bestand is groter dan 25 MB. "
            "Zet alleen de leningen in een nieuw werkblad, kies Opslaan als .xlsx en lees dat bestand in."
        )


def _uit_kind(pad: Path, seconden: float, stap: Stap) -> Generator[Any, None, None]:
    """The messages of the child, one by one; it ends as soon as nobody asks for more."""
    omgeving = multiprocessing.get_context("spawn")
    hier, daar = omgeving.Pipe(duplex=False)
    kind = omgeving.Process(target=lees_in_kind, args=(str(pad), daar), daemon=True)
    kind.start()
    daar.close()
    over = _BERICHTEN
    try:
        while True:
            _wacht(hier, seconden, stap)
            ruw = hier.recv_bytes(over)
            over -= len(ruw)
            yield _gelukt(json.loads(ruw))
    except (EOFError, OSError):
        kind.join(_UITLOOP)
        raise _zonder_bericht(kind.exitcode) from None
    finally:
        hier.close()
        kind.kill()
        kind.join()
        kind.close()


def _wacht(buis: Connection, seconden: float, stap: Stap) -> None:
    """Wait for the next message, not longer than a file may take."""
    eind = time.monotonic() + seconden
    while not buis.poll(min(_VRAAG, max(0.0, eind - time.monotonic()))):
        if time.monotonic() >= eind:
            raise BladFout(TE_GROOT)
        stap(0, 0)
    stap(0, 0)


def _gelukt(bericht: Any) -> Any:
    """The message, unless it says why there is none."""
    if "fout" in bericht:
        raise BladFout(str(bericht["fout"]))
    if "storing" in bericht:
        raise LeesStoring(str(bericht["storing"]))
    return bericht


def _zonder_bericht(uitkomst: int | None) -> Exception:
    """Why a child said nothing: a file can make the system stop it, but not make Python end with 0 or 1."""
    if uitkomst in (0, 1):
        return LeesStoring(f"the reading process ended with {uitkomst} and without a message")
    te_lang = getattr(signal, "SIGXCPU", None)
    return BladFout(TE_GROOT if uitkomst is None or (te_lang and uitkomst == -te_lang) else BESCHADIGD)


def _blad(blad: dict[str, Any], berichten: Iterator[Any]) -> Blad:
    rijen: list[Rij] = []
    while len(rijen) < blad["rijen"]:
        rijen += [
            Rij(nummer, verborgen, {kolom: Cel(*cel) for kolom, *cel in cellen}, breedte)
            for nummer, verborgen, cellen, breedte in next(berichten)
        ]
    return Blad(
        blad["naam"],
        blad["verborgen"],
        tuple(rijen),
        frozenset(blad["verborgen_kolommen"]),
        tuple((van[0], van[1], van[2], van[3]) for van in blad["samengevoegd"]),
    )
