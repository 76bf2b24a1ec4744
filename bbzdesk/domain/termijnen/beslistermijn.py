"""When an application must be decided: Bbz art. 35, Awb art. 4:13 to 4:17, with the advances of Pw art. 52."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.termijnen.termijnenwet import ARTIKEL, einde_in_weken
from bbzdesk.domain.uitleg import Regel, Uitleg

LEVENSONDERHOUD, KAPITAAL, BEIDE, OVERIG = "levensonderhoud", "kapitaal", "beide", "overig"
SOORTEN_AANVRAAG = (LEVENSONDERHOUD, KAPITAAL, BEIDE, OVERIG)
_TARIEVEN = ("dwangsom.per_dag_eerste_deel", "dwangsom.per_dag_tweede_deel", "dwangsom.per_dag_derde_deel")
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Opschorting:
    """An invitation to complete the application: sent, the last day of its term, and the day it was completed."""

    verzonden: date
    uiterste_datum: date
    hersteld_op: date | None = None


@dataclass(frozen=True, slots=True)
class Aanvraagfeiten:
    """The facts of an application that its term depends on."""

    ontvangen: date
    soort: str
    verlenging_weken: int = 0
    opschortingen: tuple[Opschorting, ...] = ()
    ingebrekestelling_ontvangen: date | None = None


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """The penalty for a late decision: its first day, and what has run up at the end of each day from then on."""

    vanaf: date
    bedrag_per_peildatum: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Beslistermijn:
    """The days that follow from the facts. `voorschot_uiterlijk` is None where the law gives no advance."""

    beslissen_uiterlijk: date
    opgeschorte_dagen: int
    voorschot_uiterlijk: date | None
    vervolgvoorschotten: tuple[date, ...]
    dwangsom: Dwangsom | None
    regels: tuple[Regel, ...]


def beslistermijn(feiten: Aanvraagfeiten, lezer: Lezer) -> Beslistermijn:
    """Compute the last day for the decision. Raises InvoerFouten for facts that contradict each other."""
    _controleer(feiten, lezer)
    uitleg = Uitleg()
    einde, dagen = _einde(feiten, lezer, uitleg)
    eerste, vervolg = _voorschotten(feiten, einde, lezer, uitleg)
    dwangsom = _dwangsom(feiten, einde, lezer, uitleg)
    return Beslistermijn(einde, dagen, eerste, vervolg, dwangsom, uitleg.regels)


def _controleer(feiten: Aanvraagfeiten, lezer: Lezer) -> None:
    fouten = []
    meeste = lezer.aantal("termijnen_bbz.verlenging_ten_hoogste", feiten.ontvangen)
    if not 0 <= feiten.verlenging_weken <= meeste:
        zin = f"De verlenging_weken moet tussen 0 en {meeste} liggen. Vul een heel aantal weken in."
        fouten.append(InvoerFout("verlenging_weken", zin))
    for plaats, opschorting in enumerate(feiten.opschortingen):
        fouten += _fouten_bij(f"opschortingen[{plaats}]", opschorting, feiten.ontvangen)
    gesteld = feiten.ingebrekestelling_ontvangen
    if gesteld is not None and gesteld < feiten.ontvangen:
        zin = (
            f"De ingebrekestelling_ontvangen ({voluit(gesteld)}) ligt vóór de ontvangst van de aanvraag "
            f"({voluit(feiten.ontvangen)}). Controleer de datums."
        )
        fouten.append(InvoerFout("ingebrekestelling_ontvangen", zin))
    if fouten:
        raise InvoerFouten(fouten)


def _fouten_bij(veld: str, opschorting: Opschorting, ontvangen: date) -> Iterable[InvoerFout]:
    verzonden, hersteld = opschorting.verzonden, opschorting.hersteld_op
    if verzonden < ontvangen:
        zin = f"Bij {veld} ligt verzonden ({voluit(verzonden)}) vóór de ontvangst ({voluit(ontvangen)}). Controleer de datums."
        yield InvoerFout(f"{veld}.verzonden", zin)
    if opschorting.uiterste_datum <= verzonden:
        zin = f"Bij {veld} moet uiterste_datum na verzonden ({voluit(verzonden)}) liggen. Controleer de datums."
        yield InvoerFout(f"{veld}.uiterste_datum", zin)
    if hersteld is not None and hersteld < verzonden:
        zin = f"Bij {veld} ligt hersteld_op ({voluit(hersteld)}) vóór verzonden ({voluit(verzonden)}). Controleer de datums."
        yield InvoerFout(f"{veld}.hersteld_op", zin)


def _einde(feiten: Aanvraagfeiten, lezer: Lezer, uitleg: Uitleg) -> tuple[date, int]:
    """The last day for the decision, and the days of suspension in it."""
    if feiten.soort == OVERIG:
        naam, artikel, verlenging = "termijnen_awb.beslissen", "Awb art. 4:13", "Awb art. 4:14 lid 3"
    else:
        naam, artikel, verlenging = "termijnen_bbz.beslissen", "Bbz art. 35 lid 2", "Bbz art. 35 lid 3"
    weken = lezer.aantal(naam, feiten.ontvangen)
    kaal = feiten.ontvangen + timedelta(weeks=weken)
    uitleg.regel(
        f"De aanvraag is ontvangen op {voluit(feiten.ontvangen)}; {weken} weken later is {voluit(kaal)}.", artikel
    )
    if feiten.verlenging_weken:
        weken += feiten.verlenging_weken
        uitleg.regel(f"De termijn is verlengd met {feiten.verlenging_weken} weken.", verlenging)
    dagen = _opgeschorte_dagen(feiten, weken, uitleg)
    verlengd = einde_in_weken(feiten.ontvangen, weken, lezer, dagen)
    for reden in verlengd.wegens:
        uitleg.regel(f"De termijn eindigt niet op {reden}.", ARTIKEL)
    uitleg.regel(f"Beslissen kan uiterlijk op {voluit(verlengd.laatste_dag)}.", artikel)
    if feiten.verlenging_weken:
        zin = f"Bericht de aanvrager dat het besluit later komt en dat {voluit(verlengd.laatste_dag)} de nieuwe einddatum is."
        uitleg.regel(zin, verlenging)
    return verlengd.laatste_dag, dagen


def _opgeschorte_dagen(feiten: Aanvraagfeiten, weken: int, uitleg: Uitleg) -> int:
    """Count the days of suspension, each once: from the day after sending (Awb art. 4:15 lid 1).

    The day of completion does not count, an unused term counts up to and including its last day. What is sent when
    the term has passed already suspends nothing.
    """
    totaal = 0
    geteld_tot = feiten.ontvangen
    for opschorting in sorted(feiten.opschortingen, key=lambda deel: deel.verzonden):
        if opschorting.verzonden >= feiten.ontvangen + timedelta(weeks=weken, days=totaal):
            uitleg.regel(
                f"Het verzoek van {voluit(opschorting.verzonden)} telt niet mee: de termijn was al voorbij.",
                "Awb art. 4:15",
            )
            continue
        eerste = max(opschorting.verzonden, geteld_tot) + _DAG
        laatste = opschorting.uiterste_datum
        if opschorting.hersteld_op is not None:
            laatste = min(laatste, opschorting.hersteld_op - _DAG)
        dagen = max(0, (laatste - eerste).days + 1)
        totaal += dagen
        geteld_tot = max(geteld_tot, laatste)
        uitleg.regel(_zin_opschorting(opschorting, eerste, laatste, dagen), "Awb art. 4:15 lid 1 a")
    return totaal


def _zin_opschorting(opschorting: Opschorting, eerste: date, laatste: date, dagen: int) -> str:
    if not dagen:
        return f"Het verzoek van {voluit(opschorting.verzonden)} schort geen nieuwe dagen op."
    return f"De beslistermijn is opgeschort van {voluit(eerste)} tot en met {voluit(laatste)}: {dagen} dagen."


def _voorschotten(
    feiten: Aanvraagfeiten, einde: date, lezer: Lezer, uitleg: Uitleg
) -> tuple[date | None, tuple[date, ...]]:
    """The days for the first and following advances (Pw art. 52); none for capital (Bbz art. 14 lid 2)."""
    if feiten.soort == KAPITAAL:
        uitleg.regel("Voor bedrijfskapitaal is er geen voorschot.", "Bbz art. 14 lid 2")
        return None, ()
    if feiten.soort == OVERIG:
        return None, ()
    ontvangen = feiten.ontvangen
    weken = lezer.aantal("voorschot.eerste_weken", ontvangen)
    stap = lezer.aantal("voorschot.daarna_weken", ontvangen)
    eerste = einde_in_weken(ontvangen, weken, lezer).laatste_dag
    uitleg.regel(f"Het eerste voorschot is uiterlijk op {voluit(eerste)} nodig, als er recht kan zijn.", "Pw art. 52")
    vervolg = []
    weken += stap
    while ontvangen + timedelta(weeks=weken) <= einde:
        # Each advance has a term of its own of `stap` weeks, so each moves over weekends and holidays.
        vervolg.append(einde_in_weken(ontvangen + timedelta(weeks=weken - stap), stap, lezer).laatste_dag)
        weken += stap
    return eerste, tuple(vervolg)


def _dwangsom(feiten: Aanvraagfeiten, einde: date, lezer: Lezer, uitleg: Uitleg) -> Dwangsom | None:
    """The penalty per day after a notice of default (Awb art. 4:17); None when there is none or it came too early."""
    gesteld = feiten.ingebrekestelling_ontvangen
    if gesteld is None:
        return None
    if gesteld <= einde:
        uitleg.regel(
            f"De ingebrekestelling van {voluit(gesteld)} is te vroeg: de beslistermijn loopt tot en met {voluit(einde)}.",
            "Awb art. 4:17 lid 3",
        )
        return None
    weken = lezer.aantal("termijnen_awb.ingebrekestelling", gesteld)
    vanaf = einde_in_weken(gesteld, weken, lezer).laatste_dag + _DAG
    bedragen = _bedragen(vanaf, lezer)
    uitleg.regel(f"Zonder besluit loopt de dwangsom vanaf {voluit(vanaf)}.", "Awb art. 4:17 lid 3")
    laatste, totaal = bedragen[-1]
    uitleg.regel(f"Op {voluit(laatste)} is het hoogste bedrag bereikt.", "Awb art. 4:17 lid 1 en 2", totaal)
    return Dwangsom(vanaf, bedragen)


def _bedragen(vanaf: date, lezer: Lezer) -> tuple[tuple[date, int], ...]:
    """What has run up at the end of each day, at most the number of days and the amount of Awb art. 4:17."""
    per_deel = lezer.aantal("dwangsom.dagen_per_deel", vanaf)
    dagen = lezer.aantal("dwangsom.dagen_ten_hoogste", vanaf)
    tarieven = [lezer.centen(naam, vanaf) for naam in _TARIEVEN]
    hoogste = lezer.centen("dwangsom.maximum", vanaf)
    bedragen = []
    som = 0
    for nummer in range(dagen):
        som = min(hoogste, som + tarieven[min(nummer // per_deel, len(tarieven) - 1)])
        bedragen.append((vanaf + nummer * _DAG, som))
    return tuple(bedragen)
