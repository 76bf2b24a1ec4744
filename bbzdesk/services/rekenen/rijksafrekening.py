"""`rijksafrekening`: bedrijfskapitaal settled with the state (Bbz art. 49)."""

from typing import Any

from bbzdesk.domain.datum import EERSTE_JAAR, LAATSTE_JAAR
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.rijksafrekening import Ontvangst, Verstrekking, rijksafrekening
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.uitvoer import bedrag, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """What was lent and received per year; what the state pays and takes back."""
    delen = feiten.lijst("verstrekkingen")
    if delen is None:
        feiten.meld("verstrekkingen", "“verstrekkingen” ontbreekt. Vul in: een lijst met jaar en bedrag.")
    verstrekkingen = [Verstrekking(_jaar(deel), deel.bedrag("bedrag")) for deel in delen or ()]
    ontvangsten = [
        Ontvangst(_jaar(deel), deel.bedrag("bedrag"), _verplicht_janee(deel, "verstrekt_voor_2020"))
        for deel in feiten.lijst("ontvangsten") or ()
    ]
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = rijksafrekening(verstrekkingen, ontvangsten, lezer)
    return {
        "jaren": [
            {
                "jaar": jaar.jaar,
                "vergoeding": bedrag(jaar.vergoeding),
                "terug_te_betalen": bedrag(jaar.terug_te_betalen),
                "saldo_gemeente": bedrag(jaar.saldo_gemeente),
            }
            for jaar in uitkomst.jaren
        ],
        "omslagpunt": bedrag(uitkomst.omslagpunt),
        **verantwoording(uitkomst.regels, lezer),
    }


def _jaar(feiten: Feiten) -> int:
    return feiten.geheel("jaar", EERSTE_JAAR, LAATSTE_JAAR)


def _verplicht_janee(feiten: Feiten, naam: str) -> bool:
    waarde = feiten.janee(naam)
    if waarde is None and not feiten.heeft(naam):
        feiten.meld(naam, f"“{feiten.plaats}{naam}” ontbreekt. Vul in: true of false.")
    return bool(waarde)
