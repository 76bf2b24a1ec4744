"""The document model: what a letter or report says, without how it looks.

The renderers (PDF, docx, plain text) read the same blocks. A plain `str` is always literal: an asterisk in somebody's
name stays an asterisk. Bold is asked for with `Tekst(..., vet=True)` or with `lees_opmaak`, which reads `**...**`;
values that are filled into such a text first go through `ontsnap`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Tekst:
    """A run of text in one weight. Its characters are never read as markup."""

    tekst: str
    vet: bool = False


Inhoud = str | Tekst | tuple[Tekst, ...]

_OPMAAK = re.compile(r"\\([\\*])|(\*\*)")


def ontsnap(tekst: str) -> str:
    """Make a value safe to fill into a text that `lees_opmaak` will read: it comes out as it went in."""
    return re.sub(r"([\\*])", r"\\\1", tekst)


def lees_opmaak(tekst: str) -> tuple[Tekst, ...]:
    r"""Read `**vet**` as bold runs; `\*` is an asterisk and `\\` a backslash. The one place that knows this markup."""
    runs: list[Tekst] = []
    lopend, vet, vanaf = "", False, 0
    for teken in _OPMAAK.finditer(tekst):
        lopend += tekst[vanaf : teken.start()] + (teken[1] or "")
        vanaf = teken.end()
        if teken[2]:
            runs.append(Tekst(lopend, vet))
            lopend, vet = "", not vet
    runs.append(Tekst(lopend + tekst[vanaf:], vet))
    return tuple(run for run in runs if run.tekst)


def runs(inhoud: Inhoud) -> tuple[Tekst, ...]:
    """The text as runs, whichever form it was given in."""
    if isinstance(inhoud, str):
        return (Tekst(inhoud),)
    return (inhoud,) if isinstance(inhoud, Tekst) else inhoud


def platte_tekst(inhoud: Inhoud) -> str:
    """The text without its weights."""
    return "".join(run.tekst for run in runs(inhoud))


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading of level 1, 2 or 3, under the title of the document."""

    niveau: Literal[1, 2, 3]
    tekst: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph; a line break in the text is a line break on paper."""

    tekst: Inhoud


@dataclass(frozen=True, slots=True)
class Feiten:
    """A table of questions and answers; the question is the head of its row."""

    rijen: tuple[tuple[Inhoud, Inhoud], ...]


Uitlijning = Literal["links", "rechts"]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with column heads. The first column is the head of each row when `rijkoppen` is on.

    `breedtes` are relative; without them the columns follow their contents.
    """

    koppen: tuple[Inhoud, ...]
    rijen: tuple[tuple[Inhoud, ...], ...]
    uitlijning: tuple[Uitlijning, ...] = ()
    totaal: tuple[Inhoud, ...] | None = None
    bijschrift: str = ""
    breedtes: tuple[float, ...] = ()
    rijkoppen: bool = True

    def __post_init__(self) -> None:
        kolommen = len(self.koppen)
        assert kolommen, "a table has at least one column"
        assert all(len(rij) == kolommen for rij in self.rijen), "every row has a cell for every column"
        assert self.totaal is None or len(self.totaal) == kolommen, "the total has a cell for every column"
        assert len(self.uitlijning) in (0, kolommen), "alignment is given for every column or for none"
        assert len(self.breedtes) in (0, kolommen), "widths are given for every column or for none"

    def kant(self, kolom: int) -> Uitlijning:
        """How a column is aligned; left when nothing was said."""
        return self.uitlijning[kolom] if self.uitlijning else "links"


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list; numbered when the order counts."""

    items: tuple[Inhoud, ...]
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Afbeelding:
    """A picture (PNG or JPEG) with the sentence that says the same to who cannot see it."""

    gegevens: bytes
    alternatieve_tekst: str
    breedte_mm: float

    def __post_init__(self) -> None:
        assert self.alternatieve_tekst.strip(), "a picture has an alternative text"
        assert self.breedte_mm > 0, "a picture has a width"


@dataclass(frozen=True, slots=True)
class Ondertekening:
    """The closing lines of a letter; an empty line leaves room. They stay together and never stand alone on a page."""

    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NieuwePagina:
    """Start a new page, for instance for an annex; `breed` gives it the narrow margins that wide tables need."""

    breed: bool = False


Blok = Kop | Alinea | Feiten | Tabel | Lijst | Afbeelding | Ondertekening | NieuwePagina


@dataclass(frozen=True, slots=True)
class Briefhoofd:
    """What stands above and below a letter. Dates and references are given as they are to be read.

    `proefkader` draws the frame of the window, to hold a test print against an envelope.
    """

    afzender: str
    retouradres: str
    adresregels: tuple[str, ...]
    datum: str
    kenmerk: str
    contact: tuple[str, ...] = ()
    bijlagen: str = ""
    voetregel: str = ""
    venster: Literal["links", "rechts"] = "links"
    afdeling: str = ""
    logo: bytes | None = field(default=None, repr=False)
    proefkader: bool = False


@dataclass(frozen=True, slots=True)
class Gegevensbijlage:
    """The data behind a final decision, embedded in its PDF as a file."""

    naam: str
    gegevens: bytes = field(repr=False)
    omschrijving: str

    def __post_init__(self) -> None:
        assert re.fullmatch(r"[A-Za-z0-9._-]+\.json", self.naam), "a plain file name that ends in .json"


HUISKLEUR = "#17568F"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole letter (with `briefhoofd`) or report (without).

    `titel` is printed as the subject and is the title of the file; `onderwerp` goes into the properties of the file and
    under the title of a report. `merk` is printed across every page.
    """

    titel: str
    blokken: tuple[Blok, ...]
    auteur: str
    onderwerp: str = ""
    kenmerk: str = ""
    merk: Literal["", "CONCEPT", "OEFENING"] = ""
    briefhoofd: Briefhoofd | None = None
    gegevensbijlage: Gegevensbijlage | None = None
    liggend: bool = False
    huiskleur: str = HUISKLEUR

    def __post_init__(self) -> None:
        assert self.titel.strip(), "a document has a title"
        assert re.fullmatch(r"#[0-9A-Fa-f]{6}", self.huiskleur), "a colour is written as #RRGGBB"

    @property
    def volledige_titel(self) -> str:
        """The title as the file carries it: who cannot see the mark across the page hears it here."""
        return f"{self.merk}: {self.titel}" if self.merk else self.titel


_NIET_GEDRUKT = ("alternatieve_tekst", "gegevensbijlage", "huiskleur")


def gedrukte_teksten(deel: object) -> Iterator[str]:
    """Every text of a document, or of a part of it, that stands on paper, in the order of the model."""
    if isinstance(deel, str):
        yield deel
    elif isinstance(deel, tuple):
        for onderdeel in deel:
            yield from gedrukte_teksten(onderdeel)
    elif is_dataclass(deel):
        for veld in fields(deel):
            if veld.name not in _NIET_GEDRUKT:
                yield from gedrukte_teksten(getattr(deel, veld.name))
