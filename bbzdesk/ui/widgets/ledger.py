"""The ledger of one claim: lines that never change. What was turned back stays, muted and in so many words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bbzdesk.ui.models.table import Column, TableModel
from bbzdesk.ui.widgets.table import Table

if TYPE_CHECKING:
    from bbzdesk.services.leningbeeld import Boekregel

TURNED_BACK, TURN_BACK = "teruggedraaid", "Draai terug…"
_NOTHING = "Op deze vordering is nog niets geboekt."


def _what(line: "Boekregel") -> str:
    return f"{line.wat} · {TURNED_BACK}" if line.teruggedraaid else line.wat


def _action(line: "Boekregel") -> str:
    return TURN_BACK if line.kan_terug and not line.teruggedraaid else ""


_COLUMNS = (
    Column("datum", "Datum", "date", 12, lambda line: line.datum),
    Column("wat", "Wat", "text", 28, _what, grows=True),
    Column("hoofdsom", "Hoofdsom", "money", 12, lambda line: line.hoofdsom),
    Column("rente", "Rente", "money", 10, lambda line: line.rente),
    Column("kosten", "Kosten", "money", 10, lambda line: line.kosten),
    Column("saldo", "Saldo daarna", "money", 13, lambda line: line.saldo_daarna),
    Column("terug", "Terugdraaien", "action", 15, _action),
)


class LedgerView(Table):
    """A table of bookings in the order in which they count; it cannot be sorted, because a balance follows a line.

    Most claims never have costs: a column of nothing but € 0,00 is left out.
    """

    turn_back = Signal(object)

    def __init__(self, lines: "Sequence[Boekregel]" = (), name: str = "Boekingen op deze vordering") -> None:
        columns = [c for c in _COLUMNS if c.key != "kosten" or any(line.kosten for line in lines)]
        model = TableModel(
            columns, lines, identity=lambda line: line.sleutel, quiet=lambda line: bool(line.teruggedraaid)
        )
        super().__init__(model, name, sortable=False, nothing=_NOTHING)
        self.acted.connect(self.turn_back)
