"""What the state pays for bedrijfskapitaal and takes back in the years after: Bbz art. 49, and 52 for old binnenvaart.

The gemeente gets all of what it lends, pays back 75 percent of it in five steps, and keeps what the debtors repay. Of
receipts on loans from before 2020 it hands over 75 percent. Receipts equal to the steps break even: the omslagpunt.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bbzdesk.domain.feiten import procent
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg

_STAPPEN = (
    "rijksvergoeding.terug_jaar_1",
    "rijksvergoeding.terug_jaar_2",
    "rijksvergoeding.terug_jaar_3",
    "rijksvergoeding.terug_jaar_4",
    "rijksvergoeding.terug_jaar_5",
)


@dataclass(frozen=True, slots=True)
class Verstrekking:
    """What was lent in a calendar year. `binnenvaart` is an old case of art. 51: paid in full, nothing taken back."""

    jaar: int
    bedrag: int
    binnenvaart: bool = False


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """What debtors paid in a calendar year, repayment and interest, on loans from before 2020 or on later ones."""

    jaar: int
    bedrag: int
    verstrekt_voor_2020: bool


@dataclass(frozen=True, slots=True)
class Afrekenjaar:
    """One calendar year: what the state pays and takes back, and what the year leaves the gemeente, in cents.

    `saldo_gemeente` is vergoeding and receipts, less what was lent and what goes back.
    """

    jaar: int
    vergoeding: int
    terug_te_betalen: int
    saldo_gemeente: int


@dataclass(frozen=True, slots=True)
class Rijksafrekening:
    """All years in order, and the receipts on loans since 2020 with which the gemeente breaks even."""

    jaren: tuple[Afrekenjaar, ...]
    omslagpunt: int
    regels: tuple[Regel, ...]


def rijksafrekening(
    verstrekkingen: Sequence[Verstrekking], ontvangsten: Sequence[Ontvangst], lezer: Lezer
) -> Rijksafrekening:
    """Compute the settlement with the state per calendar year.

    Raises OnbekendeWaarde for a year before 2020, when another law held (art. 60a lid 3).
    """
    boek = _Boek(lezer)
    for (jaar, binnenvaart), bedrag in sorted(_per_jaar(verstrekkingen).items()):
        boek.verstrekt(jaar, bedrag, binnenvaart)
    for ontvangst in sorted(ontvangsten, key=lambda deel: deel.jaar):
        boek.ontvangen(ontvangst)
    return boek.sluit()


def _per_jaar(verstrekkingen: Sequence[Verstrekking]) -> Counter[tuple[int, bool]]:
    """Add up what was lent in a year: the state takes back of the sum."""
    som: Counter[tuple[int, bool]] = Counter()
    for deel in verstrekkingen:
        som[deel.jaar, deel.binnenvaart] += deel.bedrag
    return som


class _Boek:
    def __init__(self, lezer: Lezer) -> None:
        self._lezer = lezer
        self._uitleg = Uitleg()
        self._vergoeding: Counter[int] = Counter()
        self._terug: Counter[int] = Counter()
        self._saldo: Counter[int] = Counter()
        self._jaren: set[int] = set()
        self._omslagpunt = 0

    def verstrekt(self, jaar: int, bedrag: int, binnenvaart: bool) -> None:
        """Book what was lent in a year and what goes back for it."""
        op = date(jaar, 1, 1)
        if binnenvaart:
            naam, artikel = "rijksvergoeding.vergoeding_binnenvaart", "Bbz art. 52 lid 1 a"
        else:
            naam, artikel = "rijksvergoeding.vergoeding", "Bbz art. 49 lid 1"
        hoog = self._lezer.waarde(naam, op)
        vergoeding = afgerond(bedrag * Fraction(hoog) / 100)
        self._jaren.add(jaar)
        self._vergoeding[jaar] += vergoeding
        self._saldo[jaar] += vergoeding - bedrag
        wat = " aan de binnenvaart" if binnenvaart else ""
        zin = f"In {jaar} is {euro(bedrag)}{wat} verstrekt. Het Rijk vergoedt {procent(hoog)}%."
        self._uitleg.regel(zin, artikel, vergoeding)
        if not binnenvaart:
            self._terugbetaling(jaar, vergoeding, op)

    def _terugbetaling(self, jaar: int, vergoeding: int, op: date) -> None:
        """Book the steps; the last takes the cents that rounding left, so that the whole is the part of the law."""
        totaal = afgerond(vergoeding * Fraction(self._lezer.waarde("rijksvergoeding.terug_totaal", op)) / 100)
        over = totaal
        for nummer, naam in enumerate(_STAPPEN, 1):
            deel = self._lezer.waarde(naam, op)
            bedrag = over if nummer == len(_STAPPEN) else min(over, afgerond(vergoeding * Fraction(deel) / 100))
            over -= bedrag
            self._neem_terug(jaar + nummer, bedrag)
            zin = f"Terug in {jaar + nummer} over {jaar}: {procent(deel)}%."
            self._uitleg.regel(zin, "Bbz art. 49 lid 1", bedrag)
        self._omslagpunt += totaal

    def ontvangen(self, ontvangst: Ontvangst) -> None:
        """Book a receipt; of one on a loan from before 2020 a part goes to the state."""
        self._jaren.add(ontvangst.jaar)
        self._saldo[ontvangst.jaar] += ontvangst.bedrag
        deel = self._lezer.waarde("rijksvergoeding.terug_ontvangsten_voor_2020", date(ontvangst.jaar, 1, 1))
        if not ontvangst.verstrekt_voor_2020:
            zin = f"In {ontvangst.jaar} is {euro(ontvangst.bedrag)} ontvangen op leningen van na 2019: die houdt de gemeente."
            self._uitleg.regel(zin, "Bbz art. 49 lid 1", 0)
            return
        terug = afgerond(ontvangst.bedrag * Fraction(deel) / 100)
        self._neem_terug(ontvangst.jaar, terug)
        zin = (
            f"In {ontvangst.jaar} is {euro(ontvangst.bedrag)} ontvangen op leningen van voor 2020: "
            f"daarvan gaat {procent(deel)}% terug."
        )
        self._uitleg.regel(zin, "Bbz art. 49 lid 2", terug)

    def _neem_terug(self, jaar: int, bedrag: int) -> None:
        self._jaren.add(jaar)
        self._terug[jaar] += bedrag
        self._saldo[jaar] -= bedrag

    def sluit(self) -> Rijksafrekening:
        """All years from the first to the last, and the break-even."""
        zin = "Bij deze ontvangsten op leningen van na 2019 kost het kapitaal de gemeente niets (omslagpunt)."
        self._uitleg.regel(zin, "Bbz art. 49 lid 1", self._omslagpunt)
        reeks = range(min(self._jaren), max(self._jaren) + 1) if self._jaren else ()
        jaren = tuple(Afrekenjaar(jaar, self._vergoeding[jaar], self._terug[jaar], self._saldo[jaar]) for jaar in reeks)
        return Rijksafrekening(jaren, self._omslagpunt, self._uitleg.regels)
