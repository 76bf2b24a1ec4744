"""A small dossier to pack, and tools to take a package apart and put a changed one together."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pyzipper

from bbzdesk.exchange.pakket import (
    Bewaring,
    Gebeurtenis,
    Organisatie,
    PakbonGegevens,
    PakketBestand,
    PakketInhoud,
    Soort,
    Verhaaldeel,
    Vertrouwelijkheid,
    maak_pakket,
)

NU = datetime.fromisoformat("2026-03-02T14:05:30")
WACHTWOORD = "Tulp-7421-Molen-88"
PDF = b"%PDF-1.7\nniet echt een pdf, wel de eerste regel ervan\n%%EOF\n"


def pakbon_pdf(pakbon: PakbonGegevens) -> bytes:
    return PDF + pakbon.pakketnummer.encode()


def stuk(titel: str = "Jaarrekening 2025 Bakkerij Ünlü", inhoud: bytes = PDF, **anders: Any) -> PakketBestand:
    velden = {
        "soort": Soort.STUK,
        "titel": titel,
        "extensie": "pdf",
        "inhoud": inhoud,
        "gemaakt_op": datetime.fromisoformat("2026-01-15T09:30:00"),
        "mediatype": "application/pdf",
    }
    return PakketBestand(**(velden | anders))


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def inhoud(**anders: Any) -> PakketInhoud:
    velden: dict[str, Any] = {
        "opslag_id": "019a0000-0000-7000-8000-000000000001",
        "gemeente": Organisatie("Gemeente Voorbeeldstad", "Team Zelfstandigen", "bbz@voorbeeldstad.example"),
        "partner": Organisatie("Regionaal loket Noord", "Balie", "loket@noord.example"),
        "dossier_id": "019a0000-0000-7000-8000-0000000000d1",
        "dossiernummer": "D-2026-0001",
        "dossiertitel": "Bakkerij Ünlü & zoon <lening>",
        "zaaknummer": "Z/26/000123",
        "gegevens": {"versie": 1, "dossier": {"naam": "Şükran Ünlü", "hoofdsom": 1250000, "open": True, "bezwaar": None}},
        "onderdelen": (
            stuk("Dossieroverzicht", soort=Soort.DOSSIER, kenmerk="019a-overzicht"),
            stuk("Debiteurenkaart", b"PK\x03\x04 xlsx", soort=Soort.DEBITEURENKAART, extensie="xlsx", mediatype=XLSX),
            stuk("Verslag van de intake", soort=Soort.INTAKE),
            stuk(),
            stuk("Bankafschrift <januari> & februari", PDF + b"2"),
        ),
        "pakbon_pdf": pakbon_pdf,
        "bewaring": Bewaring("P10Y", "Einde van de lening", "16.1", "Lening verstrekt", "Selectielijst gemeenten 2020"),
        "gebeurtenissen": (
            Gebeurtenis("Creatie", datetime.fromisoformat("2026-01-12T10:00:00"), "Gemeente Voorbeeldstad"),
            Gebeurtenis("Uitplaatsing", NU, "Gemeente Voorbeeldstad", "Overgedragen aan Regionaal loket Noord"),
        ),
        "vertrouwelijkheid": Vertrouwelijkheid("Vertrouwelijk", "Persoonsgegevens van de ondernemer"),
        "verhaal": (Verhaaldeel("Waarom deze aanvraag", ("De oven is kapot.", "Omzet < kosten & geen <script>buffer</script>.")),),
        "bijzonderheden": "Hoorzitting gepland\nop 9 maart",
    }  # fmt: skip
    return PakketInhoud(**(velden | anders))


def maak(map_: Path, **anders: Any) -> Path:
    return maak_pakket(inhoud(**anders), map_, WACHTWOORD, NU).pad


def binnenste(pakket: Path) -> bytes:
    with pyzipper.AESZipFile(pakket) as buitenste:
        buitenste.setpassword(WACHTWOORD.encode())
        return buitenste.read("overdracht.zip")


def bestanden(pakket: Path) -> dict[str, bytes]:
    """Every file of the inner archive."""
    with zipfile.ZipFile(io.BytesIO(binnenste(pakket))) as archief:
        return {naam: archief.read(naam) for naam in archief.namelist()}


def zip_van(leden: Mapping[str, bytes]) -> bytes:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud_ in leden.items():
            archief.writestr(naam, inhoud_)
    return stroom.getvalue()


def versleuteld(doel: Path, leden: Mapping[str, bytes], nbits: int = 256) -> Path:
    with pyzipper.AESZipFile(doel, "w", pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES) as buitenste:
        buitenste.setpassword(WACHTWOORD.encode())
        buitenste.setencryption(pyzipper.WZ_AES, nbits=nbits)
        for naam, inhoud_ in leden.items():
            buitenste.writestr(naam, inhoud_)
    return doel


def inpakken(doel: Path, leden: Mapping[str, bytes]) -> Path:
    return versleuteld(doel, {"overdracht.zip": zip_van(leden)})


def uitpakken(map_: Path, leden: Mapping[str, bytes]) -> Path:
    for naam, inhoud_ in leden.items():
        plek = map_ / naam
        plek.parent.mkdir(parents=True, exist_ok=True)
        plek.write_bytes(inhoud_)
    return map_


def som(inhoud_: bytes) -> str:
    return hashlib.sha512(inhoud_).hexdigest()


def hermanifest(leden: dict[str, bytes]) -> dict[str, bytes]:
    """Make the bag consistent again after a change to the payload, as a forger would: only deeper checks can see it."""
    lading = {naam.removeprefix("bag/"): wat for naam, wat in leden.items() if naam.startswith("bag/data/")}
    leden = dict(leden)
    leden["bag/manifest-sha512.txt"] = "".join(f"{som(w)}  {n}\n" for n, w in sorted(lading.items())).encode()
    oxum = f"Payload-Oxum: {sum(map(len, lading.values()))}.{len(lading)}"
    info = leden["bag/bag-info.txt"].decode().splitlines()
    leden["bag/bag-info.txt"] = "".join(
        (oxum if regel.startswith("Payload-Oxum") else regel) + "\n" for regel in info
    ).encode()
    return hertag(leden)


def hertag(leden: dict[str, bytes]) -> dict[str, bytes]:
    """Recompute the tag manifest only."""
    tags = [n for n in leden if n.startswith("bag/") and not n.startswith(("bag/data/", "bag/tagmanifest-sha512"))]
    regels = "".join(f"{som(leden[naam])}  {naam.removeprefix('bag/')}\n" for naam in sorted(tags))
    return {**leden, "bag/tagmanifest-sha512.txt": regels.encode()}
