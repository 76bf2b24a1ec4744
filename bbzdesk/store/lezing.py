"""Reading from the store inside one transaction, and how values and rows are written down."""

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row

from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.identiteit import tijdstip
from bbzdesk.store.verbinding import vertaald


class Lezing:
    """One consistent moment of the store. Everything read through it belongs together."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def lees(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> Sequence[Row[Any]]:
        """Return all rows; a row gives its values by name (`rij.valutadatum`)."""
        with vertaald():
            return self._verbinding.exec_driver_sql(sql, _parameters(params)).all()

    def een(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> Row[Any] | None:
        """Return the first row, or None when there is none."""
        with vertaald():
            return self._verbinding.exec_driver_sql(sql, _parameters(params)).first()

    def waarde(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """Return the first value of the first row, or None when there is no row."""
        rij = self.een(sql, params)
        return None if rij is None else rij[0]


def _parameters(params: Sequence[Any] | Mapping[str, Any]) -> Any:
    if isinstance(params, Mapping):
        return {naam: naar_cel(waarde) for naam, waarde in params.items()}
    return tuple(naar_cel(waarde) for waarde in params)


def naar_cel(waarde: Any) -> str | int | float | bytes | None:
    """Write a value as the store keeps it: dates and moments as text, a decimal as text, yes and no as 1 and 0."""
    if isinstance(waarde, bool):
        return int(waarde)
    if isinstance(waarde, datetime):
        return tijdstip(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Decimal):
        return str(waarde)
    if waarde is None or isinstance(waarde, str | int | float | bytes):
        return waarde
    raise TypeError(f"the store keeps no {type(waarde).__name__}")


def rij_naar_json(rij: Mapping[str, Any]) -> str:
    """Write a row as canonical JSON; bytes as base64 under a name of their own."""
    return canoniek(
        {naam: {"b64": base64.b64encode(w).decode()} if isinstance(w, bytes) else w for naam, w in rij.items()}
    )


def rij_uit_json(tekst: str) -> dict[str, Any]:
    """Read a row that `rij_naar_json` wrote."""
    return {naam: base64.b64decode(w["b64"]) if isinstance(w, dict) else w for naam, w in json.loads(tekst).items()}
