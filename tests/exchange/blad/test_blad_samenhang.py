"""Rows judged: every fault named, doubts that keep the row, and loans that are listed twice."""

from datetime import date
from pathlib import Path

import pytest
from bladbouwer import TOTAAL, VELDEN, als_csv_rijen, bewaar, bewaar_csv, leningen, nl, proef_van, rijen

from bbzdesk.domain.geld import als_tekst
from bbzdesk.exchange.blad import Proef


def proef_met(map_: Path, rij: int = 1, _langste: int | None = None, **velden: object) -> Proef:
    """The eight loans with some cells of one row replaced."""
    blad = rijen()
    for veld, waarde in velden.items():
        blad[rij][VELDEN.index(veld)] = waarde
    return proef_van(bewaar(map_, blad), langste_looptijd=_langste)


@pytest.mark.parametrize(
    ("velden", "veld", "woord"),
    [
        ({"hoofdsom": "n.t.b."}, "hoofdsom", "geen bedrag"), ({"restschuld": "n.t.b."}, "restschuld", "geen bedrag"),
        ({"restschuld": None}, "restschuld", "niet ingevuld"), ({"restschuld": -5}, "restschuld", "lager dan nul"),
        ({"restschuld": 18123.46}, "restschuld", "hoger dan de hoofdsom"), ({"hoofdsom": -5, "restschuld": 0}, "hoofdsom", "lager dan nul"),
        ({"achterstand": "veel"}, "achterstand", "geen bedrag"), ({"rente": 31}, "rente", "tussen 0 en 30"), ({"rente": "acht"}, "rente", "percentage"),
        ({"looptijd": 481}, "looptijd", "tussen 1 en 480"), ({"looptijd": 0}, "looptijd", "tussen 1 en 480"), ({"bsn": "999994749"}, "bsn", "elfproef"),
        ({"iban": "NL44BBZD0683341958"}, "iban", "controlecijfers"), ({"iban": "P1234567"}, "iban", "IBAN klopt niet"),
        ({"ingangsdatum": "31-02-2019"}, "ingangsdatum", "31-02-2019 bestaat niet"), ({"ingangsdatum": date(2028, 1, 1)}, "ingangsdatum", "jaar vooruit"),
        ({"laatste_betaling": "30-02-2024"}, "laatste_betaling", "bestaat niet"), ({"naam": None, "dossier": None}, "naam", "niet ingevuld"),
        ({"hoofdsom": "#REF!"}, "hoofdsom", "melding van Excel"), ({"restschuld": "1.234"}, "restschuld", "twee manieren"),
    ],
)  # fmt: skip
def test_een_gebrek_wordt_genoemd_en_de_rij_telt_niet_mee(velden, veld, woord, tmp_path):
    proef = proef_met(tmp_path, **velden)
    assert [(regel.rij, regel.veld) for regel in proef.fout] == [(2, veld)]
    assert woord in proef.fout[0].reden
    assert len(proef.rijen) == 7
    assert als_tekst(proef.totaal_restschuld) == str(TOTAAL - leningen()[0].restschuld)


def test_elk_gebrek_van_een_rij_wordt_genoemd(tmp_path):
    proef = proef_met(tmp_path, bsn="123", iban="NL00", hoofdsom="?!", rente=99, ingangsdatum="gisteren")
    assert {regel.veld for regel in proef.fout} == {"bsn", "iban", "hoofdsom", "rente", "ingangsdatum"}


@pytest.mark.parametrize(
    ("velden", "veld", "woord"),
    [
        ({"achterstand": 16000}, "achterstand", "hoger dan de restschuld"), ({"rente": None}, "rente", "niet ingevuld"), ({"soort": "auto"}, "soort", "niet herkend"),
        ({"opmerking": "belt terug"}, "opmerking", "niet begrepen"), ({"laatste_betaling": date(2027, 1, 1)}, "laatste_betaling", "toekomst"),
        ({"laatste_betaling": date(2021, 1, 1)}, "laatste_betaling", "voor de ingangsdatum"), ({"ingangsdatum": date(2010, 4, 1)}, "looptijd", "eindigde op 1 april 2017"),
        ({"looptijd": 121}, "looptijd", "langer dan 120"), ({"ingangsdatum": "3-4-2022"}, "ingangsdatum", "3 april 2022"), ({"rente": 0.08}, "rente", "8 procent"),
        ({"bsn": 999999552}, "bsn", "andere naam"),
    ],
)  # fmt: skip
def test_een_twijfel_wordt_genoemd_en_de_rij_telt_mee(velden, veld, woord, tmp_path):
    proef = proef_met(tmp_path, _langste=120, **velden)
    assert not proef.fout
    assert len(proef.rijen) == 8
    assert [regel.veld for regel in proef.twijfel] == [veld]
    assert woord in proef.twijfel[0].reden


def test_een_restschuld_gelijk_aan_de_hoofdsom_en_een_onbekende_hoofdsom_zijn_goed(tmp_path):
    assert not proef_met(tmp_path, restschuld=18123.45).fout
    assert not proef_met(tmp_path, hoofdsom=None).fout


def test_de_rest_van_de_kolom_maakt_duizend_duidelijk(tmp_path):
    blad = als_csv_rijen()
    blad[3][VELDEN.index("restschuld")] = "1.234"
    proef = proef_van(bewaar_csv(tmp_path, blad))
    assert proef.rijen[2].restschuld == 123400
    assert [(regel.rij, regel.veld) for regel in proef.twijfel] == [(4, "restschuld")]


def test_zonder_aanwijzing_wordt_duizend_gevraagd(tmp_path):
    blad = [["Naam", "Restschuld"], ["Jan", "1.234"], ["Piet", "500"]]
    proef = proef_van(bewaar_csv(tmp_path, blad))
    assert [regel.veld for regel in proef.fout] == ["restschuld"]
    assert als_tekst(proef.totaal_alle_rijen) == "500.00"


# --- the same loan twice ---------------------------------------------------------------------------------------------


def test_een_lening_op_twee_rijen_telt_een_keer(tmp_path):
    blad = rijen()
    proef = proef_van(bewaar(tmp_path, [*blad, list(blad[3])]))
    assert [(regel.rij, regel.veld) for regel in proef.fout] == [(10, "dossier")]
    assert "staat al op blad Blad1 rij 4" in proef.fout[0].reden
    assert als_tekst(proef.totaal_restschuld) == als_tekst(proef.totaal_alle_rijen) == str(TOTAAL)


def test_een_lening_op_twee_bladen_telt_een_keer(tmp_path):
    blad = rijen()
    proef = proef_van(bewaar(tmp_path, blad, [blad[0], list(blad[2])]))
    assert [(regel.blad, regel.rij) for regel in proef.fout] == [("Blad2", 2)]
    assert "staat al op blad Blad1 rij 3" in proef.fout[0].reden
    assert als_tekst(proef.totaal_alle_rijen) == str(TOTAAL)


def test_een_dubbele_lening_met_een_ander_bedrag_wordt_zo_genoemd(tmp_path):
    blad = rijen()
    nog = list(blad[3])
    nog[10] = 1
    proef = proef_van(bewaar(tmp_path, [*blad, nog]))
    assert "met een andere restschuld" in proef.fout[0].reden
    assert als_tekst(proef.totaal_alle_rijen) == str(TOTAAL)


def test_dezelfde_persoon_hoofdsom_en_datum_is_dezelfde_lening(tmp_path):
    velden = tuple(veld for veld in VELDEN if veld not in ("dossier", "bsn"))
    blad = rijen(velden)
    nog = list(blad[1])
    nog[0] = "Zijlstra, Bram"
    proef = proef_van(bewaar(tmp_path, [*blad, nog]))
    assert [regel.rij for regel in proef.fout] == [10]


def test_twee_leningen_in_een_dossier_tellen_allebei(tmp_path):
    blad = rijen()
    nog = list(blad[3])
    nog[5], nog[6], nog[10] = "levensonderhoud", 4000, 1000
    proef = proef_van(bewaar(tmp_path, [*blad, nog]))
    assert not proef.fout
    assert [(regel.rij, regel.veld) for regel in proef.twijfel] == [(10, "dossier")]
    assert als_tekst(proef.totaal_restschuld) == str(TOTAAL + 1000)


@pytest.mark.parametrize(
    ("naam", "vreemd"),
    [("B. Zijlstra", False), ("Zijlstra, Bram", False), ("Anna Zijlstra", True), ("Bram Jansen", True)],
)
def test_een_bsn_met_twee_namen(naam, vreemd, tmp_path):
    blad = rijen()
    nog = list(blad[1])
    nog[0], nog[1], nog[6], nog[10] = "2024-099", naam, 4000, 1000
    proef = proef_van(bewaar(tmp_path, [*blad, nog]))
    assert bool(proef.twijfel) is vreemd
    assert not any(naam in regel.reden for regel in proef.twijfel)


# --- totals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "woord",
    [
        "Totaal",
        "TOTAAL:",
        "Subtotaal 2023",
        "Eindtotaal",
        "Totalen",
        "Sub-totaal",
        "Grand total",
        "Totaal openstaand",
        "Som",
    ],
)
def test_een_totaalregel_is_geen_lening(woord, tmp_path):
    blad = [*rijen(), [woord, *[None] * 9, float(TOTAAL)]]
    proef = proef_van(bewaar(tmp_path, blad))
    assert not proef.fout
    assert proef.waarschuwingen == ("Op blad Blad1 is rij 10 een totaal; dat telt niet mee.",)


def test_een_bedrijf_dat_totaal_heet_is_een_lening(tmp_path):
    proef = proef_met(tmp_path, bedrijf="Totaal Onderhoud", naam="Som Totaal")
    assert len(proef.rijen) == 8


def test_een_totaal_als_tekst_wordt_vergeleken(tmp_path):
    blad = [*als_csv_rijen(), ["Totaal", *[None] * 9, f"€ {nl(TOTAAL + 1)}"]]
    proef = proef_van(bewaar_csv(tmp_path, blad))
    assert any("rij 10 is €" in zin for zin in proef.waarschuwingen)


# --- what is said about the sheet ------------------------------------------------------------------------------------


def test_kolommen_die_niet_zijn_gelezen_worden_genoemd(tmp_path):
    blad = rijen()
    for nr, rij in enumerate(blad):
        rij.append("Lievelingskleur" if nr == 0 else "blauw")
    proef = proef_van(bewaar(tmp_path, blad))
    assert any("“Lievelingskleur”" in zin for zin in proef.waarschuwingen)


def test_een_kolom_achterstand_met_ja_en_nee_is_geen_bedrag(tmp_path):
    proef = proef_van(bewaar(tmp_path, rijen(achterstand=lambda b: "ja" if b else "nee")))
    assert not proef.fout
    assert "achterstand" not in proef.indeling.kolommen
    assert any("“Achterstand”" in zin for zin in proef.waarschuwingen)


def test_een_tweede_tabel_onder_de_eerste_wordt_genoemd(tmp_path):
    onder = ["Naam", "Adres", "Telefoon", "Restschuld", "Opmerking"]
    proef = proef_van(bewaar(tmp_path, [*rijen(), [], onder]))
    assert any("rij 11 een andere kop" in zin for zin in proef.waarschuwingen)


def test_het_laatste_jaarblad_is_de_stand(tmp_path):
    oud = rijen(restschuld=lambda bedrag: bedrag + 1)

    def werk(wb) -> None:
        wb["Blad1"].title, wb["Blad2"].title = "Stand 2024", "Stand 2025"

    proef = proef_van(bewaar(tmp_path, oud, rijen(), werk=werk))
    assert proef.indeling.blad == "Stand 2025"
    assert als_tekst(proef.totaal_restschuld) == als_tekst(proef.totaal_alle_rijen) == str(TOTAAL)
    assert len(proef.fout) == 8


def test_een_peildatum_onder_de_kop_is_geen_lening(tmp_path):
    boven, onder = rijen()[0], [None] * 14
    boven[10], onder[10] = "Saldo", "per 31-10-2026"
    proef = proef_van(bewaar(tmp_path, [boven, onder, *rijen()[1:]]))
    assert not proef.fout
    assert len(proef.rijen) == 8


def test_een_regel_met_eenheden_hoort_bij_de_kop(tmp_path):
    onder = [
        "(nr)",
        "(naam)",
        None,
        None,
        None,
        None,
        "(euro)",
        "(%)",
        "(dd-mm-jjjj)",
        "(mnd)",
        "(euro)",
        "(euro)",
        None,
        None,
    ]
    proef = proef_van(bewaar(tmp_path, [rijen()[0], onder, *rijen()[1:]]))
    assert not proef.fout
    assert len(proef.rijen) == 8
    assert len(proef.indeling.kolommen) == 14


def test_een_regel_met_een_label_onder_de_tabel_is_geen_lening(tmp_path):
    proef = proef_van(bewaar(tmp_path, [*rijen(), [], ["Afgedrukt op:", date(2026, 10, 31)]]))
    assert not proef.fout
    assert any("rij 11 alleen tekst" in zin for zin in proef.waarschuwingen)
