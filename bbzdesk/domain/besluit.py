"""Decisions: what must be known before one can become definitive, and what is kept with it for ever.

A draft points at nothing that can change: when it becomes definitive its facts, amounts, explanation and texts are
copied into a snapshot, so that the decision can be read and recomputed years later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bbzdesk.domain.feiten import NEGATIEF
from bbzdesk.domain.geld import euro


@dataclass(frozen=True, slots=True)
class Toetspunt:
    """One thing the law asks of a decision, and which facts for it are still missing."""

    artikel: str
    tekst: str
    ontbreekt: tuple[str, ...]

    @property
    def in_orde(self) -> bool:
        """Whether nothing is missing."""
        return not self.ontbreekt


def toets_volledigheid(
    elementen: Sequence[tuple[str, str, Sequence[str]]], feiten: Mapping[str, Any]
) -> tuple[Toetspunt, ...]:
    """Check the facts of a decision against what the law asks: (article, words, names of facts) per element.

    Missing first, so that the check page shows on top what is still to do (BE-16).
    """
    punten = [
        Toetspunt(artikel, tekst, tuple(naam for naam in namen if feiten.get(naam) in (None, "")))
        for artikel, tekst, namen in elementen
    ]
    return tuple(sorted(punten, key=lambda punt: punt.in_orde))


@dataclass(frozen=True, slots=True)
class Adviesfeiten:
    """What of the newest advice counts for the decision: its verdict, its amount in cents, and the check of Awb 3:9."""

    oordeel: str
    bedrag: int | None
    vergewist: bool


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """Something that stands in no decision's way but asks for a look; the consulent judges."""

    zin: str
    artikel: str


def aandachtspunten(advies: Adviesfeiten | None, toegekend: int | None) -> tuple[Aandachtspunt, ...]:
    """Where the decision departs from the advice (Awb art. 3:50), or the advice was not checked (3:9). Cents."""
    if advies is None:
        return ()
    gevonden = []
    if advies.oordeel == NEGATIEF and toegekend:
        zin = "Het advies is negatief en u kent toe. Leg in de motivering uit waarom u afwijkt."
        gevonden.append(Aandachtspunt(zin, "Awb art. 3:50"))
    elif advies.bedrag is not None and toegekend is not None and advies.bedrag != toegekend:
        zin = (
            f"Het advies noemt {euro(advies.bedrag)}, het besluit {euro(toegekend)}. "
            "Leg in de motivering uit waarom u afwijkt."
        )
        gevonden.append(Aandachtspunt(zin, "Awb art. 3:50"))
    if not advies.vergewist:
        zin = "Bij het advies staat nog niet dat u hebt nagegaan of het zorgvuldig is gemaakt."
        gevonden.append(Aandachtspunt(zin, "Awb art. 3:9"))
    return tuple(gevonden)


@dataclass(frozen=True, slots=True)
class BesluitConcept:
    """A decision in the making: the letter it uses and the choices and texts of the consulent (facts by name)."""

    id: str
    dossier_id: str
    aanvraag_id: str
    brief: str
    keuzes: Mapping[str, Any]
    definitief_id: str | None = None


@dataclass(frozen=True, slots=True)
class Besluit:
    """A definitive decision; never changes. `momentopname` is the JSON of facts, amounts, versions and text."""

    id: str
    dossier_id: str
    aanvraag_id: str
    nummer: str
    brief: str
    briefversie: int
    gevolg: str
    besluitdatum: date
    vastgesteld_op: datetime
    vastgesteld_door: str
    momentopname: str
    pdf_sha256: str


# How a decision is made known (Awb art. 3:41, 2:14): what is kept, and how people call it.
VERZENDWIJZEN = (
    ("post", "Per post"),
    ("aangetekend", "Aangetekend per post"),
    ("uitgereikt", "Persoonlijk gegeven"),
    ("digitaal", "Digitaal"),
)


@dataclass(frozen=True, slots=True)
class Verzending:
    """How and when a decision was sent and made known; the objection term runs from the latter (Awb 3:41, 6:8)."""

    id: str
    besluit_id: str
    verzonden_op: date
    bekendgemaakt_op: date
    wijze: str
    bezwaar_uiterlijk: date
