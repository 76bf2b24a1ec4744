"""The ledger of one claim: lines that never change. What was turned back stays, muted and in so many words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from bbzdesk.ui.models.table import Column, TableModel
from bbzdesk.ui.widgets.table import Table

TURNED_BACK, TURN_BACK = "teruggedraaid", "Draai terug…"
_NOTHING = "Op deze vordering is nog niets geboekt."


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One booking on a claim: what it did to principal, interest and costs, and the balance after it, in cents.

    `teruggedraaid`: a counter-entry took it out of all totals. `kan_terug`: the service lets the user do that now.
    """

    datum: date
    wat: str
    hoofdsom: int
    rente: int
    kosten: int
    saldo_daarna: int
    teruggedraaid: bool
    kan_terug: bool
    key: str


def _what(line: LedgerLine) -> str:
    return f"{line.wat} · {TURNED_BACK}" if line.teruggedraaid else line.wat


def _action(line: LedgerLine) -> str:
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
    """A table of bookings in the order in which they count; it cannot be sorted, because a balance follows a line."""

    turn_back = Signal(object)

    def __init__(self, lines: Sequence[LedgerLine] = (), name: str = "Boekingen op deze vordering") -> None:
        model = TableModel(_COLUMNS, lines, identity=lambda line: line.key, quiet=lambda line: bool(line.teruggedraaid))
        super().__init__(model, name, sortable=False, nothing=_NOTHING)
        self.acted.connect(self.turn_back)
