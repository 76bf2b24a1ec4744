"""The page *Bedragen en rente*: every dated value in force on a day, and adding one that the office looked up."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from bbzdesk.domain.datum import lees_datum, voluit
from bbzdesk.domain.feiten import lees_procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import lees_bedrag
from bbzdesk.domain.parameters import GEMEENTE, Parameters, Waarde
from bbzdesk.domain.uitleg import in_woorden
from bbzdesk.domain.uitwisseling import GemeenteWaarde
from bbzdesk.services.instellingen import parameters_van, voeg_waarde_toe
from bbzdesk.services.kantoor import Gedaan, Kantoor

VELDEN = ("naam", "waarde", "vanaf", "tot_en_met", "bron")
_AANTALLEN = ("maanden", "jaren", "weken", "dagen")  # units that are counted in whole numbers
_ZEKERHEDEN = {
    "A": "gelezen in de wet of de bekendmaking",
    "B": "uit een betrouwbare bron",
    "C": "uit een bron die nog moet worden nagekeken",
    "D": "uit het hoofd",
}
_ONBEKEND = "onbekend"
_VRIJE_DAG = "gelijkgestelde_dag.vrij"
_LANGSTE_BRON = 500
_GROOTSTE_AANTAL = 9999

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bedragrij:
    """One value as the page shows it. `waarde` is `onbekend` for a known gap, of which nobody found the value."""

    naam: str
    tabel: str
    etiket: str
    waarde: str
    vanaf: str
    tot_en_met: str
    bron: str
    zekerheid: str
    nog_te_controleren: bool
    herkomst: str
    sinds: date | None = None

    @property
    def bekend(self) -> bool:
        """Whether there is a value to compute with."""
        return self.waarde != _ONBEKEND


def overzicht(kantoor: Kantoor, op: date) -> tuple[Bedragrij, ...]:
    """All values in force on a day, by table and name; with the known gaps, without what did not hold that day."""
    parameters = _parameters(kantoor)
    return tuple(_rijen(parameters, op))


def namen(kantoor: Kantoor) -> tuple[tuple[str, str], ...]:
    """The names to which a value can be added, each with how people call it."""
    parameters = kantoor.inhoud.parameters
    paren = ((naam, _etiket(parameters, naam)) for naam in parameters.namen)
    return tuple(sorted(paren, key=lambda paar: paar[1].casefold()))


def vraagt_einddatum(kantoor: Kantoor, naam: str) -> bool:
    """Whether a value is set anew each year or half year, so that an end must be given: its newest known one has it."""
    bekend = [waarde for waarde in kantoor.inhoud.parameters.van(naam) if waarde.waarde is not None]
    return bool(bekend) and bekend[-1].tot_en_met is not None


def voeg_toe(kantoor: Kantoor, invoer: Mapping[str, str]) -> Gedaan[GemeenteWaarde]:
    """Add a value from typed texts (`VELDEN`); raises InvoerFouten with every field that is not right."""
    fouten: list[InvoerFout] = []

    def lees(wat: Callable[[], T]) -> T | None:
        try:
            return wat()
        except InvoerFout as fout:
            fouten.append(fout)
            return None

    tekst = {veld: invoer.get(veld, "").strip() for veld in VELDEN}
    eenheid = lees(lambda: _eenheid(kantoor, tekst["naam"]))
    waarde = (
        lees(lambda: _lees_waarde(tekst["waarde"], eenheid or _ONBEKEND)) if eenheid or not tekst["waarde"] else None
    )
    vanaf = lees(lambda: _lees_vanaf(tekst["vanaf"], kantoor.vandaag))
    einde = lees(lambda: _lees_einde(kantoor, tekst, vanaf))
    bron = lees(lambda: _lees_bron(tekst["bron"]))
    if fouten or eenheid is None or waarde is None or vanaf is None or bron is None:
        raise InvoerFouten(fouten)
    nieuw = GemeenteWaarde("", tekst["naam"], waarde, eenheid, vanaf, einde, bron, kantoor.wie)
    try:
        return voeg_waarde_toe(kantoor, nieuw)
    except InvoerFout as fout:
        raise InvoerFouten([fout]) from fout


def voorbeeld(kantoor: Kantoor, invoer: Mapping[str, str]) -> str:
    """Say what would change by these texts and from when, before anything is kept; empty while they say too little."""
    try:
        eenheid = _eenheid(kantoor, invoer.get("naam", ""))
        vanaf = _lees_vanaf(invoer.get("vanaf", "").strip(), kantoor.vandaag)
    except InvoerFout:
        return ""
    nu = _toen(kantoor, invoer["naam"], vanaf)
    try:
        nieuw = in_woorden(_lees_waarde(invoer.get("waarde", "").strip(), eenheid), eenheid)
    except InvoerFout:
        if nu == _ONBEKEND:
            return f"Voor {voluit(vanaf)} is nu geen waarde bekend."
        return f"Op {voluit(vanaf)} rekent BbzDesk nu met {nu}."
    if nu == _ONBEKEND:
        return f"Vanaf {voluit(vanaf)} rekent BbzDesk met {nieuw}. Voor die dag is nu geen waarde bekend."
    return f"Vanaf {voluit(vanaf)} rekent BbzDesk met {nieuw} in plaats van {nu}."


def _toen(kantoor: Kantoor, naam: str, op: date) -> str:
    bekend = [w for w in _parameters(kantoor).van(naam) if w.geldt_op(op) and w.waarde is not None]
    return in_woorden(bekend[-1].waarde, bekend[-1].eenheid) if bekend and bekend[-1].waarde is not None else _ONBEKEND


def bewaard(waarde: GemeenteWaarde) -> str:
    """The sentence after adding a value: from when it counts."""
    if waarde.naam == _VRIJE_DAG:
        return f"{voluit(waarde.vanaf)} telt nu als feestdag bij termijnen."
    tot = "" if waarde.tot_en_met is None else f" tot en met {voluit(waarde.tot_en_met)}"
    return f"Het bedrag is toegevoegd. Het geldt vanaf {voluit(waarde.vanaf)}{tot}."


def vrije_dagen(kantoor: Kantoor) -> tuple[tuple[date, str], ...]:
    """The days that the municipality entered as equated with a holiday, each with its source; the newest first."""
    dagen = [
        (waarde.vanaf, waarde.bron)
        for waarde in _parameters(kantoor).van(_VRIJE_DAG)
        if waarde.herkomst == GEMEENTE and waarde.vanaf is not None and waarde.waarde
    ]
    return tuple(sorted(dagen, reverse=True))


def voeg_vrije_dag_toe(kantoor: Kantoor, dag: str, bron: str) -> Gedaan[GemeenteWaarde]:
    """Add one day that a royal decree equates with a holiday; raises InvoerFouten on `dag` and `bron`."""
    fouten: list[InvoerFout] = []
    keuren: tuple[Callable[[], None], ...] = (
        lambda: _keur_vrije_dag(dag, kantoor.vandaag),
        lambda: _keur_bron(bron),
    )
    for keur in keuren:
        try:
            keur()
        except InvoerFout as fout:
            fouten.append(fout)
    if fouten:
        raise InvoerFouten(fouten)
    invoer = {"naam": _VRIJE_DAG, "waarde": "1", "vanaf": dag, "tot_en_met": dag, "bron": bron}
    try:
        return voeg_toe(kantoor, invoer)
    except InvoerFouten as fout:
        raise InvoerFout("dag", "Deze dag staat er al. Kies een andere dag.") from fout


def _keur_vrije_dag(dag: str, vandaag: date) -> None:
    if not dag.strip():
        raise InvoerFout("dag", "De dag ontbreekt. Vul in welke dag met een feestdag gelijk is gesteld.")
    lees_datum(dag.strip(), "dag", "dag", vandaag)


def _keur_bron(bron: str) -> None:
    _lees_bron(bron.strip())


def _parameters(kantoor: Kantoor) -> Parameters:
    with kantoor.opslag.lees() as bron:
        return parameters_van(kantoor.inhoud.parameters, bron)


def _rijen(parameters: Parameters, op: date) -> Iterator[Bedragrij]:
    lezer = parameters.lezer()
    for naam in sorted(parameters.namen):
        geldig = [waarde for waarde in parameters.van(naam) if waarde.geldt_op(op)]
        bekend = [waarde for waarde in geldig if waarde.waarde is not None]
        if bekend:
            lezer.waarde(naam, op)
            yield _rij(parameters, bekend[-1], te_controleren=lezer.gebruikt[-1].nog_te_controleren)
        elif geldig:
            yield _rij(parameters, geldig[-1], te_controleren=True)


def _rij(parameters: Parameters, waarde: Waarde, *, te_controleren: bool) -> Bedragrij:
    return Bedragrij(
        naam=waarde.naam,
        tabel=waarde.naam.partition(".")[0].replace("_", " "),
        etiket=_etiket(parameters, waarde.naam),
        waarde=_ONBEKEND if waarde.waarde is None else in_woorden(waarde.waarde, waarde.eenheid),
        vanaf="" if waarde.vanaf is None else voluit(waarde.vanaf),
        tot_en_met="" if waarde.tot_en_met is None else voluit(waarde.tot_en_met),
        bron=waarde.bron,
        zekerheid="" if waarde.waarde is None else _ZEKERHEDEN[waarde.zekerheid],
        nog_te_controleren=te_controleren,
        herkomst="door de gemeente ingevoerd" if waarde.herkomst == GEMEENTE else "meegeleverd",
        sinds=waarde.vanaf,
    )


def _etiket(parameters: Parameters, naam: str) -> str:
    return next((waarde.etiket for waarde in parameters.van(naam) if waarde.etiket), naam)


def _eenheid(kantoor: Kantoor, naam: str) -> str:
    bekend = kantoor.inhoud.parameters.van(naam)
    if not bekend:
        raise InvoerFout("naam", "Kies in de lijst welk bedrag of percentage u wilt invoeren.")
    return bekend[0].eenheid


def _lees_waarde(tekst: str, eenheid: str) -> Decimal:
    if not tekst:
        raise InvoerFout("waarde", "De waarde ontbreekt. Vul de waarde in zoals deze in de bron staat.")
    if eenheid == "euro":
        centen = lees_bedrag(tekst, "waarde")
        if centen < 0:
            raise InvoerFout("waarde", "Het bedrag is lager dan nul. Vul een bedrag zonder minteken in.")
        return Decimal(centen) / 100
    if eenheid == "procent":
        return lees_procent(tekst, "waarde", "De waarde")
    return _lees_aantal(tekst, eenheid)


def _lees_aantal(tekst: str, eenheid: str) -> Decimal:
    """A number of months or years as typed, with or without its unit; a bare number may have a comma."""
    cijfers = re.fullmatch(r"(\d{1,7}(?:,\d{1,6})?)(?:\s+[a-z]+)?", tekst.lower())
    if cijfers is None or not tekst.isascii():
        raise InvoerFout("waarde", f"“{tekst[:30]}” is geen aantal. Vul alleen cijfers in, zoals 12.")
    waarde = Decimal(cijfers[1].replace(",", "."))
    if eenheid in _AANTALLEN and (waarde != int(waarde) or waarde > _GROOTSTE_AANTAL):
        raise InvoerFout("waarde", f"Het aantal {eenheid} “{tekst[:30]}” kan niet kloppen. Vul een heel aantal in.")
    return waarde


def _lees_vanaf(tekst: str, vandaag: date) -> date:
    if not tekst:
        raise InvoerFout("vanaf", "De begindatum ontbreekt. Vul in vanaf welke dag deze waarde geldt.")
    return lees_datum(tekst, "vanaf", "begindatum", vandaag)


def _lees_einde(kantoor: Kantoor, tekst: Mapping[str, str], vanaf: date | None) -> date | None:
    if not tekst["tot_en_met"]:
        if vraagt_einddatum(kantoor, tekst["naam"]):
            raise InvoerFout(
                "tot_en_met",
                "De einddatum ontbreekt, en deze waarde wordt elk jaar of half jaar opnieuw vastgesteld. Vul in tot en "
                "met welke dag de waarde geldt, zoals 31 december.",
            )
        return None
    einde = lees_datum(tekst["tot_en_met"], "tot_en_met", "einddatum", kantoor.vandaag)
    if vanaf is not None and einde < vanaf:
        raise InvoerFout("tot_en_met", "De einddatum ligt voor de begindatum. Controleer beide datums.")
    return einde


def _lees_bron(tekst: str) -> str:
    if not tekst:
        raise InvoerFout("bron", "De bron ontbreekt. Schrijf waar u de waarde hebt gevonden, zoals de Staatscourant.")
    if len(tekst) > _LANGSTE_BRON:
        raise InvoerFout("bron", f"De bron heeft {len(tekst)} tekens. Er passen er {_LANGSTE_BRON} in.")
    return tekst
