"""Pictures: PNG and JPEG made into what PDF/A takes, sRGB without transparency, at most 200 dots to the inch."""

import hashlib
import io
import warnings
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bbzdesk.domain.fouten import GebruikersFout

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfbase.pdfdoc import PDFStream

_DICHTHEID = 200


@dataclass(frozen=True, slots=True)
class Beeld:
    """A picture ready to be embedded."""

    breedte: int
    hoogte: int
    gegevens: bytes
    filter: str

    @property
    def naam(self) -> str:
        """A name that follows from the contents, so that a picture used twice is embedded once."""
        return "Beeld" + hashlib.sha256(self.gegevens).hexdigest()[:16]

    def stroom(self) -> "PDFStream":
        """The picture as an image XObject."""
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

        kenmerken = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": self.breedte,
            "Height": self.hoogte,
            "ColorSpace": PDFName("DeviceRGB"),
            "BitsPerComponent": 8,
            "Filter": PDFName(self.filter),
        }
        return PDFStream(PDFDictionary(kenmerken), self.gegevens)


def lees_beeld(gegevens: bytes, breedte_mm: float) -> Beeld:
    """Read a picture that will be printed at a width; a photograph stays a JPEG, the rest is kept exactly.

    Raises GebruikersFout when the file is no readable PNG or JPEG or is far too large.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(gegevens), formats=("PNG", "JPEG")) as bron:
                foto = bron.format == "JPEG"
                beeld = _op_wit(ImageOps.exif_transpose(bron))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as te_groot:
        raise GebruikersFout(
            "De afbeelding heeft te veel beeldpunten. Maak de afbeelding kleiner en kies de afbeelding opnieuw."
        ) from te_groot
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as onleesbaar:
        raise GebruikersFout("De afbeelding kan niet worden gelezen. Kies een PNG- of JPEG-bestand.") from onleesbaar
    grens = max(1, round(breedte_mm / 25.4 * _DICHTHEID))
    if beeld.width > grens:
        beeld = beeld.resize((grens, max(1, round(beeld.height * grens / beeld.width))), Image.Resampling.LANCZOS)
    if foto:
        uit = io.BytesIO()
        beeld.save(uit, "JPEG", quality=88)
        return Beeld(beeld.width, beeld.height, uit.getvalue(), "DCTDecode")
    return Beeld(beeld.width, beeld.height, zlib.compress(beeld.tobytes()), "FlateDecode")


def _op_wit(beeld: "Image") -> "Image":
    """The picture in RGB, on white paper where it is transparent."""
    from PIL import Image

    if beeld.mode in ("RGBA", "LA", "PA") or "transparency" in beeld.info:
        voor = beeld.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", voor.size, "white"), voor).convert("RGB")
    return beeld.convert("RGB")
