"""What every act of the office needs: the store, the content, who acts and when."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Generic, TypeVar

from bbzdesk.content.brieven import Brief, laad_brieven
from bbzdesk.content.checklists import Checklist, laad_checklists
from bbzdesk.content.formats import Format, laad_formats
from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.domain.parameters import Parameters
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.werk import Werk, Wijziging

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The content in one piece: parameters, checklists, letters and formats, all read and checked."""

    parameters: Parameters
    checklists: dict[str, Checklist]
    brieven: dict[str, Brief]
    formats: dict[str, Format]
    lettertypen: Path


def laad_inhoud(resources: Path) -> Inhoud:
    """Read all content; raises InhoudFout with file, place and remedy."""
    return Inhoud(
        parameters=laad_parameters(resources / "parameters"),
        checklists=laad_checklists(resources),
        brieven=laad_brieven(resources),
        formats=laad_formats(resources),
        lettertypen=resources / "fonts",
    )


@dataclass(frozen=True, slots=True)
class Gedaan(Generic[T]):
    """What an act gives back: its outcome, and which records it changed."""

    uitkomst: T
    wijziging: Wijziging


@dataclass(frozen=True, slots=True)
class Kantoor:
    """The desk at which one user works: one store, one clock. Acts are functions that take it as their first argument.

    `wie` is the id of the user, which the log keeps; `naam` is how letters name him.
    """

    opslag: Opslag
    inhoud: Inhoud
    wie: str
    naam: str
    klok: Callable[[], datetime]
    oefening: bool = False
    backupmap: Path | None = None

    @property
    def nu(self) -> datetime:
        """The moment, with its time zone."""
        return self.klok()

    @property
    def vandaag(self) -> date:
        """The date where the user is."""
        return self.klok().date()

    def werk(self, label: str) -> AbstractContextManager[Werk]:
        """Open one labelled transaction; the label is what *Ongedaan maken* and the log show."""
        return self.opslag.werk(label, wie=self.wie, nu=self.nu)


Stap = Callable[[int, int], None]
"""Told by an act that takes long: so many done, of so many. What it raises stops the act, and nothing has happened."""


def geen_stap(_gedaan: int, _totaal: int) -> None:
    """Nobody looks how far it is."""


class NietMogelijk(GebruikersFout):
    """An act that cannot be done now; the sentence says why and what can be done instead."""
