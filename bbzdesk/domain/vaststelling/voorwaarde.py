"""Conditions of a test with three values: met, not met, or not known; an unknown decides only where nothing else does."""

from collections.abc import Iterable
from dataclasses import dataclass

from bbzdesk.domain.uitleg import Uitleg


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One condition: its article, whether it is met (None: not known), and the sentence that says so."""

    artikel: str
    voldaan: bool | None
    tekst: str


def alle(voorwaarden: Iterable[Voorwaarde]) -> bool | None:
    """Whether all conditions are met: no as soon as one is not, not known while one is not known."""
    oordelen = {voorwaarde.voldaan for voorwaarde in voorwaarden}
    if False in oordelen:
        return False
    return None if None in oordelen else True


def vertel(voorwaarden: Iterable[Voorwaarde], uitleg: Uitleg) -> None:
    """Say each condition in the explanation."""
    for voorwaarde in voorwaarden:
        uitleg.regel(voorwaarde.tekst, voorwaarde.artikel)
