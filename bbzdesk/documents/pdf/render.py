"""From a document to the bytes of a PDF that is the record: PDF/A-2a and PDF/UA-1, or PDF/A-3a with embedded data."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bbzdesk.documents.model import Briefhoofd, Document, Tabel, gedrukte_teksten
from bbzdesk.documents.pdf import opmaak
from bbzdesk.documents.pdf.bestand import Inhoud, Vel, schrijf
from bbzdesk.documents.pdf.blokken import Opmaker
from bbzdesk.documents.pdf.brief import Briefkop
from bbzdesk.documents.pdf.doek import Doek
from bbzdesk.documents.pdf.lettertypen import lettertypen as laad
from bbzdesk.documents.pdf.objecten import Objecten
from bbzdesk.documents.pdf.opmaak import (
    BRIEFMARGE,
    KENMERK,
    LIJNGRIJS,
    MM,
    ONDERWERP,
    ORANJE,
    RAPPORTMARGE,
    TITEL,
    VOET,
    Stijl,
)
from bbzdesk.documents.pdf.structuur import Element
from bbzdesk.documents.pdf.vullen import Pagina, Vuller
from bbzdesk.documents.pdf.xmp import Eigenschappen
from bbzdesk.documents.pdf.zetten import Zetter
from bbzdesk.documents.tekens import op_een_regel

_KOLOMMEN_STAAND = 7  # a table with more columns turns a report on its side
_SLOT = threading.Lock()  # reportlab reads its fonts with one file position each


def render_pdf(document: Document, *, gemaakt_op: datetime, lettertypen: Path, definitief: bool = False) -> bytes:
    """Make the PDF of a document; the same input gives the same bytes.

    Args:
        document: what it says.
        gemaakt_op: the moment that the properties of the file carry.
        lettertypen: the folder `resources/fonts`.
        definitief: a final decision; its data are then embedded and the file is PDF/A-3a.

    Raises:
        GebruikersFout: a picture in it cannot be read.
    """
    with _SLOT:
        return _Weergave(document, gemaakt_op, lettertypen, definitief).bytes()


def ontbrekende_tekens(tekst: str, lettertypen: Path) -> tuple[str, ...]:
    """The characters that the PDF will show as a box because no font has them; each once, in order."""
    return laad(lettertypen).ontbrekend(tekst)


def ontbrekend_in(document: Document, lettertypen: Path) -> tuple[str, ...]:
    """The characters of a whole document that its PDF will show as a box; each once, in order."""
    return ontbrekende_tekens("\n".join(gedrukte_teksten(document)), lettertypen)


def adres_past(hoofd: Briefhoofd, lettertypen: Path) -> bool:
    """Whether the address of a letter stays within the window of the envelope; else it must be made shorter."""
    return Briefkop(hoofd, Zetter(laad(lettertypen)), Element("Document"), opmaak.ZWART).adres_past


class _Weergave:
    """One rendering: lay out, divide over pages, draw, write."""

    def __init__(self, document: Document, gemaakt_op: datetime, lettertypen: Path, definitief: bool) -> None:
        self._document = document
        self._gemaakt_op = gemaakt_op
        self._bijlage = document.gegevensbijlage if definitief else None
        self._letters = laad(lettertypen)
        self._zetter = Zetter(self._letters)
        self._wortel = Element("Document")
        self._kleur = opmaak.kleur(document.huiskleur)
        brief = document.briefhoofd is not None
        self._vel = opmaak.vel(self._liggend(), brief)
        self._marge = BRIEFMARGE if brief else RAPPORTMARGE

    def _liggend(self) -> bool:
        tabellen = (blok for blok in self._document.blokken if isinstance(blok, Tabel))
        breed = any(len(tabel.koppen) > _KOLOMMEN_STAAND for tabel in tabellen)
        return self._document.liggend or (self._document.briefhoofd is None and breed)

    def bytes(self) -> bytes:
        hoofd = self._document.briefhoofd
        kop = Briefkop(hoofd, self._zetter, self._wortel, self._kleur) if hoofd else None
        opmaker = self._opgemaakt(kop)
        eerste = kop.tekst_vanaf if kop else 25 * MM
        paginas = Vuller(eerste, self._vel.boven, self._vel.onder).vul(opmaker.groepen)
        if kop and kop.logo:
            opmaker.beelden[kop.logo.naam] = kop.logo
        doc = Objecten()
        doeken = []
        for nummer, pagina in enumerate(paginas):
            doek = Doek(doc, nummer, self._vel.hoogte)
            self._teken(doek, pagina, kop, len(paginas))
            doeken.append(doek)
        inhoud = Inhoud(
            vellen=[Vel(self._vel.breedte, self._vel.hoogte, doek.code(), sorted(doek.beelden)) for doek in doeken],
            wortel=self._wortel,
            beelden=opmaker.beelden,
            bladwijzers=[(wijzer, pagina, self._vel.hoogte - y) for wijzer, pagina, y in opmaker.bladwijzers],
            kleurprofiel=self._letters.kleurprofiel,
            eigenschappen=self._eigenschappen(),
            bijlage=self._bijlage,
        )
        return schrijf(doc, inhoud)

    def _opgemaakt(self, kop: Briefkop | None) -> Opmaker:
        opmaker = Opmaker(
            self._zetter,
            self._wortel,
            self._vel.breedte,
            self._marge,
            self._vel.onder - self._vel.boven,
            self._kleur,
        )
        if kop:
            opmaker.titel(self._document.titel, ONDERWERP)
        else:
            opmaker.titel(self._document.titel, replace(TITEL, kleur=opmaak.leesbaar(self._kleur)))
            opmaker.onderschrift(self._document.onderwerp)
        for blok in self._document.blokken:
            opmaker.blok(blok)
        return opmaker

    def _teken(self, doek: Doek, pagina: Pagina, kop: Briefkop | None, aantal: int) -> None:
        self._teken_merk(doek)
        if doek.pagina:
            self._teken_kenmerk(doek, pagina.marge)
        elif kop:
            kop.teken(doek)
        for strook, y in pagina.geplaatst:
            strook.teken(doek, y)
        self._teken_voet(doek, pagina.marge or self._marge, aantal)

    def _teken_merk(self, doek: Doek) -> None:
        """CONCEPT or OEFENING across the page, below the text; the title of the file says it for who cannot see."""
        if not self._document.merk:
            return
        basis = ORANJE if self._document.merk == "OEFENING" else self._kleur
        stijl = Stijl(112, 112, vet=True, kleur=opmaak.tint(basis, 0.08))
        doek.artefact("/Type /Pagination /Subtype /Watermark")
        regel = self._zetter.regel(self._document.merk, stijl)
        hoek = 35 if self._vel.breedte > self._vel.hoogte else 52
        doek.schuin((self._vel.breedte / 2, self._vel.hoogte / 2), regel, stijl, hoek)

    def _teken_kenmerk(self, doek: Doek, marge: float) -> None:
        """The head of the pages after the first: who, reference and date, so that a loose page can be put back."""
        hoofd = self._document.briefhoofd
        delen: Sequence[str]
        if hoofd:
            delen = (hoofd.afzender, f"Ons kenmerk {hoofd.kenmerk}" if hoofd.kenmerk.strip() else "", hoofd.datum)
        else:
            delen = (self._document.titel, self._document.kenmerk)
        doek.artefact("/Type /Pagination /Subtype /Header")
        y = (25 if hoofd else 18) * MM
        self._teken_in_breedte(doek, _samen(delen), KENMERK, (marge, y), 0.0)

    def _teken_voet(self, doek: Doek, marge: float, aantal: int) -> None:
        hoofd = self._document.briefhoofd
        links = hoofd.voetregel if hoofd else _samen((self._document.auteur, self._document.kenmerk))
        rechts = self._zetter.regel(f"Pagina {doek.pagina + 1} van {aantal}", VOET)
        doek.artefact("/Type /Pagination /Subtype /Footer")
        breedte = self._vel.breedte - 2 * marge
        doek.lijn(marge, self._vel.voet + 1 * MM, breedte, 0.12 * MM, LIJNGRIJS)
        y = self._vel.voet + 5.5 * MM
        doek.regel(marge + breedte - rechts.breedte, y, rechts, VOET)
        self._teken_in_breedte(doek, links, VOET, (marge, y), rechts.breedte + 5 * MM)

    def _teken_in_breedte(
        self, doek: Doek, tekst: str, stijl: Stijl, plaats: tuple[float, float], bezet: float
    ) -> None:
        """One line of page furniture; what is too long for the width runs on in at most one more line."""
        x, y = plaats
        breedte = self._vel.breedte - 2 * x - bezet
        for nummer, regel in enumerate(self._zetter.regels(tekst, stijl, breedte)[:2]):
            doek.regel(x, y + nummer * stijl.regel, regel, stijl)

    def _eigenschappen(self) -> Eigenschappen:
        return Eigenschappen(
            titel=op_een_regel(self._document.volledige_titel),
            auteur=op_een_regel(self._document.auteur),
            onderwerp=op_een_regel(self._document.onderwerp),
            kenmerk=op_een_regel(self._document.kenmerk),
            programma="BbzDesk",
            gemaakt_op=self._gemaakt_op,
            deel=3 if self._bijlage else 2,
        )


def _samen(delen: Sequence[str]) -> str:
    return "  ·  ".join(deel for deel in delen if deel.strip())
