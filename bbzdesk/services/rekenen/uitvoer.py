"""Writes the outcome of a calculation as JSON values: amounts, dates, the explanation, the parameters."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from bbzdesk.domain.geld import als_tekst, cent
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import GebruikteParameter, Regel

NOG_TE_CONTROLEREN = "nog te controleren"


def bedrag(centen: int) -> str:
    """An amount: `1234.56`."""
    return als_tekst(centen)


def bedrag_of_niets(centen: int | None) -> str | None:
    """An amount or null."""
    return None if centen is None else als_tekst(centen)


def datum(dag: date | None) -> str | None:
    """A date or null."""
    return None if dag is None else dag.isoformat()


def verantwoording(regels: Iterable[Regel], lezer: Lezer) -> dict[str, Any]:
    """The part that every outcome has: its explanation and the parameters it used."""
    return {
        "regels": [
            {"tekst": regel.tekst, "artikel": regel.artikel, "bedrag": bedrag_of_niets(regel.bedrag)}
            for regel in regels
        ],
        "parameters": [_parameter(gebruikt) for gebruikt in lezer.gebruikt],
    }


def _parameter(gebruikt: GebruikteParameter) -> dict[str, Any]:
    return {
        "naam": gebruikt.naam,
        "waarde": _waarde(gebruikt.waarde, gebruikt.eenheid),
        "eenheid": gebruikt.eenheid,
        "vanaf": datum(gebruikt.vanaf),
        "bron": gebruikt.bron,
        "zekerheid": NOG_TE_CONTROLEREN if gebruikt.nog_te_controleren else gebruikt.zekerheid,
    }


def _waarde(waarde: Decimal, eenheid: str) -> str:
    if eenheid == "euro":
        return als_tekst(cent(waarde))
    return f"{waarde.normalize():f}"
