"""Which bands stand above everything in this office."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bbzdesk.services import naast, toegang
from bbzdesk.ui.widgets.bands import Band, BesideBand, PracticeBand, ReadOnlyBand
from bbzdesk.ui.widgets.text import breakable
from bbzdesk.ui.work import Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor


def show_bands(kantoor: "Kantoor", work: Work, show: Callable[[Sequence[Band]], None], owner: QObject) -> None:
    """Practice and data that can only be read at once; data that are not the ones in use when that was looked up.

    The other folder may be on a disk that answers slowly or not at all, so the worker looks.
    """
    reading = toegang.waarom_alleen_lezen(kantoor)

    def put_up(beside: str | None) -> None:
        show(
            (
                *([PracticeBand()] if kantoor.oefening else []),
                *([BesideBand(breakable(beside))] if beside else []),
                *([ReadOnlyBand(reading)] if reading else []),
            )
        )

    put_up(None)
    folder = kantoor.opslag.map
    work.start(
        lambda: naast.zin(folder), lambda beside: put_up(beside) if beside else None, lambda _: None, owner=owner
    )
