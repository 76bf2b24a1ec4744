"""The invented dossiers with which the program shows what it makes: facts as somebody would type them, with dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bbzdesk.content.lezen import Tabel, lees_toml
from bbzdesk.domain.feiten import FEITEN

_STAPPEN = (
    "contact_op", "aanvraag_op", "stukken_gevraagd", "stukken_uiterlijk", "stukken_binnen",
    "onderzoek_op", "advies_op", "besluit_op", "akte_op", "uitbetaald_op",
)  # fmt: skip


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
