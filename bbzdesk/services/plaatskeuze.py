"""Which folder the data stand in: the usual one, or one that somebody chose, remembered for the next start.

The memory is one small text file in the user's own folder for programs: the full name of the folder, on one line. Without
that file the usual folder counts. The window reads this before the database library is loaded, so it costs next to nothing.
"""

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bbzdesk.domain.fouten import GebruikersFout

if TYPE_CHECKING:
    from bbzdesk.services.toegang import Deur

GEEN_GEGEVENS = "In deze map staan geen gegevens van BbzDesk. Kies de map waarin het bestand bbzdesk.db staat."
_LANGSTE_NAAM = 60  # of what stands before it: together they stay a name that every disk takes
_LANGSTE = 32_768  # no folder on any system has a longer name
_ERNAAST = re.compile(r"-(teruggezet|nieuw)-\d{4}-\d\d-\d\d(-\d+)?$")
_WAT_NU = "kies de map waar uw gegevens nu staan, of zet een back-up terug."
_ONLEESBAAR = f"BbzDesk kan niet meer lezen in welke map uw gegevens staan: {_WAT_NU}"
_HELE_SCHIJF = "Dit is een hele schijf, en BbzDesk heeft een eigen map nodig. Maak op deze schijf een map en kies die."
_NIET_TE_LEZEN = "Deze map kunt u niet openen. Kies een andere map of vraag uw beheerder om toegang."


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What a folder is good for: data that are there already, new data, or nothing; `bezwaar` says why nothing."""

    bestaat: bool
    bezwaar: str = ""

    @property
    def waarom_niet_open(self) -> str:
        """Why nothing can be opened here; empty when it can."""
        return self.bezwaar if self.bestaat else GEEN_GEGEVENS


@dataclass(frozen=True, slots=True)
class Plaatsgeheugen:
    """The file that remembers the folder, and the folder that counts while nothing is remembered."""

    bestand: Path
    gewone: Path

    @property
    def map(self) -> Path:
        """The folder of this start."""
        tekst = self._tekst()
        return Path(tekst) if tekst else self.gewone

    def waarom_kwijt(self, deur: "Deur") -> str | None:
        """Say which folder is missing when the remembered one has no data; nothing may begin anew there unasked."""
        tekst = self._tekst()
        if tekst is None or (tekst and deur.bestaat()):
            return None
        if not tekst:
            return _ONLEESBAAR
        if deur.map.is_dir():
            return f"In de map {tekst} staan geen gegevens van BbzDesk meer: {_WAT_NU}"
        return f"De map {tekst} met uw gegevens is er nu niet: sluit de schijf aan waarop die map staat, {_WAT_NU}"

    def onthoud(self, map_: Path) -> None:
        """Open this folder at the next start too; raises GebruikersFout when that cannot be written down."""
        from bbzdesk.store.bestanden import schrijf_atomisch

        gekozen = map_.absolute()
        try:
            if gekozen == self.gewone.absolute():
                self.bestand.unlink(missing_ok=True)
            elif self._tekst() != str(gekozen):
                self.bestand.parent.mkdir(parents=True, exist_ok=True)
                schrijf_atomisch(self.bestand, os.fsencode(gekozen) + b"\n")
        except OSError:
            raise GebruikersFout(
                f"BbzDesk kan niet onthouden dat uw gegevens in de map {gekozen} staan, want uw eigen map is vol of niet "
                "te beschrijven. Maak ruimte vrij en start BbzDesk opnieuw; kies dan deze map."
            ) from None

    def _tekst(self) -> str | None:
        """The folder as it was written down; None without a file, and nothing when the file says no folder."""
        try:
            with self.bestand.open("rb") as stroom:
                inhoud = stroom.read(_LANGSTE)
        except FileNotFoundError:
            return None
        except OSError:
            return ""
        # An editor of Windows leaves a mark at the begin and two signs at the end.
        tekst = os.fsdecode(inhoud.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n"))
        return tekst if "\0" not in tekst and Path(tekst).is_absolute() else ""


def beoordeel(deur: "Deur") -> Oordeel:
    """Look whether data may be in the folder of this door, and whether they are there already. Writes nothing."""
    from bbzdesk.store.fouten import OpslagFout
    from bbzdesk.store.plaats import keur, keur_nieuw

    bestaat = deur.bestaat()
    if not bestaat and (not deur.map.name or os.path.ismount(deur.map)):
        return Oordeel(bestaat, _HELE_SCHIJF)
    try:
        (keur if bestaat else keur_nieuw)(deur.map, deur.omstandigheden().waarnemer)
    except OpslagFout as fout:
        return Oordeel(bestaat, str(fout))
    except OSError:
        return Oordeel(bestaat, _NIET_TE_LEZEN)
    return Oordeel(bestaat)


def map_ernaast(map_: Path, vandaag: date, waarvoor: str = "teruggezet") -> Path:
    """A folder beside another one that is not there yet: `opslag-teruggezet-2026-03-02`."""
    begin = f"{_ERNAAST.sub('', map_.name)[:_LANGSTE_NAAM]}-{waarvoor}-{vandaag.isoformat()}"
    pad, nummer = map_.with_name(begin), 1
    while pad.exists():
        nummer += 1
        pad = map_.with_name(f"{begin}-{nummer}")
    return pad


def vrije_plaats(gewone: Path, vandaag: date, waarvoor: str) -> Path:
    """Where something new can go when the remembered folder is missing: the usual one, or one beside it."""
    try:
        leeg = not gewone.exists() or not any(gewone.iterdir())
    except OSError:  # a file of that name, or a folder that may not be entered
        leeg = False
    return gewone if leeg else map_ernaast(gewone, vandaag, waarvoor)
