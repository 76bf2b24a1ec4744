"""Spreadsheets for people: amounts are numbers, dates are dates, and no text ever becomes a formula."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast

from bbzdesk.documents.pdf.opmaak import contrast, kleur
from bbzdesk.documents.zipvast import met_vaste_tijden

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

Soort = Literal["tekst", "bedrag", "datum", "getal", "procent", "status"]
Waarde = str | int | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its head, what its cells hold, and its width in characters.

    bedrag: whole cents. datum: a date. getal: an int or Decimal. procent: a Decimal in percents (8 is 8 %).
    A text in any of them stays a text ("onbekend"); None is an empty cell.
    status: a word; `kleuren` gives per word its colour and that of its ground (`#RRGGBB`, "" = no ground). The word is
    what says it: colour goes with it and never without, and each pair stays readable when printed in grey.
    """

    kop: str
    soort: Soort = "tekst"
    breedte: float = 16
    kleuren: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert self.soort == "status" or not self.kleuren, "colours belong to a status"
        for letter, vlak in self.kleuren.values():
            assert contrast(kleur(letter), kleur(vlak or "#FFFFFF")) >= _CONTRAST, "a word that can be read"


@dataclass(frozen=True, slots=True)
class Werkblad:
    """One sheet: a title and an explanation, the columns, the rows and perhaps a row of totals."""

    naam: str
    titel: str
    toelichting: str
    kolommen: tuple[Kolom, ...]
    rijen: Sequence[Sequence[Waarde]]
    totalen: Sequence[Waarde] | None = None

    def __post_init__(self) -> None:
        assert self.kolommen, "a sheet has columns"
        rijen = [*self.rijen, self.totalen] if self.totalen is not None else self.rijen
        assert all(rij is not None and len(rij) == len(self.kolommen) for rij in rijen), "a cell for every column"


_CONTRAST = 4.5  # WCAG 1.4.3
_LANGSTE_TEKST = 32_767  # what a cell of Excel can hold
_LANGSTE_TEKSTVELD = 255  # above it Excel shows a cell with the notation "text" as ####
_KOPRIJ = 4
_NOTATIES: dict[Soort, str] = {
    "tekst": "@",
    "bedrag": "[$€-413]\N{NO-BREAK SPACE}#,##0.00;[$€-413]\N{NO-BREAK SPACE}-#,##0.00",
    "datum": "d\\-m\\-yyyy",
    "getal": "General",
    "procent": "0.00%",
    "status": "@",
}
_NIET_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIJKT_OP_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULEBEGIN = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n"


def render_xlsx(bladen: Sequence[Werkblad], gemaakt_op: datetime) -> bytes:
    """Write the sheets as one xlsx file; the same input gives the same bytes."""
    from openpyxl import Workbook

    assert bladen, "a file has at least one sheet"
    boek = Workbook()
    boek.worksheets[0].title = "\N{NO-BREAK SPACE}"  # the sheet that every new book has; no name of ours
    for blad, naam in zip(bladen, _bladnamen(bladen), strict=True):
        _schrijf_blad(boek.create_sheet(naam), blad)
    boek.remove(boek.worksheets[0])
    moment = gemaakt_op.astimezone(UTC).replace(tzinfo=None) if gemaakt_op.tzinfo else gemaakt_op
    boek.properties.creator = "BbzDesk"
    boek.properties.title = schone_celtekst(bladen[0].titel)
    boek.properties.language = "nl-NL"
    boek.properties.created = boek.properties.modified = moment
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        _schrijver()(boek, archief).save()
    return met_vaste_tijden(uit.getvalue())


@cache
def _schrijver() -> Any:
    """Openpyxl's writer, without its two habits: the time of the clock, and a readable copy on disk while it works."""
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InGeheugen(ExcelWriter):
        _archive: zipfile.ZipFile  # the stubs leave it out

        def write_worksheet(self, ws: Any) -> None:
            schrijver: Any = WorksheetWriter(ws, out=io.BytesIO())
            schrijver.write()
            ws._rels = schrijver._rels  # noqa: SLF001  # as the method that this replaces does
            self._archive.writestr(ws.path[1:], schrijver.read())
            self.manifest.append(ws)

    return InGeheugen


def schone_celtekst(tekst: str) -> str:
    """Text as a cell can hold it: without characters that XML forbids, in NFC, cut where Excel would refuse it."""
    tekst = unicodedata.normalize("NFC", tekst).replace("\r\n", "\n")
    tekst = _LIJKT_OP_CODE.sub("_x005F_", _NIET_IN_XML.sub("", tekst))
    return tekst if len(tekst) <= _LANGSTE_TEKST else tekst[: _LANGSTE_TEKST - 1] + "…"


def lijkt_formule(tekst: str) -> bool:
    """Whether a spreadsheet might read a text as a formula, now or after someone edits or exports the cell."""
    if tekst[:1] in ("\t", "\r", "\n"):
        return True
    kaal = tekst.lstrip()
    while kaal and (unicodedata.category(kaal[0]) in ("Cc", "Cf") or kaal[0].isspace()):
        kaal = kaal[1:]
    return kaal[:1] != "" and kaal[0] in _FORMULEBEGIN


def _bladnamen(bladen: Sequence[Werkblad]) -> Iterator[str]:
    """Names as Excel takes them: at most 31 characters, none of seven signs, all different."""
    gebruikt: set[str] = set()
    for blad in bladen:
        basis = re.sub(r"[\[\]:*?/\\]", " ", schone_celtekst(blad.naam)).replace("\n", " ").strip(" '") or "Blad"
        naam, nummer = basis[:31], 1
        while naam.casefold() in gebruikt:
            nummer += 1
            naam = f"{basis[: 28 - len(str(nummer))]} ({nummer})"
        gebruikt.add(naam.casefold())
        yield naam


def _schrijf_blad(vel: "Worksheet", blad: Werkblad) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    _richt_in(vel, blad, get_column_letter(len(blad.kolommen)))
    _vul(vel, (1, 1), blad.titel, "tekst").font = Font(bold=True, size=14)
    _vul(vel, (2, 1), blad.toelichting, "tekst").font = Font(italic=True)
    for nummer, kolom in enumerate(blad.kolommen, 1):
        vel.column_dimensions[get_column_letter(nummer)].width = kolom.breedte
        kop = _vul(vel, (_KOPRIJ, nummer), kolom.kop, "tekst")
        kop.font, kop.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        kant: Literal["left", "right"] = "left" if kolom.soort in ("tekst", "status") else "right"
        kop.alignment = Alignment(wrap_text=True, vertical="top", horizontal=kant)
    soorten = [kolom.soort for kolom in blad.kolommen]
    vlakken = [_vlakken(kolom) for kolom in blad.kolommen]
    for rijnummer, rij in enumerate(blad.rijen, _KOPRIJ + 1):
        for nummer, (waarde, soort) in enumerate(zip(rij, soorten, strict=True), 1):
            if waarde is not None:
                cel = _vul(vel, (rijnummer, nummer), waarde, soort)
                if isinstance(waarde, str) and (tinten := vlakken[nummer - 1].get(waarde.strip())):
                    cel.font, cel.fill = tinten
    for nummer, (waarde, soort) in enumerate(zip(blad.totalen or (), soorten, strict=False), 1):
        cel = _vul(vel, (_KOPRIJ + 1 + len(blad.rijen), nummer), waarde, soort)
        cel.font, cel.border = Font(bold=True), Border(top=Side(style="thin"))


def _vlakken(kolom: Kolom) -> "dict[str, tuple[Font, PatternFill]]":
    """Per status word the type and the ground of its cells, made once."""
    from openpyxl.styles import Font, PatternFill

    return {
        woord: (
            Font(color=letter.lstrip("#").upper()),
            PatternFill("solid", fgColor=vlak.lstrip("#").upper()) if vlak else PatternFill(),
        )
        for woord, (letter, vlak) in kolom.kleuren.items()
    }


def _richt_in(vel: Any, blad: Werkblad, laatste: str) -> None:
    """Freeze the head, switch the filter on, and print on A4 as wide as the page with the head on every page."""
    vel.freeze_panes = f"A{_KOPRIJ + 1}"
    vel.auto_filter.ref = f"A{_KOPRIJ}:{laatste}{_KOPRIJ + len(blad.rijen)}"
    vel.print_title_rows = f"{_KOPRIJ}:{_KOPRIJ}"
    vel.page_setup.paperSize = 9  # A4
    breed = sum(kolom.breedte for kolom in blad.kolommen) > 95
    vel.page_setup.orientation = "landscape" if breed else "portrait"
    vel.page_setup.fitToWidth, vel.page_setup.fitToHeight = 1, 0
    vel.sheet_properties.pageSetUpPr.fitToPage = True
    vel.oddFooter.left.text = schone_celtekst(blad.titel)[:120].replace("&", "&&")
    vel.oddFooter.right.text = "Pagina &P van &N"


def _vul(vel: "Worksheet", plaats: tuple[int, int], waarde: Waarde, soort: Soort) -> "Cell":
    """Give a cell its value and notation; a text is stored as a text whatever it looks like."""
    cel = cast("Cell", vel.cell(*plaats))
    assert not isinstance(waarde, float), "no float in money or numbers"
    if isinstance(waarde, bool):
        waarde = "ja" if waarde else "nee"
    if isinstance(waarde, str):
        return _vul_tekst(cel, waarde, soort)
    if soort == "bedrag" and waarde is not None:
        assert isinstance(waarde, int), "an amount is whole cents"
        waarde = Decimal(waarde) / 100
    elif soort == "procent" and isinstance(waarde, int | Decimal):
        waarde = Decimal(waarde) / 100
    cel.value = waarde
    if waarde is not None:
        cel.number_format = _NOTATIES["datum"] if isinstance(waarde, date) else _NOTATIES[soort]
    return cel


def _vul_tekst(cel: "Cell", tekst: str, soort: Soort) -> "Cell":
    cel.value = schone_celtekst(tekst)
    cel.data_type = "s"  # openpyxl would make a formula of "=1" and an error of "#N/A"
    if soort in ("tekst", "status") and len(tekst) <= _LANGSTE_TEKSTVELD:
        cel.number_format = _NOTATIES["tekst"]
    if lijkt_formule(tekst):
        cast("Any", cel).quotePrefix = 1  # keeps it a text when someone edits the cell
    return cel
