"""The debtor card of one dossier: its claims as they stand, every booking, and the schedule of each loan."""

from collections.abc import Sequence

from bbzdesk.documents.xlsx import Kolom, Werkblad, render_xlsx
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.vordering import SchemaTermijn, Vordering
from bbzdesk.services import debiteuren
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store import grootboek, records
from bbzdesk.store.lezing import Lezing


def als_xlsx(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> bytes:
    """The card as a workbook of three sheets, with the standing of today."""
    vorderingen = records.waar(bron, Vordering, dossier_id=dossier_id)
    return render_xlsx(
        [_standen(kantoor, dossier_id), _boekingen(bron, vorderingen), _schemas(bron, vorderingen)], kantoor.nu
    )


def _standen(kantoor: Kantoor, dossier_id: str) -> Werkblad:
    gezien = debiteuren.overzicht(kantoor, kantoor.vandaag)
    rijen = debiteuren.rijen_van(gezien, dossier_id)
    return Werkblad(
        naam="Vorderingen",
        titel="Debiteurenkaart",
        toelichting=f"Stand op {voluit(gezien.op)}. De restschuld is hoofdsom, rente en kosten samen.",
        kolommen=(
            debiteuren.statuskolom(),
            Kolom("Kenmerk", "tekst", 16),
            Kolom("Soort", "tekst", 20),
            Kolom("Restschuld", "bedrag", 16),
            Kolom("Achterstand", "bedrag", 16),
            Kolom("Laatste betaling", "datum", 18),
        ),
        rijen=[
            (
                debiteuren.statustekst(rij.stoplicht), rij.nummer, rij.soort, rij.restschuld, rij.achterstand,
                rij.laatste_betaling,
            )
            for rij in rijen
        ],
        totalen=("Totaal", "", "", sum(r.restschuld for r in rijen), sum(r.achterstand for r in rijen), None),
    )  # fmt: skip


def _boekingen(bron: Lezing, vorderingen: Sequence[Vordering]) -> Werkblad:
    boekingen = [(v.nummer or "", boeking) for v in vorderingen for boeking in grootboek.boekingen_van(bron, v.id)]
    bedragen = [boeking.op_vordering for _, boeking in boekingen]
    return Werkblad(
        naam="Boekingen",
        titel="Alle boekingen",
        toelichting="Erbij is positief, eraf is negatief. Een teruggedraaide boeking staat er met zijn tegenboeking.",
        kolommen=(
            Kolom("Kenmerk", "tekst", 16),
            Kolom("Datum", "datum", 14),
            Kolom("Soort", "tekst", 18),
            Kolom("Omschrijving", "tekst", 26),
            Kolom("Hoofdsom", "bedrag", 16),
            Kolom("Rente", "bedrag", 14),
            Kolom("Kosten", "bedrag", 14),
        ),
        rijen=[
            (kenmerk, boeking.valutadatum, boeking.soort, boeking.omschrijving, *bedrag)
            for (kenmerk, boeking), bedrag in zip(boekingen, bedragen, strict=True)
        ],
        totalen=("Totaal", None, "", "", *(sum(kolom) for kolom in zip(*bedragen, strict=True))) if bedragen else None,
    )


def _schemas(bron: Lezing, vorderingen: Sequence[Vordering]) -> Werkblad:
    rijen: list[tuple[str, int, object, int, int, int]] = []
    for vordering in vorderingen:
        termijnen = records.waar(bron, SchemaTermijn, volgorde="volgnr", vordering_id=vordering.id)
        nieuwste = max((termijn.versie for termijn in termijnen), default=0)
        rijen += [
            (vordering.nummer or "", t.volgnr, t.vervaldatum, t.rente, t.aflossing, t.rente + t.aflossing)
            for t in termijnen
            if t.versie == nieuwste
        ]
    return Werkblad(
        naam="Schema",
        titel="Betaalschema",
        toelichting="Het nieuwste schema van elke lening, zoals het is afgesproken.",
        kolommen=(
            Kolom("Kenmerk", "tekst", 16),
            Kolom("Nummer", "getal", 10),
            Kolom("Uiterlijk", "datum", 14),
            Kolom("Rente", "bedrag", 14),
            Kolom("Aflossing", "bedrag", 14),
            Kolom("Termijnbedrag", "bedrag", 16),
        ),
        rijen=rijen,  # type: ignore[arg-type]  # a date is a value of a cell
    )
