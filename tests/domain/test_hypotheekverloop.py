"""A loan under mortgage over months: Bbz art. 43b lid 3 to 5, 43c and 43d."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.datum import plus_maanden
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.hypotheekverloop import (
    ALLE_RENTE,
    ALLEEN_LID_4,
    KAN_AFLOSSEN,
    KAN_GEEN_RENTE_BETALEN,
    KAN_RENTE_BETALEN,
    LEZINGEN_43C,
    Betaalmaand,
    Hypotheekstand,
    bij_vererving,
    bij_verkoop,
    jaaropgave,
    verloop,
)

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
EINDE = date(2015, 12, 31)  # the years of repayment end with December 2025; 2026 has 1 percent interest
BEGIN = Hypotheekstand(2400000)  # 20.00 a month


def loop(*maanden: tuple[int, str], begin: Hypotheekstand = BEGIN, eerste: date = date(2026, 1, 1)):
    reeks = [Betaalmaand(plus_maanden(eerste, nummer), *deel) for nummer, deel in enumerate(maanden)]
    return verloop(begin, reeks, EINDE, PARAMETERS.lezer())


@pytest.mark.parametrize(
    ("betaald", "aflossing", "rente_betaald", "bijgeschreven"),
    [
        (0, 0, 0, 2000),
        (500, 500, 0, 2000),
        (2000, 2000, 0, 2000),  # up to the interest everything repays
        (2001, 2000, 1, 1999),
        (4000, 2000, 2000, 0),
        (4001, 2001, 2000, 0),
    ],
)
def test_wie_rente_kan_betalen_lost_eerst_af(
    betaald: int, aflossing: int, rente_betaald: int, bijgeschreven: int
) -> None:
    (regel,) = loop((betaald, KAN_RENTE_BETALEN))
    assert (regel.rente, regel.aflossing, regel.rente_betaald, regel.bijgeschreven) == (
        2000,
        aflossing,
        rente_betaald,
        bijgeschreven,
    )
    assert regel.stand == Hypotheekstand(2400000 - aflossing, bijgeschreven, 0, 0)
    assert regel.over == 0


def test_wie_geen_rente_kan_betalen_krijgt_haar_bijgeschreven_en_daarover_loopt_geen_rente() -> None:
    regels = loop(*[(0, KAN_GEEN_RENTE_BETALEN)] * 3)
    assert [regel.rente for regel in regels] == [2000, 2000, 2000]
    assert regels[-1].stand == Hypotheekstand(2400000, 0, 6000, 0)
    assert regels[-1].stand.rentevordering == 6000


def test_aflossing_verlaagt_de_rente_van_de_volgende_maand() -> None:
    regels = loop((120000, KAN_RENTE_BETALEN), (0, KAN_RENTE_BETALEN))
    assert regels[0].aflossing == 118000
    assert regels[1].rente == 1902  # 22820.00 at 1 percent a year


def test_wie_kan_aflossen_betaalt_eerst_rente_en_een_achterstand_wordt_niet_bijgeschreven() -> None:
    eerste, tweede = loop((500, KAN_AFLOSSEN), (6000, KAN_AFLOSSEN))
    assert (eerste.aflossing, eerste.rente_betaald, eerste.bijgeschreven) == (0, 500, 0)
    assert eerste.stand == Hypotheekstand(2400000, 0, 0, 1500)
    assert (tweede.aflossing, tweede.rente_betaald) == (2500, 3500)
    assert tweede.stand == Hypotheekstand(2397500)


@pytest.mark.parametrize("oordeel", [KAN_AFLOSSEN, KAN_RENTE_BETALEN])
def test_in_de_jaren_van_aflossing_is_er_geen_rente(oordeel: str) -> None:
    december, januari = loop((5000, oordeel), (0, KAN_GEEN_RENTE_BETALEN), eerste=date(2025, 12, 1))
    assert (december.rente, december.aflossing) == (0, 5000)
    assert januari.rente == 1996  # 23950.00


@pytest.mark.parametrize(
    ("betaald", "stand", "over"),
    [
        (29, Hypotheekstand(100, 50, 40, 1), 0),
        (30, Hypotheekstand(100, 50, 40, 0), 0),
        (129, Hypotheekstand(1, 50, 40, 0), 0),
        (130, Hypotheekstand(0, 50, 40, 0), 0),
        (131, Hypotheekstand(0, 49, 40, 0), 0),
        (181, Hypotheekstand(0, 0, 39, 0), 0),
        (220, Hypotheekstand(0, 0, 0, 0), 0),
        (221, Hypotheekstand(0, 0, 0, 0), 1),
    ],
)
def test_volgorde_achterstand_lening_en_dan_bijgeschreven_rente(betaald: int, stand: Hypotheekstand, over: int) -> None:
    """The loan is so small that a month has no interest."""
    (regel,) = loop((betaald, KAN_AFLOSSEN), begin=Hypotheekstand(100, 50, 40, 30))
    assert (regel.stand, regel.over) == (stand, over)
    assert betaald == regel.aflossing + regel.rente_betaald + regel.over


def test_een_betaling_groter_dan_alles_bij_wie_eerst_aflost() -> None:
    begin = Hypotheekstand(120000, 300, 200, 100)  # 1.00 interest
    (regel,) = loop((200000, KAN_RENTE_BETALEN), begin=begin)
    assert regel.stand == Hypotheekstand(0)
    assert (regel.rente, regel.aflossing, regel.rente_betaald, regel.over) == (100, 120000, 700, 79300)


@given(
    st.lists(
        st.tuples(st.integers(0, 400000), st.sampled_from([KAN_AFLOSSEN, KAN_RENTE_BETALEN])), min_size=1, max_size=24
    ),
    st.integers(0, 3000000),
)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_geen_cent_verdwijnt_en_niets_wordt_negatief(maanden: list[tuple[int, str]], hoofdsom: int) -> None:
    begin = Hypotheekstand(hoofdsom, 700, 300, 0)
    regels = loop(*maanden, begin=begin, eerste=date(2025, 6, 1))
    for regel, (betaald, _) in zip(regels, maanden, strict=True):
        assert betaald == regel.aflossing + regel.rente_betaald + regel.over
        stand = regel.stand
        assert min(stand.hoofdsom, stand.bijgeschreven_lid_3, stand.bijgeschreven_lid_4) >= 0
        assert stand.achterstallige_rente >= 0
    einde = regels[-1].stand
    assert einde.hoofdsom == hoofdsom - sum(regel.aflossing for regel in regels)
    verschuldigd = begin.rentevordering + sum(regel.rente for regel in regels)
    assert einde.rentevordering == verschuldigd - sum(regel.rente_betaald for regel in regels)


@pytest.mark.parametrize(
    ("maanden", "veld"),
    [
        (
            [Betaalmaand(date(2026, 1, 1), 0, KAN_AFLOSSEN), Betaalmaand(date(2026, 3, 1), 0, KAN_AFLOSSEN)],
            "maanden[1].maand",
        ),
        (
            [Betaalmaand(date(2026, 1, 1), 0, KAN_AFLOSSEN), Betaalmaand(date(2026, 1, 1), 0, KAN_AFLOSSEN)],
            "maanden[1].maand",
        ),
        ([Betaalmaand(date(2026, 1, 2), 0, KAN_AFLOSSEN)], "maanden[0].maand"),
        ([Betaalmaand(date(2026, 1, 1), -1, KAN_AFLOSSEN)], "maanden[0].betaald"),
        ([Betaalmaand(date(2026, 1, 1), 0, "misschien")], "maanden[0].oordeel"),
        ([Betaalmaand(date(2026, 1, 1), 1, KAN_GEEN_RENTE_BETALEN)], "maanden[0].oordeel"),
    ],
)
def test_maanden_die_niet_kunnen(maanden: list[Betaalmaand], veld: str) -> None:
    with pytest.raises(InvoerFouten) as gezien:
        verloop(BEGIN, maanden, EINDE, PARAMETERS.lezer())
    assert [fout.veld for fout in gezien.value.fouten] == [veld]


def test_geen_maanden_geen_verloop() -> None:
    assert verloop(BEGIN, [], EINDE, PARAMETERS.lezer()) == ()


def test_de_jaaropgave() -> None:
    regels = loop(*[(1000, KAN_RENTE_BETALEN)] * 14, eerste=date(2025, 12, 1))
    jaar = jaaropgave(2026, BEGIN, regels)
    assert jaar.hoofdsom_begin == 2399000  # December 2025 repaid 10.00
    assert jaar.aflossing == 12000
    assert jaar.hoofdsom_eind == 2387000
    assert jaar.rentevordering_begin == 0
    assert jaar.rente_betaald == 0
    assert jaar.rentevordering_eind == jaar.rente == sum(regel.rente for regel in regels[1:13])
    assert jaar.jaar == 2026


def test_de_jaaropgave_van_het_eerste_jaar_begint_met_de_beginstand() -> None:
    regels = loop((1000, KAN_RENTE_BETALEN), eerste=date(2025, 12, 1))
    jaar = jaaropgave(2025, BEGIN, regels)
    assert (jaar.hoofdsom_begin, jaar.hoofdsom_eind) == (2400000, 2399000)


def test_een_jaar_zonder_maanden_houdt_de_stand() -> None:
    jaar = jaaropgave(2030, BEGIN, loop((1000, KAN_RENTE_BETALEN)))
    assert (jaar.hoofdsom_begin, jaar.hoofdsom_eind, jaar.aflossing, jaar.rente) == (2399000, 2399000, 0, 0)
    assert jaar.rentevordering_begin == jaar.rentevordering_eind == 2000


STAND = Hypotheekstand(1000000, 3000, 2000, 500)


@pytest.mark.parametrize(("lezing", "bedrag"), [(ALLE_RENTE, 1005500), (ALLEEN_LID_4, 1002500)])
def test_bij_verkoop_is_alles_ineens_verschuldigd(lezing: str, bedrag: int) -> None:
    uitkomst = bij_verkoop(STAND, 2000000, tegen_marktwaarde=None, lezing=lezing)
    assert (uitkomst.terstond_af_te_lossen, uitkomst.kwijtschelding) == (bedrag, 0)
    assert uitkomst.blijft_open == 1005500 - bedrag
    assert lezing.replace("_", " ") in uitkomst.regels[0].tekst
    assert len(uitkomst.regels) == 1


@pytest.mark.parametrize(
    ("beschikbaar", "tegen_marktwaarde", "kwijt", "open_"),
    [
        (1005500, True, 0, 0),
        (1005499, True, 1, 0),
        (1005499, False, 0, 1),
        (1005499, None, None, 1),
        (1005500, False, 0, 0),
        (0, True, 1005500, 0),
        (1005501, True, 0, 0),
    ],
)
def test_een_tekort_bij_verkoop_voor_de_marktwaarde_wordt_kwijtgescholden(
    beschikbaar: int, tegen_marktwaarde: bool | None, kwijt: int | None, open_: int
) -> None:
    uitkomst = bij_verkoop(STAND, beschikbaar, tegen_marktwaarde, ALLE_RENTE)
    assert (uitkomst.kwijtschelding, uitkomst.blijft_open) == (kwijt, open_)
    tekort = 1005500 - beschikbaar
    assert [regel.bedrag for regel in uitkomst.regels[1:]] == ([tekort] if tekort > 0 else [])


def test_bij_vererving_is_er_geen_kwijtschelding() -> None:
    uitkomst = bij_vererving(STAND, ALLE_RENTE)
    assert (uitkomst.terstond_af_te_lossen, uitkomst.kwijtschelding, uitkomst.blijft_open) == (1005500, 0, 1005500)
    assert uitkomst.regels[0].artikel == "Bbz art. 43c lid 1"


def test_een_leeswijze_wordt_gekozen() -> None:
    with pytest.raises(InvoerFouten) as gezien:
        bij_vererving(STAND, "")
    for lezing in LEZINGEN_43C:
        assert lezing in str(gezien.value)


@pytest.mark.parametrize(
    ("extra", "stand"),
    [
        (0, Hypotheekstand(0, 300, 200, 100)),
        (99, Hypotheekstand(0, 300, 200, 1)),
        (150, Hypotheekstand(0, 250, 200, 0)),
        (400, Hypotheekstand(0, 0, 200, 0)),
        (450, Hypotheekstand(0, 0, 150, 0)),
    ],
)
def test_na_lening_en_maandrente_komt_de_rentevordering(extra: int, stand: Hypotheekstand) -> None:
    (regel,) = loop((120100 + extra, KAN_RENTE_BETALEN), begin=Hypotheekstand(120000, 300, 200, 100))
    assert (regel.stand, regel.over) == (stand, 0)


@pytest.mark.parametrize(("einde", "rente"), [(date(2016, 1, 1), 2000), (date(2016, 1, 2), 0)])
def test_de_eerste_dag_van_de_maand_beslist_of_er_rente_is(einde: date, rente: int) -> None:
    (regel,) = verloop(BEGIN, [Betaalmaand(date(2026, 1, 1), 0, KAN_AFLOSSEN)], einde, PARAMETERS.lezer())
    assert regel.rente == rente


def test_de_uitleg_bij_verkoop_heeft_het_hele_bedrag() -> None:
    assert bij_verkoop(STAND, 0, None, ALLE_RENTE).regels[0].bedrag == 1005500


@pytest.mark.parametrize("oordeel", [KAN_AFLOSSEN, KAN_RENTE_BETALEN])
def test_in_de_jaren_van_aflossing_lost_elke_betaling_af(oordeel: str) -> None:
    (regel,) = loop((5000, oordeel), eerste=date(EINDE.year + 1, 1, 1))
    assert (regel.rente, regel.aflossing, regel.over) == (0, 5000, 0)
    assert regel.stand == Hypotheekstand(2400000 - 5000)
