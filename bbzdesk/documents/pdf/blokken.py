"""From blocks to groups of strips, with the element of the structure tree that each belongs to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bbzdesk.documents.model import (
    Afbeelding,
    Alinea,
    Blok,
    Feiten,
    Inhoud,
    Kop,
    Lijst,
    NieuwePagina,
    Ondertekening,
    Tabel,
    platte_tekst,
)
from bbzdesk.documents.pdf import opmaak
from bbzdesk.documents.pdf.beeld import Beeld, lees_beeld
from bbzdesk.documents.pdf.doek import Doek
from bbzdesk.documents.pdf.opmaak import (
    ALINEA_AFSTAND,
    KOP_AFSTAND,
    KOP_ONDER,
    MM,
    TEKST,
    TITEL_ONDER,
    Kleur,
    Stijl,
    basislijn,
)
from bbzdesk.documents.pdf.structuur import Element, Rol
from bbzdesk.documents.pdf.tabellen import Tabelzetter
from bbzdesk.documents.pdf.vullen import Groep, Strook
from bbzdesk.documents.pdf.zetten import Regel, Zetter
from bbzdesk.documents.tekens import op_een_regel, schoon

_KOPROLLEN: tuple[Rol, ...] = ("H1", "H2", "H3", "H4")


@dataclass(frozen=True, slots=True)
class Bladwijzer:
    """An entry of the outline; its place is known once the page is drawn."""

    niveau: int
    tekst: str


@dataclass(slots=True)
class Opmaker:
    """Lays out the blocks of a document one after the other, below one element."""

    zetter: Zetter
    wortel: Element
    papierbreedte: float
    marge: float
    paginahoogte: float
    huiskleur: Kleur
    groepen: list[Groep] = field(default_factory=list)
    beelden: dict[str, Beeld] = field(default_factory=dict)
    bladwijzers: list[tuple[Bladwijzer, int, float]] = field(default_factory=list)
    _onder_kop: float | None = None
    _kopniveau: int = 0
    _inleiding: Groep | None = None  # a short paragraph below a heading, which may introduce a table
    _pagina_volgt: bool = False

    @property
    def _breedte(self) -> float:
        return self.papierbreedte - 2 * self.marge

    def blok(self, blok: Blok) -> None:
        """Lay out one block. A block without contents leaves no trace, on paper or in the structure."""
        if self._inleiding and isinstance(blok, Feiten | Tabel):
            self._inleiding.bij_volgende = (
                True  # else heading and paragraph stand at the foot, the table on the next page
            )
        match blok:
            case Kop():
                self._kop(blok)
            case Alinea():
                self._alinea(blok)
            case Feiten() if blok.rijen:
                self._voeg_toe(self._tabelzetter().feiten(blok, self.wortel), ALINEA_AFSTAND)
            case Tabel():
                self._voeg_toe(self._tabelzetter().tabel(blok, self.wortel), ALINEA_AFSTAND)
            case Lijst() if blok.items:
                self._lijst(blok)
            case Afbeelding():
                self._afbeelding(blok)
            case Ondertekening() if any(regel.strip() for regel in blok.regels):
                self._ondertekening(blok)
            case NieuwePagina():
                self._pagina_volgt = True
                self.marge = opmaak.RAPPORTMARGE if blok.breed else self.marge

    def titel(self, tekst: str, stijl: Stijl) -> None:
        """The title of the document, its one heading of the first level."""
        self._kopregels(tekst, stijl, 0)

    def onderschrift(self, tekst: str) -> None:
        """A line in grey below the title of a report."""
        if tekst.strip():
            stijl = opmaak.WAARDE
            self._voeg_toe(self._tekstgroepen(tekst, stijl, self.wortel.kind("P")), 0)

    def _kop(self, kop: Kop) -> None:
        niveau = min(kop.niveau, self._kopniveau + 1)  # PDF/UA-1, 7.4.2: no level is skipped
        self._kopregels(kop.tekst, opmaak.koppen(self.huiskleur)[niveau], niveau)

    def _kopregels(self, tekst: str, stijl: Stijl, niveau: int) -> None:
        if not schoon(tekst).strip():
            return
        element = self.wortel.kind(_KOPROLLEN[niveau])
        stroken = self._stroken(self.zetter.regels(tekst, stijl, self._breedte), stijl, element, self.marge)
        bladwijzer = Bladwijzer(niveau, op_een_regel(tekst))
        eerste = stroken[0]

        def teken(doek: Doek, y: float) -> None:
            self.bladwijzers.append((bladwijzer, doek.pagina, y))
            eerste.teken(doek, y)

        stroken[0] = Strook(eerste.hoogte, teken)
        self._voeg_toe([Groep(stroken, bij_volgende=True)], KOP_AFSTAND)
        self._onder_kop, self._kopniveau = (KOP_ONDER if niveau else TITEL_ONDER), niveau

    def _alinea(self, alinea: Alinea) -> None:
        tekst = schoon(platte_tekst(alinea.tekst)).strip()
        if tekst:
            groepen = self._tekstgroepen(alinea.tekst, TEKST, self.wortel.kind("P"))
            groepen[-1].bij_volgende = tekst.endswith(":")  # it announces what follows
            kort_onder_kop = self._onder_kop is not None and len(groepen) == 1
            self._voeg_toe(groepen, ALINEA_AFSTAND)
            self._inleiding = groepen[0] if kort_onder_kop else None

    def _lijst(self, lijst: Lijst) -> None:
        element = self.wortel.kind("L", nummering="Decimal" if lijst.genummerd else "Disc")
        labels = [
            self.zetter.regel(f"{nummer}." if lijst.genummerd else "•", TEKST)
            for nummer in range(1, len(lijst.items) + 1)
        ]
        inspringing = max(6 * MM, max(label.breedte for label in labels) + 1.5 * MM)
        for nummer, (label, item) in enumerate(zip(labels, lijst.items, strict=True)):
            li = element.kind("LI")
            lbl, romp = li.kind("Lbl"), li.kind("LBody")
            groepen = self._tekstgroepen(item, TEKST, romp, inspringing)
            groepen[0].stroken = [self._met_label(groepen[0].stroken[0], label, lbl), *groepen[0].stroken[1:]]
            groepen[0].bij_volgende |= nummer == 0 < len(lijst.items) - 1
            self._voeg_toe(groepen, 0.0 if nummer else ALINEA_AFSTAND)

    def _met_label(self, strook: Strook, label: Regel, lbl: Element) -> Strook:
        x = self.marge

        def teken(doek: Doek, y: float) -> None:
            doek.merk(lbl)
            doek.regel(x, y + basislijn(TEKST), label, TEKST)
            strook.teken(doek, y)

        return Strook(strook.hoogte, teken)

    def _afbeelding(self, afbeelding: Afbeelding) -> None:
        breedte = min(afbeelding.breedte_mm * MM, self._breedte)
        beeld = lees_beeld(afbeelding.gegevens, breedte / MM)
        hoogte = breedte * beeld.hoogte / beeld.breedte
        if hoogte > self.paginahoogte:
            breedte, hoogte = breedte * self.paginahoogte / hoogte, self.paginahoogte
        self.beelden[beeld.naam] = beeld
        figuur = self.wortel.kind("Figure", alternatief=op_een_regel(afbeelding.alternatieve_tekst))
        x = self.marge

        def teken(doek: Doek, y: float) -> None:
            figuur.vak = (x, doek.hoogte - y - hoogte, x + breedte, doek.hoogte - y)
            doek.merk(figuur)
            doek.beeld(beeld.naam, x, y, breedte, hoogte)

        self._voeg_toe([Groep([Strook(hoogte, teken)])], ALINEA_AFSTAND)

    def _ondertekening(self, ondertekening: Ondertekening) -> None:
        """The closing lines: one paragraph per line group, kept together and with what stands before."""
        stroken: list[Strook] = []
        element: Element | None = None
        for regel in ondertekening.regels:
            if not schoon(regel).strip():
                element = None
                stroken.append(Strook(TEKST.regel, lambda doek, y: None))
                continue
            element = element or self.wortel.kind("P")
            stroken += self._stroken(
                self.zetter.regels(regel + "\n", TEKST, self._breedte)[:-1], TEKST, element, self.marge
            )
        if self.groepen:
            self.groepen[-1].bij_volgende = True
        self._voeg_toe([Groep(stroken)], 2 * ALINEA_AFSTAND)

    def _tekstgroepen(self, inhoud: Inhoud, stijl: Stijl, element: Element, inspringing: float = 0.0) -> list[Groep]:
        """Lines of a paragraph, so that no page begins or ends with a single line of it."""
        regels = self.zetter.regels(inhoud, stijl, self._breedte - inspringing)
        stroken = self._stroken(regels, stijl, element, self.marge + inspringing)
        if len(stroken) <= 3:
            return [Groep(stroken)]
        return [Groep(stroken[:2]), *(Groep([strook]) for strook in stroken[2:-2]), Groep(stroken[-2:])]

    @staticmethod
    def _stroken(regels: Sequence[Regel], stijl: Stijl, element: Element, x: float) -> list[Strook]:
        hoog = basislijn(stijl)

        def tekenaar(regel: Regel) -> Callable[[Doek, float], None]:
            def teken(doek: Doek, y: float) -> None:
                doek.merk(element)
                doek.regel(x, y + hoog, regel, stijl)

            return teken

        return [Strook(stijl.regel, tekenaar(regel)) for regel in regels]

    def _tabelzetter(self) -> Tabelzetter:
        return Tabelzetter(self.zetter, self.marge, self._breedte, self.paginahoogte)

    def _voeg_toe(self, groepen: list[Groep], voor: float) -> None:
        """Add the groups of one block, with the white above it: little below a heading."""
        groepen[0].voor = voor if self._onder_kop is None else self._onder_kop
        groepen[0].nieuwe_pagina = self._pagina_volgt
        self._onder_kop, self._pagina_volgt, self._inleiding = None, False, None
        for groep in groepen:
            groep.marge = self.marge
        self.groepen += groepen
