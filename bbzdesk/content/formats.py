"""The format of the viability investigation as versioned data: exactly five parts, with the SWOT in the fourth."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bbzdesk.content.lezen import Tabel, lees_toml
from bbzdesk.domain.feiten import FEITEN, Feit

AANTAL_ONDERDELEN = 5
SWOT_ONDERDEEL = 4


@dataclass(frozen=True, slots=True)
class Veld:
    """One question of a part: a fact of the catalogue (shown, not asked again) or a text or amount of its own."""

    id: str
    vraag: str
    soort: str
    feit: Feit | None
    hulp: str


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One of the five parts; `kort` is its title where there is little room."""

    nummer: int
    titel: str
    kort: str
    inleiding: str
    velden: tuple[Veld, ...]
    swot: bool


@dataclass(frozen=True, slots=True)
class Format:
    """The format in one version, in force from a date."""

    naam: str
    titel: str
    versie: int
    vanaf: date
    bron: str
    slotvraag: str
    onderdelen: tuple[Onderdeel, ...]


def laad_formats(resources: Path) -> dict[str, Format]:
    """Read all formats; raises InhoudFout with file, place and remedy."""
    gelezen: dict[str, Format] = {}
    for pad in sorted((resources / "levensvatbaarheid").glob("*.toml")):
        with lees_toml(pad, resources) as tabel:
            gelezen[pad.stem] = _format(tabel, pad.stem)
    return gelezen


def _format(tabel: Tabel, bestandsnaam: str) -> Format:
    vanaf = tabel.datum("vanaf")
    assert vanaf is not None
    delen = tabel.tabellen("onderdeel")
    if len(delen) != AANTAL_ONDERDELEN:
        raise tabel.fout(f"er zijn {len(delen)} onderdelen. Het onderzoek heeft er precies {AANTAL_ONDERDELEN}.")
    naam = tabel.tekst("naam")
    if naam != bestandsnaam:
        raise tabel.fout(f"“naam” is “{naam}”. Gebruik de naam van het bestand: {bestandsnaam}.")
    return Format(
        naam=naam,
        titel=tabel.tekst("titel"),
        versie=tabel.getal("versie"),
        vanaf=vanaf,
        bron=tabel.tekst("bron"),
        slotvraag=tabel.tekst("slotvraag"),
        onderdelen=tuple(_onderdeel(deel, nummer) for nummer, deel in enumerate(delen, 1)),
    )


def _onderdeel(tabel: Tabel, nummer: int) -> Onderdeel:
    onderdeel = Onderdeel(
        nummer=nummer,
        titel=tabel.tekst("titel"),
        kort=tabel.tekst("kort"),
        inleiding=tabel.tekst("inleiding"),
        velden=tuple(_veld(deel) for deel in tabel.tabellen("veld")),
        swot=tabel.janee("swot", standaard=False),
    )
    if onderdeel.swot != (nummer == SWOT_ONDERDEEL):
        raise tabel.fout(f"de SWOT-analyse hoort in onderdeel {SWOT_ONDERDEEL}. Zet alleen daar swot = true.")
    tabel.klaar()
    return onderdeel


def _veld(tabel: Tabel) -> Veld:
    naam = tabel.tekst("feit", "")
    if naam and naam not in FEITEN:
        raise tabel.fout(f"het feit “{naam}” is niet bekend. Kies een feit uit de lijst van feiten.")
    veld = Veld(
        id=tabel.tekst("id"),
        vraag=tabel.tekst("vraag"),
        soort="feit" if naam else tabel.keuze("soort", ("tekst", "bedrag", "janee", "schaal")),
        feit=FEITEN.get(naam),
        hulp=tabel.tekst("hulp", ""),
    )
    tabel.klaar()
    return veld
