"""The log: one row per act, ids and labels only, each row sealed with the hash of the one before.

It makes a change visible, not impossible: who owns the file can rebuild the whole chain. That is why the head of the
chain goes into every backup.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.identiteit import tijdstip
from bbzdesk.store.lezing import Lezing

_VELDEN = "volgnr, tijdstip, wie, oorsprong, actie, werk_id, objecten, resultaat, vorige"
_MEESTE_OBJECTEN = 200  # an import touches thousands; the log then says how many per table


@dataclass(frozen=True, slots=True)
class Melding:
    """One act, as the log keeps it. `wie` is the id of a user, `oorsprong` the program's version."""

    actie: str
    wie: str
    oorsprong: str = ""
    werk_id: str | None = None
    objecten: Sequence[tuple[str, str]] = ()
    resultaat: str = "ok"


@dataclass(frozen=True, slots=True)
class Ketenkop:
    """Where the chain stands: the number and the hash of its last row."""

    volgnr: int
    hash: str


def begin_van_keten(opslag_id: str) -> Ketenkop:
    """The hash from which the chain of a store starts; another store starts elsewhere."""
    return Ketenkop(0, hashlib.sha256(f"bbzdesk logboek {opslag_id}".encode()).hexdigest())


def schrijf(verbinding: Connection, opslag_id: str, melding: Melding, nu: datetime) -> None:
    """Add one row to the chain."""
    kop = ketenkop(Lezing(verbinding), opslag_id)
    rij = (
        kop.volgnr + 1,
        tijdstip(nu),
        melding.wie,
        melding.oorsprong,
        melding.actie,
        melding.werk_id,
        _objecten(melding.objecten),
        melding.resultaat,
        kop.hash,
    )
    verbinding.exec_driver_sql(
        f"INSERT INTO logboek ({_VELDEN}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant names
        (*rij, _hash(rij)),
    )


def ketenkop(bron: Lezing, opslag_id: str) -> Ketenkop:
    """The last row of the chain."""
    laatste = bron.een("SELECT volgnr, hash FROM logboek ORDER BY volgnr DESC LIMIT 1")
    return Ketenkop(laatste.volgnr, laatste.hash) if laatste else begin_van_keten(opslag_id)


def eerste_breuk(bron: Lezing, opslag_id: str, laatste: int | None = None) -> int | None:
    """Return the number of the first row that does not follow from the one before; None when the chain holds.

    With `laatste` only that many rows at the end are checked, which is what each start does.
    """
    if (bron.waarde("SELECT min(volgnr) FROM logboek") or 1) < 1:
        return 1
    vanaf = 1
    if laatste is not None:
        vanaf = max(1, ketenkop(bron, opslag_id).volgnr - laatste + 1)
    vorige = begin_van_keten(opslag_id).hash
    if vanaf > 1:
        vorige = bron.waarde("SELECT hash FROM logboek WHERE volgnr = ?", (vanaf - 1,)) or ""
    verwacht = vanaf
    sql = f"SELECT {_VELDEN}, hash FROM logboek WHERE volgnr >= ? ORDER BY volgnr"  # noqa: S608 - constant names
    for rij in bron.lees(sql, (vanaf,)):
        if rij.volgnr != verwacht or rij.vorige != vorige or rij.hash != _hash(tuple(rij)[:-1]):
            return verwacht
        vorige, verwacht = rij.hash, verwacht + 1
    return None


def werk_zonder_regel(bron: Lezing) -> int:
    """How many works have no row in the log: what was cut off at the end of the chain leaves no other trace."""
    vraag = "SELECT count(*) FROM werk WHERE id NOT IN (SELECT werk_id FROM logboek WHERE werk_id IS NOT NULL)"
    return int(bron.waarde(vraag))


def _hash(rij: Sequence[Any]) -> str:
    """The seal of a row, over everything in it; the hash of the row before is its last value."""
    return hashlib.sha256(canoniek(list(rij)).encode()).hexdigest()


def _objecten(objecten: Sequence[tuple[str, str]]) -> str:
    uniek = list(dict.fromkeys(objecten))
    if len(uniek) <= _MEESTE_OBJECTEN:
        return canoniek(uniek)
    return canoniek(Counter(tabel for tabel, _ in uniek))


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of the log as an export has it, with the seals by which anybody can check the chain."""

    volgnr: int
    tijdstip: str
    wie: str
    oorsprong: str
    actie: str
    werk_id: str
    objecten: str
    resultaat: str
    vorige: str
    hash: str


def alle(bron: Lezing) -> tuple[Regel, ...]:
    """The whole log, oldest first."""
    rijen = bron.lees(f"SELECT {_VELDEN}, hash FROM logboek ORDER BY volgnr")  # noqa: S608 - constant names
    return tuple(
        Regel(rij.volgnr, rij.tijdstip, rij.wie, rij.oorsprong, rij.actie, rij.werk_id or "", rij.objecten,
              rij.resultaat, rij.vorige, rij.hash)
        for rij in rijen
    )  # fmt: skip
