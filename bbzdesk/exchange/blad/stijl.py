"""How a column writes its amounts, dates and percentages. One clear cell tells how to read an unclear one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bbzdesk.exchange.blad.indelen import Plaatsing
from bbzdesk.exchange.blad.model import BEDRAGEN, DATUMS, GETAL, TEKST, Cel, Rij
from bbzdesk.exchange.blad.tekst import woorden

_KOMMA = re.compile(
    r".*\d,\d{1,2}(?!\d).*|.*\d\.\d{3},.*|.*\d{1,3}(\.\d{3}){2,}.*|.*\d,(-{1,2}|=).*|.*€\s*\d{1,3}\.\d{3}\b.*"
)
_PUNT = re.compile(r".*\d\.\d{1,2}(?!\d).*|.*\d,\d{3}\..*|.*\d{1,3}(,\d{3}){2,}.*|.*\$.*")
_DAG_EN_MAAND = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}(\D.*)?")


@dataclass(frozen=True, slots=True)
class Stijl:
    """What the unambiguous cells of a sheet show. None = nothing shows it."""

    decimaal: dict[str, str | None]  # per amount field: "," or "."
    dag_voorop: dict[str, bool | None]  # per date field
    dag_gemengd: dict[str, bool]  # dates of both orders occur
    rente_als_deel: bool  # 0.08 means eight per cent
    looptijd_in_jaren: bool
    datum1904: bool


def stijl_van(rijen: Sequence[Rij], plaatsing: Plaatsing, datum1904: bool) -> Stijl:
    """Look at all rows once; a column without evidence follows the other columns of its sheet."""
    teksten = {veld: _teksten(rijen, plaatsing, veld) for veld in (*BEDRAGEN, *DATUMS)}
    alle_bedragen = [tekst for veld in BEDRAGEN for tekst in teksten[veld]]
    alle_datums = [tekst for veld in DATUMS for tekst in teksten[veld]]
    blad_decimaal, blad_dag = _decimaal(alle_bedragen), _dag_voorop(alle_datums)
    return Stijl(
        {veld: _decimaal(teksten[veld]) or blad_decimaal for veld in BEDRAGEN},
        {veld: eigen if (eigen := _dag_voorop(teksten[veld])) is not None else blad_dag for veld in DATUMS},
        {veld: all(_dagbewijs(teksten[veld])) for veld in DATUMS},
        _rente_als_deel(rijen, plaatsing),
        _in_jaren(plaatsing),
        datum1904,
    )


def _teksten(rijen: Sequence[Rij], plaatsing: Plaatsing, veld: str) -> list[str]:
    kolom = plaatsing.kolommen.get(veld, 0)
    return [
        rij.cellen[kolom].waarde.strip() for rij in rijen if kolom in rij.cellen and rij.cellen[kolom].soort == TEKST
    ]


def _decimaal(teksten: Iterable[str]) -> str | None:
    """The decimal sign that most clear amounts use; None when there are none or as many of each."""
    komma = punt = 0
    for tekst in teksten:
        if any(teken.isdigit() for teken in tekst) and len(tekst) < 40:
            komma += bool(_KOMMA.fullmatch(tekst))
            punt += bool(_PUNT.fullmatch(tekst))
    if komma == punt:
        return None
    return "," if komma > punt else "."


def _dagbewijs(teksten: Iterable[str]) -> tuple[int, int]:
    """How many dates can only be day first, and how many only month first."""
    dag = maand = 0
    for tekst in teksten:
        gevonden = _DAG_EN_MAAND.fullmatch(tekst[:40])
        if gevonden:
            eerste, tweede = int(gevonden[1]), int(gevonden[2])
            dag += 12 < eerste <= 31 and tweede <= 12
            maand += 12 < tweede <= 31 and eerste <= 12
    return dag, maand


def _dag_voorop(teksten: Iterable[str]) -> bool | None:
    dag, maand = _dagbewijs(teksten)
    return None if dag == maand == 0 else dag >= maand


def _rente_als_deel(rijen: Sequence[Rij], plaatsing: Plaatsing) -> bool:
    """Whether the whole column is written as parts of one (0.08), nought aside."""
    kolom = plaatsing.kolommen.get("rente", 0)
    waarden = [_kaal_getal(rij.cellen[kolom]) for rij in rijen if kolom in rij.cellen]
    hoger = [waarde for waarde in waarden if waarde]
    return bool(hoger) and all(waarde <= 0.3 for waarde in hoger)


def _kaal_getal(cel: Cel) -> float | None:
    tekst = cel.waarde.strip().replace(",", ".")
    if cel.soort not in (GETAL, TEKST) or not re.fullmatch(r"\d{1,3}(\.\d{1,20})?([eE]-\d{1,2})?", tekst):
        return None
    return float(tekst)


def _in_jaren(plaatsing: Plaatsing) -> bool:
    kop = woorden(plaatsing.koppen.get(plaatsing.kolommen.get("looptijd", 0), "")).split()
    return any(woord in ("jaar", "jaren", "jr", "years") for woord in kop) and not {"mnd", "maanden"} & set(kop)
