"""A list of the window as a sheet: what a person saw, in that order, with totals."""

import io
from datetime import date, datetime

import openpyxl

from bbzdesk.services.lijsten import als_xlsx, gevouwen

KOLOMMEN = (
    ("Stoplicht", "status"),
    ("Ondernemer", "tekst"),
    ("Saldo", "bedrag"),
    ("Laatste betaling", "datum"),
    ("Termijnen", "getal"),
)
RIJEN = (
    ("letop", "Jansen, timmerwerk", 791_768, date(2026, 2, 2), 1),
    ("opgeeist", "=Smeets", -5, None, None),
)


def test_een_lijst_wordt_een_blad_met_totalen(b):
    bytes_ = als_xlsx(b.kantoor, "Deze maand", "12 van 214 vorderingen", KOLOMMEN, RIJEN)
    blad = openpyxl.load_workbook(io.BytesIO(bytes_)).worksheets[0]
    inhoud = [[cel.value for cel in rij] for rij in blad.iter_rows()]
    assert inhoud[0][0] == "Deze maand"
    kop = inhoud.index([naam for naam, _ in KOLOMMEN])
    assert inhoud[kop + 1] == ["L Let op", "Jansen, timmerwerk", 7917.68, datetime(2026, 2, 2), 1]  # noqa: DTZ001 - Excel has no zone
    assert inhoud[kop + 2][0] == "O Opgeëist"
    assert inhoud[kop + 2][2:] == [-0.05, None, None]
    assert blad.cell(kop + 3, 2).data_type == "s"
    assert inhoud[kop + 3][0] == "Totaal"


def test_een_lijst_zonder_bedragen_heeft_geen_totaal(b):
    bytes_ = als_xlsx(b.kantoor, "Namen", "Alle namen", (("Naam", "tekst"),), (("Bos",),))
    waarden = [cel.value for rij in openpyxl.load_workbook(io.BytesIO(bytes_)).worksheets[0].iter_rows() for cel in rij]
    assert "Bos" in waarden
    assert "Totaal" not in waarden


def test_een_lange_titel_mag(b):
    titel = "Debiteuren: alle vorderingen/termijnen van de gemeente Meerdijk per 9 maart 2026"
    bytes_ = als_xlsx(b.kantoor, titel, "Alle namen", (("Naam", "tekst"),), ())
    assert openpyxl.load_workbook(io.BytesIO(bytes_)).worksheets[0]["A1"].value == titel


def test_vouwen_gaat_als_in_de_zoekindex():
    assert gevouwen("Öztürk & Ĳssel") == "ozturk ijssel"
