"""Advice on an application, with the name of the adviser and the check that it was made with care (Awb 3:8, 3:9)."""

from collections.abc import Mapping

from bbzdesk.domain.feiten import lees_feiten
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.zaak import Aanvraag, Advies
from bbzdesk.services.dossiers import open_voor_wijziging, wijzig_fase
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.store import records

_VERPLICHT = ("advies.adviseur", "advies.oordeel", "advies.motivatie")


def leg_advies_vast(
    kantoor: Kantoor, aanvraag_id: str, invoer: Mapping[str, str], *, vergewist: bool
) -> Gedaan[Advies]:
    """Lay down an advice; `vergewist` says that a person checked how it came about. Raises InvoerFouten."""
    feiten = lees_feiten(invoer, _VERPLICHT, kantoor.vandaag)
    if (datum := feiten.get("advies.datum")) is not None and datum > kantoor.vandaag:
        zin = "De datum van het advies ligt in de toekomst. Vul de dag in waarop het advies is gegeven."
        raise InvoerFout("advies.datum", zin)
    with kantoor.werk("Advies vastgelegd") as w:
        aanvraag = records.haal(w, Aanvraag, aanvraag_id)
        open_voor_wijziging(w, aanvraag.dossier_id)
        advies = Advies(
            id=w.nieuw_id(),
            dossier_id=aanvraag.dossier_id,
            aanvraag_id=aanvraag_id,
            datum=feiten.get("advies.datum") or kantoor.vandaag,
            adviseur=feiten["advies.adviseur"],
            oordeel=feiten["advies.oordeel"],
            bedrag=feiten.get("lening.hoofdsom"),
            motivatie=feiten["advies.motivatie"],
            vergewist=vergewist,
        )
        records.voeg_toe(w, advies)
        wijzig_fase(w, aanvraag.dossier_id, "advies")
    return Gedaan(advies, w.wijziging)
