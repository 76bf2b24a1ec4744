"""The AOW age and date: AOW art. 7a. A birth date plus the age of the year in which that sum falls."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.datum import plus_maanden, voluit
from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.parameters import Lezer, Parameters

PARAMETER = "aow_leeftijd.jaren"
ARTIKEL = "AOW art. 7a"


@dataclass(frozen=True, slots=True)
class AowLeeftijd:
    """The age in years and months, and the day on which it is reached."""

    jaren: int
    maanden: int
    datum: date

    @property
    def voluit(self) -> str:
        """`67 jaar` or `67 jaar en 3 maanden`."""
        return f"{self.jaren} jaar en {self.maanden} maanden" if self.maanden else f"{self.jaren} jaar"


def aow(geboortedatum: date, lezer: Lezer, parameters: Parameters) -> AowLeeftijd:
    """The AOW age and date of a person. Raises OnbekendeWaarde when his year is not among the known years."""
    for jaar in _bekende_jaren(parameters):
        datum = _datum_in(geboortedatum, jaar, parameters)
        if datum.year == jaar:
            dag = date(jaar, 1, 1)
            return AowLeeftijd(lezer.aantal(PARAMETER, dag), lezer.aantal("aow_leeftijd.maanden", dag), datum)
    bekend = _bekende_jaren(parameters)
    raise OnbekendeWaarde(
        PARAMETER,
        f"De AOW-datum bij de geboortedatum {voluit(geboortedatum)} is niet bekend. De AOW-leeftijd is bekend voor "
        f"{bekend[0]} tot en met {bekend[-1]}. Vul de leeftijd met bron in bij Instellingen, Bedragen en rente.",
    )


def heeft_aow_leeftijd(geboortedatum: date, op: date, lezer: Lezer, parameters: Parameters) -> bool:
    """Whether a person has reached the AOW age on a day; raises OnbekendeWaarde when the known years do not tell.

    The age never goes down, so who is younger than the age of the last known year has not reached a later one.
    """
    bekend = _bekende_jaren(parameters)
    if op.year < bekend[0]:
        return _voor_de_bekende_jaren(geboortedatum, op, bekend[0], lezer, parameters)
    for jaar in bekend:
        if jaar > op.year:
            break
        datum = _datum_in(geboortedatum, jaar, parameters)
        if datum.year < jaar or (datum.year == jaar and datum <= op):
            _gebruik(lezer, jaar)
            return True
    laatste = min(op.year, bekend[-1])
    if op.year > bekend[-1] and _datum_in(geboortedatum, bekend[-1], parameters) <= op:
        lezer.waarde(PARAMETER, op)  # says which years are known
    _gebruik(lezer, laatste)
    return False


def _voor_de_bekende_jaren(geboortedatum: date, op: date, eerste: int, lezer: Lezer, parameters: Parameters) -> bool:
    """Before the first known year only a lower bound and the age of that year help."""
    laagste = lezer.aantal("aow_ondergrens.jaren", op)
    if plus_maanden(geboortedatum, 12 * laagste) > op:
        return False
    if _datum_in(geboortedatum, eerste, parameters) <= op:
        return True
    lezer.waarde(PARAMETER, op)  # raises with the known years
    return False


def _bekende_jaren(parameters: Parameters) -> list[int]:
    """The years whose age is known, each with its own value (rows of one year or more)."""
    jaren: set[int] = set()
    for waarde in parameters.van(PARAMETER):
        if waarde.waarde is not None and waarde.vanaf is not None:
            laatste = waarde.tot_en_met.year if waarde.tot_en_met else waarde.vanaf.year
            jaren.update(range(waarde.vanaf.year, laatste + 1))
    return sorted(jaren)


def _datum_in(geboortedatum: date, jaar: int, parameters: Parameters) -> date:
    dag = date(jaar, 1, 1)
    jaren, maanden = parameters.op(PARAMETER, dag).waarde, parameters.op("aow_leeftijd.maanden", dag).waarde
    assert jaren is not None
    assert maanden is not None
    return plus_maanden(geboortedatum, int(jaren) * 12 + int(maanden))


def _gebruik(lezer: Lezer, jaar: int) -> None:
    lezer.aantal(PARAMETER, date(jaar, 1, 1))
    lezer.aantal("aow_leeftijd.maanden", date(jaar, 1, 1))
