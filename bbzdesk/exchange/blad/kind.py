"""The child process that opens the file: little memory, little time, no way to write. It hands over plain cells.

A file that is made to break its reader breaks this process and not the program.
"""

import json
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import extract_tb
from typing import Any

from bbzdesk.exchange.blad import grenzen
from bbzdesk.exchange.blad.grenzen import TE_GROOT, BladFout
from bbzdesk.exchange.blad.herkennen import bestandssoort
from bbzdesk.exchange.blad.model import Rij, Werkmap

_STUK = 200  # rows in one message


def lees_in_kind(pad: str, uit: Connection) -> None:
    """Read the file and send it in pieces: what it is, then its rows; or the sentence to show."""
    _begrens()
    for bericht in _berichten(pad):
        uit.send_bytes(bericht)
    uit.close()


def _berichten(pad: str) -> Iterator[bytes]:
    try:
        yield from als_berichten(lees_inhoud(Path(pad).read_bytes()))
    except BladFout as fout:
        yield _fout(str(fout))
    except (MemoryError, RecursionError):
        yield _fout(TE_GROOT)
    except Exception as storing:  # noqa: BLE001 -- the reader refuses what a file may hold; the rest is a bug of ours
        yield _bericht({"storing": _plaats(storing)})


def lees_inhoud(inhoud: bytes) -> Werkmap:
    """Read the content of a file, by what it is and not by what it is called."""
    if len(inhoud) > grenzen.BESTAND:
        raise BladFout(TE_GROOT)
    if bestandssoort(inhoud) == "csv":
        from bbzdesk.exchange.blad.csvtekst import lees_csv

        return lees_csv(inhoud)
    from bbzdesk.exchange.blad.xlsx import lees_xlsx

    return lees_xlsx(inhoud)


def als_berichten(werkmap: Werkmap) -> Iterator[bytes]:
    """The cells as JSON: the parent never unpickles what comes from here.

    In pieces, as the window of the parent stands still while it decodes one.
    """
    bladen = [
        {
            "naam": blad.naam,
            "verborgen": blad.verborgen,
            "verborgen_kolommen": sorted(blad.verborgen_kolommen),
            "samengevoegd": blad.samengevoegd,
            "rijen": len(blad.rijen),
        }
        for blad in werkmap.bladen
    ]
    yield _bericht(
        {
            "soort": werkmap.soort,
            "datum1904": werkmap.datum1904,
            "waarschuwingen": werkmap.waarschuwingen,
            "bladen": bladen,
        }
    )
    for blad in werkmap.bladen:
        for begin in range(0, len(blad.rijen), _STUK):
            yield _bericht([_rij(rij) for rij in blad.rijen[begin : begin + _STUK]])


def _rij(rij: Rij) -> list[Any]:
    return [rij.nr, rij.verborgen, [[kolom, *cel] for kolom, cel in rij.cellen.items()], rij.breedte]


def _bericht(inhoud: dict[str, Any] | list[Any]) -> bytes:
    return json.dumps(inhoud, separators=(",", ":")).encode()


def _fout(zin: str) -> bytes:
    return _bericht({"fout": zin})


def _plaats(storing: Exception) -> str:
    """What went wrong and where, without the message: that may quote a cell."""
    regels = [
        f"{Path(regel.filename).name}:{regel.lineno} {regel.name}" for regel in extract_tb(storing.__traceback__)[-6:]
    ]
    return f"{type(storing).__name__} ({', '.join(regels)})"


def _begrens() -> None:
    """Limit memory, processor time and writing, where the system can; Windows has only the clock of the parent."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (grenzen.GEHEUGEN, grenzen.GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (grenzen.SECONDEN, grenzen.SECONDEN + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
