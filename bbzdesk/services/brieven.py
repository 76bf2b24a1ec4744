"""A letter from its definition and the facts: the one place where texts of the content become a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bbzdesk.content.brieven import Blok as Sjabloonblok
from bbzdesk.content.brieven import Brief, vul_in
from bbzdesk.documents.model import (
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Feiten,
    Gegevensbijlage,
    Kop,
    Lijst,
    NieuwePagina,
    Ondertekening,
    Tabel,
    Tekst,
    lees_opmaak,
    ontsnap,
    platte_tekst,
)
from bbzdesk.domain.datum import kort, voluit
from bbzdesk.domain.geld import euro
from bbzdesk.domain.lening import Schema
from bbzdesk.domain.uitleg import GebruikteParameter, Regel

Merk = Literal["", "CONCEPT", "OEFENING"]


@dataclass(frozen=True, slots=True)
class Briefgegevens:
    """All that a letter can print. `voorwaarden` has a yes or no for every condition the content may name."""

    feiten: Mapping[str, Any]
    voorwaarden: Mapping[str, bool]
    regels: Sequence[Regel] = ()
    parameters: Sequence[GebruikteParameter] = ()
    schema: Schema | None = None


def maak_document(
    brief: Brief, gegevens: Briefgegevens, merk: Merk = "", bijlage: Gegevensbijlage | None = None
) -> Document:
    """Fill a letter. Facts are printed as they are, whatever characters they hold."""
    feiten = gegevens.feiten
    blokken: list[Blok] = []
    for blok in brief.blokken:
        if blok.geldt(gegevens.voorwaarden):
            blokken += _blokken(blok, gegevens)
    return Document(
        titel=platte_tekst(_vul(brief.onderwerp, feiten)),
        blokken=tuple(blokken),
        auteur=f"Gemeente {feiten['gemeente.naam']}",
        onderwerp=brief.titel,
        kenmerk=feiten.get("besluit.nummer") or feiten.get("dossier.nummer") or "",
        merk=merk,
        briefhoofd=_briefhoofd(feiten, brief.bijlagen),
        gegevensbijlage=bijlage,
    )


def _vul(tekst: str, feiten: Mapping[str, Any]) -> tuple[Tekst, ...]:
    return lees_opmaak("".join(ontsnap(deel.tekst) if deel.is_feit else deel.tekst for deel in vul_in(tekst, feiten)))


def _blokken(blok: Sjabloonblok, gegevens: Briefgegevens) -> list[Blok]:
    feiten = gegevens.feiten
    match blok.soort:
        case "kop":
            return [Kop(1, platte_tekst(_vul(tekst, feiten))) for tekst in blok.teksten]
        case "alinea":
            return [Alinea(_vul(tekst, feiten)) for tekst in blok.teksten]
        case "lijst" | "nummering":
            return [Lijst(tuple(_vul(tekst, feiten) for tekst in blok.teksten), genummerd=blok.soort == "nummering")]
        case "feiten":
            return [Feiten(tuple((_vul(vraag, feiten), _vul(antwoord, feiten)) for vraag, antwoord in blok.rijen))]
        case "schema":
            return [] if gegevens.schema is None else [schematabel(gegevens.schema)]
        case "uitleg":
            return uitlegblokken(gegevens.regels, gegevens.parameters)
        case "ondertekening":
            return [_ondertekening(feiten)]
        case "nieuwe_pagina":
            return [NieuwePagina()]
        case _:
            raise KeyError(blok.soort)


def schematabel(schema: Schema) -> Tabel:
    """The schedule of a loan as a table, with its totals."""
    termijnen = schema.termijnen
    return Tabel(
        koppen=("Nr.", "Uiterlijk", "Rente", "Aflossing", "U betaalt", "Daarna nog"),
        rijen=tuple(
            (
                str(t.nr),
                kort(t.vervaldatum),
                euro(t.rente),
                euro(t.aflossing),
                euro(t.termijnbedrag),
                euro(t.restschuld),
            )
            for t in termijnen
        ),
        uitlijning=("rechts", "links", "rechts", "rechts", "rechts", "rechts"),
        totaal=(
            "",
            "Totaal",
            euro(sum(t.rente for t in termijnen)),
            euro(sum(t.aflossing for t in termijnen)),
            euro(sum(t.termijnbedrag for t in termijnen)),
            "",
        ),
    )


def uitlegblokken(regels: Sequence[Regel], parameters: Sequence[GebruikteParameter]) -> list[Blok]:
    """The explanation of an amount, line by line with its article, and the legal values it used."""
    blokken: list[Blok] = []
    if regels:
        rijen = tuple(
            (regel.tekst, regel.artikel, "" if regel.bedrag is None else euro(regel.bedrag)) for regel in regels
        )
        blokken.append(Tabel(("Stap", "Artikel", "Bedrag"), rijen, ("links", "links", "rechts"), breedtes=(6, 2, 2)))
    if parameters:
        waarden = tuple(_parameterzin(parameter) for parameter in parameters)
        blokken += [Alinea("Deze waarden uit de wet zijn gebruikt:"), Lijst(waarden)]
    return blokken


def _parameterzin(parameter: GebruikteParameter) -> str:
    """A value of the law for who reads the letter; where we found it stands in the file, not in the letter."""
    vanaf = "" if parameter.vanaf is None else f", sinds {voluit(parameter.vanaf)}"
    let_op = " (nog te controleren)" if parameter.nog_te_controleren else ""
    return f"{parameter.etiket}: {parameter.in_woorden}{vanaf}{let_op}."


def _ondertekening(feiten: Mapping[str, Any]) -> Ondertekening:
    """The body that decides, and on whose behalf somebody signs (Awb art. 10:10)."""
    return Ondertekening(
        (
            "Met vriendelijke groet,",
            f"namens het college van burgemeester en wethouders van {feiten['gemeente.naam']},",
            "",
            "",
            feiten.get("besluit.ondertekenaar") or feiten.get("gemeente.contactpersoon") or "",
            feiten.get("besluit.functie") or "",
        )
    )


def _briefhoofd(feiten: Mapping[str, Any], bijlagen: str) -> Briefhoofd:
    naam = f"Gemeente {feiten['gemeente.naam']}"
    adres = [*_geadresseerden(feiten), feiten.get("persoon.straat"), _plaatsregel(feiten)]
    plaats = feiten.get("gemeente.postcode_plaats") or ""
    return Briefhoofd(
        afzender=naam,
        afdeling=feiten.get("gemeente.afdeling") or "",
        retouradres=", ".join(deel for deel in (feiten.get("gemeente.adres"), plaats) if deel),
        adresregels=tuple(regel for regel in adres if regel),
        datum=voluit(feiten["besluit.datum"]),
        kenmerk=feiten.get("besluit.nummer") or feiten.get("dossier.nummer") or "",
        contact=tuple(
            deel for deel in (feiten.get("gemeente.contactpersoon"), feiten.get("gemeente.telefoon")) if deel
        ),
        bijlagen=bijlagen,
        voetregel=" · ".join(deel for deel in (naam, feiten.get("gemeente.adres"), plaats) if deel),
    )


def _geadresseerden(feiten: Mapping[str, Any]) -> list[str | None]:
    """Both spouses: the application and the decision are of the two together (Pw art. 43 lid 2)."""
    partner = feiten.get("partner.naam") if feiten.get("huishouden.leefvorm") == "gehuwd" else None
    return [feiten.get("persoon.naam"), f"en {partner}" if partner else None]


def _plaatsregel(feiten: Mapping[str, Any]) -> str:
    """Postcode, two spaces and the place in capitals, as post is sorted."""
    return f"{feiten.get('persoon.postcode') or ''}  {(feiten.get('persoon.woonplaats') or '').upper()}".strip()
