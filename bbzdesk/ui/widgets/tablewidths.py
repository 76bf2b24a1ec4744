"""How wide the columns of a table are: what the design says, what their words need, and who takes the spare width."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from bbzdesk.ui import theme
from bbzdesk.ui.models.table import Column, TableModel
from bbzdesk.ui.widgets.cells import cell_width
from bbzdesk.ui.widgets.heads import SIDE

_MOST_CHARS = 34  # where there is no room, a longer name is cut on the screen only, and is whole in its dossier


@dataclass(frozen=True, slots=True)
class Widths:
    """Per column: without white space, as designed, with its longest words whole, and what the arrow would need."""

    tight: tuple[int, ...]
    design: tuple[int, ...]
    whole: tuple[int, ...]
    arrows: tuple[int, ...]
    key: int
    growing: int

    def least(self, bearer: int) -> int:
        """The width below which the table scrolls; only the head that bears the arrow has room for it."""
        return sum(self._tight(bearer))

    def within(self, room: int, bearer: int) -> list[int]:
        """The widths in this room. Who would be cut comes first, the key column before all; then white space."""
        wide = self._tight(bearer)
        if sum(wide) > room:
            wide[self.key] = max(wide[self.key], min(self.whole[self.key], room // 2))
            return wide
        keyed = [whole if at == self.key else 0 for at, whole in enumerate(self.whole)]
        airy = [a + b for a, b in zip(self.design, self.arrows, strict=True)]
        for wished in (keyed, self.whole, airy):
            wide = _towards(wide, wished, room)
        wide[self.growing] += max(0, room - sum(wide))
        return wide

    def _tight(self, bearer: int) -> list[int]:
        return [wide + (self.arrows[at] if at == bearer else 0) for at, wide in enumerate(self.tight)]


NONE_YET = Widths((), (), (), (), 0, 0)


def measured(model: TableModel, *, key: int, sortable: bool) -> Widths:
    """Measure the columns of a list at the text size of this moment."""
    needed = [cell_width(column, model.widest(at)) for at, column in enumerate(model.columns)]
    pairs = list(zip(model.columns, needed, strict=True))
    design = [_designed(column, wide, empty=not model.widest(at)) for at, (column, wide) in enumerate(pairs)]
    tight = [_tight(column, wide, wished) for (column, wide), wished in zip(pairs, design, strict=True)]
    whole = [max(wide, _head_width(column)) for column, wide in pairs]
    # One width for the arrow, whatever the rest of the column is: it stands beside the title.
    arrows = [_arrow_room(wide, column) if sortable else 0 for wide, column in zip(tight, model.columns, strict=True)]
    growing = _growing(model, key)
    return Widths(tuple(tight), tuple(design), tuple(whole), tuple(arrows), key, growing)


def _towards(wide: Sequence[int], wished: Sequence[int], room: int) -> list[int]:
    """Give the columns what they miss; when there is not enough for all, each the same part of it."""
    missing = [max(0, want - have) for have, want in zip(wide, wished, strict=True)]
    spare, total = max(0, room - sum(wide)), sum(missing)
    part = min(total, spare)
    return [have + (miss * part // total if total else 0) for have, miss in zip(wide, missing, strict=True)]


def _designed(column: Column, needed: int, *, empty: bool) -> int:
    """As wide as the design says and as its numbers need; long words are cut when the design leaves them no room."""
    wide = int(column.width * theme.current().em) + 2 * SIDE
    if column.kind == "action" and not empty:
        wide = 0  # white space behind the last word goes first
    if column.kind in ("text", "key"):
        needed = min(needed, max(wide, _MOST_CHARS * theme.current().em))
    return max(wide, needed, _head_width(column))


def _tight(column: Column, needed: int, design: int) -> int:
    """Without the white space of the design; a column with a writer of its own is as wide as was said for it."""
    return design if column.text else min(design, max(needed, _head_width(column)))


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
