"""The content of one page. Everything drawn is either content of an element of the structure tree or an artifact.

Neighbouring content of one element shares one mark: a paragraph of ten lines is one piece, not ten.
"""

import math

from bbzdesk.documents.pdf.objecten import Objecten
from bbzdesk.documents.pdf.opmaak import Kleur, Stijl
from bbzdesk.documents.pdf.structuur import Element
from bbzdesk.documents.pdf.zetten import Regel


def getal(waarde: float) -> str:
    """A number as PDF wants it, rounded to a thousandth of a point."""
    return f"{waarde:.3f}".rstrip("0").rstrip(".") if waarde % 1 else str(int(waarde))


class Doek:
    """Draws on one page; x from the left and y down from the top, in points."""

    def __init__(self, doc: Objecten, pagina: int, hoogte: float) -> None:
        self._doc = doc.document
        self.pagina = pagina
        self.hoogte = hoogte
        self._code: list[str] = []
        self._open: Element | str | None = None
        self._merken = 0
        self._vulkleur: Kleur | None = None
        self.beelden: set[str] = set()

    def merk(self, element: Element) -> None:
        """What is drawn from here on is content of this element."""
        if self._open is element:
            return
        self._sluit()
        self._code.append(f"/{element.rol} <</MCID {self._merken}>> BDC")
        element.kinderen.append((self.pagina, self._merken))
        self._merken += 1
        self._open = element

    def artefact(self, soort: str = "/Type /Layout") -> None:
        """What is drawn from here on is decoration or furniture of the page, and is not read out."""
        if self._open == soort:
            return
        self._sluit()
        self._code.append(f"/Artifact <<{soort}>> BDC")
        self._open = soort

    def _sluit(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
        self._open = None

    def regel(self, x: float, y: float, regel: Regel, stijl: Stijl) -> None:
        """Draw a line of text with its base line at y."""
        if regel.stukken:
            self._kleur(stijl.kleur)
            self._tekst(f"{getal(x)} {getal(self.hoogte - y)} Td", regel, stijl.grootte)

    def schuin(self, midden: tuple[float, float], regel: Regel, stijl: Stijl, hoek: float) -> None:
        """Draw a line of text slantwise around a point."""
        cos, sin = math.cos(math.radians(hoek)), math.sin(math.radians(hoek))
        breed, hoog = regel.breedte / 2, stijl.grootte * 0.36  # half the height of a capital
        x = midden[0] - breed * cos + hoog * sin
        y = self.hoogte - midden[1] - breed * sin - hoog * cos
        self._kleur(stijl.kleur)
        self._tekst(" ".join(f"{waarde:.4f}" for waarde in (cos, sin, -sin, cos, x, y)) + " Tm", regel, stijl.grootte)

    def _tekst(self, plaats: str, regel: Regel, grootte: float) -> None:
        delen = ["BT", plaats]
        for letter, tekst in regel.stukken:
            for nummer, codes in letter.font.splitString(tekst, self._doc):
                naam = letter.font.getSubsetInternalName(nummer, self._doc)
                delen.append(f"{naam} {getal(grootte)} Tf <{codes.hex()}> Tj")
        self._code.append(" ".join([*delen, "ET"]))

    def _kleur(self, kleur: Kleur) -> None:
        if kleur != self._vulkleur:
            self._code.append(" ".join(getal(deel) for deel in kleur) + " rg")
            self._vulkleur = kleur

    def lijn(self, x: float, y: float, lengte: float, dikte: float, kleur: Kleur) -> None:
        """Draw a level line as a thin filled bar; a stroke of 0.1 mm would differ between printers."""
        self._kleur(kleur)
        maten = (x, self.hoogte - y - dikte / 2, lengte, dikte)
        self._code.append(" ".join(getal(maat) for maat in maten) + " re f")

    def kader(self, x: float, y: float, breedte: float, hoogte: float, dikte: float, kleur: Kleur) -> None:
        """Draw a frame of four lines."""
        for plaats in (y, y + hoogte):
            self.lijn(x, plaats, breedte, dikte, kleur)
        for plaats in (x, x + breedte):
            self._kleur(kleur)
            maten = (plaats - dikte / 2, self.hoogte - y - hoogte, dikte, hoogte)
            self._code.append(" ".join(getal(maat) for maat in maten) + " re f")

    def beeld(self, naam: str, x: float, y: float, breedte: float, hoogte: float) -> None:
        """Place a picture with its upper left corner at x, y."""
        self.beelden.add(naam)
        maten = (breedte, 0, 0, hoogte, x, self.hoogte - y - hoogte)
        self._code.append(f"q {' '.join(getal(maat) for maat in maten)} cm /{naam} Do Q")

    def code(self) -> bytes:
        """Close what is open and return the content stream."""
        self._sluit()
        return "\n".join(self._code).encode("ascii")
