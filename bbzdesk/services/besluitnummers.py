"""The numbers of decisions: the next one, and those that are on paper but no longer in the store."""

import re
from datetime import date

from bbzdesk.domain.besluit import Besluit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.store import instellingen as store_instellingen
from bbzdesk.store import records
from bbzdesk.store.herstel import LAATSTE_OP_PAPIER
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.werk import Werk

_NUMMER = re.compile(r"B-[0-9]{4}-[0-9]{4,6}")


def controleer_nummer(nummer: str) -> None:
    """Raise InvoerFout unless this is a decision number as letters print it, or nothing."""
    if nummer and not _NUMMER.fullmatch(nummer):
        raise InvoerFout("laatste_besluit", f"“{nummer[:20]}” is geen besluitnummer. Schrijf het zoals B-2026-0007.")


def hoogste(*nummers: str) -> str:
    """The last of these numbers, by year and then by number; an empty one comes before all."""
    return max(nummers, key=lambda nummer: (nummer[2:6], int(nummer[7:] or 0)), default="")


def gegeven_nummers(bron: Lezing) -> tuple[str, ...]:
    """The numbers of all definitive decisions in the store, in their order."""
    nummers = (besluit.nummer for besluit in records.waar(bron, Besluit) if besluit.nummer)
    return tuple(sorted(nummers, key=lambda nummer: (nummer[2:6], int(nummer[7:]))))


def ontbrekende_nummers(bron: Lezing, op_papier: str) -> tuple[str, ...]:
    """The decisions up to the last one on paper that are not in the store: they must be entered or looked up again."""
    if not op_papier:
        return ()
    begin, laatste = op_papier[:7], int(op_papier[7:])
    eerste = records.volgend_nummer(bron, Besluit, "nummer", begin)
    return tuple(f"{begin}{nummer:04d}" for nummer in range(eerste, laatste + 1))


def nieuw_nummer(w: Werk, op: date) -> str:
    """The next number of the year; after a restore not one that a lost decision has on paper already."""
    begin = f"B-{op.year}-"
    op_papier = store_instellingen.alle(w).get(LAATSTE_OP_PAPIER) or ""
    bezet = int(op_papier[7:]) if op_papier.startswith(begin) else 0
    return f"{begin}{max(records.volgend_nummer(w, Besluit, 'nummer', begin), bezet + 1):04d}"
