"""The structure tree of a tagged PDF: what each piece of content is, in reading order (ISO 32000-1, 14.7)."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bbzdesk.documents.pdf.objecten import Objecten

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObjectReference

Rol = Literal[
    "Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody",
    "Table", "Caption", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Figure",
]  # fmt: skip


@dataclass(slots=True, eq=False)
class Element:
    """One node. Its children are elements, or pieces of marked content as (page, number on that page)."""

    rol: Rol
    kinderen: "list[Element | tuple[int, int]]" = field(default_factory=list)
    bereik: Literal["", "Row", "Column"] = ""  # of a TH: what it is the head of
    nummering: Literal["", "Decimal", "Disc"] = ""  # of an L: what its labels are
    vak: tuple[float, float, float, float] | None = None  # of a Figure: where it stands
    alternatief: str = ""

    def kind(self, rol: Rol, **kenmerken: str) -> "Element":
        """Add a child at the end."""
        nieuw = Element(rol, **kenmerken)  # type: ignore[arg-type]  # the literals are checked by the tests that judge
        self.kinderen.append(nieuw)
        return nieuw


def schrijf_boom(doc: Objecten, wortel: Element, paginas: "list[PDFObjectReference]") -> "PDFObjectReference":
    """Write the tree and its parent tree into the file; return the reference to the StructTreeRoot."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference

    ouders: dict[int, dict[int, PDFObjectReference]] = {pagina: {} for pagina in range(len(paginas))}
    boom = PDFObjectReference("StructTreeRoot")

    def schrijf(element: Element, ouder: PDFObjectReference) -> PDFObjectReference:
        zelf = PDFObjectReference(doc.volgende_naam("Element"))
        inhoud = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.rol), "P": ouder})
        doc.leg_vast(inhoud, zelf.name)
        kinderen: list[PDFObjectReference | PDFDictionary] = []
        for kind in element.kinderen:
            if isinstance(kind, Element):
                kinderen.append(schrijf(kind, zelf))
            else:
                pagina, nummer = kind
                ouders[pagina][nummer] = zelf
                kinderen.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": paginas[pagina], "MCID": nummer}))
        if kinderen:
            inhoud["K"] = PDFArray(kinderen)
        _kenmerken(inhoud, element)
        return zelf

    top = schrijf(wortel, boom)
    nummers: list[object] = []
    for pagina, elementen in ouders.items():
        nummers += [pagina, doc.leg_vast(PDFArray([elementen[nummer] for nummer in sorted(elementen)]))]
    gegevens = {
        "Type": PDFName("StructTreeRoot"),
        "K": top,
        "ParentTree": doc.leg_vast(PDFDictionary({"Nums": PDFArray(nummers)})),
        "ParentTreeNextKey": len(paginas),
    }
    return doc.leg_vast(PDFDictionary(gegevens), boom.name)


def _kenmerken(inhoud: "PDFDictionary", element: Element) -> None:
    """The attributes that PDF/UA asks of heads of tables (7.5), lists (7.6) and figures (7.3)."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

    if element.bereik:
        inhoud["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.bereik)})
    if element.nummering:
        inhoud["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(element.nummering)})
    if element.vak:
        inhoud["A"] = PDFDictionary(
            {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray(element.vak)}
        )
    if element.alternatief:
        inhoud["Alt"] = PDFString(element.alternatief)
