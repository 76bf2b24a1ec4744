"""The start page of a package from outside is opened in a browser, so it may hold nothing but text and its own links.

The page is read as XML, which knows one way to read it; then every `<` in it begins an element of the list below.
"""

from collections.abc import Iterator

from bbzdesk.exchange.pakket.bevindingen import Afwijking, Bevindingen
from bbzdesk.exchange.pakket.bron import Bron, lees
from bbzdesk.exchange.pakket.grenzen import PAGINA
from bbzdesk.exchange.pakket.startpagina import BELEID, DOCTYPE, OPMAAK
from bbzdesk.exchange.pakket.startpagina import BESTAND as STARTPAGINA
from bbzdesk.exchange.pakket.xmllezen import Element, lees_xml

_ELEMENTEN = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "section",
        "h1",
        "h2",
        "h3",
        "p",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "details",
        "summary",
    ]
)
_KENMERKEN = frozenset({"lang", "charset", "http-equiv", "content", "name", "href", "scope"})


def eis_startpagina(bron: Bron, top: str, bevindingen: Bevindingen) -> None:
    """Report when the start page holds a script, a foreign link, another style or another policy than ours."""
    voor = f"{top}/"
    bestanden = frozenset(pad.removeprefix(voor) for pad in bron.omvang)
    try:
        inhoud = lees(bron, f"{voor}{STARTPAGINA}", PAGINA)
        _eis_elementen(list(_alle(_pagina(inhoud))), bestanden)
    except Afwijking as reden:
        bevindingen.meld(STARTPAGINA, str(reden))


def _pagina(inhoud: bytes) -> Element:
    kop = DOCTYPE.encode()
    if not inhoud.startswith(kop) or b"<!" in inhoud[len(kop) :] or b"<?" in inhoud:
        # A browser reads a comment or CDATA otherwise than XML does; text hidden there could come alive.
        raise Afwijking("bevat meer dan tekst en koppelingen naar het pakket zelf")
    return lees_xml(inhoud[len(kop) :].lstrip(b"\n"), PAGINA)


def _alle(element: Element) -> Iterator[Element]:
    yield element
    for kind in element.kinderen:
        yield from _alle(kind)


def _eis_elementen(elementen: list[Element], bestanden: frozenset[str]) -> None:
    for element in elementen:
        if element.naam not in _ELEMENTEN or set(element.kenmerken) - _KENMERKEN:
            raise Afwijking("bevat meer dan tekst en koppelingen naar het pakket zelf")
        if "href" in element.kenmerken and (element.naam != "a" or element.kenmerken["href"] not in bestanden):
            raise Afwijking("heeft een koppeling naar iets dat niet in het pakket zit")
    opdrachten = [element.kenmerken for element in elementen if "http-equiv" in element.kenmerken]
    if any(opdracht["http-equiv"].lower() != "content-security-policy" for opdracht in opdrachten):
        raise Afwijking("bevat een opdracht voor de browser")
    opmaak = [element.tekst for element in elementen if element.naam == "style"]
    if opmaak != [OPMAAK] or [opdracht.get("content") for opdracht in opdrachten] != [BELEID]:
        raise Afwijking("mist de beveiliging van een startpagina van BbzDesk")
