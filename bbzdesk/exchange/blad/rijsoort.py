"""Which rows are loans: not a total, a repeated header, a heading between groups or an empty line."""

import re
from enum import Enum

from bbzdesk.exchange.blad.indelen import Plaatsing, is_waarde
from bbzdesk.exchange.blad.kopwoorden import treffer
from bbzdesk.exchange.blad.model import DATUM, TEKST, Blad, Cel, Rij
from bbzdesk.exchange.blad.tekst import vouw, woorden


class Rijsoort(Enum):
    """What a row below the header is."""

    LENING = "lening"
    TOTAAL = "totaal"
    KOP = "kop"
    TEKST = "tekst"
    LEEG = "leeg"


_TOTAAL = re.compile(
    r"^(sub|eind|tussen|generaal )?\s?tota(al|len|ls?)\b|^som\b|^sum\b|^grand total|^gemiddelde?\b|^saldo totaal|"
    r"^average\b|^aantal\b|^telling|^optelling|^totaaltelling|^tussentelling|\b(sub|eind)?totaal$|^totaal"
)
_EIGEN = ("dossier", "naam", "bsn", "iban", "bedrijf")
_DOORLOPEND = ("dossier", "naam", "bedrijf", "bsn", "iban")
_BEREIK = re.compile(r"\$?[A-Z]{1,3}\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)")
_OPTELLING = re.compile(r"\b(SUM|SUBTOTAL|AGGREGATE|SOM|SUBTOTAAL)\(", re.IGNORECASE)


def rijsoort(rij: Rij, plaatsing: Plaatsing) -> Rijsoort:
    """Judge one row by its own cells."""
    cellen = {veld: rij.cellen[kolom] for veld, kolom in plaatsing.kolommen.items() if kolom in rij.cellen}
    if not cellen:
        return Rijsoort.TOTAAL if _begint_met_totaal(rij) else Rijsoort.LEEG
    if _is_kop(rij, plaatsing) or _hoort_bij_kop(rij, plaatsing):
        return Rijsoort.KOP
    if _is_totaal(rij, cellen):
        return Rijsoort.TOTAAL
    if _alleen_tekst(rij):
        return Rijsoort.TEKST
    return Rijsoort.LENING


def _is_kop(rij: Rij, plaatsing: Plaatsing) -> bool:
    """A header that comes back on a next page or above a next group."""
    gelijk = sum(
        cel.soort == TEKST and vouw(cel.waarde).strip() == vouw(plaatsing.koppen.get(kolom, "")).strip()
        for kolom, cel in rij.cellen.items()
    )
    if gelijk >= max(2, len(plaatsing.kolommen) // 2):
        return True
    if any(cel.soort != TEKST or re.search(r"\d", cel.waarde) for cel in rij.cellen.values()):
        return False
    bekend = sum(treffer(woorden(cel.waarde)) is not None for cel in rij.cellen.values() if len(cel.waarde) < 40)
    return bekend >= 4 and bekend >= 0.8 * len(rij.cellen)


def _hoort_bij_kop(rij: Rij, plaatsing: Plaatsing) -> bool:
    """A row of words right below the header is no loan: it holds units, such as `(euro)` and `(mnd)`."""
    if rij.nr != plaatsing.laatste_kopregel + 1 or len(rij.cellen) < 3 or not plaatsing.kopregels:
        return False
    return all(cel.soort == TEKST and not is_waarde(cel.waarde) for cel in rij.cellen.values())


def _is_totaal(rij: Rij, cellen: dict[str, Cel]) -> bool:
    if not _is_iemand(cellen) and (_begint_met_totaal(rij) or any(_telt_op(cel) for cel in rij.cellen.values())):
        return True
    if any(veld in cellen for veld in (*_EIGEN, "ingangsdatum", "opmerking", "soort", "laatste_betaling")):
        return False
    # Amounts without anything that says whose they are: a total that nobody gave a name.
    return not any(cel.soort in (TEKST, DATUM) and re.search("[A-Za-z]{3}", cel.waarde) for cel in rij.cellen.values())


def _is_iemand(cellen: dict[str, Cel]) -> bool:
    """Whether the row has what only a loan has: a person's number, a date, or a dossier number beside a name."""
    ingang = cellen.get("ingangsdatum")
    genummerd = "naam" in cellen and "dossier" in cellen and bool(re.search(r"\d", cellen["dossier"].waarde))
    gedateerd = ingang is not None and (ingang.soort == DATUM or bool(re.search(r"\d", ingang.waarde)))
    return gedateerd or genummerd or any(_is_nummer(cellen.get(veld)) for veld in ("bsn", "iban"))


def _is_nummer(cel: Cel | None) -> bool:
    """Whether a cell below BSN or IBAN holds a number, right or not; the word of a total may stand there too."""
    return cel is not None and bool(re.search(r"\d", cel.waarde)) and not _TOTAAL.search(woorden(cel.waarde))


def _begint_met_totaal(rij: Rij) -> bool:
    teksten = [woorden(cel.waarde) for _, cel in sorted(rij.cellen.items())[:6] if cel.soort == TEKST]
    return any(_TOTAAL.search(tekst) for tekst in teksten[:3])


def _telt_op(cel: Cel) -> bool:
    """Whether the formula adds up cells of several rows; `=SUM(G5-H5)` in a loan's own row does not."""
    if cel.formule is None or not _OPTELLING.search(cel.formule):
        return False
    return any(van != tot for van, tot in _BEREIK.findall(cel.formule))


def _alleen_tekst(rij: Rij) -> bool:
    """A heading between groups or a note under the table: words in one cell, or a label with its value."""
    eerste = rij.cellen[min(rij.cellen)]
    if eerste.soort != TEKST or not any(map(str.isalpha, eerste.waarde)):
        return False
    return len(rij.cellen) == 1 or (len(rij.cellen) == 2 and eerste.waarde.rstrip().endswith(":"))


def doorgetrokken(blad: Blad, plaatsing: Plaatsing) -> tuple[Rij, ...]:
    """The rows below the header; who a loan belongs to is taken from a merged cell above it."""
    rijen = tuple(rij for rij in blad.rijen if rij.nr > plaatsing.laatste_kopregel)
    aanvulling = _uit_samenvoeging(blad, plaatsing)
    if not aanvulling:
        return rijen
    return tuple(
        rij._replace(cellen=aanvulling.get(rij.nr, {}) | rij.cellen) if _heeft_eigen(rij, plaatsing) else rij
        for rij in rijen
    )


def _heeft_eigen(rij: Rij, plaatsing: Plaatsing) -> bool:
    return plaatsing.kolommen["restschuld"] in rij.cellen or plaatsing.kolommen.get("hoofdsom", 0) in rij.cellen


def _uit_samenvoeging(blad: Blad, plaatsing: Plaatsing) -> dict[int, dict[int, Cel]]:
    gezocht = {plaatsing.kolommen[veld] for veld in _DOORLOPEND if veld in plaatsing.kolommen}
    cellen = {rij.nr: rij.cellen for rij in blad.rijen}
    gevonden: dict[int, dict[int, Cel]] = {}
    for rij_van, kolom_van, rij_tot, kolom_tot in blad.samengevoegd:
        if kolom_van == kolom_tot and kolom_van in gezocht and rij_van < rij_tot < rij_van + 1000:
            bron = cellen.get(rij_van, {}).get(kolom_van)
            for nummer in range(rij_van + 1, rij_tot + 1):
                if bron is not None:
                    gevonden.setdefault(nummer, {})[kolom_van] = bron
    return gevonden
