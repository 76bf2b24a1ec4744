"""One store, one program: a lock that the operating system holds for us and lets go when the process ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from bbzdesk.store.bestanden import vertaalde_schijffouten
from bbzdesk.store.fouten import OpslagFout, OpslagInGebruik

SLOT = "bbzdesk.slot"
ROEP = "bbzdesk.roep"


class Slot:
    """The lock on one store; held from `neem` to `laat_los`."""

    def __init__(self, map_: Path, bestand: int) -> None:
        self._map = map_
        self._bestand: int | None = bestand
        self._laatste_roep = _moment(map_ / ROEP)

    @classmethod
    def neem(cls, map_: Path) -> "Slot":
        """Take the lock; raises OpslagInGebruik when another process (or window) holds it."""
        with vertaalde_schijffouten():
            bestand = os.open(map_ / SLOT, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _vergrendel(bestand)
        except OSError as fout:
            os.close(bestand)
            raise OpslagInGebruik from fout
        return cls(map_, bestand)

    def laat_los(self) -> None:
        """Let go of the lock. The file stays: removing it would let two processes lock two different files."""
        if self._bestand is not None:
            os.close(self._bestand)
            self._bestand = None

    def geroepen(self) -> bool:
        """Whether a second start asked for our window since the last time we looked."""
        moment = _moment(self._map / ROEP)
        nieuw = moment != self._laatste_roep
        self._laatste_roep = moment
        return nieuw

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.laat_los()


def in_gebruik(map_: Path) -> bool:
    """Whether another process has this store open now. Writes nothing."""
    if not (map_ / SLOT).exists():
        return False
    try:
        Slot.neem(map_).laat_los()
    except OpslagInGebruik:
        return True
    except OpslagFout:
        return False
    return False


def roep_eerste_venster(map_: Path) -> None:
    """Ask the window that has this store open to come to the front: it watches this file."""
    with suppress(OSError):
        (map_ / ROEP).write_bytes(os.urandom(8))


def _moment(pad: Path) -> bytes:
    try:
        return pad.read_bytes()
    except OSError:
        return b""


if sys.platform == "win32":
    import msvcrt

    def _vergrendel(bestand: int) -> None:
        msvcrt.locking(bestand, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _vergrendel(bestand: int) -> None:
        fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
