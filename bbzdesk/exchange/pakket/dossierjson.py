"""dossier.json: the open export of the dossier in an envelope of our own, and the schema that travels with it.

The schema is JSON Schema (2020-12) in the few words that `_WOORDEN` names; nothing else is understood, so a schema
from outside cannot make the check slow or vague.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bbzdesk.exchange.pakket.bevindingen import Afwijking
from bbzdesk.exchange.pakket.gegevens import PakketInhoud

FORMAAT, VERSIE = "bbzdesk-dossier", 1
BESTAND, SCHEMA = "dossier.json", "dossier.schema.json"
_TEKST = {"type": "string", "maxLength": 500}
_TITEL = {"type": "string", "maxLength": 1000}  # first names, surname and company may have 200 letters each
_LAGEN = 100
_OPEN_GEGEVENS: Mapping[str, Any] = {
    "type": "object",
    "required": ["versie"],
    "properties": {"versie": {"type": "integer", "minimum": 1}},
}


def schema_voor(gegevens_schema: Mapping[str, Any] | None) -> dict[str, Any]:
    """The schema of dossier.json; the part for `gegevens` comes from the open export when it has one."""
    velden: dict[str, Any] = {
        "formaat": {"const": FORMAAT, "description": "Naam van dit formaat."},
        "versie": {"const": VERSIE, "description": "Versie van de omhulling van dit formaat."},
        "opslag_id": {**_TEKST, "description": "De opslag waaruit het dossier komt."},
        "dossier_id": {**_TEKST, "description": "Het kenmerk van het dossier, overal hetzelfde."},
        "dossiernummer": {**_TEKST, "description": "Het nummer dat de afzender gebruikt."},
        "dossiertitel": {**_TITEL, "description": "De titel van het dossier."},
        "zaaknummer": {**_TEKST, "description": "Het nummer in het zaaksysteem; leeg als het er niet is."},
        "gemaakt_op": {**_TEKST, "description": "Datum en tijd waarop het pakket is gemaakt."},
        "gegevens": dict(gegevens_schema or _OPEN_GEGEVENS),
    }
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dossier in een overdrachtspakket van BbzDesk",
        "type": "object",
        "required": sorted(velden),
        "properties": velden,
        "additionalProperties": False,
    }
    if "$defs" in velden["gegevens"]:
        schema["$defs"] = velden["gegevens"].pop("$defs")
    return schema


def omhul(inhoud: PakketInhoud, nu: datetime) -> dict[str, Any]:
    """The contents of dossier.json."""
    return {
        "formaat": FORMAAT,
        "versie": VERSIE,
        "opslag_id": inhoud.opslag_id,
        "dossier_id": inhoud.dossier_id,
        "dossiernummer": inhoud.dossiernummer,
        "dossiertitel": inhoud.dossiertitel,
        "zaaknummer": inhoud.zaaknummer,
        "gemaakt_op": nu.isoformat(),
        "gegevens": inhoud.gegevens,
    }


def als_bytes(waarde: Any) -> bytes:
    """Write JSON in one canonical way: sorted keys, two spaces, UTF-8."""
    tekst = json.dumps(waarde, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return (tekst + "\n").encode("utf-8")


def is_ons_schema(schema: Any) -> bool:
    """Whether a schema from a package has our envelope; only the part for `gegevens` and `$defs` may be its own."""
    if not isinstance(schema, dict) or not isinstance(schema.get("properties"), dict):
        return False
    deel = schema["properties"].get("gegevens")
    if not isinstance(deel, dict):
        return False
    verwacht = schema_voor({**deel, "$defs": schema["$defs"]} if "$defs" in schema else deel)
    return als_bytes(verwacht) == als_bytes(schema)


def afwijkingen(waarde: Any, schema: Mapping[str, Any]) -> Iterator[str]:
    """Say what does not fit the schema, one predicate each: `mist de sleutel dossier_id`.

    Raises Afwijking when the schema itself uses a word that is not understood.
    """
    definities = schema.get("$defs", {})
    if not isinstance(definities, Mapping):
        raise Afwijking("heeft een schema dat niet te volgen is")
    yield from _toets(waarde, schema, "", definities, 0)


_UITLEG = frozenset({"$schema", "$id", "$defs", "$comment", "title", "description", "examples", "format", "pattern"})
_WOORDEN = frozenset(
    {"$ref", "type", "const", "enum", "required", "properties", "additionalProperties", "items",
     "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"}
)  # fmt: skip
_TYPEN: Mapping[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "integer": (int,), "number": (int,),
    "boolean": (bool,), "null": (type(None),),
}  # fmt: skip


def _toets(waarde: Any, schema: Any, plaats: str, definities: Mapping[str, Any], laag: int) -> Iterator[str]:
    if schema is True:
        return
    if not isinstance(schema, Mapping) or set(schema) - _UITLEG - _WOORDEN or laag > _LAGEN:
        raise Afwijking("heeft een schema dat niet te volgen is")
    if "$ref" in schema:
        yield from _toets(waarde, _definitie(schema["$ref"], definities), plaats, definities, laag + 1)
    hier = f"bij {plaats[:80]}" if plaats else "op het hoogste niveau"
    try:
        yield from _toets_waarde(waarde, schema, hier)
        delen = list(_delen(waarde, schema, plaats))
    except (TypeError, AttributeError, KeyError):
        raise Afwijking("heeft een schema dat niet te volgen is") from None
    for deel, deelschema, deelplaats in delen:
        if deelschema is None:
            yield f"heeft een onbekende sleutel {deelplaats[:80]}"
        else:
            yield from _toets(deel, deelschema, deelplaats, definities, laag + 1)


def _definitie(verwijzing: Any, definities: Mapping[str, Any]) -> Any:
    naam = verwijzing.removeprefix("#/$defs/") if isinstance(verwijzing, str) else None
    if naam is None or naam not in definities:
        raise Afwijking("heeft een schema dat niet te volgen is")
    return definities[naam]


def _toets_waarde(waarde: Any, schema: Mapping[str, Any], hier: str) -> Iterator[str]:
    soorten = schema.get("type", list(_TYPEN))
    soorten = [soorten] if isinstance(soorten, str) else soorten
    if not any(_is(waarde, soort) for soort in soorten):
        yield f"heeft {hier} een ander soort waarde dan het schema vraagt"
        return
    if "const" in schema and not _gelijk(waarde, schema["const"]):
        yield f"heeft {hier} een andere waarde dan {str(schema['const'])[:40]}"
    if "enum" in schema and not any(_gelijk(waarde, keus) for keus in schema["enum"]):
        yield f"heeft {hier} een waarde die het schema niet kent"
    if isinstance(waarde, dict):
        for sleutel in schema.get("required", ()):
            if sleutel not in waarde:
                yield f"mist {hier} de sleutel {sleutel[:60]}"
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        yield from _binnen(waarde, schema, "minimum", "maximum", f"heeft {hier} een getal buiten de grenzen")
    if isinstance(waarde, str):
        yield from _binnen(
            len(waarde), schema, "minLength", "maxLength", f"heeft {hier} een tekst van verkeerde lengte"
        )
    if isinstance(waarde, list):
        yield from _binnen(len(waarde), schema, "minItems", "maxItems", f"heeft {hier} te veel of te weinig regels")


def _is(waarde: Any, soort: str) -> bool:
    # True is an int in Python and not in JSON.
    return isinstance(waarde, _TYPEN[soort]) and (soort == "boolean" or not isinstance(waarde, bool))


def _gelijk(een: Any, ander: Any) -> bool:
    return type(een) is type(ander) and een == ander


def _binnen(maat: int, schema: Mapping[str, Any], laagst: str, hoogst: str, gezegde: str) -> Iterator[str]:
    if maat < schema.get(laagst, maat) or maat > schema.get(hoogst, maat):
        yield gezegde


def _delen(waarde: Any, schema: Mapping[str, Any], plaats: str) -> Iterator[tuple[Any, Any, str]]:
    """The parts of a value with their own schema; None for a key that the schema does not know."""
    if isinstance(waarde, dict):
        velden, overig = schema.get("properties", {}), schema.get("additionalProperties", True)
        for sleutel, deel in waarde.items():
            yield deel, velden.get(sleutel, overig or None), f"{plaats}/{sleutel}"
    if isinstance(waarde, list) and "items" in schema:
        for nummer, deel in enumerate(waarde):
            yield deel, schema["items"], f"{plaats}/{nummer}"
