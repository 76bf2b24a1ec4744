"""Records of the domain as rows: one way to write one, and a few to read them.

A record is a frozen dataclass whose fields are the columns of its table. The type of a field says how a cell becomes
a value again.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from bbzdesk.domain import besluit, uitwisseling, vordering, zaak
from bbzdesk.domain.datum import Geboortedatum
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.fouten import ErNietMeer
from bbzdesk.store.identiteit import uit_tijdstip
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.werk import Werk

R = TypeVar("R")

_TABELLEN: Mapping[type, str] = {
    zaak.Contact: "contact",
    zaak.Persoon: "persoon",
    zaak.Bedrijf: "bedrijf",
    zaak.Dossier: "dossier",
    zaak.Rol: "rol",
    zaak.Huishouden: "huishouden",
    zaak.Aanvraag: "aanvraag",
    zaak.Opschorting: "opschorting",
    zaak.Invulling: "invulling",
    zaak.Antwoord: "antwoord",
    zaak.Onderzoek: "onderzoek",
    zaak.OnderzoekVeld: "onderzoek_veld",
    zaak.SwotPunt: "swot",
    zaak.Advies: "advies",
    zaak.Stuk: "stuk",
    besluit.BesluitConcept: "besluit_concept",
    besluit.Besluit: "besluit",
    besluit.Verzending: "verzending",
    vordering.Vordering: "vordering",
    vordering.VorderingStatus: "vordering_status",
    vordering.LeningVoorwaarden: "lening_voorwaarden",
    vordering.SchemaTermijn: "schema_termijn",
    vordering.VervallenTermijn: "vervallen_termijn",
    uitwisseling.Inlezing: "inlezing",
    uitwisseling.IngelezenVordering: "inlezing_vordering",
    uitwisseling.Overdracht: "overdracht",
    uitwisseling.GemeenteWaarde: "gemeente_waarde",
}


def bewaar(w: Werk, record: Any) -> str:
    """Add a record, or change the one with the same id into it; return its id."""
    w.bewaar(_TABELLEN[type(record)], _naar_rij(record))
    return str(record.id)


def voeg_toe(w: Werk, record: Any) -> str:
    """Add a record that cannot be there yet (the only way for tables that never change); return its id."""
    return w.voeg_toe(_TABELLEN[type(record)], _naar_rij(record))


def verwijder(w: Werk, record: Any) -> None:
    """Remove a record; undone with the rest of the work."""
    w.verwijder(_TABELLEN[type(record)], record.id)


def haal(bron: Lezing, soort: type[R], record_id: str) -> R:
    """Return one record; ErNietMeer (a KeyError) when there is none with this id."""
    gevonden = waar(bron, soort, id=record_id)
    if not gevonden:
        raise ErNietMeer
    return gevonden[0]


def waar(bron: Lezing, soort: type[R], /, volgorde: str = "id", **gelijk: Any) -> tuple[R, ...]:
    """Return the records of which the named fields have these values, in the order of a field (ids grow with time)."""
    bekend = set(_lezers(soort))
    if not {volgorde, *gelijk} <= bekend:
        raise KeyError(f"{_TABELLEN[soort]} has no column {sorted({volgorde, *gelijk} - bekend)}")
    voorwaarden = [f"{naam} IS ?" for naam in gelijk]
    vraag = f"SELECT {', '.join(_lezers(soort))} FROM {_TABELLEN[soort]}"  # noqa: S608 - names of our own dataclasses
    if voorwaarden:
        vraag += f" WHERE {' AND '.join(voorwaarden)}"
    return tuple(_uit_rij(soort, rij) for rij in bron.lees(f"{vraag} ORDER BY {volgorde}", list(gelijk.values())))


def volgend_nummer(bron: Lezing, soort: type, veld: str, begin: str) -> int:
    """Return the next number of a series: one above the highest behind this beginning."""
    if veld not in _lezers(soort):
        raise KeyError(f"{_TABELLEN[soort]} has no column {veld}")
    tabel = _TABELLEN[soort]
    vraag = f"SELECT max(CAST(substr({veld}, ?) AS INTEGER)) FROM {tabel} WHERE substr({veld}, 1, ?) = ?"  # noqa: S608
    return int(bron.waarde(vraag, (len(begin) + 1, len(begin), begin)) or 0) + 1


def _naar_rij(record: Any) -> dict[str, Any]:
    return {veld.name: _cel(getattr(record, veld.name)) for veld in fields(record)}


def _cel(waarde: Any) -> Any:
    if isinstance(waarde, Geboortedatum):
        return waarde.iso
    if isinstance(waarde, Mapping):
        return canoniek(dict(waarde))
    return waarde


def _uit_rij(soort: type[R], rij: Any) -> R:
    lezers = _lezers(soort)
    return soort(**{naam: None if cel is None else lezers[naam](cel) for naam, cel in zip(lezers, rij, strict=True)})


def _lezers(soort: type) -> dict[str, Callable[[Any], Any]]:
    """Per field, in order, how a cell becomes its value; worked out once per kind of record."""
    if soort not in _VELDLEZERS:
        soorten = get_type_hints(soort)
        _VELDLEZERS[soort] = {naam: _lezer(hint) for naam, hint in soorten.items()}
    return _VELDLEZERS[soort]


def _lezer(soort: Any) -> Callable[[Any], Any]:
    kaal = (
        next((deel for deel in get_args(soort) if deel is not NoneType), soort)
        if NoneType in get_args(soort)
        else soort
    )
    return _LEZERS[get_origin(kaal) or kaal]


def _geboortedatum(cel: str) -> Geboortedatum:
    return Geboortedatum(*(int(deel) for deel in cel.split("-")))


_VELDLEZERS: dict[type, dict[str, Callable[[Any], Any]]] = {}
_LEZERS: dict[Any, Callable[[Any], Any]] = {
    str: str,
    int: int,
    bool: bool,
    Decimal: Decimal,
    date: date.fromisoformat,
    datetime: uit_tijdstip,
    Geboortedatum: _geboortedatum,
    Mapping: json.loads,
}
