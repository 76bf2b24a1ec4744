"""Applications and their decision term (Bbz art. 35): received, suspended, completed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bbzdesk.domain import termijnen
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import lees_feiten
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.termijnen import Aanvraagfeiten, Beslistermijn
from bbzdesk.domain.zaak import Aanvraag, Opschorting
from bbzdesk.services import instellingen, zoekindex
from bbzdesk.services.dossiers import open_voor_wijziging, wijzig_fase
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing


def neem_in(kantoor: Kantoor, dossier_id: str, invoer: Mapping[str, str]) -> Gedaan[Aanvraag]:
    """Take an application in; its decision term runs from the day of receipt. Raises InvoerFouten."""
    feiten = lees_feiten(invoer, ("aanvraag.soort", "aanvraag.ontvangen"), kantoor.vandaag)
    if feiten["aanvraag.ontvangen"] > kantoor.vandaag:
        raise InvoerFout(
            "aanvraag.ontvangen",
            f"De aanvraag is ontvangen op {voluit(feiten['aanvraag.ontvangen'])}, en dat is in de toekomst. Controleer de datum.",
        )
    with kantoor.werk("Aanvraag ontvangen") as w:
        open_voor_wijziging(w, dossier_id)
        aanvraag = Aanvraag(
            id=w.nieuw_id(),
            dossier_id=dossier_id,
            soort=feiten["aanvraag.soort"],
            ontvangen=feiten["aanvraag.ontvangen"],
            meldingsdatum=feiten.get("aanvraag.meldingsdatum"),
            gevraagd_bedrag=feiten.get("aanvraag.gevraagd_bedrag"),
            bestemming=feiten.get("aanvraag.bestemming") or "",
            bankafwijzing=feiten.get("aanvraag.bankafwijzing"),
            zaaknummer=feiten.get("dossier.zaaknummer") or "",
        )
        records.voeg_toe(w, aanvraag)
        wijzig_fase(w, dossier_id, "aanvraag")
        zoekindex.indexeer_dossier(w, dossier_id)
    return Gedaan(aanvraag, w.wijziging)


def schort_op(kantoor: Kantoor, aanvraag_id: str, verzonden: date, uiterste_datum: date) -> Gedaan[Opschorting]:
    """Suspend the decision term: documents were asked for (Awb art. 4:5, 4:15)."""
    with kantoor.werk("Beslistermijn opgeschort") as w:
        aanvraag = records.haal(w, Aanvraag, aanvraag_id)
        open_voor_wijziging(w, aanvraag.dossier_id)
        _weiger_verzoek(aanvraag, verzonden, uiterste_datum, kantoor.vandaag)
        opschorting = Opschorting(w.nieuw_id(), aanvraag_id, verzonden, uiterste_datum)
        _weiger_tegenspraak(kantoor, w, aanvraag, opschorting)
        records.voeg_toe(w, opschorting)
    return Gedaan(opschorting, w.wijziging)


def vul_aan(kantoor: Kantoor, opschorting_id: str, hersteld_op: date) -> Gedaan[Opschorting]:
    """Record that the application was completed, which ends the suspension."""
    with kantoor.werk("Aanvraag aangevuld") as w:
        hersteld = replace(records.haal(w, Opschorting, opschorting_id), hersteld_op=hersteld_op)
        aanvraag = records.haal(w, Aanvraag, hersteld.aanvraag_id)
        open_voor_wijziging(w, aanvraag.dossier_id)
        _weiger_herstel(hersteld.verzonden, hersteld_op, kantoor.vandaag)
        _weiger_tegenspraak(kantoor, w, aanvraag, hersteld)
        records.bewaar(w, hersteld)
    return Gedaan(hersteld, w.wijziging)


def termijn_van(kantoor: Kantoor, bron: Lezing, aanvraag: Aanvraag) -> Beslistermijn:
    """When this application must be decided, with the explanation."""
    return _bereken(kantoor, bron, aanvraag, records.waar(bron, Opschorting, aanvraag_id=aanvraag.id))


def feiten_van(kantoor: Kantoor, bron: Lezing, aanvraag: Aanvraag) -> dict[str, Any]:
    """The facts of an application under their names in the catalogue."""
    return {
        "aanvraag.soort": aanvraag.soort,
        "aanvraag.ontvangen": aanvraag.ontvangen,
        "aanvraag.meldingsdatum": aanvraag.meldingsdatum,
        "aanvraag.gevraagd_bedrag": aanvraag.gevraagd_bedrag,
        "aanvraag.bestemming": aanvraag.bestemming or None,
        "aanvraag.bankafwijzing": aanvraag.bankafwijzing,
        "aanvraag.beslissen_uiterlijk": termijn_van(kantoor, bron, aanvraag).beslissen_uiterlijk,
    }


def _weiger_verzoek(aanvraag: Aanvraag, verzonden: date, uiterste: date, vandaag: date) -> None:
    """The days of a request, in the words of the form that asks for them."""
    if verzonden < aanvraag.ontvangen:
        zin = f"De brief is verzonden vóór de aanvraag binnen was ({voluit(aanvraag.ontvangen)}). Controleer de datum."
        raise InvoerFout("verzonden", zin)
    if verzonden > vandaag:
        zin = "De datum van verzenden ligt in de toekomst. Leg de brief vast als deze is verzonden."
        raise InvoerFout("verzonden", zin)
    if uiterste <= verzonden:
        zin = f"De laatste dag voor de stukken hoort na {voluit(verzonden)} te liggen. Kies een latere dag."
        raise InvoerFout("uiterste_datum", zin)


def _weiger_herstel(verzonden: date, hersteld: date, vandaag: date) -> None:
    if hersteld < verzonden:
        zin = f"De stukken zijn gevraagd op {voluit(verzonden)}. Kies die dag of een latere dag."
        raise InvoerFout("hersteld_op", zin)
    if hersteld > vandaag:
        zin = "De datum van aanvullen ligt in de toekomst. Vul de dag in waarop de stukken binnen waren."
        raise InvoerFout("hersteld_op", zin)


def _weiger_tegenspraak(kantoor: Kantoor, bron: Lezing, aanvraag: Aanvraag, nieuw: Opschorting) -> None:
    """Let the term itself judge the dates; it raises InvoerFouten for what contradicts itself."""
    ander = [o for o in records.waar(bron, Opschorting, aanvraag_id=aanvraag.id) if o.id != nieuw.id]
    _bereken(kantoor, bron, aanvraag, (*ander, nieuw))


def _bereken(
    kantoor: Kantoor, bron: Lezing, aanvraag: Aanvraag, opschortingen: tuple[Opschorting, ...]
) -> Beslistermijn:
    feiten = Aanvraagfeiten(
        ontvangen=aanvraag.ontvangen,
        soort=aanvraag.soort,
        opschortingen=tuple(termijnen.Opschorting(o.verzonden, o.uiterste_datum, o.hersteld_op) for o in opschortingen),
    )
    return termijnen.beslistermijn(feiten, instellingen.parameters_van(kantoor.inhoud.parameters, bron).lezer())
