"""What a debtor sheet is: plain cells as read, the layout, and the outcome of a dry run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

VELDEN = (
    "dossier", "naam", "bedrijf", "bsn", "iban", "soort", "hoofdsom", "rente", "ingangsdatum", "looptijd",
    "restschuld", "achterstand", "laatste_betaling", "opmerking", "termijnbedrag", "status",
    "voornaam", "voorletters", "tussenvoegsel",
)  # fmt: skip
NAAMDELEN = ("voornaam", "voorletters", "tussenvoegsel")  # they go into `naam`, in front of the surname
BEDRAGEN = ("hoofdsom", "restschuld", "achterstand", "termijnbedrag")
DATUMS = ("ingangsdatum", "laatste_betaling")

# How a field is called at the start of a sentence.
AANHEF = {
    "dossier": "Het dossiernummer", "naam": "De naam", "bedrijf": "De bedrijfsnaam",
    "bsn": "Het burgerservicenummer", "iban": "Het IBAN", "soort": "De soort lening", "hoofdsom": "De hoofdsom",
    "rente": "De rente", "ingangsdatum": "De ingangsdatum", "looptijd": "De looptijd",
    "restschuld": "De restschuld", "achterstand": "De achterstand",
    "laatste_betaling": "De datum van de laatste betaling", "opmerking": "De opmerking",
    "termijnbedrag": "Het termijnbedrag", "status": "De status", "voornaam": "De voornaam",
    "voorletters": "De voorletters", "tussenvoegsel": "Het tussenvoegsel",
}  # fmt: skip

Status = Literal["bij", "achterstand", "uitstel", "opgeeist"]
TEKST, GETAL, PROCENT, DATUM, JANEE, MELDING, FORMULE = "t", "n", "p", "d", "b", "e", "f"


class Cel(NamedTuple):
    """One filled cell. The kind decides how the text must be read.

    t text; n number (as written in the file); p number shown as a percentage; d ISO date ("" = a day that does not
    exist); b truth value; e message of Excel (#REF!); f formula of which the file holds no outcome.
    """

    soort: str
    waarde: str
    formule: str | None = None


class Rij(NamedTuple):
    """A row with its number as Excel shows it and its filled cells by column number (A = 1).

    `breedte` is how many columns a line of csv was cut into, empty ones included; nought in a workbook.
    """

    nr: int
    verborgen: bool
    cellen: dict[int, Cel]
    breedte: int = 0


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet: filled rows only, in order."""

    naam: str
    verborgen: bool
    rijen: tuple[Rij, ...]
    verborgen_kolommen: frozenset[int] = frozenset()
    samengevoegd: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column


@dataclass(frozen=True, slots=True)
class Werkmap:
    """A file as read by the child process: nothing has been interpreted yet."""

    soort: str  # xlsx or csv
    bladen: tuple[Blad, ...]
    datum1904: bool = False
    waarschuwingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indeling:
    """Where the fields are. `kopregels` are row numbers; a column is its header text, or its letter.

    The letter is used where the header is empty or occurs twice. Where a sheet cuts names up, `naam` is the column of
    the surname and the optional `voornaam`, `voorletters` and `tussenvoegsel` are joined in front of it; the first name
    goes before the initials.
    """

    blad: str
    kopregels: tuple[int, ...]
    kolommen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A fault or a doubt about one cell, with the row number as Excel shows it."""

    blad: str
    rij: int
    veld: str
    reden: str


@dataclass(frozen=True, slots=True)
class Debiteurrij:
    """A loan of which every value could be read. Amounts in cents; None = not in the sheet."""

    blad: str
    rij: int
    dossier: str | None
    naam: str | None
    bedrijf: str | None
    bsn: str | None
    iban: str | None
    soort: str | None
    hoofdsom: int | None
    rente: Decimal | None
    ingangsdatum: date | None
    looptijd: int | None
    restschuld: int
    achterstand: int
    laatste_betaling: date | None
    opmerking: str | None
    termijnbedrag: int | None
    status: Status


@dataclass(frozen=True, slots=True)
class Proef:
    """The outcome of a dry run: what would be taken in, what not and why. Nothing has changed."""

    indeling: Indeling
    rijen: tuple[Debiteurrij, ...]
    fout: tuple[Bevinding, ...]
    twijfel: tuple[Bevinding, ...]
    totaal_restschuld: int
    totaal_alle_rijen: int
    bladen: tuple[str, ...] = ()
    gelezen_bladen: tuple[str, ...] = ()
    waarschuwingen: tuple[str, ...] = ()
