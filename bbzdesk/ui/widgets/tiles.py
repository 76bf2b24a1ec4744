"""The status tiles: the totals per colour and a filter at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QLayoutItem, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import STATUS
from bbzdesk.ui.widgets.buttons import RowButton
from bbzdesk.ui.widgets.layouts import Flow, column, holder, row
from bbzdesk.ui.widgets.text import Picture, Text

Unit = tuple[str, str]
"""What is counted: the word for one and the word for more."""

_MOST_EXTRA = 8  # digits; a tile of one status must not become as wide as a page


@dataclass(frozen=True, slots=True)
class Tile:
    """How many claims have a status, and what stands below it: their sum, as it is written, or a few words."""

    status: str
    count: int
    note: str


class StatusTile(RowButton):
    """One status: shape, word, count, and the amount below. Its name says all four."""

    def __init__(self, tile: Tile, unit: Unit) -> None:
        look = STATUS[tile.status]
        self.status, self._unit, self._woord = tile.status, unit, look.woord
        self._count, self._note = Text("", "muted"), Text("", "small")
        head = row(Text(look.woord, "strong"), self._count, None, space="xs")
        shape = column(Picture(look.icon, tile.status), None, space="none", margins=(0, 2, 0, 0))
        words = column(head, self._note, space="none")
        super().__init__(row(holder(shape), words, None, space="s", margins=(12, 5, 8, 6)), look.woord)
        self.setProperty("kind", "tile")
        self.setCheckable(True)
        self.say(tile)

    def say(self, tile: Tile) -> None:
        """Other figures for the same status."""
        self._count.setText(str(tile.count))
        self._note.setText(tile.note)
        unit = self._unit[0] if tile.count == 1 else self._unit[1]
        self.setAccessibleName(f"{self._woord}: {tile.count} {unit}, {tile.note}")


class _Filled(Flow):
    """Tiles share the spare room of their line, but stay tiles; on more lines they stand in a grid of equal widths."""

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines = super()._lines(width)
        if len(lines) < 2:
            return lines
        items = self._visible()
        most = max(1, (width + self._gap) // (self._widest(items) + self._gap))
        each = ceil(len(items) / ceil(len(items) / most))
        return [items[at : at + each] for at in range(0, len(items), each)]

    def _widest(self, items: list[QLayoutItem]) -> int:
        return max(self._size(item).width() for item in items)

    def _place(self, line: list[QLayoutItem], sizes: list[QSize], rect: QRect) -> None:
        items, each = self._visible(), len(self._lines(rect.width())[0])
        wide = [size.width() for size in sizes] if each == len(items) else [self._widest(items)] * each
        spare = max(0, rect.width() - sum(wide) - self._gap * (each - 1))
        extra, rest = divmod(min(spare, each * _MOST_EXTRA * theme.current().em), each)
        # The pixels that cannot be shared go to the first ones, so that the line ends at the edge.
        wider = [QSize(wide[at] + extra + (at < rest), size.height()) for at, size in enumerate(sizes)]
        super()._place(line, wider, rect)


class StatusTiles(QWidget):
    """One tile per status; at most one is chosen, and choosing it again switches it off."""

    chosen = Signal(str)

    def __init__(
        self, tiles: Sequence[Tile] = (), *, name: str = "Totalen per status", unit: Unit = ("vordering", "vorderingen")
    ) -> None:
        super().__init__()
        self._unit = unit
        self._tiles: list[StatusTile] = []
        self._flow = _Filled()
        self.setLayout(self._flow)
        self.setAccessibleName(name)
        self.set_tiles(tiles)

    @property
    def current(self) -> str:
        """The chosen status, or nothing."""
        return next((tile.status for tile in self._tiles if tile.isChecked()), "")

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Other figures; the tiles themselves stay while their statuses do, with focus and choice."""
        if [tile.status for tile in tiles] != [tile.status for tile in self._tiles]:
            self._build(tiles)
        for tile, figures in zip(self._tiles, tiles, strict=True):
            tile.say(figures)
        self._flow.invalidate()

    def choose(self, status: str) -> None:
        """Choose a status from elsewhere, such as a chip that was cleared; says nothing."""
        for tile in self._tiles:
            tile.setChecked(tile.status == status)

    def _build(self, tiles: Sequence[Tile]) -> None:
        chosen = self.current
        for old in self._tiles:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles = [StatusTile(tile, self._unit) for tile in tiles]
        for tile in self._tiles:
            tile.setChecked(tile.status == chosen)
            tile.clicked.connect(lambda on, status=tile.status: self._clicked(status if on else ""))
            self._flow.addWidget(tile)

    def _clicked(self, status: str) -> None:
        self.choose(status)
        self.chosen.emit(status)
