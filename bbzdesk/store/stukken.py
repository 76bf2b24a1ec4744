"""The content of files of dossiers, in a file of its own: compressed, named by SHA-256, each content once.

The content is on the disk before the row in the main file refers to it; a crash in between leaves content that
nobody refers to, never a reference to nothing.
"""

import hashlib
import zlib
from collections.abc import Iterable

from sqlalchemy import Engine

from bbzdesk.store.fouten import StukFout
from bbzdesk.store.verbinding import vertaald

GROOTSTE_STUK = 50 * 1024 * 1024


class Stukken:
    """Contents by hash. Nothing here changes; only destruction removes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def bewaar(self, inhoud: bytes) -> str:
        """Keep a content and return its SHA-256. Call this before the unit of work that refers to it."""
        if len(inhoud) > GROOTSTE_STUK:
            raise StukFout("Dit bestand is groter dan 50 MB. Maak het kleiner of splits het, en voeg het dan toe.")
        hash_ = hashlib.sha256(inhoud).hexdigest()
        with vertaald(), self._engine.connect() as verbinding:
            if verbinding.exec_driver_sql("SELECT 1 FROM inhoud WHERE sha256 = ?", (hash_,)).first():
                return hash_
            verbinding.exec_driver_sql("BEGIN IMMEDIATE")
            verbinding.exec_driver_sql(
                "INSERT OR IGNORE INTO inhoud (sha256, lengte, ingepakt) VALUES (?, ?, ?)",
                (hash_, len(inhoud), zlib.compress(inhoud, 6)),
            )
            verbinding.commit()
        return hash_

    def lees(self, sha256: str) -> bytes:
        """Return a content, checked against its hash."""
        with vertaald(), self._engine.connect() as verbinding:
            rij = verbinding.exec_driver_sql("SELECT lengte, ingepakt FROM inhoud WHERE sha256 = ?", (sha256,)).first()
        if rij is None:
            raise StukFout("De inhoud van dit stuk ontbreekt. Zet de nieuwste back-up terug in een nieuwe map.")
        inhoud = _uitgepakt(rij.ingepakt, rij.lengte)
        if inhoud is None or hashlib.sha256(inhoud).hexdigest() != sha256:
            raise StukFout("De inhoud van dit stuk is veranderd of beschadigd. Zet de nieuwste back-up terug.")
        return inhoud

    def aanwezig(self) -> frozenset[str]:
        """The hashes of all contents."""
        with vertaald(), self._engine.connect() as verbinding:
            return frozenset(rij[0] for rij in verbinding.exec_driver_sql("SELECT sha256 FROM inhoud"))

    def beschadigd(self, hashes: Iterable[str]) -> tuple[str, ...]:
        """Those of these contents that are missing or do not match their hash."""
        return tuple(hash_ for hash_ in hashes if not self._goed(hash_))

    def verwijder(self, hashes: Iterable[str]) -> int:
        """Remove contents (after an approved destruction, when nothing refers to them); return how many."""
        with vertaald(), self._engine.connect() as verbinding:
            verbinding.exec_driver_sql("BEGIN IMMEDIATE")
            aantal = sum(
                verbinding.exec_driver_sql("DELETE FROM inhoud WHERE sha256 = ?", (hash_,)).rowcount for hash_ in hashes
            )
            verbinding.commit()
        return aantal

    def _goed(self, hash_: str) -> bool:
        try:
            self.lees(hash_)
        except StukFout:
            return False
        return True


def _uitgepakt(ingepakt: bytes, lengte: int) -> bytes | None:
    """Unpack, never to more than was put in; None when it is no such content."""
    try:
        return zlib.decompressobj().decompress(ingepakt, max_length=lengte + 1) if lengte else b""
    except zlib.error:
        return None
