"""Backups: to the place beside the store and to the second place that the office chose; when they are due."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bbzdesk.services.kantoor import Kantoor, NietMogelijk
from bbzdesk.services.momenten import in_woorden
from bbzdesk.store import backup, bewaarbeleid, instellingen
from bbzdesk.store.backup import Backup
from bbzdesk.store.fouten import OpslagFout

TWEEDE_PLAATS = "opslag.tweede_plaats"


@dataclass(frozen=True, slots=True)
class Plaats:
    """One place for backups, and the newest that stands there. `bereikbaar` is False for a disk that is not connected."""

    map: Path
    tweede: bool
    bereikbaar: bool
    laatste: Backup | None

    @property
    def moment(self) -> datetime | None:
        """When the newest backup here was made."""
        return None if self.laatste is None else self.laatste.gemaakt_op


def maak_vooraf(kantoor: Kantoor) -> None:
    """Back up before a large act, and let the oldest go by the policy; raises BackupMislukt, and then nothing is done.

    Without a place for backups (a test, a store that is only read) there is none.
    """
    if kantoor.backupmap is not None:
        _maak(kantoor, kantoor.backupmap, tweede=False)


def plaatsen(kantoor: Kantoor) -> tuple[Plaats, ...]:
    """The places of this office: the first one, and the second when it is set."""
    mappen = [] if kantoor.backupmap is None else [(kantoor.backupmap, False)]
    if tweede := tweede_plaats(kantoor):
        mappen.append((tweede, True))
    opslag_id = kantoor.opslag.opslag_id
    return tuple(
        Plaats(map_, is_tweede, not is_tweede or map_.is_dir(), backup.laatste(map_, opslag_id))
        for map_, is_tweede in mappen
    )


def tweede_plaats(kantoor: Kantoor) -> Path | None:
    """The second place as it was set; None when there is none."""
    with kantoor.opslag.lees() as bron:
        map_ = instellingen.alle(bron).get(TWEEDE_PLAATS)
    return Path(map_) if map_ else None


def nodig(kantoor: Kantoor, nu: datetime, *, aan_het_eind: bool = False) -> bool:
    """Whether a backup is due: something changed, and an hour passed or the work ends. Practice needs none."""
    if kantoor.oefening:
        return False
    return any(
        bewaarbeleid.is_nodig(
            plaats.moment, nu, gewijzigd=gewijzigd_sinds(kantoor, plaats.laatste), aan_het_eind=aan_het_eind
        )
        for plaats in plaatsen(kantoor)
        if plaats.bereikbaar
    )


def gewijzigd_sinds(kantoor: Kantoor, laatste: Backup | None) -> bool:
    """Whether anything was done since a backup."""
    return backup.gewijzigd_sinds(kantoor.opslag, laatste)


def maak(kantoor: Kantoor) -> str:
    """Make and check a backup in every place; return the sentence about it.

    Raises BackupMislukt when the first place refuses. A second place that refuses is told in the sentence: the first
    backup stands all the same.
    """
    if kantoor.backupmap is None:
        raise NietMogelijk("Voor deze gegevens is geen map voor back-ups ingesteld. Start BbzDesk op de gewone manier.")
    nu = in_woorden(_maak(kantoor, kantoor.backupmap, tweede=False).gemaakt_op, kantoor.nu)
    tweede = tweede_plaats(kantoor)
    if tweede is None:
        return f"De back-up van {nu} is gemaakt en gecontroleerd. Er is nog geen tweede plaats ingesteld."
    if not tweede.is_dir():
        return (
            f"De back-up van {nu} is gemaakt en gecontroleerd op deze computer. De tweede plaats is nu niet bereikbaar: "
            "sluit de schijf of het netwerk aan en maak de back-up opnieuw."
        )
    try:
        _maak(kantoor, tweede, tweede=True)
    except OpslagFout as fout:
        return f"De back-up van {nu} is gemaakt en gecontroleerd op deze computer. Op de tweede plaats niet. {fout}"
    return f"De back-up van {nu} is gemaakt en gecontroleerd, op deze computer en op de tweede plaats."


def _maak(kantoor: Kantoor, map_: Path, *, tweede: bool) -> Backup:
    gemaakt = backup.maak(kantoor.opslag, map_, kantoor.nu)
    backup.dun_uit(map_, kantoor.opslag.opslag_id, kantoor.nu, tweede_plek=tweede)
    return gemaakt
