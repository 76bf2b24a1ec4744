"""Drafts as rows: written in a small transaction of their own, because a draft is no act of the office.

While the main file is taken a draft is written beside it (`kladblok`). Who asks takes a `Beurt` when he asks; without
one it counts as asked at the moment it is done.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.identiteit import tijdstip, uit_tijdstip
from bbzdesk.store.kladblok import WEG, Beurt, Regel
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.opslag import Opslag

_BEWAAR = """
    INSERT INTO klad (id, gebruiker, inhoud, bewaard_op) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET inhoud = excluded.inhoud, bewaard_op = excluded.bewaard_op
"""


@dataclass(frozen=True, slots=True)
class Klad:
    """One draft: the key of its form, the texts by field, and when it was kept."""

    sleutel: str
    waarden: Mapping[str, str]
    bewaard_op: datetime


def bewaar(opslag: Opslag, gebruiker: str, klad: Klad, beurt: Beurt | None = None) -> None:
    """Keep a draft in place of the one before it; when this returns it stands on the disk."""
    nummer = (beurt or opslag.kladblok.beurt(klad.bewaard_op)).nummer
    regel = _regel(gebruiker, klad)
    if opslag.kladblok.is_ingehaald(regel.id, nummer):
        return
    with opslag.terzijde() as verbinding:
        verbinding.exec_driver_sql(_BEWAAR, (regel.id, regel.gebruiker, regel.inhoud, regel.bewaard_op))
    opslag.kladblok.is_klaar(regel.id, nummer)


def bewaar_ernaast(opslag: Opslag, gebruiker: str, klad: Klad, beurt: Beurt) -> None:
    """Keep a draft, or that it was wiped, beside the main file; when this returns it stands on the disk."""
    opslag.kladblok.bewaar(_regel(gebruiker, klad), beurt.nummer)


def wis(opslag: Opslag, gebruiker: str, sleutel: str, beurt: Beurt | None = None) -> None:
    """Forget a draft; one that is not there is no matter."""
    id_, beurt = _id(gebruiker, sleutel), beurt or opslag.kladblok.beurt()
    if opslag.kladblok.is_ingehaald(id_, beurt.nummer):
        return
    opslag.kladblok.zal_wissen(id_, gebruiker, beurt)
    with opslag.terzijde() as verbinding:
        verbinding.exec_driver_sql("DELETE FROM klad WHERE id = ?", (id_,))
    opslag.kladblok.is_klaar(id_, beurt.nummer)


@contextmanager
def vergeten_met(opslag: Opslag, gebruiker: str, sleutel: str) -> Iterator[None]:
    """A work inside this forgets a draft with its own commit; what stands beside the main file comes to it first."""
    opslag.kladblok.geef_over()
    with opslag.vergeet_klad(_id(gebruiker, sleutel)):
        yield


def alle(bron: Lezing, gebruiker: str) -> tuple[Klad, ...]:
    """The drafts of one user, the newest first."""
    rijen = bron.lees("SELECT * FROM klad WHERE gebruiker = ? ORDER BY bewaard_op DESC, id", (gebruiker,))
    begin = len(_id(gebruiker, ""))
    return tuple(Klad(rij.id[begin:], json.loads(rij.inhoud), uit_tijdstip(rij.bewaard_op)) for rij in rijen)


def een(bron: Lezing, gebruiker: str, sleutel: str) -> Mapping[str, str]:
    """The texts of one draft; empty when there is none."""
    inhoud = bron.waarde("SELECT inhoud FROM klad WHERE id = ?", (_id(gebruiker, sleutel),))
    teksten: dict[str, str] = json.loads(inhoud) if inhoud else {}
    return teksten


def _regel(gebruiker: str, klad: Klad) -> Regel:
    inhoud = canoniek(dict(klad.waarden)) if any(klad.waarden.values()) else WEG
    return Regel(_id(gebruiker, klad.sleutel), gebruiker, inhoud, tijdstip(klad.bewaard_op))


def _id(gebruiker: str, sleutel: str) -> str:
    """Two users may have the same form open, each with a draft of his own."""
    return f"{gebruiker}/{sleutel}"
