"""Is the work safe: what *Opslag en back-up*, *Vandaag* and the status line say, and the acts that keep it so."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.services import backups, logboek, opslagstand
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk
from bbzdesk.services.momenten import in_woorden
from bbzdesk.services.opslagstand import CONTROLE, HERSTELTEST, Regel
from bbzdesk.store import controle, herstel, instellingen
from bbzdesk.store.bestanden import schrijf_atomisch
from bbzdesk.store.fouten import HerstelMislukt
from bbzdesk.store.identiteit import tijdstip
from bbzdesk.store.logboek import Melding

__all__ = [
    "Opslagstand",
    "Regel",
    "controleer",
    "gezondheid",
    "hersteltest",
    "logboek_csv",
    "maak_backup",
    "maak_backup_als_nodig",
    "nodig",
    "stand",
    "statusregel",
    "zet_tweede_plaats",
]

_PROEF = "bbzdesk-proef.tmp"


@dataclass(frozen=True, slots=True)
class Opslagstand:
    """The page *Opslag en back-up*: one line per thing that can be well or not."""

    regels: tuple[Regel, ...]
    tweede_plaats: str
    alleen_lezen: bool


def stand(kantoor: Kantoor) -> Opslagstand:
    """How it stands with the store, in words."""
    tweede = backups.tweede_plaats(kantoor)
    return Opslagstand(opslagstand.regels(kantoor), str(tweede or ""), kantoor.opslag.alleen_lezen)


def gezondheid(kantoor: Kantoor) -> tuple[Regel, ...]:
    """The lines of *Gezondheid* on *Vandaag*: backup, amounts of the year, restore test, room on the disk."""
    return opslagstand.gezondheid(kantoor)


def statusregel(kantoor: Kantoor) -> tuple[tuple[str, str, Doel], ...]:
    """The line at the bottom of the window: tone, words and the place that explains them."""
    return opslagstand.statusregel(kantoor)


def nodig(kantoor: Kantoor, nu: datetime, *, aan_het_eind: bool = False) -> bool:
    """Whether a backup is due: something changed, and an hour passed or the work ends."""
    return backups.nodig(kantoor, nu, aan_het_eind=aan_het_eind)


def maak_backup(kantoor: Kantoor, voortgang: Callable[[str], None] = lambda _: None) -> str:
    """Make a backup in both places; return the sentence about it. Raises BackupMislukt."""
    voortgang("Back-up maken en controleren…")
    return backups.maak(kantoor)


def maak_backup_als_nodig(kantoor: Kantoor, *, sluiten: bool = False) -> str | None:
    """The backup that the window makes by itself; None when none is due. Raises BackupMislukt."""
    return maak_backup(kantoor) if nodig(kantoor, kantoor.nu, aan_het_eind=sluiten) else None


def zet_tweede_plaats(kantoor: Kantoor, map_: Path | None) -> Gedaan[str]:
    """Set the folder of the second backups, after writing in it; None sets it off. The outcome is a sentence."""
    if map_ is not None:
        _keur_tweede_plaats(kantoor, map_)
    with kantoor.werk("Tweede plaats voor back-ups ingesteld") as w:
        instellingen.zet(w, {backups.TWEEDE_PLAATS: None if map_ is None else str(map_)})
    return Gedaan(_over_tweede_plaats(kantoor, map_), w.wijziging)


def _over_tweede_plaats(kantoor: Kantoor, map_: Path | None) -> str:
    if map_ is None:
        return "Er is geen tweede plaats meer. Back-ups komen alleen op deze computer te staan."
    if map_.stat().st_dev == kantoor.opslag.map.stat().st_dev:
        return (
            "De tweede plaats is ingesteld, maar deze staat op dezelfde schijf als uw gegevens. "
            "Kies liever een netwerkmap of een losse schijf: die blijft over als deze schijf stukgaat."
        )
    return "De tweede plaats is ingesteld. De volgende back-up komt daar ook te staan."


def _keur_tweede_plaats(kantoor: Kantoor, map_: Path) -> None:
    if not map_.is_dir():
        raise InvoerFout("map", "Deze map is er niet. Kies een map die er is, of sluit eerst de schijf aan.")
    echt = map_.resolve()
    for eigen in (kantoor.opslag.map, kantoor.backupmap):
        if eigen is not None and echt.is_relative_to(eigen.resolve()):
            raise InvoerFout(
                "map", "In deze map staan uw gegevens of de eerste back-ups al. Kies een map op een andere schijf."
            )
    try:
        schrijf_atomisch(map_ / _PROEF, b"proef")
        (map_ / _PROEF).unlink()
    except OSError:
        raise InvoerFout(
            "map", "In deze map kan niet worden geschreven. Kies een andere map of vraag uw beheerder om toegang."
        ) from None


def controleer(kantoor: Kantoor) -> tuple[str, ...]:
    """Check the store from its pages to every stuk; return what is not well, in sentences. Keeps when this was done."""
    gevonden = controle.volledig(kantoor.opslag)
    _onthoud(kantoor, "Gegevens gecontroleerd", CONTROLE, sum(bevinding.ernstig for bevinding in gevonden))
    return tuple(bevinding.zin for bevinding in gevonden)


def hersteltest(kantoor: Kantoor, tijdelijke_map: Path | None = None) -> str:
    """Put the newest backup back in a folder of its own, check it and remove it; return the sentence about it.

    Without a folder the temporary one of this computer serves. Raises HerstelMislukt or NietMogelijk. The store in use is not touched, besides the date of the test.
    """
    met = [plaats.laatste for plaats in backups.plaatsen(kantoor) if plaats.laatste is not None]
    if not met:
        raise NietMogelijk("Er is nog geen back-up om te proberen. Maak eerst een back-up.")
    nieuwste = max(met, key=lambda gemaakt: gemaakt.gemaakt_op)
    try:
        tijdelijk = Path(tempfile.mkdtemp(prefix="hersteltest-", dir=tijdelijke_map))
    except OSError:
        raise NietMogelijk("In de tijdelijke map kan niet worden geschreven. Maak ruimte vrij op de schijf.") from None
    try:
        gevonden = herstel.beproef(kantoor.opslag, nieuwste.pad, tijdelijk / "opslag", kantoor.nu)
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)
    if ernstig := [bevinding.zin for bevinding in gevonden if bevinding.ernstig]:
        raise HerstelMislukt("De back-up is teruggezet, maar niet alles klopt. " + " ".join(ernstig))
    _onthoud(kantoor, "Hersteltest gedaan", HERSTELTEST, 0)
    dossiers = nieuwste.tellingen.get("dossier", 0)
    return (
        f"De hersteltest is geslaagd: de back-up van {in_woorden(nieuwste.gemaakt_op, kantoor.nu)} is teruggezet en "
        f"volledig, met {'1 dossier' if dossiers == 1 else f'{dossiers} dossiers'} en {nieuwste.stukken} stukken."
    )


def _onthoud(kantoor: Kantoor, label: str, naam: str, bevindingen: int) -> None:
    if kantoor.opslag.alleen_lezen:
        return
    melding = Melding(label, kantoor.wie, kantoor.opslag.omstandigheden.oorsprong)
    uitslag = {"op": tijdstip(kantoor.nu), "bevindingen": bevindingen}
    instellingen.noteer(kantoor.opslag, {naam: uitslag}, melding, kantoor.nu)


def logboek_csv(kantoor: Kantoor) -> bytes:
    """The whole log as csv; that it was taken out is in the log too."""
    if not kantoor.opslag.alleen_lezen:
        oorsprong = kantoor.opslag.omstandigheden.oorsprong
        kantoor.opslag.meld(Melding("Logboek geëxporteerd", kantoor.wie, oorsprong), kantoor.nu)
    with kantoor.opslag.lees() as bron:
        return logboek.als_csv(bron)
