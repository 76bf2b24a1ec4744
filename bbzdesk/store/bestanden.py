"""Files that are whole or not there: written beside, forced to the disk, then renamed."""

import hashlib
import os
import sys
from pathlib import Path


def schrijf_atomisch(pad: Path, inhoud: bytes) -> None:
    """Write a file of our own so that a crash leaves the old or the new content."""
    tijdelijk = pad.with_name(pad.name + ".deel")
    bestand = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(bestand, "wb") as stroom:
        stroom.write(inhoud)
        stroom.flush()
        os.fsync(stroom.fileno())
    hernoem(tijdelijk, pad)


def hernoem(van: Path, naar: Path) -> None:
    """Rename over what is there, and make the renaming itself durable."""
    van.replace(naar)
    sync_map(naar.parent)


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
