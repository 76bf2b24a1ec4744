"""The model of every list, without a window: order, filters, what a cell says, what a file gets."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from bbzdesk.ui.models.table import Column, TableModel

ROL = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Rij:
    status: str
    naam: str
    saldo: int | None
    achterstand: int = 0
    betaald: date | None = None
    doen: str = ""
    termijnen: int | Decimal | None = None


KOLOMMEN = (
    Column("status", "Stoplicht", "status", 15, lambda r: r.status),
    Column("naam", "Ondernemer", "key", 20, lambda r: r.naam),
    Column("saldo", "Saldo", "money", 11, lambda r: r.saldo),
    Column("achter", "Achterstand", "money", 12, lambda r: r.achterstand, tone=lambda r: "achterstand" if r.achterstand else ""),
    Column("betaald", "Laatste betaling", "date", 13, lambda r: r.betaald),
    Column("termijnen", "Termijnen", "number", 9, lambda r: r.termijnen, default=False),
    Column("doen", "Volgende actie", "action", 20, lambda r: r.doen),
)  # fmt: skip
HADDAD = Rij("achterstand", "Haddad, autobedrijf", 1_840_211, 182_487, date(2025, 12, 2), "Bespreek uitstel", 3)
OZTURK = Rij("renteloos", "Öztürk, kledingreparatie", 648_000, 0, date(2026, 3, 2), "Vraag inkomen")
BOS = Rij("afgelost", "Bos, kapsalon", 0, 0, None, "", Decimal("1.5"))
VISSER = Rij("bij", "éric Visser", None, 0, date(2021, 8, 11), "Bel", 0)
RIJEN = (OZTURK, BOS, HADDAD, VISSER)


@pytest.fixture
def model() -> TableModel:
    return TableModel(KOLOMMEN, RIJEN)


def cel(model: TableModel, rij: int, sleutel: str) -> QModelIndex:
    return model.index(rij, [c.key for c in model.columns].index(sleutel))


def namen(model: TableModel) -> list[str]:
    return [rij.naam.split(",")[0] for rij in model.rows_shown()]


@pytest.mark.parametrize(
    ("rij", "sleutel", "tekst", "gesproken"),
    [
        (2, "saldo", "€\xa018.402,11", "Saldo: €\xa018.402,11"),
        (0, "betaald", "2 mrt 2026", "Laatste betaling: 2 mrt 2026"),
        (1, "betaald", "–", "Laatste betaling: leeg"),
        (3, "saldo", "–", "Saldo: leeg"),
        (0, "status", "Renteloos", "Stoplicht: Renteloos"),
        (1, "doen", "", "Volgende actie: leeg"),
        (2, "doen", "Bespreek uitstel", "Volgende actie: Bespreek uitstel"),
    ],
)
def test_a_cell_says_its_column_and_its_value(model, rij, sleutel, tekst, gesproken):
    plek = cel(model, rij, sleutel)
    assert plek.data(ROL.DisplayRole) == tekst
    assert plek.data(ROL.AccessibleTextRole) == gesproken


def test_amounts_stand_at_the_right_with_their_head_and_words_at_the_left(model):
    rechts, links = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
    for sleutel, kant in (("saldo", rechts), ("naam", links), ("betaald", links)):
        plek = cel(model, 0, sleutel)
        assert plek.data(ROL.TextAlignmentRole) & kant
        assert model.headerData(plek.column(), Qt.Orientation.Horizontal, ROL.TextAlignmentRole) & kant


def test_a_zero_is_muted_an_arrear_is_strong_and_a_key_is_strong(model):
    assert model.cell(cel(model, 1, "saldo")).quiet
    assert not model.cell(cel(model, 2, "saldo")).quiet
    achter = model.cell(cel(model, 2, "achter"))
    assert (achter.tone, achter.strong) == ("achterstand", True)
    assert model.cell(cel(model, 0, "naam")).strong


def test_a_number_has_a_decimal_comma(model):
    model.show_columns([c.key for c in KOLOMMEN])
    assert [cel(model, at, "termijnen").data() for at in range(4)] == ["–", "1,5", "3", "0"]


@pytest.mark.parametrize(
    ("sleutel", "af", "verwacht"),
    [
        ("naam", False, ["Bos", "éric Visser", "Haddad", "Öztürk"]),
        ("naam", True, ["Öztürk", "Haddad", "éric Visser", "Bos"]),
        ("saldo", False, ["Bos", "Öztürk", "Haddad", "éric Visser"]),
        ("saldo", True, ["Haddad", "Öztürk", "Bos", "éric Visser"]),
        ("betaald", True, ["Öztürk", "Haddad", "éric Visser", "Bos"]),
        ("status", False, ["Haddad", "Öztürk", "éric Visser", "Bos"]),
    ],
)
def test_sorting_goes_by_value_without_accents_and_what_is_empty_comes_last(model, sleutel, af, verwacht):
    volgorde = Qt.SortOrder.DescendingOrder if af else Qt.SortOrder.AscendingOrder
    model.sort(cel(model, 0, sleutel).column(), volgorde)
    assert namen(model) == verwacht
    assert model.sorted_by == (sleutel, af)
    model.sort(-1)
    assert namen(model) == ["Öztürk", "Bos", "Haddad", "éric Visser"]


def test_equal_rows_keep_their_order(model):
    model.sort(cel(model, 0, "naam").column())
    model.sort(cel(model, 0, "achter").column())
    assert namen(model) == ["Bos", "éric Visser", "Öztürk", "Haddad"]


def test_a_row_in_hand_keeps_its_place_while_sorting(model):
    in_de_hand = QPersistentModelIndex(cel(model, 2, "saldo"))
    model.sort(cel(model, 0, "naam").column(), Qt.SortOrder.DescendingOrder)
    assert model.row(in_de_hand) is HADDAD
    assert in_de_hand.column() == 2


@pytest.mark.parametrize(
    ("woorden", "verwacht"),
    [
        ("OZTURK", ["Öztürk"]),
        ("Éric", ["éric Visser"]),
        ("auto haddad", ["Haddad"]),
        ("haddad kapsalon", []),
        ("18.402,11", ["Haddad"]),
        ("mrt 2026", ["Öztürk"]),
        ("afgelost", ["Bos"]),
        ("  ", ["Öztürk", "Bos", "Haddad", "éric Visser"]),
    ],
)
def test_words_find_rows_without_accents_or_capitals(model, woorden, verwacht):
    model.set_words(woorden)
    assert namen(model) == verwacht
    assert model.rowCount() == len(verwacht)
    model.set_words("")
    assert model.rowCount() == 4


def test_filters_hold_together_and_clear_one_by_one(model):
    model.set_filter("weergave", lambda r: r.betaald is not None)
    model.set_filter("tegel", lambda r: r.status == "bij")
    assert namen(model) == ["éric Visser"]
    assert model.count(lambda r: r.betaald is not None) == 3
    model.set_filter("tegel", None)
    model.set_words("o")
    assert namen(model) == ["Öztürk", "Haddad"]
    assert (model.rowCount(), model.size) == (2, 4)


def test_totals_count_what_is_shown(model):
    assert model.total("saldo") == 1_840_211 + 648_000
    model.set_words("haddad")
    assert (model.total("saldo"), model.total("achter")) == (1_840_211, 182_487)


def test_new_rows_come_in_the_same_order_and_under_the_same_filters(model):
    model.sort(cel(model, 0, "naam").column(), Qt.SortOrder.DescendingOrder)
    model.set_words("o")
    model.set_rows((*RIJEN, Rij("bij", "Smit, bode", 1)))
    assert namen(model) == ["Smit", "Öztürk", "Haddad", "Bos"]
    assert model.position(BOS) == 3
    assert model.position(VISSER) == -1


def test_columns_are_chosen_and_the_key_column_stays(model):
    assert "termijnen" not in [c.key for c in model.columns]
    model.sort(cel(model, 0, "saldo").column())
    model.show_columns(["doen", "termijnen"])
    assert [c.key for c in model.columns] == ["naam", "termijnen", "doen"]
    assert model.columnCount() == 3
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Termijnen"
    assert namen(model)[0] == "Bos"
    assert model.sorted_by == ("saldo", False)


def test_what_is_shown_goes_to_a_file_as_raw_values(model):
    model.set_words("haddad")
    titels, soorten, rijen = model.shown()
    assert titels == ("Stoplicht", "Ondernemer", "Saldo", "Achterstand", "Laatste betaling", "Volgende actie")
    assert soorten == ("status", "tekst", "bedrag", "bedrag", "datum", "tekst")
    assert rijen == (("achterstand", HADDAD.naam, 1_840_211, 182_487, date(2025, 12, 2), "Bespreek uitstel"),)
    assert model.shown().columns[2] == ("Saldo", "bedrag")


def test_a_row_as_text_has_tabs(model):
    regel = model.text_of_row(cel(model, 0, "naam"))
    assert regel == "Renteloos\tÖztürk, kledingreparatie\t€\xa06.480,00\t€\xa00,00\t2 mrt 2026\tVraag inkomen"


def test_what_a_cell_says_is_worked_out_once():
    gelezen = []
    model = TableModel((Column("naam", "Naam", "key", 9, lambda r: gelezen.append(r) or r.naam),), RIJEN)
    for _ in range(3):
        assert model.index(0, 0).data() == OZTURK.naam
    assert len(gelezen) == 1


def test_the_widest_amount_is_known_without_writing_them_all(model):
    assert "€\xa018.402,11" in model.widest(2)
    assert "Öztürk, kledingreparatie" in model.widest(1)
    assert TableModel(KOLOMMEN).widest(2) == ()
