"""What the municipality sets once: its own name and addresses, and dated values that it adds to the shipped ones."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import FEITEN, lees_feiten
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.parameters import GEMEENTE, Parameters, Waarde
from bbzdesk.domain.uitwisseling import GemeenteWaarde
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.store import instellingen, records
from bbzdesk.store.lezing import Lezing

GEMEENTEKLAD = "instellingen:gemeente"  # the draft of these facts, begun at the first start or on *Instellingen*
GEMEENTEFEITEN = tuple(naam for naam in FEITEN if naam.startswith("gemeente."))


def stel_gemeente_in(kantoor: Kantoor, invoer: Mapping[str, str]) -> Gedaan[None]:
    """Set the facts of the municipality that every letter prints; raises InvoerFouten."""
    feiten = lees_feiten(invoer, ("gemeente.naam",), kantoor.vandaag)
    with kantoor.werk("Gegevens van de gemeente ingesteld") as w:
        instellingen.zet(w, feiten)
    return Gedaan(None, w.wijziging)


def gemeentefeiten(bron: Lezing) -> dict[str, Any]:
    """The facts of the municipality; what was not set is unknown."""
    bewaard = instellingen.alle(bron)
    return {naam: bewaard.get(naam) for naam in GEMEENTEFEITEN}


def gemeente_nu(kantoor: Kantoor) -> dict[str, Any]:
    """The facts of the municipality as they are set now, for the form."""
    with kantoor.opslag.lees() as bron:
        return gemeentefeiten(bron)


def naam_van_de_gemeente(kantoor: Kantoor) -> str:
    """`Gemeente Voorbeeldstad`, or nothing while it was not set."""
    with kantoor.opslag.lees() as bron:
        naam = gemeentefeiten(bron)["gemeente.naam"]
    return f"Gemeente {naam}" if naam else ""


def voeg_waarde_toe(kantoor: Kantoor, waarde: GemeenteWaarde) -> Gedaan[GemeenteWaarde]:
    """Add a dated value under the name of a parameter; raises InvoerFout for an unknown name or a missing source."""
    bekend = kantoor.inhoud.parameters.van(waarde.naam)
    if not bekend:
        raise InvoerFout(
            "naam", f"“{waarde.naam[:60]}” is geen bekend bedrag of percentage. Kies een naam uit de lijst."
        )
    if not waarde.bron.strip():
        raise InvoerFout("bron", "De bron ontbreekt. Schrijf waar u de waarde hebt gevonden, zoals de Staatscourant.")
    with kantoor.werk("Bedrag toegevoegd") as w:
        zelfde = [rij for rij in records.waar(w, GemeenteWaarde, naam=waarde.naam) if _overlapt(rij, waarde)]
        if zelfde:
            raise InvoerFout(
                "vanaf", f"Er is al een waarde van de gemeente vanaf {voluit(zelfde[0].vanaf)}. Kies een andere datum."
            )
        nieuw = replace(waarde, id=w.nieuw_id(), wie=kantoor.wie, eenheid=bekend[0].eenheid)
        records.voeg_toe(w, nieuw)
    return Gedaan(nieuw, w.wijziging)


def parameters_van(meegeleverd: Parameters, bron: Lezing) -> Parameters:
    """The shipped parameters with the values of the municipality, which win on the dates they cover."""
    return meegeleverd.met(
        Waarde(
            naam=rij.naam,
            waarde=rij.waarde,
            eenheid=rij.eenheid,
            vanaf=rij.vanaf,
            tot_en_met=rij.tot_en_met,
            zekerheid="B",
            bron=f"{rij.bron} (ingevoerd door de gemeente)",
            herkomst=GEMEENTE,
            etiket=next((waarde.etiket for waarde in meegeleverd.van(rij.naam)), ""),
        )
        for rij in records.waar(bron, GemeenteWaarde)
    )


def _overlapt(een: GemeenteWaarde, ander: GemeenteWaarde) -> bool:
    return (een.tot_en_met is None or ander.vanaf <= een.tot_en_met) and (
        ander.tot_en_met is None or een.vanaf <= ander.tot_en_met
    )
