"""Taking part in a debt arrangement or akkoord with a Bbz loan: art. 42, and Pw art. 60c for a breach of duties.

What the law asks, which of it a person must judge, and the share of each creditor. Nothing is agreed here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.uitleg import Regel, Uitleg

VOLDAAN, NIET_VOLDAAN, ONBEKEND = "voldaan", "niet voldaan", "onbekend"
GEMEENTE = "gemeente"
ARTIKEL = "Bbz art. 42"


@dataclass(frozen=True, slots=True)
class Schuldeiser:
    """Another concurrent creditor: a mark to know him by, his claim in cents, and whether he takes part in proportion."""

    kenmerk: str
    vordering: int
    werkt_mee: bool | None = None


@dataclass(frozen=True, slots=True)
class Regelingsfeiten:
    """The claim of the gemeente, what is offered to all concurrent creditors together, and what was judged so far.

    None is unknown: not judged yet. `gedekt` is the part of the claim that securities cover. Creditors with preference
    are paid before `beschikbaar` and are not named here.
    """

    vordering: int
    gedekt: int
    schuldeisers: tuple[Schuldeiser, ...]
    beschikbaar: int
    nodig_voor_voortzetting: bool | None = None
    bij_beeindiging: bool | None = None
    schending_inlichtingenplicht: bool | None = None


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One condition of the law: met, not met or unknown; `vraag` is what a person judges when it is unknown."""

    artikel: str
    oordeel: str
    tekst: str
    vraag: str = ""


@dataclass(frozen=True, slots=True)
class Aandeel:
    """What a creditor gets of what is offered, and what he waives, in cents."""

    kenmerk: str
    vordering: int
    ontvangt: int
    ziet_af_van: int


@dataclass(frozen=True, slots=True)
class Schuldregeling:
    """Whether the gemeente may take part (None: something is still unknown), the shares, and what to judge."""

    mag: bool | None
    voorwaarden: tuple[Voorwaarde, ...]
    buiten_akkoord: int
    aandelen: tuple[Aandeel, ...]
    regels: tuple[Regel, ...]

    @property
    def te_beoordelen(self) -> tuple[str, ...]:
        """The questions that a person must still answer."""
        return tuple(deel.vraag for deel in self.voorwaarden if deel.oordeel == ONBEKEND)


def schuldregeling(feiten: Regelingsfeiten) -> Schuldregeling:
    """Test the conditions of art. 42 and divide the offer. Raises InvoerFouten for facts that contradict each other."""
    _controleer(feiten)
    uitleg = Uitleg()
    voorwaarden = (_noodzaak(feiten), _evenredig(feiten), _geen_schending(feiten))
    concurrent = feiten.vordering - feiten.gedekt
    uitleg.regel(
        "Het deel van de lening dat door zekerheden is gedekt, blijft erbuiten.", f"{ARTIKEL} a", feiten.gedekt
    )
    uitleg.regel("Het deel van de lening dat meedoet.", f"{ARTIKEL} a", concurrent)
    aandelen = _verdeel(feiten, concurrent, uitleg)
    for deel in voorwaarden:
        uitleg.regel(deel.tekst, deel.artikel)
    oordelen = {deel.oordeel for deel in voorwaarden}
    mag = False if NIET_VOLDAAN in oordelen else None if ONBEKEND in oordelen else True
    return Schuldregeling(mag, voorwaarden, feiten.gedekt, aandelen, uitleg.regels)


def _noodzaak(feiten: Regelingsfeiten) -> Voorwaarde:
    """Needed to go on with the business, or possible at its end."""
    if feiten.nodig_voor_voortzetting or feiten.bij_beeindiging:
        wat = "nodig om door te gaan" if feiten.nodig_voor_voortzetting else "mogelijk bij de beëindiging"
        return Voorwaarde(ARTIKEL, VOLDAAN, f"De regeling is {wat}.")
    if feiten.nodig_voor_voortzetting is False and feiten.bij_beeindiging is False:
        zin = "De regeling is niet nodig om door te gaan en hoort niet bij een beëindiging."
        return Voorwaarde(ARTIKEL, NIET_VOLDAAN, zin)
    vraag = "Is de regeling nodig om met het bedrijf door te gaan, of komt zij tot stand bij de beëindiging?"
    return Voorwaarde(ARTIKEL, ONBEKEND, "Het is nog niet beoordeeld of de regeling nodig is.", vraag)


def _evenredig(feiten: Regelingsfeiten) -> Voorwaarde:
    """All take part in proportion; who claims nothing has nothing to waive and does not count."""
    artikel = f"{ARTIKEL} b"
    antwoorden = {schuldeiser.werkt_mee for schuldeiser in feiten.schuldeisers if schuldeiser.vordering}
    if False in antwoorden:
        return Voorwaarde(artikel, NIET_VOLDAAN, "Niet alle concurrente schuldeisers werken naar evenredigheid mee.")
    if None in antwoorden:
        vraag = "Werken alle concurrente schuldeisers naar evenredigheid mee?"
        zin = "Van een of meer schuldeisers is nog niet bekend of zij meewerken."
        return Voorwaarde(artikel, ONBEKEND, zin, vraag)
    return Voorwaarde(artikel, VOLDAAN, "Alle concurrente schuldeisers werken naar evenredigheid mee.")


def _geen_schending(feiten: Regelingsfeiten) -> Voorwaarde:
    artikel = "Pw art. 60c"
    if feiten.schending_inlichtingenplicht is None:
        vraag = "Is de schuld ontstaan doordat de inlichtingenplicht niet is nagekomen?"
        return Voorwaarde(artikel, ONBEKEND, "Het is nog niet nagegaan of de inlichtingenplicht is nagekomen.", vraag)
    if feiten.schending_inlichtingenplicht:
        zin = "De schuld komt doordat de inlichtingenplicht niet is nagekomen: meewerken kan niet."
        return Voorwaarde(artikel, NIET_VOLDAAN, zin)
    return Voorwaarde(artikel, VOLDAAN, "De schuld komt niet doordat de inlichtingenplicht niet is nagekomen.")


def _verdeel(feiten: Regelingsfeiten, concurrent: int, uitleg: Uitleg) -> tuple[Aandeel, ...]:
    """Divide the offer by the size of the claims; the cents that rounding leaves go to the largest remainders."""
    vorderingen = [(GEMEENTE, concurrent), *((deel.kenmerk, deel.vordering) for deel in feiten.schuldeisers)]
    totaal = sum(vordering for _, vordering in vorderingen)
    if not totaal:
        uitleg.regel("Er is geen schuld die meedoet, dus valt er niets te verdelen.", f"{ARTIKEL} b", 0)
        return ()
    verdeeld = _naar_rato([vordering for _, vordering in vorderingen], feiten.beschikbaar, totaal)
    aandelen = tuple(
        Aandeel(kenmerk, vordering, ontvangt, vordering - ontvangt)
        for (kenmerk, vordering), ontvangt in zip(vorderingen, verdeeld, strict=True)
    )
    deel = procent(Decimal(afgerond(Fraction(feiten.beschikbaar, totaal) * 100 * 100)) / 100)
    uitleg.regel(
        f"Er is {euro(feiten.beschikbaar)} voor {euro(totaal)} aan concurrente schulden: {deel}% voor iedereen.",
        f"{ARTIKEL} b",
    )
    uitleg.regel("De gemeente krijgt daarvan dit deel.", f"{ARTIKEL} b", aandelen[0].ontvangt)
    uitleg.regel("De gemeente ziet dan van dit deel af.", ARTIKEL, aandelen[0].ziet_af_van)
    return aandelen


def _naar_rato(bedragen: Sequence[int], te_verdelen: int, totaal: int) -> list[int]:
    delen = [divmod(bedrag * te_verdelen, totaal) for bedrag in bedragen]
    uit = [heel for heel, _ in delen]
    grootste = sorted(range(len(delen)), key=lambda plaats: -delen[plaats][1])
    for plaats in grootste[: te_verdelen - sum(uit)]:
        uit[plaats] += 1
    return uit


def _controleer(feiten: Regelingsfeiten) -> None:
    fouten = [
        InvoerFout(veld, f"Bij {veld} hoort een bedrag van {euro(0)} of meer. Controleer het bedrag.")
        for veld in ("vordering", "gedekt", "beschikbaar")
        if getattr(feiten, veld) < 0
    ]
    if feiten.gedekt > feiten.vordering:
        zin = f"Het deel gedekt ({euro(feiten.gedekt)}) is hoger dan de vordering ({euro(feiten.vordering)}). Pas een van de twee aan."
        fouten.append(InvoerFout("gedekt", zin))
    if feiten.nodig_voor_voortzetting and feiten.bij_beeindiging:
        zin = "De regeling is nodig om door te gaan of hoort bij de beëindiging, niet allebei. Kies een van de twee."
        fouten.append(InvoerFout("bij_beeindiging", zin))
    gezien = {GEMEENTE}
    for plaats, schuldeiser in enumerate(feiten.schuldeisers):
        if schuldeiser.kenmerk in gezien:
            zin = f"Het kenmerk bij schuldeisers[{plaats}] is al gebruikt. Geef iedere schuldeiser een eigen kenmerk."
            fouten.append(InvoerFout(f"schuldeisers[{plaats}].kenmerk", zin))
        if schuldeiser.vordering < 0:
            zin = f"Bij schuldeisers[{plaats}].vordering hoort een bedrag van {euro(0)} of meer. Controleer het bedrag."
            fouten.append(InvoerFout(f"schuldeisers[{plaats}].vordering", zin))
        gezien.add(schuldeiser.kenmerk)
    totaal = feiten.vordering - feiten.gedekt + sum(deel.vordering for deel in feiten.schuldeisers)
    if not fouten and feiten.beschikbaar > totaal:
        zin = f"Er is meer beschikbaar ({euro(feiten.beschikbaar)}) dan er schuld is ({euro(totaal)}). Controleer de bedragen."
        fouten.append(InvoerFout("beschikbaar", zin))
    if fouten:
        raise InvoerFouten(fouten)
