"""MDTO 1.0 metadata as a tree: written as XML, read back without loss, checked for structure.

MDTO (Metagegevens Duurzaam Toegankelijke Overheidsinformatie) describes two things: an *informatieobject* and a
*bestand*. The table below says in our own notation which elements each holds, in which order and how often.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bbzdesk.domain.datum import iso
from bbzdesk.exchange.pakket.bevindingen import Afwijking
from bbzdesk.exchange.pakket.xmllezen import Element, lees_xml

NAAMRUIMTE = "https://www.nationaalarchief.nl/mdto"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PLAATS = f"{NAAMRUIMTE} {NAAMRUIMTE}/MDTO-XML1.0.1.xsd"

# name (or group) -> its elements in order; ? once at most, * any number, + at least one; `:x` is the type of the value,
# a group when the group stands in this table.
_STRUCTUUR = {
    "informatieobject": (
        "identificatie+:identificatie naam:tekst aggregatieniveau?:begrip classificatie*:begrip trefwoord*:tekst "
        "omschrijving*:tekst raadpleeglocatie*:locatie dekkingInTijd*:dekking dekkingInRuimte*:verwijzing taal*:taal "
        "event*:event waardering:begrip bewaartermijn?:termijn informatiecategorie?:begrip isOnderdeelVan*:verwijzing "
        "bevatOnderdeel*:verwijzing heeftRepresentatie*:verwijzing aanvullendeMetagegevens*:verwijzing "
        "gerelateerdInformatieobject*:relatie archiefvormer+:verwijzing betrokkene*:betrokkene activiteit?:verwijzing "
        "beperkingGebruik+:beperking"
    ),
    "bestand": (
        "identificatie+:identificatie naam:tekst omvang:getal bestandsformaat:begrip checksum+:checksum "
        "URLBestand?:tekst isRepresentatieVan:verwijzing"
    ),
    "identificatie": "identificatieKenmerk:tekst identificatieBron:tekst",
    "verwijzing": "verwijzingNaam:tekst verwijzingIdentificatie?:identificatie",
    "begrip": "begripLabel:tekst begripCode?:tekst begripBegrippenlijst:verwijzing",
    "dekking": "dekkingInTijdType:begrip dekkingInTijdBegindatum:deeldatum dekkingInTijdEinddatum?:deeldatum",
    "event": "eventType:begrip eventTijd?:tijd eventVerantwoordelijkeActor?:verwijzing eventResultaat?:tekst",
    "relatie": "gerelateerdInformatieobjectVerwijzing:verwijzing gerelateerdInformatieobjectTypeRelatie:begrip",
    "betrokkene": "betrokkeneTypeRelatie:begrip betrokkeneActor:verwijzing",
    "beperking": (
        "beperkingGebruikType:begrip beperkingGebruikNadereBeschrijving?:tekst "
        "beperkingGebruikDocumentatie*:verwijzing beperkingGebruikTermijn?:termijn"
    ),
    "termijn": (
        "termijnTriggerStartLooptijd?:begrip termijnStartdatumLooptijd?:datum termijnLooptijd?:duur "
        "termijnEinddatum?:deeldatum"
    ),
    "checksum": "checksumAlgoritme:begrip checksumWaarde:tekst checksumDatum:tijdstip",
    "locatie": "raadpleeglocatieFysiek*:verwijzing raadpleeglocatieOnline*:tekst",
}
_ZONE = r"(Z|[+-]\d{2}:\d{2})?"
_DATUM = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIJDSTIP = _DATUM + r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?" + _ZONE
_DEELDATUM = rf"\d{{4}}{_ZONE}|\d{{4}}-(0[1-9]|1[0-2]){_ZONE}|{_DATUM}{_ZONE}"
_WAARDEN = {
    "tekst": r"[\s\S]*",
    "taal": r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
    "getal": r"[+-]?\d{1,18}",
    "datum": _DATUM + _ZONE,
    "deeldatum": _DEELDATUM,
    "tijd": f"{_DEELDATUM}|{_TIJDSTIP}",
    "tijdstip": _TIJDSTIP,
    "duur": r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?",
}
_GEEN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Knoop:
    """One element: a value, or the elements in it."""

    naam: str
    inhoud: "str | tuple[Knoop, ...]"

    def alle(self, naam: str) -> Iterator["Knoop"]:
        """The elements of that name directly in this one."""
        return (knoop for knoop in self.inhoud if isinstance(knoop, Knoop) and knoop.naam == naam)

    def waarde(self, pad: str) -> str:
        """The value at a path of names (`isOnderdeelVan/verwijzingNaam`), of the first of each; empty when absent."""
        knoop: Knoop | None = self
        for naam in pad.split("/"):
            knoop = next(knoop.alle(naam), None) if knoop else None
        return knoop.inhoud if knoop and isinstance(knoop.inhoud, str) else ""

    def waarden(self, naam: str, pad: str) -> tuple[str, ...]:
        """The values at a path in every element of that name."""
        return tuple(knoop.waarde(pad) for knoop in self.alle(naam))


def overdraagbaar(tekst: str) -> bool:
    """Whether XML can hold every character of a text."""
    return _GEEN_XML.search(tekst) is None


def naar_xml(knoop: Knoop) -> bytes:
    """Write an informatieobject or bestand as the XML of one sidecar; every value must be `overdraagbaar`."""
    regels = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<MDTO xmlns="{NAAMRUIMTE}" xmlns:xsi="{_XSI}" xsi:schemaLocation="{_PLAATS}">',
        *_regels(knoop, 1),
        "</MDTO>",
        "",
    ]
    return "\n".join(regels).encode("utf-8")


def _regels(knoop: Knoop, diepte: int) -> Iterator[str]:
    inspringing = "\t" * diepte
    if isinstance(knoop.inhoud, str):
        # A bare CR would come back as LF, so it is written as a reference.
        yield f"{inspringing}<{knoop.naam}>{escape(knoop.inhoud, {chr(13): '&#13;'})}</{knoop.naam}>"
        return
    yield f"{inspringing}<{knoop.naam}>"
    for kind in knoop.inhoud:
        yield from _regels(kind, diepte + 1)
    yield f"{inspringing}</{knoop.naam}>"


def uit_xml(inhoud: bytes) -> Knoop:
    """Read one sidecar; raises Afwijking when it is no safe XML or not what MDTO prescribes."""
    wortel = lees_xml(inhoud)
    if wortel.naam != f"{{{NAAMRUIMTE}}}MDTO":
        raise Afwijking("is geen MDTO-beschrijving")
    if set(wortel.kenmerken) - {f"{{{_XSI}}}schemaLocation"}:
        raise Afwijking("heeft een onbekend kenmerk bij MDTO")
    if len(wortel.kinderen) != 1 or wortel.kinderen[0].naam not in (_vol("informatieobject"), _vol("bestand")):
        raise Afwijking("beschrijft niet precies één informatieobject of bestand")
    kind = wortel.kinderen[0]
    naam = kind.naam.removeprefix(_vol(""))
    return _lees(kind, naam, naam)


def _vol(naam: str) -> str:
    return f"{{{NAAMRUIMTE}}}{naam}"


def _lees(element: Element, naam: str, soort: str) -> Knoop:
    if element.kenmerken:
        raise Afwijking(f"heeft een onbekend kenmerk bij {naam}")
    if soort in _STRUCTUUR:
        return Knoop(naam, tuple(_lees_kinderen(element, naam, soort)))
    if element.kinderen:
        raise Afwijking(f"heeft onderdelen in {naam}, waar alleen een waarde mag staan")
    waarde = element.tekst if soort == "tekst" else element.tekst.strip(" \t\r\n")
    if not re.fullmatch(_WAARDEN[soort], waarde, re.ASCII):
        raise Afwijking(f"heeft bij {naam} een waarde die daar niet past")
    if soort in ("datum", "deeldatum", "tijd", "tijdstip") and not _bestaat(waarde):
        raise Afwijking(f"heeft bij {naam} een datum die niet bestaat")
    return Knoop(naam, waarde)


def _bestaat(waarde: str) -> bool:
    dag = re.match(r"\d{4}-\d{2}-\d{2}", waarde)
    return dag is None or iso(dag[0]) is not None


def _lees_kinderen(element: Element, naam: str, soort: str) -> Iterator[Knoop]:
    if element.tekst.strip(" \t\r\n"):
        raise Afwijking(f"heeft losse tekst in {naam}")
    rest = list(element.kinderen)
    for onderdeel in _STRUCTUUR[soort].split():
        kop, kindsoort = onderdeel.split(":")
        kindnaam = kop.rstrip("?*+")
        aantal = 0
        while rest and rest[0].naam == _vol(kindnaam):
            yield _lees(rest.pop(0), kindnaam, kindsoort)
            aantal += 1
        if aantal == 0 and kop[-1] not in "?*":
            raise Afwijking(f"mist het onderdeel {kindnaam} in {naam}")
        if aantal > 1 and kop[-1] not in "*+":
            raise Afwijking(f"heeft het onderdeel {kindnaam} meer dan één keer in {naam}")
    if rest:
        los = rest[0].naam.removeprefix(_vol(""))
        raise Afwijking(f"heeft het onderdeel {los[:60]} op een plaats in {naam} waar het niet hoort")


def label(naam: str) -> str:
    """The label of an element for people: `isOnderdeelVan` becomes `Is onderdeel van`."""
    if naam == "URLBestand":
        return "URL bestand"
    woorden = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", naam).lower()
    return woorden[:1].upper() + woorden[1:]
