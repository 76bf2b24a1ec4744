"""A sheet as the person who takes it over sees it: which sheet and which heads, what else it may be, its first rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bbzdesk.domain.datum import kort
from bbzdesk.exchange.blad.gedaante import is_bsn
from bbzdesk.exchange.blad.indelen import ZOEK_RIJEN, Plaatsing, kan_tweede_kopregel
from bbzdesk.exchange.blad.model import DATUM, GETAL, PROCENT, Blad, Cel, Rij, Werkmap
from bbzdesk.exchange.blad.tekst import kolomletter, opsomming
from bbzdesk.services.woorden import bsn_verborgen

_VOORBEELDEN, _LANGSTE, _KOP_LANGSTE = 3, 28, 44
_KOLOMMEN = 20
_KIES_ANDERS = "Klopt die rij of een kolom niet, kies dan een andere."
GEEN_REGELS = "Onder de koppen staat geen enkele regel. Kies een andere rij, een ander blad of een ander bestand."
ONBEKENDE_KOLOMMEN = (
    "BbzDesk herkent de kolommen niet. Kies zelf ten minste de restschuld, en de naam of het dossiernummer."
)


@dataclass(frozen=True, slots=True)
class Kolomkeuze:
    """A column of the sheet: how the layout names it, how a person recognises it, and what stands in it."""

    naam: str
    woorden: str
    voorbeelden: str


@dataclass(frozen=True, slots=True)
class Bladkeuze:
    """A sheet that can be read; without a name it is what the program chose, which may be several sheets together."""

    naam: str
    woorden: str


@dataclass(frozen=True, slots=True)
class Kopkeuze:
    """The rows that may hold the heads; no rows is a sheet without heads."""

    kopregels: tuple[int, ...]
    woorden: str


@dataclass(frozen=True, slots=True)
class Voorbeeldrij:
    """One of the first rows, as it stands in the sheet."""

    nr: int
    is_kop: bool
    cellen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bladbeeld:
    """What was chosen (`blad`, `kopregels`), between what, and what stands there.

    `voorgesteld` are the sheets that the program would read; `letters` name the columns of `rijen`.
    """

    blad: str
    kopregels: tuple[int, ...]
    voorgesteld: tuple[str, ...]
    bladen: tuple[Bladkeuze, ...]
    koppen: tuple[Kopkeuze, ...]
    kolommen: tuple[Kolomkeuze, ...]
    letters: tuple[str, ...]
    rijen: tuple[Voorbeeldrij, ...]
    woorden: str


def bladbeeld(
    werkmap: Werkmap, blad: Blad, plaatsing: Plaatsing, gekozen: str, voorgesteld: Sequence[str]
) -> Bladbeeld:
    """`blad` is the sheet that is shown, `gekozen` the one that a person chose: empty when he left it to the program."""
    letters = sorted({kolom for rij in blad.rijen[:ZOEK_RIJEN] for kolom in rij.cellen})[:_KOLOMMEN]
    return Bladbeeld(
        blad=gekozen,
        kopregels=plaatsing.kopregels,
        voorgesteld=tuple(voorgesteld),
        bladen=_bladkeuzes(werkmap, voorgesteld),
        koppen=_kopkeuzes(blad, plaatsing.kopregels),
        kolommen=_kolommen(blad, plaatsing),
        letters=tuple(kolomletter(kolom) for kolom in letters),
        rijen=tuple(_voorbeeldrij(rij, plaatsing, letters) for rij in blad.rijen[:ZOEK_RIJEN]),
        woorden=_woorden(werkmap, blad, plaatsing),
    )


def _bladkeuzes(werkmap: Werkmap, voorgesteld: Sequence[str]) -> tuple[Bladkeuze, ...]:
    """First what the program chose; a sheet without cells is no choice."""
    samen = len(voorgesteld) > 1
    eerste = Bladkeuze(
        "", _ingekort(f"{opsomming(list(voorgesteld))} samen" if samen else voorgesteld[0], _KOP_LANGSTE)
    )
    andere = [
        Bladkeuze(blad.naam, _ingekort(blad.naam) + (" (verborgen)" if blad.verborgen else ""))
        for blad in werkmap.bladen
        if blad.rijen and (samen or blad.naam not in voorgesteld)
    ]
    return (eerste, *andere)


def _kopkeuzes(blad: Blad, gekozen: tuple[int, ...]) -> tuple[Kopkeuze, ...]:
    """Each of the first rows, two rows where the second can go on, and none."""
    rijen = blad.rijen[:ZOEK_RIJEN]
    keuzes: list[Sequence[Rij]] = []
    for rij, volgende in zip(rijen, (*rijen[1:], None), strict=True):
        keuzes.append((rij,))
        if volgende is not None and ((rij.nr, volgende.nr) == gekozen or kan_tweede_kopregel(rij, volgende)):
            keuzes.append((rij, volgende))
    return (Kopkeuze((), "Er zijn geen koppen"), *map(_kopkeuze, keuzes))


def _kopkeuze(rijen: Sequence[Rij]) -> Kopkeuze:
    nummers = tuple(rij.nr for rij in rijen)
    inhoud = " · ".join(_voorbeeld(cel) for _, cel in sorted(rijen[-1].cellen.items()))
    return Kopkeuze(nummers, _ingekort(f"Rij {_rijen(nummers)}: {inhoud}", _KOP_LANGSTE))


def _rijen(nummers: Sequence[int]) -> str:
    return " en ".join(map(str, nummers))


def _voorbeeldrij(rij: Rij, plaatsing: Plaatsing, kolommen: Sequence[int]) -> Voorbeeldrij:
    cellen = tuple(_voorbeeld(rij.cellen[kolom]) if kolom in rij.cellen else "" for kolom in kolommen)
    return Voorbeeldrij(rij.nr, rij.nr in plaatsing.kopregels, cellen)


def _woorden(werkmap: Werkmap, blad: Blad, plaatsing: Plaatsing) -> str:
    """Where the heads are; a csv file has no sheets."""
    rijen = _rijen(plaatsing.kopregels)
    koppen = f"De koppen staan op rij {rijen}" if rijen else "Er zijn geen koppen"
    plek = "" if werkmap.soort == "csv" else f" van blad {blad.naam}"
    if not any(rij.nr > plaatsing.laatste_kopregel for rij in blad.rijen):
        return f"{koppen}{plek}. {GEEN_REGELS}"
    return f"{koppen}{plek}. {_KIES_ANDERS}"


def _kolommen(blad: Blad, plaatsing: Plaatsing) -> tuple[Kolomkeuze, ...]:
    """Every column that has a head or a value, in the order of the sheet."""
    rijen = [rij for rij in blad.rijen if rij.nr > plaatsing.laatste_kopregel]
    gevuld = {kolom for rij in rijen for kolom in rij.cellen} | set(plaatsing.koppen)
    keuzes = []
    for kolom in sorted(gevuld):
        naam, kop = plaatsing.naam_van(kolom), plaatsing.koppen.get(kolom, "")
        cellen = [rij.cellen[kolom] for rij in rijen if kolom in rij.cellen][:_VOORBEELDEN]
        keuzes.append(Kolomkeuze(naam, _kolomwoorden(naam, kop), " · ".join(_voorbeeld(cel) for cel in cellen)))
    return tuple(keuzes)


def _kolomwoorden(naam: str, kop: str) -> str:
    """The head; the letter too where that is how the layout names the column, as two columns may have one head."""
    if naam == kop:
        return _ingekort(kop)
    return f"{_ingekort(kop)} (kolom {naam})" if kop else f"Kolom {naam}"


def _voorbeeld(cel: Cel) -> str:
    """A value as people write it; a BSN is recognised without being shown."""
    if is_bsn(cel):
        return bsn_verborgen(cel.waarde.strip())
    tekst = " ".join(cel.waarde.split())
    if cel.soort == DATUM and tekst:
        tekst = kort(datetime.fromisoformat(tekst).date())
    elif cel.soort in (GETAL, PROCENT):
        tekst = tekst.replace(".", ",")
    return _ingekort(tekst)


def _ingekort(tekst: str, lengte: int = _LANGSTE) -> str:
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1]}…"
