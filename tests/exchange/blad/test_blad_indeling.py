"""A layout that the user gives: checked, and used."""

import json
from pathlib import Path

import pytest
from bladbouwer import TOTAAL, als_csv_rijen, bewaar, bewaar_csv, proef_van, rijen

from bbzdesk.domain.fouten import GebruikersFout, InvoerFouten
from bbzdesk.domain.geld import als_tekst
from bbzdesk.exchange.blad import BladFout, indeling_uit_json, naar_json

LETTERS = {"dossier": "A", "naam": "B", "hoofdsom": "G", "restschuld": "K"}


def lees(pad: Path, **indeling: object):
    return proef_van(pad, indeling_uit_json(indeling))


@pytest.mark.parametrize("kopregels", [[1], 1, [1, 1]])
@pytest.mark.parametrize(
    "kolommen",
    [
        LETTERS,
        {"naam": "naam KLANT", "restschuld": " Restschuld"},
        {"naam": 2, "restschuld": 11},
        {"dossier": "a", "restschuld": "k"},
    ],
)
def test_een_gegeven_indeling_met_koppen_letters_of_nummers(kopregels, kolommen, tmp_path):
    proef = lees(bewaar(tmp_path, rijen()), blad="Blad1", kopregels=kopregels, kolommen=kolommen)
    assert als_tekst(proef.totaal_restschuld) == str(TOTAAL)
    assert set(proef.indeling.kolommen) == set(kolommen)


def test_een_lijst_zonder_kop_kan_met_letters(tmp_path):
    pad = bewaar_csv(tmp_path, als_csv_rijen()[1:])
    with pytest.raises(BladFout, match="geen kopregel gevonden"):
        proef_van(pad)
    proef = lees(pad, kopregels=[], kolommen=LETTERS)
    assert als_tekst(proef.totaal_restschuld) == str(TOTAAL)
    assert naar_json(proef)["indeling"] == {"blad": "csv", "kopregels": [], "kolommen": LETTERS}


def test_een_dubbele_kop_krijgt_zijn_letter_en_die_wordt_teruggenomen(tmp_path):
    blad = rijen()
    for nr, rij in enumerate(blad):
        rij.append("Restschuld" if nr == 0 else "vorig jaar")
    pad = bewaar(tmp_path, blad)
    uit = naar_json(proef_van(pad))
    assert uit["indeling"]["kolommen"]["restschuld"] == "K"
    assert naar_json(lees(pad, **json.loads(json.dumps(uit["indeling"])))) == uit


@pytest.mark.parametrize(
    ("indeling", "woord"),
    [
        ({"blad": "Blad9", "kopregels": [1], "kolommen": LETTERS}, "is er niet"), ({"blad": "Blad1", "kopregels": [1], "kolommen": LETTERS | {"auto": "C"}}, "geen veld"),
        ({"blad": "Blad1", "kopregels": [1], "kolommen": LETTERS | {"bsn": "ZZ"}}, "is er niet"), ({"blad": "Blad1", "kopregels": [1], "kolommen": LETTERS | {"bsn": "K"}}, "eigen kolom"),
        ({"blad": "Blad1", "kopregels": [1], "kolommen": {"naam": "B"}}, "restschuld"), ({"blad": "Blad1", "kopregels": [1], "kolommen": {"restschuld": "K"}}, "naam"),
        ({"blad": "Blad1", "kopregels": ["een"], "kolommen": LETTERS}, "rijnummers"), ({"blad": 3, "kopregels": [1], "kolommen": LETTERS}, "naam"),
        ({"blad": "Blad1", "kopregels": [1], "kolommen": [1]}, "kolommen"), ({"blad": "Blad1", "kolommen": LETTERS, "extra": 1}, "hoort niet"), ({}, "kolommen"),
        ({"blad": "Blad1", "kopregels": [True], "kolommen": LETTERS}, "rijnummers"), ({"kolommen": {"naam": None, "restschuld": "K"}}, "kolommen"),
    ],
)  # fmt: skip
def test_een_indeling_die_niet_past_krijgt_een_zin(indeling, woord, tmp_path):
    pad = bewaar(tmp_path, rijen())
    with pytest.raises(InvoerFouten, match=woord):
        lees(pad, **indeling)


@pytest.mark.parametrize("gegevens", [None, [], "naam=B", 4])
def test_iets_anders_dan_een_indeling(gegevens):
    with pytest.raises(GebruikersFout, match="indeling"):
        indeling_uit_json(gegevens)


def test_alle_problemen_van_een_indeling_worden_in_een_keer_genoemd(tmp_path):
    with pytest.raises(InvoerFouten) as fouten:
        lees(
            bewaar(tmp_path, rijen()),
            blad="Blad1",
            kopregels=[1],
            kolommen={"auto": "A", "naam": "ZZ", "restschuld": "K"},
        )
    assert len(fouten.value.fouten) == 2
