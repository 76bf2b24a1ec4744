"""Reads `resources/parameters/*.toml` into dated values: one table per file, one column per parameter.

A file that would make a computation uncertain is refused: an overlap, an undeclared gap, an amount that is none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bbzdesk.content.lezen import InhoudFout, Tabel, lees_toml
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.parameters import MEEGELEVERD, Parameters, Waarde

EENHEDEN = ("euro", "procent", "maanden", "jaren", "weken", "dagen", "getal")
ZEKERHEDEN = ("A", "B", "C", "D")
ONBEKEND = "onbekend"

_NAAM = re.compile(r"[a-z][a-z0-9_]{0,59}")
_GETAL = re.compile(r"[0-9]{1,10}(\.[0-9]{1,6})?")
_MAXIMALE_GROOTTE = 1_000_000  # bytes; the largest file we ship is under twenty thousand


@dataclass(frozen=True, slots=True)
class Parametertabel:
    """One file: its name, its title and article for people, and its values."""

    naam: str
    titel: str
    artikel: str
    waarden: tuple[Waarde, ...]


def laad_parameters(map: Path) -> Parameters:  # noqa: A002 – the folder; no builtin is used here
    """Read all tables of a folder. Raises InhoudFout with file, place and remedy at the first thing that is wrong."""
    return Parameters(waarde for tabel in laad_tabellen(map) for waarde in tabel.waarden)


def laad_tabellen(map: Path) -> tuple[Parametertabel, ...]:  # noqa: A002 – as above
    """Read all tables of a folder with their titles, for a page that shows them."""
    paden = sorted(map.glob("*.toml")) if map.is_dir() else []
    if not paden:
        raise InhoudFout(map.name, "", "hier staan geen parameters. Installeer BbzDesk opnieuw of zet de map terug.")
    tabellen: dict[str, Parametertabel] = {}
    for pad in paden:
        tabel = lees_parametertabel(pad, map)
        if tabel.naam in tabellen:
            raise InhoudFout(pad.name, "[tabel]", f"de naam “{tabel.naam}” bestaat al. Kies een andere naam.")
        tabellen[tabel.naam] = tabel
    return tuple(tabellen.values())


def lees_parametertabel(pad: Path, onder: Path, herkomst: str = MEEGELEVERD) -> Parametertabel:
    """Read one table; also for a file with amounts that somebody hands in (`herkomst` is then the municipality)."""
    if pad.is_file() and pad.stat().st_size > _MAXIMALE_GROOTTE:
        raise InhoudFout(pad.name, "", "het bestand is te groot voor een tabel met bedragen. Controleer het bestand.")
    with lees_toml(pad, onder) as bestand:
        kop = bestand.tabel("tabel")
        naam = _naam(kop, kop.tekst("naam"))
        titel, artikel = kop.tekst("titel"), kop.tekst("artikel")
        eenheid = kop.keuze("eenheid", EENHEDEN)
        kop.klaar()
        eenheden = _eenheden(bestand.tabel("kolommen")) if bestand.heeft("kolommen") else {}
        etiketten = _etiketten(bestand.tabel("etiketten")) if bestand.heeft("etiketten") else {}
        rijen = [_Rij.lees(rij) for rij in bestand.tabellen("waarden")]
    _zelfde_kolommen(rijen, {**eenheden, **etiketten})
    _sluitend(rijen)
    waarden = tuple(
        rij.als_waarde(
            f"{naam}.{kolom}",
            kolom,
            eenheden.get(kolom, eenheid),
            herkomst,
            etiketten.get(kolom, _etiket(titel, kolom)),
        )
        for rij in rijen
        for kolom in rij.kolommen
    )
    return Parametertabel(naam, titel, artikel, waarden)


@dataclass(frozen=True, slots=True)
class _Rij:
    plaats: Tabel
    vanaf: date | None
    tot_en_met: date | None
    zekerheid: str
    bron: str
    gecontroleerd_tot: date | None
    kolommen: dict[str, Decimal | None]

    @classmethod
    def lees(cls, rij: Tabel) -> "_Rij":
        vanaf, tot_en_met = rij.datum("vanaf", None), rij.datum("tot_en_met", None)
        zekerheid = rij.tekst("zekerheid", "")
        bron = rij.tekst("bron")
        gecontroleerd_tot = rij.datum("gecontroleerd_tot", None)
        if vanaf and tot_en_met and vanaf > tot_en_met:
            raise rij.fout(f"“vanaf” ({vanaf}) ligt na “tot_en_met” ({tot_en_met}). Herstel een van de datums.")
        if not bron.strip():
            raise rij.fout("“bron” is leeg. Schrijf waar de waarde vandaan komt.")
        kolommen = {_naam(rij, sleutel): _waarde(rij, sleutel, waarde) for sleutel, waarde in rij.rest().items()}
        if not kolommen:
            raise rij.fout('er staat geen enkele waarde. Voeg een regel toe, zoals bedrag = "10.00".')
        gat = all(waarde is None for waarde in kolommen.values())
        if zekerheid not in ZEKERHEDEN and not (gat and zekerheid == ""):
            raise rij.fout(f"“zekerheid” is “{zekerheid}”. Kies uit: {', '.join(ZEKERHEDEN)}.")
        return cls(rij, vanaf, tot_en_met, zekerheid or "D", bron, gecontroleerd_tot, kolommen)

    def als_waarde(self, naam: str, kolom: str, eenheid: str, herkomst: str, etiket: str) -> Waarde:
        return Waarde(
            naam=naam,
            waarde=self.kolommen[kolom],
            eenheid=eenheid,
            vanaf=self.vanaf,
            tot_en_met=self.tot_en_met,
            zekerheid=self.zekerheid,
            bron=self.bron,
            gecontroleerd_tot=self.gecontroleerd_tot,
            herkomst=herkomst,
            etiket=etiket,
        )


def _etiketten(tabel: Tabel) -> dict[str, str]:
    """How people call the values that letters name; the other columns get the title of the table before them."""
    return {_naam(tabel, sleutel): tabel.tekst(sleutel) for sleutel in tabel.sleutels}


def _etiket(titel: str, kolom: str) -> str:
    """How people call a value without a name of its own: the title of its table and its column in words."""
    return f"{titel}: {kolom.replace('_', ' ')}"


def _naam(plaats: Tabel, naam: str) -> str:
    if not _NAAM.fullmatch(naam):
        raise plaats.fout(
            f"“{naam}” kan geen naam zijn. Gebruik kleine letters, cijfers en _, en begin met een letter."
        )
    return naam


def _waarde(plaats: Tabel, sleutel: str, waarde: Any) -> Decimal | None:
    if not isinstance(waarde, str):
        raise plaats.fout(f'“{sleutel}” hoort tussen aanhalingstekens te staan, zoals {sleutel} = "10.00".')
    if waarde == ONBEKEND:
        return None
    if not _GETAL.fullmatch(waarde):
        raise plaats.fout(f"“{sleutel}” is “{waarde[:30]}”. Schrijf een getal met een punt, of {ONBEKEND}.")
    return Decimal(waarde)


def _eenheden(tabel: Tabel) -> dict[str, str]:
    eenheden = {_naam(tabel, sleutel): str(eenheid) for sleutel, eenheid in tabel.rest().items()}
    for kolom, eenheid in eenheden.items():
        if eenheid not in EENHEDEN:
            raise tabel.fout(f"“{kolom}” is “{eenheid}”. Kies uit: {', '.join(EENHEDEN)}.")
    return eenheden


def _zelfde_kolommen(rijen: list[_Rij], eenheden: dict[str, str]) -> None:
    """Each row names each column, so that a misspelt column cannot pass for a new one."""
    verwacht = set(rijen[0].kolommen)
    for rij in rijen:
        for kolom in sorted(set(rij.kolommen) ^ verwacht):
            if kolom in verwacht:
                raise rij.plaats.fout(f"“{kolom}” ontbreekt. Vul de waarde in, of schrijf {ONBEKEND}.")
            raise rij.plaats.fout(f"“{kolom}” staat niet in de eerste rij. Controleer de spelling.")
    for kolom in eenheden:
        if kolom not in verwacht:
            raise rijen[0].plaats.fout(
                f"“{kolom}” staat bij [kolommen], maar heeft geen waarde. Controleer de spelling."
            )


def _sluitend(rijen: Iterable[_Rij]) -> None:
    """Rows follow each other in time without overlap; a gap is written down as a row with `onbekend`."""
    vorige: _Rij | None = None
    for rij in sorted(rijen, key=lambda rij: rij.vanaf or date.min):
        if vorige is not None:
            if vorige.tot_en_met is None or rij.vanaf is None or rij.vanaf <= vorige.tot_en_met:
                raise rij.plaats.fout("deze periode overlapt een andere periode. Pas “vanaf” of “tot_en_met” aan.")
            verwacht = vorige.tot_en_met + timedelta(days=1)
            if rij.vanaf != verwacht:
                raise rij.plaats.fout(
                    f"tussen {voluit(verwacht)} en {voluit(rij.vanaf)} staat niets. "
                    f"Voeg voor die tijd een rij toe met de waarden of met {ONBEKEND}."
                )
        vorige = rij
