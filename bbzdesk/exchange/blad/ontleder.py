"""Parsing the XML of a workbook in a stream, without namespaces, declarations or entities of its own."""

from collections.abc import Callable, Iterable, Mapping
from typing import NoReturn
from xml.parsers import expat

from bbzdesk.exchange.blad.grenzen import BESCHADIGD, BladFout

Attributen = Mapping[str, str]
Begin = Callable[[str, Attributen], None]
Einde = Callable[[str], None]


def ontleed(blokken: Iterable[bytes], begin: Begin, einde: Einde, tekst: Callable[[str], None]) -> None:
    """Call `begin`, `einde` and `tekst` with local names; refuse any document type or entity declaration."""
    ontleder = expat.ParserCreate()
    ontleder.buffer_text = True
    ontleder.StartElementHandler = lambda naam, attributen: begin(naam.rpartition(":")[2], attributen)
    ontleder.EndElementHandler = lambda naam: einde(naam.rpartition(":")[2])
    ontleder.CharacterDataHandler = tekst
    ontleder.StartDoctypeDeclHandler = _weiger
    ontleder.EntityDeclHandler = _weiger
    ontleder.UnparsedEntityDeclHandler = _weiger
    ontleder.ExternalEntityRefHandler = _weiger
    try:
        for blok in blokken:
            ontleder.Parse(blok, False)
        ontleder.Parse(b"", True)
    except expat.ExpatError:
        raise BladFout(BESCHADIGD) from None


def _weiger(*_: object) -> NoReturn:
    raise BladFout(BESCHADIGD)


def niets(*_: object) -> None:
    """For the handlers a part does not need."""


def attribuut(attributen: Attributen, naam: str) -> str:
    """An attribute by its local name (`r:id` for `id`); empty when absent."""
    if naam in attributen:
        return attributen[naam]
    return next((waarde for sleutel, waarde in attributen.items() if sleutel.endswith(":" + naam)), "")
