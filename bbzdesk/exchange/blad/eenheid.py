"""Amounts that are not in euros: thousands, millions or cents, as a header or a note above the table says.

They are not multiplied: a wrong guess is a factor of thousand. The amounts are not taken and the person is asked.
"""

import re
from collections.abc import Mapping

from bbzdesk.exchange.blad.indelen import Plaatsing
from bbzdesk.exchange.blad.model import AANHEF, BEDRAGEN, TEKST, Blad, Rij
from bbzdesk.exchange.blad.tekst import vouw

_DUIZEND = r"(?:1[. ]?000|1[. ]?000[. ]?000|duizend(?:en|tal(?:len)?)?|miljoen(?:en)?|mln|1 ?k|thousands?|millions?)"
_EENHEID = re.compile(
    rf"(?:\b(?:x|maal|keer|per|in)|[×*(/])\s*(?:(?:€|eur|euro|euro.s|eenheden van|bedragen van)\s*)*{_DUIZEND}\b(?![.,]?\d)"
    r"|\bduizend(?:en|tallen)\b|\bmiljoen(?:en)?\b|\bmln\b"
    r"|\bk\s?(?:€|eur\b|euro\b)|€\s?k\b|\beur\s?k\b|\bkeuro\b|[([]\s*k\s*[)\]]"
    r"|\(\s*(?:€|eur)?\s*[.'’]?000\s*\)"
    r"|\b(?:euro)?cent(?:en|s)?\b|\beurocent(?:en|s)?\b"
)
_NOOT = re.compile(r"\b(bedragen|alle|cijfers|waarden|amounts)\b")
_AFRONDING = re.compile(r"\bop (de |hele )?cent(en)?\b")  # how exact the amounts are, not what they are in
_NOOT_RIJEN = 20  # a note stands close above its table


def eenheden(blad: Blad, plaatsing: Plaatsing) -> dict[str, str]:
    """Per amount field the words that say that its amounts are no whole euros."""
    gevonden = {}
    noot = _noot(blad, plaatsing)
    eronder = next((rij for rij in blad.rijen if rij.nr == plaatsing.laatste_kopregel + 1), None)
    for veld in BEDRAGEN:
        kolom = plaatsing.kolommen.get(veld, 0)
        for tekst in (plaatsing.koppen.get(kolom, ""), _woord(eronder, kolom), noot):
            if kolom and _zegt_eenheid(tekst):
                gevonden[veld] = " ".join(tekst.split())[:60]
                break
    return gevonden


def reden(veld: str, eenheden_: Mapping[str, str]) -> str:
    """The fault of a cell in such a column."""
    return (
        f"{AANHEF[veld]} is niet overgenomen, want bij de kolom staat “{eenheden_[veld]}”. "
        "Schrijf hele bedragen in euro’s en haal die woorden weg."
    )


def _zegt_eenheid(tekst: str) -> bool:
    return bool(_EENHEID.search(_AFRONDING.sub("", vouw(tekst))))


def _woord(rij: Rij | None, kolom: int) -> str:
    """A unit in a row of its own right below the header; a value is none."""
    cel = rij.cellen.get(kolom) if rij else None
    if cel is None or cel.soort != TEKST or len(cel.waarde) > 40:
        return ""
    return cel.waarde if re.search("[a-z]|[(×*]", vouw(cel.waarde)) else ""


def _noot(blad: Blad, plaatsing: Plaatsing) -> str:
    """A note above the header that speaks of all amounts: `bedragen x € 1.000`."""
    begin = min(plaatsing.kopregels, default=0)
    for rij in blad.rijen:
        if begin - _NOOT_RIJEN <= rij.nr < begin:
            for cel in rij.cellen.values():
                kaal = vouw(cel.waarde[:200]).strip(" ().:")
                alleen = _EENHEID.match(kaal) or _EENHEID.match(f"({kaal})")
                if cel.soort == TEKST and _zegt_eenheid(cel.waarde[:200]) and (alleen or _NOOT.search(kaal)):
                    return cel.waarde
    return ""
