"""Putting a new key on both files of a store, so that a removed user's key opens nothing that is written from now on.

First each file is copied and the copy gets the new key; then `sleutels.json` lets the new accesses in and keeps the
old key under the new one; then the copies are renamed and the old key is forgotten. A crash anywhere is finished at the next opening;
what is refused before the last renaming leaves everything as it was. What he could read before (older backups) he still
can; the program says so.
"""

import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from bbzdesk.store import herstelcode, kladblok, sleutels
from bbzdesk.store.bestanden import hernoem, neem_rechten_over, sync_bestand, vertaalde_schijffouten
from bbzdesk.store.fouten import OpslagBeschadigd, OpslagBezet, OpslagFout, SchijfVol
from bbzdesk.store.sleutels import Kosten, Sleutelbos
from bbzdesk.store.verbinding import als_opslagfout, maak_engine, ruwe_verbinding, vertaald

_HOOFDBESTAND = "bbzdesk.db"
# The main file last: it says in its log that the access was taken away, and is in its place only when that is so.
_BESTANDEN = ("stukken.db", _HOOFDBESTAND)


@dataclass(frozen=True, slots=True)
class Blijver:
    """Who removes another user, and keeps his own passphrase."""

    naam: str
    wachtwoord: str


@dataclass(frozen=True, slots=True)
class NieuweToegang:
    """What has to be handed out: the new recovery code, and a start passphrase for every other user that stays."""

    herstelcode: str
    startwachtwoorden: tuple[tuple[str, str], ...]


def wissel(
    map_: Path,
    oude: bytes,
    ik: Blijver,
    weg: str,
    kosten: Kosten,
    *,
    proef: bool,
    daarbij: Callable[[Connection], None] = lambda _: None,
    eerst: Callable[[bytes], None] = lambda _: None,
) -> tuple[bytes, NieuweToegang]:
    """Remove a user and put a new key on the files; return the key and what has to be handed out.

    `daarbij` writes in the main file what has to be true exactly when the user is gone. `eerst` hears the new key when
    both files have it, before the old one is forgotten.
    """
    with vertaalde_schijffouten():
        bos = sleutels.lees(map_)
        sleutels.open_met_wachtwoord(bos, ik.wachtwoord, ik.naam, proef=proef)
        nieuwe = secrets.token_bytes(32)
        vers, toegang = _nieuwe_bos(bos, nieuwe, ik, weg, kosten)
        try:
            # What can fail for want of room comes first, while nothing has changed yet.
            for naam in _BESTANDEN:
                _kopie_met(map_ / naam, oude, nieuwe)
            _schrijf_daarbij(_naast(map_ / _HOOFDBESTAND), nieuwe, daarbij)
            sleutels.schrijf(map_, sleutels.met_overgang(vers, nieuwe, oude))
            for naam in _BESTANDEN:
                _zet_neer(map_ / naam)
        except BaseException:  # also Ctrl-C: put everything back, then raise it again
            _zet_terug(map_, bos, nieuwe, oude)
            raise
    # It is done; what does not succeed any more is finished at the next opening.
    with suppress(OSError, OpslagFout):
        eerst(nieuwe)
        sleutels.schrijf(map_, vers)
    return nieuwe, toegang


def _nieuwe_bos(
    bos: Sleutelbos, nieuwe: bytes, ik: Blijver, weg: str, kosten: Kosten
) -> tuple[Sleutelbos, NieuweToegang]:
    blijvers = [naam for naam in bos.namen if naam not in (weg, ik.naam)]
    startwachtwoorden = tuple((naam, herstelcode.nieuw()[0]) for naam in blijvers)
    vers = Sleutelbos(bos.opslag, ())
    for naam, wachtwoord in ((ik.naam, ik.wachtwoord), *startwachtwoorden):
        vers = sleutels.met_gebruiker(vers, nieuwe, naam, wachtwoord, kosten)
    vers, code = sleutels.met_herstelblad(vers, nieuwe, kosten)
    return vers, NieuweToegang(code, startwachtwoorden)


def _schrijf_daarbij(kopie: Path, sleutel: bytes, daarbij: Callable[[Connection], None]) -> None:
    engine = maak_engine(kopie, sleutel)
    try:
        with vertaald(), engine.connect() as verbinding:
            verbinding.exec_driver_sql("BEGIN IMMEDIATE")
            daarbij(verbinding)
            verbinding.commit()
    finally:
        engine.dispose()
    sync_bestand(kopie)


def _zet_neer(pad: Path) -> None:
    try:
        hernoem(_naast(pad), pad)
    except PermissionError as fout:  # Windows: another program has the file in hand
        raise OpslagBezet from fout


def _zet_terug(map_: Path, bos: Sleutelbos, nieuwe: bytes, oude: bytes) -> None:
    """Nothing was done: the old key on both files, the accesses as they were, and no copies."""
    for naam in _BESTANDEN:
        if not past(map_ / naam, oude):
            hernoem(_kopie_met(map_ / naam, nieuwe, oude), map_ / naam)
    if sleutels.lees(map_) != bos:
        sleutels.schrijf(map_, bos)
    _ruim_kopieen_op(map_)


def maak_af(map_: Path, bos: Sleutelbos, nieuwe: bytes) -> None:
    """Finish a change of key, if one was begun, and clear away what it left."""
    oude = sleutels.oude_sleutel(bos, nieuwe)
    if oude is not None:
        for pad in _met_oude_sleutel(map_, nieuwe, oude):
            # Its copy was finished before the old key was noted, and says more than the file (`daarbij`).
            klaar = _naast(pad).exists() and past(_naast(pad), nieuwe)
            hernoem(_naast(pad) if klaar else _kopie_met(pad, oude, nieuwe), pad)
        kladblok.verlaat_sleutel(map_, nieuwe, oude)
        sleutels.schrijf(map_, Sleutelbos(bos.opslag, bos.toegangen))
    _ruim_kopieen_op(map_)


def _met_oude_sleutel(map_: Path, nieuwe: bytes, oude: bytes) -> Iterable[Path]:
    for naam in _BESTANDEN:
        pad = map_ / naam
        if past(pad, oude):  # the old key first: it also rolls back what a crash left in the journal
            yield pad
        else:
            _eis_dat_past(pad, nieuwe)


def past(pad: Path, sleutel: bytes) -> bool:
    """Whether a key opens a file."""
    try:
        with vertaald():
            verbinding = ruwe_verbinding(pad, sleutel)
            try:
                verbinding.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            finally:
                verbinding.close()
    except OpslagBeschadigd:
        return False
    return True


def _kopie_met(pad: Path, oude: bytes, nieuwe: bytes) -> Path:
    """Return a finished copy of a file under the new key, beside it."""
    kopie = _naast(pad)
    _ruim_op(kopie)
    try:
        shutil.copyfile(pad, kopie)
        neem_rechten_over(pad, kopie)
        with vertaald():
            verbinding = ruwe_verbinding(kopie, oude)
            try:
                verbinding.execute(f"PRAGMA rekey=\"x'{nieuwe.hex()}'\"")
            except dbapi2.OperationalError as fout:
                # It writes the whole file anew; whatever stops it, SQLCipher has one sentence, without a code.
                raise als_opslagfout(fout) or SchijfVol() from fout
            finally:
                verbinding.close()
        _eis_dat_past(kopie, nieuwe)
        sync_bestand(kopie)
    except BaseException:  # also Ctrl-C: clean up, then raise it again
        _ruim_op(kopie)
        raise
    return kopie


def _eis_dat_past(pad: Path, sleutel: bytes) -> None:
    if not past(pad, sleutel):
        raise OpslagBeschadigd


def _naast(pad: Path) -> Path:
    return pad.with_name(pad.name + ".sleutel")


def _ruim_kopieen_op(map_: Path) -> None:
    for naam in _BESTANDEN:
        _ruim_op(_naast(map_ / naam))


def _ruim_op(kopie: Path) -> None:
    """Remove a copy with its journal: a journal that stayed would be played back into the next copy of that name."""
    kopie.unlink(missing_ok=True)
    kopie.with_name(kopie.name + "-journal").unlink(missing_ok=True)
