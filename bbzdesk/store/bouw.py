"""Making a new store: built in a folder beside, renamed when it is whole."""

import os
import shutil
import uuid
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from bbzdesk.store import schema, sleutels
from bbzdesk.store.bestanden import deel_met_groep, hernoem, maak_opslagmap, sync_map, vertaalde_schijffouten
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.identiteit import Identiteiten, tijdstip
from bbzdesk.store.openen import DATABASE, STUKKEN
from bbzdesk.store.plaats import Waarnemer, keur_nieuw
from bbzdesk.store.sleutels import Kosten
from bbzdesk.store.slot import SLOT
from bbzdesk.store.verbinding import ruwe_verbinding, vertaald


def maak(map_: Path, naam: str, wachtwoord: str, nu: datetime, waarnemer: Waarnemer, kosten: Kosten) -> str:
    """Make the files of a new store in a new or empty folder; return the recovery code."""
    keur_nieuw(map_, waarnemer)
    sleutels.controleer_wachtwoord(wachtwoord)
    identiteiten = Identiteiten()
    opslag_id = identiteiten.nieuw(nu)
    bos, sleutel, code = sleutels.maak(opslag_id, naam, wachtwoord, kosten)
    tijdelijk = map_ernaast(map_)
    try:
        with vertaalde_schijffouten():
            maak_opslagmap(tijdelijk)
            bouw_database(tijdelijk / DATABASE, sleutel, opslag_id, nu)
            _voeg_gebruiker_toe(tijdelijk / DATABASE, sleutel, identiteiten.nieuw(nu), naam, nu)
            bouw_stukken(tijdelijk / STUKKEN, sleutel)
            sleutels.schrijf(tijdelijk, bos)
            zet_op_zijn_plaats(tijdelijk, map_)
    except BaseException:  # also Ctrl-C: clean up, then raise it again
        shutil.rmtree(tijdelijk, ignore_errors=True)
        raise
    return code


def map_ernaast(map_: Path) -> Path:
    """Return the name of a folder to build in, and clear away what an earlier, interrupted attempt left."""
    begin = f".{map_.name[:60]}."
    if map_.parent.is_dir():
        for oud in map_.parent.iterdir():
            if oud.name.startswith(begin) and oud.suffix == ".deel":
                shutil.rmtree(oud, ignore_errors=True)
    return map_.with_name(f"{begin}{uuid.uuid4().hex[:8]}.deel")


def zet_op_zijn_plaats(tijdelijk: Path, map_: Path) -> None:
    """Rename a finished folder to where a store begins its life; what is there must be empty or nothing."""
    os.close(os.open(tijdelijk / SLOT, os.O_RDWR | os.O_CREAT, 0o600))
    deel_met_groep(tijdelijk, map_ if map_.exists() else map_.parent)
    sync_map(tijdelijk)
    if map_.exists():
        map_.rmdir()
    hernoem(tijdelijk, map_)


def bouw_database(pad: Path, sleutel: bytes, opslag_id: str, nu: datetime) -> None:
    """Build an empty main file of the newest schema, stamped, in one transaction."""
    instellingen = [("opslag.id", canoniek(opslag_id)), ("opslag.gemaakt_op", canoniek(tijdstip(nu)))]
    _bouw(pad, sleutel, schema.ddl(), schema.TOEPASSING, schema.VERSIE, instellingen)


def bouw_stukken(pad: Path, sleutel: bytes) -> None:
    """Build an empty file for the contents of stukken."""
    _bouw(pad, sleutel, schema.STUKKEN_DDL, schema.TOEPASSING_STUKKEN, schema.VERSIE_STUKKEN, [])


def _bouw(
    pad: Path, sleutel: bytes, ddl: Iterable[str], toepassing: int, versie: int, instellingen: list[tuple[str, str]]
) -> None:
    with vertaald():
        verbinding = ruwe_verbinding(pad, sleutel, nieuw=True)
        try:
            verbinding.execute("BEGIN IMMEDIATE")
            for statement in ddl:
                verbinding.execute(statement)
            for rij in instellingen:
                verbinding.execute("INSERT INTO instelling (id, waarde) VALUES (?, ?)", rij)
            verbinding.execute(f"PRAGMA application_id={toepassing}")
            verbinding.execute(f"PRAGMA user_version={versie}")
            verbinding.execute("COMMIT")
        finally:
            verbinding.close()
    pad.chmod(0o600)


def _voeg_gebruiker_toe(pad: Path, sleutel: bytes, gebruiker_id: str, naam: str, nu: datetime) -> None:
    with vertaald():
        verbinding = ruwe_verbinding(pad, sleutel)
        try:
            verbinding.execute(
                "INSERT INTO gebruiker (id, naam, aangemaakt_op) VALUES (?, ?, ?)", (gebruiker_id, naam, tijdstip(nu))
            )
        finally:
            verbinding.close()
