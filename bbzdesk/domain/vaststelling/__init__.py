"""The final determination of the algemene bijstand over a boekjaar (Bbz art. 5, 11 lid 2, 12, 13 and 19).

`stel_vast` is the determination itself and `prognose` the forecast during the boekjaar. `niet_vast_te_stellen` is for
accounts that never came, `direct_om_niet` for bijstand that is a gift from the start.
"""

from bbzdesk.domain.vaststelling.direct_om_niet import DirectOmNiet, DirectOmNietFeiten, direct_om_niet
from bbzdesk.domain.vaststelling.feiten import (
    ART13_LEZINGEN,
    EVENREDIG_NAAR,
    GEHEEL,
    MAANDNORMEN,
    MEERDERE,
    NAAR_JAARNORM,
    Bijstandsperiode,
    Matiging,
    Vaststellingsfeiten,
    gegeven_jaarnorm,
)
from bbzdesk.domain.vaststelling.niet_vast_te_stellen import NietVastTeStellen, Opvraagfeiten, niet_vast_te_stellen
from bbzdesk.domain.vaststelling.prognose import Prognose, prognose
from bbzdesk.domain.vaststelling.uitkomst import Vaststelling, stel_vast
from bbzdesk.domain.vaststelling.voorwaarde import Voorwaarde

__all__ = [
    "ART13_LEZINGEN",
    "EVENREDIG_NAAR",
    "GEHEEL",
    "MAANDNORMEN",
    "MEERDERE",
    "NAAR_JAARNORM",
    "Bijstandsperiode",
    "DirectOmNiet",
    "DirectOmNietFeiten",
    "Matiging",
    "NietVastTeStellen",
    "Opvraagfeiten",
    "Prognose",
    "Vaststelling",
    "Vaststellingsfeiten",
    "Voorwaarde",
    "direct_om_niet",
    "gegeven_jaarnorm",
    "niet_vast_te_stellen",
    "prognose",
    "stel_vast",
]
