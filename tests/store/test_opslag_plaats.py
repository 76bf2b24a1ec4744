"""Where a live store may be: each refused place with its reason, and nothing written there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from opslaghulp import NU, WACHTWOORD

from bbzdesk.store import sleutels
from bbzdesk.store.fouten import PlaatsGeweigerd
from bbzdesk.store.opslag import Omstandigheden, Opslag
from bbzdesk.store.plaats import Computer, Schijf, keur, schijf_volgens


@dataclass
class NepComputer:
    """A computer as the test describes it."""

    soort: str = "ext4"
    netwerk: bool = False
    verwisselbaar: bool = False
    omgeving: Mapping[str, str] = field(default_factory=dict)
    bestanden: tuple[str, ...] = ()
    verwijst_naar: Mapping[str, str] = field(default_factory=dict)
    namen: int = 1

    def echt_pad(self, pad: Path) -> Path:
        return Path(self.verwijst_naar.get(str(pad), str(pad)))

    def schijf(self, pad: Path) -> Schijf:
        return Schijf(self.soort, self.netwerk, self.verwisselbaar)

    def variabelen(self) -> Mapping[str, str]:
        return self.omgeving

    def bestaat(self, pad: Path) -> bool:
        return str(pad) in self.bestanden

    def aantal_namen(self, pad: Path) -> int:
        return self.namen

    def schrijfbaar(self, map_: Path) -> bool:
        return True


MAP = "/home/anna/bbzdesk"
GEWEIGERD = [
    *((f"soort {s}", MAP, NepComputer(soort=s), "netwerkschijf")
      for s in ("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse", "fuse.gvfsd-fuse", "fuse.rclone", "davfs")),
    ("netwerkstation", MAP, NepComputer(netwerk=True), "netwerkschijf"),
    ("UNC", "\\\\server\\deel\\bbz", NepComputer(), "netwerkschijf"),
    ("UNC met schuine strepen", "//server/deel/bbz", NepComputer(), "netwerkschijf"),
    ("lange UNC", "\\\\?\\UNC\\server\\deel", NepComputer(), "netwerkschijf"),
    ("verwijzing naar UNC", MAP, NepComputer(verwijst_naar={MAP: "\\\\server\\deel"}), "netwerkschijf"),
    ("usb", MAP, NepComputer(verwisselbaar=True), "loskoppelen"),
    ("OneDrive", "/c/Users/anna/Wolk/x", NepComputer(omgeving={"OneDrive": "/C/Users/Anna/wolk"}), "OneDrive"),
    ("OneDrive zakelijk", "/w/x", NepComputer(omgeving={"OneDriveCommercial": "/w"}), "OneDrive"),
    *((n, f"/home/anna/{n}/bbz", NepComputer(), "gesynchroniseerd") for n in (
        "OneDrive", "OneDrive - Gemeente Voorbeeld", "Dropbox", "Google Drive", "iCloudDrive", "Nextcloud", "Mobile Documents")),
    ("merkteken Dropbox", "/data/x/bbz", NepComputer(bestanden=("/data/x/.dropbox",)), "gesynchroniseerd"),
    ("merkteken Nextcloud", "/data/x/bbz", NepComputer(bestanden=("/data/x/.nextcloudsync.log",)), "gesynchroniseerd"),
    ("verwijzing naar wolk", MAP, NepComputer(verwijst_naar={MAP: "/home/anna/Dropbox/bbz"}), "gesynchroniseerd"),
    ("harde koppeling", MAP, NepComputer(bestanden=(f"{MAP}/bbzdesk.db",), namen=2), "tweede naam"),
    ("bestand elders", MAP, NepComputer(bestanden=(f"{MAP}/stukken.db",), verwijst_naar={f"{MAP}/stukken.db": "/x"}), "verwijzing"),
]  # fmt: skip


@pytest.mark.parametrize(("pad", "computer", "woord"), [g[1:] for g in GEWEIGERD], ids=[g[0] for g in GEWEIGERD])
def test_een_gevaarlijke_plaats_wordt_geweigerd_met_de_reden(pad: str, computer: NepComputer, woord: str) -> None:
    with pytest.raises(PlaatsGeweigerd, match=woord) as gevangen:
        keur(Path(pad), computer)
    assert str(gevangen.value).endswith(".")


@pytest.mark.parametrize(("pad", "soort"), [
    (MAP, "ext4"), (MAP, "btrfs"), (MAP, "fuseblk"), (MAP, "overlay"), ("/home/dropboxer/bbz", "xfs"),
    ("/home/anna/mijn onedrivefoto's", "ext4"), ("C:\\Users\\anna\\AppData\\Local\\BbzDesk", ""), (MAP, "tmpfs"),
])  # fmt: skip
def test_een_gewone_map_op_de_vaste_schijf_mag(pad: str, soort: str) -> None:
    keur(Path(pad), NepComputer(soort=soort))


def test_op_een_geweigerde_plaats_wordt_niets_geschreven(tmp_path: Path) -> None:
    om = Omstandigheden(waarnemer=NepComputer(soort="cifs"), kosten=sleutels.PROEF)
    with pytest.raises(PlaatsGeweigerd):
        Opslag.maak(tmp_path / "opslag", "Anna", WACHTWOORD, NU, om)
    assert list(tmp_path.iterdir()) == []


def test_een_opslag_die_naar_een_wolk_is_verplaatst_gaat_niet_open(opslagmap: Path, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    opslagmap.rename(tmp_path / "Dropbox" / "opslag")
    (tmp_path / "verwijzing").symlink_to(tmp_path / "Dropbox")
    for map_ in (tmp_path / "Dropbox" / "opslag", tmp_path / "verwijzing" / "opslag"):
        with pytest.raises(PlaatsGeweigerd, match="Dropbox"):
            Opslag.open(map_, WACHTWOORD, NU, omstandigheden=Omstandigheden(kosten=sleutels.PROEF))


def test_een_harde_koppeling_wordt_op_deze_computer_gezien(opslagmap: Path, tmp_path: Path) -> None:
    (tmp_path / "tweede").hardlink_to(opslagmap / "bbzdesk.db")
    with pytest.raises(PlaatsGeweigerd, match="tweede naam"):
        keur(opslagmap, Computer())


MOUNTINFO = """\
22 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
30 22 0:26 / /mnt/deel rw - cifs //server/deel rw
31 22 8:17 / /media/anna/USB\\040STICK rw - vfat /dev/sdb1 rw
kapotte regel
"""


@pytest.mark.parametrize(("pad", "verwacht"), [
    ("/home/anna", ("ext4", "/dev/vda1")), ("/mnt/deel/bbz", ("cifs", "//server/deel")),
    ("/mnt/deelnemers", ("ext4", "/dev/vda1")), ("/media/anna/USB STICK/x", ("vfat", "/dev/sdb1")),
])  # fmt: skip
def test_de_schijf_van_een_pad_komt_uit_de_lijst_van_het_systeem(pad: str, verwacht: tuple[str, str]) -> None:
    assert schijf_volgens(MOUNTINFO, Path(pad)) == verwacht


def test_deze_computer_geeft_antwoord(tmp_path: Path) -> None:
    assert isinstance(Computer().schijf(tmp_path).soort, str)
    assert Computer().schrijfbaar(tmp_path)
