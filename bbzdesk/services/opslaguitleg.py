"""What *Opslag en back-up* says about security, in plain words, and the file for the administrator without names."""

import platform
import sys
from contextlib import suppress
from dataclasses import dataclass

from bbzdesk.services import backups, opslagstand
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store import kopie

__all__ = ["BELOFTEN", "NIET_VERSLEUTELD", "VERSLEUTELD", "Uitleg", "diagnose", "uitleg"]

VERSLEUTELD = (
    "De dossiers, leningen, boekingen, stukken en het logboek.",
    "Elke back-up, op deze computer en op de tweede plaats.",
    "Wat u half hebt getypt en nog niet hebt bewaard.",
    "Een pakket voor een collega, als u er een wachtwoord bij kiest.",
)
NIET_VERSLEUTELD = (
    "Een brief, lijst of logboek dat u zelf bewaart als PDF, Word-, Excel- of CSV-bestand.",
    "De namen van de gebruikers: die staan op de deur, zodat u kunt kiezen wie u bent.",
    "Het geheugen van de computer zolang BbzDesk open is. Vergrendel het scherm als u wegloopt.",
)
BELOFTEN = (
    "Wie uw wachtwoord of herstelblad heeft, kan alles lezen. Zonder een van beide kan niemand erbij.",
    "BbzDesk maakt geen verbinding met internet en stuurt niets op.",
    "Wat BbzDesk opgeslagen noemt, staat op de schijf en blijft staan, ook na een crash.",
)


@dataclass(frozen=True, slots=True)
class Uitleg:
    """What is encrypted, what is not, and what that means."""

    versleuteld: tuple[str, ...]
    niet_versleuteld: tuple[str, ...]
    beloften: tuple[str, ...]


def uitleg() -> Uitleg:
    """The explanation of the page."""
    return Uitleg(VERSLEUTELD, NIET_VERSLEUTELD, BELOFTEN)


def diagnose(kantoor: Kantoor) -> bytes:
    """A text file for the administrator: versions, sizes and counts; no names, no folders, nothing of a dossier."""
    regels = (*_programma(kantoor), "", *_bestanden(kantoor), "", *_tellingen(kantoor), "", *_backups(kantoor))
    kop = (
        "Diagnosebestand van BbzDesk",
        f"Gemaakt op {kantoor.nu:%d-%m-%Y} om {kantoor.nu:%H:%M}",
        "In dit bestand staan geen persoonsgegevens en geen namen van mappen.",
        "",
    )
    return "\r\n".join((*kop, *regels, "")).encode("utf-8-sig")


def _programma(kantoor: Kantoor) -> tuple[str, ...]:
    versie = next((regel.waarde for regel in opslagstand.regels(kantoor) if regel.woorden == "Programma"), "")
    return (
        f"Programma: {versie}",
        f"Python: {sys.version.split()[0]}",
        f"Besturingssysteem: {platform.system()} {platform.release()}",
        f"Alleen lezen: {'ja' if kantoor.opslag.alleen_lezen else 'nee'}",
        f"Oefenopslag: {'ja' if kantoor.oefening else 'nee'}",
    )


def _bestanden(kantoor: Kantoor) -> tuple[str, ...]:
    maten = {}
    for pad in sorted(kantoor.opslag.map.iterdir()):
        with suppress(FileNotFoundError):  # a file that is there for a moment, as beside a draft that is being kept
            if pad.is_file():
                maten[pad.name] = pad.stat().st_size
    ruimte = opslagstand.ruimte(kantoor)
    return (*(f"Bestand {naam}: {maat} bytes" for naam, maat in maten.items()), f"Schijf: {ruimte.waarde}")


def _tellingen(kantoor: Kantoor) -> tuple[str, ...]:
    with kantoor.opslag.lees() as bron:
        tellingen = kopie.tellingen(bron)
    return tuple(f"Tabel {naam}: {aantal} regels" for naam, aantal in sorted(tellingen.items()))


def _backups(kantoor: Kantoor) -> tuple[str, ...]:
    def zin(plaats: backups.Plaats) -> str:
        welke = "tweede plaats" if plaats.tweede else "deze computer"
        if not plaats.bereikbaar:
            return f"Back-up op {welke}: niet bereikbaar"
        return f"Back-up op {welke}: {'nog niet' if plaats.moment is None else f'{plaats.moment:%d-%m-%Y %H:%M}'}"

    return tuple(zin(plaats) for plaats in backups.plaatsen(kantoor))
