"""Checklists as versioned data: groups of lines, each a question or a reference to a fact of the catalogue."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bbzdesk.content.lezen import Tabel, lees_toml
from bbzdesk.domain.feiten import FEITEN, Feit

JA_NEE_ONBEKEND_NVT = ("ja", "nee", "onbekend", "nvt")


@dataclass(frozen=True, slots=True)
class Regel:
    """One line. With `feit` the answer is that fact; otherwise `antwoord` is `janee` or `tekst` and stays here.

    `herkomst` says who finds it out: `vragen` or `zelf raadplegen` (Pw art. 53a lid 1).
    """

    id: str
    vraag: str
    antwoord: str
    feit: Feit | None
    herkomst: str
    artikel: str
    hulp: str


@dataclass(frozen=True, slots=True)
class Groep:
    """Lines that belong together under one heading."""

    titel: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist in one version, in force from a date."""

    naam: str
    titel: str
    versie: int
    vanaf: date
    bron: str
    groepen: tuple[Groep, ...]

    @property
    def regels(self) -> tuple[Regel, ...]:
        """All lines in order."""
        return tuple(regel for groep in self.groepen for regel in groep.regels)

    def regel(self, regel_id: str) -> Regel | None:
        """The line with this id, if there is one."""
        return next((regel for regel in self.regels if regel.id == regel_id), None)


def laad_checklists(resources: Path) -> dict[str, Checklist]:
    """Read all checklists; raises InhoudFout with file, place and remedy."""
    gelezen: dict[str, Checklist] = {}
    for pad in sorted((resources / "checklists").glob("*.toml")):
        with lees_toml(pad, resources) as tabel:
            checklist = _checklist(tabel)
            if checklist.naam != pad.stem:
                raise tabel.fout(f"“naam” is “{checklist.naam}”. Gebruik de naam van het bestand: {pad.stem}.")
        gelezen[checklist.naam] = checklist
    return gelezen


def _checklist(tabel: Tabel) -> Checklist:
    vanaf = tabel.datum("vanaf")
    assert vanaf is not None
    checklist = Checklist(
        naam=tabel.tekst("naam"),
        titel=tabel.tekst("titel"),
        versie=tabel.getal("versie"),
        vanaf=vanaf,
        bron=tabel.tekst("bron"),
        groepen=tuple(_groep(deel) for deel in tabel.tabellen("groep")),
    )
    gezien: set[str] = set()
    for regel in checklist.regels:
        if regel.id in gezien:
            raise tabel.fout(f"de regel “{regel.id}” staat er twee keer in. Geef elke regel een eigen id.")
        gezien.add(regel.id)
    return checklist


def _groep(tabel: Tabel) -> Groep:
    groep = Groep(titel=tabel.tekst("titel"), regels=tuple(_regel(deel) for deel in tabel.tabellen("regel")))
    tabel.klaar()
    return groep


def _regel(tabel: Tabel) -> Regel:
    naam = tabel.tekst("feit", "")
    if naam and naam not in FEITEN:
        raise tabel.fout(f"het feit “{naam}” is niet bekend. Kies een feit uit de lijst van feiten.")
    feit = FEITEN.get(naam)
    antwoord = tabel.keuze("antwoord", ("janee", "tekst")) if feit is None else "feit"
    regel = Regel(
        id=tabel.tekst("id"),
        vraag=tabel.tekst("vraag"),
        antwoord=antwoord,
        feit=feit,
        herkomst=tabel.keuze("herkomst", ("vragen", "zelf raadplegen"), "vragen"),
        artikel=tabel.tekst("artikel", ""),
        hulp=tabel.tekst("hulp", ""),
    )
    tabel.klaar()
    return regel
