"""The rules of BagIt 1.0 (RFC 8493), read strictly.

A lenient reader skips what it does not understand; then two readers see two different bags. So every line must be of
the prescribed form, every path inside `data/`, every file listed once and every checksum right.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bbzdesk.domain.datum import iso
from bbzdesk.exchange.pakket.bag import KENMERK
from bbzdesk.exchange.pakket.bag import MANIFEST as MANIFESTNAAM
from bbzdesk.exchange.pakket.bag import TAGMANIFEST as TAGMANIFESTNAAM
from bbzdesk.exchange.pakket.bevindingen import Afwijking, Bevindingen
from bbzdesk.exchange.pakket.bron import Bron, lees
from bbzdesk.exchange.pakket.gegevens import Voortgang, stil
from bbzdesk.exchange.pakket.grenzen import BAG_INFO, LEDEN, MANIFEST
from bbzdesk.exchange.pakket.namen import bezwaar_pad, sleutel, toonbaar

_EEN_DEEL = "1 of 1"
_LENGTE = {"md5": 32, "sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512": 128}
_TEKENSETS = {"UTF-8": "utf-8", "UTF-16": "utf-16", "ISO-8859-1": "iso-8859-1", "US-ASCII": "ascii"}
_BAGIT = re.compile(
    rb"BagIt-Version: (\d{1,3}\.\d{1,3})(?:\r\n|\r|\n)Tag-File-Character-Encoding: (\S{1,40})(?:\r\n|\r|\n)?"
)
_MANIFEST = re.compile(r"(tag)?manifest-(.+)\.txt", re.IGNORECASE)
_REGEL = re.compile(r"([0-9A-Fa-f]+)[ \t]+(\S.*)")
_EENMALIG = ("Payload-Oxum", "Bagging-Date", "External-Description", "Bag-Count", "Bag-Size", "Bag-Group-Identifier")
# RFC 8493, 2.2.2: the case of these labels says nothing, so a reader that minds it sees another bag.
_GERESERVEERD = {
    naam.lower(): naam
    for naam in (
        "Source-Organization", "Organization-Address", "Contact-Name", "Contact-Phone", "Contact-Email",
        "External-Identifier", "Internal-Sender-Identifier", "Internal-Sender-Description", *_EENMALIG,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GelezenBag:
    """What the later checks need: the SHA-512 of every payload file, the hash of the SIP, and what bag-info says."""

    sommen: Mapping[str, str]
    hash_manifest: str
    info: Mapping[str, str]
    is_sip: bool


def controleer_bag(
    bron: Bron, bevindingen: Bevindingen, *, sip_verplicht: bool, voortgang: Voortgang = stil
) -> GelezenBag | None:
    """Check a bag; returns what was read, or None when it is too damaged to go on.

    Our own packages (and what says it is an MDTO-SIP) must have SHA-512, UTF-8, a complete tag manifest and a full
    bag-info.txt; any other bag only has to satisfy the RFC.
    """
    tekenset = _tekenset(bron, bevindingen)
    if tekenset is None:
        return None
    info = _bag_info(bron, tekenset, bevindingen)
    is_sip = sip_verplicht or KENMERK in info.get("External-Description", "") or _heeft_sidecars(bron)
    lading = {pad for pad in bron.omvang if pad.startswith("data/")}
    _vreemde_bestanden(bron, bevindingen, is_sip=is_sip)
    manifesten = dict(_manifesten(bron, tekenset, bevindingen))
    gewone = {naam: regels for naam, regels in manifesten.items() if not naam.startswith("tag")}
    if not gewone:
        bevindingen.zin("In de bag staat geen manifest. Vraag de afzender om een nieuw pakket.")
        return None
    for naam, regels in gewone.items():
        _eis_lading(naam, regels, lading, bevindingen)
    _eis_tagmanifesten(bron, manifesten, bevindingen, is_sip=is_sip)
    sommen = _eis_sommen(bron, manifesten, lading, bevindingen, voortgang)
    _eis_oxum(bron, lading, info, bevindingen)
    if is_sip:
        _eis_eigen(info, tekenset, manifesten, bevindingen)
    hash_manifest = sommen.get(MANIFESTNAAM, "")
    return GelezenBag(sommen, hash_manifest, info, is_sip)


def _heeft_sidecars(bron: Bron) -> bool:
    return any(pad.startswith("data/") and pad.lower().endswith(".mdto.xml") for pad in bron.omvang)


def _tekenset(bron: Bron, bevindingen: Bevindingen) -> str | None:
    if "bagit.txt" not in bron.omvang:
        bevindingen.zin("In de bag ontbreekt het bestand “bagit.txt”.")
        return None
    try:
        inhoud = lees(bron, "bagit.txt", 1000)
    except Afwijking as reden:
        bevindingen.meld("bagit.txt", str(reden))
        return None
    if inhoud.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        bevindingen.meld("bagit.txt", "begint met een byte order mark en dat is niet toegestaan")
        return None
    gevonden = _BAGIT.fullmatch(inhoud)
    if not gevonden:
        bevindingen.meld("bagit.txt", "heeft niet precies de twee regels die BagIt voorschrijft")
        return None
    if gevonden[1] != b"1.0":
        bevindingen.meld("bagit.txt", f"noemt versie {gevonden[1].decode()}, en alleen versie 1.0 is toegestaan")
        return None
    naam = gevonden[2].decode("ascii", "replace").upper()
    if naam not in _TEKENSETS:
        bevindingen.meld("bagit.txt", "noemt een tekenset die niet bekend is")
        return None
    return _TEKENSETS[naam]


def _regels(bron: Bron, pad: str, tekenset: str, hoogstens: int) -> list[str]:
    """The lines of a tag file; raises Afwijking."""
    inhoud = lees(bron, pad, hoogstens)
    if inhoud.startswith(b"\xef\xbb\xbf"):
        raise Afwijking("begint met een byte order mark en dat is niet toegestaan")
    try:
        tekst = inhoud.decode(tekenset)
    except UnicodeDecodeError:
        raise Afwijking("is niet geschreven in de tekenset die bagit.txt noemt") from None
    if re.search("[\0\v\f\x1c-\x1e\x85\u2028\u2029]", tekst):
        raise Afwijking("bevat een teken dat de regels verwart")
    regels = re.split("\r\n|\r|\n", tekst)
    if len(regels) > 2 * LEDEN:
        raise Afwijking("heeft te veel regels")
    return regels[:-1] if regels[-1] == "" else regels


def _bag_info(bron: Bron, tekenset: str, bevindingen: Bevindingen) -> dict[str, str]:
    if "bag-info.txt" not in bron.omvang:
        return {}
    try:
        info = _lees_bag_info(_regels(bron, "bag-info.txt", tekenset, BAG_INFO))
    except Afwijking as reden:
        bevindingen.meld("bag-info.txt", str(reden))
        return {}
    if "Bagging-Date" in info and iso(info["Bagging-Date"]) is None:
        bevindingen.meld("bag-info.txt", "heeft bij Bagging-Date geen bestaande datum")
    if info.get("Bag-Count", _EEN_DEEL) != _EEN_DEEL:
        bevindingen.meld("bag-info.txt", f"zegt bij Bag-Count iets anders dan {_EEN_DEEL}: een pakket is één geheel")
    return info


def _lees_bag_info(regels: list[str]) -> dict[str, str]:
    info: dict[str, str] = {}
    vorige = ""
    for nummer, regel in enumerate(regels, 1):
        if regel[:1] in (" ", "\t") and vorige:
            info[vorige] += " " + regel.strip()
            continue
        gevonden = re.fullmatch(r"([^\s:](?:[^:]*[^\s:])?):[ \t](.*)", regel)
        if not gevonden:
            raise Afwijking(f"heeft op regel {nummer} geen naam, dubbele punt, spatie en waarde")
        vorige = _GERESERVEERD.get(gevonden[1].lower(), gevonden[1])
        if vorige in info and vorige in _EENMALIG:
            raise Afwijking(f"noemt {vorige} twee keer")
        info[vorige] = gevonden[2].strip()
    return info


def _vreemde_bestanden(bron: Bron, bevindingen: Bevindingen, *, is_sip: bool) -> None:
    for pad in bron.omvang:
        if sleutel(pad) == "fetch.txt":
            bevindingen.meld(pad, "laat bestanden van elders ophalen en dat doet BbzDesk niet")
        elif sleutel(pad).startswith("data/") and not pad.startswith("data/"):
            bevindingen.meld(pad, "staat naast de map data, die precies zo moet heten")
        elif is_sip and not pad.startswith("data/") and not _bekend(pad):
            bevindingen.meld(pad, "hoort niet in de bag van een overdrachtspakket")


def _bekend(pad: str) -> bool:
    return pad in ("bagit.txt", "bag-info.txt", "fetch.txt") or ("/" not in pad and bool(_MANIFEST.fullmatch(pad)))


def _manifesten(bron: Bron, tekenset: str, bevindingen: Bevindingen) -> Iterator[tuple[str, dict[str, str]]]:
    for pad in bron.omvang:
        gevonden = _MANIFEST.fullmatch(pad)
        if not gevonden:
            continue
        if pad != pad.lower() or gevonden[2] not in _LENGTE:
            bevindingen.meld(pad, "noemt een manier van controleren die niet bekend is")
            continue
        try:
            regels = _regels(bron, pad, tekenset, MANIFEST)
        except Afwijking as reden:
            bevindingen.meld(pad, str(reden))
            continue
        yield pad, _lees_manifest(pad, regels, _LENGTE[gevonden[2]], bevindingen)


def _lees_manifest(manifest: str, regels: list[str], lengte: int, bevindingen: Bevindingen) -> dict[str, str]:
    sommen: dict[str, str] = {}
    sleutels: set[str] = set()
    for nummer, regel in enumerate(regels, 1):
        try:
            som, pad = _lees_regel(regel, lengte)
        except Afwijking as reden:
            bevindingen.meld(manifest, f"heeft op regel {nummer} {reden}")
            continue
        if reden_pad := bezwaar_pad(pad):
            bevindingen.meld(manifest, f"noemt op regel {nummer} een naam die niet kan: {toonbaar(pad)} {reden_pad}")
        elif manifest.startswith("tag") == pad.startswith("data/"):
            waar = "in" if manifest.startswith("tag") else "buiten"
            bevindingen.meld(manifest, f"noemt op regel {nummer} een bestand {waar} de map data: {toonbaar(pad)}")
        elif sleutel(pad) in sleutels:
            bevindingen.meld(manifest, f"noemt {toonbaar(pad)} twee keer")
        else:
            sleutels.add(sleutel(pad))
            sommen[pad] = som
    return sommen


def _lees_regel(regel: str, lengte: int) -> tuple[str, str]:
    gevonden = _REGEL.fullmatch(regel)
    if not gevonden:
        raise Afwijking("geen controlesom, spatie en naam")
    som, naam = gevonden[1].lower(), gevonden[2]
    if len(som) != lengte:
        raise Afwijking("een controlesom van een verkeerde lengte")
    if naam.startswith("*"):
        raise Afwijking("een sterretje voor de naam")
    if re.search("%(?!0[Dd]|0[Aa]|25)", naam):
        raise Afwijking("een procentteken dat niet als %25 is geschreven")
    naam = re.sub("%0[Dd]", "\r", re.sub("%0[Aa]", "\n", naam)).replace("%25", "%")
    return som, naam


def _eis_lading(manifest: str, regels: Mapping[str, str], lading: set[str], bevindingen: Bevindingen) -> None:
    for pad in sorted(regels.keys() - lading):
        bevindingen.meld(pad, f"staat in {manifest} maar ontbreekt in het pakket")
    for pad in sorted(lading - regels.keys()):
        bevindingen.meld(pad, f"zit in het pakket maar staat niet in {manifest}")


def _eis_tagmanifesten(
    bron: Bron, manifesten: Mapping[str, Mapping[str, str]], bevindingen: Bevindingen, *, is_sip: bool
) -> None:
    tags = {pad for pad in bron.omvang if not pad.startswith("data/")}
    eigen = {pad for pad in tags if pad.startswith("tagmanifest-")}
    moet = tags - eigen if is_sip else {pad for pad in manifesten if not pad.startswith("tag")}
    for naam, regels in manifesten.items():
        if not naam.startswith("tag"):
            continue
        for pad in sorted(regels):
            if _MANIFEST.fullmatch(pad) and pad.lower().startswith("tag"):
                bevindingen.meld(naam, f"noemt {toonbaar(pad)}, en een tagmanifest noemt geen tagmanifest")
            elif pad not in tags:
                bevindingen.meld(pad, f"staat in {naam} maar ontbreekt in het pakket")
        for pad in sorted(moet - regels.keys()):
            bevindingen.meld(pad, f"staat niet in {naam}")


def _eis_sommen(
    bron: Bron,
    manifesten: Mapping[str, Mapping[str, str]],
    lading: set[str],
    bevindingen: Bevindingen,
    voortgang: Voortgang,
) -> dict[str, str]:
    """Compute every checksum in one reading per file and compare; returns the SHA-512 of every file."""
    uitkomst: dict[str, str] = {}
    gedaan, totaal = 0, sum(bron.omvang.values())
    for pad in sorted(bron.omvang):
        verwacht = [(naam, regels[pad]) for naam, regels in manifesten.items() if pad in regels]
        algoritmen = {naam.rpartition("-")[2].removesuffix(".txt") for naam, _ in verwacht} | {"sha512"}
        if not verwacht and pad not in lading and pad not in manifesten:
            continue
        sommen = {algoritme: hashlib.new(algoritme, usedforsecurity=False) for algoritme in algoritmen}
        try:
            for blok in bron.blokken(pad):
                for som in sommen.values():
                    som.update(blok)
                gedaan += len(blok)
                voortgang(gedaan, totaal)
        except Afwijking as reden:
            bevindingen.meld(pad, str(reden))
            continue
        uitkomst[pad] = sommen["sha512"].hexdigest()
        for naam, som_in_manifest in verwacht:
            if sommen[naam.rpartition("-")[2].removesuffix(".txt")].hexdigest() != som_in_manifest:
                bevindingen.meld(pad, f"is gewijzigd of beschadigd: de controlesom is anders dan in {naam}")
    return uitkomst


def _eis_oxum(bron: Bron, lading: set[str], info: Mapping[str, str], bevindingen: Bevindingen) -> None:
    if "Payload-Oxum" not in info:
        return
    echt = f"{sum(bron.omvang[pad] for pad in lading)}.{len(lading)}"
    if info["Payload-Oxum"] != echt:
        bevindingen.meld("bag-info.txt", f"noemt bij Payload-Oxum niet het echte aantal bytes en bestanden ({echt})")


def _eis_eigen(
    info: Mapping[str, str], tekenset: str, manifesten: Mapping[str, object], bevindingen: Bevindingen
) -> None:
    """What our packages have on top of the RFC."""
    for naam in ("Source-Organization", "External-Identifier", "Bagging-Date", "Payload-Oxum"):
        if not info.get(naam):
            bevindingen.meld("bag-info.txt", f"mist {naam}")
    if tekenset != "utf-8":
        bevindingen.meld("bagit.txt", "noemt een andere tekenset dan UTF-8")
    for naam in (MANIFESTNAAM, TAGMANIFESTNAAM):
        if naam not in manifesten:
            bevindingen.zin(f"In de bag ontbreekt het bestand “{naam}”.")
