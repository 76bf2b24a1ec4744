"""The invented dossiers with which the program shows what it makes: facts as somebody would type them, with dates."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bbzdesk.content.formats import AANTAL_ONDERDELEN
from bbzdesk.content.lezen import Tabel, lees_toml
from bbzdesk.domain.feiten import FEITEN

_STAPPEN = (
    "contact_op", "aanvraag_op", "stukken_gevraagd", "stukken_uiterlijk", "stukken_binnen",
    "onderzoek_op", "advies_op", "besluit_op", "akte_op", "uitbetaald_op",
)  # fmt: skip
# Steps that the full stories do together with the one before.
_LOSSE_STAPPEN = ("dossier_op", "concept_op", "verzonden_op")
_EIGEN = ("contact", "gegevens", "aanvraag", "besluit")  # what a running case fills in itself


@dataclass(frozen=True, slots=True)
class OefenBetaling:
    """A payment of the story: the day and the amount as typed."""

    datum: date
    bedrag: str


@dataclass(frozen=True, slots=True)
class Oefendossier:
    """The story of one dossier: the day of each step, and what is filled in at it."""

    naam: str
    dagen: Mapping[str, date]
    contact: Mapping[str, str]
    screening: Mapping[str, str]
    gegevens: Mapping[str, str]
    aanvraag: Mapping[str, str]
    onderzoek: Mapping[tuple[int, str], str]
    oordeel: str
    conclusie: str
    swot: tuple[tuple[str, str, int], ...]
    advies: Mapping[str, str]
    besluit: Mapping[str, str]
    betalingen: tuple[OefenBetaling, ...]


@dataclass(frozen=True, slots=True)
class Oefendata:
    """The municipality and its dossiers."""

    gemeente: Mapping[str, str]
    dossiers: tuple[Oefendossier, ...]


@dataclass(frozen=True, slots=True)
class LopendeZaak:
    """A case that runs on the day it is made: the texts of a story, and the day of each step counted from that day.

    `screening_regels` and `onderzoek_onderdelen` say how far somebody came with those; `betaald_tot` is the last day on
    which a `termijn` was paid, as typed.
    """

    verhaal: Oefendossier
    dagen: Mapping[str, int]
    screening_regels: int
    onderzoek_onderdelen: int
    betaald_tot: int | None
    termijn: str


def laad_lopende_zaken(resources: Path) -> tuple[LopendeZaak, ...]:
    """Read the cases that run now; raises InhoudFout with file, place and remedy."""
    verhalen = {verhaal.naam: verhaal for verhaal in laad_oefendata(resources).dossiers}
    with lees_toml(resources / "oefendata" / "lopend.toml", resources) as tabel:
        return tuple(_zaak(deel, verhalen) for deel in tabel.tabellen("zaak"))


def _zaak(tabel: Tabel, verhalen: Mapping[str, Oefendossier]) -> LopendeZaak:
    basis = verhalen[tabel.keuze("zoals", tuple(verhalen))]
    eigen: dict[str, Any] = {
        deel: {**getattr(basis, deel), **_feiten(tabel.tabel(deel))} for deel in _EIGEN if tabel.heeft(deel)
    }
    zaak = LopendeZaak(
        verhaal=replace(basis, naam=tabel.tekst("naam"), betalingen=(), **eigen),
        dagen=_dagen(tabel.tabel("dagen")),
        screening_regels=tabel.getal("screening_regels", len(basis.screening)),
        onderzoek_onderdelen=tabel.getal("onderzoek_onderdelen", AANTAL_ONDERDELEN),
        betaald_tot=tabel.getal("betaald_tot") if tabel.heeft("betaald_tot") else None,
        termijn=tabel.tekst("termijn", ""),
    )
    tabel.klaar()
    return zaak


def _dagen(tabel: Tabel) -> dict[str, int]:
    dagen = {stap: tabel.getal(stap) for stap in (*_STAPPEN, *_LOSSE_STAPPEN) if tabel.heeft(stap)}
    tabel.klaar()
    return dagen


def laad_oefendata(resources: Path) -> Oefendata:
    """Read the practice data; raises InhoudFout with file, place and remedy."""
    with lees_toml(resources / "oefendata" / "dossiers.toml", resources) as tabel:
        return Oefendata(_feiten(tabel.tabel("gemeente")), tuple(_dossier(deel) for deel in tabel.tabellen("dossier")))


def _dossier(tabel: Tabel) -> Oefendossier:
    onderzoek = _teksten(tabel.tabel("onderzoek"))
    dossier = Oefendossier(
        naam=tabel.tekst("naam"),
        dagen={stap: _dag(tabel, stap) for stap in _STAPPEN},
        contact=_feiten(tabel.tabel("contact")),
        screening=_teksten(tabel.tabel("screening")),
        gegevens=_feiten(tabel.tabel("gegevens")),
        aanvraag=_feiten(tabel.tabel("aanvraag")),
        oordeel=onderzoek.pop("oordeel"),
        conclusie=onderzoek.pop("conclusie"),
        onderzoek={(int(naam[0]), naam[2:]): waarde for naam, waarde in onderzoek.items()},
        swot=tuple(_swot(deel) for deel in tabel.tabellen("swot")),
        advies=_feiten(tabel.tabel("advies")),
        besluit=_feiten(tabel.tabel("besluit")),
        betalingen=tuple(_betaling(deel) for deel in tabel.tabellen("betalingen")),
    )
    tabel.klaar()
    return dossier


def _dag(tabel: Tabel, sleutel: str) -> date:
    dag = tabel.datum(sleutel)
    assert dag is not None
    return dag


def _swot(tabel: Tabel) -> tuple[str, str, int]:
    punt = (tabel.tekst("soort"), tabel.tekst("tekst"), tabel.getal("gewicht"))
    tabel.klaar()
    return punt


def _betaling(tabel: Tabel) -> OefenBetaling:
    betaling = OefenBetaling(_dag(tabel, "datum"), tabel.tekst("bedrag"))
    tabel.klaar()
    return betaling


def _teksten(tabel: Tabel) -> dict[str, str]:
    rest = tabel.rest()
    for naam, waarde in rest.items():
        if not isinstance(waarde, str):
            raise tabel.fout(f"“{naam}” hoort een tekst te zijn. Zet het antwoord tussen aanhalingstekens.")
    return dict(rest)


def _feiten(tabel: Tabel) -> dict[str, str]:
    teksten = _teksten(tabel)
    for naam in teksten:
        if naam not in FEITEN:
            raise tabel.fout(f"het feit “{naam}” is niet bekend. Kies een feit uit de lijst van feiten.")
    return teksten
