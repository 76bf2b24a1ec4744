"""The facts that a group of the Bbz depends on; None is not known."""

from dataclasses import dataclass
from datetime import date

GEEN, WW, PW, IOAW, WACHTGELD, ZW, WIA, ANDERS = "geen", "WW", "Pw", "IOAW", "wachtgeld", "ZW", "WIA", "anders"
UITKERINGEN = (GEEN, WW, PW, IOAW, WACHTGELD, ZW, WIA, ANDERS)
WEGENS_WERKLOOSHEID = (WW, PW, IOAW, WACHTGELD)

# Bounds of the program, to catch a slip of the keyboard.
MEESTE_UREN = 366 * 24
MEESTE_MAANDEN = 120


@dataclass(frozen=True, slots=True)
class Doelgroepfeiten:
    """The facts on a day (of the application). `uitkering` is of the applicant or the spouse.

    `onafgebroken`: the business was run without a break in the years that count. `redelijke_termijn_maanden` is policy;
    None takes the usual number from the parameters.
    """

    peildatum: date
    categorie: str
    geboortedatum: date
    woont_in_nederland: bool | None = None
    wettelijke_vereisten: bool | None = None
    uren_per_jaar: int | None = None
    volledige_zeggenschap: bool | None = None
    financieel_risico: bool | None = None
    levensvatbaar: bool | None = None
    start_bedrijf: date | None = None
    onafgebroken: bool | None = None
    uitkering: str | None = None
    inkomen_duurzaam_ontoereikend: bool | None = None
    beeindigt_uiterlijk: date | None = None
    structurele_functionele_beperking: bool | None = None
    redelijke_termijn_maanden: int | None = None
