"""Limitation of a loan term by term: Awb art. 4:104 to 4:111. Each term has its own, from the day after its due date.

What interrupts is a closed list: for a claim of the gemeente a plain letter does not (art. 4:107 is for creditors of
the gemeente). Whether an act is one of these is for a person to say; the program only counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.termijnen import Verlenging, verjaring
from bbzdesk.domain.uitleg import Regel, Uitleg

_DAG = timedelta(days=1)
AANMANING = "aanmaning"
STUIT = {
    AANMANING: "Awb art. 4:106",
    "verrekening": "Awb art. 4:106",
    "dwangbevel": "Awb art. 4:106",
    "tenuitvoerlegging": "Awb art. 4:106",
    "rechtsvervolging": "Awb art. 4:105 lid 1",
    "erkenning": "Awb art. 4:105 lid 2",
}
STUIT_NIET = {
    "brief": "Een gewone brief stuit niet.",
    "herinnering": "Een herinnering is geen aanmaning en stuit niet.",
    "telefoongesprek": "Een telefoongesprek stuit niet.",
    "betaling": "Een betaling stuit niet vanzelf. Erkent de ondernemer de schuld, leg dat dan vast als erkenning.",
}
UITSTEL = "uitstel"
VERLENGT = (UITSTEL, "surseance", "faillissement", "wsnp")


@dataclass(frozen=True, slots=True)
class OpenTermijn:
    """A term of which something is open: its number, due date and the open amount in cents."""

    nr: int
    vervaldatum: date
    bedrag: int


@dataclass(frozen=True, slots=True)
class Daad:
    """An act of the gemeente or the debtor. `termijnen` are the numbers it is about; None: all that were due then."""

    soort: str
    datum: date
    termijnen: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Verlengend:
    """A period that lengthens the limitation; `tot` is its last day, None while it lasts."""

    soort: str
    van: date
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Termijnverjaring:
    """One term: the last day of its limitation, why it is later than the bare count, and the explanation."""

    termijn: OpenTermijn
    laatste_dag: date
    wegens: tuple[str, ...]
    regels: tuple[Regel, ...]

    def is_verjaard(self, op: date) -> bool:
        """Whether the limitation is over on a day."""
        return op > self.laatste_dag


@dataclass(frozen=True, slots=True)
class Verjaringen:
    """All open terms on a day; `eerstvolgende` is the first last day that is still to come."""

    termijnen: tuple[Termijnverjaring, ...]
    verjaard: int
    eerstvolgende: date | None
    regels: tuple[Regel, ...]


def verjaring_per_termijn(
    termijnen: Sequence[OpenTermijn], daden: Sequence[Daad], perioden: Sequence[Verlengend], op: date, lezer: Lezer
) -> Verjaringen:
    """Compute the limitation of each open term as at a day; acts after that day do not count yet.

    Raises InvoerFouten for facts that contradict each other.
    """
    _controleer(termijnen, daden, perioden)
    uitleg = Uitleg()
    stuitingen = _stuitend([daad for daad in daden if daad.datum <= op], perioden, uitleg)
    _meld_niet_open(stuitingen, {termijn.nr for termijn in termijnen}, uitleg)
    verlengingen = [_als_verlenging(deel, op) for deel in perioden if deel.van <= op]
    rijen = tuple(_verjaring(termijn, stuitingen, verlengingen, lezer) for termijn in termijnen)
    verjaard = [rij for rij in rijen if rij.is_verjaard(op)]
    komend = [rij.laatste_dag for rij in rijen if not rij.is_verjaard(op)]
    bedrag = sum(rij.termijn.bedrag for rij in verjaard)
    zin = f"Op {voluit(op)} zijn {len(verjaard)} van de {len(rijen)} open termijnen verjaard."
    uitleg.regel(zin, "Awb art. 4:104", bedrag)
    if komend:
        uitleg.regel(f"De eerste laatste dag die nog komt is {voluit(min(komend))}.", "Awb art. 4:104")
    return Verjaringen(rijen, bedrag, min(komend, default=None), uitleg.regels)


def _stuitend(daden: Sequence[Daad], perioden: Sequence[Verlengend], uitleg: Uitleg) -> list[Daad]:
    """Keep the acts that interrupt, and say of the others why they do not."""
    stuitend = []
    for daad in sorted(daden, key=lambda daad: daad.datum):
        dag = voluit(daad.datum)
        if daad.soort in STUIT_NIET:
            uitleg.regel(f"{dag}: {STUIT_NIET[daad.soort]}", "Awb art. 4:105 tot en met 4:107")
        elif daad.soort == AANMANING and _tijdens_uitstel(daad.datum, perioden):
            uitleg.regel(f"{dag}: tijdens uitstel kan er geen aanmaning zijn. Deze telt niet.", "Awb art. 4:94 lid 2")
        else:
            uitleg.regel(f"{dag}: {daad.soort} stuit de verjaring.", STUIT[daad.soort])
            stuitend.append(daad)
    return stuitend


def _meld_niet_open(daden: Sequence[Daad], open_nummers: set[int], uitleg: Uitleg) -> None:
    """Say which terms an act names that are not open: paid since, or a number that is not right."""
    for daad in daden:
        niet_open = sorted((daad.termijnen or frozenset()) - open_nummers)
        if niet_open:
            nummers = ", ".join(map(str, niet_open))
            zin = f"{voluit(daad.datum)}: {daad.soort} noemt termijnen die niet open staan ({nummers}). Controleer de nummers."
            uitleg.regel(zin, STUIT[daad.soort])


def _tijdens_uitstel(dag: date, perioden: Sequence[Verlengend]) -> bool:
    return any(deel.soort == UITSTEL and deel.van <= dag <= (deel.tot or dag) for deel in perioden)


def _als_verlenging(deel: Verlengend, op: date) -> Verlenging:
    """A period that lasts counts up to the day asked about: that much is certain."""
    return Verlenging(deel.van, op if deel.tot is None else deel.tot)


def _verjaring(
    termijn: OpenTermijn, daden: Sequence[Daad], verlengingen: Sequence[Verlenging], lezer: Lezer
) -> Termijnverjaring:
    begin = termijn.vervaldatum + _DAG
    stuitingen = [
        daad.datum for daad in daden if daad.datum >= begin and (daad.termijnen is None or termijn.nr in daad.termijnen)
    ]
    uitleg = Uitleg()
    uitkomst = verjaring(begin, stuitingen, verlengingen, lezer, uitleg)
    return Termijnverjaring(termijn, uitkomst.laatste_dag, uitkomst.wegens, uitleg.regels)


def _controleer(termijnen: Sequence[OpenTermijn], daden: Sequence[Daad], perioden: Sequence[Verlengend]) -> None:
    fouten = _dubbel_of_negatief(termijnen)
    for plaats, daad in enumerate(daden):
        if daad.soort not in STUIT and daad.soort not in STUIT_NIET:
            keuzes = ", ".join([*STUIT, *STUIT_NIET])
            fouten.append(InvoerFout(f"daden[{plaats}]", f"Bij daden[{plaats}] hoort een soort. Kies uit: {keuzes}."))
    for plaats, deel in enumerate(perioden):
        veld = f"perioden[{plaats}]"
        if deel.soort not in VERLENGT:
            fouten.append(InvoerFout(veld, f"Bij {veld} hoort een soort. Kies uit: {', '.join(VERLENGT)}."))
        if deel.tot is not None and deel.van > deel.tot:
            fouten.append(InvoerFout(veld, f"Bij {veld} ligt van na tot. Controleer de datums."))
    if fouten:
        raise InvoerFouten(fouten)


def _dubbel_of_negatief(termijnen: Sequence[OpenTermijn]) -> list[InvoerFout]:
    fouten = []
    gezien = set()
    for plaats, termijn in enumerate(termijnen):
        if termijn.nr in gezien:
            zin = f"Het nummer bij termijnen[{plaats}] is al gebruikt. Geef iedere termijn een eigen nummer."
            fouten.append(InvoerFout(f"termijnen[{plaats}].nr", zin))
        if termijn.bedrag < 0:
            zin = f"Bij termijnen[{plaats}].bedrag hoort een bedrag van {euro(0)} of meer. Controleer het bedrag."
            fouten.append(InvoerFout(f"termijnen[{plaats}].bedrag", zin))
        gezien.add(termijn.nr)
    return fouten
