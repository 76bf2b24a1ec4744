"""What stands below a list: how many rows, and the sums; and the panel that holds a list with its totals."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from bbzdesk.ui.widgets.layouts import Flow, column, holder, row
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.text import Rule, Text, Tone


@dataclass(frozen=True, slots=True)
class Total:
    """A word with its amount, as it is written; red when it asks for attention."""

    word: str
    amount: str
    tone: Tone = ""


class TotalsLine(QWidget):
    """The totals of what is shown, in one line that wraps."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._flow = Flow(space="l")
        self._flow.setContentsMargins(14, 6, 12, 6)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Totalen")

    def set_totals(self, caption: str, totals: Sequence[Total]) -> None:
        """Say what is shown, such as *12 van 214 vorderingen*, and its sums."""
        for old in self._parts:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = [Text(caption, "strong"), *(_pair(total) for total in totals)]
        for part in self._parts:
            self._flow.addWidget(part)
        spoken = "; ".join(f"{total.word} {total.amount}" for total in totals)
        self.setAccessibleName(f"{caption}; {spoken}" if spoken else caption)
        self.updateGeometry()


def _pair(total: Total) -> QWidget:
    return holder(row(Text(total.word, "muted"), Text(total.amount, "strong", tone=total.tone)))


class TablePanel(QFrame):
    """A white sheet with a table, and its totals below."""

    def __init__(self, table: Table, totals: TotalsLine | None = None) -> None:
        super().__init__()
        self.table, self.totals = table, totals
        self.setProperty("role", "panel")
        below: list[QWidget] = [Rule(), totals] if totals else []
        self.setLayout(column((table, 1), *below, space="none", margins=(1, 1, 1, 1)))
