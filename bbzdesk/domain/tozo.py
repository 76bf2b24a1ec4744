"""A Tozo loan (2020 and 2021) by its own decision: the rate, the time without interest, and the end date it names.

The Tozo is repealed; many of its loans are still running. Uitstel of such a claim falls under Awb art. 4:94, not under
Bbz art. 41, and the longest term of Bbz art. 15 does not apply.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bbzdesk.domain.datum import plus_maanden, voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.lening import DERTIG_360, LINEAIR, Leningvoorwaarden, Periode, Uitbetaling
from bbzdesk.domain.lening.dagen import MAANDEN_PER_JAAR
from bbzdesk.domain.lening.voorwaarden import controleer
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Regel, Uitleg

ARTIKEL = "Tozo (vervallen)"
_RENTEVRIJ = "tozo_rentevrij.procent"


@dataclass(frozen=True, slots=True)
class Tozobesluit:
    """What the decision says. Amounts in cents.

    `uitbetalingen` have the days from which interest runs. `rente` and `rentevrij` are those of the decision; None when
    it follows the scheme. `eerder_verstrekt` is what the same business got in Tozo loans before.
    """

    besluitdatum: date
    uitbetalingen: tuple[Uitbetaling, ...]
    eerste_vervaldatum: date
    laatste_vervaldatum: date
    vorm: str = LINEAIR
    dagtelling: str = DERTIG_360
    rente: Decimal | None = None
    rentevrij: tuple[Periode, ...] | None = None
    eerder_verstrekt: int = 0


@dataclass(frozen=True, slots=True)
class Tozolening:
    """The terms of the loan, with their explanation."""

    lening: Leningvoorwaarden
    regels: tuple[Regel, ...]


def tozolening(besluit: Tozobesluit, lezer: Lezer, parameters: Parameters) -> Tozolening:
    """Make the terms of a Tozo loan. Raises InvoerFouten for facts that contradict each other or the scheme."""
    hoofdsom = sum(deel.bedrag for deel in besluit.uitbetalingen)
    hoogste = lezer.centen("tozo.hoogste_bedrag", besluit.besluitdatum)
    _controleer(besluit, hoofdsom, hoogste)
    rente = lezer.waarde("tozo.rente", besluit.besluitdatum) if besluit.rente is None else besluit.rente
    lening = Leningvoorwaarden(
        hoofdsom=hoofdsom,
        rente=rente,
        uitbetalingen=besluit.uitbetalingen,
        eerste_vervaldatum=besluit.eerste_vervaldatum,
        aantal_termijnen=_aantal_termijnen(besluit),
        vorm=besluit.vorm,
        dagtelling=besluit.dagtelling,
        rentevrij=_rentevrij(lezer, parameters) if besluit.rentevrij is None else besluit.rentevrij,
    )
    controleer(lening)
    uitleg = Uitleg()
    _leg_uit(besluit, lening, hoogste, uitleg)
    return Tozolening(lening, uitleg.regels)


def _controleer(besluit: Tozobesluit, hoofdsom: int, hoogste: int) -> None:
    fouten = []
    if besluit.eerder_verstrekt < 0:
        zin = f"Bij eerder_verstrekt hoort een bedrag van {euro(0)} of meer. Controleer het bedrag."
        fouten.append(InvoerFout("eerder_verstrekt", zin))
    elif hoofdsom + besluit.eerder_verstrekt > hoogste:
        zin = (
            f"De Tozo-leningen zijn samen {euro(hoofdsom + besluit.eerder_verstrekt)}. "
            f"Het hoogste bedrag is {euro(hoogste)}. Controleer de bedragen."
        )
        fouten.append(InvoerFout("hoofdsom", zin))
    if besluit.laatste_vervaldatum < besluit.eerste_vervaldatum:
        zin = (
            f"De laatste_vervaldatum ({voluit(besluit.laatste_vervaldatum)}) ligt vóór eerste_vervaldatum "
            f"({voluit(besluit.eerste_vervaldatum)}). Controleer de datums."
        )
        fouten.append(InvoerFout("laatste_vervaldatum", zin))
    elif plus_maanden(besluit.eerste_vervaldatum, _aantal_termijnen(besluit) - 1) != besluit.laatste_vervaldatum:
        zin = (
            f"De laatste_vervaldatum ({voluit(besluit.laatste_vervaldatum)}) is geen heel aantal maanden na "
            f"eerste_vervaldatum ({voluit(besluit.eerste_vervaldatum)}). Vul de dag in waarop de laatste termijn vervalt."
        )
        fouten.append(InvoerFout("laatste_vervaldatum", zin))
    if fouten:
        raise InvoerFouten(fouten)


def _aantal_termijnen(besluit: Tozobesluit) -> int:
    """The due dates from the first to the last, one a month."""
    eerste, laatste = besluit.eerste_vervaldatum, besluit.laatste_vervaldatum
    return (laatste.year - eerste.year) * MAANDEN_PER_JAAR + laatste.month - eerste.month + 1


def _rentevrij(lezer: Lezer, parameters: Parameters) -> tuple[Periode, ...]:
    """The time in which the scheme lets no interest run, by the dates of the parameter itself."""
    perioden = []
    for waarde in parameters.van(_RENTEVRIJ):
        assert waarde.vanaf is not None
        assert waarde.tot_en_met is not None
        lezer.waarde(_RENTEVRIJ, waarde.vanaf)
        perioden.append(Periode(waarde.vanaf, waarde.tot_en_met))
    return tuple(perioden)


def _leg_uit(besluit: Tozobesluit, lening: Leningvoorwaarden, hoogste: int, uitleg: Uitleg) -> None:
    uitleg.regel("De hoofdsom van de Tozo-lening.", ARTIKEL, lening.hoofdsom)
    uitleg.regel("Alle Tozo-leningen van een bedrijf zijn samen ten hoogste dit bedrag.", ARTIKEL, hoogste)
    bron = "het besluit" if besluit.rente is not None else "de regeling"
    uitleg.regel(f"De rente is {procent(lening.rente)}% per jaar, volgens {bron}.", ARTIKEL)
    for vrij in lening.rentevrij:
        uitleg.regel(f"Van {voluit(vrij.van)} tot en met {voluit(vrij.tot)} loopt geen rente.", ARTIKEL)
    zin = (
        f"Er zijn {lening.aantal_termijnen} termijnen. De laatste is op {voluit(besluit.laatste_vervaldatum)}: "
        "die datum staat in het besluit."
    )
    uitleg.regel(zin, ARTIKEL)
    uitleg.regel("Uitstel van deze lening gaat volgens de Awb, niet volgens artikel 41 van het Bbz.", "Awb art. 4:94")
