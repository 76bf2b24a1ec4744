"""Finding a backup in the folder that somebody points at, and putting it back beside the data he works in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.services import backups, besluitnummers, naast, toegang
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.momenten import in_woorden
from bbzdesk.services.plaatskeuze import map_ernaast
from bbzdesk.services.toegang import Deur
from bbzdesk.store import backup, kopie
from bbzdesk.store.fouten import OpslagFout

_DIEPTE = 2  # the place that holds the folder of a store that holds its backups


@dataclass(frozen=True, slots=True)
class Gevonden:
    """One backup: where it is, and the line to choose it by."""

    pad: Path
    woorden: str


def zoek(map_: Path, nu: datetime) -> tuple[Gevonden, ...]:
    """The backups in a folder or just below it, the newest first; raises InvoerFout on `map` when there is none."""
    try:
        gevonden = _doorzoek(map_, _DIEPTE)
    except OSError:
        raise InvoerFout(
            "map", "Deze map kan niet worden gelezen. Sluit de schijf aan of kies een andere map."
        ) from None
    if not gevonden:
        raise InvoerFout(
            "map",
            "In deze map staat geen back-up van BbzDesk. Kies de map van de back-ups; de namen beginnen met bbzdesk-.",
        )
    gevonden.sort(key=lambda een: een.gemaakt_op, reverse=True)
    return tuple(Gevonden(een.pad, _woorden(een, nu)) for een in gevonden)


def _doorzoek(map_: Path, diepte: int) -> list[backup.Backup]:
    try:
        return [backup.lees_manifest(map_)]
    except OpslagFout:
        mappen = sorted(pad for pad in map_.iterdir() if pad.is_dir()) if diepte or not map_.is_dir() else []
    return [gevonden for pad in mappen for gevonden in _doorzoek_stil(pad, diepte - 1)]


def _doorzoek_stil(map_: Path, diepte: int) -> list[backup.Backup]:
    """A folder below the chosen one that may not be read is no reason to find nothing."""
    try:
        return _doorzoek(map_, diepte)
    except OSError:
        return []


def _woorden(een: backup.Backup, nu: datetime) -> str:
    aantal = een.tellingen.get("dossier", 0)
    return f"{in_woorden(een.gemaakt_op, nu)}, {'1 dossier' if aantal == 1 else f'{aantal} dossiers'}"


# --- beside the data of now -------------------------------------------------------------------------------------------

_GETELD = (("dossier", "dossier", "dossiers"), ("besluit", "besluit", "besluiten"), ("stuk", "stuk", "stukken"))
_ANDERE = "Dit is een back-up van andere gegevens dan die waarmee u nu werkt."
_OEFENEN = "In de oefenopslag zet u geen back-up terug. Open daarvoor BbzDesk met uw eigen gegevens."


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What is known before somebody chooses: where the data will come, and where his backups stand."""

    map: Path
    backups: Path | None


@dataclass(frozen=True, slots=True)
class Teruggezet:
    """A backup that stands beside the data of now, and everything there is to say about it, in sentences."""

    map: Path
    terug: tuple[str, ...]
    let_op: tuple[str, ...]
    waar: tuple[str, ...]


def waarom_niet(kantoor: Kantoor) -> str | None:
    """Why no backup is put back from here; None when it can."""
    return _OEFENEN if kantoor.oefening else None


def voorstel(kantoor: Kantoor) -> Voorstel:
    """A new folder beside the data of now, and the nearest place with a backup."""
    met = [plaats.map for plaats in backups.plaatsen(kantoor) if plaats.laatste is not None]
    return Voorstel(map_ernaast(kantoor.opslag.map, kantoor.vandaag), met[0] if met else None)


def zet_terug_naast(
    kantoor: Kantoor, deur: Deur, pad: Path, wachtwoord: str, op_papier: str, *, code: str = ""
) -> Teruggezet:
    """Put a backup back behind another door, while the data of now stay open and as they are.

    No number is given twice: what follows there begins after the last decision on paper, and after the last one of the
    data of now when these are the same data. Raises OpslagFout or InvoerFout.
    """
    besluitnummers.controleer_nummer(op_papier)
    bron = backup.lees_manifest(pad)
    with kantoor.opslag.lees() as lezing:
        nu, tellingen = besluitnummers.gegeven_nummers(lezing), kopie.tellingen(lezing)
    zelfde = bron.opslag == kantoor.opslag.opslag_id
    laatste = besluitnummers.hoogste(op_papier, *(nu if zelfde else ()))
    mee = naast.als_bestand(kantoor.opslag.map, kantoor.vandaag)
    terug, alleen_papier = deur.zet_terug(pad, wachtwoord, laatste, code=code, mee=mee)
    try:
        with terug.opslag.lees() as lezing:
            daar = besluitnummers.gegeven_nummers(lezing)
    finally:
        toegang.sluit(terug)
    alleen_nu = tuple(nummer for nummer in nu if nummer not in daar) if zelfde else ()
    op_papier_alleen = tuple(nummer for nummer in alleen_papier if nummer not in nu or not zelfde)
    return Teruggezet(
        deur.map,
        (
            _wat(bron, kantoor.nu),
            _vergeleken(bron.tellingen, tellingen) if zelfde else _ANDERE,
            *_vanaf(laatste),
        ),
        tuple(" ".join(zinnen) for zinnen in (_over_nu(alleen_nu), over_papier(op_papier_alleen)) if zinnen),
        (
            f"Uw gegevens van nu zijn niet veranderd. Ze staan in {kantoor.opslag.map}.",
            f"De teruggezette gegevens staan in {deur.map}.",
        ),
    )


def _wat(bron: backup.Backup, nu: datetime) -> str:
    geteld = [_aantal(bron.tellingen.get(naam, 0), een, meer) for naam, een, meer in _GETELD]
    return f"De back-up van {in_woorden(bron.gemaakt_op, nu)} is teruggezet en gecontroleerd, met {_opsomming(geteld)}."


def _vergeleken(terug: Mapping[str, int], nu: Mapping[str, int]) -> str:
    """How many fewer or more than in the data of now."""
    verschil = [
        f"{_aantal(abs(anders), een, meer)} {'minder' if anders < 0 else 'meer'}"
        for naam, een, meer in _GETELD
        if (anders := terug.get(naam, 0) - nu.get(naam, 0))
    ]
    if not verschil:
        return (
            "Dat zijn er evenveel als in uw gegevens van nu. Wat u sinds de back-up hebt veranderd, staat er niet in."
        )
    return f"Dat is {_opsomming(verschil)} dan in uw gegevens van nu."


def _over_nu(nummers: Sequence[str]) -> tuple[str, ...]:
    if not nummers:
        return ()
    wat, ze = ("Dit besluit staat", "het") if len(nummers) == 1 else ("Deze besluiten staan", "ze")
    return (
        f"{wat} wel in uw gegevens van nu, en niet in de back-up: {', '.join(nummers)}.",
        f"Werkt u verder met de teruggezette gegevens, leg {ze} daar dan opnieuw vast vanaf het papier.",
    )


def over_papier(nummers: Sequence[str]) -> tuple[str, ...]:
    """What to do with decisions that were made after the backup; nothing when there are none."""
    if not nummers:
        return ()
    meer = len(nummers) > 1
    return (
        f"{'Deze besluiten staan' if meer else 'Dit besluit staat'} op papier, en niet in de back-up: {', '.join(nummers)}.",
        (
            f"Leg {'ze' if meer else 'het'} opnieuw vast vanaf het papier. "
            f"{'Deze nummers worden' if meer else 'Dit nummer wordt'} niet nog een keer gebruikt."
        ),
    )


def _vanaf(laatste: str) -> tuple[str, ...]:
    return (f"Nieuwe besluiten krijgen in de teruggezette gegevens een nummer na {laatste}.",) if laatste else ()


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def _opsomming(delen: Sequence[str]) -> str:
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"
