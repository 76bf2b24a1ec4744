"""One way to read the files of a package, whether they lie in an archive or in a folder. Nothing is unpacked."""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Protocol

from bbzdesk.exchange.pakket.archief import eis_verschillend, leden_van
from bbzdesk.exchange.pakket.bevindingen import Afwijking, Stop
from bbzdesk.exchange.pakket.grenzen import BLOK, LEDEN, PAKKET
from bbzdesk.exchange.pakket.namen import bezwaar_pad, toonbaar


class Bron(Protocol):
    """Files by path, with their sizes."""

    @property
    def omvang(self) -> Mapping[str, int]:
        """Every file and its size in bytes."""
        ...

    def blokken(self, pad: str) -> Iterator[bytes]:
        """Read one file in blocks; raises Afwijking when it cannot be read whole."""
        ...


def lees(bron: Bron, pad: str, hoogstens: int) -> bytes:
    """Read one small file whole; raises Afwijking when it is too large or damaged."""
    if bron.omvang[pad] > hoogstens:
        raise Afwijking("is te groot")
    return b"".join(bron.blokken(pad))


class Archief:
    """The files of an unencrypted zip archive that was judged first."""

    def __init__(self, stroom: IO[bytes], naam: str) -> None:
        leden = leden_van(stroom, naam)
        if any(lid.versleuteld for lid in leden):
            raise Stop(f"In het archief “{naam}” zitten nog versleutelde bestanden.")
        try:
            self._zip = zipfile.ZipFile(stroom)
        except (zipfile.BadZipFile, NotImplementedError):
            raise Stop(f"De inhoudsopgave van het archief “{naam}” klopt niet.") from None
        self.omvang: Mapping[str, int] = {lid.naam: lid.omvang for lid in leden if not lid.is_map}

    def blokken(self, pad: str) -> Iterator[bytes]:
        """Read one member in blocks."""
        gelezen = 0
        try:
            with self._zip.open(pad) as lid:
                while blok := lid.read(BLOK):
                    gelezen += len(blok)
                    yield blok
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            raise Afwijking("is beschadigd in het archief") from None
        if gelezen != self.omvang[pad]:
            raise Afwijking("is beschadigd in het archief")


class Map:
    """The files of a folder; a link, device or unsafe name in it is refused before anything is read."""

    def __init__(self, wortel: Path) -> None:
        self._wortel = wortel
        omvang: dict[str, int] = {}
        totaal = 0
        for pad, grootte in _bestanden(wortel, ""):
            omvang[pad] = grootte
            totaal += grootte
            if len(omvang) > LEDEN or totaal > PAKKET:
                raise Stop("De map is groter dan een pakket mag zijn (2 GB of te veel bestanden).")
        eis_verschillend(list(omvang), "de map")
        self.omvang: Mapping[str, int] = omvang

    def blokken(self, pad: str) -> Iterator[bytes]:
        """Read one file in blocks, never through a link that appeared meanwhile."""
        vlaggen = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        gelezen = 0
        try:
            with os.fdopen(os.open(self._wortel / pad, vlaggen), "rb") as stroom:
                while blok := stroom.read(BLOK):
                    gelezen += len(blok)
                    yield blok
        except OSError:
            raise Afwijking("is niet te lezen") from None
        if gelezen != self.omvang[pad]:
            raise Afwijking("veranderde tijdens het lezen")


class Deel:
    """The files of another source below one folder."""

    def __init__(self, bron: Bron, map_: str) -> None:
        self._bron, self._map = bron, f"{map_}/"
        self.omvang: Mapping[str, int] = {
            pad.removeprefix(self._map): grootte for pad, grootte in bron.omvang.items() if pad.startswith(self._map)
        }

    def blokken(self, pad: str) -> Iterator[bytes]:
        """Read one file in blocks."""
        return self._bron.blokken(self._map + pad)


def _bestanden(map_: Path, voor: str) -> Iterator[tuple[str, int]]:
    try:
        ingangen = sorted(os.scandir(map_), key=lambda ingang: ingang.name)
    except OSError:
        raise Stop(f"De map “{toonbaar(voor or map_.name)}” is niet te lezen.") from None
    for ingang in ingangen:
        pad = voor + ingang.name
        if reden := bezwaar_pad(pad):
            raise Stop(f"De naam “{toonbaar(pad)}” in de map {reden}.")
        gegevens = ingang.stat(follow_symlinks=False)
        if stat.S_ISDIR(gegevens.st_mode) and not _doorverwijzing(gegevens):
            yield from _bestanden(map_ / ingang.name, f"{pad}/")
        elif stat.S_ISREG(gegevens.st_mode) and not _doorverwijzing(gegevens):
            yield pad, gegevens.st_size
        else:
            raise Stop(f"“{toonbaar(pad)}” in de map is een koppeling of apparaat en geen bestand.")


def _doorverwijzing(gegevens: os.stat_result) -> bool:
    """Whether Windows would lead us elsewhere (junction, reparse point)."""
    return bool(getattr(gegevens, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_REPARSE_POINT)
