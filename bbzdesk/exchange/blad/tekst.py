"""Comparing text as people write it: without capitals, accents and punctuation."""

import re
import unicodedata

_EIGEN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ĳ": "ij"})
_NIETS = frozenset(
    {"", "-", "--", "---", "–", "—", ".", "?", "nvt", "n v t", "geen", "nihil", "onbekend", "nooit", "leeg"}
)


def vouw(tekst: str) -> str:
    """Small letters without accents; other characters stay."""
    klein = tekst.lower()
    if klein.isascii():
        return klein
    klein = klein.translate(_EIGEN)
    return "".join(teken for teken in unicodedata.normalize("NFKD", klein) if not unicodedata.combining(teken))


def woorden(tekst: str) -> str:
    """The folded words with one space between them; `%` and the sign of the euro count as words."""
    gesplitst = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", tekst)
    kaal = vouw(gesplitst).replace("€", " eur ").replace("%", " % ").replace("#", " nr ")
    return " ".join(re.findall(r"[a-z0-9]+|%", kaal))


def is_niets(tekst: str) -> bool:
    """Whether people write this to say that there is nothing: `-`, `n.v.t.`, `geen`."""
    if len(tekst) > 20:
        return False
    kaal = vouw(tekst).strip()
    return kaal in _NIETS or (woorden(tekst) or kaal) in _NIETS


def kolomletter(nummer: int) -> str:
    """`A` for 1, `AA` for 27."""
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def kolomnummer(letters: str) -> int | None:
    """1 for `A`; None when it is no column of a sheet."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", letters):
        return None
    nummer = 0
    for letter in letters.upper():
        nummer = nummer * 26 + ord(letter) - 64
    return nummer if nummer <= 16_384 else None


def opsomming(delen: list[str]) -> str:
    """`a`, `a en b`, `a, b en c`."""
    return " en ".join([", ".join(delen[:-1]), delen[-1]]) if len(delen) > 1 else "".join(delen)


def rijnummers(nummers: list[int]) -> str:
    """`rij 4`, `rij 4 en 9`, and at most eight numbers of a longer row."""
    eerste = [str(nummer) for nummer in nummers[:8]]
    meer = len(nummers) - len(eerste)
    return "rij " + (", ".join(eerste) + f" en nog {meer}" if meer else opsomming(eerste))
