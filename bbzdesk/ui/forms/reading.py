"""How a typed fact is read: the words beside its field, or the sentence that says what is expected. No Qt here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bbzdesk.domain.datum import Geboortedatum, leeftijd, met_dag
from bbzdesk.domain.feiten import Feit, Soort, lees_feit, procent, toon_feit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import getal
from bbzdesk.domain.nummers import iban_in_groepen

# Kinds of which people type the value itself: there is nothing to say beside them.
WITHOUT_READING = frozenset({Soort.TEKST, Soort.LANGE_TEKST, Soort.JANEE, Soort.KEUZE, Soort.POSTCODE})


# What a number counts, where its label does not stand beside it.
_UNITS = {"bedrijf.uren_per_jaar": " uur"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program makes of a text: words such as `= maandag 9 maart 2026`, or a sentence that asks for more."""

    text: str = ""
    fault: str = ""


def read(feit: Feit, tekst: str, vandaag: date, *, short: bool = False) -> Reading:
    """Read a fact as it is typed now; nothing typed is no fault here."""
    try:
        waarde = lees_feit(feit, tekst, vandaag)
    except InvoerFout as fout:
        return Reading(fault=str(fout))
    if waarde is None or feit.soort in WITHOUT_READING:
        return Reading()
    words = in_short(feit, waarde) if short else in_words(feit, waarde, vandaag)
    return Reading() if words == tekst.strip() else Reading(text=f"= {words}{_UNITS.get(feit.naam, '')}")


def in_words(feit: Feit, waarde: Any, vandaag: date) -> str:
    """A value as the reading of a form shows it: dates with their weekday, a birth date with the age."""
    match feit.soort:
        case Soort.DATUM:
            return met_dag(waarde)
        case Soort.GEBOORTEDATUM:
            known = waarde.volledig
            return f"{waarde.voluit}, {leeftijd(waarde.vroegst, vandaag)} jaar" if known else _half_known(waarde)
        case Soort.BSN:
            return f"{waarde[:4]} {waarde[4:6]} {waarde[6:]}"
        case Soort.GETAL:
            return f"{waarde:,}".replace(",", ".")
        case _:
            return toon_feit(feit, waarde)


def in_short(feit: Feit, waarde: Any) -> str:
    """The same where there is little room, as in a line of a checklist."""
    match feit.soort:
        case Soort.DATUM:
            return f"{met_dag(waarde)[:2]} {as_typed(feit, waarde)}"
        case Soort.GEBOORTEDATUM:
            return as_typed(feit, waarde) if waarde.volledig else _only_known(waarde)
        case _:
            return in_words(feit, waarde, date.min)


def as_typed(feit: Feit, waarde: Any) -> str:
    """Write a value as people type it, so that `lees_feit` reads the same value from it; None is an empty field."""
    if waarde is None:
        return ""
    return _WRITERS.get(feit.soort, str)(waarde)


def _birth_date(geboren: Geboortedatum) -> str:
    return "-".join(str(deel) for deel in (geboren.dag, geboren.maand, geboren.jaar) if deel is not None)


def _half_known(geboren: Geboortedatum) -> str:
    return str(geboren.voluit).replace(" (", ", ").removesuffix(")")


def _only_known(geboren: Geboortedatum) -> str:
    known = str(geboren.voluit).partition(" (")[0]
    return f"alleen {known}" if geboren.maand else f"alleen het jaar {known}"


def _day(datum: date) -> str:
    return f"{datum.day}-{datum.month}-{datum.year}"


_WRITERS: Mapping[Soort, Callable[[Any], str]] = {
    Soort.BEDRAG: getal,
    Soort.DATUM: _day,
    Soort.GEBOORTEDATUM: _birth_date,
    Soort.PERCENTAGE: procent,
    Soort.JANEE: lambda waarde: "ja" if waarde else "nee",
    Soort.IBAN: iban_in_groepen,
}
