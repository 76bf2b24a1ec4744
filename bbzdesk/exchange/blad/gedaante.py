"""What the values of a column look like; it decides between headers that mean the same or too little."""

import re
from collections.abc import Callable, Sequence

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.domain.nummers import lees_bsn, lees_iban
from bbzdesk.exchange.blad.model import DATUM, GETAL, PROCENT, TEKST, Cel
from bbzdesk.exchange.blad.tekst import is_niets, vouw

_KORT = 60  # no amount, date or number is longer
_DATUM = re.compile(r"\d{1,4}[-/. ](\d{1,2}|[a-z]{3,9}\.?)[-/. ,]{1,2}\d{2,4}(\D.*)?|[12]\d{7}", re.IGNORECASE)
_BEDRAG = re.compile(r"\(?[-+]?\s*(€|eur)?\s*[-+]?\d[\d.,' \u00a0]*(,-{1,2}|,=|-)?\)?\s*(€|eur|euro)?", re.IGNORECASE)
_PERCENTAGE = re.compile(r"-?\d{1,2}([.,]\d+)?\s*(%|procent|pct)?.{0,8}", re.IGNORECASE)
_LOOPTIJD = re.compile(r"\d{1,3}([.,]0+)?\s*(mnd|mnden|maand|maanden|m|jr|jaar|jaren|j|termijnen)?\.?", re.IGNORECASE)


def past(veld: str, cellen: Sequence[Cel]) -> float:
    """The share of filled cells that can be a value of this field; 0.5 when there is nothing to look at."""
    gevuld = [cel for cel in cellen if cel.soort in (TEKST, GETAL, PROCENT, DATUM) and not is_niets(cel.waarde)]
    if not gevuld:
        return 0.5
    return sum(_past(veld, cel) for cel in gevuld) / len(gevuld)


def _past(veld: str, cel: Cel) -> bool:
    if len(cel.waarde) > _KORT:
        return veld in ("naam", "bedrijf", "opmerking", "status")
    if veld in ("ingangsdatum", "laatste_betaling"):
        return _is_datum(cel)
    if veld in ("hoofdsom", "restschuld", "achterstand", "termijnbedrag"):
        return _is_bedrag(cel)
    if veld == "rente":
        return _is_percentage(cel)
    if veld == "looptijd":
        return cel.soort in (GETAL, TEKST) and bool(_LOOPTIJD.fullmatch(cel.waarde.strip()))
    if veld == "bsn":
        return is_bsn(cel)
    if veld == "iban":
        return cel.soort == TEKST and bool(re.fullmatch(r"[A-Za-z]{2}\s?\d{2}[A-Za-z0-9 .]{11,34}", cel.waarde.strip()))
    if veld == "dossier":
        return cel.soort in (TEKST, GETAL) and any(teken.isdigit() for teken in cel.waarde) and not _is_geld(cel)
    return cel.soort == TEKST and any(teken.isalpha() for teken in cel.waarde)


def _is_geld(cel: Cel) -> bool:
    return bool(re.search(r"[.,]\d{1,2}$|€", cel.waarde.strip())) and _is_bedrag(cel)


def _is_datum(cel: Cel) -> bool:
    if cel.soort == GETAL:
        return bool(re.fullmatch(r"[23456]\d{4}(\.\d+)?|(19|20)\d{6}", cel.waarde))
    return cel.soort == DATUM or (cel.soort == TEKST and bool(_DATUM.fullmatch(cel.waarde.strip())))


def _is_bedrag(cel: Cel) -> bool:
    if cel.soort == GETAL:
        return True
    return cel.soort == TEKST and bool(_BEDRAG.fullmatch(cel.waarde.strip())) and not _is_datum(cel)


def _is_percentage(cel: Cel) -> bool:
    if cel.soort == PROCENT:
        return True
    if cel.soort == GETAL:
        return bool(re.fullmatch(r"-?\d{1,2}(\.\d+)?([eE]-\d+)?", cel.waarde))
    return cel.soort == TEKST and bool(_PERCENTAGE.fullmatch(cel.waarde.strip()))


def is_bsn(cel: Cel) -> bool:
    """Whether the cell holds a number that passes the elfproef."""
    return cel.soort in (GETAL, TEKST) and _gelukt(lees_bsn, cel.waarde)


def is_iban(cel: Cel) -> bool:
    """Whether the cell holds an account number with the right check digits."""
    return cel.soort == TEKST and _gelukt(lees_iban, vouw(cel.waarde))


def _gelukt(lezer: Callable[[str], str], tekst: str) -> bool:
    try:
        lezer(tekst)
    except GebruikersFout:
        return False
    return True
