"""The outside of an .xlsx: a zip that may not be a bomb, a trick or something else in disguise."""

import re
import stat
import zipfile
from collections.abc import Iterator

from bbzdesk.exchange.blad import grenzen
from bbzdesk.exchange.blad.grenzen import BESCHADIGD, BladFout

_BLOK = 1024 * 1024
_INGEPAKT = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_VREEMD = re.compile(r"(^|/)\.\.(/|$)|^/|\\|:|[\x00-\x1f\x7f]")
_RESERVE = re.compile(r"(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)", re.IGNORECASE)
_VERKLARING = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)


def gecontroleerd(archief: zipfile.ZipFile) -> None:
    """Refuse the archive as a whole: size, names, encryption, nesting and XML declarations. Reads every part once."""
    delen = archief.infolist()
    if len(delen) > grenzen.DELEN:
        raise BladFout(grenzen.TE_GROOT)
    _controleer_namen(delen)
    _controleer_omvang(delen)
    _controleer_soort(archief)
    gelezen = 0
    for deel in delen:
        gelezen += _controleer_inhoud(archief, deel)
        if gelezen > grenzen.UITGEPAKT:
            raise BladFout(grenzen.TE_GROOT)


def _controleer_namen(delen: list[zipfile.ZipInfo]) -> None:
    gezien = set()
    for deel in delen:
        naam = deel.orig_filename
        vreemd = _VREEMD.search(naam) or _RESERVE.search(naam) or len(naam) > 255 or naam.lower() in gezien
        soort = stat.S_IFMT(deel.external_attr >> 16)
        if vreemd or soort not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise BladFout(BESCHADIGD)
        if deel.flag_bits & 0x1:
            raise BladFout(
                "Het bestand is beveiligd met een wachtwoord. "
                "Open het in Excel, haal het wachtwoord eraf, kies Opslaan als .xlsx en lees dat bestand in."
            )
        gezien.add(naam.lower())


def _controleer_omvang(delen: list[zipfile.ZipInfo]) -> None:
    uit = sum(deel.file_size for deel in delen)
    verpakt = sum(deel.compress_size for deel in delen)
    verdacht = any(
        deel.file_size > grenzen.VERHOUDING_VANAF and deel.file_size > grenzen.VERHOUDING * max(deel.compress_size, 1)
        for deel in delen
    )
    samen = uit > grenzen.VERHOUDING_VANAF and uit > grenzen.VERHOUDING * max(verpakt, 1)
    if uit > grenzen.UITGEPAKT or verdacht or samen:
        raise BladFout(grenzen.TE_GROOT)


def _controleer_soort(archief: zipfile.ZipFile) -> None:
    namen = {naam.lower() for naam in archief.namelist()}
    ander = ""
    if "mimetype" in namen or "content.xml" in namen:
        ander = "een bestand van LibreOffice of OpenOffice"
    elif "xl/workbook.bin" in namen:
        ander = "een binair Excel-bestand (.xlsb)"
    elif "word/document.xml" in namen:
        ander = "een Word-document"
    elif "ppt/presentation.xml" in namen:
        ander = "een presentatie"
    elif not any(naam.endswith("workbook.xml") for naam in namen):
        ander = "een ingepakt bestand"
    if ander:
        raise BladFout(
            f"Dit is {ander} en geen .xlsx-werkblad. Open de lijst, kies Opslaan als .xlsx en lees dat bestand in."
        )


def _controleer_inhoud(archief: zipfile.ZipFile, deel: zipfile.ZipInfo) -> int:
    """Read a part through once; the declared size is not believed."""
    gelezen, staart = 0, b""
    for blok in blokken(archief, deel.filename):
        if gelezen == 0 and blok.startswith(_INGEPAKT):
            raise BladFout(
                "In het werkboek zit een ander ingepakt bestand. "
                "Zet alleen de leningen in een nieuw werkboek, kies Opslaan als .xlsx en lees dat bestand in."
            )
        gelezen += len(blok)
        plat = staart + blok.replace(b"\x00", b"")
        if _is_xml(deel.filename) and _VERKLARING.search(plat):
            raise BladFout(BESCHADIGD)
        staart = plat[-16:]
    return gelezen


def _is_xml(naam: str) -> bool:
    return not naam.lower().endswith((".bin", ".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff"))


def blokken(archief: zipfile.ZipFile, naam: str) -> Iterator[bytes]:
    """Read a part in blocks and stop at the limit, whatever the archive says about its size."""
    gelezen = 0
    with archief.open(naam) as stroom:
        while blok := stroom.read(_BLOK):
            gelezen += len(blok)
            if gelezen > grenzen.UITGEPAKT:
                raise BladFout(grenzen.TE_GROOT)
            yield blok
