"""What words mean: the kind of loan, and the standing that a remark or status tells of."""

import re
from datetime import date

from bbzdesk.domain.datum import lees_datum
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.exchange.blad.model import Status
from bbzdesk.exchange.blad.tekst import vouw, woorden

_SOORTEN = (
    ("Tozo", r"\btozo\b|tozo"),
    ("hypotheek", r"hypothe"),
    ("voorbereidingskosten", r"voorbereiding"),
    ("bedrijfskapitaal", r"kapitaal|krediet|\bbk\b|\bbbz ?bk\b|working capital|business loan|investering"),
    ("levensonderhoud", r"levensonderhoud|\blo\b|\bpu\b|leenbijstand|periodiek|algemene bijstand|uitkering|renteloos|renteloze|living|bijstand"),
)  # fmt: skip


def soort(tekst: str) -> str | None:
    """The kind of loan that is meant; None when the word is not known."""
    kaal = woorden(tekst)
    return next((naam for naam, patroon in _SOORTEN if re.search(patroon, kaal)), None)


_ONTKEND = re.compile(
    r"\b(geen|niet|nog niet|zonder|afgewezen|geweigerd|aangevraagd|verzoek|vraagt|gevraagd|"
    r"beeindigd|geeindigd|verlopen|ingetrokken|afgelopen|voorbij|vervallen)\b"
)
_ACHTER = (
    "achterst(and|allig)|loopt achter|aanman|aangemaand|herinnering|betaalt niet|wanbetal|ingebreke|incasso|"
    "deurwaarder|dwangbevel|arrears|overdue|past due"
)
_BIJ = (
    r"^(is )?bij$|bij met betalen|\bbetaalt\b|betaald t m|op schema|lopend|^loopt( goed)?$|loopt goed|regulier|"
    r"^(normaal|actief|active|current|conform|bijgewerkt|in orde)$|akkoord|^ok(e|ay)?$|geen bijzonderheden"
)
_WOORDEN: tuple[tuple[Status, str], ...] = (
    ("opgeeist", "opgeeist|opeisbaar|opeising|opgeist|ingevorderd|called in|accelerated"),
    ("uitstel", "uitstel|opgeschort|opschorting|betaalpauze|aflospauze|deferred|deferral|uitgesteld"),
    ("achterstand", _ACHTER),
    ("bij", _BIJ),
)
_EINDE = re.compile(r"(?:tot en met|t/m|t m|tot|until)\s+(\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4})")


def stand(tekst: str, vandaag: date) -> tuple[Status | None, bool]:
    """The standing a text tells of, and whether the text was understood. What is denied or over does not count."""
    kaal = woorden(tekst)
    for status, patroon in _WOORDEN:
        gevonden = re.search(patroon, kaal)
        if not gevonden:
            continue
        if status == "bij":
            return "bij", not re.search(r"\b(niet|traag|onregelmatig)\b", kaal)
        if not _ontkend(kaal, gevonden) and not _voorbij(tekst, vandaag):
            return status, True
        return None, status == "achterstand" and kaal.startswith("geen")
    return None, False


def _ontkend(kaal: str, gevonden: re.Match[str]) -> bool:
    """Whether a word just before or after takes the meaning back: `geen uitstel`, `uitstel afgewezen`."""
    voor = " ".join(kaal[: gevonden.start()].split()[-3:])
    na = " ".join(kaal[gevonden.end() :].split()[:3])
    eigen = gevonden[0].startswith(("betaalt niet", "vervallen"))
    return not eigen and bool(_ONTKEND.search(voor) or _ONTKEND.search(na))


def _voorbij(tekst: str, vandaag: date) -> bool:
    """Whether the text names a last day that has been: `uitstel t/m 31-12-2023`."""
    gevonden = _EINDE.search(vouw(tekst))
    if not gevonden:
        return False
    try:
        return lees_datum(gevonden[1], "opmerking", "einddatum", vandaag) < vandaag
    except InvoerFout:
        return False
