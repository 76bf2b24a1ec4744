"""Settings of the store, each a JSON value under a name (`gemeente.naam`), and what the log knows of a record."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bbzdesk.store import logboek
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.identiteit import uit_tijdstip
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.logboek import Melding
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.werk import Werk


def zet(w: Werk, waarden: Mapping[str, Any]) -> None:
    """Set settings; a value is anything that JSON can hold."""
    for naam, waarde in waarden.items():
        w.bewaar("instelling", {"id": naam, "waarde": canoniek(waarde)})


def noteer(opslag: Opslag, waarden: Mapping[str, Any], melding: Melding, nu: datetime) -> None:
    """Set settings that only say what was done (a restore test): in the log, but no act that could be undone."""
    with opslag.terzijde() as verbinding:
        leg_vast(verbinding, waarden)
        logboek.schrijf(verbinding, opslag.opslag_id, melding, nu)


def leg_vast(verbinding: Connection, waarden: Mapping[str, Any]) -> None:
    """Set settings in a transaction that is no act; who began it writes the log."""
    sql = "INSERT INTO instelling (id, waarde) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET waarde = excluded.waarde"
    for naam, waarde in waarden.items():
        verbinding.exec_driver_sql(sql, (naam, canoniek(waarde)))


def alle(bron: Lezing) -> dict[str, Any]:
    """All settings by name."""
    return {rij.id: json.loads(rij.waarde) for rij in bron.lees("SELECT id, waarde FROM instelling")}


def gebruiker_id(bron: Lezing, naam: str) -> str:
    """The id under which the log keeps a user; empty when there is no such user."""
    return bron.waarde("SELECT id FROM gebruiker WHERE naam = ?", (naam,)) or ""


def gemaakt_op(bron: Lezing, tabel: str, record_id: str) -> datetime | None:
    """When a record was added; None when that is not known."""
    tijdstip = bron.waarde(
        "SELECT min(w.tijdstip) FROM werk w JOIN voorbeeld v ON v.werk_id = w.id WHERE v.tabel = ? AND v.sleutel = ?",
        (tabel, record_id),
    )
    return uit_tijdstip(tijdstip) if tijdstip else None
