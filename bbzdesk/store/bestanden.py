"""Files that are whole or not there: written beside, forced to the disk, then renamed."""

import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bbzdesk.store.fouten import AlleenLezen, SchijfStoring, SchijfVol

GEEN_RUIMTE = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_GEDEELD = stat.S_ISGID | stat.S_IWGRP
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


def maak_opslagmap(map_: Path) -> None:
    """Make the folder of a store: for its owner only, but on Windows for whoever may be in the folder above it.

    Two people on one computer choose a folder inside one that both may use. Windows hands the rights of that one down,
    unless a new folder asks for the rights of its maker; below the user's own folder those come to the same.
    """
    if sys.platform == "win32":
        map_.mkdir(parents=True, exist_ok=True)
    else:
        maak_map(map_)


def deel_met_groep(map_: Path, voorbeeld: Path) -> None:
    """Let a new folder and its files be of the group that shares the example: writable for it, and marked setgid."""
    stand = voorbeeld.stat()
    if sys.platform == "win32" or stand.st_mode & _GEDEELD != _GEDEELD:
        return
    try:
        for pad in (map_, *map_.iterdir()):
            os.chown(pad, -1, stand.st_gid)
            pad.chmod(0o2770 if pad == map_ else 0o660)
    except PermissionError:
        map_.chmod(0o700)  # somebody who is not in that group shares nothing with it


def sha256(pad: Path) -> str:
    """The SHA-256 of a file."""
    with pad.open("rb") as stroom:
        return hashlib.file_digest(stroom, "sha256").hexdigest()
