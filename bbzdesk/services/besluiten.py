"""The life of a decision: a draft that shows what is missing, then a definitive decision that never changes.

Making it definitive gives the number, copies all it was taken with, renders the record, and carries out its effect
(`gevolg`), in one transaction.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bbzdesk.documents.docx import render_docx
from bbzdesk.documents.model import Document, Gegevensbijlage
from bbzdesk.documents.pdf import ontbrekend_in, render_pdf
from bbzdesk.domain.besluit import Besluit, BesluitConcept, Verzending
from bbzdesk.domain.feiten import FEITEN, feit_als_json, lees_feiten
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import als_tekst
from bbzdesk.domain.termijnen import Termijnfeiten, termijn
from bbzdesk.domain.zaak import Aanvraag
from bbzdesk.services import besluitinhoud, besluitnummers, brieven, dossiers, instellingen, leningen, naast, zoekindex
from bbzdesk.services.besluitinhoud import Besluitbeeld
from bbzdesk.services.brieven import Briefgegevens, Merk
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk
from bbzdesk.services.stukken import bewaar_stuk
from bbzdesk.store import records
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.werk import Werk


@dataclass(frozen=True, slots=True)
class Vastgesteld:
    """A definitive decision with its record and the copy for Word."""

    besluit: Besluit
    pdf: bytes
    docx: bytes
    vordering_id: str | None


def begin(kantoor: Kantoor, aanvraag_id: str, brief: str, keuzes: Mapping[str, str]) -> Gedaan[BesluitConcept]:
    """Start a draft with what the consulent chose and wrote, as typed; raises InvoerFouten."""
    definitie = kantoor.inhoud.brieven[brief]
    vast = _vastgelegd(keuzes, kantoor.vandaag)
    with kantoor.werk(f"Concept: {definitie.titel}") as w:
        aanvraag = records.haal(w, Aanvraag, aanvraag_id)
        dossiers.open_voor_wijziging(w, aanvraag.dossier_id)
        concept = BesluitConcept(w.nieuw_id(), aanvraag.dossier_id, aanvraag_id, brief, vast)
        records.voeg_toe(w, concept)
    return Gedaan(concept, w.wijziging)


def wijzig(kantoor: Kantoor, concept_id: str, keuzes: Mapping[str, str]) -> Gedaan[BesluitConcept]:
    """Change choices of a draft; raises InvoerFouten."""
    vast = _vastgelegd(keuzes, kantoor.vandaag)
    with kantoor.werk("Concept gewijzigd") as w:
        concept = _te_wijzigen(w, concept_id)
        nieuw = replace(concept, keuzes={**concept.keuzes, **vast})
        records.bewaar(w, nieuw)
    return Gedaan(nieuw, w.wijziging)


def concept_pdf(kantoor: Kantoor, concept_id: str) -> bytes:
    """The draft on paper, marked as such on every page."""
    with kantoor.opslag.lees() as bron:
        gezien = besluitinhoud.bekijk_altijd(kantoor, bron, concept_id)
    document = brieven.maak_document(gezien.brief, gezien.gegevens, "CONCEPT")
    return render_pdf(document, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen)


def concept_docx(kantoor: Kantoor, concept_id: str) -> bytes:
    """The draft as a copy for Word."""
    with kantoor.opslag.lees() as bron:
        gezien = besluitinhoud.bekijk_altijd(kantoor, bron, concept_id)
    return render_docx(brieven.maak_document(gezien.brief, gezien.gegevens, "CONCEPT"), gemaakt_op=kantoor.nu)


def brief_bij_aanvraag(kantoor: Kantoor, aanvraag_id: str, brief: str) -> Document:
    """A letter without legal effect about an application, with what is known now."""
    with kantoor.opslag.lees() as bron:
        aanvraag = records.haal(bron, Aanvraag, aanvraag_id)
        feiten = besluitinhoud.feiten_van(kantoor, bron, aanvraag)
    definitie = kantoor.inhoud.brieven[brief]
    return brieven.maak_document(definitie, Briefgegevens(feiten, besluitinhoud.voorwaarden_van(feiten)), merk(kantoor))


def maak_brief(kantoor: Kantoor, aanvraag_id: str, brief: str) -> Gedaan[tuple[bytes, bytes]]:
    """Make a letter without legal effect, as PDF and docx; the PDF stays in the dossier."""
    document = brief_bij_aanvraag(kantoor, aanvraag_id, brief)
    pdf = render_pdf(document, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen)
    titel = kantoor.inhoud.brieven[brief].titel
    with kantoor.werk(f"Brief gemaakt: {titel}") as w:
        aanvraag = records.haal(w, Aanvraag, aanvraag_id)
        dossiers.open_voor_wijziging(w, aanvraag.dossier_id)
        bewaar_stuk(kantoor, w, aanvraag.dossier_id, "brief", titel, "application/pdf", pdf)
    return Gedaan((pdf, render_docx(document, gemaakt_op=kantoor.nu)), w.wijziging)


def stel_vast(kantoor: Kantoor, concept_id: str) -> Gedaan[Vastgesteld]:
    """Make a draft definitive. Raises InvoerFouten with everything that is missing; then nothing has happened."""
    naast.eis_in_gebruik(kantoor)
    with kantoor.werk("Besluit vastgesteld") as w:
        concept = _te_wijzigen(w, concept_id)
        nummer = besluitnummers.nieuw_nummer(w, kantoor.vandaag)
        kenmerk = leningen.nieuw_nummer(w, kantoor.vandaag)
        gezien = besluitinhoud.bekijk(kantoor, w, concept_id, nummer, kenmerk)
        _weiger_onvolledig(gezien)
        document = brieven.maak_document(gezien.brief, gezien.gegevens, merk(kantoor), _bijlage(gezien))
        _weiger_ondrukbaar(kantoor, document)
        pdf = render_pdf(document, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen, definitief=True)
        stuk = bewaar_stuk(kantoor, w, concept.dossier_id, "besluit", gezien.brief.titel, "application/pdf", pdf)
        besluit = Besluit(
            id=w.nieuw_id(),
            dossier_id=concept.dossier_id,
            aanvraag_id=concept.aanvraag_id,
            nummer=nummer,
            brief=concept.brief,
            briefversie=gezien.brief.versie,
            gevolg=gezien.brief.gevolg,
            besluitdatum=gezien.gegevens.feiten["besluit.datum"],
            vastgesteld_op=kantoor.nu,
            vastgesteld_door=kantoor.wie,
            momentopname=_momentopname(gezien),
            pdf_sha256=stuk.sha256,
        )
        records.voeg_toe(w, besluit)
        w.indexeer(zoekindex.BESLUIT, besluit.id, besluit.dossier_id, besluit.nummer)
        records.bewaar(w, replace(concept, definitief_id=besluit.id))
        vordering_id = _voer_gevolg_uit(kantoor, w, besluit, gezien, kenmerk)
        dossiers.wijzig_fase(w, concept.dossier_id, "besluit")
    docx = render_docx(document, gemaakt_op=kantoor.nu)
    return Gedaan(Vastgesteld(besluit, pdf, docx, vordering_id), w.wijziging)


def leg_verzending_vast(kantoor: Kantoor, besluit_id: str, verzonden_op: date, wijze: str) -> Gedaan[Verzending]:
    """Record how and when a decision was sent; sending by post makes it known the same day (Awb art. 3:41, 6:8)."""
    with kantoor.werk("Verzending vastgelegd") as w:
        besluit = records.haal(w, Besluit, besluit_id)
        if verzonden_op > kantoor.vandaag:
            zin = "De datum van verzenden ligt in de toekomst. Leg het vast als het besluit is verzonden."
            raise InvoerFout("verzonden_op", zin)
        if verzonden_op < besluit.besluitdatum:
            raise InvoerFout("verzonden_op", "De verzending ligt vóór de datum van het besluit. Controleer de datum.")
        lezer = instellingen.parameters_van(kantoor.inhoud.parameters, w).lezer()
        bezwaar = termijn(Termijnfeiten("bezwaar", verzonden_op), lezer)
        verzending = Verzending(w.nieuw_id(), besluit_id, verzonden_op, verzonden_op, wijze, bezwaar.laatste_dag)
        records.voeg_toe(w, verzending)
    return Gedaan(verzending, w.wijziging)


def _vastgelegd(keuzes: Mapping[str, str], vandaag: date) -> dict[str, str]:
    """Check choices and keep them as typed; `morgen` and `+14` become the day that was meant. Raises InvoerFouten."""
    gelezen = lees_feiten(keuzes, (), vandaag)
    dagen = {naam: f"{dag.day}-{dag.month}-{dag.year}" for naam, dag in gelezen.items() if isinstance(dag, date)}
    return {**keuzes, **dagen}


def _weiger_onvolledig(gezien: Besluitbeeld) -> None:
    if gezien.compleet:
        return
    fouten = list(gezien.bezwaren)
    for punt in gezien.toetspunten:
        fouten += [
            InvoerFout(naam, f"“{FEITEN[naam].etiket}” ontbreekt. De wet vraagt dit in het besluit ({punt.artikel}).")
            for naam in punt.ontbreekt
        ]
    raise InvoerFouten(fouten)


def _weiger_ondrukbaar(kantoor: Kantoor, document: Document) -> None:
    """A definitive letter says everything: a character that no font has would stand there as an empty box."""
    if ontbreekt := ontbrekend_in(document, kantoor.inhoud.lettertypen):
        raise NietMogelijk(
            f"Deze tekens kan de brief niet afdrukken: {' '.join(ontbreekt[:20])}. Schrijf ze in Latijnse letters."
        )


def _te_wijzigen(w: Werk, concept_id: str) -> BesluitConcept:
    concept = records.haal(w, BesluitConcept, concept_id)
    dossiers.open_voor_wijziging(w, concept.dossier_id)
    if concept.definitief_id is not None:
        raise NietMogelijk(
            "Dit besluit is definitief en verandert niet meer. Maak een herstelbesluit of een wijzigingsbesluit."
        )
    return concept


def merk(kantoor: Kantoor) -> Merk:
    """What stands across every page of a letter of this office."""
    return "OEFENING" if kantoor.oefening else ""


def _bijlage(gezien: Besluitbeeld) -> Gegevensbijlage:
    """The data of the letter, and nothing that the letter does not print: it goes to the entrepreneur."""
    geprint = {
        naam: feit_als_json(FEITEN[naam], gezien.gegevens.feiten.get(naam)) for naam in sorted(gezien.brief.feiten)
    }
    inhoud = {"besluit": gezien.brief.naam, "feiten": geprint, "schema": _schema_json(gezien)}
    return Gegevensbijlage("besluit.json", canoniek(inhoud).encode(), "Gegevens van dit besluit")


def _momentopname(gezien: Besluitbeeld) -> str:
    """All that the decision was taken with: facts, explanation, amounts with their source, versions and text."""
    gegevens = gezien.gegevens
    return canoniek(
        {
            "feiten": {naam: feit_als_json(FEITEN[naam], waarde) for naam, waarde in gegevens.feiten.items()},
            "regels": [[regel.tekst, regel.artikel, regel.bedrag] for regel in gegevens.regels],
            "parameters": [
                [p.naam, f"{p.waarde:f}", p.vanaf.isoformat() if p.vanaf else None, p.bron, p.zekerheid]
                for p in gegevens.parameters
            ],
            "schema": _schema_json(gezien),
            "brief": {"naam": gezien.brief.naam, "versie": gezien.brief.versie},
            "blokken": [[blok.soort, blok.teksten, blok.rijen] for blok in gezien.brief.blokken],
        }
    )


def _schema_json(gezien: Besluitbeeld) -> list[dict[str, Any]]:
    if gezien.gegevens.schema is None:
        return []
    return [
        {
            "nr": t.nr,
            "vervaldatum": t.vervaldatum.isoformat(),
            "rente": als_tekst(t.rente),
            "aflossing": als_tekst(t.aflossing),
            "termijnbedrag": als_tekst(t.termijnbedrag),
            "restschuld": als_tekst(t.restschuld),
        }
        for t in gezien.gegevens.schema.termijnen
    ]


def _voer_gevolg_uit(kantoor: Kantoor, w: Werk, besluit: Besluit, gezien: Besluitbeeld, kenmerk: str) -> str | None:
    """Carry out the effect that the decision names; the list of effects is closed."""
    match besluit.gevolg:
        case "geen":
            return None
        case "verstrek_lening":
            assert gezien.lening is not None
            return leningen.verstrek(kantoor, w, besluit, gezien.lening, kenmerk)
        case _:
            raise KeyError(besluit.gevolg)


def momentopname(besluit: Besluit) -> dict[str, Any]:
    """What a decision was taken with, as it was then."""
    gelezen: dict[str, Any] = json.loads(besluit.momentopname)
    return gelezen
