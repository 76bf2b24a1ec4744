"""Putting a backup back: always into a new folder, checked whole, and the gap after it written in the log.

The store that was in use stays as it is; the program goes over to the new folder only when everything holds.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bbzdesk.store import backup, bouw, controle, kopie, logboek, schema, sleutels
from bbzdesk.store.backup import Backup
from bbzdesk.store.bestanden import maak_opslagmap, schrijf_atomisch, sha256, sync_bestand
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.controle import Bevinding
from bbzdesk.store.fouten import GeenOpslag, HerstelMislukt, NieuwereOpslag, OpslagBeschadigd, OpslagFout
from bbzdesk.store.openen import DATABASE, STUKKEN, Geopend, MetHerstelcode, MetWachtwoord, keur_inhoud, ontsluit
from bbzdesk.store.opslag import GEWOON, Omstandigheden, Opslag
from bbzdesk.store.plaats import keur
from bbzdesk.store.stukken import Stukken
from bbzdesk.store.verbinding import maak_engine, vertaald

LAATSTE_OP_PAPIER = "besluit.laatste_op_papier"  # the setting that keeps numbers of lost decisions from coming back


@dataclass(frozen=True, slots=True)
class Herstelrapport:
    """What was put back, and how it differs from the store that was in use."""

    map: Path
    backup: Backup
    laatste_besluit: str
    verschillen: Mapping[str, int] = field(default_factory=dict)
    upgrade_nodig: bool = False


def zet_terug(
    pad: Path,
    doel: Path,
    met: MetWachtwoord | MetHerstelcode,
    laatste_besluit: str,
    nu: datetime,
    *,
    wie: str = "",
    huidige: Mapping[str, int] | None = None,
    mee: Mapping[str, bytes] | None = None,
    omstandigheden: Omstandigheden = GEWOON,
) -> Herstelrapport:
    """Put a backup back into a new or empty folder.

    `laatste_besluit` is the number of the last decision on paper: decisions between the backup and now were made but
    are not in it, and their numbers must not be given again. `huidige` are the counts of the store in use; the report
    then says per table how many rows fewer (negative) or more the backup has. `mee` are files by their name that stand
    in the folder as soon as it is there.
    """
    _keur_doel(doel, omstandigheden)
    bron = _keur_backup(pad)
    sleutel, _ = ontsluit(sleutels.lees(pad), met, proef=omstandigheden.proef)
    versie = _zet_neer(bron, doel, sleutel, laatste_besluit, wie, nu, mee or {})
    verschillen = _verschillen(bron.tellingen, huidige) if huidige is not None else {}
    return Herstelrapport(doel, bron, laatste_besluit, verschillen, versie < schema.VERSIE)


def beproef(opslag: Opslag, pad: Path, doel: Path, nu: datetime) -> tuple[Bevinding, ...]:
    """Put a backup of an open store back in a new folder, as a trial, and check it whole; the caller removes the folder.

    Works with the key of the open store, so nobody has to type; a backup from before a change of key is refused.
    """
    _keur_doel(doel, opslag.omstandigheden)
    bron = _keur_backup(pad)
    try:
        _zet_neer(bron, doel, opslag.sleutel, "", "", nu, {})
    except OpslagBeschadigd as fout:
        raise HerstelMislukt(
            "Deze back-up gaat met de sleutel van nu niet open: hij is beschadigd, of hij is van voordat een gebruiker "
            "werd verwijderd. Maak een nieuwe back-up en doe de hersteltest daarmee."
        ) from fout
    alleen_lezen = Geopend(doel, opslag.sleutel, opslag.opslag_id, None, None, alleen_lezen=True)
    with Opslag(alleen_lezen, opslag.omstandigheden) as proef:
        return controle.volledig(proef)


def _keur_doel(doel: Path, omstandigheden: Omstandigheden) -> None:
    if doel.exists() and (not doel.is_dir() or any(doel.iterdir())):
        raise GeenOpslag("In deze map staat al iets. Kies een nieuwe of een lege map om de back-up in terug te zetten.")
    keur(doel, omstandigheden.waarnemer)


def _zet_neer(
    bron: Backup, doel: Path, sleutel: bytes, laatste_besluit: str, wie: str, nu: datetime, mee: Mapping[str, bytes]
) -> int:
    """Build the store beside its place, check it, and rename it; return the version of its schema."""
    tijdelijk = bouw.map_ernaast(doel)
    try:
        _kopieer(bron, tijdelijk, sleutel)
        versie = keur_inhoud(tijdelijk, sleutel, bron.opslag, alleen_lezen=False)
        _keur_kopie(bron, tijdelijk, sleutel)
        _meld(tijdelijk, sleutel, bron, laatste_besluit, wie, nu)
        for naam, inhoud in mee.items():
            schrijf_atomisch(tijdelijk / naam, inhoud)
        bouw.zet_op_zijn_plaats(tijdelijk, doel)
    except OSError as fout:
        raise HerstelMislukt(
            "Het terugzetten is niet gelukt: de schijf is vol of de map is niet bereikbaar. "
            "Kies een andere map; de back-up en uw huidige gegevens zijn niet veranderd."
        ) from fout
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)
    return versie


def _keur_backup(pad: Path) -> Backup:
    gevonden = backup.lees_manifest(pad)
    if gevonden.schema > schema.VERSIE:
        raise NieuwereOpslag(gevonden.schema, schema.VERSIE)
    for naam in (DATABASE, sleutels.BESTAND):
        if not (pad / naam).is_file() or sha256(pad / naam) != gevonden.bestanden.get(naam):
            raise HerstelMislukt(
                f"Het bestand {naam} in deze back-up ontbreekt of is veranderd. Kies een andere back-up."
            )
    return gevonden


def _kopieer(bron: Backup, tijdelijk: Path, sleutel: bytes) -> None:
    maak_opslagmap(tijdelijk)
    for naam in (DATABASE, sleutels.BESTAND):
        shutil.copyfile(bron.pad / naam, tijdelijk / naam)
    verwezen = kopie.lees_kopie(tijdelijk / DATABASE, sleutel, kopie.verwezen_stukken)
    shutil.copyfile(_volledige_stukken(bron, sleutel, verwezen), tijdelijk / STUKKEN)
    for naam in (DATABASE, sleutels.BESTAND, STUKKEN):
        (tijdelijk / naam).chmod(0o600)
        sync_bestand(tijdelijk / naam)


def _volledige_stukken(bron: Backup, sleutel: bytes, verwezen: frozenset[str]) -> Path:
    """The newest rolling copy in which every content is there and matches its hash; a damaged one is passed over."""
    paden = [pad for pad in backup.stukkenkopieen(bron.pad.parent, sleutel) if pad.is_file()]
    for pad in sorted(paden, key=lambda pad: -pad.stat().st_mtime_ns):
        if _is_volledig(pad, sleutel, verwezen):
            return pad
    raise HerstelMislukt(
        "Naast deze back-up staat geen volledige kopie van de stukken (bestanden die beginnen met stukken-). "
        "Zet die bestanden erbij of kies een back-up van een andere plaats."
    )


def _is_volledig(pad: Path, sleutel: bytes, verwezen: frozenset[str]) -> bool:
    engine = maak_engine(pad, sleutel, alleen_lezen=True)
    try:
        return not Stukken(engine).beschadigd(verwezen)
    except OpslagFout:
        return False
    finally:
        engine.dispose()


def _keur_kopie(bron: Backup, tijdelijk: Path, sleutel: bytes) -> None:
    kopie.lees_kopie(tijdelijk / DATABASE, sleutel, lambda lezing: kopie.keur(lezing, bron.opslag))
    kop, tellingen, _ = kopie.lees_kopie(
        tijdelijk / DATABASE, sleutel, lambda lezing: kopie.kop_en_tellingen(lezing, bron.opslag)
    )
    if kop != bron.kop or dict(tellingen) != dict(bron.tellingen):
        raise HerstelMislukt(
            "Deze back-up bevat iets anders dan zijn eigen inhoudsopgave zegt. Kies een andere back-up."
        )


def _meld(tijdelijk: Path, sleutel: bytes, bron: Backup, laatste_besluit: str, wie: str, nu: datetime) -> None:
    """Write in the log of the new store where it comes from and which decisions may be missing."""
    melding = logboek.Melding(
        actie="Back-up teruggezet",
        wie=wie,
        objecten=(
            ("backup_van", bron.gemaakt_op.isoformat()),
            ("logboek_tot", str(bron.kop.volgnr)),
            ("laatste_besluit_op_papier", laatste_besluit),
        ),
    )
    engine = maak_engine(tijdelijk / DATABASE, sleutel)
    try:
        with vertaald(), engine.connect() as verbinding:
            verbinding.exec_driver_sql("BEGIN IMMEDIATE")
            logboek.schrijf(verbinding, bron.opslag, melding, nu)
            if laatste_besluit:
                verbinding.exec_driver_sql(
                    "INSERT INTO instelling (id, waarde) VALUES (?, ?)"
                    " ON CONFLICT (id) DO UPDATE SET waarde = excluded.waarde",
                    (LAATSTE_OP_PAPIER, canoniek(laatste_besluit)),
                )
            verbinding.commit()
    finally:
        engine.dispose()


def _verschillen(backup_telling: Mapping[str, int], huidige: Mapping[str, int]) -> dict[str, int]:
    namen = sorted(backup_telling.keys() | huidige.keys())
    verschil = {naam: backup_telling.get(naam, 0) - huidige.get(naam, 0) for naam in namen}
    return {naam: aantal for naam, aantal in verschil.items() if aantal}
