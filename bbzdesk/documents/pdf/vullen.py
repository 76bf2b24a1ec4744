"""Filling pages: strips of content, in groups that stay together, from top to bottom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bbzdesk.documents.pdf.doek import Doek


@dataclass(frozen=True, slots=True)
class Strook:
    """The smallest strip of content: drawn whole, on one page, at the height it is given."""

    hoogte: float
    teken: Callable[[Doek, float], None]


@dataclass(slots=True)
class Groep:
    """Strips that stay on one page when a page can hold them.

    `voor` is the white above, dropped at the top of a page. `kop` is repeated where the group begins a page.
    `bij_volgende` keeps the group on the page of the next one. `marge` is that of the page the group begins.
    """

    stroken: Sequence[Strook]
    voor: float = 0.0
    bij_volgende: bool = False
    kop: Sequence[Strook] = ()
    marge: float = 0.0
    nieuwe_pagina: bool = False

    @property
    def hoogte(self) -> float:
        """The height including the white above."""
        return self.voor + sum(strook.hoogte for strook in self.stroken)


@dataclass(slots=True)
class Pagina:
    """What stands on one page: each strip and its height from the top, between margins."""

    marge: float = 0.0
    geplaatst: list[tuple[Strook, float]] = field(default_factory=list)


class Vuller:
    """Divides groups over pages: the first page begins at `eerste`, the next ones at `boven`, all end at `onder`."""

    def __init__(self, eerste: float, boven: float, onder: float) -> None:
        self._boven, self._onder = boven, onder
        self._y = eerste
        self._leeg = True
        self.paginas = [Pagina()]

    def vul(self, groepen: Sequence[Groep]) -> list[Pagina]:
        """Place all groups in order and return the pages."""
        begin = 0
        while begin < len(groepen):
            eind = begin
            while groepen[eind].bij_volgende and eind + 1 < len(groepen) and not groepen[eind + 1].nieuwe_pagina:
                eind += 1
            self._plaats_keten(groepen[begin : eind + 1])
            begin = eind + 1
        return self.paginas

    def _plaats_keten(self, keten: Sequence[Groep]) -> None:
        """Place groups that belong together; a new page first when the rest of this one is too short."""
        past = self._y + sum(groep.hoogte for groep in keten) <= self._onder
        if not self._leeg and (keten[0].nieuwe_pagina or not past):
            self._nieuwe_pagina()
        for groep in keten:
            self._plaats(groep)

    def _plaats(self, groep: Groep) -> None:
        if self._leeg:
            self.paginas[-1].marge = groep.marge
            self._zet(groep.kop)
        else:
            self._y += groep.voor
        for strook in groep.stroken:
            if not self._leeg and self._y + strook.hoogte > self._onder:
                self._nieuwe_pagina()
                self.paginas[-1].marge = groep.marge
                self._zet(groep.kop)
            self._zet((strook,))

    def _zet(self, stroken: Sequence[Strook]) -> None:
        for strook in stroken:
            self.paginas[-1].geplaatst.append((strook, self._y))
            self._y += strook.hoogte
            self._leeg = False

    def _nieuwe_pagina(self) -> None:
        self.paginas.append(Pagina())
        self._y = self._boven
        self._leeg = True
