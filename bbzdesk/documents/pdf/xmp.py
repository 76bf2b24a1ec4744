"""The XMP packet: title, author, dates, and the standards the file claims to meet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Eigenschappen:
    """The properties of a file, clean and on one line each. `deel` is the part of PDF/A: 2, or 3 with embedded data."""

    titel: str
    auteur: str
    onderwerp: str
    kenmerk: str
    programma: str
    gemaakt_op: datetime
    deel: Literal[2, 3]


_KOP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
"""

# PDF/A knows no schema for PDF/UA; a file that is both describes it itself (ISO 19005-2, 6.6.2.3).
_SCHEMA = """<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def xmp(eigenschappen: Eigenschappen) -> bytes:
    """Write the packet."""
    moment = eigenschappen.gemaakt_op.isoformat(timespec="seconds")
    regels = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(eigenschappen.titel)}</rdf:li></rdf:Alt></dc:title>',
        "<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        f"<xmp:CreatorTool>{escape(eigenschappen.programma)}</xmp:CreatorTool>",
        f"<pdf:Producer>{escape(eigenschappen.programma)}</pdf:Producer>",
        f"<pdfaid:part>{eigenschappen.deel}</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
    ]
    if eigenschappen.auteur:
        regels.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(eigenschappen.auteur)}</rdf:li></rdf:Seq></dc:creator>")
    if eigenschappen.onderwerp:
        onderwerp = escape(eigenschappen.onderwerp)
        regels.append(
            f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{onderwerp}</rdf:li></rdf:Alt></dc:description>'
        )
    if eigenschappen.kenmerk:
        regels.append(f"<pdf:Keywords>{escape(eigenschappen.kenmerk)}</pdf:Keywords>")
    return (_KOP + "\n".join(regels) + "\n" + _SCHEMA).encode()
