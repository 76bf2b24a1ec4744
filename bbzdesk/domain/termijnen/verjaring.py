"""Limitation of a claim of the gemeente: Awb art. 4:104 to 4:111."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.datum import plus_jaren, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Uitleg

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Verlenging:
    """A period of uitstel, surseance, faillissement or WSNP, its last day included (Awb art. 4:111)."""

    van: date
    tot: date


@dataclass(frozen=True, slots=True)
class Verjaring:
    """The last day of the limitation, and why it is later than the bare count."""

    laatste_dag: date
    wegens: tuple[str, ...]


def verjaring(
    begin: date, stuitingen: Sequence[date], verlengingen: Sequence[Verlenging], lezer: Lezer, uitleg: Uitleg
) -> Verjaring:
    """Compute the last day of the limitation that runs from `begin`, the day after the payment term.

    An interruption starts a new term of the same length on the next day (4:110); the time of uitstel after
    the start of a term is added to it (4:111), days that overlap once. What comes after the end changes nothing.
    Raises InvoerFouten for facts that contradict each other.
    """
    _controleer(begin, stuitingen, verlengingen)
    jaren = lezer.aantal("termijnen_awb.verjaring", begin)
    wegens: list[str] = []
    einde = _na_jaren(begin, jaren)
    uitleg.regel(
        f"De verjaring loopt {jaren} jaar vanaf {voluit(begin)}: tot en met {voluit(einde)}.", "Awb art. 4:104"
    )
    start = begin
    einde, dagen = _verlengd(start, einde, verlengingen)
    for stuiting in sorted(set(stuitingen)):
        if stuiting > einde:
            zin = f"De stuiting van {voluit(stuiting)} kwam te laat: de verjaring was voorbij op {voluit(einde)}."
            uitleg.regel(zin, "Awb art. 4:105 en 4:106")
            continue
        start = stuiting + _DAG
        einde, dagen = _verlengd(start, _na_jaren(start, jaren), verlengingen)
        wegens.append(f"stuiting op {voluit(stuiting)}")
        uitleg.regel(
            f"Stuiting op {voluit(stuiting)}: een nieuwe termijn loopt vanaf {voluit(start)}.", "Awb art. 4:110"
        )
    if dagen:
        wegens.append(f"{dagen} dagen uitstel, surseance, faillissement of WSNP")
        uitleg.regel(f"De termijn is verlengd met {dagen} dagen.", "Awb art. 4:111")
    if wegens:
        uitleg.regel(f"De laatste dag van de verjaring is {voluit(einde)}.", "Awb art. 4:104")
    return Verjaring(einde, tuple(wegens))


def _controleer(begin: date, stuitingen: Sequence[date], verlengingen: Iterable[Verlenging]) -> None:
    fouten = []
    for plaats, stuiting in enumerate(stuitingen):
        if stuiting < begin:
            veld = f"stuitingen[{plaats}]"
            zin = f"De datum bij {veld} ({voluit(stuiting)}) ligt vóór begin ({voluit(begin)}). Controleer de datums."
            fouten.append(InvoerFout(veld, zin))
    for plaats, verlenging in enumerate(verlengingen):
        if verlenging.van > verlenging.tot:
            veld = f"verlengingen[{plaats}]"
            fouten.append(InvoerFout(veld, f"Bij {veld} ligt van na tot. Controleer de datums."))
    if fouten:
        raise InvoerFouten(fouten)


def _na_jaren(eerste: date, jaren: int) -> date:
    """The last day of a term of whole years; one that starts on 29 February ends on the last day of February."""
    later = plus_jaren(eerste, jaren)
    return later if later.day != eerste.day else later - _DAG


def _verlengd(start: date, einde: date, verlengingen: Iterable[Verlenging]) -> tuple[date, int]:
    """Add the days of each extension that begins within the term, and count them; each day once."""
    geteld_tot = start - _DAG
    dagen = 0
    for verlenging in sorted(verlengingen, key=lambda deel: deel.van):
        van = max(verlenging.van, geteld_tot + _DAG)
        if van > einde + dagen * _DAG or verlenging.tot < van:
            continue
        dagen += (verlenging.tot - van).days + 1
        geteld_tot = verlenging.tot
    return einde + dagen * _DAG, dagen
