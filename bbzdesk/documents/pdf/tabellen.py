"""Tables: widths of columns, rows as strips, the head repeated on every page as an artifact."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bbzdesk.documents.model import Feiten, Inhoud, Tabel, Uitlijning
from bbzdesk.documents.pdf import opmaak
from bbzdesk.documents.pdf.doek import Doek
from bbzdesk.documents.pdf.opmaak import (
    FEIT_RUIMTE,
    GOOT,
    LIJNGRIJS,
    MM,
    RIJ_RUIMTE,
    TABEL,
    TABELKOP,
    ZWART,
    Stijl,
    basislijn,
)
from bbzdesk.documents.pdf.structuur import Element, Rol
from bbzdesk.documents.pdf.vullen import Groep, Strook
from bbzdesk.documents.pdf.zetten import Regel, Zetter, breedste

_DIK, _DUN = 0.3 * MM, 0.12 * MM


@dataclass(frozen=True, slots=True)
class _Kolom:
    x: float
    breedte: float
    kant: Uitlijning = "links"


@dataclass(slots=True)
class _Rij:
    """A row that is set: lines for each cell, and the element each cell belongs to (None for a repeated head)."""

    kolommen: Sequence[_Kolom]
    cellen: list[list[Regel]]
    elementen: list[Element] | None
    stijl: Stijl
    ruimte: float
    boven: float = 0.0  # thickness of the black line above
    onder: tuple[float, opmaak.Kleur] | None = None

    def stroken(self, paginahoogte: float) -> list[Strook]:
        """The row as one strip, or line by line when no page can hold it."""
        regels = max(len(cel) for cel in self.cellen)
        hoogte = regels * self.stijl.regel + 2 * self.ruimte
        if hoogte <= paginahoogte:
            return [Strook(hoogte, self._tekenaar(0, regels, hoogte))]
        stroken = []
        for nummer in range(regels):
            extra = self.ruimte * ((nummer == 0) + (nummer == regels - 1))
            stroken.append(
                Strook(self.stijl.regel + extra, self._tekenaar(nummer, nummer + 1, self.stijl.regel + extra))
            )
        return stroken

    def _tekenaar(self, van: int, tot: int, hoogte: float) -> Callable[[Doek, float], None]:
        """A function that draws the lines `van` to `tot` of every cell, and the rules that belong to them."""
        eerste, laatste = van == 0, tot == max(len(cel) for cel in self.cellen)

        def teken(doek: Doek, y: float) -> None:
            top = y + (self.ruimte if eerste else 0.0) + basislijn(self.stijl)
            for nummer, (kolom, cel) in enumerate(zip(self.kolommen, self.cellen, strict=True)):
                self._merk(doek, nummer)
                for plaats, regel in enumerate(cel[van:tot]):
                    if regel.stukken:
                        rechts = kolom.breedte - regel.breedte if kolom.kant == "rechts" else 0.0
                        doek.regel(kolom.x + rechts, top + plaats * self.stijl.regel, regel, self.stijl)
            self._lijnen(doek, y, hoogte, eerste, laatste)

        return teken

    def _merk(self, doek: Doek, nummer: int) -> None:
        if self.elementen is None:
            doek.artefact("/Type /Pagination")
        else:
            doek.merk(self.elementen[nummer])

    def _lijnen(self, doek: Doek, y: float, hoogte: float, eerste: bool, laatste: bool) -> None:
        x = self.kolommen[0].x
        breedte = self.kolommen[-1].x + self.kolommen[-1].breedte - x
        if self.boven and eerste:
            doek.artefact()
            doek.lijn(x, y, breedte, self.boven, ZWART)
        if self.onder and laatste:
            doek.artefact()
            doek.lijn(x, y + hoogte, breedte, *self.onder)


def _onder_grens(smal: Sequence[float], vol: Sequence[float], ruimte: float) -> list[float]:
    """Widths under one common limit, so that only the widest columns break their text and dates and amounts do not."""
    laag, hoog = 0.0, max(vol)
    for _ in range(40):  # halving: a point divided by 2**40 is exact enough for paper
        grens = (laag + hoog) / 2
        breedtes = [max(weinig, min(veel, grens)) for weinig, veel in zip(smal, vol, strict=True)]
        laag, hoog = (grens, hoog) if sum(breedtes) <= ruimte else (laag, grens)
    return [max(weinig, min(veel, laag)) for weinig, veel in zip(smal, vol, strict=True)]


@dataclass(slots=True)
class Tabelzetter:
    """Sets tables between x and x + breedte."""

    zetter: Zetter
    x: float
    breedte: float
    paginahoogte: float

    def feiten(self, feiten: Feiten, ouder: Element) -> list[Groep]:
        """Questions and answers: a line on top, thin grey lines between, the question as head of its row."""
        kolommen = self._kolommen([0.44 * self.breedte - GOOT / 2, 0.56 * self.breedte - GOOT / 2], ("links", "links"))
        romp = ouder.kind("Table").kind("TBody")
        groepen = []
        for nummer, paar in enumerate(feiten.rijen):
            rij = self._rij(kolommen, paar, TABEL, FEIT_RUIMTE, romp.kind("TR"), rijkop=True)
            rij.boven = _DIK if nummer == 0 else 0.0
            rij.onder = (_DUN, LIJNGRIJS)
            groepen.append(Groep(rij.stroken(self.paginahoogte), bij_volgende=nummer == 0 < len(feiten.rijen) - 1))
        return groepen

    def tabel(self, tabel: Tabel, ouder: Element) -> list[Groep]:
        """Column heads above a line, rows with thin lines, the total below a line."""
        element = ouder.kind("Table")
        kolommen = self._kolommen(self._breedtes(tabel), [tabel.kant(nummer) for nummer in range(len(tabel.koppen))])
        # PDF/UA wants a body behind a head (7.2-14); a table without rows is one group of rows.
        delen: dict[Rol, Element] = dict.fromkeys(("THead", "TBody", "TFoot"), element)
        groepen = self._bijschrift(tabel, element)
        if tabel.rijen:
            delen["THead"] = element.kind("THead")
        kop = self._rij(kolommen, tabel.koppen, TABELKOP, RIJ_RUIMTE, delen["THead"].kind("TR"), kop=True)
        kop.onder = (_DIK, ZWART)
        groepen.append(Groep(kop.stroken(self.paginahoogte), bij_volgende=True))
        if tabel.rijen:
            delen["TBody"] = element.kind("TBody")
            delen["TFoot"] = element.kind("TFoot") if tabel.totaal is not None else element
        herhaald = self._herhaald(kop)
        eerste = len(groepen)
        groepen += [
            self._rijgroep(kolommen, cellen, delen["TBody"].kind("TR"), herhaald, tabel.rijkoppen, totaal=False)
            for cellen in tabel.rijen
        ]
        if len(tabel.rijen) > 1 and sum(groep.hoogte for groep in groepen[eerste : eerste + 2]) < self.paginahoogte / 4:
            groepen[eerste].bij_volgende = True  # a head with one row says little; a row of half a page may go alone
        if tabel.totaal is not None:
            groepen[-1].bij_volgende = True
            tr = delen["TFoot"].kind("TR")
            groepen.append(self._rijgroep(kolommen, tabel.totaal, tr, herhaald, tabel.rijkoppen, totaal=True))
        return groepen

    def _herhaald(self, kop: _Rij) -> list[Strook]:
        """The head as it stands on the next pages; not when it would push out what it is the head of."""
        rij = _Rij(kop.kolommen, kop.cellen, None, kop.stijl, kop.ruimte, onder=kop.onder)
        stroken = rij.stroken(self.paginahoogte)
        return stroken if sum(strook.hoogte for strook in stroken) <= self.paginahoogte / 3 else []

    def _rijgroep(
        self,
        kolommen: Sequence[_Kolom],
        cellen: Sequence[Inhoud],
        tr: Element,
        herhaald: list[Strook],
        rijkoppen: bool,
        *,
        totaal: bool,
    ) -> Groep:
        rij = self._rij(kolommen, cellen, TABELKOP if totaal else TABEL, RIJ_RUIMTE, tr, rijkop=rijkoppen)
        if totaal:
            rij.boven = _DIK
        else:
            rij.onder = (_DUN, LIJNGRIJS)
        ruimte = self.paginahoogte - sum(strook.hoogte for strook in herhaald)
        return Groep(rij.stroken(ruimte), kop=herhaald)

    def _bijschrift(self, tabel: Tabel, element: Element) -> list[Groep]:
        if not tabel.bijschrift.strip():
            return []
        caption = element.kind("Caption")

        def strook(regel: Regel) -> Strook:
            def teken(doek: Doek, y: float) -> None:
                doek.merk(caption)
                doek.regel(self.x, y + basislijn(TABELKOP), regel, TABELKOP)

            return Strook(TABELKOP.regel, teken)

        regels = self.zetter.regels(tabel.bijschrift, TABELKOP, self.breedte)
        return [Groep([strook(regel) for regel in regels], bij_volgende=True)]

    def _rij(
        self,
        kolommen: Sequence[_Kolom],
        cellen: Sequence[Inhoud],
        stijl: Stijl,
        ruimte: float,
        tr: Element,
        *,
        kop: bool = False,
        rijkop: bool = False,
    ) -> _Rij:
        elementen = []
        for nummer in range(len(cellen)):
            if kop:
                elementen.append(tr.kind("TH", bereik="Column"))
            elif rijkop and nummer == 0:
                elementen.append(tr.kind("TH", bereik="Row"))
            else:
                elementen.append(tr.kind("TD"))
        gezet = [self.zetter.regels(cel, stijl, kolom.breedte) for cel, kolom in zip(cellen, kolommen, strict=True)]
        return _Rij(kolommen, gezet, elementen, stijl, ruimte)

    def _kolommen(self, breedtes: Sequence[float], kanten: Sequence[Uitlijning]) -> list[_Kolom]:
        kolommen, x = [], self.x
        for breedte, kant in zip(breedtes, kanten, strict=True):
            kolommen.append(_Kolom(x, breedte, kant))
            x += breedte + GOOT
        return kolommen

    def _breedtes(self, tabel: Tabel) -> list[float]:
        """Relative widths as asked; else what the contents ask, and what is left over shared out evenly."""
        ruimte = self.breedte - GOOT * (len(tabel.koppen) - 1)
        if tabel.breedtes:
            return [ruimte * deel / sum(tabel.breedtes) for deel in tabel.breedtes]
        vol = self._natuurlijk(tabel, float("inf"))
        if sum(vol) <= ruimte:
            return [breedte + (ruimte - sum(vol)) / len(vol) for breedte in vol]
        smal = self._natuurlijk(tabel, 0.0)
        if sum(smal) >= ruimte:  # not even the longest words fit: share the pain in proportion
            return [ruimte * breedte / sum(smal) for breedte in smal]
        return _onder_grens(smal, vol, ruimte)

    def _natuurlijk(self, tabel: Tabel, grens: float) -> list[float]:
        """The width of every column when nothing is broken (infinite limit) or everything (limit nought)."""
        breedtes = []
        for nummer in range(len(tabel.koppen)):
            cellen = [(rij[nummer], TABEL) for rij in tabel.rijen]
            cellen += [(rij[nummer], TABELKOP) for rij in (tabel.koppen, tabel.totaal) if rij is not None]
            breedtes.append(max(self._cel(inhoud, stijl, grens) for inhoud, stijl in cellen) + 0.01)
        return breedtes

    def _cel(self, inhoud: Inhoud, stijl: Stijl, grens: float) -> float:
        if grens:
            return breedste(self.zetter.regels(inhoud, stijl, grens))
        return self.zetter.langste_woord(inhoud, stijl)
