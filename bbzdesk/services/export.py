"""The open export of one dossier: every record that belongs to it, as plain JSON, with the schema that describes it.

Records keep their identity, so that a receiver can merge them. Amounts are whole cents, dates and moments ISO 8601.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from bbzdesk.domain.besluit import Besluit, Verzending
from bbzdesk.domain.datum import Geboortedatum
from bbzdesk.domain.grootboek import Boeking
from bbzdesk.domain.vordering import LeningVoorwaarden, SchemaTermijn, VervallenTermijn, Vordering, VorderingStatus
from bbzdesk.domain.zaak import (
    Aanvraag,
    Advies,
    Antwoord,
    Bedrijf,
    Contact,
    Dossier,
    Huishouden,
    Invulling,
    Onderzoek,
    OnderzoekVeld,
    Opschorting,
    Persoon,
    Rol,
    Stuk,
    SwotPunt,
)
from bbzdesk.store import grootboek, records
from bbzdesk.store.lezing import Lezing

VERSIE = 1

# Name in the export, kind of record, and how to find those of a dossier: the field that refers, and to what.
_DELEN: tuple[tuple[str, type, str, str], ...] = (
    ("dossier", Dossier, "id", "dossier"),
    ("rollen", Rol, "dossier_id", "dossier"),
    ("huishoudens", Huishouden, "dossier_id", "dossier"),
    ("contacten", Contact, "dossier_id", "dossier"),
    ("invullingen", Invulling, "onderwerp_id", "contacten"),
    ("antwoorden", Antwoord, "invulling_id", "invullingen"),
    ("aanvragen", Aanvraag, "dossier_id", "dossier"),
    ("opschortingen", Opschorting, "aanvraag_id", "aanvragen"),
    ("onderzoeken", Onderzoek, "dossier_id", "dossier"),
    ("onderzoek_velden", OnderzoekVeld, "onderzoek_id", "onderzoeken"),
    ("swot", SwotPunt, "onderzoek_id", "onderzoeken"),
    ("adviezen", Advies, "dossier_id", "dossier"),
    ("besluiten", Besluit, "dossier_id", "dossier"),
    ("verzendingen", Verzending, "besluit_id", "besluiten"),
    ("vorderingen", Vordering, "dossier_id", "dossier"),
    ("lening_voorwaarden", LeningVoorwaarden, "vordering_id", "vorderingen"),
    ("schema_termijnen", SchemaTermijn, "vordering_id", "vorderingen"),
    ("vervallen_termijnen", VervallenTermijn, "vordering_id", "vorderingen"),
    ("statussen", VorderingStatus, "vordering_id", "vorderingen"),
    ("stukken", Stuk, "dossier_id", "dossier"),
)


def gegevens(bron: Lezing, dossier_id: str) -> dict[str, Any]:
    """Every record of a dossier, by kind; in each kind oldest first."""
    gevonden: dict[str, Sequence[Any]] = {}
    for naam, soort, veld, van in _DELEN:
        boven = [dossier_id] if van == "dossier" else [record.id for record in gevonden[van]]
        rijen: list[Any] = []
        for boven_id in boven:
            rijen += records.waar(bron, soort, **{veld: boven_id})
        gevonden[naam] = rijen
    dossier: Dossier = gevonden["dossier"][0]
    personen = dict.fromkeys(rol.persoon_id for rol in gevonden["rollen"])
    gevonden["personen"] = [records.haal(bron, Persoon, persoon_id) for persoon_id in personen]
    gevonden["bedrijven"] = [records.haal(bron, Bedrijf, dossier.bedrijf_id)] if dossier.bedrijf_id else []
    boekingen = (grootboek.boekingen_van(bron, vordering.id) for vordering in gevonden["vorderingen"])
    gevonden["boekingen"] = [boeking for rij in boekingen for boeking in rij]
    return {"versie": VERSIE} | {naam: als_json(rijen) for naam, rijen in sorted(gevonden.items())}


def schema() -> dict[str, Any]:
    """JSON Schema of the export, from the records themselves."""
    soorten = {naam: soort for naam, soort, _, _ in _DELEN}
    soorten |= {"personen": Persoon, "bedrijven": Bedrijf, "boekingen": Boeking}
    velden: dict[str, Any] = {"versie": {"const": VERSIE, "description": "Versie van deze gegevens."}}
    velden |= {naam: {"type": "array", "items": _objectschema(soort)} for naam, soort in sorted(soorten.items())}
    return {"type": "object", "required": sorted(velden), "properties": velden, "additionalProperties": False}


def als_json(waarde: Any) -> Any:
    """A record, or a row of them, as plain JSON values."""
    if isinstance(waarde, Geboortedatum):
        return waarde.iso
    if is_dataclass(waarde):
        return {veld.name: als_json(getattr(waarde, veld.name)) for veld in fields(waarde)}
    if isinstance(waarde, Mapping):
        return {str(naam): als_json(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, tuple | list):
        return [als_json(deel) for deel in waarde]
    if isinstance(waarde, date):
        return waarde.isoformat()
    return f"{waarde:f}" if isinstance(waarde, Decimal) else waarde


def _objectschema(soort: type) -> dict[str, Any]:
    velden = {naam: _veldschema(hint) for naam, hint in get_type_hints(soort).items()}
    return {"type": "object", "required": sorted(velden), "properties": velden, "additionalProperties": False}


def _veldschema(hint: Any) -> dict[str, Any]:
    if NoneType in get_args(hint):
        kaal = _veldschema(next(deel for deel in get_args(hint) if deel is not NoneType))
        return {**kaal, "type": [kaal["type"], "null"]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _veldschema(get_args(hint)[0])}
    if (get_origin(hint) or hint) is Mapping:
        return {"type": "object"}
    if hint in (int, bool):
        return {"type": "integer" if hint is int else "boolean"}
    if is_dataclass(hint) and hint is not Geboortedatum:
        assert isinstance(hint, type)
        return _objectschema(hint)
    uitleg = _UITLEG.get(hint)
    assert uitleg is not None or hint is str or issubclass(hint, Enum), hint
    return {"type": "string", "description": uitleg} if uitleg else {"type": "string"}


_UITLEG: Mapping[Any, str] = {
    date: "Datum, jjjj-mm-dd.",
    Geboortedatum: "Datum; de dag, of de maand en de dag, kunnen ontbreken.",
    Decimal: "Getal met een punt.",
    datetime: "Datum en tijd met tijdzone.",
}
