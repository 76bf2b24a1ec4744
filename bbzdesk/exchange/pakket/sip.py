"""Lays the parts out as an MDTO-SIP 1.0: a folder per information object, a sidecar for everything.

```
dossier/                      the aggregation
  dossier.MDTO.xml            its sidecar
  index.html, dossier.json    each with <name>.bestand.MDTO.xml
  schema/                     an information object: dossier.schema.json
  stuk-0001/                  an information object: stuk-0001.pdf
```
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bbzdesk.exchange.pakket import beschrijven, dossierjson, startpagina
from bbzdesk.exchange.pakket.beschrijven import Verwijzing
from bbzdesk.exchange.pakket.gegevens import PakketBestand, PakketInhoud, Soort
from bbzdesk.exchange.pakket.mdto import Knoop, naar_xml

MAP = "dossier"
NAAM_PER_SOORT = {
    Soort.DOSSIER: "dossieroverzicht",
    Soort.DEBITEURENKAART: "debiteurenkaart",
    Soort.INTAKE: "intakeverslag",
    Soort.STUK: "stuk",
}


@dataclass(frozen=True, slots=True)
class Geplaatst:
    """One file of the bag's payload, with its path under `data/`."""

    pad: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class _Stuk:
    """A part with its place, and the names by which the objects point to each other."""

    naam: str
    bestandsnaam: str
    inhoud: bytes
    mediatype: str
    object: Knoop
    bestand: Knoop


def bouw_sip(inhoud: PakketInhoud, nummer: str, nu: datetime) -> tuple[Geplaatst, ...]:
    """Return every file of the delivery, sorted by path."""
    bron = beschrijven.bron_van(inhoud)
    ouder = Verwijzing(inhoud.dossiertitel, inhoud.dossier_id, bron)
    gegevens = dossierjson.als_bytes(dossierjson.omhul(inhoud, nu))
    schema = dossierjson.als_bytes(dossierjson.schema_voor(inhoud.gegevens_schema))
    stukken = [*_stukken(inhoud, ouder, nu), _schema(inhoud, schema, ouder, nu)]

    def bestand(naam: str) -> Verwijzing:
        return Verwijzing(naam, f"{inhoud.dossier_id}/{naam}", bron)

    delen = [_eigen(stuk.object, bron) for stuk in stukken]
    top = beschrijven.dossier(inhoud, delen, bestand(startpagina.BESTAND), bestand(dossierjson.BESTAND))
    json_knoop = beschrijven.bestand(bestand(dossierjson.BESTAND), gegevens, "application/json", ouder, nu)
    beschreven = [top, json_knoop, *(knoop for stuk in stukken for knoop in (stuk.object, stuk.bestand))]
    pagina = startpagina.startpagina(inhoud, nummer, nu, list(_ingangen(inhoud, stukken, nu)), beschreven)
    pagina_knoop = beschrijven.bestand(bestand(startpagina.BESTAND), pagina, "text/html", ouder, nu)
    geplaatst = [
        Geplaatst(f"{MAP}/{MAP}.MDTO.xml", naar_xml(top)),
        *_met_sidecar(f"{MAP}/{startpagina.BESTAND}", pagina, pagina_knoop),
        *_met_sidecar(f"{MAP}/{dossierjson.BESTAND}", gegevens, json_knoop),
    ]
    for stuk in stukken:
        plek = f"{MAP}/{stuk.naam}"
        geplaatst.append(Geplaatst(f"{plek}/{stuk.naam}.MDTO.xml", naar_xml(stuk.object)))
        geplaatst.extend(_met_sidecar(f"{plek}/{stuk.bestandsnaam}", stuk.inhoud, stuk.bestand))
    return tuple(sorted(geplaatst, key=lambda plaats: plaats.pad))


def namen_van(onderdelen: tuple[PakketBestand, ...]) -> tuple[str, ...]:
    """A neutral name for each part: its kind and a number of its own within that kind."""
    tellers = dict.fromkeys(Soort, 0)
    namen = []
    for onderdeel in onderdelen:
        tellers[onderdeel.soort] += 1
        namen.append(f"{NAAM_PER_SOORT[onderdeel.soort]}-{tellers[onderdeel.soort]:04d}")
    return tuple(namen)


def _stukken(inhoud: PakketInhoud, ouder: Verwijzing, nu: datetime) -> Iterator[_Stuk]:
    for naam, stuk in zip(namen_van(inhoud.onderdelen), inhoud.onderdelen, strict=True):
        eigen = Verwijzing(stuk.titel, stuk.kenmerk or f"{inhoud.dossier_id}/{naam}", ouder.bron)
        bestandsnaam = f"{naam}.{stuk.extensie}"
        bestand = Verwijzing(bestandsnaam, f"{eigen.kenmerk}/{bestandsnaam}", ouder.bron)
        yield _Stuk(
            naam,
            bestandsnaam,
            stuk.inhoud,
            stuk.mediatype,
            beschrijven.archiefstuk(inhoud, stuk, eigen, ouder, bestand),
            beschrijven.bestand(bestand, stuk.inhoud, stuk.mediatype, eigen, nu),
        )


def _schema(inhoud: PakketInhoud, schema: bytes, ouder: Verwijzing, nu: datetime) -> _Stuk:
    eigen = Verwijzing("Schema van dossier.json", f"{inhoud.dossier_id}/schema", ouder.bron)
    bestand = Verwijzing(dossierjson.SCHEMA, f"{eigen.kenmerk}/{dossierjson.SCHEMA}", ouder.bron)
    return _Stuk(
        "schema",
        dossierjson.SCHEMA,
        schema,
        "application/json",
        beschrijven.schema(inhoud, nu, eigen, ouder, bestand),
        beschrijven.bestand(bestand, schema, "application/json", eigen, nu),
    )


def _eigen(knoop: Knoop, bron: str) -> Verwijzing:
    return Verwijzing(knoop.waarde("naam"), knoop.waarde("identificatie/identificatieKenmerk"), bron)


def _met_sidecar(pad: str, inhoud: bytes, knoop: Knoop) -> Iterator[Geplaatst]:
    yield Geplaatst(pad, inhoud)
    yield Geplaatst(f"{pad}.bestand.MDTO.xml", naar_xml(knoop))


def _ingangen(inhoud: PakketInhoud, stukken: list[_Stuk], nu: datetime) -> Iterator[startpagina.Ingang]:
    for stuk, onderdeel in zip(stukken, inhoud.onderdelen, strict=False):
        pad = f"{stuk.naam}/{stuk.bestandsnaam}"
        soort = NAAM_PER_SOORT[onderdeel.soort].capitalize()
        yield startpagina.Ingang(pad, onderdeel.titel, soort, onderdeel.gemaakt_op, len(onderdeel.inhoud))
    titel = "Gegevens van het dossier (voor een programma)"
    omvang = len(dossierjson.als_bytes(dossierjson.omhul(inhoud, nu)))
    yield startpagina.Ingang(dossierjson.BESTAND, titel, "Gegevens", nu, omvang)
    schema = stukken[-1]
    yield startpagina.Ingang(
        f"{schema.naam}/{schema.bestandsnaam}", "Schema van de gegevens", "Schema", nu, len(schema.inhoud)
    )
