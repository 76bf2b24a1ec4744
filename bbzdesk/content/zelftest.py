"""The worked figures of the self-test as data: facts in, what must come out, and who published it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bbzdesk.content.lezen import InhoudFout, Tabel, lees_toml

_PAD = re.compile(r"[a-z][a-z0-9_]*(\[-?\d+\]|\.[a-z][a-z0-9_]*)*#?")


@dataclass(frozen=True, slots=True)
class Rekenvoorbeeld:
    """One worked figure. `verwacht` maps a path in the outcome (`termijnen[0].rente`, `maanden#`) to its value."""

    naam: str
    bron: str
    onderwerp: str
    feiten: dict[str, Any]
    verwacht: dict[str, Any]


def laad_rekenvoorbeelden(resources: Path) -> tuple[Rekenvoorbeeld, ...]:
    """Read all worked figures; raises InhoudFout with file, place and remedy."""
    gelezen: dict[str, Rekenvoorbeeld] = {}
    for pad in sorted((resources / "zelftest").glob("*.toml")):
        with lees_toml(pad, resources) as tabel:
            for deel in tabel.tabellen("voorbeeld"):
                voorbeeld = _voorbeeld(deel)
                if voorbeeld.naam in gelezen:
                    raise deel.fout(f"de naam “{voorbeeld.naam}” bestaat al. Geef elk voorbeeld een eigen naam.")
                gelezen[voorbeeld.naam] = voorbeeld
    if not gelezen:
        raise InhoudFout("zelftest", "", "hier staan geen rekenvoorbeelden. Installeer BbzDesk opnieuw.")
    return tuple(gelezen.values())


def _voorbeeld(tabel: Tabel) -> Rekenvoorbeeld:
    voorbeeld = Rekenvoorbeeld(
        naam=tabel.tekst("naam"),
        bron=tabel.tekst("bron"),
        onderwerp=tabel.tekst("onderwerp"),
        feiten=tabel.tabel("feiten").rest(),
        verwacht=_verwacht(tabel.tabel("verwacht")),
    )
    tabel.klaar()
    return voorbeeld


def _verwacht(tabel: Tabel) -> dict[str, Any]:
    verwacht = tabel.rest()
    if not verwacht:
        raise tabel.fout('er staat geen uitkomst. Voeg er een toe, zoals {termijnbedrag = "305.00"}.')
    for pad, waarde in verwacht.items():
        if not _PAD.fullmatch(pad):
            raise tabel.fout(f"“{pad}” wijst geen uitkomst aan. Schrijf de plaats zoals termijnen[0].rente.")
        if not isinstance(waarde, str | int):
            raise tabel.fout(f"“{pad}” hoort een tekst, een heel getal, true of false te zijn.")
    return verwacht
