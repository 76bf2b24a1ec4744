"""Money in integer cents: rounding, writing and reading it as people type it."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from bbzdesk.domain.fouten import InvoerFout

MAXIMUM = 10**12  # cents; ten thousand million euros, far above any claim and far below 2**63
_NBSP = "\N{NO-BREAK SPACE}"


def afgerond(bedrag: Decimal | Fraction) -> int:
    """Return whole cents, half up (half away from zero for a negative amount)."""
    if isinstance(bedrag, Fraction):
        teken = -1 if bedrag < 0 else 1
        return teken * int((abs(bedrag) * 2 + 1) // 2)
    return int(bedrag.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def cent(euro: Decimal | int | str) -> int:
    """Return the cents of an amount in euros, half up."""
    return afgerond(Decimal(euro) * 100)


def euro(centen: int) -> str:
    """Write an amount for people: `€ 1.234,56` and `€ -1.234,56`, with a no-break space."""
    return f"€{_NBSP}{getal(centen)}"


def getal(centen: int) -> str:
    """Write an amount without the sign of the euro: `1.234,56`."""
    heel, rest = divmod(abs(centen), 100)
    duizend = f"{heel:,}".replace(",", ".")
    return f"{'-' if centen < 0 else ''}{duizend},{rest:02d}"


def als_tekst(centen: int) -> str:
    """Write an amount for a machine: `1234.56`, as the command line's JSON has it."""
    heel, rest = divmod(abs(centen), 100)
    return f"{'-' if centen < 0 else ''}{heel}.{rest:02d}"


_MACHINE = re.compile(r"-?\d{1,13}\.\d{2}")


def uit_tekst(tekst: str) -> int | None:
    """Read the machine notation `1234.56`; None when the text is anything else."""
    if not _MACHINE.fullmatch(tekst) or not tekst.isascii():
        return None
    centen = int(tekst.replace(".", ""))
    return centen if abs(centen) <= MAXIMUM else None


_GROEPEN = re.compile(r"\d{1,3}([.' ]\d{3})+")


def lees_bedrag(tekst: str, veld: str, naam: str = "bedrag") -> int:
    """Read an amount as people type it and return cents.

    Accepts `1.234,56`, `1234,56`, `1234.56`, `€ 1.234`, `1 234,56`, `12,-`, `(12,00)` and `12,00-`.
    An amount with one point and three digits behind it (`1.234`) is a thousand only when a sign of the euro or a
    closing dash shows that whole euros are meant; without it the reading is asked.

    Raises InvoerFout when it is no amount, has more than two decimals or is ambiguous.
    """
    kaal = tekst.replace(_NBSP, " ").replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-").strip()
    met_teken = bool(re.match(r"-?\s*(€|eur\b)", kaal, re.IGNORECASE))
    kaal = re.sub(r"€|\beuro?\b", "", kaal, flags=re.IGNORECASE).strip()
    negatief = False
    if kaal.startswith("(") and kaal.endswith(")"):
        negatief, kaal = True, kaal[1:-1].strip()
    zonder_streep = re.sub(r"[,.](-{1,2}|=)$", "", kaal)
    hele_euros, kaal = met_teken or zonder_streep != kaal, zonder_streep
    if kaal.endswith("-"):
        negatief, kaal = True, kaal[:-1].strip()
    elif kaal.startswith("-"):
        negatief, kaal = True, kaal[1:].strip()
    if not kaal or not kaal.isascii():
        raise _geen_bedrag(tekst, veld, naam)
    centen = _centen(kaal, hele_euros, tekst, veld, naam)
    if centen > MAXIMUM:
        raise InvoerFout(veld, f"Het {naam} {_kort(tekst)} is te groot. Controleer het aantal cijfers.")
    return -centen if negatief else centen


def _centen(kaal: str, hele_euros: bool, tekst: str, veld: str, naam: str) -> int:
    if re.fullmatch(r"\d{1,15}", kaal):
        return int(kaal) * 100
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", kaal):
        if hele_euros and "." in kaal:
            return int(kaal.replace(".", "")) * 100
        duizend = re.sub(r"[.,]", ".", kaal)
        raise InvoerFout(
            veld,
            f"Het {naam} {_kort(tekst)} kan op twee manieren worden gelezen. "
            f"Schrijf {duizend},00 of {duizend.split('.')[0]},{duizend.split('.')[1][:2]}.",
        )
    geheel, komma, achter = kaal.rpartition(",") if "," in kaal else ("", "", "")
    if not komma and re.search(r"\.\d{1,2}$", kaal):
        geheel, komma, achter = kaal.rpartition(".")
    if not komma and _GROEPEN.fullmatch(kaal):
        return int(re.sub(r"\D", "", kaal)) * 100
    engels = bool(re.fullmatch(r"\d{1,3}(,\d{3})+\.\d{2}", kaal))
    if engels:
        return int(re.sub(r"\D", "", kaal))
    if komma and re.fullmatch(r"\d{1,2}", achter) and (geheel == "" or geheel.isdigit() or _GROEPEN.fullmatch(geheel)):
        return int(re.sub(r"\D", "", geheel) or 0) * 100 + int(achter.ljust(2, "0"))
    if komma and re.fullmatch(r"\d{3,}", achter):
        raise InvoerFout(veld, f"Het {naam} {_kort(tekst)} heeft te veel cijfers achter de komma. Schrijf er twee.")
    raise _geen_bedrag(tekst, veld, naam)


def _geen_bedrag(tekst: str, veld: str, naam: str) -> InvoerFout:
    return InvoerFout(veld, f"Het {naam} {_kort(tekst)} is geen bedrag. Schrijf het zoals 1.234,56.")


def _kort(tekst: str) -> str:
    return f"“{tekst if len(tekst) <= 30 else tekst[:30] + '…'}”"
