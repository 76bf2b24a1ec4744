"""Dated parameters of the law: looked up on a date, never approximated, always traceable to a source.

A table (`normen`) has columns (`gehuwden_21_tot_aow`); a parameter is named `normen.gehuwden_21_tot_aow`. Values
of the municipality stand beside the shipped ones under the same names and win from them on the dates they cover.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.geld import cent
from bbzdesk.domain.uitleg import GebruikteParameter

MEEGELEVERD = "meegeleverd"
GEMEENTE = "gemeente"


@dataclass(frozen=True, slots=True)
class Waarde:
    """One value of one parameter over one period.

    `waarde` None is a known gap: nobody found the value, so the program asks. `zekerheid` is A to D
    (A: text of the law read, D: from memory). `gecontroleerd_tot` is set for a standing value that was last
    checked on that date; later use is marked. `etiket` is how people call it. `eenheid` is `euro`, `procent`, `maanden`, `jaren`, `weken`,
    `dagen` or `getal`.
    """

    naam: str
    waarde: Decimal | None
    eenheid: str
    vanaf: date | None
    tot_en_met: date | None
    zekerheid: str
    bron: str
    gecontroleerd_tot: date | None = None
    herkomst: str = MEEGELEVERD
    bevestigd: bool = False
    etiket: str = ""

    def geldt_op(self, datum: date) -> bool:
        """Whether the period of this value holds the date."""
        return (self.vanaf is None or self.vanaf <= datum) and (self.tot_en_met is None or datum <= self.tot_en_met)


class Parameters:
    """All dated values, shipped and added, to be looked up by name and date."""

    def __init__(self, waarden: Iterable[Waarde]) -> None:
        self._waarden: dict[str, list[Waarde]] = {}
        for waarde in waarden:
            self._waarden.setdefault(waarde.naam, []).append(waarde)
        for rij in self._waarden.values():
            rij.sort(key=lambda waarde: (waarde.herkomst == GEMEENTE, waarde.vanaf or date.min))

    @property
    def namen(self) -> frozenset[str]:
        """The names of all parameters."""
        return frozenset(self._waarden)

    def van(self, naam: str) -> tuple[Waarde, ...]:
        """All values of one parameter, the shipped ones before those of the municipality, each oldest first."""
        return tuple(self._waarden.get(naam, ()))

    def met(self, waarden: Iterable[Waarde]) -> "Parameters":
        """Return these parameters with values of the municipality added."""
        return Parameters([*(waarde for rij in self._waarden.values() for waarde in rij), *waarden])

    def op(self, naam: str, datum: date) -> Waarde:
        """Return the value of a parameter on a date.

        Raises OnbekendeWaarde in a known gap and outside the known dates, naming the dates that are known;
        KeyError when no such parameter exists (a bug).
        """
        rij = self._waarden[naam]
        geldig = [waarde for waarde in rij if waarde.geldt_op(datum) and waarde.waarde is not None]
        if not geldig:
            raise OnbekendeWaarde(naam, self._onbekend(naam, rij, datum))
        return geldig[-1]

    def lezer(self) -> "Lezer":
        """Return a reader that remembers what one computation used."""
        return Lezer(self)

    def _onbekend(self, naam: str, rij: list[Waarde], datum: date) -> str:
        return (
            f"De waarde van {naam} ({rij[0].etiket or naam}) is op {voluit(datum)} niet bekend. "
            f"Bekend is {_bekend(rij)}. Zoek de waarde op en leg deze met de bron vast."
        )


class Lezer:
    """Looks values up for one computation and keeps which ones it used, in order and each once."""

    def __init__(self, parameters: Parameters) -> None:
        self._parameters = parameters
        self._gebruikt: dict[tuple[str, date | None, str], GebruikteParameter] = {}

    def waarde(self, naam: str, datum: date) -> Decimal:
        """Return a value in its own unit; raises OnbekendeWaarde."""
        gevonden = self._parameters.op(naam, datum)
        assert gevonden.waarde is not None
        voorbij = gevonden.gecontroleerd_tot is not None and datum > gevonden.gecontroleerd_tot
        onzeker = (gevonden.zekerheid in "CD" or voorbij) and not gevonden.bevestigd
        sleutel = (naam, gevonden.vanaf, gevonden.herkomst)
        eerder = self._gebruikt.get(sleutel)
        if eerder is None or (onzeker and not eerder.nog_te_controleren):
            self._gebruikt[sleutel] = GebruikteParameter(
                naam=naam,
                waarde=gevonden.waarde,
                eenheid=gevonden.eenheid,
                vanaf=gevonden.vanaf,
                bron=gevonden.bron,
                zekerheid=gevonden.zekerheid,
                nog_te_controleren=onzeker,
                etiket=gevonden.etiket or naam,
            )
        return gevonden.waarde

    def centen(self, naam: str, datum: date) -> int:
        """Return an amount in cents; raises OnbekendeWaarde."""
        return cent(self.waarde(naam, datum))

    def aantal(self, naam: str, datum: date) -> int:
        """Return a whole number (months, weeks, years); raises OnbekendeWaarde."""
        waarde = self.waarde(naam, datum)
        if waarde != int(waarde):
            raise ValueError(f"{naam} is no whole number: {waarde}")
        return int(waarde)

    def geldt(self, naam: str, datum: date) -> bool:
        """Whether a switch (1 or 0) is on that day. One that is off changes nothing and is not noted as used."""
        waarde = self._parameters.op(naam, datum).waarde
        return bool(waarde) and bool(self.aantal(naam, datum))

    @property
    def gebruikt(self) -> tuple[GebruikteParameter, ...]:
        """The values used so far, in order of first use."""
        return tuple(self._gebruikt.values())


def _bekend(rij: list[Waarde]) -> str:
    """Say which stretches of dates are known, joined where they touch."""
    stukken: list[tuple[date | None, date | None]] = []
    for waarde in sorted(rij, key=lambda waarde: waarde.vanaf or date.min):
        if waarde.waarde is None:
            continue
        if stukken and _sluit_aan(stukken[-1][1], waarde.vanaf):
            stukken[-1] = (stukken[-1][0], waarde.tot_en_met)
        else:
            stukken.append((waarde.vanaf, waarde.tot_en_met))
    if not stukken:
        return "geen enkele waarde"
    return " en ".join(_periode(van, tot) for van, tot in stukken)


def _sluit_aan(einde: date | None, begin: date | None) -> bool:
    return einde is None or (begin is not None and begin.toordinal() <= einde.toordinal() + 1)


def _periode(van: date | None, tot: date | None) -> str:
    if van is None and tot is None:
        return "een waarde zonder datum"
    if van is None:
        assert tot is not None
        return f"tot en met {voluit(tot)}"
    if tot is None:
        return f"vanaf {voluit(van)}"
    return f"{voluit(van)} tot en met {voluit(tot)}"
