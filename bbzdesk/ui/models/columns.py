"""A column of a list, and what one cell of it says: on screen, to a reader, and in which look."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from bbzdesk.domain.datum import kort
from bbzdesk.domain.geld import euro
from bbzdesk.services.lijsten import Soort, gevouwen
from bbzdesk.ui.tokens import STATUS

Row = Any
"""A frozen dataclass of a service; a column knows how to read it, the list does not."""

Kind = Literal["text", "key", "money", "date", "number", "status", "action"]
NUMERIC: tuple[Kind, ...] = ("money", "number")
EXPORT: Mapping[Kind, Soort] = {
    "text": "tekst", "key": "tekst", "action": "tekst",
    "money": "bedrag", "date": "datum", "number": "getal", "status": "status",
}  # fmt: skip
NONE_SHOWN, NONE_SPOKEN = "–", "leeg"
# A list starts with what asks for attention.
_URGENCY = ("achterstand", "letop", "uitstel", "opgeeist", "renteloos", "bij", "afgelost")
_SPACES = str.maketrans({chr(code): " " for code in range(128) if not (chr(code).isalnum())})


def _no_tone(_row: Row) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, what it holds, its width in digits, and how it reads its raw value from a row.

    money is whole cents, date a date, status a key of `tokens.STATUS`, action the verb of the one thing to do. `tone`
    gives a row the colour of a status where its meaning is the same (an arrear in red). A column that `grows` takes the
    spare width. `text` writes a raw value that the kind cannot write by itself.
    """

    key: str
    title: str
    kind: Kind
    width: float
    value: Callable[[Row], Any]
    default: bool = True
    tone: Callable[[Row], str] = _no_tone
    grows: bool = False
    text: Callable[[Any], str] | None = None

    @property
    def numeric(self) -> bool:
        """Whether it stands at the right, digit under digit."""
        return self.kind in NUMERIC

    def written(self, value: Any) -> str:
        """The raw value as a person reads it."""
        if value is None or value == "":
            return "" if self.kind == "action" else NONE_SHOWN
        return self.text(value) if self.text else _WRITE[self.kind](value)

    def sort_key(self, value: Any) -> Any:
        """What the column sorts by: words without accents, a status by urgency, the rest by its value."""
        if value is None or value == "":
            return None
        if self.kind == "status":
            return _URGENCY.index(value)
        return folded(value) if isinstance(value, str) else value

    def cell(self, row: Row, *, quiet: bool = False) -> "Cell":
        """What the column says of this row."""
        value = self.value(row)
        text = self.written(value)
        absent = value is None or value == ""
        spoken = f"{self.title}: {NONE_SPOKEN if absent else text}"
        quiet = quiet or (self.kind == "money" and value == 0)
        status = value if self.kind == "status" and not absent else ""
        return Cell(self.kind, text, spoken, self.tone(row), status, quiet)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, ready to paint and to read out."""

    kind: Kind
    text: str
    spoken: str
    tone: str = ""
    status: str = ""
    quiet: bool = False

    @property
    def strong(self) -> bool:
        """Whether it stands in 600: the key, a status, an amount that asks for attention."""
        return not self.quiet and (self.kind in ("key", "status") or bool(self.tone))


def _status_word(key: str) -> str:
    return STATUS[key].woord


def _number(value: int | Decimal) -> str:
    return str(value).replace(".", ",")


_short = lru_cache(maxsize=4096)(kort)
_WRITE: Mapping[Kind, Callable[[Any], str]] = {
    "text": str, "key": str, "action": str, "money": euro, "date": _short, "number": _number, "status": _status_word,
}  # fmt: skip


def longest_dates() -> tuple[str, ...]:
    """A late day in each month: no date in a table is wider than the widest of these."""
    return tuple(kort(date(2028, month, 28)) for month in range(1, 13))


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Small letters without accents, as the search has them; plain letters take the short road to the same words."""
    return text.lower().translate(_SPACES).strip() if text.isascii() else gevouwen(text)
