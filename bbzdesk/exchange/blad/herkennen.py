"""What kind of file it is, by its content: the name may say anything."""

import re

from bbzdesk.exchange.blad.grenzen import BladFout

_ZIP = b"PK\x03\x04"
_LEEG_ZIP = b"PK\x05\x06"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_ANDERE = (
    (b"%PDF", "een pdf-bestand"),
    (b"{\\rtf", "een tekstdocument"),
    (b"\x7fELF", "een programma"),
    (b"MZ", "een programma"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"Rar!", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"BZh", "een ingepakt bestand"),
    (b"\xfd7zXZ", "een ingepakt bestand"),
    (b"SQLite format 3", "een database"),
)
_WEBPAGINA = re.compile(rb"<(!doctype|html|head|body|table|meta|script|style|div|svg)\b", re.IGNORECASE)


def bestandssoort(inhoud: bytes) -> str:
    """Return `xlsx` (a zip, to be looked into) or `csv` (text); refuse everything else with what to do."""
    if not inhoud.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise BladFout("Het bestand is leeg. Kies het bestand met de leningen.")
    if inhoud.startswith(_OLE):
        raise _oud_of_versleuteld(inhoud)
    for begin, naam in _ANDERE:
        if inhoud.startswith(begin):
            raise _ander(naam)
    if inhoud.startswith((_ZIP, _LEEG_ZIP)):
        return "xlsx"
    begin = inhoud[:2048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if begin.startswith(b"<"):
        raise _ander("een webpagina" if _WEBPAGINA.search(begin) else "een XML-bestand")
    return "csv"


def _oud_of_versleuteld(inhoud: bytes) -> BladFout:
    if _VERSLEUTELD in inhoud:
        return BladFout(
            "Het bestand is beveiligd met een wachtwoord. "
            "Open het in Excel, haal het wachtwoord eraf, kies Opslaan als .xlsx en lees dat bestand in."
        )
    return BladFout(
        "Het bestand heeft de oude vorm van Excel (.xls). Open het in Excel, kies Opslaan als .xlsx en lees dat in."
    )


def _ander(naam: str) -> BladFout:
    return BladFout(
        f"Dit is {naam} en geen werkblad. Open de lijst in Excel, kies Opslaan als .xlsx en lees dat bestand in."
    )
