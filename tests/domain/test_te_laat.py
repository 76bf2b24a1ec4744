"""When an arrear is overdue: one rule for lists, cards, signals and the loan."""

from datetime import date, timedelta

import pytest

from bbzdesk.domain.vordering import Achterstand, te_laat

DAG = date(2026, 6, 1)
EEN = Achterstand(25_345, 1, DAG)


@pytest.mark.parametrize(
    ("dagen", "totaal", "verwacht"),
    [
        (0, 1_000_000, Achterstand()),  # on the due date itself somebody is on time
        (1, 1_000_000, EEN),
        (1, 10_000, Achterstand(10_000, 1, DAG)),  # never more than what is open
        (1, -500, Achterstand(0, 1, DAG)),
    ],
)
def test_de_dag_en_het_saldo_bepalen_wat_te_laat_is(dagen: int, totaal: int, verwacht: Achterstand) -> None:
    assert te_laat(EEN, totaal, DAG + timedelta(days=dagen)) == verwacht


def test_zonder_bekende_begindatum_is_de_achterstand_meteen_te_laat() -> None:
    assert te_laat(Achterstand(300, None, None), 1000, DAG) == Achterstand(300, None, None)
