"""Reads the facts of a norm, which several subjects share."""

from datetime import date
from typing import TypedDict

from bbzdesk.domain.norm import LEEFVORMEN, MEESTE_MEDEBEWONERS, Situatie
from bbzdesk.services.rekenen.feiten import Feiten

FEITEN_VAN_SITUATIE = (
    "leefvorm", "geboortedatum", "partner_geboortedatum", "kinderen", "kostendelende_medebewoners",
)  # fmt: skip


class Rest(TypedDict):
    """The facts of a situation that may be left out."""

    partner_geboortedatum: date | None
    kinderen: bool | None
    kostendelende_medebewoners: int | None


def lees_situatie(feiten: Feiten) -> Situatie:
    """Read leefvorm, birth dates, children and kostendelende medebewoners."""
    return Situatie(
        leefvorm=feiten.keuze("leefvorm", LEEFVORMEN),
        geboortedatum=feiten.datum("geboortedatum"),
        **lees_rest_van_situatie(feiten),
    )


def lees_rest_van_situatie(feiten: Feiten) -> Rest:
    """Read what may be left out beside leefvorm and birth date; these two become known keys."""
    for naam in ("leefvorm", "geboortedatum"):
        feiten.negeer(naam)
    return {
        "partner_geboortedatum": feiten.datum_of_niets("partner_geboortedatum"),
        "kinderen": feiten.janee("kinderen"),
        "kostendelende_medebewoners": feiten.geheel_of_niets("kostendelende_medebewoners", 0, MEESTE_MEDEBEWONERS),
    }
