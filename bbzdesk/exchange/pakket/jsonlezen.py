"""JSON from outside, read strictly: size, depth, numbers, characters and double keys are all bounded."""

import json
import re
from typing import Any, NoReturn

from bbzdesk.exchange.pakket.bevindingen import Afwijking
from bbzdesk.exchange.pakket.grenzen import JSON_CIJFERS, JSON_DIEPTE, JSON_WAARDEN, SAMEN_JSON

_TEKENREEKS = re.compile(
    rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL
)  # without the last quote too, or each quote would be tried again
_HAAKJES = re.compile(rb"[\[\]{}]")


def lees_json(inhoud: bytes) -> Any:
    """Read a JSON file; raises Afwijking with the reason. Nothing is parsed before its depth is known."""
    if len(inhoud) > SAMEN_JSON:
        raise Afwijking("is te groot")
    if inhoud.startswith(b"\xef\xbb\xbf"):
        raise Afwijking("begint met een byte order mark en dat is niet toegestaan")
    _eis_bouw(_TEKENREEKS.sub(b"", inhoud))
    try:
        waarde = json.loads(
            inhoud.decode("utf-8"),
            object_pairs_hook=_zonder_dubbele,
            parse_constant=_geen_getal,
            parse_int=_geheel,
            parse_float=_geen_breuk,
        )
        json.dumps(waarde, ensure_ascii=False).encode("utf-8")  # fails on half a surrogate pair
    except UnicodeDecodeError:
        raise Afwijking("is niet in UTF-8 geschreven") from None
    except UnicodeEncodeError:
        raise Afwijking("bevat een half teken (surrogate)") from None
    except ValueError:
        raise Afwijking("is geen leesbare JSON") from None
    return waarde


def _eis_bouw(zonder_teksten: bytes) -> None:
    """Bound the depth and the number of values, for a value of two bytes costs sixty once it is read."""
    if sum(zonder_teksten.count(teken) for teken in (b",", b"[", b"{")) > JSON_WAARDEN:
        raise Afwijking("bevat te veel waarden")
    diepte = 0
    for haak in _HAAKJES.finditer(zonder_teksten):
        diepte += 1 if haak[0] in b"[{" else -1
        if diepte > JSON_DIEPTE:
            raise Afwijking(f"is dieper genest dan {JSON_DIEPTE} lagen")


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    waarde = dict(paren)
    if len(waarde) != len(paren):
        raise Afwijking("heeft twee keer dezelfde sleutel in één onderdeel")
    return waarde


def _geen_getal(tekst: str) -> NoReturn:
    raise Afwijking("bevat NaN of oneindig en dat is geen waarde in JSON")


def _geheel(tekst: str) -> int:
    if len(tekst) > JSON_CIJFERS:
        raise Afwijking("bevat een getal met te veel cijfers")
    return int(tekst)


def _geen_breuk(tekst: str) -> NoReturn:
    # Money is whole cents and everything exact is text, so a float can only be a mistake.
    raise Afwijking("bevat een gebroken getal; bedragen staan in hele centen en de rest als tekst")
