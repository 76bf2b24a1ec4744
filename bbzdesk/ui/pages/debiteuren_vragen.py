"""The two questions of *Debiteuren*: as at which day, and the maandverwerking through which day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import debiteurenbeeld, leningen, vragen
from bbzdesk.ui.forms.dialog import FactDialog
from bbzdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from bbzdesk.ui.pages.page import PageView


def ask_day(page: "PageView", now: date | None, chosen: Callable[[date | None], None]) -> None:
    """Ask for a day, read it to see whether it can be shown, and give it on."""
    kantoor = page.desk.kantoor
    dialog = FactDialog(page, vragen.STAND, kantoor.vandaag)
    dialog.fill("stand_op", now)

    def look(values: dict[str, Any]) -> None:
        day: date = values["stand_op"]

        def show(_seen: object) -> None:
            if isValid(dialog):
                dialog.accept()
            chosen(None if day == kantoor.vandaag else day)

        page.desk.read(
            lambda: debiteurenbeeld.beeld(kantoor, day), show, owner=page, refused=partial(_refuse, page, dialog)
        )

    dialog.answered.connect(look)
    dialog.open()


def ask_month(page: "PageView") -> None:
    """Ask through which day, say beforehand what would be done, and do it in the background."""
    kantoor = page.desk.kantoor
    preview = Text("", wrap=True)
    dialog = FactDialog(page, vragen.MAANDVERWERKING, kantoor.vandaag, preview)

    def look() -> None:
        day = dialog.values()["tot_en_met"]
        if day is None:
            preview.setText("")
            return
        page.desk.read(
            lambda: debiteurenbeeld.maand_vooruit(kantoor, day),
            preview.setText,
            owner=preview,
            refused=lambda fault: preview.setText(str(fault)),
        )

    def do(values: dict[str, Any]) -> None:
        """What is not right is said in the question; after that the window is free, and the foot shows how far it is."""
        day: date = values["tot_en_met"]

        def begin(_: object) -> None:
            dialog.accept()
            page.desk.act_long(
                lambda stap: leningen.verwerk_maand(kantoor, day, stap),
                lambda count: page.desk.say(debiteurenbeeld.maand_klaar(count, day)),
                owner=page,
                words="Maandverwerking loopt…",
            )

        page.desk.read(
            lambda: debiteurenbeeld.maand_vooruit(kantoor, day), begin, owner=dialog, refused=dialog.show_fault
        )

    dialog.edited.connect(look)
    dialog.answered.connect(do)
    dialog.open()
    look()


def _refuse(page: "PageView", dialog: FactDialog, fault: GebruikersFout) -> None:
    """Beside the field, or in the message bar when the dialog was closed meanwhile."""
    if isValid(dialog):
        dialog.show_fault(fault)
    else:
        page.desk.refuse(fault)
