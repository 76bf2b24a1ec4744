"""Where a live store may be: on a fixed disk of this computer, in a folder that nothing copies behind our back.

A network share breaks the locks of SQLite, a synchronised folder copies half-written files, a removable disk is gone
in the middle of a write. Backups and packages may go to all of these.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

from bbzdesk.store.fouten import GeenOpslag, PlaatsGeweigerd

_NETWERK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "coda", "ceph", "glusterfs", "lustre", "davfs", "vboxsf"}
)
_LOKALE_FUSE = frozenset({"fuseblk"})  # NTFS and exFAT disks of this computer
_WOLK_VARIABELEN = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer", "DROPBOX", "NEXTCLOUD")
_WOLK_NAMEN = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "iclouddrive", "nextcloud",
               "mobile documents", "my drive", "mijn drive")  # fmt: skip
_WOLK_MERKTEKENS = (
    ".dropbox",
    ".dropbox.cache",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".sync_folder.db",
    ".stfolder",
)


@dataclass(frozen=True, slots=True)
class Schijf:
    """The volume that holds a path: type of file system, whether it is on a network, whether it can be taken out."""

    soort: str
    netwerk: bool = False
    verwisselbaar: bool = False


class Waarnemer(Protocol):
    """What we ask the computer about a path. Tests answer in its place."""

    def echt_pad(self, pad: Path) -> Path:
        """The path without links."""

    def schijf(self, pad: Path) -> Schijf:
        """The volume of a path."""

    def variabelen(self) -> Mapping[str, str]:
        """The environment."""

    def bestaat(self, pad: Path) -> bool:
        """Whether a file or folder is there."""

    def aantal_namen(self, pad: Path) -> int:
        """How many names (hard links) a file has."""

    def schrijfbaar(self, map_: Path) -> bool:
        """Whether we may write in a folder and in the store's files in it."""


def keur(map_: Path, waarnemer: Waarnemer) -> None:
    """Raise PlaatsGeweigerd when a live store may not be in this folder. Writes nothing."""
    echt = waarnemer.echt_pad(map_)
    for pad in dict.fromkeys((map_, echt)):
        _keur_netwerk(pad, waarnemer)
    if waarnemer.schijf(echt).verwisselbaar:
        raise PlaatsGeweigerd(
            "Deze map staat op een schijf die u kunt loskoppelen, en dan raken de gegevens beschadigd. "
            "Kies een map op de vaste schijf; back-ups mogen wel op deze schijf."
        )
    for pad in dict.fromkeys((map_, echt)):
        if naam := _wolk(pad, waarnemer):
            raise PlaatsGeweigerd(
                f"Deze map wordt gesynchroniseerd door {naam}, en dat beschadigt gegevens waarmee u werkt. "
                "Kies een map die alleen op deze computer staat; back-ups mogen wel in deze map."
            )
    _keur_namen(echt, waarnemer)


def keur_nieuw(map_: Path, waarnemer: Waarnemer) -> None:
    """Raise PlaatsGeweigerd or GeenOpslag when a new store may not be made in this folder. Writes nothing."""
    keur(map_, waarnemer)
    if map_.exists() and (not map_.is_dir() or any(map_.iterdir())):
        raise GeenOpslag("In deze map staat al iets. Kies een nieuwe of een lege map voor nieuwe gegevens.")
    bestaande = next((pad for pad in (map_, *map_.absolute().parents) if waarnemer.bestaat(pad)), None)
    if bestaande is None:
        raise PlaatsGeweigerd("Deze schijf is er niet. Kies een map op een schijf van deze computer.")
    if not waarnemer.schrijfbaar(bestaande):
        raise PlaatsGeweigerd("In deze map mag u niets opslaan. Kies een andere map of vraag uw beheerder om toegang.")
    if bestaande == map_ and not waarnemer.schrijfbaar(map_.parent):  # a store is built beside its place, then renamed
        raise PlaatsGeweigerd(
            "Naast deze map mag u niets opslaan, en BbzDesk bouwt nieuwe gegevens eerst daar op. "
            "Maak in deze map een nieuwe map en kies die."
        )


def _keur_netwerk(pad: Path, waarnemer: Waarnemer) -> None:
    unc = str(pad).startswith(("\\\\", "//")) and not str(pad).startswith(("\\\\?\\", "\\\\.\\"))
    if unc or str(pad).upper().startswith("\\\\?\\UNC") or _is_netwerk(waarnemer.schijf(pad)):
        raise PlaatsGeweigerd(
            "Deze map staat op een netwerkschijf, en daar kunnen gegevens waarmee u werkt beschadigd raken. "
            "Kies een map op de vaste schijf; back-ups mogen wel op de netwerkschijf."
        )


def _is_netwerk(schijf: Schijf) -> bool:
    fuse = schijf.soort.startswith("fuse") and schijf.soort not in _LOKALE_FUSE
    return schijf.netwerk or schijf.soort in _NETWERK or fuse


def _wolk(pad: Path, waarnemer: Waarnemer) -> str | None:
    variabelen = waarnemer.variabelen()
    for naam in _WOLK_VARIABELEN:
        wortel = variabelen.get(naam)
        if wortel and _ligt_in(pad, Path(wortel)):
            return naam.capitalize() if naam.isupper() else "OneDrive"
    for deel in pad.parts:
        for naam in _WOLK_NAMEN:
            if deel.lower() == naam or deel.lower().startswith(f"{naam} - "):
                return deel
    for boven in (pad, *pad.parents):
        if any(waarnemer.bestaat(boven / merkteken) for merkteken in _WOLK_MERKTEKENS):
            return "een programma als Dropbox of Nextcloud"
    return None


def _ligt_in(pad: PurePath, wortel: PurePath) -> bool:
    """Compare without regard to case: Windows has none, and a wrong refusal on Linux costs little."""
    delen, wortels = [d.lower() for d in pad.parts], [d.lower() for d in wortel.parts]
    return bool(wortels) and delen[: len(wortels)] == wortels


def _keur_namen(map_: Path, waarnemer: Waarnemer) -> None:
    for naam in ("bbzdesk.db", "stukken.db"):
        if waarnemer.bestaat(map_ / naam) and waarnemer.aantal_namen(map_ / naam) > 1:
            raise PlaatsGeweigerd(
                f"Het bestand {naam} heeft nog een tweede naam op deze schijf (een harde koppeling), en dat is niet "
                "veilig. Kopieer de hele map naar een nieuwe plaats en open die."
            )
        if waarnemer.bestaat(map_ / naam) and waarnemer.echt_pad(map_ / naam) != map_ / naam:
            raise PlaatsGeweigerd(
                f"Het bestand {naam} is een verwijzing naar een andere plaats, en dat is niet veilig. "
                "Open de map waarin het bestand zelf staat."
            )


class Computer:
    """The answers of this computer."""

    def echt_pad(self, pad: Path) -> Path:
        """The path without links."""
        return pad.resolve()

    def schijf(self, pad: Path) -> Schijf:
        """The volume of a path, or of the first folder above it that exists."""
        return _schijf(pad)

    def variabelen(self) -> Mapping[str, str]:
        """The environment."""
        return os.environ

    def bestaat(self, pad: Path) -> bool:
        """Whether a file or folder is there."""
        try:
            return pad.exists()
        except OSError:
            return False

    def aantal_namen(self, pad: Path) -> int:
        """How many names (hard links) a file has."""
        return pad.stat().st_nlink

    def schrijfbaar(self, map_: Path) -> bool:
        """Whether we may write in a folder and in the store's files in it."""
        bestanden = [map_ / naam for naam in ("bbzdesk.db", "stukken.db")]
        return os.access(map_, os.W_OK) and all(os.access(pad, os.W_OK) for pad in bestanden if pad.exists())


def schijf_volgens(mountinfo: str, pad: PurePath) -> tuple[str, str]:
    """Read type and source of the volume of a path from the text of /proc/self/mountinfo."""
    beste: tuple[int, str, str] = (-1, "", "")
    for regel in mountinfo.splitlines():
        voor, streep, na = regel.partition(" - ")
        velden, achter = voor.split(), na.split()
        if not streep or len(velden) < 5 or len(achter) < 2:
            continue
        punt = PurePath(velden[4].encode().decode("unicode_escape"))  # a space is written \040
        if (punt == pad or punt in pad.parents) and len(punt.parts) >= beste[0]:
            beste = (len(punt.parts), achter[0], achter[1])
    return beste[1], beste[2]


if sys.platform == "win32":
    import ctypes

    _REMOVABLE, _REMOTE = 2, 4

    def _schijf(pad: Path) -> Schijf:
        soort = ctypes.windll.kernel32.GetDriveTypeW(str(pad.absolute().anchor))
        return Schijf("", netwerk=soort == _REMOTE, verwisselbaar=soort == _REMOVABLE)

else:

    def _schijf(pad: Path) -> Schijf:
        try:
            tekst = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return Schijf("")
        soort, bron = schijf_volgens(tekst, pad.absolute())
        return Schijf(soort, verwisselbaar=_verwisselbaar(bron))

    def _verwisselbaar(bron: str) -> bool:
        """A partition has its disk as the folder above it in /sys; `removable` stands with the disk."""
        blok = (Path("/sys/class/block") / PurePath(bron).name).resolve()
        if any(deel.startswith("usb") for deel in blok.parts):  # a USB hard disk does not call itself removable
            return True
        for map_ in (blok, blok.parent):
            try:
                return (map_ / "removable").read_text(encoding="ascii").strip() == "1"
            except OSError:
                continue
        return False
