"""The composition root: puts store, content and services together for who asks. Knows no Qt and reads no arguments.

The window fetches its front door here before anything is painted, so each function imports what it needs itself.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bbzdesk import __version__
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.services.toegang import OEFENWACHTWOORD, Deur, kantoor_aan
from bbzdesk.store.fouten import OpslagFout

if TYPE_CHECKING:
    from bbzdesk.domain.uitleg import Regel
    from bbzdesk.services import demo, zelftest
    from bbzdesk.services.kantoor import Kantoor
    from bbzdesk.services.plaatskeuze import Plaatsgeheugen
    from bbzdesk.store.opslag import Omstandigheden

__all__ = ["OEFENWACHTWOORD", "OpslagFout"]


def nu() -> datetime:
    """The moment, in the time zone of this computer. The one clock of the program."""
    return datetime.now().astimezone()


def _hier() -> "Omstandigheden":
    from bbzdesk.store.opslag import Omstandigheden

    return Omstandigheden(oorsprong=f"BbzDesk {__version__}")


def deur(
    map_: Path,
    hulpbronnen: Path,
    backupmap: Path | None,
    *,
    oefenen: bool = False,
    klok: Callable[[], datetime] = nu,
    omstandigheden: "Callable[[], Omstandigheden]" = _hier,
) -> Deur:
    """The front door of one store, for the window; a test hands in its own clock and circumstances."""
    return Deur(map_, hulpbronnen, backupmap, klok, omstandigheden, oefenen)


def plaatsgeheugen(bestand: Path, gewone: Path) -> "Plaatsgeheugen":
    """What remembers the folder that somebody chose for his data, beside the usual one."""
    from bbzdesk.services.plaatskeuze import Plaatsgeheugen

    return Plaatsgeheugen(bestand, gewone)


# Monday morning: the pictures of the window are the same on every day.
OP_DE_FOTO = datetime(2026, 11, 23, 9, 41, tzinfo=timezone(timedelta(hours=1)))


def deuren_voor_schermen(map_: Path, hulpbronnen: Path) -> tuple[Deur, Deur]:
    """The practice store of one fixed morning, and a place without a store, both under `map_`."""
    oefenen = deur(map_ / "oefenen", hulpbronnen, map_ / "back-up", oefenen=True, klok=lambda: OP_DE_FOTO)
    return oefenen, deur(map_ / "leeg", hulpbronnen, None, klok=lambda: OP_DE_FOTO)


@contextmanager
def open_kantoor(map_: Path, wachtwoord: str, hulpbronnen: Path) -> "Iterator[Kantoor]":
    """Open a store and the desk at it; raises OpslagFout or InhoudFout."""
    from bbzdesk.services.kantoor import laad_inhoud
    from bbzdesk.store.opslag import Opslag

    inhoud = laad_inhoud(hulpbronnen)
    with Opslag.open(map_, wachtwoord, nu(), omstandigheden=_hier()) as opslag:
        yield kantoor_aan(opslag, inhoud, nu, None)


def speel_demo(doel: Path, hulpbronnen: Path) -> "Iterator[demo.Product]":
    """Build a practice store under `doel` and take the main job through it; yields each product as it is written."""
    from bbzdesk.content.oefendata import laad_oefendata
    from bbzdesk.services import demo
    from bbzdesk.services.kantoor import laad_inhoud
    from bbzdesk.store.opslag import Opslag

    klok = demo.Oefenklok()
    data = laad_oefendata(hulpbronnen)
    inhoud = laad_inhoud(hulpbronnen)
    try:
        doel.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise InvoerFout("--map", f"De map {doel} kan niet worden gemaakt. Kies een andere map.") from None
    naam = data.gemeente["gemeente.contactpersoon"]
    opslag, _ = Opslag.maak(doel / "opslag", naam, OEFENWACHTWOORD, klok(), _hier())
    with opslag:
        lijst = hulpbronnen / "oefendata" / "debiteuren.csv"
        yield from demo.speel(kantoor_aan(opslag, inhoud, nu, doel / "back-up"), klok, data, lijst, doel)


def onderwerpen() -> tuple[str, ...]:
    """The subjects that `reken` knows."""
    from bbzdesk.services.rekenen import ONDERWERPEN

    return ONDERWERPEN


def reken(onderwerp: str, invoer: str, hulpbronnen: Path, opslag: tuple[Path, str] | None = None) -> dict[str, Any]:
    """Do one calculation on JSON text; with a store (folder, passphrase) its own values count too."""
    from bbzdesk.content.parameters import laad_parameters
    from bbzdesk.services import instellingen, rekenen

    waarde = rekenen.lees_json(invoer)
    if opslag is None:
        return rekenen.reken(onderwerp, waarde, laad_parameters(hulpbronnen / "parameters"))
    with open_kantoor(*opslag, hulpbronnen) as kantoor, kantoor.opslag.lees() as bron:
        parameters = instellingen.parameters_van(kantoor.inhoud.parameters, bron)
        return rekenen.reken(onderwerp, waarde, parameters)


def lees_blad(
    pad: Path, indeling: str | None, hulpbronnen: Path, vandaag: date
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Read a debtor sheet without changing anything; `indeling` is JSON text of the shape that comes out.

    The second part are the warnings about the sheet as a whole: columns that were not read, totals that differ.
    """
    from bbzdesk.content.parameters import laad_parameters
    from bbzdesk.exchange import blad
    from bbzdesk.services import inlezen, rekenen

    gegeven = None if indeling is None else blad.indeling_uit_json(rekenen.lees_json(indeling))
    langste = inlezen.langste_looptijd(laad_parameters(hulpbronnen / "parameters"), vandaag)
    gelezen = blad.proef_inlezen(pad, gegeven, vandaag, langste_looptijd=langste)
    return blad.naar_json(gelezen), gelezen.waarschuwingen


def vraagt_wachtwoord(pad: Path) -> bool:
    """Whether a package asks for its passphrase: a zip of which a member is encrypted."""
    import zipfile

    if not pad.is_file() or not zipfile.is_zipfile(pad):
        return False
    with zipfile.ZipFile(pad) as archief:
        return any(deel.flag_bits & 1 for deel in archief.infolist())


def controleer_pakket(pad: Path, wachtwoord: str | None) -> dict[str, Any]:
    """Judge a package or an unpacked bag."""
    from bbzdesk.exchange import pakket

    return pakket.naar_json(pakket.controleer(pad, wachtwoord))


@dataclass(frozen=True, slots=True)
class Controlebeeld:
    """The findings of the integrity check of a store; empty when all is well."""

    bevindingen: Sequence[str]


def controleer_opslag(map_: Path, wachtwoord: str) -> Controlebeeld:
    """Check a store from pages to ledger, log and stukken. Changes nothing."""
    from bbzdesk.store import controle
    from bbzdesk.store.opslag import Opslag

    with Opslag.open(map_, wachtwoord, nu(), omstandigheden=_hier()) as opslag:
        return Controlebeeld([bevinding.zin for bevinding in controle.volledig(opslag)])


def maak_backup(map_: Path, wachtwoord: str, naar: Path) -> Path:
    """Back up a store to a place outside it; returns the backup."""
    from bbzdesk.store import backup
    from bbzdesk.store.opslag import Opslag

    if naar.resolve().is_relative_to(map_.resolve()):
        raise InvoerFout(
            "--naar", "Een back-up in de map van de opslag gaat samen met die map verloren. Kies een andere map."
        )
    with Opslag.open(map_, wachtwoord, nu(), omstandigheden=_hier()) as opslag:
        return backup.maak(opslag, naar, nu()).pad


@dataclass(frozen=True, slots=True)
class Teruggezet:
    """What a restore brought back: rows per table, and the decisions that are on paper but not in it."""

    tellingen: Mapping[str, int]
    ontbrekende_besluiten: Sequence[str]


def zet_terug(pad: Path, wachtwoord: str, naar: Path, laatste_besluit: str) -> Teruggezet:
    """Put a backup back in a new folder. `laatste_besluit` is the number of the last decision on paper, or empty."""
    from bbzdesk.services import besluitnummers
    from bbzdesk.store import herstel
    from bbzdesk.store.openen import MetWachtwoord
    from bbzdesk.store.opslag import Opslag

    besluitnummers.controleer_nummer(laatste_besluit)
    met = MetWachtwoord(wachtwoord)
    rapport = herstel.zet_terug(pad, naar, met, laatste_besluit, nu(), omstandigheden=_hier())
    with Opslag.open(naar, wachtwoord, nu(), omstandigheden=_hier()) as opslag, opslag.lees() as bron:
        ontbreekt = besluitnummers.ontbrekende_nummers(bron, laatste_besluit)
    return Teruggezet(rapport.backup.tellingen, ontbreekt)


@dataclass(frozen=True, slots=True)
class Zelftestblad:
    """What the self-test found, and with which program and amounts: `bedragen_vanaf` is when the youngest began.

    `jaarovergang` says which amounts somebody has to look up, from December on for the coming year (Bbz art. 60).
    """

    versie: str
    bedragen_vanaf: date | None
    uitslagen: "Sequence[zelftest.Uitslag]"
    jaarovergang: "Sequence[Regel]"


def doe_zelftest(hulpbronnen: Path, vandaag: date) -> Zelftestblad:
    """Recompute the worked figures that ship with the program, with the amounts that ship with it."""
    from bbzdesk.content.parameters import laad_parameters
    from bbzdesk.content.zelftest import laad_rekenvoorbeelden
    from bbzdesk.domain.jaarovergang import jaarovergang
    from bbzdesk.services import zelftest

    parameters = laad_parameters(hulpbronnen / "parameters")
    uitslagen = tuple(zelftest.doe(laad_rekenvoorbeelden(hulpbronnen), parameters))
    bedragen_vanaf = zelftest.datum_van_de_bedragen(parameters, vandaag)
    return Zelftestblad(__version__, bedragen_vanaf, uitslagen, jaarovergang(parameters, vandaag).regels)


def als_json(waarde: Mapping[str, Any]) -> str:
    """Write an answer as JSON text."""
    return json.dumps(waarde, ensure_ascii=False, indent=2)
