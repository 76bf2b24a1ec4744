"""`aow`: the AOW age and date (AOW art. 7a)."""

from typing import Any

from bbzdesk.domain.aow import ARTIKEL, aow
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.uitleg import Regel
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.uitvoer import datum, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """A birth date; the AOW age and the day on which it is reached."""
    geboren = feiten.datum("geboortedatum")
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = aow(geboren, lezer, parameters)
    zin = f"De AOW-leeftijd in {uitkomst.datum.year} is {uitkomst.voluit}: die is bereikt op {voluit(uitkomst.datum)}."
    return {
        "aow_leeftijd": uitkomst.voluit,
        "aow_datum": datum(uitkomst.datum),
        **verantwoording([Regel(zin, ARTIKEL)], lezer),
    }
