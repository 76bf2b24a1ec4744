"""A copy for Word of a definitive decision, from what was kept with it: the same words as the letter itself."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bbzdesk.documents.docx import render_docx
from bbzdesk.domain.besluit import Besluit
from bbzdesk.domain.datum import Geboortedatum
from bbzdesk.domain.feiten import FEITEN, Feit, Soort
from bbzdesk.domain.geld import uit_tekst
from bbzdesk.domain.lening import ANNUITAIR, Schema, Termijn
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.uitleg import GebruikteParameter, Regel
from bbzdesk.services import besluiten, besluitinhoud, brieven, instellingen
from bbzdesk.services.brieven import Briefgegevens
from bbzdesk.services.kantoor import Kantoor, NietMogelijk
from bbzdesk.store import records


def als_docx(kantoor: Kantoor, besluit_id: str) -> bytes:
    """The decision as an editable copy; refuses when the text of its letter is another one by now."""
    with kantoor.opslag.lees() as bron:
        besluit = records.haal(bron, Besluit, besluit_id)
        bekend = instellingen.parameters_van(kantoor.inhoud.parameters, bron)
    brief = kantoor.inhoud.brieven.get(besluit.brief)
    if brief is None or brief.versie != besluit.briefversie:
        raise NietMogelijk("De tekst van deze brief is sindsdien veranderd. Bewaar de pdf: dat is de brief zelf.")
    document = brieven.maak_document(brief, _gegevens(besluit, bekend), besluiten.merk(kantoor))
    return render_docx(document, gemaakt_op=besluit.vastgesteld_op)


def _gegevens(besluit: Besluit, bekend: Parameters) -> Briefgegevens:
    opname = besluiten.momentopname(besluit)
    feiten = {naam: _feit(FEITEN[naam], waarde) for naam, waarde in opname["feiten"].items() if naam in FEITEN}
    return Briefgegevens(
        feiten=feiten,
        voorwaarden=besluitinhoud.voorwaarden_van(feiten),
        regels=tuple(Regel(tekst, artikel, bedrag) for tekst, artikel, bedrag in opname["regels"]),
        parameters=tuple(_parameter(bekend, rij, besluit.besluitdatum) for rij in opname["parameters"]),
        schema=_schema(opname["schema"], feiten.get("lening.vorm")) if opname["schema"] else None,
    )


def _feit(feit: Feit, waarde: Any) -> Any:
    """A fact as `feit_als_json` wrote it."""
    if waarde is None or isinstance(waarde, bool):
        return waarde
    match feit.soort:
        case Soort.BEDRAG:
            return uit_tekst(waarde)
        case Soort.DATUM:
            return date.fromisoformat(waarde)
        case Soort.GEBOORTEDATUM:
            return Geboortedatum(*(int(deel) for deel in waarde.split("-")))
        case Soort.PERCENTAGE:
            return Decimal(waarde)
        case _:
            return waarde


def _parameter(bekend: Parameters, rij: Sequence[Any], op: date) -> GebruikteParameter:
    """A value of the law as it was used; how it is called and counted stands with the parameter itself."""
    naam, waarde, vanaf, bron, zekerheid = rij
    sinds = None if vanaf is None else date.fromisoformat(vanaf)
    alle = bekend.van(naam)
    gevonden = next((een for een in alle if (een.vanaf, een.bron) == (sinds, bron)), alle[-1])
    voorbij = gevonden.gecontroleerd_tot is not None and op > gevonden.gecontroleerd_tot
    onzeker = (zekerheid in "CD" or voorbij) and not gevonden.bevestigd
    etiket = gevonden.etiket or naam
    return GebruikteParameter(naam, Decimal(waarde), gevonden.eenheid, sinds, bron, zekerheid, onzeker, etiket)


def _schema(rijen: Sequence[dict[str, Any]], vorm: str | None) -> Schema:
    termijnen = tuple(
        Termijn(rij["nr"], date.fromisoformat(rij["vervaldatum"]), *(_cent(rij[naam]) for naam in _BEDRAGEN))
        for rij in rijen
    )
    bedrag = termijnen[0].termijnbedrag if vorm == ANNUITAIR else None
    return Schema(termijnen, bedrag, sum(termijn.rente for termijn in termijnen))


_BEDRAGEN = ("rente", "aflossing", "restschuld")


def _cent(tekst: str) -> int:
    bedrag = uit_tekst(tekst)
    assert bedrag is not None
    return bedrag
