"""The practice list of the office, taken over as a person does it."""

from datetime import date
from pathlib import Path

from bbzdesk.domain.uitwisseling import Inlezing
from bbzdesk.services import inleesbeeld
from bbzdesk.services.kantoor import Kantoor
from tests.kantoorhulp import RESOURCES

LIJST = RESOURCES / "oefendata" / "debiteuren.csv"
STAND_OP = date(2026, 5, 1)
PROEFMATERIAAL = Path(__file__).parents[3] / "shared" / "proefmateriaal"


def lees_in(kantoor: Kantoor, stand_op: date = STAND_OP) -> Inlezing:
    """Read the practice list and take its good rows over."""
    return inleesbeeld.neem_over(kantoor, inleesbeeld.bekijk(kantoor, LIJST, stand_op)).uitkomst
