"""What goes into a handover package and what comes out of it, as plain frozen values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from bbzdesk.domain.fouten import GebruikersFout

Voortgang = Callable[[int, int], None]
"""Called with the bytes done and the bytes in all; what it raises stops the work, and nothing stays behind."""


def stil(gedaan: int, totaal: int) -> None:
    """Progress that nobody watches."""


class PakketFout(GebruikersFout):
    """A package cannot be made or read; the sentence says why and what to do."""


class Soort(StrEnum):
    """What a part of the package is; it decides its file name and its place on the start page."""

    DOSSIER = "dossier"
    DEBITEURENKAART = "debiteurenkaart"
    INTAKE = "intake"
    STUK = "stuk"


MEDIATYPEN: Mapping[str, str] = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "jpg": "image/jpeg",
    "json": "application/json",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "tif": "image/tiff",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The kinds of file that may travel as a part. Programs, scripts and archives are not among them."""


@dataclass(frozen=True, slots=True)
class Organisatie:
    """A municipality or a partner, with the person to call."""

    naam: str
    contact: str
    email: str


@dataclass(frozen=True, slots=True)
class Bewaring:
    """How long the dossier is kept: the result of the selectielijst that the municipality chose.

    `looptijd` is an ISO duration (`P10Y`), `trigger` what it starts from; `categorie` and `lijst` name the result.
    """

    looptijd: str
    trigger: str
    categorie: str
    categorie_naam: str
    lijst: str


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """Something that happened to the dossier: `Creatie`, `Ontvangst`, `Export`, `Uitplaatsing` ..."""

    soort: str
    tijd: datetime
    actor: str
    resultaat: str = ""


@dataclass(frozen=True, slots=True)
class Vertrouwelijkheid:
    """Who may see the dossier and why."""

    label: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Verhaaldeel:
    """A heading and its paragraphs for the start page: what the entrepreneur has already told, what was promised."""

    kop: str
    alineas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PakketBestand:
    """One file of the package. `titel` may be the real title; the file name is made by the package.

    `kenmerk` is the identity of the record (UUIDv7), by which the receiver merges; without one the package gives one.
    """

    soort: Soort
    titel: str
    extensie: str
    inhoud: bytes
    gemaakt_op: datetime
    mediatype: str
    taal: str = "nl"
    kenmerk: str = ""


@dataclass(frozen=True, slots=True)
class PakbonGegevens:
    """What the pakbon says: who sends what to whom, and how much it is."""

    pakketnummer: str
    titel: str
    doellocatie: str
    hash_sip: str
    gemaakt_op: datetime
    organisatie: str
    contactpersoon: str
    email: str
    aantal_informatieobjecten: int
    aantal_bestanden: int
    aantal_inhoudsbestanden: int
    bytes_inhoudsbestanden: int
    bijzonderheden: str


@dataclass(frozen=True, slots=True)
class PakketInhoud:
    """Everything of one dossier that travels.

    `gegevens` is the open export of the dossier: only dicts with string keys, lists, strings, whole numbers, booleans
    and None, with its own whole number `versie`. `gegevens_schema` describes it; without one only `versie` is asked.
    `pakbon_pdf` makes the pakbon for signature. `verhaal` tells the intake, so that nobody has to tell it twice.
    """

    opslag_id: str
    gemeente: Organisatie
    partner: Organisatie
    dossier_id: str
    dossiernummer: str
    dossiertitel: str
    zaaknummer: str
    gegevens: Mapping[str, Any]
    onderdelen: tuple[PakketBestand, ...]
    pakbon_pdf: Callable[[PakbonGegevens], bytes]
    bewaring: Bewaring
    gebeurtenissen: tuple[Gebeurtenis, ...]
    vertrouwelijkheid: Vertrouwelijkheid
    verhaal: tuple[Verhaaldeel, ...] = ()
    bijzonderheden: str = ""
    gegevens_schema: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class PakketResultaat:
    """A package that was written and checked. `sha512` is of the file as a whole, for the ontvangstbewijs."""

    pad: Path
    pakketnummer: str
    sha512: str
    aantal_bestanden: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The verdict on a package: good, or what is wrong, one sentence each; of a good one what its pakbon says."""

    goed: bool
    bevindingen: tuple[str, ...]
    pakbon: PakbonGegevens | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class GelezenPakket:
    """A package that was judged good, read back for an import."""

    pakbon: PakbonGegevens
    opslag_id: str
    dossier_id: str
    dossiernummer: str
    dossiertitel: str
    zaaknummer: str
    gegevens: Mapping[str, Any]
    onderdelen: tuple[PakketBestand, ...]
    bewaring: Bewaring
    gebeurtenissen: tuple[Gebeurtenis, ...]
    vertrouwelijkheid: Vertrouwelijkheid
    metagegevens: Mapping[str, bytes]
