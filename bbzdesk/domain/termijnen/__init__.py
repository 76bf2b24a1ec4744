"""Legal terms: when a decision is due (Bbz art. 35, Awb 4:13 to 4:17), and the other terms of the office."""

from bbzdesk.domain.termijnen.beslistermijn import (
    SOORTEN_AANVRAAG,
    Aanvraagfeiten,
    Beslistermijn,
    Dwangsom,
    Opschorting,
    beslistermijn,
)
from bbzdesk.domain.termijnen.termijn import SOORTEN_TERMIJN, Looptijd, Termijnfeiten, termijn
from bbzdesk.domain.termijnen.verjaring import Verlenging, verjaring

__all__ = [
    "SOORTEN_AANVRAAG",
    "SOORTEN_TERMIJN",
    "Aanvraagfeiten",
    "Beslistermijn",
    "Dwangsom",
    "Looptijd",
    "Opschorting",
    "Termijnfeiten",
    "Verlenging",
    "beslistermijn",
    "termijn",
    "verjaring",
]
