"""Searching: words and their beginnings first; when those give nothing, words that look like what was typed."""

import difflib
from dataclasses import dataclass

from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vouwen import vouw

_MEESTE, _KANDIDATEN = 50, 200
_GELIJKENIS = 0.7


@dataclass(frozen=True, slots=True)
class Treffer:
    """One thing found: its kind, its id and the dossier that it belongs to."""

    soort: str
    object_id: str
    dossier_id: str | None
    tekst: str


def zoek(bron: Lezing, vraag: str, meeste: int = _MEESTE) -> tuple[Treffer, ...]:
    """Return what fits the question, best first: every word as typed or as the beginning of a word."""
    woorden = vouw(vraag).split()
    if not woorden:
        return ()
    gevonden = _op_woorden(bron, woorden, meeste)
    return gevonden or _op_gelijkenis(bron, woorden, meeste)


def zoek_soort(bron: Lezing, vraag: str, soort: str, meeste: int = _MEESTE) -> tuple[Treffer, ...]:
    """Return what fits the question word by word among things of one kind, best first."""
    woorden = vouw(vraag).split()
    return _op_woorden(bron, woorden, meeste, soort) if woorden else ()


def _op_woorden(bron: Lezing, woorden: list[str], meeste: int, soort: str | None = None) -> tuple[Treffer, ...]:
    match = " ".join(f'"{woord}"*' for woord in woorden)
    # One or two letters fit thousands of rows; weighing them all takes longer than anyone looks at the result.
    volgorde = "zoek_woord.rank" if max(map(len, woorden)) > 2 else "zoek_woord.rowid DESC"
    rijen = bron.lees(
        "SELECT z.soort, z.object_id, z.dossier_id, z.tekst FROM zoek_woord JOIN zoek z ON z.rij = zoek_woord.rowid"  # noqa: S608 - literals
        f" WHERE zoek_woord MATCH ? AND coalesce(z.soort = ?, true) ORDER BY {volgorde} LIMIT ?",
        (match, soort, meeste),
    )
    return tuple(Treffer(rij.soort, rij.object_id, rij.dossier_id, rij.tekst) for rij in rijen)


def _op_gelijkenis(bron: Lezing, woorden: list[str], meeste: int) -> tuple[Treffer, ...]:
    drietallen = {woord[plaats : plaats + 3] for woord in woorden for plaats in range(len(woord) - 2)}
    if not drietallen:
        return ()
    rijen = bron.lees(
        "SELECT z.soort, z.object_id, z.dossier_id, z.tekst, z.gevouwen"
        " FROM zoek_drietal JOIN zoek z ON z.rij = zoek_drietal.rowid"
        " WHERE zoek_drietal MATCH ? ORDER BY zoek_drietal.rank LIMIT ?",
        (" OR ".join(f'"{drietal}"' for drietal in sorted(drietallen)), _KANDIDATEN),
    )
    gewogen = [(_lijkt(woorden, rij.gevouwen.split()), rij) for rij in rijen]
    goed = sorted((paar for paar in gewogen if paar[0] >= _GELIJKENIS), key=lambda paar: -paar[0])
    return tuple(Treffer(rij.soort, rij.object_id, rij.dossier_id, rij.tekst) for _, rij in goed[:meeste])


def _lijkt(woorden: list[str], tekst: list[str]) -> float:
    """How much the worst of the typed words looks like some word of the text; below the threshold roughly."""
    return min(_beste(woord, tekst) for woord in woorden)


def _beste(woord: str, tekst: list[str]) -> float:
    """The likeness of the most alike word; words that cannot be it by their letters alone are not compared."""
    beste = 0.0
    for ander in tekst:
        hoogstens = _hoogstens(woord, ander)
        if hoogstens >= _GELIJKENIS and hoogstens > beste:
            beste = max(beste, difflib.SequenceMatcher(None, woord, ander).ratio())
    return beste


def _hoogstens(woord: str, ander: str) -> float:
    """More than this the likeness cannot be: first by length, then by the letters that both have in any order."""
    lengte = len(woord) + len(ander)
    if 2 * min(len(woord), len(ander)) / lengte < _GELIJKENIS:
        return 0.0
    return 2 * sum(min(woord.count(letter), ander.count(letter)) for letter in set(woord)) / lengte
