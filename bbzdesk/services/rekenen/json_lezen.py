"""Reads the JSON of a calculation: bounded in size and depth, no double keys, no NaN; never a traceback."""

import json
from typing import Any

from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.services.rekenen.feiten import leesbaar

MEESTE_TEKENS = 2_000_000
DIEPSTE = 32
_MEESTE_CIJFERS = 18


def lees_json(tekst: str | bytes) -> Any:
    """Parse a JSON text. Raises InvoerFouten with one Dutch sentence when it cannot be used."""
    if len(tekst) > MEESTE_TEKENS:
        raise _weiger(f"De invoer is te groot. Stuur hoogstens {MEESTE_TEKENS} tekens.")
    try:
        leesbare = tekst.decode("utf-8-sig") if isinstance(tekst, bytes) else tekst.removeprefix("\ufeff")
        inhoud = json.loads(leesbare, object_pairs_hook=_object, parse_constant=_constante, parse_int=_geheel)
    except UnicodeDecodeError:
        raise _weiger("De invoer is geen UTF-8. Bewaar het bestand als UTF-8.") from None
    except RecursionError:
        raise _te_diep() from None
    except json.JSONDecodeError as probleem:
        waar = f"regel {probleem.lineno}, teken {probleem.colno}"
        raise _weiger(
            f"De invoer is geen JSON: kijk bij {waar}. Verbeter daar de haken, komma’s of aanhalingstekens."
        ) from None
    if _diepte(inhoud, DIEPSTE + 1) > DIEPSTE:
        raise _te_diep()
    return inhoud


def _object(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    inhoud: dict[str, Any] = {}
    for sleutel, waarde in paren:
        if sleutel in inhoud:
            raise _weiger(f"“{leesbaar(sleutel)}” staat er twee keer. Haal een van de twee weg.")
        inhoud[sleutel] = waarde
    return inhoud


def _constante(tekst: str) -> Any:
    raise _weiger(f"{tekst} is geen JSON. Gebruik null voor onbekend.")


def _geheel(tekst: str) -> int:
    if len(tekst) > _MEESTE_CIJFERS:
        raise _weiger(f"Er staat een getal van {len(tekst)} cijfers. Gebruik hoogstens {_MEESTE_CIJFERS} cijfers.")
    return int(tekst)


def _diepte(inhoud: Any, over: int) -> int:
    """How deep lists and objects lie in each other, counting no further than `over`."""
    if not over or not isinstance(inhoud, dict | list):
        return 0
    delen = inhoud.values() if isinstance(inhoud, dict) else inhoud
    return 1 + max((_diepte(deel, over - 1) for deel in delen), default=0)


def _te_diep() -> InvoerFouten:
    return _weiger(f"De invoer heeft te veel haken in elkaar. Gebruik hoogstens {DIEPSTE} niveaus.")


def _weiger(zin: str) -> InvoerFouten:
    return InvoerFouten([InvoerFout("", zin)])
