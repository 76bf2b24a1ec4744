"""Finding a command of the menus by its words, for who does not remember where it stands."""

from collections.abc import Sequence

from bbzdesk.ui.actions import MENUS, Command
from bbzdesk.ui.models.columns import folded

_LEAST_LETTERS, _MOST_FOUND = 3, 8
_ITSELF = "zoek"


def commands_with(asked: str) -> tuple[Command, ...]:
    """The commands of which each of these words begins a word; a letter or two say too little to look for one."""
    words = folded(asked).split()
    if len("".join(words)) < _LEAST_LETTERS:
        return ()
    all_ = [command for _, commands in MENUS for command in commands if isinstance(command, Command)]
    found = [c for c in all_ if c.name != _ITSELF and _begins(folded(c.plain).split(), words)]
    return tuple(found[:_MOST_FOUND])


def _begins(there: Sequence[str], asked: Sequence[str]) -> bool:
    return all(any(word.startswith(begin) for word in there) for begin in asked)
