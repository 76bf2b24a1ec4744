"""The composition root: puts store, content and services together for who asks. Knows no Qt and reads no arguments."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bbzdesk import __version__
from bbzdesk.content.oefendata import laad_oefendata
from bbzdesk.content.parameters import laad_parameters
from bbzdesk.exchange import blad, pakket
from bbzdesk.services import demo, inlezen, instellingen, rekenen
from bbzdesk.services.kantoor import Inhoud, Kantoor, laad_inhoud
from bbzdesk.store import backup, controle, herstel
from bbzdesk.store.fouten import OpslagFout
from bbzdesk.store.instellingen import gebruiker_id
from bbzdesk.store.openen import MetWachtwoord
from bbzdesk.store.opslag import Omstandigheden, Opslag

OEFENWACHTWOORD = demo.WACHTWOORD
ONDERWERPEN = rekenen.ONDERWERPEN

__all__ = ["OEFENWACHTWOORD", "ONDERWERPEN", "OpslagFout"]


def nu() -> datetime:
    """The moment, in the time zone of this computer. The one clock of the program."""
    return datetime.now().astimezone()


def _hier() -> Omstandigheden:
    return Omstandigheden(oorsprong=f"BbzDesk {__version__}")


@contextmanager
def open_kantoor(map_: Path, wachtwoord: str, hulpbronnen: Path) -> Iterator[Kantoor]:
    """Open a store and the desk at it; raises OpslagFout or InhoudFout."""
    inhoud = laad_inhoud(hulpbronnen)
    with Opslag.open(map_, wachtwoord, nu(), omstandigheden=_hier()) as opslag:
        yield _kantoor(opslag, inhoud)


def _kantoor(opslag: Opslag, inhoud: Inhoud, backupmap: Path | None = None) -> Kantoor:
    naam = opslag.naam or ""  # none when the recovery sheet opened it
    with opslag.lees() as bron:
        wie = gebruiker_id(bron, naam)
    return Kantoor(opslag=opslag, inhoud=inhoud, wie=wie, naam=naam, klok=nu, backupmap=backupmap)


def speel_demo(doel: Path, hulpbronnen: Path) -> Iterator[demo.Product]:
    """Build a practice store under `doel` and take the main job through it; yields each product as it is written."""
    klok = demo.Oefenklok()
    data = laad_oefendata(hulpbronnen)
    inhoud = laad_inhoud(hulpbronnen)
    doel.mkdir(parents=True, exist_ok=True)
    naam = data.gemeente["gemeente.contactpersoon"]
    opslag, _ = Opslag.maak(doel / "opslag", naam, OEFENWACHTWOORD, klok(), _hier())
    with opslag:
        lijst = hulpbronnen / "oefendata" / "debiteuren.csv"
        yield from demo.speel(_kantoor(opslag, inhoud, doel / "back-up"), klok, data, lijst, doel)


def reken(onderwerp: str, invoer: str, hulpbronnen: Path, opslag: tuple[Path, str] | None = None) -> dict[str, Any]:
    """Do one calculation on JSON text; with a store (folder, passphrase) its own values count too."""
    waarde = rekenen.lees_json(invoer)
    if opslag is None:
        return rekenen.reken(onderwerp, waarde, laad_parameters(hulpbronnen / "parameters"))
    with open_kantoor(*opslag, hulpbronnen) as kantoor, kantoor.opslag.lees() as bron:
        parameters = instellingen.parameters_van(kantoor.inhoud.parameters, bron)
        return rekenen.reken(onderwerp, waarde, parameters)


def lees_blad(pad: Path, indeling: str | None, hulpbronnen: Path, vandaag: date) -> dict[str, Any]:
    """Read a debtor sheet without changing anything; `indeling` is JSON text of the shape that comes out."""
    gegeven = None if indeling is None else blad.indeling_uit_json(rekenen.lees_json(indeling))
    langste = inlezen.langste_looptijd(laad_parameters(hulpbronnen / "parameters"), vandaag)
    return blad.naar_json(blad.proef_inlezen(pad, gegeven, vandaag, langste_looptijd=langste))


def controleer_pakket(pad: Path, wachtwoord: str | None) -> dict[str, Any]:
    """Judge a package or an unpacked bag."""
    return pakket.naar_json(pakket.controleer(pad, wachtwoord))


@dataclass(frozen=True, slots=True)
class Controlebeeld:
    """The findings of the integrity check of a store; empty when all is well."""

    bevindingen: Sequence[str]


def controleer_opslag(map_: Path, wachtwoord: str) -> Controlebeeld:
    """Check a store from pages to ledger, log and stukken. Changes nothing."""
    with Opslag.open(map_, wachtwoord, nu(), omstandigheden=_hier()) as opslag:
        return Controlebeeld([str(bevinding) for bevinding in controle.volledig(opslag)])


def maak_backup(map_: Path, wachtwoord: str, naar: Path) -> Path:
    """Back up a store to a place; returns the backup."""
    with Opslag.open(map_, wachtwoord, nu(), omstandigheden=_hier()) as opslag:
        return backup.maak(opslag, naar, nu()).pad


def zet_terug(pad: Path, wachtwoord: str, naar: Path, laatste_besluit: str) -> Mapping[str, int]:
    """Put a backup back in a new folder; returns what it holds, in rows per table."""
    rapport = herstel.zet_terug(pad, naar, MetWachtwoord(wachtwoord), laatste_besluit, nu(), omstandigheden=_hier())
    return rapport.backup.tellingen


def als_json(waarde: Mapping[str, Any]) -> str:
    """Write an answer as JSON text."""
    return json.dumps(waarde, ensure_ascii=False, indent=2)
