"""Folding a text, so that a name is found however it is typed."""

import re
import unicodedata

_GEEN_ONTLEDING = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij", "ĸ": "k"}
)


def vouw(tekst: str) -> str:
    """Write a text so that people find it however they type it: small letters, no diacritics, `ij` for ĳ and y-trema."""
    klein = unicodedata.normalize("NFKC", tekst).lower().replace("ÿ", "ij").translate(_GEEN_ONTLEDING)
    ontleed = unicodedata.normalize("NFD", klein)
    zonder = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return re.sub(r"[^\w]+", " ", zonder.translate(_GEEN_ONTLEDING).replace("_", " ")).strip()
