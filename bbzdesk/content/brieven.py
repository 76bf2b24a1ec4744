"""Letters and decisions as data: a folder of texts with named facts and named yes/no facts as conditions.

A text holds `{feit.naam}`; a block may stand behind one condition (`als`) or its opposite (`als_niet`). There are no
expressions and no nesting. A decision names one effect (`gevolg`) of a closed list; what it does is code.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bbzdesk.content.lezen import Tabel, lees_toml
from bbzdesk.domain.feiten import FEITEN, toon_feit

GEVOLGEN = ("geen", "verstrek_lening")
BLOKSOORTEN = ("kop", "alinea", "lijst", "nummering", "feiten", "schema", "uitleg", "ondertekening", "nieuwe_pagina")
VOORWAARDEN = (
    "aflossingsvrije_periode",
    "met_zekerheden",
    "digitaal_bezwaar",
    "gehuwd",
    "lineaire_lening",
    "starter",
    "gevestigd",
)
_INVULPLEK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Blok:
    """One block of a letter: its kind, its texts with places to fill, and at most one condition."""

    soort: str
    teksten: tuple[str, ...]
    rijen: tuple[tuple[str, str], ...]
    als: str
    als_niet: str

    def geldt(self, voorwaarden: Mapping[str, bool]) -> bool:
        """Whether the block is printed under these conditions."""
        if self.als:
            return voorwaarden[self.als]
        return not (self.als_niet and voorwaarden[self.als_niet])


@dataclass(frozen=True, slots=True)
class WettelijkElement:
    """Something that the law asks of a decision: the article, the words, the facts that must be known for it.

    `blok` is the heading under which the letter says it; a letter without that heading is refused when it is read.
    """

    artikel: str
    tekst: str
    feiten: tuple[str, ...]
    blok: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter or decision in one version, in force from a date."""

    naam: str
    titel: str
    onderwerp: str
    versie: int
    vanaf: date
    bron: str
    gevolg: str
    bijlagen: str
    elementen: tuple[WettelijkElement, ...]
    blokken: tuple[Blok, ...]

    @property
    def feiten(self) -> frozenset[str]:
        """The facts that its texts print."""
        teksten = [self.onderwerp]
        for blok in self.blokken:
            teksten += [*blok.teksten, *(deel for rij in blok.rijen for deel in rij)]
        return frozenset(naam for tekst in teksten for naam in _INVULPLEK.findall(tekst))


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a filled text: words of the letter, or a fact (never read as markup)."""

    tekst: str
    is_feit: bool


def laad_brieven(resources: Path) -> dict[str, Brief]:
    """Read all letters and decisions; raises InhoudFout with file, place and remedy."""
    gelezen: dict[str, Brief] = {}
    for pad in sorted((resources / "beschikkingen").glob("*/brief.toml")):
        with lees_toml(pad, resources) as tabel:
            brief = _brief(tabel)
            if brief.naam != pad.parent.name:
                raise tabel.fout(f"“naam” is “{brief.naam}”. Gebruik de naam van de map: {pad.parent.name}.")
        gelezen[brief.naam] = brief
    return gelezen


def vul_in(tekst: str, feiten: Mapping[str, Any]) -> tuple[Fragment, ...]:
    """Fill the places of a text with facts as people read them, keeping apart which piece is which."""
    stukken: list[Fragment] = []
    einde = 0
    for plek in _INVULPLEK.finditer(tekst):
        if plek.start() > einde:
            stukken.append(Fragment(tekst[einde : plek.start()], is_feit=False))
        stukken.append(Fragment(toon_feit(FEITEN[plek[1]], feiten.get(plek[1])), is_feit=True))
        einde = plek.end()
    if einde < len(tekst):
        stukken.append(Fragment(tekst[einde:], is_feit=False))
    return tuple(stukken)


def _brief(tabel: Tabel) -> Brief:
    vanaf = tabel.datum("vanaf")
    assert vanaf is not None
    brief = Brief(
        naam=tabel.tekst("naam"),
        titel=tabel.tekst("titel"),
        onderwerp=_gecontroleerd(tabel, tabel.tekst("onderwerp")),
        versie=tabel.getal("versie"),
        vanaf=vanaf,
        bron=tabel.tekst("bron"),
        gevolg=tabel.keuze("gevolg", GEVOLGEN),
        bijlagen=tabel.tekst("bijlagen", ""),
        elementen=tuple(_element(deel) for deel in tabel.tabellen("element", verplicht=False)),
        blokken=tuple(_blok(deel) for deel in tabel.tabellen("blok")),
    )
    koppen = {tekst for blok in brief.blokken if blok.soort == "kop" and not blok.als for tekst in blok.teksten}
    for element in brief.elementen:
        if element.blok and element.blok not in koppen:
            raise tabel.fout(
                f"de wet vraagt het deel “{element.blok}” ({element.artikel}), maar die kop staat er niet. Voeg het deel toe."
            )
    return brief


def _element(tabel: Tabel) -> WettelijkElement:
    element = WettelijkElement(
        tabel.tekst("artikel"), tabel.tekst("tekst"), tabel.teksten("feiten", ()), tabel.tekst("blok", "")
    )
    for naam in element.feiten:
        _bekend_feit(tabel, naam)
    tabel.klaar()
    return element


def _blok(tabel: Tabel) -> Blok:
    soort = tabel.keuze("soort", BLOKSOORTEN)
    rijen = tuple((_een(tabel, rij, 0), _een(tabel, rij, 1)) for rij in _rijen(tabel))
    teksten = tabel.teksten("teksten", ()) or ((tabel.tekst("tekst"),) if tabel.heeft("tekst") else ())
    if soort in ("kop", "alinea", "lijst", "nummering") and not teksten:
        raise tabel.fout("“tekst” ontbreekt. Voeg een tekst toe.")
    if soort == "feiten" and not rijen:
        raise tabel.fout("“rijen” ontbreekt. Voeg rijen toe van twee teksten: de vraag en het antwoord.")
    for tekst in teksten:
        _gecontroleerd(tabel, tekst)
    blok = Blok(soort, teksten, rijen, _voorwaarde(tabel, "als"), _voorwaarde(tabel, "als_niet"))
    if blok.als and blok.als_niet:
        raise tabel.fout("een blok heeft één voorwaarde. Kies “als” of “als_niet”.")
    tabel.klaar()
    return blok


def _rijen(tabel: Tabel) -> list[Any]:
    if not tabel.heeft("rijen"):
        return []
    rijen = tabel.ruw("rijen")
    if not isinstance(rijen, list) or any(not isinstance(rij, list) or len(rij) != 2 for rij in rijen):
        raise tabel.fout('“rijen” hoort uit paren te bestaan: ["vraag", "antwoord"].')
    return rijen


def _een(tabel: Tabel, rij: list[Any], plaats: int) -> str:
    if not isinstance(rij[plaats], str):
        raise tabel.fout("een rij hoort uit twee teksten te bestaan. Zet ze tussen aanhalingstekens.")
    return _gecontroleerd(tabel, rij[plaats])


def _voorwaarde(tabel: Tabel, sleutel: str) -> str:
    return tabel.keuze(sleutel, ("", *VOORWAARDEN), "")


def _gecontroleerd(tabel: Tabel, tekst: str) -> str:
    for naam in _INVULPLEK.findall(tekst):
        _bekend_feit(tabel, naam)
    if "{" in _INVULPLEK.sub("", tekst) or "}" in _INVULPLEK.sub("", tekst):
        raise tabel.fout("er staat een accolade los in de tekst. Schrijf een feit als {persoon.naam}.")
    return tekst


def _bekend_feit(tabel: Tabel, naam: str) -> None:
    if naam not in FEITEN:
        raise tabel.fout(f"het feit “{naam}” is niet bekend. Kies een feit uit de lijst van feiten.")
