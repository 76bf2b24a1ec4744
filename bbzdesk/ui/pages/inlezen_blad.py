"""Which sheet and which row of heads is read: what the program chose, another choice, and the first rows to choose by."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from bbzdesk.services.bladbeeld import Bladbeeld, Voorbeeldrij
from bbzdesk.ui.models.columns import Column
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.fields import Field, SelectBox
from bbzdesk.ui.widgets.layouts import Flow, column, holder
from bbzdesk.ui.widgets.reader import announce
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.text import Text

_SHOW, _HIDE = "Toon de eerste rijen", "Verberg de eerste rijen"
_HINT = "Staan de koppen op een andere rij? Ga naar die rij en druk op Enter, of dubbelklik erop."
_FEW = 8


class CalmBox(SelectBox):
    """The wheel scrolls the page; over a box that is not in hand it would change a choice unseen."""

    def __init__(self, *words: str) -> None:
        super().__init__(*words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll unless this box is in hand."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SheetChoice(QWidget):
    """The sheet, where there are more, and the rows with the heads; the first rows are a button away."""

    sheet_chosen = Signal(str)
    heads_chosen = Signal(object)

    def __init__(self, seen: Bladbeeld, *, opened: bool) -> None:
        super().__init__()
        self._seen = seen
        self.table: Table | None = None
        self._place = Slot()
        self._turn = Button(_SHOW, "quiet")
        self._turn.clicked.connect(self._turn_rows)
        self._names = [choice.naam for choice in seen.bladen]
        self._rows = [choice.kopregels for choice in seen.koppen]
        self._sheets = CalmBox(*(choice.woorden for choice in seen.bladen))
        self._heads = CalmBox(*(choice.woorden for choice in seen.koppen))
        self.show_chosen()
        self._sheets.activated.connect(lambda at: self.sheet_chosen.emit(self._names[at]))
        self._heads.activated.connect(lambda at: self.heads_chosen.emit(self._rows[at]))
        sheets = Field("Blad", self._sheets)
        if len(seen.bladen) == 1:
            sheets.hide()
        # Level with the boxes, not with their labels.
        beside = holder(column(Text("", "strong"), self._turn, space="xs"))
        fields = Flow(sheets, Field("Rij met de koppen", self._heads), beside, space="l")
        self.setLayout(column(holder(fields), self._place, space="s"))
        self._show_rows(opened=opened)

    @property
    def opened(self) -> bool:
        """Whether the first rows are shown."""
        return not self._place.isHidden()

    def show_chosen(self) -> None:
        """Show what is read: another choice came to nothing."""
        self._sheets.setCurrentIndex(self._at(self._names, self._seen.blad))
        self._heads.setCurrentIndex(self._at(self._rows, self._seen.kopregels))

    @staticmethod
    def _at(choices: Sequence[object], chosen: object) -> int:
        return choices.index(chosen) if chosen in choices else 0

    def _turn_rows(self) -> None:
        self._show_rows(opened=not self.opened)
        announce(self._turn, "open" if self.opened else "dicht")

    def _show_rows(self, *, opened: bool) -> None:
        """The table is made when it is first asked for: most people go on without it."""
        if opened and self.table is None:
            self.table = self._first_rows()
            self._place.fill(self.table, Text(_HINT, "small", wrap=True), space="xs")
        self._place.setVisible(opened)
        self._turn.setText(_HIDE if opened else _SHOW)
        self._turn.setAccessibleName(f"{self._turn.text()}, {'open' if opened else 'dicht'}")

    def _first_rows(self) -> Table:
        model = TableModel(_columns(self._seen), self._seen.rijen, identity=lambda r: r.nr)
        table = Table(model, "De eerste rijen van het blad", sortable=False)
        table.opened.connect(lambda line: self.heads_chosen.emit((line.nr,)))
        if len(self._seen.rijen) <= _FEW:
            table.fit_to_rows()
        if self._seen.kopregels:
            table.select(self._seen.kopregels[0])
        return table


def _columns(seen: Bladbeeld) -> tuple[Column, ...]:
    cells = (_cell_column(at, letter) for at, letter in enumerate(seen.letters))
    return (Column("rij", "Rij", "key", 11, _row_words), *cells)


def _row_words(line: Voorbeeldrij) -> str:
    return f"{line.nr}, koppen" if line.is_kop else str(line.nr)


def _cell_column(at: int, letter: str) -> Column:
    return Column(f"kolom{at}", letter, "text", 16, lambda r: r.cellen[at])
