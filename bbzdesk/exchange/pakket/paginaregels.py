"""The start page of a package from outside is opened in a browser, so it may hold nothing but text and its own links."""

from html.parser import HTMLParser

from bbzdesk.exchange.pakket.bevindingen import Afwijking, Bevindingen
from bbzdesk.exchange.pakket.bron import Bron, lees
from bbzdesk.exchange.pakket.grenzen import BESTAND
from bbzdesk.exchange.pakket.startpagina import BELEID, OPMAAK
from bbzdesk.exchange.pakket.startpagina import BESTAND as STARTPAGINA

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


class _Lezer(HTMLParser):
    def __init__(self, bestanden: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._bestanden = bestanden
        self.reden = ""
        self._in_opmaak = False
        self.opmaak = ""
        self.beleid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTEN or any(naam not in _KENMERKEN for naam, _ in attrs):
            self.reden = "bevat meer dan tekst en koppelingen naar het pakket zelf"
        kenmerken = dict(attrs)
        if "href" in kenmerken and (tag != "a" or kenmerken["href"] not in self._bestanden):
            self.reden = "heeft een koppeling naar iets dat niet in het pakket zit"
        if "http-equiv" in kenmerken:
            self.beleid += 1
            if (kenmerken["http-equiv"], kenmerken.get("content")) != ("Content-Security-Policy", BELEID):
                self.reden = "bevat een opdracht voor de browser"
        self._in_opmaak = tag == "style"

    def handle_data(self, data: str) -> None:
        if self._in_opmaak:
            self.opmaak += data

    def handle_endtag(self, tag: str) -> None:
        self._in_opmaak = False


def eis_startpagina(bron: Bron, top: str, bevindingen: Bevindingen) -> None:
    """Report when the start page holds a script, a foreign link, another style or another policy than ours."""
    voor = f"{top}/"
    lezer = _Lezer(frozenset(pad.removeprefix(voor) for pad in bron.omvang))
    try:
        tekst = lees(bron, f"{voor}{STARTPAGINA}", BESTAND).decode("utf-8")
    except Afwijking as reden:
        bevindingen.meld(STARTPAGINA, str(reden))
        return
    except UnicodeDecodeError:
        bevindingen.meld(STARTPAGINA, "is niet in UTF-8 geschreven")
        return
    lezer.feed(tekst)
    lezer.close()
    if not lezer.reden and (lezer.opmaak != OPMAAK or lezer.beleid != 1):
        lezer.reden = "mist de beveiliging van een startpagina van BbzDesk"
    if lezer.reden:
        bevindingen.meld(STARTPAGINA, lezer.reden)
