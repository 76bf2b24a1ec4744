"""Makes debtor sheets of every shape, with the truth known: eight loans, and files written by hand where needed."""

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

VANDAAG = date(2026, 11, 22)

_NAMEN = ("dossier", "naam", "bedrijf", "bsn", "iban", "soort", "hoofdsom", "rente", "ingangsdatum", "looptijd",
          "restschuld", "achterstand", "laatste_betaling", "opmerking")  # fmt: skip
_LENINGEN = (
    ("2022-001", "Bram Zijlstra", "Naaiatelier", "999994748", "NL43BBZD0683341958", "bedrijfskapitaal", "18123.45", 8, "2022-04-28", 84, "15772.46", "258.91", "2026-10-01", None, "achterstand"),
    ("2022-002", "Hanneke van Ößmann", "Hovenier", "999999552", "NL91BBZD0930295722", "Tozo", "34123.45", 2, "2022-07-13", 72, "24597.22", None, "2026-05-26", "uitstel verleend", "uitstel"),
    ("2021-003", "Yvonne ten Nguyễn", "Schoonmaak", "999990123", "NL46BBZD0868338073", "bedrijfskapitaal", "25000.00", 8, "2021-12-15", 84, "3461.64", None, "2026-06-06", None, "bij"),
    ("2022-004", "Petra Hofstra", "Rijschool", "999990846", "NL15BBZD0819685565", "levensonderhoud", "35650.00", 0, "2022-03-01", 120, "5643.90", None, "2026-01-19", None, "bij"),
    ("2025-005", "Věra Amrani", "Webdesign", "999990263", "NL57BBZD0591368343", "levensonderhoud", "10000.00", 0, "2025-04-01", 60, "2624.49", None, None, None, "bij"),
    ("2017-006", "Kees Rietveld", "Schilder", "999999291", "NL93BBZD0802020364", "bedrijfskapitaal", "7623.45", 8, "2017-05-15", 36, "3456.07", "762.34", "2026-03-07", "OPGEEIST", "opgeeist"),
    ("2023-007", "Sanne Kołodziej", "Eetcafé", "999998742", "NL15BBZD0333461425", "bedrijfskapitaal", "34000.50", 8, "2023-10-31", 84, "26147.34", None, "2026-04-11", None, "bij"),
    ("2024-008", "Joost Visser", "Adviesbureau", "999996186", "NL63BBZD0375782340", "levensonderhoud", "5123.45", 0, "2024-05-20", 60, "3427.77", "1000.00", "2026-07-05", None, "achterstand"),
)  # fmt: skip


@dataclass
class Lening:
    dossier: str
    naam: str
    bedrijf: str
    bsn: str
    iban: str
    soort: str
    hoofdsom: Decimal
    rente: int
    ingangsdatum: date
    looptijd: int
    restschuld: Decimal
    achterstand: Decimal | None
    laatste_betaling: date | None
    opmerking: str | None
    status: str = "bij"

    def __getitem__(self, veld: str) -> Any:
        return getattr(self, veld)


def leningen() -> list[Lening]:
    return [
        Lening(*rij[:6], Decimal(rij[6]), rij[7], date.fromisoformat(rij[8]), rij[9], Decimal(rij[10]),
               Decimal(rij[11]) if rij[11] else None, date.fromisoformat(rij[12]) if rij[12] else None, rij[13], rij[14])
        for rij in _LENINGEN
    ]  # fmt: skip


TOTAAL = sum(lening.restschuld for lening in leningen())
KOPPEN = {
    "dossier": "Dossier", "naam": "Naam klant", "bedrijf": "Bedrijf", "bsn": "BSN", "iban": "IBAN", "soort": "Soort",
    "hoofdsom": "Hoofdsom", "rente": "Rente %", "ingangsdatum": "Ingangsdatum", "looptijd": "Looptijd (mnd)",
    "restschuld": "Restschuld", "achterstand": "Achterstand", "laatste_betaling": "Laatste betaling",
    "opmerking": "Opmerking",
}  # fmt: skip
VELDEN = tuple(KOPPEN)


def rijen(velden=VELDEN, koppen=None, **maak) -> list[list[Any]]:
    """A header and the eight loans; `maak` writes a field in its own way."""
    kop = [(koppen or KOPPEN).get(veld, veld) for veld in velden]
    return [kop] + [[maak.get(veld, _gewoon)(lening[veld]) for veld in velden] for lening in leningen()]


def _gewoon(waarde: Any) -> Any:
    return waarde


def nl(bedrag: Decimal | None) -> str | None:
    """`1.234,56`"""
    return None if bedrag is None else f"{bedrag:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")


def us(bedrag: Decimal | None) -> str | None:
    """`1,234.56`"""
    return None if bedrag is None else f"{bedrag:,.2f}"


def dmj(dag: date | None, vorm: str = "%d-%m-%Y") -> str | None:
    return None if dag is None else dag.strftime(vorm)


def serie(dag: date | None, begin: date = date(1899, 12, 30)) -> int | None:
    return None if dag is None else (dag - begin).days


def bewaar(map_: Path, *bladen: list[list[Any]], naam: str = "lijst.xlsx", werk=None) -> Path:
    """Write the rows with openpyxl; `werk(wb)` may change the workbook before it is saved."""
    import openpyxl

    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    for nummer, blad in enumerate(bladen, 1):
        ws = wb.create_sheet(f"Blad{nummer}")
        for rij in blad:
            ws.append([float(cel) if isinstance(cel, Decimal) else cel for cel in rij])
    if werk:
        werk(wb)
    pad = map_ / naam
    wb.save(pad)
    wb.close()
    return pad


def bewaar_csv(map_: Path, blad: list[list[Any]], scheiding=";", codering="utf-8", voor="") -> Path:
    def cel(waarde: Any) -> str:
        tekst = "" if waarde is None else str(waarde)
        return f'"{tekst}"' if scheiding in tekst else tekst

    regels = "\r\n".join(scheiding.join(cel(waarde) for waarde in rij) for rij in blad)
    pad = map_ / "lijst.csv"
    pad.write_bytes((voor + regels + "\r\n").encode(codering, "replace"))
    return pad


def als_csv_rijen(velden=VELDEN, koppen=None, **maak) -> list[list[Any]]:
    """As Excel writes csv in the Netherlands."""
    anders = {"hoofdsom": nl, "restschuld": nl, "achterstand": nl, "ingangsdatum": dmj, "laatste_betaling": dmj} | maak
    return rijen(velden, koppen, **anders)


@dataclass
class Ruw:
    """A workbook written part by part, for what openpyxl does not write."""

    blad: str = ""
    delen: dict[str, bytes] = field(default_factory=dict)

    def bytes(self, compressie=zipfile.ZIP_DEFLATED) -> bytes:
        uit = io.BytesIO()
        with zipfile.ZipFile(uit, "w", compressie) as archief:
            for naam, inhoud in (DELEN | {"xl/worksheets/sheet1.xml": self.blad.encode()} | self.delen).items():
                archief.writestr(naam, inhoud)
        return uit.getvalue()


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DELEN = {
    "[Content_Types].xml": b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{_P}"><Relationship Id="a" Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
    "xl/workbook.xml": f'<workbook xmlns="{_M}" xmlns:r="{_R}"><workbookPr/><sheets><sheet name="Leningen" sheetId="1" r:id="b"/></sheets></workbook>'.encode(),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_P}"><Relationship Id="b" Type="{_R}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="c" Type="{_R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="d" Type="{_R}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'
    ).encode(),
    "xl/styles.xml": f'<styleSheet xmlns="{_M}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>'.encode(),
    "xl/sharedStrings.xml": f'<sst xmlns="{_M}"><si><t>gedeeld</t></si></sst>'.encode(),
}


@dataclass(frozen=True)
class Formule:
    """A formula with the outcome that Excel kept; None = no outcome."""

    tekst: str
    uitkomst: Any = None


def blad_xml(blad: list[list[Any]], verwijzingen=True, ruimte="") -> str:
    """The XML of a sheet with inline texts; without references cells follow each other."""
    from openpyxl.utils import get_column_letter

    uit = []
    for nummer, rij in enumerate(blad, 1):
        cellen = []
        for kolom, waarde in enumerate(rij, 1):
            plaats = f' r="{get_column_letter(kolom)}{nummer}"' if verwijzingen else ""
            if waarde is not None or not verwijzingen:
                cellen.append(_cel_xml(waarde, plaats))
        begin = f' r="{nummer}"' if verwijzingen else ""
        uit.append(f"<row{begin}>{''.join(cellen)}</row>")
    return f'<worksheet xmlns="{_M}">{ruimte}<sheetData>{"".join(uit)}</sheetData></worksheet>'


def _cel_xml(waarde: Any, plaats: str) -> str:
    if waarde is None:
        return f"<c{plaats}/>"
    if isinstance(waarde, Formule):
        if waarde.uitkomst is None:
            return f"<c{plaats}><f>{escape(waarde.tekst)}</f></c>"
        soort = ' t="str"' if isinstance(waarde.uitkomst, str) else ""
        return f"<c{plaats}{soort}><f>{escape(waarde.tekst)}</f><v>{escape(str(waarde.uitkomst))}</v></c>"
    if isinstance(waarde, datetime | date):
        return f'<c{plaats} s="1"><v>{serie(waarde)}</v></c>'
    if isinstance(waarde, int | float | Decimal):
        return f"<c{plaats}><v>{waarde}</v></c>"
    return f'<c{plaats} t="inlineStr"><is><t xml:space="preserve">{escape(str(waarde))}</t></is></c>'


def proef_van(pad: Path, indeling=None, **meer: Any):
    """The dry run without its child process, where only the judging matters: ten times as fast."""
    from bbzdesk.exchange.blad.kind import lees_inhoud
    from bbzdesk.exchange.blad.proef import beoordeel_werkmap

    return beoordeel_werkmap(lees_inhoud(pad.read_bytes()), indeling, VANDAAG, **meer)
