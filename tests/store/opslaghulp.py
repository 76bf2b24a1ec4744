"""A small office for the tests of the store: a claim, what is booked on it, and the oracle that all is well."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening
from bbzdesk.store import controle, grootboek, sleutels
from bbzdesk.store.opslag import Omstandigheden, Opslag
from bbzdesk.store.plaats import Computer
from bbzdesk.store.werk import Werk

NU = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WACHTWOORD = "een lang wachtwoord"
WIE = "gebruiker-1"


class VasteSchijf(Computer):
    """This computer, wherever the tests run: a fixed disk on which we may write."""

    def __init__(self, *, schrijfbaar: bool = True) -> None:
        self._schrijfbaar = schrijfbaar

    def schrijfbaar(self, map_: Path) -> bool:
        return self._schrijfbaar


PROEF = Omstandigheden(waarnemer=VasteSchijf(), kosten=sleutels.PROEF, oorsprong="proef")


def maak(map_: Path) -> tuple[Opslag, str]:
    return Opslag.maak(map_, "Anna", WACHTWOORD, NU, PROEF)


def open_(map_: Path, wachtwoord: str = WACHTWOORD, omstandigheden: Omstandigheden = PROEF) -> Opslag:
    return Opslag.open(map_, wachtwoord, NU, omstandigheden=omstandigheden)


def vordering(w: Werk, nummer: str | None = None) -> str:
    return w.voeg_toe(
        "vordering",
        {
            "opslag": w.opslag_id,
            "dossier_id": "dossier-1",
            "nummer": nummer,
            "soort": "lening",
            "ontstaan_op": date(2026, 1, 1),
            "aangemaakt_op": w.nu,
        },
    )


def boek(w: Werk, debet: Rekening, credit: Rekening, bedrag: int, wanneer: date, vordering_id: str) -> str:
    regels = (Boekingsregel(debet, bedrag, vordering_id), Boekingsregel(credit, -bedrag, vordering_id))
    boeking = Boeking(w.nieuw_id(), str(credit), str(credit), wanneer, w.nu, regels)
    grootboek.boek(w, boeking)
    return boeking.id


def uitbetaling(w: Werk, vordering_id: str, bedrag: int, wanneer: date = date(2026, 1, 1)) -> str:
    return boek(w, Rekening.HOOFDSOM, Rekening.UITBETALING, bedrag, wanneer, vordering_id)


def ontvangst(w: Werk, vordering_id: str, bedrag: int, wanneer: date = date(2026, 2, 1)) -> str:
    return boek(w, Rekening.ONTVANGST, Rekening.HOOFDSOM, bedrag, wanneer, vordering_id)


def lening(opslag: Opslag, bedrag: int = 100_000) -> str:
    with opslag.werk("Lening uitbetaald", wie=WIE, nu=NU) as w:
        gemaakt = vordering(w)
        uitbetaling(w, gemaakt, bedrag)
    return gemaakt


def gezond(opslag: Opslag) -> bool:
    return controle.volledig(opslag) == ()


def afdrukken(map_: Path) -> dict[str, str]:
    """The hash of every file in a folder: equal before and after means that nothing was written."""
    return {
        str(pad.relative_to(map_)): hashlib.sha256(pad.read_bytes()).hexdigest()
        for pad in sorted(map_.rglob("*"))
        if pad.is_file()
    }
