"""Finding the header of a sheet and proposing which column holds which field; checking a layout that is given."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bbzdesk.exchange.blad import gedaante
from bbzdesk.exchange.blad.kopwoorden import EXACT, OVERIG, Treffer, bekend, treffer
from bbzdesk.exchange.blad.model import NAAMDELEN, TEKST, Blad, Cel, Indeling, Rij
from bbzdesk.exchange.blad.tekst import kolomletter, vouw, woorden

ZOEK_RIJEN = 60
_MONSTER = 120
_BIJZAAK = ("achterstand", "laatste_betaling", "termijnbedrag", "soort")
_GENOEG = 55  # a header that only resembles a word needs values that fit


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """A layout worked out: column numbers by field, and the header texts for who wants to see them."""

    blad: str
    kopregels: tuple[int, ...]
    kolommen: dict[str, int]
    koppen: dict[int, str]

    @property
    def laatste_kopregel(self) -> int:
        """The row after which the loans begin."""
        return max(self.kopregels, default=0)

    def als_indeling(self) -> Indeling:
        """The layout as people and JSON name it."""
        return Indeling(self.blad, self.kopregels, {veld: self.naam_van(nr) for veld, nr in self.kolommen.items()})

    def naam_van(self, kolom: int) -> str:
        """The header text when it is there once; otherwise the letter."""
        tekst = self.koppen.get(kolom, "")
        keer = Counter(vouw(kop).strip() for kop in self.koppen.values())
        return tekst if tekst and keer[vouw(tekst).strip()] == 1 else kolomletter(kolom)


def voorstel(blad: Blad, vandaag: date) -> Plaatsing | None:
    """The layout that names the most fields; None when no row looks like a header of loans."""
    beste: tuple[float, Plaatsing] | None = None
    rijen = blad.rijen[:ZOEK_RIJEN]
    gezien: set[tuple[tuple[int, str], ...]] = set()
    for plaats, rij in enumerate(rijen):
        teksten = tuple((kolom, vouw(cel.waarde)) for kolom, cel in sorted(rij.cellen.items()))
        if teksten in gezien or not _kan_kopregel(rij):  # a header that comes back further down is no new one
            continue
        gezien.add(teksten)
        for aantal in (1, 2):
            kop = rijen[plaats : plaats + aantal]
            if len(kop) < aantal or (aantal == 2 and not kan_tweede_kopregel(kop[0], kop[1])):
                continue
            punten, plaatsing = _probeer(blad, kop, plaats + aantal, vandaag)
            if beste is None or punten > beste[0]:
                beste = (punten, plaatsing)
    return beste[1] if beste and is_bruikbaar(beste[1].kolommen) else None


def bij_koppen(blad: Blad, kopregels: Sequence[int], vandaag: date) -> Plaatsing:
    """The layout below heads that a person pointed out, as far as it can be known; none of the rows is no heads."""
    kop = [rij for rij in blad.rijen if rij.nr in kopregels]
    begin = sum(rij.nr <= max(kopregels, default=0) for rij in blad.rijen)
    if kop:
        return _probeer(blad, kop, begin, vandaag)[1]
    gezien = _op_het_oog({}, {}, blad.rijen[:_MONSTER])
    return Plaatsing(blad.naam, (), {veld: kolom for veld, (kolom, _) in gezien.items()}, {})


def is_bruikbaar(kolommen: Mapping[str, object]) -> bool:
    """Whether the required fields are there."""
    return "restschuld" in kolommen and ("naam" in kolommen or "dossier" in kolommen)


def _kan_kopregel(rij: Rij) -> bool:
    """At least two short texts, two of which hold a known word; cheap, as most rows are loans."""
    teksten = [cel.waarde for cel in rij.cellen.values() if cel.soort == TEKST and len(cel.waarde) < 80]
    return sum(bekend(woorden(tekst)) for tekst in teksten) >= 2


def kan_tweede_kopregel(eerste: Rij, tweede: Rij) -> bool:
    """A second header row stands directly below and holds words, not values."""
    if tweede.nr != eerste.nr + 1 or not all(cel.soort == TEKST for cel in tweede.cellen.values()):
        return False
    return not any(is_waarde(cel.waarde) for cel in tweede.cellen.values())


def is_waarde(tekst: str) -> bool:
    """A number, an amount or a date; `Saldo 31-12-2025` is a header."""
    return bool(re.search(r"\d{5}", tekst)) or (any(map(str.isdigit, tekst)) and not any(map(str.isalpha, tekst)))


def kopteksten(blad: Blad, kop: Sequence[Rij]) -> dict[int, str]:
    """The header of every column; a merged header counts for each column it covers."""
    delen: dict[int, list[str]] = {}
    for rij in kop:
        for kolom, tekst in _uitgespreid(blad, rij).items():
            if tekst and tekst not in delen.setdefault(kolom, []):
                delen[kolom].append(tekst)
    return {kolom: _aaneen(teksten) for kolom, teksten in sorted(delen.items())}


def _aaneen(teksten: list[str]) -> str:
    """One header from its rows; a word that is cut off goes on in the next row: `Hoofd-` above `som`."""
    geheel = teksten[0]
    for volgende in teksten[1:]:
        geheel = geheel[:-1] + volgende if geheel.endswith("-") else f"{geheel} {volgende}"
    return geheel


def _uitgespreid(blad: Blad, rij: Rij) -> dict[int, str]:
    teksten = {kolom: " ".join(cel.waarde.split())[:80] for kolom, cel in rij.cellen.items()}
    for rij_van, kolom_van, rij_tot, kolom_tot in blad.samengevoegd:
        if rij_van <= rij.nr <= rij_tot and kolom_tot - kolom_van < 200 and kolom_van in teksten:
            teksten |= dict.fromkeys(range(kolom_van, kolom_tot + 1), teksten[kolom_van])
    return teksten


def _probeer(blad: Blad, kop: Sequence[Rij], begin: int, vandaag: date) -> tuple[float, Plaatsing]:
    koppen = kopteksten(blad, kop)
    onderste = _uitgespreid(blad, kop[-1])
    monster = blad.rijen[begin : begin + _MONSTER]
    kolommen = _toewijzing(koppen, onderste, monster, vandaag)
    punten = sum(waarde for _, waarde in kolommen.values()) / 100
    nummers = {veld: kolom for veld, (kolom, _) in kolommen.items()}
    # Every cell of a real header is text; a row of values that happens to hold a known word is not one.
    waarden = sum(
        cel.soort != TEKST or bool(re.search(r"\d{5}", cel.waarde)) for rij in kop for cel in rij.cellen.values()
    )
    volgorde = {veld: nummers[veld] for veld in sorted(nummers, key=lambda veld: nummers[veld])}
    plaatsing = Plaatsing(blad.naam, tuple(rij.nr for rij in kop), volgorde, koppen)
    return punten - waarden - 0.3 * (len(kop) - 1) + (2 if is_bruikbaar(volgorde) else 0), plaatsing


def _toewijzing(
    koppen: Mapping[int, str], onderste: Mapping[int, str], monster: Sequence[Rij], vandaag: date
) -> dict[str, tuple[int, float]]:
    """Give each field the column that fits best, the surest first, and each column one field."""
    kandidaten: list[tuple[float, int, str]] = []
    for kolom in koppen:
        cellen = [rij.cellen[kolom] for rij in monster if kolom in rij.cellen]
        for gevonden in _treffers(koppen[kolom], onderste.get(kolom, "")):
            punten = gevonden.punten + 60 * (gedaante.past(gevonden.veld, cellen) - 0.5)
            punten += _peiling(koppen[kolom], vandaag) + (0 if cellen else -15)
            if gevonden.veld in _BIJZAAK and len(cellen) > 4 and gedaante.past(gevonden.veld, cellen) < 0.2:
                continue  # `Achterstand` above ja and nee is no amount: better not read than a fault in every row
            if punten >= _GENOEG or (gevonden.punten >= EXACT and not cellen):
                kandidaten.append((punten, -kolom, gevonden.veld))
    verdeeld: dict[str, tuple[int, float]] = {}
    for punten, min_kolom, veld in sorted(kandidaten, reverse=True):
        if veld not in verdeeld and -min_kolom not in {kolom for kolom, _ in verdeeld.values()}:
            verdeeld[veld] = (-min_kolom, punten)
    if "naam" not in verdeeld:  # a first name alone says too little
        verdeeld = {veld: plek for veld, plek in verdeeld.items() if veld not in NAAMDELEN}
    return _op_het_oog(verdeeld, koppen, monster)


def _treffers(kop: str, onderste: str) -> list[Treffer]:
    """What the whole header says, and what its lowest row says; a few words mean another field by their values."""
    gevonden = [gezien for tekst in {kop, onderste} if (gezien := treffer(woorden(tekst)))]
    if any(gezien.veld == OVERIG for gezien in gevonden):
        gevonden = [gezien for gezien in gevonden if gezien.veld == OVERIG or gezien.punten > EXACT + 5]
    anders = [Treffer(ander, gezien.punten - 25) for gezien in gevonden for ander in _ANDERS.get(gezien.veld, ())]
    return [gezien for gezien in [*gevonden, *anders] if gezien.veld != OVERIG]


# `Lening` may stand above amounts or kinds; `Laatste betaling` never above amounts, `Krediet` sometimes above kinds.
_ANDERS = {
    "hoofdsom": ("soort",), "soort": ("hoofdsom",), "status": ("opmerking",), "dossier": ("bedrijf",),
    "achterstand": ("looptijd",), "looptijd": ("achterstand",),
}  # fmt: skip
_JAARTAL = re.compile(r"\b(?:(\d{1,2})[-/. ](\d{1,2})[-/. ])?(20\d{2})\b")


def _peiling(kop: str, vandaag: date) -> float:
    """Of `Saldo 31-12-2024` and `Saldo 31-12-2025` the latest that has been counts."""
    gevonden = _JAARTAL.search(kop)
    if not gevonden:
        return 0
    jaar = int(gevonden[3])
    return -30 if jaar > vandaag.year else max(-20, jaar - vandaag.year)


def _op_het_oog(
    verdeeld: dict[str, tuple[int, float]], koppen: Mapping[int, str], monster: Sequence[Rij]
) -> dict[str, tuple[int, float]]:
    """BSN and IBAN can be known by their check digits, whatever stands above them."""
    for veld, herkent in (("bsn", gedaante.is_bsn), ("iban", gedaante.is_iban)):
        bezet = {kolom for kolom, _ in verdeeld.values()}
        for kolom in sorted({kolom for rij in monster for kolom in rij.cellen} - bezet):
            gezien = treffer(woorden(koppen.get(kolom, "")))
            cellen = [rij.cellen[kolom] for rij in monster if kolom in rij.cellen]
            if (
                veld not in verdeeld
                and (gezien is None or gezien.veld != OVERIG)
                and len(cellen) > 2
                and _meeste(cellen, herkent)
            ):
                verdeeld[veld] = (kolom, 30)
    return verdeeld


def _meeste(cellen: list[Cel], herkent: Callable[[Cel], bool]) -> bool:
    return sum(map(herkent, cellen)) >= 0.8 * len(cellen)
