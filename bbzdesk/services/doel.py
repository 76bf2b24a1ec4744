"""A place in the window that a line of work leads to; a plain value, so that services can name it without knowing Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doel:
    """A page (`dossier`), what it is about (an id, or nothing) and the tab on it (or nothing)."""

    pagina: str
    sleutel: str = ""
    tab: str = ""
