"""The PDF file around the pages: catalog, colour profile, metadata, outline and embedded data."""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bbzdesk.documents.model import Gegevensbijlage
from bbzdesk.documents.pdf.beeld import Beeld
from bbzdesk.documents.pdf.blokken import Bladwijzer
from bbzdesk.documents.pdf.objecten import Objecten
from bbzdesk.documents.pdf.structuur import Element, schrijf_boom
from bbzdesk.documents.pdf.xmp import Eigenschappen, xmp
from bbzdesk.documents.tekens import op_een_regel

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFObjectReference

Plaats = tuple[Bladwijzer, int, float]  # an entry of the outline, its page and its height from the bottom


@dataclass(slots=True)
class Vel:
    """A page that is drawn: its size in points, its content stream and the pictures on it."""

    breedte: float
    hoogte: float
    code: bytes
    beelden: Sequence[str]


def pagina_verwijzing(nummer: int) -> "PDFObjectReference":
    """The reference to a page, also before it is written."""
    from reportlab.pdfbase.pdfdoc import PDFObjectReference

    return PDFObjectReference(f"Pagina{nummer}")


@dataclass(slots=True)
class Inhoud:
    """Everything that goes into one file."""

    vellen: Sequence[Vel]
    wortel: Element
    beelden: dict[str, Beeld]
    bladwijzers: Sequence[Plaats]
    kleurprofiel: bytes
    eigenschappen: Eigenschappen
    bijlage: Gegevensbijlage | None


def schrijf(doc: Objecten, inhoud: Inhoud) -> bytes:
    """Write the file: everything hangs from the catalog."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

    paginas = [pagina_verwijzing(nummer) for nummer in range(len(inhoud.vellen))]
    catalogus: dict[str, Any] = {
        "Type": PDFName("Catalog"),
        "Pages": _paginas(doc, inhoud),
        "Lang": PDFString("nl-NL"),
        "MarkInfo": PDFDictionary({"Marked": "true"}),
        "StructTreeRoot": schrijf_boom(doc, inhoud.wortel, paginas),
        "ViewerPreferences": PDFDictionary({"DisplayDocTitle": "true"}),
        "Metadata": _metadata(doc, inhoud.eigenschappen),
        "OutputIntents": PDFArray([_kleurdoel(doc, inhoud.kleurprofiel)]),
    }
    if inhoud.bladwijzers:
        catalogus["Outlines"] = _overzicht(doc, inhoud.bladwijzers)
    if inhoud.bijlage:
        _hecht_aan(doc, catalogus, inhoud.bijlage, inhoud.eigenschappen.gemaakt_op)
    return doc.schrijf(PDFDictionary(catalogus), _info(inhoud.eigenschappen), _identiteit(inhoud))


def _paginas(doc: Objecten, inhoud: Inhoud) -> "PDFObjectReference":
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream, PDFZCompress

    ouder = PDFObjectReference("Paginas")
    beelden = {naam: doc.leg_vast(beeld.stroom(), naam) for naam, beeld in inhoud.beelden.items()}
    for nummer, vel in enumerate(inhoud.vellen):
        bronnen: dict[str, Any] = {"Font": PDFObjectReference("BasicFonts")}
        if vel.beelden:
            bronnen["XObject"] = PDFDictionary({naam: beelden[naam] for naam in vel.beelden})
        gegevens = {
            "Type": PDFName("Page"),
            "Parent": ouder,
            "MediaBox": PDFArray([0, 0, vel.breedte, vel.hoogte]),
            "Resources": PDFDictionary(bronnen),
            "Contents": doc.leg_vast(PDFStream(content=vel.code, filters=[PDFZCompress])),
            "StructParents": nummer,
            "Tabs": PDFName("S"),
        }
        doc.leg_vast(PDFDictionary(gegevens), pagina_verwijzing(nummer).name)
    kinderen = [pagina_verwijzing(nummer) for nummer in range(len(inhoud.vellen))]
    boom = {"Type": PDFName("Pages"), "Count": len(kinderen), "Kids": PDFArray(kinderen)}
    return doc.leg_vast(PDFDictionary(boom), ouder.name)


def _metadata(doc: Objecten, eigenschappen: Eigenschappen) -> "PDFObjectReference":
    """The XMP packet, uncompressed so that any program can find it."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

    kenmerken = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return doc.leg_vast(PDFStream(kenmerken, xmp(eigenschappen), filters=[]))


def _kleurdoel(doc: Objecten, profiel: bytes) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFString

    stroom = PDFStream(PDFDictionary({"N": 3, "Filter": PDFName("FlateDecode")}), zlib.compress(profiel))
    naam = PDFString("sRGB IEC61966-2.1")
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": naam,
            "Info": naam,
            "DestOutputProfile": doc.leg_vast(stroom),
        }
    )


def _overzicht(doc: Objecten, bladwijzers: Sequence[Plaats]) -> "PDFObjectReference":
    """The outline: a tree of headings, linked to and fro as ISO 32000-1, 12.3.3 wants it."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

    wortel = PDFDictionary({"Type": PDFName("Outlines")})
    verwijzing = doc.leg_vast(wortel, "Overzicht")
    pad: list[tuple[int, PDFDictionary, PDFObjectReference]] = [(-1, wortel, verwijzing)]
    laatste: dict[str, tuple[PDFDictionary, PDFObjectReference]] = {}
    for nummer, (bladwijzer, pagina, hoogte) in enumerate(bladwijzers):
        while pad[-1][0] >= bladwijzer.niveau:
            pad.pop()
        _, ouder, ouder_ref = pad[-1]
        doel = PDFArray([pagina_verwijzing(pagina), PDFName("XYZ"), 0, hoogte, 0])
        item = PDFDictionary({"Title": PDFString(bladwijzer.tekst), "Parent": ouder_ref, "Dest": doel})
        zelf = doc.leg_vast(item, f"Bladwijzer{nummer}")
        if ouder_ref.name in laatste:
            vorige, vorige_ref = laatste[ouder_ref.name]
            vorige["Next"], item["Prev"] = zelf, vorige_ref
        else:
            ouder["First"] = zelf
        ouder["Last"] = zelf
        laatste[ouder_ref.name] = (item, zelf)
        for _, hoger, _ref in pad:
            hoger["Count"] = hoger.dict.get("Count", 0) + 1
        pad.append((bladwijzer.niveau, item, zelf))
    return verwijzing


def _hecht_aan(doc: Objecten, catalogus: dict[str, Any], bijlage: Gegevensbijlage, gemaakt_op: datetime) -> None:
    """Embed the data as an associated file (ISO 19005-3, 6.8)."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

    kenmerken = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": "/application#2Fjson",
        "Params": PDFDictionary({"ModDate": PDFString(pdf_datum(gemaakt_op)), "Size": len(bijlage.gegevens)}),
    }
    stroom = doc.leg_vast(PDFStream(PDFDictionary(kenmerken), bijlage.gegevens, filters=[PDFZCompress]))
    naam = PDFString(bijlage.naam)
    gegevens = {
        "Type": PDFName("Filespec"),
        "F": naam,
        "UF": naam,
        "Desc": PDFString(op_een_regel(bijlage.omschrijving)),
        "AFRelationship": PDFName("Data"),
        "EF": PDFDictionary({"F": stroom, "UF": stroom}),
    }
    bestand = doc.leg_vast(PDFDictionary(gegevens))
    catalogus["AF"] = PDFArray([bestand])
    catalogus["Names"] = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray([naam, bestand])})})


def _info(eigenschappen: Eigenschappen) -> Any:
    """The older document information, equal to the XMP packet."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

    gemaakt_op = pdf_datum(eigenschappen.gemaakt_op)
    info = {
        "Title": eigenschappen.titel,
        "Author": eigenschappen.auteur,
        "Subject": eigenschappen.onderwerp,
        "Keywords": eigenschappen.kenmerk,
        "Creator": eigenschappen.programma,
        "Producer": eigenschappen.programma,
        "CreationDate": gemaakt_op,
        "ModDate": gemaakt_op,
    }
    return PDFDictionary({naam: PDFString(waarde) for naam, waarde in info.items() if waarde})


def pdf_datum(moment: datetime) -> str:
    """`D:20260309101500+01'00'`; without a zone when the moment has none."""
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}" + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


def _identiteit(inhoud: Inhoud) -> str:
    som = hashlib.sha256(xmp(inhoud.eigenschappen))
    for vel in inhoud.vellen:
        som.update(vel.code)
    if inhoud.bijlage:
        som.update(inhoud.bijlage.gegevens)
    return som.hexdigest()[:32]
