"""Bringing an older store up to date: numbered steps of literal SQL on a copy, checked, then renamed.

A step is a module `stap_0002.py` with NAAR = 2 and SQL, a tuple of literal statements; it never uses the modules of
today's schema, because those change. List it in `STAPPEN`. Afterwards all triggers are made anew from today's schema:
rebuilding a table drops its triggers silently.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bbzdesk.store import schema
from bbzdesk.store.bestanden import hernoem, maak_map, neem_rechten_over, sync_bestand
from bbzdesk.store.fouten import AlleenLezen, OpslagBeschadigd
from bbzdesk.store.upgrade import stap_0002
from bbzdesk.store.verbinding import ruwe_verbinding, vertaald

DATABASE = "bbzdesk.db"


@dataclass(frozen=True, slots=True)
class Stap:
    """One step: the version that it arrives at, and its literal statements."""

    naar: int
    sql: tuple[str, ...]


# Version 1 is the first that was ever in use.
STAPPEN: tuple[Stap, ...] = (Stap(stap_0002.NAAR, stap_0002.SQL),)


@dataclass(frozen=True, slots=True)
class Doel:
    """Where an upgrade goes: the steps, and the triggers of the schema it arrives at."""

    stappen: Sequence[Stap]
    triggers: Sequence[str]


def werk_bij(
    map_: Path,
    sleutel: bytes,
    nu: datetime,
    *,
    alleen_lezen: bool = False,
    doel: Doel | None = None,
    na_statement: Callable[[int], None] = lambda _: None,
) -> None:
    """Upgrade the store in a folder; a crash at any moment leaves the old or the new file.

    `na_statement` is called after each statement with its number, so that a test can stop there.
    """
    if alleen_lezen:
        raise AlleenLezen
    doel = doel or Doel(STAPPEN, schema.triggers())
    pad, kopie = map_ / DATABASE, map_ / (DATABASE + ".nieuw")
    _ruim_op(kopie)
    _bewaar_oude(map_, pad, nu)
    shutil.copyfile(pad, kopie)
    neem_rechten_over(pad, kopie)
    _voer_stappen_uit(kopie, sleutel, doel, na_statement)
    sync_bestand(kopie)
    hernoem(kopie, pad)


def _ruim_op(kopie: Path) -> None:
    kopie.unlink(missing_ok=True)
    kopie.with_name(kopie.name + "-journal").unlink(missing_ok=True)


def _bewaar_oude(map_: Path, pad: Path, nu: datetime) -> None:
    """Keep the old file with its keys beside the backups: a plain copy, because nobody has it open."""
    bewaard = map_ / "backup" / f"voor-upgrade-{nu:%Y%m%d-%H%M%S}"
    maak_map(bewaard)
    for naam in (pad.name, "sleutels.json"):
        shutil.copyfile(map_ / naam, bewaard / naam)
        sync_bestand(bewaard / naam)


def _voer_stappen_uit(kopie: Path, sleutel: bytes, doel: Doel, na_statement: Callable[[int], None]) -> None:
    with vertaald():
        verbinding = ruwe_verbinding(kopie, sleutel)
        try:
            # Outside a transaction, where SQLite listens: a rebuilt table is for a moment referred to by none.
            verbinding.execute("PRAGMA foreign_keys=OFF")
            van = verbinding.execute("PRAGMA user_version").fetchone()[0]
            verbinding.execute("BEGIN IMMEDIATE")
            for nummer, statement in enumerate(_statements(verbinding, van, doel), 1):
                verbinding.execute(statement)
                na_statement(nummer)
            _keur(verbinding)
            verbinding.execute("COMMIT")
        finally:
            verbinding.close()


def _statements(verbinding: Any, van: int, doel: Doel) -> list[str]:
    namen = verbinding.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    stappen = sorted((stap for stap in doel.stappen if stap.naar > van), key=lambda stap: stap.naar)
    if [stap.naar for stap in stappen] != list(range(van + 1, van + 1 + len(stappen))) or not stappen:
        raise RuntimeError(f"no unbroken row of steps from version {van}")
    statements = [f"DROP TRIGGER {naam}" for (naam,) in namen]
    statements += [statement for stap in stappen for statement in stap.sql]
    return [*statements, *doel.triggers, f"PRAGMA user_version={stappen[-1].naar}"]


def _keur(verbinding: Any) -> None:
    """Check the upgraded copy before it takes the place of the old file."""
    if verbinding.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise OpslagBeschadigd
    if verbinding.execute("PRAGMA foreign_key_check").fetchall():
        raise OpslagBeschadigd
