"""Reads the facts of a norm, which several subjects share."""

from bbzdesk.domain.norm import LEEFVORMEN, MEESTE_MEDEBEWONERS, Situatie
from bbzdesk.services.rekenen.feiten import Feiten

FEITEN_VAN_SITUATIE = (
    "leefvorm", "geboortedatum", "partner_geboortedatum", "kinderen", "kostendelende_medebewoners",
)  # fmt: skip


def lees_situatie(feiten: Feiten) -> Situatie:
    """Read leefvorm, birth dates, children and kostendelende medebewoners."""
    return Situatie(
        leefvorm=feiten.keuze("leefvorm", LEEFVORMEN),
        geboortedatum=feiten.datum("geboortedatum"),
        partner_geboortedatum=feiten.datum_of_niets("partner_geboortedatum"),
        kinderen=feiten.janee("kinderen"),
        kostendelende_medebewoners=feiten.geheel_of_niets("kostendelende_medebewoners", 0, MEESTE_MEDEBEWONERS),
    )
