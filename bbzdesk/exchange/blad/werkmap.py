"""The parts of an .xlsx around the sheets: which sheets there are, shared texts, and which styles are dates."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import NamedTuple

from bbzdesk.exchange.blad import grenzen
from bbzdesk.exchange.blad.archief import blokken
from bbzdesk.exchange.blad.grenzen import BESCHADIGD, TE_GROOT, BladFout
from bbzdesk.exchange.blad.model import DATUM, GETAL, PROCENT
from bbzdesk.exchange.blad.ontleder import Attributen, attribuut, niets, ontleed


class Bladverwijzing(NamedTuple):
    """A sheet as the workbook lists it."""

    naam: str
    verborgen: bool
    pad: str


@dataclass(slots=True)
class Boek:
    """What the cells of every sheet refer to."""

    bladen: list[Bladverwijzing] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)
    stijlen: list[str] = field(default_factory=list)  # kind of number per style
    datum1904: bool = False
    macros: bool = False


def lees_boek(archief: zipfile.ZipFile) -> Boek:
    """Read the workbook, its relations, its shared texts and its styles."""
    hoofd = _hoofddeel(archief)
    map_, naam = posixpath.split(hoofd)
    verwijzingen = _relaties(archief, posixpath.join(map_, "_rels", naam + ".rels"), map_)
    boek = Boek(macros=any(deel.lower().endswith("vbaproject.bin") for deel in archief.namelist()))
    _lees_bladen(archief, hoofd, {kenmerk: pad for kenmerk, (_, pad) in verwijzingen.items()}, boek)
    for soort, pad in verwijzingen.values():
        if soort == "sharedStrings":
            boek.teksten = _teksten(archief, pad)
        elif soort == "styles":
            boek.stijlen = _stijlen(archief, pad)
    toegestaan = {pad for soort, pad in verwijzingen.values() if soort == "worksheet"}
    boek.bladen = [blad for blad in boek.bladen if blad.pad in toegestaan]
    if not boek.bladen:
        raise BladFout(BESCHADIGD)
    return boek


def _hoofddeel(archief: zipfile.ZipFile) -> str:
    namen = archief.namelist()
    if "_rels/.rels" in namen:
        for soort, pad in _relaties(archief, "_rels/.rels", "").values():
            if soort == "officeDocument" and pad in namen:
                return pad
    if "xl/workbook.xml" in namen:
        return "xl/workbook.xml"
    raise BladFout(BESCHADIGD)


def _relaties(archief: zipfile.ZipFile, deel: str, map_: str) -> dict[str, tuple[str, str]]:
    """Per id the kind of part and its path inside the archive; what lies outside it does not exist for us."""
    gevonden: dict[str, tuple[str, str]] = {}
    namen = set(archief.namelist())
    if deel not in namen:
        raise BladFout(BESCHADIGD)

    def begin(naam: str, attributen: Attributen) -> None:
        if naam != "Relationship" or attributen.get("TargetMode") == "External":
            return
        doel = attributen.get("Target", "")
        pad = doel.lstrip("/") if doel.startswith("/") else posixpath.normpath(posixpath.join(map_, doel))
        if pad in namen:
            gevonden[attributen.get("Id", "")] = (attributen.get("Type", "").rpartition("/")[2], pad)

    ontleed(blokken(archief, deel), begin, niets, niets)
    return gevonden


def _lees_bladen(archief: zipfile.ZipFile, hoofd: str, paden: dict[str, str], boek: Boek) -> None:
    def begin(naam: str, attributen: Attributen) -> None:
        if naam == "workbookPr":
            boek.datum1904 = attributen.get("date1904", "0") in ("1", "true", "on")
        elif naam == "sheet":
            pad = paden.get(attribuut(attributen, "id"), "")
            verborgen = attributen.get("state", "visible") != "visible"
            boek.bladen.append(Bladverwijzing(attributen.get("name", "")[:60], verborgen, pad))

    ontleed(blokken(archief, hoofd), begin, niets, niets)


def _teksten(archief: zipfile.ZipFile, pad: str) -> list[str]:
    teksten: list[str] = []
    delen: list[str] = []
    stand = {"in_tekst": False, "uitspraak": 0}

    def begin(naam: str, _: Attributen) -> None:
        if naam == "si":
            delen.clear()
        elif naam == "rPh":
            stand["uitspraak"] += 1
        elif naam == "t":
            stand["in_tekst"] = not stand["uitspraak"]

    def einde(naam: str) -> None:
        if naam == "t":
            stand["in_tekst"] = False
        elif naam == "rPh":
            stand["uitspraak"] -= 1
        elif naam == "si":
            if len(teksten) >= grenzen.CELLEN:
                raise BladFout(TE_GROOT)
            teksten.append(opgeschoond("".join(delen)))

    def tekst(stuk: str) -> None:
        if stand["in_tekst"]:
            delen.append(stuk)

    ontleed(blokken(archief, pad), begin, einde, tekst)
    return teksten


def opgeschoond(tekst: str) -> str:
    """A text as Excel shows it: `_x000D_` is a character, and no cell is kept longer than we read."""
    kort = tekst[: grenzen.TEKST + 1]
    if "_x" in kort:
        kort = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: _teken(int(code[1], 16)), kort)
    return kort.replace("\x00", "")


def _teken(code: int) -> str:
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)


_INGEBOUWD = {9: PROCENT, 10: PROCENT} | dict.fromkeys(
    [*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)], DATUM
)
_LETTERLIJK = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


def _stijlen(archief: zipfile.ZipFile, pad: str) -> list[str]:
    eigen: dict[int, str] = {}
    stijlen: list[str] = []
    binnen: list[str] = []

    def begin(naam: str, attributen: Attributen) -> None:
        if naam == "numFmt":
            eigen[_heel(attributen.get("numFmtId", ""))] = _soort_van_opmaak(attributen.get("formatCode", ""))
        elif naam == "xf" and "cellXfs" in binnen and len(stijlen) < 70_000:
            nummer = _heel(attributen.get("numFmtId", "0"))
            stijlen.append(eigen.get(nummer) or _INGEBOUWD.get(nummer, GETAL))
        if naam in ("cellXfs", "cellStyleXfs"):
            binnen.append(naam)

    def einde(naam: str) -> None:
        if binnen and naam == binnen[-1]:
            binnen.pop()

    ontleed(blokken(archief, pad), begin, einde, niets)
    return stijlen


def _heel(tekst: str) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else -1


def _soort_van_opmaak(opmaak: str) -> str:
    """Whether a number format shows a date or a percentage; texts, colours and fillers in it do not count."""
    eerste = _LETTERLIJK.sub("", opmaak[:300]).split(";")[0].lower()
    if "%" in eerste:
        return PROCENT
    if "general" in eerste or "standaard" in eerste:
        return GETAL
    return DATUM if re.search(r"[dyj]|m{2,}|h|s", eerste) else GETAL
