"""Opening a debtor sheet safely: a child process reads the cells, the parent waits no longer than it should."""

import json
import multiprocessing
import signal
from pathlib import Path
from typing import Any

from bbzdesk.exchange.blad import grenzen
from bbzdesk.exchange.blad.grenzen import BESCHADIGD, TE_GROOT, BladFout
from bbzdesk.exchange.blad.kind import lees_in_kind
from bbzdesk.exchange.blad.model import Blad, Cel, Rij, Werkmap

_UITLOOP = 2.0  # seconds that a child gets to end after it closed its end of the pipe


class LeesStoring(RuntimeError):
    """A bug of ours in the reading process; the text says where, without anything from the file."""


_BERICHT = 256 * 1024 * 1024


def lees_werkmap(pad: Path, seconden: float = grenzen.SECONDEN) -> Werkmap:
    """Read all cells of an .xlsx or csv file.

    Raises BladFout with one sentence when the file is absent, too large, of another kind, broken or hostile, and
    LeesStoring when the reader itself went wrong.
    """
    _controleer_bestand(pad)
    bericht = _uit_kind(pad, seconden)
    if "fout" in bericht:
        raise BladFout(str(bericht["fout"]))
    if "storing" in bericht:
        raise LeesStoring(str(bericht["storing"]))
    return _werkmap(bericht)


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


def _uit_kind(pad: Path, seconden: float) -> dict[str, Any]:
    omgeving = multiprocessing.get_context("spawn")
    hier, daar = omgeving.Pipe(duplex=False)
    kind = omgeving.Process(target=lees_in_kind, args=(str(pad), daar), daemon=True)
    kind.start()
    daar.close()
    try:
        if not hier.poll(seconden):
            raise BladFout(TE_GROOT)
        ruw = hier.recv_bytes(_BERICHT)
    except (EOFError, OSError):
        kind.join(_UITLOOP)
        raise _zonder_bericht(kind.exitcode) from None
    finally:
        hier.close()
        kind.kill()
        kind.join()
        kind.close()
    bericht = json.loads(ruw)
    assert isinstance(bericht, dict)
    return bericht


def _zonder_bericht(uitkomst: int | None) -> Exception:
    """Why a child said nothing: a file can make the system stop it, but not make Python end with 0 or 1."""
    if uitkomst in (0, 1):
        return LeesStoring(f"the reading process ended with {uitkomst} and without a message")
    te_lang = getattr(signal, "SIGXCPU", None)
    return BladFout(TE_GROOT if uitkomst is None or (te_lang and uitkomst == -te_lang) else BESCHADIGD)


def _werkmap(bericht: dict[str, Any]) -> Werkmap:
    return Werkmap(
        bericht["soort"],
        tuple(_blad(blad) for blad in bericht["bladen"]),
        bericht["datum1904"],
        tuple(bericht["waarschuwingen"]),
    )


def _blad(blad: dict[str, Any]) -> Blad:
    return Blad(
        blad["naam"],
        blad["verborgen"],
        tuple(
            Rij(nummer, verborgen, {kolom: Cel(*cel) for kolom, *cel in cellen}, breedte)
            for nummer, verborgen, cellen, breedte in blad["rijen"]
        ),
        frozenset(blad["verborgen_kolommen"]),
        tuple((van[0], van[1], van[2], van[3]) for van in blad["samengevoegd"]),
    )
