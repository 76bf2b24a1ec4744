"""The objects of a PDF file, kept and written by reportlab.

Of reportlab only the object model and the fonts are used: its canvas writes an unembedded font on every page and
knows no marked content. Nothing of reportlab is changed; its own hooks are enough.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFObjectReference


@cache
def _documentklasse() -> Any:
    """Reportlab's document with the two things that PDF/A and a record want otherwise."""
    from reportlab.pdfbase.pdfdoc import NoEncryption, PDFDocument, PDFObject

    class Stroominhoud(PDFObject):
        """The bytes of a stream, followed by the end of line that belongs before `endstream` and is not counted."""

        def __init__(self, gegevens: bytes | str) -> None:
            self.gegevens = gegevens if isinstance(gegevens, bytes) else gegevens.encode("latin-1")

        def __len__(self) -> int:
            return len(self.gegevens)

        def format(self, document: PDFDocument) -> bytes:
            return self.gegevens + b"\n"

    class Stromen(NoEncryption):
        """The hook through which reportlab passes every stream just before it is written.

        reportlab writes `endstream` directly behind the contents; ISO 19005-2, 6.1.7.1 wants an end of line there.
        """

        def encode(self, t: bytes | str) -> Stroominhoud:
            return Stroominhoud(t)

    class Bestand(PDFDocument):
        """A document whose identity follows from its contents, not from the clock."""

        encrypt = Stromen()
        identiteit = ""

        def ID(self) -> bytes:  # noqa: N802  # the name that reportlab calls
            return f"\n[<{self.identiteit}><{self.identiteit}>]\n".encode()

    return Bestand


class Objecten:
    """One PDF 1.7 file in the making: every object gets its number in the order in which it is laid down."""

    def __init__(self) -> None:
        self.document: Any = _documentklasse()(compression=1, invariant=1, pdfVersion=(1, 7))

    def leg_vast(self, inhoud: "PDFObject", naam: str | None = None) -> "PDFObjectReference":
        """Give an object a number, under a name when others must refer to it before it exists."""
        return cast("PDFObjectReference", self.document.Reference(inhoud, naam))

    def volgende_naam(self, soort: str) -> str:
        """A name that no object has yet."""
        return f"{soort}{self.document.objectcounter + 1}"

    def schrijf(self, catalogus: "PDFDictionary", info: "PDFDictionary", identiteit: str) -> bytes:
        """Embed the fonts that were used and write the file."""
        for font in self.document.delayedFonts:
            font.addObjects(self.document)
        self.document.Catalog, self.document.info = catalogus, info
        self.document.identiteit = identiteit
        return cast("bytes", self.document.format())
