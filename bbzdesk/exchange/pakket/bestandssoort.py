"""Whether a file is of the kind that its name says: by its first bytes, and a text by having nothing but text."""

from collections.abc import Iterable

_PDF, _ZIP = (b"%PDF-",), (b"PK\x03\x04",)
_BEGIN: dict[str, tuple[bytes, ...]] = {
    "pdf": _PDF,
    "docx": _ZIP, "ods": _ZIP, "odt": _ZIP, "xlsx": _ZIP,
    "jpg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "tif": (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
}  # fmt: skip
_RUIMTE = b"\xef\xbb\xbf \t\r\n"  # what some programs leave in front of a pdf
_BREED = (b"\xff\xfe", b"\xfe\xff")  # a text in UTF-16 has nought bytes of its own
_PROGRAMMA = (b"MZ", b"\x7fELF", *_PDF, *_ZIP, b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")


def bezwaar_inhoud(uitgang: str, blokken: Iterable[bytes]) -> str | None:
    """Say why the contents do not fit the extension (`is leeg`), or None when they do."""
    eerste = True
    for blok in blokken:
        if uitgang in _BEGIN:
            begin = blok.lstrip(_RUIMTE) if uitgang == "pdf" else blok
            return None if begin.startswith(_BEGIN[uitgang]) else f"is geen {uitgang}-bestand, al zegt de naam van wel"
        if eerste and blok.startswith(_BREED):
            return None
        if b"\0" in blok or (eerste and blok.startswith(_PROGRAMMA)):
            return "is geen tekst, al zegt de naam van wel"
        eerste = False
    return "is leeg" if eerste else None
