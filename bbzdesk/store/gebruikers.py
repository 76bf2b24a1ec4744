"""The users as rows: the id under which the log knows each, which stays when his access goes."""

from dataclasses import dataclass

from bbzdesk.store.lezing import Lezing
from bbzdesk.store.werk import Werk


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """One user; `actief` is False once his access was taken away."""

    id: str
    naam: str
    functie: str
    actief: bool


def alle(bron: Lezing) -> tuple[Gebruiker, ...]:
    """All users, by name."""
    rijen = bron.lees("SELECT id, naam, functie, actief FROM gebruiker ORDER BY naam")
    return tuple(Gebruiker(rij.id, rij.naam, rij.functie, bool(rij.actief)) for rij in rijen)


def voeg_toe(w: Werk, naam: str) -> str:
    """Add a user, or bring back one who was there; return the id."""
    oud = w.waarde("SELECT id FROM gebruiker WHERE naam = ?", (naam,))
    if oud is not None:
        w.wijzig("gebruiker", oud, {"actief": 1})
        return str(oud)
    return w.voeg_toe("gebruiker", {"naam": naam, "aangemaakt_op": w.nu})
