"""Bedrijfskapitaal as an interest-bearing loan: what the law allows before a decision can be taken.

Bbz art. 2 lid 2, 15, 20, 24. The ceiling counts per business. Which year's ceiling applies is not in the Decree;
practice takes the date of the application or of the decision, so the caller chooses and the explanation says which.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bbzdesk.domain.doelgroep_kapitaal import KAPITAALREGELS, RENTEDRAGENDE_LENING, maximum_kapitaal
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Uitleg


@dataclass(frozen=True, slots=True)
class Kapitaaltoets:
    """The outcome: ceiling in cents, interest in percent a year, the longest term in months, and what stands in the way."""

    maximum: int
    rente: Decimal
    langste_looptijd: int
    bezwaren: tuple[InvoerFout, ...]

    @property
    def mag(self) -> bool:
        """Whether the law leaves room for this loan; whether to grant it is for a person to decide."""
        return not self.bezwaren


def toets_lening(
    categorie: str, hoofdsom: int, looptijd_maanden: int, peildatum: date, besluitdatum: date, p: Lezer, uitleg: Uitleg
) -> Kapitaaltoets:
    """Test a rentedragende lening against ceiling, interest and longest term (Bbz art. 15, 20, 24).

    Amounts in cents, the term in months. `peildatum` decides the year of the ceiling, `besluitdatum` the interest, which
    stays the same for the whole term. Raises InvoerFout for a group that cannot get such a loan (art. 2 lid 2, 26).
    """
    regel = KAPITAALREGELS.get(categorie)
    if regel is None or RENTEDRAGENDE_LENING not in regel.vormen:
        raise InvoerFout(
            "dossier.categorie",
            "Een rentedragende lening is er alleen voor gevestigde en startende zelfstandigen. Kies een andere vorm van hulp.",
        )
    maximum = maximum_kapitaal(regel, peildatum, p, uitleg)
    rente = p.waarde("rente_bedrijfskapitaal.procent", besluitdatum)
    langste = 12 * p.aantal("bbz_vast.looptijd_jaren", besluitdatum)
    uitleg.regel(f"De rente is {procent(rente)}% per jaar en blijft de hele looptijd gelijk.", "Bbz art. 15 a")
    uitleg.regel(f"De looptijd is ten hoogste {langste} maanden.", "Bbz art. 15 b")
    bezwaren = _bezwaren(hoofdsom, maximum, looptijd_maanden, langste, regel.artikel)
    return Kapitaaltoets(maximum, rente, langste, tuple(bezwaren))


def _bezwaren(hoofdsom: int, maximum: int, looptijd: int, langste: int, artikel: str) -> Sequence[InvoerFout]:
    bezwaren = []
    if hoofdsom <= 0:
        bezwaren.append(InvoerFout("lening.hoofdsom", "Het bedrag van de lening is nul. Vul een bedrag in."))
    if hoofdsom > maximum:
        bezwaren.append(
            InvoerFout(
                "lening.hoofdsom",
                f"De lening van {euro(hoofdsom)} is hoger dan het maximum van {euro(maximum)} ({artikel}). Verlaag het bedrag.",
            )
        )
    if not 1 <= looptijd <= langste:
        bezwaren.append(
            InvoerFout(
                "lening.aantal_termijnen",
                f"De looptijd is {looptijd} maanden. De wet staat 1 tot en met {langste} maanden toe (Bbz art. 15 b).",
            )
        )
    return bezwaren
