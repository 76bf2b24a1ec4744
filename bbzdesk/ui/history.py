"""Undo and redo (Ctrl+Z, Ctrl+Y): the last act of this user, whichever page it was done on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bbzdesk.ui.desk import Desk

if TYPE_CHECKING:
    from bbzdesk.services.geschiedenis import Gedaanwerk


class History(QObject):
    """Asks the store what can be undone; keeps nothing itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def undo(self) -> None:
        """Undo the newest act, or say why that cannot be."""
        from bbzdesk.services import geschiedenis

        kantoor = self._desk.kantoor
        self._desk.read(
            lambda: geschiedenis.voor_ongedaan(kantoor),
            lambda found: self._do(found, "Er is niets om ongedaan te maken.", "Ongedaan gemaakt"),
            owner=self,
        )

    def redo(self) -> None:
        """Do again what was undone last."""
        from bbzdesk.services import geschiedenis

        kantoor = self._desk.kantoor
        self._desk.read(
            lambda: geschiedenis.voor_opnieuw(kantoor),
            lambda found: self._do(found, "Er is niets om opnieuw te doen.", "Opnieuw gedaan"),
            owner=self,
        )

    def _do(self, found: "Gedaanwerk | None", nothing: str, done: str) -> None:
        from bbzdesk.services import geschiedenis

        if found is None:
            self._desk.say(nothing, "info")
            return
        if found.waarom_niet is not None:
            self._desk.say(found.waarom_niet, "letop")
            return
        kantoor, label = self._desk.kantoor, found.label
        self._desk.act(
            lambda: geschiedenis.maak_ongedaan(kantoor, found.id),
            lambda _: self._desk.say(f"{done}: {label}."),
            owner=self,
        )
