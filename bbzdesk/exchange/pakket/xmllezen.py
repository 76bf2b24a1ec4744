"""XML from outside, read without DTD, entities or network, into plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bbzdesk.exchange.pakket.bevindingen import Afwijking
from bbzdesk.exchange.pakket.grenzen import ELEMENTEN, SIDECAR

_DIEPTE = 20


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name with namespace (`{ns}naam`), attributes, text and elements."""

    naam: str
    kenmerken: Mapping[str, str]
    tekst: str
    kinderen: tuple["Element", ...]


def lees_xml(inhoud: bytes, hoogstens: int = SIDECAR) -> Element:
    """Read an XML file in UTF-8 of so many bytes at most; raises Afwijking with the reason."""
    from lxml import etree

    if len(inhoud) > hoogstens or inhoud.count(b"<") > ELEMENTEN:
        raise Afwijking("is te groot")
    _alleen_utf8(inhoud)
    if b"<!DOCTYPE" in inhoud or b"<!ENTITY" in inhoud:
        raise Afwijking("bevat een DTD of een entiteit en dat is niet toegestaan")
    ontleder = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        wortel = etree.fromstring(inhoud, ontleder)
    except (etree.XMLSyntaxError, ValueError):
        raise Afwijking("is geen leesbare XML") from None
    return _element(wortel, 0)


def _alleen_utf8(inhoud: bytes) -> None:
    if inhoud.startswith(b"\xef\xbb\xbf"):
        raise Afwijking("begint met een byte order mark en dat is niet toegestaan")
    try:
        kop = inhoud.decode("utf-8")[:200]
    except UnicodeDecodeError:
        raise Afwijking("is niet in UTF-8 geschreven") from None
    if kop.startswith("<?xml") and 'encoding="utf-8"' not in kop.partition("?>")[0].lower().replace("'", '"'):
        raise Afwijking("noemt niet UTF-8 als tekenset")


def _element(bron: Any, diepte: int) -> Element:  # lxml has no public name for the type of an element
    if diepte > _DIEPTE:
        raise Afwijking("is te diep genest")
    kinderen = []
    teksten = [bron.text or ""]
    for kind in bron:
        kinderen.append(_element(kind, diepte + 1))
        teksten.append(kind.tail or "")
    return Element(bron.tag, dict(bron.attrib), "".join(teksten), tuple(kinderen))
