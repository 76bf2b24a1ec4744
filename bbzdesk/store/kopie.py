"""A copy of the main file by SQLite's own backup, and what can be said about such a copy."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine

from bbzdesk.store import logboek, schema
from bbzdesk.store.fouten import OpslagBeschadigd
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.logboek import Ketenkop
from bbzdesk.store.verbinding import maak_engine, ruwe_verbinding, uri, vertaald

T = TypeVar("T")


def kopieer_database(bron: Path, doel: Path, sleutel: bytes) -> None:
    """Copy one consistent moment. All pages in one step: a step more would begin again after each change."""
    with vertaald():
        van = ruwe_verbinding(bron, sleutel, alleen_lezen=True)
        try:
            naar = ruwe_verbinding(doel, sleutel, nieuw=True)
            try:
                van.execute("BEGIN")
                van.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # takes the lock: writers wait for us
                van.backup(naar)
            finally:
                naar.close()
        finally:
            van.close()
    doel.chmod(0o600)


def vul_stukken_aan(bron: Path, doel: Path, sleutel: bytes) -> None:
    """Add to a copy of the contents what it lacks; what is there never changes."""
    with vertaald():
        verbinding = ruwe_verbinding(doel, sleutel)
        try:
            verbinding.execute(f"ATTACH DATABASE ? AS levend KEY \"x'{sleutel.hex()}'\"", (uri(bron.absolute(), "ro"),))
            verbinding.execute("BEGIN IMMEDIATE")
            verbinding.execute(
                "INSERT INTO main.inhoud SELECT * FROM levend.inhoud l"
                " WHERE NOT EXISTS (SELECT 1 FROM main.inhoud m WHERE m.sha256 = l.sha256)"
            )
            verbinding.execute("COMMIT")
        finally:
            verbinding.close()


def lees_kopie(pad: Path, sleutel: bytes, lezer: Callable[[Lezing], T]) -> T:
    """Read from a copy that nobody else has open."""
    with vertaald():
        engine: Engine = maak_engine(pad, sleutel, alleen_lezen=True)
        try:
            with engine.connect() as verbinding:
                return lezer(Lezing(verbinding))
        finally:
            engine.dispose()


def keur(bron: Lezing, opslag_id: str) -> None:
    """Raise OpslagBeschadigd unless pages, references and the chain of the log are whole."""
    if bron.waarde("PRAGMA integrity_check") != "ok" or bron.een("PRAGMA foreign_key_check") is not None:
        raise OpslagBeschadigd
    if logboek.eerste_breuk(bron, opslag_id) is not None:
        raise OpslagBeschadigd


def tellingen(bron: Lezing) -> dict[str, int]:
    """The number of rows of every table of ours."""
    namen = bron.lees(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'zoek%'"
    )
    return {rij.name: bron.waarde(f"SELECT count(*) FROM {rij.name}") for rij in namen}  # noqa: S608 - from the schema


def verwezen_stukken(bron: Lezing) -> frozenset[str]:
    """The hashes of every content that the main file refers to; a file of an older version may lack a column."""
    gevonden: set[str] = set()
    kolommen = schema.kolommen(bron)
    for tabel, kolom in schema.STUKVERWIJZINGEN:
        if kolom not in kolommen.get(tabel, ()):
            continue
        gevonden.update(rij[0] for rij in bron.lees(f"SELECT {kolom} FROM {tabel}"))  # noqa: S608 - constants
    return frozenset(gevonden)


def kop_en_tellingen(bron: Lezing, opslag_id: str) -> tuple[Ketenkop, Mapping[str, int], frozenset[str]]:
    """Everything about one moment that a manifest says."""
    return logboek.ketenkop(bron, opslag_id), tellingen(bron), verwezen_stukken(bron)


def hashes(bron: Lezing) -> frozenset[str]:
    """The hashes in a file of contents."""
    rijen: Any = bron.lees("SELECT sha256 FROM inhoud")
    return frozenset(rij[0] for rij in rijen)
