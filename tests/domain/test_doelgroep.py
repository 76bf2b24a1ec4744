"""What the JSON of `doelgroep` cannot say: every combination of known and unknown, and the announced term of starters."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.categorie import CATEGORIEEN
from bbzdesk.domain.doelgroep import toets_doelgroep
from bbzdesk.domain.doelgroep_duur import Duur
from bbzdesk.domain.doelgroep_feiten import MEESTE_MAANDEN, MEESTE_UREN, UITKERINGEN, Doelgroepfeiten
from bbzdesk.domain.doelgroep_kapitaal import KAPITAALREGELS
from bbzdesk.domain.feiten import CATEGORIEEN as CATEGORIEEN_VAN_HET_DOSSIER
from bbzdesk.domain.fouten import InvoerFouten, OnbekendeWaarde
from bbzdesk.domain.parameters import GEMEENTE, Parameters, Waarde

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
OP = date(2026, 7, 1)
STARTER = Doelgroepfeiten(
    peildatum=OP,
    categorie="starter",
    geboortedatum=date(1985, 3, 1),
    woont_in_nederland=True,
    wettelijke_vereisten=True,
    uren_per_jaar=1600,
    volledige_zeggenschap=True,
    financieel_risico=True,
    levensvatbaar=True,
    start_bedrijf=date(2026, 8, 1),
    uitkering="WW",
)


def toets(feiten: Doelgroepfeiten, parameters: Parameters = PARAMETERS):
    return toets_doelgroep(feiten, parameters.lezer(), parameters)


def test_de_categorieen_zijn_die_van_het_dossier():
    assert tuple(woord for woord, _ in CATEGORIEEN_VAN_HET_DOSSIER) == CATEGORIEEN
    assert set(KAPITAALREGELS) == set(CATEGORIEEN) - {"beeindigend"}  # art. 2 lid 2


# --- known, unknown, and what cannot matter ---

JANEE = (True, False, None)
GEMEEN: dict[str, tuple[Any, ...]] = {
    "woont_in_nederland": JANEE,
    "uren_per_jaar": (1225, 1224, None),
    "levensvatbaar": JANEE,
}
EIGEN: dict[str, dict[str, tuple[Any, ...]]] = {
    "gevestigd": {"start_bedrijf": (date(2020, 1, 1), date(2026, 1, 1), None)},
    "starter": {
        "start_bedrijf": (date(2026, 8, 1), date(2020, 1, 1), None),
        "uitkering": ("WW", "geen", None),
    },
    "oudere_zelfstandige": {
        "start_bedrijf": (date(2000, 1, 1), date(2020, 1, 1), None),
        "onafgebroken": JANEE,
        "inkomen_duurzaam_ontoereikend": JANEE,
    },
    "beeindigend": {"beeindigt_uiterlijk": (date(2027, 1, 1), date(2028, 1, 1), None)},
}


def _uitkomsten(categorie: str) -> dict[tuple[Any, ...], bool | None]:
    velden = GEMEEN | EIGEN[categorie]
    geboren = date(1959, 12, 31) if categorie == "oudere_zelfstandige" else date(1985, 3, 1)
    vast = replace(STARTER, categorie=categorie, geboortedatum=geboren, start_bedrijf=None, uitkering=None)
    return {
        waarden: toets(replace(vast, **dict(zip(velden, waarden, strict=True)))).voldoet
        for waarden in product(*velden.values())
    }


@pytest.mark.parametrize("categorie", CATEGORIEEN)
def test_onbekend_blijft_onbekend_tenzij_het_er_niet_toe_doet(categorie: str):
    """An answer holds for every way to fill in what is unknown; no answer means that it can go both ways."""
    uitkomsten = _uitkomsten(categorie)
    volledig = {waarden: uit for waarden, uit in uitkomsten.items() if None not in waarden}
    assert set(volledig.values()) == {True, False}
    assert sum(volledig.values()) == 1
    for waarden, uitkomst in uitkomsten.items():
        mogelijk = {
            uit
            for ingevuld, uit in volledig.items()
            if all(oud is None or oud == nieuw for oud, nieuw in zip(waarden, ingevuld, strict=True))
        }
        assert mogelijk == ({True, False} if uitkomst is None else {uitkomst}), waarden


# Per category which facts decide whether somebody belongs to it.
BESLISSEN = {
    "gevestigd": {"start_bedrijf"},
    "starter": {"start_bedrijf", "uitkering"},
    "oudere_zelfstandige": {"start_bedrijf", "onafgebroken", "inkomen_duurzaam_ontoereikend"},
    "beeindigend": {"beeindigt_uiterlijk"},
}
ALTIJD = {
    "woont_in_nederland", "wettelijke_vereisten", "uren_per_jaar", "volledige_zeggenschap", "financieel_risico",
    "levensvatbaar",
}  # fmt: skip


@pytest.mark.parametrize("categorie", CATEGORIEEN)
def test_alleen_een_feit_dat_beslist_maakt_de_uitkomst_onbekend(categorie: str):
    goed = replace(
        STARTER,
        categorie=categorie,
        geboortedatum=date(1959, 12, 31),
        levensvatbaar=categorie in ("gevestigd", "starter"),
        start_bedrijf=date(2026, 1, 1) if categorie == "starter" else date(2000, 1, 1),
        onafgebroken=True,
        inkomen_duurzaam_ontoereikend=True,
        beeindigt_uiterlijk=date(2027, 1, 1),
        structurele_functionele_beperking=False,
        redelijke_termijn_maanden=18,
    )
    assert toets(goed).voldoet is True
    for veld in ALTIJD | set().union(*BESLISSEN.values()) | {
        "structurele_functionele_beperking", "redelijke_termijn_maanden",
    }:  # fmt: skip
        verwacht = None if veld in ALTIJD | BESLISSEN[categorie] else True
        assert toets(replace(goed, **{veld: None})).voldoet is verwacht, veld


# --- the two shapes of the term of starters (art. 23 lid 1; Stb. 2025, 220 part B) ---


def _met_nieuwe_termijn(vanaf: date) -> Parameters:
    return PARAMETERS.met(
        Waarde(
            naam=f"duur_starter.{kolom}", waarde=Decimal(waarde), eenheid="maanden", vanaf=vanaf, tot_en_met=None,
            zekerheid="A", bron="Staatsblad", herkomst=GEMEENTE,
        )
        for kolom, waarde in (("ten_hoogste", 18), ("verlengbaar_tot", 36))
    )  # fmt: skip


@pytest.mark.parametrize(
    ("peildatum", "duur", "melding"),
    [
        (date(2026, 6, 30), Duur(36, None), True),
        (date(2026, 7, 1), Duur(18, 18), False),
        (date(2026, 7, 2), Duur(18, 18), False),
    ],
)
def test_de_nieuwe_termijn_geldt_vanaf_de_dag_die_iemand_invult(peildatum: date, duur: Duur, melding: bool):
    parameters = _met_nieuwe_termijn(date(2026, 7, 1))
    uitkomst = toets(replace(STARTER, peildatum=peildatum), parameters)
    assert uitkomst.duur == duur
    teksten = [regel.tekst for regel in uitkomst.regels]
    assert any("Controleer of die termijn al geldt" in tekst for tekst in teksten) is melding
    verlengen = "Verlengen kan tot ten hoogste 36 maanden, dus met 18 maanden."
    assert (verlengen in teksten) is not melding
    assert any(tekst.startswith("Na 36 maanden kan verlengen alleen om medische of sociale") for tekst in teksten)


def test_zonder_aangekondigde_termijn_is_er_geen_melding():
    zonder = Parameters(
        waarde for naam in PARAMETERS.namen if "aangekondigd" not in naam for waarde in PARAMETERS.van(naam)
    )
    uitkomst = toets(STARTER, zonder)
    assert uitkomst.duur == Duur(36, None)
    assert not any(regel.artikel.startswith("Stb.") for regel in uitkomst.regels)


def test_een_eigen_redelijke_termijn_staat_bij_de_bedragen_van_de_gemeente():
    eigen = Waarde(
        naam="redelijke_termijn.maanden", waarde=Decimal(24), eenheid="maanden", vanaf=None, tot_en_met=None,
        zekerheid="A", bron="beleidsregels", herkomst=GEMEENTE,
    )  # fmt: skip
    gevestigd = replace(STARTER, categorie="gevestigd", start_bedrijf=date(2025, 1, 1))
    assert toets(gevestigd).voldoet is True
    assert toets(gevestigd, PARAMETERS.met([eigen])).voldoet is False
    assert toets(replace(gevestigd, redelijke_termijn_maanden=18), PARAMETERS.met([eigen])).voldoet is True


# --- amounts that are not known ---


def test_een_onbekend_bedrag_van_de_oudere_wordt_gevraagd_als_het_ertoe_doet():
    later = Waarde(
        naam="oudere_zelfstandige_geboren.voor_jaar", waarde=Decimal(1970), eenheid="getal", vanaf=None,
        tot_en_met=None, zekerheid="A", bron="een wet die er niet is", herkomst=GEMEENTE,
    )  # fmt: skip
    oudere = replace(
        STARTER,
        peildatum=date(2027, 1, 1),
        categorie="oudere_zelfstandige",
        geboortedatum=date(1965, 1, 1),
        start_bedrijf=date(2000, 1, 1),
        levensvatbaar=False,
    )
    assert toets(oudere).voldoet is False
    with pytest.raises(OnbekendeWaarde) as gezien:
        toets(oudere, PARAMETERS.met([later]))
    assert gezien.value.parameter == "bbz_bedragen.minimum_inkomen_oudere_zelfstandige"


# --- facts that cannot be ---


def test_wat_niet_kan_wordt_in_een_keer_gemeld():
    onmogelijk = replace(
        STARTER,
        categorie="zzp",
        uitkering="aow",
        geboortedatum=date(2026, 7, 2),
        start_bedrijf=date(2026, 7, 1),
        beeindigt_uiterlijk=date(2026, 6, 1),
        uren_per_jaar=-1,
        redelijke_termijn_maanden=MEESTE_MAANDEN + 1,
    )
    with pytest.raises(InvoerFouten) as gezien:
        toets(onmogelijk)
    assert [fout.veld for fout in gezien.value.fouten] == [
        "categorie", "uitkering", "geboortedatum", "start_bedrijf", "beeindigt_uiterlijk", "uren_per_jaar",
        "redelijke_termijn_maanden",
    ]  # fmt: skip


def test_de_grenzen_van_het_programma_zelf_kunnen():
    assert toets(replace(STARTER, uren_per_jaar=MEESTE_UREN, redelijke_termijn_maanden=MEESTE_MAANDEN)).voldoet is True
    assert toets(replace(STARTER, uren_per_jaar=0, redelijke_termijn_maanden=0)).voldoet is False
    for fout in ({"uren_per_jaar": MEESTE_UREN + 1}, {"redelijke_termijn_maanden": -1}):
        with pytest.raises(InvoerFouten):
            toets(replace(STARTER, **fout))


def test_op_de_dag_zelf_geboren_begonnen_of_beeindigd_is_geen_tegenspraak():
    geboren = replace(STARTER, geboortedatum=OP, start_bedrijf=OP, beeindigt_uiterlijk=OP)
    assert toets(geboren).voldoet is False
    vandaag = replace(STARTER, categorie="beeindigend", levensvatbaar=False, start_bedrijf=OP, beeindigt_uiterlijk=OP)
    assert toets(vandaag).voldoet is True


@pytest.mark.parametrize("uitkering", UITKERINGEN)
def test_elke_uitkering_heeft_een_zin_zonder_gaten(uitkering: str):
    for categorie, start in product(("starter", "gevestigd"), (date(2026, 1, 1), date(2026, 8, 1))):
        uitkomst = toets(replace(STARTER, categorie=categorie, start_bedrijf=start, uitkering=uitkering))
        for regel in uitkomst.regels:
            assert regel.tekst.endswith(".")
            assert "  " not in regel.tekst
            assert "None" not in regel.tekst


# --- the whole explanation, line by line ---

ZELFSTANDIGE = (
    "Bbz art. 1 b", "Pw art. 11 lid 1", "Bbz art. 1 b 1°", "Bbz art. 1 b 2°; Wet IB 2001 art. 3.6", "Bbz art. 1 b 3°",
    "Bbz art. 1 b 3°",
)  # fmt: skip
SLOT = (("Pw art. 11, 13, 15 en 40", None), ("Bbz art. 1 b en 2 lid 1", None))
EIGEN_ARTIKELEN = {
    "gevestigd": 2 * ("Bbz art. 2 lid 1 a",),
    "starter": 3 * ("Bbz art. 2 lid 1 b",),
    "oudere_zelfstandige": 5 * ("Bbz art. 2 lid 1 c",),
    "beeindigend": 2 * ("Bbz art. 2 lid 1 d",),
}
VERDER = {
    "gevestigd": [
        ("Bbz art. 18", None), ("Bbz art. 18", None), ("Bbz art. 14 lid 3", None),
        ("Bbz art. 20", 261_048_00), ("Bbz art. 22", 13_052_00),
    ],
    "starter": [
        ("Bbz art. 23 lid 1", None), ("Bbz art. 23 lid 1", None), ("Bbz art. 23 lid 2", None),
        ("Stb. 2025, 220 onderdeel B", None), ("Bbz art. 14 lid 3", None), ("Bbz art. 24", 48_060_00),
        ("Bbz art. 24", None),
    ],
    "oudere_zelfstandige": [
        ("Bbz art. 25", 10_368_00), ("Bbz art. 1 b", None), ("Bbz art. 14 lid 3", None), ("Bbz art. 26", 13_052_00),
        ("Bbz art. 26", None),
    ],
    "beeindigend": [
        ("Bbz art. 27", None), ("Bbz art. 27", None), ("Bbz art. 27a; Pw art. 44 lid 5", None), ("Bbz art. 2 lid 2", 0),
    ],
}  # fmt: skip


@pytest.mark.parametrize("bekend", [True, False])
@pytest.mark.parametrize("categorie", CATEGORIEEN)
def test_de_uitleg_noemt_elk_artikel_in_volgorde(categorie: str, bekend: bool):
    feiten = replace(STARTER, categorie=categorie, geboortedatum=date(1959, 12, 31), start_bedrijf=date(2000, 1, 1))
    if not bekend:
        feiten = Doelgroepfeiten(peildatum=OP, categorie=categorie, geboortedatum=date(1959, 12, 31))
    uitkomst = toets(feiten)
    voorwaarden = [*ZELFSTANDIGE, *EIGEN_ARTIKELEN[categorie]]
    assert [voorwaarde.artikel for voorwaarde in uitkomst.voorwaarden] == voorwaarden
    verder = [] if uitkomst.voldoet is False else VERDER[categorie]
    regels = [(regel.artikel, regel.bedrag) for regel in uitkomst.regels]
    assert regels == [*((artikel, None) for artikel in voorwaarden), *SLOT, *verder]


@pytest.mark.parametrize(
    ("einde", "wanneer"), [(date(2027, 7, 1), "binnen 12 maanden"), (date(2027, 7, 2), "later dan 12 maanden")]
)
def test_de_zin_over_het_einde_past_bij_het_oordeel(einde: date, wanneer: str):
    feiten = replace(
        STARTER, categorie="beeindigend", levensvatbaar=False, start_bedrijf=None, beeindigt_uiterlijk=einde
    )
    assert toets(feiten).voorwaarden[-1].tekst.endswith(f"Dat is {wanneer}.")


def test_de_zinnen_over_duur_en_kapitaal():
    teksten = {
        categorie: " ".join(
            regel.tekst
            for regel in toets(
                Doelgroepfeiten(peildatum=OP, categorie=categorie, geboortedatum=date(1959, 12, 31))
            ).regels
        )
        for categorie in CATEGORIEEN
    }
    assert "ten hoogste 12 maanden. Verlengen kan met ten hoogste 24 maanden" in teksten["gevestigd"]
    assert "ten hoogste 36 maanden, na het einde van de uitkering" in teksten["starter"]
    assert "op verzoek met ten hoogste 12 maanden" in teksten["beeindigend"]
    assert "tot 3 maanden vóór de melding" in teksten["beeindigend"]
    assert "Het hoogste bedrag op 1 juli 2026, per bedrijf." in teksten["gevestigd"]
    assert "Het hoogste bedrag op 1 juli 2026." in teksten["oudere_zelfstandige"]


@pytest.mark.parametrize("geboren", [date(1959, 12, 31), date(1970, 1, 1)])
@pytest.mark.parametrize(("op", "leeg"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_vanaf_2027_past_niemand_meer_bij_de_oudere_zelfstandigen(geboren: date, op: date, leeg: bool):
    uitkomst = toets(replace(STARTER, categorie="oudere_zelfstandige", geboortedatum=geboren, peildatum=op))
    assert uitkomst.voldoet is False
    niemand = "In deze doelgroep past sinds 1 januari 2027 niemand meer"
    assert uitkomst.regels[-1].tekst.startswith(niemand if leeg else "De aanvrager past niet in de doelgroep")


@pytest.mark.parametrize("categorie", CATEGORIEEN)
def test_na_een_weigering_staat_er_niet_wat_iemand_anders_zou_krijgen(categorie: str):
    uitkomst = toets(replace(STARTER, categorie=categorie, woont_in_nederland=False, start_bedrijf=None))
    assert uitkomst.voldoet is False
    assert uitkomst.regels[-1].artikel == "Bbz art. 1 b en 2 lid 1"
    assert uitkomst.kapitaal.maximum is not None


def test_een_bedrijf_dat_nog_begint_is_een_plan():
    plan = replace(STARTER, start_bedrijf=date(2026, 8, 1), uren_per_jaar=1300, levensvatbaar=False)
    teksten = [voorwaarde.tekst for voorwaarde in toets(plan).voorwaarden]
    assert (
        "De aanvrager gaat 1.300 uur per jaar in het bedrijf werken. Nodig is ten minste 1.225 uur per jaar." in teksten
    )
    assert teksten[-1] == "Het plan voor het bedrijf is niet levensvatbaar."
    begonnen = [deel.tekst for deel in toets(replace(plan, start_bedrijf=OP)).voorwaarden]
    assert begonnen[-1] == "Het bedrijf is niet levensvatbaar."
    assert any(tekst.startswith("De aanvrager werkt 1.300 uur") for tekst in begonnen)
    gevestigd = replace(plan, categorie="gevestigd", start_bedrijf=date(2020, 1, 1))
    assert toets(gevestigd).voorwaarden[-1].tekst.endswith("Kijk of hulp bij het beëindigen past.")
