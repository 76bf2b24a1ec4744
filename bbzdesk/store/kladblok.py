"""Drafts while the main file is taken: a small encrypted file of its own that is there only as long as it is needed.

A backup or a maandverwerking holds `bbzdesk.db` for seconds, and a draft cannot wait for that. It is written here
instead, and goes to the table `klad` as soon as that can be done: by the next draft of the same form that the main file
takes, at closing, or when the store is opened after a kill. Requests are numbered in the order in which they were made,
because two threads carry them out: one that a later request overtook does nothing any more. An empty text means that
the draft was wiped. It is in no backup: what it holds is in `klad` before the next one ends.
"""

import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from bbzdesk.store.bestanden import hernoem, neem_rechten_over, sync_map, vertaalde_schijffouten
from bbzdesk.store.fouten import OpslagBeschadigd, OpslagFout
from bbzdesk.store.identiteit import tijdstip
from bbzdesk.store.verbinding import ruwe_verbinding, vertaald

BESTAND = "kladblok.db"
# One that cannot be read holds a few seconds of typing that nobody can read now. It stays, out of the way: throwing it
# away cannot be undone. The next one takes its place, and a change of key removes it.
OPZIJ = "kladblok-opzij.db"
TOEPASSING = 0x4262_7A4B  # "BbzK", in the header of the file
VERSIE = 1
WEG = ""

_HOOFDBESTAND = "bbzdesk.db"
_GEWIST = 0  # of a draft that was here before this opening
_STAP = timedelta(milliseconds=1)  # the grain of a moment in the store
_TABEL = """
    CREATE TABLE klad (
        id TEXT PRIMARY KEY,
        gebruiker TEXT NOT NULL,
        inhoud TEXT NOT NULL,
        bewaard_op TEXT NOT NULL
    ) STRICT
"""
_ZET = """
    INSERT INTO klad (id, gebruiker, inhoud, bewaard_op) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET inhoud = excluded.inhoud, bewaard_op = excluded.bewaard_op
"""
_ZET_TENZIJ_OUDER = f"{_ZET} WHERE excluded.bewaard_op >= klad.bewaard_op"
_WIS_TENZIJ_NIEUWER = "DELETE FROM klad WHERE id = ? AND bewaard_op <= ?"
# What reading or writing these files can meet besides a bug of ours.
_STORINGEN = (OpslagFout, OSError, dbapi2.Error)


@dataclass(frozen=True, slots=True)
class Beurt:
    """When something was asked about drafts: its number in this run, and the moment that a later run compares."""

    nummer: int
    op: datetime


@dataclass(frozen=True, slots=True)
class Regel:
    """One draft as the table has it; without `inhoud` it was wiped."""

    id: str
    gebruiker: str
    inhoud: str
    bewaard_op: str


class Kladblok:
    """The file beside one open store. It may be used by two threads at once."""

    def __init__(self, map_: Path, sleutel: bytes, *, alleen_lezen: bool = False) -> None:
        self._map, self._sleutel = map_, sleutel
        self._bestand = threading.Lock()
        self._telling = threading.Lock()  # never held while a disk is waited for: the window asks for its turn
        self._nummer, self._laatste = 0, datetime.min.replace(tzinfo=UTC)
        self._klaar: dict[str, int] = {}
        self._bekend: dict[str, str] = {}
        self._staat = {} if alleen_lezen else dict.fromkeys(_wat_bleef(map_, sleutel), _GEWIST)

    def beurt(self, nu: datetime | None = None) -> Beurt:
        """The next turn. Moments go up also when the clock goes back: the newest draft has the latest one."""
        with self._telling:
            self._nummer += 1
            self._laatste = max(nu or self._laatste, self._laatste + _STAP)
            return Beurt(self._nummer, self._laatste)

    def ken(self, momenten: Iterable[tuple[str, str]]) -> None:
        """Hear from when the drafts of the main file are: what is typed now is later, whatever the clock says."""
        self._bekend = dict(momenten)

    def is_ingehaald(self, id_: str, nummer: int) -> bool:
        """Whether something that was asked later about this draft was done already."""
        with self._bestand:
            return nummer <= self._klaar.get(id_, 0)

    def bewaar(self, regel: Regel, nummer: int) -> None:
        """Write a draft here, unless it was overtaken; when this returns it stands on the disk."""
        with self._bestand, vertaalde_schijffouten():
            if nummer > max(self._klaar.get(regel.id, 0), self._staat.get(regel.id, 0)):
                self._schrijf(regel)
                self._staat[regel.id] = nummer

    def zal_wissen(self, id_: str, gebruiker: str, beurt: Beurt) -> None:
        """Before a draft is wiped from the main file: what stands here may not bring it back after a kill."""
        with self._bestand, suppress(*_STORINGEN):
            self._klaar[id_] = max(beurt.nummer, self._klaar.get(id_, 0))
            if self._heeft(id_, beurt.nummer):
                self._schrijf(Regel(id_, gebruiker, WEG, tijdstip(beurt.op)))

    def is_klaar(self, id_: str, nummer: int) -> None:
        """The main file has it: what stands here of the same draft goes, unless it was asked later."""
        with self._bestand, suppress(*_STORINGEN):
            self._klaar[id_] = max(nummer, self._klaar.get(id_, 0))
            if self._heeft(id_, nummer):
                _haal_weg(self._map, self._sleutel, id_, laatste=len(self._staat) == 1)
                del self._staat[id_]

    def geef_over(self) -> None:
        """Let the main file take what still stands here; what it cannot take now waits for the next opening."""
        with self._bestand:
            if self._staat:
                haal_in(self._map, self._sleutel, self._sleutel)
                self._staat.clear()

    def wissel(self, nieuwe: bytes) -> None:
        """The main file has a new key: it takes what stands here, and nothing stays behind under the old one."""
        with self._bestand:
            oude, self._sleutel = self._sleutel, nieuwe
            # The main file has these then; what was asked before them and waits is overtaken.
            for id_, nummer in self._staat.items():
                self._klaar[id_] = max(nummer - 1, self._klaar.get(id_, 0))
            self._staat.clear()
            verlaat_sleutel(self._map, nieuwe, oude)

    def _schrijf(self, regel: Regel) -> None:
        later = max(regel.bewaard_op, self._bekend.get(regel.id, ""))
        _schrijf(self._map, self._sleutel, replace(regel, bewaard_op=later))

    def _heeft(self, id_: str, nummer: int) -> bool:
        return self._staat.get(id_, nummer + 1) <= nummer


def haal_in(map_: Path, hoofdsleutel: bytes, sleutel: bytes) -> None:
    """Bring the drafts of the file to the main file, and remove it. Never raises: nobody is kept out by a draft.

    A file that this key does not open is set aside; one that cannot be read or taken over now stays for another time.
    """
    with suppress(*_STORINGEN):
        if not (map_ / BESTAND).exists():
            return
        try:
            regels = _lees(map_, sleutel)
        except OpslagBeschadigd:
            _zet_opzij(map_)
            return
        _neem_over(map_, hoofdsleutel, regels)
        try:
            _verwijder(map_ / BESTAND)
        except OSError:  # something holds the file: then nothing may stand in it
            _leeg(map_, sleutel)


def verlaat_sleutel(map_: Path, nieuwe: bytes, oude: bytes) -> None:
    """The main file has a new key: it takes what stands here, and no file stays behind under the old one."""
    if (map_ / BESTAND).exists() and not _past(map_, nieuwe):
        haal_in(map_, nieuwe, oude)
        _verwijder(map_ / BESTAND)
    _verwijder(map_ / OPZIJ)


def _past(map_: Path, sleutel: bytes) -> bool:
    try:
        _lees(map_, sleutel)
    except _STORINGEN:
        return False
    return True


def _wat_bleef(map_: Path, sleutel: bytes) -> Iterable[str]:
    """What could not be taken over at the opening."""
    with suppress(*_STORINGEN):
        if (map_ / BESTAND).exists():
            return [regel.id for regel in _lees(map_, sleutel)]
    return []


def _lees(map_: Path, sleutel: bytes) -> tuple[Regel, ...]:
    """The drafts of the file; none when a kill came before its first was written."""
    with vertaald():
        verbinding = ruwe_verbinding(map_ / BESTAND, sleutel)
        try:
            if _is_leeg(verbinding):
                return ()
            _eis_stempel(verbinding)
            rijen = verbinding.execute("SELECT id, gebruiker, inhoud, bewaard_op FROM klad").fetchall()
        finally:
            verbinding.close()
    return tuple(Regel(*rij) for rij in rijen)


def _schrijf(map_: Path, sleutel: bytes, regel: Regel) -> None:
    try:
        _zet(map_, sleutel, regel)
    except OpslagBeschadigd:
        _zet_opzij(map_)
        _zet(map_, sleutel, regel)


def _zet(map_: Path, sleutel: bytes, regel: Regel) -> None:
    """Write one draft in a transaction of its own; the file is made when it is not there."""
    pad = map_ / BESTAND
    if not pad.exists():
        os.close(os.open(pad, os.O_RDWR | os.O_CREAT, 0o600))
        neem_rechten_over(map_ / _HOOFDBESTAND, pad)
    with vertaald():
        verbinding = ruwe_verbinding(pad, sleutel)
        try:
            verbinding.execute("BEGIN IMMEDIATE")
            if _is_leeg(verbinding):
                verbinding.execute(_TABEL)
                verbinding.execute(f"PRAGMA application_id={TOEPASSING}")
                verbinding.execute(f"PRAGMA user_version={VERSIE}")
            else:
                _eis_stempel(verbinding)
            verbinding.execute(_ZET, (regel.id, regel.gebruiker, regel.inhoud, regel.bewaard_op))
            verbinding.execute("COMMIT")
        finally:
            verbinding.close()


def _haal_weg(map_: Path, sleutel: bytes, id_: str, *, laatste: bool) -> None:
    """Take one draft out; with the last one the file goes."""
    if laatste:
        _verwijder(map_ / BESTAND)
    elif (map_ / BESTAND).exists():
        _voer_uit(map_ / BESTAND, sleutel, [("DELETE FROM klad WHERE id = ?", (id_,))])


def _leeg(map_: Path, sleutel: bytes) -> None:
    _voer_uit(map_ / BESTAND, sleutel, [("DELETE FROM klad", ())])


def _neem_over(map_: Path, hoofdsleutel: bytes, regels: Iterable[Regel]) -> None:
    """Put the drafts in the main file; what that has of a later moment wins."""
    opdrachten: list[tuple[str, tuple[str, ...]]] = [
        (_WIS_TENZIJ_NIEUWER, (regel.id, regel.bewaard_op))
        if regel.inhoud == WEG
        else (_ZET_TENZIJ_OUDER, (regel.id, regel.gebruiker, regel.inhoud, regel.bewaard_op))
        for regel in regels
    ]
    if opdrachten:
        _voer_uit(map_ / _HOOFDBESTAND, hoofdsleutel, opdrachten)


def _voer_uit(pad: Path, sleutel: bytes, opdrachten: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    with vertaald():
        verbinding = ruwe_verbinding(pad, sleutel)
        try:
            verbinding.execute("BEGIN IMMEDIATE")
            for opdracht, waarden in opdrachten:
                verbinding.execute(opdracht, waarden)
            verbinding.execute("COMMIT")
        finally:
            verbinding.close()


def _is_leeg(verbinding: Any) -> bool:
    tabellen: int = verbinding.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return tabellen == 0


def _eis_stempel(verbinding: Any) -> None:
    """Refuse a file of another program or of a newer version."""
    stempel = tuple(verbinding.execute(f"PRAGMA {naam}").fetchone()[0] for naam in ("application_id", "user_version"))
    if stempel != (TOEPASSING, VERSIE):
        raise OpslagBeschadigd


def _zet_opzij(map_: Path) -> None:
    """Out of the way, with the journal that belongs to it."""
    _verwijder(map_ / OPZIJ)
    hernoem(map_ / BESTAND, map_ / OPZIJ)
    if (dagboek := _dagboek(map_ / BESTAND)).exists():
        hernoem(dagboek, _dagboek(map_ / OPZIJ))


def _verwijder(pad: Path) -> None:
    """Remove the file, then its journal: a journal without its file brings nothing back."""
    if pad.exists():
        pad.unlink()
        _dagboek(pad).unlink(missing_ok=True)
        sync_map(pad.parent)


def _dagboek(pad: Path) -> Path:
    return pad.with_name(pad.name + "-journal")
