"""Finding a backup in the folder that somebody points at, and saying what it is."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.services.momenten import in_woorden
from bbzdesk.store import backup
from bbzdesk.store.fouten import OpslagFout

_DIEPTE = 2  # the place that holds the folder of a store that holds its backups


@dataclass(frozen=True, slots=True)
class Gevonden:
    """One backup: where it is, and the line to choose it by."""

    pad: Path
    woorden: str


def zoek(map_: Path, nu: datetime) -> tuple[Gevonden, ...]:
    """The backups in a folder or just below it, the newest first; raises InvoerFout on `map` when there is none."""
    try:
        gevonden = _doorzoek(map_, _DIEPTE)
    except OSError:
        raise InvoerFout(
            "map", "Deze map kan niet worden gelezen. Sluit de schijf aan of kies een andere map."
        ) from None
    if not gevonden:
        raise InvoerFout(
            "map",
            "In deze map staat geen back-up van BbzDesk. Kies de map van de back-ups; de namen beginnen met bbzdesk-.",
        )
    gevonden.sort(key=lambda een: een.gemaakt_op, reverse=True)
    return tuple(Gevonden(een.pad, _woorden(een, nu)) for een in gevonden)


def _doorzoek(map_: Path, diepte: int) -> list[backup.Backup]:
    try:
        return [backup.lees_manifest(map_)]
    except OpslagFout:
        mappen = sorted(pad for pad in map_.iterdir() if pad.is_dir()) if diepte or not map_.is_dir() else []
    return [gevonden for pad in mappen for gevonden in _doorzoek_stil(pad, diepte - 1)]


def _doorzoek_stil(map_: Path, diepte: int) -> list[backup.Backup]:
    """A folder below the chosen one that may not be read is no reason to find nothing."""
    try:
        return _doorzoek(map_, diepte)
    except OSError:
        return []


def _woorden(een: backup.Backup, nu: datetime) -> str:
    aantal = een.tellingen.get("dossier", 0)
    return f"{in_woorden(een.gemaakt_op, nu)}, {'1 dossier' if aantal == 1 else f'{aantal} dossiers'}"
