"""The change of year: which amounts of the new year are missing, and which values nobody checked for it.

From the day of announcement on the program looks at 1 January of the coming year; before that, at today. So what was
announced in December stays in sight after 1 January, until somebody fills it in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.datum import laatste_dag, plus_jaren, voluit
from bbzdesk.domain.parameters import GEMEENTE, Lezer, Parameters, Waarde
from bbzdesk.domain.uitleg import Regel, Uitleg

_ARTIKEL = "Bbz art. 60 lid 1"


@dataclass(frozen=True, slots=True)
class Ontbreekt:
    """A table without a value on the day looked at: which columns, and the first day without one."""

    tabel: str
    kolommen: tuple[str, ...]
    vanaf: date


@dataclass(frozen=True, slots=True)
class TeControleren:
    """A table of which values stand longer than they were checked for: which columns, and until when they were."""

    tabel: str
    kolommen: tuple[str, ...]
    gecontroleerd_tot: date


@dataclass(frozen=True, slots=True)
class Jaarovergang:
    """What the office has to look up for a day: `peildag` is 1 January from the announcement on, and today before it."""

    peildag: date
    ontbreekt: tuple[Ontbreekt, ...]
    te_controleren: tuple[TeControleren, ...]
    regels: tuple[Regel, ...]


def jaarovergang(parameters: Parameters, vandaag: date) -> Jaarovergang:
    """Say what is missing or not checked, for the coming year from the day of announcement on."""
    lezer = parameters.lezer()
    peildag = _peildag(lezer, vandaag)
    terug_tot = plus_jaren(peildag, -lezer.aantal("jaarovergang.terugkijken_jaren", vandaag))
    leeg: dict[str, date] = {}
    oud: dict[str, date] = {}
    for naam in sorted(parameters.namen):
        rij = [waarde for waarde in parameters.van(naam) if waarde.waarde is not None]
        geldig = [waarde for waarde in rij if waarde.geldt_op(peildag)]
        if not geldig:
            einde = _einde(rij, peildag)
            if einde is not None and einde >= terug_tot:
                leeg[naam] = einde + timedelta(days=1)
        # The last one is the one that a calculation would use, as in `Parameters.op`.
        elif (tot := _gecontroleerd_tot(geldig[-1], rij)) is not None and tot < peildag:
            oud[naam] = tot
    ontbreekt = tuple(Ontbreekt(*deel) for deel in _per_tabel(leeg))
    te_controleren = tuple(TeControleren(*deel) for deel in _per_tabel(oud))
    return Jaarovergang(peildag, ontbreekt, te_controleren, _regels(peildag, ontbreekt, te_controleren))


def _peildag(lezer: Lezer, vandaag: date) -> date:
    maand = lezer.aantal("jaarovergang.aankondiging_maand", vandaag)
    dag = lezer.aantal("jaarovergang.aankondiging_dag", vandaag)
    return date(vandaag.year + 1, 1, 1) if vandaag >= date(vandaag.year, maand, dag) else vandaag


def _einde(rij: Iterable[Waarde], peildag: date) -> date | None:
    """The last day before that day on which a value was known; none when there never was one."""
    einden = (waarde.tot_en_met for waarde in rij if waarde.tot_en_met is not None)
    return max((einde for einde in einden if einde < peildag), default=None)


def _gecontroleerd_tot(waarde: Waarde, rij: Iterable[Waarde]) -> date | None:
    """Until when a value was checked; none when that needs no date, or when somebody confirmed it.

    What the municipality enters without an end, beside shipped values that end, was looked up for its own year.
    """
    if waarde.bevestigd:
        return None
    if waarde.herkomst == GEMEENTE and waarde.tot_en_met is None and waarde.vanaf is not None:
        gedateerd = any(ander.herkomst != GEMEENTE and ander.tot_en_met is not None for ander in rij)
        return laatste_dag(waarde.vanaf.year, 12) if gedateerd else waarde.gecontroleerd_tot
    return waarde.gecontroleerd_tot


def _per_tabel(dagen: dict[str, date]) -> list[tuple[str, tuple[str, ...], date]]:
    """Group names like `normen.alleenstaande` by table; of the days of its columns the first one."""
    groepen: dict[str, dict[str, date]] = {}
    for naam, dag in dagen.items():
        tabel, _, kolom = naam.partition(".")
        groepen.setdefault(tabel, {})[kolom] = dag
    return [(tabel, tuple(groep), min(groep.values())) for tabel, groep in groepen.items()]


def _regels(
    peildag: date, ontbreekt: Iterable[Ontbreekt], te_controleren: Iterable[TeControleren]
) -> tuple[Regel, ...]:
    uitleg = Uitleg()
    for leeg in ontbreekt:
        uitleg.regel(
            f"In de tabel {_woorden(leeg.tabel)} staat vanaf {voluit(leeg.vanaf)} niets bij {_opsomming(leeg.kolommen)}. "
            "Zoek de waarden op en leg deze met de bron vast; BbzDesk rekent niet met oude bedragen.",
            _ARTIKEL,
        )
    for oud in te_controleren:
        uitleg.regel(
            f"In de tabel {_woorden(oud.tabel)} is gecontroleerd tot en met {voluit(oud.gecontroleerd_tot)}: "
            f"{_opsomming(oud.kolommen)}. Controleer of dit op {voluit(peildag)} nog geldt.",
            _ARTIKEL,
        )
    return uitleg.regels


def _opsomming(kolommen: tuple[str, ...]) -> str:
    """Name columns in words; of a long row the first three and how many more there are."""
    woorden = [_woorden(kolom) for kolom in kolommen]
    if len(woorden) > 4:
        woorden = [*woorden[:3], f"nog {len(woorden) - 3} kolommen"]
    return " en ".join(filter(None, (", ".join(woorden[:-1]), woorden[-1])))


def _woorden(naam: str) -> str:
    return naam.replace("_", " ")
