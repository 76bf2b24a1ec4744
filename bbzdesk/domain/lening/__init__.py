"""Loans: the terms agreed, the schedule that follows from them, and where a loan stands after real payments.

`maak_schema` gives the plan, `verloop` what becomes of it with real payments (Awb art. 4:92), `stand` and `verdeel`
one view of that. All amounts are integer cents; no float and no rounding but half up per period of interest.
"""

from bbzdesk.domain.lening.schema import Schema, Termijn, maak_schema
from bbzdesk.domain.lening.toerekening import Toerekening, reken_toe
from bbzdesk.domain.lening.verloop import Stand, Verdeling, Verloop, stand, verdeel, verloop
from bbzdesk.domain.lening.voorwaarden import (
    ANNUITAIR,
    DERTIG_360,
    LINEAIR,
    SALDO,
    SCHEMA,
    WERKELIJK_365,
    WERKELIJK_WERKELIJK,
    Betaling,
    Leningvoorwaarden,
    Periode,
    Uitbetaling,
)

__all__ = [
    "ANNUITAIR",
    "DERTIG_360",
    "LINEAIR",
    "SALDO",
    "SCHEMA",
    "WERKELIJK_365",
    "WERKELIJK_WERKELIJK",
    "Betaling",
    "Leningvoorwaarden",
    "Periode",
    "Schema",
    "Stand",
    "Termijn",
    "Toerekening",
    "Uitbetaling",
    "Verdeling",
    "Verloop",
    "maak_schema",
    "reken_toe",
    "stand",
    "verdeel",
    "verloop",
]
