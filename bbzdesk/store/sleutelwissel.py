"""Putting a new key on both files of a store, so that a removed user's key opens nothing that is written from now on.

First each file is copied and the copy gets the new key; then `sleutels.json` lets the new accesses in and keeps the
old key under the new one; then the copies are renamed and the old key is forgotten. A crash anywhere is finished at the next opening.
What he could read before (older backups) he still can; the program says so.
"""

import secrets
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bbzdesk.store import herstelcode, kladblok, sleutels
from bbzdesk.store.bestanden import hernoem, neem_rechten_over, sync_bestand, vertaalde_schijffouten
from bbzdesk.store.fouten import OpslagBeschadigd
from bbzdesk.store.sleutels import Kosten, Sleutelbos
from bbzdesk.store.verbinding import ruwe_verbinding, vertaald

_BESTANDEN = ("bbzdesk.db", "stukken.db")


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
    eerst: Callable[[bytes], None] = lambda _: None,
) -> tuple[bytes, NieuweToegang]:
    """Remove a user and put a new key on the files; return the key and what has to be handed out.

    `eerst` hears the new key when both files have it, before the old one is forgotten.
    """
    with vertaalde_schijffouten():
        return _wissel(map_, oude, ik, weg, kosten, proef=proef, eerst=eerst)


def _wissel(
    map_: Path, oude: bytes, ik: Blijver, weg: str, kosten: Kosten, *, proef: bool, eerst: Callable[[bytes], None]
) -> tuple[bytes, NieuweToegang]:
    bos = sleutels.lees(map_)
    sleutels.open_met_wachtwoord(bos, ik.wachtwoord, ik.naam, proef=proef)
    nieuwe = secrets.token_bytes(32)
    blijvers = [naam for naam in bos.namen if naam not in (weg, ik.naam)]
    startwachtwoorden = tuple((naam, herstelcode.nieuw()[0]) for naam in blijvers)
    vers = Sleutelbos(bos.opslag, ())
    for naam, wachtwoord in ((ik.naam, ik.wachtwoord), *startwachtwoorden):
        vers = sleutels.met_gebruiker(vers, nieuwe, naam, wachtwoord, kosten)
    vers, code = sleutels.met_herstelblad(vers, nieuwe, kosten)
    # What can fail for want of room comes first, while nothing has changed yet.
    kopieen = [(_kopie_met(map_ / naam, oude, nieuwe), map_ / naam) for naam in _BESTANDEN]
    sleutels.schrijf(map_, sleutels.met_overgang(vers, nieuwe, oude))
    for kopie, pad in kopieen:
        hernoem(kopie, pad)
    eerst(nieuwe)
    sleutels.schrijf(map_, vers)
    return nieuwe, NieuweToegang(code, startwachtwoorden)


def maak_af(map_: Path, bos: Sleutelbos, nieuwe: bytes) -> None:
    """Finish a change of key, if one was begun, and clear away what it left."""
    oude = sleutels.oude_sleutel(bos, nieuwe)
    if oude is not None:
        for pad in _met_oude_sleutel(map_, nieuwe, oude):
            hernoem(_kopie_met(pad, oude, nieuwe), pad)
        kladblok.verlaat_sleutel(map_, nieuwe, oude)
        sleutels.schrijf(map_, Sleutelbos(bos.opslag, bos.toegangen))
    for naam in _BESTANDEN:
        _naast(map_ / naam).unlink(missing_ok=True)


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
    try:
        shutil.copyfile(pad, kopie)
        neem_rechten_over(pad, kopie)
        with vertaald():
            verbinding = ruwe_verbinding(kopie, oude)
            try:
                verbinding.execute(f"PRAGMA rekey=\"x'{nieuwe.hex()}'\"")
            finally:
                verbinding.close()
        _eis_dat_past(kopie, nieuwe)
        sync_bestand(kopie)
    except BaseException:  # also Ctrl-C: clean up, then raise it again
        kopie.unlink(missing_ok=True)
        raise
    return kopie


def _eis_dat_past(pad: Path, sleutel: bytes) -> None:
    if not past(pad, sleutel):
        raise OpslagBeschadigd


def _naast(pad: Path) -> Path:
    return pad.with_name(pad.name + ".sleutel")
