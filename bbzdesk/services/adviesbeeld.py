"""Advice and decisions of a dossier in words, and which decision can be begun or continued."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bbzdesk.domain.besluit import VERZENDWIJZEN, Besluit, BesluitConcept, Verzending
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import FEITEN, toon_feit
from bbzdesk.domain.geld import euro
from bbzdesk.domain.zaak import Aanvraag, Advies, Stuk
from bbzdesk.services.kantoor import Kantoor, NietMogelijk
from bbzdesk.services.woorden import hoofdletter
from bbzdesk.store import overzichten, records
from bbzdesk.store.lezing import Lezing

# What somebody declares who lays an advice down; the card of the advice says it afterwards.
VERGEWIST = "Ik heb nagegaan dat het advies zorgvuldig is gemaakt (Awb art. 3:9)"


@dataclass(frozen=True, slots=True)
class Keuze:
    """Something to choose: its key and its words."""

    sleutel: str
    woorden: str


@dataclass(frozen=True, slots=True)
class Advieskaart:
    """An advice that was laid down. `vergewist` says whether a person checked how it came about."""

    titel: str
    feiten: tuple[tuple[str, str], ...]
    motivatie: str
    vergewist: bool
    vergewist_zin: str


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A decision: definitive (`besluit_id`, perhaps sent) or a draft (`concept_id`)."""

    besluit_id: str
    concept_id: str
    titel: str
    zin: str
    verzonden: bool
    stuk_id: str


@dataclass(frozen=True, slots=True)
class Adviespagina:
    """What stands on the tab: the applications to advise on, the advice, and the decisions, the newest first."""

    aanvragen: tuple[Keuze, ...]
    adviezen: tuple[Advieskaart, ...]
    besluiten: tuple[Besluitregel, ...]


@dataclass(frozen=True, slots=True)
class Besluitkeuze:
    """What *Brief of besluit* can do: continue a draft, or begin one for an application with a letter."""

    concept_id: str
    aanvragen: tuple[Keuze, ...]
    brieven: tuple[Keuze, ...]

    @property
    def vanzelf(self) -> tuple[str, str] | None:
        """Application and letter when there is nothing to choose."""
        if len(self.aanvragen) == 1 and len(self.brieven) == 1:
            return self.aanvragen[0].sleutel, self.brieven[0].sleutel
        return None


def pagina(kantoor: Kantoor, dossier_id: str) -> Adviespagina:
    """Advice and decisions of a dossier."""
    with kantoor.opslag.lees() as bron:
        aanvragen = records.waar(bron, Aanvraag, dossier_id=dossier_id)
        adviezen = records.waar(bron, Advies, dossier_id=dossier_id)
        return Adviespagina(
            aanvragen=tuple(_aanvraagkeuze(aanvraag) for aanvraag in reversed(aanvragen)),
            adviezen=tuple(_kaart(advies) for advies in reversed(adviezen)),
            besluiten=(*_concepten(kantoor, bron, aanvragen), *_besluiten(kantoor, bron, dossier_id)),
        )


def besluitkeuze(kantoor: Kantoor, dossier_id: str) -> Besluitkeuze:
    """What can be begun; raises NietMogelijk when there is no application to decide on.

    A letter that was sent out as a decision on an application is not begun again for it: that would grant twice.
    """
    with kantoor.opslag.lees() as bron:
        aanvragen = records.waar(bron, Aanvraag, dossier_id=dossier_id)
        if not aanvragen:
            raise NietMogelijk("Bij dit dossier is nog geen aanvraag. Leg eerst de aanvraag vast met Nieuwe aanvraag.")
        concepten = overzichten.open_concepten(bron, [aanvraag.id for aanvraag in aanvragen])
        genomen = {(b.aanvraag_id, b.brief) for b in records.waar(bron, Besluit, dossier_id=dossier_id)}
    brieven = [brief for brief in kantoor.inhoud.brieven.values() if brief.gevolg != "geen"]
    te_doen = [a for a in aanvragen if any((a.id, brief.naam) not in genomen for brief in brieven)]
    if not te_doen and not concepten:
        raise NietMogelijk(
            "Over de aanvraag van dit dossier is al besloten. U vindt het besluit bij Advies en besluit. "
            "Is er een nieuwe aanvraag, leg die dan eerst vast."
        )
    return Besluitkeuze(
        concept_id=max(concepten.values(), default=""),
        aanvragen=tuple(_aanvraagkeuze(aanvraag) for aanvraag in reversed(te_doen)),
        brieven=tuple(Keuze(brief.naam, brief.titel) for brief in brieven),
    )


def _aanvraagkeuze(aanvraag: Aanvraag) -> Keuze:
    soort = hoofdletter(toon_feit(FEITEN["aanvraag.soort"], aanvraag.soort))
    return Keuze(aanvraag.id, f"{soort}, ontvangen op {voluit(aanvraag.ontvangen)}")


def _kaart(advies: Advies) -> Advieskaart:
    feiten = [
        ("Advies", toon_feit(FEITEN["advies.oordeel"], advies.oordeel)),
        ("Adviseur", advies.adviseur),
    ]
    if advies.bedrag is not None:
        feiten.append(("Bedrag", euro(advies.bedrag)))
    zin = (
        "Nagegaan: het advies is zorgvuldig gemaakt (Awb art. 3:9)."
        if advies.vergewist
        else "Nog niet nagegaan of het advies zorgvuldig is gemaakt (Awb art. 3:9)."
    )
    return Advieskaart(f"Advies van {voluit(advies.datum)}", tuple(feiten), advies.motivatie, advies.vergewist, zin)


def _concepten(kantoor: Kantoor, bron: Lezing, aanvragen: Iterable[Aanvraag]) -> Iterable[Besluitregel]:
    for aanvraag in aanvragen:
        for concept in records.waar(bron, BesluitConcept, aanvraag_id=aanvraag.id, definitief_id=None):
            titel = kantoor.inhoud.brieven[concept.brief].titel
            yield Besluitregel("", concept.id, titel, "Concept, nog niet definitief.", verzonden=False, stuk_id="")


def _besluiten(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> Iterable[Besluitregel]:
    stukken = {stuk.sha256: stuk.id for stuk in records.waar(bron, Stuk, dossier_id=dossier_id)}
    for besluit in reversed(records.waar(bron, Besluit, dossier_id=dossier_id)):
        verzendingen = records.waar(bron, Verzending, volgorde="verzonden_op", besluit_id=besluit.id)
        yield _besluit(kantoor, besluit, verzendingen, stukken)


def _besluit(
    kantoor: Kantoor, besluit: Besluit, verzendingen: tuple[Verzending, ...], stukken: Mapping[str, str]
) -> Besluitregel:
    genomen = f"{besluit.nummer}, {voluit(besluit.besluitdatum)}."
    if verzendingen:
        eerste = verzendingen[0]  # made known once: sending it again begins no new term (Awb art. 3:41, 6:8)
        wijze = dict(VERZENDWIJZEN).get(eerste.wijze, eerste.wijze).lower()
        genomen += (
            f" Verzonden op {voluit(eerste.verzonden_op)} ({wijze})."
            f" Bezwaar mogelijk tot en met {voluit(eerste.bezwaar_uiterlijk)}."
        )
    else:
        genomen += " Nog niet verzonden."
    return Besluitregel(
        besluit_id=besluit.id,
        concept_id="",
        titel=kantoor.inhoud.brieven[besluit.brief].titel,
        zin=genomen,
        verzonden=bool(verzendingen),
        stuk_id=stukken.get(besluit.pdf_sha256, ""),
    )
