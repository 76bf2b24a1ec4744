"""Measures, styles and colours of paper. Lengths are points, counted down from the top of the page."""

from dataclasses import dataclass, replace

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)

Kleur = tuple[float, float, float]
ZWART: Kleur = (0.0, 0.0, 0.0)
GRIJS: Kleur = (0.35, 0.35, 0.35)
LIJNGRIJS: Kleur = (0.75, 0.75, 0.75)
ORANJE: Kleur = (0.78, 0.36, 0.0)


@dataclass(frozen=True, slots=True)
class Stijl:
    """How a text is set: size, height of a line, weight and colour."""

    grootte: float
    regel: float
    vet: bool = False
    kleur: Kleur = ZWART


def basislijn(stijl: Stijl) -> float:
    """From the top of a line to its base line: Liberation Sans stands 0.905 above and 0.212 below it."""
    return (stijl.regel - 1.117 * stijl.grootte) / 2 + 0.905 * stijl.grootte


TEKST = Stijl(11, 16)
TABEL = Stijl(10.5, 14)
TABELKOP = replace(TABEL, vet=True)
ONDERWERP = Stijl(12.5, 18, vet=True)
TITEL = Stijl(16, 21, vet=True)
LABEL = Stijl(8, 12, kleur=GRIJS)
WAARDE = Stijl(9.5, 13)
RETOUR = Stijl(7.5, 10, kleur=GRIJS)
VOET = Stijl(7.5, 10, kleur=GRIJS)
KENMERK = Stijl(8, 11, kleur=GRIJS)

ALINEA_AFSTAND = 3.5 * MM
KOP_AFSTAND = 4.5 * MM
KOP_ONDER = 0.4 * MM
TITEL_ONDER = 2.5 * MM
GOOT = 4 * MM  # between two columns of a table
FEIT_RUIMTE = 3.2  # above and below the text in a row of facts
RIJ_RUIMTE = 1.7


def koppen(huiskleur: Kleur) -> dict[int, Stijl]:
    """The headings of level 1 to 3 inside a document: bold in the house colour, hardly larger than the text."""
    kleur = leesbaar(huiskleur)
    return {
        1: Stijl(11, 16, vet=True, kleur=kleur),
        2: Stijl(11, 16, vet=True),
        3: Stijl(11, 16, vet=True, kleur=GRIJS),
    }


def kleur(hex_: str) -> Kleur:
    """Read `#RRGGBB`."""
    rood, groen, blauw = (int(hex_[plaats : plaats + 2], 16) / 255 for plaats in (1, 3, 5))
    return rood, groen, blauw


def tint(basis: Kleur, deel: float) -> Kleur:
    """A colour mixed with white; a mark across the page so needs no transparency."""
    rood, groen, blauw = (1 - deel * (1 - waarde) for waarde in basis)
    return rood, groen, blauw


def contrast(een: Kleur, ander: Kleur) -> float:
    """How far two colours stand apart, from 1 to 21 (WCAG 1.4.3); it rests on brightness, so it holds in grey too."""
    donker, licht = sorted((_helderheid(een), _helderheid(ander)))
    return (licht + 0.05) / (donker + 0.05)


def leesbaar(basis: Kleur) -> Kleur:
    """The colour itself when it stands out at least 4.5 to 1 on white (WCAG 1.4.3), else black."""
    return basis if contrast(basis, (1.0, 1.0, 1.0)) >= 4.5 else ZWART


def _helderheid(basis: Kleur) -> float:
    rood, groen, blauw = (w / 12.92 if w <= 0.04045 else ((w + 0.055) / 1.055) ** 2.4 for w in basis)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


@dataclass(frozen=True, slots=True)
class Vel:
    """A sheet and where text may stand on it."""

    breedte: float
    hoogte: float
    boven: float  # of every page but the first
    onder: float
    voet: float


BRIEFMARGE = 33 * MM
RAPPORTMARGE = 25 * MM


def vel(liggend: bool, brief: bool) -> Vel:
    """The sheet of a letter or a report, upright or on its side."""
    breedte, hoogte = (A4[1], A4[0]) if liggend else A4
    boven = 38 * MM if brief else 28 * MM
    return Vel(breedte, hoogte, boven, hoogte - 25 * MM, hoogte - 20 * MM)
