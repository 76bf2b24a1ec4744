"""What a loan was granted on: amounts, rate, dates and the way of counting, with the facts that contradict refused.

The Bbz 2004 fixes the rate and the longest term (art. 15); form, day count and terms stand in the decision (art. 39).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bbzdesk.domain.datum import LAATSTE_JAAR, plus_maanden, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM, euro

ANNUITAIR, LINEAIR = "annuitair", "lineair"
VORMEN = (ANNUITAIR, LINEAIR)
DERTIG_360, WERKELIJK_365, WERKELIJK_WERKELIJK = "30/360", "werkelijk/365", "werkelijk/werkelijk"
DAGTELLINGEN = (DERTIG_360, WERKELIJK_365, WERKELIJK_WERKELIJK)
SALDO, SCHEMA = "saldo", "schema"
RENTEBEREKENINGEN = (SALDO, SCHEMA)
MEESTE_TERMIJNEN = 600  # a bound of the program, not of the law: fifty years of months


@dataclass(frozen=True, slots=True)
class Uitbetaling:
    """A part of the loan that was paid out on a day."""

    datum: date
    bedrag: int


@dataclass(frozen=True, slots=True)
class Betaling:
    """A payment that was credited on a day (Awb art. 4:89 lid 3)."""

    datum: date
    bedrag: int


@dataclass(frozen=True, slots=True)
class Periode:
    """A stretch of days, the last one included."""

    van: date
    tot: date


@dataclass(frozen=True, slots=True)
class Leningvoorwaarden:
    """The terms of one loan.

    `aantal_termijnen` includes the terms without repayment at the beginning (`aflossingsvrij`). `termijnbedrag` is a
    given amount per term instead of the computed one. `afronding_termijn` is the step in cents to which a computed
    annuity is rounded. Within `rentevrij` no interest runs.
    """

    hoofdsom: int
    rente: Decimal
    uitbetalingen: tuple[Uitbetaling, ...]
    eerste_vervaldatum: date
    aantal_termijnen: int
    vorm: str
    dagtelling: str = DERTIG_360
    aflossingsvrij: int = 0
    termijnbedrag: int | None = None
    afronding_termijn: int = 1
    rentevrij: tuple[Periode, ...] = ()
    renteberekening: str = SALDO

    @property
    def begin(self) -> date:
        """The day on which the first part was paid out."""
        return min(deel.datum for deel in self.uitbetalingen)

    def vervaldatum(self, nummer: int) -> date:
        """The due date of a term: the day of the first due date, or the last day of a month that is too short."""
        return plus_maanden(self.eerste_vervaldatum, nummer - 1)

    @property
    def rente_als_breuk(self) -> Fraction:
        """The yearly rate as a fraction of one."""
        return Fraction(self.rente) / 100


def controleer(lening: Leningvoorwaarden) -> None:
    """Raise InvoerFouten with a sentence for each fact that is impossible or contradicts another."""
    fouten = [*_bedragen(lening), *_vorm(lening)]
    fouten += _datums(lening) if lening.uitbetalingen else [_fout("uitbetalingen", "Vul minstens één uitbetaling in.")]
    if fouten:
        raise InvoerFouten(fouten)


def _fout(veld: str, zin: str) -> InvoerFout:
    return InvoerFout(veld, zin)


def _bedragen(lening: Leningvoorwaarden) -> list[InvoerFout]:
    fouten = []
    if not 0 < lening.hoofdsom <= MAXIMUM:
        fouten.append(_fout("hoofdsom", "De hoofdsom moet meer zijn dan € 0,00. Controleer het bedrag."))
    if not 0 <= lening.rente <= 100:
        fouten.append(_fout("rente", "De rente moet tussen 0 en 100 procent liggen. Controleer het percentage."))
    for plaats, deel in enumerate(lening.uitbetalingen):
        if deel.bedrag <= 0:
            veld = f"uitbetalingen[{plaats}].bedrag"
            fouten.append(_fout(veld, f"Het bedrag bij {veld} moet meer zijn dan € 0,00. Controleer het bedrag."))
    som = sum(deel.bedrag for deel in lening.uitbetalingen)
    if lening.uitbetalingen and som != lening.hoofdsom:
        fouten.append(
            _fout(
                "uitbetalingen",
                f"De uitbetalingen zijn samen {euro(som)} en de hoofdsom is {euro(lening.hoofdsom)}. "
                "Maak deze bedragen gelijk.",
            )
        )
    return fouten


def _vorm(lening: Leningvoorwaarden) -> list[InvoerFout]:
    fouten = []
    keuzes = (
        ("vorm", lening.vorm, VORMEN),
        ("dagtelling", lening.dagtelling, DAGTELLINGEN),
        ("renteberekening", lening.renteberekening, RENTEBEREKENINGEN),
    )
    for veld, woord, woorden in keuzes:
        if woord not in woorden:
            fouten.append(_fout(veld, f"Bij {veld} staat “{woord}”. Kies uit: {', '.join(woorden)}."))
    if not 1 <= lening.aantal_termijnen <= MEESTE_TERMIJNEN:
        fouten.append(_fout("aantal_termijnen", f"Het aantal termijnen moet tussen 1 en {MEESTE_TERMIJNEN} liggen."))
    if not 0 <= lening.aflossingsvrij < max(lening.aantal_termijnen, 1):
        zin = "Het aantal termijnen bij aflossingsvrij moet lager zijn dan aantal_termijnen. Verlaag het aantal."
        fouten.append(_fout("aflossingsvrij", zin))
    if lening.afronding_termijn < 1:
        fouten.append(_fout("afronding_termijn", "De afronding_termijn moet ten minste 0.01 zijn."))
    if lening.termijnbedrag is not None and lening.termijnbedrag <= 0:
        fouten.append(_fout("termijnbedrag", "Het termijnbedrag moet meer zijn dan € 0,00. Controleer het bedrag."))
    if lening.vorm == LINEAIR and lening.termijnbedrag is not None:
        zin = "Een termijnbedrag past niet bij een lineaire lening. Laat termijnbedrag weg of kies annuitair."
        fouten.append(_fout("termijnbedrag", zin))
    if lening.vorm == LINEAIR and lening.afronding_termijn > 1:
        zin = "Een afronding_termijn past niet bij een lineaire lening. Laat afronding_termijn weg of kies annuitair."
        fouten.append(_fout("afronding_termijn", zin))
    if lening.termijnbedrag and lening.afronding_termijn > 1 and lening.termijnbedrag % lening.afronding_termijn:
        zin = "Het termijnbedrag past niet bij de afronding_termijn. Laat een van de twee weg."
        fouten.append(_fout("afronding_termijn", zin))
    return fouten


def _datums(lening: Leningvoorwaarden) -> list[InvoerFout]:
    fouten = []
    if lening.begin >= lening.eerste_vervaldatum:
        fouten.append(
            _fout(
                "eerste_vervaldatum",
                f"De eerste_vervaldatum ({voluit(lening.eerste_vervaldatum)}) moet na de uitbetaling "
                f"({voluit(lening.begin)}) liggen. Controleer de datums.",
            )
        )
    if lening.eerste_vervaldatum.year * 12 + lening.aantal_termijnen > LAATSTE_JAAR * 12:
        fouten.append(_fout("eerste_vervaldatum", f"De lening loopt door tot na {LAATSTE_JAAR}. Controleer de datum."))
    elif 1 <= lening.aantal_termijnen <= MEESTE_TERMIJNEN:
        laatste = lening.vervaldatum(lening.aantal_termijnen)
        for plaats, deel in enumerate(lening.uitbetalingen):
            if deel.datum >= laatste:
                veld = f"uitbetalingen[{plaats}].datum"
                zin = f"De datum bij {veld} moet vóór de laatste vervaldatum ({voluit(laatste)}) liggen."
                fouten.append(_fout(veld, zin))
    for plaats, vrij in enumerate(lening.rentevrij):
        if vrij.van > vrij.tot:
            veld = f"rentevrij[{plaats}]"
            fouten.append(_fout(veld, f"Bij {veld} ligt van na tot. Controleer de datums."))
    return fouten
