"""How much bedrijfskapitaal a group can get and in which forms: Bbz art. 2 lid 2, 14 lid 3, 20, 22, 24 and 26."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.categorie import BEEINDIGEND, GEVESTIGD, OUDERE, STARTER
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.doelgroep_feiten import Doelgroepfeiten
from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Uitleg

RENTEDRAGENDE_LENING, BORGTOCHT, OM_NIET, RENTELOZE_LENING = (
    "rentedragende_lening", "borgtocht", "om_niet", "renteloze_lening",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kapitaalregel:
    """What the law says for one group: the parameter of its ceiling, the article, the forms, and for whom it counts."""

    parameter: str
    artikel: str
    vormen: tuple[str, ...]
    per_bedrijf: bool = True


KAPITAALREGELS = {
    GEVESTIGD: Kapitaalregel(
        "bbz_bedragen.kapitaal_gevestigd", "Bbz art. 20", (RENTEDRAGENDE_LENING, BORGTOCHT, OM_NIET)
    ),
    STARTER: Kapitaalregel("bbz_bedragen.kapitaal_starter", "Bbz art. 24", (RENTEDRAGENDE_LENING, BORGTOCHT)),
    OUDERE: Kapitaalregel(
        "bbz_bedragen.kapitaal_oudere_zelfstandige", "Bbz art. 26", (OM_NIET, RENTELOZE_LENING), per_bedrijf=False
    ),
}


@dataclass(frozen=True, slots=True)
class Kapitaalruimte:
    """The ceiling in cents (nought: none; None: not known, and the group is refused anyway) and the forms."""

    maximum: int | None
    vormen: tuple[str, ...]


def bepaal_kapitaal(feiten: Doelgroepfeiten, nodig: bool, lezer: Lezer, uitleg: Uitleg) -> Kapitaalruimte:
    """The room of a group. `nodig` is false when the group is refused, so that an unknown ceiling does not matter."""
    if feiten.categorie == BEEINDIGEND:
        uitleg.regel("Wie het bedrijf beëindigt, kan geen bedrijfskapitaal krijgen.", "Bbz art. 2 lid 2", 0)
        return Kapitaalruimte(0, ())
    if feiten.structurele_functionele_beperking:
        uitleg.regel(
            "Er is geen bedrijfskapitaal bij een structurele functionele beperking. Verwijs naar UWV.",
            "Bbz art. 14 lid 3",
            0,
        )
        return Kapitaalruimte(0, ())
    if feiten.structurele_functionele_beperking is None:
        uitleg.regel(
            "Onbekend is of UWV een structurele functionele beperking ziet. "
            "Ziet UWV die, dan is er geen bedrijfskapitaal. Vraag dit na.",
            "Bbz art. 14 lid 3",
        )
    regel = KAPITAALREGELS[feiten.categorie]
    try:
        maximum = maximum_kapitaal(regel, feiten.peildatum, lezer, uitleg)
    except OnbekendeWaarde:
        if nodig:
            raise
        return Kapitaalruimte(None, regel.vormen)
    _bijzonderheden(feiten.categorie, feiten.peildatum, lezer, uitleg)
    return Kapitaalruimte(maximum, regel.vormen)


def maximum_kapitaal(regel: Kapitaalregel, op: date, lezer: Lezer, uitleg: Uitleg) -> int:
    """The ceiling on a day, in cents; for a loan per business, not per person."""
    maximum = lezer.centen(regel.parameter, op)
    voor_wie = ", per bedrijf" if regel.per_bedrijf else ""
    uitleg.regel(f"Het hoogste bedrag op {voluit(op)}{voor_wie}.", regel.artikel, maximum)
    return maximum


def _bijzonderheden(categorie: str, op: date, lezer: Lezer, uitleg: Uitleg) -> None:
    if categorie == GEVESTIGD:
        uitleg.regel(
            "Om niet kan ten hoogste dit bedrag, bij een duurzaam te laag inkomen en een vermogen binnen de grens van "
            "artikel 3. Dit gaat niet samen met een lening of borgtocht van artikel 20.",
            "Bbz art. 22",
            lezer.centen("bbz_bedragen.om_niet_gevestigd", op),
        )
    if categorie == STARTER:
        uitleg.regel("Een starter krijgt alleen een rentedragende lening of borgtocht.", "Bbz art. 24")
    if categorie == OUDERE:
        uitleg.regel(
            "Het is een bedrag om niet. Is het eigen vermogen hoger dan de grens van artikel 3 lid 2, dan is het in zoverre "
            "een renteloze lening.",
            "Bbz art. 26",
        )
