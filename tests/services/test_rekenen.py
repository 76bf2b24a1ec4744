"""The JSON of a calculation: strict in, complete out. What comes out of each subject stands in tests/law."""

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.fouten import GebruikersFout, InvoerFouten
from bbzdesk.domain.parameters import GEMEENTE, Waarde
from bbzdesk.services.rekenen import ONDERWERPEN, lees_json, reken

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
GOED = {
    "lening": {
        "hoofdsom": "5000.00", "rente": "12", "aantal_termijnen": 18, "uitbetaald_op": "2022-11-01",
        "eerste_vervaldatum": "2022-12-01", "vorm": "annuitair",
    },
    "norm": {"peildatum": "2026-07-01", "leefvorm": "alleenstaand", "geboortedatum": "1980-01-01"},
    "jaarnorm": {"boekjaar_begin": "2025-01-01", "leefvorm": "alleenstaand", "geboortedatum": "1980-01-01"},
    "beslistermijn": {"ontvangen": "2026-11-06", "soort": "beide"},
    "termijn": {"soort": "bezwaar", "begin": "2026-11-20"},
    "aow": {"geboortedatum": "1961-01-01"},
    "maanduitkering": {
        "peildatum": "2026-07-01", "leefvorm": "alleenstaand", "geboortedatum": "1980-01-01",
        "verwachte_winst_per_jaar": "6000.00",
    },
    "voorschot": {
        "peildatum": "2026-07-01", "leefvorm": "alleenstaand", "geboortedatum": "1980-01-01",
        "verwachte_winst_per_jaar": "6000.00",
    },
    "vaststelling": {
        "boekjaar_begin": "2025-01-01", "bijstand": [{"van": "2025-01-01", "tot": "2025-06-30", "bedrag": "6000.00"}],
        "winst": "8000.00", "categorie": "gevestigd", "totaal_vermogen": "0.00", "schulden": "0.00",
        "jaarnorm": "16287.06",
    },
    "lopende_prognose": {
        "boekjaar_begin": "2025-01-01", "bijstand": [{"van": "2025-01-01", "tot": "2025-06-30", "bedrag": "6000.00"}],
        "winst": "4000.00", "categorie": "gevestigd", "totaal_vermogen": "0.00", "schulden": "0.00",
        "jaarnorm": "16287.06", "tot_en_met": "2025-06-30", "verwachte_winst_rest": "4000.00",
    },
    "rentekwijtschelding": {
        "boekjaar_aanvraag_begin": "2024-01-01", "boekjaar_begin": "2025-01-01", "artikel": "20",
        "rente_over_boekjaar": "2150.00", "betaalde_rente": "1000.00", "netto_inkomen": "15000.00",
        "jaarnorm": "16287.06", "algemene_bijstand_in_boekjaar": "0.00", "totaal_vermogen": "0.00", "schulden": "0.00",
    },
    "wettelijke_rente": {"hoofdsom": "1000.00", "van": "2025-10-01", "tot_en_met": "2026-03-31"},
    "aflossing_na_beeindiging": {
        "maand": "2026-07", "netto_inkomen_maand": "1800.00", "leefvorm": "alleenstaand", "geboortedatum": "1980-01-01",
    },
    "hypotheeklening": {
        "maand": "2026-07", "inkomen_maand": "1800.00", "restschuld": "24000.00", "einde_bijstand": "2016-06-30",
        "leefvorm": "alleenstaand", "geboortedatum": "1980-01-01",
    },
    "rijksafrekening": {"verstrekkingen": [{"jaar": 2025, "bedrag": "18000.00"}]},
}  # fmt: skip


def fouten(onderwerp: str, **anders: object) -> dict[str, str]:
    """The sentences per field after changing some facts of a good input."""
    with pytest.raises(InvoerFouten) as gezien:
        reken(onderwerp, GOED[onderwerp] | anders, PARAMETERS)
    return {fout.veld: str(fout) for fout in gezien.value.fouten}


@pytest.mark.parametrize("onderwerp", GOED)
def test_elke_uitkomst_is_json_met_regels_en_parameters(onderwerp: str) -> None:
    uitkomst = json.loads(json.dumps(reken(onderwerp, GOED[onderwerp], PARAMETERS)))
    assert uitkomst["regels"]
    for regel in uitkomst["regels"]:
        assert set(regel) == {"tekst", "artikel", "bedrag"}
        assert regel["tekst"].endswith(".")
        assert regel["artikel"]
    for parameter in uitkomst["parameters"]:
        assert set(parameter) == {"naam", "waarde", "eenheid", "vanaf", "bron", "zekerheid"}
        assert parameter["zekerheid"] in ("A", "B", "nog te controleren")


def test_de_voorbeelden_zijn_alle_onderwerpen() -> None:
    assert set(GOED) <= set(ONDERWERPEN)


@pytest.mark.parametrize(
    ("onderwerp", "feit"),
    [(onderwerp, feit) for onderwerp, feiten in GOED.items() for feit in feiten],
)
def test_elk_feit_dat_ontbreekt_wordt_genoemd(onderwerp: str, feit: str) -> None:
    gezien = fouten(onderwerp, **{feit: None})
    assert feit in gezien
    assert "ontbreekt" in gezien[feit]


@pytest.mark.parametrize(
    ("onderwerp", "feit", "waarde"),
    [
        ("lening", "hoofdsom", 5000),
        ("lening", "hoofdsom", 5000.0),
        ("lening", "hoofdsom", "5000"),
        ("lening", "hoofdsom", "5000,00"),
        ("lening", "hoofdsom", "5.000.00"),
        ("lening", "hoofdsom", "5000.000"),
        ("lening", "hoofdsom", "0.00"),
        ("lening", "hoofdsom", "-1.00"),
        ("lening", "hoofdsom", "99999999999999.00"),
        ("lening", "hoofdsom", "١٢٣٤.٠٠"),
        ("lening", "hoofdsom", " 5000.00"),
        ("lening", "hoofdsom", "5e3"),
        ("lening", "hoofdsom", "NaN"),
        ("lening", "hoofdsom", True),
        ("lening", "hoofdsom", ["5000.00"]),
        ("lening", "rente", 12),
        ("lening", "rente", "12%"),
        ("lening", "rente", "-1"),
        ("lening", "rente", "8.1234567"),
        ("lening", "rente", "8."),
        ("lening", "rente", "100.000001"),
        ("lening", "aantal_termijnen", True),
        ("lening", "aantal_termijnen", "18"),
        ("lening", "aantal_termijnen", 18.0),
        ("lening", "aantal_termijnen", 0),
        ("lening", "aantal_termijnen", 601),
        ("lening", "aantal_termijnen", 10**30),
        ("lening", "vorm", "Annuitair"),
        ("lening", "vorm", ["annuitair"]),
        ("lening", "dagtelling", "30/365"),
        ("lening", "aflossingsvrij", 18),
        ("lening", "afronding_termijn", "0.00"),
        ("lening", "eerste_vervaldatum", "1-12-2022"),
        ("lening", "eerste_vervaldatum", "2022-02-30"),
        ("lening", "eerste_vervaldatum", "2022-12-01T00:00"),
        ("lening", "eerste_vervaldatum", "20221201"),
        ("lening", "eerste_vervaldatum", "9999-12-31"),
        ("lening", "eerste_vervaldatum", "0001-01-01"),
        ("lening", "betalingen", {}),
        ("lening", "betalingen", "geen"),
        ("norm", "kinderen", "ja"),
        ("norm", "kinderen", 1),
        ("norm", "kostendelende_medebewoners", -1),
        ("norm", "kostendelende_medebewoners", 51),
        ("norm", "kostendelende_medebewoners", False),
        ("norm", "leefvorm", "samenwonend"),
        ("jaarnorm", "perioden", [1]),
        ("jaarnorm", "verlaging", "-1.00"),
        ("beslistermijn", "verlenging_weken", 14),
        ("beslistermijn", "verlenging_weken", -1),
        ("termijn", "soort", "hoger beroep"),
    ],
)
def test_een_waarde_van_de_verkeerde_soort_wordt_geweigerd(onderwerp: str, feit: str, waarde: object) -> None:
    gezien = fouten(onderwerp, **{feit: waarde})
    veld = next(veld for veld in gezien if veld.startswith(feit))
    assert feit in gezien[veld]


@pytest.mark.parametrize("waarde", ["8", "8.5", "0", "8.123456", "100"])
def test_percentages_met_nul_tot_zes_decimalen(waarde: str) -> None:
    assert reken("lening", GOED["lening"] | {"rente": waarde}, PARAMETERS)["termijnen"]


def test_alle_fouten_komen_in_een_keer() -> None:
    gezien = fouten(
        "lening", hoofdsom="5", rente=8, aantal_termijnen=None, hoofdson="1.00", betalingen=[{"datum": "x", "bedrg": 1}]
    )
    assert set(gezien) == {
        "hoofdsom", "rente", "aantal_termijnen", "hoofdson", "betalingen[0].datum", "betalingen[0].bedrag",
        "betalingen[0].bedrg",
    }  # fmt: skip
    assert "Bedoelt u “hoofdsom”?" in gezien["hoofdson"]
    assert "Bedoelt u “bedrag”?" in gezien["betalingen[0].bedrg"]
    assert all("\n" not in zin for zin in gezien.values())


def test_een_feit_dat_null_is_telt_als_onbekend() -> None:
    weg = dict.fromkeys(("dagtelling", "betalingen", "peildatum", "rentevrij", "termijnbedrag", "aflossingsvrij"))
    assert reken("lening", GOED["lening"] | weg, PARAMETERS) == reken("lening", GOED["lening"], PARAMETERS)


def test_verdeling_en_stand_komen_alleen_op_verzoek() -> None:
    assert not {"verdeling", "stand"} & set(reken("lening", GOED["lening"], PARAMETERS))
    assert reken("lening", GOED["lening"] | {"betalingen": []}, PARAMETERS)["verdeling"] == []
    assert "stand" in reken("lening", GOED["lening"] | {"peildatum": "2022-12-01"}, PARAMETERS)


def test_uitbetaald_op_en_uitbetalingen_samen_wordt_geweigerd() -> None:
    delen = [{"datum": "2022-11-01", "bedrag": "5000.00"}]
    assert "niet allebei" in fouten("lening", uitbetalingen=delen)["uitbetaald_op"]
    assert reken("lening", GOED["lening"] | {"uitbetaald_op": None, "uitbetalingen": delen}, PARAMETERS)


def test_feiten_naast_perioden_worden_geweigerd() -> None:
    assert "perioden" in fouten("jaarnorm", perioden=[])["leefvorm"]


def test_een_onbekende_sleutel_van_vreemde_tekens_is_leesbaar() -> None:
    gezien = fouten("norm", **{"\ud800\x07" + "x" * 100: 1})
    zin = next(zin for veld, zin in gezien.items() if veld.startswith("??"))
    zin.encode("utf-8")
    assert len(zin) < 250


def test_van_veel_onbekende_sleutels_worden_de_eerste_genoemd() -> None:
    assert len(fouten("norm", **{f"sleutel{nummer}": 1 for nummer in range(50_000)})) == 20


@pytest.mark.parametrize("invoer", [None, [], "tekst", 3, True])
def test_invoer_die_geen_object_is(invoer: object) -> None:
    with pytest.raises(InvoerFouten, match="JSON-object"):
        reken("norm", invoer, PARAMETERS)


def test_een_onbekend_onderwerp_noemt_de_onderwerpen() -> None:
    with pytest.raises(InvoerFouten, match="beslistermijn"):
        reken("hypotheek", {}, PARAMETERS)


def test_een_waarde_van_de_gemeente_gaat_voor_en_staat_erbij() -> None:
    eigen = Waarde(
        "normen.alleenstaande_21_tot_aow", Decimal("1450.00"), "euro", date(2027, 1, 1), None, "A", "Staatscourant",
        herkomst=GEMEENTE,
    )  # fmt: skip
    uitkomst = reken("norm", GOED["norm"] | {"peildatum": "2027-02-01"}, PARAMETERS.met([eigen]))
    assert uitkomst["norm_per_maand"] == "1450.00"
    assert uitkomst["parameters"][-1]["bron"] == "Staatscourant"


def test_een_onzekere_waarde_is_gemerkt_tot_iemand_haar_bevestigt() -> None:
    feiten = {"geboortedatum": "1957-01-15"}
    assert reken("aow", feiten, PARAMETERS)["parameters"][0]["zekerheid"] == "nog te controleren"


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("", "geen JSON"),
        ("{", "regel 1, teken 2"),
        ("{'a': 1}", "geen JSON"),
        ('{"a": 1, "a": 2}', "twee keer"),
        ('{"a": NaN}', "NaN"),
        ('{"a": -Infinity}', "-Infinity"),
        ('{"a": ' + "9" * 5000 + "}", "5000 cijfers"),
        ("[" * 100_000, "te veel haken"),
        ("[" * 33 + "]" * 33, "te veel haken"),
        ('{"a":' * 33 + "1" + "}" * 33, "te veel haken"),
        (b"\xff\xfe{}", "UTF-8"),
        (" " * 2_000_001, "te groot"),
    ],
)
def test_onleesbare_json_is_een_zin(tekst: str | bytes, zin: str) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        lees_json(tekst)
    assert zin in str(gezien.value)
    assert "\n" not in str(gezien.value)


def test_leesbare_json() -> None:
    assert lees_json("\ufeff" + json.dumps(GOED["norm"])) == GOED["norm"]
    assert lees_json(json.dumps(GOED["norm"]).encode("utf-8-sig")) == GOED["norm"]
    assert lees_json("[" * 32 + "]" * 32)


ROMMEL = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(
        ["2026-01-01", "1.00", "8", "gehuwd", "annuitair", "verjaring", "beide", "lineair", "2199-12-31", "1900-01-01"]
    ),
    lambda kern: st.lists(kern, max_size=3) | st.dictionaries(
        st.sampled_from(["datum", "bedrag", "van", "tot", "verzonden", "uiterste_datum"]), kern, max_size=3
    ),
    max_leaves=6,
)  # fmt: skip


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.sampled_from(sorted(GOED)), st.data())
def test_geen_invoer_geeft_iets_anders_dan_een_uitkomst_of_een_zin(onderwerp: str, data: st.DataObject) -> None:
    namen = sorted(
        {*GOED[onderwerp], "betalingen", "peildatum", "perioden", "opschortingen", "stuitingen", "rentevrij"}
    )
    anders = data.draw(st.dictionaries(st.sampled_from(namen), ROMMEL, max_size=4))
    with suppress(GebruikersFout):
        json.dumps(reken(onderwerp, GOED[onderwerp] | anders, PARAMETERS), allow_nan=False)


def test_een_leeg_feit_is_een_bekend_feit_ook_zonder_recht() -> None:
    zonder_recht = {"van": "2025-01-01", "tot": "2025-12-31", "uitgesloten": True}
    leeg = dict.fromkeys(
        ("leefvorm", "geboortedatum", "partner_geboortedatum", "kinderen", "kostendelende_medebewoners")
    )
    invoer: dict[str, object] = {
        "boekjaar_begin": "2025-01-01",
        "perioden": [{**zonder_recht, **leeg}],
        **leeg,
        "verlaging": None,
    }
    assert reken("jaarnorm", invoer, PARAMETERS)["jaarnorm"] == "0.00"
    invoer["perioden"] = [{**zonder_recht, "kinderen": "ja"}]
    with pytest.raises(InvoerFouten, match="kinderen"):
        reken("jaarnorm", invoer, PARAMETERS)
