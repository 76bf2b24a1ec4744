"""Connections to one encrypted SQLite file: the engine, its pragmas, and errors of SQLite as Dutch sentences."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from bbzdesk.store.fouten import AlleenLezen, OpslagBeschadigd, OpslagBezet, OpslagFout, SchijfStoring, SchijfVol

WACHTTIJD_MS = 5000
# Of a file of 180 MB (size L) the overviews and the search read about 10 MB; with SQLite's own 2 MB they would decrypt
# it anew each time. The memory is taken only as far as it is used.
PAGINA_GEHEUGEN_KIB = 32_000

# Name, what we set, what SQLite must answer when asked afterwards: a pragma that it does not know stays silent.
_PRAGMAS = (
    ("busy_timeout", str(WACHTTIJD_MS), WACHTTIJD_MS),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("cache_size", str(-PAGINA_GEHEUGEN_KIB), -PAGINA_GEHEUGEN_KIB),
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("secure_delete", "ON", 1),
)


def maak_engine(pad: Path, sleutel: bytes, *, nieuw: bool = False, alleen_lezen: bool = False) -> Engine:
    """Return an engine on an encrypted file. Only `nieuw` makes a file that is not there.

    The raw key costs no key derivation; QueuePool, because the dialect's own pool opens anew for every thread.
    """
    wijze = "rwc" if nieuw else "ro" if alleen_lezen else "rw"
    engine = create_engine(
        URL.create("sqlite+pysqlcipher", password=f"x'{sleutel.hex()}'", database=str(pad)),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=4,
        pool_use_lifo=True,  # the connection used last has its pages at hand
        hide_parameters=True,  # the text of an error goes into the log; personal data does not
    )

    def _open(*_: Any) -> Any:
        return _ruwe_verbinding(pad, wijze)

    def _stel_in(verbinding: Any, _: Any) -> None:
        stel_pragmas_in(verbinding, alleen_lezen=alleen_lezen)

    event.listen(engine, "do_connect", _open)
    event.listen(engine, "connect", _stel_in)
    return engine


def uri(pad: PurePath, wijze: str) -> str:
    """The address of a file as SQLite wants it; a network share needs two slashes more than `as_uri` gives."""
    tekst = pad.as_posix()
    wortel = tekst if tekst.startswith("/") else f"/{tekst}"
    return f"file://{quote(os.fsencode(wortel), safe='/:')}?mode={wijze}"


def _ruwe_verbinding(pad: Path, wijze: str) -> Any:
    """Open the file without key. `isolation_level=None`: transactions begin and end where we say so."""
    verbinding = dbapi2.connect(
        uri(pad.absolute(), wijze),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=WACHTTIJD_MS / 1000,
    )
    verbinding.execute("PRAGMA cipher_log_level=NONE")  # a wrong key would write to the standard error stream
    return verbinding


def ruwe_verbinding(pad: Path, sleutel: bytes, *, nieuw: bool = False, alleen_lezen: bool = False) -> Any:
    """Return a DB-API connection with key and pragmas, for what an engine has no words for (backup, attach)."""
    verbinding = _ruwe_verbinding(pad, "rwc" if nieuw else "ro" if alleen_lezen else "rw")
    try:
        verbinding.execute(f"PRAGMA key=\"x'{sleutel.hex()}'\"")
        stel_pragmas_in(verbinding, alleen_lezen=alleen_lezen)
    except BaseException:
        verbinding.close()
        raise
    return verbinding


def stel_pragmas_in(verbinding: Any, *, alleen_lezen: bool = False) -> None:
    """Set the pragmas of the store on one connection and read each back."""
    for naam, waarde, verwacht in _PRAGMAS:
        verbinding.execute(f"PRAGMA {naam}={waarde}").fetchall()
        gekregen = verbinding.execute(f"PRAGMA {naam}").fetchone()[0]
        if gekregen != verwacht:
            raise RuntimeError(f"PRAGMA {naam} is {gekregen}, not {verwacht}")
    if alleen_lezen:
        verbinding.execute("PRAGMA query_only=ON")


_SOORTEN: dict[int, type[OpslagFout]] = {
    sqlite3.SQLITE_FULL: SchijfVol,
    sqlite3.SQLITE_READONLY: AlleenLezen,
    sqlite3.SQLITE_PERM: AlleenLezen,
    sqlite3.SQLITE_CANTOPEN: AlleenLezen,
    sqlite3.SQLITE_BUSY: OpslagBezet,
    sqlite3.SQLITE_LOCKED: OpslagBezet,
    sqlite3.SQLITE_CORRUPT: OpslagBeschadigd,
    sqlite3.SQLITE_NOTADB: OpslagBeschadigd,
    sqlite3.SQLITE_IOERR: SchijfStoring,
    sqlite3.SQLITE_FORMAT: OpslagBeschadigd,
}
# The driver's `backup` raises without a code, with SQLite's own words.
_CODE_VAN_TEKST = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "database is locked": sqlite3.SQLITE_BUSY,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
}


def als_opslagfout(fout: BaseException) -> OpslagFout | None:
    """Return the user's problem behind an error of SQLite; None when it is a bug of ours."""
    oorzaak = fout.orig if isinstance(fout, DBAPIError) else fout
    if not isinstance(oorzaak, dbapi2.Error):
        return None
    code = getattr(oorzaak, "sqlite_errorcode", None) or _CODE_VAN_TEKST.get(str(oorzaak), 0)
    soort = _SOORTEN.get(code & 0xFF)
    return soort() if soort else None


@contextmanager
def vertaald() -> Iterator[None]:
    """Turn a user's problem inside SQLite into its Dutch sentence; let every bug through unchanged."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as fout:
        gemeld = als_opslagfout(fout)
        if gemeld is None:
            raise
        raise gemeld from fout
