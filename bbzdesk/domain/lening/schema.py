"""The plan of a loan: one row per term, in whole cents, the last term taking the remainder.

An annuity is solved exactly with the day factors of its own terms, in whole numbers, and then rounded once; a fixed
formula would leave the difference of a broken first period to the last term.
"""

from dataclasses import dataclass
from datetime import date
from math import lcm

from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.lening.rente import Tijdlijn
from bbzdesk.domain.lening.voorwaarden import LINEAIR, Leningvoorwaarden, controleer


@dataclass(frozen=True, slots=True)
class Termijn:
    """One row of a schedule; `restschuld` is the principal on which interest runs after this due date."""

    nr: int
    vervaldatum: date
    rente: int
    aflossing: int
    restschuld: int

    @property
    def termijnbedrag(self) -> int:
        """What falls due: interest and repayment together."""
        return self.rente + self.aflossing


@dataclass(frozen=True, slots=True)
class Schema:
    """All rows, the fixed amount per term (None when linear) and the interest over the whole term."""

    termijnen: tuple[Termijn, ...]
    termijnbedrag: int | None
    totaal_rente: int


def maak_schema(lening: Leningvoorwaarden) -> Schema:
    """Make the plan in which every term is paid on its due date. Raises InvoerFouten for impossible terms."""
    controleer(lening)
    tijdlijn = Tijdlijn(lening)
    bedrag = termijnbedrag_van(lening, tijdlijn)
    vast = vaste_aflossing(lening)
    rijen: list[Termijn] = []
    saldo = totaal = 0
    for nr in range(1, lening.aantal_termijnen + 1):
        rente, saldo = _rente_over(tijdlijn, nr, saldo)
        aflossing = aflossing_van(lening, nr, saldo, rente, bedrag, vast)
        saldo -= aflossing
        totaal += rente
        rijen.append(Termijn(nr, tijdlijn.vervaldatums[nr], rente, aflossing, saldo))
        if not saldo and nr >= tijdlijn.laatste_uitbetaling:
            break
    _groot_genoeg(lening, rijen)
    return Schema(tuple(rijen), bedrag, totaal)


def _rente_over(tijdlijn: Tijdlijn, nr: int, saldo: int) -> tuple[int, int]:
    """Interest of one term, each stretch with its own balance rounded on its own; and the balance at its end."""
    rente = 0
    for stuk in tijdlijn.stukken(nr):
        saldo += stuk.uitbetaald
        rente += tijdlijn.rente(saldo, stuk)
    return rente, saldo


def aflossing_van(
    lening: Leningvoorwaarden, nr: int, saldo: int, rente: int, termijnbedrag: int | None, vast: int
) -> int:
    """The repayment that falls due with a term: never more than the balance, never below nought."""
    if nr == lening.aantal_termijnen:
        return saldo
    if nr <= lening.aflossingsvrij:
        return 0
    gewenst = vast if termijnbedrag is None else termijnbedrag - rente
    return max(0, min(gewenst, saldo))


def vaste_aflossing(lening: Leningvoorwaarden) -> int:
    """The equal repayment of a linear loan, half up; the last term takes the difference."""
    delen = lening.aantal_termijnen - lening.aflossingsvrij
    return (2 * lening.hoofdsom + delen) // (2 * delen)


def termijnbedrag_van(lening: Leningvoorwaarden, tijdlijn: Tijdlijn) -> int | None:
    """The amount per term: given, or the annuity rounded half up to its step; None when linear."""
    if lening.vorm == LINEAIR:
        return None
    if lening.termijnbedrag is not None:
        return lening.termijnbedrag
    teller, noemer = _annuiteit(lening, tijdlijn)
    stap = lening.afronding_termijn
    return (2 * teller + noemer * stap) // (2 * noemer * stap) * stap


def _annuiteit(lening: Leningvoorwaarden, tijdlijn: Tijdlijn) -> tuple[int, int]:
    """Solve balance(n) = 0 for the amount per term, exactly.

    After term k the balance is (a - b x amount) / d^k: a grows with interest and payments out, b with the terms paid.
    All day factors have one denominator d, so that only whole numbers are multiplied.
    """
    termijnen = [tijdlijn.stukken(nr) for nr in range(1, lening.aantal_termijnen + 1)]
    d = tijdlijn.noemer * lcm(*{stuk.noemer for stukken in termijnen for stuk in stukken})
    a = b = 0
    macht = 1
    for nr, stukken in enumerate(termijnen, 1):
        groei = erbij = 0
        for stuk in reversed(stukken):  # what is paid out in a stretch bears interest in that and the later ones
            groei += tijdlijn.teller * stuk.teller * (d // (tijdlijn.noemer * stuk.noemer))
            erbij += stuk.uitbetaald * (d + groei if nr > lening.aflossingsvrij else d)
        if nr > lening.aflossingsvrij:
            a = a * (d + groei) + erbij * macht
            macht *= d
            b = b * (d + groei) + macht
        else:  # only interest is paid: the balance does not grow, and no power of d has come in yet
            a += erbij // d
    return a, b


def _groot_genoeg(lening: Leningvoorwaarden, rijen: list[Termijn]) -> None:
    """A given amount per term must at least pay the interest of each term that repays."""
    if lening.termijnbedrag is None:
        return
    for rij in rijen:
        if lening.aflossingsvrij < rij.nr < lening.aantal_termijnen and rij.rente > lening.termijnbedrag:
            zin = (
                f"Het termijnbedrag ({euro(lening.termijnbedrag)}) is lager dan de rente van termijn {rij.nr} "
                f"({euro(rij.rente)}). Vul een hoger termijnbedrag in."
            )
            raise InvoerFouten([InvoerFout("termijnbedrag", zin)])
