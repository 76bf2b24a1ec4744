"""The time line of a loan: its due dates, and each term cut into stretches with one balance and one rate."""

from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.lening.dagen import Jaardeel, is_hele_maand
from bbzdesk.domain.lening.voorwaarden import Leningvoorwaarden


@dataclass(frozen=True, slots=True)
class Stuk:
    """A stretch of days within a term: which part of a year it is, and what was paid out at its beginning.

    Without interest (`rentevrij`) the part of the year is nought.
    """

    van: date
    tot: date
    teller: int
    noemer: int
    uitbetaald: int = 0


class Tijdlijn:
    """Due dates and stretches of one loan.

    `vervaldatums[0]` is the day of the first payment out, `vervaldatums[k]` the due date of term k. In term
    `laatste_uitbetaling` the last part is paid out; a part that is paid out on a due date belongs to the next term.
    """

    __slots__ = ("_gepland", "_grenzen", "_heel", "_lening", "_uitbetaald", "_vrij", "laatste_uitbetaling", "noemer",
                 "teller", "vervaldatums")  # fmt: skip

    def __init__(self, lening: Leningvoorwaarden) -> None:
        self._lening = lening
        self._gepland: dict[int, list[Stuk]] = {}
        self.vervaldatums = [lening.begin, *map(lening.vervaldatum, range(1, lening.aantal_termijnen + 1))]
        breuk = lening.rente_als_breuk
        self.teller, self.noemer = breuk.numerator, breuk.denominator
        self._heel = is_hele_maand(self.vervaldatums[0], self.vervaldatums[1])
        self._uitbetaald: dict[date, int] = {}
        for deel in lening.uitbetalingen:
            self._uitbetaald[deel.datum] = self._uitbetaald.get(deel.datum, 0) + deel.bedrag
        self._vrij = [(vrij.van, vrij.tot + timedelta(days=1)) for vrij in lening.rentevrij]
        self._grenzen = sorted({*self._uitbetaald, *(dag for vrij in self._vrij for dag in vrij)})
        laatste = max(self._uitbetaald)
        self.laatste_uitbetaling = next(nr for nr, dag in enumerate(self.vervaldatums) if dag > laatste)

    def stukken(self, nr: int, extra: tuple[date, ...] = ()) -> list[Stuk]:
        """Cut term `nr` at payments out, at the edges of interest-free periods, and at the `extra` days."""
        if extra:
            return self._knip(nr, extra)
        if nr not in self._gepland:
            self._gepland[nr] = self._knip(nr, ())
        return self._gepland[nr]

    def _knip(self, nr: int, extra: tuple[date, ...]) -> list[Stuk]:
        van, tot = self.vervaldatums[nr - 1], self.vervaldatums[nr]
        deel = Jaardeel(self._lening.dagtelling, van, tot, nr > 1 or self._heel)
        if not extra and self._grenzen[-1] <= van:  # nothing changes in this term any more: one stretch
            return [Stuk(van, tot, *deel.van_tot(van, tot), self._uitbetaald.get(van, 0))]
        knippen = sorted(dag for dag in {*self._grenzen, *extra} if van < dag < tot)
        stukken = []
        for begin, einde in zip([van, *knippen], [*knippen, tot], strict=True):
            teller, noemer = (0, 1) if self._is_vrij(begin) else deel.van_tot(begin, einde)
            stukken.append(Stuk(begin, einde, teller, noemer, self._uitbetaald.get(begin, 0)))
        return stukken

    def rente(self, saldo: int, stuk: Stuk) -> int:
        """Interest in whole cents over one stretch, half up."""
        noemer = self.noemer * stuk.noemer
        return (2 * saldo * self.teller * stuk.teller + noemer) // (2 * noemer)

    def _is_vrij(self, dag: date) -> bool:
        return any(van <= dag < tot for van, tot in self._vrij)
