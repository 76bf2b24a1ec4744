"""One cell read as an amount, a percentage, a number of months or a text. A reason never repeats what is personal."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import MAXIMUM, afgerond, lees_bedrag
from bbzdesk.domain.nummers import lees_bsn, lees_iban
from bbzdesk.exchange.blad import grenzen
from bbzdesk.exchange.blad.model import AANHEF, DATUM, FORMULE, GETAL, JANEE, MELDING, PROCENT, Cel
from bbzdesk.exchange.blad.tekst import is_niets, vouw

HOOGSTE_RENTE = Decimal(30)  # a technical bound against slipped columns, far above any rate of the law
LANGSTE_LOOPTIJD = 480


class Onleesbaar(Exception):
    """The value cannot be used; the text is the reason for the list."""


@dataclass(frozen=True, slots=True)
class Waarde:
    """A value, and a doubt about how it was read ("" = none)."""

    waarde: int | Decimal | str | None
    twijfel: str = ""


NIETS = Waarde(None)
# Excel keeps fifteen digits: 0.1 + 0.2 in a cell is 0.30000000000000004 in the file.
_VIJFTIEN = Context(prec=15, rounding=ROUND_HALF_UP)


def heel(cel: Cel | None, veld: str) -> Cel | None:
    """Return the cell when it holds a value; None when it says that there is nothing."""
    if cel is None:
        return None
    if cel.soort == FORMULE:
        raise Onleesbaar(
            f"{AANHEF[veld]} is een formule zonder uitkomst. Open het bestand in Excel, sla het op en lees het opnieuw in."
        )
    if cel.soort == MELDING:
        raise Onleesbaar(f"{AANHEF[veld]} is een melding van Excel in plaats van een waarde. Herstel de formule.")
    return None if is_niets(cel.waarde) and cel.soort != DATUM else cel


def getal(cel: Cel) -> Decimal | None:
    """The number of a cell, as Excel shows it; None when it is far too large to be meant."""
    try:
        waarde = _VIJFTIEN.create_decimal(cel.waarde)
    except DecimalException:
        return None
    return waarde if waarde.is_finite() and waarde.adjusted() < 15 else None


def bedrag(cel: Cel | None, veld: str, decimaal: str | None) -> Waarde:
    """Read an amount in cents. `decimaal` is the sign that other cells of the column use for cents."""
    if cel is not None and cel.waarde.strip() in ("-", "€ -", "€-", "- €", "–"):
        return Waarde(0, "" if "€" in cel.waarde or veld == "achterstand" else _als_nul(veld))
    cel = heel(cel, veld)
    if cel is None:
        return NIETS
    if cel.soort in (DATUM, PROCENT, JANEE):
        raise Onleesbaar(f"{AANHEF[veld]} is geen bedrag. Schrijf het zoals 1.234,56.")
    if cel.soort == GETAL:
        waarde = getal(cel)
        if waarde is None or abs(waarde) * 100 > MAXIMUM:
            raise Onleesbaar(f"{AANHEF[veld]} is te groot. Controleer het aantal cijfers.")
        return Waarde(afgerond(waarde * 100))
    return _bedrag_uit_tekst(cel.waarde, veld, decimaal)


def _als_nul(veld: str) -> str:
    return f"{AANHEF[veld]} is een streepje en is gelezen als 0,00."


_TWEEDUIDIG = re.compile(r"([-+]?)\s*([1-9]\d{0,2})([.,])(\d{3})(-?)")


def _bedrag_uit_tekst(tekst: str, veld: str, decimaal: str | None) -> Waarde:
    kaal = _genormaliseerd(tekst[:80])
    if len(kaal) > 40:
        raise Onleesbaar(f"{AANHEF[veld]} is geen bedrag. Schrijf het zoals 1.234,56.")
    twee = _TWEEDUIDIG.fullmatch(re.sub(r"\s*(eur|euro)$", "", kaal, flags=re.IGNORECASE))
    if twee:
        return _tweeduidig(twee, veld, decimaal)
    try:
        return Waarde(lees_bedrag(kaal, veld))
    except InvoerFout as fout:
        raise Onleesbaar(_reden(str(fout), veld)) from None


def _genormaliseerd(tekst: str) -> str:
    kaal = re.sub(r"[\s\u00a0\u202f\u2009]+", " ", tekst).strip().lstrip("'’`").replace("\N{MINUS SIGN}", "-")
    kaal = kaal.replace("-/-", "-").replace("’", "'")
    kaal = re.sub(r"^\$|\$$|\busd\b", "", kaal, flags=re.IGNORECASE).strip()
    kaal = re.sub(r"^[-+]?\s*€\s*-\s*(?=\d)", "€ -", kaal)
    negatief = re.fullmatch(r"(?:€|eur)\s*-\s*(\d.*)", kaal, re.IGNORECASE)
    kaal = f"-€ {negatief[1]}" if negatief else kaal
    return re.sub(r"^\+\s*(?=\d)", "", re.sub(r"^-\s+(?=[\d€])", "-", kaal))


def _tweeduidig(gevonden: re.Match[str], veld: str, decimaal: str | None) -> Waarde:
    """`1.234` or `1,234`: the rest of the column decides; without it, the person does."""
    geschreven = f"{gevonden[2]}{gevonden[3]}{gevonden[4]}"
    if decimaal is None:
        raise Onleesbaar(
            f"{AANHEF[veld]} {geschreven} kan op twee manieren worden gelezen. "
            f"Schrijf {gevonden[2]}.{gevonden[4]},00 of schrijf twee cijfers achter de komma."
        )
    if gevonden[3] == decimaal:
        raise Onleesbaar(f"{AANHEF[veld]} {geschreven} heeft drie cijfers achter de komma. Schrijf er twee.")
    centen = int(gevonden[2] + gevonden[4]) * 100
    negatief = "-" in (gevonden[1], gevonden[5])
    uitleg = f"{AANHEF[veld]} {geschreven} is gelezen als {gevonden[2]}.{gevonden[4]},00, zoals de rest van de kolom."
    return Waarde(-centen if negatief else centen, uitleg)


def _reden(zin: str, veld: str) -> str:
    if "te groot" in zin:
        return f"{AANHEF[veld]} is te groot. Controleer het aantal cijfers."
    if "cijfers achter de komma" in zin:
        return f"{AANHEF[veld]} heeft te veel cijfers achter de komma. Schrijf er twee."
    return f"{AANHEF[veld]} is geen bedrag. Schrijf het zoals 1.234,56."


_PERCENTAGE = re.compile(
    r"([-+]?\d{1,9}(?:[.,]\d{1,20})?(?:e-\d{1,2})?)\s*(%|procent|pct|perc\.?)?\s*(?:per jaar|p\.?\s?j\.?|/\s?jr|/\s?jaar|rente)?"
)


def percentage(cel: Cel | None, als_deel: bool) -> Waarde:
    """Read a yearly rate: 8, `8%`, `8,00 %`, 0.08 shown as 8 %, or 0.08 in a column of such parts."""
    cel = heel(cel, "rente")
    if cel is None:
        return NIETS
    tekst = vouw(cel.waarde).replace("\N{MINUS SIGN}", "-").strip()
    gevonden = _PERCENTAGE.fullmatch(tekst)
    if cel.soort in (DATUM, JANEE) or not gevonden:
        raise Onleesbaar("De rente is geen percentage. Schrijf het zoals 8 of 8,5%.")
    waarde = _VIJFTIEN.create_decimal(gevonden[1].replace(",", "."))
    twijfel = ""
    if cel.soort == PROCENT:
        waarde *= 100
    elif not gevonden[2] and 0 < waarde <= Decimal("0.3"):
        waarde *= 100
        twijfel = "" if als_deel else f"De rente is gelezen als {_netjes(waarde)} procent. Controleer dit."
    if not 0 <= waarde <= HOOGSTE_RENTE:
        raise Onleesbaar("De rente ligt niet tussen 0 en 30 procent. Controleer het percentage.")
    return Waarde(waarde.normalize() + 0, twijfel)


def _netjes(waarde: Decimal) -> str:
    return f"{waarde.normalize():f}".replace(".", ",")


_LOOPTIJD = re.compile(
    r"(\d{1,4})(?:[.,]0{1,6})?\s*(mnd\.?|mnden|maand|maanden|mths?|months?|m|termijnen|termijn|jr\.?|jaar|jaren|years?|y|j)?"
)


def looptijd(cel: Cel | None, in_jaren: bool) -> Waarde:
    """Read a number of months; `5 jaar` or a header that says years counts twelve for each."""
    cel = heel(cel, "looptijd")
    if cel is None:
        return NIETS
    gevonden = _LOOPTIJD.fullmatch(vouw(cel.waarde).strip())
    if cel.soort in (DATUM, PROCENT, JANEE) or not gevonden:
        raise Onleesbaar("De looptijd is geen aantal maanden. Schrijf een heel getal, zoals 60.")
    eenheid = gevonden[2] or ""
    maanden = int(gevonden[1]) * (12 if eenheid.startswith(("j", "y")) or (in_jaren and not eenheid) else 1)
    if not 1 <= maanden <= LANGSTE_LOOPTIJD:
        raise Onleesbaar("De looptijd ligt niet tussen 1 en 480 maanden. Controleer het aantal maanden.")
    return Waarde(maanden)


def nummer(cel: Cel | None, veld: str) -> Waarde:
    """Read a BSN or an IBAN, exactly checked."""
    cel = heel(cel, veld)
    if cel is None:
        return NIETS
    tekst = cel.waarde.strip().lstrip("'’`")
    if veld == "bsn":
        waarde = getal(cel) if cel.soort == GETAL or re.fullmatch(r"\d{7,9}\.0+|\d[.,]\d+[eE]\+?0?8", tekst) else None
        tekst = f"{waarde:f}".partition(".")[0] if waarde is not None and waarde == int(waarde) else tekst
    try:
        return Waarde(lees_bsn(_zonder_label(tekst)) if veld == "bsn" else lees_iban(_zonder_label(tekst)))
    except InvoerFout as fout:
        raise Onleesbaar(str(fout)) from None


def _zonder_label(tekst: str) -> str:
    return re.sub(r"^(bsn|iban)\s*[:.]?\s*(?=\S)", "", tekst, flags=re.IGNORECASE)


def tekst(cel: Cel | None, veld: str) -> Waarde:
    """Read a text; a number as the digits it shows."""
    cel = heel(cel, veld)
    if cel is None:
        return NIETS
    if cel.soort in (GETAL, PROCENT):
        waarde = getal(cel)
        if waarde is not None:
            kaal = f"{waarde:f}"
            return Waarde(kaal.rstrip("0").rstrip(".") if "." in kaal else kaal)
    gekort = f"{AANHEF[veld]} is langer dan {grenzen.TEKST} tekens. De rest is niet gelezen."
    return Waarde(" ".join(cel.waarde[: grenzen.TEKST].split()), gekort if len(cel.waarde) > grenzen.TEKST else "")
