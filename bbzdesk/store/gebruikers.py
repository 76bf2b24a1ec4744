"""The users as rows: the id under which the log knows each, which stays when his access goes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bbzdesk.store import instellingen, logboek
from bbzdesk.store.identiteit import Identiteiten, tijdstip
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.logboek import Melding
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.sleutelwissel import Blijver, NieuweToegang

TOEGEVOEGD = "Gebruiker toegevoegd"
INGETROKKEN = "Toegang ingetrokken"
CODES_OP_PAPIER = "toegang.codes_op_papier"  # whether what was handed out at the last change of key was confirmed


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


def voeg_toe(opslag: Opslag, naam: str, wie: str, nu: datetime) -> str:
    """Add a user, or bring back one who was there; return the id. Logged, but no act that could be undone.

    The access itself stands in `sleutels.json`: an undo here would leave a user who can open the store and has no id.
    """
    with opslag.terzijde() as verbinding:
        oud = Lezing(verbinding).waarde("SELECT id FROM gebruiker WHERE naam = ?", (naam,))
        gebruiker_id = str(oud or Identiteiten().nieuw(nu))
        verbinding.exec_driver_sql(
            "INSERT INTO gebruiker (id, naam, aangemaakt_op) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET actief = 1",
            (gebruiker_id, naam, tijdstip(nu)),
        )
        melding = Melding(TOEGEVOEGD, wie, opslag.omstandigheden.oorsprong, objecten=(("gebruiker", gebruiker_id),))
        logboek.schrijf(verbinding, opslag.opslag_id, melding, nu)
    return gebruiker_id


def trek_toegang_in(opslag: Opslag, naam: str, ik: Blijver, wie: str, nu: datetime) -> NieuweToegang:
    """Take a user's access away; the log says so exactly when it is so. His row stays: his work keeps his name."""

    def daarbij(verbinding: Connection) -> None:
        wie_gaat = Lezing(verbinding).waarde("SELECT id FROM gebruiker WHERE naam = ?", (naam,))
        objecten = [("gebruiker", str(wie_gaat))] if wie_gaat else []
        verbinding.exec_driver_sql("UPDATE gebruiker SET actief = 0 WHERE naam = ?", (naam,))
        melding = Melding(INGETROKKEN, wie, opslag.omstandigheden.oorsprong, objecten=objecten)
        logboek.schrijf(verbinding, opslag.opslag_id, melding, nu)
        instellingen.leg_vast(verbinding, {CODES_OP_PAPIER: False})

    return opslag.verwijder_gebruiker(naam, ik.naam, ik.wachtwoord, daarbij)
