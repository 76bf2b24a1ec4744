"""Reads a TOML file key by key and refuses what is missing, misspelt or of the wrong kind.

The municipality may change these files, so each refusal is a sentence for a person: which file, where, what to do.
"""

import difflib
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bbzdesk.domain.fouten import GebruikersFout


class InhoudFout(GebruikersFout):
    """A content file that cannot be used: its name, the place in it and the remedy, in one Dutch sentence."""

    def __init__(self, bestand: str, plaats: str, remedie: str) -> None:
        waar = f"{bestand}, {plaats}" if plaats else bestand
        super().__init__(f"{waar}: {remedie}")
        self.bestand = bestand
        self.plaats = plaats
        self.remedie = remedie


_VERPLICHT: Any = object()


class Tabel:
    """One table of a file. Ask for each key once by its kind, then call `klaar`; unknown keys are refused there."""

    def __init__(self, bestand: str, plaats: str, inhoud: dict[str, Any]) -> None:
        self.bestand = bestand
        self.plaats = plaats
        self._inhoud = inhoud
        self._gevraagd: set[str] = set()

    def tekst(self, sleutel: str, standaard: str = _VERPLICHT) -> str:
        """Return a text; an empty one is refused where the key is required."""
        waarde = self._haal(sleutel, standaard, str, "een tekst tussen aanhalingstekens")
        if waarde == "" and standaard is _VERPLICHT:
            raise self.fout(f"“{sleutel}” is leeg. Vul een tekst in.")
        return str(waarde)

    def keuze(self, sleutel: str, toegestaan: Sequence[str], standaard: str = _VERPLICHT) -> str:
        """Return a text that is one of the allowed words."""
        waarde = self.tekst(sleutel, standaard)
        if waarde not in toegestaan:
            raise self.fout(f"“{sleutel}” is “{waarde}”. Kies uit: {', '.join(toegestaan)}.")
        return waarde

    def getal(self, sleutel: str, standaard: int = _VERPLICHT) -> int:
        """Return a whole number."""
        return int(self._haal(sleutel, standaard, int, "een heel getal zonder aanhalingstekens"))

    def janee(self, sleutel: str, standaard: bool = _VERPLICHT) -> bool:
        """Return true or false."""
        return bool(self._haal(sleutel, standaard, bool, "true of false"))

    def datum(self, sleutel: str, standaard: date | None = _VERPLICHT) -> date | None:
        """Return a date."""
        waarde = self._haal(sleutel, standaard, date, "een datum zonder aanhalingstekens, zoals 2026-01-01")
        if isinstance(waarde, datetime):
            raise self.fout(f"“{sleutel}” heeft een tijd. Schrijf alleen de datum.")
        return None if waarde is None else date(waarde.year, waarde.month, waarde.day)

    def teksten(self, sleutel: str, standaard: tuple[str, ...] = _VERPLICHT) -> tuple[str, ...]:
        """Return a list of texts."""
        waarde = self._haal(sleutel, standaard, (list, tuple), "een lijst van teksten")
        if any(not isinstance(deel, str) for deel in waarde):
            raise self.fout(f"“{sleutel}” hoort een lijst van teksten te zijn. Zet elk deel tussen aanhalingstekens.")
        return tuple(waarde)

    def tabel(self, sleutel: str) -> "Tabel":
        """Return the table under a key."""
        waarde = self._haal(sleutel, _VERPLICHT, dict, f"een onderdeel [{sleutel}]")
        return Tabel(self.bestand, self._onder(f"[{sleutel}]"), waarde)

    def tabellen(self, sleutel: str, verplicht: bool = True) -> list["Tabel"]:
        """Return the tables of an array of tables, in order; at least one where required."""
        waarde = self._haal(sleutel, _VERPLICHT if verplicht else [], list, f"onderdelen [[{sleutel}]]")
        if any(not isinstance(deel, dict) for deel in waarde):
            raise self.fout(f"“{sleutel}” hoort uit onderdelen [[{sleutel}]] te bestaan.")
        return [
            Tabel(self.bestand, self._onder(f"[[{sleutel}]] nummer {nummer}"), deel)
            for nummer, deel in enumerate(waarde, 1)
        ]

    def ruw(self, sleutel: str) -> Any:
        """Return the raw value of a key whose shape the caller checks itself."""
        self._gevraagd.add(sleutel)
        return self._inhoud[sleutel]

    def rest(self) -> dict[str, Any]:
        """Return all keys that nobody asked for yet, and count them as asked."""
        over = {sleutel: waarde for sleutel, waarde in self._inhoud.items() if sleutel not in self._gevraagd}
        self._gevraagd.update(over)
        return over

    @property
    def sleutels(self) -> tuple[str, ...]:
        """All keys of this table, in order."""
        return tuple(self._inhoud)

    def heeft(self, sleutel: str) -> bool:
        """Whether the key is there."""
        return sleutel in self._inhoud

    def klaar(self) -> None:
        """Refuse keys that nobody asked for, naming the key that was probably meant."""
        for sleutel in self._inhoud:
            if sleutel not in self._gevraagd:
                lijkt_op = difflib.get_close_matches(sleutel, self._gevraagd, n=1)
                bedoeld = f" Bedoelt u “{lijkt_op[0]}”?" if lijkt_op else " Haal de regel weg."
                raise self.fout(f"“{sleutel}” is hier niet bekend.{bedoeld}")

    def fout(self, remedie: str) -> InhoudFout:
        """Make a refusal that names this table."""
        return InhoudFout(self.bestand, self.plaats, remedie)

    def _haal(self, sleutel: str, standaard: Any, soort: type | tuple[type, ...], uitleg: str) -> Any:
        self._gevraagd.add(sleutel)
        if sleutel not in self._inhoud:
            if standaard is _VERPLICHT:
                raise self.fout(f"“{sleutel}” ontbreekt. Voeg {uitleg} toe.")
            return standaard
        waarde = self._inhoud[sleutel]
        if not isinstance(waarde, soort) or (soort is int and isinstance(waarde, bool)):
            raise self.fout(f"“{sleutel}” hoort {uitleg} te zijn.")
        return waarde

    def _onder(self, deel: str) -> str:
        return f"{self.plaats} {deel}".strip()


@contextmanager
def lees_toml(pad: Path, onder: Path) -> Iterator[Tabel]:
    """Open a TOML file as a Tabel; on leaving, unknown keys of the outermost table are refused.

    `onder` is the content folder, so that a refusal names the file as the user knows it.
    """
    naam = pad.relative_to(onder).as_posix() if pad.is_relative_to(onder) else pad.name
    try:
        inhoud = tomllib.loads(pad.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InhoudFout(
            naam, "", "het bestand is er niet. Installeer BbzDesk opnieuw of zet het bestand terug."
        ) from None
    except UnicodeDecodeError:
        raise InhoudFout(naam, "", "het bestand is niet in UTF-8 bewaard. Bewaar het opnieuw als UTF-8.") from None
    except tomllib.TOMLDecodeError as probleem:
        raise InhoudFout(naam, "", f"het bestand is niet te lezen ({probleem}). Herstel die regel.") from None
    tabel = Tabel(naam, "", inhoud)
    yield tabel
    tabel.klaar()
