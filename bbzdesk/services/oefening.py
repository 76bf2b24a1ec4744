"""The practice store: made beside its place, filled with the invented office, then renamed. Half of it never shows."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bbzdesk.content.oefendata import laad_lopende_zaken, laad_oefendata
from bbzdesk.services import demo, oefenzaken
from bbzdesk.services.toegang import OEFENWACHTWOORD, Voortgang, kantoor_aan
from bbzdesk.store.bestanden import vertaalde_schijffouten
from bbzdesk.store.opslag import Opslag

if TYPE_CHECKING:
    from bbzdesk.services.toegang import Deur


def maak(deur: "Deur", voortgang: Voortgang) -> None:
    """Make and fill the practice store; `voortgang` hears each thing that the story makes."""
    bouwplaats = deur.map.with_name(f".{deur.map.name}.bouw")
    with vertaalde_schijffouten():
        shutil.rmtree(bouwplaats, ignore_errors=True)  # of a start that was broken off
        try:
            _speel(deur, bouwplaats, voortgang)
            deur.map.parent.mkdir(parents=True, exist_ok=True)
            bouwplaats.rename(deur.map)
        finally:
            shutil.rmtree(bouwplaats, ignore_errors=True)


def _speel(deur: "Deur", map_: Path, voortgang: Voortgang) -> None:
    """The files that the story writes are thrown away; what they are made from stays in the store."""
    klok, data = demo.Oefenklok(), laad_oefendata(deur.hulpbronnen)
    naam = data.gemeente["gemeente.contactpersoon"]
    opslag, _ = Opslag.maak(map_, naam, OEFENWACHTWOORD, klok(), deur.omstandigheden())
    with opslag, tempfile.TemporaryDirectory() as weg:
        kantoor = kantoor_aan(opslag, deur.inhoud, klok, None, oefening=True)
        lijst = deur.hulpbronnen / "oefendata" / "debiteuren.csv"
        for product in demo.speel(kantoor, klok, data, lijst, Path(weg)):
            voortgang(product.wat)
        voortgang("zaken die nu lopen")
        verhaal = demo.Verhaal(replace(kantoor, klok=klok), klok, Path(weg))
        oefenzaken.speel(verhaal, klok, laad_lopende_zaken(deur.hulpbronnen), deur.klok().date())
