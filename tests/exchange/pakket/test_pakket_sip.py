"""De MDTO-SIP in de bag: geldig volgens het schema, en elke beschrijving waar."""

import json
import re

import pytest
from pakkethulp import WACHTWOORD, bestanden, hermanifest, inpakken, maak, som, stuk, uitpakken

from bbzdesk.exchange.pakket import controleer
from bbzdesk.exchange.pakket.bevindingen import Afwijking
from bbzdesk.exchange.pakket.mdto import Knoop, label, naar_xml, uit_xml

D = "bag/data/dossier"
STUK, SIDECAR, OBJECT = (f"{D}/stuk-0001/stuk-0001{x}" for x in (".pdf", ".pdf.bestand.MDTO.xml", ".MDTO.xml"))
TOP, JSON, SCHEMA = f"{D}/dossier.MDTO.xml", f"{D}/dossier.json", f"{D}/schema/dossier.schema.json"
PAGINA = f"{D}/index.html"
KAART = f"{D}/debiteurenkaart-0001/debiteurenkaart-0001.xlsx"


@pytest.fixture(scope="module")
def leden(tmp_path_factory):
    return bestanden(maak(tmp_path_factory.mktemp("pakket")))


@pytest.fixture(scope="module")
def xsd(gedeeld):
    from lxml import etree

    pad = gedeeld / "formaten" / "MDTO-XML1.0.1.xsd"
    if not pad.is_file():
        pytest.skip("the MDTO schema does not stand beside this clone")
    return etree.XMLSchema(etree.parse(pad))


def geldig(xsd, inhoud):
    from lxml import etree

    return xsd.validate(etree.fromstring(inhoud))


def test_every_sidecar_is_valid_mdto(leden, xsd):
    sidecars = {naam: wat for naam, wat in leden.items() if naam.endswith(".MDTO.xml")}
    assert len(sidecars) > 10
    for naam, wat in sidecars.items():
        assert geldig(xsd, wat), (naam, xsd.error_log)


def test_unusual_text_stays_valid_mdto(tmp_path, xsd):
    titel = "<&> ]]> \" ' \r\n é\N{COMBINING DOT BELOW} 𝔅 \N{NO-BREAK SPACE}"
    pakket = maak(tmp_path, dossiertitel=titel, onderdelen=(stuk(titel, taal="en-GB"),), zaaknummer="")
    for naam, wat in bestanden(pakket).items():
        if naam.endswith(".MDTO.xml"):
            assert geldig(xsd, wat), naam
    assert uit_xml(bestanden(pakket)[TOP]).waarde("naam") == titel


def test_every_sidecar_is_read_and_written_again_to_the_same_bytes(leden):
    for naam, wat in leden.items():
        if naam.endswith(".MDTO.xml"):
            assert naar_xml(uit_xml(wat)) == wat


def test_the_start_page_shows_all_metadata_with_the_labels_of_the_schema(leden):
    """Everything but what describes the page itself, which cannot hold its own checksum."""
    from html import escape

    pagina = leden[PAGINA].decode()
    for naam, wat in leden.items():
        if naam.endswith(".MDTO.xml") and not naam.startswith(PAGINA):
            for blad in bladen(uit_xml(wat)):
                assert f"<dt>{label(blad.naam)}</dt><dd>{escape(blad.inhoud)}</dd>" in pagina


def bladen(knoop):
    if isinstance(knoop.inhoud, str):
        yield knoop
    else:
        for kind in knoop.inhoud:
            yield from bladen(kind)


@pytest.mark.parametrize("voorbeeld", ["bestand", "dossier"])
def test_the_official_examples_are_read_without_loss(gedeeld, xsd, voorbeeld):
    inhoud = (gedeeld / "formaten" / f"MDTO-1.0.1-voorbeeld-{voorbeeld}.xml").read_bytes()
    knoop = uit_xml(inhoud)
    assert geldig(xsd, naar_xml(knoop))
    assert uit_xml(naar_xml(knoop)) == knoop
    assert waarden_in(inhoud) == waarden_in(naar_xml(knoop))


def waarden_in(inhoud):
    from lxml import etree

    wortel = etree.fromstring(inhoud)
    return [(element.tag, (element.text or "").strip()) for element in wortel.iter(etree.Element)]


def elementen(xsd_pad):
    from lxml import etree

    return {e.get("name") for e in etree.parse(xsd_pad).iter("{*}element")} - {"MDTO"}


def test_our_table_knows_every_element_of_the_schema(gedeeld, xsd):
    from bbzdesk.exchange.pakket import mdto

    ons = {deel.partition(":")[0].rstrip("?*+") for regel in mdto._STRUCTUUR.values() for deel in regel.split()}
    assert ons | {"informatieobject", "bestand"} == elementen(gedeeld / "formaten" / "MDTO-XML1.0.1.xsd")


def paden(knoop, voor=()):
    yield voor
    if not isinstance(knoop.inhoud, str):
        for nummer, kind in enumerate(knoop.inhoud):
            yield from paden(kind, (*voor, nummer))


def verander(knoop, pad, doe):
    if not pad:
        return doe(knoop)
    kinderen = list(knoop.inhoud)
    kinderen[pad[0] : pad[0] + 1] = [k for k in [verander(kinderen[pad[0]], pad[1:], doe)] if k is not None]
    return Knoop(knoop.naam, tuple(kinderen))


def varianten(knoop):
    """The tree with one element left out, doubled, renamed, emptied, or its children turned around."""
    for pad in paden(knoop):
        if pad:
            yield verander(knoop, pad, lambda _: None)
            yield verander(
                knoop, pad[:-1], lambda k, n=pad[-1]: Knoop(k.naam, (*k.inhoud[:n], k.inhoud[n], *k.inhoud[n:]))
            )
            yield verander(knoop, pad, lambda k: Knoop("vreemd", k.inhoud))
            yield verander(knoop, pad, lambda k: Knoop(k.naam, "x"))
            yield verander(knoop, pad, lambda k: Knoop(k.naam, (Knoop("naam", "x"),)))
        yield verander(knoop, pad, lambda k: Knoop(k.naam, k.inhoud[::-1]))


def test_our_own_check_and_the_schema_agree_on_every_change(leden, xsd):
    """Thousands of damaged descriptions: what the schema refuses we refuse, and what it accepts we accept."""
    oneens = []
    aantal = 0
    for naam in (TOP, SIDECAR, OBJECT):
        for variant in varianten(uit_xml(leden[naam])):
            inhoud = naar_xml(variant)
            aantal += 1
            try:
                uit_xml(inhoud)
                wij = True
            except Afwijking:
                wij = False
            if wij != geldig(xsd, inhoud):
                oneens.append((wij, inhoud.decode()[:3000]))
    assert aantal > 500
    assert oneens == []


@pytest.mark.parametrize(
    ("element", "waarde", "goed"),
    [
        ("omvang", "12", True), ("omvang", " 12 ", True), ("omvang", "12.0", False), ("omvang", "", False),
        ("omvang", "²", False), ("checksumDatum", "2026-03-02", False), ("checksumDatum", "2026-03-02T14:05:30Z", True),
        ("checksumDatum", "2026-03-02T14:05:30.5+01:00", True), ("checksumDatum", "2026-02-30T14:05:30", False),
        ("checksumDatum", "2026-03-02T25:05:30", False), ("checksumDatum", "2026-03-02 14:05:30", False),
    ],
)  # fmt: skip
def test_values_of_a_file(leden, xsd, element, waarde, goed):
    inhoud = re.sub(rf"(<{element}>)[^<]*", rf"\g<1>{waarde}", leden[SIDECAR].decode()).encode()
    assert geldig(xsd, inhoud) == goed
    if goed:
        uit_xml(inhoud)
    else:
        with pytest.raises(Afwijking):
            uit_xml(inhoud)


@pytest.mark.parametrize(
    ("element", "waarde", "goed"),
    [
        ("termijnLooptijd", "P10Y", True), ("termijnLooptijd", "P42D", True), ("termijnLooptijd", "P1Y2M3DT4H5M6.7S", True),
        ("termijnLooptijd", "10 jaar", False), ("termijnLooptijd", "P", False), ("termijnLooptijd", "P1YT", False),
        ("taal", "nl", True), ("taal", "nl-NL", True), ("taal", "Nederlandse taal", False), ("taal", "", False),
        ("eventTijd", "2026", True), ("eventTijd", "2026-03", True), ("eventTijd", "2026-13", False),
        ("eventTijd", "2026-03-02", True), ("eventTijd", "gisteren", False),
    ],
)  # fmt: skip
def test_values_of_an_object(leden, xsd, element, waarde, goed):
    inhoud = re.sub(rf"(<{element}>)[^<]*", rf"\g<1>{waarde}", leden[TOP].decode()).encode()
    assert geldig(xsd, inhoud) == goed
    if goed:
        uit_xml(inhoud)
    else:
        with pytest.raises(Afwijking):
            uit_xml(inhoud)


LACH = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><MDTO>&b;</MDTO>'
KWAAD = {
    "billion laughs": LACH,
    "externe entiteit bestand": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "externe entiteit http": b'<!DOCTYPE x [<!ENTITY e SYSTEM "http://elders.example/">]><x>&e;</x>',
    "parameterentiteit": b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://elders.example/p.dtd"> %p;]><x/>',
    "externe DTD": b'<!DOCTYPE x SYSTEM "http://elders.example/x.dtd"><x/>',
    "UTF-16 met DTD": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16"),
    "UTF-7": b'<?xml version="1.0" encoding="UTF-7"?><x/>',
    "BOM": b"\xef\xbb\xbf<x/>",
    "onbekende entiteit": b"<x>&onbekend;</x>",
    "diep": b"<x>" * 5000 + b"</x>" * 5000,
    "net te diep": b"<x>" * 60 + b"</x>" * 60,
    "groot kenmerk": b'<x a="' + b"a" * 2_000_000 + b'"/>',
    "afgebroken": b"<MDTO><informatieobject>",
    "leeg": b"",
    "NUL": b"<x>\0</x>",
    "andere naamruimte": b'<MDTO xmlns="https://elders.example/"/>',
    "geen MDTO": b"<x/>",
    "xinclude": b'<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></x>',
}


@pytest.mark.parametrize("geval", KWAAD)
@pytest.mark.parametrize("plaats", [SIDECAR, OBJECT, "pakbon.xml"])
def test_hostile_xml_is_refused_with_the_name_of_the_file(leden, tmp_path, geval, plaats):
    gebroken = hermanifest({**leden, plaats: KWAAD[geval]})
    bevindingen = controleer(inpakken(tmp_path / "x.bbzpakket", gebroken), WACHTWOORD).bevindingen
    assert any(plaats.rpartition("/")[2] in zin for zin in bevindingen), bevindingen
    assert not any("root:" in zin for zin in bevindingen)


def vervang(naam, oud, nieuw):
    def doe(leden):
        assert oud in leden[naam].decode()
        return hermanifest({**leden, naam: leden[naam].decode().replace(oud, nieuw, 1).encode()})

    return doe


def zonder(*namen):
    return lambda leden: hermanifest({naam: wat for naam, wat in leden.items() if naam not in namen})


def erbij(naam, wat):
    return lambda leden: hermanifest({**leden, naam: wat})


def hernoemd(oud, nieuw):
    return lambda leden: hermanifest({naam.replace(oud, nieuw): wat for naam, wat in leden.items()})


def in_json(naam, bewerk):
    def doe(leden):
        waarde = json.loads(leden[naam])
        bewerk(waarde)
        return met_sidecar(leden, naam, json.dumps(waarde).encode())

    return doe


def met_sidecar(leden, naam, wat):
    """Replace a file and make its description true again."""
    sidecar = leden[f"{naam}.bestand.MDTO.xml"].decode()
    sidecar = sidecar.replace(som(leden[naam]), som(wat))
    sidecar = sidecar.replace(f"<omvang>{len(leden[naam])}<", f"<omvang>{len(wat)}<")
    return hermanifest({**leden, naam: wat, f"{naam}.bestand.MDTO.xml": sidecar.encode()})


def in_verwijzing(plaats, soort, oud, nieuw):
    """Change the first reference of one kind in a description."""

    def doe(leden):
        begin, met, rest = leden[plaats].decode().partition(f"<{soort}>")
        veranderd = rest.replace(oud, nieuw, 1)
        assert met
        assert veranderd.partition(f"</{soort}>")[0] != rest.partition(f"</{soort}>")[0]
        return hermanifest({**leden, plaats: (begin + met + veranderd).encode()})

    return doe


VERWIJZINGEN = {
    "isOnderdeelVan": (OBJECT, "wijst niet precies"),
    "bevatOnderdeel": (TOP, "niet precies de onderdelen"),
    "heeftRepresentatie": (OBJECT, "niet precies de bestanden"),
    "isRepresentatieVan": (SIDECAR, "wijst niet naar het onderdeel"),
}
WAT = {"naam": "verwijzingNaam", "kenmerk": "identificatieKenmerk", "bron": "identificatieBron"}


@pytest.mark.parametrize("soort", VERWIJZINGEN)
@pytest.mark.parametrize("wat", WAT)
def test_a_reference_names_its_object_with_name_identification_and_origin(leden, tmp_path, soort, wat):
    plaats, zin = VERWIJZINGEN[soort]
    gebroken = in_verwijzing(plaats, soort, f"<{WAT[wat]}>", f"<{WAT[wat]}>x")(leden)
    bevindingen = controleer(inpakken(tmp_path / "x.bbzpakket", gebroken), WACHTWOORD).bevindingen
    assert any(re.search(zin, bevinding) for bevinding in bevindingen), bevindingen


GEBROKEN = {
    "pdf is een programma": (lambda x: met_sidecar(x, STUK, b"MZ\x90\0"), "stuk-0001.pdf.*geen pdf-bestand"),
    "pdf met een programma ervoor": (lambda x: met_sidecar(x, STUK, b"MZ\x90\n%PDF-1.7"), "stuk-0001.pdf.*geen pdf-bestand"),
    "pdf is leeg": (lambda x: met_sidecar(x, STUK, b""), "stuk-0001.pdf.*is leeg"),
    "xlsx is een webpagina": (lambda x: met_sidecar(x, KAART, b"<html><table/></html>"), "debiteurenkaart-0001.xlsx.*geen xlsx-bestand"),
    "xlsx is leeg": (lambda x: met_sidecar(x, KAART, b""), "debiteurenkaart-0001.xlsx.*is leeg"),
    "bestand zonder beschrijving": (zonder(SIDECAR), "stuk-0001.pdf.*geen beschrijving"),
    "beschrijving zonder bestand": (zonder(STUK), "stuk-0001.pdf.bestand.MDTO.xml.*niet in het pakket"),
    "map zonder beschrijving": (zonder(OBJECT), "stuk-0001.*ontbreekt de beschrijving"),
    "dossier zonder beschrijving": (zonder(TOP), "“dossier”.*ontbreekt de beschrijving"),
    "andere controlesom": (vervang(SIDECAR, "<checksumWaarde>", "<checksumWaarde>0"), "andere controlesom"),
    "ander algoritme": (vervang(SIDECAR, "SHA-512", "SHA-256"), "andere controlesom"),
    "andere omvang": (vervang(SIDECAR, "<omvang>", "<omvang>1"), "andere omvang"),
    "andere naam": (vervang(SIDECAR, "<naam>stuk", "<naam>stik"), "andere naam"),
    "ander formaat": (vervang(SIDECAR, "application/pdf", "image/png"), "ander bestandsformaat"),
    "bestand wijst elders": (
        lambda x: hermanifest({**x, SIDECAR: x[SIDECAR].replace(b"d1/stuk-0001<", b"d1/stuk-0002<")}),
        "stuk-0001.pdf.bestand.MDTO.xml.*wijst niet naar het onderdeel",
    ),
    "twee keer hetzelfde kenmerk": (
        lambda x: hermanifest({**x, OBJECT: x[OBJECT.replace("0001", "0002")]}),
        "nog een keer voorkomt",
    ),
    "geen ouder": (
        lambda x: hermanifest({**x, OBJECT: re.sub(rb"<isOnderdeelVan>.*?</isOnderdeelVan>", b"", x[OBJECT], flags=re.DOTALL)}),
        "stuk-0001.MDTO.xml.*wijst niet precies",
    ),
    "twee ouders": (
        lambda x: hermanifest({**x, OBJECT: re.sub(rb"(<isOnderdeelVan>.*?</isOnderdeelVan>)", rb"\1\1", x[OBJECT], flags=re.DOTALL)}),
        "stuk-0001.MDTO.xml.*wijst niet precies",
    ),
    "dossier met ouder": (
        lambda x: hermanifest({**x, TOP: x[TOP].replace(b"<bevatOnderdeel>", b"<isOnderdeelVan><verwijzingNaam>x</verwijzingNaam></isOnderdeelVan><bevatOnderdeel>", 1)}),
        "dossier.MDTO.xml.*wijst niet precies",
    ),
    "dossier noemt een onderdeel niet": (
        lambda x: hermanifest({**x, TOP: re.sub(rb"<bevatOnderdeel>.*?</bevatOnderdeel>", b"", x[TOP], count=1, flags=re.DOTALL)}),
        "dossier.MDTO.xml.*niet precies de onderdelen",
    ),
    "dossier noemt een bestand niet": (
        lambda x: hermanifest({**x, TOP: re.sub(rb"<heeftRepresentatie>.*?</heeftRepresentatie>", b"", x[TOP], flags=re.DOTALL)}),
        "dossier.MDTO.xml.*niet precies de bestanden",
    ),
    "verkeerd niveau": (vervang(OBJECT, "Archiefstuk", "Dossier"), "aggregatieniveau Archiefstuk"),
    "zonder waardering": (
        lambda x: hermanifest({**x, OBJECT: re.sub(rb"<waardering>.*?</waardering>", b"", x[OBJECT], flags=re.DOTALL)}),
        "stuk-0001.MDTO.xml.*mist het onderdeel waardering",
    ),
    "verkeerde soort beschrijving": (
        lambda x: hermanifest({**x, SIDECAR: x[OBJECT]}),
        "hoort een bestand te beschrijven",
    ),
    "los bestand naast de map": (erbij("bag/data/los.txt", b"x"), "precies één map"),
    "alleen een los bestand": (
        lambda x: hermanifest({**{n: w for n, w in x.items() if not n.startswith("bag/data/")}, "bag/data/los.txt": b"x"}),
        "precies één map",
    ),
    "twee mappen": (erbij("bag/data/tweede/los.txt", b"x"), "precies één map"),
    "naam met spatie": (hernoemd("stuk-0001", "stuk 0001"), "niet mag.*“ ”"),
    "naam met en-teken": (hernoemd("stuk-0001", "stuk&0001"), "niet mag.*“&”"),
    "naam met hekje": (hernoemd("stuk-0001", "stuk#1"), "niet mag.*“#”"),
    "naam met bsn": (hernoemd("stuk-0001", "stuk-999993653"), "burgerservicenummer"),
    "naam dubbel in een andere map": (
        erbij(f"{D}/stuk-0002/stuk-0001.pdf", b"x"),
        "stuk-0001.pdf.*nog een keer voorkomt",
    ),
    "sidecar met kleine letters": (hernoemd("stuk-0001.MDTO.xml", "stuk-0001.mdto.xml"), r"niet precies op .MDTO.xml"),
    "een programma": (hernoemd("stuk-0001.pdf", "stuk-0001.exe"), "stuk-0001.exe.*soort bestand"),
    "een archief": (hernoemd("stuk-0001.pdf", "stuk-0001.zip"), "stuk-0001.zip.*soort bestand"),
    "een tweede webpagina": (hernoemd("stuk-0001.pdf", "stuk-0001.html"), "stuk-0001.html.*soort bestand"),
    "geen startpagina": (zonder(PAGINA, f"{PAGINA}.bestand.MDTO.xml"), "ontbreekt de startpagina"),
    "geen dossier.json": (zonder(JSON, f"{JSON}.bestand.MDTO.xml"), "ontbreekt “dossier.json”"),
    "geen schema": (zonder(SCHEMA, f"{SCHEMA}.bestand.MDTO.xml"), "ontbreekt “dossier.json” of het schema"),
    "andere versie": (in_json(JSON, lambda w: w.update(versie=2)), "dossier.json.*andere waarde dan 1"),
    "versie waar": (in_json(JSON, lambda w: w.update(versie=True)), "dossier.json.*andere waarde dan 1"),
    "ander formaat van json": (in_json(JSON, lambda w: w.update(formaat="x")), "dossier.json.*andere waarde"),
    "onbekende sleutel": (in_json(JSON, lambda w: w.update(extra=1)), "dossier.json.*onbekende sleutel /extra"),
    "sleutel weg": (in_json(JSON, lambda w: w.pop("dossier_id")), "dossier.json.*mist .*dossier_id"),
    "sleutel van een ander soort": (in_json(JSON, lambda w: w.update(dossier_id=5)), "dossier.json.*ander soort waarde"),
    "gegevens zonder versie": (in_json(JSON, lambda w: w["gegevens"].pop("versie")), "mist bij /gegevens de sleutel versie"),
    "json is een lijst": (lambda x: met_sidecar(x, JSON, b"[]"), "dossier.json.*ander soort waarde"),
    "ander schema": (in_json(SCHEMA, lambda w: w.update(additionalProperties=True)), "niet het schema"),
    "schema zonder eisen": (in_json(SCHEMA, lambda w: w.update(required=[])), "niet het schema"),
    "schema in kringetje": (
        in_json(SCHEMA, lambda w: (w.update({"$defs": {"a": {"$ref": "#/$defs/a"}}}), w["properties"].update(gegevens={"$ref": "#/$defs/a"}))),
        "dossier.schema.json.*niet te volgen",
    ),
    "schema met onbekend woord": (
        in_json(SCHEMA, lambda w: w["properties"].update(gegevens={"anyOf": []})),
        "dossier.schema.json.*niet te volgen",
    ),
    "schema met onzin": (
        in_json(SCHEMA, lambda w: w["properties"].update(gegevens={"required": 5})),
        "dossier.schema.json.*niet te volgen",
    ),
    "pagina met script": (
        lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b"</main>", b"<script>alert(1)</script></main>")),
        "index.html.*meer dan tekst",
    ),
    "pagina met script in CDATA": (
        lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b"</main>", b"<![CDATA[><script>alert(1)</script>]]></main>")),
        "index.html.*meer dan tekst",
    ),
    "pagina met script in commentaar": (
        lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b"</main>", b"<!--><script>alert(1)</script>--></main>")),
        "index.html.*meer dan tekst",
    ),
    "pagina zonder eind": (lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b"</main>", b"")), "index.html.*leesbare XML"),
    "pagina met afbeelding van elders": (
        lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b"</main>", b'<img src="https://x.example/"/></main>')),
        "index.html.*meer dan tekst",
    ),
    "pagina met gebeurtenis": (
        lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b"<main>", b'<main onmouseover="x()">')),
        "index.html.*meer dan tekst",
    ),
    "pagina met koppeling naar buiten": (
        lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b'href="stuk-0001', b'href="https://x.example/stuk-0001')),
        "index.html.*koppeling",
    ),
    "pagina met javascript-koppeling": (
        lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b'href="dossier.json', b'href="javascript:x()')),
        "index.html.*koppeling",
    ),
    "pagina die doorstuurt": (
        lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b"</head>", b'<meta http-equiv="refresh" content="0;url=https://x.example"/></head>')),
        "index.html.*opdracht voor de browser",
    ),
    "pagina zonder beleid": (
        lambda x: met_sidecar(x, PAGINA, re.sub(rb"<meta http-equiv[^>]*>", b"", x[PAGINA])),
        "index.html.*mist de beveiliging",
    ),
    "pagina met eigen opmaak": (
        lambda x: met_sidecar(x, PAGINA, x[PAGINA].replace(b"<style>", b"<style>@import url(https://x.example);")),
        "index.html.*mist de beveiliging",
    ),
    "pakbon weg": (zonder("pakbon.xml"), "ontbreekt de pakbon “pakbon.xml”"),
    "pakbon-pdf weg": (zonder("pakbon.pdf"), "ontbreekt de pakbon “pakbon.pdf”"),
    "pakbon-pdf is geen pdf": (erbij("pakbon.pdf", b"MZ"), "pakbon.pdf.*geen pdf"),
    "pakbon ander nummer": (vervang("pakbon.xml", "OP-2026", "OP-2027"), "pakbon.xml.*bij pakketnummer"),
    "pakbon andere controlesom": (vervang("pakbon.xml", "<hashSip>", "<hashSip>0"), "pakbon.xml.*bij controlesom"),
    "pakbon andere organisatie": (vervang("pakbon.xml", "<organisatie>", "<organisatie>X"), "pakbon.xml.*bij organisatie"),
    "pakbon andere persoon": (vervang("pakbon.xml", "<contactpersoon>", "<contactpersoon>X"), "pakbon.xml.*bij contactpersoon"),
    "pakbon ander e-mailadres": (vervang("pakbon.xml", "<emailadres>", "<emailadres>X"), "pakbon.xml.*bij e-mailadres"),
    "pakbon ander aantal objecten": (vervang("pakbon.xml", "Informatieobjecten>7", "Informatieobjecten>8"), "aantal informatieobjecten"),
    "pakbon ander aantal bestanden": (vervang("pakbon.xml", "Bestanden>2", "Bestanden>3"), "aantal bestanden iets anders"),
    "pakbon ander aantal zonder MDTO": (vervang("pakbon.xml", "<aantalBestandenZonderMdto>", "<aantalBestandenZonderMdto>1"), "bestanden zonder MDTO"),
    "pakbon ander aantal bytes": (vervang("pakbon.xml", "<bytesBestandenZonderMdto>", "<bytesBestandenZonderMdto>1"), "bytes zonder MDTO"),
    "pakbon andere titel": (vervang("pakbon.xml", "<titel>", "<titel>De "), "pakbon.xml.*titel"),
    "pakbon aantal in letters": (vervang("pakbon.xml", "Informatieobjecten>7", "Informatieobjecten>zeven"), "pakbon.xml.*aantal"),
    "pakbon datum": (vervang("pakbon.xml", "<gemaaktOp>", "<gemaaktOp>op "), "pakbon.xml.*datum"),
    "pakbon mist een onderdeel": (vervang("pakbon.xml", "<titel>", "<naam/><titel>"), "pakbon.xml.*precies de onderdelen"),
    "iets naast de bag": (erbij("leesmij.exe", b"MZ"), "leesmij.exe.*hoort niet"),
    "twee bags": (erbij("bag2/bagit.txt", b"x"), "precies één map"),
}  # fmt: skip


@pytest.mark.parametrize("geval", GEBROKEN)
def test_what_is_not_true_is_found_although_the_bag_is_consistent(leden, tmp_path, geval):
    breek, zin = GEBROKEN[geval]
    gebroken = breek(leden)
    assert gebroken != leden
    oordeel = controleer(inpakken(tmp_path / "x.bbzpakket", gebroken), WACHTWOORD)
    assert not oordeel.goed
    assert any(re.search(zin, bevinding) for bevinding in oordeel.bevindingen), oordeel.bevindingen
    assert all(re.match(r"[A-Z“].*\.$", bevinding, re.DOTALL) for bevinding in oordeel.bevindingen), oordeel.bevindingen


JSONBOMMEN = {
    "diep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "diep in lijsten": b"[" * 100_000 + b"]" * 100_000,
    "33 lagen": b"[" * 33 + b"]" * 33,
    "dubbele sleutel": b'{"versie": 1, "versie": 2}',
    "dubbele sleutel met omweg": b'{"versie": 1, "\\u0076ersie": 2}',
    "groot getal": b'{"versie": ' + b"9" * 1_000_000 + b"}",
    "groot negatief getal": b'{"versie": -' + b"9" * 31 + b"}",
    "macht": b'{"versie": 1e999}',
    "NaN": b'{"versie": NaN}',
    "oneindig": b'{"versie": -Infinity}',
    "half teken": b'{"versie": "\\ud800"}',
    "half teken in een sleutel": b'{"\\udc00": 1}',
    "BOM": b"\xef\xbb\xbf{}",
    "UTF-16": '{"versie": 1}'.encode("utf-16"),
    "geen UTF-8": b'{"versie": "\xff"}',
    "los staartje": b"{} {}",
    "leeg": b"",
    "commentaar": b'{"versie": 1 /* een */}',
    "enkele aanhalingstekens": b"{'versie': 1}",
    "veel aanhalingstekens": b'"' * 1_000_001,
    "open aanhalingstekens": b'"' + b'\\"' * 500_000 + b"\\",
    "veel lege lijsten": b"[" + b"[]," * 600_000 + b"[]]",
    "veel backslashes": b'"' + b"\\" * 1_000_001 + b'"',
}


@pytest.mark.parametrize("geval", JSONBOMMEN)
@pytest.mark.parametrize("plaats", [JSON, SCHEMA])
def test_a_json_bomb_is_refused_at_once(leden, tmp_path, geval, plaats):
    import time

    gebroken = uitpakken(tmp_path, met_sidecar(leden, plaats, JSONBOMMEN[geval]))
    begin = time.monotonic()
    bevindingen = controleer(gebroken, None).bevindingen
    assert time.monotonic() - begin < 1
    assert any(plaats.rpartition("/")[2] in zin for zin in bevindingen), bevindingen


def test_the_start_page_is_readable_and_escaped(leden):
    pagina = leden[PAGINA].decode()
    assert "Wat de ondernemer al heeft verteld" in pagina
    assert "De oven is kapot." in pagina
    assert "geen &lt;script&gt;buffer&lt;/script&gt;" in pagina
    assert "Bakkerij Ünlü &amp; zoon &lt;lening&gt;" in pagina
    assert "<script" not in pagina
    assert "Is onderdeel van" in pagina


def test_the_start_page_opens_every_part(leden):
    doelen = set(re.findall('href="([^"]*)"', leden[PAGINA].decode()))
    delen = {naam.removeprefix(f"{D}/") for naam in leden if naam.startswith(D) and not naam.endswith(".xml")}
    assert doelen == delen - {"index.html"}


def test_an_export_may_bring_its_own_schema(tmp_path):
    eigen = {"type": "object", "required": ["versie", "naam"], "additionalProperties": False,
             "properties": {"versie": {"const": 3}, "naam": {"type": ["string", "null"]}, "rijen": {"type": "array", "items": {"$ref": "#/$defs/rij"}}},
             "$defs": {"rij": {"type": "object", "properties": {"bedrag": {"type": "integer"}}, "additionalProperties": False}}}  # fmt: skip
    goed = {"versie": 3, "naam": None, "rijen": [{"bedrag": 12}]}
    assert controleer(maak(tmp_path, gegevens=goed, gegevens_schema=eigen), WACHTWOORD).goed
    from bbzdesk.exchange.pakket import PakketFout

    for slecht in ({**goed, "rijen": [{"bedrag": "12"}]}, {**goed, "x": 1}, {"versie": 3}):
        with pytest.raises(PakketFout, match=r"dossier\.json"):
            maak(tmp_path, gegevens=slecht, gegevens_schema=eigen, opslag_id=str(slecht))


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [("isOnderdeelVan", "Is onderdeel van"), ("URLBestand", "URL bestand"), ("naam", "Naam")],
)
def test_labels_are_for_people(naam, tekst):
    assert label(naam) == tekst
