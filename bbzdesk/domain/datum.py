"""Dates: reading them as people type them, writing them, adding months, and birth dates known in part."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.fouten import InvoerFout

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199


def voluit(datum: date) -> str:
    """Write a date for a sentence: `2 maart 2026`."""
    return f"{datum.day} {MAANDEN[datum.month - 1]} {datum.year}"


def kort(datum: date) -> str:
    """Write a date for a table: `2 mrt 2026`."""
    maand = "mrt" if datum.month == 3 else MAANDEN[datum.month - 1][:3]
    return f"{datum.day} {maand} {datum.year}"


def met_dag(datum: date) -> str:
    """Write a date with its weekday: `maandag 2 maart 2026`."""
    return f"{WEEKDAGEN[datum.weekday()]} {voluit(datum)}"


def laatste_dag(jaar: int, maand: int) -> date:
    """The last day of a month."""
    return date(jaar, maand, calendar.monthrange(jaar, maand)[1])


def plus_maanden(begin: date, maanden: int) -> date:
    """Count whole months on from a date, keeping its day; in a month that is too short its last day.

    Count from the first date each time (31-10, 30-11, 31-12): counting on from a shortened date loses the day.
    """
    jaar, maand = divmod(begin.year * 12 + begin.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(begin.day, calendar.monthrange(jaar, maand + 1)[1]))


def plus_jaren(begin: date, jaren: int) -> date:
    """Count whole years on; 29 February becomes 28 February in a year that has none."""
    return plus_maanden(begin, 12 * jaren)


def leeftijd(geboren: date, op: date) -> int:
    """Whole years of age on a date; who is born on 29 February has his birthday on 1 March in other years."""
    return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))


def iso(tekst: str) -> date | None:
    """Read `2026-03-02`, exactly so; None when the text is anything else or no such day exists."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst) or not tekst.isascii():
        return None
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


_KORT_JAAR_VOORUIT = 20  # a two-digit year is at most twenty years ahead: loans run for ten and more
_MAANDWOORD = {maand[:3]: nummer for nummer, maand in enumerate(MAANDEN, 1)} | {"mrt": 3}
_DAGWOORD = {"gisteren": -1, "vandaag": 0, "morgen": 1}
_VERDER = re.compile(r"\+ ?(\d{1,4})(?: ?(?:dag|dagen))?|\+ ?(\d{1,3}) ?(week|weken|maand|maanden|jaar)")


def lees_datum(tekst: str, veld: str, naam: str, vandaag: date) -> date:
    """Read a date as people type it: `3-2-2026`, `3/2/26`, `3 feb 2026`, `2026-02-03`, `03022026`, `3-2`, `+14`, `vandaag`.

    Day comes before month, always. A date without a year is in the year of `vandaag`; a year of two digits is the
    one at most twenty years ahead. `+14` counts days, `+1 week` and `+3 maanden` count on too; `ma` or `maandag` is the
    first such day after today. Raises InvoerFout with a sentence that names the field and says what is wrong.
    """
    kaal = " ".join(tekst.replace("\N{NO-BREAK SPACE}", " ").lower().split())
    vanaf_nu = _vanaf_vandaag(kaal, vandaag)
    deel = (vanaf_nu.year, vanaf_nu.month, vanaf_nu.day) if vanaf_nu else _delen(kaal, vandaag)
    if deel is None:
        raise InvoerFout(veld, f"De {naam} “{tekst[:30]}” is geen datum. Schrijf dag, maand en jaar, zoals 3-2-2026.")
    jaar, maand, dag = deel
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise InvoerFout(veld, f"De {naam} “{tekst[:30]}” heeft een onwaarschijnlijk jaar. Controleer het jaar.")
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise InvoerFout(veld, f"De {naam} “{tekst[:30]}” bestaat niet. Controleer de dag en de maand.") from None


def _vanaf_vandaag(kaal: str, vandaag: date) -> date | None:
    """Read a day that is named from today: a word, a weekday or a number of days, weeks, months or years on."""
    if kaal in _DAGWOORD:
        return vandaag + timedelta(days=_DAGWOORD[kaal])
    for nummer, weekdag in enumerate(WEEKDAGEN):
        if kaal in (weekdag, weekdag[:2]):
            return vandaag + timedelta(days=(nummer - vandaag.weekday() - 1) % 7 + 1)
    if not (gevonden := _VERDER.fullmatch(kaal)):
        return None
    dagen, aantal, eenheid = gevonden.groups()
    if dagen:
        return vandaag + timedelta(days=int(dagen))
    if eenheid in ("week", "weken"):
        return vandaag + timedelta(weeks=int(aantal))
    return plus_maanden(vandaag, int(aantal) * (12 if eenheid == "jaar" else 1))


def _delen(kaal: str, vandaag: date) -> tuple[int, int, int] | None:
    """Split a typed date into year, month, day; None when it has no such shape."""
    if gevonden := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", kaal):
        jaar, maand, dag = (int(deel) for deel in gevonden.groups())
        return jaar, maand, dag
    if gevonden := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?", kaal):
        dag, maand = int(gevonden[1]), int(gevonden[2])
        return _jaar(gevonden[3], vandaag), maand, dag
    if gevonden := re.fullmatch(r"(\d{2})(\d{2})(\d{4})", kaal):
        dag, maand, jaar = (int(deel) for deel in gevonden.groups())
        return jaar, maand, dag
    if gevonden := re.fullmatch(r"(\d{1,2})[- ]([a-z]{3,9})\.?(?:[- ](\d{4}|\d{2}))?", kaal):
        nummer = _MAANDWOORD.get(gevonden[2][:3])
        hele = MAANDEN[nummer - 1] if nummer else ""
        if nummer and (hele.startswith(gevonden[2]) or gevonden[2] in ("mrt", "sept")):
            return _jaar(gevonden[3], vandaag), nummer, int(gevonden[1])
    return None


def _jaar(tekst: str | None, vandaag: date) -> int:
    if tekst is None:
        return vandaag.year
    if len(tekst) == 4:
        return int(tekst)
    jaar = vandaag.year // 100 * 100 + int(tekst)
    return jaar - 100 if jaar > vandaag.year + _KORT_JAAR_VOORUIT else jaar


@dataclass(frozen=True, slots=True)
class Geboortedatum:
    """A birth date of which the day, or the month and the day, may be unknown (as the BRP registers it)."""

    jaar: int
    maand: int | None = None
    dag: int | None = None

    @property
    def volledig(self) -> bool:
        """Whether year, month and day are all known."""
        return self.maand is not None and self.dag is not None

    @property
    def vroegst(self) -> date:
        """The first day it can be."""
        return date(self.jaar, self.maand or 1, self.dag or 1)

    @property
    def laatst(self) -> date:
        """The last day it can be."""
        if self.maand is None:
            return date(self.jaar, 12, 31)
        return date(self.jaar, self.maand, self.dag) if self.dag else laatste_dag(self.jaar, self.maand)

    @property
    def iso(self) -> str:
        """`1961-04-30`, `1961-04` or `1961`."""
        return "-".join(f"{deel:02d}" for deel in (self.jaar, self.maand, self.dag) if deel is not None)

    @property
    def voluit(self) -> str:
        """`30 april 1961`, `april 1961 (dag onbekend)` or `1961 (dag en maand onbekend)`."""
        if self.maand is None:
            return f"{self.jaar} (dag en maand onbekend)"
        if self.dag is None:
            return f"{MAANDEN[self.maand - 1]} {self.jaar} (dag onbekend)"
        return voluit(date(self.jaar, self.maand, self.dag))


def lees_geboortedatum(tekst: str, veld: str, vandaag: date) -> Geboortedatum:
    """Read a birth date; the day or the day and month may be missing or nought (`1961`, `4-1961`, `00-00-1961`).

    Raises InvoerFout when it is no date, or lies in the future or more than 120 years back.
    """
    kaal = " ".join(tekst.lower().split())
    gevonden = re.fullmatch(r"(?:(?:0{1,2}[-/. ])?(\d{1,2})[-/. ])?(\d{4})|(\d{4})-(\d{2})", kaal)
    if gevonden and (gevonden[2] or gevonden[3]):
        jaar = int(gevonden[2] or gevonden[3])
        maand = int(gevonden[1] or gevonden[4] or 0) or None
        if maand is not None and maand > 12:
            raise InvoerFout(veld, f"De geboortedatum “{tekst[:30]}” heeft geen bestaande maand. Controleer de maand.")
        geboren = Geboortedatum(jaar, maand)
    else:
        datum = lees_datum(tekst, veld, "geboortedatum", vandaag)
        if datum > vandaag and re.search(r"\D\d{2}$", kaal):
            datum = plus_jaren(datum, -100)
        geboren = Geboortedatum(datum.year, datum.month, datum.day)
    if geboren.jaar < EERSTE_JAAR - 50:  # before the earliest year that somebody alive today can be born in
        raise InvoerFout(veld, f"De geboortedatum “{tekst[:30]}” heeft een onwaarschijnlijk jaar. Controleer het jaar.")
    if geboren.vroegst > vandaag:
        raise InvoerFout(veld, f"De geboortedatum {geboren.voluit} ligt in de toekomst. Controleer het jaar.")
    if geboren.jaar < vandaag.year - 120:
        raise InvoerFout(veld, f"De geboortedatum {geboren.voluit} is meer dan 120 jaar geleden. Controleer het jaar.")
    return geboren
