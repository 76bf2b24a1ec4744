"""Writes a BagIt 1.0 bag (RFC 8493) with SHA-512 around a payload."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from bbzdesk.exchange.pakket.gegevens import PakketInhoud
from bbzdesk.exchange.pakket.sip import Geplaatst

MAP = "bag"
KENMERK = "MDTO-SIP 1.0"
MANIFEST, TAGMANIFEST = "manifest-sha512.txt", "tagmanifest-sha512.txt"
_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def bouw_bag(lading: Sequence[Geplaatst], inhoud: PakketInhoud, nummer: str, nu: datetime) -> tuple[Geplaatst, ...]:
    """Return every file of the bag, with paths from its base directory."""
    in_bag = [Geplaatst(f"data/{plaats.pad}", plaats.inhoud) for plaats in lading]
    tags = [
        Geplaatst("bag-info.txt", _bag_info(lading, inhoud, nummer, nu)),
        Geplaatst("bagit.txt", _BAGIT),
        Geplaatst(MANIFEST, _manifest(in_bag)),
    ]
    return (*tags, Geplaatst(TAGMANIFEST, _manifest(tags)), *in_bag)


def hash_van_sip(manifest: bytes) -> str:
    """The hash of the SIP as a whole: SHA-512 of its manifest, which fixes the name and contents of every file."""
    return hashlib.sha512(manifest).hexdigest()


def _manifest(plaatsen: Sequence[Geplaatst]) -> bytes:
    return "".join(_regels(plaatsen)).encode("utf-8")


def _regels(plaatsen: Sequence[Geplaatst]) -> Iterator[str]:
    # Our names are plain ASCII without %, CR or LF, so nothing needs percent-encoding here.
    for plaats in sorted(plaatsen, key=lambda plaats: plaats.pad):
        yield f"{hashlib.sha512(plaats.inhoud).hexdigest()}  {plaats.pad}\n"


def _bag_info(lading: Sequence[Geplaatst], inhoud: PakketInhoud, nummer: str, nu: datetime) -> bytes:
    regels = {
        "Source-Organization": inhoud.gemeente.naam,
        "Contact-Name": inhoud.gemeente.contact,
        "Contact-Email": inhoud.gemeente.email,
        "External-Description": f"Overdrachtspakket, {KENMERK}",
        "External-Identifier": nummer,
        "Bagging-Date": nu.date().isoformat(),
        "Payload-Oxum": f"{sum(len(plaats.inhoud) for plaats in lading)}.{len(lading)}",
        "Bag-Software-Agent": "BbzDesk",
    }
    return "".join(f"{kop}: {' '.join(tekst.split())}\n" for kop, tekst in regels.items()).encode("utf-8")
