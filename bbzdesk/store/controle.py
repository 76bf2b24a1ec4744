"""The check of a store: everything that should hold, with a Dutch sentence for what does not. Changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bbzdesk.store import grootboek, kopie, logboek, standen
from bbzdesk.store.fouten import OpslagFout
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.opslag import Opslag

_LAATSTE_RIJEN = 1000


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that is not as it should be. `ernstig` is False for what does no harm."""

    onderdeel: str
    zin: str
    ernstig: bool = True


def snel(opslag: Opslag) -> tuple[Bevinding, ...]:
    """The check at each start: the structure of the file and the last rows of the log."""
    with opslag.lees() as bron:
        return tuple(
            _verzamel(
                (
                    lambda: _bladen(bron, "quick_check"),
                    lambda: _keten(bron, opslag.opslag_id, _LAATSTE_RIJEN),
                )
            )
        )


def volledig(opslag: Opslag) -> tuple[Bevinding, ...]:
    """The whole check: pages, references, ledger, cache, log, and every content of a stuk."""
    with opslag.lees() as bron:
        bevindingen = list(
            _verzamel(
                (
                    lambda: _bladen(bron, "integrity_check"),
                    lambda: _verwijzingen(bron),
                    lambda: _evenwicht(bron),
                    lambda: _standen(bron),
                    lambda: _keten(bron, opslag.opslag_id, None),
                    lambda: _werk_zonder_regel(bron),
                )
            )
        )
    bevindingen += _verzamel((lambda: _stukken(opslag),))
    return tuple(dict.fromkeys(bevindingen))  # one damaged page can stop several parts with the same sentence


def _verzamel(delen: tuple[Callable[[], Iterator[Bevinding]], ...]) -> Iterator[Bevinding]:
    """Run each part; a part that cannot even read is a finding itself, and the others still run."""
    for deel in delen:
        try:
            yield from deel()
        except OpslagFout as fout:
            yield Bevinding("bestand", str(fout))


def _bladen(bron: Lezing, pragma: str) -> Iterator[Bevinding]:
    if bron.waarde(f"PRAGMA {pragma}") != "ok":
        yield Bevinding(
            "bestand",
            "Het bestand bbzdesk.db is beschadigd. Zet de nieuwste back-up terug in een nieuwe map.",
        )


def _verwijzingen(bron: Lezing) -> Iterator[Bevinding]:
    for tabel in sorted({rij[0] for rij in bron.lees("PRAGMA foreign_key_check")}):
        yield Bevinding(
            "verwijzingen",
            f"In {tabel} verwijst een rij naar iets dat er niet is. Zet de nieuwste back-up terug in een nieuwe map.",
        )


def _evenwicht(bron: Lezing) -> Iterator[Bevinding]:
    aantal = len(grootboek.uit_evenwicht(bron))
    if aantal:
        yield Bevinding(
            "grootboek",
            f"Bij {aantal} boekingen zijn debet en credit niet gelijk. Zet de nieuwste back-up terug in een nieuwe map.",
        )


def _standen(bron: Lezing) -> Iterator[Bevinding]:
    aantal = len(standen.afwijkende(bron))
    if aantal:
        yield Bevinding(
            "standen",
            f"Bij {aantal} vorderingen wijkt de bewaarde stand af van het grootboek. Kies Standen opnieuw berekenen.",
        )


def _keten(bron: Lezing, opslag_id: str, laatste: int | None) -> Iterator[Bevinding]:
    breuk = logboek.eerste_breuk(bron, opslag_id, laatste)
    if breuk is not None:
        yield Bevinding(
            "logboek",
            f"Het logboek sluit niet aan vanaf regel {breuk}: daar is buiten BbzDesk iets veranderd. "
            "Meld dit aan uw beheerder en vergelijk met een back-up.",
        )


def _werk_zonder_regel(bron: Lezing) -> Iterator[Bevinding]:
    if aantal := logboek.werk_zonder_regel(bron):
        yield Bevinding(
            "logboek",
            f"Van {aantal} handelingen ontbreekt de regel in het logboek. "
            "Meld dit aan uw beheerder en vergelijk met een back-up.",
        )


def _stukken(opslag: Opslag) -> Iterator[Bevinding]:
    with opslag.lees() as bron:
        verwezen = kopie.verwezen_stukken(bron)
    aanwezig = opslag.stukken.aanwezig()
    if ontbreken := len(verwezen - aanwezig):
        yield Bevinding(
            "stukken",
            f"Van {ontbreken} stukken ontbreekt de inhoud. Zet de nieuwste back-up terug in een nieuwe map.",
        )
    if veranderd := len(opslag.stukken.beschadigd(aanwezig)):
        yield Bevinding(
            "stukken",
            f"De inhoud van {veranderd} stukken is veranderd of beschadigd. "
            "Zet de nieuwste back-up terug in een nieuwe map.",
        )
    if over := len(aanwezig - verwezen):
        yield Bevinding(
            "stukken",
            f"Van {over} bewaarde bestanden is er geen stuk meer; dat kan geen kwaad.",
            ernstig=False,
        )
