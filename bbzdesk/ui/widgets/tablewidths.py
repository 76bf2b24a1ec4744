"""How wide the columns of a table are: what the design says, what their numbers need, and who takes the spare width."""

from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from bbzdesk.ui import theme
from bbzdesk.ui.models.table import Column, TableModel
from bbzdesk.ui.widgets.cells import cell_width
from bbzdesk.ui.widgets.heads import SIDE

_MOST_CHARS = 34  # a longer name is cut on the screen only, and is whole in its dossier


@dataclass(frozen=True, slots=True)
class Widths:
    """The least width of every column, and what the arrow of the order would need beside its title."""

    least: tuple[int, ...]
    arrows: tuple[int, ...]
    growing: int

    def scrolling(self, bearer: int) -> list[int]:
        """Where there is no spare width: only the head that bears the arrow has room for it."""
        return [wide + (self.arrows[at] if at == bearer else 0) for at, wide in enumerate(self.least)]

    def within(self, room: int, bearer: int) -> list[int]:
        """The widths in this room: one column takes what is left; nothing gets narrower than it needs."""
        wide = [a + b for a, b in zip(self.least, self.arrows, strict=True)]
        if sum(wide) > room:
            wide = self.scrolling(bearer)
        wide[self.growing] += max(0, room - sum(wide))
        return wide


NONE_YET = Widths((), (), 0)


def measured(model: TableModel, *, key: int, sortable: bool) -> Widths:
    """Measure the columns of a list at the text size of this moment."""
    least = [_least(model, at, column) for at, column in enumerate(model.columns)]
    arrows = [_arrow_room(wide, column) if sortable else 0 for wide, column in zip(least, model.columns, strict=True)]
    return Widths(tuple(least), tuple(arrows), _growing(model, key))


def _least(model: TableModel, at: int, column: Column) -> int:
    look, texts = theme.current(), model.widest(at)
    wide = int(column.width * look.em) + 2 * SIDE
    needed = cell_width(column, texts)
    if column.kind == "action" and texts:
        wide = 0  # white space behind the last word goes first
    if column.kind in ("text", "key"):
        needed = min(needed, max(wide, _MOST_CHARS * look.em))
    return max(wide, needed, _head_width(column))


def _head_width(column: Column) -> int:
    return QFontMetrics(theme.current().font("small", strong=True)).horizontalAdvance(column.title) + 2 * SIDE


def _arrow_room(wide: int, column: Column) -> int:
    if column.kind == "action":
        return 0
    return max(0, theme.current().icon_px - (wide - _head_width(column)))


def _growing(model: TableModel, key: int) -> int:
    """The column that says so; else the last one, but amounts stay together at the right and the key column grows."""
    wishes = [at for at, column in enumerate(model.columns) if column.grows]
    last = len(model.columns) - 1
    return wishes[0] if wishes else key if model.columns[last].numeric else last
