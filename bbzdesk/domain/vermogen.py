"""The test of assets: Bbz art. 3, with totaal and eigen vermogen of art. 1 h and i.

Whether bijstand can be a gift depends on what somebody owns. Business assets and the own home count here, though
art. 7 leaves them out for the right to bijstand itself (see `vermogensopstelling`).
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bbzdesk.domain.categorie import BEEINDIGEND, CATEGORIEEN, GEVESTIGD, OUDERE, STARTER
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import procent as schrijf_procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM, euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Uitleg

# The categories are named here too, because who tests assets needs one.
__all__ = [
    "BEEINDIGEND", "CATEGORIEEN", "GEVESTIGD", "OUDERE", "STARTER",
    "Gevolg", "Vermogen", "Vermogenstoets", "controleer_vermogen", "toets_vermogen",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vermogen:
    """What somebody owns and owes, in cents (art. 1 h and i)."""

    totaal: int
    schulden: int

    @property
    def eigen(self) -> int:
        """Eigen vermogen; below nought when the debts are higher."""
        return self.totaal - self.schulden

    @property
    def aandeel(self) -> Fraction | None:
        """Eigen vermogen as a percentage of totaal vermogen, exactly; None when nothing is owned."""
        return Fraction(100 * self.eigen, self.totaal) if self.totaal else None


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What follows from the test, in words: when the assets allow it and when they do not."""

    wel: str
    niet: str


BEDRAG_OM_NIET = Gevolg("De bijstand kan een bedrag om niet zijn", "De bijstand kan geen bedrag om niet zijn")


@dataclass(frozen=True, slots=True)
class Vermogenstoets:
    """The outcome of art. 3.

    `grond` is the article with its reason. `grens` is the highest eigen vermogen, in whole cents, with which a gift
    would be possible: art. 13 keeps the loan as far as eigen vermogen is above it. `gelijk_aan_bovengrens` marks the
    one amount that the text passes over, so that a person looks at it.
    """

    vermogen: Vermogen
    om_niet_mogelijk: bool
    grond: str
    grens: int
    gelijk_aan_bovengrens: bool

    @property
    def meerdere(self) -> int:
        """What eigen vermogen comes to above the limit (art. 13)."""
        return max(0, self.vermogen.eigen - self.grens)


def toets_vermogen(
    categorie: str,
    vermogen: Vermogen,
    peildatum: date,
    lezer: Lezer,
    uitleg: Uitleg,
    *,
    keer_de_grens: int = 1,
    gevolg: Gevolg = BEDRAG_OM_NIET,
) -> Vermogenstoets:
    """Whether bijstand can be a gift, with the limits of a day (art. 3).

    `keer_de_grens` multiplies the limits, for partners whose assets are taken together (art. 9, 32). `gevolg` is
    how the outcome is said, when something else than a gift depends on it. Raises
    InvoerFouten for amounts below nought or an unknown category, OnbekendeWaarde where the limits are not known.
    """
    if fouten := controleer_vermogen(categorie, vermogen):
        raise InvoerFouten(fouten)
    uitleg.regel("Het totaal vermogen is alles wat er is, zonder de schulden eraf.", "Bbz art. 1 h", vermogen.totaal)
    uitleg.regel(
        f"Het eigen vermogen is het totaal vermogen min de schulden van {euro(vermogen.schulden)}.",
        "Bbz art. 1 i",
        vermogen.eigen,
    )
    toets = _Toets(vermogen, peildatum, keer_de_grens, lezer, uitleg, gevolg)
    return toets.oudere() if categorie == OUDERE else toets.algemeen()


def controleer_vermogen(categorie: str, vermogen: Vermogen, veld: str = "") -> list[InvoerFout]:
    """List what cannot be in the facts; `veld` is the prefix of their keys (`deelnemers[0].`)."""
    fouten = []
    if categorie not in CATEGORIEEN:
        zin = f"De {veld}categorie is niet bekend. Kies uit: {', '.join(CATEGORIEEN)}."
        fouten.append(InvoerFout(f"{veld}categorie", zin))
    for naam, bedrag in (("totaal_vermogen", vermogen.totaal), ("schulden", vermogen.schulden)):
        if not 0 <= bedrag <= MAXIMUM:
            zin = f"Bij {veld}{naam} hoort een bedrag van {euro(0)} tot en met {euro(MAXIMUM)}. Controleer het bedrag."
            fouten.append(InvoerFout(f"{veld}{naam}", zin))
    return fouten


class _Toets:
    """One test: the assets, the day and where the limits come from."""

    def __init__(self, vermogen: Vermogen, op: date, keer: int, lezer: Lezer, uitleg: Uitleg, gevolg: Gevolg) -> None:
        self._vermogen = vermogen
        self._op = op
        self._keer = keer
        self._lezer = lezer
        self._uitleg = uitleg
        self._gevolg = gevolg

    def oudere(self) -> Vermogenstoets:
        """Art. 3 lid 2: one limit, and no test of thirty percent."""
        artikel = "Bbz art. 3 lid 2"
        grens = self._grens("bbz_bedragen.grens_oudere_zelfstandige", "De grens voor een oudere zelfstandige", artikel)
        mag = self._vermogen.eigen <= grens
        reden = f"het eigen vermogen is {'niet ' if mag else ''}hoger dan de grens"
        return self._uitkomst(mag, artikel, reden, grens)

    def algemeen(self) -> Vermogenstoets:
        """Art. 3 lid 1: above the upper limit never, between the limits only up to a part of totaal vermogen."""
        onder = self._grens("bbz_bedragen.ondergrens_eigen_vermogen", "De onderste grens", "Bbz art. 3 lid 1 b")
        boven = self._grens("bbz_bedragen.bovengrens_eigen_vermogen", "De bovenste grens", "Bbz art. 3 lid 1 a")
        if self._vermogen.eigen <= onder:
            reden = "het eigen vermogen is niet hoger dan de onderste grens"
            return self._uitkomst(True, "Bbz art. 3 lid 1", reden, onder)
        if self._vermogen.eigen > boven:
            reden = "het eigen vermogen is hoger dan de bovenste grens"
            return self._uitkomst(False, "Bbz art. 3 lid 1 a", reden, boven)
        return self._tussen_de_grenzen(onder, boven)

    def _tussen_de_grenzen(self, onder: int, boven: int) -> Vermogenstoets:
        artikel = "Bbz art. 3 lid 1 b"
        procent = self._lezer.waarde("bbz_vast.aandeel_eigen_vermogen", self._op)
        # Rounded down: a whole number of cents is above the part exactly when it is above its whole cents.
        deel = int(Fraction(procent) * self._vermogen.totaal // 100)
        gelijk = self._vermogen.eigen == boven
        if gelijk:
            self._uitleg.regel(
                "Het eigen vermogen is precies gelijk aan de bovenste grens. De wet zegt niet wat dan geldt. "
                "BbzDesk telt het bij de bedragen tussen de grenzen. Kijk of u het daarmee eens bent.",
                "Bbz art. 3 lid 1",
                boven,
            )
        self._uitleg.regel(
            f"Tussen de grenzen mag het eigen vermogen niet meer zijn dan {schrijf_procent(procent)}% van het totaal vermogen.",
            artikel,
            deel,
        )
        mag = self._vermogen.eigen <= deel
        hoeveel = "niet meer" if mag else "meer"
        reden = f"het eigen vermogen ligt tussen de grenzen en is {hoeveel} dan {schrijf_procent(procent)}% van het totaal vermogen"
        return self._uitkomst(mag, artikel, reden, max(onder, deel), gelijk=gelijk)

    def _grens(self, naam: str, wat: str, artikel: str) -> int:
        grens = self._keer * self._lezer.centen(naam, self._op)
        keer = f", {self._keer} keer" if self._keer > 1 else ""
        self._uitleg.regel(f"{wat} op {voluit(self._op)}{keer}.", artikel, grens)
        return grens

    def _uitkomst(self, mag: bool, artikel: str, reden: str, grens: int, *, gelijk: bool = False) -> Vermogenstoets:
        self._uitleg.regel(f"{self._gevolg.wel if mag else self._gevolg.niet}: {reden}.", artikel, self._vermogen.eigen)
        return Vermogenstoets(self._vermogen, mag, f"{artikel}: {reden}", grens, gelijk)
