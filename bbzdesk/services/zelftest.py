"""The self-test: the installed program recomputes figures that others published, and says which one differs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bbzdesk.content.zelftest import Rekenvoorbeeld
from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.domain.parameters import Parameters
from bbzdesk.services.rekenen import reken

GEEN = "geen"  # how a worked figure writes a value that is null
_ONTBREEKT = object()
_STAP = re.compile(r"[a-z_0-9]+|\[-?\d+\]|#")


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What came of one worked figure; `verschil` is empty when all of it came out."""

    voorbeeld: Rekenvoorbeeld
    verschil: str

    @property
    def goed(self) -> bool:
        """Whether all of it came out."""
        return not self.verschil


def doe(voorbeelden: Iterable[Rekenvoorbeeld], parameters: Parameters) -> Iterator[Uitslag]:
    """Recompute each worked figure."""
    for voorbeeld in voorbeelden:
        yield Uitslag(voorbeeld, _verschil(voorbeeld, parameters))


def datum_van_de_bedragen(parameters: Parameters, vandaag: date) -> date | None:
    """The day since when the youngest known values count; announced ones of later do not count yet."""
    begonnen = (
        waarde.vanaf
        for naam in parameters.namen
        for waarde in parameters.van(naam)
        if waarde.waarde is not None and waarde.vanaf is not None and waarde.vanaf <= vandaag
    )
    return max(begonnen, default=None)


def _verschil(voorbeeld: Rekenvoorbeeld, parameters: Parameters) -> str:
    try:
        uitkomst = reken(voorbeeld.onderwerp, voorbeeld.feiten, parameters)
    except GebruikersFout as fout:
        return " ".join(str(fout).split("\n"))
    anders = (
        f"{pad} hoort {_toon(hoort)} te zijn en is {_toon(is_nu)}"
        for pad, hoort in voorbeeld.verwacht.items()
        # A number and a yes are not the same, although Python thinks that 1 is True.
        if (is_nu := _zoek(uitkomst, pad)) != hoort or type(is_nu) is not type(hoort)
    )
    return "; ".join(anders)


def _zoek(uitkomst: Any, pad: str) -> Any:
    """Walk a path like `termijnen[-1].rente`; `#` is the length of a list."""
    try:
        for stap in _STAP.findall(pad):
            uitkomst = len(uitkomst) if stap == "#" else uitkomst[int(stap[1:-1]) if stap.startswith("[") else stap]
    except (KeyError, IndexError, TypeError):
        return _ONTBREEKT
    return GEEN if uitkomst is None else uitkomst


def _toon(waarde: Any) -> str:
    if waarde is _ONTBREEKT:
        return "niet te vinden"
    return str(waarde).lower() if isinstance(waarde, bool) else str(waarde)
