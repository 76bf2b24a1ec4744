"""Opening a store: every reason to refuse is found before the first byte is written."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bbzdesk.store import kladblok, schema, sleutels, sleutelwissel, upgrade
from bbzdesk.store.bestanden import vertaalde_schijffouten
from bbzdesk.store.fouten import GeenOpslag, NieuwereOpslag, OpslagBeschadigd
from bbzdesk.store.plaats import Waarnemer, keur
from bbzdesk.store.slot import Slot
from bbzdesk.store.verbinding import ruwe_verbinding, vertaald

DATABASE, STUKKEN = "bbzdesk.db", "stukken.db"
MOMENTOPNAME = "momentopname-"
_OPEN_SQLITE = b"SQLite format 3\x00"
_BLAD = 4096


@dataclass(frozen=True, slots=True)
class Geopend:
    """What opening found: the key, the lock (none when only reading), who opened, and whether with a start code."""

    map: Path
    sleutel: bytes
    opslag_id: str
    naam: str | None
    slot: Slot | None
    alleen_lezen: bool
    met_startcode: bool = False


@dataclass(frozen=True, slots=True)
class MetWachtwoord:
    """The way in of a user; without a name every user's access is tried."""

    wachtwoord: str
    naam: str | None = None


@dataclass(frozen=True, slots=True)
class MetHerstelcode:
    """The way in of the recovery sheet."""

    code: str


def open_opslag(
    map_: Path, met: MetWachtwoord | MetHerstelcode, nu: datetime, waarnemer: Waarnemer, *, proef: bool = False
) -> Geopend:
    """Check folder, files, place and access; take the lock; bring an older store up to date."""
    with vertaalde_schijffouten():
        return _open_opslag(map_, met, nu, waarnemer, proef=proef)


def _open_opslag(
    map_: Path, met: MetWachtwoord | MetHerstelcode, nu: datetime, waarnemer: Waarnemer, *, proef: bool
) -> Geopend:
    keur_bestanden(map_)
    keur(map_, waarnemer)
    bos = sleutels.lees(map_)
    sleutel, naam = ontsluit(bos, met, proef=proef)
    alleen_lezen = not waarnemer.schrijfbaar(map_)
    slot = None if alleen_lezen else Slot.neem(map_)
    try:
        if slot is not None:
            sleutelwissel.maak_af(map_, bos, sleutel)
            for rest in map_.glob(f"{MOMENTOPNAME}*"):
                rest.unlink()
        versie = keur_inhoud(map_, sleutel, bos.opslag, alleen_lezen=alleen_lezen)
        if versie < schema.VERSIE:
            upgrade.werk_bij(map_, sleutel, nu, alleen_lezen=alleen_lezen)
        if slot is not None:
            kladblok.haal_in(map_, sleutel, sleutel)
    except BaseException:  # also Ctrl-C: clean up, then raise it again
        if slot is not None:
            slot.laat_los()
        raise
    met_startcode = isinstance(met, MetWachtwoord) and sleutels.is_startcode(met.wachtwoord)
    return Geopend(map_, sleutel, bos.opslag, naam, slot, alleen_lezen, met_startcode)


def ontsluit(bos: sleutels.Sleutelbos, met: MetWachtwoord | MetHerstelcode, *, proef: bool) -> tuple[bytes, str | None]:
    """Return the key and, for a passphrase, the name of its user."""
    if isinstance(met, MetHerstelcode):
        return sleutels.open_met_herstelcode(bos, met.code, proef=proef), None
    return sleutels.open_met_wachtwoord(bos, met.wachtwoord, met.naam, proef=proef)


def keur_bestanden(map_: Path) -> None:
    """Refuse a folder that cannot be a store, by looking at the outside only."""
    if not map_.is_dir():
        raise GeenOpslag("Deze map bestaat niet of is geen map. Kies de map waarin de gegevens van BbzDesk staan.")
    for naam in (DATABASE, STUKKEN):
        _keur_bestand(map_ / naam)


def _keur_bestand(pad: Path) -> None:
    if not pad.is_file():
        raise GeenOpslag(
            f"In deze map ontbreekt het bestand {pad.name}, dus hier staan geen volledige gegevens van BbzDesk. "
            "Kies een andere map of zet een back-up terug."
        )
    lengte = pad.stat().st_size
    if lengte == 0:
        raise GeenOpslag(f"Het bestand {pad.name} is leeg. Zet de nieuwste back-up terug in een nieuwe map.")
    with pad.open("rb") as stroom:
        if stroom.read(len(_OPEN_SQLITE)) == _OPEN_SQLITE:
            raise GeenOpslag(f"Het bestand {pad.name} is van een ander programma. Kies de map met uw eigen gegevens.")
    # An interrupted write may have left a part of a page; then there is a journal, and SQLite repairs it.
    if lengte % _BLAD and not pad.with_name(pad.name + "-journal").exists():
        raise OpslagBeschadigd


def keur_inhoud(map_: Path, sleutel: bytes, opslag_id: str, *, alleen_lezen: bool) -> int:
    """Refuse a file of another program, of a newer version or of another store; return the schema's version."""
    versie = _keur_stempel(map_ / DATABASE, sleutel, schema.TOEPASSING, schema.VERSIE, alleen_lezen=alleen_lezen)
    _keur_stempel(map_ / STUKKEN, sleutel, schema.TOEPASSING_STUKKEN, schema.VERSIE_STUKKEN, alleen_lezen=alleen_lezen)
    with vertaald():
        verbinding = ruwe_verbinding(map_ / DATABASE, sleutel, alleen_lezen=alleen_lezen)
        try:
            rij = verbinding.execute("SELECT waarde FROM instelling WHERE id = 'opslag.id'").fetchone()
        finally:
            verbinding.close()
    if rij is None or json.loads(rij[0]) != opslag_id:
        raise GeenOpslag(
            "Het bestand sleutels.json hoort bij andere gegevens dan bbzdesk.db. Zet beide terug uit dezelfde back-up."
        )
    return versie


def _keur_stempel(pad: Path, sleutel: bytes, toepassing: int, versie: int, *, alleen_lezen: bool) -> int:
    with vertaald():
        verbinding: Any = ruwe_verbinding(pad, sleutel, alleen_lezen=alleen_lezen)
        try:
            van = verbinding.execute("PRAGMA application_id").fetchone()[0]
            gevonden: int = verbinding.execute("PRAGMA user_version").fetchone()[0]
        finally:
            verbinding.close()
    if van != toepassing:
        raise GeenOpslag(f"Het bestand {pad.name} is van een ander programma. Kies de map met uw eigen gegevens.")
    if gevonden > versie:
        raise NieuwereOpslag(gevonden, versie)
    return gevonden
