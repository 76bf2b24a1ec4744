"""Judges a zip archive by its own table of contents before anything in it is opened.

Lenient readers accept archives in which the table and the members disagree; bombs and smuggled files live there. Here
every byte of the archive must be accounted for: members one after the other, then the table, then its end.
"""

import re
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from bbzdesk.exchange.pakket.bevindingen import Stop
from bbzdesk.exchange.pakket.grenzen import LEDEN, PAKKET, VERHOUDING
from bbzdesk.exchange.pakket.namen import bezwaar_pad, sleutel, toonbaar

_EINDE = struct.Struct("<4s4H2LH")
_KOP = struct.Struct("<4s6H3L5H2L")
_LOKAAL = struct.Struct("<4s5H3L2H")
_INHOUDSOPGAVE = 3_000_000
_AES, STORED, _DEFLATED = 99, 0, 8
AES_OMSLAG = 28  # salt, check of the password and signature around a member under AES-256
_VERSIE = 51  # what a reader must know for AES; later versions hold nothing that we use
_VERSLEUTELD, _BESCHRIJVING, _UTF8 = 0x1, 0x8, 0x800
_BEKENDE_VLAGGEN = _VERSLEUTELD | 0x6 | _BESCHRIJVING | _UTF8
_EXTRA_AES = 0x9901
_EXTRA_TIJD = frozenset({0x5455, 0x000A, 0x7875, 0x5855, 0x7855})


@dataclass(frozen=True, slots=True)
class Lid:
    """One member: where it starts, how large it is, and how it is packed."""

    naam: str
    vlaggen: int
    methode: int
    ingepakt: int
    omvang: int
    begin: int
    soort: int
    aes256: bool
    methode_binnen: int

    @property
    def versleuteld(self) -> bool:
        """Whether a password is needed to read it."""
        return bool(self.vlaggen & _VERSLEUTELD)

    @property
    def is_map(self) -> bool:
        """Whether this is a folder instead of a file."""
        return self.naam.endswith("/")


def leden_van(stroom: IO[bytes], naam: str, hoogstens: int = LEDEN) -> tuple[Lid, ...]:
    """Return the members of an archive; raises Stop with a sentence when it cannot be trusted."""
    lengte = stroom.seek(0, 2)
    begin, aantal, omvang = _einde(stroom, lengte, naam)
    if aantal > hoogstens:
        raise Stop(f"In het archief “{naam}” zitten {aantal} bestanden en dat zijn er te veel.")
    stroom.seek(begin)
    tabel = stroom.read(omvang)
    leden = tuple(_leden(tabel, aantal, naam))
    _aaneengesloten(stroom, leden, begin, naam)
    _eis_namen(leden, naam)
    _eis_omvang(leden, naam)
    return leden


def _einde(stroom: IO[bytes], lengte: int, naam: str) -> tuple[int, int, int]:
    if lengte < _EINDE.size:
        raise Stop(f"Het bestand “{naam}” is geen zip-archief of is beschadigd.")
    stroom.seek(lengte - _EINDE.size)
    merk, schijf, tabelschijf, hier, aantal, omvang, begin, commentaar = _EINDE.unpack(stroom.read(_EINDE.size))
    if merk != b"PK\x05\x06":
        raise Stop(f"Het bestand “{naam}” is geen zip-archief, is beschadigd of heeft iets achter het einde staan.")
    past = begin + omvang == lengte - _EINDE.size and not commentaar
    if (schijf, tabelschijf) != (0, 0) or hier != aantal or not past or omvang > _INHOUDSOPGAVE:
        raise Stop(f"De inhoudsopgave van het archief “{naam}” klopt niet.")
    return begin, aantal, omvang


def _leden(tabel: bytes, aantal: int, archief: str) -> Iterator[Lid]:
    plaats = 0
    for _ in range(aantal):
        if len(tabel) - plaats < _KOP.size:
            raise Stop(f"De inhoudsopgave van het archief “{archief}” is niet compleet.")
        kop = _KOP.unpack_from(tabel, plaats)
        naamlengte, extralengte, commentaar = kop[10:13]
        einde = plaats + _KOP.size + naamlengte + extralengte
        if kop[0] != b"PK\x01\x02" or commentaar or kop[13] or einde > len(tabel):
            raise Stop(f"De inhoudsopgave van het archief “{archief}” klopt niet.")
        ruw = tabel[plaats + _KOP.size : plaats + _KOP.size + naamlengte]
        yield _lid(kop, ruw, tabel[einde - extralengte : einde], archief)
        plaats = einde
    if plaats != len(tabel):
        raise Stop(f"De inhoudsopgave van het archief “{archief}” klopt niet.")


def _lid(kop: tuple[int, ...], ruw: bytes, extra: bytes, archief: str) -> Lid:
    vlaggen, methode, ingepakt, omvang = kop[3], kop[4], kop[8], kop[9]
    naam = _naam(ruw, vlaggen, archief)
    aes = _aes(extra, naam, archief)
    versleuteld = bool(vlaggen & _VERSLEUTELD)
    if vlaggen & ~_BEKENDE_VLAGGEN or (methode == _AES) != (aes is not None) or (aes is not None and not versleuteld):
        raise Stop(f"Het bestand “{toonbaar(naam)}” in “{archief}” is op een onbekende manier ingepakt.")
    echt = methode if aes is None else aes[1]
    if (
        kop[2] & 0xFF > _VERSIE
        or echt not in (STORED, _DEFLATED)
        or (echt == STORED and aes is None and ingepakt != omvang)
    ):
        raise Stop(f"Het bestand “{toonbaar(naam)}” in “{archief}” is op een onbekende manier ingepakt.")
    return Lid(naam, vlaggen, methode, ingepakt, omvang, kop[16], kop[15] >> 16, aes is not None and aes[0] == 3, echt)


def _naam(ruw: bytes, vlaggen: int, archief: str) -> str:
    try:
        return ruw.decode("utf-8" if vlaggen & _UTF8 else "ascii")
    except UnicodeDecodeError:
        raise Stop(f"In het archief “{archief}” staat een naam in een onbekende tekenset.") from None


def _aes(extra: bytes, naam: str, archief: str) -> tuple[int, int] | None:
    """The strength and real method of the WinZip AES field; None when there is none."""
    gevonden, plaats = None, 0
    while plaats < len(extra):
        kop = extra[plaats : plaats + 4]
        soort, lengte = struct.unpack("<2H", kop) if len(kop) == 4 else (0, 0)
        veld = extra[plaats + 4 : plaats + 4 + lengte]
        aes = soort == _EXTRA_AES and lengte == 7 and gevonden is None and veld[2:4] == b"AE"
        # Other fields can carry a second name or size (zip64, Unicode path), and then two readers see two archives.
        if len(veld) != lengte or not (aes or soort in _EXTRA_TIJD):
            raise Stop(f"Het bestand “{toonbaar(naam)}” in “{archief}” heeft een onbekende toevoeging.")
        if aes:
            gevonden = (veld[4], struct.unpack("<H", veld[5:7])[0])
        plaats += 4 + lengte
    return gevonden


def _aaneengesloten(stroom: IO[bytes], leden: tuple[Lid, ...], einde: int, archief: str) -> None:
    """Members must follow each other without overlap and without anything in between."""
    plaats = 0
    for lid in sorted(leden, key=lambda lid: lid.begin):
        stroom.seek(lid.begin)
        ruw = stroom.read(_LOKAAL.size)
        if lid.begin != plaats or len(ruw) != _LOKAAL.size:
            raise Stop(f"In het archief “{archief}” overlappen bestanden elkaar of staat er iets tussen.")
        merk, _, vlaggen, methode, _, _, _, _, _, naamlengte, extralengte = _LOKAAL.unpack(ruw)
        naam = stroom.read(naamlengte)
        if merk != b"PK\x03\x04" or (vlaggen, methode) != (lid.vlaggen, lid.methode) or naam != lid.naam.encode():
            raise Stop(f"Het bestand “{toonbaar(lid.naam)}” in “{archief}” heet in de inhoudsopgave anders.")
        plaats = lid.begin + _LOKAAL.size + naamlengte + extralengte + lid.ingepakt
        if lid.vlaggen & _BESCHRIJVING:
            stroom.seek(plaats)
            plaats += 16 if stroom.read(4) == b"PK\x07\x08" else 12
    if plaats != einde:
        raise Stop(f"In het archief “{archief}” overlappen bestanden elkaar of staat er iets tussen.")


def _eis_namen(leden: tuple[Lid, ...], archief: str) -> None:
    for lid in leden:
        if reden := bezwaar_pad(lid.naam.removesuffix("/")):
            raise Stop(f"De naam “{toonbaar(lid.naam)}” in het archief “{archief}” {reden}.")
        verwacht = stat.S_IFDIR if lid.is_map else stat.S_IFREG
        if stat.S_IFMT(lid.soort) not in (0, verwacht):
            raise Stop(
                f"“{toonbaar(lid.naam)}” in het archief “{archief}” is een koppeling of apparaat en geen bestand."
            )
        if lid.is_map and lid.omvang:
            raise Stop(f"“{toonbaar(lid.naam)}” in het archief “{archief}” is een map met inhoud.")
    eis_verschillend([lid.naam for lid in leden], archief)


def eis_verschillend(namen: list[str], archief: str) -> None:
    """Raise Stop when two names are the same on some system, or one is both a file and a folder."""
    gezien: dict[str, str] = {}
    mappen: set[str] = set()
    for naam in namen:
        kaal = sleutel(naam.removesuffix("/"))
        if kaal in gezien:
            raise Stop(f"De naam “{toonbaar(naam)}” staat twee keer in “{archief}”, misschien met andere hoofdletters.")
        gezien[kaal] = naam
        mappen.update(kaal[: gevonden.start()] for gevonden in re.finditer("/", kaal))
    for map_ in mappen & gezien.keys():
        if not gezien[map_].endswith("/"):
            raise Stop(f"De naam “{toonbaar(gezien[map_])}” is in “{archief}” een bestand en ook een map.")


def _eis_omvang(leden: tuple[Lid, ...], archief: str) -> None:
    if sum(lid.omvang for lid in leden) > PAKKET:
        raise Stop(f"Het archief “{archief}” wordt uitgepakt groter dan 2 GB en dat is te groot.")
    for lid in leden:
        if lid.omvang > VERHOUDING * max(lid.ingepakt, 1):
            raise Stop(
                f"Het bestand “{toonbaar(lid.naam)}” in “{archief}” wordt bij uitpakken meer dan {VERHOUDING} keer "
                "zo groot en dat is niet te vertrouwen."
            )
