"""Setting text: from runs to lines of a given width. Left aligned, no hyphenation, breaks only at spaces.

A word that is longer than a line (a name of 200 letters) is cut where the line ends.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bbzdesk.documents.model import Inhoud, runs
from bbzdesk.documents.pdf.lettertypen import Letter, Lettertypen, Stuk
from bbzdesk.documents.pdf.opmaak import Stijl
from bbzdesk.documents.tekens import met_vaste_spaties, schoon

_DELEN = re.compile(r"[ \n]|[^ \n]+")


@dataclass(slots=True)
class Regel:
    """One line: pieces of text in their fonts and the width of what is visible."""

    stukken: list[Stuk] = field(default_factory=list)
    breedte: float = 0.0

    def voeg_toe(self, letter: Letter, tekst: str) -> None:
        """Add text at the end, to the last piece when that has the same font."""
        if self.stukken and self.stukken[-1][0] is letter:
            self.stukken[-1] = (letter, self.stukken[-1][1] + tekst)
        else:
            self.stukken.append((letter, tekst))


@dataclass(slots=True)
class _Woord:
    """What may not be broken: pieces that may differ in weight, the spaces before it, and whether a new line begins."""

    stukken: list[Stuk] = field(default_factory=list)
    breedte: float = 0.0
    spaties: list[Letter] = field(default_factory=list)
    nieuwe_regel: bool = False

    @property
    def ruimte(self) -> float:
        return sum(letter.breedtes[32] for letter in self.spaties)


class Zetter:
    """Sets text in the fonts of one folder."""

    def __init__(self, lettertypen: Lettertypen) -> None:
        self._lettertypen = lettertypen

    def regel(self, tekst: str, stijl: Stijl) -> Regel:
        """One line, however wide; a line break in the text becomes a space."""
        return self.regels(" ".join(schoon(tekst).split("\n")), stijl, float("inf"))[0]

    def regels(self, inhoud: Inhoud, stijl: Stijl, breedte: float) -> list[Regel]:
        """Break a text into lines that fit; at least one line, empty when the text is."""
        ruimte = breedte / stijl.grootte * 1000 + 1e-6
        gezet: list[Regel] = [Regel()]
        for woord in self._woorden(inhoud, stijl.vet):
            if woord.nieuwe_regel:
                self._sluit_regel(gezet[-1])
                gezet.append(Regel())
            regel = gezet[-1]
            if regel.stukken and regel.breedte + woord.ruimte + woord.breedte > ruimte:
                self._sluit_regel(regel)
                gezet.append(regel := Regel())
            elif regel.stukken:
                for letter in woord.spaties:
                    regel.voeg_toe(letter, " ")
                regel.breedte += woord.ruimte
            if woord.breedte > ruimte:
                gezet += self._hak(regel, woord, ruimte)
                continue
            for letter, tekst in woord.stukken:
                regel.voeg_toe(letter, tekst)
            regel.breedte += woord.breedte
        for regel in gezet:
            regel.breedte *= stijl.grootte / 1000
        return gezet

    def langste_woord(self, inhoud: Inhoud, stijl: Stijl) -> float:
        """The width below which a word would have to be cut."""
        return max((woord.breedte for woord in self._woorden(inhoud, stijl.vet)), default=0.0) * stijl.grootte / 1000

    @staticmethod
    def _sluit_regel(regel: Regel) -> None:
        """End a line that goes on with a space: who hears or copies the text needs it, no eye sees it."""
        if regel.stukken:
            regel.voeg_toe(regel.stukken[-1][0], " ")

    @staticmethod
    def _hak(regel: Regel, woord: _Woord, ruimte: float) -> list[Regel]:
        """Cut a word that fits on no line, never between a letter and the mark that stands on it."""
        extra: list[Regel] = []
        for letter, tekst in woord.stukken:
            for teken in tekst:
                breed = letter.breedtes[ord(teken)]
                if regel.stukken and breed and regel.breedte + breed > ruimte:
                    extra.append(regel := Regel())
                regel.voeg_toe(letter, teken)
                regel.breedte += breed
        return extra

    def _woorden(self, inhoud: Inhoud, vet: bool) -> Iterator[_Woord]:
        woord = _Woord()
        for deel, deel_vet in self._delen(inhoud, vet):
            if deel in (" ", "\n"):
                if woord.stukken:
                    yield woord
                    woord = _Woord()
                if deel == "\n":
                    if woord.nieuwe_regel:
                        yield woord
                    woord = _Woord(nieuwe_regel=True)
                else:
                    woord.spaties.append(self._lettertypen.letter(deel_vet))
                continue
            for letter, tekst in self._lettertypen.stukken(deel, deel_vet):
                woord.stukken.append((letter, tekst))
                woord.breedte += letter.breedte(tekst)
        if woord.stukken or woord.nieuwe_regel:
            yield woord

    @staticmethod
    def _delen(inhoud: Inhoud, vet: bool) -> Iterator[tuple[str, bool]]:
        for run in runs(inhoud):
            for deel in _DELEN.findall(met_vaste_spaties(schoon(run.tekst))):
                yield deel, run.vet or vet


def breedste(regels: Iterable[Regel]) -> float:
    """The width of the widest line."""
    return max((regel.breedte for regel in regels), default=0.0)
