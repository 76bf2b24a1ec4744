"""The pakbon: who hands what over to whom, as XML beside the bag. Its numbers are checked against the bag."""

import re
from dataclasses import fields
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from bbzdesk.exchange.pakket.bevindingen import Afwijking
from bbzdesk.exchange.pakket.gegevens import PakbonGegevens
from bbzdesk.exchange.pakket.xmllezen import lees_xml

XML, PDF = "pakbon.xml", "pakbon.pdf"
_ELEMENTEN = {
    "pakketnummer": "pakbonnummer",
    "titel": "titel",
    "doellocatie": "doellocatie",
    "hash_sip": "hashSip",
    "gemaakt_op": "gemaaktOp",
    "organisatie": "organisatie",
    "contactpersoon": "contactpersoon",
    "email": "emailadres",
    "aantal_informatieobjecten": "aantalInformatieobjecten",
    "aantal_bestanden": "aantalBestanden",
    "aantal_inhoudsbestanden": "aantalBestandenZonderMdto",
    "bytes_inhoudsbestanden": "bytesBestandenZonderMdto",
    "bijzonderheden": "bijzonderheden",
}


def naar_xml(pakbon: PakbonGegevens) -> bytes:
    """Write the pakbon. The hash is SHA-512 of `manifest-sha512.txt`, which fixes every file of the SIP."""
    regels = ['<?xml version="1.0" encoding="UTF-8"?>', "<pakbon>"]
    for veld, element in _ELEMENTEN.items():
        waarde = getattr(pakbon, veld)
        tekst = waarde.isoformat() if isinstance(waarde, datetime) else str(waarde)
        regels.append(f"  <{element}>{escape(tekst, {chr(13): '&#13;'})}</{element}>")
    return "\n".join([*regels, "</pakbon>", ""]).encode("utf-8")


def uit_xml(inhoud: bytes) -> PakbonGegevens:
    """Read a pakbon; raises Afwijking with the reason."""
    wortel = lees_xml(inhoud)
    if wortel.naam != "pakbon" or wortel.kenmerken:
        raise Afwijking("is geen pakbon")
    namen = [kind.naam for kind in wortel.kinderen]
    if namen != list(_ELEMENTEN.values()) or any(kind.kinderen or kind.kenmerken for kind in wortel.kinderen):
        raise Afwijking("heeft niet precies de onderdelen van een pakbon")
    teksten = {kind.naam: kind.tekst for kind in wortel.kinderen}
    waarden: dict[str, Any] = {
        veld.name: _waarde(veld.type, teksten[_ELEMENTEN[veld.name]]) for veld in fields(PakbonGegevens)
    }
    return PakbonGegevens(**waarden)


def _waarde(soort: object, tekst: str) -> object:
    if soort is int and not re.fullmatch("[0-9]{1,12}", tekst):
        raise Afwijking("heeft een aantal dat niet te lezen is")
    if soort is not datetime:
        return int(tekst) if soort is int else tekst
    try:
        return datetime.fromisoformat(tekst)
    except ValueError:
        raise Afwijking("heeft een datum die niet te lezen is") from None
