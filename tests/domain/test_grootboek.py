"""Bookings balance, a turn-back is the same with other signs, and a standing looks back and at what was known then."""

from datetime import UTC, date, datetime

import pytest

from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening, stand, terugdraaiing
from bbzdesk.domain.vordering import Achterstand, achterstand_uit

TOEN, LATER = datetime(2026, 3, 1, 9, 0, tzinfo=UTC), datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def _boeking(naam: str, op: date, wanneer: datetime, *regels: Boekingsregel) -> Boeking:
    return Boeking(naam, "proef", "proef", op, wanneer, regels)


UITBETALING = _boeking(
    "u",
    date(2026, 3, 1),
    TOEN,
    Boekingsregel(Rekening.HOOFDSOM, 10_000, "een"),
    Boekingsregel(Rekening.HOOFDSOM, 5_000, "twee"),
    Boekingsregel(Rekening.TUSSENREKENING, -15_000),
)
RENTE = _boeking(
    "r",
    date(2026, 3, 15),
    LATER,
    Boekingsregel(Rekening.RENTE, 300, "een"),
    Boekingsregel(Rekening.KOSTEN, 40, "een"),
    Boekingsregel(Rekening.ONTVANGST, -340),
)


def test_wat_een_boeking_doet_met_hoofdsom_rente_en_kosten_en_wat_er_is_ontvangen() -> None:
    assert (UITBETALING.op_vordering, UITBETALING.ontvangen) == ((15_000, 0, 0), 0)
    assert (RENTE.op_vordering, RENTE.ontvangen) == ((0, 300, 40), -340)


def test_een_stand_telt_alleen_de_eigen_vordering_tot_en_met_de_dag() -> None:
    boekingen = [UITBETALING, RENTE]
    assert stand(boekingen, "een", date(2026, 2, 28)).totaal == 0
    assert stand(boekingen, "een", date(2026, 3, 1)).hoofdsom == 10_000
    assert stand(boekingen, "een", date(2026, 3, 14)).rente == 0
    alles = stand(boekingen, "een", date(2026, 3, 15))
    assert (alles.hoofdsom, alles.rente, alles.kosten, alles.ontvangen, alles.totaal) == (10_000, 300, 40, 0, 10_340)
    assert stand(boekingen, "twee", date(2026, 12, 31)).totaal == 5_000


def test_zoals_toen_bekend_laat_weg_wat_later_is_vastgelegd() -> None:
    boekingen = [UITBETALING, RENTE]
    assert stand(boekingen, "een", date(2026, 3, 15), bekend_op=TOEN).totaal == 10_000
    assert stand(boekingen, "een", date(2026, 3, 15), bekend_op=LATER).totaal == 10_340


def test_een_terugdraaiing_haalt_alles_weer_weg() -> None:
    terug = terugdraaiing(UITBETALING, "t", LATER)
    assert (terug.draait_terug, terug.valutadatum) == ("u", UITBETALING.valutadatum)
    assert stand([UITBETALING, terug], "een", date(2026, 3, 1)).totaal == 0


@pytest.mark.parametrize(
    ("rekening", "bedrag", "vordering", "zin"),
    [
        (Rekening.TUSSENREKENING, 0, None, "a booking line of 0 cents"),
        (Rekening.TUSSENREKENING, MAXIMUM + 1, None, "a booking line of"),
        (Rekening.TUSSENREKENING, -MAXIMUM - 1, None, "a booking line of"),
        (Rekening.HOOFDSOM, 1, None, "names no claim"),
        (Rekening.RENTE, 1, None, "names no claim"),
        (Rekening.KOSTEN, 1, None, "names no claim"),
    ],
)
def test_een_regel_die_niet_kan(rekening: Rekening, bedrag: int, vordering: str | None, zin: str) -> None:
    with pytest.raises(ValueError, match=zin):
        Boekingsregel(rekening, bedrag, vordering)


def test_de_grootste_regel_kan_nog() -> None:
    assert Boekingsregel(Rekening.TUSSENREKENING, -MAXIMUM).bedrag == -MAXIMUM


def test_een_boeking_die_niet_kan() -> None:
    goed = Boekingsregel(Rekening.HOOFDSOM, 100, "een"), Boekingsregel(Rekening.TUSSENREKENING, -100)
    with pytest.raises(ValueError, match="does not balance"):
        _boeking("x", date(2026, 3, 1), TOEN, goed[0], Boekingsregel(Rekening.TUSSENREKENING, -99))
    with pytest.raises(ValueError, match="does not balance"):
        _boeking("x", date(2026, 3, 1), TOEN, goed[0])
    with pytest.raises(ValueError, match="does not balance"):
        _boeking("x", date(2026, 3, 1), TOEN)
    with pytest.raises(ValueError, match="without time zone"):
        _boeking("x", date(2026, 3, 1), TOEN.replace(tzinfo=None), *goed)
    assert _boeking("x", date(2026, 3, 1), TOEN, *goed).vorderingen == ("een",)


# --- the arrear that follows from terms and payments ---

DAGEN = [date(2026, maand, 1) for maand in range(1, 5)]
TERMIJNEN = [(nummer, dag, 100) for nummer, dag in enumerate(DAGEN, 1)]


@pytest.mark.parametrize(
    ("betaald", "verwacht"),
    [
        (0, Achterstand(400, 4, DAGEN[0])),
        (99, Achterstand(301, 4, DAGEN[0])),
        (100, Achterstand(300, 3, DAGEN[1])),
        (101, Achterstand(299, 3, DAGEN[1])),
        (399, Achterstand(1, 1, DAGEN[3])),
        (400, Achterstand()),
        (1000, Achterstand()),
    ],
)
def test_betalingen_dekken_de_oudste_termijn_eerst(betaald: int, verwacht: Achterstand) -> None:
    assert achterstand_uit(TERMIJNEN, betaald) == verwacht


def test_van_overgenomen_achterstand_is_niet_bekend_hoeveel_termijnen_het_zijn() -> None:
    overgenomen = [(0, date(2025, 12, 31), 250), *TERMIJNEN]
    assert achterstand_uit(overgenomen, 249) == Achterstand(401, None, None)
    assert achterstand_uit(overgenomen, 250) == Achterstand(400, 4, DAGEN[0])


def test_een_termijn_van_nul_is_nooit_achter() -> None:
    assert achterstand_uit([(1, DAGEN[0], 0), (2, DAGEN[1], 100)], 0) == Achterstand(100, 1, DAGEN[1])
    assert achterstand_uit([], 0) == Achterstand()
