"""Reads the facts of a calculation one by one, by kind, and collects every fault before anything is computed.

A reader returns a harmless value after a fault, so that the other facts are read too; `klaar` raises all faults
together. A fact that is null counts as left out.
"""

import difflib
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from bbzdesk.domain.datum import EERSTE_JAAR, LAATSTE_JAAR, iso
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro, uit_tekst

_PROCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_MAAND = re.compile(r"[0-9]{4}-[0-9]{2}")
MEESTE_DELEN = 5_000  # of a list; a loan of fifty years with weekly payments fits
MEESTE_ONBEKENDE = 20  # sentences about keys that do not exist; more would help nobody
WEINIG_DELEN = 400  # of a list whose parts are compared with each other
LANGSTE_TEKST = 200  # a description fits on a line of a letter
_GEEN_DATUM = date(2000, 1, 1)
T = TypeVar("T")


class Feiten:
    """The facts under one object of the input. `veld` names a fact as the sentences do: `betalingen[2].bedrag`."""

    def __init__(self, inhoud: dict[str, Any], plaats: str = "", fouten: list[InvoerFout] | None = None) -> None:
        self._inhoud = inhoud
        self._plaats = plaats
        self._fouten: list[InvoerFout] = [] if fouten is None else fouten
        self._bekend: list[str] = []
        self._delen: list[Feiten] = []

    @property
    def plaats(self) -> str:
        """The prefix of the keys of these facts; empty at the top."""
        return self._plaats

    def heeft(self, naam: str) -> bool:
        """Whether a fact is given and not null."""
        return self._inhoud.get(naam) is not None

    def bedrag(self, naam: str, minimum: int = 0) -> int:
        """A required amount in cents."""
        gelezen = self.bedrag_of_niets(naam, minimum)
        return self._verplicht(naam, gelezen, 0, 'een bedrag, zoals "1234.56"')

    def bedrag_of_niets(self, naam: str, minimum: int = 0) -> int | None:
        """An amount in cents; None when it is left out."""
        waarde = self._haal(naam)
        if waarde is None:
            return None
        centen = uit_tekst(waarde) if isinstance(waarde, str) else None
        if centen is None:
            self.fout(
                naam, 'hoort een bedrag tussen aanhalingstekens, met een punt en twee decimalen, zoals "1234.56".'
            )
            return minimum
        if centen < minimum:
            self.fout(naam, f"hoort een bedrag van ten minste {euro(minimum)}.")
        return centen

    def procent(self, naam: str, maximum: int = 100) -> Decimal:
        """A required percentage."""
        waarde = self._haal(naam)
        if waarde is None:
            return self._verplicht(naam, None, Decimal(0), 'een percentage, zoals "8" of "8.25"')
        if not isinstance(waarde, str) or not _PROCENT.fullmatch(waarde):
            self.fout(
                naam, 'hoort een percentage tussen aanhalingstekens met hoogstens zes decimalen, zoals "8" of "8.25".'
            )
            return Decimal(0)
        if Decimal(waarde) > maximum:
            self.fout(naam, f"hoort een percentage van ten hoogste {maximum}.")
        return Decimal(waarde)

    def datum(self, naam: str) -> date:
        """A required date."""
        return self._verplicht(naam, self.datum_of_niets(naam), _GEEN_DATUM, 'een datum, zoals "2026-03-02"')

    def datum_of_niets(self, naam: str) -> date | None:
        """A date; None when it is left out."""
        waarde = self._haal(naam)
        return None if waarde is None else self._als_datum(naam, waarde)

    def datums(self, naam: str) -> tuple[date, ...]:
        """A list of dates; empty when it is left out."""
        return tuple(
            self._als_datum(f"{naam}[{nummer}]", waarde) for nummer, waarde in enumerate(self._haal_lijst(naam) or ())
        )

    def geheel(self, naam: str, minimum: int, maximum: int) -> int:
        """A required whole number."""
        gelezen = self.geheel_of_niets(naam, minimum, maximum)
        return self._verplicht(naam, gelezen, minimum, f"een heel getal van {minimum} tot en met {maximum}")

    def geheel_of_niets(self, naam: str, minimum: int, maximum: int) -> int | None:
        """A whole number; None when it is left out."""
        waarde = self._haal(naam)
        if waarde is None:
            return None
        if not isinstance(waarde, int) or isinstance(waarde, bool) or not minimum <= waarde <= maximum:
            self.fout(naam, f"hoort een heel getal van {minimum} tot en met {maximum}, zonder aanhalingstekens.")
            return minimum
        return waarde

    def janee(self, naam: str) -> bool | None:
        """True, false, or None when it is left out."""
        waarde = self._haal(naam)
        if waarde is None or isinstance(waarde, bool):
            return waarde
        self.fout(naam, "hoort true of false, zonder aanhalingstekens.")
        return None

    def keuze(self, naam: str, toegestaan: Sequence[str], standaard: str | None = None) -> str:
        """One of the allowed words; required unless there is a default."""
        waarde = self._haal(naam)
        if waarde is None:
            return self._verplicht(naam, standaard, toegestaan[0], f"een van deze woorden: {', '.join(toegestaan)}")
        if not isinstance(waarde, str) or waarde not in toegestaan:
            self.fout(naam, f"hoort een van deze woorden: {', '.join(toegestaan)}.")
            return toegestaan[0]
        return waarde

    def tekst(self, naam: str) -> str:
        """A required short text on one line."""
        waarde = self._haal(naam)
        if waarde is None:
            return self._verplicht(naam, None, "", "een korte tekst")
        if not isinstance(waarde, str) or not waarde.strip() or len(waarde) > LANGSTE_TEKST or not waarde.isprintable():
            self.fout(naam, f"hoort een tekst tussen aanhalingstekens, van ten hoogste {LANGSTE_TEKST} tekens.")
            return ""
        return waarde.strip()

    def is_object(self, naam: str) -> bool:
        """Whether a fact is a JSON object, where something else may stand too."""
        return isinstance(self._inhoud.get(naam), dict)

    def deel(self, naam: str) -> "Feiten":
        """A required object."""
        waarde = self._haal(naam)
        if waarde is None:
            self._verplicht(naam, None, "", "een JSON-object, tussen { en }")
            return Feiten({}, f"{self._plaats}{naam}.", [])
        deel = self._als_deel(naam, waarde)
        self._delen.append(deel)
        return deel

    def maand(self, naam: str) -> date:
        """A required month, as its first day: `2026-07`, or any day in it."""
        waarde = self._haal(naam)
        if isinstance(waarde, str) and (dag := iso(f"{waarde}-01" if _MAAND.fullmatch(waarde) else waarde)):
            return self._als_datum(naam, dag.replace(day=1).isoformat())
        if waarde is not None:
            self.fout(naam, 'hoort een maand tussen aanhalingstekens: jaar en maand, zoals "2026-07".')
            return _GEEN_DATUM
        return self._verplicht(naam, None, _GEEN_DATUM, 'een maand, zoals "2026-07"')

    def bedrag_of_janee(self, naam: str) -> int | bool:
        """A required amount in cents, or only whether there is one."""
        if isinstance(self._inhoud.get(naam), bool):
            return bool(self._haal(naam))
        return self.bedrag(naam)

    def lijst(self, naam: str, hoogstens: int = MEESTE_DELEN) -> tuple["Feiten", ...] | None:
        """A list of objects; None when it is left out."""
        waarden = self._haal_lijst(naam, hoogstens)
        if waarden is None:
            return None
        delen = [self._als_deel(f"{naam}[{nummer}]", waarde) for nummer, waarde in enumerate(waarden)]
        self._delen += delen
        return tuple(delen)

    def fout(self, naam: str, zin: str) -> None:
        """Note that something else belongs with a fact: `zin` goes on after its name."""
        veld = f"{self._plaats}{naam}"
        self._fouten.append(InvoerFout(veld, f"Bij “{veld}” {zin}"))

    def meld(self, naam: str, zin: str) -> None:
        """Note a fault in a whole sentence."""
        self._fouten.append(InvoerFout(f"{self._plaats}{naam}", zin))

    def negeer(self, naam: str) -> None:
        """Count a key as known without reading it."""
        self._haal(naam)

    def klaar(self) -> None:
        """Raise InvoerFouten when anything was wrong so far, unknown keys included."""
        self.weiger_onbekende()
        if self._fouten:
            raise InvoerFouten(self._fouten)

    def weiger_onbekende(self) -> None:
        """Note the keys that nobody asked for, here and in the parts; of many only the first."""
        onbekend = [naam for naam in self._inhoud if naam not in self._bekend]
        for naam in onbekend[:MEESTE_ONBEKENDE]:
            veld = f"{self._plaats}{leesbaar(naam)}"
            lijkt_op = difflib.get_close_matches(leesbaar(naam), self._bekend, n=1)
            wat_nu = f"Bedoelt u “{lijkt_op[0]}”?" if lijkt_op else f"Hier past: {', '.join(self._bekend)}."
            self._fouten.append(InvoerFout(veld, f"“{veld}” is hier niet bekend. {wat_nu}"))
        for deel in self._delen:
            deel.weiger_onbekende()

    def _haal(self, naam: str) -> Any:
        if naam not in self._bekend:
            self._bekend.append(naam)
        return self._inhoud.get(naam)

    def _haal_lijst(self, naam: str, hoogstens: int = MEESTE_DELEN) -> list[Any] | None:
        waarde = self._haal(naam)
        if waarde is None:
            return None
        if not isinstance(waarde, list) or len(waarde) > hoogstens:
            self.fout(naam, f"hoort een lijst tussen [ en ], van ten hoogste {hoogstens} delen.")
            return []
        return waarde

    def _als_datum(self, naam: str, waarde: Any) -> date:
        datum = iso(waarde) if isinstance(waarde, str) else None
        if datum is None:
            self.fout(
                naam, 'hoort een bestaande datum tussen aanhalingstekens: jaar, maand en dag, zoals "2026-03-02".'
            )
            return _GEEN_DATUM
        if not EERSTE_JAAR <= datum.year <= LAATSTE_JAAR:
            self.fout(naam, f"hoort een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")
            return _GEEN_DATUM
        return datum

    def _als_deel(self, naam: str, waarde: Any) -> "Feiten":
        if not isinstance(waarde, dict):
            self.fout(naam, "hoort een JSON-object, tussen { en }.")
            return Feiten({}, f"{self._plaats}{naam}.", [])  # its own faults would only repeat this one
        return Feiten(waarde, f"{self._plaats}{naam}.", self._fouten)

    def _verplicht(self, naam: str, gelezen: T | None, anders: T, wat: str) -> T:
        if gelezen is not None:
            return gelezen
        veld = f"{self._plaats}{naam}"
        self._fouten.append(InvoerFout(veld, f"“{veld}” ontbreekt. Vul in: {wat}."))
        return anders


def leesbaar(naam: object) -> str:
    """Write a key of the input so that it can be shown: short, and without signs that cannot be printed."""
    tekst = str(naam)
    kort = tekst if len(tekst) <= 40 else tekst[:40] + "…"
    return "".join(teken if teken.isprintable() else "?" for teken in kort)
