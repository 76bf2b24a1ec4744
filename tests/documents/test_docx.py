"""The editable copy: everything in it, in styles a word processor knows, the same every time."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from bbzdesk.documents.docx import render_docx
from bbzdesk.documents.model import Afbeelding, Alinea, Document, Kop, Tabel
from bbzdesk.documents.tekst import render_tekst
from bbzdesk.domain.fouten import GebruikersFout
from tests.documents.proefbrief import MARKUP, MOMENT, NAMEN, alles, brief, logo, overal


def geopend(document):
    return docx.Document(io.BytesIO(render_docx(document, gemaakt_op=MOMENT)))


def alle_tekst(bestand):
    alineas = [alinea.text for alinea in bestand.paragraphs]
    cellen = [cel.text for tabel in bestand.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join(alineas + cellen)


def test_the_copy_holds_every_word_of_the_letter():
    gevonden = set(alle_tekst(geopend(brief(12))).split())
    gewoon = render_tekst(brief(12)).replace("Veenstra, 000", "Veenstra 000").split()
    labels = {"Datum:", "kenmerk:", "Contact:", "Bijlagen:"}  # plain text has a colon there
    assert {woord for woord in gewoon if woord.strip("-=")} - labels <= gevonden


def test_headings_lists_and_heads_of_tables_are_real():
    bestand = geopend(brief(3))
    stijlen = [alinea.style.name for alinea in bestand.paragraphs]
    assert "Heading 1" in stijlen
    assert stijlen.count("Heading 2") == 9
    assert stijlen.count("List Bullet") == 4
    schema = bestand.tables[-1]
    assert schema.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cel.text for cel in schema.rows[-1].cells][:2] == ["Totaal", ""]


def test_the_language_is_dutch_and_the_mark_stands_in_the_head():
    bestand = geopend(brief(merk="CONCEPT"))
    assert 'w:lang w:val="nl-NL"' in bestand.styles.element.xml
    assert bestand.sections[0].header.paragraphs[0].text == "CONCEPT"
    assert bestand.core_properties.title == "CONCEPT: Besluit: lening voor uw bakkerij"


def test_the_same_document_gives_the_same_bytes_without_a_clock():
    een = render_docx(brief(5), gemaakt_op=MOMENT)
    assert een == render_docx(brief(5), gemaakt_op=MOMENT)
    with zipfile.ZipFile(io.BytesIO(een)) as pak:
        assert {deel.date_time for deel in pak.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-03-09T09:15:00Z" in pak.read("docProps/core.xml")


@pytest.mark.parametrize("naam", [*NAMEN, MARKUP])
def test_a_name_of_any_script_can_be_written(naam):
    tekst = alle_tekst(geopend(overal(naam)))
    if naam in NAMEN[:10]:
        assert naam in tekst


def test_every_block_can_be_written():
    document = Document("Alles", alles(), "Gemeente", onderwerp="Onder", liggend=True)
    assert "Bijlage" in alle_tekst(geopend(document))


def test_a_picture_carries_its_alternative_text_and_a_broken_one_is_a_sentence():
    bestand = geopend(Document("x", (Afbeelding(logo(), "Een golf", 20),), "y"))
    assert 'descr="Een golf"' in bestand.element.xml
    with pytest.raises(GebruikersFout):
        geopend(Document("x", (Afbeelding(b"kapot", "Een golf", 20),), "y"))


def test_levels_of_headings_are_not_skipped():
    bestand = geopend(Document("x", (Kop(3, "Diep"), Alinea("a"), Tabel(("k",), (("v",),))), "y"))
    assert [alinea.style.name for alinea in bestand.paragraphs][:2] == ["Heading 1", "Heading 2"]


def test_a_sign_never_parts_from_its_number_in_the_copy():
    vast = "\N{NO-BREAK SPACE}"
    blokken = (Kop(1, "Lening van € 5,00"), Alinea("U betaalt € 3.041,40 tegen 8 %."), Tabel(("k",), (("€ 1,00",),)))
    tekst = alle_tekst(geopend(Document("Over € 2,00", blokken, "y")))
    for deel in (f"van €{vast}5,00", f"€{vast}3.041,40 tegen 8{vast}%.", f"€{vast}1,00", f"Over €{vast}2,00"):
        assert deel in tekst
