"""Backups: a folder per backup, made beside its final name, reopened and checked, then renamed.

    <plek>/bbzdesk-<opslag>/
        bbzdesk-20260302-170000.bbzbackup/   bbzdesk.db, sleutels.json, manifest.json
        stukken-<sleutel>-1.db, -2.db        two rolling copies of the contents, filled in turn

A backup is as secret as the store: the same key, and the accesses of its own day.
"""

import errno
import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bbzdesk.store import bewaarbeleid, bouw, kopie, schema, sleutels
from bbzdesk.store.bestanden import hernoem, maak_map, schrijf_atomisch, sha256, sync_bestand, sync_map
from bbzdesk.store.fouten import AlleenLezen, BackupMislukt, OpslagBeschadigd, OpslagFout, SchijfStoring, SchijfVol
from bbzdesk.store.logboek import Ketenkop
from bbzdesk.store.openen import DATABASE, STUKKEN
from bbzdesk.store.opslag import Opslag

ACHTERVOEGSEL = ".bbzbackup"
MANIFEST = "manifest.json"
_SOORT, _VERSIE = "bbzdesk-backup", 1
_GROOTSTE_MANIFEST = 1024 * 1024
_GEEN_RUIMTE = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Backup:
    """One finished backup and what its manifest says."""

    pad: Path
    opslag: str
    gemaakt_op: datetime
    schema: int
    oorsprong: str
    tellingen: Mapping[str, int]
    kop: Ketenkop
    bestanden: Mapping[str, str]
    stukken: int


def map_van(plek: Path, opslag_id: str) -> Path:
    """The folder of one store in a place that may hold the backups of several."""
    return plek / f"bbzdesk-{opslag_id[-12:]}"


def maak(opslag: Opslag, plek: Path, nu: datetime) -> Backup:
    """Make a backup of an open store; raises BackupMislukt, and then leaves nothing with a final name."""
    if nu.tzinfo is None:
        raise ValueError("a moment without time zone")
    map_ = map_van(plek, opslag.opslag_id)
    doel = map_ / f"bbzdesk-{nu:%Y%m%d-%H%M%S}{ACHTERVOEGSEL}"
    deel = doel.with_suffix(".deel")
    with _vertaald():
        maak_map(map_)
        if doel.exists():
            raise BackupMislukt("Er is in deze seconde al een back-up gemaakt. Probeer het zo opnieuw.")
        shutil.rmtree(deel, ignore_errors=True)
        maak_map(deel)
        try:
            _vul(opslag, map_, deel, nu)
            sync_map(deel)
            hernoem(deel, doel)
        except BaseException:  # also Ctrl-C: clean up, then raise it again
            shutil.rmtree(deel, ignore_errors=True)
            raise
    return lees_manifest(doel)


def _vul(opslag: Opslag, map_: Path, deel: Path, nu: datetime) -> None:
    """The main file first: every content that it refers to was written before it."""
    kopie.kopieer_database(opslag.map / DATABASE, deel / DATABASE, opslag.sleutel)
    schrijf_atomisch(deel / sleutels.BESTAND, (opslag.map / sleutels.BESTAND).read_bytes())
    stukken = _vul_stukken(opslag, map_)
    _keur_kopie(opslag, deel, stukken)
    sync_bestand(deel / DATABASE)
    kop, tellingen, verwezen = kopie.lees_kopie(
        deel / DATABASE, opslag.sleutel, lambda bron: kopie.kop_en_tellingen(bron, opslag.opslag_id)
    )
    manifest = {
        "soort": _SOORT,
        "versie": _VERSIE,
        "opslag": opslag.opslag_id,
        "gemaakt_op": nu.isoformat(),
        "schema": schema.VERSIE,
        "oorsprong": opslag.omstandigheden.oorsprong,
        "tellingen": tellingen,
        "logboek": {"volgnr": kop.volgnr, "hash": kop.hash},
        "bestanden": {naam: sha256(deel / naam) for naam in (DATABASE, sleutels.BESTAND)},
        "stukken": len(verwezen),
    }
    schrijf_atomisch(deel / MANIFEST, json.dumps(manifest, indent=1).encode())


def _vul_stukken(opslag: Opslag, map_: Path) -> Path:
    """Bring the older of the two copies up to date; the other one stays as it is until the next backup."""
    paden = stukkenkopieen(map_, opslag.sleutel)
    pad = min(paden, key=lambda pad: pad.stat().st_mtime_ns if pad.exists() else 0)
    try:
        _vul_kopie(opslag, pad)
    except OpslagBeschadigd:
        # The copy is bad, or the store itself is; a new copy tells which, and the bad one stays for who wants to look.
        pad.replace(pad.with_suffix(".beschadigd"))
        _vul_kopie(opslag, pad)
    pad.touch()  # a copy that lacked nothing was brought up to date too
    return pad


def _vul_kopie(opslag: Opslag, pad: Path) -> None:
    if not pad.exists():
        nieuw = pad.with_suffix(".deel")
        nieuw.unlink(missing_ok=True)
        bouw.bouw_stukken(nieuw, opslag.sleutel)
        hernoem(nieuw, pad)
    kopie.vul_stukken_aan(opslag.map / STUKKEN, pad, opslag.sleutel)


def stukkenkopieen(map_: Path, sleutel: bytes) -> tuple[Path, Path]:
    """The two rolling copies under one key; after a change of key two new ones begin, for the new backups."""
    kenmerk = hashlib.sha256(b"bbzdesk stukken " + sleutel).hexdigest()[:8]
    return map_ / f"stukken-{kenmerk}-1.db", map_ / f"stukken-{kenmerk}-2.db"


def _keur_kopie(opslag: Opslag, deel: Path, stukken: Path) -> None:
    try:
        kopie.lees_kopie(deel / DATABASE, opslag.sleutel, lambda bron: kopie.keur(bron, opslag.opslag_id))
    except OpslagFout:
        raise BackupMislukt(
            "De back-up is gemaakt, maar doorstaat de controle niet en is daarom weggegooid. "
            "Voer bij Beveiliging een controle van de gegevens uit."
        ) from None
    verwezen = kopie.lees_kopie(deel / DATABASE, opslag.sleutel, kopie.verwezen_stukken)
    ontbreken = verwezen - kopie.lees_kopie(stukken, opslag.sleutel, kopie.hashes)
    if ontbreken:
        raise BackupMislukt(
            f"Van {len(ontbreken)} stukken ontbreekt de inhoud, dus de back-up zou niet volledig zijn. "
            "Voer bij Beveiliging een controle van de gegevens uit."
        )


def lijst(plek: Path, opslag_id: str) -> tuple[Backup, ...]:
    """The finished backups of a store in a place, oldest first; what is no backup is left out."""
    gevonden = []
    for pad in sorted(map_van(plek, opslag_id).glob(f"*{ACHTERVOEGSEL}")):
        try:
            gevonden.append(lees_manifest(pad))
        except OpslagFout:
            continue
    return tuple(sorted((b for b in gevonden if b.opslag == opslag_id), key=lambda backup: backup.gemaakt_op))


def laatste(plek: Path, opslag_id: str) -> Backup | None:
    """The newest finished backup of a store in a place; the names sort by time, so only one manifest is read."""
    for pad in sorted(map_van(plek, opslag_id).glob(f"*{ACHTERVOEGSEL}"), reverse=True):
        try:
            gevonden = lees_manifest(pad)
        except OpslagFout:
            continue
        if gevonden.opslag == opslag_id:
            return gevonden
    return None


def dun_uit(plek: Path, opslag_id: str, nu: datetime, *, tweede_plek: bool = False) -> tuple[Path, ...]:
    """Remove the backups that the policy lets go; return which. A folder loses its final name first."""
    alle = {backup.gemaakt_op: backup.pad for backup in lijst(plek, opslag_id)}
    weg = bewaarbeleid.mag_weg(alle, nu, tweede_plek=tweede_plek)
    with _vertaald():
        for moment in weg:
            opzij = alle[moment].with_suffix(".weg")
            alle[moment].rename(opzij)
            shutil.rmtree(opzij, ignore_errors=True)
    return tuple(alle[moment] for moment in weg)


def gewijzigd_sinds(opslag: Opslag, laatste: Backup | None) -> bool:
    """Whether anything was done since a backup: each act adds a row to the log."""
    from bbzdesk.store import logboek

    with opslag.lees() as bron:
        kop = logboek.ketenkop(bron, opslag.opslag_id)
    return laatste is None or kop != laatste.kop


def lees_manifest(pad: Path) -> Backup:
    """Read what a backup says of itself; raises BackupMislukt when it is no backup."""
    try:
        if (pad / MANIFEST).stat().st_size > _GROOTSTE_MANIFEST:
            raise ValueError("too large")  # noqa: TRY301 - the same sentence
        inhoud: Any = json.loads((pad / MANIFEST).read_bytes())
        if inhoud["soort"] != _SOORT or inhoud["versie"] != _VERSIE:
            raise ValueError(inhoud["versie"])  # noqa: TRY301 - the same sentence
        return Backup(
            pad=pad,
            opslag=str(inhoud["opslag"]),
            gemaakt_op=datetime.fromisoformat(inhoud["gemaakt_op"]),
            schema=int(inhoud["schema"]),
            oorsprong=str(inhoud["oorsprong"]),
            tellingen={str(naam): int(aantal) for naam, aantal in inhoud["tellingen"].items()},
            kop=Ketenkop(int(inhoud["logboek"]["volgnr"]), str(inhoud["logboek"]["hash"])),
            bestanden={str(naam): str(hash_) for naam, hash_ in inhoud["bestanden"].items()},
            stukken=int(inhoud["stukken"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BackupMislukt(
            "Deze map is geen back-up van BbzDesk, of het bestand manifest.json erin is beschadigd. "
            "Kies een andere back-up."
        ) from None


@contextmanager
def _vertaald() -> Iterator[None]:
    """Say what the disk of the backup refuses; the store itself is untouched."""
    vol = "De back-up is niet gelukt: de schijf is vol of werkt niet goed. Maak ruimte vrij of kies een andere plaats."
    dicht = (
        "De back-up is niet gelukt: in de map voor back-ups kan niet worden geschreven. "
        "Controleer of de schijf is aangesloten en of u daar mag opslaan."
    )
    try:
        yield
    except (SchijfVol, SchijfStoring) as fout:
        raise BackupMislukt(vol) from fout
    except AlleenLezen as fout:
        raise BackupMislukt(dicht) from fout
    except OSError as fout:
        raise BackupMislukt(vol if fout.errno in _GEEN_RUIMTE else dicht) from fout
