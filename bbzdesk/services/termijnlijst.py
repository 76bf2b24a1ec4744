"""Every day that the office must not miss: decisions, answers to a request for documents, advances, objections.

One list for *Vandaag*, the list of dossiers and the dossier itself, in a fixed number of queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bbzdesk.domain import termijnen
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.termijnen import Aanvraagfeiten, Beslistermijn
from bbzdesk.domain.zaak import Aanvraag, Opschorting
from bbzdesk.services import instellingen
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store import overzichten
from bbzdesk.store.lezing import Lezing

BESLISSEN, HERSTEL, VOORSCHOT, BEZWAAR = "beslissen", "herstel", "voorschot", "bezwaar"
_WOORDEN = {
    BESLISSEN: "Beslissen uiterlijk",
    HERSTEL: "Stukken van de ondernemer uiterlijk binnen",
    VOORSCHOT: "Voorschot uiterlijk",
    BEZWAAR: "Bezwaar mogelijk tot en met",
}


@dataclass(frozen=True, slots=True)
class Termijndag:
    """One day that counts for a dossier; `sinds` is the day from which we wait, where we wait for somebody else."""

    dag: date
    soort: str
    dossier_id: str
    doel: Doel
    sinds: date | None = None

    @property
    def woorden(self) -> str:
        """What must be done by that day, without the day."""
        return _WOORDEN[self.soort]


def termijndagen(kantoor: Kantoor, bron: Lezing, dossier_id: str | None = None) -> tuple[Termijndag, ...]:
    """All days of all dossiers or of one, oldest first: also what passed, as long as something is still to be done."""
    aanvragen = [a for a in overzichten.open_aanvragen(bron) if dossier_id in (None, a.dossier_id)]
    opgeschort = overzichten.opschortingen(bron, [aanvraag.id for aanvraag in aanvragen])
    concepten = overzichten.open_concepten(bron, [aanvraag.id for aanvraag in aanvragen])
    lezer = instellingen.parameters_van(kantoor.inhoud.parameters, bron).lezer()
    dagen: list[Termijndag] = []
    for aanvraag in aanvragen:
        delen = opgeschort.get(aanvraag.id, [])
        dagen += _dagen_van(aanvraag, delen, concepten.get(aanvraag.id), kantoor.vandaag, lezer)
    dagen += [
        Termijndag(besluit.dag, BEZWAAR, besluit.dossier_id, Doel("dossier", besluit.dossier_id, "besluit"))
        for besluit in overzichten.bezwaartermijnen(bron, kantoor.vandaag)
        if dossier_id in (None, besluit.dossier_id)
    ]
    return tuple(sorted(dagen, key=lambda dag: (dag.dag, dag.soort, dag.dossier_id)))


def termijn_van(aanvraag: Aanvraag, opschortingen: Iterable[Opschorting], lezer: Lezer) -> Beslistermijn:
    """When this application must be decided, with the explanation."""
    delen = tuple(termijnen.Opschorting(o.verzonden, o.uiterste_datum, o.hersteld_op) for o in opschortingen)
    return termijnen.beslistermijn(Aanvraagfeiten(aanvraag.ontvangen, aanvraag.soort, opschortingen=delen), lezer)


def _dagen_van(
    aanvraag: Aanvraag, opschortingen: list[Opschorting], concept: str | None, vandaag: date, lezer: Lezer
) -> Iterable[Termijndag]:
    termijn = termijn_van(aanvraag, opschortingen, lezer)
    bij_aanvraag = Doel("dossier", aanvraag.dossier_id, "aanvraag")
    besluit = Doel("besluit", concept) if concept else Doel("dossier", aanvraag.dossier_id, "besluit")
    yield Termijndag(termijn.beslissen_uiterlijk, BESLISSEN, aanvraag.dossier_id, besluit)
    for deel in opschortingen:
        if deel.hersteld_op is None:
            yield Termijndag(deel.uiterste_datum, HERSTEL, aanvraag.dossier_id, bij_aanvraag, deel.verzonden)
    voorschotten = (termijn.voorschot_uiterlijk, *termijn.vervolgvoorschotten)
    # Whether an advance was paid is not known here, so one of the past asks for nothing.
    if volgend := next((dag for dag in voorschotten if dag is not None and dag >= vandaag), None):
        yield Termijndag(volgend, VOORSCHOT, aanvraag.dossier_id, bij_aanvraag)
