"""Fonts: Liberation Sans, per character DejaVu Sans where Liberation has no glyph, and a box where neither has one.

No glyph of a file may be `.notdef` (ISO 19005-2, 6.2.11.8), and a private-use character has no meaning to embed
(6.2.11.7.3); both become the box.
"""

import unicodedata
from functools import cache
from pathlib import Path

from bbzdesk.documents.tekens import DOOS, schoon

_BESTANDEN = {
    False: ("LiberationSans-Regular.ttf", "DejaVuSans.ttf"),
    True: ("LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf"),
}


class Letter:
    """One font: the characters it can show, their widths in thousandths of the size, and the file it is embedded from."""

    __slots__ = ("breedtes", "font", "tekens")

    def __init__(self, bestand: Path) -> None:
        from reportlab.pdfbase.ttfonts import TTFont

        # Not registered with reportlab: its register is global and knows one folder only.
        self.font = TTFont(bestand.stem, str(bestand), asciiReadable=False)
        self.breedtes: dict[int, float] = self.font.face.charWidths
        # Above U+FFFF reportlab writes a table to Unicode that no reader understands; such text could not be read back.
        codes = (code for code in self.font.face.charToGlyph if code <= 0xFFFF and not 0xE000 <= code <= 0xF8FF)
        self.tekens = frozenset(map(chr, codes))

    def breedte(self, tekst: str) -> float:
        """The width of a text in thousandths of the size; every character must be one the font can show."""
        breedtes = self.breedtes
        return sum(breedtes[ord(teken)] for teken in tekst)


Stuk = tuple[Letter, str]


class Lettertypen:
    """The fonts of one folder: chooses one for each character."""

    def __init__(self, map_: Path) -> None:
        self._letters = {vet: tuple(Letter(map_ / naam) for naam in namen) for vet, namen in _BESTANDEN.items()}
        self.kleurprofiel = (map_ / "sRGB.icc").read_bytes()

    def letter(self, vet: bool = False) -> Letter:
        """The first font of a weight."""
        return self._letters[vet][0]

    def stukken(self, tekst: str, vet: bool = False) -> list[Stuk]:
        """Divide clean text over the fonts. A letter and its combining marks stay in one font."""
        eerste = self._letters[vet][0]
        if eerste.tekens.issuperset(tekst):
            return [(eerste, tekst)] if tekst else []
        gevonden: list[Stuk] = []
        for letter, zichtbaar in (deel for groep in _groepen(tekst) for deel in self._kies(groep, vet)):
            if gevonden and gevonden[-1][0] is letter:
                gevonden[-1] = (letter, gevonden[-1][1] + zichtbaar)
            else:
                gevonden.append((letter, zichtbaar))
        return gevonden

    def _kies(self, groep: str, vet: bool) -> list[Stuk]:
        for letter in self._letters[vet]:
            if letter.tekens.issuperset(groep):
                return [(letter, groep)]
        if len(groep) > 1:  # no font has the letter and all its marks: each from where it can be had
            return [deel for teken in groep for deel in self._kies(teken, vet)]
        return [(self._letters[vet][0], DOOS)]

    def _bekend(self, teken: str, vet: bool) -> bool:
        return any(teken in letter.tekens for letter in self._letters[vet])

    def ontbrekend(self, tekst: str) -> tuple[str, ...]:
        """The characters of a text that will be printed as a box, each once, in order."""
        tekens = dict.fromkeys(unicodedata.normalize("NFC", tekst))
        return tuple(teken for teken in tekens if teken != DOOS and self._wordt_doos(teken))

    def _wordt_doos(self, teken: str) -> bool:
        zichtbaar = schoon(teken).strip("\n")
        return zichtbaar == DOOS or not all(self._bekend(deel, vet) for deel in zichtbaar for vet in (False, True))


def _groepen(tekst: str) -> list[str]:
    """A letter with its combining marks, one after the other."""
    groepen: list[str] = []
    for teken in tekst:
        if groepen and unicodedata.combining(teken):
            groepen[-1] += teken
        else:
            groepen.append(teken)
    return groepen


@cache
def lettertypen(map_: Path) -> Lettertypen:
    """The fonts of a folder, read once."""
    return Lettertypen(map_)
