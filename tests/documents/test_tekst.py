"""The document as plain text."""

from bbzdesk.documents.model import Afbeelding, Alinea, Document, Feiten, Kop, Lijst, Ondertekening, Tabel, lees_opmaak
from bbzdesk.documents.tekst import render_tekst
from tests.documents.proefbrief import alles, brief, logo


def test_every_block_has_a_plain_form():
    document = Document(
        "Verslag", (
            Kop(1, "Kop"), Alinea(lees_opmaak("Een **vet** woord.")), Feiten((("Wie?", "Jan"), ("Waar", "Hier"))),
            Tabel(("Nr", "Bedrag"), (("1", "9,00"), ("2", "10,00")), ("links", "rechts"), totaal=("", "19,00"), bijschrift="Samen"),
            Lijst(("a", "b"), genummerd=True), Lijst(("c",)), Afbeelding(logo(), "Een golf", 10), Ondertekening(("Groet,", "", "Jan")),
        ), "Gemeente", merk="OEFENING",
    )  # fmt: skip
    assert render_tekst(document) == (
        "*** OEFENING ***\n\nVerslag\n=======\n\nKop\n---\n\nEen vet woord.\n\nWie? Jan\nWaar: Hier\n\n"
        "Samen\nNr  Bedrag\n--  ------\n1     9,00\n2    10,00\n--  ------\n     19,00\n\n"
        "1. a\n2. b\n\n- c\n\n[Afbeelding: Een golf]\n\nGroet,\n\nJan\n"
    )


def test_the_letterhead_comes_first_and_empty_blocks_leave_no_gap():
    tekst = render_tekst(brief())
    assert tekst.startswith("Gemeente Meerdijk\nBureau Zelfstandigen\nPostbus 10")
    assert "Contact: A. Veenstra, 000 000 00 00" in tekst
    assert "\n\n\n\n" not in render_tekst(Document("x", alles(), "y")).replace("Met groet,\n\n\n", "")


def test_plain_text_keeps_the_spaces_as_typed():
    assert "€ 3.041,40 tegen 8 %" in render_tekst(Document("x", (Alinea("U betaalt € 3.041,40 tegen 8 %"),), "y"))
