"""Numbers that identify: BSN, IBAN, KvK number, postcode. Generously read, exactly checked.

Spaces, dots and dashes are ignored; what remains must be right. Each reader returns the plain form and raises
InvoerFout with a sentence that names the field and says what is expected.
"""

import re

from bbzdesk.domain.fouten import InvoerFout

_WEG = re.compile(r"[\s.\-\N{NO-BREAK SPACE}]")


def lees_bsn(tekst: str, veld: str = "bsn") -> str:
    """Read a burgerservicenummer: nine digits (eight become nine) that pass the elfproef."""
    cijfers = _WEG.sub("", tekst)
    if not re.fullmatch(r"[0-9]{8,9}", cijfers):
        raise InvoerFout(veld, "Het burgerservicenummer heeft 9 cijfers. Controleer wat er is ingevuld.")
    cijfers = cijfers.zfill(9)
    if not elfproef(cijfers):
        raise InvoerFout(veld, "Het burgerservicenummer klopt niet (elfproef). Controleer de cijfers.")
    return cijfers


def elfproef(bsn: str) -> bool:
    """Whether nine digits satisfy the weighing 9 8 7 6 5 4 3 2 -1, divisible by eleven and not all nought."""
    som = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(bsn, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return som % 11 == 0 and bsn != "000000000"


def bsn_gemaskeerd(bsn: str) -> str:
    """Write a BSN so that it can be recognised but not copied: `•••••6789`."""
    return "•••••" + bsn[-4:]


_IBAN_LENGTE = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "LU": 20, "ES": 24, "IT": 27, "PL": 28, "GB": 22, "AT": 20}


def lees_iban(tekst: str, veld: str = "iban") -> str:
    """Read an IBAN (ISO 13616): two letters, two check digits, mod 97; the length of the country where we know it."""
    iban = _WEG.sub("", tekst).upper()
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", iban):
        raise InvoerFout(
            veld, "Het IBAN klopt niet. Een Nederlands IBAN heeft 18 tekens, zoals NL91 ABNA 0417 1643 00."
        )
    lengte = _IBAN_LENGTE.get(iban[:2], len(iban))
    if len(iban) != lengte:
        raise InvoerFout(
            veld, f"Het IBAN heeft {len(iban)} tekens. Een IBAN dat begint met {iban[:2]} heeft er {lengte}."
        )
    if iban[:2] == "NL" and not re.fullmatch(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}", iban):
        raise InvoerFout(veld, "Het IBAN klopt niet. Na NL en 2 cijfers komen 4 letters en 10 cijfers.")
    if int("".join(str(int(teken, 36)) for teken in iban[4:] + iban[:4])) % 97 != 1:
        raise InvoerFout(
            veld, "Het IBAN klopt niet: de controlecijfers passen niet bij het nummer. Controleer elk teken."
        )
    return iban


def iban_in_groepen(iban: str) -> str:
    """Write an IBAN in groups of four, as on a bank card."""
    return " ".join(iban[plaats : plaats + 4] for plaats in range(0, len(iban), 4))


def lees_kvk(tekst: str, veld: str = "kvk") -> str:
    """Read a KvK number: eight digits; it has no check digit."""
    cijfers = _WEG.sub("", tekst)
    if not re.fullmatch(r"[0-9]{8}", cijfers) or cijfers == "00000000":
        raise InvoerFout(veld, "Het KvK-nummer heeft 8 cijfers. Controleer wat er is ingevuld.")
    return cijfers


def lees_postcode(tekst: str, veld: str = "postcode") -> str:
    """Read a Dutch postcode and write it as `1234 AB`; SA, SD and SS are never issued."""
    kaal = _WEG.sub("", tekst).upper()
    if not re.fullmatch(r"[1-9][0-9]{3}[A-Z]{2}", kaal) or kaal[4:] in ("SA", "SD", "SS"):
        raise InvoerFout(veld, "De postcode klopt niet. Schrijf 4 cijfers en 2 letters, zoals 1234 AB.")
    return f"{kaal[:4]} {kaal[4:]}"
