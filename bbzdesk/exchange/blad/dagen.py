"""One cell read as a date: as Excel keeps it, as a day number, or as people and other programs write it."""

import re
from datetime import date

from bbzdesk.domain.datum import iso, lees_datum, voluit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.exchange.blad.model import AANHEF, DATUM, GETAL, TEKST, Cel
from bbzdesk.exchange.blad.stijl import Stijl
from bbzdesk.exchange.blad.tekst import vouw
from bbzdesk.exchange.blad.waarden import Onleesbaar, heel
from bbzdesk.exchange.blad.xlsx import dag_van

_EERSTE_JAAR, _LAATSTE_JAAR = 1950, 2100
_EERSTE_DAGNUMMER, _LAATSTE_DAGNUMMER = 18_264, 73_050  # 1 January 1950 and 2100, as Excel counts
_TIJD = re.compile(r"[t ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?(z|\+\d{2}:\d{2})?$")
_WEEKDAG = re.compile(r"^(ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\.?,? +")
_CIJFERS = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|'?\d{2})")
_JAAR_VOOROP = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_WOORD = re.compile(r"(\d{1,2})[-/. ]*([a-z]{3,9})\.?[-/. ,]*(\d{4}|'?\d{2})")
_WOORD_VOOROP = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_ENGELS = {
    "january": "januari", "february": "februari", "march": "maart", "may": "mei", "june": "juni", "july": "juli",
    "august": "augustus", "october": "oktober", "mar": "mrt", "oct": "okt",
}  # fmt: skip


def datum(cel: Cel | None, veld: str, stijl: Stijl, vandaag: date) -> tuple[date | None, str]:
    """Return the date and a doubt about its reading. Raises Onleesbaar when no such day exists."""
    cel = heel(cel, veld)
    if cel is None:
        return None, ""
    if cel.soort == DATUM:
        return _mogelijk(iso(cel.waarde), veld, ""), ""
    if cel.soort == GETAL:
        return _uit_getal(cel.waarde, veld, stijl), ""
    if cel.soort != TEKST:
        raise _geen(veld)
    return _uit_tekst(cel.waarde, veld, stijl, vandaag)


def _uit_getal(ruw: str, veld: str, stijl: Stijl) -> date:
    """A number in a date column: 20230401, 1042023 or a day number; a bare year is no date."""
    heel_getal = re.fullmatch(r"(\d{4,8})(\.\d+)?", ruw)
    if not heel_getal:
        raise _geen(veld)
    cijfers = heel_getal[1]
    if len(cijfers) == 4:
        raise Onleesbaar(f"{AANHEF[veld]} is alleen een jaar. Schrijf dag, maand en jaar, zoals 3-2-2026.")
    if len(cijfers) >= 7:
        return _aaneen(cijfers.zfill(8), veld)
    nummer = int(cijfers) + (1462 if stijl.datum1904 else 0)
    if not _EERSTE_DAGNUMMER <= nummer <= _LAATSTE_DAGNUMMER:
        raise _geen(veld)
    return _mogelijk(iso(dag_van(cijfers, stijl.datum1904)), veld, "")


def _aaneen(cijfers: str, veld: str) -> date:
    jaar_voorop = iso(f"{cijfers[:4]}-{cijfers[4:6]}-{cijfers[6:]}")
    dag_voorop = iso(f"{cijfers[4:]}-{cijfers[2:4]}-{cijfers[:2]}")
    if cijfers[:2] in ("19", "20") and jaar_voorop:
        return _mogelijk(jaar_voorop, veld, "")
    return _mogelijk(dag_voorop, veld, "")


def _uit_tekst(tekst: str, veld: str, stijl: Stijl, vandaag: date) -> tuple[date | None, str]:
    kaal = " ".join(vouw(tekst).replace("\N{NO-BREAK SPACE}", " ").split())[:60].strip("'`’ ")
    kaal = _WEEKDAG.sub("", _TIJD.sub("", kaal))
    if gevonden := _JAAR_VOOROP.fullmatch(kaal):
        jaar, maand, dag = (int(deel) for deel in gevonden.groups())
        return _mogelijk(iso(f"{jaar:04d}-{maand:02d}-{dag:02d}"), veld, kaal), ""
    if gevonden := _CIJFERS.fullmatch(kaal):
        return _uit_cijfers(gevonden, veld, stijl, vandaag)
    if re.fullmatch(r"\d{8}", kaal):
        return _aaneen(kaal, veld), ""
    if re.fullmatch(r"[2345]\d{4}", kaal):
        gelezen = _uit_getal(kaal, veld, stijl)
        return gelezen, f"{AANHEF[veld]} {kaal} is een dagnummer van Excel en is gelezen als {voluit(gelezen)}."
    if re.fullmatch(r"(19|20)\d{2}", kaal):
        _uit_getal(kaal, veld, stijl)
    gevonden = _WOORD.fullmatch(kaal)
    voorop = _WOORD_VOOROP.fullmatch(kaal)
    if not gevonden and not voorop:
        raise _geen(veld)
    dag_, woord, jaar_ = (
        gevonden.groups() if gevonden else (voorop[2], voorop[1], voorop[3]) if voorop else ("", "", "")
    )
    return _gelezen(f"{dag_} {_ENGELS.get(woord, woord)} {jaar_.lstrip(chr(39))}", veld, "", vandaag), ""


def _uit_cijfers(gevonden: re.Match[str], veld: str, stijl: Stijl, vandaag: date) -> tuple[date, str]:
    """Day and month in figures: the column shows which comes first; without it the day does, with a doubt."""
    eerste, tweede, jaar = gevonden[1], gevonden[2], gevonden[3].lstrip("'")
    dag_voorop = stijl.dag_voorop[veld]
    dag, maand = (tweede, eerste) if dag_voorop is False else (eerste, tweede)
    gelezen = _gelezen(f"{dag}-{maand}-{jaar}", veld, f"{eerste}-{tweede}-{jaar}", vandaag)
    onduidelijk = int(eerste) <= 12 and int(tweede) <= 12 and eerste.zfill(2) != tweede.zfill(2)
    if onduidelijk and (dag_voorop is None or dag_voorop is False or stijl.dag_gemengd[veld]):
        return (
            gelezen,
            f"{AANHEF[veld]} {eerste}-{tweede}-{jaar} is gelezen als {voluit(gelezen)}. Controleer dag en maand.",
        )
    return gelezen, ""


def _gelezen(tekst: str, veld: str, toon: str, vandaag: date) -> date:
    try:
        return _mogelijk(lees_datum(tekst, veld, veld, vandaag), veld, toon)
    except InvoerFout as fout:
        if "geen datum" in str(fout):
            raise _geen(veld) from None
        return _mogelijk(None, veld, toon)


def _mogelijk(gelezen: date | None, veld: str, toon: str) -> date:
    """Let a date through that exists and lies in a year of loans; the reason shows figures only."""
    tussen = f" {toon}" if toon else ""
    if gelezen is None:
        raise Onleesbaar(f"{AANHEF[veld]}{tussen} bestaat niet. Controleer de dag en de maand.")
    if not _EERSTE_JAAR <= gelezen.year < _LAATSTE_JAAR:
        raise Onleesbaar(f"{AANHEF[veld]}{tussen} heeft een onwaarschijnlijk jaar. Controleer het jaar.")
    return gelezen


def _geen(veld: str) -> Onleesbaar:
    return Onleesbaar(f"{AANHEF[veld]} is geen datum. Schrijf dag, maand en jaar, zoals 3-2-2026.")
