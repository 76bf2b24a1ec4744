"""Files that are whole or not there: written beside, forced to the disk, then renamed."""

import errno
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bbzdesk.store.fouten import AlleenLezen, SchijfStoring, SchijfVol

GEEN_RUIMTE = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_NIET_TOEGESTAAN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def vertaalde_schijffouten() -> Iterator[None]:
    """Say in a Dutch sentence what the operating system refuses with the store's own files."""
    try:
        yield
    except OSError as fout:
        if fout.errno in GEEN_RUIMTE:
            raise SchijfVol from fout
        if fout.errno in _NIET_TOEGESTAAN:
            raise AlleenLezen from fout
        raise SchijfStoring from fout


def schrijf_atomisch(pad: Path, inhoud: bytes) -> None:
    """Write a file of our own so that a crash leaves the old or the new content."""
    tijdelijk = pad.with_name(pad.name + ".deel")
    bestand = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(bestand, "wb") as stroom:
        stroom.write(inhoud)
        stroom.flush()
        os.fsync(stroom.fileno())
    neem_rechten_over(pad, tijdelijk)
    hernoem(tijdelijk, pad)


def neem_rechten_over(van: Path, naar: Path) -> None:
    """Give a new file the permissions of the one it will replace: two accounts may share a store."""
    if van.exists():
        naar.chmod(van.stat().st_mode & 0o777)


def hernoem(van: Path, naar: Path) -> None:
    """Rename over what is there, and make the renaming itself durable."""
    _vervang(van, naar)
    sync_map(naar.parent)


if sys.platform == "win32":
    _POGINGEN, _PAUZE_MS = 20, 250

    def _vervang(van: Path, naar: Path) -> None:
        """A virus scanner holds a new file for a moment; Windows then refuses to rename it."""
        for _ in range(_POGINGEN):
            try:
                van.replace(naar)
            except PermissionError:
                time.sleep(_PAUZE_MS / 1000)
            else:
                return
        van.replace(naar)

else:

    def _vervang(van: Path, naar: Path) -> None:
        van.replace(naar)


def sync_map(map_: Path) -> None:
    """Force the names in a folder to the disk (Windows does so itself)."""
    if sys.platform == "win32":
        return
    bestand = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(bestand)
    finally:
        os.close(bestand)


def sync_bestand(pad: Path) -> None:
    """Force the content of a file to the disk."""
    bestand = os.open(pad, os.O_RDWR)
    try:
        os.fsync(bestand)
    finally:
        os.close(bestand)


def maak_map(map_: Path) -> None:
    """Make a folder that only its owner can enter."""
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32":
        map_.chmod(0o700)


def sha256(pad: Path) -> str:
    """The SHA-256 of a file."""
    with pad.open("rb") as stroom:
        return hashlib.file_digest(stroom, "sha256").hexdigest()
