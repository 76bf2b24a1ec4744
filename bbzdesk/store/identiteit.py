"""Identities: UUID version 7 (RFC 9562), in order of making within one process, unique over all stores."""

import secrets
import threading
from datetime import UTC, datetime
from uuid import UUID

_TELLER_MAX = 0xFFF


class Identiteiten:
    """Hands out identities. A clock that goes back does not disturb their order."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._milliseconde = 0
        self._teller = 0

    def nieuw(self, nu: datetime) -> str:
        """Return a new identity for a record made at `nu`."""
        with self._slot:
            milliseconde = int(nu.timestamp() * 1000)
            if milliseconde > self._milliseconde:
                self._milliseconde, self._teller = milliseconde, 0
            elif self._teller < _TELLER_MAX:
                self._teller += 1
            else:
                self._milliseconde, self._teller = self._milliseconde + 1, 0
            return _uuid7(self._milliseconde, self._teller)


def _uuid7(milliseconde: int, teller: int) -> str:
    waarde = milliseconde << 80 | 0x7 << 76 | teller << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=waarde))


def tijdstip(nu: datetime) -> str:
    """Write a moment as the store keeps it: UTC, milliseconds, one width, so that text sorts as time."""
    if nu.tzinfo is None:
        raise ValueError("a moment without time zone")
    return nu.astimezone(UTC).isoformat(timespec="milliseconds")


def uit_tijdstip(tekst: str) -> datetime:
    """Read a moment that the store kept."""
    return datetime.fromisoformat(tekst)
