"""Which names may stand in a package: safe on every file system, and allowed in an MDTO-SIP."""

import re
import unicodedata

from bbzdesk.domain.nummers import elfproef
from bbzdesk.exchange.pakket.grenzen import DIEPTE, NAAM, PAD

_GERESERVEERD = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE | re.DOTALL
)
# Letters that look like a separator or a dot; some programs turn them into one.
_DUBBELGANGERS = frozenset("\u2044\u2215\u29f5\u29f8\u29f9\ufe68\uff0f\uff3c\uff0e\u2024\u2025\u2026\uff1a\ua789")
_SIP_VERBODEN = frozenset('<>:"/\\|?*#& ')
_ONZICHTBAAR = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def bezwaar_pad(pad: str) -> str | None:
    """Say why a path cannot be trusted (`wijst buiten de map`), or None when it can."""
    if not pad or len(pad) > PAD:
        return "is leeg of te lang"
    if any(unicodedata.category(teken) in _ONZICHTBAAR for teken in pad):
        return "bevat een onzichtbaar teken"
    if "\\" in pad:
        return "bevat een backslash"
    if pad.startswith("/") or re.match(r"[A-Za-z]:", pad):
        return "wijst naar een vaste plaats op de schijf"
    delen = pad.split("/")
    if ".." in delen:
        return "wijst buiten de map"
    if len(delen) > DIEPTE:
        return "ligt te diep in mappen"
    return next((reden for deel in delen if (reden := _bezwaar_deel(deel))), None)


def _bezwaar_deel(deel: str) -> str | None:
    if deel in ("", "."):
        return "heeft een leeg deel"
    if len(deel) > NAAM or len(deel.encode("utf-8")) > NAAM:
        return "is te lang"
    if deel != deel.strip() or deel.endswith("."):
        return "begint of eindigt met een spatie of eindigt met een punt"
    if _GERESERVEERD.fullmatch(deel) or ":" in deel:
        return "is op Windows geen gewone bestandsnaam"
    if _DUBBELGANGERS & set(deel):
        return "bevat een teken dat op een scheidingsteken lijkt"
    return None


def bezwaar_sip(naam: str) -> str | None:
    """Say why one name is not allowed in an MDTO-SIP, or None when it is."""
    if len(naam) > NAAM:
        return "is langer dan 255 tekens"
    if verboden := sorted(set(naam) & _SIP_VERBODEN):
        return f"bevat het teken “{verboden[0]}”"
    if bevat_bsn(naam):
        return "bevat een burgerservicenummer"
    return None


def bevat_bsn(naam: str) -> bool:
    """Whether nine digits that pass the elfproef stand on their own in a name."""
    return any(elfproef(cijfers) for cijfers in re.findall(r"(?<![0-9])[0-9]{9}(?![0-9])", naam))


def sleutel(pad: str) -> str:
    """The form in which two names are the same on some file system: other case, other way of writing an accent."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", pad).casefold())


def toonbaar(naam: str) -> str:
    """A name as a sentence can hold it: no control characters, not too long."""
    kaal = "".join(teken if teken.isprintable() else "\N{REPLACEMENT CHARACTER}" for teken in naam)
    return kaal if len(kaal) <= 80 else kaal[:79] + "…"
