"""Taking part in a debt arrangement: Bbz art. 42 and Pw art. 60c."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.schuldregeling import (
    GEMEENTE,
    NIET_VOLDAAN,
    ONBEKEND,
    VOLDAAN,
    Regelingsfeiten,
    Schuldeiser,
    Schuldregeling,
    schuldregeling,
)

FEITEN = Regelingsfeiten(
    vordering=2500000,
    gedekt=500000,
    schuldeisers=(Schuldeiser("bank", 1000000, True), Schuldeiser("leverancier", 1000000, True)),
    beschikbaar=1000000,
    nodig_voor_voortzetting=True,
    bij_beeindiging=False,
    schending_inlichtingenplicht=False,
)


def reken(**anders: object) -> Schuldregeling:
    return schuldregeling(replace(FEITEN, **anders))


def test_iedereen_krijgt_hetzelfde_deel_en_het_gedekte_blijft_erbuiten() -> None:
    uitkomst = reken()
    assert uitkomst.mag is True
    assert uitkomst.buiten_akkoord == 500000
    assert [(deel.kenmerk, deel.vordering, deel.ontvangt, deel.ziet_af_van) for deel in uitkomst.aandelen] == [
        (GEMEENTE, 2000000, 500000, 1500000),
        ("bank", 1000000, 250000, 750000),
        ("leverancier", 1000000, 250000, 750000),
    ]
    assert uitkomst.te_beoordelen == ()
    assert any("25% voor iedereen" in regel.tekst for regel in uitkomst.regels)


@pytest.mark.parametrize(
    ("anders", "artikel", "mag"),
    [
        ({"nodig_voor_voortzetting": False}, "Bbz art. 42", False),
        ({"nodig_voor_voortzetting": None}, "Bbz art. 42", None),
        ({"nodig_voor_voortzetting": False, "bij_beeindiging": None}, "Bbz art. 42", None),
        ({"nodig_voor_voortzetting": None, "bij_beeindiging": None}, "Bbz art. 42", None),
        ({"nodig_voor_voortzetting": False, "bij_beeindiging": True}, "Bbz art. 42", True),
        ({"nodig_voor_voortzetting": None, "bij_beeindiging": True}, "Bbz art. 42", True),
        ({"schending_inlichtingenplicht": True}, "Pw art. 60c", False),
        ({"schending_inlichtingenplicht": None}, "Pw art. 60c", None),
        ({"schuldeisers": (Schuldeiser("bank", 1, True), Schuldeiser("b", 1, False))}, "Bbz art. 42 b", False),
        ({"schuldeisers": (Schuldeiser("bank", 1, None), Schuldeiser("b", 1, False))}, "Bbz art. 42 b", False),
        ({"schuldeisers": (Schuldeiser("bank", 1, None), Schuldeiser("b", 1, True))}, "Bbz art. 42 b", None),
        ({"schuldeisers": ()}, "Bbz art. 42 b", True),
    ],
)
def test_voorwaarden(anders: dict[str, object], artikel: str, mag: bool | None) -> None:
    uitkomst = reken(**anders)
    assert uitkomst.mag is mag
    oordelen = {deel.artikel: deel.oordeel for deel in uitkomst.voorwaarden}
    assert oordelen.pop(artikel) == {True: VOLDAAN, False: NIET_VOLDAAN, None: ONBEKEND}[mag]
    assert set(oordelen.values()) == {VOLDAAN}
    assert bool(uitkomst.te_beoordelen) is (mag is None)
    assert all(vraag.endswith("?") for vraag in uitkomst.te_beoordelen)


def test_een_voorwaarde_die_niet_voldoet_gaat_voor_een_onbekende() -> None:
    uitkomst = reken(schending_inlichtingenplicht=True, nodig_voor_voortzetting=None)
    assert uitkomst.mag is False
    assert len(uitkomst.te_beoordelen) == 1


def test_de_voorwaarden_staan_in_de_uitleg() -> None:
    uitkomst = reken()
    teksten = [regel.tekst for regel in uitkomst.regels]
    for voorwaarde in uitkomst.voorwaarden:
        assert voorwaarde.tekst in teksten
    assert "De regeling is nodig om door te gaan." in teksten
    einde = reken(nodig_voor_voortzetting=False, bij_beeindiging=True)
    assert einde.voorwaarden[0].tekst == "De regeling is mogelijk bij de beëindiging."


def test_is_de_lening_helemaal_gedekt_en_zijn_er_geen_anderen_dan_valt_er_niets_te_verdelen() -> None:
    uitkomst = reken(gedekt=2500000, schuldeisers=(), beschikbaar=0)
    assert uitkomst.aandelen == ()
    assert any("niets te verdelen" in regel.tekst for regel in uitkomst.regels)


@pytest.mark.parametrize(
    ("beschikbaar", "procent"), [(1, "0%"), (2000, "0,05%"), (4000000, "100%"), (1333333, "33,33%")]
)
def test_het_percentage_in_de_uitleg(beschikbaar: int, procent: str) -> None:
    tekst = next(regel.tekst for regel in reken(beschikbaar=beschikbaar).regels if "voor iedereen" in regel.tekst)
    assert tekst.endswith(f": {procent} voor iedereen.")


def test_de_cent_die_overblijft_gaat_naar_de_grootste_rest() -> None:
    uitkomst = reken(
        vordering=100, gedekt=0, beschikbaar=100, schuldeisers=(Schuldeiser("a", 101, True), Schuldeiser("b", 99, True))
    )
    # 33.33, 33.67 and 33 cents
    assert [deel.ontvangt for deel in uitkomst.aandelen] == [33, 34, 33]


@given(
    st.integers(0, 10**9),
    st.lists(st.integers(0, 10**9), max_size=12),
    st.fractions(0, 1),
)
@settings(max_examples=100, derandomize=True, deadline=None)
def test_de_delen_zijn_samen_het_bedrag_en_nooit_meer_dan_een_vordering(
    vordering: int, andere: list[int], deel: object
) -> None:
    totaal = vordering + sum(andere)
    beschikbaar = int(totaal * deel)  # type: ignore[operator]
    schuldeisers = tuple(Schuldeiser(f"s{nummer}", bedrag, True) for nummer, bedrag in enumerate(andere))
    aandelen = reken(vordering=vordering, gedekt=0, schuldeisers=schuldeisers, beschikbaar=beschikbaar).aandelen
    assert sum(aandeel.ontvangt for aandeel in aandelen) == beschikbaar
    for aandeel in aandelen:
        assert 0 <= aandeel.ontvangt <= aandeel.vordering
        assert abs(aandeel.ontvangt * totaal - aandeel.vordering * beschikbaar) < totaal
        assert aandeel.ziet_af_van == aandeel.vordering - aandeel.ontvangt


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"vordering": -1, "gedekt": -1, "beschikbaar": -1}, ["vordering", "gedekt", "beschikbaar"]),
        ({"gedekt": 2500001}, ["gedekt"]),
        ({"schuldeisers": (Schuldeiser("a", 1), Schuldeiser("a", 1))}, ["schuldeisers[1].kenmerk"]),
        ({"schuldeisers": (Schuldeiser(GEMEENTE, 1),)}, ["schuldeisers[0].kenmerk"]),
        ({"schuldeisers": (Schuldeiser("a", -1),)}, ["schuldeisers[0].vordering"]),
        ({"beschikbaar": 4000001}, ["beschikbaar"]),
    ],
)
def test_feiten_die_niet_kunnen(anders: dict[str, object], velden: list[str]) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        reken(**anders)
    assert [fout.veld for fout in gezien.value.fouten] == velden


def test_gedekt_tot_precies_de_vordering() -> None:
    assert reken(gedekt=2500000, beschikbaar=0).aandelen[0].ontvangt == 0
    assert reken(beschikbaar=4000000).aandelen[0].ziet_af_van == 0


def test_de_uitleg_heeft_de_bedragen_in_volgorde() -> None:
    assert [(regel.artikel, regel.bedrag) for regel in reken().regels] == [
        ("Bbz art. 42 a", 500000),
        ("Bbz art. 42 a", 2000000),
        ("Bbz art. 42 b", None),
        ("Bbz art. 42 b", 500000),
        ("Bbz art. 42", 1500000),
        ("Bbz art. 42", None),
        ("Bbz art. 42 b", None),
        ("Pw art. 60c", None),
    ]
