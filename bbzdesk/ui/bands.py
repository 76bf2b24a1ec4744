"""Which bands stand above everything in this office."""

from typing import TYPE_CHECKING

from bbzdesk.services import naast, toegang
from bbzdesk.ui.widgets.bands import Band, BesideBand, PracticeBand, ReadOnlyBand
from bbzdesk.ui.widgets.text import breakable

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor


def bands_of(kantoor: "Kantoor") -> tuple[Band, ...]:
    """Practice, data that are not the ones in use, and data that can only be read."""
    beside, reading = naast.zin(kantoor.opslag.map), toegang.waarom_alleen_lezen(kantoor)
    return (
        *([PracticeBand()] if kantoor.oefening else []),
        *([BesideBand(breakable(beside))] if beside else []),
        *([ReadOnlyBand(reading)] if reading else []),
    )
