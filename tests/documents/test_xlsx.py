"""Spreadsheets: numbers are numbers, dates are dates, and no text is ever a formula."""

import dataclasses
import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from bbzdesk.documents.xlsx import Kolom, Werkblad, lijkt_formule, render_xlsx
from tests.documents.proefbrief import MOMENT

KOLOMMEN = (
    Kolom("Naam", breedte=30), Kolom("Saldo", "bedrag"), Kolom("Sinds", "datum"), Kolom("Rente", "procent"), Kolom("Aantal", "getal"),
)  # fmt: skip
BLAD = Werkblad(
    "Debiteuren", "Debiteuren op 9 maart 2026", "Alle vorderingen die openstaan.", KOLOMMEN,
    (("Jansen", 123_456, date(2026, 3, 9), Decimal(8), 3), ("De Vries", -5, None, Decimal("0.5"), 0), ("Ali", None, "onbekend", None, None)),
    ("Totaal", 123_451, None, None, 3),
)  # fmt: skip
AANVALLEN = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|'/c calc'!A0", '=HYPERLINK("http://x";"y")', "\x00=1", "\x1f+1",
    " =1", "\u200b=1", "\ufeff=1", "\N{NO-BREAK SPACE}-1", "＝1", "＋1", "#N/A", "-",
)  # fmt: skip


def geopend(*bladen):
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(bladen, MOMENT)))


def ruw(gegevens, deel="xl/worksheets/sheet1.xml"):
    with zipfile.ZipFile(io.BytesIO(gegevens)) as pak:
        return pak.read(deel).decode()


def test_amounts_are_exact_numbers_and_dates_are_dates():
    vel = geopend(BLAD)["Debiteuren"]
    naam, saldo, sinds, rente, aantal = (cel.value for cel in vel[5])
    assert (naam, saldo, sinds.date(), rente, aantal) == ("Jansen", 1234.56, date(2026, 3, 9), 0.08, 3)
    assert [cel.value for cel in vel[6]] == ["De Vries", -0.05, None, 0.005, 0]
    assert [cel.value for cel in vel[7]] == ["Ali", None, "onbekend", None, None]
    assert vel["B5"].number_format.startswith("[$€-413]")
    assert vel["C5"].is_date
    assert "<v>1234.56</v>" in ruw(render_xlsx([BLAD], MOMENT))


def test_the_head_is_frozen_filtered_and_printed_on_every_page():
    vel = geopend(BLAD)["Debiteuren"]
    assert vel.freeze_panes == "A5"
    assert vel.auto_filter.ref == "A4:E7"
    assert vel.print_title_rows == "$4:$4"
    assert [cel.value for cel in vel[4]] == [kolom.kop for kolom in KOLOMMEN]
    assert (vel.page_setup.fitToWidth, vel.page_setup.fitToHeight, vel.sheet_properties.pageSetUpPr.fitToPage) == (
        1,
        0,
        True,
    )
    assert vel["A8"].font.bold


@pytest.mark.parametrize("tekst", AANVALLEN)
def test_a_text_never_becomes_a_formula(tekst):
    blad = Werkblad(tekst, tekst, tekst, (Kolom(tekst), Kolom("x", "bedrag")), ((tekst, tekst),), (tekst, tekst))
    gegevens = render_xlsx([blad], MOMENT)
    assert "<f>" not in ruw(gegevens)
    assert 't="e"' not in ruw(gegevens)
    boek = openpyxl.load_workbook(io.BytesIO(gegevens))
    cellen = [cel for rij in boek.worksheets[0].iter_rows() for cel in rij if cel.value is not None]
    assert {cel.data_type for cel in cellen} == {"s"}
    verdacht = [cel for cel in cellen if cel.value != "x"]
    assert all(cel.quotePrefix == lijkt_formule(tekst) for cel in verdacht)
    assert lijkt_formule(tekst) == (tekst != "#N/A")


@pytest.mark.parametrize("tekst", ["Jansen", "Van 't Hof", "a=b", "€ 1", "", "1-2", "ij"])
def test_an_ordinary_text_gets_no_quote(tekst):
    assert not lijkt_formule(tekst)


def test_what_xml_forbids_is_left_out_and_what_looks_like_an_escape_is_kept():
    vel = geopend(
        Werkblad("a", "t", "", (Kolom("k"),), (("a\x00b\x0bc\ud800d\uffff\te\r\nf",), ("_x0041_",), ("x" * 40_000,)))
    )["a"]
    assert vel["A5"].value == "abcd\te\nf"
    assert len(vel["A7"].value) == 32_767
    assert "_x005F_x0041_" in ruw(render_xlsx([Werkblad("a", "t", "", (Kolom("k"),), (("_x0041_",),))], MOMENT))


def test_names_of_sheets_are_made_fit_and_different():
    namen = ["Debiteuren: [alle]", "x" * 40, "x" * 40, "X" * 40, "'", "a/b\\c?*"]
    boek = geopend(*[dataclasses.replace(BLAD, naam=naam) for naam in namen])
    assert len({naam.casefold() for naam in boek.sheetnames}) == len(namen)
    assert all(0 < len(naam) <= 31 for naam in boek.sheetnames)


def test_the_same_sheets_give_the_same_bytes_without_a_clock():
    gegevens = render_xlsx([BLAD, BLAD], MOMENT)
    assert gegevens == render_xlsx([BLAD, BLAD], MOMENT)
    kern = ruw(gegevens, "docProps/core.xml")
    assert kern.count("2026-03-09T09:15:00Z") == 2


@pytest.mark.parametrize(
    "rij", [("x", 1.5, None, None, None), ("x", None, None, 0.08, None), ("x", Decimal(1), None, None, None)]
)
def test_money_is_whole_cents_and_no_number_is_a_float(rij):
    with pytest.raises(AssertionError):
        render_xlsx([dataclasses.replace(BLAD, rijen=(rij,))], MOMENT)


def test_a_row_has_a_cell_for_every_column():
    with pytest.raises(AssertionError):
        dataclasses.replace(BLAD, rijen=(("te kort",),))


def test_no_readable_copy_is_left_on_disk_while_writing(monkeypatch):
    import tempfile

    def weiger(*args, **kwargs):
        raise AssertionError("a file on disk")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", weiger)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", weiger)
    assert geopend(BLAD)


STATUSSEN = {
    "Bij": ("#1A6B3C", "#E1F0E6"), "Let op": ("#8F4B00", "#FCEFD8"), "Achterstand": ("#B3261E", "#FBE7E5"),
    "Uitstel": ("#3850A8", "#E5E9F8"), "Opgeëist": ("#17212B", "#E2E6EA"), "Renteloos": ("#59646F", "#ECEFF2"), "Afgelost": ("#4A5764", ""),
}  # fmt: skip


def test_a_status_has_its_word_and_a_soft_ground():
    kolommen = (Kolom("Naam"), Kolom("Status", "status", kleuren=STATUSSEN))
    rijen = [(woord, woord) for woord in STATUSSEN] + [("anders", "Onbekend"), ("leeg", None)]
    vel = geopend(Werkblad("Debiteuren", "t", "", kolommen, rijen, ("Totaal", "7 soorten")))["Debiteuren"]
    for nummer, (woord, (letter, vlak)) in enumerate(STATUSSEN.items(), 5):
        cel = vel.cell(nummer, 2)
        assert cel.value == woord
        assert cel.font.color.rgb[-6:] == letter[1:]
        assert (cel.fill.fill_type, cel.fill.fgColor.rgb[-6:]) == (("solid", vlak[1:]) if vlak else (None, "000000"))
        assert vel.cell(nummer, 1).fill.fill_type is None
    for rij in (12, 13, 14):
        assert vel.cell(rij, 2).fill.fill_type is None
    assert vel["B4"].alignment.horizontal == "left"


def test_a_status_that_looks_like_a_formula_is_a_text_with_its_ground():
    kolom = Kolom("Status", "status", kleuren={"=1+1": ("#000000", "#FFFFFF")})
    gegevens = render_xlsx([Werkblad("a", "t", "", (kolom,), (("=1+1",),))], MOMENT)
    assert "<f>" not in ruw(gegevens)


def test_colours_that_fade_in_grey_or_belong_to_no_status_are_refused():
    with pytest.raises(AssertionError):
        Kolom("Status", "status", kleuren={"Bij": ("#77CC77", "#CC7777")})
    with pytest.raises(AssertionError):
        Kolom("Naam", "tekst", kleuren={"Bij": ("#000000", "#FFFFFF")})
