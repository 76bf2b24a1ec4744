"""An editable copy of a document for a word processor. The PDF is the record; this is for who must change the text."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bbzdesk.documents.model import (
    Afbeelding,
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Feiten,
    Inhoud,
    Kop,
    Lijst,
    NieuwePagina,
    Ondertekening,
    Tabel,
    runs,
)
from bbzdesk.documents.pdf.beeld import lees_beeld
from bbzdesk.documents.tekens import met_vaste_spaties, op_een_regel, schoon
from bbzdesk.documents.zipvast import met_vaste_tijden

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

_LETTER = "Arial"  # on every desk, and as wide as the Liberation Sans of the PDF


def render_docx(document: Document, *, gemaakt_op: datetime) -> bytes:
    """Write the document as docx; the same input gives the same bytes."""
    import docx

    bestand = docx.Document()
    _stijlen(bestand)
    _eigenschappen(bestand, document, gemaakt_op)
    _pagina(bestand, document)
    if document.briefhoofd:
        _briefhoofd(bestand, document.briefhoofd)
    bestand.add_heading(met_vaste_spaties(op_een_regel(document.titel)), 1)
    if document.onderwerp.strip() and not document.briefhoofd:
        bestand.add_paragraph(schoon(document.onderwerp))
    schrijver = _Schrijver(bestand)
    for blok in document.blokken:
        schrijver.blok(blok)
    uit = io.BytesIO()
    bestand.save(uit)
    return met_vaste_tijden(uit.getvalue())


def _stijlen(bestand: "Docx") -> None:
    """One typeface, Dutch as the language of the spelling checker, headings as small as in the PDF."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    stijlen: Any = bestand.styles
    standaard = stijlen.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    taal = standaard.find(qn("w:lang"))
    taal = taal if taal is not None else standaard.makeelement(qn("w:lang"))
    taal.set(qn("w:val"), "nl-NL")
    standaard.append(taal)
    for naam, grootte in (
        ("Normal", 11.0),
        ("Heading 1", 12.5),
        ("Heading 2", 11.0),
        ("Heading 3", 11.0),
        ("Heading 4", 11.0),
    ):
        stijl = stijlen[naam]
        stijl.font.name, stijl.font.size = _LETTER, Pt(grootte)
        fonts = stijl.element.get_or_add_rPr().get_or_add_rFonts()
        for thema in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(thema), None)
        fonts.set(qn("w:eastAsia"), _LETTER)
        fonts.set(qn("w:cs"), _LETTER)
        if naam != "Normal":
            stijl.font.bold, stijl.font.italic, stijl.font.color.rgb = True, False, RGBColor(0, 0, 0)
    stijlen["Normal"].paragraph_format.space_after = Pt(6)


def _eigenschappen(bestand: "Docx", document: Document, gemaakt_op: datetime) -> None:
    kern: Any = bestand.core_properties
    moment = gemaakt_op.astimezone(UTC).replace(tzinfo=None) if gemaakt_op.tzinfo else gemaakt_op
    kern.title = op_een_regel(document.volledige_titel)[:255]  # the longest that the format takes
    kern.author = kern.last_modified_by = op_een_regel(document.auteur)[:255]
    kern.subject = op_een_regel(document.onderwerp)[:255]
    kern.keywords = op_een_regel(document.kenmerk)[:255]
    kern.comments, kern.language, kern.revision = "", "nl-NL", 1
    kern.created = kern.modified = moment


def _pagina(bestand: "Docx", document: Document) -> None:
    """A4 with the margins of the PDF; the mark in the head, sender and page number in the foot."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    deel = bestand.sections[0]
    breedte, hoogte = (297, 210) if document.liggend else (210, 297)
    deel.page_width, deel.page_height = Mm(breedte), Mm(hoogte)
    deel.orientation = WD_ORIENT.LANDSCAPE if document.liggend else WD_ORIENT.PORTRAIT
    deel.left_margin = deel.right_margin = Mm(33 if document.briefhoofd else 25)
    if document.merk:
        deel.header.paragraphs[0].add_run(document.merk).bold = True
    voet = document.briefhoofd.voetregel if document.briefhoofd else document.auteur
    alinea = deel.footer.paragraphs[0]
    alinea.add_run(f"{op_een_regel(voet)} · Pagina " if voet.strip() else "Pagina ")
    _veld(alinea, "PAGE")
    alinea.add_run(" van ")
    _veld(alinea, "NUMPAGES")


def _veld(alinea: "Paragraph", opdracht: str) -> None:
    """A field that the word processor fills in."""
    from docx.oxml.ns import qn

    element: Any = alinea._p  # noqa: SLF001  # python-docx has no public way to add a field
    veld = element.makeelement(qn("w:fldSimple"), {qn("w:instr"): opdracht})
    loop = veld.makeelement(qn("w:r"))
    tekst = loop.makeelement(qn("w:t"))
    tekst.text = "1"
    loop.append(tekst)
    veld.append(loop)
    element.append(veld)


def _briefhoofd(bestand: "Docx", hoofd: Briefhoofd) -> None:
    bestand.add_paragraph().add_run(op_een_regel(hoofd.afzender)).bold = True
    for regel in (hoofd.afdeling, f"Retouradres: {hoofd.retouradres}" if hoofd.retouradres.strip() else ""):
        if regel.strip():
            bestand.add_paragraph(op_een_regel(regel))
    bestand.add_paragraph("\n".join(op_een_regel(regel) for regel in hoofd.adresregels if regel.strip()))
    kolommen = [
        (label, waarde)
        for label, waarde in (
            ("Datum", hoofd.datum),
            ("Ons kenmerk", hoofd.kenmerk),
            ("Contact", "\n".join(hoofd.contact)),
            ("Bijlagen", hoofd.bijlagen),
        )
        if waarde.strip()
    ]
    if kolommen:
        tabel = bestand.add_table(rows=2, cols=len(kolommen))
        for nummer, (label, waarde) in enumerate(kolommen):
            _vul(tabel.cell(0, nummer), label, vet=True)
            _vul(tabel.cell(1, nummer), waarde)
        _herhaal(tabel.rows[0])
        bestand.add_paragraph()


class _Schrijver:
    """Writes blocks one after the other; numbered lists each begin at one."""

    def __init__(self, bestand: "Docx") -> None:
        self._bestand = bestand
        self._kopniveau = 0

    def blok(self, blok: Blok) -> None:
        match blok:
            case Kop():
                self._kopniveau = min(blok.niveau, self._kopniveau + 1)
                self._bestand.add_heading(met_vaste_spaties(op_een_regel(blok.tekst)), self._kopniveau + 1)
            case Alinea():
                _zet(self._bestand.add_paragraph(), blok.tekst)
            case Feiten() if blok.rijen:
                self._rijen(blok.rijen)
            case Tabel():
                self._tabel(blok)
            case Lijst():
                self._lijst(blok)
            case Afbeelding():
                self._afbeelding(blok)
            case Ondertekening():
                self._bestand.add_paragraph("\n".join(op_een_regel(regel) for regel in blok.regels))
            case NieuwePagina():
                self._bestand.add_paragraph().paragraph_format.page_break_before = True

    def _lijst(self, lijst: Lijst) -> None:
        """Numbers are typed: Word would number the second list on from the first."""
        for nummer, item in enumerate(lijst.items, 1):
            if lijst.genummerd:
                alinea = self._bestand.add_paragraph()
                _hang_in(alinea)
                alinea.add_run(f"{nummer}.\t")
            else:
                alinea = self._bestand.add_paragraph(style="List Bullet")
            _zet(alinea, item)

    def _afbeelding(self, afbeelding: Afbeelding) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Mm

        lees_beeld(afbeelding.gegevens, afbeelding.breedte_mm)  # the same pictures are refused as in the PDF
        alinea = self._bestand.add_paragraph()
        vorm: Any = alinea.add_run().add_picture(io.BytesIO(afbeelding.gegevens), width=Mm(afbeelding.breedte_mm))
        omschrijving = vorm._inline.find(qn("wp:docPr"))  # noqa: SLF001  # no public way to the alternative text
        omschrijving.set("descr", op_een_regel(afbeelding.alternatieve_tekst))

    def _rijen(self, rijen: Sequence[tuple[Inhoud, Inhoud]]) -> None:
        tabel = self._nieuwe_tabel(len(rijen), 2)
        for rij, paar in zip(tabel.rows, rijen, strict=True):
            for cel, inhoud in zip(rij.cells, paar, strict=True):
                _vul(cel, inhoud)
        self._bestand.add_paragraph()

    def _tabel(self, tabel: Tabel) -> None:
        if tabel.bijschrift.strip():
            self._bestand.add_paragraph().add_run(op_een_regel(tabel.bijschrift)).bold = True
        totaal = (tabel.totaal,) if tabel.totaal is not None else ()
        alle = (tabel.koppen, *tabel.rijen, *totaal)
        doel = self._nieuwe_tabel(len(alle), len(tabel.koppen))
        for nummer, (rij, inhoud) in enumerate(zip(doel.rows, alle, strict=True)):
            vet = nummer == 0 or (bool(totaal) and nummer == len(alle) - 1)
            for kolom, (cel, tekst) in enumerate(zip(rij.cells, inhoud, strict=True)):
                _vul(cel, tekst, vet=vet, rechts=tabel.kant(kolom) == "rechts")
        _herhaal(doel.rows[0])
        self._bestand.add_paragraph()

    def _nieuwe_tabel(self, rijen: int, kolommen: int) -> "Table":
        tabel: Table = self._bestand.add_table(rows=rijen, cols=kolommen, style="Table Grid")
        return tabel


def _hang_in(alinea: "Paragraph") -> None:
    from docx.shared import Mm

    alinea.paragraph_format.left_indent, alinea.paragraph_format.first_line_indent = Mm(8), Mm(-8)


def _zet(alinea: "Paragraph", inhoud: Inhoud, *, vet: bool = False) -> None:
    for run in runs(inhoud):
        alinea.add_run(met_vaste_spaties(schoon(run.tekst))).bold = (run.vet or vet) or None


def _vul(cel: "_Cell", inhoud: Inhoud, *, vet: bool = False, rechts: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    alinea = cel.paragraphs[0]
    alinea.paragraph_format.space_after = Pt(0)
    if rechts:
        alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _zet(alinea, inhoud, vet=vet)


def _herhaal(rij: "_Row") -> None:
    """Make a row the head of its table, repeated on every page and told apart by who hears it."""
    from docx.oxml.ns import qn

    kenmerken: Any = rij._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no public way to mark a head
    kenmerken.append(kenmerken.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
