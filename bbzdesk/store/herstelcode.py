"""The code on a sheet (recovery sheet, start code): eight groups of characters that cannot be confused, and a check group."""

import hashlib
import re
import secrets

_TEKENS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U
_GELIJKENIS = str.maketrans("OIL", "011")
_GROEP, _GROEPEN = 5, 8


def nieuw() -> tuple[str, bytes]:
    """Return a new code to print (200 random bits) and the secret that it stands for."""
    geheim = secrets.token_bytes(_GROEP * _GROEPEN * 5 // 8)
    tekens = _als_tekens(geheim, _GROEP * _GROEPEN) + _controle(geheim)
    return _in_groepen(tekens), geheim


def lees(code: str) -> bytes | None:
    """Return the secret behind a code as typed; None when it cannot be right. Which group is wrong is not said."""
    kaal = kale_tekens(code)
    if len(kaal) != _GROEP * (_GROEPEN + 1) or any(teken not in _TEKENS for teken in kaal):
        return None
    getal = 0
    for teken in kaal[: _GROEP * _GROEPEN]:
        getal = getal * 32 + _TEKENS.index(teken)
    geheim = getal.to_bytes(_GROEP * _GROEPEN * 5 // 8)
    return geheim if _controle(geheim) == kaal[_GROEP * _GROEPEN :] else None


def als_gedrukt(code: str) -> str | None:
    """A code as it stands on its sheet, however it was typed; None when it is no code."""
    return None if lees(code) is None else _in_groepen(kale_tekens(code))


def kale_tekens(code: str) -> str:
    """A code, or a part of it, as typed in any case and spacing, brought to the characters that are on the sheet."""
    return re.sub(r"[\s\-–.,]", "", code).upper().translate(_GELIJKENIS)


def _in_groepen(tekens: str) -> str:
    return " ".join(tekens[plaats : plaats + _GROEP] for plaats in range(0, len(tekens), _GROEP))


def _controle(geheim: bytes) -> str:
    return _als_tekens(hashlib.sha256(b"herstelblad" + geheim).digest()[:4], _GROEP)


def _als_tekens(ruw: bytes, aantal: int) -> str:
    getal = int.from_bytes(ruw)
    tekens = []
    for _ in range(aantal):
        getal, rest = divmod(getal, 32)
        tekens.append(_TEKENS[rest])
    return "".join(reversed(tekens))
