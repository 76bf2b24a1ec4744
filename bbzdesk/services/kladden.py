"""Drafts of forms: what was typed is back after a crash, a lock or a closed window.

A draft never counts as a fact: it is in backups, and in no export, package, log or search result.

Two threads keep drafts: the one of all store work, and one beside it for while that has no time. So that the last word
counts, who asks takes his turn (`beurt`) when he asks, and hands it in with what he asks.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.services.momenten import in_woorden
from bbzdesk.store import kladden
from bbzdesk.store.kladblok import Beurt
from bbzdesk.store.kladden import Klad

__all__ = [
    "PLEK",
    "Beurt",
    "Klad",
    "alle",
    "beurt",
    "bewaar",
    "bewaar_ernaast",
    "lees",
    "plek",
    "terug",
    "voltooi",
    "wis",
]

T = TypeVar("T")

PLEK = "venster:waar-was-ik"


def beurt(kantoor: Kantoor) -> Beurt:
    """The turn of something that is asked now; waits for no disk."""
    return kantoor.opslag.kladblok.beurt(kantoor.nu)


def bewaar(kantoor: Kantoor, sleutel: str, waarden: Mapping[str, str], gevraagd: Beurt | None = None) -> datetime:
    """Keep the texts of a form; when this returns they survive a crash. A form without any text keeps no draft.

    Returns the moment that is kept with them.
    """
    gevraagd = gevraagd or beurt(kantoor)
    if kantoor.opslag.alleen_lezen:
        return gevraagd.op
    if any(waarden.values()):
        kladden.bewaar(kantoor.opslag, kantoor.wie, Klad(sleutel, waarden, gevraagd.op), gevraagd)
    else:
        kladden.wis(kantoor.opslag, kantoor.wie, sleutel, gevraagd)
    return gevraagd.op


def bewaar_ernaast(kantoor: Kantoor, sleutel: str, waarden: Mapping[str, str], gevraagd: Beurt) -> None:
    """The same beside the main file, from any thread, while that is taken; it waits for nothing but its own disk."""
    if not kantoor.opslag.alleen_lezen:
        kladden.bewaar_ernaast(kantoor.opslag, kantoor.wie, Klad(sleutel, waarden, gevraagd.op), gevraagd)


def lees(kantoor: Kantoor, sleutel: str) -> dict[str, str]:
    """The texts of a form as they were last kept; empty when there is no draft."""
    with kantoor.opslag.lees() as bron:
        return dict(kladden.een(bron, kantoor.wie, sleutel))


def terug(kantoor: Kantoor, sleutel: str) -> tuple[dict[str, str], str]:
    """The texts of a form and the words that say from when they are; both empty when there is no draft."""
    for klad in alle(kantoor):
        if klad.sleutel == sleutel:
            return dict(klad.waarden), f"Concept van {in_woorden(klad.bewaard_op, kantoor.nu)} teruggezet"
    return {}, ""


def wis(kantoor: Kantoor, sleutel: str, gevraagd: Beurt | None = None) -> None:
    """Forget the draft of a form: it was confirmed, or the user threw it away."""
    if not kantoor.opslag.alleen_lezen:
        kladden.wis(kantoor.opslag, kantoor.wie, sleutel, gevraagd)


def voltooi(kantoor: Kantoor, sleutel: str, gevraagd: Beurt, daad: Callable[[], Gedaan[T]]) -> Gedaan[T]:
    """Do the act of a form and forget its draft in one transaction: no kill offers what was done to be done again.

    What was asked to be kept before this turn is wiped too. A draft that cannot be wiped does not make the act undone;
    who closes the form wipes it once more.
    """
    with kladden.vergeten_met(kantoor.opslag, kantoor.wie, sleutel):
        gedaan = daad()
    with suppress(GebruikersFout):
        wis(kantoor, sleutel, gevraagd)
    return gedaan


def alle(kantoor: Kantoor) -> tuple[Klad, ...]:
    """Every draft of this user, the newest first: what *Vandaag* shows as unfinished."""
    return tuple(klad for klad in _alle(kantoor) if klad.sleutel != PLEK)


def plek(kantoor: Kantoor) -> Klad | None:
    """The place in the window that was kept (`waarwasik`), which is no draft of a form."""
    return next((klad for klad in _alle(kantoor) if klad.sleutel == PLEK), None)


def _alle(kantoor: Kantoor) -> tuple[Klad, ...]:
    with kantoor.opslag.lees() as bron:
        return kladden.alle(bron, kantoor.wie)
