"""What a decision would say now: the facts and choices it prints, what it works out, and what stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bbzdesk.content.brieven import Brief
from bbzdesk.domain.besluit import Adviesfeiten, BesluitConcept, Toetspunt, toets_volledigheid
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import FEITEN, lees_feiten
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.domain.kapitaal import toets_lening
from bbzdesk.domain.lening import LINEAIR, Leningvoorwaarden, maak_schema
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.zaak import Aanvraag, Advies, Onderzoek
from bbzdesk.services import aanvragen, dossiers, instellingen, leningen
from bbzdesk.services.brieven import Briefgegevens
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing

_LENING = (
    "lening.hoofdsom", "lening.bestemming", "lening.vorm", "lening.uitbetalen_op",
    "lening.aantal_termijnen", "lening.eerste_vervaldatum",
)  # fmt: skip
# What the consulent chooses or writes, in the order in which he thinks of it.
_KEUZES = (
    ("De lening", ("lening.hoofdsom", "lening.bestemming")),
    ("Terugbetalen", ("lening.vorm", "lening.aantal_termijnen", "lening.aflossingsvrij", "lening.uitbetalen_op",
                      "lening.eerste_vervaldatum", "lening.zekerheden")),
    ("Motivering en ondertekening", ("besluit.motivering", "besluit.ondertekenaar", "besluit.functie")),
)  # fmt: skip
_VAN_DE_LENING = frozenset({*_LENING, "lening.aflossingsvrij", "lening.zekerheden"})
MAG_LEEG = frozenset({"lening.aflossingsvrij", "lening.zekerheden"})


@dataclass(frozen=True, slots=True)
class Besluitbeeld:
    """A decision as it would be taken now: what it prints, what the law asks, and what stands in the way."""

    brief: Brief
    gegevens: Briefgegevens
    toetspunten: tuple[Toetspunt, ...]
    bezwaren: tuple[InvoerFout, ...]
    lening: Leningvoorwaarden | None

    @property
    def compleet(self) -> bool:
        """Whether it can become definitive."""
        return not self.bezwaren and all(punt.in_orde for punt in self.toetspunten)


def te_kiezen(kantoor: Kantoor, brief: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Which facts the consulent chooses for a letter, by subject: what it prints, what the law asks, what it does."""
    definitie = kantoor.inhoud.brieven[brief]
    nodig = definitie.feiten.union(*(element.feiten for element in definitie.elementen))
    if definitie.gevolg == "verstrek_lening":
        nodig |= _VAN_DE_LENING
    groepen = ((titel, tuple(naam for naam in namen if naam in nodig)) for titel, namen in _KEUZES)
    return tuple((titel, namen) for titel, namen in groepen if namen)


def bekijk(
    kantoor: Kantoor,
    bron: Lezing,
    concept_id: str,
    nummer: str = "",
    kenmerk: str = "",
    keuzes: Mapping[str, str] | None = None,
) -> Besluitbeeld:
    """Return the decision as it stands, complete or not; nothing is changed.

    `keuzes` look at it as if these choices were made.
    """
    brief, feiten = _van_concept(kantoor, bron, concept_id, nummer, kenmerk, keuzes or {})
    gegevens, bezwaren, lening = _reken(kantoor, bron, brief, feiten)
    return _beeld(brief, gegevens, bezwaren, lening)


def bekijk_altijd(
    kantoor: Kantoor, bron: Lezing, concept_id: str, keuzes: Mapping[str, str] | None = None
) -> Besluitbeeld:
    """The same for who looks: what cannot be worked out is one more thing that stands in the way."""
    try:
        return bekijk(kantoor, bron, concept_id, keuzes=keuzes)
    except InvoerFouten as fout:
        bezwaren = fout.fouten
    except InvoerFout as fout:
        bezwaren = (fout,)
    except GebruikersFout as fout:
        bezwaren = (InvoerFout("", str(fout)),)
    brief, feiten = _van_concept(kantoor, bron, concept_id, "", "", keuzes or {})
    return _beeld(brief, Briefgegevens(feiten, voorwaarden_van(feiten)), bezwaren, None)


def _van_concept(
    kantoor: Kantoor, bron: Lezing, concept_id: str, nummer: str, kenmerk: str, keuzes: Mapping[str, str]
) -> tuple[Brief, dict[str, Any]]:
    """The letter of a draft, and all that is known and chosen for it."""
    concept = records.haal(bron, BesluitConcept, concept_id)
    feiten = feiten_van(kantoor, bron, records.haal(bron, Aanvraag, concept.aanvraag_id))
    feiten |= lees_feiten({**concept.keuzes, **keuzes}, (), kantoor.vandaag)
    feiten |= {
        "besluit.nummer": nummer or "(volgt bij definitief)",
        "lening.kenmerk": kenmerk or "(volgt bij definitief)",
    }
    return kantoor.inhoud.brieven[concept.brief], feiten


def _beeld(
    brief: Brief, gegevens: Briefgegevens, bezwaren: tuple[InvoerFout, ...], lening: Leningvoorwaarden | None
) -> Besluitbeeld:
    elementen = [(element.artikel, element.tekst, element.feiten) for element in brief.elementen]
    return Besluitbeeld(brief, gegevens, toets_volledigheid(elementen, gegevens.feiten), bezwaren, lening)


def feiten_van(kantoor: Kantoor, bron: Lezing, aanvraag: Aanvraag) -> dict[str, Any]:
    """Everything that is known and a letter may print, under the names of the catalogue."""
    feiten: dict[str, Any] = dict.fromkeys(FEITEN)
    feiten |= dossiers.feiten_van(dossiers.beeld(bron, aanvraag.dossier_id, kantoor.vandaag))
    feiten |= instellingen.gemeentefeiten(bron)
    feiten |= aanvragen.feiten_van(kantoor, bron, aanvraag)
    feiten |= _onderzoek_en_advies(bron, aanvraag)
    return feiten | {"besluit.datum": kantoor.vandaag, "besluit.ondertekenaar": kantoor.naam}


def _onderzoek_en_advies(bron: Lezing, aanvraag: Aanvraag) -> dict[str, Any]:
    feiten: dict[str, Any] = {}
    klaar = [o for o in records.waar(bron, Onderzoek, aanvraag_id=aanvraag.id) if o.afgerond is not None]
    if klaar:
        feiten |= {"onderzoek.oordeel": klaar[-1].oordeel, "onderzoek.conclusie": klaar[-1].conclusie}
    if adviezen := records.waar(bron, Advies, aanvraag_id=aanvraag.id):
        advies = adviezen[-1]
        feiten |= {
            "advies.oordeel": advies.oordeel,
            "advies.adviseur": advies.adviseur,
            "advies.datum": advies.datum,
            "advies.motivatie": advies.motivatie,
        }
    return feiten


def adviesfeiten(bron: Lezing, aanvraag_id: str) -> Adviesfeiten | None:
    """What of the newest advice counts for the decision; None without one."""
    adviezen = records.waar(bron, Advies, aanvraag_id=aanvraag_id)
    return Adviesfeiten(adviezen[-1].oordeel, adviezen[-1].bedrag, adviezen[-1].vergewist) if adviezen else None


def voorwaarden_van(feiten: Mapping[str, Any]) -> dict[str, bool]:
    """A yes or no for every condition that the content may name."""
    return {
        "aflossingsvrije_periode": bool(feiten.get("lening.aflossingsvrij")),
        "met_zekerheden": bool(feiten.get("lening.zekerheden")),
        "digitaal_bezwaar": bool(feiten.get("gemeente.bezwaar_digitaal")),
        "gehuwd": feiten.get("huishouden.leefvorm") == "gehuwd",
        "lineaire_lening": feiten.get("lening.vorm") == LINEAIR,
        "starter": feiten.get("dossier.categorie") == "starter",
        "gevestigd": feiten.get("dossier.categorie") == "gevestigd",
    }


def _reken(
    kantoor: Kantoor, bron: Lezing, brief: Brief, feiten: dict[str, Any]
) -> tuple[Briefgegevens, tuple[InvoerFout, ...], Leningvoorwaarden | None]:
    """Work out what the effect of the decision needs, with its explanation."""
    voorwaarden = voorwaarden_van(feiten)
    if brief.gevolg != "verstrek_lening" or any(feiten.get(naam) is None for naam in _LENING):
        return Briefgegevens(feiten, voorwaarden), (), None
    lezer = instellingen.parameters_van(kantoor.inhoud.parameters, bron).lezer()
    uitleg = Uitleg()
    toets = toets_lening(
        feiten["dossier.categorie"],
        feiten["lening.hoofdsom"],
        feiten["lening.aantal_termijnen"],
        feiten["aanvraag.ontvangen"],
        feiten["besluit.datum"],
        lezer,
        uitleg,
    )
    feiten |= {"lening.rente": toets.rente, "lening.maximum": toets.maximum}
    bezwaren = (*toets.bezwaren, *_tegenspraak(feiten))
    if bezwaren:
        return Briefgegevens(feiten, voorwaarden, uitleg.regels, lezer.gebruikt), bezwaren, None
    lening = leningen.voorwaarden_uit(feiten)
    schema = maak_schema(lening)
    leningen.leg_schema_uit(lening, schema, uitleg)
    feiten |= {
        "lening.termijnbedrag": schema.termijnbedrag or schema.termijnen[0].termijnbedrag,
        "lening.totaal_rente": schema.totaal_rente,
        "lening.laatste_vervaldatum": schema.termijnen[-1].vervaldatum,
    }
    return Briefgegevens(feiten, voorwaarden, uitleg.regels, lezer.gebruikt, schema), (), lening


def _tegenspraak(feiten: Mapping[str, Any]) -> list[InvoerFout]:
    """Choices that cannot be true together, in the words of the form in which they were made."""
    bezwaren = []
    uitbetaald, eerste = feiten["lening.uitbetalen_op"], feiten["lening.eerste_vervaldatum"]
    if eerste <= uitbetaald:
        zin = (
            f"De eerste betaling ({voluit(eerste)}) hoort na de uitbetaling ({voluit(uitbetaald)}) te liggen. "
            "Kies een andere datum."
        )
        bezwaren.append(InvoerFout("lening.eerste_vervaldatum", zin))
    if (feiten.get("lening.aflossingsvrij") or 0) >= feiten["lening.aantal_termijnen"] > 0:
        zin = "De maanden zonder aflossing zijn niet minder dan alle maanden van de lening. Verlaag dit aantal."
        bezwaren.append(InvoerFout("lening.aflossingsvrij", zin))
    return bezwaren
